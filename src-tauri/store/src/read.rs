//! Reading, the same for the store and for an action under way.

use domain::{Entity, Tekst};
use rusqlite::{
    ToSql,
    types::{ToSqlOutput, Value},
};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{
    Conflict, HistoryEntry, Hit, Store, StoreError, Tx, blob, catalog::Table, conflict, history, row, search,
    text,
};

/// What rows are asked for by: an identity, characters, a number or yes and no.
#[derive(Debug, Clone, PartialEq)]
pub struct Key(Value);

impl ToSql for Key {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl From<Uuid> for Key {
    fn from(id: Uuid) -> Self {
        Self(Value::Blob(id.as_bytes().to_vec()))
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self(Value::Text(text.into()))
    }
}

impl From<i64> for Key {
    fn from(number: i64) -> Self {
        Self(Value::Integer(number))
    }
}

impl From<bool> for Key {
    fn from(yes: bool) -> Self {
        Self(Value::from(yes))
    }
}

mod source {
    use rusqlite::Connection;

    use crate::catalog::Catalog;

    /// Where readers read. Nothing outside this crate can name it or look inside: writing goes by the door.
    #[derive(Clone, Copy)]
    pub struct Ground<'a> {
        pub(crate) conn: &'a Connection,
        pub(crate) catalog: &'a Catalog,
    }

    /// Has ground to read on.
    pub trait Source {
        #[doc(hidden)]
        fn ground(&self) -> Ground<'_>;
    }
}

use source::{Ground, Source};

impl Source for Store {
    fn ground(&self) -> Ground<'_> {
        Ground {
            conn: &self.conn,
            catalog: &self.catalog,
        }
    }
}

impl Source for Tx<'_> {
    fn ground(&self) -> Ground<'_> {
        Ground {
            conn: self.conn,
            catalog: self.catalog,
        }
    }
}

/// What the store and an action under way can be asked. Deleted rows are hidden.
pub trait Reader: Source {
    /// One entity.
    fn get<T: Entity>(&self, id: Uuid) -> Result<Option<T>, StoreError> {
        let ground = self.ground();
        let table = ground.catalog.of::<T>()?;
        Ok(select(ground, table, "id = ?1 AND slettet = 0", &id.into())?.pop())
    }

    /// Every entity of a kind, sorted by identity, which is the order they were made in.
    fn all<T: Entity>(&self) -> Result<Vec<T>, StoreError> {
        let ground = self.ground();
        select(
            ground,
            ground.catalog.of::<T>()?,
            "slettet = ?1",
            &Key::from(false),
        )
    }

    /// The entities whose `field` is `key`, sorted by identity. The field must be one the tables are
    /// indexed by: those that name another entity.
    fn by<T: Entity>(&self, field: &str, key: impl Into<Key>) -> Result<Vec<T>, StoreError> {
        let ground = self.ground();
        let table = ground.catalog.of::<T>()?;
        let column = table.indexed(field)?.name;
        select(
            ground,
            table,
            &format!("\"{column}\" = ?1 AND slettet = 0"),
            &key.into(),
        )
    }

