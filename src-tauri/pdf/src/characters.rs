//! From any text to text our fonts can write, and what is lost on the way.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::error::PdfError;
use crate::fonts::{Fonts, REPLACEMENT};
use crate::model::{Block, Document};
use crate::span::Span;

/// The text as it will be written: letters composed (NFC), one kind of line end (`\n`), nothing invisible,
/// and a visible replacement for every character no font has.
pub(crate) fn writable(fonts: &Fonts, text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut characters = text.nfc().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => written.push('\n'),
            '\t' => written.push(' '),
            _ if character.is_control() || is_invisible(character) => {}
            _ if fonts.covers(character) => written.push(character),
            _ => written.push_str(&stand_in(fonts, character)),
        }
    }
    written
}

/// The text on one line and without characters that XML forbids, for metadata and bookmarks, which need no font.
pub(crate) fn one_line(text: &str) -> String {
    let kept: String = text
        .nfc()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .filter(|&c| !is_invisible(c) && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect();
    kept.trim().to_owned()
}

/// The characters of a document that no font of ours has. The paper shows `�` in their place,
/// so whoever makes an official paper should say so before it is signed.
pub fn unwritable(document: &Document) -> Result<BTreeSet<char>, PdfError> {
    let fonts = Fonts::load()?;
    let mut words = vec![document.header.as_str(), &document.footer, &document.page_of];
    texts(&document.blocks, &mut words);
    let mut found = BTreeSet::new();
    for character in words
        .into_iter()
        .flat_map(unicode_normalization::UnicodeNormalization::nfc)
    {
        let seen = !character.is_control() && !character.is_whitespace() && !is_invisible(character);
        if seen && !fonts.covers(character) && stand_in(&fonts, character).contains(REPLACEMENT) {
            found.insert(character);
        }
    }
    Ok(found)
}

/// What is written for a character no font has: its plain parts where Unicode names some (`ﬁ` is `fi`).
fn stand_in(fonts: &Fonts, character: char) -> String {
    const MINUS: char = '\u{2212}';
    if character == MINUS {
        return "–".to_owned();
    }
    let parts: String = std::iter::once(character).nfkc().collect();
    if !parts.is_empty() && parts.chars().all(|part| fonts.covers(part)) {
        parts
    } else {
        REPLACEMENT.to_string()
    }
}

/// Characters that only steer: they would leave an empty glyph, or none, and no reader misses them.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

fn texts<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    let words = |spans: &'a [Span]| spans.iter().map(|span| span.text.as_str());
    for block in blocks {
        match block {
            Block::Heading { text, .. } => found.push(text),
            Block::Paragraph(spans) | Block::Lead(spans) | Block::Note(spans) => found.extend(words(spans)),
            Block::Highlight(inner) | Block::KeepTogether(inner) => texts(inner, found),
            Block::List { items, .. } => found.extend(items.iter().flat_map(|item| words(item))),
            Block::Facts(facts) => {
                for fact in facts {
                    found.push(&fact.label);
                    found.extend(words(&fact.value));
                }
            }
            Block::Table(table) => {
                found.push(&table.caption);
                found.extend(table.columns.iter().map(|column| column.title.as_str()));
                found.extend(
                    table
                        .rows
                        .iter()
                        .flat_map(|row| &row.cells)
                        .flat_map(|cell| words(cell)),
                );
            }
            Block::Signatures(fields) => {
                found.extend(
                    fields
                        .iter()
                        .flat_map(|field| [field.label.as_str(), field.signer.as_str()]),
                );
            }
            Block::Anchor(_) | Block::PageBreak | Block::Gap(_) => {}
        }
    }
}
