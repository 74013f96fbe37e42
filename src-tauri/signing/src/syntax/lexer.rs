//! Reads objects from bytes (ISO 32000-1, 7.2 and 7.3), one after another, with their positions.

use super::SyntaxError;
use super::object::{Dictionary, Id, Object};

/// Arrays and dictionaries nest no deeper; real files stay below ten.
const MAX_DEPTH: usize = 64;

/// A position in a file that moves forward over objects.
#[derive(Debug, Clone)]
pub(crate) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The offset of the next byte.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn error<T>(&self, what: &'static str) -> Result<T, SyntaxError> {
        Err(SyntaxError::at(self.at, what))
    }

    /// Skips white space, but no comment.
    pub(crate) fn skip_space(&mut self) {
        self.at += self.rest().iter().take_while(|byte| is_space(**byte)).count();
    }

    /// Takes a comment up to its end of line, when one stands here.
    pub(crate) fn comment(&mut self) -> Option<&'a [u8]> {
        if self.peek() != Some(b'%') {
            return None;
        }
        let length = self
            .rest()
            .iter()
            .take_while(|byte| !matches!(byte, b'\r' | b'\n'))
            .count();
        let comment = &self.rest()[..length];
        self.at += length;
        Some(comment)
    }

    /// Skips white space and comments.
    pub(crate) fn skip(&mut self) {
        self.skip_space();
        while self.comment().is_some() {
            self.skip_space();
        }
    }

    /// Takes exact bytes, when they stand here.
    pub(crate) fn take(&mut self, wanted: &[u8]) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Takes a keyword that ends where it ends.
    pub(crate) fn keyword(&mut self, word: &str) -> bool {
        let ends = self.rest().get(word.len()).is_none_or(|byte| !is_regular(*byte));
        ends && self.take(word.as_bytes())
    }

    /// Takes so many bytes.
    pub(crate) fn bytes(&mut self, length: usize) -> Result<&'a [u8], SyntaxError> {
        match self.rest().get(..length) {
            Some(bytes) => {
                self.at += length;
                Ok(bytes)
            }
            None => self.error("the file ends too early"),
        }
    }

    /// Digits only, at most ten: offsets, object numbers, counts.
    pub(crate) fn unsigned(&mut self) -> Result<usize, SyntaxError> {
        let count = self
            .rest()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let digits = &self.rest()[..count];
        if count == 0 || count > 10 {
            return self.error("a number was expected");
        }
        self.at += count;
        Ok(digits
            .iter()
            .fold(0, |value, digit| value * 10 + usize::from(digit - b'0')))
    }

    /// `12 0`, the two numbers that name an object.
    pub(crate) fn id(&mut self) -> Result<Id, SyntaxError> {
        let at = self.at;
        let number = self.unsigned()?;
        self.skip();
        let generation = self.unsigned()?;
        match (u32::try_from(number), u16::try_from(generation)) {
            (Ok(number), Ok(generation)) => Ok(Id { number, generation }),
            _ => Err(SyntaxError::at(at, "an object number was expected")),
        }
    }

    /// One object; a stream is read by its file, which knows its length.
    pub(crate) fn object(&mut self) -> Result<Object, SyntaxError> {
        self.object_within(MAX_DEPTH)
    }

    fn object_within(&mut self, depth: usize) -> Result<Object, SyntaxError> {
        if depth == 0 {
            return self.error("objects are nested too deep");
        }
        self.skip();
        match self.peek() {
            Some(b'/') => self.name().map(Object::Name),
            Some(b'(') => self.literal_string().map(Object::String),
            Some(b'<') if self.rest().starts_with(b"<<") => self
                .dictionary_within(depth, &mut |_, _| {})
                .map(Object::Dictionary),
            Some(b'<') => self.hexadecimal_string().map(Object::String),
            Some(b'[') => self.array(depth).map(Object::Array),
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => self.number_or_reference(),
            _ if self.keyword("true") => Ok(Object::Boolean(true)),
            _ if self.keyword("false") => Ok(Object::Boolean(false)),
            _ if self.keyword("null") => Ok(Object::Null),
            _ => self.error("an object was expected"),
        }
    }

    /// A dictionary; `seen` is told each of its own keys and where the value stands, first to last byte.
    pub(crate) fn dictionary_with(
        &mut self,
        seen: &mut dyn FnMut(&[u8], std::ops::Range<usize>),
    ) -> Result<Dictionary, SyntaxError> {
        self.dictionary_within(MAX_DEPTH, seen)
    }

    fn dictionary_within(
        &mut self,
        depth: usize,
        seen: &mut dyn FnMut(&[u8], std::ops::Range<usize>),
    ) -> Result<Dictionary, SyntaxError> {
        let mut dictionary = Dictionary::default();
        if !self.take(b"<<") {
            return self.error("a dictionary was expected");
        }
        loop {
            self.skip();
            if self.take(b">>") {
                return Ok(dictionary);
            }
            let at = self.at;
            let key = self.name()?;
            self.skip();
            let start = self.at;
            let value = self.object_within(depth - 1)?;
            seen(&key, start..self.at);
            // Readers disagree on which of two equal keys counts.
            if !dictionary.add(key, value) {
                return Err(SyntaxError::at(at, "a dictionary has the same key twice"));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Object>, SyntaxError> {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.skip();
            if self.take(b"]") {
                return Ok(items);
            }
            items.push(self.object_within(depth - 1)?);
        }
    }

    fn name(&mut self) -> Result<Vec<u8>, SyntaxError> {
        if !self.take(b"/") {
            return self.error("a name was expected");
        }
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            if byte == b'#' {
                let (Some(high), Some(low)) = (self.hex_digit(), self.hex_digit()) else {
                    return self.error("two hexadecimal digits were expected");
                };
                name.push(high << 4 | low);
            } else {
                name.push(byte);
            }
        }
        Ok(name)
    }

    fn hex_digit(&mut self) -> Option<u8> {
        let digit = char::from(self.peek()?).to_digit(16)?;
        self.at += 1;
        u8::try_from(digit).ok()
    }

    fn hexadecimal_string(&mut self) -> Result<Vec<u8>, SyntaxError> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut high = None;
        loop {
            self.skip_space();
            if self.take(b">") {
                bytes.extend(high.map(|high| high << 4));
                return Ok(bytes);
            }
            let Some(digit) = self.hex_digit() else {
                return self.error("a hexadecimal digit was expected");
            };
            high = match high {
                None => Some(digit),
                Some(high) => {
                    bytes.push(high << 4 | digit);
                    None
                }
            };
        }
    }

    fn literal_string(&mut self) -> Result<Vec<u8>, SyntaxError> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return Ok(bytes),
                b')' => open -= 1,
                b'\\' => {
                    bytes.extend(self.escape());
                    continue;
                }
                b'\r' => {
                    self.take(b"\n");
                    bytes.push(b'\n');
                    continue;
                }
                _ => {}
            }
            bytes.push(byte);
        }
        self.error("a string has no end")
    }

    /// What follows a reverse solidus in a literal string (ISO 32000-1, table 3).
    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                self.take(b"\n");
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut value = byte - b'0';
                for _ in 0..2 {
                    let Some(digit) = self.peek().filter(|digit| matches!(digit, b'0'..=b'7')) else {
                        break;
                    };
                    self.at += 1;
                    // The norm says to ignore high-order overflow.
                    value = value.wrapping_mul(8).wrapping_add(digit - b'0');
                }
                Some(value)
            }
            other => Some(other),
        }
    }

    fn number_or_reference(&mut self) -> Result<Object, SyntaxError> {
        let mut ahead = self.clone();
        if let Ok(id) = ahead.id() {
            ahead.skip();
            if ahead.keyword("R") {
                self.at = ahead.at;
                return Ok(Object::Reference(id));
            }
        }
        let count = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        let word = &self.rest()[..count];
        let number = std::str::from_utf8(word).ok().and_then(parse_number);
        match number {
            Some(number) => {
                self.at += count;
                Ok(number)
            }
            None => self.error("a number was expected"),
        }
    }
}

