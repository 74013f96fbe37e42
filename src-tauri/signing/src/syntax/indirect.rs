//! Indirect objects: a number, an object, and the bytes of a stream (ISO 32000-1, 7.3.8 and 7.3.10).

use super::SyntaxError;
use super::lexer::Lexer;
use super::object::{Dictionary, Id, Object, Stream};

/// An indirect object, and the offset behind its `endobj`.
pub(super) struct Indirect {
    pub(super) id: Id,
    pub(super) object: Object,
    pub(super) end: usize,
}

/// `12 0 obj`
pub(super) fn header(lexer: &mut Lexer) -> Result<Id, SyntaxError> {
    lexer.skip_space();
    let id = lexer.id()?;
    lexer.skip();
    if !lexer.keyword("obj") {
        return Err(SyntaxError::at(lexer.position(), "obj was expected"));
    }
    lexer.skip();
    Ok(id)
}

/// The indirect object at an offset. `length_behind` finds a stream length given by reference.
pub(super) fn read_indirect(
    bytes: &[u8],
    offset: usize,
    length_behind: &dyn Fn(Id) -> Option<i64>,
) -> Result<Indirect, SyntaxError> {
    let mut lexer = Lexer::new(bytes, offset);
    let id = header(&mut lexer)?;
    let mut object = lexer.object()?;
    lexer.skip();
    if lexer.keyword("stream") {
        let Object::Dictionary(dictionary) = object else {
            return Err(SyntaxError::at(lexer.position(), "a stream has no dictionary"));
        };
        object = Object::Stream(stream(&mut lexer, dictionary, length_behind)?);
    }
    lexer.skip();
    if !lexer.keyword("endobj") {
        return Err(SyntaxError::at(lexer.position(), "endobj was expected"));
    }
    Ok(Indirect {
        id,
        object,
        end: lexer.position(),
    })
}

fn stream(
    lexer: &mut Lexer,
    dictionary: Dictionary,
    length_behind: &dyn Fn(Id) -> Option<i64>,
) -> Result<Stream, SyntaxError> {
    let at = lexer.position();
    if !lexer.take(b"\r\n") && !lexer.take(b"\n") {
        return Err(SyntaxError::at(at, "an end of line was expected"));
    }
    let length = match dictionary.get("Length") {
        Some(Object::Integer(length)) => Some(*length),
        Some(Object::Reference(id)) => length_behind(*id),
        _ => None,
    };
    let length = length.and_then(|length| usize::try_from(length).ok());
    let data = lexer
        .bytes(length.ok_or(SyntaxError::at(at, "a stream has no length"))?)?
        .to_vec();
    lexer.skip_space();
    if !lexer.keyword("endstream") {
        return Err(SyntaxError::at(lexer.position(), "endstream was expected"));
    }
    Ok(Stream { dictionary, data })
}
