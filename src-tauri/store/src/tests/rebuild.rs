//! The tables are nothing but what the log says.

use domain::{Entity, Moetesak, Sak, Tekst};
use proptest::prelude::*;
use rusqlite::{params, types::Value};
use uuid::Uuid;

use super::desk::{Desk, act, action, get, moetesak, put, sak};
use crate::{Reader, Store, StoreError, records::RECORDS};

#[derive(Debug, Clone)]
enum Step {
    Sak(u128, String, Option<u128>),
    Item(u128, u128, bool),
    DeleteSak(u128),
    DeleteItem(u128),
    Write(u128, bool, String),
    Undo,
    Redo,
    Clock(i64),
    Reopen(bool),
    /// An action that does these things and then fails.
    Fail(Vec<Step>),
    /// An action that does these things together.
    Together(Vec<Step>),
}

fn simple() -> impl Strategy<Value = Step> {
    let words = "([a-c]{1,3}[ .*]?|\n\n|- ){0,6}";
    prop_oneof![
        4 => (0..4_u128, "[a-zæøå ]{0,8}", proptest::option::of(0..3_u128)).prop_map(|(n, t, u)| Step::Sak(n, t, u)),
        3 => (0..4_u128, 0..3_u128, any::<bool>()).prop_map(|(n, m, added)| Step::Item(n, m, added)),
        1 => (0..4_u128).prop_map(Step::DeleteSak),
        1 => (0..4_u128).prop_map(Step::DeleteItem),
        4 => (0..4_u128, any::<bool>(), words).prop_map(|(n, of_sak, text)| Step::Write(n, of_sak, text)),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let several = || proptest::collection::vec(simple(), 1..4);
    let step = prop_oneof![
        10 => simple(),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => (-100_000..100_000_i64).prop_map(Step::Clock),
        1 => any::<bool>().prop_map(Step::Reopen),
        1 => several().prop_map(Step::Fail),
        2 => several().prop_map(Step::Together),
    ];
    proptest::collection::vec(step, 1..24)
}

fn in_action(tx: &mut crate::Tx<'_>, step: &Step) -> Result<(), StoreError> {
    match step {
        Step::Sak(n, title, body) => {
            let mut case = sak(*n, title);
            case.utvalg = body.map(|body| Uuid::from_u128(body).into());
            tx.put(&case)
        }
        Step::Item(n, moete, added) => {
            let mut item = moetesak(*n, *moete, "Sak");
            item.lagt_til_i_moetet = *added;
            tx.put(&item)
        }
        Step::DeleteSak(n) => tx.delete::<Sak>(Uuid::from_u128(*n)).map(drop),
        Step::DeleteItem(n) => tx.delete::<Moetesak>(Uuid::from_u128(*n)).map(drop),
        Step::Write(n, true, text) => tx.write_text(
            "sak",
            Uuid::from_u128(*n),
            "bakgrunn",
            &Tekst::from(text.as_str()),
        ),
        Step::Write(n, false, text) => tx.write_text(
            "moetesak",
            Uuid::from_u128(*n),
            "vedtak",
            &Tekst::from(text.as_str()),
        ),
        _ => Ok(()),
    }
}

fn perform(desk: &Desk, mut store: Store, step: &Step) -> Store {
    match step {
        Step::Undo | Step::Redo => {
            let done = if matches!(step, Step::Undo) {
                store.undo("Kari")
            } else {
                store.redo("Kari")
            };
            assert!(
                matches!(done, Ok(_) | Err(StoreError::ChangedSince(_))),
                "{done:?}"
            );
        }
        Step::Clock(millis) => desk.hands.turn(*millis),
        Step::Reopen(lose_mark) => {
            drop(store);
            if *lose_mark {
                std::fs::remove_file(desk.folder.path().join("motebok.mark")).unwrap();
            }
            return desk.open();
        }
        Step::Fail(steps) => {
            let before = dump(&store);
            let failed: Result<((), _), StoreError> = store.change(&action("fail"), |tx| {
                steps.iter().try_for_each(|step| in_action(tx, step))?;
                Err(StoreError::Busy)
            });
            assert!(failed.is_err());
            assert_eq!(dump(&store), before);
        }
        Step::Together(steps) => {
            act(&mut store, "several", |tx| {
                steps.iter().try_for_each(|step| in_action(tx, step))
            });
        }
        step => {
            act(&mut store, "one", |tx| in_action(tx, step));
        }
    }
    store
}

/// Every byte of every table that the log makes.
fn dump(store: &Store) -> Vec<Vec<Value>> {
    let tables = RECORDS
        .iter()
        .map(|record| record.name)
        .chain(["text", "sibling"]);
    let mut rows = Vec::new();
    for table in tables {
        let mut statement = store
            .conn
            .prepare(&format!("SELECT * FROM \"{table}\" ORDER BY id"))
            .unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            rows.push((0..columns).map(|n| row.get(n).unwrap()).collect());
        }
    }
    let pages = "SELECT entity, id, title, number, body FROM search_page ORDER BY entity, id";
    let mut statement = store.conn.prepare(pages).unwrap();
    let mut found = statement.query([]).unwrap();
    while let Some(row) = found.next().unwrap() {
        rows.push((0..5).map(|n| row.get(n).unwrap()).collect());
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_log_played_again_gives_the_same_tables_byte_for_byte(steps in steps()) {
        let desk = Desk::new();
        let mut store = desk.open();
        for step in &steps {
            store = perform(&desk, store, step);
        }
        let before = dump(&store);
        store.rebuild_projection().unwrap();
        prop_assert_eq!(dump(&store), before);
        let index = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)";
        prop_assert!(store.conn.execute(index, []).is_ok());
    }

    #[test]
    fn undoing_and_redoing_everything_ends_where_it_began(steps in steps()) {
        let desk = Desk::new();
        let mut store = desk.open();
        for step in steps.iter().filter(|step| !matches!(step, Step::Reopen(true))) {
            store = perform(&desk, store, step);
        }
        let end = seen(&store);
        let mut count = 0;
        while store.undo("Kari").unwrap().is_some() {
            count += 1;
        }
        prop_assert_eq!(store.all::<Sak>().unwrap().len() + store.all::<Moetesak>().unwrap().len(), 0);
        for _ in 0..count {
            prop_assert!(store.redo("Kari").unwrap().is_some());
        }
        prop_assert_eq!(seen(&store), end);
    }
}

