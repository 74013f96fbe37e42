//! How the files that rows name lie in the folder: in pieces of a few chunks, so that none takes long to write
//! and what was damaged is written again in small.
//!
//! `magic 8 | u64 key | u32 piece | u64 length | name 16 | chunks`
//!
//! Lengths are little-endian. A chunk is XChaCha20-Poly1305 over so many bytes of the file; its nonce is its
//! number in the whole file and whether it is the last, so that none can be moved, left out or cut off. Name and
//! key come of a key of the secretariat and the file's SHA-256: without the key nobody can tell whether a file they
//! have is in the folder, and two desks that add one file write the same bytes.
//!
//! **Which key.** A piece is written under the newest its desk knows, as segments are: who was shut out reads no
//! file that is added afterwards, and cannot tell whether it is one they have. A piece that lies there stays,
//! whatever key it is under, for who was shut out since could read it before; when it vanishes it comes again under
//! the newest. So every desk knows a file by a name for each key, and its pieces may be under several. Two desks
//! that add one file write different bytes only while one of them has not heard of a new epoch; then it lies there
//! twice.

use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use store::{BlobId, MAX_BLOB};

use crate::{SyncError, keys::KeyId};

const MAGIC: [u8; 8] = *b"MBBLB\r\n\x01";

/// The length of what stands before the chunks.
pub(crate) const HEAD: usize = 44;

pub(crate) const TAG: usize = 16;

/// So many chunks make a piece.
const CHUNKS: u32 = 8;

/// What a file is called in the folder.
pub(crate) type Name = [u8; 16];

/// A piece of a file, by its number from 0.
pub(crate) type Part = (BlobId, u32);

/// How files are cut.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// The length of a chunk.
    pub(crate) chunk: u64,
}

impl Layout {
    /// A part of the format: all desks cut alike.
    pub(crate) const SHARED: Self = Self { chunk: 1 << 20 };

    /// How many bytes of a file are in a piece.
    pub(crate) fn piece(self) -> u64 {
        self.chunk * u64::from(CHUNKS)
    }

    /// What reading or writing so many bytes of a file takes of what a pass may spend, which is a piece: opening a file
    /// takes a moment too.
    pub(crate) fn cost(self, bytes: usize) -> u64 {
        (bytes as u64).max(self.chunk / 32)
    }

    /// The number of pieces of a file. An empty one has a piece too.
    pub(crate) fn pieces(self, len: u64) -> u32 {
        count(len, self.piece())
    }

    /// The number of chunks of a file.
    pub(crate) fn chunks(self, len: u64) -> u32 {
        count(len, self.chunk)
    }

    /// Where a piece begins in a file.
    pub(crate) fn begins(self, piece: u32) -> u64 {
        self.piece() * u64::from(piece)
    }

    /// The piece that a chunk is in.
    pub(crate) fn piece_of(chunk: u32) -> u32 {
        chunk / CHUNKS
    }

    /// Where a chunk lies in its piece, and the most bytes it takes there.
    pub(crate) fn place(self, chunk: u32) -> (u64, u64) {
        let sealed = self.chunk + TAG as u64;
        (HEAD as u64 + u64::from(chunk % CHUNKS) * sealed, sealed)
    }
}

fn count(len: u64, of: u64) -> u32 {
    u32::try_from(len.div_ceil(of).max(1)).unwrap_or(u32::MAX)
}

/// What a piece says of itself. It is believed when a chunk was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    /// Which of the secretariat's keys it is sealed with.
    pub(crate) key: KeyId,
    pub(crate) piece: u32,
    /// The length of the whole file.
    pub(crate) len: u64,
    pub(crate) name: Name,
}

impl Head {
    /// Nothing when this is no piece, or one that cannot be.
    pub(crate) fn parse(bytes: &[u8], layout: Layout) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let (key, rest) = rest.split_first_chunk()?;
        let (piece, rest) = rest.split_first_chunk()?;
        let (len, rest) = rest.split_first_chunk()?;
        let head = Self {
            key: KeyId(u64::from_le_bytes(*key)),
            piece: u32::from_le_bytes(*piece),
            len: u64::from_le_bytes(*len),
            name: *rest.first_chunk()?,
        };
        (head.len <= MAX_BLOB as u64 && head.piece < layout.pieces(head.len)).then_some(head)
    }

    fn bytes(&self) -> Vec<u8> {
        [
            &MAGIC[..],
            &self.key.0.to_le_bytes(),
            &self.piece.to_le_bytes(),
            &self.len.to_le_bytes(),
            &self.name,
        ]
        .concat()
    }

    /// The length of the piece when all of it is there.
    pub(crate) fn file_len(&self, layout: Layout) -> u64 {
        let content = (self.len - layout.begins(self.piece)).min(layout.piece());
        HEAD as u64 + content + TAG as u64 * u64::from(layout.chunks(content))
    }

    /// The key is of this content alone, so a nonce of numbers is never used twice. With another length nothing
    /// opens.
    fn cipher(&self, key: [u8; 32]) -> XChaCha20Poly1305 {
        let seal = blake3::derive_key("Motebok 2026-11-22 seal of a file", &key);
        let of_file = [&self.name[..], &self.len.to_le_bytes()].concat();
        XChaCha20Poly1305::new(blake3::keyed_hash(&seal, &of_file).as_bytes().into())
    }

    fn nonce(&self, chunk: u32, layout: Layout) -> XNonce {
        let mut nonce = [0; 24];
        nonce[19..23].copy_from_slice(&chunk.to_be_bytes());
        nonce[23] = u8::from(chunk + 1 == layout.chunks(self.len));
        nonce.into()
    }
}

