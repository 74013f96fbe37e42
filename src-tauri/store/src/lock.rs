//! One window for each data folder.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    process,
};

use serde::{Deserialize, Serialize};

use crate::{Rng, StoreError};

/// Who has the folder open, and how to reach their window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Their process.
    pub pid: u32,
    /// The loopback port they listen on for "come to the front", once they have said so.
    pub port: Option<u16>,
    /// What they want to hear there, so that no other program moves their window.
    pub token: String,
}

/// Held while the window is open; given back when dropped or when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
    note: PathBuf,
    holder: Holder,
}

const LOCK: &str = "motebok.lock";
/// A file of its own, because Windows lets nobody read a locked one.
const NOTE: &str = "motebok.open";

/// Takes a data folder for this process. [`StoreError::InUse`] says who has it, as far as they have said so.
pub fn lock(folder: &Path, rng: &mut dyn Rng) -> Result<Lock, StoreError> {
    if !folder.is_dir() {
        return Err(StoreError::FolderMissing {
            folder: folder.into(),
        });
    }
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK))?;
    let note = folder.join(NOTE);
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let holder = fs::read(&note)
                .ok()
                .and_then(|note| serde_json::from_slice(&note).ok());
            return Err(StoreError::InUse(holder));
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    let token = format!("{:016x}{:016x}", rng.draw()?, rng.draw()?);
    let lock = Lock {
        file,
        note,
        holder: Holder {
            pid: process::id(),
            port: None,
            token,
        },
    };
    lock.write_note()?;
    Ok(lock)
}

impl Lock {
    /// What others must say to bring this window to the front.
    pub fn token(&self) -> &str {
        &self.holder.token
    }

    /// Tells others the loopback port this process listens on.
    pub fn announce(&mut self, port: u16) -> Result<(), StoreError> {
        self.holder.port = Some(port);
        self.write_note()
    }

    fn write_note(&self) -> Result<(), StoreError> {
        let note = serde_json::to_vec(&self.holder).map_err(std::io::Error::from)?;
        let fresh = self.note.with_extension("open.part");
        write_private(&fresh, &note)?;
        Ok(fs::rename(fresh, &self.note)?)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.note);
        let _ = self.file.unlock();
    }
}

/// The token is for this user's programs only.
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;

    let mut options = File::options();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRng;

    #[test]
    fn the_second_window_learns_who_has_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = lock(folder.path(), &mut SystemRng).unwrap();
        first.announce(40_123).unwrap();
        let Err(StoreError::InUse(Some(holder))) = lock(folder.path(), &mut SystemRng) else {
            panic!("two windows have the folder")
        };
        assert_eq!((holder.pid, holder.port), (process::id(), Some(40_123)));
        assert_eq!(holder.token, first.token());
    }

    #[test]
    fn a_window_that_closed_leaves_the_folder_free() {
        let folder = tempfile::tempdir().unwrap();
        drop(lock(folder.path(), &mut SystemRng).unwrap());
        let again = lock(folder.path(), &mut SystemRng).unwrap();
        assert_eq!(again.token().len(), 32);
    }

    #[test]
    fn a_note_left_by_a_crash_does_not_hold_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NOTE), r#"{"pid":1,"port":2,"token":"x"}"#).unwrap();
        fs::write(folder.path().join(LOCK), "").unwrap();
        assert!(lock(folder.path(), &mut SystemRng).is_ok());
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let missing = lock(&folder.path().join("borte"), &mut SystemRng);
        assert!(matches!(missing, Err(StoreError::FolderMissing { .. })));
    }
}
