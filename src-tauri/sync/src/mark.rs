//! The mark of a folder, `sekretariat.json`: which secretariat the folder belongs to. It never changes.
//!
//! A secretariat is named by the statement that founded it, so nobody who can write to the folder can put
//! another founder in the place of the first.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};

use crate::{SyncError, statement::StatementId};

/// The format of the file.
const FORMAT: u32 = 1;

/// The largest file that is read.
pub(crate) const MOST_FILE: u64 = 1 << 20;

/// A secretariat's identity: the name of its founding statement.
pub(crate) type VaultId = StatementId;

#[derive(Serialize, Deserialize)]
struct VaultFile {
    format: u32,
    vault: String,
}

/// The file of a secretariat.
pub(crate) fn file(id: VaultId) -> Result<Vec<u8>, SyncError> {
    let file = VaultFile {
        format: FORMAT,
        vault: BASE64.encode(id),
    };
    serde_json::to_vec_pretty(&file).map_err(|_| SyncError::TooLarge)
}

/// Which secretariat a vault file is of, when it can be read.
pub(crate) fn id_in(bytes: &[u8]) -> Option<VaultId> {
    read(bytes).ok()
}

/// True for the beginning of such a file, without its end.
pub(crate) fn is_torn(bytes: &[u8]) -> bool {
    const BEGINS: &[u8] = b"{\n  \"format\": 1,\n  \"vault\": \"";
    (BEGINS.starts_with(bytes) || bytes.starts_with(BEGINS)) && !bytes.ends_with(b"}")
}

/// Whose a folder is, by the files in it.
pub(crate) fn whose(files: &[Vec<u8>]) -> Result<VaultId, SyncError> {
    let mut none = SyncError::NoSecretariat;
    for bytes in files {
        match read(bytes) {
            Ok(id) => return Ok(id),
            Err(Some(found)) => none = SyncError::NewerFormat { found, known: FORMAT },
            Err(None) => {}
        }
    }
    Err(none)
}

/// Whose the file is, or the format of a newer one.
fn read(bytes: &[u8]) -> Result<VaultId, Option<u32>> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let Format { format } = serde_json::from_slice(bytes).map_err(|_| None)?;
    if format > FORMAT {
        return Err(Some(format));
    }
    let file: VaultFile = serde_json::from_slice(bytes).map_err(|_| None)?;
    let id = BASE64.decode(file.vault).map_err(|_| None)?;
    id.try_into().map_err(|_| None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn junk_beside_the_file_does_not_hide_it() {
        let files = [b"{}".to_vec(), vec![0; 100], file([7; 16]).unwrap()];
        assert!(matches!(whose(&files), Ok(id) if id == [7; 16]));
        assert!(matches!(whose(&files[..2]), Err(SyncError::NoSecretariat)));
    }

    /// A placeholder that its cloud service has not filled is none.
    #[test]
    fn a_mark_that_was_cut_short_is_known_for_what_it_is() {
        let whole = file([7; 16]).unwrap();
        assert!((0..whole.len()).all(|len| is_torn(&whole[..len])));
        assert!(!is_torn(&whole) && !is_torn(&vec![0; whole.len()]) && !is_torn(b"{}"));
    }

    #[test]
    fn a_folder_of_a_newer_format_is_left_alone() {
        let newer = br#"{ "format": 7, "noe": "annet" }"#.to_vec();
        assert!(matches!(
            whose(&[newer]),
            Err(SyncError::NewerFormat { found: 7, known: 1 })
        ));
    }
}
