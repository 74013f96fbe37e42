//! The power goes while a desk writes to the folder, reads it, packs, merges, makes it anew or comes to it: what was
//! acknowledged is there, nothing is stuck, and nothing that was half written is taken for whole.
//!
//! A few dozen kills run with the other tests; `MOTEBOK_KILLS=1000` does as many as it says.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};

use domain::{Sak, Vedlegg};
use store::{Reader, Store};
use sync::{FolderState, Pass, Role};
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

use crate::{
    desks::{Hands, Secretary, disk, files},
    sitting::{self, SAYS, SITTING, Sitting, Work, attachment, content, sak, shared_sak, words},
};

/// So many rounds of passes may it take until both desks are the same.
const MOST_ROUNDS: usize = 40;

/// A world is made anew after so many kills, so that none grows without end.
const WORLD: usize = 40;

/// What a desk may be doing when it is killed.
const WORKING: [&str; 8] = [
    "writing", "durable", "reading", "mbs", "mbp", "mba", "mbb", "removing",
];
const RESTORING: [&str; 7] = ["json", "mbm", "mbs", "mbp", "mba", "mbb", "reading"];
const COMING: [&str; 7] = ["coming", "reading", "mbm", "json", "mba", "durable", "between"];

/// How many of all kills are so many tenths.
fn kills(tenths: usize) -> usize {
    let all = std::env::var("MOTEBOK_KILLS").ok();
    all.and_then(|all| all.parse().ok()).unwrap_or(60) * tenths / 10
}

/// A number below `limit`, another one each time.
fn chance(limit: usize) -> usize {
    let drawn = Uuid::now_v7().as_u64_pair().1;
    usize::try_from(drawn % limit as u64).unwrap()
}

/// What happened in many kills.
#[derive(Debug, Default)]
struct Tally {
    /// What was under way.
    kills: BTreeMap<String, usize>,
    acknowledged: usize,
    most_rounds: usize,
    damaged: usize,
}

/// Kari's desk, which runs on, and another's, who is killed again and again.
struct World {
    folder: TempDir,
    home: TempDir,
    kari: Option<Secretary>,
    /// The number of Kari's next change.
    next: u64,
    /// What the one who is killed was told is durable.
    told: Vec<u64>,
    tally: Tally,
}

impl World {
    fn empty() -> Self {
        Self {
            folder: tempdir().unwrap(),
            home: tempdir().unwrap(),
            kari: None,
            next: 10_000,
            told: Vec::new(),
            tally: Tally::default(),
        }
    }

    fn of_kari() -> Self {
        let mut world = Self::empty();
        let mut kari = Secretary::creates("Kari", 1, disk(world.folder.path()));
        kari.desk.cut_small(sitting::CHUNK);
        world.kari = Some(kari);
        world.kari_works();
        world
    }

    fn sitting(&self) -> Sitting {
        Sitting {
            home: self.home.path().into(),
            folder: self.folder.path().into(),
            code: None,
            restores: false,
            slowly: chance(2) == 0,
            from: self.told.last().map_or(1, |last| last + 1),
        }
    }

    fn kari_works(&mut self) {
        if let Some(kari) = &mut self.kari {
            sitting::write(&mut kari.store, "Kari", self.next);
            self.next += 1;
            kari.pass();
        }
    }

    /// Lets somebody sit until they do one of `doing` for the first or second time, or until they have said `most`
    /// words, and kills them a moment later.
    fn kill(&mut self, sitting: &Sitting, doing: &[&str], most: usize) {
        let (wanted, mut times) = (doing[chance(doing.len())], chance(2));
        let mut child = start(sitting);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut last = String::from("starting");
        for _ in 0..most {
            let Some(Ok(line)) = lines.next() else { break };
            self.listen(&line, &mut last);
            if last == wanted {
                if times == 0 {
                    break;
                }
                times -= 1;
            }
            if chance(40) == 0 {
                self.kari_works();
            }
        }
        std::thread::sleep(Duration::from_micros(chance(1_500) as u64));
        assert!(
            child.try_wait().unwrap().is_none(),
            "it ended by itself after: {last}"
        );
        child.kill().unwrap();
        for line in lines.map_while(Result::ok) {
            self.listen(&line, &mut last);
        }
        child.wait().unwrap();
        *self.tally.kills.entry(last).or_insert(0) += 1;
    }

