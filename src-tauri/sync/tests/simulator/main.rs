//! The simulator: what five desks make of one another's work in a folder that fails in every way folders are
//! known to fail. It runs the real crates, over seams for time, chance and the folder, and in-memory
//! databases.
//!
//! Two hundred courses of events run with the other tests. `MOTEBOK_SCHEDULES=10000` runs as many as it says,
//! from the seed `MOTEBOK_SEED` (0 if there is none). `MOTEBOK_TABLE=200` runs the table of defences that were
//! taken away with so many courses of events each.

#![allow(clippy::unwrap_used)] // clippy knows tests by their functions, not by their folder

mod chance;
mod people;
mod replica;
mod schedule;
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

use schedule::{Defences, Tally};

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

/// A name, the defences without one of them, and whether so few courses of events as run with the other tests
/// are sure to show what it is for.
fn weakened() -> [(&'static str, Defences, bool); 7] {
    let whole = Defences::default;
    let store = |store| Defences { store, ..whole() };
    let sync = |sync| Defences { sync, ..whole() };
    let (of_store, of_sync) = (store::Defences::default(), sync::Defences::default());
    [
        (
            "the last writer wins",
            store(store::Defences {
                siblings: false,
                ..of_store
            }),
            true,
        ),
        (
            "nothing is verified",
            sync(sync::Defences {
                verify: false,
                ..of_sync
            }),
            true,
        ),
        (
            "nothing is healed",
            sync(sync::Defences {
                heal: false,
                acks: false,
                ..of_sync
            }),
            true,
        ),
        (
            "no acks",
            sync(sync::Defences {
                acks: false,
                ..of_sync
            }),
            false,
        ),
        (
            "no healing of what vanished",
            sync(sync::Defences {
                heal: false,
                ..of_sync
            }),
            false,
        ),
        (
            "no gap is accepted",
            sync(sync::Defences {
                gaps: false,
                ..of_sync
            }),
            true,
        ),
        (
            "what lacks is not said",
            store(store::Defences {
                lacking: false,
                ..of_store
            }),
            false,
        ),
    ]
}

#[test]
fn without_its_defences_words_are_lost() {
    let many = setting("MOTEBOK_TABLE", 8);
    for (name, defences, is_sure) in weakened() {
        if is_sure || many > 8 {
            let first = setting("MOTEBOK_SEED", 0);
            let outcome = run_all(first..first + many, defences);
            println!(
                "{name}: {} of {many} failed {:?}",
                outcome.failed(),
                outcome.failures
            );
            assert!(outcome.failed() > 0 || !is_sure, "{name}");
        }
    }
}
