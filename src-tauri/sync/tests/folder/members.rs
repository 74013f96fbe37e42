//! Who may write, who was shut out, and what becomes of what they wrote.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use sync::{FolderState, Formats, Membership, Role, SyncError};
use tempfile::tempdir;

use crate::desks::{Secretary, copy_all, disk, files, segments, two};

/// Kari and Ola are admins, Per has joined with a code.
pub(crate) fn three(folder: &Path, role: Role) -> [Secretary; 3] {
    let (mut kari, mut ola) = two(folder);
    let code = kari.invites("Per", role);
    let mut per = Secretary::joins_by_code("Per", 3, disk(folder), &code, 9).unwrap();
    per.pass();
    kari.pass();
    ola.passes(2);
    per.passes(2);
    [kari, ola, per]
}

/// The names of the files with statements.
fn statements(folder: &Path) -> BTreeSet<PathBuf> {
    let is_statement = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "mbm");
    let found = files(folder).into_iter().filter(is_statement);
    found
        .map(|path| path.strip_prefix(folder).unwrap().to_owned())
        .collect()
}

#[test]
fn a_readers_changes_are_merged_by_nobody() {
    let folder = tempdir().unwrap();
    let [mut kari, mut ola, mut per] = three(folder.path(), Role::Reader);
    assert_eq!(
        (per.titles(), per.pass().status.role),
        (vec!["Legevakt".into()], Some(Role::Reader))
    );
    per.writes(2, "Ambulanse");
    per.passes(2);
    for one in [&mut kari, &mut ola] {
        let status = one.pass().status;
        assert_eq!(one.titles(), ["Legevakt"]);
        assert_eq!((status.aside.len(), status.aside[0].segments), (1, 1));
        assert_eq!(status.aside[0].person.as_deref(), Some("Per"));
    }
    // It does not stand in anybody's way.
    kari.writes(1, "Felles legevakt");
    for one in [&mut kari, &mut ola, &mut per] {
        one.pass();
    }
    assert_eq!(ola.titles(), ["Felles legevakt"]);
    assert_eq!(per.titles(), ["Felles legevakt", "Ambulanse"]);
    assert!(matches!(
        per.desk.invite(&mut per.store, "Eva", Role::Admin, 7),
        Err(SyncError::NotAdmin)
    ));
}

#[test]
fn what_a_revoked_colleague_wrote_before_stays() {
    let folder = tempdir().unwrap();
    let [mut kari, mut ola, mut per] = three(folder.path(), Role::Secretary);
    per.writes(2, "Ambulanse");
    per.pass();
    kari.pass();
    let farewell = kari.revokes("Per");
    assert_eq!(
        (farewell.person.as_str(), farewell.machine.as_str()),
        ("Per", "Pers bærbare")
    );
    assert_eq!(farewell.reads_segments, 2);
    // Ola hears of the revocation before he sees what Per wrote.
    ola.passes(2);
    assert_eq!(ola.titles(), ["Legevakt", "Ambulanse"]);
    assert_eq!(ola.pass().status.aside, []);
    let code = kari.invites("Lise", Role::Reader);
    let mut lise = Secretary::joins_by_code("Lise", 4, disk(folder.path()), &code, 9).unwrap();
    lise.pass();
    assert_eq!(lise.titles(), ["Legevakt", "Ambulanse"]);
}

#[test]
fn a_revoked_device_is_told_and_works_on_alone() {
    let folder = tempdir().unwrap();
    let [mut kari, _, mut per] = three(folder.path(), Role::Secretary);
    kari.revokes("Per");
    kari.writes(2, "Ambulanse");
    kari.pass();
    let pass = per.pass();
    assert_eq!(
        (pass.status.folder, pass.status.role, pass.written),
        (FolderState::Revoked, None, 0)
    );
    per.writes(1, "Min egen legevakt");
    assert_eq!(per.pass().status.folder, FolderState::Revoked);
    assert_eq!(per.titles(), ["Min egen legevakt"]);
    kari.pass();
    assert_eq!(kari.titles(), ["Legevakt", "Ambulanse"]);
}

