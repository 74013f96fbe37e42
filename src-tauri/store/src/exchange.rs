//! The one door for what other desks have written, and the way out for what was written here.

use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry};

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use uuid::Uuid;

use crate::{
    Arrival, ChangeSet, Header, Hlc, Parcel, Rng, Sealed, SegmentId, SetId, Store, StoreError, Writer,
    catalog::Catalog,
    causality::Dag,
    cut,
    defences::Defences,
    log::{self, Appender},
    merge::{Merge, Writes},
    meta, open,
    order::in_order,
    projection, search,
    sharing::{load, names},
    writer,
};

/// What to do with segments that stand on others which are not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// They are handed back and wait.
    Wait,
    /// They are merged all the same. What is written here from then on says what it lacks, so that nobody
    /// takes it as seen; when it comes after all, everything is merged anew.
    Accept,
}

/// What an exchange did.
#[derive(Debug, Default)]
pub struct Exchanged {
    /// The segments that were made of what had been written here.
    pub cut: Vec<SegmentId>,
    /// The segments that came in, in the order they were merged in.
    pub merged: Vec<SegmentId>,
    /// Those that stand on others which are not here.
    pub waiting: Vec<Arrival>,
    /// Every row and every owner of a text that changed.
    pub touched: Vec<(&'static str, Uuid)>,
    /// Something came that others had been merged without, or that told more of what they had seen, so everything was
    /// merged anew.
    pub is_replayed: bool,
    /// The database turned out to be a copy of another that went on writing: this one now has a new name.
    pub renamed: Option<Writer>,
}

/// So many segments touch the whole database,
const MUCH: usize = 100;

/// and so many KiB of it are held in memory meanwhile, or its pages would be written and read over and over.
const ROOM: u32 = 8 << 10;

impl Store {
    /// Bundles what was written here since the last exchange, lets `seal` make it ready for the folder, and
    /// merges what has come; all in one transaction.
    ///
    /// What was written here is always bundled first: a segment says what its writer had seen, and nothing
    /// that comes with this exchange had been. Merging twice, or in another order, gives the same.
    pub fn exchange<E: From<StoreError>>(
        &mut self,
        arrivals: Vec<Arrival>,
        gaps: Gaps,
        seal: &mut dyn FnMut(&Parcel) -> Result<Sealed, E>,
    ) -> Result<Exchanged, E> {
        // A power cut may take what only came: the folder has it still. What is bundled here must be kept before anybody
        // sees it, or this desk would take it for a twin's; and so must a new name.
        let own = self.writer;
        let of_others = arrivals.iter().all(|one| one.header.writer != own);
        let only_comes = !arrivals.is_empty() && of_others && !self.has_unshared()?;
        let is_much = arrivals.len() >= MUCH;
        if is_much {
            open::give_room(&self.conn, ROOM).map_err(StoreError::from)?;
        }
        if only_comes {
            open::wait_for_disk(&self.conn, false).map_err(StoreError::from)?;
        }
        let done = self.within(|exchange| {
            let is_twin = |a: &Arrival| a.header.writer == own && a.counts() && !exchange.dag.holds(a.id);
            if arrivals.iter().any(is_twin) {
                exchange.done.renamed = Some(exchange.renew()?);
            }
            let bundles = cut::bundles(exchange.conn, &exchange.dag)?;
            if only_comes && !bundles.is_empty() {
                // Somebody wrote just now: that goes first, the next time.
                exchange.done.waiting = arrivals;
                return Ok(());
            }
            exchange.cut(bundles, seal)?;
            Ok(exchange.admit(arrivals, gaps)?)
        });
        if only_comes {
            open::wait_for_disk(&self.conn, true).map_err(StoreError::from)?;
        }
        if is_much {
            open::give_room(&self.conn, open::ROOM).map_err(StoreError::from)?;
        }
        done
    }

    /// Says with a segment that carries nothing what has been merged here: whoever merges it takes over what
    /// it stands on.
    pub fn countersign<E: From<StoreError>>(
        &mut self,
        seal: &mut dyn FnMut(&Parcel) -> Result<Sealed, E>,
    ) -> Result<Exchanged, E> {
        self.within(|exchange| exchange.cut(vec![Vec::new()], seal))
    }

