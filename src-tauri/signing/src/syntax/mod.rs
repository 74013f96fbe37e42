//! The syntax of PDF files (ISO 32000-1, clause 7), read strictly.
//!
//! A verifier must see the file as every other reader sees it. A general PDF library repairs what it
//! cannot read, and what one reader repairs another reads differently: that gap is where forged
//! signatures live. So this reader repairs nothing, and it knows at which byte each thing stands.

mod file;
mod filter;
mod indirect;
mod lexer;
mod object;
mod object_stream;
mod scan;
mod text;
mod write;
mod xref;

pub(crate) use file::File;
pub(crate) use object::{Dictionary, Id, Object, Stream};
pub(crate) use scan::{Piece, pieces};
pub(crate) use text::{date_from_pdf, date_to_pdf, text_from_pdf, text_to_pdf};
pub(crate) use write::write_object;
pub(crate) use xref::Entry;

/// Why bytes are not a PDF this crate can vouch for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SyntaxError {
    /// The bytes do not begin as a PDF does.
    #[error("the bytes are not a PDF")]
    NotPdf,
    /// The file breaks the syntax of PDF at a byte.
    #[error("the PDF is damaged at byte {at}: {what}")]
    Damaged {
        /// Offset from the start of the file, in bytes.
        at: usize,
        /// What was expected there.
        what: &'static str,
    },
    /// The file is encrypted; a signature on it could not be shown to readers.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// The file would unpack to more than this reader accepts.
    #[error("the PDF unpacks to more than it may")]
    TooLarge,
}

impl SyntaxError {
    /// Damage at a byte.
    pub(crate) fn at(at: usize, what: &'static str) -> Self {
        Self::Damaged { at, what }
    }
}
