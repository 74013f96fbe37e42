//! What is kept of the shared folder: every segment, and which secretariat it is of.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, Row};

use crate::{Header, Hlc, SegmentId, Store, StoreError, Writer, causality::Dag, cut, meta, order::in_order};

impl Store {
    /// The secretariat whose folder these data were ever shared in.
    pub fn shared_as(&self) -> Result<Option<[u8; 16]>, StoreError> {
        Ok(meta::get(&self.conn, "secretariat")?)
    }

    /// Remembers it.
    pub fn share_as(&mut self, secretariat: [u8; 16]) -> Result<(), StoreError> {
        Ok(meta::set(&self.conn, "secretariat", secretariat)?)
    }

    /// Every segment that is kept here, merged or not, in the order they came.
    pub fn segments(&self) -> Result<Vec<(SegmentId, Header)>, StoreError> {
        Ok(kept(&self.conn)?
            .into_iter()
            .map(|kept| (kept.id, kept.header))
            .collect())
    }

    /// Where a segment stands.
    pub fn header(&self, id: SegmentId) -> Result<Option<Header>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT writer, seq, hlc, parents, lacking FROM segment WHERE id = ?1")?;
        Ok(statement.query_row([id.0], |row| header(row, 0)).optional()?)
    }

    /// A segment as it lay in the folder.
    pub fn segment(&self, id: SegmentId) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT bytes FROM segment WHERE id = ?1")?;
        Ok(statement.query_row([id.0], |row| row.get(0)).optional()?)
    }

    /// The segments that were kept unread, for a program that may be able to read them by now.
    pub fn unread(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        if self.dag.as_ref().is_some_and(|dag| !dag.has_unread()) {
            return Ok(Vec::new());
        }
        let mut statement = self
            .conn
            .prepare_cached("SELECT bytes FROM segment WHERE is_read = 0")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What nothing else that is merged here stands on.
    pub fn heads(&mut self) -> Result<Vec<SegmentId>, StoreError> {
        let writer = self.writer;
        Ok(self.dag()?.parents(writer))
    }

    /// True when something merged here stands on a segment that is not.
    pub fn is_awaited(&mut self, id: SegmentId) -> Result<bool, StoreError> {
        Ok(self.dag()?.is_missing(id))
    }

    fn dag(&mut self) -> Result<&Dag, StoreError> {
        Ok(self.with_dag()?.1)
    }

    fn with_dag(&mut self) -> Result<(&Connection, &Dag), StoreError> {
        let dag = match self.dag.take() {
            Some(dag) => dag,
            None => load(&self.conn)?,
        };
        Ok((&self.conn, self.dag.insert(dag)))
    }

    /// Everything that is known to be said of who belongs to the secretariat, as it lay in the folder.
    pub fn statements(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut statement = self.conn.prepare_cached("SELECT bytes FROM statement")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps such a saying, under the beginning of the hash of its bytes.
    pub fn keep_statement(&mut self, id: [u8; 16], bytes: &[u8]) -> Result<(), StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("INSERT OR IGNORE INTO statement (id, bytes) VALUES (?1, ?2)")?;
        statement.execute((id, bytes))?;
        Ok(())
    }

    /// True when something was written here that no segment carries yet.
    pub fn has_unshared(&mut self) -> Result<bool, StoreError> {
        let (conn, dag) = self.with_dag()?;
        Ok(!cut::unshared(conn, dag)?.is_empty())
    }
}

/// A segment's place in the table and what its header says.
struct Kept {
    place: i64,
    id: SegmentId,
    header: Header,
    is_read: bool,
}

fn kept(conn: &Connection) -> Result<Vec<Kept>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT place, id, writer, seq, hlc, parents, lacking, is_read FROM segment ORDER BY place",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Kept {
            place: row.get(0)?,
            id: SegmentId(row.get(1)?),
            header: header(row, 2)?,
            is_read: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads writer, seq, hlc, parents and lacking from column `first` on.
fn header(row: &Row<'_>, first: usize) -> rusqlite::Result<Header> {
    Ok(Header {
        writer: Writer::from_bytes(row.get(first)?),
        seq: row.get(first + 1)?,
        hlc: Hlc::from_bits(row.get(first + 2)?),
        parents: ids(row.get_ref(first + 3)?.as_blob()?),
        lacking: ids(row.get_ref(first + 4)?.as_blob()?),
    })
}

/// The history of all that was merged, every segment after its parents.
pub(crate) fn load(conn: &Connection) -> Result<Dag, StoreError> {
    let (read, unread): (Vec<_>, Vec<_>) = kept(conn)?.into_iter().partition(|kept| kept.is_read);
    let mut dag = Dag::default();
    for kept in unread {
        dag.add_unread(kept.id);
    }
    let by_id: BTreeMap<_, _> = read.iter().map(|kept| (kept.id, kept)).collect();
    let segments = read.iter().map(|kept| (kept.id, &kept.header.parents[..]));
    let mut carried = carried(conn)?;
    for id in in_order(segments, |parent| !by_id.contains_key(&parent)) {
        let Some(kept) = by_id.get(&id) else { continue };
        let node = dag.add(id, &kept.header);
        for (writer, first, last) in carried.remove(&kept.place).unwrap_or_default() {
            dag.carry(node, writer, first, last);
        }
    }
    Ok(dag)
}

/// Change sets of one writer, from which number to which.
type Run = (Writer, i64, i64);

/// Which change sets each segment carries, by its place. Read in one go: the table is not sorted by segments.
fn carried(conn: &Connection) -> Result<HashMap<i64, Vec<Run>>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT segment, writer, first, last FROM carried")?;
    let mut rows = statement.query([])?;
    let mut carried: HashMap<_, Vec<_>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let run = (Writer::from_bytes(row.get(1)?), row.get(2)?, row.get(3)?);
        carried.entry(row.get(0)?).or_default().push(run);
    }
    Ok(carried)
}

pub(crate) fn names(ids: &[SegmentId]) -> Vec<u8> {
    ids.iter().flat_map(|id| id.0).collect()
}

fn ids(names: &[u8]) -> Vec<SegmentId> {
    names.as_chunks().0.iter().copied().map(SegmentId).collect()
}
