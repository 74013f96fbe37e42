//! Tables: a head that comes again on every page, and rows that stay whole.

use std::rc::Rc;

use crate::characters::one_line;
use crate::color::Ink;
use crate::error::PdfError;
use crate::lines::ShapedText;
use crate::model::{Align, Row, Table};
use crate::span::Span;
use crate::structure::{ElementId, Role, Scope};

use super::paragraph::strips_of;
use super::row::{CellLines, RowFrame, rule_below, strips_of_row};
use super::strip::{Ground, Hold, Measure, Strip};
use super::{Composer, style};

const GAP: f32 = 10.0;
const GAP_AFTER: f32 = 14.0;
const CAPTION_GAP: f32 = 2.0;
const PADDING: f32 = 4.0;
const HEAD_RULE: f32 = 0.9;
const RULE: f32 = 0.4;
/// A head higher than this part of the text is not repeated: it would leave too little of the page.
const HIGHEST_REPEATED_HEAD: f32 = 1.0 / 3.0;

const HEAD: RowFrame = RowFrame {
    padding_top: 3.0,
    padding_bottom: 4.5,
    leading: style::HEAD_CELL.leading,
};
const BODY: RowFrame = RowFrame {
    padding_top: 3.5,
    padding_bottom: 4.0,
    leading: style::CELL.leading,
};

/// A column's place on the page.
type Columns = Vec<Measure>;

impl Composer<'_> {
    pub(super) fn table(&mut self, table: &Table) -> Result<(), PdfError> {
        let element = self.tree.add(self.parent, Role::Table);
        let mut strips = self.caption(element, table)?;
        let columns = self.columns(table)?;
        let mut head = self.head(element, table, &columns)?;
        if let (Some(first), false) = (head.first_mut(), strips.is_empty()) {
            first.gap = CAPTION_GAP;
        }
        strips.extend(head.iter().cloned());
        let height: f32 = head.iter().map(|strip| strip.height).sum();
        let highest = self.frame.text_height() * HIGHEST_REPEATED_HEAD;
        let repeated: Option<Rc<[Strip]>> = (height <= highest).then(|| head.into());
        if !table.rows.is_empty() {
            let body = self.tree.add(element, Role::TableBody);
            for row in &table.rows {
                let mut of_row = self.row(body, row, &columns)?;
                for strip in &mut of_row {
                    strip.head.clone_from(&repeated);
                }
                strips.extend(of_row);
            }
        }
        if let Some(last) = strips.last_mut() {
            last.hold = Hold::Free;
        }
        self.push(strips, GAP);
        self.gap_after = GAP_AFTER;
        Ok(())
    }

    fn caption(&mut self, table_element: ElementId, table: &Table) -> Result<Vec<Strip>, PdfError> {
        let words = one_line(&table.caption);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        if !table.caption_visible {
            self.tree.say(table_element, words);
            return Ok(Vec::new());
        }
        let element = self.tree.add(table_element, Role::Caption);
        let lines = self.lines(&[Span::plain(words)], style::CAPTION, self.width)?;
        let mut strips = strips_of(&[element], lines, style::CAPTION, self.left, self.width);
        for strip in &mut strips {
            strip.hold = Hold::Firm;
        }
        Ok(strips)
    }

    fn head(
        &mut self,
        table_element: ElementId,
        table: &Table,
        columns: &Columns,
    ) -> Result<Vec<Strip>, PdfError> {
        // A head asks for a body (ISO 14289-1, 7.2): without rows the header cells are a row of the table itself.
        let parent = match table.rows.len() {
            0 => table_element,
            _ => self.tree.add(table_element, Role::TableHead),
        };
        let row = self.tree.add(parent, Role::TableRow);
        let mut cells = Vec::with_capacity(columns.len());
        for (column, measure) in table.columns.iter().zip(columns) {
            cells.push(CellLines {
                elements: vec![self.tree.add(row, Role::HeaderCell(Scope::Column))],
                lines: self.lines(
                    &[Span::plain(column.title.as_str())],
                    style::HEAD_CELL,
                    measure.width,
                )?,
                style: style::HEAD_CELL,
                measure: *measure,
            });
        }
        let mut strips = strips_of_row(cells, HEAD);
        rule_below(&mut strips, self.left, self.width, HEAD_RULE, Ink::Title);
        for strip in &mut strips {
            strip.hold = Hold::Firm;
        }
        Ok(strips)
    }

    fn row(&mut self, body: ElementId, row: &Row, columns: &Columns) -> Result<Vec<Strip>, PdfError> {
        let element = self.tree.add(body, Role::TableRow);
        let style = style::TextStyle {
            bold: row.emphasis,
            ..style::CELL
        };
        let whole = [Measure {
            x: self.left + PADDING,
            width: self.width - 2.0 * PADDING,
            align: Align::Left,
        }];
        let (role, measures) = if row.is_group() {
            (Role::WideCell(columns.len()), &whole[..])
        } else {
            (Role::Cell, &columns[..])
        };
        let mut cells = Vec::with_capacity(measures.len());
        for (spans, measure) in row.cells.iter().zip(measures) {
            let cell = self.tree.add(element, role);
            cells.push(CellLines {
                elements: self.elements(cell, spans),
                lines: self.lines(spans, style, measure.width)?,
                style,
                measure: *measure,
            });
        }
        let mut strips = strips_of_row(cells, BODY);
        if row.emphasis {
            let ground = Ground {
                x: self.left,
                width: self.width,
                ink: Ink::Ground,
                over_gap: false,
            };
            for strip in &mut strips {
                strip.grounds.push(ground);
            }
        }
        rule_below(&mut strips, self.left, self.width, RULE, Ink::Hairline);
        Ok(strips)
    }

    /// Shares the width by the columns' weights, but gives every column room for the longest word of its title.
    fn columns(&self, table: &Table) -> Result<Columns, PdfError> {
        let needs = table
            .columns
            .iter()
            .map(|column| {
                let title = ShapedText::new(
                    self.fonts,
                    self.language,
                    &[Span::plain(column.title.as_str())],
                    style::HEAD_CELL,
                )?;
                Ok(title.widest_word() + 2.0 * PADDING + 0.5)
            })
            .collect::<Result<Vec<f32>, PdfError>>()?;
        let weights: Vec<f32> = table.columns.iter().map(|column| column.weight).collect();
        let mut x = self.left;
        let columns = shares(&weights, &needs, self.width)
            .into_iter()
            .zip(&table.columns)
            .map(|(width, column)| {
                let measure = Measure {
                    x: x + PADDING,
                    width: width - 2.0 * PADDING,
                    align: column.align,
                };
                x += width;
                measure
            });
        Ok(columns.collect())
    }
}

