//! Trying out the restore: a database is made from the folder alone, and nothing in the folder is touched.

use store::{Clock, Rng, Store};

use crate::{Desk, Entry, Folder, FolderError, Status, SyncError, desk::PATIENCE};

/// A folder that is only read.
struct Untouched<F>(F);

impl<F: Folder> Folder for Untouched<F> {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        self.0.list()
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        self.0.read_at(name, from, most)
    }

    fn create(&self, _: &str, _: &[u8]) -> Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }

    fn remove(&self, _: &str) -> Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }
}

impl Desk {
    /// Makes in the empty `store` what this device can have back from the folder, files included. The status tells
    /// what is still waited for when nothing more comes.
    pub fn rebuild(
        &self,
        folder: impl Folder + 'static,
        store: &mut Store,
        clock: impl Clock + 'static,
        rng: impl Rng + 'static,
    ) -> Result<Status, SyncError> {
        let folder = Box::new(Untouched(folder));
        let mut desk = Self::new(folder, self.own.clone(), Box::new(clock), Box::new(rng));
        desk.vault.id = self.vault.id;
        let (mut lately, mut awaited) = (0, Vec::new());
        loop {
            let pass = desk.pass(store)?;
            let left: Vec<_> = pass
                .status
                .awaited
                .iter()
                .map(|file| (file.had, file.total))
                .collect();
            // While anything comes, more may come; and what stands on what is lost is taken in at last.
            let moved = pass.received > 0 || left != awaited;
            lately = if moved { 0 } else { lately + 1 };
            awaited = left;
            let is_whole = pass.status.waiting == 0 && pass.status.awaited.is_empty();
            if !moved && (is_whole || lately > PATIENCE) {
                return Ok(pass.status);
            }
        }
    }
}
