//! Whatever a document says, its paper says in the same order: by its tags, which is how it is read aloud and copied.

use pdf::{Block, Document, PdfError, Span, Table, render};
use proptest::prelude::*;

use crate::papers::{any_document, of_known_letters};
use crate::reading::{Element, Paper};

/// All that a document says, in the order it says it; labels of lists left out. Of tables the paper's own elements tell
/// whether they have a head, or say it with each row.
fn said(document: &Document, paper: &Paper) -> String {
    let mut out = document.mark.clone();
    blocks(
        &document.blocks,
        &mut paper.elements("Table").into_iter(),
        &mut out,
    );
    out.extend(document.look.imprint.iter().map(String::as_str));
    out
}

fn blocks(all: &[Block], tables: &mut impl Iterator<Item = Element>, out: &mut String) {
    for block in all {
        match block {
            Block::Heading { text: words, .. }
            | Block::Paragraph(words)
            | Block::Lead(words)
            | Block::Note(words) => spans(words, out),
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                blocks(inner, tables, out);
            }
            Block::List { items, .. } => items.iter().for_each(|item| spans(item, out)),
            Block::Facts(facts) => {
                if !facts.is_empty() {
                    tables.next();
                }
                for fact in facts {
                    *out += &fact.label;
                    spans(&fact.value, out);
                }
            }
            Block::Table(it) => {
                let element = tables.next().unwrap();
                let has_head = element
                    .children
                    .iter()
                    .any(|part| part.kind != "TBody" && part.kind != "Caption");
                table(it, has_head, out);
            }
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

fn table(table: &Table, has_head: bool, out: &mut String) {
    if table.caption_visible {
        *out += &table.caption;
    }
    if has_head {
        out.extend(table.columns.iter().map(|column| column.title.as_str()));
    }
    let is_said = |cell: &&Vec<Span>| cell.iter().any(|span| !span.text.trim().is_empty());
    for row in &table.rows {
        let says_nothing = row.cells.iter().find(is_said).is_none();
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            if !has_head && !row.is_group() && (says_nothing || is_said(&cell)) {
                *out += &column.title;
            }
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
                prop_assert_eq!(seen(&paper.root.text_without("Lbl")), seen(&said(&document, &paper)));
            }
            Err(PdfError::Writing(reason)) => panic!("{reason}"),
            Err(_) => {}
        }
    }
}
