//! Secretaries who share a folder, and the clock on their wall.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
};

use chrono::{DateTime, FixedOffset, TimeZone};
use store::{Action, Clock, Store, StoreError, SystemRng, Tx};
use sync::{Cost, Device, Disk, Pass, Person};

use crate::Outcome;

const PASSPHRASE: &str = "fjord og fjell 26";

/// A clock that is set by hand: ten years go by in seconds.
#[derive(Clone)]
pub(crate) struct Hands(Arc<AtomicI64>);

impl Hands {
    /// At a time in milliseconds since 1970.
    pub(crate) fn at(millis: i64) -> Self {
        Self(Arc::new(millis.into()))
    }

    pub(crate) fn set(&self, millis: i64) {
        self.0.store(millis, Relaxed);
    }

    pub(crate) fn turn(&self, millis: i64) {
        self.0.fetch_add(millis, Relaxed);
    }
}

impl Clock for Hands {
    fn now(&self) -> DateTime<FixedOffset> {
        let at = DateTime::from_timestamp_millis(self.0.load(Relaxed)).unwrap_or_default();
        FixedOffset::east_opt(3600).map_or_else(
            || at.fixed_offset(),
            |place| place.from_utc_datetime(&at.naive_utc()),
        )
    }
}

/// Somebody with a database and a desk at the folder.
pub(crate) struct Secretary {
    pub(crate) store: Store,
    pub(crate) desk: sync::Desk,
}

impl Secretary {
    /// So many who share a folder that is not there yet, their databases in memory.
    pub(crate) fn several(count: usize, folder: &Path, clock: &Hands) -> Outcome<Vec<Self>> {
        std::fs::create_dir_all(folder)?;
        let mut all = Vec::new();
        for n in 0..count {
            let (person, place) = (person(n, Device::Session), Disk::new(folder));
            let desk = if n == 0 {
                sync::Desk::create(
                    place,
                    &person,
                    PASSPHRASE,
                    Cost::default(),
                    clock.clone(),
                    SystemRng,
                )?
            } else {
                sync::Desk::join(place, &person, PASSPHRASE, clock.clone(), SystemRng)?
            };
            let store = Store::in_memory(clock.clone(), SystemRng)?;
            let mut secretary = Self { store, desk };
            secretary.pass()?;
            all.push(secretary);
        }
        Ok(all)
    }

    /// One more, with a database in `data`, who has not gone over the folder yet.
    pub(crate) fn joins(folder: &Path, data: &Path, clock: impl Clock + Clone + 'static) -> Outcome<Self> {
        std::fs::create_dir_all(data)?;
        let store = Store::open(data, clock.clone(), SystemRng)?;
        let person = person(99, device(data));
        let desk = sync::Desk::join(Disk::new(folder), &person, PASSPHRASE, clock, SystemRng)?;
        Ok(Self { store, desk })
    }

    /// The one whose database lies in `data`, back from wherever they were.
    pub(crate) fn resumes(folder: &Path, data: &Path, clock: impl Clock + Clone + 'static) -> Outcome<Self> {
        let store = Store::open(data, clock.clone(), SystemRng)?;
        let desk = sync::Desk::resume(&store, Disk::new(folder), &device(data), clock, SystemRng)?;
        Ok(Self { store, desk })
    }

    pub(crate) fn pass(&mut self) -> Outcome<Pass> {
        Ok(self.desk.pass(&mut self.store)?)
    }
}

fn person(n: usize, device: Device) -> Person {
    Person {
        name: format!("Sekretær {n}"),
        machine: format!("maskin {n}"),
        device,
    }
}

/// The secret in a file, whose passphrase costs next to nothing: its price is the user's choice.
fn device(data: &Path) -> Device {
    Device::File {
        path: data.join("motebok.device"),
        passphrase: "bare mitt eget".to_owned(),
        cost: Cost { memory: 8, passes: 1 },
    }
}

/// Does one thing at a database.
pub(crate) fn act(
    store: &mut Store,
    name: &str,
    work: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>,
) -> Outcome<()> {
    let action = Action {
        name,
        undoable: true,
        actor: "Kari Ødegård",
        subject: None,
    };
    store.change(&action, work)?;
    Ok(())
}
