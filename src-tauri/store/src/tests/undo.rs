//! Undo and redo.

use domain::{Entity, Moetesak, Sak, Tekst};
use uuid::Uuid;

use super::{
    desk::{Desk, act, action, get, moetesak, put, sak, text, write},
    post,
};
use crate::{Action, Datum, Store, StoreError};

fn undo(store: &mut Store) -> Option<String> {
    store.undo("Kari").unwrap().map(|(undone, _)| undone.action)
}

fn redo(store: &mut Store) -> Option<String> {
    store.redo("Kari").unwrap().map(|(undone, _)| undone.action)
}

fn title(store: &Store) -> Option<String> {
    get::<Sak>(store, 1).map(|case| case.tittel)
}

#[test]
fn a_changed_field_gets_the_value_it_had() {
    let mut store = Desk::new().open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    put(&mut store, "rename_sak", &sak(1, "Felles legevakt"));
    assert_eq!(undo(&mut store), Some("rename_sak".into()));
    assert_eq!(title(&store), Some("Legevakt".into()));
    assert_eq!(redo(&mut store), Some("rename_sak".into()));
    assert_eq!(title(&store), Some("Felles legevakt".into()));
}

#[test]
fn a_row_that_was_made_is_gone_and_comes_back_whole() {
    let mut store = Desk::new().open();
    let item = moetesak(2, 9, "Eventuelt");
    act(&mut store, "add_item", |tx| {
        tx.put(&item)?;
        tx.write_text(
            "moetesak",
            item.id(),
            "vedtak",
            &Tekst::from("Tatt til orientering."),
        )
    });
    assert_eq!(undo(&mut store), Some("add_item".into()));
    assert_eq!(get::<Moetesak>(&store, 2), None);
    assert_eq!(redo(&mut store), Some("add_item".into()));
    assert_eq!(get::<Moetesak>(&store, 2), Some(item));
    assert_eq!(text(&store, "moetesak", 2, "vedtak"), "Tatt til orientering.");
}

#[test]
fn a_deleted_row_comes_back() {
    let mut store = Desk::new().open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    act(&mut store, "delete_sak", |tx| {
        tx.delete::<Sak>(Uuid::from_u128(1))
    });
    assert_eq!(undo(&mut store), Some("delete_sak".into()));
    assert_eq!(title(&store), Some("Legevakt".into()));
}

#[test]
fn one_can_go_back_to_the_beginning_and_forward_again() {
    let mut store = Desk::new().open();
    for name in ["en", "to", "tre"] {
        put(&mut store, name, &sak(1, name));
    }
    let back: Vec<_> = std::iter::from_fn(|| undo(&mut store)).collect();
    assert_eq!(back, ["tre", "to", "en"]);
    assert_eq!(title(&store), None);
    let forward: Vec<_> = std::iter::from_fn(|| redo(&mut store)).collect();
    assert_eq!(forward, ["en", "to", "tre"]);
    assert_eq!(title(&store), Some("tre".into()));
    assert_eq!(undo(&mut store), Some("tre".into()));
    assert_eq!(title(&store), Some("to".into()));
}

#[test]
fn after_something_new_there_is_nothing_to_redo() {
    let mut store = Desk::new().open();
    put(&mut store, "en", &sak(1, "en"));
    put(&mut store, "to", &sak(1, "to"));
    undo(&mut store);
    put(&mut store, "fire", &sak(1, "fire"));
    assert_eq!(redo(&mut store), None);
    assert_eq!(undo(&mut store), Some("fire".into()));
    assert_eq!(undo(&mut store), Some("en".into()));
}

#[test]
fn what_cannot_be_undone_is_passed_over() {
    let mut store = Desk::new().open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    let sealed = Action {
        undoable: false,
        ..action("seal_referat")
    };
    store.change(&sealed, |tx| tx.put(&sak(2, "Referat"))).unwrap();
    assert_eq!(store.next_undo().unwrap().unwrap().action, "register_sak");
    undo(&mut store);
    assert_eq!((title(&store), get::<Sak>(&store, 2).is_some()), (None, true));
}

