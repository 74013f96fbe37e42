//! Reading the folder. Names, lengths and times are hints; whatever holds something of ours is read, be it
//! called a conflict copy, spelled in capitals or lying in another place.

use std::collections::BTreeMap;

use store::{Arrival, SegmentId, Store, Writer};

use crate::{
    Desk, Entry, FolderError, SyncError, ack,
    container::{self, Container, Kind, Refusal},
    desk::{Heard, ROUND},
    mark::{self, VaultId},
    names,
    segment::{self, id_of},
    statement::StatementId,
};

/// What a file held when it was last read.
#[derive(Debug, Default)]
pub(crate) struct Found {
    len: u64,
    modified: u128,
    /// Whole and verified segments, sorted.
    pub(crate) segments: Vec<SegmentId>,
    /// A desk's word, with its writer and count.
    pub(crate) ack: Option<(Writer, i64)>,
    pub(crate) vault: Option<VaultId>,
    pub(crate) statements: Vec<StatementId>,
    /// It begins as ours do, or is named so, and is not all there.
    pub(crate) is_damaged: bool,
}

impl Desk {
    /// Reads what is new in the folder. Returns the segments that are not here yet.
    pub(crate) fn look(&mut self) -> Result<Vec<Arrival>, FolderError> {
        let entries = self.folder.list()?.into_iter();
        let (shelved, entries): (Vec<_>, Vec<_>) = entries.partition(|entry| names::is_shelved(&entry.name));
        self.shelf.list(shelved);
        if self.is_due(self.read_all, ROUND) {
            // A file may have been damaged without a trace in its length and its time.
            self.files.clear();
            self.shelf.look_again();
            self.read_all = Some(self.clock.now());
        }
        let mut known = std::mem::take(&mut self.files);
        let mut arrivals = BTreeMap::new();
        for entry in entries {
            let same = |found: &Found| (found.len, found.modified) == (entry.len, entry.modified);
            let found = match known.remove(&entry.name).filter(same) {
                Some(found) => found,
                None => match self.read(&entry, &mut arrivals) {
                    Ok(found) => found,
                    // Gone, held or not yet here: it is looked at again next time.
                    Err(_) => continue,
                },
            };
            self.files.insert(entry.name, found);
        }
        Ok(arrivals.into_values().collect())
    }

    fn read(
        &mut self,
        entry: &Entry,
        arrivals: &mut BTreeMap<SegmentId, Arrival>,
    ) -> Result<Found, FolderError> {
        let mut found = Found {
            len: entry.len,
            modified: entry.modified,
            ..Found::default()
        };
        if names::is_vault(&entry.name) {
            let id = mark::id_in(&self.folder.read(&entry.name, mark::MOST_FILE)?);
            // One that says nothing may be on its way here without its length or time changing: it is not remembered.
            found.vault = Some(id.ok_or(FolderError::NotAsWritten)?);
            return Ok(found);
        }
        let bytes = match self.folder.read(&entry.name, container::MOST_FILE) {
            // Somebody else's.
            Err(FolderError::TooLarge) => return Ok(found),
            read => read?,
        };
        if let Ok(container) = Container::parse(Kind::Ack, &bytes) {
            found.ack = self.listen(&container);
            return Ok(found);
        }
        let mut whole = 0;
        for container in container::run(Kind::Statement, &bytes) {
            if let Some(id) = self.vault.hear(&container) {
                whole += container.bytes.len();
                found.statements.push(id);
            }
        }
        for container in container::run(Kind::Segment, &bytes) {
            let id = id_of(container.bytes);
            if !self.held.contains(id) && !self.waiting.contains_key(&id) && !arrivals.contains_key(&id) {
                match self.open(&container) {
                    Ok(arrival) => drop(arrivals.insert(id, arrival)),
                    Err(_) => continue,
                }
            }
            whole += container.bytes.len();
            found.segments.push(id);
        }
        found.segments.sort_unstable();
        found.is_damaged = whole < bytes.len() && names::is_kept(&entry.name);
        Ok(found)
    }

    fn open(&self, container: &Container<'_>) -> Result<Arrival, Refusal> {
        let opened = segment::open(container, &self.vault.keys, self.formats);
        #[cfg(feature = "rehearsal")]
        if !self.defences.verify && opened.is_err() {
            return segment::believe(container).ok_or(Refusal::Content);
        }
        opened
    }

    /// Segments that were kept and not merged: this program may be newer by now, or their writer may count. Also one that
    /// still cannot be read says what it stands on.
    pub(crate) fn unmerged(&self, store: &Store) -> Result<Vec<Arrival>, SyncError> {
        let unread = store.unread()?;
        let opened = unread.iter().filter_map(|bytes| {
            let container = Container::parse(Kind::Segment, bytes).ok()?;
            segment::open(&container, &self.vault.keys, self.formats).ok()
        });
        Ok(opened.collect())
    }

    /// Takes a desk's word, unless a later one is known already: then it is not even opened.
    fn listen(&mut self, container: &Container<'_>) -> Option<(Writer, i64)> {
        let (writer, count) = ack::said_by(container)?;
        if self
            .heard
            .get(&writer)
            .is_none_or(|heard| heard.ack.count < count)
        {
            let ack = match ack::open(container, &self.vault.keys) {
                Ok(ack) => ack,
                Err(refusal) => {
                    if refusal == Refusal::NoKey {
                        self.hear_unread(container, (writer, count));
                    }
                    return None;
                }
            };
            self.unheard.remove(&writer);
            let before = self.heard.remove(&writer);
            let now = self.clock.now();
            let since = if self.has_looked { now } else { ack.at.min(now) };
            let (has, lacks, calls) = before
                .map(|heard| (heard.has, heard.lacks, heard.calls))
                .unwrap_or_default();
            let heard = Heard {
                ack,
                since,
                is_news: true,
                has,
                lacks,
                calls,
            };
            self.heard.insert(writer, heard);
        }
        Some((writer, count))
    }
}
