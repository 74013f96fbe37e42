//! What a desk knows of the folder and of its colleagues, for people to read.

use chrono::{DateTime, FixedOffset};
use store::Writer;
use uuid::Uuid;

use crate::FolderError;

/// How it stands with the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderState {
    /// It can be read and written.
    Ready,
    /// It cannot be reached. Nothing is inferred.
    Unavailable,
    /// It is there, but nothing in it says that it is ours: emptied, or another folder in its place. Nothing
    /// is inferred and nothing is written; [`crate::Desk::restore_folder`] makes it anew when a person says so.
    Emptied,
    /// It belongs to another secretariat.
    OtherSecretariat,
    /// Nothing can be written to it.
    ReadOnly,
    /// It has no more room, or none for this user.
    Full,
    /// Its own path is so long that our names do not fit below it.
    PathTooLong,
    /// Another program holds files in it for longer than we wait.
    Held,
    /// It fails in another way.
    Failing(String),
}

impl From<FolderError> for FolderState {
    fn from(error: FolderError) -> Self {
        match error {
            FolderError::Unavailable | FolderError::Missing => Self::Unavailable,
            FolderError::ReadOnly => Self::ReadOnly,
            FolderError::Full => Self::Full,
            FolderError::PathTooLong => Self::PathTooLong,
            FolderError::Held => Self::Held,
            FolderError::Exists | FolderError::TooLarge | FolderError::NotAsWritten => {
                Self::Failing(error.to_string())
            }
            FolderError::Other(error) => Self::Failing(error.to_string()),
        }
    }
}

/// Somebody else's desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who sits there.
    pub person: String,
    /// The name the desk writes under.
    pub writer: Writer,
    /// When it was last heard from, on its own clock.
    pub last_contact: DateTime<FixedOffset>,
    /// How many segments that are here it did not have then.
    pub lacks: usize,
}

/// A file that a row names and that has not come yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// Who put it there, when that is known here.
    pub from: Option<String>,
    /// What people call it, when its row says.
    pub called: Option<String>,
    /// The rows that name it.
    pub rows: Vec<(&'static str, Uuid)>,
    /// How many of its bytes are here.
    pub had: u64,
    /// How many there are, once something of it was seen in the folder.
    pub total: Option<u64>,
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The folder.
    pub folder: FolderState,
    /// Everybody who was ever heard from, by name.
    pub colleagues: Vec<Colleague>,
    /// Segments written here that are not in the folder.
    pub unsent: usize,
    /// Segments that came and wait for others they stand on.
    pub waiting: usize,
    /// Files of ours in the folder that are damaged or not all there yet.
    pub damaged: usize,
    /// The files that are waited for.
    pub awaited: Vec<Awaited>,
    /// How many files that were put here are not, or not all, in the folder.
    pub unsent_files: usize,
}

/// What one pass over the folder did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// How it stands after it.
    pub status: Status,
    /// How many segments came in.
    pub received: usize,
    /// How many files were written.
    pub written: usize,
    /// Every row and every owner of a text that changed, and every row whose file came.
    pub touched: Vec<(&'static str, Uuid)>,
}
