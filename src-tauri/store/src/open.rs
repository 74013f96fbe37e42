//! Opening the database of a data folder.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};
use uuid::Uuid;

use crate::{
    Clock, Rng, StoreError, Writer, backup, blob,
    catalog::Catalog,
    causality::Dag,
    defences::Defences,
    identity::Identities,
    meta,
    migrate::{self, APPLICATION, MIGRATIONS},
    projection,
    records::RECORDS,
    registry::Record,
    search, sharing, writer,
};

/// The database's name in its folder.
pub const DATABASE: &str = "motebok.db";

/// How long we wait for whoever holds the database: a virus scanner, or ten years of a colleague's that are being
/// merged.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many KiB of the database are held in memory.
pub(crate) const ROOM: u32 = 4 << 10;

/// How many statements are kept ready; there are a few for each kind of thing.
const STATEMENTS: usize = 256;

/// An open database. What can be asked is in [`crate::Reader`]; everything is changed by
/// [`Store::change`], and files are added by [`Store::put_blob`].
pub struct Store {
    pub(crate) conn: Connection,
    pub(crate) catalog: Catalog,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) rng: Box<dyn Rng>,
    pub(crate) identities: Identities,
    pub(crate) writer: Writer,
    /// The name under which this session writes in texts; never used by another.
    pub(crate) client: u64,
    /// The history of what was merged, once it was needed.
    pub(crate) dag: Option<Dag>,
    pub(crate) defences: Defences,
    folder: PathBuf,
}

/// The tables of a database, and how it gets them.
#[derive(Clone, Copy)]
pub(crate) struct Schema {
    pub(crate) migrations: &'static [&'static str],
    pub(crate) records: &'static [Record],
}

pub(crate) const SECRETARIAT: Schema = Schema {
    migrations: MIGRATIONS,
    records: RECORDS,
};

impl Store {
    /// Opens the database in `folder`, which must exist; the first time it is made there.
    ///
    /// A database that was not closed properly is checked. Before an older one is brought up to date, a
    /// backup is made.
    pub fn open(
        folder: &Path,
        clock: impl Clock + 'static,
        rng: impl Rng + 'static,
    ) -> Result<Self, StoreError> {
        Self::open_as(folder, Box::new(clock), Box::new(rng), SECRETARIAT)
    }

    pub(crate) fn open_as(
        folder: &Path,
        clock: Box<dyn Clock>,
        mut rng: Box<dyn Rng>,
        schema: Schema,
    ) -> Result<Self, StoreError> {
        let catalog = Catalog::new(schema.records);
        let opened = connect(folder).and_then(|mut conn| {
            prepare(&mut conn, folder, clock.as_ref(), schema)?;
            catch_up(&mut conn, &catalog, Defences::default())?;
            let writer = writer::identify(&mut conn, folder, rng.as_mut())?;
            Ok((conn, writer))
        });
        let (conn, writer) = opened.map_err(|error| backup::offer(error, folder))?;
        Self::with(conn, catalog, clock, rng, writer, folder.to_owned())
    }

    /// A second way in to the same database, for work that must not keep this one waiting. It writes under the
    /// same name; only one of the two may exchange with other desks.
    pub fn open_beside(
        &self,
        clock: impl Clock + 'static,
        rng: impl Rng + 'static,
    ) -> Result<Self, StoreError> {
        let conn = connect(&self.folder)?;
        settle(&conn)?;
        let catalog = Catalog::new(SECRETARIAT.records);
        let folder = self.folder.clone();
        Self::with(conn, catalog, Box::new(clock), Box::new(rng), self.writer, folder)
    }

    /// A database in memory, for rehearsals: it has no folder and no backups.
    pub fn in_memory(clock: impl Clock + 'static, rng: impl Rng + 'static) -> Result<Self, StoreError> {
        Self::in_memory_as(Box::new(clock), Box::new(rng), SECRETARIAT)
    }

