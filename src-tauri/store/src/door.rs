//! The one way in for data: a transaction that appends one change set to the log and brings the tables,
//! the texts and the search index along. All of it is on the disk when it returns, or none of it.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use domain::{Entity, Tekst};
use rusqlite::{Connection, Transaction, TransactionBehavior, types::Value};
use uuid::Uuid;

use crate::{
    Hlc, Rng, SetId, Store, StoreError, Writer,
    catalog::{Catalog, Table},
    identity::Identities,
    log::{self, Appender},
    merge, meta, projection, row, search,
    stamp::Stamp,
    text,
};

/// What somebody is about to do.
#[derive(Debug, Clone, Copy)]
pub struct Action<'a> {
    /// The use case's name, e.g. `record_vedtak`; sentences are made from it one layer up.
    pub name: &'a str,
    /// Whether undo may take it back.
    pub undoable: bool,
    /// Who does it.
    pub actor: &'a str,
    /// What it is done to, for the reader of the log: kind and identity.
    pub subject: Option<(&'a str, Uuid)>,
}

/// What an action left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The change set; none when nothing changed.
    pub set: Option<SetId>,
    /// Every row and every owner of a text that it changed.
    pub touched: Vec<(&'static str, Uuid)>,
}

impl Store {
    /// Does one action: everything `work` writes becomes one change set, or, when it fails or panics,
    /// nothing happened.
    pub fn change<R, E: From<StoreError>>(
        &mut self,
        action: &Action<'_>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<R, E>,
    ) -> Result<(R, Receipt), E> {
        self.enter(action, None, work)
    }

    pub(crate) fn enter<R, E: From<StoreError>>(
        &mut self,
        action: &Action<'_>,
        undoes: Option<SetId>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<R, E>,
    ) -> Result<(R, Receipt), E> {
        let sql =
            Transaction::new(&mut self.conn, TransactionBehavior::Immediate).map_err(StoreError::from)?;
        // Whoever exchanges beside us may have found that another copy of the database writes under its name.
        if let Some(writer) = meta::get(&sql, "writer").map_err(StoreError::from)? {
            self.writer = Writer::from_bytes(writer);
        }
        let at = self.clock.now();
        let mut tx = Tx {
            stamp: next_stamp(&sql, self.writer, at)?,
            conn: &sql,
            log: Appender::new(&sql)?,
            catalog: &self.catalog,
            rng: self.rng.as_mut(),
            identities: &mut self.identities,
            client: self.client,
            at,
            entries: 0,
            touched: BTreeSet::new(),
        };
        let result = work(&mut tx)?;
        let receipt = tx.close(action, undoes)?;
        sql.commit().map_err(StoreError::from)?;
        Ok((result, receipt))
    }
}

fn next_stamp(conn: &Connection, writer: Writer, at: DateTime<FixedOffset>) -> Result<Stamp, StoreError> {
    let last = meta::get(conn, "hlc")?.map_or_else(Hlc::default, Hlc::from_bits);
    let set = SetId {
        writer,
        seq: log::next_seq(conn, writer)?,
    };
    Ok(Stamp {
        set,
        hlc: last.next(at.timestamp_millis()),
    })
}

/// An action under way. Reads see what it has written so far ([`crate::Reader`]).
pub struct Tx<'s> {
    pub(crate) conn: &'s Connection,
    log: Appender<'s>,
    pub(crate) catalog: &'s Catalog,
    rng: &'s mut dyn Rng,
    identities: &'s mut Identities,
    client: u64,
    at: DateTime<FixedOffset>,
    stamp: Stamp,
    entries: i64,
    touched: BTreeSet<(&'static str, Uuid)>,
}

