//! Disks that are full, files that are broken: it is said, and nothing is lost or half-written.

use std::{fs, path::Path};

use domain::{Entity, Sak};
use rusqlite::Connection;
use uuid::Uuid;

use super::desk::{Desk, action, get, put, sak, write};
use crate::{
    Backup, DATABASE, Reader, Store, StoreError, Tx, back_up, backups,
    migrate::{APPLICATION, MIGRATIONS},
    open::Schema,
    records::RECORDS,
    restore, start_afresh,
};

/// A folder with one sak in its database, closed.
fn used() -> Desk {
    let desk = Desk::new();
    put(&mut desk.open(), "register_sak", &sak(1, "Legevakt"));
    desk
}

fn database(desk: &Desk) -> std::path::PathBuf {
    desk.folder.path().join(DATABASE)
}

fn raw(desk: &Desk) -> Connection {
    Connection::open(database(desk)).unwrap()
}

fn refused(desk: &Desk) -> StoreError {
    match desk.try_open() {
        Ok(_) => panic!("it was opened"),
        Err(error) => error,
    }
}

fn try_put(store: &mut Store, work: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>) -> StoreError {
    store.change(&action("register_sak"), work).unwrap_err()
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let desk = used();
    raw(&desk).pragma_update(None, "user_version", 4711).unwrap();
    let before = fs::read(database(&desk)).unwrap();
    let known = u32::try_from(MIGRATIONS.len()).unwrap();
    let error = refused(&desk);
    assert!(
        matches!(error, StoreError::NewerVersion { found: 4711, known: k } if k == known),
        "{error}"
    );
    assert_eq!(fs::read(database(&desk)).unwrap(), before);
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let desk = Desk::new();
    raw(&desk)
        .execute_batch("CREATE TABLE bokmerke (url TEXT)")
        .unwrap();
    assert!(matches!(refused(&desk), StoreError::NotOurs { .. }));
    assert!(
        raw(&desk)
            .execute("INSERT INTO bokmerke VALUES ('x')", [])
            .is_ok()
    );
}

fn hurt(file: &Path, how: &str) {
    let bytes = fs::read(file).unwrap();
    let broken = match how {
        "zeros" => vec![0; bytes.len()],
        "text" => "Dette er ikke en database.\n".repeat(500).into_bytes(),
        "cut off" => bytes[..20_000].to_vec(),
        _ => [&bytes[..100], &[0xa5; 8092], &bytes[8192..]].concat(),
    };
    fs::write(file, broken).unwrap();
}

#[test]
fn broken_files_are_said_to_be_damaged_and_the_newest_backup_is_offered() {
    for name in ["zeros", "text", "cut off", "overwritten"] {
        let desk = used();
        hurt(&database(&desk), name);
        assert!(
            matches!(refused(&desk), StoreError::Damaged { newest_backup: None }),
            "{name}"
        );

        let desk = used();
        let made = back_up(desk.folder.path(), &desk.hands).unwrap();
        hurt(&database(&desk), name);
        let broken = fs::read(database(&desk)).unwrap();
        let StoreError::Damaged {
            newest_backup: Some(offered),
        } = refused(&desk)
        else {
            panic!("{name}")
        };
        assert_eq!(offered, made, "{name}");

        restore(desk.folder.path(), &offered, &desk.hands).unwrap();
        assert_eq!(get::<Sak>(&desk.open(), 1).unwrap().tittel, "Legevakt", "{name}");
        let aside = desk
            .folder
            .path()
            .join("motebok-lagt-til-side-2026-11-22-120000.db");
        assert_eq!(fs::read(aside).unwrap(), broken, "{name}");
    }
}

#[test]
fn damage_deep_inside_is_found_after_a_crash() {
    let desk = used();
    {
        let mut store = desk.open();
        for n in 0..200 {
            put(&mut store, "register_sak", &sak(n, &"Lang tittel ".repeat(20)));
        }
    }
    let mut bytes = fs::read(database(&desk)).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xa5);
    fs::write(database(&desk), bytes).unwrap();
    // What a crash leaves behind: a write-ahead log that was not put away.
    fs::write(desk.folder.path().join(format!("{DATABASE}-wal")), [0; 32]).unwrap();
    assert!(matches!(refused(&desk), StoreError::Damaged { .. }));
}

#[test]
fn a_database_that_has_vanished_is_not_replaced_by_an_empty_one() {
    let desk = used();
    let made = back_up(desk.folder.path(), &desk.hands).unwrap();
    for empty in [false, true] {
        fs::remove_file(database(&desk)).unwrap();
        if empty {
            fs::write(database(&desk), "").unwrap();
        }
        let StoreError::Missing { newest_backup } = refused(&desk) else {
            panic!("it was opened")
        };
        assert_eq!(newest_backup, made);
        restore(desk.folder.path(), &newest_backup, &desk.hands).unwrap();
        assert!(get::<Sak>(&desk.open(), 1).is_some());
    }
}

