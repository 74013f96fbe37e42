//! Running text, and the calm box of a note.

use crate::color::Ink;
use crate::error::PdfError;
use crate::lines::Line;
use crate::model::Align;
use crate::span::Span;
use crate::structure::{ElementId, Role};

use super::Composer;
use super::strip::{Ground, Hold, Measure, Strip, hold, spare_lone_lines};
use super::style::{self, TextStyle};

pub(super) const GAP: f32 = 7.0;
pub(super) const LEAD_GAP: f32 = 2.0;
const NOTE_GAP: f32 = 10.0;
const NOTE_PADDING: f32 = 8.0;
const NOTE_INDENT: f32 = 12.0;

impl Composer<'_> {
    pub(super) fn paragraph(&mut self, spans: &[Span], style: TextStyle, gap: f32) -> Result<(), PdfError> {
        let lines = self.lines(spans, style, self.width)?;
        if lines.is_empty() {
            return Ok(());
        }
        let element = self.tree.add(self.parent, Role::P);
        let elements = self.elements(element, spans);
        let mut strips = strips_of(&elements, lines, style, self.left, self.width);
        spare_lone_lines(&mut strips);
        if let (true, Some(last)) = (announces(spans), strips.last_mut()) {
            last.hold = Hold::Firm;
        }
        self.push(strips, gap);
        Ok(())
    }

    pub(super) fn note(&mut self, spans: &[Span]) -> Result<(), PdfError> {
        let width = (self.width - 2.0 * NOTE_INDENT).max(style::NARROWEST);
        let lines = self.lines(spans, style::NOTE, width)?;
        if lines.is_empty() {
            return Ok(());
        }
        let element = self.tree.add(self.parent, Role::P);
        let elements = self.elements(element, spans);
        let mut strips = strips_of(&elements, lines, style::NOTE, self.left + NOTE_INDENT, width);
        let ground = Ground {
            x: self.left,
            width: self.width,
            ink: Ink::Ground,
            over_gap: false,
        };
        for strip in &mut strips {
            strip.grounds.push(ground);
        }
        if let Some(first) = strips.first_mut() {
            first.pad_top(NOTE_PADDING);
        }
        if let Some(last) = strips.last_mut() {
            last.height += NOTE_PADDING;
        }
        spare_lone_lines(&mut strips);
        hold(&mut strips, Hold::Together);
        self.push(strips, NOTE_GAP);
        self.gap_after = NOTE_GAP;
        Ok(())
    }
}

/// One strip for each line.
pub(super) fn strips_of(
    elements: &[ElementId],
    lines: Vec<Line>,
    style: TextStyle,
    x: f32,
    width: f32,
) -> Vec<Strip> {
    let measure = Measure {
        x,
        width,
        align: Align::Left,
    };
    lines
        .into_iter()
        .map(|line| {
            let mut strip = Strip {
                height: style.leading,
                ..Strip::default()
            };
            strip.set(elements, line, style, measure, 0.0);
            strip
        })
        .collect()
}

/// A paragraph that ends with a colon announces what follows, and stays with it.
fn announces(spans: &[Span]) -> bool {
    spans
        .iter()
        .rev()
        .map(|span| span.text.trim_end())
        .find(|text| !text.is_empty())
        .is_some_and(|t| t.ends_with(':'))
}
