//! Text that no font of ours can write, and where it stands, to be shown before a paper is made.

use std::collections::BTreeSet;

use crate::characters::{one_line, unwritable_in};
use crate::error::PdfError;
use crate::fonts::Fonts;
use crate::model::{Block, Document, Table};
use crate::span::Span;

/// A text with characters that no font of ours has. The paper shows `�` in their place, so whoever makes an official
/// paper should be told before it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable {
    /// The characters that are lost.
    pub characters: BTreeSet<char>,
    /// The whole text they stand in, on one line.
    pub text: String,
    /// The words of the heading above, when there is one; a heading's own.
    pub heading: Option<String>,
    /// What the text is.
    pub part: Part,
}

/// A part of a paper that holds text. Everything is counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The running header.
    Header,
    /// The running footer, page number included.
    Footer,
    /// The mark in the head of the page.
    Mark,
    /// A line at the foot of the first page.
    Imprint,
    /// A heading.
    Heading,
    /// Running text, an orientation or a notice.
    Paragraph,
    /// An item of a list.
    Item {
        /// Which of the list's items.
        number: usize,
    },
    /// A fact, or its name.
    Fact {
        /// Which of the facts.
        number: usize,
    },
    /// A table's caption.
    Caption,
    /// The title of a table's column.
    ColumnTitle {
        /// Which of the columns.
        column: usize,
    },
    /// A cell of a table.
    Cell {
        /// Which of the rows, the head not counted.
        row: usize,
        /// Which of the row's cells.
        column: usize,
    },
    /// The label of a signature field, or the expected signer.
    Signature {
        /// Which of the fields.
        number: usize,
    },
}

/// The texts of a document that cannot be written as they are, in reading order; the running header and footer first.
pub fn unwritable(document: &Document) -> Result<Vec<Unwritable>, PdfError> {
    let mut finder = Finder {
        fonts: Fonts::load()?,
        heading: None,
        found: Vec::new(),
    };
    finder.look(Part::Header, &document.header);
    finder.look(Part::Footer, &document.footer);
    finder.look(Part::Footer, &document.page_of);
    finder.look(Part::Mark, &document.mark);
    finder.blocks(&document.blocks);
    for line in &document.look.imprint {
        finder.look(Part::Imprint, line);
    }
    Ok(finder.found)
}

struct Finder {
    fonts: Fonts,
    heading: Option<String>,
    found: Vec<Unwritable>,
}

impl Finder {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => {
                self.heading = Some(one_line(&Span::joined(text)));
                self.spans(Part::Heading, text);
            }
            Block::Paragraph(spans) | Block::Lead(spans) | Block::Note(spans) => {
                self.spans(Part::Paragraph, spans);
            }
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                self.blocks(inner);
            }
            Block::List { items, .. } => {
                for (number, item) in (1..).zip(items) {
                    self.spans(Part::Item { number }, item);
                }
            }
            Block::Facts(facts) => {
                for (number, fact) in (1..).zip(facts) {
                    self.look(Part::Fact { number }, &fact.label);
                    self.spans(Part::Fact { number }, &fact.value);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Signatures(fields) => {
                for (number, field) in (1..).zip(fields) {
                    self.look(Part::Signature { number }, &field.label);
                    self.look(Part::Signature { number }, &field.signer);
                }
            }
            Block::Anchor(_) | Block::Figure(_) | Block::PageBreak | Block::Gap(_) => {}
        }
    }

    fn table(&mut self, table: &Table) {
        if table.caption_visible {
            self.look(Part::Caption, &table.caption);
        }
        for (column, head) in (1..).zip(&table.columns) {
            self.look(Part::ColumnTitle { column }, &head.title);
        }
        for (row, cells) in (1..).zip(&table.rows) {
            for (column, cell) in (1..).zip(&cells.cells) {
                self.spans(Part::Cell { row, column }, cell);
            }
        }
    }

    fn spans(&mut self, part: Part, spans: &[Span]) {
        if let [span] = spans {
            return self.look(part, &span.text);
        }
        self.look(part, &Span::joined(spans));
    }

    fn look(&mut self, part: Part, text: &str) {
        let characters = unwritable_in(&self.fonts, text);
        if !characters.is_empty() {
            self.found.push(Unwritable {
                characters,
                text: one_line(text),
                heading: self.heading.clone(),
                part,
            });
        }
    }
}
