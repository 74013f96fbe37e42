//! The files that rows name, at two desks with one folder.

mod lost;
mod members;
mod sending;
mod waiting;

use std::{
    fs,
    path::{Path, PathBuf},
};

use sync::Folder;
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

use crate::desks::{Secretary, disk, files, segments, two};

/// So small a chunk that little files come in several pieces.
const SMALL: u64 = 100;

/// Bytes that are not all alike.
fn bytes(len: usize) -> Vec<u8> {
    (0..len).map(|n| (n * n / 7).to_le_bytes()[0]).collect()
}

/// Two secretaries who have met and cut files small.
fn small(folder: &Path) -> (Secretary, Secretary) {
    let (mut kari, mut ola) = two(folder);
    kari.desk.cut_small(SMALL);
    ola.desk.cut_small(SMALL);
    (kari, ola)
}

fn joins_small(n: u64, folder: impl Folder + 'static) -> Secretary {
    let mut lise = Secretary::joins("Lise", n, folder);
    lise.desk.cut_small(SMALL);
    lise
}

/// The pieces of files in a folder.
fn pieces(folder: &Path) -> Vec<PathBuf> {
    let is_piece = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "mbb");
    files(folder).into_iter().filter(is_piece).collect()
}

/// A folder where Kari has put a file, and a secretary who has not been there.
fn with_a_file(len: usize) -> (TempDir, Secretary) {
    let folder = tempdir().unwrap();
    let (mut kari, _) = small(folder.path());
    kari.attaches(5, "kart.pdf", &bytes(len));
    kari.passes(1 + len / 800);
    (folder, kari)
}

#[test]
fn a_file_that_one_attaches_is_on_the_others_desk_after_a_pass_each() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let map = bytes(3 << 20);
    kari.attaches(5, "kart.pdf", &map);
    kari.attaches(6, "tomt.txt", b"");
    kari.pass();
    let pass = ola.pass();
    assert!(ola.file(5) == Some(map));
    assert_eq!(ola.file(6), Some(Vec::new()));
    assert_eq!((pass.status.awaited, pass.status.damaged), (Vec::new(), 0));
    for n in [5, 6] {
        assert!(pass.touched.contains(&("vedlegg", Uuid::from_u128(n))));
    }
    assert_eq!(kari.pass().status.unsent_files, 0);
    assert_eq!(pieces(folder.path()).len(), 2);
}

#[test]
fn conflict_copies_and_names_in_capitals_are_pieces_like_any_other() {
    let (folder, _) = with_a_file(1_500);
    let names = [
        "X (Karis konfliktkopi 2026-03-01).mbb",
        "Y.SYNC-CONFLICT-20260301-120000.MBB",
    ];
    for (path, name) in pieces(folder.path()).iter().zip(names) {
        fs::rename(path, path.with_file_name(name)).unwrap();
    }
    fs::rename(folder.path().join("b"), folder.path().join("B")).unwrap();
    let mut lise = joins_small(3, disk(folder.path()));
    lise.passes(2);
    assert!(lise.file(5) == Some(bytes(1_500)));
}

#[test]
fn two_who_attach_one_file_leave_it_in_the_folder_once() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = small(folder.path());
    for one in [&mut kari, &mut ola] {
        one.attaches(5, "kart.pdf", &bytes(700));
    }
    for _ in 0..6 {
        kari.pass();
        ola.pass();
    }
    assert_eq!(pieces(folder.path()).len(), 1);
    assert_eq!(segments(folder.path()).len(), 3);
}

/// No attack by guessing: without the key nobody can tell whether a file they have is in the folder.
#[test]
fn neither_a_file_nor_its_hash_can_be_found_in_the_folder() {
    let (folder, kari) = with_a_file(700);
    let hash = kari.store.files().unwrap()[0].id.to_string();
    let plain = blake3::hash(&bytes(700)).to_hex();
    for path in files(folder.path()) {
        let content = fs::read(&path).unwrap();
        let holds = |secret: &[u8]| content.windows(secret.len()).any(|part| part == secret);
        assert!(!holds(&bytes(700)[20..40]) && !holds(hash.as_bytes()));
        let named = path.to_str().unwrap();
        assert!(!named.contains(&hash[..12]) && !named.contains(&plain[..12]));
    }
}
