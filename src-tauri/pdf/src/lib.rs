//! Blocks in, tagged PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) bytes out. Knows nothing of meetings.
//!
//! A [`Document`] is checked (`check`), its text shaped and broken (`fonts`, `lines`), its blocks laid out as strips
//! and stacked on pages (`layout`), the pages drawn into a file of printpdf's (`paint`, `content`), the file made to conform
//! with lopdf (`conform`) and written (`file`). [`preview`] draws pages of any PDF.

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
mod file;
mod fingerprint;
mod fonts;
mod kept;
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

use display::Laid;
use flate2::Compression;
use fonts::Fonts;
use layout::Break;

/// The documents that tests make are written against the crate from outside.
#[cfg(test)]
extern crate self as pdf;

/// Makes the paper. Equal documents give equal bytes.
///
/// Characters that no font of ours has are replaced by `�`; [`unwritable`] tells which.
pub fn render(document: &Document) -> Result<Vec<u8>, PdfError> {
    let (laid, painted) = pages(document, lines::lines)?;
    conform::finish(painted, document, &laid)
}

/// The same pages for the screen, made faster: a plain PDF without tags, metadata, bookmarks, links and fields, and not
/// packed. Made again after a change, only the texts that changed are broken anew. With it comes where each
/// [`Block::Anchor`] stands, by its name.
pub fn render_for_screen(document: &Document) -> Result<(Vec<u8>, BTreeMap<String, Place>), PdfError> {
    let (laid, painted) = pages(document, kept::lines)?;
    Ok((file::write(painted, Compression::none())?, laid.places))
}

/// The pages, laid out and painted.
fn pages(document: &Document, broken: Break) -> Result<(Laid, lopdf::Document), PdfError> {
    check::check(document)?;
    let fonts = Fonts::load()?;
    let laid = layout::lay_out(document, &fonts, broken)?;
    let painted = paint::paint(&fonts, document, &laid)?;
    Ok((laid, painted))
}

/// A place in a paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, counted from 0.
    pub page: usize,
    /// How far below the page's upper edge, in points.
    pub top: f32,
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
    let laid = layout::lay_out(document, &Fonts::load()?, lines::lines)?;
    let of = laid.places.into_iter().map(|(name, place)| (name, place.page));
    Ok(Places {
        pages: laid.pages.len(),
        of: of.collect(),
    })
}
