//! The bytes of streams: where they stand, and how those are unpacked that objects are found by.

use lopdf::Object as Plain;

use crate::lexer::{Lexer, is_space};
use crate::object::{Dictionary, Object, plain_name};
use crate::xref::find;

/// No cross-reference or object stream that somebody made in earnest is longer, unpacked.
pub(crate) const LONGEST: usize = 16 << 20;

/// The bytes of the stream whose dictionary ends at `at`, as they stand: of the length that is said, when the stream ends
/// there, else up to where it does.
pub(crate) fn data(bytes: &[u8], at: usize, length: Option<usize>) -> Option<&[u8]> {
    let mut lexer = Lexer::new(bytes, at);
    if !lexer.keyword("stream") {
        return None;
    }
    if !lexer.take(b"\r\n") && !lexer.take(b"\n") {
        lexer.take(b"\r");
    }
    let rest = bytes.get(lexer.at..)?;
    let said = length.and_then(|length| rest.get(..length));
    let ends = |data: &&[u8]| {
        let after = &rest[data.len()..];
        let spaces = after.iter().take_while(|byte| is_space(**byte)).count();
        after[spaces..].starts_with(b"endstream")
    };
    said.filter(ends).or_else(|| {
        let found = &rest[..find(rest, b"endstream")?];
        let found = found.strip_suffix(b"\n").unwrap_or(found);
        Some(found.strip_suffix(b"\r").unwrap_or(found))
    })
}

/// The unpacked bytes; nothing when they are longer than [`LONGEST`], or packed as nobody packs such a stream.
pub(crate) fn unpacked(entries: &Dictionary, data: &[u8]) -> Option<Vec<u8>> {
    let mut dictionary = lopdf::Dictionary::new();
    let mut set = |key: &str, value: &Object| dictionary.set(key, plain(value));
    if let Some(filter) = entries.get("Filter") {
        set("Filter", filter);
    }
    // One for each filter; a stream that objects are found by has one.
    let parameters = entries.get("DecodeParms").map_or(&[][..], items);
    if parameters.len() > 1 {
        return None;
    }
    if let Some(parameters) = parameters.first() {
        let parameters = parameters.as_dictionary()?;
        let is_usual = |key: &str, most: usize| {
            parameters
                .get(key)
                .is_none_or(|value| value.as_count().is_some_and(|count| (1..=most).contains(&count)))
        };
        if !is_usual("Columns", 64) || !is_usual("Colors", 1) || !is_usual("BitsPerComponent", 8) {
            return None;
        }
        set("DecodeParms", &Object::Dictionary(parameters.clone()));
    }
    let stream = lopdf::Stream::new(dictionary, data.to_vec());
    stream.decompressed_content_with_limit(LONGEST).ok()
}

/// The items of an array, or the value alone.
fn items<'v, 'a>(value: &'v Object<'a>) -> &'v [Object<'a>] {
    match value {
        Object::Array(items) => items,
        other => std::slice::from_ref(other),
    }
}

/// The same as lopdf has it. References lead nowhere.
pub(crate) fn plain(object: &Object) -> Plain {
    match object {
        Object::Plain(b"true") => Plain::Boolean(true),
        Object::Plain(b"false") => Plain::Boolean(false),
        Object::Plain(word) => {
            let word = std::str::from_utf8(word).unwrap_or_default();
            match (word.parse(), word.parse()) {
                (Ok(whole), _) => Plain::Integer(whole),
                (_, Ok(real)) => Plain::Real(real),
                _ => Plain::Null,
            }
        }
        Object::String(raw) => Plain::string_literal(crate::object::plain_string(raw)),
        Object::Name(raw) => Plain::Name(plain_name(raw)),
        Object::Array(items) => Plain::Array(items.iter().map(plain).collect()),
        Object::Dictionary(entries) => {
            let pairs = entries.0.iter();
            Plain::Dictionary(
                pairs
                    .map(|(key, value)| (plain_name(key), plain(value)))
                    .collect(),
            )
        }
        Object::Reference(_) => Plain::Null,
    }
}
