//! What each defence is for: without it, something of what must hold does not.

use crate::{run_all, setting};

/// Which defences are there.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Defences {
    pub(crate) store: store::Defences,
    pub(crate) sync: sync::Defences,
}

/// A defence's name, all without it, and whether so few courses of events as run with the other tests are sure to
/// show what it is for.
fn weakened() -> [(&'static str, Defences, bool); 8] {
    let store = |take: fn(&mut store::Defences)| {
        let mut all = Defences::default();
        take(&mut all.store);
        all
    };
    let sync = |take: fn(&mut sync::Defences)| {
        let mut all = Defences::default();
        take(&mut all.sync);
        all
    };
    let neither = |all: &mut sync::Defences| (all.heal, all.acks) = (false, false);
    [
        ("the last writer wins", store(|all| all.siblings = false), true),
        ("nothing is verified", sync(|all| all.verify = false), true),
        ("nothing is healed", sync(neither), true),
        ("no acks", sync(|all| all.acks = false), false),
        ("no healing of what vanished", sync(|all| all.heal = false), false),
        ("no gap is accepted", sync(|all| all.gaps = false), true),
        ("what lacks is not said", store(|all| all.lacking = false), false),
        ("anybody may write", sync(|all| all.rights = false), false),
    ]
}

/// How many courses of events are enough to be sure of the sure ones.
const FEW: u64 = 8;

#[test]
fn without_its_defences_words_are_lost() {
    let (first, many) = (setting("MOTEBOK_SEED", 0), setting("MOTEBOK_TABLE", FEW));
    println!("| Defence | Schedules that fail of {many} | How |\n| --- | --- | --- |");
    let mut idle = Vec::new();
    for (name, defences, is_sure) in weakened() {
        if is_sure || many > FEW {
            let outcome = run_all(first..first + many, defences);
            let how = outcome
                .failures
                .iter()
                .map(|(how, (count, _))| format!("{count} {how}"));
            let how: Vec<_> = how.collect();
            println!("| {name} | {} | {} |", outcome.failed(), how.join("; "));
            idle.extend((outcome.failed() == 0).then_some(name));
        }
    }
    assert_eq!(idle, [""; 0]);
}