    fn within<E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Exchange<'_>) -> Result<(), E>,
    ) -> Result<Exchanged, E> {
        let known = self.dag.take();
        let sql =
            Transaction::new(&mut self.conn, TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut exchange = Exchange {
            dag: match known {
                Some(dag) => dag,
                None => load(&sql)?,
            },
            conn: &sql,
            log: Appender::new(&sql)?,
            last: HashMap::new(),
            catalog: &self.catalog,
            defences: self.defences,
            rng: self.rng.as_mut(),
            writer: self.writer,
            writes: Writes::default(),
            new: 0,
            newest: Hlc::default(),
            done: Exchanged::default(),
        };
        work(&mut exchange)?;
        let (dag, done) = exchange.close()?;
        sql.commit().map_err(StoreError::from)?;
        self.dag = Some(dag);
        self.writer = done.renamed.unwrap_or(self.writer);
        Ok(done)
    }
}

struct Exchange<'s> {
    conn: &'s Connection,
    log: Appender<'s>,
    /// The highest number in the log of each writer whose change sets came.
    last: HashMap<Writer, i64>,
    catalog: &'s Catalog,
    defences: Defences,
    rng: &'s mut dyn Rng,
    writer: Writer,
    dag: Dag,
    writes: Writes,
    /// The number in the history of the first segment that comes.
    new: usize,
    /// The latest time among what came.
    newest: Hlc,
    done: Exchanged,
}

