//! The tables as the log's changes leave them.

use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use uuid::Uuid;

use crate::{
    Hlc, SetId, StoreError, Writer,
    catalog::{Catalog, Table},
    causality::Dag,
    defences::Defences,
    log,
    merge::{self, Merge, Writes},
    search,
    stamp::{Stamp, Stamps},
    text,
};

/// One row with its clock.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// In the order of the registry.
    pub(crate) columns: Vec<Value>,
    /// Nothing until somebody has written that the row exists or that it does not.
    pub(crate) slettet: Option<bool>,
    pub(crate) stamps: Stamps,
}

impl Row {
    pub(crate) fn empty(table: &Table) -> Self {
        Self {
            columns: vec![Value::Null; table.record.fields.len()],
            slettet: None,
            stamps: Stamps::default(),
        }
    }

    /// A field's value by its number.
    pub(crate) fn value(&self, number: usize) -> Value {
        match number.checked_sub(1) {
            Some(place) => self.columns.get(place).cloned().unwrap_or(Value::Null),
            None => self.slettet.map_or(Value::Null, Value::from),
        }
    }

    /// Gives a field another value.
    pub(crate) fn set(&mut self, number: usize, value: Value) {
        match number.checked_sub(1).map(|place| self.columns.get_mut(place)) {
            Some(Some(column)) => *column = value,
            Some(None) => {}
            None => self.slettet = Some(value != Value::Integer(0)),
        }
    }
}

/// Reads a row, deleted or not.
pub(crate) fn row(conn: &Connection, table: &Table, id: Uuid) -> Result<Option<Row>, StoreError> {
    let fields = table.record.fields.len();
    let mut statement = conn.prepare_cached(&format!("{} WHERE id = ?1", table.select))?;
    let found = statement.query_row([id.as_bytes()], |row| {
        let columns = (1..=fields).map(|n| row.get(n)).collect::<Result<_, _>>()?;
        Ok((
            columns,
            row.get::<_, bool>(fields + 1)?,
            row.get::<_, Vec<u8>>(fields + 2)?,
        ))
    });
    let Some((columns, slettet, clock)) = found.optional()? else {
        return Ok(None);
    };
    let stamps = Stamps::decode(&clock)?;
    let slettet = stamps.of(0).map(|_| slettet);
    Ok(Some(Row {
        columns,
        slettet,
        stamps,
    }))
}

/// Writes fields, by number, into a row that was read before. Whoever writes here has seen everything that is
/// here, so no other value stands beside what they write.
pub(crate) fn write(
    conn: &Connection,
    table: &Table,
    id: Uuid,
    before: Option<Row>,
    fields: impl IntoIterator<Item = (usize, Value)>,
    stamp: Stamp,
) -> Result<(), StoreError> {
    let mut row = before.unwrap_or_else(|| Row::empty(table));
    for (number, value) in fields {
        if row.stamps.has_sibling(number) {
            merge::delete_siblings(conn, (table.record.name, id, table.record.name_of(number)))?;
        }
        row.set(number, value);
        row.stamps.write(number, stamp);
    }
    store(conn, table, id, row)
}

/// Keeps a row.
pub(crate) fn store(conn: &Connection, table: &Table, id: Uuid, row: Row) -> Result<(), StoreError> {
    // Fields of a row whose making has not come yet are hidden until it does.
    let slettet = Value::from(row.slettet.unwrap_or(true));
    let clock = Value::Blob(row.stamps.encode());
    let values = std::iter::once(Value::Blob(id.as_bytes().to_vec()))
        .chain(row.columns)
        .chain([slettet, clock]);
    conn.prepare_cached(&table.upsert)?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// Empties every table and plays the whole log into them again: first what is shared, each segment after
/// those its writer had seen, then what was written here since.
pub(crate) fn rebuild(
    conn: &Connection,
    catalog: &Catalog,
    dag: &Dag,
    defences: Defences,
) -> Result<(), StoreError> {
    for table in catalog.tables() {
        conn.execute(&format!("DELETE FROM \"{}\"", table.record.name), [])?;
    }
    conn.execute("DELETE FROM text", [])?;
    conn.execute("DELETE FROM sibling", [])?;
    let mut shared = Writes::default();
    let carried: Vec<_> = dag.carried_sets().collect();
    for bundle in carried.chunk_by(|one, next| one.0 == next.0) {
        let mut sets = Vec::with_capacity(bundle.len());
        for (_, set) in bundle {
            sets.extend(log::set(conn, *set)?);
        }
        sets.sort_by_key(|set| (set.hlc, set.id));
        for set in sets {
            shared.add(catalog, set);
        }
    }
    Merge {
        conn,
        catalog,
        dag,
        defences,
    }
    .apply(shared, false)?;
    replay_unshared(conn, catalog)?;
    search::rebuild(conn, catalog)
}

fn replay_unshared(conn: &Connection, catalog: &Catalog) -> Result<(), StoreError> {
    let mut log = conn.prepare(
        "SELECT c.entity, c.id, c.field, c.value, c.writer, c.seq, s.hlc
         FROM change c JOIN change_set s USING (writer, seq)
         WHERE NOT EXISTS (SELECT 1 FROM carried k
                           WHERE k.writer = s.writer AND k.first <= s.seq AND k.last >= s.seq)
         ORDER BY s.hlc, c.writer, c.seq, c.ix",
    )?;
    let mut entries = log.query([])?;
    while let Some(entry) = entries.next()? {
        let set = SetId {
            writer: Writer::from_bytes(entry.get(4)?),
            seq: entry.get(5)?,
        };
        let stamp = Stamp {
            set,
            hlc: Hlc::from_bits(entry.get(6)?),
        };
        let (entity, field) = (entry.get_ref(0)?.as_str()?, entry.get_ref(2)?.as_str()?);
        let id = Uuid::from_bytes(entry.get(1)?);
        // Kinds and fields of a newer program wait in the log.
        let Some(table) = catalog.table(entity) else {
            continue;
        };
        if let Some(number) = table.record.number(field) {
            write(
                conn,
                table,
                id,
                row(conn, table, id)?,
                [(number, entry.get(3)?)],
                stamp,
            )?;
        } else if let Some(field) = table.record.text(field) {
            text::merge(conn, table.record.name, id, field, entry.get_ref(3)?.as_blob()?)?;
        }
    }
    Ok(())
}
