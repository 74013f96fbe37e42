//! One seed: five desks, a folder that fails, some hours of work, and then calm.

use std::{
    collections::{BTreeSet, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
};

use store::{Age, Store, Writer};
use sync::{Cost, Desk, Device, Person, SyncError};
use tempfile::TempDir;

use crate::{
    chance::{Dice, NOON, Wall},
    defences::Defences,
    guests::Guest,
    people,
    replica::Replica,
    station::{FAR, Station, formats, wall},
    truth::Truth,
    world::World,
};

/// How many there are when the work begins.
pub(crate) const DESKS: usize = 5;

const STEPS: usize = 260;

const CHEAP: Cost = Cost { memory: 8, passes: 1 };

const PASSPHRASE: &str = "fjord og fjell 26";

/// What a course of events was like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) segments: usize,
    pub(crate) faults: usize,
    pub(crate) restored: usize,
    /// Programs that newer ones took the place of.
    pub(crate) updated: usize,
    /// Who came by a code while the others worked.
    pub(crate) guests: usize,
    pub(crate) shut_out: usize,
    /// Segments of readers and of who was shut out that were admitted in the end.
    pub(crate) admitted: usize,
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

/// What a course of events may hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// Programs of different ages are at work.
    pub(crate) is_mixed: bool,
    /// A newer one writes what older ones cannot read.
    is_strange: bool,
    /// Somebody is invited.
    pub(crate) has_guest: bool,
    /// Somebody is shut out.
    pub(crate) shuts_out: bool,
}

impl Plan {
    fn draw(dice: &Dice) -> Self {
        let is_mixed = !dice.once_in(3);
        Self {
            is_mixed,
            is_strange: is_mixed && dice.once_in(2),
            has_guest: dice.once_in(2),
            shuts_out: dice.once_in(3),
        }
    }
}

pub(crate) struct Schedule {
    pub(crate) dice: Dice,
    pub(crate) plan: Plan,
    pub(crate) world: Arc<Mutex<World>>,
    pub(crate) stations: Vec<Station>,
    pub(crate) guest: Option<Guest>,
    pub(crate) truth: Truth,
    pub(crate) defences: Defences,
    pub(crate) trace: DefaultHasher,
    pub(crate) tally: Tally,
    /// Where the devices keep their keys.
    home: TempDir,
    now: Arc<AtomicI64>,
}

/// Runs one seed. An error names the invariant that did not hold.
pub(crate) fn run(seed: u64, defences: Defences) -> Result<Tally, String> {
    let mut schedule = Schedule::new(seed, defences);
    for _ in 0..STEPS {
        schedule.step();
    }
    schedule.calm();
    schedule.settle_down()?;
    schedule.check_side_by_side()?;
    if schedule.become_one() {
        schedule.settle_down()?;
    }
    schedule.check()?;
    schedule.tally.trace = schedule.trace.finish();
    Ok(schedule.tally)
}

