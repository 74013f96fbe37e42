//! The log of changes: what was done, by whom, when, and which fields it changed.

use chrono::{DateTime, FixedOffset};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row as SqlRow, ToSql, params, types::Value};
use uuid::Uuid;

use crate::{
    Action, Change, ChangeSet, Datum, Hlc, SetId, StoreError, Writer, registry::SLETTET, stamp::Stamp,
};

/// One entry of a change set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) entity: String,
    pub(crate) id: Uuid,
    pub(crate) field: String,
    pub(crate) value: Value,
}

/// The head of a change set.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) stamp: Stamp,
    pub(crate) actor: String,
    pub(crate) action: String,
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) subject: Option<(String, Uuid)>,
    pub(crate) undoes: Option<SetId>,
    pub(crate) undoable: bool,
}

/// The columns that [`head`] reads, of `change_set s`.
pub(crate) const HEAD: &str = "s.writer, s.seq, s.hlc, s.actor, s.action, s.at, \
     s.subject_entity, s.subject_id, s.undoes_writer, s.undoes_seq, s.undoable";

/// Reads the columns [`HEAD`] from the beginning of a row.
pub(crate) fn head(row: &SqlRow<'_>) -> rusqlite::Result<Head> {
    let set = SetId {
        writer: Writer::from_bytes(row.get(0)?),
        seq: row.get(1)?,
    };
    let written: String = row.get(5)?;
    let at = DateTime::parse_from_rfc3339(&written).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(5, rusqlite::types::Type::Text, error.into())
    })?;
    let subject = match (row.get(6)?, row.get(7)?) {
        (Some(entity), Some(id)) => Some((entity, Uuid::from_bytes(id))),
        _ => None,
    };
    let undoes = match (row.get(8)?, row.get(9)?) {
        (Some(writer), Some(seq)) => Some(SetId {
            writer: Writer::from_bytes(writer),
            seq,
        }),
        _ => None,
    };
    let stamp = Stamp {
        set,
        hlc: Hlc::from_bits(row.get(2)?),
    };
    Ok(Head {
        stamp,
        actor: row.get(3)?,
        action: row.get(4)?,
        at,
        subject,
        undoes,
        undoable: row.get(10)?,
    })
}

/// Who did it.
pub(crate) fn actor(conn: &Connection, set: SetId) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT actor FROM change_set WHERE writer = ?1 AND seq = ?2")?;
    let found = statement.query_row(params![set.writer.to_bytes(), set.seq], |row| row.get(0));
    Ok(found.optional()?)
}

/// The number of the writer's next change set.
pub(crate) fn next_seq(conn: &Connection, writer: Writer) -> Result<i64, StoreError> {
    let mut statement = conn.prepare_cached("SELECT max(seq) FROM change_set WHERE writer = ?1")?;
    let last: Option<i64> = statement.query_row([writer.to_bytes()], |row| row.get(0))?;
    Ok(last.unwrap_or(0) + 1)
}

/// Appends to the log, with its statements at hand.
pub(crate) struct Appender<'c> {
    heads: CachedStatement<'c>,
    changes: CachedStatement<'c>,
}

impl<'c> Appender<'c> {
    pub(crate) fn new(conn: &'c Connection) -> Result<Self, StoreError> {
        Ok(Self {
            heads: conn.prepare_cached(
                "INSERT INTO change_set (writer, seq, hlc, actor, action, at, subject_entity, subject_id,
                                         undoes_writer, undoes_seq, undoable)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?,
            changes: conn.prepare_cached(
                "INSERT INTO change (writer, seq, ix, entity, id, field, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?,
        })
    }

    pub(crate) fn head(
        &mut self,
        stamp: Stamp,
        action: &Action<'_>,
        at: DateTime<FixedOffset>,
        undoes: Option<SetId>,
    ) -> Result<(), StoreError> {
        let (subject, subject_id) = action.subject.unzip();
        self.heads.execute(params![
            stamp.set.writer.to_bytes(),
            stamp.set.seq,
            stamp.hlc.to_bits(),
            action.actor,
            action.name,
            at.to_rfc3339(),
            subject,
            subject_id.map(Uuid::into_bytes),
            undoes.map(|set| set.writer.to_bytes()),
            undoes.map(|set| set.seq),
            action.undoable,
        ])?;
        Ok(())
    }

    pub(crate) fn change(
        &mut self,
        set: SetId,
        ix: i64,
        (entity, id, field): (&str, Uuid, &str),
        value: &impl ToSql,
    ) -> Result<(), StoreError> {
        self.changes.execute(params![
            set.writer.to_bytes(),
            set.seq,
            ix,
            entity,
            id.as_bytes(),
            field,
            value
        ])?;
        Ok(())
    }

    /// Appends a change set from elsewhere.
    pub(crate) fn set(&mut self, set: &ChangeSet) -> Result<(), StoreError> {
        let stamp = Stamp {
            set: set.id,
            hlc: set.hlc,
        };
        let action = Action {
            name: &set.action,
            undoable: set.undoable,
            actor: &set.actor,
            subject: set.subject.as_ref().map(|(entity, id)| (entity.as_str(), *id)),
        };
        self.head(stamp, &action, set.at, set.undoes)?;
        for (ix, change) in (0..).zip(&set.changes) {
            let of = (&*change.entity, change.id, &*change.field);
            self.change(set.id, ix, of, &change.value)?;
        }
        Ok(())
    }
}

/// Takes away the index of what was written of a thing, and returns the statement that makes it anew: to sort many
/// entries once costs less than to find the place of each.
pub(crate) fn take_index(conn: &Connection) -> Result<String, StoreError> {
    let index = "SELECT sql FROM sqlite_schema WHERE name = 'change_field'";
    let made = conn.query_row(index, [], |row| row.get(0))?;
    conn.execute_batch("DROP INDEX change_field")?;
    Ok(made)
}

/// A whole change set, as it travels.
pub(crate) fn set(conn: &Connection, set: SetId) -> Result<Option<ChangeSet>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {HEAD} FROM change_set s WHERE s.writer = ?1 AND s.seq = ?2"
    ))?;
    let found = statement.query_row(params![set.writer.to_bytes(), set.seq], head);
    let Some(head) = found.optional()? else {
        return Ok(None);
    };
    let change = |entry: Entry| {
        Ok(Change {
            entity: entry.entity.into(),
            id: entry.id,
            field: entry.field.into(),
            value: Datum::try_from(entry.value)?,
        })
    };
    let changes = entries(conn, set)?.into_iter().map(change);
    Ok(Some(ChangeSet {
        id: set,
        hlc: head.stamp.hlc,
        actor: head.actor.into(),
        action: head.action.into(),
        at: head.at,
        subject: head.subject,
        undoes: head.undoes,
        undoable: head.undoable,
        changes: changes.collect::<Result<_, StoreError>>()?,
    }))
}

