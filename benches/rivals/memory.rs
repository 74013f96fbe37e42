//! The memory of the program with a referat of a hundred pages open, beside `LibreOffice` Writer with the same one;
//! and of the least that can show a page in a web view, which is where a program in one begins.

use std::{fs, path::Path, thread, time::Duration};

use pdf::Document;
use secretariat::Desk;

use crate::{
    Outcome, Tools,
    archive::LAST_NUMBER,
    figure::{Figure, Rival, Target, Unit, median},
    screen::Screen,
    writer,
};

const ROUNDS: usize = 3;

/// The figure, for the data in `folder` and the referat that is in it.
pub(crate) fn figures(tools: &Tools, folder: &Path, referat: &Document, scratch: &Path) -> Vec<Figure> {
    let said = |result: Outcome<f64>| result.map_err(|why| why.to_string());
    let writer = said(theirs(tools, referat, scratch));
    let figure = |what: &str, ours, target| Figure {
        what: what.to_owned(),
        unit: Unit::Megabytes,
        ours,
        rival: Rival {
            name: "LibreOffice Writer",
            value: writer.clone(),
        },
        target,
    };
    vec![
        figure(
            "memory with the referat open (PSS)",
            said(ours(tools, folder, scratch)),
            Target::Times(1.0),
        ),
        figure(
            "memory of a bare WebKitGTK window (PSS)",
            said(bare(tools, scratch)),
            Target::None,
        ),
    ]
}

fn bare(tools: &Tools, scratch: &Path) -> Outcome<f64> {
    let mut held = Vec::new();
    for _ in 0..ROUNDS {
        let screen = Screen::on(scratch)?;
        let (running, _) = screen.watch(&mut screen.program(&tools.bare)?)?;
        running.rest();
        held.push(running.memory());
    }
    Ok(median(&held))
}

fn ours(tools: &Tools, folder: &Path, scratch: &Path) -> Outcome<f64> {
    let mut held = Vec::new();
    for _ in 0..ROUNDS {
        drop(Desk::open(folder)?);
        let screen = Screen::on(scratch)?;
        let (running, _) = screen.watch(screen.program(&tools.motebok)?.env("MOTEBOK_DATA", folder))?;
        screen.hands(&["search", "--onlyvisible", "--name", "Møtebok", "windowfocus"])?;
        screen.hands(&["key", "ctrl+k"])?;
        thread::sleep(Duration::from_secs(1));
        screen.hands(&["type", LAST_NUMBER])?;
        thread::sleep(Duration::from_secs(2));
        screen.hands(&["key", "Return"])?;
        running.rest();
        screen.keep(&scratch.join("referat.xwd"))?;
        held.push(running.memory());
    }
    Ok(median(&held))
}

fn theirs(tools: &Tools, referat: &Document, scratch: &Path) -> Outcome<f64> {
    let office = tools.office.as_ref().map_err(Clone::clone)?;
    let file = scratch.join("referat.fodt");
    fs::write(&file, writer::written(referat))?;
    let mut held = Vec::new();
    for round in 0..=ROUNDS {
        let screen = Screen::on(scratch)?;
        let mut command = screen.program(office)?;
        // With the looks of the desktop, as on a desktop.
        command.env("SAL_USE_VCLPLUGIN", "gtk3");
        command.args([
            "--norestore",
            "--nologo",
            "--nolockcheck",
            "--nofirststartwizard",
            "--writer",
        ]);
        let (running, _) = screen.watch(command.arg(&file))?;
        running.rest();
        screen.keep(&scratch.join("writer.xwd"))?;
        // The first start makes a profile.
        if round > 0 {
            held.push(running.memory());
        }
    }
    Ok(median(&held))
}
