//! Why something with the shared folder did not go, as a sentence.

use sync::{FolderError, SyncError};
use texts::Texts;

/// The sentence, and what to do.
pub(crate) fn sentence(error: &SyncError, texts: &Texts) -> String {
    let values = match error {
        SyncError::ShortPassphrase { least } => vec![("minst", (*least).into())],
        SyncError::NoKeyring(reason) => vec![("grunn", reason.clone().into())],
        SyncError::Folder(FolderError::Other(cause)) => vec![("grunn", cause.to_string().into())],
        _ => Vec::new(),
    };
    texts.get(id(error), &values)
}

fn id(error: &SyncError) -> &'static str {
    match error {
        SyncError::Folder(error) => folder(error),
        SyncError::Store(_) | SyncError::TooLarge => "deling-feil-intern",
        SyncError::NoSecretariat => "deling-feil-ingen",
        SyncError::AlreadyShared => "deling-feil-finnes",
        SyncError::OtherSecretariat => "deling-feil-annet",
        SyncError::NewerFormat { .. } => "deling-feil-nyere",
        SyncError::WrongPassphrase => "deling-feil-passord",
        SyncError::ShortPassphrase { .. } => "deling-feil-kort",
        SyncError::OldPassphrase => "deling-feil-brukt-passord",
        SyncError::MistypedCode => "deling-feil-feilskrevet",
        SyncError::WrongCode => "deling-feil-kode",
        SyncError::UsedCode => "deling-feil-brukt-kode",
        SyncError::ExpiredCode => "deling-feil-utloept-kode",
        SyncError::WithdrawnCode => "deling-feil-trukket-kode",
        SyncError::NotAllHere => "deling-feil-ikke-alt",
        SyncError::NotJoined => "deling-feil-ikke-delt",
        SyncError::NotAdmin => "deling-feil-ikke-administrator",
        SyncError::OwnDevice => "deling-feil-egen",
        SyncError::UnknownDevice => "deling-feil-ukjent",
        SyncError::DeviceKeyUnreadable => "deling-feil-noekkel",
        SyncError::NoKeyring(_) => "deling-feil-noekkelring",
    }
}

fn folder(error: &FolderError) -> &'static str {
    match error {
        FolderError::Unavailable | FolderError::Missing => "deling-feil-borte",
        FolderError::ReadOnly => "deling-feil-skrivebeskyttet",
        FolderError::Full => "deling-feil-full",
        FolderError::PathTooLong => "deling-feil-for-lang-sti",
        FolderError::Held => "deling-feil-holdt",
        FolderError::Exists | FolderError::TooLarge | FolderError::NotAsWritten | FolderError::Other(_) => {
            "deling-feil-mappe"
        }
    }
}
