//! Sends a paper to a printer, through the commands that CUPS has on Linux.

use std::{
    ffi::OsString,
    io::{self, Write as _},
    path::Path,
    process::{Command, Output, Stdio},
};

use serde::Deserialize;
use texts::Texts;

use crate::print::Utskrift;

/// How a paper is printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Skrivervalg {
    /// The printer; the system's own choice when nobody chose one.
    pub skriver: Option<String>,
    /// How many copies.
    pub kopier: u16,
    /// On both sides of the sheet, turned over the long edge.
    pub tosidig: bool,
}

/// Why a paper was not sent to a printer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Skriverfeil {
    /// The system's printing commands are not there.
    #[error("the command `lp` is not there")]
    UtenUtskrift,
    /// No printer is set up.
    #[error("no printer is set up")]
    UtenSkriver,
    /// The printer that was named is not there.
    #[error("{navn:?} is not one of {valg:?}")]
    UkjentSkriver {
        /// The name.
        navn: String,
        /// What there is.
        valg: Vec<String>,
    },
    /// The system took no order.
    #[error("`lp` says: {grunn}")]
    Avvist {
        /// What it said.
        grunn: String,
    },
}

impl Skriverfeil {
    pub(crate) fn sentence(&self, texts: &Texts) -> String {
        match self {
            Self::UtenUtskrift => texts.word("feil-uten-utskrift"),
            Self::UtenSkriver => texts.word("feil-uten-skriver"),
            Self::UkjentSkriver { navn, valg } => texts.get(
                "feil-ukjent-skriver",
                &[("navn", navn.into()), ("valg", valg.join("; ").into())],
            ),
            Self::Avvist { grunn } => texts.get("feil-utskrift-avvist", &[("grunn", grunn.into())]),
        }
    }
}

/// The system's commands for printing.
#[derive(Debug, Clone)]
pub struct Skrivere {
    lp: OsString,
    lpstat: OsString,
}

impl Default for Skrivere {
    fn default() -> Self {
        Self {
            lp: "lp".into(),
            lpstat: "lpstat".into(),
        }
    }
}

impl Skrivere {
    /// The commands of a folder, in place of the system's.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            lp: folder.join("lp").into(),
            lpstat: folder.join("lpstat").into(),
        }
    }

    /// The printers' names, as CUPS has them.
    pub fn list(&self) -> Result<Vec<String>, Skriverfeil> {
        let said = Command::new(&self.lpstat)
            .arg("-e")
            .stdin(Stdio::null())
            .output()
            .map_err(no_command)?;
        // Without a printer `lpstat` may say so as an error.
        let names = String::from_utf8_lossy(&said.stdout);
        Ok(names
            .lines()
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect())
    }

    /// Sends the PDF. It goes through a pipe, so nothing that may be exempt is left in a file of ours.
    pub fn print(&self, paper: &Utskrift, choice: &Skrivervalg) -> Result<(), Skriverfeil> {
        let there = self.list()?;
        if there.is_empty() {
            return Err(Skriverfeil::UtenSkriver);
        }
        if let Some(name) = choice.skriver.as_ref().filter(|name| !there.contains(name)) {
            return Err(Skriverfeil::UkjentSkriver {
                navn: name.clone(),
                valg: there,
            });
        }
        let said = self.order(paper, choice).map_err(no_command)?;
        if said.status.success() {
            return Ok(());
        }
        Err(Skriverfeil::Avvist {
            grunn: String::from_utf8_lossy(&said.stderr).trim().to_owned(),
        })
    }

    fn order(&self, paper: &Utskrift, choice: &Skrivervalg) -> io::Result<Output> {
        let mut order = Command::new(&self.lp)
            .args(arguments(&paper.filnavn, choice))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut pipe) = order.stdin.take() {
            match pipe.write_all(&paper.bytes) {
                // It gave up before it had read all, and says why.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                written => written?,
            }
        }
        order.wait_with_output()
    }
}

