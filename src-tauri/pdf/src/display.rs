//! What is drawn on each page, in points from the page's top left corner. Knows nothing of PDF operators.

use std::collections::BTreeMap;

use crate::color::Ink;
use crate::fonts::{Face, Glyph};
use crate::span::Link;
use crate::structure::{Role, Tree};

/// A4 (ISO 216), in points.
pub(crate) const PAGE_WIDTH: f32 = 595.275_6;
/// A4 (ISO 216), in points.
pub(crate) const PAGE_HEIGHT: f32 = 841.889_8;

/// Text of one face, size and colour on one baseline.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) face: Face,
    pub(crate) size: f32,
    pub(crate) ink: Ink,
    pub(crate) x: f32,
    pub(crate) baseline: f32,
    pub(crate) text: String,
    pub(crate) glyphs: Vec<Glyph>,
}

impl Run {
    /// Where the run's words stand, spaces at the end left out.
    pub(crate) fn area(&self) -> Area {
        let seen = self.text.trim_end().len();
        let glyphs = self.glyphs.iter().take_while(|glyph| glyph.start < seen);
        Area {
            x: self.x,
            top: self.baseline - self.size,
            width: glyphs.map(|glyph| glyph.advance).sum::<f32>() * self.size,
            height: 1.3 * self.size,
        }
    }
}

/// A filled rectangle: a ground, a bar, or a rule when it is thin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fill {
    pub(crate) x: f32,
    pub(crate) top: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) ink: Ink,
}

/// What a group of runs is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Content of an element, with its number on the page.
    Content { mcid: usize, role: Role },
    /// A running header (ISO 32000-1, 14.8.2.2).
    Header,
    /// A running footer.
    Footer,
    /// A table's head repeated on a later page: read once is enough.
    RepeatedHead,
}

/// Runs under one mark.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) mark: Mark,
    pub(crate) runs: Vec<Run>,
}

/// One page: its fills, painted first and never read aloud, and its text.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) fills: Vec<Fill>,
    pub(crate) groups: Vec<Group>,
}

/// A heading's place, for the bookmarks.
#[derive(Debug, Clone)]
pub(crate) struct Bookmark {
    pub(crate) level: u8,
    pub(crate) title: String,
    pub(crate) page: usize,
    pub(crate) top: f32,
}

/// A rectangle of a page.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) top: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// What is acted on, and where.
#[derive(Debug, Clone)]
pub(crate) struct Annotation {
    pub(crate) page: usize,
    /// One for each line of a link.
    pub(crate) areas: Vec<Area>,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// An empty signature field.
    Field { name: String, tooltip: String },
    /// Words that lead somewhere.
    Link { target: Link, words: String },
}

/// A document laid out: all that is needed to write it.
#[derive(Debug)]
pub(crate) struct Laid {
    pub(crate) pages: Vec<Page>,
    pub(crate) tree: Tree,
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) annotations: Vec<Annotation>,
    /// Page and height of each anchor, by its name.
    pub(crate) places: BTreeMap<String, (usize, f32)>,
}
