//! Taking back the last action, and taking that back again, through the same door as every other change.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OptionalExtension, types::Value};
use uuid::Uuid;

use crate::{
    Action, ChangedSince, Receipt, SetId, Store, StoreError, Tx, Writer,
    catalog::Table,
    log::{self, Entry, HEAD, Head},
    projection,
    registry::SLETTET,
    text,
};

/// An action that undo or redo would take or has taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The action, by the name it was done under.
    pub action: String,
    /// When it was done.
    pub at: DateTime<FixedOffset>,
    /// Who did it.
    pub actor: String,
    /// What it was done to.
    pub subject: Option<(String, Uuid)>,
}

/// Of the change sets that may be undone and are not, the newest.
const NEXT_UNDO: &str = "s.undoable AND NOT EXISTS (
        SELECT 1 FROM change_set u WHERE (u.undoes_writer, u.undoes_seq) = (s.writer, s.seq))";

/// Of the undoings that are not undone, the newest, unless something else was done after it.
const NEXT_REDO: &str = "NOT s.undoable AND s.undoes_seq IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM change_set u WHERE (u.undoes_writer, u.undoes_seq) = (s.writer, s.seq))
    AND NOT EXISTS (
        SELECT 1 FROM change_set d WHERE d.writer = s.writer AND d.seq > s.seq
            AND d.undoable AND d.undoes_seq IS NULL)";

impl Store {
    /// What [`Store::undo`] would take back, if anything.
    pub fn next_undo(&self) -> Result<Option<Undone>, StoreError> {
        described(&self.conn, newest(&self.conn, self.writer, NEXT_UNDO)?)
    }

    /// What [`Store::redo`] would do again, if anything.
    pub fn next_redo(&self) -> Result<Option<Undone>, StoreError> {
        described(&self.conn, newest(&self.conn, self.writer, NEXT_REDO)?)
    }

    /// Takes back the newest action of this writer that may be taken back. Fields get the value they had
    /// before, a row that the action made is deleted, and in texts only what the action wrote is reversed.
    ///
    /// [`StoreError::ChangedSince`] when a field has another value by now; then nothing is changed.
    pub fn undo(&mut self, actor: &str) -> Result<Option<(Undone, Receipt)>, StoreError> {
        self.reverse(NEXT_UNDO, "undo", actor)
    }

    /// Does again what the last [`Store::undo`] took back, unless something else was done since.
    pub fn redo(&mut self, actor: &str) -> Result<Option<(Undone, Receipt)>, StoreError> {
        self.reverse(NEXT_REDO, "redo", actor)
    }

    fn reverse(
        &mut self,
        which: &str,
        name: &str,
        actor: &str,
    ) -> Result<Option<(Undone, Receipt)>, StoreError> {
        let Some(head) = newest(&self.conn, self.writer, which)? else {
            return Ok(None);
        };
        let Some(undone) = described(&self.conn, Some(head.clone()))? else {
            return Ok(None);
        };
        let subject = head.subject.as_ref().map(|(entity, id)| (entity.as_str(), *id));
        // A redo can be undone like the action it repeats; an undo is answered by a redo.
        let action = Action {
            name,
            undoable: name == "redo",
            actor,
            subject,
        };
        let ((), receipt) = self.enter(&action, Some(head.stamp.set), |tx| tx.reverse(&head))?;
        Ok(Some((undone, receipt)))
    }
}

fn newest(conn: &Connection, writer: Writer, which: &str) -> Result<Option<Head>, StoreError> {
    let sql = format!(
        "SELECT {HEAD} FROM change_set s WHERE s.writer = ?1 AND {which} ORDER BY s.seq DESC LIMIT 1"
    );
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([writer.to_bytes()], log::head)
        .optional()?)
}

/// Names the action at the bottom of a chain of undoings and redoings.
fn described(conn: &Connection, head: Option<Head>) -> Result<Option<Undone>, StoreError> {
    let Some(mut head) = head else { return Ok(None) };
    while let Some(SetId { writer, seq }) = head.undoes {
        let sql = format!("SELECT {HEAD} FROM change_set s WHERE s.writer = ?1 AND s.seq = ?2");
        let below = conn
            .prepare_cached(&sql)?
            .query_row((writer.to_bytes(), seq), log::head)
            .optional()?;
        let Some(below) = below else { break };
        head = below;
    }
    Ok(Some(Undone {
        action: head.action,
        at: head.at,
        actor: head.actor,
        subject: head.subject,
    }))
}

