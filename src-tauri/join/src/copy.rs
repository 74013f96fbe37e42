//! Copies of a file what its pages need: each object once, under a new number, its bytes as they stand.

use std::collections::BTreeMap;

use crate::file::File;
use crate::object::{Dictionary, Object, is, plain_string};
use crate::out::Out;
use crate::refusal::Refusal;

/// An object's number and generation in its file, when its strings are encrypted by them.
pub(crate) type Id = Option<(u32, u16)>;

/// Copies from one file into the whole.
pub(crate) struct Copier<'f, 'o> {
    pub(crate) file: &'f File<'f>,
    pub(crate) out: &'o mut Out,
    /// The new number of each object that something led to.
    numbers: BTreeMap<u32, u32>,
    /// Those that are still to be copied.
    waiting: Vec<u32>,
}

impl<'f, 'o> Copier<'f, 'o> {
    pub(crate) fn new(file: &'f File<'f>, out: &'o mut Out) -> Self {
        Self {
            file,
            out,
            numbers: BTreeMap::new(),
            waiting: Vec::new(),
        }
    }

    /// Says that an object has a new number already, and is written by somebody else.
    pub(crate) fn know(&mut self, old: u32, new: u32) {
        self.numbers.insert(old, new);
    }

    /// The new number of an object, which is copied with all that it leads to.
    pub(crate) fn number(&mut self, old: u32) -> u32 {
        *self.numbers.entry(old).or_insert_with(|| {
            self.waiting.push(old);
            self.out.reserve()
        })
    }

    /// Copies all that something led to.
    pub(crate) fn finish(&mut self) -> Result<(), Refusal> {
        while let Some(old) = self.waiting.pop() {
            let new = self.numbers.get(&old).copied().unwrap_or_default();
            self.object(old, new)?;
        }
        Ok(())
    }

    fn object(&mut self, old: u32, new: u32) -> Result<(), Refusal> {
        let file = self.file;
        let mut text = Vec::new();
        let read = file.object(old)?;
        let read = read.as_ref();
        match read.map(|read| (&read.object, read.stream, read.id)) {
            Some((Object::Dictionary(entries), Some(stream), id)) => {
                let decrypted = match (file.crypt(), id) {
                    (Some(crypt), Some(id)) => Some(crypt.stream(id, stream)?),
                    _ => None,
                };
                // What only a file of its own can be, and what its keeper says of itself, is left behind.
                let left_out = [
                    "Length",
                    "F",
                    "FFilter",
                    "FDecodeParms",
                    "StructParent",
                    "StructParents",
                    "Metadata",
                    "PieceInfo",
                    "AF",
                    "OPI",
                ];
                self.entries(&mut text, entries, id, &left_out)?;
                self.out
                    .stream(new, &text, decrypted.as_deref().unwrap_or(stream));
            }
            // Pages that are not among those of the tree, and whatever leads to the whole file.
            Some((Object::Dictionary(entries), _, _)) if leads_away(entries) => self.out.object(new, b"null"),
            Some((object, _, id)) => {
                self.value(&mut text, object, id)?;
                self.out.object(new, &text);
            }
            None => self.out.object(new, b"null"),
        }
        Ok(())
    }

    /// Writes the entries of a dictionary without those left out, and without its brackets.
    pub(crate) fn entries(
        &mut self,
        text: &mut Vec<u8>,
        entries: &Dictionary,
        id: Id,
        left_out: &[&str],
    ) -> Result<(), Refusal> {
        for (key, value) in &entries.0 {
            if !left_out.iter().any(|name| is(key, name)) {
                self.entry(text, key, value, id)?;
            }
        }
        Ok(())
    }

    /// Writes an entry of a dictionary.
    pub(crate) fn entry(
        &mut self,
        text: &mut Vec<u8>,
        key: &[u8],
        value: &Object,
        id: Id,
    ) -> Result<(), Refusal> {
        text.push(b'/');
        text.extend_from_slice(key);
        text.push(b' ');
        self.value(text, value, id)
    }

    /// Writes a value; what it leads to is copied in the end.
    pub(crate) fn value(&mut self, text: &mut Vec<u8>, object: &Object, id: Id) -> Result<(), Refusal> {
        match object {
            Object::Plain(word) => text.extend_from_slice(word),
            Object::String(raw) => match (self.file.crypt(), id) {
                (Some(crypt), Some(id)) => {
                    hexadecimal(text, &crypt.string(id, plain_string(raw))?);
                }
                _ => text.extend_from_slice(raw),
            },
            Object::Name(raw) => {
                text.push(b'/');
                text.extend_from_slice(raw);
            }
            Object::Array(items) => {
                text.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        text.push(b' ');
                    }
                    self.value(text, item, id)?;
                }
                text.push(b']');
            }
            Object::Dictionary(entries) => {
                text.extend_from_slice(b"<<");
                self.entries(text, entries, id, &[])?;
                text.extend_from_slice(b">>");
            }
            Object::Reference(old) => {
                let new = self.number(*old);
                text.extend_from_slice(format!("{new} 0 R").as_bytes());
            }
        }
        Ok(())
    }
}

fn leads_away(entries: &Dictionary) -> bool {
    ["Page", "Pages", "Catalog", "ObjStm", "XRef"]
        .iter()
        .any(|kind| entries.is_type(kind))
}

fn hexadecimal(text: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    text.push(b'<');
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)]);
        text.push(DIGITS[usize::from(byte & 15)]);
    }
    text.push(b'>');
}
