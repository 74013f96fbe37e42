//! Single values the store keeps about itself. They are not merged and not logged.

use rusqlite::{Connection, OptionalExtension, ToSql, types::FromSql};

pub(crate) fn get<T: FromSql>(conn: &Connection, key: &str) -> rusqlite::Result<Option<T>> {
    conn.prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

pub(crate) fn set(conn: &Connection, key: &str, value: impl ToSql) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?;
    statement.execute((key, value))?;
    Ok(())
}
