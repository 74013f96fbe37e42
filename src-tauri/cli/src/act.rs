//! Does what the command line asks for. Results go to stdout, sentences about errors to stderr.

use std::{
    io::{self, BufRead as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use chrono::Local;
use domain::Maalform;
use host::folder;
use secretariat::{Desk, Error, demo, exchange, find, paper, sign, user_of, verify, verify::Kontrollstatus};
use store::SystemRng;

use crate::{arguments::Command, document, sharing};

type Done = Result<ExitCode, Error>;

/// 0 when it was done, 1 when it could not be, 4 when a checked document is not whole, 5 when the shared folder
/// cannot be used now.
pub(crate) fn run(command: Command) -> ExitCode {
    let language = folder::data_folder()
        .map(|folder| user_of(&folder).maalform)
        .unwrap_or_default();
    act(command, language).unwrap_or_else(|error| {
        eprintln!("{}", error.feil(language).message);
        ExitCode::FAILURE
    })
}

fn act(command: Command, language: Maalform) -> Done {
    let lines = match command {
        Command::Demo { out } => {
            std::fs::create_dir_all(&out).map_err(|cause| failed(&out, cause))?;
            demo::run_demo(&out)?
                .iter()
                .map(|file| file.display().to_string())
                .collect()
        }
        Command::Import { fil } => {
            let bytes = paper::read_file(&fil)?;
            let came = at_desk(|desk| exchange::import(desk, &bytes))?;
            vec![format!(
                "{} saker, {} møter, {} utvalg",
                came.saker, came.moeter, came.utvalg
            )]
        }
        Command::Export {
            out,
            med_kontaktopplysninger,
        } => {
            at_desk(|desk| paper::write_file(&out, &exchange::export(desk, med_kontaktopplysninger)?))?;
            vec![out.display().to_string()]
        }
        Command::Document(asked) => document::make(&asked, language)?,
        Command::Sign { fil, key, felt, out } => {
            let (pdf, p12, password) = (paper::read_file(&fil)?, paper::read_file(&key)?, password()?);
            let now = Local::now().fixed_offset();
            let signed = sign::sign_at(now, &pdf, &p12, &password, felt.as_deref(), language, "")?;
            paper::write_file(&out, &signed)?;
            vec![out.display().to_string()]
        }
        Command::Verify { fil, json } => return check(&paper::read_file(&fil)?, json, language),
        Command::Sync { once, what } => {
            let is_well = at_desk(|desk| match what {
                Some(what) => sharing::act(desk, what),
                None => sharing::share(desk, once),
            })?;
            return Ok(ExitCode::from(if is_well { 0 } else { 5 }));
        }
        Command::Search { tekst } => at_desk(|desk| find::search(desk, &tekst.join(" "), 50))?
            .iter()
            .map(line)
            .collect(),
    };
    Ok(print_lines(lines))
}

/// Something found, on one line.
fn line(hit: &find::Treff) -> String {
    let words: String = hit.utdrag.iter().map(|part| part.tekst.as_str()).collect();
    format!(
        "{}\t{}\t{}",
        hit.undertittel,
        hit.tittel,
        words.replace('\n', " ")
    )
}

/// Works in the data folder, which no window may have open.
pub(crate) fn at_desk<T>(work: impl FnOnce(&mut Desk) -> Result<T, Error>) -> Result<T, Error> {
    let folder = data_folder()?;
    std::fs::create_dir_all(&folder).map_err(|cause| failed(&folder, cause))?;
    let _lock = store::lock(&folder, &mut SystemRng)?;
    work(&mut Desk::open(&folder)?)
}

pub(crate) fn data_folder() -> Result<PathBuf, Error> {
    folder::data_folder().ok_or_else(|| {
        failed(
            Path::new("MOTEBOK_DATA"),
            io::Error::from(io::ErrorKind::NotFound),
        )
    })
}

fn check(pdf: &[u8], json: bool, language: Maalform) -> Done {
    let found = verify::verify_bytes(pdf, language)?;
    if json {
        print_lines([serde_json::to_string_pretty(&found).unwrap_or_default()]);
    } else {
        print_lines(&found.linjer);
    }
    let whole = matches!(found.status, Kontrollstatus::Hel | Kontrollstatus::HelMedTillegg);
    Ok(if whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(4)
    })
}

/// From the environment, so that it stands in no list of processes; else the first line of standard input.
pub(crate) fn password() -> Result<String, Error> {
    if let Ok(given) = std::env::var("MOTEBOK_PASSORD") {
        return Ok(given);
    }
    let mut line = String::new();
    io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|cause| failed(Path::new("stdin"), cause))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// A reader that hangs up early, such as `head`, is no error.
pub(crate) fn print_lines<T: std::fmt::Display>(lines: impl IntoIterator<Item = T>) -> ExitCode {
    let mut out = io::stdout().lock();
    for line in lines {
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}

pub(crate) fn failed(path: &Path, cause: io::Error) -> Error {
    Error::File {
        path: path.display().to_string(),
        cause,
    }
}
