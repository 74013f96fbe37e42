//! `make bench`: the program beside what a user would pick instead, measured on one machine in one run.
//!
//! Every line is a figure of ours, the rival's, and their ratio: absolute times say little about another machine.
//! What `scripts/bench` could not install is said in its line. What was shown on the screen lies afterwards beside the
//! other files in the target folder, `tmp/rivals/*.xwd`.

// A bench measures and prints. Counts of files and rounds fit in any number.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss
)]

mod archive;
mod change;
mod figure;
mod memory;
mod paper;
mod plain;
mod process;
mod screen;
mod search;
mod typst;
mod window;
mod words;
mod writer;

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    thread,
};

use chrono::NaiveDate;
use domain::{Dokumentart, Moete};
use pdf::Document;
use secretariat::{Desk, content, exchange};
use serde_json::Value;
use store::Reader;

use figure::Figure;

/// What can go wrong stops the measuring and is said.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// The programs that are measured, or why one of them is not there.
pub(crate) struct Tools {
    pub(crate) motebok: PathBuf,
    pub(crate) bare: PathBuf,
    pub(crate) python: Result<PathBuf, String>,
    pub(crate) office: Result<PathBuf, String>,
}

impl Tools {
    /// As `scripts/bench` left them in the target folder.
    fn find(target: &Path) -> Self {
        let there = |path: PathBuf, what: &str| {
            if path.exists() {
                Ok(path)
            } else {
                Err(format!("{what} is not installed"))
            }
        };
        let path = std::env::var_os("PATH").unwrap_or_default();
        let office = std::env::split_paths(&path)
            .map(|folder| folder.join("soffice"))
            .find(|file| file.exists());
        Self {
            motebok: target.join("release/motebok"),
            bare: target.join("rivals/bare"),
            python: there(target.join("rivals/venv/bin/python"), "Typst"),
            office: office.ok_or_else(|| "LibreOffice is not installed".to_owned()),
        }
    }
}

fn main() -> Outcome<()> {
    // Cargo runs benches as tests too, where nothing is to be measured.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rivals");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    let tools = Tools::find(scratch.ancestors().nth(2).ok_or("no target folder")?);
    println!("{}", machine());
    println!(
        "{:<42} {:>9} {:>9} {:<19} {:>6}  target",
        "", "ours", "rival", "", "ratio"
    );

    let long = serde_json::to_vec(&archive::long_meeting())?;
    let short_desk = desk_with(&scratch.join("one"), &long)?;
    let referat = paper_of(&short_desk)?;
    drop(short_desk);
    say(paper::figures(&tools, &long, &referat, &scratch));

    let folder = scratch.join("ten-years");
    let mut desk = desk_with(&folder, &bytes(&archive::ten_years())?)?;
    say(search::figures(&desk, &scratch)?);
    say(change::figures(&mut desk, &scratch)?);
    let referat = paper_of(&desk)?;
    drop(desk);
    say(window::figures(&tools, &folder, &scratch));
    say(memory::figures(&tools, &folder, &referat, &scratch));
    println!("{}", machine());
    Ok(())
}

fn bytes(file: &Value) -> Outcome<Vec<u8>> {
    Ok(serde_json::to_vec(file)?)
}

fn say(figures: Vec<Figure>) {
    for figure in figures {
        println!("{figure}");
    }
}

/// How busy the machine is with other things; a figure taken beside others' work is worth less.
fn machine() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?").to_owned();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    format!("{cores} cores, load {load}")
}

/// A desk with everything that is in an exchange file.
fn desk_with(folder: &Path, exchange: &[u8]) -> Outcome<Desk> {
    fs::create_dir_all(folder)?;
    let mut desk = Desk::open(folder)?;
    exchange::import(&mut desk, exchange)?;
    Ok(desk)
}

/// The referat of the newest meeting, as blocks.
fn paper_of(desk: &Desk) -> Outcome<Document> {
    let meetings: Vec<Moete> = desk.store().all()?;
    let newest = meetings
        .iter()
        .max_by_key(|meeting| meeting.dato)
        .ok_or("no meeting")?;
    let content = content::content(desk.store(), newest.id)?;
    let day = NaiveDate::from_ymd_opt(2026, 1, 27).and_then(|day| day.and_hms_opt(12, 0, 0));
    Ok(documents::dokument(
        &content,
        &documents::Options {
            art: Dokumentart::Referat,
            laget: day.ok_or("no day")?,
            versjon: None,
            foreloepig: true,
            signatur: true,
            merknad: None,
        },
    ))
}
