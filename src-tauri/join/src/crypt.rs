//! Files that are encrypted and open without a password (ISO 32000-1, 7.6): whoever made them only meant to keep others
//! from changing or printing them.

use lopdf::encryption::{EncryptionState, decrypt_object};
use lopdf::{Document, Object as Plain, Stream};

use crate::object::{Dictionary, Object};
use crate::refusal::Refusal;
use crate::stream::plain;

/// What decrypts a file.
pub(crate) struct Crypt(EncryptionState);

impl Crypt {
    /// Opens a file with the password that is none.
    pub(crate) fn open(entries: &Dictionary, identity: Option<&Object>) -> Result<Self, Refusal> {
        let number = |key: &str| entries.get(key).and_then(Object::as_count);
        // lopdf stumbles over revisions that do not belong to their version.
        if !matches!(
            (number("V"), number("R")),
            (Some(1 | 2), Some(2 | 3)) | (Some(4), Some(4)) | (Some(5), Some(5 | 6))
        ) {
            return Err(Refusal::Locked);
        }
        let mut document = Document::new();
        let id = document.add_object(plain(&Object::Dictionary(entries.clone())));
        document.trailer.set("Encrypt", id);
        document.trailer.set("ID", identity.map_or(Plain::Null, plain));
        document
            .authenticate_raw_user_password("")
            .map_err(|_| Refusal::Locked)?;
        let state = EncryptionState::decode(&document, "");
        state.map(Self).map_err(|_| Refusal::Locked)
    }

    /// A string of the object of this number and generation.
    pub(crate) fn string(&self, of: (u32, u16), bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        let mut string = Plain::string_literal(bytes);
        decrypt_object(&self.0, of, &mut string).map_err(|_| Refusal::Damaged)?;
        match string {
            Plain::String(bytes, _) => Ok(bytes),
            _ => Err(Refusal::Damaged),
        }
    }

    /// The stream of this number and generation.
    pub(crate) fn stream(&self, of: (u32, u16), bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
        let mut stream = Plain::Stream(Stream::new(lopdf::Dictionary::new(), bytes.to_vec()));
        decrypt_object(&self.0, of, &mut stream).map_err(|_| Refusal::Damaged)?;
        match stream {
            Plain::Stream(stream) => Ok(stream.content),
            _ => Err(Refusal::Damaged),
        }
    }
}
