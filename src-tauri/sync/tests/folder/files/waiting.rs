//! Files that have not come yet.

use std::fs;

use sync::{Disk, Entry, Folder, FolderError, FolderState};
use uuid::Uuid;

use super::{bytes, joins_small, pieces, with_a_file};
use crate::desks::disk;

/// Status is enough for «venter på vedlegg fra Kari (12 av 48 MB)».
#[test]
fn who_waits_for_a_file_is_told_whose_it_is_and_how_much_has_come() {
    let (folder, _) = with_a_file(2_000);
    for path in pieces(folder.path()).iter().skip(1) {
        fs::remove_file(path).unwrap();
    }
    let left = fs::read(&pieces(folder.path())[0]).unwrap();
    let is_first = left[16..20] == [0; 4];
    let mut lise = joins_small(3, disk(folder.path()));
    let awaited = lise.pass().status.awaited.remove(0);
    assert_eq!(
        (awaited.from.as_deref(), awaited.called.as_deref()),
        (Some("Kari"), Some("kart.pdf"))
    );
    assert_eq!(
        (awaited.had, awaited.total),
        (if is_first { 800 } else { 0 }, Some(2_000))
    );
    assert_eq!(awaited.rows, [("vedlegg", Uuid::from_u128(5))]);
    assert_eq!(lise.file(5), None);
}

#[test]
fn a_row_that_comes_before_its_file_waits_and_the_desk_goes_on() {
    let (folder, mut kari) = with_a_file(500);
    let piece = pieces(folder.path()).remove(0);
    let away = folder.path().join("borte");
    fs::rename(&piece, &away).unwrap();
    let mut lise = joins_small(3, disk(folder.path()));
    lise.writes(9, "Ambulanse");
    let status = lise.pass().status;
    assert_eq!(
        (status.folder, status.waiting, status.awaited.len()),
        (FolderState::Ready, 0, 1)
    );
    assert_eq!(status.awaited[0].total, None);
    kari.pass();
    assert_eq!(kari.titles().len(), 2);
    fs::rename(&away, &piece).unwrap();
    assert!(lise.pass().status.awaited.is_empty());
    assert!(lise.file(5) == Some(bytes(500)));
}

/// A placeholder that its cloud service does not fill is not yet there, and keeps nothing else waiting.
struct Placeholder(Disk, String);

impl Folder for Placeholder {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        self.0.list()
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        if name == self.1 {
            return Err(FolderError::Held);
        }
        self.0.read_at(name, from, most)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.0.create(name, bytes)
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        self.0.remove(name)
    }
}

#[test]
fn a_placeholder_that_is_not_filled_keeps_no_other_file_waiting() {
    let (folder, mut kari) = with_a_file(300);
    let held = pieces(folder.path()).remove(0);
    let held = held
        .strip_prefix(folder.path())
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    kari.attaches(6, "notat.pdf", &bytes(200));
    kari.pass();
    let mut lise = joins_small(3, Placeholder(disk(folder.path()), held));
    lise.writes(9, "Ambulanse");
    lise.passes(3);
    let status = lise.pass().status;
    assert_eq!((status.folder, status.unsent), (FolderState::Ready, 0));
    assert_eq!((lise.file(5), lise.file(6)), (None, Some(bytes(200))));
    assert_eq!(pieces(folder.path()).len(), 2);
}
