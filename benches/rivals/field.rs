//! One field from desk to desk over ten years in a local folder: a pass of the desk where it was changed and a pass of
//! the other, with all they make durable; beside a file of the same size, written, flushed, found and read in the same folder.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    time::Instant,
};

use domain::{Entity, Sak};
use store::{Reader, SystemClock};

use crate::{
    Outcome,
    desks::{Secretary, act},
    figure::{Figure, Rival, Target, Unit, median, percentile},
    join,
};

const ROUNDS: usize = 200;
const WARM_UP: usize = 20;

/// The figures, for a folder and two who have joined it.
pub(crate) fn figures(folder: &Path, scratch: &Path) -> Outcome<Vec<Figure>> {
    let resumes = |n| Secretary::resumes(folder, &join::data(scratch, n), SystemClock);
    let (mut one, mut other) = (resumes(0)?, resumes(1)?);
    let saker: Vec<Sak> = one.store.all()?;
    for _ in 0..3 {
        one.pass()?;
        other.pass()?;
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for n in 0..WARM_UP + ROUNDS {
        let mut changed = saker[n * 13 % saker.len()].clone();
        changed.neste_steg = Some(format!("Ring legevakten ({n})"));
        act(&mut one.store, "save_sak", |tx| tx.put(&changed))?;
        let before = join::size(folder)?.1;
        let began = Instant::now();
        one.pass()?;
        other.pass()?;
        let took = began.elapsed().as_secs_f64() * 1e3;
        if other.store.get::<Sak>(changed.id())?.as_ref() != Some(&changed) {
            return Err("a field did not come".into());
        }
        let length = usize::try_from(join::size(folder)?.1.saturating_sub(before))?;
        let its = carried(scratch, n, length)?;
        if n >= WARM_UP {
            ours.push(took);
            theirs.push(its);
        }
    }
    let figure = |what: &str, of: fn(&[f64]) -> f64, target| Figure {
        what: what.to_owned(),
        unit: Unit::Milliseconds,
        ours: Ok(of(&ours)),
        rival: Rival {
            name: "a file",
            value: Ok(of(&theirs)),
        },
        target,
    };
    let slow = |all: &[f64]| percentile(all, 0.95);
    let limit = 5.0 + slow(&theirs);
    Ok(vec![
        figure("one field from desk to desk, p50", median, Target::None),
        figure("one field from desk to desk, p95", slow, Target::AtMost(limit)),
    ])
}

/// How long the folder itself takes to carry so many bytes, in milliseconds.
fn carried(scratch: &Path, n: usize, length: usize) -> Outcome<f64> {
    let place = scratch.join("carried");
    fs::create_dir_all(&place)?;
    let file = place.join(n.to_string());
    let began = Instant::now();
    let mut written = File::create_new(&file)?;
    written.write_all(&vec![b'x'; length])?;
    written.sync_all()?;
    let found = fs::read_dir(&place)?.count();
    let read = fs::read(&file)?;
    let took = began.elapsed().as_secs_f64() * 1e3;
    (found > 0 && read.len() == length)
        .then_some(took)
        .ok_or_else(|| "a file did not come".into())
}
