//! How segments, statements and words lie in the folder:
//!
//! `magic 8 | u32 length | header | nonce 24 | u32 length | sealed | signature 64`
//!
//! Lengths are little-endian. `sealed` is XChaCha20-Poly1305 over the packed content (zstd), with the header
//! as associated data; the signature is ed25519 over the BLAKE3 hash of all before it. Nothing is unpacked or
//! decoded before both have held, and no length is believed before it was compared with a limit.

use std::io::Read;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use ed25519_dalek::{Signature as Signed, VerifyingKey};
use store::Rng;

use crate::{
    SyncError,
    keys::{Signature, random},
};

/// What a container holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Segment,
    Ack,
    Statement,
}

impl Kind {
    fn magic(self) -> [u8; 8] {
        match self {
            Self::Segment => *b"MBSEG\r\n\x01",
            Self::Ack => *b"MBACK\r\n\x01",
            Self::Statement => *b"MBSAY\r\n\x01",
        }
    }
}

const MOST_HEADER: usize = 1 << 20;
const MOST_SEALED: usize = 64 << 20;
const MOST_CONTENT: u64 = 256 << 20;

/// The largest file that is read.
pub(crate) const MOST_FILE: u64 = 256 << 20;

const NONCE: usize = 24;
const SIGNATURE: usize = 64;

/// Why a container is not taken. A file that is still on its way looks like any of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("not a container, or not all of it")]
    Torn,
    #[error("not signed by the device it names")]
    Signature,
    #[error("not sealed with the secretariat's key")]
    Seal,
    #[error("sealed with a key that has not come")]
    NoKey,
    #[error("the content cannot be read")]
    Content,
}

/// Seals and signs.
pub(crate) fn seal(
    kind: Kind,
    header: &[u8],
    content: &[u8],
    key: [u8; 32],
    device: &Signature,
    rng: &mut dyn Rng,
) -> Result<Vec<u8>, SyncError> {
    let packed = zstd::bulk::compress(content, 3).map_err(|_| SyncError::TooLarge)?;
    let nonce: [u8; NONCE] = random(rng)?;
    let payload = Payload {
        msg: &packed,
        aad: header,
    };
    let sealed = XChaCha20Poly1305::new(&key.into())
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| SyncError::TooLarge)?;
    if header.len() > MOST_HEADER || sealed.len() > MOST_SEALED || content.len() as u64 > MOST_CONTENT {
        return Err(SyncError::TooLarge);
    }
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).map_err(|_| SyncError::TooLarge);
    let mut bytes = Vec::with_capacity(header.len() + sealed.len() + 128);
    bytes.extend(kind.magic());
    bytes.extend(length(header)?.to_le_bytes());
    bytes.extend(header);
    bytes.extend(nonce);
    bytes.extend(length(&sealed)?.to_le_bytes());
    bytes.extend(sealed);
    let signature = device.sign(blake3::hash(&bytes).as_bytes());
    bytes.extend(signature);
    Ok(bytes)
}

/// A container that has the right shape, and is neither verified nor opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Container<'a> {
    /// All of it.
    pub(crate) bytes: &'a [u8],
    pub(crate) header: &'a [u8],
    nonce: [u8; NONCE],
    sealed: &'a [u8],
    signed: &'a [u8],
    signature: [u8; SIGNATURE],
}

impl<'a> Container<'a> {
    /// The container that `bytes` begin with.
    pub(crate) fn parse(kind: Kind, bytes: &'a [u8]) -> Result<Self, Refusal> {
        Self::parts(kind, bytes).ok_or(Refusal::Torn)
    }

