//! The secretariat's keys and the pairs that its devices, passphrases and invitations hold.

use std::collections::BTreeMap;

use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use curve25519_dalek::montgomery::MontgomeryPoint;
use ed25519_dalek::{Signer, SigningKey};
use store::{Rng, StoreError};

use crate::SyncError;

/// Random bytes.
pub(crate) fn random<const N: usize>(rng: &mut dyn Rng) -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    for part in bytes.chunks_mut(8) {
        part.copy_from_slice(&rng.draw()?.to_be_bytes()[..part.len()]);
    }
    Ok(bytes)
}

/// The name of a key of the secretariat: its epoch, and a print of the key, for two admins may each begin an
/// epoch at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KeyId(pub(crate) u64);

impl KeyId {
    pub(crate) fn of(epoch: u32, key: &[u8; 32]) -> Self {
        let print = blake3::derive_key("motebok 2026 print of a key", key);
        let print = print.first_chunk().copied().map_or(0, u32::from_be_bytes);
        Self(u64::from(epoch) << 32 | u64::from(print))
    }

    pub(crate) fn epoch(self) -> u32 {
        u32::try_from(self.0 >> 32).unwrap_or(u32::MAX)
    }
}

/// The keys of the secretariat. There is one for each epoch: whoever is shut out does not get the next. Old
/// ones are never thrown away, for what they sealed must stay readable.
#[derive(Clone, Default)]
pub(crate) struct Keys {
    pub(crate) by_id: BTreeMap<KeyId, [u8; 32]>,
    /// The one to seal with.
    pub(crate) newest: KeyId,
}

impl Keys {
    /// The key to seal with, when it has come.
    pub(crate) fn newest(&self) -> Result<(KeyId, [u8; 32]), SyncError> {
        let key = self.of(self.newest).ok_or(SyncError::NotAllHere)?;
        Ok((self.newest, key))
    }

    /// The key something was sealed with, when this desk has it.
    pub(crate) fn of(&self, id: KeyId) -> Option<[u8; 32]> {
        self.by_id.get(&id).copied()
    }

    /// Takes a key in, when it is the one it is called.
    pub(crate) fn add(&mut self, id: KeyId, key: [u8; 32]) -> bool {
        KeyId::of(id.epoch(), &key) == id && self.by_id.insert(id, key).is_none()
    }
}

/// What this device signs with.
#[derive(Clone)]
pub(crate) struct Signature(SigningKey);

impl Signature {
    pub(crate) fn new(secret: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&secret))
    }

    /// What others know the device by.
    pub(crate) fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// What others know a pair by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Public {
    /// It signs with this one's secret (ed25519).
    pub(crate) signs: [u8; 32],
    /// What is sealed to this one it can open (X25519).
    pub(crate) opens: [u8; 32],
}

/// Both secrets of a device, a passphrase or an invitation, made of one.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) secret: [u8; 32],
    pub(crate) signature: Signature,
    agreement: [u8; 32],
    public: Public,
}

impl Pair {
    pub(crate) fn new(secret: [u8; 32]) -> Self {
        let signature = Signature::new(blake3::derive_key("motebok 2026 signing", &secret));
        let agreement = blake3::derive_key("motebok 2026 agreement", &secret);
        let public = Public {
            signs: signature.public(),
            opens: MontgomeryPoint::mul_base_clamped(agreement).to_bytes(),
        };
        Self {
            secret,
            signature,
            agreement,
            public,
        }
    }

    pub(crate) fn public(&self) -> Public {
        self.public
    }
}

/// A key of the secretariat, sealed to one pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrap {
    pub(crate) key: KeyId,
    /// What opens it.
    pub(crate) to: [u8; 32],
    pub(crate) ephemeral: [u8; 32],
    pub(crate) sealed: Vec<u8>,
}

impl Wrap {
    pub(crate) fn new(
        (id, key): (KeyId, [u8; 32]),
        to: [u8; 32],
        rng: &mut dyn Rng,
    ) -> Result<Self, SyncError> {
        let secret = random(rng)?;
        let ephemeral = MontgomeryPoint::mul_base_clamped(secret).to_bytes();
        let shared = MontgomeryPoint(to).mul_clamped(secret).to_bytes();
        // The key is used once, so the nonce may be nothing.
        let sealed = cipher(shared, ephemeral, to)
            .encrypt(&XNonce::default(), &key[..])
            .map_err(|_| SyncError::TooLarge)?;
        Ok(Self {
            key: id,
            to,
            ephemeral,
            sealed,
        })
    }

    pub(crate) fn open(&self, pair: &Pair) -> Option<[u8; 32]> {
        let shared = MontgomeryPoint(self.ephemeral)
            .mul_clamped(pair.agreement)
            .to_bytes();
        let key = cipher(shared, self.ephemeral, self.to)
            .decrypt(&XNonce::default(), &self.sealed[..])
            .ok()?;
        key.try_into().ok()
    }
}

fn cipher(shared: [u8; 32], ephemeral: [u8; 32], to: [u8; 32]) -> XChaCha20Poly1305 {
    let all = [shared, ephemeral, to].concat();
    XChaCha20Poly1305::new(&blake3::derive_key("motebok 2026 wrapping", &all).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Dice;

    #[test]
    fn a_wrapped_key_is_opened_by_the_one_it_was_meant_for_and_by_nobody_else() {
        let (ola, per) = (Pair::new([1; 32]), Pair::new([2; 32]));
        let key = (KeyId::of(3, &[7; 32]), [7; 32]);
        let wrap = Wrap::new(key, ola.public().opens, &mut Dice(1)).unwrap();
        assert_eq!(wrap.open(&ola), Some([7; 32]));
        assert_eq!(wrap.open(&per), None);
    }

    #[test]
    fn a_key_under_another_name_than_its_own_is_not_taken() {
        let mut keys = Keys::default();
        assert!(!keys.add(KeyId::of(9, &[8; 32]), [7; 32]));
        assert!(keys.add(KeyId::of(9, &[7; 32]), [7; 32]));
    }
}
