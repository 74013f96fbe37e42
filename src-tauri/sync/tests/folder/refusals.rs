//! Folders that are not there, not ours, or do not take what is written.

use std::{
    fs, iter,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use sync::{Desk, Disk, Entry, Folder, FolderError, FolderState, SyncError};
use tempfile::tempdir;

use crate::desks::{CHEAP, PASSPHRASE, Secretary, disk, files, person, segments, two};

fn empty(folder: &std::path::Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }
}

/// Pitfall 1: deletion is never inferred from absence.
#[test]
fn a_colleague_who_empties_the_folder_deletes_nothing() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    empty(folder.path());
    for one in [&mut kari, &mut ola] {
        one.writes(2, "Ambulanse");
        let pass = one.pass();
        assert_eq!((pass.status.folder, pass.written), (FolderState::Emptied, 0));
        assert_eq!(one.titles().len(), 2);
    }
    assert!(files(folder.path()).is_empty());
    // A person says so: the folder is made anew out of what is kept here.
    assert_eq!(
        kari.desk.restore_folder(&mut kari.store).unwrap().status.folder,
        FolderState::Ready
    );
    kari.passes(5);
    ola.passes(2);
    let mut lise = Secretary::joins("Lise", 3, disk(folder.path()));
    lise.pass();
    assert_eq!(lise.titles(), ["Legevakt", "Ambulanse"]);
}

#[test]
fn a_folder_that_cannot_be_reached_is_a_state_and_the_work_goes_on() {
    let home = tempdir().unwrap();
    let folder = home.path().join("delt");
    fs::create_dir(&folder).unwrap();
    let (mut kari, _) = two(&folder);
    fs::rename(&folder, home.path().join("borte")).unwrap();
    kari.writes(2, "Ambulanse");
    assert_eq!(kari.pass().status.folder, FolderState::Unavailable);
    assert!(!folder.exists());
    fs::rename(home.path().join("borte"), &folder).unwrap();
    assert_eq!(kari.pass().status.folder, FolderState::Ready);
    assert_eq!(kari.pass().status.unsent, 0);
}

#[test]
fn a_folder_of_another_secretariat_is_not_touched() {
    let (ours, theirs) = (tempdir().unwrap(), tempdir().unwrap());
    let (mut kari, _) = two(ours.path());
    let _stranger = Secretary::creates("Per", 9, disk(theirs.path()));
    let before = files(theirs.path());
    let mut astray = Desk::join(
        disk(theirs.path()),
        &person("Kari"),
        PASSPHRASE,
        kari.hands.clone(),
        kari.dice.clone(),
    )
    .unwrap();
    assert!(matches!(
        astray.pass(&mut kari.store),
        Err(SyncError::OtherSecretariat)
    ));
    // And when the folder is exchanged under a desk.
    empty(ours.path());
    fs::copy(
        theirs.path().join("sekretariat.json"),
        ours.path().join("sekretariat.json"),
    )
    .unwrap();
    assert_eq!(kari.pass().status.folder, FolderState::OtherSecretariat);
    assert_eq!((files(theirs.path()), files(ours.path()).len()), (before, 1));
}

#[test]
fn a_wrong_passphrase_and_a_folder_without_a_secretariat_are_said_plainly() {
    let folder = tempdir().unwrap();
    let kari = Secretary::creates("Kari", 1, disk(folder.path()));
    let join = |folder, words| {
        let (hands, dice) = (kari.hands.clone(), kari.dice.clone());
        Desk::join(disk(folder), &person("Ola"), words, hands, dice)
    };
    assert!(matches!(
        join(folder.path(), "fjell og fjord 26"),
        Err(SyncError::WrongPassphrase)
    ));
    let nothing = tempdir().unwrap();
    assert!(matches!(
        join(nothing.path(), PASSPHRASE),
        Err(SyncError::NoSecretariat)
    ));
    let again = Desk::create(
        disk(folder.path()),
        &person("Ola"),
        PASSPHRASE,
        CHEAP,
        kari.hands.clone(),
        kari.dice.clone(),
    );
    assert!(matches!(again, Err(SyncError::AlreadyShared)));
}