#[test]
fn what_was_written_offline_before_a_revocation_is_told_and_can_be_admitted() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let [mut kari, mut ola, mut per] = three(hers.path(), Role::Secretary);
    copy_all(hers.path(), his.path());
    per.starts_again(disk(his.path()));
    per.writes(2, "Ambulanse");
    per.pass();
    let device = kari.sees("Per").device;
    kari.revokes("Per");
    copy_all(his.path(), hers.path());
    let status = kari.pass().status;
    assert_eq!(
        (status.aside[0].person.as_deref(), status.aside[0].segments),
        (Some("Per"), 1)
    );
    ola.passes(2);
    assert_eq!(
        (kari.titles(), ola.titles()),
        (vec!["Legevakt".into()], vec!["Legevakt".into()])
    );
    assert_eq!(kari.desk.admit(&mut kari.store, device).unwrap(), 1);
    kari.passes(2);
    ola.passes(2);
    for one in [&mut kari, &mut ola] {
        assert_eq!(one.pass().status.aside, []);
        assert_eq!(one.titles(), ["Legevakt", "Ambulanse"]);
    }
}

/// What builds on it would lose its ground.
#[test]
fn what_a_colleague_had_merged_before_they_heard_stays_for_all() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let [mut kari, mut ola, mut per] = three(hers.path(), Role::Secretary);
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    per.starts_again(disk(his.path()));
    per.writes(2, "Ambulanse");
    per.pass();
    ola.pass();
    kari.revokes("Per");
    for _ in 0..4 {
        copy_all(his.path(), hers.path());
        kari.pass();
        copy_all(hers.path(), his.path());
        ola.pass();
    }
    assert_eq!(kari.titles(), ["Legevakt", "Ambulanse"]);
    assert_eq!((kari.titles(), kari.pass().status.aside.len()), (ola.titles(), 0));
}

/// Only a newer program can read what builds on it, but all can read what that stands on.
#[test]
fn what_a_newer_program_had_merged_stays_also_where_what_builds_on_it_comes_long_before() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let [mut kari, mut ola, mut per] = three(hers.path(), Role::Secretary);
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    ola.desk.speak(Formats { reads: 2, writes: 2 });
    per.starts_again(disk(his.path()));
    let before = segments(his.path());
    per.writes(2, "Ambulanse");
    per.pass();
    let of_per = segments(his.path());
    let of_per = of_per.iter().find(|path| !before.contains(path)).unwrap();
    ola.pass();
    ola.writes(3, "Noe nytt");
    ola.pass();
    kari.revokes("Per");
    let aside = tempdir().unwrap().path().with_extension("mbs");
    fs::rename(of_per, &aside).unwrap();
    copy_all(his.path(), hers.path());
    kari.passes(20);
    fs::rename(&aside, of_per).unwrap();
    copy_all(his.path(), hers.path());
    kari.passes(2);
    assert_eq!(kari.titles(), ["Legevakt", "Ambulanse"]);
    assert_eq!(kari.pass().status.aside, []);
}

#[test]
fn a_colleague_who_comes_again_brings_what_was_kept_aside() {
    let folder = tempdir().unwrap();
    let [mut kari, _, mut per] = three(folder.path(), Role::Reader);
    per.writes(2, "Ambulanse");
    per.pass();
    assert_eq!(kari.pass().status.aside.len(), 1);
    kari.revokes("Per");
    let code = kari.invites("Per", Role::Secretary);
    per.comes_again(disk(folder.path()), &code);
    per.writes(3, "Samhandling");
    per.passes(2);
    kari.passes(2);
    assert_eq!(kari.titles(), ["Legevakt", "Ambulanse", "Samhandling"]);
    assert_eq!(kari.pass().status.aside, []);
}

fn as_members(one: &mut Secretary) -> Vec<(String, Role, bool)> {
    let members = one.pass().status.members.into_iter();
    members
        .map(|member| (member.person, member.role, member.membership == Membership::In))
        .collect()
}

