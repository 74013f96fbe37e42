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
use sync::{Cost, Desk, Device, Disk, Farewell, Folder, Member, Pass, Person, Role, SyncError};
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

pub(crate) const CHEAP: Cost = Cost { memory: 8, passes: 1 };

pub(crate) const PASSPHRASE: &str = "fjord og fjell 26";

/// A clock that is set by hand.
#[derive(Clone)]
pub(crate) struct Hands(Arc<AtomicI64>);

impl Hands {
    /// 22 November 2026, noon in Norway.
    pub(crate) fn at_noon() -> Self {
        Self(Arc::new(1_795_345_200_000.into()))
    }

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
    /// Where the device keeps its secret.
    home: TempDir,
}

fn at_home(name: &str, home: &TempDir) -> Person {
    let device = Device::File {
        path: home.path().join("motebok.device"),
        passphrase: "bare mitt eget".into(),
        cost: CHEAP,
    };
    Person {
        device,
        ..person(name)
    }
}

pub(crate) fn person(name: &str) -> Person {
    Person {
        name: name.into(),
        machine: format!("{name}s bærbare"),
        device: Device::Session,
    }
}

pub(crate) fn disk(folder: &Path) -> Disk {
    Disk::with_patience(folder, &[])
}

fn tools(n: u64) -> (Hands, Dice) {
    (Hands::at_noon(), Dice(Arc::new((n << 40).into())))
}

impl Secretary {
    pub(crate) fn creates(name: &'static str, n: u64, folder: impl Folder + 'static) -> Self {
        let (hands, dice) = tools(n);
        let home = tempdir().unwrap();
        let desk = Desk::create(
            folder,
            &at_home(name, &home),
            PASSPHRASE,
            CHEAP,
            hands.clone(),
            dice.clone(),
        )
        .unwrap();
        Self::with(name, desk, hands, dice, home)
    }

    pub(crate) fn joins(name: &'static str, n: u64, folder: impl Folder + 'static) -> Self {
        let (hands, dice) = tools(n);
        let home = tempdir().unwrap();
        let desk = Desk::join(
            folder,
            &at_home(name, &home),
            PASSPHRASE,
            hands.clone(),
            dice.clone(),
        )
        .unwrap();
        Self::with(name, desk, hands, dice, home)
    }

    /// Joins with a code, so many minutes after the others have begun.
    pub(crate) fn joins_by_code(
        name: &'static str,
        n: u64,
        folder: impl Folder + 'static,
        code: &str,
        minutes: i64,
    ) -> Result<Self, SyncError> {
        let (hands, dice) = tools(n);
        hands.turn(minutes);
        let home = tempdir().unwrap();
        let desk = Desk::join_by_code(folder, &at_home(name, &home), code, hands.clone(), dice.clone())?;
        Ok(Self::with(name, desk, hands, dice, home))
    }

    /// Invites somebody for a week. Returns the code.
    pub(crate) fn invites(&mut self, name: &str, role: Role) -> String {
        let invitation = self.desk.invite(&mut self.store, name, role, 7).unwrap();
        self.pass();
        invitation.code
    }

    /// What this desk says of a person's device.
    pub(crate) fn sees(&mut self, name: &str) -> Member {
        let members = self.pass().status.members;
        members.into_iter().find(|member| member.person == name).unwrap()
    }

    /// Shuts out a person's device.
    pub(crate) fn revokes(&mut self, name: &str) -> Farewell {
        let device = self.sees(name).device;
        let farewell = self
            .desk
            .revoke(&mut self.store, device, Some("skog og hei 2027"))
            .unwrap();
        self.pass();
        farewell
    }

    fn with(name: &'static str, desk: Desk, hands: Hands, dice: Dice, home: TempDir) -> Self {
        let store = Store::in_memory(hands.clone(), dice.clone()).unwrap();
        Self {
            name,
            store,
            desk,
            hands,
            dice,
            home,
        }
    }

    /// The program ends and starts again, over the same database, perhaps at another replica of the folder.
    pub(crate) fn starts_again(&mut self, folder: impl Folder + 'static) {
        let device = at_home(self.name, &self.home).device;
        let (hands, dice) = (self.hands.clone(), self.dice.clone());
        self.desk = Desk::resume(&self.store, folder, &device, hands, dice).unwrap();
    }

    /// Joins once more with a code, on the same machine and over the same database.
    pub(crate) fn comes_again(&mut self, folder: impl Folder + 'static, code: &str) {
        let person = at_home(self.name, &self.home);
        let (hands, dice) = (self.hands.clone(), self.dice.clone());
        self.desk = Desk::join_by_code(folder, &person, code, hands, dice).unwrap();
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

/// Brings to one folder what is in another, as a cloud service does.
pub(crate) fn copy_all(from: &Path, to: &Path) {
    for path in files(from) {
        let there = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(there.parent().unwrap()).unwrap();
        if !there.exists() {
            fs::copy(path, there).unwrap();
        }
    }
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
