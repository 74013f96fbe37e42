//! Other desks' writes into the tables: one read and one write for each row and each text they touch.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
};

use rusqlite::{Connection, params, types::Value};
use uuid::Uuid;

use crate::{
    ChangeSet, Hlc, SetId, StoreError, Writer,
    catalog::{Catalog, Table},
    causality::Dag,
    defences::Defences,
    log,
    projection::{self, Row},
    register::{self, Version},
    registry::Kind,
    stamp::Stamp,
    text,
};

/// One field that somebody wrote.
struct Write {
    /// Of the field.
    number: usize,
    version: Version,
}

/// Writes in the order they are to be merged in, sorted by where they go.
#[derive(Default)]
pub(crate) struct Writes {
    rows: BTreeMap<(&'static str, Uuid), Vec<Write>>,
    texts: BTreeMap<text::Key, Vec<Vec<u8>>>,
}

impl Writes {
    /// The rows and the owners of texts that they touch.
    pub(crate) fn touched(&self) -> BTreeSet<(&'static str, Uuid)> {
        self.rows.keys().copied().collect()
    }

    /// Adds what a change set wrote. What this program does not know, or what is not of the kind it should
    /// be, waits in the log.
    pub(crate) fn add(&mut self, catalog: &Catalog, set: ChangeSet) {
        let stamp = Stamp {
            set: set.id,
            hlc: set.hlc,
        };
        for change in set.changes {
            let Some(record) = catalog.table(&change.entity).map(|table| table.record) else {
                continue;
            };
            // Whatever was written of a thing by somebody who did not know that it was deleted brings it back: a
            // text, and what only a newer program shows.
            let row = self.rows.entry((record.name, change.id)).or_default();
            let value = Value::from(change.value);
            if let Some(number) = record.number(&change.field) {
                let kind = number
                    .checked_sub(1)
                    .map_or(Kind::Bool, |n| record.fields[n].kind);
                if fits(kind, &value) && (number > 0 || value != Value::Null) {
                    let version = Version { stamp, value };
                    row.push(Write { number, version });
                }
            } else if let (Some(field), Value::Blob(update)) = (record.text(&change.field), value) {
                self.texts
                    .entry((record.name, change.id, field))
                    .or_default()
                    .push(update);
            }
        }
    }
}

fn fits(kind: Kind, value: &Value) -> bool {
    match (kind, value) {
        (_, Value::Null) | (Kind::Text | Kind::Json, Value::Text(_)) | (Kind::Integer, Value::Integer(_)) => {
            true
        }
        (Kind::Id, Value::Blob(bytes)) => bytes.len() == 16,
        (Kind::Bool, Value::Integer(number)) => matches!(number, 0 | 1),
        _ => false,
    }
}

/// Merges into the tables of one database.
pub(crate) struct Merge<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) catalog: &'a Catalog,
    pub(crate) dag: &'a Dag,
    pub(crate) defences: Defences,
}

