//! From the start of the program to the first words in its window, with ten years of saker in the database; beside
//! a bare window of the same web engine.

use std::path::Path;

use secretariat::Desk;

use crate::{
    Outcome, Tools,
    figure::{Figure, Rival, Target, Unit, median},
    screen::{Screen, Seen},
};

const ROUNDS: usize = 5;

/// The figures, for the data in `folder`.
pub(crate) fn figures(tools: &Tools, folder: &Path, scratch: &Path) -> Vec<Figure> {
    let seen = both(tools, folder, scratch);
    let figure = |what: &str, of: fn(&Seen) -> f64, target| {
        let middle = |all: &[Seen]| median(&all.iter().map(of).collect::<Vec<_>>());
        let (ours, theirs) = match &seen {
            Ok((ours, theirs)) => (Ok(middle(ours)), Ok(middle(theirs))),
            Err(why) => (Err(why.to_string()), Err(String::new())),
        };
        Figure {
            what: what.to_owned(),
            unit: Unit::Seconds,
            ours,
            rival: Rival {
                name: "bare WebKitGTK",
                value: theirs,
            },
            target,
        }
    };
    vec![
        figure("start to window", |seen| seen.window, Target::None),
        figure("start to first paint", |seen| seen.paint, Target::Times(1.5)),
        figure(
            "start to whole picture (Oversikt)",
            |seen| seen.whole,
            Target::None,
        ),
    ]
}

/// Ours and the bare one by turns; the first of each only warms the machine.
fn both(tools: &Tools, folder: &Path, scratch: &Path) -> Outcome<(Vec<Seen>, Vec<Seen>)> {
    let screen = Screen::on(scratch)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        // Opened and closed in good order: the program does not begin with a check of what a crash may have left.
        drop(Desk::open(folder)?);
        let (running, mine) = screen.watch(screen.program(&tools.motebok)?.env("MOTEBOK_DATA", folder))?;
        if round == 0 {
            screen.keep(&scratch.join("oversikt.xwd"))?;
        }
        drop(running);
        let (running, its) = screen.watch(&mut screen.program(&tools.bare)?)?;
        drop(running);
        if round > 0 {
            ours.push(mine);
            theirs.push(its);
        }
    }
    Ok((ours, theirs))
}
