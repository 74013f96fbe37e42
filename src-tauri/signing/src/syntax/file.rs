//! A PDF file as its last cross-reference section shows it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::SyntaxError;
use super::filter::{MAX_UNPACKED, unpack};
use super::indirect::{Indirect, header, read_indirect};
use super::lexer::Lexer;
use super::object::{Dictionary, Id, Object};
use super::object_stream::ObjectStream;
use super::xref::{self, Entry, MAX_OBJECTS, Section, last_start, offset_of};

/// More increments than any office makes; bounds the work on a forged chain.
const MAX_SECTIONS: usize = 1024;
/// References that lead to references, at most.
const MAX_REFERENCES: usize = 8;

/// A file, open for reading. Objects are parsed when asked for.
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    entries: BTreeMap<u32, Entry>,
    trailer: Dictionary,
    sections: Vec<usize>,
    /// Every place that any section gives an object, number and offset.
    history: BTreeSet<(u32, usize)>,
    ends_with_stream: bool,
    end: usize,
    object_streams: RefCell<ObjectStreams>,
}

#[derive(Default)]
struct ObjectStreams {
    open: BTreeMap<u32, Rc<ObjectStream>>,
    unpacked: usize,
}

/// Where the values of a dictionary's own keys stand, from first to last byte.
pub(crate) type Spans = BTreeMap<Vec<u8>, Range<usize>>;

