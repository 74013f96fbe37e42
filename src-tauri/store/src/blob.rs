//! Files, named by what is in them.

use std::{fmt, io::Read as _};

use rusqlite::{Connection, MAIN_DB, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::StoreError;

/// A file holds at most so many bytes.
pub const MAX_BLOB: usize = 500 << 20;

/// How much of a large file is in memory at a time.
const PART: usize = 1 << 20;

/// A file's name: the SHA-256 of its bytes. Written in hexadecimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(pub [u8; 32]);

impl BlobId {
    fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The name that a row says, unless it says something else.
    pub(crate) fn parse(hash: &str) -> Option<Self> {
        let digit = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let digits: [u8; 64] = hash.as_bytes().try_into().ok()?;
        let mut name = Self([0; 32]);
        for (byte, [high, low]) in name.0.iter_mut().zip(digits.as_chunks::<2>().0) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(name)
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

pub(crate) fn insert(conn: &Connection, bytes: &[u8]) -> Result<String, StoreError> {
    if bytes.len() > MAX_BLOB {
        return Err(StoreError::BlobTooLarge { len: bytes.len() });
    }
    let hash = BlobId::of(bytes).to_string();
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
    if BlobId::of(&bytes).to_string() == hash {
        Ok(bytes)
    } else {
        Err(StoreError::BlobDamaged { hash: hash.into() })
    }
}

/// A file that is opened to be read in parts, when it is here.
fn open(conn: &Connection, id: BlobId) -> Result<Option<rusqlite::blob::Blob<'_>>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT rowid FROM blob WHERE hash = ?1")?;
    let row: Option<i64> = statement
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?;
    Ok(row
        .map(|row| conn.blob_open(MAIN_DB, "blob", "bytes", row, true))
        .transpose()?)
}

/// True when a file is here and is what its name says.
pub(crate) fn is_whole(conn: &Connection, id: BlobId) -> Result<bool, StoreError> {
    let Some(mut blob) = open(conn, id)? else {
        return Ok(false);
    };
    let (mut hash, mut part) = (Sha256::new(), vec![0; PART.min(blob.len())]);
    loop {
        match blob.read(&mut part)? {
            0 => break,
            read => hash.update(&part[..read]),
        }
    }
    Ok(hash.finalize()[..] == id.0)
}

/// At most `len` bytes of a file from `from` on; nothing when it is not here.
pub(crate) fn part(conn: &Connection, id: BlobId, from: usize, len: usize) -> Result<Vec<u8>, StoreError> {
    let Some(blob) = open(conn, id)? else {
        return Ok(Vec::new());
    };
    let mut bytes = vec![0; len.min(blob.len().saturating_sub(from))];
    blob.read_at_exact(&mut bytes, from)?;
    Ok(bytes)
}