#[test]
fn the_log_of_a_database_that_is_gone_is_not_played_into_another() {
    let desk = used();
    let made = back_up(desk.folder.path(), &desk.hands).unwrap();
    let left = format!("{DATABASE}-wal");
    fs::remove_file(database(&desk)).unwrap();
    fs::write(desk.folder.path().join(&left), "of another database").unwrap();
    restore(desk.folder.path(), &made, &desk.hands).unwrap();
    assert!(!desk.folder.path().join(left).exists());
    let aside = desk
        .folder
        .path()
        .join("motebok-lagt-til-side-2026-11-22-120000.db-wal");
    assert_eq!(fs::read_to_string(aside).unwrap(), "of another database");
}

#[test]
fn one_can_begin_anew_and_everything_old_is_put_aside() {
    let desk = used();
    back_up(desk.folder.path(), &desk.hands).unwrap();
    fs::write(database(&desk), "broken").unwrap();
    start_afresh(desk.folder.path(), &desk.hands).unwrap();
    assert_eq!(desk.open().all::<Sak>().unwrap(), []);
    assert!(desk.folder.path().join("backup-2026-11-22-120000").is_dir());
    assert!(
        desk.folder
            .path()
            .join("motebok-lagt-til-side-2026-11-22-120000.db")
            .is_file()
    );
}

#[test]
fn a_full_disk_is_said_and_the_store_works_on_when_there_is_room() {
    let desk = used();
    let mut store = desk.open();
    store
        .conn
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let pages: i64 = store
        .conn
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    store
        .conn
        .query_row(&format!("PRAGMA max_page_count = {}", pages + 1), [], |_| Ok(()))
        .unwrap();
    let error = try_put(&mut store, |tx| {
        (2..2000).try_for_each(|n| tx.put(&sak(n, &"Lang tittel ".repeat(20))))
    });
    assert!(matches!(error, StoreError::DiskFull), "{error}");
    assert_eq!(store.all::<Sak>().unwrap().len(), 1);
    store
        .conn
        .query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(()))
        .unwrap();
    put(&mut store, "register_sak", &sak(2, "Etterpå"));
    assert_eq!(desk.open().all::<Sak>().unwrap().len(), 2);
}

#[test]
fn a_database_that_may_not_be_written_is_said_to_be_read_only() {
    let desk = used();
    let mut store = desk.open();
    store.conn.pragma_update(None, "query_only", true).unwrap();
    let error = try_put(&mut store, |tx| tx.put(&sak(2, "Sak")));
    assert!(matches!(error, StoreError::ReadOnly), "{error}");
    assert_eq!(store.all::<Sak>().unwrap().len(), 1);
    store.conn.pragma_update(None, "query_only", false).unwrap();
    put(&mut store, "register_sak", &sak(2, "Sak"));
}

#[test]
fn another_program_that_holds_the_database_makes_it_busy() {
    let desk = used();
    let mut store = desk.open();
    store.conn.busy_timeout(std::time::Duration::ZERO).unwrap();
    let other = raw(&desk);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = try_put(&mut store, |tx| tx.put(&sak(2, "Sak")));
    assert!(matches!(error, StoreError::Busy), "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    put(&mut store, "register_sak", &sak(2, "Sak"));
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let desk = Desk::new();
    let missing = desk.folder.path().join("minnepinne");
    let error = Store::open(&missing, desk.hands.clone(), desk.dice.clone())
        .err()
        .unwrap();
    assert!(matches!(error, StoreError::FolderMissing { folder } if folder == missing));
    assert!(!missing.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_where_no_file_can_be_made_is_said() {
    let desk = Desk::new();
    let error = Store::open(Path::new("/proc/self"), desk.hands.clone(), desk.dice.clone())
        .err()
        .unwrap();
    assert!(
        matches!(error, StoreError::NoAccess | StoreError::ReadOnly),
        "{error}"
    );
}

#[test]
fn two_processes_on_one_database_do_not_lose_each_others_changes() {
    let desk = used();
    let (mut first, mut second) = (desk.open(), desk.open());
    for n in 2..20 {
        put(
            if n % 2 == 0 { &mut first } else { &mut second },
            "register_sak",
            &sak(n, "Sak"),
        );
    }
    assert_eq!(first.all::<Sak>().unwrap(), second.all::<Sak>().unwrap());
    assert_eq!(first.all::<Sak>().unwrap().len(), 19);
}

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
    const NEXT: &[&str] = &[
        MIGRATIONS[0],
        MIGRATIONS[1],
        "ALTER TABLE sak ADD COLUMN farge TEXT",
    ];
    let desk = used();
    assert_eq!(
        MIGRATIONS.len(),
        2,
        "the test's own migration comes after all released ones"
    );
    let store = open_at(&desk, NEXT).unwrap();
    assert_eq!(get::<Sak>(&store, 1).unwrap().tittel, "Legevakt");
    let made = backups(desk.folder.path()).remove(0);
    let before = Connection::open(made.path).unwrap();
    assert_eq!(
        before
            .query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))
            .unwrap(),
        2
    );
}

#[test]
fn a_migration_that_fails_leaves_the_database_as_it_was() {
    const BROKEN: &[&str] = &[
        MIGRATIONS[0],
        MIGRATIONS[1],
        "CREATE TABLE halvveis (id BLOB) STRICT; UPDATE sak SET tittel = 'borte'; SELECT * FROM finnes_ikke;",
    ];
    let desk = used();
    assert!(matches!(open_at(&desk, BROKEN), Err(StoreError::Sqlite(_))));
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
