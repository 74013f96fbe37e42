//! Who writes: this installation, in this incarnation of its database.
//!
//! A database that was restored, copied or exchanged must not go on numbering its change sets where another
//! copy of it did. So every opening draws a mark and leaves it both in the database and in a small file
//! beside it; when the two differ at the next opening, this is not the database last used here, and it
//! writes under a new name.

use std::{fs, path::Path};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::{Rng, StoreError, meta};

/// The name an incarnation of a database writes under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer(pub u64);

impl Writer {
    pub(crate) fn to_bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }

    pub(crate) fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(u64::from_be_bytes(bytes))
    }
}

/// A change set's identity: its writer, and its number among the writer's own (from 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetId {
    /// Who wrote it.
    pub writer: Writer,
    /// Its number among the writer's own.
    pub seq: i64,
}

const MARK_FILE: &str = "motebok.mark";

/// The writer of this opening: the last one's when database and mark file belong together, else a new one.
pub(crate) fn identify(
    conn: &mut Connection,
    folder: &Path,
    rng: &mut dyn Rng,
) -> Result<Writer, StoreError> {
    let tx = Transaction::new(conn, TransactionBehavior::Immediate)?;
    let known: Option<[u8; 8]> = meta::get(&tx, "writer")?;
    let mark: Option<[u8; 8]> = meta::get(&tx, "mark")?;
    let last = fs::read_to_string(folder.join(MARK_FILE)).ok();
    let same = mark.is_some_and(|mark| last.as_deref().map(str::trim) == Some(&written(mark)));
    let writer = match known {
        Some(writer) if same => Writer::from_bytes(writer),
        _ => Writer(rng.draw()?),
    };
    let fresh = rng.draw()?.to_be_bytes();
    meta::set(&tx, "writer", writer.to_bytes())?;
    meta::set(&tx, "mark", fresh)?;
    tx.commit()?;
    // A crash before this line costs nothing but a new writer at the next opening.
    fs::write(folder.join(MARK_FILE), written(fresh))?;
    Ok(writer)
}

/// A new name, for a database that turned out to be the copy of another.
pub(crate) fn renew(conn: &Connection, rng: &mut dyn Rng) -> Result<Writer, StoreError> {
    let writer = Writer(rng.draw()?);
    meta::set(conn, "writer", writer.to_bytes())?;
    Ok(writer)
}

fn written(mark: [u8; 8]) -> String {
    format!("{:016x}", u64::from_be_bytes(mark))
}
