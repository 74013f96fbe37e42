//! Two secretaries, each with a database and a desk at the shared folder.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
    },
};

use chrono::{DateTime, FixedOffset, TimeZone};
use domain::{Entity, Sak, Vedlegg};
use serde_json::json;
use store::{Action, Clock, Reader, Rng, Store, StoreError, Tx};
use sync::{Cost, Desk, Device, Disk, Folder, Pass, Person};
use uuid::Uuid;

pub(crate) const CHEAP: Cost = Cost { memory: 8, passes: 1 };

/// A clock that is set by hand.
#[derive(Clone)]
pub(crate) struct Hands(Arc<AtomicI64>);

impl Hands {
    pub(crate) fn turn(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000, Relaxed);
    }
}

impl Clock for Hands {
    fn now(&self) -> DateTime<FixedOffset> {
        let place = FixedOffset::east_opt(3600).unwrap();
        place.timestamp_millis_opt(self.0.load(Relaxed)).unwrap()
    }
}

#[derive(Clone)]
pub(crate) struct Dice(Arc<AtomicU64>);

impl Rng for Dice {
    fn draw(&mut self) -> Result<u64, StoreError> {
        let mut z = self.0.fetch_add(1, Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        Ok(z ^ (z >> 31))
    }
}

/// Somebody with a database and a desk.
pub(crate) struct Secretary {
    pub(crate) name: &'static str,
    pub(crate) store: Store,
    pub(crate) desk: Desk,
    pub(crate) hands: Hands,
    pub(crate) dice: Dice,
}

pub(crate) fn person(name: &str) -> Person {
    Person {
        name: name.into(),
        passphrase: "fjord og fjell 26".into(),
        device: Device::Session,
    }
}

pub(crate) fn disk(folder: &Path) -> Disk {
    Disk::with_patience(folder, &[])
}

fn tools(n: u64) -> (Hands, Dice) {
    (
        Hands(Arc::new(1_795_345_200_000.into())),
        Dice(Arc::new((n << 40).into())),
    )
}

impl Secretary {
    pub(crate) fn creates(name: &'static str, n: u64, folder: impl Folder + 'static) -> Self {
        let (hands, dice) = tools(n);
        let desk = Desk::create(folder, &person(name), CHEAP, hands.clone(), dice.clone()).unwrap();
        Self::with(name, desk, hands, dice)
    }

    pub(crate) fn joins(name: &'static str, n: u64, folder: impl Folder + 'static) -> Self {
        let (hands, dice) = tools(n);
        let desk = Desk::join(folder, &person(name), hands.clone(), dice.clone()).unwrap();
        Self::with(name, desk, hands, dice)
    }

    fn with(name: &'static str, desk: Desk, hands: Hands, dice: Dice) -> Self {
        let store = Store::in_memory(hands.clone(), dice.clone()).unwrap();
        Self {
            name,
            store,
            desk,
            hands,
            dice,
        }
    }

    /// The program ends and starts again, over the same database.
    pub(crate) fn starts_again(&mut self, folder: impl Folder + 'static) {
        self.desk = Desk::join(folder, &person(self.name), self.hands.clone(), self.dice.clone()).unwrap();
    }

    pub(crate) fn pass(&mut self) -> Pass {
        self.hands.turn(1);
        self.desk.pass(&mut self.store).unwrap()
    }

    pub(crate) fn passes(&mut self, times: usize) {
        for _ in 0..times {
            self.pass();
        }
    }

    /// Registers a sak or gives it another title.
    pub(crate) fn writes(&mut self, n: u128, title: &str) {
        let action = Action {
            name: "register_sak",
            undoable: true,
            actor: self.name,
            subject: None,
        };
        let form = json!({
            "id": Uuid::from_u128(n), "tittel": title, "type": "vedtak", "meldt_av": "SSU",
            "saksansvarlig": "Kari", "tilstand": "meldt",
        });
        let case: Sak = serde_json::from_value(form).unwrap();
        self.store
            .change::<_, StoreError>(&action, |tx| tx.put(&case))
            .unwrap();
    }

    /// Keeps a file and names it.
    pub(crate) fn attaches(&mut self, n: u128, called: &str, bytes: &[u8]) {
        let action = Action {
            name: "attach",
            undoable: true,
            actor: self.name,
            subject: None,
        };
        let attaching = |tx: &mut Tx<'_>| {
            let hash = tx.put_blob(bytes)?;
            let form = json!({
                "id": Uuid::from_u128(n), "tittel": called, "unntatt": false, "filnavn": called, "sha256": hash,
            });
            let attachment: Vedlegg = serde_json::from_value(form).unwrap();
            tx.put(&attachment)
        };
        self.store.change::<_, StoreError>(&action, attaching).unwrap();
    }

    /// The file of a row, when it is here.
    pub(crate) fn file(&self, n: u128) -> Option<Vec<u8>> {
        let attachment: Vedlegg = self.store.get(Uuid::from_u128(n)).unwrap()?;
        self.store.blob(&attachment.sha256?).ok()
    }

    pub(crate) fn titles(&self) -> Vec<String> {
        let cases: Vec<Sak> = self.store.all().unwrap();
        assert!(cases.is_sorted_by_key(Entity::id));
        cases.into_iter().map(|case| case.tittel).collect()
    }
}

/// Every file below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files with one or several segments.
pub(crate) fn segments(folder: &Path) -> Vec<PathBuf> {
    let ours = |path: &PathBuf| {
        path.extension()
            .is_some_and(|kind| kind == "mbs" || kind == "mbp")
    };
    files(folder).into_iter().filter(ours).collect()
}

/// Two secretaries who have met.
pub(crate) fn two(folder: &Path) -> (Secretary, Secretary) {
    let mut kari = Secretary::creates("Kari", 1, disk(folder));
    kari.writes(1, "Legevakt");
    kari.pass();
    let mut ola = Secretary::joins("Ola", 2, disk(folder));
    ola.pass();
    kari.pass();
    (kari, ola)
}
