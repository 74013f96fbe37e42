//! What two desks at one folder do together.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use store::Reader;
use sync::{Desk, Device, FolderState, Person, SyncError};
use tempfile::tempdir;

use crate::desks::{CHEAP, PASSPHRASE, Secretary, disk, files, person, segments, two};

#[test]
fn what_one_writes_the_other_sees_after_a_pass_each() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    assert_eq!(ola.titles(), ["Legevakt"]);
    ola.writes(2, "Ambulanse");
    assert_eq!(ola.pass().status.unsent, 1);
    let pass = kari.pass();
    assert_eq!(
        (kari.titles(), pass.received),
        (vec!["Legevakt".into(), "Ambulanse".into()], 1)
    );
    assert_eq!(pass.touched.len(), 1);
    assert_eq!(ola.pass().status.unsent, 0);
}

/// Pitfall 22: show the person who was last heard from and when, what waits and what conflicts.
#[test]
fn the_status_says_who_was_heard_from_and_what_waits() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    ola.writes(2, "Ambulanse");
    ola.pass();
    let status = kari.pass().status;
    assert_eq!(status.folder, FolderState::Ready);
    assert_eq!(status.colleagues.len(), 1);
    let seen = &status.colleagues[0];
    assert_eq!((seen.person.as_str(), seen.lacks), ("Ola", 0));
    assert_eq!(seen.last_contact.to_rfc3339(), "2026-11-22T12:02:00+01:00");
    assert_eq!((status.unsent, status.waiting, status.damaged), (0, 0, 0));
}

#[test]
fn a_conflict_travels_and_is_settled_for_both() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    kari.writes(1, "Felles legevakt");
    ola.writes(1, "Interkommunal legevakt");
    for one in [&mut kari, &mut ola] {
        one.passes(2);
    }
    kari.passes(2);
    assert_eq!(kari.titles(), ola.titles());
    assert_eq!(kari.store.conflicts(None).unwrap().len(), 1);
    kari.writes(1, "Legevakt for alle");
    kari.pass();
    ola.pass();
    assert!(ola.store.conflicts(None).unwrap().is_empty());
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let of_file = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap();
        (path, bytes)
    };
    files(folder).into_iter().map(of_file).collect()
}

/// Pitfall 3: no locks, no renaming, no appending, no overwriting and no temporary names in the folder.
#[test]
fn no_file_in_the_folder_ever_changes() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let mut ever: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    for n in 0..50 {
        kari.writes(n % 7 + 1, &format!("Sak {n}"));
        kari.pass();
        ola.pass();
        for (path, bytes) in contents(folder.path()) {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(!name.starts_with('.') && !name.contains("tmp"), "{name}");
            let before = ever.entry(path).or_insert_with(|| bytes.clone());
            assert_eq!(*before, bytes);
        }
    }
}

/// Pitfall 11: what is packed is removed by an explicit list, after reading back, and when all have it.
#[test]
fn many_small_files_become_one_when_everybody_has_them() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let of_kari = format!("{:016x}", kari.store.writer().0);
    let small = || {
        let all = segments(folder.path());
        let is_small =
            |path: &&PathBuf| path.to_str().unwrap().contains(&of_kari) && path.extension().unwrap() == "mbs";
        all.iter().filter(is_small).count()
    };
    for n in 0..40 {
        kari.writes(n + 1, "Sak");
        kari.pass();
    }
    // Ola has not said that he has them: they stay beside the pack.
    kari.passes(3);
    assert!(small() >= 40);
    assert!(
        segments(folder.path())
            .iter()
            .any(|path| path.extension().is_some_and(|kind| kind == "mbp"))
    );
    ola.passes(2);
    kari.passes(3);
    assert!(small() < 12, "{}", small());
    let mut lise = Secretary::joins("Lise", 3, disk(folder.path()));
    lise.pass();
    assert_eq!(lise.titles().len(), 40);
}

#[test]
fn a_desk_that_was_alone_for_years_shares_its_whole_log_in_a_few_files() {
    let folder = tempdir().unwrap();
    let mut kari = Secretary::creates("Kari", 1, disk(folder.path()));
    for n in 0..2_500 {
        kari.writes(n % 50 + 1, &format!("Sak {n}"));
    }
    kari.pass();
    assert!(segments(folder.path()).len() <= 4);
    let mut ola = Secretary::joins("Ola", 2, disk(folder.path()));
    ola.pass();
    assert_eq!(ola.titles(), kari.titles());
    assert!(ola.store.conflicts(None).unwrap().is_empty());
}

#[test]
fn a_device_signs_with_the_same_key_after_a_restart_and_no_other_machine_gets_it() {
    let (folder, home) = (tempdir().unwrap(), tempdir().unwrap());
    let mut kari = Secretary::creates("Kari", 1, disk(folder.path()));
    kari.pass();
    let key = home.path().join("motebok.device");
    let own = Person {
        device: Device::File {
            path: key.clone(),
            passphrase: "bare mitt eget".into(),
            cost: CHEAP,
        },
        ..person("Ola")
    };
    for n in 0..2 {
        let mut ola = Secretary::joins("Ola", 2 + n, disk(folder.path()));
        ola.desk = Desk::join(
            disk(folder.path()),
            &own,
            PASSPHRASE,
            ola.hands.clone(),
            ola.dice.clone(),
        )
        .unwrap();
        ola.writes(5, &format!("Sak {n}"));
        ola.passes(2);
    }
    kari.passes(2);
    // Two databases, one device: one colleague.
    assert_eq!(kari.pass().status.colleagues.len(), 1);
    fs::write(&key, b"noe annet").unwrap();
    let refused = Desk::join(
        disk(folder.path()),
        &own,
        PASSPHRASE,
        kari.hands.clone(),
        kari.dice.clone(),
    );
    assert!(matches!(refused, Err(SyncError::DeviceKeyUnreadable)));
}

/// Ten years of empty months would be listed at every pass.
#[test]
fn a_month_whose_segments_all_lie_in_larger_files_is_not_left_behind() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let month = |name| {
        let home = folder.path().join(format!("d/{:016x}", kari.store.writer().0));
        home.join(name)
    };
    let (november, january) = (month("2026-11"), month("2027-01"));
    for n in 0..50 {
        if n == 10 {
            assert!(november.exists());
            kari.hands.turn(45 * 24 * 60);
            ola.hands.turn(45 * 24 * 60);
        }
        kari.writes(2, &format!("Ambulanse {n}"));
        kari.pass();
        ola.pass();
    }
    assert!(!november.exists() && january.exists());
}
