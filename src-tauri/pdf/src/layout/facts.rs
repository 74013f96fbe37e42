//! Facts: names and values in two columns.

use crate::color::Ink;
use crate::error::PdfError;
use crate::model::{Align, Fact};
use crate::span::Span;
use crate::structure::{ElementId, Role, Scope};

use super::row::{CellLines, RowFrame, rule_below, strips_of_row};
use super::strip::{Hold, Measure, Strip, hold};
use super::style::TextStyle;
use super::{Composer, style};

const GAP: f32 = 10.0;
const GAP_AFTER: f32 = 12.0;
const BETWEEN: f32 = 16.0;
/// The names take at most this share of the width.
const LABEL_SHARE: f32 = 0.36;
const RULE: f32 = 0.4;
/// Up to so many facts stay on one page.
const FEW: usize = 12;

const FRAME: RowFrame = RowFrame {
    padding_top: 3.0,
    padding_bottom: 3.5,
    leading: style::FACT.leading,
};

impl Composer<'_> {
    pub(super) fn facts(&mut self, facts: &[Fact]) -> Result<(), PdfError> {
        if facts.is_empty() {
            return Ok(());
        }
        let label_width = self.label_width(facts.iter().map(|fact| fact.label.as_str()))?;
        let table = self.tree.add(self.parent, Role::Table);
        let body = self.tree.add(table, Role::TableBody);
        let mut strips = Vec::new();
        for fact in facts {
            strips.extend(self.fact(body, &fact.label, &fact.value, style::FACT, label_width)?);
        }
        if facts.len() <= FEW {
            hold(&mut strips, Hold::Together);
        }
        self.push(strips, GAP);
        self.gap_after = GAP_AFTER;
        Ok(())
    }

    /// How wide the widest of the labels is, up to what labels may take.
    pub(super) fn label_width<'a>(&self, labels: impl Iterator<Item = &'a str>) -> Result<f32, PdfError> {
        let most = self.width * LABEL_SHARE;
        let mut widest = 0.0_f32;
        for label in labels {
            let lines = self.lines(&[Span::plain(label)], style::FACT_LABEL, most)?;
            widest = lines.iter().map(|line| line.width).fold(widest, f32::max);
        }
        // A line that just fits must not be broken by the last digit of its width.
        Ok((widest + 0.5).min(most))
    }

    /// A row with a label and its value.
    pub(super) fn fact(
        &mut self,
        body: ElementId,
        label: &str,
        value: &[Span],
        style: TextStyle,
        label_width: f32,
    ) -> Result<Vec<Strip>, PdfError> {
        let indent = label_width + BETWEEN;
        let row = self.tree.add(body, Role::TableRow);
        let label = CellLines {
            elements: vec![self.tree.add(row, Role::HeaderCell(Scope::Row))],
            lines: self.lines(&[Span::plain(label)], style::FACT_LABEL, label_width)?,
            style: style::FACT_LABEL,
            measure: self.measure(0.0, label_width),
        };
        let cell = self.tree.add(row, Role::Cell);
        let value = CellLines {
            elements: self.elements(cell, value),
            lines: self.lines(value, style, self.width - indent)?,
            style,
            measure: self.measure(indent, self.width - indent),
        };
        let mut strips = strips_of_row(vec![label, value], FRAME);
        rule_below(&mut strips, self.left, self.width, RULE, Ink::Hairline);
        Ok(strips)
    }

    fn measure(&self, indent: f32, width: f32) -> Measure {
        Measure {
            x: self.left + indent,
            width,
            align: Align::Left,
        }
    }
}
