//! Somebody sits at a desk in a process of its own, writes and passes, and says on standard output what is under way
//! and what is durable, until they are killed.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use domain::{Sak, Tekst, Vedlegg};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Action, Reader, Store, StoreError, SystemRng, Tx};
use sync::{Desk, Device, Disk, Entry, Folder, FolderError, Person, SyncError};
use uuid::Uuid;

use crate::desks::{CHEAP, Hands, PASSPHRASE, disk, person};

/// How the child process is told what it is to do; without it, it is no child.
pub(crate) const SITTING: &str = "MOTEBOK_SITTING";

/// What stands before everything a child says: the test runner says something too.
pub(crate) const SAYS: &str = "» ";

/// So small a chunk that files of a few thousand bytes come in several chunks and some in two pieces.
pub(crate) const CHUNK: u64 = 4096;

/// Where somebody sits, and what they begin with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Sitting {
    /// Where the database and the device's secret are.
    pub(crate) home: PathBuf,
    pub(crate) folder: PathBuf,
    /// Who has no folder yet joins with this, or else with the passphrase, or founds the secretariat.
    pub(crate) code: Option<String>,
    /// The folder was emptied and is made anew.
    pub(crate) restores: bool,
    /// The share takes files in parts, so that a kill leaves half of one.
    pub(crate) slowly: bool,
    /// The number of the first change.
    pub(crate) from: u64,
}

impl Sitting {
    pub(crate) fn store(&self) -> Store {
        Store::open(&self.home, Hands::at_noon(), SystemRng).unwrap()
    }

    fn person(&self) -> Person {
        Person {
            device: Device::File {
                path: self.home.join("motebok.device"),
                passphrase: "bare mitt eget".into(),
                cost: CHEAP,
            },
            ..person("Ola")
        }
    }

    /// Comes to the folder: back, with the code, or as the first.
    pub(crate) fn desk(
        &self,
        store: &Store,
        folder: impl Folder + Clone + 'static,
        hands: &Hands,
    ) -> Result<Desk, SyncError> {
        let (person, clock) = (self.person(), hands.clone());
        let mut desk = if self.place().exists() {
            Desk::resume(store, folder, &person.device, clock, SystemRng)?
        } else if let Some(code) = &self.code {
            Desk::join_by_code(folder, &person, code, clock, SystemRng)?
        } else {
            match Desk::create(folder.clone(), &person, PASSPHRASE, CHEAP, clock, SystemRng) {
                Err(SyncError::AlreadyShared) => {
                    Desk::join(folder, &person, PASSPHRASE, hands.clone(), SystemRng)?
                }
                created => created?,
            }
        };
        desk.cut_small(CHUNK);
        Ok(desk)
    }

    /// Says, as the program does after its first pass, that these data are shared.
    fn place(&self) -> PathBuf {
        self.home.join("deling.json")
    }

    pub(crate) fn has_come(&self) {
        fs::write(self.place(), b"").unwrap();
    }

    fn sits(&self) {
        let hands = Hands::at_noon();
        let mut store = self.store();
        says("coming");
        let folder = Told {
            disk: disk(&self.folder),
            slow: self.slowly.then(|| self.folder.clone()),
        };
        let mut desk = self.desk(&store, folder, &hands).unwrap();
        if self.restores {
            desk.restore_folder(&mut store).unwrap();
        }
        for number in self.from.. {
            says("writing");
            write(&mut store, "Ola", number);
            says(&format!("durable {number}"));
            hands.turn(1);
            desk.pass(&mut store).unwrap();
            self.has_come();
        }
    }
}

/// The child.
#[test]
fn sits() {
    if let Ok(sitting) = std::env::var(SITTING) {
        serde_json::from_str::<Sitting>(&sitting).unwrap().sits();
    }
}

fn says(what: &str) {
    println!("{SAYS}{what}");
}

/// What a change with this number does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    Title,
    Word,
    File,
}

impl Work {
    pub(crate) fn of(number: u64) -> Self {
        match number % 8 {
            7 => Self::File,
            2 | 5 => Self::Word,
            _ => Self::Title,
        }
    }
}

/// A sak of one desk's own, which is renamed again and again.
pub(crate) fn sak(number: u64) -> Uuid {
    Uuid::from_u128((number - number % 10_000 + number % 40 + 1).into())
}

/// A sak in whose text all desks write.
pub(crate) fn shared_sak(number: u64) -> Uuid {
    Uuid::from_u128((90_000_000 + number % 10_000 / 100).into())
}

/// A row that names a file.
pub(crate) fn attachment(number: u64) -> Uuid {
    Uuid::from_u128((80_000_000 + number).into())
}

/// A file that is like no other.
pub(crate) fn content(number: u64) -> Vec<u8> {
    let len = number * 997 % 40_000;
    (0..len)
        .map(|n| ((n + number) * n / 7).to_le_bytes()[0])
        .collect()
}

/// One change, the same however often it is made.
pub(crate) fn write(store: &mut Store, actor: &str, number: u64) {
    let action = Action {
        name: "work",
        undoable: true,
        actor,
        subject: None,
    };
    let work = |tx: &mut Tx<'_>| match Work::of(number) {
        Work::Title => tx.put(&case(sak(number), &format!("Sak {number}"))),
        Work::Word => {
            let id = shared_sak(number);
            if tx.get::<Sak>(id)?.is_none() {
                tx.put(&case(id, "Felles"))?;
            }
            let said = tx.text("sak", id, "bakgrunn")?.to_plain();
            if words(&said).any(|word| word == number) {
                return Ok(());
            }
            tx.write_text("sak", id, "bakgrunn", &Tekst::plain(&format!("{said} {number}")))
        }
        Work::File => {
            let hash = tx.put_blob(&content(number))?;
            let form = json!({
                "id": attachment(number), "tittel": "Kart", "unntatt": false, "filnavn": "kart.pdf", "sha256": hash,
            });
            tx.put(&serde_json::from_value::<Vedlegg>(form).unwrap())
        }
    };
    store.change::<_, StoreError>(&action, work).unwrap();
}

fn case(id: Uuid, title: &str) -> Sak {
    let form = json!({
        "id": id, "tittel": title, "type": "vedtak", "meldt_av": "SSU", "saksansvarlig": "Kari", "tilstand": "meldt",
    });
    serde_json::from_value(form).unwrap()
}

/// The numbers that stand in a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = u64> {
    text.split_whitespace().filter_map(|word| word.parse().ok())
}

/// A folder that says what is done in it.
#[derive(Clone)]
struct Told {
    disk: Disk,
    /// Files are written here in parts.
    slow: Option<PathBuf>,
}

impl Folder for Told {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        says("reading");
        self.disk.list()
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        self.disk.read_at(name, from, most)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        says(name.rsplit_once('.').map_or(name, |(_, kind)| kind));
        match &self.slow {
            Some(root) => in_parts(&root.join(name), bytes),
            None => self.disk.create(name, bytes),
        }?;
        says("between");
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        says("removing");
        self.disk.remove(name)
    }
}

fn in_parts(path: &Path, bytes: &[u8]) -> Result<(), FolderError> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => FolderError::Exists,
        _ => FolderError::Other(error),
    };
    fs::create_dir_all(path.parent().unwrap()).map_err(failed)?;
    let mut file = File::create_new(path).map_err(failed)?;
    for part in bytes.chunks(bytes.len() / 4 + 1) {
        std::thread::sleep(Duration::from_micros(200));
        file.write_all(part).map_err(failed)?;
    }
    Ok(())
}
