//! The folder as this crate sees it, so that tests and simulations can be one.

use std::io;

/// A file as a listing tells of it. All of it is a hint and none of it is trusted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its path below the root, with `/` between the parts.
    pub name: String,
    /// Its length in bytes.
    pub len: u64,
    /// When it was changed, in whatever unit; only ever compared for equality.
    pub modified: u128,
}

/// Where segments are left and found.
pub trait Folder: Send {
    /// Every file that may be ours.
    fn list(&self) -> Result<Vec<Entry>, FolderError>;

    /// At most `most` bytes of a file, from `from` on. Fewer at its end.
    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError>;

    /// A file's bytes, when there are at most `most`.
    fn read(&self, name: &str, most: u64) -> Result<Vec<u8>, FolderError> {
        let bytes = self.read_at(name, 0, most.saturating_add(1))?;
        if bytes.len() as u64 > most {
            return Err(FolderError::TooLarge);
        }
        Ok(bytes)
    }

    /// Makes a new file and is certain, as far as anybody can be, that it is there as written. Never
    /// replaces one: then it is [`FolderError::Exists`].
    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError>;

    /// The same for what may be lost because it is said again soon: nobody waits until it is on the disk.
    fn note(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.create(name, bytes)
    }

    /// Removes a file of our own.
    fn remove(&self, name: &str) -> Result<(), FolderError>;
}

/// What a folder can say instead.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The root cannot be reached: no network, no disk, or it is gone.
    #[error("the folder is not available")]
    Unavailable,
    /// There is no such file (any more, or yet).
    #[error("no such file")]
    Missing,
    /// A file with this name is there already.
    #[error("the file exists")]
    Exists,
    /// The file has more bytes than were asked for.
    #[error("the file is too large")]
    TooLarge,
    /// Nothing may be written here.
    #[error("the folder is read-only")]
    ReadOnly,
    /// No room is left, or none for this user.
    #[error("the folder is full")]
    Full,
    /// The path is longer than the folder takes.
    #[error("the path is too long")]
    PathTooLong,
    /// Another program holds the file for longer than we wait.
    #[error("the file is held by another program")]
    Held,
    /// What was read back is not what was written.
    #[error("the file is not as it was written")]
    NotAsWritten,
    /// Anything else.
    #[error("the folder failed: {0}")]
    Other(#[source] io::Error),
}
