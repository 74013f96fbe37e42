//! A foreign file. Its objects are read when they are asked for, from the bytes as they stand.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::LARGEST;
use crate::crypt::Crypt;
use crate::lexer::Lexer;
use crate::object::{Dictionary, Object};
use crate::refusal::Refusal;
use crate::stream::{data, unpacked};
use crate::xref::{Place, Places, by_search, by_table, find};

/// All object streams of a file hold no more, unpacked.
const MOST_UNPACKED: usize = 64 << 20;
/// So many times its length, and so many bytes more, is read of a file: an honest one is read about once. What it costs
/// in time and memory is bounded by that.
const TIMES: usize = 4;
const PLUS: usize = 64 << 20;

/// An object with its stream, when it is one.
pub(crate) struct Indirect<'f> {
    /// Number and generation, when the object is encrypted by them; nothing when it is plain.
    pub(crate) id: Option<(u32, u16)>,
    pub(crate) object: Object<'f>,
    pub(crate) stream: Option<&'f [u8]>,
}

/// A file, open for reading.
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    places: Places<'a>,
    unpacked: BTreeMap<u32, Unpacked>,
    crypt: Option<Crypt>,
    /// How much may be read yet.
    left: Cell<usize>,
}

/// An object stream: its bytes, and where each object begins in it (ISO 32000-1, 7.5.7).
struct Unpacked {
    bytes: Vec<u8>,
    begins: BTreeMap<u32, usize>,
}

/// How a file says where its objects are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    ByTable,
    BySearch,
}

impl<'a> File<'a> {
    /// Opens a file.
    pub(crate) fn open(bytes: &'a [u8], found: Found) -> Result<Self, Refusal> {
        if bytes.len() > LARGEST {
            return Err(Refusal::TooLarge);
        }
        // Offsets are counted from the header, before which mail programs leave things.
        let header = find(&bytes[..bytes.len().min(1024)], b"%PDF-").ok_or(Refusal::Damaged)?;
        let bytes = &bytes[header..];
        let places = match found {
            Found::ByTable => by_table(bytes),
            Found::BySearch => by_search(bytes),
        };
        let mut file = Self {
            bytes,
            places: places.ok_or(Refusal::Damaged)?,
            unpacked: BTreeMap::new(),
            crypt: None,
            left: Cell::new(bytes.len().saturating_mul(TIMES).saturating_add(PLUS)),
        };
        file.decrypt()?;
        file.unpack(found)?;
        Ok(file)
    }

    fn decrypt(&mut self) -> Result<(), Refusal> {
        let Some(entry) = self.places.trailer.get("Encrypt") else {
            return Ok(());
        };
        let Some(Object::Dictionary(entries)) = self.resolve(entry)? else {
            return Err(Refusal::Damaged);
        };
        let identity = self
            .places
            .trailer
            .get("ID")
            .map(|id| self.resolve(id))
            .transpose()?
            .flatten();
        self.crypt = Some(Crypt::open(&entries, identity.as_ref())?);
        Ok(())
    }

    /// Unpacks the object streams: those that objects are said to be within, or all that there are.
    fn unpack(&mut self, found: Found) -> Result<(), Refusal> {
        let mut numbers: Vec<u32> = match found {
            Found::ByTable => {
                let within = |place: &Place| match place {
                    Place::Within(number) => Some(*number),
                    Place::At(_) => None,
                };
                self.places.of.values().filter_map(within).collect()
            }
            Found::BySearch => self.places.of.keys().copied().collect(),
        };
        numbers.sort_unstable();
        numbers.dedup();
        let mut total = 0;
        for number in numbers {
            let Some(stream) = self.object_stream(number, found)? else {
                continue;
            };
            total += stream.bytes.len();
            if total > MOST_UNPACKED {
                return Err(Refusal::TooLarge);
            }
            if found == Found::BySearch {
                for inner in stream.begins.keys() {
                    self.places.of.entry(*inner).or_insert(Place::Within(number));
                }
            }
            self.unpacked.insert(number, stream);
        }
        Ok(())
    }

