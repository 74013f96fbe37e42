//! What must hold of a document before it is laid out, so that what comes out conforms.

use std::collections::HashSet;

use crate::archive;
use crate::characters::one_line;
use crate::error::PdfError;
use crate::model::{Block, Document, Fact, Figure, SignatureField, Table};
use crate::span::{Language, Link, Span};

/// Blocks in blocks in blocks: deeper than anybody reads, and shallow enough for any stack.
const DEEPEST: usize = 16;

/// Whether the document says all that a paper everybody can read must say, pictures not looked into.
pub fn check(document: &Document) -> Result<(), PdfError> {
    if is_blank(&document.title) {
        return Err(PdfError::BlankTitle);
    }
    language(&document.language)?;
    document.look.check()?;
    archive::check(document.archive, &document.attachments)?;
    let mut checker = Checker::default();
    checker.blocks(&document.blocks, 0)?;
    checker.links_lead_somewhere()
}

#[derive(Default)]
struct Checker<'a> {
    headings: usize,
    figures: usize,
    level: u8,
    field_names: HashSet<String>,
    anchors: HashSet<&'a str>,
    /// Words, and the place they lead to.
    links: Vec<(&'a str, &'a str)>,
}

impl<'a> Checker<'a> {
    fn blocks(&mut self, blocks: &'a [Block], depth: usize) -> Result<(), PdfError> {
        if depth > DEEPEST {
            return Err(PdfError::Depth { limit: DEEPEST });
        }
        for block in blocks {
            match block {
                Block::Heading { level, text } => self.heading(*level, &Span::joined(text))?,
                Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                    self.blocks(inner, depth + 1)?;
                }
                Block::Figure(it) => self.figure(it)?,
                Block::Anchor(name) => self.anchor(name)?,
                Block::Paragraph(spans) | Block::Lead(spans) | Block::Note(spans) => self.spans(spans)?,
                Block::List { items, .. } => items.iter().try_for_each(|item| self.spans(item))?,
                Block::Facts(list) => {
                    facts(list)?;
                    list.iter().try_for_each(|fact| self.spans(&fact.value))?;
                }
                Block::Table(it) => {
                    table(it)?;
                    let mut cells = it.rows.iter().flat_map(|row| &row.cells);
                    cells.try_for_each(|cell| self.spans(cell))?;
                }
                Block::Signatures(fields) => fields.iter().try_for_each(|field| self.field(field))?,
                Block::Gap(height) if !(height.is_finite() && *height >= 0.0) => return Err(PdfError::Gap),
                Block::PageBreak | Block::Gap(_) => {}
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

    fn figure(&mut self, figure: &Figure) -> Result<(), PdfError> {
        self.figures += 1;
        let number = self.figures;
        if is_blank(&figure.alt) {
            return Err(PdfError::BlankAlternative { number });
        }
        if !(figure.width > 0.0 && figure.width <= 1.0) {
            return Err(PdfError::FigureWidth { number });
        }
        Ok(())
    }

    fn anchor(&mut self, name: &'a str) -> Result<(), PdfError> {
        if is_blank(name) || !self.anchors.insert(name) {
            return Err(PdfError::AnchorName {
                name: name.to_owned(),
            });
        }
        Ok(())
    }

    fn spans(&mut self, spans: &'a [Span]) -> Result<(), PdfError> {
        for span in spans {
            span.language.as_ref().map_or(Ok(()), language)?;
            match &span.link {
                Some(Link::Place(place)) => self.links.push((&span.text, place)),
                Some(Link::Web(address)) if !Link::is_safe(address) => {
                    return Err(PdfError::LinkAddress {
                        words: span.text.clone(),
                        address: address.clone(),
                    });
                }
                Some(Link::Web(_)) | None => {}
            }
        }
        Ok(())
    }

    /// Links may lead forward, so they are looked at when all anchors are known.
    fn links_lead_somewhere(&self) -> Result<(), PdfError> {
        match self.links.iter().find(|(_, place)| !self.anchors.contains(place)) {
            Some((words, place)) => Err(PdfError::LinkToNowhere {
                words: (*words).to_owned(),
                place: (*place).to_owned(),
            }),
            None => Ok(()),
        }
    }

    fn field(&mut self, field: &SignatureField) -> Result<(), PdfError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let name = field.name.clone();
        if name.is_empty() || !name.chars().all(allowed) {
            return Err(PdfError::FieldName { name });
        }
        field.language.as_ref().map_or(Ok(()), language)?;
        if is_blank(&field.tooltip) {
            return Err(PdfError::BlankTooltip { name });
        }
        if !self.field_names.insert(name.clone()) {
            return Err(PdfError::FieldNameTwice { name });
        }
        Ok(())
    }
}

fn language(language: &Language) -> Result<(), PdfError> {
    if language.is_well_formed() {
        return Ok(());
    }
    Err(PdfError::LanguageTag {
        tag: language.tag().to_owned(),
    })
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
        .find(|(_, row)| row.cells.len() != columns && !row.is_group())
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
pub(crate) fn is_blank(text: &str) -> bool {
    one_line(text).is_empty()
}
