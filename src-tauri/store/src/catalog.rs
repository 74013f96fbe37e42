//! The registry made ready for SQLite: the statements that read and write each table.

use std::{collections::HashMap, fmt::Write as _};

use domain::Entity;

use crate::{
    StoreError,
    registry::{Field, Kind, Record},
};

/// One kind of thing and its statements.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) record: &'static Record,
    /// Reads id, every field, `slettet` and `clock`; ends before WHERE.
    pub(crate) select: String,
    /// Writes a whole row, in the same order.
    pub(crate) upsert: String,
}

impl Table {
    fn new(record: &'static Record) -> Self {
        let (mut columns, mut places) = (String::from("id"), String::from("?1"));
        for (n, field) in record.fields.iter().enumerate() {
            // Writing to a String cannot fail.
            let _ = write!(columns, ", \"{}\"", field.name);
            let _ = write!(places, ", ?{}", n + 2);
        }
        let n = record.fields.len();
        let name = record.name;
        Self {
            record,
            select: format!("SELECT {columns}, slettet, clock FROM \"{name}\""),
            upsert: format!(
                "INSERT OR REPLACE INTO \"{name}\" ({columns}, slettet, clock) VALUES ({places}, ?{}, ?{})",
                n + 2,
                n + 3
            ),
        }
    }

    /// The field by which rows are asked for.
    pub(crate) fn indexed(&self, field: &str) -> Result<&'static Field, StoreError> {
        self.field(field, |known| known.indexed)
    }

    /// The field whose characters are looked through.
    pub(crate) fn characters(&self, field: &str) -> Result<&'static Field, StoreError> {
        self.field(field, |known| known.kind == Kind::Text)
    }

    /// Any field.
    pub(crate) fn known(&self, field: &str) -> Result<&'static Field, StoreError> {
        self.field(field, |_| true)
    }

    fn field(&self, name: &str, fits: impl Fn(&Field) -> bool) -> Result<&'static Field, StoreError> {
        let found = self
            .record
            .fields
            .iter()
            .find(|known| known.name == name && fits(known));
        found.ok_or_else(|| StoreError::Shape {
            entity: self.record.name,
            field: name.into(),
            reason: "rows cannot be asked for by this field",
        })
    }
}

/// Every table by its name.
#[derive(Debug, Clone)]
pub(crate) struct Catalog {
    tables: Vec<Table>,
    places: HashMap<&'static str, usize>,
}

impl Catalog {
    pub(crate) fn new(records: &'static [Record]) -> Self {
        let tables: Vec<_> = records.iter().map(Table::new).collect();
        let places = records
            .iter()
            .enumerate()
            .map(|(place, record)| (record.name, place))
            .collect();
        Self { tables, places }
    }

    pub(crate) fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Every field and every long text by its name: what this program can show.
    pub(crate) fn fields(&self) -> String {
        let records = self.tables.iter().map(|table| table.record);
        let of = |record: &Record| {
            let fields = record.fields.iter().map(|field| field.name);
            let names: Vec<_> = fields.chain(record.texts.iter().copied()).collect();
            format!("{}: {}", record.name, names.join(" "))
        };
        records.map(of).collect::<Vec<_>>().join("\n")
    }

    /// The table of a kind of thing, unless this program does not know it.
    pub(crate) fn table(&self, name: &str) -> Option<&Table> {
        self.tables.get(*self.places.get(name)?)
    }

    /// The table of an entity of this program.
    pub(crate) fn of<T: Entity>(&self) -> Result<&Table, StoreError> {
        let unknown = || StoreError::Shape {
            entity: T::NAME,
            field: T::NAME.into(),
            reason: "no such table",
        };
        self.table(T::NAME).ok_or_else(unknown)
    }

    /// The kind of thing and the name of one of its long texts, as the program spells them.
    pub(crate) fn text(&self, entity: &str, field: &str) -> Result<(&'static str, &'static str), StoreError> {
        let unknown = || StoreError::Shape {
            entity: self.table(entity).map_or("?", |table| table.record.name),
            field: format!("{entity}.{field}"),
            reason: "no such text",
        };
        let record = self.table(entity).ok_or_else(unknown)?.record;
        Ok((record.name, record.text(field).ok_or_else(unknown)?))
    }
}
