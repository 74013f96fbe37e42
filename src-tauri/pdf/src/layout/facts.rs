//! Facts: names and values in two columns.

use crate::color::Ink;
use crate::error::PdfError;
use crate::model::{Align, Fact};
use crate::span::Span;
use crate::structure::{ElementId, Role, Scope};

use super::row::{CellLines, RowFrame, rule_below, strips_of_row};
use super::strip::{Hold, Measure, hold};
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
        let most = self.width * LABEL_SHARE;
        let mut label_width = 0.0_f32;
        for fact in facts {
            let lines = self.lines(&[Span::plain(fact.label.as_str())], style::FACT_LABEL, most)?;
            label_width = lines.iter().map(|line| line.width).fold(label_width, f32::max);
        }
        // A line that just fits must not be broken by the last digit of its width.
        let label_width = (label_width + 0.5).min(most);
        let table = self.tree.add(self.parent, Role::Table);
        let body = self.tree.add(table, Role::TableBody);
        let mut strips = Vec::new();
        for fact in facts {
            let row = self.tree.add(body, Role::TableRow);
            let label = self.label_cell(row, fact, label_width)?;
            let value = self.value_cell(row, fact, label_width + BETWEEN)?;
            let mut of_row = strips_of_row(vec![label, value], FRAME);
            rule_below(&mut of_row, self.left, self.width, RULE, Ink::Hairline);
            strips.extend(of_row);
        }
        if facts.len() <= FEW {
            hold(&mut strips, Hold::Together);
        }
        self.push(strips, GAP);
        self.gap_after = GAP_AFTER;
        Ok(())
    }

    fn label_cell(&mut self, row: ElementId, fact: &Fact, width: f32) -> Result<CellLines, PdfError> {
        Ok(CellLines {
            elements: vec![self.tree.add(row, Role::HeaderCell(Scope::Row))],
            lines: self.lines(&[Span::plain(fact.label.as_str())], style::FACT_LABEL, width)?,
            style: style::FACT_LABEL,
            measure: Measure {
                x: self.left,
                width,
                align: Align::Left,
            },
        })
    }

    fn value_cell(&mut self, row: ElementId, fact: &Fact, indent: f32) -> Result<CellLines, PdfError> {
        let width = self.width - indent;
        let cell = self.tree.add(row, Role::Cell);
        Ok(CellLines {
            elements: self.elements(cell, &fact.value),
            lines: self.lines(&fact.value, style::FACT, width)?,
            style: style::FACT,
            measure: Measure {
                x: self.left + indent,
                width,
                align: Align::Left,
            },
        })
    }
}