#[test]
fn undo_says_what_it_would_take_back_before_it_does() {
    let mut store = Desk::new().open();
    assert_eq!(
        (store.next_undo().unwrap(), store.next_redo().unwrap()),
        (None, None)
    );
    let subject = Some(("sak", Uuid::from_u128(1)));
    store
        .change(
            &Action {
                subject,
                ..action("register_sak")
            },
            |tx| tx.put(&sak(1, "Legevakt")),
        )
        .unwrap();
    let next = store.next_undo().unwrap().unwrap();
    assert_eq!(
        (next.action.as_str(), next.actor.as_str()),
        ("register_sak", "Kari")
    );
    assert_eq!(next.subject, Some(("sak".into(), Uuid::from_u128(1))));
    undo(&mut store);
    assert_eq!(store.next_redo().unwrap().unwrap(), next);
}

#[test]
fn a_field_that_was_changed_since_is_not_overwritten() {
    let mut store = Desk::new().open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    put(&mut store, "rename_sak", &sak(1, "Felles legevakt"));
    let by_ola = Action {
        name: "merge",
        undoable: false,
        actor: "Ola",
        subject: None,
    };
    store
        .change(&by_ola, |tx| tx.put(&sak(1, "Interkommunal legevakt")))
        .unwrap();
    let Err(StoreError::ChangedSince(later)) = store.undo("Kari") else {
        panic!("it was overwritten")
    };
    assert_eq!(
        (later.field.as_str(), later.actor.as_str(), later.action.as_str()),
        ("tittel", "Ola", "merge")
    );
    assert_eq!(title(&store), Some("Interkommunal legevakt".into()));
}

#[test]
fn a_row_that_others_have_worked_on_since_is_not_deleted() {
    let mut store = Desk::new().open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    let by_ola = Action {
        name: "write",
        undoable: false,
        actor: "Ola",
        subject: None,
    };
    let words = Tekst::from("Det haster.");
    store
        .change(&by_ola, |tx| {
            tx.write_text("sak", Uuid::from_u128(1), "bakgrunn", &words)
        })
        .unwrap();
    assert!(matches!(store.undo("Kari"), Err(StoreError::ChangedSince(_))));
    assert_eq!(title(&store), Some("Legevakt".into()));
}

#[test]
fn what_others_wrote_in_a_text_stays_when_mine_is_undone() {
    let mut store = Desk::new().open();
    let id = Uuid::from_u128(2);
    put(&mut store, "add_item", &moetesak(2, 9, "Plan"));
    write(&mut store, "moetesak", id, "behandling", "Saken ble lagt fram.");
    write(
        &mut store,
        "moetesak",
        id,
        "behandling",
        "Saken ble grundig lagt fram.\n\nUtvalget drøftet.",
    );
    let by_ola = Action {
        name: "write",
        undoable: false,
        actor: "Ola",
        subject: None,
    };
    let words = "Saken ble grundig lagt fram av Ola.\n\nUtvalget drøftet.\n\nMøtet ble hevet.";
    store
        .change(&by_ola, |tx| {
            tx.write_text("moetesak", id, "behandling", &Tekst::from(words))
        })
        .unwrap();
    undo(&mut store);
    let left = text(&store, "moetesak", 2, "behandling");
    assert_eq!(left, "Saken ble lagt fram av Ola.\n\nMøtet ble hevet.");
    redo(&mut store);
    assert_eq!(text(&store, "moetesak", 2, "behandling"), words);
}

#[test]
fn another_incarnation_of_the_database_is_not_undone_here() {
    let desk = Desk::new();
    put(&mut desk.open(), "register_sak", &sak(1, "Legevakt"));
    assert_eq!(desk.open().next_undo().unwrap().unwrap().action, "register_sak");
    std::fs::remove_file(desk.folder.path().join("motebok.mark")).unwrap();
    assert_eq!(undo(&mut desk.open()), None);
}

#[test]
fn what_nobody_could_read_of_a_text_does_not_hinder_undo() {
    let (mut mail, _, [mut one, mut two]) = post::two_desks();
    post::write(&mut two, "Ola", "Det haster.");
    let [from_ola] = mail.collect(&mut two)[..] else {
        panic!("one segment");
    };
    let arrival = mail.0.get_mut(&from_ola).unwrap();
    for change in arrival.sets.iter_mut().flatten().flat_map(|set| &mut set.changes) {
        change.value = Datum::Bytes(vec![9; 9]);
    }
    mail.deliver(&mut one);

    post::write(&mut one, "Kari", "Saken haster.");
    post::write(&mut one, "Kari", "Saken venter.");
    assert_eq!(undo(&mut one), Some("work".into()));
    assert_eq!(text(&one, "sak", 1, "bakgrunn"), "Saken haster.");
}
