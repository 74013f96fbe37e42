//! Who comes and goes while the others work: somebody invited, somebody shut out.

use store::Age;
use sync::{Desk, Person, Role, SyncError};

use crate::{
    chance::{Dice, Wall},
    schedule::{DESKS, Schedule},
    station::wall,
};

/// Somebody who was told a code and has not come yet.
pub(crate) struct Guest {
    n: usize,
    code: String,
    wall: Wall,
}

/// Longer than any two clocks are apart.
const DAYS: u32 = 60;

impl Schedule {
    /// An admin invites one more, who is told the code by telephone.
    pub(crate) fn invite(&mut self, n: usize) {
        let role = match self.dice.below(4) {
            0 => Role::Admin,
            1 => Role::Secretary,
            _ => Role::Reader,
        };
        if !self.plan.has_guest || self.guest.is_some() || self.stations.len() > DESKS {
            return;
        }
        let station = &mut self.stations[n];
        match station.desk.invite(&mut station.store, "Gjest", role, DAYS) {
            Ok(invitation) => {
                let n = self.world.lock().unwrap().add_desk();
                let wall = wall(&self.now(), &self.dice);
                let code = invitation.code;
                self.guest = Some(Guest { n, code, wall });
            }
            Err(error) => assert!(matches!(error, SyncError::NotAdmin), "{error}"),
        }
    }

    /// Who was invited tries the code. What they need may not have come to their folder yet, or is lost.
    pub(crate) fn try_code(&mut self) {
        let Some(Guest { n, code, wall }) = self.guest.take() else {
            return;
        };
        let person = Person {
            name: String::new(),
            machine: format!("Maskin {n}"),
            device: self.device(n),
        };
        let dice = Dice::new(self.dice.next());
        match Desk::join_by_code(self.replica(n), &person, &code, wall.clone(), dice) {
            Ok(desk) => {
                let age = self.draw_age();
                self.sit_down(n, age, desk, wall);
                self.tally.guests += 1;
            }
            Err(_) => self.guest = Some(Guest { n, code, wall }),
        }
    }

    /// An admin shuts somebody out, once. The founder stays, for somebody must.
    pub(crate) fn shut_out(&mut self, n: usize) {
        let other = 1 + self.dice.below(self.stations.len() - 1);
        if !self.plan.shuts_out || self.tally.shut_out > 0 || other == n {
            return;
        }
        let words = format!("hei og holt {}", self.dice.next());
        let words = Some(words.as_str()).filter(|_| self.dice.once_in(2));
        let Some(device) = self.stations[other].device() else {
            return;
        };
        let station = &mut self.stations[n];
        match station.desk.revoke(&mut station.store, device, words) {
            Ok(_) => self.tally.shut_out += 1,
            Err(SyncError::NotAdmin | SyncError::UnknownDevice) => {}
            Err(error) => panic!("{error}"),
        }
    }

    /// An admin takes in what was kept aside, whoever wrote it.
    pub(crate) fn admit_all(&mut self) {
        let station = &mut self.stations[0];
        for aside in station.status.aside.clone() {
            self.tally.admitted += station.desk.admit(&mut station.store, aside.device).unwrap();
        }
    }

    pub(crate) fn draw_age(&self) -> Age {
        if !self.plan.is_mixed {
            return Age::Present;
        }
        [Age::Older, Age::Present, Age::Newer][self.dice.below(3)]
    }

    /// Somebody puts a newer program in the old one's place.
    pub(crate) fn update(&mut self, n: usize) {
        let newer = match self.stations[n].age {
            Age::Older => Age::Present,
            Age::Present if self.plan.is_mixed => Age::Newer,
            _ => return,
        };
        self.update_to(n, newer);
    }

    pub(crate) fn update_to(&mut self, n: usize, age: Age) {
        let station = &mut self.stations[n];
        if station.age < age {
            self.tally.updated += 1;
            station.age = age;
            station.store.update(age).unwrap();
            self.restart(n);
        }
    }
}
