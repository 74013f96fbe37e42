//! Records: the rows of a table whose columns have too little room, each row as facts one below the other.

use crate::color::Ink;
use crate::error::PdfError;
use crate::model::{Row, Table};
use crate::structure::{ElementId, Role};

use super::Composer;
use super::row::{CellLines, RowFrame, rule_below, strips_of_row};
use super::strip::{Hold, Strip, hold};
use super::style::{self, TextStyle};
use super::table::says_something;

/// The rule under a record, where the next begins.
const RULE: f32 = 0.9;

const GROUP: RowFrame = RowFrame {
    padding_top: 3.5,
    padding_bottom: 4.0,
    leading: style::FACT.leading,
};

/// The columns of a table of facts: labels and values.
const COLUMNS: usize = 2;

impl Composer<'_> {
    /// The rows of a table, read in the same order as side by side. Each says the columns' titles itself, so there is no
    /// head to look back at.
    pub(super) fn records(
        &mut self,
        table_element: ElementId,
        table: &Table,
    ) -> Result<Vec<Strip>, PdfError> {
        let label_width = self.label_width(table.columns.iter().map(|column| column.title.as_str()))?;
        let mut strips = Vec::new();
        for row in &table.rows {
            let body = self.tree.add(table_element, Role::TableBody);
            let mut record = if row.is_group() {
                self.group(body, row)?
            } else {
                self.record(body, table, row, label_width)?
            };
            if row.emphasis {
                self.ground(&mut record);
            }
            hold(&mut record, Hold::Together);
            rule_below(&mut record, self.left, self.width, RULE, Ink::Title);
            strips.append(&mut record);
        }
        Ok(strips)
    }

    /// A row's cells, the first of them as the record's title. Those that say nothing are left out.
    fn record(
        &mut self,
        body: ElementId,
        table: &Table,
        row: &Row,
        label_width: f32,
    ) -> Result<Vec<Strip>, PdfError> {
        let says_nothing = !row.cells.iter().any(|cell| says_something(cell));
        let cells = table.columns.iter().zip(&row.cells);
        let said = cells.filter(|(_, cell)| says_nothing || says_something(cell));
        let mut strips = Vec::new();
        for (column, cell) in said {
            let style = TextStyle {
                bold: row.emphasis || strips.is_empty(),
                ..style::FACT
            };
            strips.append(&mut self.fact(body, &column.title, cell, style, label_width)?);
        }
        Ok(strips)
    }

    /// The name of the group of records that follow, with which it stays.
    fn group(&mut self, body: ElementId, row: &Row) -> Result<Vec<Strip>, PdfError> {
        let style = TextStyle {
            bold: true,
            ..style::FACT
        };
        let element = self.tree.add(body, Role::TableRow);
        let cell = self.tree.add(element, Role::WideCell(COLUMNS));
        let measure = self.whole_row();
        let words = CellLines {
            elements: self.elements(cell, &row.cells[0]),
            lines: self.lines(&row.cells[0], style, measure.width)?,
            style,
            measure,
        };
        let mut strips = strips_of_row(vec![words], GROUP);
        if let Some(last) = strips.last_mut() {
            last.hold = Hold::Together;
        }
        Ok(strips)
    }
}