#[test]
fn two_admins_who_acted_at_once_agree_afterwards() {
    let folder = tempdir().unwrap();
    let [mut kari, mut ola, _] = three(folder.path(), Role::Secretary);
    let code = ola.invites("Lise", Role::Secretary);
    let mut lise = Secretary::joins_by_code("Lise", 4, disk(folder.path()), &code, 9).unwrap();
    lise.pass();
    kari.passes(2);
    ola.passes(2);
    let (of_per, of_lise) = (kari.sees("Per").device, ola.sees("Lise").device);
    kari.desk
        .revoke(&mut kari.store, of_per, Some("skog og hei 2027"))
        .unwrap();
    ola.desk
        .revoke(&mut ola.store, of_lise, Some("vind og vidde 27"))
        .unwrap();
    kari.passes(2);
    ola.passes(2);
    kari.passes(2);
    let expected = [("Kari", true), ("Lise", false), ("Ola", true), ("Per", false)];
    for one in [&mut kari, &mut ola] {
        let members = as_members(one);
        let seen: Vec<_> = members
            .iter()
            .map(|(name, _, is_in)| (name.as_str(), *is_in))
            .collect();
        assert_eq!(seen, expected);
    }
    // Each epoch was known to the one whom the other shut out; by now there is one that neither knows.
    kari.writes(2, "Ambulanse");
    kari.pass();
    ola.pass();
    assert_eq!(ola.titles(), ["Legevakt", "Ambulanse"]);
    assert!(kari.sees("Ola").epoch > Some(3), "{:?}", kari.sees("Ola").epoch);
}

/// Both see that a code was used, and neither that the other does.
#[test]
fn who_came_with_the_key_of_one_of_two_epochs_that_began_at_once_gets_the_other_too() {
    let (one, other) = (tempdir().unwrap(), tempdir().unwrap());
    let (mut kari, mut ola) = two(one.path());
    let of_per = kari.invites("Per", Role::Secretary);
    let mut per = Secretary::joins_by_code("Per", 3, disk(one.path()), &of_per, 9).unwrap();
    per.pass();
    copy_all(one.path(), other.path());
    ola.starts_again(disk(other.path()));
    ola.pass();
    ola.writes(2, "Ambulanse");
    ola.passes(2);

    kari.passes(2);
    let of_lise = kari.invites("Lise", Role::Secretary);
    let mut lise = Secretary::joins_by_code("Lise", 4, disk(one.path()), &of_lise, 20).unwrap();
    lise.pass();
    kari.passes(2);

    for _ in 0..4 {
        copy_all(one.path(), other.path());
        copy_all(other.path(), one.path());
        for desk in [&mut kari, &mut ola, &mut per, &mut lise] {
            desk.passes(2);
        }
    }
    assert_eq!(lise.titles(), ["Legevakt", "Ambulanse"]);
}

/// What tells of each epoch is damaged on its way to the other side, and neither can open the other's words.
#[test]
fn two_sides_that_lost_each_others_keys_hear_each_other_in_the_end() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let (mut kari, mut ola) = two(hers.path());
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    ola.pass();
    let begin_epoch = |one: &mut Secretary, n, words: &str, here: &Path, there: &Path| {
        let before = statements(here);
        one.desk.change_passphrase(&mut one.store, words).unwrap();
        one.writes(n, words);
        one.pass();
        for name in statements(here).difference(&before) {
            fs::write(there.join(name), "skadet").unwrap();
        }
    };
    begin_epoch(&mut kari, 2, "fjord og fjell 27", hers.path(), his.path());
    begin_epoch(&mut ola, 3, "skog og hei 2027", his.path(), hers.path());
    copy_all(hers.path(), his.path());
    assert!(ola.pass().status.damaged > 0);
    for _ in 0..24 {
        copy_all(hers.path(), his.path());
        copy_all(his.path(), hers.path());
        for desk in [&mut kari, &mut ola] {
            desk.hands.turn(5);
            desk.pass();
        }
    }
    assert_eq!(
        kari.titles(),
        ["Legevakt", "fjord og fjell 27", "skog og hei 2027"]
    );
    assert_eq!(ola.titles(), kari.titles());
}

