//! Between an entity's serialised form and the columns of its table.

use domain::Entity;
use rusqlite::types::Value;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::{
    StoreError,
    registry::{Field, Kind, Record},
};

/// The columns of an entity, in the order of the registry.
pub(crate) fn columns<T: Entity>(record: &'static Record, entity: &T) -> Result<Vec<Value>, StoreError> {
    let shape = |field: &str, reason| StoreError::Shape {
        entity: record.name,
        field: field.into(),
        reason,
    };
    let Ok(Json::Object(mut form)) = serde_json::to_value(entity) else {
        return Err(shape(record.name, "the serialised form is no object"));
    };
    form.remove("id");
    let mut columns = Vec::with_capacity(record.fields.len());
    for field in record.fields {
        let value = form.remove(field.name).unwrap_or(Json::Null);
        columns.push(column(field.kind, value).map_err(|reason| shape(field.name, reason))?);
    }
    match form.keys().next() {
        Some(stranger) => Err(shape(stranger, "the table has no such column")),
        None => Ok(columns),
    }
}

fn column(kind: Kind, value: Json) -> Result<Value, &'static str> {
    Ok(match (kind, value) {
        (_, Json::Null) => Value::Null,
        (Kind::Id, Json::String(id)) => Value::Blob(
            Uuid::try_parse(&id)
                .map_err(|_| "not an identity")?
                .as_bytes()
                .to_vec(),
        ),
        (Kind::Text, Json::String(text)) => Value::Text(text),
        (Kind::Integer, Json::Number(number)) => Value::Integer(number.as_i64().ok_or("not a whole number")?),
        (Kind::Bool, Json::Bool(yes)) => Value::Integer(yes.into()),
        (Kind::Json, parts) => Value::Text(parts.to_string()),
        _ => return Err("another kind of value than the registry says"),
    })
}

/// The entity that the columns of a row describe.
pub(crate) fn entity<T: Entity>(
    record: &'static Record,
    id: Uuid,
    columns: &[Value],
) -> Result<T, StoreError> {
    part(record, record.fields, id, columns)
}

/// The same of some of the fields.
pub(crate) fn part<'f, T: DeserializeOwned>(
    record: &'static Record,
    fields: impl IntoIterator<Item = &'f Field>,
    id: Uuid,
    columns: &[Value],
) -> Result<T, StoreError> {
    let mut form = Map::with_capacity(columns.len() + 1);
    form.insert("id".into(), Json::String(id.to_string()));
    for (field, value) in fields.into_iter().zip(columns) {
        // What was never written stays out, so that a field younger than the row gets its default.
        if *value != Value::Null {
            form.insert(field.name.into(), plain(Some(field.kind), value));
        }
    }
    serde_json::from_value(Json::Object(form)).map_err(|error| StoreError::Unreadable {
        entity: record.name,
        id,
        reason: error.to_string(),
    })
}

/// A column's or a log entry's value for people and programs to read.
pub(crate) fn plain(kind: Option<Kind>, value: &Value) -> Json {
    match (kind, value) {
        (_, Value::Null) => Json::Null,
        (Some(Kind::Bool), Value::Integer(yes)) => Json::Bool(*yes != 0),
        (_, Value::Integer(number)) => (*number).into(),
        (_, Value::Real(number)) => (*number).into(),
        (Some(Kind::Json), Value::Text(text)) => {
            serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.clone()))
        }
        (_, Value::Text(text)) => Json::String(text.clone()),
        (_, Value::Blob(bytes)) => match Uuid::from_slice(bytes) {
            Ok(id) => Json::String(id.to_string()),
            Err(_) => Json::Null,
        },
    }
}