    /// Some fields of every entity of a kind, and its identity, sorted by that. Of the others nothing is read.
    fn each<T: Entity, P: DeserializeOwned>(&self, fields: &[&str]) -> Result<Vec<P>, StoreError> {
        let Ground { conn, catalog } = self.ground();
        let table = catalog.of::<T>()?;
        let fields: Vec<_> = fields
            .iter()
            .map(|name| table.known(name))
            .collect::<Result<_, _>>()?;
        let named = fields.iter().map(|field| format!("\"{}\"", field.name));
        let columns: Vec<_> = std::iter::once("id".to_owned()).chain(named).collect();
        let mut statement = conn.prepare_cached(&format!(
            "SELECT {} FROM \"{}\" WHERE slettet = 0 ORDER BY id",
            columns.join(", "),
            table.record.name
        ))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let values = (1..=fields.len())
                .map(|n| row.get(n))
                .collect::<Result<Vec<Value>, _>>()?;
            let id = Uuid::from_bytes(row.get(0)?);
            found.push(row::part(table.record, fields.iter().copied(), id, &values)?);
        }
        Ok(found)
    }

    /// The entities of whose `field` the test holds, sorted by identity, at most `limit`. Of the others no more than
    /// that field is read.
    fn saying<T: Entity>(
        &self,
        field: &str,
        limit: usize,
        test: impl Fn(&str) -> bool,
    ) -> Result<Vec<T>, StoreError> {
        let Ground { conn, catalog } = self.ground();
        let table = catalog.of::<T>()?;
        let (name, column) = (table.record.name, table.characters(field)?.name);
        let mut statement = conn.prepare_cached(&format!(
            "SELECT id, \"{column}\" FROM \"{name}\" WHERE slettet = 0 AND \"{column}\" IS NOT NULL ORDER BY id"
        ))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            if test(row.get_ref(1)?.as_str()?) {
                found.extend(self.get::<T>(Uuid::from_bytes(row.get(0)?))?);
            }
        }
        Ok(found)
    }

    /// What a long text says; empty when nothing was ever written.
    fn text(&self, entity: &str, id: Uuid, field: &str) -> Result<Tekst, StoreError> {
        let Ground { conn, catalog } = self.ground();
        let (entity, field) = catalog.text(entity, field)?;
        Ok(text::open(conn, entity, id, field, 0)?.read())
    }

    /// A long text as a Yjs update (version 1 encoding), for an editor that opens. Empty when nothing was
    /// ever written: the editor then begins with an empty document.
    fn text_state(&self, entity: &str, id: Uuid, field: &str) -> Result<Vec<u8>, StoreError> {
        let Ground { conn, catalog } = self.ground();
        let (entity, field) = catalog.text(entity, field)?;
        Ok(text::state(conn, entity, id, field)?.unwrap_or_default())
    }

    /// Who gave a field or a long text which value, and when, oldest first.
    fn history(&self, entity: &str, id: Uuid, field: &str) -> Result<Vec<HistoryEntry>, StoreError> {
        let Ground { conn, catalog } = self.ground();
        history::of(conn, catalog, entity, id, field)
    }

    /// The fields that several desks wrote without having seen each other's: of one thing, or of all.
    fn conflicts(&self, of: Option<Uuid>) -> Result<Vec<Conflict>, StoreError> {
        let Ground { conn, catalog } = self.ground();
        conflict::all(conn, catalog, of)
    }

    /// What holds every word of `query` or a word that begins with it, best first, at most `limit`: of `kinds`,
    /// which may be saker, moetesaker and tasks (`oppfoelging`).
    fn search(&self, query: &str, kinds: &[&str], limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Ground { conn, catalog } = self.ground();
        search::find(conn, catalog, query, kinds, limit)
    }

    /// A stored file by its name, checked against it.
    fn blob(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        blob::read(self.ground().conn, hash)
    }
}

impl Reader for Store {}
impl Reader for Tx<'_> {}

fn select<T: Entity>(
    ground: Ground<'_>,
    table: &Table,
    which: &str,
    key: &Key,
) -> Result<Vec<T>, StoreError> {
    let sql = format!("{} WHERE {which} ORDER BY id", table.select);
    let mut statement = ground.conn.prepare_cached(&sql)?;
    let fields = table.record.fields.len();
    let mut rows = statement.query([key])?;
    let mut found = Vec::new();
    while let Some(columns) = rows.next()? {
        let id = Uuid::from_bytes(columns.get(0)?);
        let values = (1..=fields)
            .map(|n| columns.get(n))
            .collect::<Result<Vec<Value>, _>>()?;
        found.push(row::entity(table.record, id, &values)?);
    }
    Ok(found)
}
