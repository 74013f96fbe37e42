//! `sekretariat.json`: which secretariat the folder belongs to, and its keys, locked with a passphrase.
//!
//! Keys are only ever added, each under a new epoch, and each may be locked in several ways. A changed file is
//! written under a new name; the valid one with the highest version counts.

use std::collections::BTreeMap;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};
use store::Rng;
use unicode_normalization::UnicodeNormalization;

use crate::{
    SyncError,
    keys::{Keys, random},
};

/// The format of the file.
const FORMAT: u32 = 1;

/// The largest file that is read.
pub(crate) const MOST_FILE: u64 = 1 << 20;

/// The fewest characters of a passphrase.
const LEAST: usize = 12;

/// A secretariat's identity.
pub(crate) type VaultId = [u8; 16];

/// What it costs to try one passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// How many times it is gone through.
    pub passes: u32,
}

impl Cost {
    /// No file makes this desk spend more than a gigabyte and twenty passes.
    const MOST: Self = Self {
        memory: 1 << 20,
        passes: 20,
    };
}

impl Default for Cost {
    /// 64 MiB, three passes: about a sixth of a second.
    fn default() -> Self {
        Self {
            memory: 64 << 10,
            passes: 3,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct VaultFile {
    format: u32,
    #[serde(with = "as_base64")]
    vault: Vec<u8>,
    version: u32,
    epochs: Vec<Epoch>,
}

#[derive(Serialize, Deserialize)]
struct Epoch {
    epoch: u32,
    locks: Vec<Lock>,
}

/// One way to get at an epoch's key.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Lock {
    /// Argon2id over the passphrase, then XChaCha20-Poly1305.
    Passphrase {
        memory: u32,
        passes: u32,
        #[serde(with = "as_base64")]
        salt: Vec<u8>,
        #[serde(with = "as_base64")]
        nonce: Vec<u8>,
        #[serde(with = "as_base64")]
        key: Vec<u8>,
    },
    /// A way that came later.
    #[serde(other)]
    Unknown,
}

/// An opened vault.
#[derive(Clone)]
pub(crate) struct Vault {
    pub(crate) id: VaultId,
    pub(crate) keys: Keys,
    /// The file, to put it back when somebody has removed it.
    pub(crate) bytes: Vec<u8>,
    pub(crate) version: u32,
}

/// A new secretariat's vault.
pub(crate) fn make(passphrase: &str, cost: Cost, rng: &mut dyn Rng) -> Result<Vault, SyncError> {
    if passphrase.chars().count() < LEAST {
        return Err(SyncError::ShortPassphrase { least: LEAST });
    }
    let (id, key): (VaultId, [u8; 32]) = (random(rng)?, random(rng)?);
    let (salt, nonce): ([u8; 16], [u8; 24]) = (random(rng)?, random(rng)?);
    let epoch = 1;
    let lock = stretched(passphrase, &salt, cost).ok_or(SyncError::TooLarge)?;
    let payload = Payload {
        msg: &key,
        aad: &context(&id, epoch),
    };
    let locked = XChaCha20Poly1305::new(&lock.into()).encrypt(&XNonce::from(nonce), payload);
    let lock = Lock::Passphrase {
        memory: cost.memory,
        passes: cost.passes,
        salt: salt.into(),
        nonce: nonce.into(),
        key: locked.map_err(|_| SyncError::TooLarge)?,
    };
    let file = VaultFile {
        format: FORMAT,
        vault: id.into(),
        version: 1,
        epochs: vec![Epoch {
            epoch,
            locks: vec![lock],
        }],
    };
    Ok(Vault {
        id,
        keys: Keys {
            by_epoch: BTreeMap::from([(epoch, key)]),
        },
        bytes: serde_json::to_vec_pretty(&file).map_err(|_| SyncError::TooLarge)?,
        version: file.version,
    })
}

/// The vault that counts among the files of a folder, opened.
pub(crate) fn open(files: Vec<Vec<u8>>, passphrase: &str) -> Result<Vault, SyncError> {
    let mut newer = None;
    let mut best: Option<(VaultFile, Vec<u8>)> = None;
    for bytes in files {
        match read(&bytes) {
            Ok(file) if best.as_ref().is_none_or(|(best, _)| best.version < file.version) => {
                best = Some((file, bytes));
            }
            Err(Some(found)) => newer = Some(found),
            _ => {}
        }
    }
    let Some((file, bytes)) = best else {
        let known = FORMAT;
        return Err(
            newer.map_or(SyncError::NoSecretariat, |found| SyncError::NewerFormat {
                found,
                known,
            }),
        );
    };
    let id = file
        .vault
        .as_slice()
        .try_into()
        .map_err(|_| SyncError::NoSecretariat)?;
    let keys = file
        .epochs
        .iter()
        .filter_map(|epoch| Some((epoch.epoch, unlock(&id, epoch, passphrase)?)));
    let by_epoch: BTreeMap<u32, [u8; 32]> = keys.collect();
    if by_epoch.is_empty() {
        return Err(SyncError::WrongPassphrase);
    }
    Ok(Vault {
        id,
        keys: Keys { by_epoch },
        bytes,
        version: file.version,
    })
}

/// Which secretariat a vault file is of, when it can be read.
pub(crate) fn id_in(bytes: &[u8]) -> Option<VaultId> {
    read(bytes).ok()?.vault.try_into().ok()
}

/// The file, or the format of a newer one.
fn read(bytes: &[u8]) -> Result<VaultFile, Option<u32>> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let Format { format } = serde_json::from_slice(bytes).map_err(|_| None)?;
    if format > FORMAT {
        return Err(Some(format));
    }
    serde_json::from_slice(bytes).map_err(|_| None)
}

fn unlock(id: &VaultId, epoch: &Epoch, passphrase: &str) -> Option<[u8; 32]> {
    epoch.locks.iter().find_map(|lock| {
        let Lock::Passphrase {
            memory,
            passes,
            salt,
            nonce,
            key,
        } = lock
        else {
            return None;
        };
        let cost = Cost {
            memory: *memory,
            passes: *passes,
        };
        let lock = stretched(passphrase, salt, cost)?;
        let nonce: [u8; 24] = nonce.as_slice().try_into().ok()?;
        let payload = Payload {
            msg: key,
            aad: &context(id, epoch.epoch),
        };
        let key = XChaCha20Poly1305::new(&lock.into())
            .decrypt(&XNonce::from(nonce), payload)
            .ok()?;
        key.try_into().ok()
    })
}

fn context(id: &VaultId, epoch: u32) -> Vec<u8> {
    [&id[..], &epoch.to_be_bytes()].concat()
}

/// A key out of a passphrase, however its letters were composed.
fn stretched(passphrase: &str, salt: &[u8], cost: Cost) -> Option<[u8; 32]> {
    if cost.memory > Cost::MOST.memory || cost.passes > Cost::MOST.passes {
        return None;
    }
    let passphrase: String = passphrase.nfc().collect();
    let params = Params::new(cost.memory, cost.passes, 1, Some(32)).ok()?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .ok()?;
    Some(key)
}

mod as_base64 {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::{BASE64, Engine};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(bytes))
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64.decode(text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Dice;

    const CHEAP: Cost = Cost { memory: 8, passes: 1 };

    #[test]
    fn the_passphrase_opens_what_it_locked() {
        let made = make("fjord og fjell 26", CHEAP, &mut Dice(1)).unwrap();
        let opened = open(vec![made.bytes.clone()], "fjord og fjell 26").unwrap();
        assert_eq!((opened.id, opened.keys.by_epoch), (made.id, made.keys.by_epoch));
    }

    #[test]
    fn a_wrong_passphrase_is_said_plainly() {
        let made = make("fjord og fjell 26", CHEAP, &mut Dice(1)).unwrap();
        assert!(matches!(
            open(vec![made.bytes], "fjord og fjell 27"),
            Err(SyncError::WrongPassphrase)
        ));
        assert!(matches!(
            make("kort", CHEAP, &mut Dice(1)),
            Err(SyncError::ShortPassphrase { least: 12 })
        ));
    }

    /// Pitfall 13.
    #[test]
    fn letters_composed_in_another_way_open_it_too() {
        let composed = "bl\u{e5} m\u{f8}te p\u{e5} \u{f8}ya";
        let decomposed = "bla\u{30a} m\u{f8}te pa\u{30a} \u{f8}ya";
        let made = make(composed, CHEAP, &mut Dice(1)).unwrap();
        assert!(open(vec![made.bytes], decomposed).is_ok());
    }

    #[test]
    fn the_highest_valid_version_counts_and_junk_beside_it_does_not() {
        let made = make("fjord og fjell 26", CHEAP, &mut Dice(1)).unwrap();
        let mut newer: VaultFile = serde_json::from_slice(&made.bytes).unwrap();
        newer.version = 2;
        let files = vec![
            b"{}".to_vec(),
            serde_json::to_vec(&newer).unwrap(),
            made.bytes,
            vec![0; 100],
        ];
        assert_eq!(open(files, "fjord og fjell 26").unwrap().version, 2);
        assert!(matches!(
            open(vec![b"{}".to_vec()], "fjord og fjell 26"),
            Err(SyncError::NoSecretariat)
        ));
    }

    #[test]
    fn a_folder_of_a_newer_format_is_left_alone() {
        let newer = br#"{ "format": 7, "noe": "annet" }"#.to_vec();
        let refused = open(vec![newer], "fjord og fjell 26");
        assert!(matches!(
            refused,
            Err(SyncError::NewerFormat { found: 7, known: 1 })
        ));
    }

    #[test]
    fn a_lock_of_a_kind_that_came_later_is_passed_over() {
        let made = make("fjord og fjell 26", CHEAP, &mut Dice(1)).unwrap();
        let mut json: serde_json::Value = serde_json::from_slice(&made.bytes).unwrap();
        let locks = json["epochs"][0]["locks"].as_array_mut().unwrap();
        locks.insert(
            0,
            serde_json::json!({ "kind": "device", "device": "x", "key": "y" }),
        );
        let bytes = serde_json::to_vec(&json).unwrap();
        assert!(open(vec![bytes], "fjord og fjell 26").is_ok());
    }

    /// Pitfall 10: limits before work.
    #[test]
    fn a_file_that_asks_for_terabytes_is_refused() {
        let made = make("fjord og fjell 26", CHEAP, &mut Dice(1)).unwrap();
        let mut json: serde_json::Value = serde_json::from_slice(&made.bytes).unwrap();
        json["epochs"][0]["locks"][0]["memory"] = u32::MAX.into();
        let bytes = serde_json::to_vec(&json).unwrap();
        assert!(matches!(
            open(vec![bytes], "fjord og fjell 26"),
            Err(SyncError::WrongPassphrase)
        ));
    }
}
