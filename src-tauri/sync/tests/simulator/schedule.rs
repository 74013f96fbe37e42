//! One seed: five desks, a folder that fails, some hours of work, and then calm.

use std::{
    collections::{BTreeSet, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
};

use store::{BlobId, Store};
use sync::{Cost, Desk, Device, FolderState, Person, Status};
use tempfile::TempDir;

use crate::{
    chance::{Dice, NOON, Wall},
    people,
    replica::Replica,
    truth::{Truth, view},
    world::World,
};

const DESKS: usize = 5;
const STEPS: usize = 260;

const CHEAP: Cost = Cost { memory: 8, passes: 1 };

const PASSPHRASE: &str = "fjord og fjell 26";

const LAST_PASSPHRASE: &str = "skog og hei 2027";

/// 23 days in milliseconds.
const FAR: i64 = 23 * 24 * 3_600_000;

/// Which defences are there.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Defences {
    pub(crate) store: store::Defences,
    pub(crate) sync: sync::Defences,
}

/// What a course of events was like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) segments: usize,
    pub(crate) faults: usize,
    pub(crate) restored: usize,
    pub(crate) conflicts: usize,
    pub(crate) duplicates: usize,
    pub(crate) files: usize,
    /// Files that rows name in the end.
    pub(crate) attached: usize,
    /// And those that no desk has any more.
    pub(crate) destroyed: usize,
    pub(crate) written: usize,
    pub(crate) rounds: usize,
    /// A hash of everything that happened, in order.
    pub(crate) trace: u64,
}

/// One computer.
struct Station {
    n: usize,
    store: Store,
    desk: Desk,
    wall: Wall,
    has: BTreeSet<usize>,
    /// Written since the last segment was cut.
    uncut: BTreeSet<usize>,
    backup: Option<(Store, BTreeSet<usize>, BTreeSet<usize>)>,
}

struct Schedule {
    dice: Dice,
    world: Arc<Mutex<World>>,
    stations: Vec<Station>,
    truth: Truth,
    defences: Defences,
    trace: DefaultHasher,
    tally: Tally,
    /// Where the devices keep their keys.
    home: TempDir,
}

/// Runs one seed. An error names the invariant that did not hold.
pub(crate) fn run(seed: u64, defences: Defences) -> Result<Tally, String> {
    let mut schedule = Schedule::new(seed, defences);
    for _ in 0..STEPS {
        schedule.step();
    }
    schedule.settle_down()?;
    schedule.check()?;
    schedule.tally.trace = schedule.trace.finish();
    Ok(schedule.tally)
}

