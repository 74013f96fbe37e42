//! The folder as one desk has it.

use std::sync::{Arc, Mutex, MutexGuard};

use sync::{Entry, Folder, FolderError};

use crate::world::{File, World};

/// A desk's view of the world.
#[derive(Debug, Clone)]
pub(crate) struct Replica {
    pub(crate) world: Arc<Mutex<World>>,
    pub(crate) desk: usize,
}

impl Replica {
    fn world(&self) -> Result<MutexGuard<'_, World>, FolderError> {
        let mut world = self.world.lock().unwrap();
        world.works(self.desk)?;
        Ok(world)
    }
}

impl Folder for Replica {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        let mut world = self.world()?;
        let entry = |(name, file): (&String, &File)| Entry {
            name: name.clone(),
            len: file.bytes.len() as u64,
            modified: file.modified,
        };
        Ok(world.tree(self.desk).iter().map(entry).collect())
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        let mut world = self.world()?;
        let file = world.tree(self.desk).get(name).ok_or(FolderError::Missing)?;
        let from = usize::try_from(from).unwrap().min(file.bytes.len());
        let most = usize::try_from(most).unwrap();
        Ok(file.bytes[from..].iter().take(most).copied().collect())
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let mut world = self.world()?;
        if world
            .tree(self.desk)
            .keys()
            .any(|known| known.eq_ignore_ascii_case(name))
        {
            return Err(FolderError::Exists);
        }
        if world.is_calm || World::is_vault(name) || !world.dice.once_in(24) {
            world.write(self.desk, name, bytes.to_vec());
            return Ok(());
        }
        world.faults += 1;
        let half = bytes[..world.dice.below(bytes.len())].to_vec();
        world.write(self.desk, name, half);
        match world.dice.below(3) {
            0 => Err(FolderError::NotAsWritten),
            1 => Err(FolderError::Full),
            // Nobody noticed.
            _ => Ok(()),
        }
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        let mut world = self.world()?;
        world.erase(self.desk, name);
        Ok(())
    }
}
