//! The secretariat's keys and this device's own.

use std::collections::BTreeMap;

use ed25519_dalek::{Signer, SigningKey};
use store::{Rng, StoreError};

/// Random bytes.
pub(crate) fn random<const N: usize>(rng: &mut dyn Rng) -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    for part in bytes.chunks_mut(8) {
        part.copy_from_slice(&rng.draw()?.to_be_bytes()[..part.len()]);
    }
    Ok(bytes)
}

/// A key of the secretariat. There is one for each epoch: whoever is shut out does not get the next. Old ones
/// are never thrown away, for what they sealed must stay readable.
#[derive(Clone)]
pub(crate) struct Keys {
    pub(crate) by_epoch: BTreeMap<u32, [u8; 32]>,
}

impl Keys {
    /// The key to seal with: the newest.
    pub(crate) fn newest(&self) -> (u32, [u8; 32]) {
        self.by_epoch
            .last_key_value()
            .map_or((0, [0; 32]), |(epoch, key)| (*epoch, *key))
    }

    /// The key something was sealed with, when this desk has it.
    pub(crate) fn of(&self, epoch: u32) -> Option<[u8; 32]> {
        self.by_epoch.get(&epoch).copied()
    }
}

/// What this device signs with.
#[derive(Clone)]
pub(crate) struct Signature(SigningKey);

impl Signature {
    pub(crate) fn new(secret: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&secret))
    }

    pub(crate) fn secret(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// What others know the device by.
    pub(crate) fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}
