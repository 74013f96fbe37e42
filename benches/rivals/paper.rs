//! A referat of sixty saker to PDF: from the exchange file through the program's own command, beside Typst from its
//! own source, both to tagged PDF/A-2a and PDF/UA-1.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use pdf::{Document, preview::Preview};

use crate::{
    Outcome, Tools,
    figure::{Figure, Rival, Target, Unit, median},
    process, typst,
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
    let (ours, theirs) = (
        said(ours(tools, exchange, scratch)),
        said(theirs(tools, referat, scratch)),
    );
    let pages = |made: &Result<Made, String>| {
        made.as_ref()
            .map_or_else(|_| "–".to_owned(), |made| made.pages.to_string())
    };
    let both = format!("{} and {} pages", pages(&ours), pages(&theirs));
    let figure = |what: String, of: fn(&Made) -> f64, target| Figure {
        what,
        unit: Unit::Seconds,
        ours: ours.as_ref().map(of).map_err(Clone::clone),
        rival: Rival {
            name: "Typst",
            value: theirs.as_ref().map(of).map_err(Clone::clone),
        },
        target,
    };
    vec![
        figure(
            format!("referat to PDF, {both}, user"),
            |made| made.user,
            Target::Times(1.0),
        ),
        figure("referat to PDF, wall".to_owned(), |made| made.wall, Target::None),
    ]
}

/// What it took to make a paper, in seconds, and how long the paper is.
struct Made {
    user: f64,
    wall: f64,
    pages: usize,
}

fn ours(tools: &Tools, exchange: &[u8], scratch: &Path) -> Outcome<Made> {
    let (from, out) = (scratch.join("referat.json"), scratch.join("referat.pdf"));
    fs::write(&from, exchange)?;
    repeated(&out, || {
        let mut command = Command::new(&tools.motebok);
        command
            .args(["document", "referat", "--from"])
            .arg(&from)
            .arg("--out")
            .arg(&out);
        let (cost, _) = process::run(&mut command)?;
        Ok((cost.user, cost.wall))
    })
}

fn theirs(tools: &Tools, referat: &Document, scratch: &Path) -> Outcome<Made> {
    let python = tools.python.as_ref().map_err(Clone::clone)?;
    let (source, out) = (scratch.join("referat.typ"), scratch.join("typst.pdf"));
    fs::write(&source, typst::written(referat))?;
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    repeated(&out, || {
        let mut command = Command::new(python);
        command.args(["-c", COMPILE]).args([&source, &out, &fonts]);
        let (_, said) = process::run(&mut command)?;
        let mut numbers = said.split_whitespace().map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(user)), Some(Ok(wall))) => Ok((user, wall)),
            _ => Err("Typst told no time".into()),
        }
    })
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
    Ok(Made {
        user: median(&user),
        wall: median(&wall),
        pages: Preview::open(fs::read(out)?)?.pages(),
    })
}