/// Shares a width by weight. Columns whose share is below their need get the need, and the others share the rest;
/// when the needs together are too wide, weight alone decides.
pub fn shares(weights: &[f32], needs: &[f32], width: f32) -> Vec<f32> {
    let mut fixed = vec![false; weights.len()];
    if needs.iter().sum::<f32>() > width {
        return share_rest(weights, needs, &fixed, width);
    }
    loop {
        let shares = share_rest(weights, needs, &fixed, width);
        let short = (0..weights.len())
            .filter(|&i| !fixed[i] && shares[i] < needs[i])
            .collect::<Vec<_>>();
        if short.is_empty() {
            return shares;
        }
        for i in short {
            fixed[i] = true;
        }
    }
}

fn share_rest(weights: &[f32], needs: &[f32], fixed: &[bool], width: f32) -> Vec<f32> {
    let columns = || weights.iter().zip(needs).zip(fixed);
    let taken: f32 = columns()
        .filter(|(_, fixed)| **fixed)
        .map(|((_, need), _)| need)
        .sum();
    // Scaled by the largest first, so that even enormous weights have a finite sum.
    let largest = weights.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    let total: f32 = columns()
        .filter(|(_, fixed)| !**fixed)
        .map(|((weight, _), _)| weight / largest)
        .sum();
    columns()
        .map(|((weight, need), fixed)| {
            if *fixed {
                *need
            } else {
                (width - taken) * (weight / largest) / total
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    fn shares(weights: &[f32], needs: &[f32], width: f32) -> Vec<f32> {
        super::shares(weights, needs, width)
            .into_iter()
            .map(f32::round)
            .collect()
    }

    #[test]
    fn columns_share_the_width_by_weight() {
        assert_eq!(shares(&[1.0, 3.0], &[10.0, 10.0], 400.0), [100.0, 300.0]);
    }

    #[test]
    fn a_column_is_never_narrower_than_its_title_needs() {
        assert_eq!(
            shares(&[1.0, 9.0, 10.0], &[60.0, 10.0, 10.0], 440.0),
            [60.0, 180.0, 200.0]
        );
    }

    #[test]
    fn weights_decide_when_the_titles_need_more_than_there_is() {
        assert_eq!(shares(&[1.0, 1.0], &[300.0, 300.0], 400.0), [200.0, 200.0]);
    }
}
