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
mod desks;
mod field;
mod figure;
#[allow(dead_code, clippy::unwrap_used)] // the shapes that only tests want, and their words on what fails
#[path = "../../tests/foreign/mod.rs"]
mod foreign;
mod history;
mod join;
mod joplin;
mod memory;
mod merge;
mod package;
mod paper;
mod pdfmake;
mod plain;
mod preview;
mod process;
mod screen;
mod search;
mod typst;
mod unison;
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
use mimalloc::MiMalloc;
use pdf::Document;
use secretariat::{Desk, content, exchange};
use serde_json::Value;
use store::Reader;

use figure::Figure;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// What can go wrong stops the measuring and is said.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// The programs that are measured, or why one of them is not there.
pub(crate) struct Tools {
    pub(crate) motebok: PathBuf,
    pub(crate) bare: PathBuf,
    pub(crate) python: Result<PathBuf, String>,
    pub(crate) office: Result<PathBuf, String>,
    pub(crate) joplin: Result<PathBuf, String>,
    pub(crate) pdfmake: Result<PathBuf, String>,
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
            joplin: there(target.join("rivals/joplin/node_modules/.bin/joplin"), "Joplin"),
            pdfmake: there(target.join("rivals/pdfmake/node_modules/pdfmake"), "pdfmake"),
        }
    }
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [join::NEWCOMER, folder, data] => return join::newcomer(folder.as_ref(), data.as_ref()),
        [unison::RETURNER, folder, data] => return unison::returner(folder.as_ref(), data.as_ref()),
        // Cargo runs benches as tests too, where nothing is to be measured.
        all if !all.contains(&"--bench") => return Ok(()),
        _ => {}
    }
    // `cargo bench --bench rivals -- folder` measures one part.
    let wanted = arguments.into_iter().find(|argument| !argument.starts_with('-'));
    let is_wanted = |part: &str| wanted.as_ref().is_none_or(|wanted| wanted == part);
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

    if is_wanted("paper") {
        let long = serde_json::to_vec(&archive::long_meeting())?;
        let mut desk = desk_with(&scratch.join("one"), &long)?;
        let referat = paper_of(&desk)?;
        say(preview::figures(&mut desk)?);
        drop(desk);
        say(paper::figures(&tools, &long, &referat, &scratch));
    }
    if is_wanted("package") {
        say(package::figures(&scratch.join("package")));
    }
    if is_wanted("desk") || is_wanted("window") {
        let folder = scratch.join("ten-years");
        let mut desk = desk_with(&folder, &bytes(&archive::ten_years())?)?;
        if is_wanted("desk") {
            say(search::figures(&desk, &scratch)?);
            say(change::figures(&mut desk, &scratch)?);
        }
        let referat = paper_of(&desk)?;
        drop(desk);
        if is_wanted("window") {
            say(window::figures(&tools, &folder, &scratch));
            say(memory::figures(&tools, &folder, &referat, &scratch));
        }
    }
    if is_wanted("folder") {
        shared_folder(&tools, &scratch)?;
    }
    println!("{}", machine());
    Ok(())
}

/// What has to do with the folder that colleagues share.
fn shared_folder(tools: &Tools, scratch: &Path) -> Outcome<()> {
    fs::create_dir_all(scratch)?;
    say(merge::figures(scratch)?);
    let (folder, file) = (scratch.join("folder"), archive::ten_years());
    history::written(file.clone(), &folder)?;
    let (joined, sak) = join::figures(&folder, &file, scratch)?;
    say(joined);
    say(field::figures(&folder, scratch)?);
    let (unchanged, nothing) = unison::figures(&folder, scratch)?;
    say(unchanged);
    say(joplin::figures(tools, &file, scratch, (sak, nothing)));
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
