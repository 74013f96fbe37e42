//! Object streams: objects packed together (ISO 32000-1, 7.5.7).

use super::SyntaxError;
use super::filter::unpack;
use super::lexer::Lexer;
use super::object::{Object, Stream};

/// An unpacked object stream: its bytes, and number and offset of each object in it.
pub(super) struct ObjectStream {
    data: Vec<u8>,
    index: Vec<(usize, usize)>,
}

impl ObjectStream {
    /// Unpacks an object stream that stands at `at`.
    pub(super) fn open(stream: &Stream, at: usize) -> Result<Self, SyntaxError> {
        let data = unpack(stream, at)?;
        let integer = |key| {
            stream
                .dictionary
                .get(key)
                .and_then(Object::as_integer)
                .and_then(|n| usize::try_from(n).ok())
        };
        let (Some(count), Some(first), true) = (
            integer("N"),
            integer("First"),
            stream.dictionary.is_type("ObjStm"),
        ) else {
            return Err(SyntaxError::at(at, "an object stream was expected"));
        };
        let mut lexer = Lexer::new(&data, 0);
        let mut index = Vec::new();
        for _ in 0..count {
            lexer.skip_space();
            let number = lexer
                .unsigned()
                .map_err(|_| SyntaxError::at(at, "an object stream is broken"))?;
            lexer.skip_space();
            let offset = lexer
                .unsigned()
                .map_err(|_| SyntaxError::at(at, "an object stream is broken"))?;
            index.push((number, first.saturating_add(offset)));
        }
        Ok(Self { data, index })
    }

    /// The n-th object, which must have this number.
    pub(super) fn object(&self, index: usize, number: u32) -> Option<Result<Object, SyntaxError>> {
        let (found, offset) = self.index.get(index)?;
        (*found == number as usize).then(|| Lexer::new(&self.data, *offset).object())
    }

    /// Unpacked length in bytes.
    pub(super) fn length(&self) -> usize {
        self.data.len()
    }
}
