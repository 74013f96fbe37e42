//! Going over a folder of ten years in which nothing has changed, beside Unison on the same files and a copy of them.
//!
//! Unison is a process each time, and its start is its cost: that is how it is used. Ours is measured both ways: as a pass
//! of the program that runs all day, which is what happens every two seconds, and as a process that opens the database,
//! comes back to the folder, passes once and ends, which is what `motebok sync` does.

use std::{fs, path::Path, process::Command, time::Instant};

use store::SystemClock;

use crate::{
    Outcome,
    desks::Secretary,
    figure::{Figure, Rival, Target, Unit, median},
    join, process,
};

const ROUNDS: usize = 21;

/// What the bench is called with when it is to come back and pass once.
pub(crate) const RETURNER: &str = "--returner";

/// The figures, for a folder and somebody who has joined it, and what our own process took in milliseconds.
pub(crate) fn figures(folder: &Path, scratch: &Path) -> Outcome<(Vec<Figure>, f64)> {
    let data = join::data(scratch, 0);
    let mut passes = Vec::new();
    {
        let mut secretary = Secretary::resumes(folder, &data, SystemClock)?;
        // What came while they were away, and saying so, is over after these.
        for _ in 0..4 {
            secretary.pass()?;
        }
        for _ in 0..ROUNDS {
            let began = Instant::now();
            let pass = secretary.pass()?;
            passes.push(began.elapsed().as_secs_f64() * 1e3);
            if pass.received + pass.written > 0 {
                return Err("something had changed".into());
            }
        }
    }
    let mut once = Command::new(std::env::current_exe()?);
    once.arg(RETURNER).args([folder, &data]);
    let processes = repeated(&mut once)?;
    let theirs = unison(folder, scratch).map_err(|why| why.to_string());
    let figure = |what: &str, ours, target| Figure {
        what: what.to_owned(),
        unit: Unit::Milliseconds,
        ours: Ok(ours),
        rival: Rival {
            name: "Unison",
            value: theirs.clone(),
        },
        target,
    };
    let figures = vec![
        figure(
            "nothing changed in ten years, a pass",
            median(&passes),
            Target::Times(1.0),
        ),
        figure("nothing changed, a process of its own", processes, Target::None),
    ];
    Ok((figures, processes))
}

/// Coming back and passing once.
pub(crate) fn returner(folder: &Path, data: &Path) -> Outcome<()> {
    Secretary::resumes(folder, data, SystemClock)?.pass()?;
    Ok(())
}

fn unison(folder: &Path, scratch: &Path) -> Outcome<f64> {
    let (home, copy) = (scratch.join("unison-home"), scratch.join("unison-copy"));
    fs::create_dir_all(&home)?;
    let mut command = Command::new("unison");
    command.env("UNISON", &home).args([folder, &copy]);
    command.args(["-batch", "-auto", "-silent", "-ui", "text"]);
    process::run(&mut command)?;
    repeated(&mut command)
}

/// The median of how long a program takes, in milliseconds.
fn repeated(command: &mut Command) -> Outcome<f64> {
    let mut walls = Vec::new();
    for _ in 0..ROUNDS {
        walls.push(process::run(command)?.0.wall * 1e3);
    }
    Ok(median(&walls))
}
