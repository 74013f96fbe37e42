//! True conflicts: what two desks wrote without having seen each other's, shown to a person and settled by
//! one.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OptionalExtension, types::Value};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    SetId, StoreError, Tx,
    catalog::{Catalog, Table},
    log::{self, HEAD},
    merge, projection,
    registry::Kind,
    row,
    stamp::Stamp,
};

/// One of several values of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The change set it came with; it names the version in [`Tx::settle`].
    pub set: SetId,
    /// Who wrote it.
    pub actor: String,
    /// When, on the clock of the one who did.
    pub at: DateTime<FixedOffset>,
    /// The value. Of the field `slettet`, whether the thing is deleted.
    pub value: Json,
}

/// A field that several desks wrote without having seen each other's.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The kind of thing.
    pub entity: &'static str,
    /// Its identity.
    pub id: Uuid,
    /// The field; `slettet` when one desk deleted what another worked on. Then the thing is still there.
    pub field: &'static str,
    /// What is shown until a person has chosen.
    pub shown: Version,
    /// What stands beside it, oldest first.
    pub others: Vec<Version>,
}

/// Every conflict, or those of one thing.
pub(crate) fn all(
    conn: &Connection,
    catalog: &Catalog,
    of: Option<Uuid>,
) -> Result<Vec<Conflict>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT entity, id, field FROM sibling WHERE ?1 IS NULL OR id = ?1 ORDER BY id, field",
    )?;
    let fields = statement.query_map([of.map(Uuid::into_bytes)], |row| {
        Ok((
            row.get::<_, String>(0)?,
            Uuid::from_bytes(row.get(1)?),
            row.get::<_, String>(2)?,
        ))
    })?;
    let mut conflicts = Vec::new();
    for field in fields {
        let (entity, id, field) = field?;
        if let Some(table) = catalog.table(&entity)
            && let Some(number) = table.record.number(&field)
        {
            conflicts.extend(one(conn, table, id, number)?);
        }
    }
    Ok(conflicts)
}

fn one(conn: &Connection, table: &Table, id: Uuid, number: usize) -> Result<Option<Conflict>, StoreError> {
    let (entity, field) = (table.record.name, table.record.name_of(number));
    let Some(row) = projection::row(conn, table, id)? else {
        return Ok(None);
    };
    let Some(stamp) = row.stamps.of(number) else {
        return Ok(None);
    };
    let kind = number
        .checked_sub(1)
        .map_or(Kind::Bool, |place| table.record.fields[place].kind);
    let mut siblings = merge::siblings(conn, (entity, id, field))?;
    let shown = if siblings.iter().any(|sibling| sibling.stamp == stamp) {
        // There in spite of its deletion, because of what somebody wrote meanwhile.
        newest_write(conn, entity, id)?
    } else {
        stamp
    };
    let value = row.value(number);
    // Two desks that wrote the same are of one mind.
    siblings.retain(|sibling| sibling.value != value);
    if siblings.is_empty() || (number > 0 && row.slettet != Some(false)) {
        return Ok(None);
    }
    let others = siblings
        .iter()
        .map(|sibling| version(conn, kind, sibling.stamp, &sibling.value));
    Ok(Some(Conflict {
        entity,
        id,
        field,
        shown: version(conn, kind, shown, &value)?,
        others: others.collect::<Result<_, _>>()?,
    }))
}

fn newest_write(conn: &Connection, entity: &str, id: Uuid) -> Result<Stamp, StoreError> {
    let written = log::of_thing(conn, entity, id)?;
    let writes = written.into_iter().filter(|one| one.slettet != Some(true));
    let newest = writes.map(|one| one.stamp).max_by_key(Stamp::order);
    newest.ok_or(StoreError::Damaged { newest_backup: None })
}

fn version(conn: &Connection, kind: Kind, stamp: Stamp, value: &Value) -> Result<Version, StoreError> {
    let Stamp { set, .. } = stamp;
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {HEAD} FROM change_set s WHERE s.writer = ?1 AND s.seq = ?2"
    ))?;
    let head = statement
        .query_row((set.writer.to_bytes(), set.seq), log::head)
        .optional()?;
    let head = head.ok_or(StoreError::Damaged { newest_backup: None })?;
    Ok(Version {
        set,
        actor: head.actor,
        at: head.at,
        value: row::plain(Some(kind), value),
    })
}

impl Tx<'_> {
    /// Settles a conflict by one of its versions, which is then written anew by somebody who has seen them
    /// all. False when there is no such conflict or version any more.
    pub fn settle(&mut self, entity: &str, id: Uuid, field: &str, keep: SetId) -> Result<bool, StoreError> {
        let catalog = self.catalog;
        let Some(table) = catalog.table(entity) else {
            return Ok(false);
        };
        let conflicts: BTreeMap<_, _> = all(self.conn, catalog, Some(id))?
            .into_iter()
            .filter(|conflict| conflict.entity == entity)
            .map(|conflict| (conflict.field, conflict))
            .collect();
        let (Some(conflict), Some(number)) = (conflicts.get(field), table.record.number(field)) else {
            return Ok(false);
        };
        let before = projection::row(self.conn, table, id)?;
        let value = if conflict.shown.set == keep {
            before.as_ref().map(|row| row.value(number))
        } else {
            let siblings = merge::siblings(self.conn, (entity, id, field))?;
            siblings
                .into_iter()
                .find(|s| s.stamp.set == keep)
                .map(|s| s.value)
        };
        let Some(value) = value else { return Ok(false) };
        self.write(table, id, before, vec![(number, value)])?;
        Ok(true)
    }
}
