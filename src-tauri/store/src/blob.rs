//! Files, named by what is in them.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::StoreError;

pub(crate) fn insert(conn: &Connection, bytes: &[u8]) -> Result<String, StoreError> {
    let hash = name(bytes);
    conn.execute(
        "INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?1, ?2)",
        (&hash, bytes),
    )?;
    Ok(hash)
}

pub(crate) fn read(conn: &Connection, hash: &str) -> Result<Vec<u8>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT bytes FROM blob WHERE hash = ?1")?;
    let found: Option<Vec<u8>> = statement.query_row([hash], |row| row.get(0)).optional()?;
    let bytes = found.ok_or_else(|| StoreError::BlobMissing { hash: hash.into() })?;
    if name(&bytes) == hash {
        Ok(bytes)
    } else {
        Err(StoreError::BlobDamaged { hash: hash.into() })
    }
}

/// SHA-256 in hexadecimal.
fn name(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut name, byte| {
            // Writing to a String cannot fail.
            let _ = write!(name, "{byte:02x}");
            name
        })
}
