//! What only a simulation of failure needs.

use std::path::PathBuf;

use rusqlite::Connection;

use crate::{Clock, Defences, Rng, SegmentId, Store, StoreError, Writer, open::keep_statements, writer};

impl Store {
    /// A copy in memory that writes under the same name, as a restored or cloned disk does when nobody
    /// notices; or, when somebody does, under a new one.
    pub fn twin(
        &self,
        clock: impl Clock + 'static,
        mut rng: impl Rng + 'static,
        is_noticed: bool,
    ) -> Result<Self, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        keep_statements(&conn)?;
        rusqlite::backup::Backup::new(&self.conn, &mut conn)?.step(-1)?;
        let writer: Writer = if is_noticed {
            writer::renew(&conn, &mut rng)?
        } else {
            self.writer
        };
        let mut twin = Self::with(
            conn,
            self.catalog.clone(),
            Box::new(clock),
            Box::new(rng),
            writer,
            PathBuf::new(),
        )?;
        twin.defences = self.defences;
        Ok(twin)
    }

    /// Every segment that is merged here, and who bundled it.
    pub fn merged(&self) -> Result<Vec<(SegmentId, Writer)>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id, writer FROM segment WHERE is_read ORDER BY place")?;
        let rows = statement.query_map([], |row| {
            Ok((SegmentId(row.get(0)?), Writer::from_bytes(row.get(1)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes defences away.
    pub fn weaken(&mut self, defences: Defences) {
        self.defences = defences;
    }
}