    pub(crate) fn in_memory_as(
        clock: Box<dyn Clock>,
        mut rng: Box<dyn Rng>,
        schema: Schema,
    ) -> Result<Self, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        keep_statements(&conn)?;
        migrate::run(&mut conn, schema.migrations)?;
        let catalog = Catalog::new(schema.records);
        catch_up(&mut conn, &catalog, Defences::default())?;
        let writer = Writer(rng.draw()?);
        Self::with(conn, catalog, clock, rng, writer, PathBuf::new())
    }

    pub(crate) fn with(
        conn: Connection,
        catalog: Catalog,
        clock: Box<dyn Clock>,
        mut rng: Box<dyn Rng>,
        writer: Writer,
        folder: PathBuf,
    ) -> Result<Self, StoreError> {
        let client = rng.draw()?;
        Ok(Self {
            conn,
            catalog,
            clock,
            rng,
            identities: Identities::default(),
            writer,
            client,
            dag: None,
            defences: Defences::default(),
            folder,
        })
    }

    /// The folder it was opened in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The name it writes under.
    pub fn writer(&self) -> Writer {
        self.writer
    }

    /// A new identity (UUID version 7); later ones sort after earlier ones.
    pub fn new_id(&mut self) -> Result<Uuid, StoreError> {
        self.identities
            .next(self.clock.now().timestamp_millis(), self.rng.as_mut())
    }

    /// Keeps a file. Returns its name: the SHA-256 of its bytes, in hexadecimal.
    pub fn put_blob(&mut self, bytes: &[u8]) -> Result<String, StoreError> {
        blob::insert(&self.conn, bytes)
    }

    /// Makes all tables, texts and the search index anew from the log.
    pub fn rebuild_projection(&mut self) -> Result<(), StoreError> {
        let tx = Transaction::new(&mut self.conn, TransactionBehavior::Immediate)?;
        projection::rebuild(&tx, &self.catalog, &sharing::load(&tx)?, self.defences)?;
        Ok(tx.commit()?)
    }
}

/// Applies what an older program kept in the log because it did not know its fields, or did not search them.
pub(crate) fn catch_up(
    conn: &mut Connection,
    catalog: &Catalog,
    defences: Defences,
) -> Result<(), StoreError> {
    let known = catalog.fields() + &search::sources();
    let tx = Transaction::new(conn, TransactionBehavior::Immediate)?;
    let before: Option<String> = meta::get(&tx, "fields")?;
    if before.as_deref() != Some(&known) {
        if before.is_some() {
            projection::rebuild(&tx, catalog, &sharing::load(&tx)?, defences)?;
        }
        meta::set(&tx, "fields", known)?;
    }
    Ok(tx.commit()?)
}

fn connect(folder: &Path) -> Result<Connection, StoreError> {
    if !folder.is_dir() {
        return Err(StoreError::FolderMissing {
            folder: folder.into(),
        });
    }
    let file = folder.join(DATABASE);
    let has_content = fs::metadata(&file).is_ok_and(|file| file.len() > 0);
    if !has_content && let Some(newest_backup) = backup::backups(folder).into_iter().next() {
        return Err(StoreError::Missing { newest_backup });
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(&file, flags)?;
    conn.busy_timeout(PATIENCE)?;
    keep_statements(&conn)?;
    Ok(conn)
}

/// A statement is planned once. Without the guarantee, SQLite with its statistics plans many anew for each value
/// they are asked with.
pub(crate) fn keep_statements(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn prepare(
    conn: &mut Connection,
    folder: &Path,
    clock: &dyn Clock,
    schema: Schema,
) -> Result<(), StoreError> {
    let was_left_open = fs::metadata(folder.join(format!("{DATABASE}-wal"))).is_ok_and(|log| log.len() > 0);
    let (application, tables): (i32, i64) = (
        conn.query_row("PRAGMA application_id", [], |row| row.get(0))?,
        conn.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?,
    );
    if tables > 0 && application != APPLICATION {
        return Err(StoreError::NotOurs {
            file: folder.join(DATABASE),
        });
    }
    let (found, known) = (migrate::version(conn)?, schema.migrations.len());
    if found > known {
        let number = |n| u32::try_from(n).unwrap_or(u32::MAX);
        return Err(StoreError::NewerVersion {
            found: number(found),
            known: number(known),
        });
    }
    settle(conn)?;
    if was_left_open {
        backup::check(conn)?;
    }
    if (1..known).contains(&found) {
        backup::back_up(folder, clock)?;
    }
    migrate::run(conn, schema.migrations)
}

/// Long texts fit in a page of 16 KiB beside one another; in smaller ones they spill over. A database that is there
/// already keeps the pages it has.
fn settle(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(
        "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;
         PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 16777216;",
    )?;
    give_room(conn, ROOM)
}

/// Whether what is written from now on is on the disk when a transaction ends. If not, a power cut takes the last ones
/// and leaves those before them; nothing is torn, and the next that waits takes those before it along.
pub(crate) fn wait_for_disk(conn: &Connection, waits: bool) -> rusqlite::Result<()> {
    let level = if waits { "FULL" } else { "NORMAL" };
    conn.execute_batch(&format!("PRAGMA synchronous = {level}"))
}

/// How many KiB of the database may be held in memory from now on.
pub(crate) fn give_room(conn: &Connection, kibibytes: u32) -> rusqlite::Result<()> {
    conn.execute_batch(&format!("PRAGMA cache_size = -{kibibytes}"))
}
