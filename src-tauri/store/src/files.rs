//! The files that rows name: a row is not whole on a desk before its file is there.

use std::collections::{BTreeMap, btree_map::Entry};

use rusqlite::{Row, types::Value};
use uuid::Uuid;

use crate::{
    BlobId, Hlc, SetId, Store, StoreError, Writer, blob,
    catalog::Table,
    log,
    stamp::{Stamp, Stamps},
};

/// What people call a file, when its row has this field.
const CALLED: &str = "filnavn";

/// A file that a row names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Its name.
    pub id: BlobId,
    /// What people call it.
    pub called: Option<String>,
    /// The rows that name it.
    pub rows: Vec<(&'static str, Uuid)>,
    /// The change that named it first.
    pub set: SetId,
    /// Its length, when it is here.
    pub len: Option<u64>,
}

impl Store {
    /// Every file that a row names, or would name if a person chose another of several versions. The files of
    /// deleted rows are not among them.
    pub fn files(&self) -> Result<Vec<NamedFile>, StoreError> {
        let mut named = Named::default();
        for table in self.catalog.tables() {
            for field in table.record.files() {
                self.shown(table, field, &mut named)?;
            }
        }
        self.beside(&mut named)?;
        Ok(named.0.into_values().map(|(_, file)| file).collect())
    }

    /// Grows with everything that is written: while it is the same, so is what [`Store::files`] says.
    pub fn writes(&self) -> u64 {
        self.conn.total_changes()
    }

    fn shown(&self, table: &Table, field: &str, named: &mut Named) -> Result<(), StoreError> {
        let record = table.record;
        let called = record.number(CALLED).map_or("NULL", |_| CALLED);
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT r.\"{field}\", {called}, r.id, r.clock, length(b.bytes)
             FROM \"{}\" r LEFT JOIN blob b ON b.hash = r.\"{field}\"
             WHERE r.slettet = 0 AND r.\"{field}\" IS NOT NULL",
            record.name
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let stamps = Stamps::decode(row.get_ref(3)?.as_blob()?)?;
            let stamp = record.number(field).and_then(|number| stamps.of(number));
            if let (Some(id), Some(stamp)) = (BlobId::parse(row.get_ref(0)?.as_str()?), stamp) {
                let called = row.get(1)?;
                let of = (record.name, Uuid::from_bytes(row.get(2)?));
                named.add(id, stamp, of, called, len(row, 4)?);
            }
        }
        Ok(())
    }

    /// What lost against a concurrent value, and may be chosen yet.
    fn beside(&self, named: &mut Named) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT s.value, s.entity, s.field, s.id, s.writer, s.seq, s.hlc, length(b.bytes)
             FROM sibling s LEFT JOIN blob b ON b.hash = s.value",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (entity, field) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
            let Some(table) = self.catalog.table(entity) else {
                continue;
            };
            if !table.record.files().any(|known| known == field) {
                continue;
            }
            let set = SetId {
                writer: Writer::from_bytes(row.get(4)?),
                seq: row.get(5)?,
            };
            let hlc = Hlc::from_bits(row.get(6)?);
            if let Value::Text(hash) = row.get(0)?
                && let Some(id) = BlobId::parse(&hash)
            {
                let of = (table.record.name, Uuid::from_bytes(row.get(3)?));
                named.add(id, Stamp { set, hlc }, of, None, len(row, 7)?);
            }
        }
        Ok(())
    }

    /// Who made a change.
    pub fn actor(&self, set: SetId) -> Result<Option<String>, StoreError> {
        log::actor(&self.conn, set)
    }

    /// True when a file is here and is what its name says.
    pub fn has_whole(&self, id: BlobId) -> Result<bool, StoreError> {
        blob::is_whole(&self.conn, id)
    }

    /// At most `len` bytes of a file, from `from` on. Fewer at its end, and none when it is not here.
    pub fn blob_part(&self, id: BlobId, from: u64, len: usize) -> Result<Vec<u8>, StoreError> {
        blob::part(&self.conn, id, usize::try_from(from).unwrap_or(usize::MAX), len)
    }
}

/// Files, and when each was first named.
#[derive(Default)]
struct Named(BTreeMap<BlobId, (Stamp, NamedFile)>);

impl Named {
    fn add(
        &mut self,
        id: BlobId,
        stamp: Stamp,
        row: (&'static str, Uuid),
        called: Option<String>,
        len: Option<u64>,
    ) {
        match self.0.entry(id) {
            Entry::Vacant(place) => {
                let file = NamedFile {
                    id,
                    called,
                    rows: vec![row],
                    set: stamp.set,
                    len,
                };
                place.insert((stamp, file));
            }
            Entry::Occupied(mut place) => {
                let (first, file) = place.get_mut();
                file.rows.push(row);
                file.called = file.called.take().or(called);
                if stamp.order() < first.order() {
                    (*first, file.set) = (stamp, stamp.set);
                }
            }
        }
    }
}

fn len(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<u64>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(i64::cast_unsigned))
}