impl Merge<'_> {
    /// Does it all, and tries again what waits in the log of the same texts, where something `may_wait`. Returns the rows
    /// and the owners of texts that were touched.
    pub(crate) fn apply(
        &self,
        writes: Writes,
        may_wait: bool,
    ) -> Result<BTreeSet<(&'static str, Uuid)>, StoreError> {
        let touched = writes.touched();
        text::absorb(self.conn, writes.texts, may_wait)?;
        for ((entity, id), fields) in writes.rows {
            if let Some(table) = self.catalog.table(entity) {
                self.row(table, id, fields)?;
            }
        }
        Ok(touched)
    }

    fn row(&self, table: &Table, id: Uuid, mut writes: Vec<Write>) -> Result<(), StoreError> {
        let found = projection::row(self.conn, table, id)?;
        if found.is_none() && writes.is_empty() {
            return Ok(());
        }
        let mut row = found.unwrap_or_else(|| Row::empty(table));
        writes.sort_by_key(|write| write.number);
        let fields = writes.split_off(writes.partition_point(|write| write.number == 0));
        let mut fields = fields.into_iter().peekable();
        while let Some(number) = fields.peek().map(|write| write.number) {
            let of_field = iter::from_fn(|| fields.next_if(|write| write.number == number));
            let versions = self.versions(table, id, &row, number, of_field)?;
            let rule = table.record.shown(number);
            let shown = register::shown(rule, &versions, |set| self.fingerprint(set))?;
            self.keep(table, id, &mut row, number, versions, shown)?;
        }
        let existence = self.versions(table, id, &row, 0, writes)?;
        if !existence.is_empty() {
            self.existence(table, id, &mut row, existence)?;
        }
        projection::store(self.conn, table, id, row)
    }

    /// The values of a field that stand after these writes.
    fn versions(
        &self,
        table: &Table,
        id: Uuid,
        row: &Row,
        number: usize,
        writes: impl IntoIterator<Item = Write>,
    ) -> Result<Vec<Version>, StoreError> {
        let mut versions = standing(self.conn, table, id, row, number)?;
        for Write { version, .. } in writes {
            if self.defences.siblings {
                register::add(&mut versions, version, |one, other| self.dag.knew(one, other));
            } else if versions
                .first()
                .is_none_or(|old| old.stamp.order() < version.stamp.order())
            {
                versions = vec![version];
            }
        }
        Ok(versions)
    }

    /// A row is hidden when somebody deleted it who had seen everything that was written of it, or whose
    /// deletion the later writers had seen. Else it stays, with the deletion as a sibling; but not when its making
    /// has not come, for then it is not whole.
    fn existence(
        &self,
        table: &Table,
        id: Uuid,
        row: &mut Row,
        versions: Vec<Version>,
    ) -> Result<(), StoreError> {
        let deletes = |version: &Version| version.value == Value::from(true);
        let mut hiding = Vec::new();
        if versions.iter().any(deletes) {
            let written = log::of_thing(self.conn, table.record.name, id)?;
            let is_made = written.iter().any(|one| one.slettet == Some(false));
            let hides = |deletion: &Version| {
                let mut others = written.iter().filter(|one| one.slettet != Some(true));
                !is_made || others.all(|one| !self.dag.concurrent(one.stamp.set, deletion.stamp.set))
            };
            hiding = versions
                .iter()
                .filter(|v| deletes(v) && hides(v))
                .cloned()
                .collect();
        }
        let is_hidden = !hiding.is_empty();
        let is_there: Vec<_> = versions.iter().filter(|v| !deletes(v)).cloned().collect();
        let candidates = if is_hidden {
            hiding
        } else if is_there.is_empty() {
            versions.clone()
        } else {
            is_there
        };
        let rule = table.record.shown(0);
        let shown = &candidates[register::shown(rule, &candidates, |set| self.fingerprint(set))?];
        let place = versions.iter().position(|v| v.stamp == shown.stamp).unwrap_or(0);
        self.keep(table, id, row, 0, versions.clone(), place)?;
        if !is_hidden && deletes(shown) {
            // Shown is what nobody wrote: that it is there in spite of the deletion.
            row.set(0, Value::from(false));
            row.stamps.mark_sibling(0);
            insert_sibling(self.conn, (table.record.name, id, table.record.name_of(0)), shown)?;
        }
        Ok(())
    }

    /// Shows one value of a field and keeps the others beside it.
    fn keep(
        &self,
        table: &Table,
        id: Uuid,
        row: &mut Row,
        number: usize,
        mut versions: Vec<Version>,
        shown: usize,
    ) -> Result<(), StoreError> {
        let key = (table.record.name, id, table.record.name_of(number));
        if row.stamps.has_sibling(number) {
            delete_siblings(self.conn, key)?;
        }
        let shown = versions.swap_remove(shown);
        row.set(number, shown.value);
        row.stamps.write(number, shown.stamp);
        for loser in &versions {
            row.stamps.mark_sibling(number);
            insert_sibling(self.conn, key, loser)?;
        }
        Ok(())
    }

    fn fingerprint(&self, set: SetId) -> Result<[u8; 32], StoreError> {
        Ok(log::set(self.conn, set)?.map_or([0; 32], |set| set.fingerprint()))
    }
}

/// The values of a field that stand now.
fn standing(
    conn: &Connection,
    table: &Table,
    id: Uuid,
    row: &Row,
    number: usize,
) -> Result<Vec<Version>, StoreError> {
    let Some(stamp) = row.stamps.of(number) else {
        return Ok(Vec::new());
    };
    let mut versions = Vec::new();
    if row.stamps.has_sibling(number) {
        versions = siblings(conn, (table.record.name, id, table.record.name_of(number)))?;
    }
    if versions.iter().all(|sibling| sibling.stamp != stamp) {
        let value = row.value(number);
        versions.push(Version { stamp, value });
    }
    Ok(versions)
}

/// A field: the kind of thing, its identity, and the field's name.
type Key<'a> = (&'a str, Uuid, &'a str);

/// The values that stand beside the one shown.
pub(crate) fn siblings(conn: &Connection, (entity, id, field): Key<'_>) -> Result<Vec<Version>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT writer, seq, hlc, value FROM sibling WHERE id = ?1 AND field = ?2 AND entity = ?3
         ORDER BY hlc, writer, seq",
    )?;
    let rows = statement.query_map(params![id.as_bytes(), field, entity], |row| {
        let set = SetId {
            writer: Writer::from_bytes(row.get(0)?),
            seq: row.get(1)?,
        };
        let hlc = Hlc::from_bits(row.get(2)?);
        Ok(Version {
            stamp: Stamp { set, hlc },
            value: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// True when another value stands beside the one shown. Two desks that wrote the same are of one mind.
pub(crate) fn is_disputed(
    conn: &Connection,
    table: &Table,
    id: Uuid,
    row: &Row,
    number: usize,
) -> Result<bool, StoreError> {
    if !row.stamps.has_sibling(number) {
        return Ok(false);
    }
    let siblings = siblings(conn, (table.record.name, id, table.record.name_of(number)))?;
    let shown = row.value(number);
    Ok(siblings.iter().any(|sibling| sibling.value != shown))
}

/// Forgets the values beside the one shown: somebody has seen them and written another.
pub(crate) fn delete_siblings(conn: &Connection, (entity, id, field): Key<'_>) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM sibling WHERE id = ?1 AND field = ?2 AND entity = ?3")?
        .execute(params![id.as_bytes(), field, entity])?;
    Ok(())
}

fn insert_sibling(
    conn: &Connection,
    (entity, id, field): Key<'_>,
    loser: &Version,
) -> Result<(), StoreError> {
    let Stamp { set, hlc } = loser.stamp;
    let mut statement = conn.prepare_cached(
        "INSERT OR REPLACE INTO sibling (entity, id, field, writer, seq, hlc, value)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    statement.execute(params![
        entity,
        id.as_bytes(),
        field,
        set.writer.to_bytes(),
        set.seq,
        hlc.to_bits(),
        loser.value
    ])?;
    Ok(())
}
