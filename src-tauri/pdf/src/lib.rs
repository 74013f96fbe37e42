//! Blocks in, tagged PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) bytes out. Knows nothing of meetings.
//!
//! A [`Document`] is checked (`check`), its text shaped and broken (`fonts`, `lines`), its blocks laid out as strips
//! and stacked on pages (`layout`), the pages drawn into a file of printpdf's (`paint`, `content`), and the file made to
//! conform with lopdf and written (`conform`). [`preview`] draws pages of any PDF.

mod archive;
mod characters;
mod check;
mod color;
mod conform;
mod content;
#[cfg(test)]
mod differential;
mod display;
mod error;
mod fingerprint;
mod fonts;
mod layout;
mod lines;
mod look;
mod model;
mod paint;
mod picture;
pub mod preview;
mod span;
mod structure;
mod subset;
mod unwritable;

pub use archive::{Archive, Attachment, Relationship};
pub use color::Color;
pub use error::PdfError;
pub use look::{Logo, Look, Sheet};
pub use model::{Align, Block, Column, Document, Fact, Figure, Numbering, Row, SignatureField, Table};
pub use span::{Language, Link, Span};
pub use unwritable::{Part, Unwritable, unwritable};

use fonts::Fonts;

/// The documents that tests make are written against the crate from outside.
#[cfg(test)]
extern crate self as pdf;

/// Makes the paper. Equal documents give equal bytes.
///
/// Characters that no font of ours has are replaced by `�`; [`unwritable`] tells which.
pub fn render(document: &Document) -> Result<Vec<u8>, PdfError> {
    check::check(document)?;
    let fonts = Fonts::load()?;
    let laid = layout::lay_out(document, &fonts)?;
    let painted = paint::paint(&fonts, document, &laid)?;
    conform::finish(painted, document, &laid)
}