/// Something that was written of a thing.
pub(crate) struct Written {
    pub(crate) stamp: Stamp,
    /// Whether it is deleted, when it was that.
    pub(crate) slettet: Option<bool>,
}

/// Everything that was ever written of one thing, once of each change set.
pub(crate) fn of_thing(conn: &Connection, entity: &str, id: Uuid) -> Result<Vec<Written>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT s.writer, s.seq, s.hlc, CASE c.field WHEN ?3 THEN c.value = 1 END
         FROM change c JOIN change_set s USING (writer, seq) WHERE c.id = ?1 AND c.entity = ?2",
    )?;
    let rows = statement.query_map(params![id.as_bytes(), entity, SLETTET], |row| {
        let set = SetId {
            writer: Writer::from_bytes(row.get(0)?),
            seq: row.get(1)?,
        };
        let hlc = Hlc::from_bits(row.get(2)?);
        Ok(Written {
            stamp: Stamp { set, hlc },
            slettet: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a change set changed, in order.
pub(crate) fn entries(conn: &Connection, set: SetId) -> Result<Vec<Entry>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT entity, id, field, value FROM change WHERE writer = ?1 AND seq = ?2 ORDER BY ix",
    )?;
    let rows = statement.query_map(params![set.writer.to_bytes(), set.seq], |row| {
        let id = Uuid::from_bytes(row.get(1)?);
        Ok(Entry {
            entity: row.get(0)?,
            id,
            field: row.get(2)?,
            value: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every change of one field, oldest first.
pub(crate) fn of_field(
    conn: &Connection,
    entity: &str,
    id: Uuid,
    field: &str,
) -> Result<Vec<(Head, Value)>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {HEAD}, c.value FROM change c JOIN change_set s USING (writer, seq)
         WHERE c.id = ?1 AND c.field = ?2 AND c.entity = ?3 ORDER BY s.hlc, s.writer, s.seq, c.ix"
    ))?;
    let rows = statement.query_map(params![id.as_bytes(), field, entity], |row| {
        Ok((head(row)?, row.get(11)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The last value that was written to a field before a change set, or with it when `inclusive`.
pub(crate) fn value_at(
    conn: &Connection,
    (entity, id, field): (&str, Uuid, &str),
    stamp: Stamp,
    inclusive: bool,
) -> Result<Option<Value>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT c.value FROM change c JOIN change_set s USING (writer, seq)
         WHERE c.id = ?1 AND c.field = ?2 AND c.entity = ?3
           AND ((s.hlc, s.writer, s.seq) < (?4, ?5, ?6) OR (?7 AND (s.writer, s.seq) = (?5, ?6)))
         ORDER BY s.hlc DESC, s.writer DESC, s.seq DESC, c.ix DESC LIMIT 1",
    )?;
    let (writer, hlc) = (stamp.set.writer.to_bytes(), stamp.hlc.to_bits());
    let found = statement.query_row(
        params![
            id.as_bytes(),
            field,
            entity,
            hlc,
            writer,
            stamp.set.seq,
            inclusive
        ],
        |row| row.get(0),
    );
    Ok(found.optional()?)
}
