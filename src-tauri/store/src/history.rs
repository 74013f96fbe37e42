//! Who changed what, and when.

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, types::Value};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    SetId, StoreError,
    catalog::Catalog,
    log,
    registry::{Kind, SLETTET},
    row,
    text::{Document, damaged},
};

/// One change of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    /// The change set it came with.
    pub set: SetId,
    /// When, on the clock of the one who did it.
    pub at: DateTime<FixedOffset>,
    /// Who did it.
    pub actor: String,
    /// By which action.
    pub action: String,
    /// The value before; null when there was none. A long text's plain characters.
    pub before: Json,
    /// The value after.
    pub after: Json,
}

pub(crate) fn of(
    conn: &Connection,
    catalog: &Catalog,
    entity: &str,
    id: Uuid,
    field: &str,
) -> Result<Vec<HistoryEntry>, StoreError> {
    let changes = log::of_field(conn, entity, id, field)?;
    let record = catalog.table(entity).map(|table| table.record);
    let mut values: Box<dyn FnMut(Value) -> Result<Json, StoreError>> =
        if record.is_some_and(|record| record.text(field).is_some()) {
            let document = Document::new(0);
            Box::new(move |value| {
                if let Value::Blob(update) = value {
                    document.apply(&update).map_err(|_| damaged())?;
                }
                Ok(Json::String(document.read().to_plain()))
            })
        } else {
            let known = record.and_then(|r| r.fields.iter().find(|known| known.name == field));
            let kind = if field == SLETTET {
                Some(Kind::Bool)
            } else {
                known.map(|field| field.kind)
            };
            Box::new(move |value| Ok(row::plain(kind, &value)))
        };
    let mut before = Json::Null;
    let mut entries = Vec::with_capacity(changes.len());
    for (head, value) in changes {
        let after = values(value)?;
        let before = std::mem::replace(&mut before, after.clone());
        let log::Head {
            stamp,
            actor,
            action,
            at,
            ..
        } = head;
        entries.push(HistoryEntry {
            set: stamp.set,
            at,
            actor,
            action,
            before,
            after,
        });
    }
    Ok(entries)
}
