//! Reading the files that rows name from the folder: chunk by chunk, a little in each pass. What was verified
//! stays here, also when the folder vanishes in the middle. A file that is not there yet is waited for, and
//! called for after a while.

use std::collections::{BTreeMap, BTreeSet};

use store::{Arrived, BlobId, NamedFile, Store};

use crate::{
    Desk, FolderError, SyncError,
    desk::Done,
    leave::PATIENCE,
    piece::{self, Layout, Part, TAG},
    status::Awaited,
};

/// A word calls for at most so many pieces.
const MOST_CALLS: usize = 256;

impl Desk {
    /// Fetches what is needed here and lies in the folder.
    pub(crate) fn fetch(
        &mut self,
        store: &mut Store,
        files: &mut [NamedFile],
        done: &mut Done,
    ) -> Result<(), SyncError> {
        let awaited = files.iter().filter(|file| file.len.is_none()).map(|file| file.id);
        store.stop_awaiting_all_but(&awaited.collect::<BTreeSet<_>>())?;
        let arriving = store.arriving()?;
        let mut left = self.shelf.layout.piece();
        for n in self.in_turn(files, &arriving) {
            let file = &mut files[n];
            let arrived = arriving.get(&file.id).copied().unwrap_or_default();
            if self.fetch_one(store, file, arrived.parts, &mut left)? {
                done.touched.extend(&file.rows);
            }
        }
        self.miss(files, &store.arriving()?);
        Ok(())
    }

    /// The files that are not here: those that failed last, and of the others first what is soon done, so that
    /// no note waits for a map.
    fn in_turn(&self, files: &[NamedFile], arriving: &BTreeMap<BlobId, Arrived>) -> Vec<usize> {
        let mut open: Vec<_> = files
            .iter()
            .enumerate()
            .filter(|(_, file)| file.len.is_none())
            .filter_map(|(n, file)| {
                let had = arriving.get(&file.id).map_or(0, |arrived| arrived.bytes);
                let failures = self.shelf.failures.get(&file.id).copied().unwrap_or(0);
                Some((failures, self.shelf.len_of(file.id)?.saturating_sub(had), n))
            })
            .collect();
        open.sort_unstable();
        open.into_iter().map(|(_, _, n)| n).collect()
    }

    /// True when all of it is here now.
    fn fetch_one(
        &mut self,
        store: &mut Store,
        file: &mut NamedFile,
        first: u32,
        left: &mut u64,
    ) -> Result<bool, SyncError> {
        let layout = self.shelf.layout;
        let mut chunk = first;
        loop {
            let holding = |chunk| self.shelf.good((file.id, Layout::piece_of(chunk)));
            // Beyond the last piece there is none; the last one tells that the file ends there.
            let found = holding(chunk).or_else(|| holding(chunk.saturating_sub(1)));
            let Some((head, name)) = found else {
                return Ok(false);
            };
            if chunk >= layout.chunks(head.len) {
                return self.complete(store, file, head.len);
            }
            if *left == 0 || head.piece != Layout::piece_of(chunk) {
                return Ok(false);
            }
            let name = name.to_owned();
            let (from, most) = layout.place(chunk);
            let sealed = match self.folder.read_at(&name, from, most) {
                Err(error @ (FolderError::Missing | FolderError::Held)) => {
                    *self.shelf.failures.entry(file.id).or_insert(0) += 1;
                    if matches!(error, FolderError::Held) {
                        // Each that is held costs the whole of our patience: no other in this pass.
                        *left = 0;
                    }
                    return Ok(false);
                }
                read => read?,
            };
            *left = left.saturating_sub(layout.cost(sealed.len().saturating_sub(TAG)));
            let key = self.vault.keys.of(head.key);
            match key.and_then(|key| piece::open(&head, chunk, &sealed, key, layout)) {
                Some(bytes) => {
                    store.keep_part(file.id, chunk, &bytes)?;
                    chunk += 1;
                }
                None => self.shelf.is_bad((file.id, head.piece), &name),
            }
        }
    }

    fn complete(&mut self, store: &mut Store, file: &mut NamedFile, len: u64) -> Result<bool, SyncError> {
        if store.complete(file.id)? {
            file.len = Some(len);
            self.shelf.whole.insert(file.id);
            return Ok(true);
        }
        // Sealed with our key, and something else all the same.
        for n in 0..self.shelf.layout.pieces(len) {
            while let Some((_, name)) = self.shelf.good((file.id, n)) {
                let name = name.to_owned();
                self.shelf.is_bad((file.id, n), &name);
            }
        }
        Ok(false)
    }

    /// Counts for how long what is needed here has not been in the folder.
    fn miss(&mut self, files: &[NamedFile], arriving: &BTreeMap<BlobId, Arrived>) {
        let mut missed = BTreeMap::new();
        for file in files.iter().filter(|file| file.len.is_none()) {
            let next = arriving.get(&file.id).map_or(0, |arrived| arrived.parts);
            let needed = if let Some(len) = self.shelf.len_of(file.id) {
                Layout::piece_of(next)..self.shelf.layout.pieces(len)
            } else {
                // Every piece tells how many there are, and the one that came last is sure to be one.
                let piece = Layout::piece_of(next.saturating_sub(1));
                piece..piece + 1
            };
            let needed = needed.map(|piece| (file.id, piece));
            for part in needed.filter(|part| self.shelf.good(*part).is_none()) {
                missed.insert(part, self.shelf.missed.get(&part).map_or(1, |passes| passes + 1));
            }
        }
        self.shelf.missed = missed;
    }

    /// The pieces that this desk calls for.
    pub(crate) fn calls(&self) -> BTreeSet<Part> {
        let long = self.shelf.missed.iter().filter(|(_, passes)| **passes > PATIENCE);
        long.map(|(part, _)| *part).take(MOST_CALLS).collect()
    }

    /// The files that are waited for, for people to read.
    pub(crate) fn awaited(&self, store: &Store, files: &[NamedFile]) -> Result<Vec<Awaited>, SyncError> {
        let arriving = store.arriving()?;
        let mut awaited = Vec::new();
        for file in files.iter().filter(|file| file.len.is_none()) {
            awaited.push(Awaited {
                from: store.actor(file.set)?,
                called: file.called.clone(),
                rows: file.rows.clone(),
                had: arriving.get(&file.id).map_or(0, |arrived| arrived.bytes),
                total: self.shelf.len_of(file.id),
            });
        }
        Ok(awaited)
    }
}
