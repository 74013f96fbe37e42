//! A referat of sixty saker to PDF: from the exchange file through the program's own command, beside Typst from its own
//! source, both to tagged PDF/A-2a and PDF/UA-1; beside `LibreOffice` and pdfmake from theirs, to what they can; and
//! beside ten times as many saker.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use pdf::{Document, preview::Preview};

use crate::{
    Outcome, Tools, archive,
    figure::{Figure, Rival, Target, Unit, median},
    pdfmake, process, typst, writer,
};

const ROUNDS: usize = 5;

/// Compiles and tells the processor time and the time of that alone, without Python's own start.
const COMPILE: &str = "
import resource, sys, time, typst
source, out, fonts = sys.argv[1:]
user, wall = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_utime, time.perf_counter
u, w = user(), wall()
typst.compile(source, output=out, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=['a-2a', 'ua-1'])
print(user() - u, wall() - w)
";

/// The figures, for one referat as an exchange file and as the paper made of it.
pub(crate) fn figures(tools: &Tools, exchange: &[u8], referat: &Document, scratch: &Path) -> Vec<Figure> {
    let said = |result: Outcome<Made>| result.map_err(|why| why.to_string());
    let (ours, memory) = match ours(tools, exchange, scratch, "referat") {
        Ok((made, memory)) => (Ok(made), Ok(memory)),
        Err(why) => (Err(why.to_string()), Err(why.to_string())),
    };
    let typst = said(by_typst(tools, referat, scratch));
    let pages = |made: &Result<Made, String>| {
        made.as_ref()
            .map_or_else(|_| "–".to_owned(), |made| made.pages.to_string())
    };
    let beside =
        |what: String, unit, of: fn(&Made) -> f64, name, theirs: &Result<Made, String>, times| Figure {
            what,
            unit,
            ours: ours.as_ref().map(of).map_err(Clone::clone),
            rival: Rival {
                name,
                value: theirs.as_ref().map(of).map_err(Clone::clone),
            },
            target: times,
        };
    let user = |name, theirs: &Result<Made, String>, times| {
        let what = format!(
            "referat to PDF, {} and {} pages, user",
            pages(&ours),
            pages(theirs)
        );
        beside(
            what,
            Unit::Seconds,
            |made| made.user,
            name,
            theirs,
            Target::Times(times),
        )
    };
    let ten_times = || -> Outcome<Made> {
        let long = serde_json::to_vec(&archive::meeting_of(600))?;
        Ok(self::ours(tools, &long, scratch, "ten-times")?.0)
    };
    let ten_times = said(ten_times());
    vec![
        user("Typst", &typst, 0.5),
        user("LibreOffice", &said(by_office(tools, referat, scratch)), 0.15),
        user("pdfmake", &said(by_pdfmake(tools, referat, scratch)), 0.1),
        beside(
            "referat to PDF, wall".to_owned(),
            Unit::Seconds,
            |made| made.wall,
            "Typst",
            &typst,
            Target::None,
        ),
        beside(
            "referat, its file".to_owned(),
            Unit::Kilobytes,
            |made| made.size,
            "Typst",
            &typst,
            Target::Times(1.0),
        ),
        Figure {
            what: "referat to PDF, memory at most".to_owned(),
            unit: Unit::Megabytes,
            ours: memory,
            rival: Rival::NONE,
            target: Target::AtMost(64.0),
        },
        Figure {
            what: "referat of 600 saker to PDF, user".to_owned(),
            unit: Unit::Seconds,
            ours: ten_times.map(|made| made.user),
            rival: Rival {
                name: "itself of 60",
                value: ours.as_ref().map(|made| made.user).map_err(Clone::clone),
            },
            target: Target::Times(11.0),
        },
    ]
}

/// What it took to make a paper, in seconds; how long it is, and how many kilobytes.
struct Made {
    user: f64,
    wall: f64,
    pages: usize,
    size: f64,
}

/// Makes the paper, and says how much memory the program held at most.
fn ours(tools: &Tools, exchange: &[u8], scratch: &Path, name: &str) -> Outcome<(Made, f64)> {
    let (from, out) = (
        scratch.join(format!("{name}.json")),
        scratch.join(format!("{name}.pdf")),
    );
    fs::write(&from, exchange)?;
    let mut command = Command::new(&tools.motebok);
    command
        .args(["document", "referat", "--from"])
        .arg(&from)
        .arg("--out")
        .arg(&out);
    let memory = process::most(&mut command)?;
    Ok((whole(&out, command)?, memory))
}

/// Of a program that does nothing else, from its start to its end.
fn whole(out: &Path, mut command: Command) -> Outcome<Made> {
    repeated(out, || {
        let (cost, _) = process::run(&mut command)?;
        Ok((cost.user, cost.wall))
    })
}

fn fonts() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/fonts")
}

fn by_typst(tools: &Tools, referat: &Document, scratch: &Path) -> Outcome<Made> {
    let python = tools.python.as_ref().map_err(Clone::clone)?;
    let (source, out) = (scratch.join("referat.typ"), scratch.join("typst.pdf"));
    fs::write(&source, typst::written(referat))?;
    repeated(&out, || {
        let mut command = Command::new(python);
        command.args(["-c", COMPILE]).args([&source, &out, &fonts()]);
        let (_, said) = process::run(&mut command)?;
        let mut numbers = said.split_whitespace().map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(user)), Some(Ok(wall))) => Ok((user, wall)),
            _ => Err("Typst told no time".into()),
        }
    })
}

fn by_office(tools: &Tools, referat: &Document, scratch: &Path) -> Outcome<Made> {
    let office = tools.office.as_ref().map_err(Clone::clone)?;
    let folder = scratch.join("office");
    fs::create_dir_all(&folder)?;
    let source = folder.join("referat.fodt");
    fs::write(&source, writer::written(referat))?;
    let mut command = Command::new(office);
    command
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir"])
        .args([&folder, &source]);
    whole(&folder.join("referat.pdf"), command)
}

fn by_pdfmake(tools: &Tools, referat: &Document, scratch: &Path) -> Outcome<Made> {
    let module = tools.pdfmake.as_ref().map_err(Clone::clone)?;
    let (source, out) = (scratch.join("pdfmake.json"), scratch.join("pdfmake.pdf"));
    fs::write(&source, serde_json::to_vec(&pdfmake::written(referat))?)?;
    let mut command = Command::new("node");
    command
        .args(["-e", pdfmake::MAKE])
        .args([module, &source, &out, &fonts()]);
    whole(&out, command)
}

/// The medians of some rounds; the first only warms the caches.
fn repeated(out: &Path, mut make: impl FnMut() -> Outcome<(f64, f64)>) -> Outcome<Made> {
    let (mut user, mut wall) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let took = make()?;
        if round > 0 {
            user.push(took.0);
            wall.push(took.1);
        }
    }
    let file = fs::read(out)?;
    Ok(Made {
        user: median(&user),
        wall: median(&wall),
        size: file.len() as f64 / 1000.0,
        pages: Preview::open(file)?.pages(),
    })
}
