//! Files on their way here, in verified parts. They outlast a crash and a folder that vanishes, and nothing of
//! a file is to be seen before all of it is there and is what its name says.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, MAIN_DB, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::{BlobId, Store, StoreError};

/// How much of a file has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Arrived {
    /// The number of its parts, from the beginning on.
    pub parts: u32,
    /// The number of their bytes.
    pub bytes: u64,
}

impl Store {
    /// Of each file that is on its way, what has come.
    pub fn arriving(&self) -> Result<BTreeMap<BlobId, Arrived>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT hash, count(*), sum(length(bytes)) FROM arriving GROUP BY hash")?;
        let mut rows = statement.query([])?;
        let mut arriving = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let arrived = Arrived {
                parts: row.get(1)?,
                bytes: row.get::<_, i64>(2)?.cast_unsigned(),
            };
            let id = BlobId::parse(row.get_ref(0)?.as_str()?);
            arriving.extend(id.map(|id| (id, arrived)));
        }
        Ok(arriving)
    }

    /// Keeps the next part of a file, from 0.
    pub fn keep_part(&mut self, id: BlobId, part: u32, bytes: &[u8]) -> Result<(), StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("INSERT OR REPLACE INTO arriving (hash, part, bytes) VALUES (?1, ?2, ?3)")?;
        statement.execute(params![id.to_string(), part, bytes])?;
        Ok(())
    }

    /// Makes a file of its parts, which have all come. False, and they are thrown away, when together they are
    /// not what its name says.
    pub fn complete(&mut self, id: BlobId) -> Result<bool, StoreError> {
        let tx = Transaction::new(&mut self.conn, TransactionBehavior::Immediate)?;
        let is_whole = assemble(&tx, id)?;
        if is_whole {
            forget(&tx, id)?;
            tx.commit()?;
        } else {
            tx.rollback()?;
            forget(&self.conn, id)?;
        }
        Ok(is_whole)
    }

    /// Forgets the parts of files that nobody waits for any more.
    pub fn stop_awaiting_all_but(&mut self, awaited: &BTreeSet<BlobId>) -> Result<(), StoreError> {
        for id in self.arriving()?.keys().filter(|id| !awaited.contains(id)) {
            forget(&self.conn, *id)?;
        }
        Ok(())
    }
}

/// Writes the parts into one, with no more than a part of it in memory.
fn assemble(conn: &Connection, id: BlobId) -> Result<bool, StoreError> {
    let hash = id.to_string();
    conn.execute(
        "INSERT OR REPLACE INTO blob (hash, bytes)
         SELECT ?1, zeroblob(coalesce(sum(length(bytes)), 0)) FROM arriving WHERE hash = ?1",
        [&hash],
    )?;
    let mut whole = conn.blob_open(MAIN_DB, "blob", "bytes", conn.last_insert_rowid(), false)?;
    let mut statement = conn.prepare_cached("SELECT bytes FROM arriving WHERE hash = ?1 ORDER BY part")?;
    let mut parts = statement.query([&hash])?;
    let (mut digest, mut written) = (Sha256::new(), 0);
    while let Some(part) = parts.next()? {
        let bytes = part.get_ref(0)?.as_blob()?;
        digest.update(bytes);
        whole.write_all_at(bytes, written)?;
        written += bytes.len();
    }
    Ok(digest.finalize()[..] == id.0)
}

fn forget(conn: &Connection, id: BlobId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM arriving WHERE hash = ?1", [id.to_string()])?;
    Ok(())
}