impl Schedule {
    fn new(seed: u64, defences: Defences) -> Self {
        let dice = Dice::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x006d_6f74_6562_6f6b);
        let world = Arc::new(Mutex::new(World::new(DESKS, Dice::new(dice.next()))));
        let mut schedule = Self {
            plan: Plan::draw(&dice),
            dice,
            world,
            stations: Vec::new(),
            guest: None,
            truth: Truth::default(),
            defences,
            trace: DefaultHasher::new(),
            tally: Tally::default(),
            home: tempfile::tempdir().unwrap(),
            now: Arc::new(AtomicI64::new(NOON)),
        };
        for n in 0..DESKS {
            let wall = wall(&schedule.now, &schedule.dice);
            let desk = schedule.join(n, PASSPHRASE, &wall).unwrap();
            let age = schedule.draw_age();
            schedule.sit_down(n, age, desk, wall);
            schedule.world.lock().unwrap().turn(1);
        }
        // Whoever came by a passphrase that was taken back before anybody saw them is out, as they should be.
        while !schedule.have_met() {
            schedule.turn(60);
        }
        schedule.world.lock().unwrap().is_calm = false;
        schedule
    }

    /// Somebody who just came has a database made. A desk has joined when it has gone over the folder once.
    pub(crate) fn sit_down(&mut self, n: usize, age: Age, mut desk: Desk, wall: Wall) {
        let mut store = Store::in_memory_of(age, wall.clone(), Dice::new(self.dice.next())).unwrap();
        store.weaken(self.defences.store);
        self.equip(&mut desk);
        desk.speak(formats(age, false));
        let (writer, status) = (store.writer(), desk.pass(&mut store).unwrap().status);
        self.stations.push(Station {
            n,
            age,
            store,
            desk,
            wall,
            has: BTreeSet::new(),
            uncut: BTreeSet::new(),
            backup: None,
            status,
        });
        self.take_note(n, writer);
    }

    fn equip(&self, desk: &mut Desk) {
        desk.weaken(self.defences.sync);
        desk.cut_small(people::CHUNK);
    }

    /// Every desk goes over the folder. True when each knows of all.
    fn have_met(&mut self) -> bool {
        (0..DESKS).for_each(|n| self.pass(n));
        let mut stations = self.stations.iter();
        stations.all(|station| station.status.members.len() == DESKS)
    }

    /// The true time.
    pub(crate) fn now(&self) -> Arc<AtomicI64> {
        self.now.clone()
    }

    pub(crate) fn replica(&self, n: usize) -> Replica {
        Replica {
            world: self.world.clone(),
            desk: n,
        }
    }

    pub(crate) fn device(&self, n: usize) -> Device {
        Device::File {
            path: self.home.path().join(n.to_string()),
            passphrase: "bare mitt eget".into(),
            cost: CHEAP,
        }
    }

    /// The first makes the folder, the others join it.
    pub(crate) fn join(&self, n: usize, passphrase: &str, wall: &Wall) -> Result<Desk, SyncError> {
        let person = Person {
            name: format!("Nr. {n}"),
            machine: format!("Maskin {n}"),
            device: self.device(n),
        };
        let (folder, wall, dice) = (self.replica(n), wall.clone(), Dice::new(self.dice.next()));
        let is_first = n == 0 && self.stations.is_empty();
        let mut desk = if is_first {
            Desk::create(folder, &person, passphrase, CHEAP, wall, dice)?
        } else {
            Desk::join(folder, &person, passphrase, wall, dice)?
        };
        self.equip(&mut desk);
        Ok(desk)
    }

    fn step(&mut self) {
        let seconds = self.dice.between(1, 60);
        self.turn(seconds);
        if self.dice.once_in(4) {
            self.try_code();
        }
        let n = self.dice.below(self.stations.len());
        match self.dice.below(100) {
            0..=44 => {
                self.work(n);
                if !self.dice.once_in(10) {
                    self.pass(n);
                }
            }
            45..=69 => self.pass(n),
            70 => self.update(n),
            71 => self.invite(n),
            72 => self.shut_out(n),
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

    pub(crate) fn turn(&mut self, seconds: i64) {
        self.world.lock().unwrap().turn(seconds);
        self.now.fetch_add(seconds * 1000, Relaxed);
    }

    fn work(&mut self, n: usize) {
        let station = &mut self.stations[n];
        let first = self.truth.writes.len();
        let worker = station.worker();
        people::act(
            &mut station.store,
            worker,
            &mut station.has,
            &mut self.truth,
            &self.dice,
        );
        station.uncut.extend(first..self.truth.writes.len());
        (n, self.truth.writes.len()).hash(&mut self.trace);
    }

    /// The program goes over the folder.
    pub(crate) fn pass(&mut self, n: usize) {
        let is_strange = self.plan.is_strange && self.dice.once_in(4);
        let station = &mut self.stations[n];
        station.desk.speak(formats(station.age, is_strange));
        let writer = station.store.writer();
        let pass = station.desk.pass(&mut station.store).unwrap();
        let (waiting, awaited) = (pass.status.waiting, pass.status.awaited.len());
        (n, pass.received, pass.written, waiting, awaited).hash(&mut self.trace);
        station.status = pass.status;
        self.take_note(n, writer);
    }

    /// Notes what has been merged at a desk, which wrote under the name `before` when it began. Of what it bundled, the
    /// last carries what was written; with what stands before that it only vouches for others.
    fn take_note(&mut self, n: usize, before: Writer) {
        let (station, truth) = (&mut self.stations[n], &mut self.truth);
        let (merged, new) = station.merged(before, |id| truth.segments.contains_key(&id));
        self.tally.segments += new.len();
        for (left, id) in (0..new.len()).rev().zip(new) {
            let carried = if left == 0 {
                std::mem::take(&mut station.uncut)
            } else {
                BTreeSet::new()
            };
            truth.segments.insert(id, carried);
        }
        // What nobody wrote is not among them; the check of I5 will find it.
        let carried = merged.iter().filter_map(|id| truth.segments.get(id));
        station.has.extend(carried.flatten());
    }

    /// The program ends without a word and starts again.
    pub(crate) fn restart(&mut self, n: usize) {
        self.tally.faults += 1;
        let wall = self.stations[n].wall.clone();
        let dice = Dice::new(self.dice.next());
        let store = &self.stations[n].store;
        let mut desk = Desk::resume(store, self.replica(n), &self.device(n), wall, dice).unwrap();
        self.equip(&mut desk);
        self.stations[n].desk = desk;
    }

    /// An admin gives another passphrase, and with it a new key; two may do so at once.
    fn begin_epoch(&mut self, n: usize) {
        let words = format!("fjord og fjell {}", self.dice.next());
        let station = &mut self.stations[n];
        match station.desk.change_passphrase(&mut station.store, &words) {
            Ok(()) | Err(SyncError::NotAdmin) => {}
            Err(error) => panic!("{error}"),
        }
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
        let age = self.stations[n].age;
        self.stations[n].store.update(age).unwrap();
        self.restart(n);
    }

    /// Somebody's newest work never leaves their computer but as what stands on it, and the computer is lost: a
    /// backup from before is put in place. Every other time a colleague who goes away has it all, and what they
    /// wrote themselves is behind it.
    fn lose_a_computer(&mut self, n: usize) {
        let desks = self.stations.len();
        let away = (n + 1 + self.dice.below(desks - 1)) % desks;
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
}