impl Exchange<'_> {
    /// A new name for a database that turned out to be a copy.
    fn renew(&mut self) -> Result<Writer, StoreError> {
        self.writer = writer::renew(self.conn, self.rng)?;
        Ok(self.writer)
    }

    fn cut<E: From<StoreError>>(
        &mut self,
        bundles: Vec<Vec<ChangeSet>>,
        seal: &mut dyn FnMut(&Parcel) -> Result<Sealed, E>,
    ) -> Result<(), E> {
        for sets in bundles {
            let lacking = if self.defences.lacking {
                self.dag.lacking()
            } else {
                Vec::new()
            };
            let header = Header {
                writer: self.writer,
                seq: self.dag.next_seq(self.writer),
                parents: self.dag.parents(self.writer),
                lacking,
                hlc: match sets.last() {
                    Some(last) => last.hlc,
                    None => self.now()?,
                },
            };
            let parcel = Parcel { header, sets };
            let Sealed { id, bytes } = seal(&parcel)?;
            let Parcel { header, sets } = parcel;
            let ids: Vec<_> = sets.iter().map(|set| set.id).collect();
            self.keep(id, &header, &bytes, Some(&ids))?;
            self.done.cut.push(id);
        }
        Ok(())
    }

    fn admit(&mut self, arrivals: Vec<Arrival>, gaps: Gaps) -> Result<(), StoreError> {
        self.new = self.dag.len();
        let mut open: BTreeMap<SegmentId, Arrival> = BTreeMap::new();
        for arrival in arrivals {
            let is_new = if arrival.sets.is_some() {
                !self.dag.has_merged(arrival.id)
            } else {
                !self.dag.holds(arrival.id)
            };
            if is_new && arrival.counts() {
                open.insert(arrival.id, arrival);
            }
        }
        let coming = open.values().filter_map(|one| one.sets.as_ref()).map(Vec::len);
        let outweighs = open.len() >= MUCH && coming.sum::<usize>() > self.dag.sets();
        let index = outweighs.then(|| log::take_index(self.conn)).transpose()?;
        let order = {
            let there = |id| self.dag.holds(id) || (gaps == Gaps::Accept && !open.contains_key(&id));
            in_order(
                open.iter()
                    .map(|(id, arrival)| (*id, &arrival.header.parents[..])),
                there,
            )
        };
        for id in order {
            if let Some(arrival) = open.remove(&id) {
                self.take(arrival)?;
            }
        }
        if let Some(index) = index {
            self.conn.execute_batch(&index)?;
        }
        self.done.waiting = open.into_values().collect();
        Ok(())
    }

    fn take(&mut self, arrival: Arrival) -> Result<(), StoreError> {
        let Arrival {
            id,
            header,
            sets,
            bytes,
        } = arrival;
        let Some(mut sets) = sets else {
            self.keep(id, &header, &bytes, None)?;
            self.done.merged.push(id);
            return Ok(());
        };
        self.done.is_replayed |= self.dag.is_missing(id);
        for set in &sets {
            self.newest = self.newest.max(set.hlc);
        }
        sets.sort_by_key(|set| (set.hlc, set.id));
        let mut is_new = Vec::with_capacity(sets.len());
        for set in &mut sets {
            is_new.push(self.append(set)?);
        }
        let ids: Vec<_> = sets.iter().map(|set| set.id).collect();
        let segment = self.keep(id, &header, &bytes, Some(&ids))?;
        for (set, is_new) in sets.into_iter().zip(is_new) {
            if is_new {
                self.writes.add(self.catalog, set);
            } else {
                self.done.is_replayed |= self.dag.tells_more(segment, set.id, self.new);
            }
        }
        self.done.merged.push(id);
        Ok(())
    }

    /// Appends a change set to the log. False when it was there already: it travelled twice.
    ///
    /// A cloned computer may have numbered other change sets alike. Those are kept under another writer's
    /// name, made of what was done, for the same may come in several segments; whichever came first keeps the
    /// number, and nothing hangs on which.
    fn append(&mut self, set: &mut ChangeSet) -> Result<bool, StoreError> {
        if set.id.seq > self.last_of(set.id.writer)? {
            self.enter(set)?;
            return Ok(true);
        }
        let of_content = set.fingerprint().first_chunk().copied();
        let alias = Writer(set.id.writer.0 ^ of_content.map_or(0, u64::from_be_bytes));
        for writer in [set.id.writer, alias] {
            set.id.writer = writer;
            match log::set(self.conn, set.id)? {
                Some(known) if known == *set => return Ok(false),
                Some(_) => {}
                None => {
                    self.enter(set)?;
                    return Ok(true);
                }
            }
        }
        // The same was done, and only its telling differs.
        Ok(false)
    }

    fn enter(&mut self, set: &ChangeSet) -> Result<(), StoreError> {
        let last = self.last_of(set.id.writer)?;
        self.last.insert(set.id.writer, last.max(set.id.seq));
        self.log.set(set)
    }

    fn last_of(&mut self, writer: Writer) -> Result<i64, StoreError> {
        Ok(match self.last.entry(writer) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => *place.insert(log::next_seq(self.conn, writer)? - 1),
        })
    }

    /// Keeps a segment, and remembers which change sets it carries, when it could be read. Returns its
    /// number in the history.
    fn keep(
        &mut self,
        id: SegmentId,
        header: &Header,
        bytes: &[u8],
        sets: Option<&[SetId]>,
    ) -> Result<usize, StoreError> {
        // One that was kept unread is read now.
        if self.dag.holds(id) {
            self.conn.execute("DELETE FROM segment WHERE id = ?1", [id.0])?;
        }
        let mut statement = self.conn.prepare_cached(
            "INSERT INTO segment (id, writer, seq, hlc, parents, lacking, is_read, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        statement.execute(params![
            id.0,
            header.writer.to_bytes(),
            header.seq,
            header.hlc.to_bits(),
            names(&header.parents),
            names(&header.lacking),
            sets.is_some(),
            bytes,
        ])?;
        let place = self.conn.last_insert_rowid();
        let Some(sets) = sets else {
            self.dag.add_unread(id);
            return Ok(0);
        };
        let node = self.dag.add(id, header);
        for (writer, first, last) in runs(sets) {
            self.conn
                .prepare_cached(
                    "INSERT OR IGNORE INTO carried (writer, first, last, segment) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![writer.to_bytes(), first, last, place])?;
            self.dag.carry(node, writer, first, last);
        }
        Ok(node)
    }

    /// The latest time that is known here.
    fn now(&self) -> Result<Hlc, StoreError> {
        Ok(meta::get(self.conn, "hlc")?.map_or_else(Hlc::default, Hlc::from_bits))
    }

    fn close(mut self) -> Result<(Dag, Exchanged), StoreError> {
        // What is written here next is later than everything that is here.
        if self.newest > self.now()? {
            meta::set(self.conn, "hlc", self.newest.to_bits())?;
        }
        let writes = std::mem::take(&mut self.writes);
        let touched: BTreeSet<_>;
        if self.done.is_replayed {
            self.dag = load(self.conn)?;
            touched = writes.touched();
            projection::rebuild(self.conn, self.catalog, &self.dag, self.defences)?;
        } else {
            let merge = Merge {
                conn: self.conn,
                catalog: self.catalog,
                dag: &self.dag,
                defences: self.defences,
            };
            touched = merge.apply(writes, self.dag.has_gaps())?;
            search::refresh(self.conn, self.catalog, &touched)?;
        }
        self.done.touched = touched.into_iter().collect();
        Ok((self.dag, self.done))
    }
}

/// Change sets as runs of one writer's numbers.
fn runs(sets: &[SetId]) -> Vec<(Writer, i64, i64)> {
    let mut runs: Vec<(Writer, i64, i64)> = Vec::new();
    for set in sets {
        match runs.last_mut() {
            Some((writer, _, last)) if *writer == set.writer && *last + 1 == set.seq => *last += 1,
            _ => runs.push((set.writer, set.seq, set.seq)),
        }
    }
    runs
}
