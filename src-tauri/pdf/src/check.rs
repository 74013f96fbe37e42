//! What must hold of a document before it is laid out, so that what comes out conforms.

use std::collections::HashSet;

use crate::characters::one_line;
use crate::error::PdfError;
use crate::model::{Block, Document, Fact, SignatureField, Table};

/// Blocks in blocks in blocks: deeper than anybody reads, and shallow enough for any stack.
const DEEPEST: usize = 16;

/// Checks the whole document.
pub(crate) fn check(document: &Document) -> Result<(), PdfError> {
    if is_blank(&document.title) {
        return Err(PdfError::BlankTitle);
    }
    Checker::default().blocks(&document.blocks, 0)
}

#[derive(Default)]
struct Checker {
    headings: usize,
    level: u8,
    field_names: HashSet<String>,
}

impl Checker {
    fn blocks(&mut self, blocks: &[Block], depth: usize) -> Result<(), PdfError> {
        if depth > DEEPEST {
            return Err(PdfError::Depth { limit: DEEPEST });
        }
        for block in blocks {
            match block {
                Block::Heading { level, text } => self.heading(*level, text)?,
                Block::Highlight(inner) | Block::KeepTogether(inner) => self.blocks(inner, depth + 1)?,
                Block::Facts(list) => facts(list)?,
                Block::Table(it) => table(it)?,
                Block::Signatures(fields) => fields.iter().try_for_each(|field| self.field(field))?,
                Block::Gap(height) if !(height.is_finite() && *height >= 0.0) => return Err(PdfError::Gap),
                Block::Paragraph(_)
                | Block::Lead(_)
                | Block::Note(_)
                | Block::List { .. }
                | Block::PageBreak
                | Block::Gap(_) => {}
            }
        }
        Ok(())
    }

    fn heading(&mut self, level: u8, text: &str) -> Result<(), PdfError> {
        self.headings += 1;
        if is_blank(text) {
            return Err(PdfError::BlankHeading {
                number: self.headings,
            });
        }
        if !(1..=6).contains(&level) {
            return Err(PdfError::HeadingLevel {
                text: text.to_owned(),
                level,
            });
        }
        if level > self.level + 1 {
            return Err(PdfError::HeadingSkips {
                text: text.to_owned(),
                level,
                before: self.level,
            });
        }
        self.level = level;
        Ok(())
    }

    fn field(&mut self, field: &SignatureField) -> Result<(), PdfError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let name = field.name.clone();
        if name.is_empty() || !name.chars().all(allowed) {
            return Err(PdfError::FieldName { name });
        }
        if is_blank(&field.tooltip) {
            return Err(PdfError::BlankTooltip { name });
        }
        if !self.field_names.insert(name.clone()) {
            return Err(PdfError::FieldNameTwice { name });
        }
        Ok(())
    }
}

fn facts(facts: &[Fact]) -> Result<(), PdfError> {
    match facts.iter().position(|fact| is_blank(&fact.label)) {
        Some(index) => Err(PdfError::BlankFactLabel { number: index + 1 }),
        None => Ok(()),
    }
}

fn table(table: &Table) -> Result<(), PdfError> {
    let caption = || table.caption.clone();
    if table.columns.is_empty() {
        return Err(PdfError::NoColumns { caption: caption() });
    }
    for (index, column) in table.columns.iter().enumerate() {
        if is_blank(&column.title) {
            return Err(PdfError::BlankColumnTitle {
                caption: caption(),
                column: index + 1,
            });
        }
        if !(column.weight.is_finite() && column.weight > 0.0) {
            return Err(PdfError::ColumnWeight {
                caption: caption(),
                column: index + 1,
            });
        }
    }
    let columns = table.columns.len();
    match table
        .rows
        .iter()
        .enumerate()
        .find(|(_, row)| row.cells.len() != columns)
    {
        Some((index, row)) => Err(PdfError::RowLength {
            caption: caption(),
            row: index + 1,
            cells: row.cells.len(),
            columns,
        }),
        None => Ok(()),
    }
}

/// Whether nothing of the text would be seen.
fn is_blank(text: &str) -> bool {
    one_line(text).is_empty()
}
