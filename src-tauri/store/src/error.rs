//! What can go wrong between the program and its data.

use std::{io, path::PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::ErrorCode;
use uuid::Uuid;

use crate::{Backup, Holder};

/// Why the store could not do what it was asked. Its variants carry what a sentence to the user needs.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database was made by a newer version of the program; it is left untouched.
    #[error("the database has schema version {found}, this program knows {known}")]
    NewerVersion {
        /// Schema version of the file.
        found: u32,
        /// Newest schema version this program knows.
        known: u32,
    },
    /// The database cannot be read, or its own check found it inconsistent.
    #[error("the database is damaged")]
    Damaged {
        /// The newest backup that could take its place.
        newest_backup: Option<Backup>,
    },
    /// The database is gone or empty although there are backups of it.
    #[error("the database is missing, but there is a backup from {}", newest_backup.at)]
    Missing {
        /// The newest backup.
        newest_backup: Backup,
    },
    /// A database of some other program bears our file name.
    #[error("{} belongs to another program", file.display())]
    NotOurs {
        /// The file.
        file: PathBuf,
    },
    /// The folder of the data does not exist or is no folder.
    #[error("the folder {} does not exist", folder.display())]
    FolderMissing {
        /// The folder asked for.
        folder: PathBuf,
    },
    /// Files in the folder cannot be opened or made.
    #[error("no access to the data folder")]
    NoAccess,
    /// The disk or the file may not be written to.
    #[error("the data cannot be written: read-only")]
    ReadOnly,
    /// No room is left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// Another program held the database for longer than we wait.
    #[error("the database is busy")]
    Busy,
    /// The data folder is open in another window.
    #[error("the data folder is in use by another process")]
    InUse(Option<Holder>),
    /// The disk failed under a read or a write.
    #[error("the disk failed: {0}")]
    Disk(#[source] io::Error),
    /// The operating system gave no random numbers.
    #[error("no randomness from the operating system")]
    NoRandomness,
    /// An entity's serialised form and its table do not fit together.
    #[error("{entity}.{field}: {reason}")]
    Shape {
        /// The kind of thing.
        entity: &'static str,
        /// The field, or the kind again when the whole is meant.
        field: String,
        /// What does not fit.
        reason: &'static str,
    },
    /// A row is there but cannot be read as the entity it should be.
    #[error("{entity} {id} cannot be read: {reason}")]
    Unreadable {
        /// The kind of thing.
        entity: &'static str,
        /// Its identity.
        id: Uuid,
        /// The deserialiser's words.
        reason: String,
    },
    /// A change from the editor was refused; the text stands as it was.
    #[error("the change to {entity}.{field} was refused: {why}")]
    TextUpdate {
        /// The kind of thing.
        entity: &'static str,
        /// The text.
        field: &'static str,
        /// Why.
        why: TextRefusal,
    },
    /// What was to be undone has been changed since.
    #[error("{0}")]
    ChangedSince(Box<ChangedSince>),
    /// A file is larger than [`crate::MAX_BLOB`].
    #[error("the file has {len} bytes, at most {} can be kept", crate::MAX_BLOB)]
    BlobTooLarge {
        /// Its length.
        len: usize,
    },
    /// A stored file is not there.
    #[error("no file {hash} is stored")]
    BlobMissing {
        /// SHA-256 in hexadecimal.
        hash: String,
    },
    /// A stored file is not what its name says.
    #[error("the stored file {hash} is damaged")]
    BlobDamaged {
        /// SHA-256 in hexadecimal.
        hash: String,
    },
    /// Anything else SQLite has to say: a defect in this program.
    #[error("SQLite: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

/// The later change that stands in the way of undoing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{entity} {id} was changed by {actor} at {at} ({action}) and cannot be undone")]
pub struct ChangedSince {
    /// The kind of thing.
    pub entity: String,
    /// Its identity.
    pub id: Uuid,
    /// The field that was changed.
    pub field: String,
    /// Who changed it.
    pub actor: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// By which action.
    pub action: String,
}

/// Why a change to a text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextRefusal {
    /// The bytes are no Yjs update.
    #[error("not an update")]
    Unreadable,
    /// It builds on changes that never arrived; the editor must send its whole state.
    #[error("it builds on changes that are missing")]
    Gap,
    /// It is larger than [`crate::MAX_TEXT_UPDATE`].
    #[error("too large")]
    TooLarge,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{FromSqlConversionFailure, InvalidColumnType};
        if matches!(error, FromSqlConversionFailure(..) | InvalidColumnType(..)) {
            // Only this program writes these columns, and always with the same type.
            return Self::Damaged { newest_backup: None };
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { newest_backup: None }
            }
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::NoAccess,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(io::Error::other(error)),
            _ => Self::Sqlite(error),
        }
    }
}

impl From<rusqlite::types::FromSqlError> for StoreError {
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        Self::Damaged { newest_backup: None }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::NoAccess,
            _ => Self::Disk(error),
        }
    }
}
