//! What only a simulation of failure needs.

use std::path::PathBuf;

use rusqlite::Connection;

use crate::{Clock, Defences, Rng, Store, StoreError, Writer, catalog::Catalog, records::RECORDS, writer};

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
        rusqlite::backup::Backup::new(&self.conn, &mut conn)?.step(-1)?;
        let writer: Writer = if is_noticed {
            writer::renew(&conn, &mut rng)?
        } else {
            self.writer
        };
        let mut twin = Self::with(
            conn,
            Catalog::new(RECORDS),
            Box::new(clock),
            Box::new(rng),
            writer,
            PathBuf::new(),
        )?;
        twin.defences = self.defences;
        Ok(twin)
    }

    /// Takes defences away.
    pub fn weaken(&mut self, defences: Defences) {
        self.defences = defences;
    }
}