    fn object_stream(&self, number: u32, found: Found) -> Result<Option<Unpacked>, Refusal> {
        let read = match (self.object(number), found) {
            (Ok(read), _) => read,
            // A search finds much that is no object.
            (Err(Refusal::Damaged), Found::BySearch) => None,
            (Err(refusal), _) => return Err(refusal),
        };
        let parts = read
            .as_ref()
            .and_then(|read| Some((read, read.object.as_dictionary()?, read.stream?)));
        let Some((read, entries, stream)) = parts.filter(|(_, entries, _)| entries.is_type("ObjStm")) else {
            return Ok(None);
        };
        let opened = || {
            let bytes = match (&self.crypt, read.id) {
                (Some(crypt), Some(id)) => unpacked(entries, &crypt.stream(id, stream).ok()?)?,
                _ => unpacked(entries, stream)?,
            };
            let first = entries.get("First")?.as_count()?;
            let mut begins = BTreeMap::new();
            let mut lexer = Lexer::new(&bytes, 0);
            for _ in 0..entries.get("N")?.as_count()? {
                let (Some(number), Some(offset)) = (lexer.count(), lexer.count()) else {
                    break;
                };
                begins.insert(u32::try_from(number).ok()?, first.checked_add(offset)?);
            }
            Some(Unpacked { bytes, begins })
        };
        match opened() {
            None if found == Found::ByTable => Err(Refusal::Damaged),
            opened => Ok(opened),
        }
    }

    /// Takes so much from what may be read yet.
    fn spend(&self, bytes: usize) -> Result<(), Refusal> {
        self.left
            .set(self.left.get().checked_sub(bytes).ok_or(Refusal::TooLarge)?);
        Ok(())
    }

    /// The object of a number; nothing when the file has none.
    pub(crate) fn object(&self, number: u32) -> Result<Option<Indirect<'_>>, Refusal> {
        match self.places.of.get(&number) {
            None => Ok(None),
            Some(Place::At(offset)) => self.object_at(number, *offset).map(Some),
            Some(Place::Within(stream)) => {
                let stream = self.unpacked.get(stream).ok_or(Refusal::Damaged)?;
                let begins = *stream.begins.get(&number).ok_or(Refusal::Damaged)?;
                let mut lexer = Lexer::new(&stream.bytes, begins);
                let object = lexer.object().ok_or(Refusal::Damaged)?;
                self.spend(lexer.at.saturating_sub(begins))?;
                Ok(Some(Indirect {
                    id: None,
                    object,
                    stream: None,
                }))
            }
        }
    }

    fn object_at(&self, number: u32, offset: usize) -> Result<Indirect<'_>, Refusal> {
        let mut lexer = Lexer::new(self.bytes, offset);
        let id = lexer
            .header()
            .filter(|id| id.0 == number)
            .ok_or(Refusal::Damaged)?;
        let object = if lexer.keyword("endobj") {
            Object::Plain(b"null")
        } else {
            lexer.object().ok_or(Refusal::Damaged)?
        };
        self.spend(lexer.at - offset)?;
        let is_stream = lexer.clone().keyword("stream");
        let stream = match object.as_dictionary().filter(|_| is_stream) {
            Some(entries) => {
                let length = entries.get("Length").and_then(|length| self.length(length));
                let stream = data(self.bytes, lexer.at, length).ok_or(Refusal::Damaged)?;
                self.spend(stream.len())?;
                Some(stream)
            }
            None => None,
        };
        Ok(Indirect {
            id: self.crypt.is_some().then_some(id),
            object,
            stream,
        })
    }

    /// The length of a stream, which may stand in an object of its own.
    fn length(&self, length: &Object) -> Option<usize> {
        let Object::Reference(number) = length else {
            return length.as_count();
        };
        match self.places.of.get(number)? {
            Place::At(offset) => {
                let mut lexer = Lexer::new(self.bytes, *offset);
                lexer.header()?;
                lexer.count()
            }
            Place::Within(stream) => {
                let stream = self.unpacked.get(stream)?;
                Lexer::new(&stream.bytes, *stream.begins.get(number)?).count()
            }
        }
    }

    /// What an object is or leads to; nothing when it leads nowhere, or to another that only leads on.
    pub(crate) fn resolve<'f>(&'f self, object: &Object<'f>) -> Result<Option<Object<'f>>, Refusal> {
        let found = match object {
            Object::Reference(number) => self.object(*number)?.map(|read| read.object),
            other => Some(other.clone()),
        };
        Ok(found.filter(|object| !matches!(object, Object::Reference(_) | Object::Plain(b"null"))))
    }

    /// The value of a key, wherever it stands.
    pub(crate) fn value<'f>(
        &'f self,
        entries: &Dictionary<'f>,
        key: &str,
    ) -> Result<Option<Object<'f>>, Refusal> {
        entries.get(key).map_or(Ok(None), |value| self.resolve(value))
    }

    pub(crate) fn trailer(&self) -> &Dictionary<'a> {
        &self.places.trailer
    }

    /// The catalog.
    pub(crate) fn catalog(&self) -> Result<Dictionary<'_>, Refusal> {
        match self.value(self.trailer(), "Root")? {
            Some(Object::Dictionary(catalog)) => Ok(catalog),
            _ => Err(Refusal::Damaged),
        }
    }

    pub(crate) fn crypt(&self) -> Option<&Crypt> {
        self.crypt.as_ref()
    }
}
