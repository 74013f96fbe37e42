//! A desk to test at: a data folder of its own, a clock that is set by hand, chance that repeats itself.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
    },
};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use domain::{Entity, MoeteId, Moetesak, Sak, Sakstilstand, Sakstype, Tekst};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{Action, Clock, DATABASE, Reader, Receipt, Rng, Store, StoreError, Tx};

/// 22 November 2026, noon in Norway.
const NOON: i64 = 1_795_345_200_000;

#[derive(Clone)]
pub(super) struct Hands(Arc<AtomicI64>);

impl Hands {
    pub(super) fn turn(&self, millis: i64) {
        self.0.fetch_add(millis, Relaxed);
    }
}

impl Clock for Hands {
    fn now(&self) -> DateTime<FixedOffset> {
        let place = FixedOffset::east_opt(3600).unwrap();
        place.timestamp_millis_opt(self.0.load(Relaxed)).unwrap()
    }
}

/// Numbers that look random and are the same in every run.
#[derive(Clone)]
pub(super) struct Dice(Arc<AtomicU64>);

impl Rng for Dice {
    fn draw(&mut self) -> Result<u64, StoreError> {
        let n = self.0.fetch_add(1, Relaxed);
        // SplitMix64.
        let mut z = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Ok(z ^ (z >> 31))
    }
}

pub(super) struct Desk {
    pub(super) folder: TempDir,
    pub(super) hands: Hands,
    pub(super) dice: Dice,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::numbered(0)
    }

    /// One of several desks, with chance of its own.
    pub(super) fn numbered(n: u64) -> Self {
        let (hands, dice) = (
            Hands(Arc::new(NOON.into())),
            Dice(Arc::new(((n << 32) + 1).into())),
        );
        Self {
            folder: tempfile::tempdir().unwrap(),
            hands,
            dice,
        }
    }

    /// Opens without waiting for the disk at every change: nobody pulls the plug in a test.
    pub(super) fn open(&self) -> Store {
        let store = self.try_open().unwrap();
        store.conn.pragma_update(None, "synchronous", "OFF").unwrap();
        store
    }

    /// A database that is never on a disk.
    pub(super) fn in_memory(&self) -> Store {
        Store::in_memory(self.hands.clone(), self.dice.clone()).unwrap()
    }

    pub(super) fn try_open(&self) -> Result<Store, StoreError> {
        Store::open(self.folder.path(), self.hands.clone(), self.dice.clone())
    }
}

pub(super) fn action(name: &str) -> Action<'_> {
    Action {
        name,
        undoable: true,
        actor: "Kari",
        subject: None,
    }
}

/// Does one action that cannot fail.
pub(super) fn act<R>(
    store: &mut Store,
    name: &str,
    work: impl FnOnce(&mut Tx<'_>) -> Result<R, StoreError>,
) -> (R, Receipt) {
    store.change(&action(name), work).unwrap()
}

pub(super) fn put<T: Entity>(store: &mut Store, name: &str, entity: &T) -> Receipt {
    act(store, name, |tx| tx.put(entity)).1
}

pub(super) fn write(store: &mut Store, entity: &str, id: Uuid, field: &str, text: &str) -> Receipt {
    act(store, "write", |tx| {
        tx.write_text(entity, id, field, &Tekst::from(text))
    })
    .1
}

pub(super) fn sak(n: u128, tittel: &str) -> Sak {
    Sak {
        id: Uuid::from_u128(n).into(),
        tittel: tittel.into(),
        arkivsaksnr: None,
        sakstype: Sakstype::Vedtak,
        meldt_av: "SSU".into(),
        meldt: NaiveDate::from_ymd_opt(2026, 9, 10),
        saksansvarlig: "Kari".into(),
        utvalg: None,
        tilstand: Sakstilstand::Meldt,
        skjerming: None,
        neste_steg: None,
        frist: None,
        kommer_fra: None,
    }
}

pub(super) fn moetesak(n: u128, moete: u128, tittel: &str) -> Moetesak {
    let form = serde_json::json!({
        "id": Uuid::from_u128(n), "moete": Uuid::from_u128(moete), "rekkefoelge": "a", "behandles_av": [],
        "numre": [], "tittel": tittel, "type": "vedtak", "innleder": "", "vedlegg": "",
        "lagt_til_i_moetet": false,
    });
    let item: Moetesak = serde_json::from_value(form).unwrap();
    assert_eq!(item.moete, MoeteId(Uuid::from_u128(moete)));
    item
}

pub(super) fn get<T: Entity>(store: &Store, n: u128) -> Option<T> {
    store.get(Uuid::from_u128(n)).unwrap()
}

pub(super) fn text(store: &Store, entity: &str, n: u128, field: &str) -> String {
    store.text(entity, Uuid::from_u128(n), field).unwrap().to_string()
}

/// A folder with one sak in its database, closed.
pub(super) fn used() -> Desk {
    let desk = Desk::new();
    put(&mut desk.open(), "register_sak", &sak(1, "Legevakt"));
    desk
}

pub(super) fn database(desk: &Desk) -> PathBuf {
    desk.folder.path().join(DATABASE)
}

pub(super) fn raw(desk: &Desk) -> Connection {
    Connection::open(database(desk)).unwrap()
}
