//! Disks that are full, files that are broken: it is said, and nothing is lost or half-written.

use std::{fs, path::Path};

use domain::Sak;

use super::desk::{Desk, action, database, get, put, raw, sak, used};
use crate::{DATABASE, Reader, Store, StoreError, Tx, back_up, migrate::MIGRATIONS, restore, start_afresh};

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
    // A whole page of the database: in what a page has free, damage does no harm and is not seen.
    let page = 16 << 10;
    let middle = bytes.len() / 2 / page * page;
    bytes[middle..middle + page].fill(0xa5);
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
