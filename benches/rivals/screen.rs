//! A screen without glass: Xvfb, whose picture lies in a file and is read as it changes.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{Outcome, process::Running};

/// How often the picture is looked at.
const GLANCE: Duration = Duration::from_millis(5);
/// A picture that has not changed for this long is finished.
const CALM: Duration = Duration::from_millis(700);
const PATIENCE: Duration = Duration::from_mins(1);
/// Letters have soft edges: with this many new colours something is written on the screen.
const WRITTEN: usize = 8;

/// A screen of its own, dark until something is shown.
pub(crate) struct Screen {
    server: Child,
    display: String,
    folder: PathBuf,
    dark: BTreeSet<[u8; 4]>,
}

/// When a program that was just started could be seen, in seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// Its window was there.
    pub(crate) window: f64,
    /// The first words stood in it.
    pub(crate) paint: f64,
    /// The picture changed for the last time.
    pub(crate) whole: f64,
}

impl Screen {
    /// Switches a screen on.
    pub(crate) fn on(folder: &Path) -> Outcome<Self> {
        fs::create_dir_all(folder)?;
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1440x1000x24",
                "-nolisten",
                "tcp",
                "-fbdir",
            ])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| "Xvfb is missing (Debian: xvfb)")?;
        let mut number = String::new();
        let answer = server.stdout.take().ok_or("Xvfb says nothing")?;
        BufReader::new(answer).read_line(&mut number)?;
        let mut screen = Self {
            server,
            display: format!(":{}", number.trim()),
            folder: folder.to_owned(),
            dark: BTreeSet::new(),
        };
        screen.dark = colours(&screen.picture()?, usize::MAX, &BTreeSet::new());
        Ok(screen)
    }

    /// A program that will show itself here, in a home of its own, with the fonts of ours and a cursor that does
    /// not blink: a picture that changes for ever is never finished.
    pub(crate) fn program(&self, path: impl AsRef<Path>) -> Outcome<Command> {
        let home = self.folder.join("home");
        fs::create_dir_all(home.join(".fonts"))?;
        for font in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts"))? {
            let font = font?;
            fs::copy(font.path(), home.join(".fonts").join(font.file_name()))?;
        }
        fs::create_dir_all(home.join("CONFIG/gtk-3.0"))?;
        fs::write(
            home.join("CONFIG/gtk-3.0/settings.ini"),
            "[Settings]\ngtk-cursor-blink=0\n",
        )?;
        let mut command = Command::new(path.as_ref());
        command
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("HOME", &home)
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY");
        for kind in ["CACHE", "CONFIG", "DATA"] {
            command.env(format!("XDG_{kind}_HOME"), home.join(kind));
        }
        Ok(command)
    }

    /// Starts a program and watches until its picture is finished.
    pub(crate) fn watch(&self, command: &mut Command) -> Outcome<(Running, Seen)> {
        let began = Instant::now();
        let mut running = Running::start(command)?;
        let since = || began.elapsed().as_secs_f64();
        let (mut window, mut paint, mut whole) = (None, None, 0.0);
        let mut last = Vec::new();
        while began.elapsed() < PATIENCE && !running.is_over() {
            let now = self.picture()?;
            if now != last {
                whole = since();
                let new = colours(&now, WRITTEN, &self.dark).len();
                window = window.or((new > 0).then_some(whole));
                paint = paint.or((new >= WRITTEN).then_some(whole));
                last = now;
            }
            if let (Some(window), Some(paint)) = (window, paint)
                && since() - whole > CALM.as_secs_f64()
            {
                return Ok((running, Seen { window, paint, whole }));
            }
            thread::sleep(GLANCE);
        }
        Err("nothing was shown".into())
    }

    /// Types into the program as a person would.
    pub(crate) fn hands(&self, arguments: &[&str]) -> Outcome<()> {
        let done = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .status()
            .map_err(|_| "xdotool is missing (Debian: xdotool)")?;
        if done.success() {
            Ok(())
        } else {
            Err("xdotool could not type".into())
        }
    }

    /// Keeps the picture, in the format of `xwd`, for whoever wants to see what was measured.
    pub(crate) fn keep(&self, file: &Path) -> Outcome<()> {
        fs::copy(self.folder.join("Xvfb_screen0"), file)?;
        Ok(())
    }

    fn picture(&self) -> Outcome<Vec<u8>> {
        Ok(fs::read(self.folder.join("Xvfb_screen0"))?)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The colours of a picture that are not among `known`; it stops looking at `enough`.
fn colours(picture: &[u8], enough: usize, known: &BTreeSet<[u8; 4]>) -> BTreeSet<[u8; 4]> {
    // The header of an xwd file begins with its own size, and says how long the table of colours after it is.
    let number = |at: usize| {
        let bytes = picture.get(at..at + 4).and_then(|four| four.try_into().ok());
        bytes.map_or(0, |four| u32::from_be_bytes(four) as usize)
    };
    let pixels = number(0) + number(76) * 12;
    let mut found = BTreeSet::new();
    let mut last = None;
    for pixel in picture.get(pixels..).unwrap_or_default().as_chunks::<4>().0 {
        if last != Some(pixel) && !known.contains(pixel) {
            found.insert(*pixel);
            if found.len() >= enough {
                break;
            }
        }
        last = Some(pixel);
    }
    found
}
