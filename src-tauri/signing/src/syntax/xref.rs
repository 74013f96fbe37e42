//! Cross-reference sections, tables and streams (ISO 32000-1, 7.5.4 and 7.5.8).

use std::collections::BTreeMap;

use super::SyntaxError;
use super::lexer::Lexer;
use super::object::{Dictionary, Object};

/// A document of a thousand pages has a tenth of these.
pub(super) const MAX_OBJECTS: usize = 1_000_000;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// Nowhere: the number is free.
    Free,
    /// At an offset from the start of the file, in bytes.
    At { offset: usize, generation: u16 },
    /// As the n-th object of an object stream.
    In { stream: u32, index: usize },
}

/// One section: what it says of the objects, and the trailer dictionary.
pub(super) struct Section {
    pub(super) entries: BTreeMap<u32, Entry>,
    pub(super) trailer: Dictionary,
}

/// Reads a table; the lexer stands on the word `xref`.
pub(super) fn table(lexer: &mut Lexer) -> Result<Section, SyntaxError> {
    let mut entries = BTreeMap::new();
    if !lexer.keyword("xref") {
        return Err(SyntaxError::at(
            lexer.position(),
            "a cross-reference table was expected",
        ));
    }
    lexer.skip();
    while !lexer.keyword("trailer") {
        let first = lexer.unsigned()?;
        lexer.skip_space();
        let count = lexer.unsigned()?;
        for number in first..first.saturating_add(count) {
            lexer.skip_space();
            let entry = table_entry(lexer)?;
            let number = object_number(number, lexer.position())?;
            if entries.len() == MAX_OBJECTS {
                return Err(SyntaxError::TooLarge);
            }
            if entries.insert(number, entry).is_some() {
                return Err(SyntaxError::at(lexer.position(), "an object is listed twice"));
            }
        }
        lexer.skip();
    }
    lexer.skip();
    let trailer = lexer.dictionary_with(&mut |_, _| {})?;
    Ok(Section { entries, trailer })
}

fn table_entry(lexer: &mut Lexer) -> Result<Entry, SyntaxError> {
    let offset = lexer.unsigned()?;
    lexer.skip_space();
    let at = lexer.position();
    let generation =
        u16::try_from(lexer.unsigned()?).map_err(|_| SyntaxError::at(at, "a generation was expected"))?;
    lexer.skip_space();
    if lexer.keyword("n") {
        Ok(Entry::At { offset, generation })
    } else if lexer.keyword("f") {
        Ok(Entry::Free)
    } else {
        Err(SyntaxError::at(lexer.position(), "n or f was expected"))
    }
}

fn object_number(number: usize, at: usize) -> Result<u32, SyntaxError> {
    u32::try_from(number).map_err(|_| SyntaxError::at(at, "an object number is too large"))
}

/// Reads the unpacked bytes of a cross-reference stream that stands at `at`.
pub(super) fn stream(dictionary: Dictionary, data: &[u8], at: usize) -> Result<Section, SyntaxError> {
    let broken = || SyntaxError::at(at, "a cross-reference stream is broken");
    let numbers = |key| -> Option<Vec<usize>> {
        let items = dictionary.get(key)?.as_array()?;
        items
            .iter()
            .map(|item| usize::try_from(item.as_integer()?).ok())
            .collect()
    };
    let widths: [usize; 3] = numbers("W")
        .and_then(|widths| widths.try_into().ok())
        .ok_or_else(broken)?;
    if widths.iter().any(|width| *width > 8) || widths[1] == 0 {
        return Err(broken());
    }
    let index = if dictionary.get("Index").is_some() {
        numbers("Index").ok_or_else(broken)?
    } else {
        let size = dictionary.get("Size").and_then(Object::as_integer);
        vec![
            0,
            size.and_then(|size| usize::try_from(size).ok())
                .ok_or_else(broken)?,
        ]
    };
    let mut rows = data.chunks_exact(widths.iter().sum());
    let mut entries = BTreeMap::new();
    for range in index.chunks(2) {
        let [first, count] = *range else {
            return Err(broken());
        };
        for number in first..first.saturating_add(count) {
            let row = rows.next().ok_or_else(broken)?;
            if entries.len() == MAX_OBJECTS {
                return Err(SyntaxError::TooLarge);
            }
            let entry = stream_entry(row, widths).ok_or_else(broken)?;
            if entries.insert(object_number(number, at)?, entry).is_some() {
                return Err(SyntaxError::at(at, "an object is listed twice"));
            }
        }
    }
    Ok(Section {
        entries,
        trailer: dictionary,
    })
}

fn stream_entry(row: &[u8], widths: [usize; 3]) -> Option<Entry> {
    let field = |from: usize, width: usize| {
        let value = row[from..from + width]
            .iter()
            .fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        usize::try_from(value).ok()
    };
    let kind = if widths[0] == 0 { 1 } else { field(0, widths[0])? };
    let second = field(widths[0], widths[1])?;
    let third = field(widths[0] + widths[1], widths[2])?;
    match kind {
        0 => Some(Entry::Free),
        1 => Some(Entry::At {
            offset: second,
            generation: u16::try_from(third).ok()?,
        }),
        2 => Some(Entry::In {
            stream: u32::try_from(second).ok()?,
            index: third,
        }),
        _ => None,
    }
}

/// The offset that the last `startxref` names, and where its `%%EOF` ends.
pub(super) fn last_start(bytes: &[u8]) -> Result<(usize, usize), SyntaxError> {
    const WORD: &[u8] = b"startxref";
    let at = bytes.windows(WORD.len()).rposition(|window| window == WORD);
    let at = at.ok_or(SyntaxError::at(bytes.len(), "the file has no startxref"))?;
    let mut lexer = Lexer::new(bytes, at + WORD.len());
    lexer.skip_space();
    let start = lexer.unsigned()?;
    lexer.skip_space();
    if !lexer.take(b"%%EOF") {
        return Err(SyntaxError::at(lexer.position(), "%%EOF was expected"));
    }
    if !lexer.take(b"\r\n") && !lexer.take(b"\n") {
        lexer.take(b"\r");
    }
    Ok((start, lexer.position()))
}

/// The offset that a trailer key gives, when it is there.
pub(super) fn offset_of(trailer: &Dictionary, key: &str, at: usize) -> Result<Option<usize>, SyntaxError> {
    let Some(value) = trailer.get(key) else {
        return Ok(None);
    };
    match value.as_integer().and_then(|value| usize::try_from(value).ok()) {
        Some(offset) => Ok(Some(offset)),
        None => Err(SyntaxError::at(at, "an offset was expected")),
    }
}
