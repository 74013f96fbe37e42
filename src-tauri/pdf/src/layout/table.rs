//! Tables: a head that comes again on every page, and rows that stay whole. Where the columns have too little room, each
//! row becomes a record.

use std::{rc::Rc, slice};

use crate::characters::one_line;
use crate::color::Ink;
use crate::error::PdfError;
use crate::lines::ShapedText;
use crate::model::{Align, Column, Row, Table};
use crate::span::Span;
use crate::structure::{ElementId, Role, Scope};

use super::columns::{Need, lowered, shares, widths};
use super::paragraph::strips_of;
use super::row::{CellLines, RowFrame, rule_below, strips_of_row};
use super::strip::{Ground, Hold, Measure, Strip};
use super::{Composer, style};

const GAP: f32 = 10.0;
const GAP_AFTER: f32 = 14.0;
const CAPTION_GAP: f32 = 2.0;
const PADDING: f32 = 4.0;
/// Where the columns would not fit side by side else.
const TIGHT_PADDING: f32 = 2.5;
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

/// Where the columns stand on the page.
struct Columns {
    each: Vec<Measure>,
    /// A cell over all of them.
    whole: Measure,
}

impl Composer<'_> {
    pub(super) fn table(&mut self, table: &Table) -> Result<(), PdfError> {
        let element = self.tree.add(self.parent, Role::Table);
        let mut strips = self.caption(element, table)?;
        let shaped = self.shaped(table)?;
        let mut rows = match self.columns(table, &shaped) {
            Some(columns) => self.rows(element, table, &shaped, &columns),
            None => self.records(element, table)?,
        };
        if let (Some(first), false) = (rows.first_mut(), strips.is_empty()) {
            first.gap = CAPTION_GAP;
        }
        strips.append(&mut rows);
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

    /// The head and the rows, their cells side by side.
    fn rows(
        &mut self,
        table_element: ElementId,
        table: &Table,
        shaped: &Shaped,
        columns: &Columns,
    ) -> Vec<Strip> {
        let head = self.head(table_element, table, &shaped.titles, &columns.each);
        let mut strips = head.clone();
        let height: f32 = head.iter().map(|strip| strip.height).sum();
        let highest = self.frame.text_height() * HIGHEST_REPEATED_HEAD;
        let repeated: Option<Rc<[Strip]>> = (height <= highest).then(|| head.into());
        if !table.rows.is_empty() {
            let body = self.tree.add(table_element, Role::TableBody);
            for (row, cells) in table.rows.iter().zip(&shaped.rows) {
                let first = table.row_headers.then_some(Role::HeaderCell(Scope::Row));
                let mut of_row = self.row(body, row, cells, columns, first);
                for strip in &mut of_row {
                    strip.head.clone_from(&repeated);
                }
                strips.extend(of_row);
            }
        }
        strips
    }

    fn head(
        &mut self,
        table_element: ElementId,
        table: &Table,
        titles: &[ShapedText],
        columns: &[Measure],
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

    /// A row, whose first cell has a role of its own where it says something.
    fn row(
        &mut self,
        body: ElementId,
        row: &Row,
        shaped: &[ShapedText],
        columns: &Columns,
        mut first: Option<Role>,
    ) -> Vec<Strip> {
        let element = self.tree.add(body, Role::TableRow);
        let (role, measures) = if row.is_group() {
            first = None;
            (
                Role::WideCell(columns.each.len()),
                slice::from_ref(&columns.whole),
            )
        } else {
            first = first.filter(|_| row.cells.first().is_some_and(|cell| says_something(cell)));
            (Role::Cell, &columns.each[..])
        };
        let mut cells = Vec::with_capacity(measures.len());
        for ((spans, text), measure) in row.cells.iter().zip(shaped).zip(measures) {
            let cell = self.tree.add(element, first.take().unwrap_or(role));
            cells.push(CellLines {
                elements: self.elements(cell, spans),
                lines: text.lines(measure.width),
                style: style_of(row),
                measure: *measure,
            });
        }
        let mut strips = strips_of_row(cells, BODY);
        if row.emphasis {
            self.ground(&mut strips);
        }
        rule_below(&mut strips, self.left, self.width, RULE, Ink::Hairline);
        strips
    }

    /// A cell over all columns.
    pub(super) fn whole_row(&self) -> Measure {
        self.whole_row_within(PADDING)
    }

    fn whole_row_within(&self, padding: f32) -> Measure {
        Measure {
            x: self.left + padding,
            width: self.width - 2.0 * padding,
            align: Align::Left,
        }
    }

    /// Puts a row that stands out on its ground.
    pub(super) fn ground(&self, strips: &mut [Strip]) {
        let ground = Ground {
            x: self.left,
            width: self.width,
            ink: Ink::Ground,
            over_gap: false,
        };
        for strip in strips {
            strip.grounds.push(ground);
        }
    }

    /// Where the columns stand; none when the rows are read better each by itself.
    fn columns(&self, table: &Table, shaped: &Shaped) -> Option<Columns> {
        let weights: Vec<f32> = table.columns.iter().map(|column| column.weight).collect();
        let side_by_side = |padding| {
            let (needs, rows) = self.needs(table, shaped, padding);
            let widths = widths(&weights, &needs, self.width)?;
            Some((lowered(widths, &needs, &rows), padding))
        };
        let (widths, padding) = side_by_side(PADDING)
            .or_else(|| side_by_side(TIGHT_PADDING))
            .or_else(|| {
                // A head alone has nothing to be set by itself.
                let (needs, _) = self.needs(table, shaped, TIGHT_PADDING);
                let words: Vec<f32> = needs.iter().map(|need| need.word).collect();
                let widths = || shares(&weights, &words, self.width);
                table.rows.is_empty().then(|| (widths(), TIGHT_PADDING))
            })?;
        let mut x = self.left;
        let columns = widths.into_iter().zip(&table.columns).map(|(width, column)| {
            let measure = Measure {
                x: x + padding,
                width: width - 2.0 * padding,
                align: column.align,
            };
            x += width;
            measure
        });
        Some(Columns {
            each: columns.collect(),
            whole: self.whole_row_within(padding),
        })
    }

    /// What each column asks for, with so much room at either side of its words, and what each cell does.
    fn needs(&self, table: &Table, shaped: &Shaped, padding: f32) -> (Vec<Need>, Vec<Vec<Need>>) {
        let of_row = |cells: &[ShapedText]| -> Vec<Need> {
            cells.iter().map(|cell| self.need(cell, padding)).collect()
        };
        let each_by_itself = table
            .rows
            .iter()
            .zip(&shaped.rows)
            .filter(|(row, _)| !row.is_group());
        let mut rows = vec![of_row(&shaped.titles)];
        rows.extend(each_by_itself.map(|(_, cells)| of_row(cells)));
        let mut needs = rows[0].clone();
        for row in &rows[1..] {
            for (need, cell) in needs.iter_mut().zip(row) {
                *need = need.and(*cell);
            }
        }
        (needs, rows)
    }

    /// What a cell asks for. A word wider than half the text is parted wherever it stands.
    fn need(&self, cell: &ShapedText, padding: f32) -> Need {
        let around = 2.0 * padding + 0.5;
        let line = cell.widest_line();
        Need {
            word: (cell.widest_word() + around).min(self.width / 2.0),
            line: line + around,
            text: line,
        }
    }
}

/// A table's texts, before the columns' widths are known.
struct Shaped {
    titles: Vec<ShapedText>,
    rows: Vec<Vec<ShapedText>>,
}

/// Whether anything stands in a cell.
pub(super) fn says_something(cell: &[Span]) -> bool {
    cell.iter().any(|span| !span.text.trim().is_empty())
}

fn style_of(row: &Row) -> style::TextStyle {
    style::TextStyle {
        bold: row.emphasis,
        ..style::CELL
    }
}
