//! Whatever a document says, its paper says in the same order: by its tags, which is how it is read aloud and copied.

use pdf::{Block, Document, PdfError, Row, Span, Table, render};
use proptest::prelude::*;

use crate::papers::{any_document, of_known_letters};
use crate::reading::Paper;

/// All that a document says, in the order it says it; labels of lists left out.
fn said(document: &Document) -> String {
    let mut out = document.mark.clone();
    blocks(&document.blocks, &mut out);
    out.extend(document.look.imprint.iter().map(String::as_str));
    out
}

fn blocks(all: &[Block], out: &mut String) {
    for block in all {
        match block {
            Block::Heading { text, .. } => *out += text,
            Block::Paragraph(words) | Block::Lead(words) | Block::Note(words) => spans(words, out),
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                blocks(inner, out);
            }
            Block::List { items, .. } => items.iter().for_each(|item| spans(item, out)),
            Block::Facts(facts) => {
                for fact in facts {
                    *out += &fact.label;
                    spans(&fact.value, out);
                }
            }
            Block::Table(it) => table(it, out),
            Block::Signatures(fields) => {
                for field in fields {
                    *out += &field.label;
                    *out += &field.signer;
                }
            }
            Block::Anchor(_) | Block::Figure(_) | Block::PageBreak | Block::Gap(_) => {}
        }
    }
}

fn table(table: &Table, out: &mut String) {
    if table.caption_visible {
        *out += &table.caption;
    }
    out.extend(table.columns.iter().map(|column| column.title.as_str()));
    for Row { cells, .. } in &table.rows {
        for cell in cells {
            spans(cell, out);
        }
    }
}

fn spans(spans: &[Span], out: &mut String) {
    out.extend(spans.iter().map(|span| span.text.as_str()));
}

/// What is seen of a text: spaces and hyphens of line ends fall where the lines do.
fn seen(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{AD}')
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_paper_says_what_its_document_says_in_the_same_order(document in any_document(of_known_letters)) {
        match render(&document) {
            Ok(bytes) => {
                let paper = Paper::read(&bytes);
                prop_assert_eq!(seen(&paper.root.text_without("Lbl")), seen(&said(&document)));
            }
            Err(PdfError::Writing(reason)) => panic!("{reason}"),
            Err(_) => {}
        }
    }
}
