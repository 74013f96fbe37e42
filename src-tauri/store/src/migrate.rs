//! Bringing a database up to the schema of this program.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::StoreError;

/// `PRAGMA application_id`: "Møte" in ASCII.
pub(crate) const APPLICATION: i32 = 0x4d6f_7465;

/// In order; a released one is never changed. `PRAGMA user_version` counts those a database has had.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/001_log.sql"),
    include_str!("../migrations/002_secretariat.sql"),
    include_str!("../migrations/003_shared.sql"),
    include_str!("../migrations/004_members.sql"),
    include_str!("../migrations/005_files.sql"),
    include_str!("../migrations/006_numbers.sql"),
    include_str!("../migrations/007_additional.sql"),
    include_str!("../migrations/008_profile.sql"),
    include_str!("../migrations/009_spoken.sql"),
];

/// How many migrations a database has had.
pub(crate) fn version(conn: &Connection) -> Result<usize, StoreError> {
    let version: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// Runs what is missing, each migration in a transaction of its own.
pub(crate) fn run(conn: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let found = version(conn)?;
    for (n, sql) in migrations.iter().enumerate().skip(found) {
        let tx = Transaction::new(conn, TransactionBehavior::Immediate)?;
        // Another process may have been first.
        if version(&tx)? > n {
            continue;
        }
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "application_id", APPLICATION)?;
        tx.pragma_update(None, "user_version", u32::try_from(n + 1).unwrap_or(u32::MAX))?;
        tx.commit()?;
    }
    Ok(())
}