impl<'a> File<'a> {
    /// Reads the chain of cross-reference sections, newest first, from the last `startxref` on.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, SyntaxError> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(SyntaxError::NotPdf);
        }
        let (start, end) = last_start(bytes)?;
        let mut file = Self {
            bytes,
            entries: BTreeMap::new(),
            trailer: Dictionary::default(),
            sections: Vec::new(),
            history: BTreeSet::new(),
            ends_with_stream: bytes.get(start..).is_some_and(|rest| !rest.starts_with(b"xref")),
            end,
            object_streams: RefCell::default(),
        };
        file.read_sections(start)?;
        file.check()?;
        Ok(file)
    }

    fn read_sections(&mut self, start: usize) -> Result<(), SyntaxError> {
        let mut next = Some(start);
        let mut newest = true;
        while let Some(at) = next {
            let mut section = self.section(at)?;
            if let Some(hybrid) = offset_of(&section.trailer, "XRefStm", at)? {
                let hidden = self.section(hybrid)?;
                for (number, entry) in hidden.entries {
                    let known = section.entries.entry(number).or_insert(entry);
                    if *known == Entry::Free {
                        *known = entry;
                    }
                }
            }
            for (number, entry) in section.entries {
                if let Entry::At { offset, .. } = entry {
                    self.history.insert((number, offset));
                }
                self.entries.entry(number).or_insert(entry);
            }
            if self.history.len() > MAX_OBJECTS || self.entries.len() > MAX_OBJECTS {
                return Err(SyntaxError::TooLarge);
            }
            if section.trailer.get("Encrypt").is_some() {
                return Err(SyntaxError::Encrypted);
            }
            next = offset_of(&section.trailer, "Prev", at)?;
            if newest {
                self.trailer = section.trailer;
                newest = false;
            }
        }
        Ok(())
    }

    fn section(&mut self, at: usize) -> Result<Section, SyntaxError> {
        if self.sections.contains(&at) || self.sections.len() == MAX_SECTIONS {
            return Err(SyntaxError::at(
                at,
                "the cross-reference sections run in a circle",
            ));
        }
        self.sections.push(at);
        let mut lexer = Lexer::new(self.bytes, at);
        if lexer.peek() == Some(b'x') {
            return xref::table(&mut lexer);
        }
        // The length of a cross-reference stream must stand in it: nothing else can be found yet.
        let indirect = read_indirect(self.bytes, at, &|_| None)?;
        match indirect.object {
            Object::Stream(stream) if stream.dictionary.is_type("XRef") => {
                let data = unpack(&stream, at)?;
                xref::stream(stream.dictionary, &data, at)
            }
            _ => Err(SyntaxError::at(at, "a cross-reference section was expected")),
        }
    }

    /// Nothing may point outside the file: an increment could fill the hole with anything.
    fn check(&self) -> Result<(), SyntaxError> {
        let outside = |entry: &Entry| matches!(entry, Entry::At { offset, .. } if *offset >= self.end);
        if self.entries.values().any(outside) {
            return Err(SyntaxError::at(
                self.end,
                "an object is said to stand behind the end of the file",
            ));
        }
        Ok(())
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The offset behind the last `%%EOF` and its end of line.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// Nothing but white space may stand behind the end.
    pub(crate) fn check_end(&self) -> Result<(), SyntaxError> {
        if self.bytes[self.end..].iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        Err(SyntaxError::at(self.end, "the end of the file was expected"))
    }

    /// Every number the file speaks of, and where its object stands.
    pub(crate) fn entries(&self) -> &BTreeMap<u32, Entry> {
        &self.entries
    }

    pub(crate) fn entry(&self, number: u32) -> Entry {
        self.entries.get(&number).copied().unwrap_or(Entry::Free)
    }

    /// Whether some revision of the file has this object at this offset.
    pub(crate) fn ever_had(&self, id: Id, offset: usize) -> bool {
        self.history.contains(&(id.number, offset))
    }

    /// The newest trailer dictionary.
    pub(crate) fn trailer(&self) -> &Dictionary {
        &self.trailer
    }

    /// Offsets of the cross-reference sections, newest first.
    pub(crate) fn sections(&self) -> &[usize] {
        &self.sections
    }

    /// Whether the newest section is a stream, so that the next one must be too (ISO 32000-1, 7.5.8.4).
    pub(crate) fn ends_with_stream(&self) -> bool {
        self.ends_with_stream
    }

    /// The object behind a number; null when there is none.
    pub(crate) fn get(&self, id: Id) -> Result<Object, SyntaxError> {
        match self.entry(id.number) {
            Entry::At { offset, generation } if generation == id.generation => {
                let found = self.indirect(offset)?;
                if found.id == id {
                    Ok(found.object)
                } else {
                    Err(SyntaxError::at(offset, "another object stands here"))
                }
            }
            Entry::In { stream, index } if id.generation == 0 => self.compressed(id.number, stream, index),
            _ => Ok(Object::Null),
        }
    }

    /// Every object in use, by number.
    pub(crate) fn objects(&self) -> impl Iterator<Item = Result<(Id, Object), SyntaxError>> {
        self.entries
            .keys()
            .filter_map(|number| self.id_of(*number))
            .map(|id| Ok((id, self.get(id)?)))
    }

    /// Number and generation of the object in use under a number.
    pub(crate) fn id_of(&self, number: u32) -> Option<Id> {
        match self.entry(number) {
            Entry::Free => None,
            Entry::At { generation, .. } => Some(Id { number, generation }),
            Entry::In { .. } => Some(Id {
                number,
                generation: 0,
            }),
        }
    }

    pub(super) fn indirect(&self, offset: usize) -> Result<Indirect, SyntaxError> {
        read_indirect(self.bytes, offset, &|id| self.stream_length(id))
    }

    /// A stream length given by reference: a plain integer object.
    fn stream_length(&self, id: Id) -> Option<i64> {
        match self.entry(id.number) {
            Entry::At { offset, generation } if generation == id.generation => {
                let found = read_indirect(self.bytes, offset, &|_| None).ok()?;
                found.object.as_integer().filter(|_| found.id == id)
            }
            Entry::In { stream, index } => self.compressed(id.number, stream, index).ok()?.as_integer(),
            _ => None,
        }
    }

    /// Follows references.
    pub(crate) fn resolve(&self, object: &Object) -> Result<Object, SyntaxError> {
        let mut object = object.clone();
        for _ in 0..MAX_REFERENCES {
            match object {
                Object::Reference(id) => object = self.get(id)?,
                other => return Ok(other),
            }
        }
        Ok(Object::Null)
    }

    /// The dictionary a key leads to, empty when there is none.
    pub(crate) fn dictionary(&self, holder: &Dictionary, key: &str) -> Result<Dictionary, SyntaxError> {
        let value = self.value(holder, key)?;
        Ok(value.as_dictionary().cloned().unwrap_or_default())
    }

    /// The array a key leads to, empty when there is none.
    pub(crate) fn array(&self, holder: &Dictionary, key: &str) -> Result<Vec<Object>, SyntaxError> {
        let value = self.value(holder, key)?;
        Ok(value.as_array().unwrap_or_default().to_vec())
    }

    /// The value a key leads to, null when there is none.
    pub(crate) fn value(&self, holder: &Dictionary, key: &str) -> Result<Object, SyntaxError> {
        holder
            .get(key)
            .map_or(Ok(Object::Null), |value| self.resolve(value))
    }

    /// The catalog and its number.
    pub(crate) fn catalog(&self) -> Result<(Id, Dictionary), SyntaxError> {
        let missing = || SyntaxError::at(self.end, "the file has no catalog");
        let id = self
            .trailer
            .get("Root")
            .and_then(Object::as_reference)
            .ok_or_else(missing)?;
        match self.get(id)? {
            Object::Dictionary(catalog) => Ok((id, catalog)),
            _ => Err(missing()),
        }
    }

    /// A dictionary object that is not compressed, and where the values of its own keys stand.
    pub(crate) fn dictionary_with_spans(&self, id: Id) -> Result<(Dictionary, Spans), SyntaxError> {
        let Entry::At { offset, generation } = self.entry(id.number) else {
            return Err(SyntaxError::at(
                self.end,
                "an object that must stand alone does not",
            ));
        };
        let mut lexer = Lexer::new(self.bytes, offset);
        let found = header(&mut lexer)?;
        if found != id || generation != id.generation {
            return Err(SyntaxError::at(offset, "another object stands here"));
        }
        let mut spans = BTreeMap::new();
        let dictionary = lexer.dictionary_with(&mut |key, span| {
            spans.insert(key.to_vec(), span);
        })?;
        Ok((dictionary, spans))
    }

    fn compressed(&self, number: u32, stream: u32, index: usize) -> Result<Object, SyntaxError> {
        let missing = SyntaxError::at(self.end, "an object is not in its object stream");
        self.object_stream(stream)?
            .object(index, number)
            .unwrap_or(Err(missing))
    }

    fn object_stream(&self, number: u32) -> Result<Rc<ObjectStream>, SyntaxError> {
        if let Some(open) = self.object_streams.borrow().open.get(&number) {
            return Ok(Rc::clone(open));
        }
        let Entry::At { offset, .. } = self.entry(number) else {
            return Err(SyntaxError::at(self.end, "an object stream is missing"));
        };
        // Its own length must not stand in an object stream, or two could wait for each other.
        let found = read_indirect(self.bytes, offset, &|id| match self.entry(id.number) {
            Entry::At { .. } => self.stream_length(id),
            _ => None,
        })?;
        let Object::Stream(stream) = found.object else {
            return Err(SyntaxError::at(offset, "an object stream was expected"));
        };
        let opened = Rc::new(ObjectStream::open(&stream, offset)?);
        let mut streams = self.object_streams.borrow_mut();
        streams.unpacked += opened.length();
        if streams.unpacked > MAX_UNPACKED {
            return Err(SyntaxError::TooLarge);
        }
        streams.open.insert(number, Rc::clone(&opened));
        Ok(opened)
    }

    /// Numbers that some object or the trailer refers to.
    pub(crate) fn referenced(&self) -> Result<BTreeSet<u32>, SyntaxError> {
        let mut numbers = BTreeSet::new();
        let mut add = |id: Id| {
            numbers.insert(id.number);
        };
        self.trailer
            .iter()
            .for_each(|(_, value)| value.references(&mut add));
        for object in self.objects() {
            object?.1.references(&mut add);
        }
        Ok(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<usize, SyntaxError> {
        let text = format!("%PDF-1.7\n{body}\nstartxref\n9\n%%EOF\n");
        File::read(text.as_bytes()).map(|file| file.entries().len())
    }

    #[test]
    fn a_table_that_promises_more_than_it_has_is_refused() {
        assert!(matches!(
            read("xref\n0 9999999999\n"),
            Err(SyntaxError::Damaged { .. })
        ));
        assert!(matches!(
            read("xref\n4294967290 10\n0000000000 00000 n \n"),
            Err(SyntaxError::Damaged { .. })
        ));
    }

    #[test]
    fn a_stream_that_promises_more_than_it_has_is_refused() {
        for (keys, data) in [
            ("/W[1 99999999999 1]", "x"),
            ("/W[0 0 0]/Index[0 9999999999]", ""),
            ("/W[1 1 1]/Index[0 9999999999]", "abc"),
            ("/W[1 1 1]/Index[9999999999 1]", "abc"),
            ("/W[-1 1 1]", "abc"),
        ] {
            let length = data.len();
            let body = format!(
                "1 0 obj <</Type/XRef/Size 9{keys}/Length {length}>> stream\n{data}\nendstream endobj"
            );
            assert!(matches!(read(&body), Err(SyntaxError::Damaged { .. })), "{keys}");
        }
    }

    #[test]
    fn sections_that_run_in_a_circle_are_refused() {
        assert!(matches!(
            read("xref\n0 0\ntrailer <</Prev 9>>"),
            Err(SyntaxError::Damaged { .. })
        ));
    }

    #[test]
    fn an_object_behind_the_end_of_the_file_is_refused() {
        let table = "xref\n1 1\n0000009999 00000 n \ntrailer <<>>";
        assert!(matches!(read(table), Err(SyntaxError::Damaged { .. })));
    }

    #[test]
    fn an_encrypted_file_is_said_plainly() {
        assert_eq!(
            read("xref\n0 0\ntrailer <</Encrypt 5 0 R>>"),
            Err(SyntaxError::Encrypted)
        );
    }

    #[test]
    fn references_and_stream_lengths_in_a_circle_come_to_an_end() {
        let body = "1 0 obj 2 0 R endobj\n2 0 obj 1 0 R endobj\n3 0 obj <</Length 3 0 R>> stream\n\nendstream endobj\n";
        let place = |text: &str| 9 + body.find(text).unwrap();
        let table: String = ["1 0 obj", "2 0 obj", "3 0 obj"]
            .map(|text| format!("{:010} 00000 n \n", place(text)))
            .concat();
        let start = 9 + body.len();
        let text = format!("%PDF-1.7\n{body}xref\n1 3\n{table}trailer <<>>\nstartxref\n{start}\n%%EOF\n");
        let file = File::read(text.as_bytes()).unwrap();
        let id = |number| Id {
            number,
            generation: 0,
        };
        assert_eq!(file.resolve(&Object::Reference(id(1))), Ok(Object::Null));
        assert!(file.get(id(3)).is_err());
    }
}
