//! What was written here and is not yet shared, in bundles of a size that travels well.

use rusqlite::{Connection, params};

use crate::{ChangeSet, Datum, SetId, StoreError, Writer, causality::Dag, log};

/// A bundle holds at most so many change sets,
const MOST_SETS: usize = 1_000;

/// and, beyond its first, so many bytes of values.
const MOST_BYTES: usize = 256 << 10;

/// The change sets that no segment carries, oldest first. A writer's own are shared in order, also those
/// from before a backup was put in place, so they are the last of each writer.
pub(crate) fn unshared(conn: &Connection, dag: &Dag) -> Result<Vec<SetId>, StoreError> {
    let mut sets = Vec::new();
    let mut writers = conn.prepare_cached("SELECT min(writer) FROM change_set WHERE writer > ?1")?;
    let mut rest = conn.prepare_cached("SELECT hlc, seq FROM change_set WHERE writer = ?1 AND seq > ?2")?;
    let mut before: Vec<u8> = Vec::new();
    while let Some(bytes) = writers.query_row([&before], |row| row.get::<_, Option<[u8; 8]>>(0))? {
        let writer = Writer::from_bytes(bytes);
        let found = rest.query_map(params![bytes, dag.upto(writer)], |row| {
            let (hlc, seq): (i64, i64) = (row.get(0)?, row.get(1)?);
            Ok((hlc, SetId { writer, seq }))
        })?;
        for set in found {
            sets.push(set?);
        }
        before = bytes.to_vec();
    }
    sets.sort_unstable();
    Ok(sets.into_iter().map(|(_, set)| set).collect())
}

/// All that is unshared, bundled. What was never shared fits in memory: it was typed here.
pub(crate) fn bundles(conn: &Connection, dag: &Dag) -> Result<Vec<Vec<ChangeSet>>, StoreError> {
    let mut bundles: Vec<Vec<ChangeSet>> = Vec::new();
    // As if a full one stood before it, the first set opens a bundle.
    let (mut count, mut bytes) = (usize::MAX, 0);
    for id in unshared(conn, dag)? {
        let Some(set) = log::set(conn, id)? else { continue };
        if count >= MOST_SETS || bytes >= MOST_BYTES {
            bundles.push(Vec::new());
            (count, bytes) = (0, 0);
        }
        count += 1;
        bytes += set
            .changes
            .iter()
            .map(|change| size(&change.value))
            .sum::<usize>();
        if let Some(bundle) = bundles.last_mut() {
            bundle.push(set);
        }
    }
    Ok(bundles)
}

fn size(value: &Datum) -> usize {
    match value {
        Datum::Null | Datum::Integer(_) => 8,
        Datum::Text(text) => text.len(),
        Datum::Bytes(bytes) => bytes.len(),
    }
}