/// Rows that a change set brought into being.
#[derive(Default)]
struct Made<'e> {
    /// They had never been there.
    new: HashSet<(&'e str, Uuid)>,
    /// They had been deleted.
    revived: HashSet<(&'e str, Uuid)>,
}

impl Tx<'_> {
    fn reverse(&mut self, head: &Head) -> Result<(), StoreError> {
        let catalog = self.catalog;
        let entries = log::entries(self.conn, head.stamp.set)?;
        let made = self.made(&entries, head)?;
        for (entity, id) in made.new.iter().chain(&made.revived) {
            if let Some(table) = catalog.table(entity) {
                self.must_be_as_left(table, *id, head)?;
            }
        }
        let mut seen = HashSet::new();
        for entry in &entries {
            // A field written twice in one set is taken back once.
            if !seen.insert((&entry.entity, entry.id, &entry.field)) {
                continue;
            }
            let Some(table) = catalog.table(&entry.entity) else {
                continue;
            };
            if made.new.contains(&(entry.entity.as_str(), entry.id)) {
                // With the row deleted nobody sees its fields, and they are there if it comes back.
                if entry.field == SLETTET {
                    let row = projection::row(self.conn, table, entry.id)?;
                    self.write(table, entry.id, row, vec![(0, Value::from(true))])?;
                }
            } else if let Some(number) = table.record.number(&entry.field) {
                self.restore(table, entry, number, head)?;
            } else if let Some(field) = table.record.text(&entry.field) {
                self.reverse_text((table.record.name, entry.id, field), head)?;
            }
        }
        Ok(())
    }

    fn made<'e>(&self, entries: &'e [Entry], head: &Head) -> Result<Made<'e>, StoreError> {
        let mut made = Made::default();
        for entry in entries
            .iter()
            .filter(|e| e.field == SLETTET && e.value == Value::from(false))
        {
            let key = (entry.entity.as_str(), entry.id, SLETTET);
            match log::value_at(self.conn, key, head.stamp, false)? {
                None => made.new.insert((entry.entity.as_str(), entry.id)),
                Some(before) if before == Value::from(true) => {
                    made.revived.insert((entry.entity.as_str(), entry.id))
                }
                Some(_) => false,
            };
        }
        Ok(made)
    }

    /// A row that the change set made may only go if nobody has worked on it since.
    fn must_be_as_left(&self, table: &Table, id: Uuid, head: &Head) -> Result<(), StoreError> {
        let record = table.record;
        let Some(row) = projection::row(self.conn, table, id)? else {
            return Ok(());
        };
        for number in 0..=record.fields.len() {
            self.unchanged(
                (record.name, id, record.name_of(number)),
                &row.value(number),
                head,
            )?;
        }
        for field in record.texts {
            let key = (record.name, id, *field);
            let then = text::at(self.conn, key, head.stamp, true)?.to_plain();
            if then != text::plain(self.conn, record.name, id, field)? {
                return Err(self.changed_since(key)?);
            }
        }
        Ok(())
    }

    /// Gives a field the value it had before the change set, if it still has the set's.
    fn restore(
        &mut self,
        table: &Table,
        entry: &Entry,
        number: usize,
        head: &Head,
    ) -> Result<(), StoreError> {
        let key = (table.record.name, entry.id, entry.field.as_str());
        let Some(row) = projection::row(self.conn, table, entry.id)? else {
            return Ok(());
        };
        self.unchanged(key, &row.value(number), head)?;
        let before = log::value_at(self.conn, key, head.stamp, false)?.unwrap_or(Value::Null);
        if row.value(number) == before {
            return Ok(());
        }
        self.write(table, entry.id, Some(row), vec![(number, before)])
    }

    fn reverse_text(
        &mut self,
        key: (&'static str, Uuid, &'static str),
        head: &Head,
    ) -> Result<(), StoreError> {
        // A session of its own: in the document of that time, ours has not yet used the numbers it has now.
        let client = self.new_client()?;
        match text::reversal(self.conn, key, head.stamp, client)? {
            Some(update) => self.take_update(key.0, key.1, key.2, update),
            None => Ok(()),
        }
    }

    fn unchanged(&self, key: (&str, Uuid, &str), now: &Value, head: &Head) -> Result<(), StoreError> {
        let then = log::value_at(self.conn, key, head.stamp, true)?.unwrap_or(Value::Null);
        if *now == then {
            Ok(())
        } else {
            Err(self.changed_since(key)?)
        }
    }

    fn changed_since(&self, (entity, id, field): (&str, Uuid, &str)) -> Result<StoreError, StoreError> {
        let mut changes = log::of_field(self.conn, entity, id, field)?;
        let Some((last, _)) = changes.pop() else {
            return Err(text::damaged());
        };
        Ok(StoreError::ChangedSince(Box::new(ChangedSince {
            entity: entity.into(),
            id,
            field: field.into(),
            actor: last.actor,
            at: last.at,
            action: last.action,
        })))
    }
}
