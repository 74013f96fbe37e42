//! Seeing where one's colleagues are.

use sync::{Disk, Pen, Presence};
use tempfile::tempdir;
use uuid::Uuid;

use crate::desks::{Secretary, disk, two};

fn in_meeting() -> Presence {
    Presence {
        open: Some(Uuid::from_u128(9)),
        pen: None,
    }
}

fn writing() -> Presence {
    Presence {
        pen: Some(Pen {
            owner: Uuid::from_u128(10),
            field: "behandling".into(),
        }),
        ..in_meeting()
    }
}

/// Where somebody's one colleague is.
fn seen(by: &mut Secretary) -> Presence {
    let colleagues = by.pass().status.colleagues;
    assert_eq!(colleagues.len(), 1);
    colleagues[0].presence.clone()
}

#[test]
fn a_meeting_that_is_opened_written_in_and_closed_is_seen_by_a_colleague_with_the_next_pass() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    for what in [in_meeting(), writing(), in_meeting(), Presence::default()] {
        kari.desk.attend(what.clone());
        kari.pass();
        assert_eq!(seen(&mut ola), what);
    }
}

#[test]
fn who_went_without_a_word_is_soon_not_shown_whatever_their_clock_says() {
    for days in [0, 23, -23] {
        let folder = tempdir().unwrap();
        let (mut kari, mut ola) = two(folder.path());
        kari.hands.turn(days * 24 * 60);
        kari.desk.attend(writing());
        kari.pass();
        assert_eq!(seen(&mut ola), writing());
        ola.passes(3);
        assert_eq!(seen(&mut ola), Presence::default());
        kari.pass();
        assert_eq!(seen(&mut ola), writing(), "who stays is seen again");
    }
}

#[test]
fn what_was_said_long_before_the_program_started_is_not_shown() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    kari.desk.attend(writing());
    kari.pass();
    ola.hands.turn(60);
    ola.starts_again(disk(folder.path()));
    assert_eq!(seen(&mut ola), Presence::default());
}

#[test]
fn being_in_one_place_for_long_leaves_no_heap_of_files() {
    let folder = tempdir().unwrap();
    let (mut kari, _ola) = two(folder.path());
    kari.desk.attend(writing());
    kari.passes(20);
    let words = |disk: &Disk| {
        let names = sync::Folder::list(disk).unwrap();
        names.iter().filter(|entry| entry.name.contains("/s/")).count()
    };
    let words = words(&disk(folder.path()));
    assert!(
        words <= 3,
        "one of each desk, and one that is about to go: {words}"
    );
}
