//! Joplin, which shares notes through a plain folder too, with a note for each of the first saker of the ten years: its
//! command line, without its encryption, into a second profile.
//!
//! Both start as a process each time. Joplin has a file for each note and waits a little for each, so the times are told by
//! the sak; ours is ten years' worth of them, sealed and signed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{
    Outcome, Tools,
    figure::{Figure, Rival, Target, Unit, median},
    process,
};

/// To take in all of them would take Joplin minutes.
const NOTES: usize = 500;
const ROUNDS: usize = 3;

/// What Joplin takes, in milliseconds.
struct Joplin {
    /// For each note that comes to a second profile.
    note: f64,
    /// For a pass in which nothing has changed.
    nothing: f64,
}

/// The figures: ours for each sak that comes, and for a process that finds nothing changed, both in milliseconds.
pub(crate) fn figures(
    tools: &Tools,
    file: &Value,
    scratch: &Path,
    (sak, nothing): (f64, f64),
) -> Vec<Figure> {
    let joplin = joplin(tools, file, &scratch.join("joplin")).map_err(|why| why.to_string());
    let figure = |what: &str, ours, value| Figure {
        what: what.to_owned(),
        unit: Unit::Milliseconds,
        ours: Ok(ours),
        rival: Rival {
            name: "Joplin",
            value,
        },
        target: Target::Times(1.0),
    };
    let its = |of: fn(&Joplin) -> f64| joplin.as_ref().map(of).map_err(Clone::clone);
    vec![
        figure("a sak comes to a new colleague", sak, its(|joplin| joplin.note)),
        figure(
            "nothing changed, a process of its own",
            nothing,
            its(|joplin| joplin.nothing),
        ),
    ]
}

fn joplin(tools: &Tools, file: &Value, scratch: &Path) -> Outcome<Joplin> {
    let program = tools.joplin.as_ref().map_err(Clone::clone)?;
    let (notes, folder) = (scratch.join("notes"), scratch.join("folder"));
    fs::create_dir_all(&folder)?;
    let count = write_notes(file, &notes)?;
    let sync: &[&Path] = &["sync".as_ref()];
    let writer = Profile::new(program, scratch.join("writer"), &folder)?;
    writer.run(&["import".as_ref(), "--format".as_ref(), "md".as_ref(), &notes])?;
    writer.run(sync)?;
    let reader = Profile::new(program, scratch.join("reader"), &folder)?;
    let came = reader.run(sync)?;
    let nothing = (0..ROUNDS)
        .map(|_| reader.run(sync))
        .collect::<Outcome<Vec<_>>>()?;
    Ok(Joplin {
        note: came / count as f64,
        nothing: median(&nothing),
    })
}

/// One user's notes.
struct Profile<'a> {
    program: &'a Path,
    home: PathBuf,
}

impl<'a> Profile<'a> {
    /// An empty one that syncs with a folder.
    fn new(program: &'a Path, home: PathBuf, folder: &Path) -> Outcome<Self> {
        let profile = Self { program, home };
        // 2 is a folder of the file system.
        profile.run(&["config", "sync.target", "2"].map(Path::new))?;
        profile.run(&["config".as_ref(), "sync.2.path".as_ref(), folder])?;
        Ok(profile)
    }

    /// How long it takes, in milliseconds.
    fn run(&self, arguments: &[&Path]) -> Outcome<f64> {
        let mut command = Command::new(self.program);
        command.arg("--profile").arg(&self.home).args(arguments);
        Ok(process::run(&mut command)?.0.wall * 1e3)
    }
}

/// A note for each of the first saker: its case paper, and its minutes.
fn write_notes(file: &Value, notes: &Path) -> Outcome<usize> {
    let book = notes.join("saker");
    fs::create_dir_all(&book)?;
    let list = |kind: &str| file[kind].as_array().cloned().unwrap_or_default();
    let (saker, items) = (list("saksmappe"), list("moetesak"));
    let mut count = 0;
    for (sak, item) in saker.iter().zip(&items).take(NOTES) {
        let texts = [
            &sak["tekster"]["bakgrunn"],
            &item["tekster"]["behandling"],
            &item["tekster"]["vedtak"],
        ];
        let texts = texts.map(|text| text.as_str().unwrap_or_default());
        count += 1;
        let note: PathBuf = book.join(format!("{count}.md"));
        fs::write(
            note,
            format!(
                "{}\n\n{}\n",
                sak["tittel"].as_str().unwrap_or_default(),
                texts.join("\n\n")
            ),
        )?;
    }
    Ok(count)
}
