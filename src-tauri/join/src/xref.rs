//! Where each object stands: as the file's own tables say (ISO 32000-1, 7.5.4 and 7.5.8), or as a search finds.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexer::{Lexer, is_space};
use crate::object::{Dictionary, Object};
use crate::stream;

/// A file of ten thousand pages has a quarter of these.
const MOST_OBJECTS: usize = 1 << 20;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    At(usize),
    /// Within the object stream of this number.
    Within(u32),
}

/// Where everything stands, and the trailer.
#[derive(Default)]
pub(crate) struct Places<'a> {
    pub(crate) of: BTreeMap<u32, Place>,
    pub(crate) trailer: Dictionary<'a>,
}

/// As the tables say that the file ends with.
pub(crate) fn by_table(bytes: &[u8]) -> Option<Places<'_>> {
    let start = rfind(bytes, b"startxref")?;
    let mut places = Places::default();
    let mut free = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![Lexer::new(bytes, start + 9).count()?];
    while let Some(at) = waiting.pop() {
        if !seen.insert(at) {
            continue;
        }
        let mut section = Section {
            places: &mut places.of,
            free: &mut free,
        };
        let trailer = section.read(bytes, at)?;
        // What stands in the stream of a hybrid file is newer than what stands in sections before it.
        waiting.extend(
            ["Prev", "XRefStm"]
                .iter()
                .filter_map(|key| trailer.get(key)?.as_count()),
        );
        if places.trailer.0.is_empty() {
            places.trailer = trailer;
        }
    }
    Some(places)
}

/// One section; newer ones were read before.
struct Section<'p> {
    places: &'p mut BTreeMap<u32, Place>,
    free: &'p mut BTreeSet<u32>,
}

impl Section<'_> {
    fn read<'a>(&mut self, bytes: &'a [u8], at: usize) -> Option<Dictionary<'a>> {
        let mut lexer = Lexer::new(bytes, at);
        if lexer.keyword("xref") {
            self.table(&mut lexer)
        } else {
            self.stream(bytes, at)
        }
    }

    fn set(&mut self, number: usize, place: Option<Place>) -> Option<()> {
        let number = u32::try_from(number).ok()?;
        match place {
            _ if self.places.contains_key(&number) || self.free.contains(&number) => {}
            Some(place) => drop(self.places.insert(number, place)),
            None => drop(self.free.insert(number)),
        }
        (self.places.len() + self.free.len() <= MOST_OBJECTS).then_some(())
    }

    fn table<'a>(&mut self, lexer: &mut Lexer<'a>) -> Option<Dictionary<'a>> {
        while !lexer.keyword("trailer") {
            let first = lexer.count()?;
            for number in first..first.checked_add(lexer.count()?)? {
                let offset = lexer.count()?;
                lexer.count()?;
                // Free ones are not noted: in a hybrid file those are said to be free that old readers may not see.
                if lexer.keyword("n") {
                    self.set(number, Some(Place::At(offset)))?;
                } else if !lexer.keyword("f") {
                    return None;
                }
            }
        }
        match lexer.object()? {
            Object::Dictionary(trailer) => Some(trailer),
            _ => None,
        }
    }

    fn stream<'a>(&mut self, bytes: &'a [u8], at: usize) -> Option<Dictionary<'a>> {
        let mut lexer = Lexer::new(bytes, at);
        lexer.header()?;
        let Object::Dictionary(trailer) = lexer.object()? else {
            return None;
        };
        let data = stream::data(bytes, lexer.at, trailer.get("Length")?.as_count())?;
        let rows = stream::unpacked(&trailer, data)?;
        self.rows(&trailer, &rows)?;
        Some(trailer)
    }

    fn rows(&mut self, trailer: &Dictionary, rows: &[u8]) -> Option<()> {
        let counts = |key: &str| -> Option<Vec<usize>> {
            trailer
                .get(key)?
                .as_array()?
                .iter()
                .map(Object::as_count)
                .collect()
        };
        let [kind, second, third]: [usize; 3] = counts("W")?.try_into().ok()?;
        if [kind, second, third].iter().any(|width| *width > 8) || kind + second + third == 0 {
            return None;
        }
        let index = match trailer.get("Index") {
            Some(_) => counts("Index")?,
            None => vec![0, trailer.get("Size")?.as_count()?],
        };
        let mut rows = rows.chunks_exact(kind + second + third);
        for range in index.chunks_exact(2) {
            for number in range[0]..range[0].checked_add(range[1])? {
                let Some(row) = rows.next() else { return Some(()) };
                let field = |from: usize, width: usize| {
                    let bytes = row[from..from + width].iter();
                    usize::try_from(bytes.fold(0_u64, |value, byte| value << 8 | u64::from(*byte))).ok()
                };
                let place = match if kind == 0 { 1 } else { field(0, kind)? } {
                    1 => Some(Place::At(field(kind, second)?)),
                    2 => Some(Place::Within(u32::try_from(field(kind, second)?).ok()?)),
                    _ => None,
                };
                self.set(number, place)?;
            }
        }
        Some(())
    }
}

/// As a search through the file finds, for files whose tables are damaged: what stands later counts. Objects within
/// object streams are found by whoever opens those.
pub(crate) fn by_search(bytes: &[u8]) -> Option<Places<'_>> {
    let mut places = Places::default();
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"obj") {
        let word = at + found;
        at = word + 3;
        if let Some(start) = header_before(bytes, word) {
            let mut lexer = Lexer::new(bytes, start);
            if let Some((number, _)) = lexer.header() {
                places.of.insert(number, Place::At(start));
                if places.of.len() > MOST_OBJECTS {
                    return None;
                }
                places.consider(number, &mut lexer);
            }
        }
    }
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"trailer") {
        at += found + 7;
        if let Some(Object::Dictionary(trailer)) = Lexer::new(bytes, at).object()
            && trailer.get("Root").is_some()
        {
            places.trailer = trailer;
        }
    }
    places.trailer.get("Root").is_some().then_some(places)
}

impl<'a> Places<'a> {
    /// Takes an object for the trailer when it can be: it is a cross-reference stream, or failing that the catalog.
    fn consider(&mut self, number: u32, lexer: &mut Lexer<'a>) {
        lexer.skip();
        if !lexer.clone().take(b"<<") {
            return;
        }
        let Some(Object::Dictionary(entries)) = lexer.object() else {
            return;
        };
        if entries.is_type("XRef") && entries.get("Root").is_some() {
            self.trailer = entries;
        } else if entries.is_type("Catalog") && self.trailer.0.is_empty() {
            self.trailer = Dictionary(vec![(b"Root", Object::Reference(number))]);
        }
    }
}

/// Where `12 0 ` before a word begins.
fn header_before(bytes: &[u8], word: usize) -> Option<usize> {
    let mut at = word;
    for _ in 0..2 {
        let spaces = bytes[..at]
            .iter()
            .rev()
            .take_while(|byte| is_space(**byte))
            .count();
        at -= spaces;
        let digits = bytes[..at]
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        at -= digits;
        if digits == 0 || digits > 10 {
            return None;
        }
    }
    Some(at)
}

/// Where these bytes stand first.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        from += bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes[from..].starts_with(wanted) {
            return Some(from);
        }
        from += 1;
    }
}

/// Where these bytes stand last.
fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
