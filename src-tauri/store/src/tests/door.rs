//! What goes in through the door, and what comes out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::{Entity, Moetesak, Sak, Tekst};
use rusqlite::types::Value;
use uuid::Uuid;

use super::desk::{Desk, act, action, get, moetesak, put, sak, text, write};
use crate::{Reader, Store, StoreError, log};

fn logged(store: &Store) -> Vec<(String, Value)> {
    let mut statement = store
        .conn
        .prepare("SELECT field, value FROM change ORDER BY writer, seq, ix")
        .unwrap();
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn what_was_put_is_there_after_the_next_opening() {
    let desk = Desk::new();
    let case = sak(1, "Felles legevakt i Ášši og Øst");
    let item = moetesak(2, 9, "Godkjenning");
    {
        let mut store = desk.open();
        put(&mut store, "register_sak", &case);
        put(&mut store, "put_on_agenda", &item);
        write(
            &mut store,
            "moetesak",
            item.id(),
            "vedtak",
            "1. SSU slutter seg til.\n2. **Partene** følger opp.",
        );
    }
    let store = desk.open();
    assert_eq!(get::<Sak>(&store, 1), Some(case));
    assert_eq!(get::<Moetesak>(&store, 2), Some(item));
    assert_eq!(
        text(&store, "moetesak", 2, "vedtak"),
        "1. SSU slutter seg til.\n2. **Partene** følger opp."
    );
}

#[test]
fn a_new_row_logs_that_it_exists_and_every_field_that_says_something() {
    let desk = Desk::new();
    let mut store = desk.open();
    let receipt = put(&mut store, "register_sak", &sak(1, "Legevakt"));
    let fields: Vec<_> = logged(&store).into_iter().map(|(field, _)| field).collect();
    let expected = [
        "slettet",
        "tittel",
        "type",
        "meldt_av",
        "meldt",
        "saksansvarlig",
        "tilstand",
    ];
    assert_eq!(fields, expected);
    assert_eq!(receipt.touched, [("sak", Uuid::from_u128(1))]);
}

#[test]
fn only_what_differs_is_logged() {
    let desk = Desk::new();
    let mut store = desk.open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    let before = logged(&store).len();
    put(&mut store, "rename_sak", &sak(1, "Felles legevakt"));
    let new = logged(&store).split_off(before);
    assert_eq!(new, [("tittel".into(), Value::Text("Felles legevakt".into()))]);
}

#[test]
fn an_action_that_changes_nothing_leaves_no_trace() {
    let desk = Desk::new();
    let mut store = desk.open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    let receipt = put(&mut store, "rename_sak", &sak(1, "Legevakt"));
    assert_eq!((receipt.set, receipt.touched.len()), (None, 0));
    write(&mut store, "sak", Uuid::from_u128(1), "bakgrunn", "Det haster.");
    let again = write(&mut store, "sak", Uuid::from_u128(1), "bakgrunn", "Det haster.");
    assert_eq!(again.set, None);
    let sets: i64 = store
        .conn
        .query_row("SELECT count(*) FROM change_set", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sets, 2);
}

#[test]
fn a_use_case_that_refuses_leaves_everything_as_it_was() {
    let desk = Desk::new();
    let mut store = desk.open();
    let refused: Result<((), _), StoreError> = store.change(&action("import"), |tx| {
        tx.put(&sak(1, "Legevakt"))?;
        tx.write_text("sak", Uuid::from_u128(1), "bakgrunn", &Tekst::from("Det haster."))?;
        Err(StoreError::Busy)
    });
    assert!(matches!(refused, Err(StoreError::Busy)));
    assert_eq!(store.all::<Sak>().unwrap(), []);
    assert!(
        store
            .text("sak", Uuid::from_u128(1), "bakgrunn")
            .unwrap()
            .is_empty()
    );
    assert_eq!(logged(&store), []);
    assert_eq!(
        put(&mut store, "register_sak", &sak(1, "Legevakt"))
            .set
            .unwrap()
            .seq,
        1
    );
}

#[test]
fn a_panic_in_a_use_case_leaves_everything_as_it_was() {
    let desk = Desk::new();
    let mut store = desk.open();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        act::<()>(&mut store, "import", |tx| {
            tx.put(&sak(1, "Legevakt"))?;
            panic!("a defect above")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(logged(&store), []);
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    assert_eq!(store.all::<Sak>().unwrap().len(), 1);
}

#[test]
fn an_action_sees_what_it_has_written_itself() {
    let desk = Desk::new();
    let mut store = desk.open();
    act(&mut store, "call_meeting", |tx| {
        let id = tx.new_id()?;
        tx.put(&Sak {
            id: id.into(),
            ..sak(0, "Legevakt")
        })?;
        tx.write_text("sak", id, "bakgrunn", &Tekst::from("Det haster."))?;
        assert_eq!(tx.get::<Sak>(id)?.unwrap().tittel, "Legevakt");
        assert_eq!(tx.text("sak", id, "bakgrunn")?.to_plain(), "Det haster.");
        Ok(())
    });
}

#[test]
fn a_deleted_row_is_hidden_and_comes_back_when_it_is_put_again() {
    let desk = Desk::new();
    let mut store = desk.open();
    let item = moetesak(2, 9, "Eventuelt");
    put(&mut store, "put_on_agenda", &item);
    assert!(act(&mut store, "take_off", |tx| tx.delete::<Moetesak>(item.id())).0);
    assert_eq!(get::<Moetesak>(&store, 2), None);
    assert_eq!(store.all::<Moetesak>().unwrap(), []);
    assert_eq!(store.by::<Moetesak>("moete", Uuid::from_u128(9)).unwrap(), []);
    assert!(!act(&mut store, "take_off", |tx| tx.delete::<Moetesak>(item.id())).0);
    put(&mut store, "put_on_agenda", &item);
    assert_eq!(get::<Moetesak>(&store, 2), Some(item));
}

#[test]
fn rows_are_found_by_what_they_belong_to() {
    let desk = Desk::new();
    let mut store = desk.open();
    act(&mut store, "call_meeting", |tx| {
        for (n, moete) in [(3, 9), (1, 9), (2, 8)] {
            tx.put(&moetesak(n, moete, "Sak"))?;
        }
        Ok(())
    });
    let found = store.by::<Moetesak>("moete", Uuid::from_u128(9)).unwrap();
    assert_eq!(
        found.iter().map(|item| item.id().as_u128()).collect::<Vec<_>>(),
        [1, 3]
    );
    let by_title = store.by::<Moetesak>("tittel", "Sak");
    assert!(matches!(
        by_title,
        Err(StoreError::Shape {
            entity: "moetesak",
            ..
        })
    ));
}

#[test]
fn the_log_never_goes_back_in_time_though_the_clock_does() {
    let desk = Desk::new();
    let mut times = Vec::new();
    for n in 1..=6 {
        desk.hands.turn(if n % 2 == 0 { -3_600_000 } else { 60_000 });
        let mut store = desk.open();
        let set = put(&mut store, "register_sak", &sak(n, "Sak")).set.unwrap();
        let sql = "SELECT hlc FROM change_set WHERE seq = ?1";
        times.push(
            store
                .conn
                .query_row(sql, [set.seq], |row| row.get::<_, i64>(0))
                .unwrap(),
        );
    }
    assert!(times.is_sorted_by(|a, b| a < b), "{times:?}");
}

#[test]
fn every_change_set_says_who_did_what_and_when() {
    let desk = Desk::new();
    let mut store = desk.open();
    let subject = Some(("sak", Uuid::from_u128(1)));
    let act = crate::Action {
        name: "register_sak",
        undoable: true,
        actor: "Kari Ødegård",
        subject,
    };
    let ((), receipt) = store.change(&act, |tx| tx.put(&sak(1, "Legevakt"))).unwrap();
    let sql = format!("SELECT {} FROM change_set s", log::HEAD);
    let head = store.conn.query_row(&sql, [], log::head).unwrap();
    assert_eq!(Some(head.stamp.set), receipt.set);
    assert_eq!(
        (head.actor.as_str(), head.action.as_str()),
        ("Kari Ødegård", "register_sak")
    );
    assert_eq!(head.at.to_rfc3339(), "2026-11-22T12:00:00+01:00");
    assert_eq!(head.subject, Some(("sak".into(), Uuid::from_u128(1))));
}

#[test]
fn a_text_that_no_kind_of_thing_has_is_refused() {
    let desk = Desk::new();
    let mut store = desk.open();
    let id = Uuid::from_u128(1);
    let refused = store.change(&action("write"), |tx| {
        tx.write_text("sak", id, "tittel", &Tekst::from("x"))
    });
    assert!(matches!(refused, Err(StoreError::Shape { .. })));
    assert!(matches!(
        store.text("ukjent", id, "x"),
        Err(StoreError::Shape { .. })
    ));
}
