//! The tables, the registry and the kinds of things say the same.

use std::{collections::BTreeSet, fmt::Write as _};

use domain::Entity;
use schemars::{JsonSchema, schema_for};

use super::desk::Desk;
use crate::{
    catalog::Catalog,
    records::RECORDS,
    registry::{Kind, Record},
};

fn same_shape<T: Entity + JsonSchema>(catalog: &Catalog) -> &'static str {
    let record = catalog.of::<T>().unwrap().record;
    let schema = serde_json::to_value(schema_for!(T)).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    let serialised: BTreeSet<&str> = properties
        .keys()
        .map(String::as_str)
        .filter(|key| *key != "id")
        .collect();
    let recorded: BTreeSet<&str> = record.fields.iter().map(|field| field.name).collect();
    assert_eq!(recorded, serialised, "{}", T::NAME);
    assert_eq!(record.texts, T::TEXTS, "{}", T::NAME);
    assert!(properties.contains_key("id"));
    T::NAME
}

#[test]
fn every_entity_has_a_table_with_its_fields() {
    use domain::*;
    let catalog = Catalog::new(RECORDS);
    macro_rules! names {
        ($($entity:ident),* $(,)?) => { BTreeSet::from([$(same_shape::<$entity>(&catalog)),*]) };
    }
    let names = names![
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
    ];
    assert_eq!(names, RECORDS.iter().map(|record| record.name).collect());
}

#[test]
fn every_table_has_the_columns_the_registry_says() {
    let store = Desk::new().open();
    for record in RECORDS {
        let mut statement = store
            .conn
            .prepare("SELECT name, type FROM pragma_table_info(?1)")
            .unwrap();
        let rows = statement
            .query_map([record.name], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        let found: BTreeSet<(String, String)> = rows.map(Result::unwrap).collect();
        let column = |name: &str, kind: &str| (name.to_owned(), kind.to_owned());
        let mut expected: BTreeSet<_> = record
            .fields
            .iter()
            .map(|f| column(f.name, sql(f.kind)))
            .collect();
        expected.extend([
            column("id", "BLOB"),
            column("slettet", "INTEGER"),
            column("clock", "BLOB"),
        ]);
        assert_eq!(found, expected, "{}", record.name);
    }
}

fn sql(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "BLOB",
        Kind::Text | Kind::Json => "TEXT",
        Kind::Integer | Kind::Bool => "INTEGER",
    }
}

#[test]
fn what_rows_are_asked_for_by_has_an_index() {
    let store = Desk::new().open();
    for record in RECORDS {
        for field in record.fields.iter().filter(|field| field.indexed) {
            let plan = format!(
                "EXPLAIN QUERY PLAN SELECT id FROM {} WHERE \"{}\" = x'00'",
                record.name, field.name
            );
            let detail: String = store.conn.query_row(&plan, [], |row| row.get(3)).unwrap();
            assert!(
                detail.contains("USING"),
                "{}.{}: {detail}",
                record.name,
                field.name
            );
        }
    }
}

#[test]
fn every_table_is_strict_and_lets_two_desks_disagree() {
    let store = Desk::new().open();
    let mut statement = store
        .conn
        .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        .unwrap();
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    for (name, sql) in rows.map(Result::<(String, String), _>::unwrap) {
        if name.starts_with("search_index") {
            continue; // a virtual table and what belongs to it
        }
        assert!(sql.contains("STRICT"), "{name}");
        let sql = sql.to_uppercase();
        for word in ["UNIQUE", "REFERENCES", "FOREIGN", "CASCADE", "CHECK"] {
            assert!(!sql.contains(word), "{name}: {word}");
        }
    }
}

/// A field's number is written into every database. When this test fails because a field was added at the
/// end of its list, add it to `fields.txt`; when it fails for any other reason, the change is wrong.
#[test]
fn no_field_has_changed_its_number_or_its_kind() {
    let mut now = String::new();
    for Record { name, fields, texts } in RECORDS {
        writeln!(now, "{name}").unwrap();
        for (number, field) in (1..).zip(*fields) {
            writeln!(now, "  {number} {} {:?}", field.name, field.kind).unwrap();
        }
        for text in *texts {
            writeln!(now, "  text {text}").unwrap();
        }
    }
    assert_eq!(now, include_str!("fields.txt"));
}

#[test]
fn no_kind_of_thing_has_more_fields_than_a_clock_can_count() {
    assert!(RECORDS.iter().all(|record| record.fields.len() < 128));
}