    fn listen(&mut self, line: &str, last: &mut String) {
        let Some((_, said)) = line.rsplit_once(SAYS) else {
            return;
        };
        if let Some(number) = said.strip_prefix("durable ") {
            self.told.push(number.parse().unwrap());
            self.tally.acknowledged += 1;
        }
        *last = said.split(' ').next().unwrap().into();
    }

    /// What was acknowledged is there.
    fn check(&self, store: &Store) {
        for number in &self.told {
            match Work::of(*number) {
                Work::Title => {
                    let case: Sak = store.get(sak(*number)).unwrap().unwrap();
                    let shown = words(&case.tittel).next().unwrap();
                    assert!(shown >= *number, "{number} was acknowledged, {shown} is there");
                }
                Work::Word => {
                    let text = store.text("sak", shared_sak(*number), "bakgrunn").unwrap();
                    assert!(
                        words(&text.to_plain()).any(|word| word == *number),
                        "{number} is gone"
                    );
                }
                Work::File => {
                    let row: Vedlegg = store.get(attachment(*number)).unwrap().unwrap();
                    assert!(store.blob(&row.sha256.unwrap()).unwrap() == content(*number));
                }
            }
        }
    }

    /// Both desks go on, and are the same after a few passes.
    fn comes_together(&mut self, sitting: &Sitting, store: &mut Store) {
        let hands = Hands::at_noon();
        let mut desk = sitting.desk(store, disk(self.folder.path()), &hands).unwrap();
        for round in 1..=MOST_ROUNDS {
            hands.turn(1);
            let mut pass = desk.pass(store).unwrap();
            if pass.status.folder == FolderState::Emptied {
                pass = desk.restore_folder(store).unwrap();
            }
            sitting.has_come();
            let hers = self.kari.as_mut().map(Secretary::pass);
            let damaged = hers.as_ref().map_or(0, |hers| hers.status.damaged);
            self.tally.damaged = self.tally.damaged.max(damaged);
            let is_same = self
                .kari
                .as_ref()
                .is_none_or(|kari| view(store) == view(&kari.store));
            if is_quiet(&pass) && hers.as_ref().is_none_or(is_quiet) && is_same {
                self.tally.most_rounds = self.tally.most_rounds.max(round);
                return;
            }
            assert!(round < MOST_ROUNDS, "stuck: {:?}\n{hers:?}", pass.status);
        }
    }

    /// A newcomer finds in the folder all that is at a desk, and nothing else.
    fn is_whole(&mut self, store: &Store) {
        let mut lise = Secretary::joins("Lise", 3, disk(self.folder.path()));
        lise.desk.cut_small(sitting::CHUNK);
        for _ in 0..MOST_ROUNDS + self.told.len() {
            if is_quiet(&lise.pass()) && view(&lise.store) == view(store) {
                return;
            }
        }
        panic!("a newcomer does not find all of it");
    }
}

