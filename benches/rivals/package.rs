//! A meeting package of 200 attachments with 1,000 pages, beside qpdf that only joins the same files: neither covers nor
//! page numbers nor a list of contents.

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::Command,
};

use domain::{Maalform, Sakstype, Utvalg};
use secretariat::{
    Desk, agenda, attachment,
    package::{Pakkebestilling, Pakkeform, pack},
    plan, template,
};
use serde_json::json;
use store::Reader;

use crate::{
    Outcome,
    figure::{Figure, Rival, Target, Unit, median},
    foreign::Foreign,
    process,
};

const ROUNDS: usize = 5;
const FILES: usize = 200;
const PAGES: usize = 5;

/// The figures.
pub(crate) fn figures(scratch: &Path) -> Vec<Figure> {
    let files = written(scratch).map_err(|why| why.to_string());
    let of = |cost: fn(&Path, &[PathBuf]) -> Outcome<f64>| {
        let files = files.as_ref().map_err(Clone::clone)?;
        cost(scratch, files).map_err(|why| why.to_string())
    };
    let theirs = of(qpdf);
    let figure = |what: &str, ours, target| Figure {
        what: what.to_owned(),
        unit: Unit::Milliseconds,
        ours,
        rival: Rival {
            name: "qpdf",
            value: theirs.clone(),
        },
        target,
    };
    vec![
        figure(
            "200 files, 1,000 pages joined, user",
            of(joined),
            Target::Times(0.5),
        ),
        figure("the whole meeting package, user", of(packed), Target::None),
    ]
}

fn written(scratch: &Path) -> Outcome<Vec<PathBuf>> {
    fs::create_dir_all(scratch)?;
    let mut paths = Vec::new();
    for n in 0..FILES {
        let file = Foreign::new(&format!("Vedlegg {n}"), PAGES);
        let path = scratch.join(format!("{n:03}.pdf"));
        fs::write(&path, if n % 2 == 0 { file.classic() } else { file.packed() })?;
        paths.push(path);
    }
    Ok(paths)
}

/// Milliseconds of the processor, the median of some rounds; the first only warms the caches.
fn repeated(mut round: impl FnMut() -> Outcome<f64>) -> Outcome<f64> {
    let mut took = Vec::new();
    for number in 0..=ROUNDS {
        let seconds = round()?;
        if number > 0 {
            took.push(1e3 * seconds);
        }
    }
    Ok(median(&took))
}

/// Read from files, joined and numbered, written to a file.
fn joined(scratch: &Path, files: &[PathBuf]) -> Outcome<f64> {
    let paper = Foreign::new("Papiret", 1).classic();
    repeated(|| {
        let begun = process::worked();
        let mut binder = ::join::Binder::new();
        let mut between = Vec::new();
        for file in files {
            between.push((1, binder.add(&fs::read(file)?)?));
        }
        let whole = binder.bind(&paper, &between, &|n, m| format!("{n} av {m}"))?;
        fs::write(scratch.join("joined.pdf"), whole)?;
        Ok(process::worked() - begun)
    })
}

/// From the database to a file.
fn packed(scratch: &Path, files: &[PathBuf]) -> Outcome<f64> {
    let folder = scratch.join("desk");
    fs::create_dir_all(&folder)?;
    let mut desk = Desk::open(&folder)?;
    template::start_plain(&mut desk, "Arkivutvalget", None, Maalform::Nb)?;
    let body = desk.store().all::<Utvalg>()?.remove(0);
    let new = json!({ "utvalg": body.id, "dato": "2026-11-26", "start": "09:00:00" });
    let meeting = plan::plan_meeting(&mut desk, serde_json::from_value(new)?)?;
    let item = agenda::add_free_item(&mut desk, meeting, "Arkivplan", Sakstype::Vedtak)?;
    for (n, file) in files.iter().enumerate() {
        let id = attachment::add_attachment(&mut desk, None, Some(item), &format!("Notat {n}"), false)?;
        attachment::attach_file(&mut desk, id, &format!("notat-{n}.pdf"), &fs::read(file)?)?;
    }
    let order = Pakkebestilling {
        moete: None,
        form: Pakkeform::Leser,
    };
    repeated(|| {
        let begun = process::worked();
        let made = pack(&desk, &order, &mut |_, _| ControlFlow::Continue(()))?;
        fs::write(scratch.join("package.pdf"), made.pdf)?;
        Ok(process::worked() - begun)
    })
}

/// qpdf counts in hundredths of a second: ten runs at a time.
fn qpdf(scratch: &Path, files: &[PathBuf]) -> Outcome<f64> {
    const AT_ONCE: u32 = 10;
    repeated(|| {
        let mut user = 0.0;
        for _ in 0..AT_ONCE {
            let mut command = Command::new("qpdf");
            command.args(["--empty", "--pages"]).args(files);
            command.arg("--").arg(scratch.join("qpdf.pdf"));
            user += process::run(&mut command)
                .map_err(|_| "qpdf is not installed")?
                .0
                .user;
        }
        Ok(user / f64::from(AT_ONCE))
    })
}
