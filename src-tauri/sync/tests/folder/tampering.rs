//! Files that were damaged, copied, renamed, read by strangers or sent in parts.

use std::fs;

use sync::FolderState;
use tempfile::tempdir;

use crate::desks::{Secretary, copy_all, disk, files, segments, two};

/// Pitfall 4: others can damage our files; they are healed from the database, under a new name.
#[test]
fn a_file_that_was_filled_with_zeros_is_written_again_under_another_name() {
    let folder = tempdir().unwrap();
    let (mut kari, _) = two(folder.path());
    let damaged = segments(folder.path()).remove(0);
    let bytes = fs::read(&damaged).unwrap();
    fs::write(&damaged, vec![0; bytes.len()]).unwrap();
    assert_eq!(kari.pass().status.damaged, 1);
    kari.passes(16);
    assert_eq!(fs::read(&damaged).unwrap(), vec![0; bytes.len()]);
    // Pitfall 16: what is sent again is what was sealed, byte for byte.
    let others = segments(folder.path())
        .into_iter()
        .filter(|path| *path != damaged);
    assert!(others.into_iter().any(|path| fs::read(path).unwrap() == bytes));
    let mut lise = Secretary::joins("Lise", 3, disk(folder.path()));
    assert_eq!(
        lise.pass().status.damaged,
        0,
        "what is whole elsewhere is missed by nobody"
    );
    assert_eq!(lise.titles(), ["Legevakt"]);
}

/// Pitfall 2: neither length nor time nor name is trusted.
#[test]
fn damage_without_a_trace_in_length_and_time_is_found() {
    let folder = tempdir().unwrap();
    let (mut kari, _) = two(folder.path());
    let damaged = segments(folder.path()).remove(0);
    let about = fs::metadata(&damaged).unwrap();
    fs::write(&damaged, vec![0; usize::try_from(about.len()).unwrap()]).unwrap();
    let file = fs::File::options().write(true).open(&damaged).unwrap();
    file.set_modified(about.modified().unwrap()).unwrap();
    kari.passes(20);
    assert!(segments(folder.path()).len() > 1);
}

/// A cloud service shows a file before what is in it.
#[test]
fn a_folder_whose_mark_was_not_there_yet_is_known_as_soon_as_it_is() {
    let folder = tempdir().unwrap();
    let (mut kari, _) = two(folder.path());
    let mark = folder.path().join("sekretariat.json");
    let (whole, time) = (
        fs::read(&mark).unwrap(),
        fs::metadata(&mark).unwrap().modified().unwrap(),
    );
    let put = |bytes: &[u8]| {
        fs::write(&mark, bytes).unwrap();
        let file = fs::File::options().write(true).open(&mark).unwrap();
        file.set_modified(time).unwrap();
    };
    put(&vec![0; whole.len()]);
    // All is read anew, as it is every ten minutes.
    kari.hands.turn(10);
    assert_eq!(kari.pass().status.folder, FolderState::Emptied);
    put(&whole);
    assert_eq!(kari.pass().status.folder, FolderState::Ready);
}

#[test]
fn conflict_copies_and_names_in_capitals_are_read_like_any_other() {
    let folder = tempdir().unwrap();
    let (mut kari, _) = two(folder.path());
    kari.writes(2, "Ambulanse");
    kari.pass();
    let names = [
        "X (Karis konfliktkopi 2026-03-01).mbs",
        "000002.SYNC-CONFLICT-20260301-120000-ABCDEF7.MBS",
    ];
    for (path, name) in segments(folder.path()).iter().zip(names) {
        fs::rename(path, path.with_file_name(name)).unwrap();
    }
    fs::rename(folder.path().join("d"), folder.path().join("D")).unwrap();
    fs::rename(
        folder.path().join("sekretariat.json"),
        folder.path().join("Sekretariat (1).JSON"),
    )
    .unwrap();
    let mut lise = Secretary::joins("Lise", 3, disk(folder.path()));
    lise.pass();
    assert_eq!(lise.titles(), ["Legevakt", "Ambulanse"]);
}