fn start(sitting: &Sitting) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "sitting::sits", "--nocapture"])
        .env(SITTING, serde_json::to_string(sitting).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

fn is_quiet(pass: &Pass) -> bool {
    let status = &pass.status;
    let open = status.unsent + status.waiting + status.unsent_files + status.awaited.len() + pass.received;
    status.folder == FolderState::Ready && open == 0
}

/// All that can be seen at a desk.
fn view(store: &Store) -> String {
    let (cases, rows) = (store.all::<Sak>().unwrap(), store.all::<Vedlegg>().unwrap());
    let mut view = format!("{cases:?}{rows:?}");
    for case in cases {
        let text = store.text("sak", case.id.0, "bakgrunn").unwrap();
        writeln!(view, "{text}").unwrap();
    }
    for hash in rows.into_iter().filter_map(|row| row.sha256) {
        let length = store.blob(&hash).map(|bytes| bytes.len());
        writeln!(view, "{hash} {length:?}").unwrap();
    }
    for conflict in store.conflicts(None).unwrap() {
        writeln!(
            view,
            "{} {} {}",
            conflict.id, conflict.field, conflict.shown.value
        )
        .unwrap();
    }
    view
}

#[test]
fn whatever_a_desk_was_doing_when_it_was_killed_nothing_is_lost_and_nothing_is_stuck() {
    let mut left = kills(6);
    while left > 0 {
        let mut world = World::of_kari();
        world.comes_together(&world.sitting(), &mut world.sitting().store());
        for _ in 0..left.min(WORLD) {
            let sitting = world.sitting();
            world.kill(&sitting, &WORKING, 1_500);
            let mut store = sitting.store();
            world.check(&store);
            // Now and then it is killed again before it has come to rest.
            if chance(4) > 0 {
                world.comes_together(&sitting, &mut store);
            }
            left -= 1;
        }
        let sitting = world.sitting();
        let mut store = sitting.store();
        world.comes_together(&sitting, &mut store);
        world.is_whole(&store);
        println!("{:#?}", world.tally);
    }
}

#[test]
fn a_desk_that_is_killed_while_it_makes_the_folder_anew_leaves_one_that_can_be_made_anew() {
    let mut left = kills(2);
    while left > 0 {
        let mut world = World::of_kari();
        world.comes_together(&world.sitting(), &mut world.sitting().store());
        for _ in 0..left.min(WORLD) {
            for entry in fs::read_dir(world.folder.path()).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    fs::remove_dir_all(path).unwrap();
                } else {
                    fs::remove_file(path).unwrap();
                }
            }
            let sitting = Sitting {
                restores: true,
                ..world.sitting()
            };
            world.kill(&sitting, &RESTORING, 300);
            let mut store = sitting.store();
            world.check(&store);
            world.comes_together(&sitting, &mut store);
            left -= 1;
        }
        world.is_whole(&world.sitting().store());
        println!("{:#?}", world.tally);
    }
}

/// With the code, with the passphrase, and as the one who founds the secretariat.
#[test]
fn a_desk_that_is_killed_while_it_comes_to_the_folder_can_come_again() {
    let mut tally = Tally::default();
    for n in 0..kills(2) {
        let mut world = if n % 3 == 0 {
            World::empty()
        } else {
            World::of_kari()
        };
        world.tally = tally;
        let code = match &mut world.kari {
            Some(kari) if n % 3 == 1 => Some(kari.invites("Ola", Role::Secretary)),
            _ => None,
        };
        let sitting = Sitting {
            code,
            ..world.sitting()
        };
        for _ in 0..=chance(2) {
            let from = world.sitting().from;
            world.kill(
                &Sitting {
                    from,
                    ..sitting.clone()
                },
                &COMING,
                30,
            );
        }
        let mut store = sitting.store();
        world.check(&store);
        world.comes_together(&sitting, &mut store);
        world.is_whole(&store);
        tally = world.tally;
    }
    println!("{tally:#?}");
}

/// Neither what founds a secretariat that came to nothing, nor half a mark.
#[test]
fn what_a_founding_left_that_was_cut_short_hinders_nobody() {
    let folder = tempdir().unwrap();
    for n in 1..4 {
        drop(Secretary::creates("Kari", n, disk(folder.path())));
        let mark = folder.path().join("sekretariat.json");
        let bytes = fs::read(&mark).unwrap();
        fs::write(&mark, &bytes[..bytes.len() / 2]).unwrap();
        for other in files(folder.path()) {
            if other != mark && other.extension().is_some_and(|kind| kind == "json") {
                fs::remove_file(other).unwrap();
            }
        }
    }
    let mut kari = Secretary::creates("Kari", 5, disk(folder.path()));
    kari.writes(1, "Legevakt");
    kari.pass();
    let mut ola = Secretary::joins("Ola", 6, disk(folder.path()));
    ola.pass();
    assert_eq!(ola.titles(), ["Legevakt"]);
}
