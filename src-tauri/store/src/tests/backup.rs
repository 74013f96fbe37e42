//! Backups, and the migrations that one is made before.

use std::fs;

use chrono::NaiveDate;
use domain::{Entity, Helsefellesskap, Maalform, Moetesak, Navnespraak, Person, Profil, Sak};
use rusqlite::Connection;
use uuid::Uuid;

use super::desk::{Desk, database, get, moetesak, put, raw, sak, used, write};
use crate::{
    Backup, BlobId, Reader, Store, StoreError, back_up, backups,
    migrate::{APPLICATION, MIGRATIONS},
    open::Schema,
    records::RECORDS,
    restore,
};

#[test]
fn a_restored_database_writes_under_a_new_name() {
    let desk = used();
    let (first, again) = (desk.open().writer(), desk.open().writer());
    assert_eq!(first, again);
    let made = back_up(desk.folder.path(), &desk.hands).unwrap();
    put(
        &mut desk.open(),
        "register_sak",
        &sak(2, "Etter sikkerhetskopien"),
    );
    restore(desk.folder.path(), &made, &desk.hands).unwrap();
    let mut store = desk.open();
    assert_ne!(store.writer(), first);
    let set = put(&mut store, "register_sak", &sak(3, "Ny")).set.unwrap();
    assert_eq!((set.writer, set.seq), (store.writer(), 1));
}

#[test]
fn a_backup_is_whole_while_the_window_works_on() {
    let desk = used();
    let mut store = desk.open();
    write(&mut store, "sak", Uuid::from_u128(1), "bakgrunn", "Det haster.");
    let made = back_up(desk.folder.path(), &desk.hands).unwrap();
    put(&mut store, "register_sak", &sak(2, "Etterpå"));
    assert_eq!(made.path.file_name().unwrap(), "motebok-2026-11-22-120000.db");
    assert_eq!(backups(desk.folder.path()), std::slice::from_ref(&made));
    let other = Desk::new();
    fs::copy(&made.path, database(&other)).unwrap();
    let copy = other.open();
    assert_eq!(get::<Sak>(&copy, 1).unwrap().id(), Uuid::from_u128(1));
    assert_eq!(
        (
            copy.text("sak", Uuid::from_u128(1), "bakgrunn")
                .unwrap()
                .to_plain(),
            get::<Sak>(&copy, 2)
        ),
        ("Det haster.".into(), None)
    );
    let names = fs::read_dir(desk.folder.path().join("backup")).unwrap().count();
    assert_eq!(names, 1, "something unfinished was left beside it");
}

#[test]
fn what_a_crash_left_of_a_backup_is_neither_offered_nor_kept() {
    let desk = used();
    let place = desk.folder.path().join("backup");
    fs::create_dir(&place).unwrap();
    fs::write(place.join("motebok-2026-11-21-080000.db.part"), "half").unwrap();
    assert_eq!(backups(desk.folder.path()), []);
    back_up(desk.folder.path(), &desk.hands).unwrap();
    assert_eq!(fs::read_dir(&place).unwrap().count(), 1);
}

#[test]
fn a_damaged_database_is_not_backed_up_over_good_copies() {
    let desk = used();
    let good = back_up(desk.folder.path(), &desk.hands).unwrap();
    desk.hands.turn(3_600_000);
    fs::write(database(&desk), vec![0; 40_960]).unwrap();
    let error = back_up(desk.folder.path(), &desk.hands).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { newest_backup: Some(offered) } if offered == good));
    assert_eq!(backups(desk.folder.path()), [good]);
}

#[test]
fn a_damaged_backup_is_not_put_in_the_databases_place() {
    let desk = used();
    let made = back_up(desk.folder.path(), &desk.hands).unwrap();
    fs::write(&made.path, "half a backup, of some kind or other ".repeat(50)).unwrap();
    assert!(matches!(
        restore(desk.folder.path(), &made, &desk.hands),
        Err(StoreError::Damaged { .. })
    ));
    let gone = Backup {
        path: made.path.with_extension("borte"),
        ..made
    };
    assert!(matches!(
        restore(desk.folder.path(), &gone, &desk.hands),
        Err(StoreError::NoAccess)
    ));
    assert!(get::<Sak>(&desk.open(), 1).is_some());
}