/// What a file is called under one of the secretariat's keys.
pub(crate) fn name(key: [u8; 32], id: BlobId) -> Name {
    let naming = blake3::derive_key("Motebok 2026-11-22 name of a file", &key);
    let hash = blake3::keyed_hash(&naming, &id.0);
    hash.as_bytes().first_chunk().copied().unwrap_or_default()
}

/// Makes a piece of its bytes of a file.
pub(crate) fn seal(head: &Head, content: &[u8], key: [u8; 32], layout: Layout) -> Result<Vec<u8>, SyncError> {
    let cipher = head.cipher(key);
    let chunk = usize::try_from(layout.chunk).map_err(|_| SyncError::TooLarge)?;
    let mut bytes = head.bytes();
    bytes.reserve(content.len() + TAG * CHUNKS as usize);
    let mut rest = content;
    for n in head.piece * CHUNKS.. {
        let (this, after) = rest.split_at(chunk.min(rest.len()));
        let sealed = cipher.encrypt(&head.nonce(n, layout), this);
        bytes.extend(sealed.map_err(|_| SyncError::TooLarge)?);
        rest = after;
        if rest.is_empty() {
            break;
        }
    }
    Ok(bytes)
}

/// Verifies and opens a chunk, by its number in the whole file.
pub(crate) fn open(head: &Head, chunk: u32, sealed: &[u8], key: [u8; 32], layout: Layout) -> Option<Vec<u8>> {
    head.cipher(key).decrypt(&head.nonce(chunk, layout), sealed).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: [u8; 32] = [7; 32];
    const SMALL: Layout = Layout { chunk: 10 };
    const ID: BlobId = BlobId([3; 32]);

    fn content(len: u64) -> Vec<u8> {
        (0..len).map(|n| n.to_le_bytes()[0]).collect()
    }

    fn head(len: u64, piece: u32) -> Head {
        Head {
            key: KeyId(1),
            piece,
            len,
            name: name(KEY, ID),
        }
    }

    fn sealed(len: u64) -> Vec<Vec<u8>> {
        let all = content(len);
        let bytes = |piece| {
            let begins = usize::try_from(SMALL.begins(piece)).unwrap();
            let ends = (begins + 80).min(all.len());
            seal(&head(len, piece), &all[begins..ends], KEY, SMALL).unwrap()
        };
        (0..SMALL.pieces(len)).map(bytes).collect()
    }

    /// What the pieces hold, as far as each is what it says.
    fn opened(pieces: &[Vec<u8>], key: [u8; 32]) -> Option<Vec<u8>> {
        let mut all = Vec::new();
        let len = Head::parse(pieces.first()?, SMALL)?.len;
        for chunk in 0..SMALL.chunks(len) {
            let piece = pieces.get(Layout::piece_of(chunk) as usize)?;
            let head = Head::parse(piece, SMALL)?;
            if head.file_len(SMALL) != piece.len() as u64 || head.piece != Layout::piece_of(chunk) {
                return None;
            }
            let (from, most) = SMALL.place(chunk);
            let from = usize::try_from(from).unwrap();
            let to = (from + usize::try_from(most).unwrap()).min(piece.len());
            all.extend(open(&head, chunk, piece.get(from..to)?, key, SMALL)?);
        }
        Some(all)
    }

    #[test]
    fn what_was_cut_and_sealed_is_opened_whatever_its_length() {
        for len in [0, 1, 9, 10, 11, 79, 80, 81, 160, 333] {
            assert_eq!(opened(&sealed(len), KEY), Some(content(len)), "{len}");
        }
    }

    #[test]
    fn without_the_key_neither_name_nor_content_is_known() {
        assert_ne!(name(KEY, ID), name([8; 32], ID));
        assert_eq!(opened(&sealed(30), [8; 32]), None);
    }

    #[test]
    fn two_desks_that_seal_one_file_write_the_same_bytes() {
        assert_eq!(sealed(99), sealed(99));
    }

    /// Lengths are compared with a limit before anything is reserved.
    #[test]
    fn a_length_beyond_the_limit_and_a_piece_beyond_the_end_are_refused() {
        let too_long = head(MAX_BLOB as u64 + 1, 0).bytes();
        assert_eq!(Head::parse(&too_long, Layout::SHARED), None);
        assert_eq!(Head::parse(&head(80, 1).bytes(), SMALL), None);
    }

    proptest! {
        #[test]
        fn no_change_no_cut_and_no_exchange_goes_unnoticed(
            len in 1..200_u64, piece in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(),
            flip in 1..=255_u8, what in 0..3,
        ) {
            let mut pieces = sealed(len);
            let n = piece.index(pieces.len());
            let place = place.index(pieces[n].len());
            match what {
                0 => pieces[n][place] ^= flip,
                1 => pieces[n].truncate(place),
                _ => {
                    pieces[n] = pieces[0].clone();
                    prop_assume!(n > 0);
                }
            }
            let key = 8..16;
            prop_assume!(what != 0 || !key.contains(&place)); // it says which key to try
            prop_assert_eq!(opened(&pieces, KEY), None);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..100), begins in any::<bool>()) {
            let bytes = if begins { [&MAGIC[..], &bytes].concat() } else { bytes };
            let _ = opened(&[bytes], KEY);
        }
    }
}
