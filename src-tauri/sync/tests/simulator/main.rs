//! The simulator: what five desks, and now and then a guest, make of one another's work in a folder that fails in
//! every way folders are known to fail. It runs the real crates, over seams for time, chance, the folder and the
//! program's age, and in-memory databases.
//!
//! Two hundred courses of events run with the other tests. `MOTEBOK_SCHEDULES=10000` runs as many as it says,
//! from the seed `MOTEBOK_SEED` (0 if there is none). `MOTEBOK_TABLE=40` prints the table of defences that were
//! taken away, with so many courses of events each.

#![allow(clippy::unwrap_used)] // clippy knows tests by their functions, not by their folder

mod calm;
mod chance;
mod check;
mod defences;
mod forms;
mod guests;
mod people;
mod replica;
mod schedule;
mod station;
mod truth;
mod world;

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use defences::Defences;
use schedule::Tally;

/// What became of many courses of events.
#[derive(Debug, Default)]
struct Outcome {
    total: Tally,
    most_rounds: usize,
    /// How often each invariant did not hold, and the first seed where it did not.
    failures: BTreeMap<String, (usize, u64)>,
}

impl Outcome {
    fn failed(&self) -> usize {
        self.failures.values().map(|(count, _)| count).sum()
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(default)
}

/// After how many courses of events a long run says how far it is.
const STRETCH: u64 = 250;

/// Runs seeds on two threads; each is a world of its own.
fn run_all(seeds: std::ops::Range<u64>, defences: Defences) -> Outcome {
    let (next, outcome) = (AtomicU64::new(seeds.start), Mutex::new(Outcome::default()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Relaxed);
                    if seed >= seeds.end {
                        break;
                    }
                    if (seed - seeds.start) % STRETCH == STRETCH - 1 {
                        eprintln!("{} of {}", seed - seeds.start + 1, seeds.end - seeds.start);
                    }
                    let result = catch_unwind(AssertUnwindSafe(|| schedule::run(seed, defences)));
                    let result = result.unwrap_or_else(|_| Err("panic".into()));
                    add(&mut outcome.lock().unwrap(), seed, result);
                }
            });
        }
    });
    outcome.into_inner().unwrap()
}

fn add(outcome: &mut Outcome, seed: u64, result: Result<Tally, String>) {
    match result {
        Ok(tally) => {
            let total = &mut outcome.total;
            total.segments += tally.segments;
            total.faults += tally.faults;
            total.restored += tally.restored;
            total.updated += tally.updated;
            total.guests += tally.guests;
            total.shut_out += tally.shut_out;
            total.admitted += tally.admitted;
            total.conflicts += tally.conflicts;
            total.duplicates += tally.duplicates;
            total.files += tally.files;
            total.attached += tally.attached;
            total.destroyed += tally.destroyed;
            total.written += tally.written;
            outcome.most_rounds = outcome.most_rounds.max(tally.rounds);
        }
        Err(why) => {
            eprintln!("seed {seed}: {why}");
            let kind = why.split(':').next().unwrap_or_default().to_owned();
            let (count, first) = outcome.failures.entry(kind).or_insert((0, seed));
            *count += 1;
            *first = (*first).min(seed);
        }
    }
}

#[test]
fn whatever_happens_to_the_folder_no_desk_differs_and_no_word_is_lost() {
    let first = setting("MOTEBOK_SEED", 0);
    let outcome = run_all(
        first..first + setting("MOTEBOK_SCHEDULES", 200),
        Defences::default(),
    );
    println!("{outcome:#?}");
    assert_eq!(outcome.failed(), 0, "{:#?}", outcome.failures);
    assert!(outcome.total.faults > 0 && outcome.total.conflicts > 0);
}

#[test]
fn the_same_seed_twice_is_the_same_course_of_events() {
    for seed in 0..6 {
        let (one, other) = (
            schedule::run(seed, Defences::default()),
            schedule::run(seed, Defences::default()),
        );
        assert_eq!(one, other, "seed {seed}");
        assert!(one.is_ok());
    }
}
