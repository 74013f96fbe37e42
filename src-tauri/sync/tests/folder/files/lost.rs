//! Files that are damaged or gone: they are called for and written again.

use std::{fs, path::PathBuf};

use sync::{Disk, Entry, Folder, FolderError};
use tempfile::tempdir;

use super::{SMALL, bytes, joins_small, pieces, small, with_a_file};
use crate::desks::{copy_all, disk};

/// A replica where the first piece of a file came, and is damaged since like the others: nothing tells how long it is.
#[test]
fn a_file_of_which_some_came_and_nothing_is_there_any_more_is_called_for() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let (mut kari, mut ola) = small(hers.path());
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    ola.desk.cut_small(SMALL);
    let map = bytes(2000);
    kari.attaches(5, "kart.pdf", &map);
    kari.passes(4);
    copy_all(hers.path(), his.path());
    let there = pieces(his.path());
    let is_first = |path: &&PathBuf| !path.file_name().unwrap().to_string_lossy().contains('-');
    let first = there.iter().find(is_first).unwrap();
    for piece in there.iter().filter(|piece| *piece != first) {
        fs::write(piece, "skadet").unwrap();
    }
    ola.passes(2);
    fs::write(first, "skadet").unwrap();
    for _ in 0..24 {
        copy_all(hers.path(), his.path());
        copy_all(his.path(), hers.path());
        for desk in [&mut kari, &mut ola] {
            desk.hands.turn(5);
            desk.pass();
        }
    }
    assert!(ola.file(5) == Some(map));
}

/// A file system to which large and small letters are one.
#[derive(Clone)]
struct OneCase(Disk);

impl Folder for OneCase {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        self.0.list()
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        self.0.read_at(name, from, most)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let is_taken = |entry: &Entry| entry.name.eq_ignore_ascii_case(name);
        if self.0.list()?.iter().any(is_taken) {
            return Err(FolderError::Exists);
        }
        self.0.create(name, bytes)
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        self.0.remove(name)
    }
}

#[test]
fn a_file_that_is_called_for_is_sent_again_also_where_its_name_was_spelled_in_capitals() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let (mut kari, mut ola) = small(hers.path());
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    ola.desk.cut_small(SMALL);
    kari.attaches(5, "kart.pdf", &bytes(90));
    kari.pass();
    copy_all(hers.path(), his.path());
    let (piece, damaged) = (pieces(hers.path()).remove(0), pieces(his.path()).remove(0));
    let spelled = piece.file_name().unwrap().to_string_lossy().to_uppercase();
    let spelled = spelled.replace("MBB", "mbb");
    fs::rename(&piece, piece.with_file_name(&spelled)).unwrap();
    for damaged in [damaged.with_file_name(&spelled), damaged] {
        fs::write(damaged, "skadet").unwrap();
    }
    kari.starts_again(OneCase(disk(hers.path())));
    kari.desk.cut_small(SMALL);
    for _ in 0..24 {
        for desk in [&mut kari, &mut ola] {
            desk.hands.turn(5);
            desk.pass();
        }
        copy_all(hers.path(), his.path());
        copy_all(&his.path().join("d"), &hers.path().join("d"));
    }
    assert_eq!(ola.file(5), Some(bytes(90)));
}

#[test]
fn a_file_that_vanished_or_was_filled_with_zeros_is_written_again_by_who_has_it() {
    let (folder, mut kari) = with_a_file(2_000);
    assert_eq!(pieces(folder.path()).len(), 3);
    fs::remove_file(&pieces(folder.path())[0]).unwrap();
    let damaged = pieces(folder.path()).remove(0);
    let len = fs::read(&damaged).unwrap().len();
    fs::write(&damaged, vec![0; len]).unwrap();
    kari.passes(5);
    // Nothing is overwritten: the good one lies beside it.
    assert_eq!(fs::read(&damaged).unwrap(), vec![0; len]);
    assert_eq!(pieces(folder.path()).len(), 4);
    let mut lise = joins_small(3, disk(folder.path()));
    lise.passes(3);
    assert!(lise.file(5) == Some(bytes(2_000)));
}

/// A bit in the middle is seen by nobody but who needs it: they call for it.
#[test]
fn damage_that_only_a_reader_sees_is_called_for_and_healed() {
    let (folder, mut kari) = with_a_file(800);
    let damaged = pieces(folder.path()).remove(0);
    let mut content = fs::read(&damaged).unwrap();
    content[500] ^= 1;
    fs::write(&damaged, content).unwrap();
    let mut lise = joins_small(3, disk(folder.path()));
    for _ in 0..20 {
        lise.pass();
        kari.pass();
    }
    assert!(lise.file(5) == Some(bytes(800)));
    assert_eq!(pieces(folder.path()).len(), 2);
}

#[test]
fn a_file_whose_owner_is_gone_is_written_again_by_a_colleague() {
    let (folder, kari) = with_a_file(800);
    let mut ola = joins_small(4, disk(folder.path()));
    ola.pass();
    drop(kari);
    fs::remove_file(&pieces(folder.path())[0]).unwrap();
    ola.passes(5);
    let mut lise = joins_small(3, disk(folder.path()));
    lise.pass();
    assert!(lise.file(5) == Some(bytes(800)));
}
