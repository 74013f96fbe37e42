//! Programs of other ages, for simulations in which not everybody updates at once.

use std::sync::LazyLock;

use crate::{
    Clock, Rng, Store, StoreError,
    catalog::Catalog,
    migrate::{self, MIGRATIONS},
    open::{SECRETARIAT, Schema, catch_up},
    records::RECORDS,
    registry::{Record, text},
};

/// How old a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// It knows no minutes, no attachments and no long texts, and of a sak the first nine fields.
    Older,
    /// This one.
    Present,
    /// It knows of a sak the field `farge` and the text `sammendrag` too, and the kind `avstemning` with a
    /// `tittel`.
    Newer,
}

static OLDER: LazyLock<Schema> = LazyLock::new(|| {
    let known = RECORDS
        .iter()
        .filter(|record| !["referat", "vedlegg"].contains(&record.name));
    let older = known.map(|record| Record {
        fields: if record.name == "sak" {
            &record.fields[..9]
        } else {
            record.fields
        },
        texts: &[],
        ..*record
    });
    Schema {
        records: older.collect::<Vec<_>>().leak(),
        ..SECRETARIAT
    }
});

static NEWER: LazyLock<Schema> = LazyLock::new(|| {
    let mut records = RECORDS.to_vec();
    for record in records.iter_mut().filter(|record| record.name == "sak") {
        record.fields = [record.fields, &[text("farge")]].concat().leak();
        record.texts = [record.texts, &["sammendrag"]].concat().leak();
    }
    records.push(Record {
        name: "avstemning",
        fields: const { &[text("tittel")] },
        texts: &[],
    });
    let next = "ALTER TABLE sak ADD COLUMN farge TEXT;
        CREATE TABLE avstemning (
            id      BLOB PRIMARY KEY,
            tittel  TEXT,
            slettet INTEGER NOT NULL DEFAULT 0,
            clock   BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;";
    Schema {
        migrations: [MIGRATIONS, &[next]].concat().leak(),
        records: records.leak(),
    }
});

impl Age {
    fn schema(self) -> Schema {
        match self {
            Self::Older => *OLDER,
            Self::Present => SECRETARIAT,
            Self::Newer => *NEWER,
        }
    }
}

impl Store {
    /// A database in memory, as a program of this age makes it.
    pub fn in_memory_of(
        age: Age,
        clock: impl Clock + 'static,
        rng: impl Rng + 'static,
    ) -> Result<Self, StoreError> {
        Self::in_memory_as(Box::new(clock), Box::new(rng), age.schema())
    }

    /// Does what opening by a program of this age does, which is no older than the one before.
    pub fn update(&mut self, age: Age) -> Result<(), StoreError> {
        let schema = age.schema();
        migrate::run(&mut self.conn, schema.migrations)?;
        self.catalog = Catalog::new(schema.records);
        self.dag = None;
        catch_up(&mut self.conn, &self.catalog, self.defences)
    }
}
