//! What is drawn on each page, in points from the page's top left corner. Knows nothing of PDF operators.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Place;
use crate::color::Ink;
use crate::fonts::{Face, Glyph};
use crate::picture::Picture;
use crate::span::Link;
use crate::structure::{Role, Tree};

/// Text of one face, size and colour on one baseline.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) face: Face,
    pub(crate) size: f32,
    pub(crate) ink: Ink,
    pub(crate) x: f32,
    pub(crate) baseline: f32,
    /// Shared with what keeps the line for the next time, as the glyphs are.
    pub(crate) text: Arc<str>,
    pub(crate) glyphs: Arc<[Glyph]>,
}

impl Run {
    /// Where the run's words stand, spaces at the end left out.
    pub(crate) fn area(&self) -> Area {
        let seen = self.text.trim_end().len();
        let glyphs = self.glyphs.iter().take_while(|glyph| glyph.start() < seen);
        Area {
            x: self.x,
            top: self.baseline - self.size,
            width: glyphs.map(|glyph| glyph.advance()).sum::<f32>() * self.size,
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
    /// A picture that only decorates.
    Decoration,
    /// A table's head repeated on a later page: read once is enough.
    RepeatedHead,
}

/// Runs under one mark, or a picture.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) mark: Mark,
    pub(crate) runs: Vec<Run>,
    /// Which of the document's pictures, and where.
    pub(crate) picture: Option<(usize, Area)>,
}

impl Group {
    pub(crate) fn of_runs(mark: Mark, runs: Vec<Run>) -> Self {
        Self {
            mark,
            runs,
            picture: None,
        }
    }
}

/// One page: its fills, painted first and never read aloud, and its text.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) fills: Vec<Fill>,
    pub(crate) groups: Vec<Group>,
}

impl Page {
    /// How many content items the page has.
    pub(crate) fn contents(&self) -> usize {
        let is_content = |group: &&Group| matches!(group.mark, Mark::Content { .. });
        self.groups.iter().filter(is_content).count()
    }
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

impl Area {
    fn scale(&mut self, scale: f32) {
        for part in [&mut self.x, &mut self.top, &mut self.width, &mut self.height] {
            *part *= scale;
        }
    }
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
    /// Width and height of each page.
    pub(crate) size: (f32, f32),
    pub(crate) pictures: Vec<Picture>,
    pub(crate) pages: Vec<Page>,
    pub(crate) tree: Tree,
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) annotations: Vec<Annotation>,
    /// Where each anchor stands, by its name.
    pub(crate) places: BTreeMap<String, Place>,
}

impl Laid {
    /// Makes everything so many times as large. Glyphs count in parts of their size, so they follow by themselves.
    pub(crate) fn scale(&mut self, scale: f32) {
        self.size = (self.size.0 * scale, self.size.1 * scale);
        for page in &mut self.pages {
            for fill in &mut page.fills {
                for part in [&mut fill.x, &mut fill.top, &mut fill.width, &mut fill.height] {
                    *part *= scale;
                }
            }
            for group in &mut page.groups {
                if let Some((_, area)) = &mut group.picture {
                    area.scale(scale);
                }
                for run in &mut group.runs {
                    for part in [&mut run.x, &mut run.baseline, &mut run.size] {
                        *part *= scale;
                    }
                }
            }
        }
        for bookmark in &mut self.bookmarks {
            bookmark.top *= scale;
        }
        for annotation in &mut self.annotations {
            annotation.areas.iter_mut().for_each(|area| area.scale(scale));
        }
        for place in self.places.values_mut() {
            place.top *= scale;
        }
        self.tree.areas().for_each(|area| area.scale(scale));
    }
}