/// A number as PDF writes it: no exponent, no `inf`, no `nan`. `2.0` is the integer 2: no reader tells them apart.
fn parse_number(word: &str) -> Option<Object> {
    if !word
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'))
    {
        return None;
    }
    if let Ok(value) = word.parse() {
        return Some(Object::Integer(value));
    }
    let value: f64 = word.parse().ok().filter(|value: &f64| value.is_finite())?;
    if value.fract() == 0.0 && value.abs() < 1e15 {
        #[allow(clippy::cast_possible_truncation)] // whole, and far inside the range
        return Some(Object::Integer(value as i64));
    }
    Some(Object::Real(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Object, SyntaxError> {
        Lexer::new(text.as_bytes(), 0).object()
    }

    #[test]
    fn every_kind_of_object_is_read() {
        let object =
            read("<< /A#20b [1 -2.5 .5 true null] /S (a\\(b\\)\\101(c)) /H <4a 4B4> /R 12 0 R >>").unwrap();
        let dictionary = object.as_dictionary().unwrap();
        let items = dictionary.get("A b").unwrap().as_array().unwrap();
        assert_eq!(items[0], Object::Integer(1));
        assert_eq!(items[1], Object::Real(-2.5));
        assert_eq!(items[2], Object::Real(0.5));
        assert_eq!(items[3], Object::Boolean(true));
        assert_eq!(items[4], Object::Null);
        assert_eq!(dictionary.get("S").unwrap().as_string(), Some(&b"a(b)A(c)"[..]));
        assert_eq!(dictionary.get("H").unwrap().as_string(), Some(&b"JK@"[..]));
        assert_eq!(
            dictionary.get("R").unwrap().as_reference(),
            Some(Id {
                number: 12,
                generation: 0
            })
        );
    }

    #[test]
    fn the_same_key_twice_is_refused() {
        assert!(read("<< /Contents <00> /Contents <01> >>").is_err());
        assert!(read("<< /Contents <00> /#43ontents <01> >>").is_err());
    }

    #[test]
    fn endless_nesting_is_refused() {
        assert!(read(&"[".repeat(100_000)).is_err());
        assert!(read(&"<</A".repeat(100_000)).is_err());
    }

    #[test]
    fn what_only_looks_like_a_number_is_refused() {
        for text in ["1e5", "nan", "--1", "1-2", "+", ".", "inf"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
