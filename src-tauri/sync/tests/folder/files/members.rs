//! Whose files go, and whose do not.

use std::fs;

use sync::Role;
use tempfile::tempdir;

use super::pieces;
use crate::{
    desks::{Secretary, disk},
    members::three,
};

#[test]
fn a_readers_files_go_nowhere_until_an_admin_admits_what_names_them() {
    let folder = tempdir().unwrap();
    let [mut kari, _, mut per] = three(folder.path(), Role::Reader);
    per.attaches(5, "kart.pdf", b"kart");
    per.passes(8);
    kari.passes(8);
    assert_eq!((pieces(folder.path()).len(), kari.file(5)), (0, None));
    let device = kari.sees("Per").device;
    assert_eq!(kari.desk.admit(&mut kari.store, device).unwrap(), 1);
    for _ in 0..20 {
        kari.pass();
        per.pass();
    }
    assert_eq!(kari.file(5), Some(b"kart".to_vec()));
}

#[test]
fn who_was_shut_out_neither_sends_nor_fetches_files() {
    let folder = tempdir().unwrap();
    let [mut kari, mut ola, mut per] = three(folder.path(), Role::Secretary);
    kari.attaches(5, "kart.pdf", b"kart");
    kari.pass();
    let piece = pieces(folder.path()).remove(0);
    let away = folder.path().join("borte");
    fs::rename(&piece, &away).unwrap();
    assert_eq!(per.pass().status.awaited.len(), 1);
    kari.revokes("Per");
    fs::rename(&away, &piece).unwrap();
    per.attaches(6, "notat.pdf", b"notat");
    per.passes(5);
    ola.passes(2);
    assert_eq!((per.file(5), ola.file(5)), (None, Some(b"kart".to_vec())));
    assert_eq!(pieces(folder.path()), [piece]);
}

#[test]
fn a_file_that_lies_there_stays_as_it_is_when_a_new_epoch_begins() {
    let folder = tempdir().unwrap();
    let [mut kari, mut ola, _] = three(folder.path(), Role::Secretary);
    kari.attaches(5, "kart.pdf", b"kart");
    kari.pass();
    ola.pass();
    let before = pieces(folder.path());
    kari.revokes("Per");
    for one in [&mut kari, &mut ola] {
        one.starts_again(disk(folder.path()));
        one.passes(6);
    }
    assert_eq!(pieces(folder.path()), before);
    kari.attaches(6, "notat.pdf", b"notat");
    let code = kari.invites("Lise", Role::Reader);
    let mut lise = Secretary::joins_by_code("Lise", 4, disk(folder.path()), &code, 9).unwrap();
    lise.pass();
    assert_eq!(
        (lise.file(5), lise.file(6)),
        (Some(b"kart".to_vec()), Some(b"notat".to_vec()))
    );
    assert_eq!(pieces(folder.path()).len(), 2);
}