/// What `lp` is asked for: `-n 2 -o sides=two-sided-long-edge -d NAME -t TITLE`. Sides are always said, because a printer
/// may have its own habit.
fn arguments(title: &str, choice: &Skrivervalg) -> Vec<String> {
    let sides = if choice.tosidig {
        "sides=two-sided-long-edge"
    } else {
        "sides=one-sided"
    };
    let mut arguments = vec![
        "-n".to_owned(),
        choice.kopier.to_string(),
        "-o".to_owned(),
        sides.to_owned(),
    ];
    if let Some(name) = &choice.skriver {
        arguments.extend(["-d".to_owned(), name.clone()]);
    }
    arguments.extend(["-t".to_owned(), title.to_owned()]);
    arguments
}

fn no_command(error: io::Error) -> Skriverfeil {
    match error.kind() {
        io::ErrorKind::NotFound => Skriverfeil::UtenUtskrift,
        _ => Skriverfeil::Avvist {
            grunn: error.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(skriver: Option<&str>) -> Skrivervalg {
        Skrivervalg {
            skriver: skriver.map(str::to_owned),
            kopier: 2,
            tosidig: true,
        }
    }

    #[test]
    fn copies_sides_and_printer_are_said_each_in_its_own_word() {
        assert_eq!(
            arguments("Referat SSU.pdf", &choice(Some("-Andre etasje; rm"))),
            [
                "-n",
                "2",
                "-o",
                "sides=two-sided-long-edge",
                "-d",
                "-Andre etasje; rm",
                "-t",
                "Referat SSU.pdf"
            ]
        );
        let plain = Skrivervalg {
            skriver: None,
            kopier: 1,
            tosidig: false,
        };
        assert_eq!(
            arguments("x", &plain),
            ["-n", "1", "-o", "sides=one-sided", "-t", "x"]
        );
    }

    #[test]
    fn a_system_without_printing_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let none = Skrivere::in_folder(folder.path());
        assert_eq!(
            none.print(&paper(), &choice(None)),
            Err(Skriverfeil::UtenUtskrift)
        );
    }

    fn paper() -> Utskrift {
        Utskrift {
            filnavn: "Referat SSU.pdf".to_owned(),
            bytes: b"%PDF-1.7 \xFF\0".repeat(40_000),
        }
    }

    /// Commands that write down what they were asked, in a folder of their own.
    #[cfg(unix)]
    fn commands(printers: &str, lp: &str) -> tempfile::TempDir {
        use std::{fs, os::unix::fs::PermissionsExt as _};
        let folder = tempfile::tempdir().unwrap();
        for (name, script) in [("lpstat", format!("printf '{printers}'")), ("lp", lp.to_owned())] {
            let path = folder.path().join(name);
            fs::write(
                &path,
                format!("#!/bin/sh\ncd '{}'\n{script}\n", folder.path().display()),
            )
            .unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        folder
    }

    #[cfg(unix)]
    #[test]
    fn a_paper_reaches_the_printer_whole_and_with_what_was_chosen() {
        let folder = commands(
            r"Kontoret\nAndre etasje\n",
            r#"printf '%s\n' "$@" > asked; cat > got"#,
        );
        let printers = Skrivere::in_folder(folder.path());
        assert_eq!(printers.list().unwrap(), ["Kontoret", "Andre etasje"]);
        printers.print(&paper(), &choice(Some("Andre etasje"))).unwrap();
        let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
        assert_eq!(read("got"), paper().bytes);
        assert!(
            String::from_utf8(read("asked"))
                .unwrap()
                .contains("-d\nAndre etasje\n")
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_printed_is_said_with_the_reason() {
        let busy = commands(r"Kontoret\n", "echo 'lp: Out of paper' >&2; exit 1");
        let printers = Skrivere::in_folder(busy.path());
        assert_eq!(
            printers.print(&paper(), &choice(None)),
            Err(Skriverfeil::Avvist {
                grunn: "lp: Out of paper".to_owned()
            })
        );
        assert!(matches!(
            printers.print(&paper(), &choice(Some("Loftet"))),
            Err(Skriverfeil::UkjentSkriver { valg, .. }) if valg == ["Kontoret"]
        ));
        let none = commands("", "");
        assert_eq!(
            Skrivere::in_folder(none.path()).print(&paper(), &choice(None)),
            Err(Skriverfeil::UtenSkriver)
        );
    }
}
