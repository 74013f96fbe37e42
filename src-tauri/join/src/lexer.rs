//! Reads objects from bytes, one after another. It is lenient: what other readers make sense of is taken as it stands.

use crate::object::{Dictionary, Object};

/// Arrays and dictionaries nest no deeper; real files stay below ten.
const DEEPEST: usize = 64;
/// So many objects within one: what they are in memory is then bounded, however short each is in the file.
const MOST_ITEMS: usize = 1 << 18;

/// A position that moves forward over objects. Each step gives nothing where something else stands.
#[derive(Debug, Clone)]
pub(crate) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(crate) at: usize,
    items: usize,
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, items: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Skips white space and comments.
    pub(crate) fn skip(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
                self.at += self.rest().iter().position(is_end).unwrap_or(self.rest().len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
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

    fn word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| is_regular(**byte)).count();
        self.at += length;
        &rest[..length]
    }

    /// Takes a keyword after any space, when it stands here.
    pub(crate) fn keyword(&mut self, word: &str) -> bool {
        let mut ahead = self.clone();
        ahead.skip();
        let found = ahead.word() == word.as_bytes();
        if found {
            self.at = ahead.at;
        }
        found
    }

    /// Takes digits after any space: an offset, a number of an object, a count.
    pub(crate) fn count(&mut self) -> Option<usize> {
        self.skip();
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&rest[..length]).ok()?.parse().ok()?;
        self.at += length;
        Some(number)
    }

    /// `12 0 obj`: number and generation.
    pub(crate) fn header(&mut self) -> Option<(u32, u16)> {
        let number = self.count()?;
        let generation = self.count()?;
        self.skip();
        self.take(b"obj")
            .then_some((u32::try_from(number).ok()?, u16::try_from(generation).ok()?))
    }

    /// One object.
    pub(crate) fn object(&mut self) -> Option<Object<'a>> {
        self.items = 0;
        self.object_within(DEEPEST)
    }

    fn object_within(&mut self, depth: usize) -> Option<Object<'a>> {
        self.items += 1;
        if depth == 0 || self.items > MOST_ITEMS {
            return None;
        }
        self.skip();
        match self.peek()? {
            b'/' => {
                self.at += 1;
                Some(Object::Name(self.word()))
            }
            b'(' => self.literal().map(Object::String),
            b'<' if self.take(b"<<") => self.dictionary(depth).map(Object::Dictionary),
            b'<' => {
                let start = self.at;
                let length = self.rest().iter().position(|byte| *byte == b'>')?;
                self.at += length + 1;
                Some(Object::String(&self.bytes[start..self.at]))
            }
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.skip();
                    if self.take(b"]") {
                        return Some(Object::Array(items));
                    }
                    items.push(self.object_within(depth - 1)?);
                }
            }
            b'0'..=b'9' => self.reference().or_else(|| Some(Object::Plain(self.word()))),
            b'+' | b'-' | b'.' => Some(Object::Plain(self.word())),
            _ => match self.word() {
                word @ (b"true" | b"false" | b"null") => Some(Object::Plain(word)),
                _ => None,
            },
        }
    }

    fn reference(&mut self) -> Option<Object<'a>> {
        let mut ahead = self.clone();
        let number = u32::try_from(ahead.count()?).ok()?;
        ahead.count()?;
        if !ahead.keyword("R") {
            return None;
        }
        self.at = ahead.at;
        Some(Object::Reference(number))
    }

    fn dictionary(&mut self, depth: usize) -> Option<Dictionary<'a>> {
        let mut entries = Vec::new();
        loop {
            self.skip();
            if self.take(b">>") {
                return Some(Dictionary(entries));
            }
            if !self.take(b"/") {
                return None;
            }
            let key = self.word();
            entries.push((key, self.object_within(depth - 1)?));
        }
    }

    /// A string in round brackets, which nest.
    fn literal(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest();
        let (mut open, mut at) = (0_usize, 0);
        loop {
            match rest.get(at)? {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => at += 1,
                _ => {}
            }
            at += 1;
            if open == 0 {
                self.at += at;
                return rest.get(..at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_object_is_read_and_kept_as_it_stands() {
        let text =
            b"<< /A [1 -2.5 true null 12 0 R] % said\n /S (a\\)(b)) /H <4a> /D << /N /x#20y >> >> rest";
        let mut lexer = Lexer::new(text, 0);
        let object = lexer.object().unwrap();
        let entries = object.as_dictionary().unwrap();
        let items = entries.get("A").unwrap().as_array().unwrap();
        assert_eq!(items[1].as_number(), Some(-2.5));
        assert_eq!(items[4].as_reference(), Some(12));
        assert!(matches!(entries.get("S"), Some(Object::String(b"(a\\)(b))"))));
        assert!(
            entries
                .get("D")
                .unwrap()
                .as_dictionary()
                .unwrap()
                .get("N")
                .unwrap()
                .is_name("x y")
        );
        assert_eq!(&text[lexer.at..], b" rest");
    }

    #[test]
    fn endless_nesting_and_endless_lists_are_refused() {
        for text in ["[".repeat(100_000), "<</A".repeat(100_000), "(".repeat(100_000)] {
            assert!(Lexer::new(text.as_bytes(), 0).object().is_none());
        }
        let long = format!("[{}]", "0 ".repeat(MOST_ITEMS));
        assert!(Lexer::new(long.as_bytes(), 0).object().is_none());
    }
}