impl Tx<'_> {
    /// The time of the action, as the log will say it.
    pub fn at(&self) -> DateTime<FixedOffset> {
        self.at
    }

    /// A new identity (UUID version 7); later ones sort after earlier ones.
    pub fn new_id(&mut self) -> Result<Uuid, StoreError> {
        self.identities.next(self.at.timestamp_millis(), self.rng)
    }

    /// Records an entity: a new row, or the fields that differ from the row there is. A deleted row comes
    /// back.
    pub fn put<T: Entity>(&mut self, entity: &T) -> Result<(), StoreError> {
        let catalog = self.catalog;
        let table = catalog.of::<T>()?;
        let columns = row::columns(table.record, entity)?;
        let id = entity.id();
        let before = projection::row(self.conn, table, id)?;
        let mut fields = Vec::new();
        if before.as_ref().is_none_or(|row| row.slettet != Some(false)) {
            fields.push((0, Value::from(false)));
        }
        for (number, value) in (1..).zip(columns) {
            let old = before.as_ref().map_or(Value::Null, |row| row.value(number));
            if old != value {
                fields.push((number, value));
            }
        }
        self.write(table, id, before, fields)
    }

    /// Deletes a row: it is hidden from then on, and nothing of it is lost from the log. False when there
    /// was none.
    pub fn delete<T: Entity>(&mut self, id: Uuid) -> Result<bool, StoreError> {
        let catalog = self.catalog;
        let table = catalog.of::<T>()?;
        match projection::row(self.conn, table, id)? {
            Some(row) if row.slettet != Some(true) => {
                self.write(table, id, Some(row), vec![(0, Value::from(true))])?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Makes a long text say `wanted`, by the smallest edit that does.
    pub fn write_text(
        &mut self,
        entity: &str,
        id: Uuid,
        field: &str,
        wanted: &Tekst,
    ) -> Result<(), StoreError> {
        let (entity, field) = self.catalog.text(entity, field)?;
        match text::write(self.conn, (entity, id, field), wanted, self.client)? {
            Some(update) => self.log(entity, id, field, &Value::Blob(update)),
            None => Ok(()),
        }
    }

    /// Adds what somebody wrote in an editor: a Yjs update (version 1 encoding) of at most
    /// [`crate::MAX_TEXT_UPDATE`] bytes. One that holds nothing new changes nothing.
    pub fn apply_text_update(
        &mut self,
        entity: &str,
        id: Uuid,
        field: &str,
        update: &[u8],
    ) -> Result<(), StoreError> {
        let (entity, field) = self.catalog.text(entity, field)?;
        self.take_update(entity, id, field, update.to_vec())
    }

    /// Keeps a file with the action. Returns its name: the SHA-256 of its bytes, in hexadecimal.
    pub fn put_blob(&mut self, bytes: &[u8]) -> Result<String, StoreError> {
        crate::blob::insert(self.conn, bytes)
    }

    /// Writes fields by number, when there are any. Who brings a thing back says all of it that is undisputed: where
    /// what it was made with never came, nobody could read it otherwise.
    pub(crate) fn write(
        &mut self,
        table: &Table,
        id: Uuid,
        before: Option<projection::Row>,
        mut fields: Vec<(usize, Value)>,
    ) -> Result<(), StoreError> {
        if fields.contains(&(0, Value::from(false)))
            && let Some(row) = &before
        {
            for (number, value) in (1..).zip(&row.columns) {
                let is_said = fields.iter().any(|(known, _)| *known == number);
                if *value != Value::Null
                    && !is_said
                    && !merge::is_disputed(self.conn, table, id, row, number)?
                {
                    fields.push((number, value.clone()));
                }
            }
        }
        for (number, value) in &fields {
            self.log(table.record.name, id, table.record.name_of(*number), value)?;
        }
        if fields.is_empty() {
            return Ok(());
        }
        projection::write(self.conn, table, id, before, fields, self.stamp)
    }

    pub(crate) fn take_update(
        &mut self,
        entity: &'static str,
        id: Uuid,
        field: &'static str,
        update: Vec<u8>,
    ) -> Result<(), StoreError> {
        if text::merge(self.conn, entity, id, field, &update)? {
            self.log(entity, id, field, &Value::Blob(update))?;
        }
        Ok(())
    }

    /// A name for an editing session that nobody has used before.
    pub(crate) fn new_client(&mut self) -> Result<u64, StoreError> {
        self.rng.draw()
    }

    fn log(&mut self, entity: &'static str, id: Uuid, field: &str, value: &Value) -> Result<(), StoreError> {
        self.log
            .change(self.stamp.set, self.entries, (entity, id, field), value)?;
        self.entries += 1;
        self.touched.insert((entity, id));
        Ok(())
    }

    fn close(mut self, action: &Action<'_>, undoes: Option<SetId>) -> Result<Receipt, StoreError> {
        // An undoing that found everything as it should be is recorded all the same, or it would be next for ever.
        if self.entries == 0 && undoes.is_none() {
            return Ok(Receipt {
                set: None,
                touched: Vec::new(),
            });
        }
        self.log.head(self.stamp, action, self.at, undoes)?;
        meta::set(self.conn, "hlc", self.stamp.hlc.to_bits())?;
        search::refresh(self.conn, self.catalog, &self.touched)?;
        Ok(Receipt {
            set: Some(self.stamp.set),
            touched: self.touched.into_iter().collect(),
        })
    }
}
