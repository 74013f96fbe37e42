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
pub use characters::{one_line, plain_text};
pub use check::check;
pub use color::{Color, Ink, Palette};
pub use error::PdfError;
pub use layout::shares;
pub use look::{Logo, Look, Sheet, TEXT_SIZE};
pub use model::{Align, Block, Column, Document, Fact, Figure, Numbering, Row, SignatureField, Table};
pub use picture::picture_size;
pub use span::{Language, Link, Span};
pub use unwritable::{Part, Unwritable, unwritable};

use std::collections::BTreeMap;

use flate2::Compression;
use fonts::Fonts;

/// The documents that tests make are written against the crate from outside.
#[cfg(test)]
extern crate self as pdf;

/// Makes the paper. Equal documents give equal bytes.
///
/// Characters that no font of ours has are replaced by `�`; [`unwritable`] tells which.
pub fn render(document: &Document) -> Result<Vec<u8>, PdfError> {
    made(document, Compression::default())
}

/// The same paper for the screen: made faster, and several times as large.
pub fn render_for_screen(document: &Document) -> Result<Vec<u8>, PdfError> {
    made(document, Compression::none())
}

fn made(document: &Document, compression: Compression) -> Result<Vec<u8>, PdfError> {
    check::check(document)?;
    let fonts = Fonts::load()?;
    let laid = layout::lay_out(document, &fonts)?;
    let painted = paint::paint(&fonts, document, &laid)?;
    conform::finish(painted, document, &laid, compression)
}

/// Where things stand in a paper, for a list of contents that says page numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// How many pages there are.
    pub pages: usize,
    /// The page of each [`Block::Anchor`] by its name, counted from 0.
    pub of: BTreeMap<String, usize>,
}

/// Lays the paper out without drawing it, and says where its anchors stand.
pub fn places(document: &Document) -> Result<Places, PdfError> {
    check::check(document)?;
    let laid = layout::lay_out(document, &Fonts::load()?)?;
    let of = laid.places.into_iter().map(|(name, (page, _))| (name, page));
    Ok(Places {
        pages: laid.pages.len(),
        of: of.collect(),
    })
}