/// Per was let in by Ola, of whom Kari did not know that he does, and who is out.
#[test]
fn who_cannot_read_what_is_said_of_them_is_told_that_a_key_lacks() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let (mut kari, mut ola) = two(hers.path());
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    let code = ola.invites("Per", Role::Secretary);
    let mut per = Secretary::joins_by_code("Per", 3, disk(his.path()), &code, 9).unwrap();
    per.pass();
    kari.desk
        .change_passphrase(&mut kari.store, "fjord og fjell 27")
        .unwrap();
    kari.revokes("Ola");
    let mut heard = Vec::new();
    for _ in 0..4 {
        kari.hands.turn(6);
        heard.push(kari.pass().status.unheard);
        copy_all(hers.path(), his.path());
        heard.push(per.pass().status.unheard);
    }
    assert_eq!(heard, [0, 0, 0, 0, 0, 1, 0, 1]);
}

#[test]
fn of_two_admins_who_shut_out_each_other_at_once_the_senior_stays() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let (of_kari, of_ola) = (ola.sees("Kari").device, kari.sees("Ola").device);
    ola.desk.revoke(&mut ola.store, of_kari, None).unwrap();
    kari.desk.revoke(&mut kari.store, of_ola, None).unwrap();
    ola.pass();
    for _ in 0..2 {
        assert_eq!(kari.pass().status.folder, FolderState::Ready);
        assert_eq!(ola.pass().status.folder, FolderState::Revoked);
    }
    assert_eq!(as_members(&mut kari), as_members(&mut ola));
}

/// He keeps his key and could sign what pretends to be older.
#[test]
fn an_admin_who_was_shut_out_lets_nobody_in_and_nobody_out_afterwards() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let [mut kari, mut ola, _] = three(hers.path(), Role::Secretary);
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    // In his replica the revocation never arrives.
    kari.revokes("Ola");
    let code = ola.invites("Eva", Role::Admin);
    let mut eva = Secretary::joins_by_code("Eva", 5, disk(his.path()), &code, 9).unwrap();
    eva.writes(7, "Evas sak");
    eva.passes(2);
    let (of_kari, of_per) = (ola.sees("Kari").device, ola.sees("Per").device);
    ola.desk.revoke(&mut ola.store, of_kari, None).unwrap();
    ola.desk.revoke(&mut ola.store, of_per, None).unwrap();
    ola.pass();
    copy_all(his.path(), hers.path());
    let status = kari.pass().status;
    assert_eq!(
        (status.folder, status.role),
        (FolderState::Ready, Some(Role::Admin))
    );
    assert_eq!(kari.titles(), ["Legevakt"]);
    assert_eq!(kari.sees("Per").membership, Membership::In);
    assert_eq!(kari.sees("Eva").membership, Membership::NotAdmitted);
}

#[test]
fn a_device_that_was_away_gets_the_keys_of_all_epochs_when_it_comes() {
    let folder = tempdir().unwrap();
    let [mut kari, mut ola, _] = three(folder.path(), Role::Secretary);
    kari.revokes("Per");
    for (n, words) in [(2, "ord nummer to her"), (3, "ord nummer tre her")] {
        kari.writes(n, "Sak");
        kari.desk.change_passphrase(&mut kari.store, words).unwrap();
        kari.pass();
    }
    kari.writes(4, "Ambulanse");
    kari.pass();
    ola.pass();
    assert_eq!(ola.titles(), ["Legevakt", "Sak", "Sak", "Ambulanse"]);
    let member = kari.sees("Ola");
    assert_eq!(
        (member.role, member.machine.as_str(), member.is_own),
        (Role::Admin, "Olas bærbare", false)
    );
    assert!(member.last_contact.is_some() && member.epoch > Some(1));
}
