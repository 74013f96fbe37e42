//! Walks over the bytes of an increment and accounts for each of them.

use super::file::File;
use super::lexer::Lexer;
use super::xref;
use super::{Id, SyntaxError};

/// What an increment is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// An indirect object, at its first byte.
    Object { id: Id, at: usize },
    /// A cross-reference table with its trailer.
    Table { at: usize },
    /// A `startxref` and the offset it names.
    Start { names: usize },
}

/// The pieces between an offset and the end of the file; an error when anything else stands there.
pub(crate) fn pieces(file: &File, from: usize) -> Result<Vec<Piece>, SyntaxError> {
    let mut lexer = Lexer::new(file.bytes(), from);
    let mut pieces = Vec::new();
    loop {
        lexer.skip_space();
        let at = lexer.position();
        match lexer.peek() {
            None => return Ok(pieces),
            Some(b'%') => {
                // Readers that rebuild a file look for objects everywhere, comments included.
                if lexer
                    .comment()
                    .is_some_and(|text| text.windows(3).any(|word| word == b"obj"))
                {
                    return Err(SyntaxError::at(at, "an object hides in a comment"));
                }
            }
            Some(b'x') => {
                xref::table(&mut lexer)?;
                pieces.push(Piece::Table { at });
            }
            Some(b's') if lexer.keyword("startxref") => {
                lexer.skip_space();
                pieces.push(Piece::Start {
                    names: lexer.unsigned()?,
                });
            }
            Some(_) => {
                let found = file.indirect(at)?;
                pieces.push(Piece::Object { id: found.id, at });
                lexer = Lexer::new(file.bytes(), found.end);
            }
        }
    }
}