/// Opens with only the first `count` migrations, and a last one of the test's own.
fn open_at(desk: &Desk, migrations: &'static [&'static str]) -> Result<Store, StoreError> {
    let schema = Schema {
        migrations,
        records: RECORDS,
    };
    Store::open_as(
        desk.folder.path(),
        Box::new(desk.hands.clone()),
        Box::new(desk.dice.clone()),
        schema,
    )
}

#[test]
fn the_first_migrations_make_an_empty_database_of_ours() {
    let desk = Desk::new();
    drop(desk.open());
    let conn = raw(&desk);
    let read = |pragma: &str| {
        conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(read("application_id"), i64::from(APPLICATION));
    assert_eq!(read("user_version"), i64::try_from(MIGRATIONS.len()).unwrap());
    let tables: i64 = conn
        .query_row(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('change', 'sak')",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(tables, 2);
    assert_eq!(backups(desk.folder.path()), []);
}

#[test]
fn data_survives_a_migration_and_there_is_a_backup_from_before() {
    let next = [MIGRATIONS, &["ALTER TABLE sak ADD COLUMN farge TEXT"]]
        .concat()
        .leak();
    let desk = used();
    let store = open_at(&desk, next).unwrap();
    assert_eq!(get::<Sak>(&store, 1).unwrap().tittel, "Legevakt");
    let made = backups(desk.folder.path()).remove(0);
    let before = Connection::open(made.path).unwrap();
    assert_eq!(
        before
            .query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))
            .unwrap(),
        u32::try_from(MIGRATIONS.len()).unwrap()
    );
}