#[test]
fn a_folder_of_a_newer_format_is_left_alone() {
    let folder = tempdir().unwrap();
    let kari = Secretary::creates("Kari", 1, disk(folder.path()));
    fs::write(folder.path().join("sekretariat.json"), br#"{ "format": 2 }"#).unwrap();
    let refused = Desk::join(
        disk(folder.path()),
        &person("Ola"),
        PASSPHRASE,
        kari.hands.clone(),
        kari.dice.clone(),
    );
    assert!(matches!(
        refused,
        Err(SyncError::NewerFormat { found: 2, known: 1 })
    ));
}

/// A folder that refuses so many works of writing, in its own way.
struct Refusing {
    disk: Disk,
    left: Arc<AtomicUsize>,
    how: fn() -> FolderError,
}

impl Folder for Refusing {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        self.disk.list()
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        self.disk.read_at(name, from, most)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        if self.left.load(Relaxed) == 0 {
            return self.disk.create(name, bytes);
        }
        self.left.fetch_sub(1, Relaxed);
        Err((self.how)())
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        self.disk.remove(name)
    }
}

fn refuses(how: fn() -> FolderError, times: usize, said: FolderState) {
    let folder = tempdir().unwrap();
    let (_, mut ola) = two(folder.path());
    let left = Arc::new(AtomicUsize::new(0));
    let refusing = Refusing {
        disk: disk(folder.path()),
        left: left.clone(),
        how,
    };
    let mut lise = Secretary::joins("Lise", 3, refusing);
    lise.pass();
    lise.writes(2, "Ambulanse");
    left.store(times, Relaxed);
    let status = lise.pass().status;
    assert_eq!((status.folder, status.unsent), (said, 1));
    left.store(0, Relaxed);
    assert_eq!(lise.pass().status.folder, FolderState::Ready);
    ola.pass();
    assert_eq!(ola.titles(), ["Legevakt", "Ambulanse"]);
}

#[test]
fn a_folder_that_is_full_or_read_only_or_too_deep_is_said_and_nothing_is_lost() {
    refuses(|| FolderError::Full, 1, FolderState::Full);
    refuses(|| FolderError::ReadOnly, 1, FolderState::ReadOnly);
    refuses(|| FolderError::PathTooLong, 1, FolderState::PathTooLong);
}

#[test]
fn a_virus_scanner_that_holds_every_new_file_only_delays() {
    refuses(|| FolderError::Held, 1, FolderState::Held);
}

#[test]
fn a_path_that_is_too_long_for_the_file_system_is_said_to_be() {
    let home = tempdir().unwrap();
    let mut root = home.path().to_owned();
    root.extend(iter::repeat_n("m".repeat(200), 19));
    let left = 4_070 - root.as_os_str().len();
    root.push("m".repeat(left.min(250)));
    fs::create_dir_all(&root).unwrap();
    let made = disk(&root).create("d/0000000000000001/2026-11/000001-abcdefabcdef.mbs", b"x");
    assert!(matches!(made, Err(FolderError::PathTooLong)), "{made:?}");
}

#[test]
fn a_disk_makes_each_file_once_and_reads_no_more_than_it_is_asked_to() {
    let folder = tempdir().unwrap();
    let disk = disk(folder.path());
    disk.create("d/1/a.mbs", b"en").unwrap();
    assert!(matches!(
        disk.create("d/1/a.mbs", b"to"),
        Err(FolderError::Exists)
    ));
    assert_eq!(disk.read("d/1/a.mbs", 2).unwrap(), b"en");
    assert!(matches!(disk.read("d/1/a.mbs", 1), Err(FolderError::TooLarge)));
    assert!(matches!(disk.read("d/1/b.mbs", 1), Err(FolderError::Missing)));
    fs::write(folder.path().join("referat.docx"), b"deres").unwrap();
    let names: Vec<_> = disk.list().unwrap().into_iter().map(|entry| entry.name).collect();
    assert_eq!(names, ["d/1/a.mbs"]);
    assert!(segments(folder.path()).len() == 1);
}
