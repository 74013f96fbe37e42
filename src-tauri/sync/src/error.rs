//! Why a shared folder could not be made, joined or passed over.

use store::StoreError;

use crate::FolderError;

/// What stands in the way. Its variants carry what a sentence to the user needs.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The folder could not be read or written.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The data of this desk could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no secretariat in this folder: it was never made one, or what tells of it is gone.
    #[error("no secretariat is shared in this folder")]
    NoSecretariat,
    /// The folder has a secretariat already.
    #[error("a secretariat is shared in this folder already")]
    AlreadyShared,
    /// The folder belongs to another secretariat than the one this desk shares.
    #[error("the folder belongs to another secretariat")]
    OtherSecretariat,
    /// The folder was made by a newer program.
    #[error("the folder has format {found}, this program knows {known}")]
    NewerFormat {
        /// The folder's format.
        found: u32,
        /// The newest format this program knows.
        known: u32,
    },
    /// The passphrase opens nothing here.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The passphrase is too short to keep anybody out.
    #[error("the passphrase must have at least {least} characters")]
    ShortPassphrase {
        /// The fewest characters it may have.
        least: usize,
    },
    /// The file with this device's own key cannot be read with the folder's key.
    #[error("this device's key cannot be read")]
    DeviceKeyUnreadable,
    /// Something is too large to be shared: a defect in this program.
    #[error("too large to be shared")]
    TooLarge,
}
