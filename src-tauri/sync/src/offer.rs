//! Writing the files that rows name to the folder: what is new here, what vanished, and what a colleague calls
//! for. A little in each pass, for everything else waits meanwhile. Nothing of it is ever removed.
//!
//! What a reader puts here is merged by nobody, so their desk writes a file only when a colleague calls for it:
//! then the row that names it was merged there, for it is another's or was admitted.

use store::{BlobId, MAX_BLOB, NamedFile, Store, Writer};

use crate::{
    Desk, FolderError, SyncError,
    desk::Done,
    leave::{PATIENCE, WORDS},
    names,
    piece::{self, Head, Part},
};

/// After so many answers the next takes no longer: it is hours by then, and a folder that damages whatever is
/// written to it is not filled.
const MOST_ANSWERS: u32 = 4;

impl Desk {
    /// Leaves in the folder what is here and belongs there.
    pub(crate) fn offer(
        &mut self,
        store: &Store,
        files: &[NamedFile],
        done: &mut Done,
    ) -> Result<(), SyncError> {
        let mut left = self.shelf.layout.piece();
        for (part, len) in self.due_parts(store.writer(), files) {
            let written = self.write_part(store, part, len, done)?;
            left = left.saturating_sub(self.shelf.layout.cost(written));
            if left == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Pieces to be written, with the length of their file: first those that were never in the folder.
    fn due_parts(&mut self, own: Writer, files: &[NamedFile]) -> Vec<(Part, u64)> {
        let may_write = self.vault.members.may_write(self.own.public().signs);
        let (mut new, mut healing) = (Vec::new(), Vec::new());
        self.shelf.unsent = 0;
        for file in files {
            let Some(len) = file.len.filter(|len| *len <= MAX_BLOB as u64) else {
                continue;
            };
            let is_own = file.set.writer == own;
            let mut is_sent = true;
            for n in 0..self.shelf.layout.pieces(len) {
                let part = (file.id, n);
                let is_there = self.shelf.good(part).is_some_and(|(head, _)| head.len == len);
                is_sent &= is_there;
                if self.defences.acks && self.is_called_for(part, is_own) {
                    healing.push((part, len));
                } else if is_there || !may_write || self.shelf.may_be(part, &self.vault.keys) {
                    self.shelf.absent.remove(&part);
                } else if is_own && !self.shelf.absent.contains_key(&part) {
                    new.push((part, len));
                } else {
                    let passes = self.shelf.absent.entry(part).or_insert(0);
                    *passes += 1;
                    if *passes > PATIENCE && self.defences.heal {
                        healing.push((part, len));
                    }
                }
            }
            self.shelf.unsent += usize::from(is_own && !is_sent);
        }
        // No note waits for a map.
        new.sort_by_key(|(_, len)| *len);
        new.append(&mut healing);
        new
    }

    /// True when enough words of a colleague call for a piece; after each answer it takes twice as many.
    fn is_called_for(&self, part: Part, is_own: bool) -> bool {
        let answers = self.shelf.answered.get(&part).copied().unwrap_or(0);
        let enough = (if is_own { WORDS } else { 2 * WORDS }) << answers.min(MOST_ANSWERS);
        let mut words = self.heard.values().filter_map(|heard| heard.calls.get(&part));
        words.any(|words| *words >= enough)
    }

    /// Returns how many bytes of the file it wrote.
    fn write_part(
        &mut self,
        store: &Store,
        part: Part,
        len: u64,
        done: &mut Done,
    ) -> Result<usize, SyncError> {
        let (id, n) = part;
        // What is damaged here must not be spread.
        if !self.is_whole(store, id)? {
            return Ok(0);
        }
        let (key_id, key) = self.vault.keys.newest()?;
        let layout = self.shelf.layout;
        let head = Head {
            key: key_id,
            piece: n,
            len,
            name: piece::name(key, id),
        };
        let most = usize::try_from(layout.piece()).map_err(|_| SyncError::TooLarge)?;
        let content = store.blob_part(id, layout.begins(n), most)?;
        let bytes = piece::seal(&head, &content, key, layout)?;
        let name = |taken| names::piece(head.name, n, taken);
        match self.folder.create(&name(0), &bytes) {
            // Somebody adds the same file just now: what they write is the same, byte for byte.
            Err(FolderError::Exists) if !self.shelf.lies(&name(0)) => {}
            Err(FolderError::Exists | FolderError::NotAsWritten) => self.put(&bytes, name)?,
            written => written?,
        }
        done.written += 1;
        self.shelf.absent.insert(part, 0);
        let calls = self.heard.values_mut().map(|heard| heard.calls.remove(&part));
        if calls.flatten().count() > 0 {
            *self.shelf.answered.entry(part).or_insert(0) += 1;
        }
        Ok(content.len())
    }

    fn is_whole(&mut self, store: &Store, id: BlobId) -> Result<bool, SyncError> {
        if !self.shelf.whole.contains(&id) && store.has_whole(id)? {
            self.shelf.whole.insert(id);
        }
        Ok(self.shelf.whole.contains(&id))
    }
}
