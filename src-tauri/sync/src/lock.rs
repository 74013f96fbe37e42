//! A secret under words: a passphrase or a code becomes a key slowly (argon2id), and the key opens the secret.

use std::collections::BTreeMap;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use minicbor::{Decoder, decode::Error};
use store::Rng;
use unicode_normalization::UnicodeNormalization;

use crate::{
    SyncError,
    encoding::{Failed, Out, array, fixed, skip},
    keys::random,
};

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

/// The fewest characters of a passphrase.
const LEAST: usize = 12;

/// Refuses what keeps nobody out.
pub(crate) fn check(passphrase: &str) -> Result<(), SyncError> {
    if passphrase.chars().count() < LEAST {
        return Err(SyncError::ShortPassphrase { least: LEAST });
    }
    Ok(())
}

/// A secret under words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lock {
    pub(crate) cost: Cost,
    salt: [u8; 16],
    nonce: [u8; 24],
    sealed: Vec<u8>,
}

impl Lock {
    pub(crate) fn new(
        words: &str,
        secret: &[u8; 32],
        (cost, salt): (Cost, [u8; 16]),
        rng: &mut dyn Rng,
    ) -> Result<Self, SyncError> {
        let nonce = random(rng)?;
        let cipher = stretched(words, &salt, cost).ok_or(SyncError::TooLarge)?;
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), &secret[..])
            .map_err(|_| SyncError::TooLarge)?;
        Ok(Self {
            cost,
            salt,
            nonce,
            sealed,
        })
    }

    /// The secret, when these are the words.
    pub(crate) fn open(&self, words: &str) -> Option<[u8; 32]> {
        Self::all_open([self], words).pop()
    }

    /// The secrets of those among many that these words open. Those with the same salt cost one try together.
    pub(crate) fn all_open<'l>(locks: impl IntoIterator<Item = &'l Self>, words: &str) -> Vec<[u8; 32]> {
        let mut ciphers = BTreeMap::new();
        let opened = locks.into_iter().filter_map(|lock| {
            let cipher = ciphers
                .entry((lock.salt, lock.cost.memory, lock.cost.passes))
                .or_insert_with(|| stretched(words, &lock.salt, lock.cost));
            let secret = cipher
                .as_ref()?
                .decrypt(&XNonce::from(lock.nonce), &lock.sealed[..]);
            secret.ok()?.try_into().ok()
        });
        opened.collect()
    }

    pub(crate) fn put(&self, e: &mut Out<'_>) -> Result<(), Failed> {
        e.array(5)?.u32(self.cost.memory)?.u32(self.cost.passes)?;
        e.bytes(&self.salt)?.bytes(&self.nonce)?.bytes(&self.sealed)?;
        Ok(())
    }

    pub(crate) fn take(d: &mut Decoder<'_>) -> Result<Self, Error> {
        let more = array(d, 5)?;
        let cost = Cost {
            memory: d.u32()?,
            passes: d.u32()?,
        };
        let lock = Self {
            cost,
            salt: fixed(d)?,
            nonce: fixed(d)?,
            sealed: d.bytes()?.into(),
        };
        skip(d, more)?;
        Ok(lock)
    }
}

/// A cipher out of words, however their letters were composed.
fn stretched(words: &str, salt: &[u8], cost: Cost) -> Option<XChaCha20Poly1305> {
    if cost.memory > Cost::MOST.memory || cost.passes > Cost::MOST.passes {
        return None;
    }
    let words: String = words.nfc().collect();
    let params = Params::new(cost.memory, cost.passes, 1, Some(32)).ok()?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(words.as_bytes(), salt, &mut key)
        .ok()?;
    Some(XChaCha20Poly1305::new(&key.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Dice;

    const CHEAP: Cost = Cost { memory: 8, passes: 1 };

    fn lock(words: &str) -> Lock {
        Lock::new(words, &[7; 32], (CHEAP, [5; 16]), &mut Dice(1)).unwrap()
    }

    #[test]
    fn the_words_open_what_they_locked_and_others_do_not() {
        let lock = lock("fjord og fjell 26");
        assert_eq!(lock.open("fjord og fjell 26"), Some([7; 32]));
        assert_eq!(lock.open("fjord og fjell 27"), None);
        assert!(matches!(
            check("kort"),
            Err(SyncError::ShortPassphrase { least: 12 })
        ));
    }

    /// Pitfall 13.
    #[test]
    fn letters_composed_in_another_way_open_it_too() {
        let lock = lock("bl\u{e5} m\u{f8}te p\u{e5} \u{f8}ya");
        assert!(lock.open("bla\u{30a} m\u{f8}te pa\u{30a} \u{f8}ya").is_some());
    }

    /// Pitfall 10: limits before work.
    #[test]
    fn a_lock_that_asks_for_terabytes_is_not_tried() {
        let mut lock = lock("fjord og fjell 26");
        lock.cost.memory = u32::MAX;
        assert_eq!(lock.open("fjord og fjell 26"), None);
    }
}
