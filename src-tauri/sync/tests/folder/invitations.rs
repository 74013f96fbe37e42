//! Codes that are read over the phone.

use store::Reader;
use sync::{Desk, FolderState, Membership, Role, SyncError};
use tempfile::tempdir;

use crate::desks::{PASSPHRASE, Secretary, disk, person, two};

#[test]
fn somebody_joins_with_a_code_while_the_inviters_machine_is_off() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let code = kari.invites("Lise", Role::Secretary);
    let mut lise = Secretary::joins_by_code("Lise", 3, disk(folder.path()), &code, 60).unwrap();
    let pass = lise.pass();
    assert_eq!(
        (pass.status.folder, pass.status.role),
        (FolderState::Ready, Some(Role::Secretary))
    );
    assert_eq!(lise.titles(), ["Legevakt"]);
    lise.writes(2, "Ambulanse");
    lise.pass();
    // Kari has not passed; Ola's machine knows all it needs.
    ola.pass();
    assert_eq!(ola.titles(), ["Legevakt", "Ambulanse"]);
    kari.pass();
    lise.pass();
    assert_eq!(kari.pass().status.aside, []);
    assert!(kari.store.conflicts(None).unwrap().is_empty());
}

#[test]
fn a_code_with_one_wrong_character_is_told_at_once() {
    let folder = tempdir().unwrap();
    let (mut kari, _) = two(folder.path());
    let code = kari.invites("Lise", Role::Secretary);
    let other = if code.starts_with('a') { "b" } else { "a" };
    let wrong = format!("{other}{}", &code[1..]);
    // Not even the folder is asked.
    let nowhere = tempdir().unwrap();
    let join = Secretary::joins_by_code("Lise", 3, disk(nowhere.path()), &wrong, 60);
    assert!(matches!(join.err(), Some(SyncError::MistypedCode)));
}

#[test]
fn each_way_a_code_can_fail_is_told_apart() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let join =
        |code: &str, minutes| Secretary::joins_by_code("Lise", 3, disk(folder.path()), code, minutes).err();
    kari.invites("Per", Role::Reader);
    let code = kari.invites("Lise", Role::Secretary);
    assert!(matches!(
        join("2222-2222-2222-2222", 9),
        Some(SyncError::WrongCode)
    ));
    assert!(matches!(join(&code, 8 * 24 * 60), Some(SyncError::ExpiredCode)));
    let mut lise = Secretary::joins_by_code("Lise", 4, disk(folder.path()), &code, 9).unwrap();
    lise.pass();
    assert!(matches!(join(&code, 9), Some(SyncError::UsedCode)));
    let invitation = ola.desk.invite(&mut ola.store, "Eva", Role::Reader, 7).unwrap();
    ola.pass();
    kari.pass();
    assert_eq!(kari.pass().status.invitations.len(), 2);
    // Any admin may take it back.
    kari.desk.withdraw(&mut kari.store, invitation.id).unwrap();
    kari.pass();
    assert!(matches!(
        join(&invitation.code, 9),
        Some(SyncError::WithdrawnCode)
    ));
    assert_eq!(ola.pass().status.invitations.len(), 1);
}

#[test]
fn an_invitation_that_ran_out_is_withdrawn_by_the_desk_that_made_it() {
    let folder = tempdir().unwrap();
    let (mut kari, _) = two(folder.path());
    let code = kari.invites("Lise", Role::Secretary);
    kari.hands.turn(8 * 24 * 60);
    assert_eq!(kari.pass().status.invitations, []);
    // A clock that is wrong at the newcomer's does not help.
    let join = Secretary::joins_by_code("Lise", 3, disk(folder.path()), &code, 9);
    assert!(matches!(join.err(), Some(SyncError::WithdrawnCode)));
}

/// Neither knew of the other.
#[test]
fn a_code_that_two_machines_used_at_once_lets_in_one() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let code = kari.invites("Lise", Role::Secretary);
    let mut both =
        [3, 4].map(|n| Secretary::joins_by_code("Lise", n, disk(folder.path()), &code, 9).unwrap());
    for one in &mut both {
        one.pass();
    }
    kari.passes(2);
    ola.passes(2);
    let states = both.map(|mut one| one.pass().status.folder);
    assert!(
        states.contains(&FolderState::Ready) && states.contains(&FolderState::NotAdmitted),
        "{states:?}"
    );
    let of_lise = |one: &mut Secretary| {
        let members = one.pass().status.members.into_iter();
        members
            .filter(|member| member.person == "Lise")
            .map(|member| (member.device, member.membership))
            .collect::<Vec<_>>()
    };
    let seen = of_lise(&mut kari);
    assert_eq!(seen, of_lise(&mut ola));
    assert_eq!(
        seen.iter()
            .filter(|(_, membership)| *membership == Membership::In)
            .count(),
        1
    );
}

#[test]
fn a_passphrase_that_was_changed_opens_nothing_any_more() {
    let folder = tempdir().unwrap();
    let (mut kari, _) = two(folder.path());
    let again = kari.desk.change_passphrase(&mut kari.store, PASSPHRASE);
    assert!(matches!(again, Err(SyncError::OldPassphrase)));
    kari.desk
        .change_passphrase(&mut kari.store, "skog og hei 2027")
        .unwrap();
    kari.pass();
    let join = |words| {
        let (hands, dice) = (kari.hands.clone(), kari.dice.clone());
        Desk::join(disk(folder.path()), &person("Lise"), words, hands, dice)
    };
    assert!(matches!(join(PASSPHRASE).err(), Some(SyncError::WrongPassphrase)));
    assert!(join("skog og hei 2027").is_ok());
}
