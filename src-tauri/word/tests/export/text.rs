//! What a document says is what its Word file says, to the letter.

use pdf::{Block, Document, Span, one_line, plain_text};
use proptest::prelude::*;

use crate::papers::{any_document, every_block, of_any_script, paragraph, with};
use crate::reading::WordFile;

/// What a document says, paragraph by paragraph, as its blocks have it.
fn said(blocks: &[Block], out: &mut Vec<String>) {
    let joined = |spans: &[Span]| -> String { spans.iter().map(|span| plain_text(&span.text)).collect() };
    for block in blocks {
        match block {
            Block::Heading { text: spans, .. }
            | Block::Paragraph(spans)
            | Block::Lead(spans)
            | Block::Note(spans) => out.push(joined(spans)),
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                said(inner, out);
            }
            Block::List { items, .. } => out.extend(items.iter().map(|item| joined(item))),
            Block::Facts(facts) => {
                for fact in facts {
                    out.extend([one_line(&fact.label), joined(&fact.value)]);
                }
            }
            Block::Table(table) => {
                if table.caption_visible {
                    out.push(one_line(&table.caption));
                }
                out.extend(table.columns.iter().map(|column| one_line(&column.title)));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                out.extend(cells.map(|cell| joined(cell)));
            }
            Block::Signatures(fields) => {
                for field in fields {
                    out.extend([one_line(&field.label), one_line(&field.signer)]);
                }
            }
            Block::Anchor(_) | Block::Figure(_) | Block::PageBreak | Block::Gap(_) => {}
        }
    }
    out.retain(|words| !words.is_empty());
}

fn words_of(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    said(&document.blocks, &mut out);
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_says_the_same_in_word(document in any_document(of_any_script)) {
        let Ok(bytes) = word::write(&document) else {
            prop_assert!(pdf::check(&document).is_err());
            return Ok(());
        };
        let file = WordFile::read(&bytes);
        file.assert_well_formed();
        prop_assert_eq!(file.paragraphs(), words_of(&document));
        prop_assert_eq!(word::write(&document).unwrap(), bytes);
    }
}

#[test]
fn every_kind_of_block_says_its_words_in_their_order() {
    let document = every_block();
    assert_eq!(WordFile::of(&document).paragraphs(), words_of(&document));
}

#[test]
fn characters_that_xml_forbids_never_reach_the_file() {
    let mut document = with(vec![paragraph(
        "a\u{0}b\u{1}c\u{B}d\u{1F}e\u{FFFE}f\u{FFFF}<&>\"'",
    )]);
    document.title = "T\u{0}\u{FFFF}".to_owned();
    document.mark = "\u{1}Utkast".to_owned();
    let file = WordFile::of(&document);
    file.assert_well_formed();
    assert_eq!(file.paragraphs(), ["abc\ndef<&>\"'"]);
}
