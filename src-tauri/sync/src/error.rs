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
    /// The passphrase is one that was used here before.
    #[error("the passphrase was used before")]
    OldPassphrase,
    /// A character of the code was heard or written wrongly.
    #[error("the code is mistyped")]
    MistypedCode,
    /// The code is well formed and opens nothing here.
    #[error("wrong code")]
    WrongCode,
    /// Somebody has joined with the code.
    #[error("the code has been used")]
    UsedCode,
    /// The days of the code are over.
    #[error("the code has expired")]
    ExpiredCode,
    /// An admin took the invitation back.
    #[error("the code was withdrawn")]
    WithdrawnCode,
    /// Not all that is needed to join has come to this replica of the folder.
    #[error("not all of the folder is here yet")]
    NotAllHere,
    /// This desk never joined a shared folder, or this device is another than the one that did.
    #[error("this device has not joined a shared folder")]
    NotJoined,
    /// Only an admin may do that.
    #[error("only an admin may do that")]
    NotAdmin,
    /// A device cannot shut out itself.
    #[error("a device cannot shut out itself")]
    OwnDevice,
    /// No such device belongs to the secretariat.
    #[error("no such device")]
    UnknownDevice,
    /// The file with this device's own secret cannot be read with this passphrase.
    #[error("this device's key cannot be read")]
    DeviceKeyUnreadable,
    /// The system has no keyring, or it does not open. The secret can be kept in a file instead.
    #[error("no keyring: {0}")]
    NoKeyring(String),
    /// Something is too large to be shared: a defect in this program.
    #[error("too large to be shared")]
    TooLarge,
}
