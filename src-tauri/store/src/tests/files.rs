//! The files that rows name, and how they come here in parts.

use std::collections::BTreeSet;

use domain::{Entity, Referat, Vedlegg};
use schemars::{JsonSchema, schema_for};
use uuid::Uuid;

use super::{
    desk::{Desk, act, put},
    post::Post,
};
use crate::{BlobId, MAX_BLOB, Reader, Store, StoreError, Tx, blob, records::RECORDS};

fn attachment(n: u128, called: &str, hash: &str) -> Vedlegg {
    let form = serde_json::json!({
        "id": Uuid::from_u128(n), "tittel": "Notat", "unntatt": false, "filnavn": called, "sha256": hash,
    });
    serde_json::from_value(form).unwrap()
}

/// Keeps a file and names it. Returns its name.
fn attach(store: &mut Store, n: u128, called: &str, bytes: &[u8]) -> BlobId {
    let attaching = |tx: &mut Tx<'_>| {
        let hash = tx.put_blob(bytes)?;
        tx.put(&attachment(n, called, &hash))?;
        Ok(hash)
    };
    BlobId::parse(&act(store, "attach", attaching).0).unwrap()
}

fn said_to_be_a_file<T: Entity + JsonSchema>() -> Vec<(&'static str, String)> {
    let schema = serde_json::to_value(schema_for!(T)).unwrap();
    let properties = schema["properties"].as_object().unwrap().iter();
    let is_file = |about: &serde_json::Value| {
        let words = about["description"].as_str().unwrap_or_default();
        words.to_lowercase().contains("sha-256")
    };
    let files = properties.filter(|(name, about)| is_file(about) || name.contains("sha256"));
    files.map(|(name, _)| (T::NAME, name.clone())).collect()
}

/// What is forgotten here never reaches a colleague.
#[test]
fn every_field_that_is_said_to_hold_a_sha_256_names_a_file() {
    use domain::*;
    macro_rules! said {
        ($($entity:ident),* $(,)?) => { [$(said_to_be_a_file::<$entity>()),*].concat() };
    }
    let said: BTreeSet<_> = said![
        Dokument,
        Forankring,
        Forslag,
        Frammoete,
        Habilitet,
        Helsefellesskap,
        Melding,
        Merknad,
        Moete,
        Moetesak,
        Oppfoelging,
        Oppnevning,
        Part,
        Pause,
        Person,
        Plass,
        Protokolltilfoersel,
        Referat,
        Rettelse,
        Sak,
        Standpunkt,
        Tilstedevaerelse,
        Utvalg,
        Vedlegg,
    ]
    .into_iter()
    .collect();
    let of = |record: &'static crate::registry::Record| {
        record.files().map(|field| (record.name, field.to_owned()))
    };
    assert_eq!(said, RECORDS.iter().flat_map(of).collect());
    assert_eq!(said.len(), 3);
}

#[test]
fn a_file_is_named_by_the_rows_that_are_there_and_by_no_deleted_one() {
    let mut store = Desk::new().in_memory();
    let hash = attach(&mut store, 1, "notat.pdf", b"Notat");
    let lacking = "ab".repeat(32);
    put(&mut store, "attach", &attachment(2, "kart.pdf", &lacking));
    put(&mut store, "attach", &attachment(3, "rart.pdf", "ikke en hash"));
    let files = store.files().unwrap();
    assert_eq!(files.len(), 2);
    let here = files.iter().find(|file| file.id == hash).unwrap();
    assert_eq!((here.called.as_deref(), here.len), (Some("notat.pdf"), Some(5)));
    assert_eq!(here.rows, [("vedlegg", Uuid::from_u128(1))]);
    let away = files.iter().find(|file| file.id.to_string() == lacking).unwrap();
    assert_eq!(away.len, None);
    assert_eq!(store.actor(away.set).unwrap().as_deref(), Some("Kari"));
    act(&mut store, "remove", |tx| {
        tx.delete::<Vedlegg>(Uuid::from_u128(2))
    });
    assert_eq!(store.files().unwrap().len(), 1);
}

#[test]
fn a_file_of_a_version_that_may_be_chosen_yet_is_named_too() {
    let (mut kari, mut ola) = (Desk::numbered(1).in_memory(), Desk::numbered(2).in_memory());
    let mut post = Post::default();
    for (store, text) in [(&mut kari, &b"hennes"[..]), (&mut ola, b"hans")] {
        let form = serde_json::json!({
            "id": Uuid::from_u128(1), "moete": Uuid::from_u128(9), "versjon": 1, "tilstand": "utkast",
        });
        let mut minutes: Referat = serde_json::from_value(form).unwrap();
        act(store, "seal", |tx| {
            minutes.seal(tx.at().naive_local(), tx.put_blob(text)?).unwrap();
            tx.put(&minutes)
        });
    }
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        let files = store.files().unwrap();
        assert_eq!(files.len(), 2);
        assert_eq!(files.iter().filter(|file| file.len.is_some()).count(), 1);
    }
}

/// Nothing half-written is ever to be seen as a file.
#[test]
fn a_file_is_there_when_its_last_part_is_and_not_before() {
    let (mut store, mut other) = (Desk::new().in_memory(), Desk::new().in_memory());
    let id = attach(&mut other, 1, "kart.pdf", b"et langt kart");
    for (part, bytes) in [(0, &b"et langt"[..]), (1, b" kart")] {
        assert!(matches!(
            store.blob(&id.to_string()),
            Err(StoreError::BlobMissing { .. })
        ));
        store.keep_part(id, part, bytes).unwrap();
    }
    let arrived = store.arriving().unwrap()[&id];
    assert_eq!((arrived.parts, arrived.bytes), (2, 13));
    assert!(store.complete(id).unwrap());
    assert_eq!(store.blob(&id.to_string()).unwrap(), b"et langt kart");
    assert!(store.has_whole(id).unwrap() && store.arriving().unwrap().is_empty());
    assert_eq!(store.blob_part(id, 3, 5).unwrap(), b"langt");
    assert_eq!(store.blob_part(id, 9, 50).unwrap(), b"kart");
}

#[test]
fn parts_that_are_not_what_the_name_says_leave_nothing_behind() {
    let mut store = Desk::new().in_memory();
    let id = BlobId([7; 32]);
    store.keep_part(id, 0, b"noe annet").unwrap();
    assert!(!store.complete(id).unwrap());
    assert!(store.arriving().unwrap().is_empty() && !store.has_whole(id).unwrap());
    assert!(store.blob(&id.to_string()).is_err());
    // And one that nobody waits for any more.
    store.keep_part(id, 0, b"noe").unwrap();
    store.stop_awaiting_all_but(&BTreeSet::new()).unwrap();
    assert!(store.arriving().unwrap().is_empty());
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let store = Desk::new().in_memory();
    let refused = blob::insert(&store.conn, &vec![0; MAX_BLOB + 1]);
    assert!(matches!(refused, Err(StoreError::BlobTooLarge { len }) if len == MAX_BLOB + 1));
}
