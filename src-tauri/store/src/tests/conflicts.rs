//! True conflicts are kept, shown, and settled by a person.

use domain::{Sak, Tekst};
use serde_json::json;
use uuid::Uuid;

use super::{
    desk::Desk,
    post::{by, rename, title, two_desks, view},
};
use crate::{Conflict, Reader, Store};

fn sak_1() -> Uuid {
    Uuid::from_u128(1)
}

fn conflict(store: &Store) -> Conflict {
    let mut conflicts = store.conflicts(Some(sak_1())).unwrap();
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    conflicts.remove(0)
}

#[test]
fn of_two_titles_the_later_is_shown_and_the_other_kept_with_who_and_when() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    desks[1].hands.turn(60_000);
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        assert_eq!(title(store), Some("Interkommunal legevakt".into()));
        let conflict = conflict(store);
        assert_eq!((conflict.field, conflict.shown.actor.as_str()), ("tittel", "Ola"));
        let other = &conflict.others[0];
        assert_eq!(
            (other.actor.as_str(), &other.value),
            ("Kari", &json!("Felles legevakt"))
        );
        assert_eq!(other.at.to_rfc3339(), "2026-11-22T12:00:00+01:00");
    }
}

#[test]
fn a_conflict_is_settled_by_one_choice_everywhere() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    desks[1].hands.turn(60_000);
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    post.round([&mut kari, &mut ola]);
    let keep = conflict(&kari).others[0].set;
    assert!(by(&mut kari, "Kari", |tx| tx.settle(
        "sak",
        sak_1(),
        "tittel",
        keep
    )));
    assert!(!by(&mut kari, "Kari", |tx| tx.settle(
        "sak",
        sak_1(),
        "tittel",
        keep
    )));
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        assert_eq!(title(store), Some("Felles legevakt".into()));
        assert_eq!(store.conflicts(None).unwrap(), []);
    }
}

#[test]
fn choosing_what_is_shown_settles_it_too() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    post.round([&mut kari, &mut ola]);
    let shown = conflict(&ola).shown;
    by(&mut ola, "Ola", |tx| {
        tx.settle("sak", sak_1(), "tittel", shown.set)
    });
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        assert_eq!(title(store).map(Into::into), Some(shown.value.clone()));
        assert_eq!(store.conflicts(None).unwrap(), []);
    }
}

#[test]
fn a_new_write_settles_it_too() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    post.round([&mut kari, &mut ola]);
    rename(&mut ola, "Ola", "Legevakt for alle");
    assert_eq!(ola.conflicts(None).unwrap(), []);
    post.round([&mut kari, &mut ola]);
    assert_eq!(kari.conflicts(None).unwrap(), []);
}

#[test]
fn two_who_wrote_the_same_are_not_in_conflict() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    rename(&mut ola, "Ola", "Felles legevakt");
    post.round([&mut kari, &mut ola]);
    assert_eq!(kari.conflicts(None).unwrap(), []);
}

/// Pitfall 7: the clock never decides what is lost.
#[test]
fn a_clock_that_is_weeks_off_loses_nothing() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    desks[0].hands.turn(23 * 24 * 3_600_000);
    desks[1].hands.turn(-23 * 24 * 3_600_000);
    rename(&mut kari, "Kari", "Felles legevakt");
    post.round([&mut kari, &mut ola]);
    // Ola's clock says long before, but he has seen hers: his stands alone.
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        assert_eq!(title(store), Some("Interkommunal legevakt".into()));
        assert_eq!(store.conflicts(None).unwrap(), []);
    }
    rename(&mut ola, "Ola", "Legevakt A");
    rename(&mut kari, "Kari", "Legevakt B");
    post.round([&mut kari, &mut ola]);
    assert_eq!(conflict(&kari).others.len(), 1);
}

fn delete(store: &mut Store, actor: &str) {
    assert!(by(store, actor, |tx| tx.delete::<Sak>(sak_1())));
}

#[test]
fn what_one_deletes_who_has_seen_all_of_it_is_gone_everywhere() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut ola, "Ola", "Felles legevakt");
    post.round([&mut kari, &mut ola]);
    delete(&mut kari, "Kari");
    post.round([&mut kari, &mut ola]);
    assert_eq!((title(&kari), title(&ola)), (None, None));
    assert_eq!(ola.conflicts(None).unwrap(), []);
}

#[test]
fn what_one_deletes_and_another_works_on_stays_and_both_are_told() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    rename(&mut ola, "Ola", "Felles legevakt");
    desks[0].hands.turn(60_000);
    delete(&mut kari, "Kari");
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        assert_eq!(title(store), Some("Felles legevakt".into()));
        let conflict = conflict(store);
        assert_eq!(
            (conflict.field, &conflict.shown.value),
            ("slettet", &json!(false))
        );
        assert_eq!(
            (conflict.shown.actor.as_str(), conflict.others[0].actor.as_str()),
            ("Ola", "Kari")
        );
        assert_eq!(conflict.others[0].value, json!(true));
    }
}

#[test]
fn words_written_in_a_text_keep_its_owner_too() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    delete(&mut kari, "Kari");
    by(&mut ola, "Ola", |tx| {
        tx.write_text("sak", sak_1(), "bakgrunn", &Tekst::from("Det haster."))
    });
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        assert_eq!(title(store), Some("Legevakt".into()));
        assert_eq!(conflict(store).field, "slettet");
    }
}

#[test]
fn a_deletion_in_doubt_is_settled_either_way() {
    for gone in [true, false] {
        let (mut post, _, [mut kari, mut ola]) = two_desks();
        delete(&mut kari, "Kari");
        rename(&mut ola, "Ola", "Felles legevakt");
        post.round([&mut kari, &mut ola]);
        let conflict = conflict(&ola);
        let keep = if gone {
            conflict.others[0].set
        } else {
            conflict.shown.set
        };
        assert!(by(&mut ola, "Ola", |tx| tx.settle(
            "sak",
            sak_1(),
            "slettet",
            keep
        )));
        post.round([&mut kari, &mut ola]);
        for store in [&kari, &ola] {
            assert_eq!(title(store).is_none(), gone);
            assert_eq!(store.conflicts(None).unwrap(), []);
        }
    }
}

#[test]
fn the_log_played_again_shows_the_same_conflicts() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    let mut lise = Desk::numbered(3).in_memory();
    post.deliver(&mut lise);
    rename(&mut kari, "Kari", "Felles legevakt");
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    delete(&mut lise, "Lise");
    post.round([&mut kari, &mut ola, &mut lise]);
    rename(&mut kari, "Kari", "Legevakt for alle");
    let before = view::<Sak>(&kari);
    kari.rebuild_projection().unwrap();
    assert_eq!(view::<Sak>(&kari), before);
}
