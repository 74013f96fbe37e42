//! The calm after the storm: nothing fails any more, and everything must find its way to everybody.

use std::collections::BTreeSet;

use store::{Age, BlobId, Store};
use sync::{DeviceId, FolderState};

use crate::{schedule::Schedule, station::Station};

/// How one desk stands.
#[derive(Debug, Clone, PartialEq)]
struct State {
    /// It belongs to the secretariat.
    is_in: bool,
    segments: usize,
    waiting: usize,
    unsent: usize,
    folder: FolderState,
    insiders: Vec<DeviceId>,
    lacking: usize,
}

impl State {
    /// True when it has all there is to have, and is of one mind with the first.
    fn is_settled(&self, first: &Self) -> bool {
        !self.is_in
            || (self.segments, &self.insiders) == (first.segments, &first.insiders)
                && (self.waiting, self.unsent, self.lacking) == (0, 0, 0)
                && self.folder == FolderState::Ready
    }
}

impl Schedule {
    /// Ends the storm.
    pub(crate) fn calm(&mut self) {
        self.world.lock().unwrap().calm();
        for _ in 0..6 {
            if self.guest.is_none() {
                break;
            }
            self.round();
            self.try_code();
        }
    }

    /// Goes on until nothing changes any more.
    pub(crate) fn settle_down(&mut self) -> Result<(), String> {
        let (mut last, mut quiet) = (Vec::new(), 0);
        for round in 1..=240 {
            self.round();
            let state = self.states();
            self.tally.rounds = self.tally.rounds.max(round);
            let is_settled = state.iter().all(|one| one.is_settled(&state[0]));
            quiet = if state == last { quiet + 1 } else { 0 };
            last = state;
            if quiet >= if is_settled { 6 } else { 80 } {
                break;
            }
        }
        if last.iter().any(|one| one.is_in && one.waiting > 0) {
            return Err(format!("I7 a segment is stuck waiting: {last:?}"));
        }
        let deaf = self.stations.iter().filter(|one| one.status.unheard > 0);
        for device in deaf.filter_map(Station::device) {
            if self
                .stations
                .iter()
                .any(|one| !one.is_out() && one.insiders().contains(&device))
            {
                return Err("I7 a key never reached somebody who is in".into());
            }
        }
        if !last.iter().all(|one| one.is_settled(&last[0])) {
            return Err(format!("I7 something never reached everybody: {last:?}"));
        }
        Ok(())
    }

    /// Everybody gets a program of the newest age, and then what was kept aside is admitted: of what they could not
    /// read, older ones do not say whose it is. True when that changed anything.
    pub(crate) fn become_one(&mut self) -> bool {
        let before = self.tally;
        if self.plan.is_mixed {
            for n in 0..self.stations.len() {
                self.update_to(n, Age::Newer);
            }
            self.round();
        }
        self.admit_all();
        before != self.tally
    }

    fn round(&mut self) {
        for n in 0..self.stations.len() {
            self.turn(90);
            self.pass(n);
        }
    }

    fn states(&self) -> Vec<State> {
        let kept = self.kept();
        let state = self.stations.iter().map(|station| State {
            is_in: !station.is_out(),
            segments: station.store.segments().unwrap().len(),
            waiting: station.status.waiting,
            unsent: station.status.unsent,
            folder: station.status.folder.clone(),
            insiders: station.insiders(),
            lacking: lacking(&station.store, &kept),
        });
        state.collect()
    }

    /// The files that any desk has that belongs to the secretariat.
    pub(crate) fn kept(&self) -> BTreeSet<BlobId> {
        let insiders = self.stations.iter().filter(|station| !station.is_out());
        let files = insiders.flat_map(|station| station.store.files().unwrap());
        files
            .filter(|file| file.len.is_some())
            .map(|file| file.id)
            .collect()
    }
}

/// How many files that rows name are not here, though some desk has them.
pub(crate) fn lacking(store: &Store, kept: &BTreeSet<BlobId>) -> usize {
    let files = store.files().unwrap().into_iter();
    files
        .filter(|file| file.len.is_none() && kept.contains(&file.id))
        .count()
}