#[test]
fn what_others_leave_in_the_folder_is_neither_read_nor_removed() {
    let folder = tempdir().unwrap();
    let (mut kari, _) = two(folder.path());
    let theirs = ["desktop.ini", "d/desktop.ini", "d/~$sak.docx", "bilder/moete.jpg"]
        .map(|name| folder.path().join(name));
    for path in &theirs {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, b"noe annet").unwrap();
    }
    kari.writes(2, "Ambulanse");
    kari.passes(12);
    assert_eq!(kari.pass().status.damaged, 0);
    assert!(theirs.iter().all(|path| fs::read(path).unwrap() == b"noe annet"));
}

/// Pitfall 5: a good file in my replica may be bad in yours. Pitfall 6: what somebody has is what they merged.
#[test]
fn what_never_reached_a_colleagues_replica_whole_is_sent_again() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let mut kari = Secretary::creates("Kari", 1, disk(hers.path()));
    kari.writes(1, "Legevakt");
    kari.pass();
    copy_all(hers.path(), his.path());
    // In Ola's replica the first segment is torn, and the service believes that all is well.
    let torn = segments(his.path()).remove(0);
    fs::write(&torn, &fs::read(&torn).unwrap()[..40]).unwrap();
    let mut ola = Secretary::joins("Ola", 2, disk(his.path()));
    for _ in 0..20 {
        ola.pass();
        copy_all(his.path(), hers.path());
        kari.pass();
        copy_all(hers.path(), his.path());
    }
    assert_eq!(ola.titles(), ["Legevakt"]);
    assert_eq!(kari.pass().status.colleagues[0].lacks, 0);
}

/// Pitfall 12: what stands on something that is gone for good is merged in the end, and the gap is said.
#[test]
fn what_stands_on_a_segment_that_nobody_has_any_more_does_not_wait_for_ever() {
    let folder = tempdir().unwrap();
    let mut kari = Secretary::creates("Kari", 1, disk(folder.path()));
    for (n, title) in [(1, "Legevakt"), (2, "Ambulanse"), (3, "Samhandling")] {
        kari.writes(n, title);
        kari.pass();
    }
    let lost = segments(folder.path()).remove(1);
    let bytes = fs::read(&lost).unwrap();
    fs::remove_file(&lost).unwrap();
    drop(kari);
    let mut ola = Secretary::joins("Ola", 2, disk(folder.path()));
    assert_eq!(ola.pass().status.waiting, 1);
    assert_eq!(ola.titles(), ["Legevakt"]);
    ola.passes(20);
    assert_eq!(ola.pass().status.waiting, 0);
    assert_eq!(ola.titles(), ["Legevakt", "Samhandling"]);
    // It turns up after all.
    fs::write(&lost, bytes).unwrap();
    ola.pass();
    assert_eq!(ola.titles(), ["Legevakt", "Ambulanse", "Samhandling"]);
}

/// Pitfall 7: no clock decides what is heard.
#[test]
fn a_desk_whose_clock_went_back_is_heard_all_the_same() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    ola.passes(2);
    kari.pass();
    // His words are removed, his program starts again, and his clock has gone back three weeks.
    let of_ola = format!("{:016x}", ola.store.writer().0);
    for path in files(folder.path()) {
        if path.to_str().unwrap().contains(&format!("{of_ola}/s/")) {
            fs::remove_file(path).unwrap();
        }
    }
    ola.starts_again(disk(folder.path()));
    ola.hands.turn(-23 * 24 * 60);
    ola.pass();
    kari.passes(8);
    ola.passes(8);
    let heard = kari.pass().status.colleagues.remove(0).last_contact;
    assert!(heard.to_rfc3339().starts_with("2026-10-30"), "{heard}");
}

#[test]
fn a_segment_in_two_halves_is_read_when_it_is_whole() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    kari.writes(2, "Ambulanse");
    kari.pass();
    let path = segments(folder.path())
        .into_iter()
        .max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap());
    let path = path.unwrap();
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let status = ola.pass().status;
    assert_eq!((status.folder, status.damaged), (FolderState::Ready, 1));
    fs::write(&path, &bytes).unwrap();
    assert_eq!(ola.pass().status.damaged, 0);
    assert_eq!(ola.titles(), ["Legevakt", "Ambulanse"]);
}