#[test]
fn a_migration_that_fails_leaves_the_database_as_it_was() {
    let broken = [MIGRATIONS, &["CREATE TABLE halvveis (id BLOB) STRICT; UPDATE sak SET tittel = 'borte'; SELECT * FROM finnes_ikke;"]].concat().leak();
    let desk = used();
    assert!(matches!(open_at(&desk, broken), Err(StoreError::Sqlite(_))));
    let store = desk.open();
    assert_eq!(get::<Sak>(&store, 1).unwrap().tittel, "Legevakt");
    let half: i64 = store
        .conn
        .query_row(
            "SELECT count(*) FROM sqlite_master WHERE name = 'halvveis'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(half, 0);
}

/// Migration 003.
#[test]
fn a_database_from_before_sharing_keeps_what_it_has_and_can_share_it() {
    const BEFORE: &[&str] = &[MIGRATIONS[0], MIGRATIONS[1]];
    let desk = Desk::new();
    let mut old = open_at(&desk, BEFORE).unwrap();
    put(&mut old, "register_sak", &sak(1, "Legevakt"));
    drop(old);
    let mut store = desk.open();
    assert_eq!(get::<Sak>(&store, 1).unwrap().tittel, "Legevakt");
    assert!(store.has_unshared().unwrap());
    assert_eq!(store.segments().unwrap(), []);
    for table in ["segment", "carried"] {
        let sql = format!("SELECT count(*) FROM {table}");
        assert_eq!(
            store
                .conn
                .query_row(&sql, [], |row| row.get::<_, i64>(0))
                .unwrap(),
            0
        );
    }
}

/// Migration 004.
#[test]
fn a_database_from_before_there_were_members_can_keep_what_is_said_of_them() {
    const BEFORE: &[&str] = &[MIGRATIONS[0], MIGRATIONS[1], MIGRATIONS[2]];
    let desk = Desk::new();
    let mut old = open_at(&desk, BEFORE).unwrap();
    put(&mut old, "register_sak", &sak(1, "Legevakt"));
    drop(old);
    let mut store = desk.open();
    assert!(store.statements().unwrap().is_empty());
    for _ in 0..2 {
        store.keep_statement([7; 16], b"Kari er med").unwrap();
    }
    assert_eq!(store.statements().unwrap(), [b"Kari er med"]);
    assert_eq!(get::<Sak>(&store, 1).unwrap().tittel, "Legevakt");
}

/// Migration 006.
#[test]
fn a_body_from_before_its_numbers_had_a_keeper_has_none_and_can_be_given_one() {
    let desk = Desk::new();
    drop(open_at(&desk, &MIGRATIONS[..5]).unwrap());
    let insert = "INSERT INTO utvalg (id, navn, slettet, clock) VALUES (x'0000000000000000000000000000002a', 'SSU', 0, x'')";
    raw(&desk).execute_batch(insert).unwrap();
    let store = desk.open();
    let keeper = |store: &Store| -> Option<String> {
        let sql = "SELECT nummerfoerer FROM utvalg";
        store.conn.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(keeper(&store), None);
    store
        .conn
        .execute_batch("UPDATE utvalg SET nummerfoerer = 'Kari'")
        .unwrap();
    assert_eq!(keeper(&store).as_deref(), Some("Kari"));
}

/// Migration 009.
#[test]
fn a_person_from_before_names_had_a_language_has_none_and_can_be_given_one() {
    let desk = Desk::new();
    drop(open_at(&desk, &MIGRATIONS[..8]).unwrap());
    let insert = "INSERT INTO person (id, navn, slettet, clock) VALUES (x'0000000000000000000000000000002a', 'Ánná', 0, x'')";
    raw(&desk).execute_batch(insert).unwrap();
    let mut store = desk.open();
    let before: Option<String> = store
        .conn
        .query_row("SELECT navnespraak FROM person", [], |row| row.get(0))
        .unwrap();
    assert_eq!(before, None);
    let later = Person {
        id: Uuid::from_u128(43).into(),
        navn: "Ánná Elle".into(),
        stilling: "rådgiver".into(),
        part: None,
        epost: None,
        telefon: None,
        navnespraak: Some(Navnespraak::Nordsamisk),
    };
    put(&mut store, "save_person", &later);
    assert_eq!(get::<Person>(&store, 43), Some(later));
}

/// Migration 008.
#[test]
fn a_partnership_from_before_papers_had_a_profile_has_none_and_can_be_given_one() {
    let desk = Desk::new();
    drop(open_at(&desk, &MIGRATIONS[..7]).unwrap());
    let insert = "INSERT INTO helsefellesskap (id, navn, slettet, clock) VALUES (x'0000000000000000000000000000002a', 'Solvik', 0, x'')";
    raw(&desk).execute_batch(insert).unwrap();
    let mut store = desk.open();
    let looks: (Option<String>, Option<String>) = store
        .conn
        .query_row("SELECT profil, logo FROM helsefellesskap", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(looks, (None, None));
    let later = Helsefellesskap {
        id: Uuid::from_u128(43).into(),
        navn: "Solvik".into(),
        maalform: Maalform::Nn,
        mal: None,
        profil: Some(Profil {
            farge: Some("#143255".into()),
            ..Profil::default()
        }),
        logo: None,
    };
    put(&mut store, "save_utvalg", &later);
    assert_eq!(get::<Helsefellesskap>(&store, 43), Some(later));
}

/// Migration 007.
#[test]
fn an_item_from_before_there_were_additional_agendas_is_on_none_and_a_later_one_can_be() {
    let desk = Desk::new();
    drop(open_at(&desk, &MIGRATIONS[..6]).unwrap());
    let insert = "INSERT INTO moetesak (id, tittel, slettet, clock) VALUES (x'0000000000000000000000000000002a', 'Sak', 0, x'')";
    raw(&desk).execute_batch(insert).unwrap();
    let mut store = desk.open();
    let before: Option<String> = store
        .conn
        .query_row("SELECT tilleggssak FROM moetesak", [], |row| row.get(0))
        .unwrap();
    assert_eq!(before, None);
    let mut later = moetesak(43, 1, "Kom til");
    later.tilleggssak = NaiveDate::from_ymd_opt(2026, 9, 15);
    put(&mut store, "add_item", &later);
    assert_eq!(get::<Moetesak>(&store, 43), Some(later));
}

/// Migration 005.
#[test]
fn a_database_from_before_files_travelled_keeps_its_files_and_can_be_sent_more() {
    const BEFORE: &[&str] = &[MIGRATIONS[0], MIGRATIONS[1], MIGRATIONS[2], MIGRATIONS[3]];
    let desk = Desk::new();
    let kept = open_at(&desk, BEFORE).unwrap().put_blob(b"notat").unwrap();
    let mut store = desk.open();
    assert_eq!(store.blob(&kept).unwrap(), b"notat");
    store.keep_part(BlobId([7; 32]), 0, b"kart").unwrap();
    assert_eq!(store.arriving().unwrap().len(), 1);
}