/// What a user sees.
fn seen(store: &Store) -> (Vec<Sak>, Vec<Moetesak>, Vec<String>) {
    let (cases, items) = (store.all::<Sak>().unwrap(), store.all::<Moetesak>().unwrap());
    let of_cases = cases.iter().map(|case| store.text("sak", case.id(), "bakgrunn"));
    let of_items = items
        .iter()
        .map(|item| store.text("moetesak", item.id(), "vedtak"));
    let texts = of_cases
        .chain(of_items)
        .map(|text| text.unwrap().to_string())
        .collect();
    (cases, items, texts)
}

#[test]
fn kinds_and_fields_of_a_newer_program_wait_in_the_log() {
    let mut store = Desk::new().open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    let (writer, id) = (99_u64.to_be_bytes(), Uuid::from_u128(1).into_bytes());
    store
        .conn
        .execute(
            "INSERT INTO change_set (writer, seq, hlc, actor, action, at, undoable)
             VALUES (?1, 1, 9e18, 'Ola', 'newer', '2027-01-01T12:00:00+01:00', 1)",
            [writer],
        )
        .unwrap();
    let insert =
        "INSERT INTO change (writer, seq, ix, entity, id, field, value) VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6)";
    for (ix, (entity, field, value)) in [
        ("sak", "farge", "blå"),
        ("avstemning", "tittel", "Valg"),
        ("sak", "tittel", "Ny legevakt"),
    ]
    .iter()
    .enumerate()
    {
        let ix = i64::try_from(ix).unwrap();
        store
            .conn
            .execute(insert, params![writer, ix, entity, id, field, value])
            .unwrap();
    }
    store.rebuild_projection().unwrap();
    assert_eq!(get::<Sak>(&store, 1).unwrap().tittel, "Ny legevakt");
    let kept: i64 = store
        .conn
        .query_row("SELECT count(*) FROM change WHERE field = 'farge'", [], |r| {
            r.get(0)
        })
        .unwrap();
    assert_eq!(kept, 1);
    assert_eq!(
        store.history("sak", Uuid::from_u128(1), "farge").unwrap()[0].after,
        "blå"
    );
}
