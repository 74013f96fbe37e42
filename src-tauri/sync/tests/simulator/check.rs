//! What must hold in the end: first while programs of different ages, readers and who was shut out are side by
//! side, then when all are of one age and everything is admitted.

use std::{collections::BTreeSet, hash::Hash};

use store::{Reader, Store};

use crate::{
    calm::lacking,
    chance::Dice,
    schedule::Schedule,
    station::{Station, formats},
    truth::{Truth, view},
};

const LAST_PASSPHRASE: &str = "skog og hei 2027";

impl Schedule {
    /// What each can see who is in, and what those who are out see of their own.
    pub(crate) fn check_side_by_side(&mut self) -> Result<(), String> {
        let insiders: Vec<_> = self.stations.iter().filter(|one| !one.is_out()).collect();
        for (n, one) in insiders.iter().enumerate() {
            self.has_merged_rightly(one, &insiders)?;
            let before = insiders[..n].iter().filter(|other| other.has == one.has);
            // Rather one of its own age, who shows all that it does.
            if let Some(other) = before.min_by_key(|other| other.age != one.age) {
                let age = one.age.min(other.age);
                agree("I1 desks differ", &other.view(age), &one.view(age))?;
            }
        }
        let kept = self.kept();
        for station in &self.stations {
            self.truth.check(&station.store, station.age, &station.has)?;
            if !station.is_out() {
                self.truth.has_files(&station.store, &kept)?;
            }
        }
        Ok(())
    }

    /// Who may write and reads the same formats has merged the same, and nothing of a reader's; a reader has at least
    /// that (I1, I9).
    fn has_merged_rightly(&self, one: &Station, insiders: &[&Station]) -> Result<(), String> {
        let (writers, readers): (Vec<&Station>, Vec<&Station>) =
            insiders.iter().partition(|station| station.is_writer());
        let mut alike = writers.iter().filter(|writer| reads(writer) == reads(one));
        if !one.is_writer() {
            return if alike.all(|writer| one.has.is_superset(&writer.has)) {
                Ok(())
            } else {
                Err("I1 a reader lacks what others merged".into())
            };
        }
        if alike.any(|writer| one.has != writer.has) {
            return Err("I1 desks did not merge the same".into());
        }
        let by = |write: &usize| self.truth.writes[*write].by;
        if one
            .has
            .iter()
            .any(|write| readers.iter().any(|reader| reader.n == by(write)))
        {
            return Err("I9 what a reader wrote was merged".into());
        }
        Ok(())
    }

    pub(crate) fn check(&mut self) -> Result<(), String> {
        let insiders: Vec<_> = self.stations.iter().filter(|one| !one.is_out()).collect();
        let (first, age) = (insiders[0], insiders[0].age);
        let expected = first.view(age);
        for one in &insiders {
            agree("I1 desks differ", &expected, &one.view(age))?;
        }
        let there: BTreeSet<_> = insiders.iter().flat_map(|one| one.has.iter().copied()).collect();
        if insiders.iter().any(|one| !one.status.aside.is_empty()) {
            return Err("I7 what was admitted is kept aside".into());
        }
        self.truth.check(&first.store, age, &there)?;
        let kept = self.kept();
        for station in &insiders {
            self.truth.has_files(&station.store, &kept)?;
        }
        self.tally.attached = kept.len();
        self.tally.destroyed = first.store.files().unwrap().len() - kept.len();
        self.tally.conflicts = first.store.conflicts(None).unwrap().len();
        self.tally.duplicates = Truth::duplicates(&first.store)?;
        let last = insiders[insiders.len() - 1].n;
        self.stations[last].store.rebuild_projection().unwrap();
        agree(
            "I6 the log played again differs",
            &expected,
            &self.stations[last].view(age),
        )?;
        self.newcomer(&expected)?;
        expected.hash(&mut self.trace);
        let world = self.world.lock().unwrap();
        self.tally.faults += world.faults;
        self.tally.files = world.file_count();
        self.tally.written = world.files_written;
        Ok(())
    }

    /// I6: somebody who joins now gets everything in another order, and sees the same.
    fn newcomer(&mut self, expected: &str) -> Result<(), String> {
        let (wall, age) = (self.stations[0].wall.clone(), self.stations[0].age);
        let first = &mut self.stations[0];
        first
            .desk
            .change_passphrase(&mut first.store, LAST_PASSPHRASE)
            .unwrap();
        self.pass(0);
        let mut store = Store::in_memory_of(age, wall.clone(), Dice::new(self.dice.next())).unwrap();
        store.weaken(self.defences.store);
        let joined = self.join(0, LAST_PASSPHRASE, &wall);
        let mut desk = joined.map_err(|error| format!("I6 nobody can join: {error}"))?;
        desk.speak(formats(age, false));
        let kept = self.kept();
        for _ in 0..80 {
            self.turn(90);
            let pass = desk.pass(&mut store).unwrap();
            if pass.status.waiting == 0 && lacking(&store, &kept) == 0 {
                break;
            }
            // What is damaged where only who needs it looks is called for, and somebody must answer.
            for n in 0..self.stations.len() {
                self.pass(n);
            }
        }
        self.truth.has_files(&store, &kept)?;
        agree(
            "I6 somebody who joins sees something else",
            expected,
            &view(&store, age, age),
        )
    }
}

/// The newest format that it reads.
fn reads(station: &Station) -> u32 {
    formats(station.age, false).reads
}

/// What two desks show must be the same. What is wrong tells the first line that is not.
fn agree(what: &str, one: &str, other: &str) -> Result<(), String> {
    let mut lines = one.lines().zip(other.lines());
    let differing = lines.find(|(one, other)| one != other);
    if one == other {
        return Ok(());
    }
    Err(format!("{what}: {differing:?}"))
}
