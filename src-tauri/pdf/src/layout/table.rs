//! Tables: a head that comes again on every page, and rows that stay whole.

use std::rc::Rc;

use crate::characters::one_line;
use crate::color::Ink;
use crate::error::PdfError;
use crate::lines::ShapedText;
use crate::model::{Align, Column, Row, Table};
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
        let shaped = self.shaped(table)?;
        let columns = self.columns(table, &shaped);
        let mut head = self.head(element, table, &shaped.titles, &columns);
        if let (Some(first), false) = (head.first_mut(), strips.is_empty()) {
            first.gap = CAPTION_GAP;
        }
        strips.extend(head.iter().cloned());
        let height: f32 = head.iter().map(|strip| strip.height).sum();
        let highest = self.frame.text_height() * HIGHEST_REPEATED_HEAD;
        let repeated: Option<Rc<[Strip]>> = (height <= highest).then(|| head.into());
        if !table.rows.is_empty() {
            let body = self.tree.add(element, Role::TableBody);
            for (row, cells) in table.rows.iter().zip(&shaped.rows) {
                let mut of_row = self.row(body, row, cells, &columns);
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

    fn shaped(&self, table: &Table) -> Result<Shaped, PdfError> {
        let shape = |spans: &[Span], style| ShapedText::new(self.fonts, self.language, spans, style);
        let title = |column: &Column| shape(&[Span::plain(column.title.as_str())], style::HEAD_CELL);
        let row = |row: &Row| {
            row.cells
                .iter()
                .map(|spans| shape(spans, style_of(row)))
                .collect()
        };
        Ok(Shaped {
            titles: table.columns.iter().map(title).collect::<Result<_, _>>()?,
            rows: table.rows.iter().map(row).collect::<Result<_, _>>()?,
        })
    }

    fn head(
        &mut self,
        table_element: ElementId,
        table: &Table,
        titles: &[ShapedText],
        columns: &Columns,
    ) -> Vec<Strip> {
        // A head asks for a body (ISO 14289-1, 7.2): without rows the header cells are a row of the table itself.
        let parent = match table.rows.len() {
            0 => table_element,
            _ => self.tree.add(table_element, Role::TableHead),
        };
        let row = self.tree.add(parent, Role::TableRow);
        let cells = titles.iter().zip(columns).map(|(title, measure)| CellLines {
            elements: vec![self.tree.add(row, Role::HeaderCell(Scope::Column))],
            lines: title.lines(measure.width),
            style: style::HEAD_CELL,
            measure: *measure,
        });
        let mut strips = strips_of_row(cells.collect(), HEAD);
        rule_below(&mut strips, self.left, self.width, HEAD_RULE, Ink::Title);
        for strip in &mut strips {
            strip.hold = Hold::Firm;
        }
        strips
    }

    fn row(&mut self, body: ElementId, row: &Row, shaped: &[ShapedText], columns: &Columns) -> Vec<Strip> {
        let element = self.tree.add(body, Role::TableRow);
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
        for ((spans, text), measure) in row.cells.iter().zip(shaped).zip(measures) {
            let cell = self.tree.add(element, role);
            cells.push(CellLines {
                elements: self.elements(cell, spans),
                lines: text.lines(measure.width),
                style: style_of(row),
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
        strips
    }

    /// Shares the width by the columns' weights, but gives every column room for the longest word that stands in it.
    fn columns(&self, table: &Table, shaped: &Shaped) -> Columns {
        let mut needs: Vec<f32> = shaped.titles.iter().map(ShapedText::widest_word).collect();
        let rows = table.rows.iter().zip(&shaped.rows);
        for (_, cells) in rows.filter(|(row, _)| !row.is_group()) {
            for (need, cell) in needs.iter_mut().zip(cells) {
                *need = need.max(cell.widest_word());
            }
        }
        for need in &mut needs {
            *need += 2.0 * PADDING + 0.5;
        }
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
        columns.collect()
    }
}

/// A table's texts, before the columns' widths are known.
struct Shaped {
    titles: Vec<ShapedText>,
    rows: Vec<Vec<ShapedText>>,
}

fn style_of(row: &Row) -> style::TextStyle {
    style::TextStyle {
        bold: row.emphasis,
        ..style::CELL
    }
}

/// Shares a width by weight. Columns whose share is below their need get the need, and the others share the rest; when
/// the needs together are too wide, the widest give, and no column gets far less than its weight says.
pub fn shares(weights: &[f32], needs: &[f32], width: f32) -> Vec<f32> {
    let needs = levelled(weights, needs, width);
    let mut fixed = vec![false; weights.len()];
    loop {
        let shares = share_rest(weights, &needs, &fixed, width);
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

/// The needs, the widest of them cut to where all fit beside what each column keeps of its share by weight.
fn levelled(weights: &[f32], needs: &[f32], width: f32) -> Vec<f32> {
    const KEPT: f32 = 0.75;
    if needs.iter().sum::<f32>() <= width {
        return needs.to_vec();
    }
    let by_weight = share_rest(weights, needs, &vec![false; weights.len()], width);
    let cut = |level: f32| {
        let columns = needs.iter().zip(&by_weight);
        columns.map(move |(need, share)| need.min(level).max(KEPT * share))
    };
    let (mut low, mut high) = (0.0, width);
    for _ in 0..16 {
        let middle = f32::midpoint(low, high);
        let fits = cut(middle).sum::<f32>() <= width;
        *if fits { &mut low } else { &mut high } = middle;
    }
    cut(low).collect()
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
    fn a_column_is_never_narrower_than_its_longest_word() {
        assert_eq!(
            shares(&[1.0, 9.0, 10.0], &[60.0, 10.0, 10.0], 440.0),
            [60.0, 180.0, 200.0]
        );
    }

    #[test]
    fn where_the_words_need_more_than_there_is_the_longest_give() {
        assert_eq!(shares(&[1.0, 1.0], &[300.0, 300.0], 400.0), [200.0, 200.0]);
        assert_eq!(
            shares(&[2.0, 1.0, 1.0], &[40.0, 60.0, 2000.0], 400.0),
            [150.0, 75.0, 175.0]
        );
    }
}
