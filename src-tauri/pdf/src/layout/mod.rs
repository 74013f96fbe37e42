//! From blocks to pages: each kind of block becomes strips, and strips are stacked on pages.

mod columns;
mod facts;
mod figure;
mod heading;
mod highlight;
mod imprint;
mod inline;
mod list;
mod page;
mod paginate;
mod paragraph;
mod record;
mod row;
mod running;
mod signatures;
mod strip;
pub(crate) mod style;
mod table;

use crate::display::Laid;
use crate::error::PdfError;
use crate::fonts::Fonts;
use crate::lines::Line;
use crate::model::{Block, Document};
use crate::picture::Picture;
use crate::span::{Language, Span};
use crate::structure::{ElementId, Tree};

use page::PageFrame;
use strip::{Hold, Strip};
use style::TextStyle;

pub use columns::shares;

/// Breaks spans of a paper in a language into lines no wider than so many points.
pub(crate) type Break = fn(&Fonts, &Language, &[Span], TextStyle, f32) -> Result<Vec<Line>, PdfError>;

/// Lays a checked document out on pages.
pub(crate) fn lay_out(document: &Document, fonts: &Fonts, broken: Break) -> Result<Laid, PdfError> {
    let frame = PageFrame::of(&document.look);
    let mut composer = Composer::new(fonts, &document.language, frame, broken);
    let mark = running::mark(&mut composer.tree, document);
    composer.logo(document.look.logo.as_ref())?;
    composer.blocks(&document.blocks)?;
    let imprint = composer.imprint(&document.look.imprint)?;
    let mut laid = paginate::paginate(composer, imprint);
    running::add(document, fonts, frame, mark, &mut laid)?;
    laid.scale(frame.scale);
    Ok(laid)
}

/// Turns blocks into strips, and notes in the tree what they are.
struct Composer<'a> {
    fonts: &'a Fonts,
    language: &'a Language,
    broken: Break,
    frame: PageFrame,
    tree: Tree,
    strips: Vec<Strip>,
    /// The element that blocks become children of.
    parent: ElementId,
    left: f32,
    width: f32,
    /// Room before the next block, when the block before it decides alone: a heading does.
    tight_gap: Option<f32>,
    /// Room that the block before asks for at least.
    gap_after: f32,
    /// Room that the document asks for besides.
    extra_gap: f32,
    new_page: bool,
    /// Names of places that the next strip is at.
    anchors: Vec<String>,
    pictures: Vec<Picture>,
}

impl<'a> Composer<'a> {
    fn new(fonts: &'a Fonts, language: &'a Language, frame: PageFrame, broken: Break) -> Self {
        Self {
            fonts,
            language,
            broken,
            frame,
            tree: Tree::new(),
            strips: Vec::new(),
            parent: Tree::ROOT,
            left: frame.side,
            width: frame.text_width(),
            tight_gap: None,
            gap_after: 0.0,
            extra_gap: 0.0,
            new_page: false,
            anchors: Vec::new(),
            pictures: Vec::new(),
        }
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), PdfError> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), PdfError> {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Anchor(name) => {
                self.anchors.push(name.clone());
                Ok(())
            }
            Block::Paragraph(spans) => self.paragraph(spans, style::BODY, paragraph::GAP),
            Block::Lead(spans) => self.paragraph(spans, style::LEAD, paragraph::LEAD_GAP),
            Block::Note(spans) => self.note(spans),
            Block::Highlight(blocks) => self.highlight(blocks),
            Block::Quotation(blocks) => self.quotation(blocks),
            Block::Figure(figure) => self.figure(figure),
            Block::List {
                numbering,
                start,
                items,
            } => self.list(*numbering, *start, items),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Signatures(fields) => self.signatures(fields),
            Block::PageBreak => {
                self.new_page = true;
                Ok(())
            }
            Block::Gap(height) => {
                self.extra_gap += height;
                Ok(())
            }
            Block::KeepTogether(blocks) => {
                let from = self.strips.len();
                self.blocks(blocks)?;
                strip::hold(&mut self.strips[from..], Hold::Together);
                Ok(())
            }
        }
    }

    /// Adds a block's strips after the room that belongs before it.
    fn push(&mut self, mut strips: Vec<Strip>, gap: f32) {
        let Some(first) = strips.first_mut() else { return };
        let gap = gap.max(std::mem::take(&mut self.gap_after));
        first.gap = self.tight_gap.take().unwrap_or(gap) + std::mem::take(&mut self.extra_gap);
        first.new_page = std::mem::take(&mut self.new_page);
        first.anchors = std::mem::take(&mut self.anchors);
        self.strips.append(&mut strips);
    }

    fn lines(&self, spans: &[Span], style: TextStyle, width: f32) -> Result<Vec<Line>, PdfError> {
        (self.broken)(self.fonts, self.language, spans, style, width)
    }
}