    fn parts(kind: Kind, bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&kind.magic())?;
        let (header, rest) = counted(rest, MOST_HEADER)?;
        let (nonce, rest) = rest.split_first_chunk()?;
        let (sealed, rest) = counted(rest, MOST_SEALED)?;
        let (signature, rest) = rest.split_first_chunk()?;
        let bytes = &bytes[..bytes.len() - rest.len()];
        Some(Self {
            bytes,
            header,
            nonce: *nonce,
            sealed,
            signed: &bytes[..bytes.len() - SIGNATURE],
            signature: *signature,
        })
    }

    /// Makes sure that it is as the device signed it.
    pub(crate) fn verify(&self, device: [u8; 32]) -> Result<(), Refusal> {
        let device = VerifyingKey::from_bytes(&device).map_err(|_| Refusal::Signature)?;
        let hash = blake3::hash(self.signed);
        device
            .verify_strict(hash.as_bytes(), &Signed::from_bytes(&self.signature))
            .map_err(|_| Refusal::Signature)
    }

    /// Verifies, opens and unpacks.
    pub(crate) fn open(&self, key: [u8; 32], device: [u8; 32]) -> Result<Vec<u8>, Refusal> {
        self.verify(device)?;
        let payload = Payload {
            msg: self.sealed,
            aad: self.header,
        };
        let packed = XChaCha20Poly1305::new(&key.into())
            .decrypt(&XNonce::from(self.nonce), payload)
            .map_err(|_| Refusal::Seal)?;
        let mut content = Vec::new();
        let unpacked = zstd::stream::read::Decoder::with_buffer(&packed[..]).map_err(|_| Refusal::Content)?;
        unpacked
            .take(MOST_CONTENT + 1)
            .read_to_end(&mut content)
            .map_err(|_| Refusal::Content)?;
        if content.len() as u64 > MOST_CONTENT {
            return Err(Refusal::Content);
        }
        Ok(content)
    }
}

/// Bytes after their length.
fn counted(bytes: &[u8], most: usize) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    if length > most {
        return None;
    }
    rest.split_at_checked(length)
}

/// The containers that a file holds, one after another, as far as they are whole.
pub(crate) fn run(kind: Kind, mut bytes: &[u8]) -> impl Iterator<Item = Container<'_>> {
    std::iter::from_fn(move || {
        let next = Container::parse(kind, bytes).ok()?;
        bytes = &bytes[next.bytes.len()..];
        Some(next)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dice::Dice;

    const KEY: [u8; 32] = [7; 32];

    fn device() -> Signature {
        Signature::new([9; 32])
    }

    fn sealed(content: &[u8]) -> Vec<u8> {
        seal(Kind::Segment, b"hode", content, KEY, &device(), &mut Dice(1)).unwrap()
    }

    fn opened(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
        Container::parse(Kind::Segment, bytes)?.open(KEY, device().public())
    }

    #[test]
    fn what_was_sealed_is_opened() {
        let bytes = sealed(b"Legevakt");
        assert_eq!(opened(&bytes), Ok(b"Legevakt".to_vec()));
        assert!(!bytes.windows(8).any(|part| part == b"Legevakt"));
    }

    #[test]
    fn another_key_another_device_and_another_kind_are_refused() {
        let bytes = sealed(b"Legevakt");
        let container = Container::parse(Kind::Segment, &bytes).unwrap();
        assert_eq!(container.open([8; 32], device().public()), Err(Refusal::Seal));
        let other = Signature::new([1; 32]);
        assert_eq!(container.open(KEY, other.public()), Err(Refusal::Signature));
        assert!(Container::parse(Kind::Ack, &bytes).is_err());
    }

    /// Pitfall 10: lengths are compared with a limit before anything is reserved.
    #[test]
    fn a_length_of_gigabytes_is_refused() {
        let mut bytes = sealed(b"Legevakt");
        bytes[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(opened(&bytes), Err(Refusal::Torn));
    }

    #[test]
    fn a_file_of_several_is_read_as_far_as_it_is_whole() {
        let (one, two) = (sealed(b"en"), sealed(b"to"));
        let mut file = [one.clone(), two.clone()].concat();
        assert_eq!(
            run(Kind::Segment, &file)
                .map(|c| c.bytes.to_vec())
                .collect::<Vec<_>>(),
            [one.clone(), two]
        );
        file.truncate(file.len() - 1);
        assert_eq!(
            run(Kind::Segment, &file)
                .map(|c| c.bytes.to_vec())
                .collect::<Vec<_>>(),
            [one]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn no_change_of_any_byte_goes_unnoticed(place in any::<prop::sample::Index>(), flip in 1..=255_u8, cut in any::<prop::sample::Index>(), is_cut in any::<bool>()) {
            let mut bytes = sealed(b"Felles legevakt i Ytre Dalane");
            if is_cut {
                bytes.truncate(cut.index(bytes.len()));
            } else {
                let place = place.index(bytes.len());
                bytes[place] ^= flip;
            }
            prop_assert!(opened(&bytes).is_err());
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), begins in any::<bool>()) {
            let bytes = if begins { [&Kind::Segment.magic()[..], &bytes].concat() } else { bytes };
            let _ = opened(&bytes);
            prop_assert!(run(Kind::Ack, &bytes).count() == 0);
        }
    }
}
