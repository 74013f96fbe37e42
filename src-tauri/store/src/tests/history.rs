//! Who changed what, and when.

use serde_json::json;
use uuid::Uuid;

use super::desk::{Desk, put, sak, write};
use crate::{Reader, StoreError};

#[test]
fn every_value_a_field_had_is_told_with_who_and_when() {
    let desk = Desk::new();
    let mut store = desk.open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    desk.hands.turn(90_000);
    put(&mut store, "rename_sak", &sak(1, "Felles legevakt"));
    let history = store.history("sak", Uuid::from_u128(1), "tittel").unwrap();
    let told: Vec<_> = history
        .iter()
        .map(|e| (e.action.as_str(), e.before.clone(), e.after.clone()))
        .collect();
    let expected = [
        ("register_sak", json!(null), json!("Legevakt")),
        ("rename_sak", json!("Legevakt"), json!("Felles legevakt")),
    ];
    assert_eq!(told, expected);
    assert_eq!(history[1].at.to_rfc3339(), "2026-11-22T12:01:30+01:00");
    assert_eq!(history[1].actor, "Kari");
}

#[test]
fn a_text_tells_its_plain_words_before_and_after() {
    let mut store = Desk::new().open();
    put(&mut store, "register_sak", &sak(1, "Legevakt"));
    for words in ["Det haster.", "Det **haster** ikke."] {
        write(&mut store, "sak", Uuid::from_u128(1), "bakgrunn", words);
    }
    let history = store.history("sak", Uuid::from_u128(1), "bakgrunn").unwrap();
    assert_eq!(
        (&history[0].before, &history[0].after),
        (&json!(null), &json!("Det haster."))
    );
    assert_eq!(
        (&history[1].before, &history[1].after),
        (&json!("Det haster."), &json!("Det haster ikke."))
    );
}

#[test]
fn values_are_told_in_their_own_form() {
    let mut store = Desk::new().open();
    let mut case = sak(1, "Legevakt");
    case.utvalg = Some(Uuid::from_u128(7).into());
    put(&mut store, "register_sak", &case);
    let of = |field| {
        store
            .history("sak", Uuid::from_u128(1), field)
            .unwrap()
            .remove(0)
            .after
    };
    assert_eq!(of("utvalg"), json!(Uuid::from_u128(7).to_string()));
    assert_eq!(of("meldt"), json!("2026-09-10"));
    assert_eq!(of("slettet"), json!(false));
}

#[test]
fn a_field_nobody_touched_has_no_history() {
    let store = Desk::new().open();
    assert_eq!(store.history("sak", Uuid::from_u128(1), "tittel").unwrap(), []);
    assert_eq!(store.history("ukjent", Uuid::from_u128(1), "felt").unwrap(), []);
}

#[test]
fn a_stored_file_is_found_by_what_is_in_it() {
    let desk = Desk::new();
    let mut store = desk.open();
    let hash = store.put_blob(b"%PDF-1.7").unwrap();
    assert_eq!(store.put_blob(b"%PDF-1.7").unwrap(), hash);
    assert_eq!(
        hash,
        "86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b"
    );
    drop(store);
    let store = desk.open();
    assert_eq!(store.blob(&hash).unwrap(), b"%PDF-1.7");
    assert!(matches!(store.blob("00"), Err(StoreError::BlobMissing { .. })));
    store.conn.execute("UPDATE blob SET bytes = x'00'", []).unwrap();
    assert!(matches!(store.blob(&hash), Err(StoreError::BlobDamaged { .. })));
}