impl Schedule {
    fn new(seed: u64, defences: Defences) -> Self {
        let dice = Dice::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x006d_6f74_6562_6f6b);
        let world = Arc::new(Mutex::new(World::new(DESKS, Dice::new(dice.next()))));
        let now = Arc::new(AtomicI64::new(NOON));
        let mut schedule = Self {
            dice,
            world,
            stations: Vec::new(),
            truth: Truth::default(),
            defences,
            trace: DefaultHasher::new(),
            tally: Tally::default(),
            home: tempfile::tempdir().unwrap(),
        };
        for n in 0..DESKS {
            let dice = &schedule.dice;
            let skew = match dice.below(6) {
                0 => dice.between(-400_000, 400_000),
                1 => FAR,
                2 => -FAR,
                _ => dice.between(-50, 50),
            };
            let wall = Wall {
                now: now.clone(),
                skew: Arc::new(skew.into()),
            };
            let mut store = Store::in_memory(wall.clone(), Dice::new(dice.next())).unwrap();
            store.weaken(defences.store);
            let mut desk = schedule.join(n, PASSPHRASE, &wall);
            // A desk has joined when it has gone over the folder once.
            desk.pass(&mut store).unwrap();
            schedule.stations.push(Station {
                n,
                store,
                desk,
                wall,
                has: BTreeSet::new(),
                uncut: BTreeSet::new(),
                backup: None,
            });
            schedule.world.lock().unwrap().turn(1);
        }
        // Whoever came by a passphrase that was taken back before anybody saw them is out, as they should be.
        while !schedule.have_met() {
            schedule.turn(60);
        }
        schedule.world.lock().unwrap().is_calm = false;
        schedule
    }

    /// Every desk goes over the folder. True when each knows of all.
    fn have_met(&mut self) -> bool {
        let mut knows = (0..DESKS).map(|n| self.pass(n).members.len());
        knows.all(|members| members == DESKS)
    }

    fn replica(&self, n: usize) -> Replica {
        Replica {
            world: self.world.clone(),
            desk: n,
        }
    }

    fn device(&self, n: usize) -> Device {
        Device::File {
            path: self.home.path().join(n.to_string()),
            passphrase: "bare mitt eget".into(),
            cost: CHEAP,
        }
    }

    /// The first makes the folder, the others join it.
    fn join(&self, n: usize, passphrase: &str, wall: &Wall) -> Desk {
        let person = Person {
            name: format!("Nr. {n}"),
            machine: format!("Maskin {n}"),
            device: self.device(n),
        };
        let (folder, wall, dice) = (self.replica(n), wall.clone(), Dice::new(self.dice.next()));
        let is_first = n == 0 && self.stations.is_empty();
        let mut desk = if is_first {
            Desk::create(folder, &person, passphrase, CHEAP, wall, dice).unwrap()
        } else {
            Desk::join(folder, &person, passphrase, wall, dice).unwrap()
        };
        desk.weaken(self.defences.sync);
        desk.cut_small(people::CHUNK);
        desk
    }

    fn step(&mut self) {
        let seconds = self.dice.between(1, 60);
        self.turn(seconds);
        let n = self.dice.below(DESKS);
        match self.dice.below(100) {
            0..=44 => {
                self.work(n);
                if !self.dice.once_in(10) {
                    self.pass(n);
                }
            }
            45..=72 => drop(self.pass(n)),
            73 => self.lose_a_computer(n),
            74 => self.sit_by(n),
            75..=79 => {
                let mut world = self.world.lock().unwrap();
                world.online[n] = !world.online[n];
            }
            80..=82 => self.stations[n]
                .wall
                .skew
                .store(self.dice.between(-FAR, FAR), Relaxed),
            83 => self.restart(n),
            84 | 85 => self.cut_power(n),
            86..=88 => self.back_up(n),
            89 | 90 => self.restore(n),
            91 | 92 => self.world.lock().unwrap().lose_one(n),
            93 | 94 => self.world.lock().unwrap().zero_one(n),
            95 => self.world.lock().unwrap().remember(),
            96 => self.world.lock().unwrap().roll_back(),
            97 => self.world.lock().unwrap().litter(n),
            98 => self.begin_epoch(n),
            _ => {}
        }
    }

    fn turn(&mut self, seconds: i64) {
        self.world.lock().unwrap().turn(seconds);
        self.stations[0].wall.now.fetch_add(seconds * 1000, Relaxed);
    }

    fn work(&mut self, n: usize) {
        let station = &mut self.stations[n];
        let first = self.truth.writes.len();
        people::act(
            &mut station.store,
            &format!("Nr. {n}"),
            &mut station.has,
            &mut self.truth,
            &self.dice,
        );
        station.uncut.extend(first..self.truth.writes.len());
        (n, self.truth.writes.len()).hash(&mut self.trace);
    }

    /// The program goes over the folder.
    fn pass(&mut self, n: usize) -> Status {
        let station = &mut self.stations[n];
        let pass = station.desk.pass(&mut station.store).unwrap();
        let own = station.store.writer();
        for (id, header) in station.store.segments().unwrap() {
            if !self.truth.segments.contains_key(&id) && header.writer == own {
                self.tally.segments += 1;
                self.truth.segments.insert(id, std::mem::take(&mut station.uncut));
            }
            // What nobody wrote is not among them; the check of I5 will find it.
            station
                .has
                .extend(self.truth.segments.get(&id).into_iter().flatten());
        }
        let awaited = pass.status.awaited.len();
        (n, pass.received, pass.written, pass.status.waiting, awaited).hash(&mut self.trace);
        pass.status
    }

    /// The program ends without a word and starts again.
    fn restart(&mut self, n: usize) {
        self.tally.faults += 1;
        let wall = self.stations[n].wall.clone();
        let dice = Dice::new(self.dice.next());
        let store = &self.stations[n].store;
        let mut desk = Desk::resume(store, self.replica(n), &self.device(n), wall, dice).unwrap();
        desk.weaken(self.defences.sync);
        desk.cut_small(people::CHUNK);
        self.stations[n].desk = desk;
    }

    /// An admin gives another passphrase, and with it a new key; two may do so at once.
    fn begin_epoch(&mut self, n: usize) {
        let words = format!("fjord og fjell {}", self.dice.next());
        let station = &mut self.stations[n];
        station
            .desk
            .change_passphrase(&mut station.store, &words)
            .unwrap();
    }

    /// The power goes in the middle of a pass.
    fn cut_power(&mut self, n: usize) {
        self.world.lock().unwrap().fuse[n] = Some(u32::try_from(self.dice.below(24)).unwrap());
        self.pass(n);
        self.world.lock().unwrap().fuse[n] = None;
        self.restart(n);
    }

    fn twin(&self, n: usize, is_noticed: bool) -> Store {
        let station = &self.stations[n];
        station
            .store
            .twin(station.wall.clone(), Dice::new(self.dice.next()), is_noticed)
            .unwrap()
    }

    fn back_up(&mut self, n: usize) {
        let twin = self.twin(n, false);
        let station = &mut self.stations[n];
        station.backup = Some((twin, station.has.clone(), station.uncut.clone()));
    }

    /// A backup is put in place; every other time nobody notices, and the desk writes on under its old name.
    fn restore(&mut self, n: usize) {
        let Some((store, has, uncut)) = self.stations[n].backup.take() else {
            return;
        };
        self.tally.faults += 1;
        self.tally.restored += 1;
        let is_noticed = self.dice.once_in(2);
        let station = &mut self.stations[n];
        (station.store, station.has, station.uncut) = (store, has, uncut);
        self.stations[n].store = self.twin(n, is_noticed);
        self.restart(n);
    }

    /// Somebody's newest work never leaves their computer but as what stands on it, and the computer is lost: a
    /// backup from before is put in place. Every other time a colleague who goes away has it all, and what they
    /// wrote themselves is behind it.
    fn lose_a_computer(&mut self, n: usize) {
        let away = (n + 1 + self.dice.below(DESKS - 1)) % DESKS;
        let is_for_good = self.dice.once_in(2);
        self.world.lock().unwrap().online[n] = true;
        self.back_up(n);
        let before = self.world.lock().unwrap().names();
        if !is_for_good {
            self.work(away);
            self.pass(away);
            self.world.lock().unwrap().hand_over(away, n);
            self.pass(n);
        }
        self.work(n);
        self.pass(n);
        if !is_for_good {
            self.world.lock().unwrap().hand_over(n, away);
            self.pass(away);
            self.world.lock().unwrap().online[away] = false;
        }
        self.world.lock().unwrap().lose_all_but(&before);
        self.work(n);
        self.pass(n);
        self.restore(n);
    }

    /// The program runs for a while and nobody writes.
    fn sit_by(&mut self, n: usize) {
        for _ in 0..18 {
            self.turn(60);
            self.pass(n);
        }
    }

    /// Nothing fails any more. Everything must find its way to everybody.
    fn settle_down(&mut self) -> Result<(), String> {
        self.world.lock().unwrap().calm();
        let (mut last, mut quiet) = (Vec::new(), 0);
        for round in 1..=240 {
            let states = (0..DESKS).map(|n| {
                self.turn(90);
                let status = self.pass(n);
                let segments = self.stations[n].store.segments().unwrap().len();
                let waiting = status.waiting + status.aside.len();
                (segments, waiting, status.unsent, status.folder)
            });
            let states: Vec<_> = states.collect();
            let kept = self.kept();
            let lacking = self.stations.iter().map(|station| lacking(&station.store, &kept));
            let state: Vec<_> = states.into_iter().zip(lacking).collect();
            self.tally.rounds = round;
            let is_settled = state
                .iter()
                .all(|one| *one == ((state[0].0.0, 0, 0, FolderState::Ready), 0));
            quiet = if state == last { quiet + 1 } else { 0 };
            last = state;
            if quiet >= if is_settled { 6 } else { 80 } {
                break;
            }
        }
        if last.iter().any(|one| one.0.1 > 0) {
            return Err(format!("I7 a segment is stuck waiting: {last:?}"));
        }
        let is_ready = |one: &((usize, usize, usize, FolderState), usize)| {
            one.0 == (last[0].0.0, 0, 0, FolderState::Ready)
        };
        if !last.iter().all(is_ready) {
            return Err(format!("I7 something never reached everybody: {last:?}"));
        }
        Ok(())
    }

    /// The files that any desk has.
    fn kept(&self) -> BTreeSet<BlobId> {
        let files = self
            .stations
            .iter()
            .flat_map(|station| station.store.files().unwrap());
        files
            .filter(|file| file.len.is_some())
            .map(|file| file.id)
            .collect()
    }

    fn check(&mut self) -> Result<(), String> {
        let views: Vec<String> = self.stations.iter().map(|station| view(&station.store)).collect();
        if views.iter().any(|view| *view != views[0]) {
            return Err("I1 desks differ".into());
        }
        let there = self
            .stations
            .iter()
            .flat_map(|station| station.has.iter().copied())
            .collect();
        self.truth.check(&self.stations[0].store, &there)?;
        let kept = self.kept();
        for station in &self.stations {
            self.truth.has_files(&station.store, &kept)?;
        }
        self.tally.attached = kept.len();
        let files = self.stations[0].store.files().unwrap();
        self.tally.destroyed = files.len() - kept.len();
        let store = &mut self.stations[1].store;
        store.rebuild_projection().unwrap();
        if view(store) != views[0] {
            return Err("I6 the log played again differs".into());
        }
        self.newcomer(&views[0])?;
        views[0].hash(&mut self.trace);
        let world = self.world.lock().unwrap();
        self.tally.faults += world.faults;
        self.tally.files = world.file_count();
        self.tally.written = world.files_written;
        self.tally.conflicts = self.truth.conflicts;
        self.tally.duplicates = self.truth.duplicates;
        Ok(())
    }

    /// I6: somebody who joins now gets everything in another order, and sees the same.
    fn newcomer(&mut self, expected: &str) -> Result<(), String> {
        let wall = self.stations[0].wall.clone();
        let first = &mut self.stations[0];
        first
            .desk
            .change_passphrase(&mut first.store, LAST_PASSPHRASE)
            .unwrap();
        self.pass(0);
        let mut store = Store::in_memory(wall.clone(), Dice::new(self.dice.next())).unwrap();
        store.weaken(self.defences.store);
        let mut desk = self.join(0, LAST_PASSPHRASE, &wall);
        let kept = self.kept();
        for _ in 0..80 {
            self.turn(90);
            let pass = desk.pass(&mut store).unwrap();
            if pass.status.waiting == 0 && lacking(&store, &kept) == 0 {
                break;
            }
            // What is damaged where only who needs it looks is called for, and somebody must answer.
            for n in 0..DESKS {
                self.pass(n);
            }
        }
        self.truth.has_files(&store, &kept)?;
        if view(&store) == expected {
            Ok(())
        } else {
            Err("I6 somebody who joins sees something else".into())
        }
    }
}

/// How many files that rows name are not here, though some desk has them.
fn lacking(store: &Store, kept: &BTreeSet<BlobId>) -> usize {
    let files = store.files().unwrap().into_iter();
    files
        .filter(|file| file.len.is_none() && kept.contains(&file.id))
        .count()
}

impl std::fmt::Debug for Station {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "station {}", self.n)
    }
}
