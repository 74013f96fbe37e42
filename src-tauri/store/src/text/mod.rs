//! Long texts: Yjs documents that several people may write in, kept beside their plain characters.

mod align;
mod decoder;
mod document;
mod edit;
#[cfg(test)]
mod lies;
mod read;
#[cfg(test)]
mod tests;

use domain::Tekst;
use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params, types::Value};
use uuid::Uuid;

pub(crate) use document::Document;
use document::Merged;

use crate::{
    StoreError, TextRefusal,
    log::{self, Head},
    parallel::in_parallel,
    stamp::Stamp,
};

/// The largest change from an editor that is taken: far above any paste, far below what hurts.
pub const MAX_TEXT_UPDATE: usize = 8 << 20;

/// The document as stored.
pub(crate) fn state(
    conn: &Connection,
    entity: &str,
    id: Uuid,
    field: &str,
) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT state FROM text WHERE id = ?1 AND field = ?2 AND entity = ?3")?;
    Ok(statement
        .query_row(params![id.as_bytes(), field, entity], |row| row.get(0))
        .optional()?)
}

/// The characters alone.
pub(crate) fn plain(conn: &Connection, entity: &str, id: Uuid, field: &str) -> Result<String, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT plain FROM text WHERE id = ?1 AND field = ?2 AND entity = ?3")?;
    let found = statement
        .query_row(params![id.as_bytes(), field, entity], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// The stored document, open for reading or writing under the editing session `client`.
pub(crate) fn open(
    conn: &Connection,
    entity: &str,
    id: Uuid,
    field: &str,
    client: u64,
) -> Result<Document, StoreError> {
    match state(conn, entity, id, field)? {
        Some(state) => Document::from_updates(client, [state.as_slice()]).map_err(|_| damaged()),
        None => Ok(Document::new(client)),
    }
}

/// Makes the stored document say `wanted`. Returns the update that did, or nothing when it says so already.
pub(crate) fn write(
    conn: &Connection,
    (entity, id, field): (&'static str, Uuid, &'static str),
    wanted: &Tekst,
    client: u64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let document = open(conn, entity, id, field, client)?;
    let update = document
        .write(wanted)
        .map_err(|why| StoreError::TextUpdate { entity, field, why })?;
    if let Some(update) = &update {
        check_size(entity, field, update)?;
        keep(conn, (entity, id, field), &document.merged())?;
    }
    Ok(update)
}

fn check_size(entity: &'static str, field: &'static str, update: &[u8]) -> Result<(), StoreError> {
    if update.len() > MAX_TEXT_UPDATE {
        let why = TextRefusal::TooLarge;
        return Err(StoreError::TextUpdate { entity, field, why });
    }
    Ok(())
}

/// Adds an update to the stored document. False when it held nothing new.
pub(crate) fn merge(
    conn: &Connection,
    entity: &'static str,
    id: Uuid,
    field: &'static str,
    update: &[u8],
) -> Result<bool, StoreError> {
    check_size(entity, field, update)?;
    let before = state(conn, entity, id, field)?;
    let stored = before.as_deref().unwrap_or_default();
    let merged =
        document::merged(stored, update).map_err(|why| StoreError::TextUpdate { entity, field, why })?;
    if before.as_ref() == Some(&merged.state) || (before.is_none() && merged.is_untouched) {
        return Ok(false);
    }
    keep(conn, (entity, id, field), &merged)?;
    Ok(true)
}

/// A long text: what it belongs to, and its name there.
pub(crate) type Key = (&'static str, Uuid, &'static str);

/// So many texts are merged at a time.
const AT_A_TIME: usize = 256;

/// Adds updates that others have made. One that cannot be read, or that builds on what is missing, waits in
/// the log. Where something `may_wait` there, it is tried again: it may build on what comes now from behind a segment
/// that never will.
pub(crate) fn absorb(
    conn: &Connection,
    texts: BTreeMap<Key, Vec<Vec<u8>>>,
    may_wait: bool,
) -> Result<(), StoreError> {
    let mut texts = texts.into_iter().peekable();
    while texts.peek().is_some() {
        let some = texts.by_ref().take(AT_A_TIME).map(|(key, mut updates)| {
            let before = state(conn, key.0, key.1, key.2)?;
            if may_wait {
                let mut waiting = document::lacking(before.as_deref(), written(conn, key)?);
                waiting.retain(|update| !updates.contains(update));
                updates.append(&mut waiting);
            }
            Ok((key, before, updates))
        });
        let some: Vec<_> = some.collect::<Result<_, StoreError>>()?;
        let merged = in_parallel(&some, |(_, before, updates)| {
            document::absorbed(before.as_deref(), updates)
        });
        for ((key, before, _), merged) in some.iter().zip(merged) {
            if let Some(merged) = merged
                && before.as_ref() != Some(&merged.state)
                && (before.is_some() || !merged.is_untouched)
            {
                keep(conn, *key, &merged)?;
            }
        }
    }
    Ok(())
}

/// Every update that is in the log of a text.
fn written(conn: &Connection, (entity, id, field): Key) -> Result<Vec<Vec<u8>>, StoreError> {
    let written = log::of_field(conn, entity, id, field)?;
    Ok(written.into_iter().filter_map(update).collect())
}

/// What stands in the log of a text.
fn update((_, value): (Head, Value)) -> Option<Vec<u8>> {
    match value {
        Value::Blob(update) => Some(update),
        _ => None,
    }
}

fn keep(conn: &Connection, (entity, id, field): (&str, Uuid, &str), text: &Merged) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO text (id, field, entity, state, plain) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET state = excluded.state, plain = excluded.plain",
    )?;
    statement.execute(params![id.as_bytes(), field, entity, text.state, text.plain])?;
    Ok(())
}

/// The update that takes a text back to what it was before a change set. Nothing when the set left no trace
/// in it.
///
/// When the text still says what the set made it say, it is given the words from before. When it does not,
/// the edit is made in the document of that time, as by somebody who had seen nothing later: what was
/// written since merges with it and stays.
pub(crate) fn reversal(
    conn: &Connection,
    key: Key,
    stamp: Stamp,
    client: u64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let before = replayed(conn, key, stamp, false, client)?.read();
    let after = replayed(conn, key, stamp, true, client)?;
    let now = open(conn, key.0, key.1, key.2, client)?;
    let stands = if now.read() == after.read() { now } else { after };
    let (entity, _, field) = key;
    stands
        .write(&before)
        .map_err(|why| StoreError::TextUpdate { entity, field, why })
}

/// What a text said before a change set, or with it when `inclusive`.
pub(crate) fn at(
    conn: &Connection,
    key: (&str, Uuid, &str),
    stamp: Stamp,
    inclusive: bool,
) -> Result<Tekst, StoreError> {
    Ok(replayed(conn, key, stamp, inclusive, 0)?.read())
}

fn replayed(
    conn: &Connection,
    (entity, id, field): (&str, Uuid, &str),
    stamp: Stamp,
    inclusive: bool,
    client: u64,
) -> Result<Document, StoreError> {
    let then = log::of_field(conn, entity, id, field)?
        .into_iter()
        .filter(|(head, _)| head.stamp.order() < stamp.order() || (inclusive && head.stamp == stamp));
    let updates: Vec<_> = then.filter_map(update).collect();
    // As it was: without what could not be added then either.
    let merged = document::absorbed(None, &updates).ok_or_else(damaged)?;
    Document::from_updates(client, [merged.state.as_slice()]).map_err(|_| damaged())
}

pub(crate) fn damaged() -> StoreError {
    StoreError::Damaged { newest_backup: None }
}
