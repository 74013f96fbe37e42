//! What a power cut takes: the last of what nobody waited for until it was on the disk.

use std::{fs, path::Path};

use store::Store;
use tempfile::tempdir;

use crate::desks::{Secretary, copy_all, disk, files, two};

/// The files of a database as they are now; what tells of readers is not among what is on the disk.
fn copy_database(from: &Path, to: &Path) {
    copy_all(from, to);
    fs::remove_file(to.join("motebok.db-shm")).unwrap();
}

#[test]
fn what_a_power_cut_takes_of_what_had_come_comes_again() {
    let (folder, data, on_disk) = (tempdir().unwrap(), tempdir().unwrap(), tempdir().unwrap());
    let mut kari = Secretary::creates("Kari", 1, disk(folder.path()));
    kari.writes(1, "Legevakt");
    kari.pass();
    let mut ola = Secretary::joins("Ola", 2, disk(folder.path()));
    let open = |ola: &Secretary| Store::open(data.path(), ola.hands.clone(), ola.dice.clone()).unwrap();
    ola.store = open(&ola);
    ola.passes(2);
    let own = ola.store.writer();
    kari.writes(2, "Ambulanse");
    kari.pass();
    copy_database(data.path(), on_disk.path());
    // He has it, says so, and those who hear it count on it.
    assert_eq!(ola.pass().received, 1);
    assert_eq!(kari.pass().status.colleagues[0].lacks, 0);
    ola.store = Store::in_memory(ola.hands.clone(), ola.dice.clone()).unwrap();
    for file in files(data.path()) {
        fs::remove_file(file).unwrap();
    }
    copy_all(on_disk.path(), data.path());
    ola.store = open(&ola);
    ola.starts_again(disk(folder.path()));
    assert_eq!(ola.titles(), ["Legevakt"]);
    let pass = ola.pass();
    assert_eq!((pass.received, pass.status.waiting), (1, 0));
    ola.writes(3, "Luftambulanse");
    ola.passes(2);
    kari.pass();
    assert_eq!(kari.titles(), ["Legevakt", "Ambulanse", "Luftambulanse"]);
    assert_eq!(ola.titles(), kari.titles());
    assert_eq!(ola.store.writer(), own);
}

#[test]
fn words_that_a_power_cut_left_empty_harm_nobody_and_are_said_again() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    ola.writes(2, "Ambulanse");
    ola.pass();
    let words = files(folder.path()).into_iter();
    for word in words.filter(|path| path.extension().is_some_and(|kind| kind == "mba")) {
        fs::write(word, []).unwrap();
    }
    for one in [&mut kari, &mut ola] {
        one.starts_again(disk(folder.path()));
        one.pass();
    }
    for one in [&mut kari, &mut ola] {
        let status = one.pass().status;
        assert_eq!((status.damaged, status.waiting, status.unsent), (0, 0, 0));
        assert_eq!(status.colleagues.len(), 1);
        assert_eq!(status.colleagues[0].lacks, 0);
        assert_eq!(one.titles(), ["Legevakt", "Ambulanse"]);
    }
}
