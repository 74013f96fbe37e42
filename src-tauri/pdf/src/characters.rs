//! From any text to text our fonts can write, and what is lost on the way.

use std::collections::BTreeSet;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::fonts::{Fonts, REPLACEMENT};

/// The text as it will be written: letters composed (NFC), one kind of line end (`\n`), nothing invisible,
/// and a visible replacement for every character no font has.
pub(crate) fn writable(fonts: &Fonts, text: &str) -> String {
    legible(text, |written, character| {
        if fonts.covers(character) {
            written.push(character);
        } else {
            written.push_str(&stand_in(fonts, character));
        }
    })
}

/// The same for a file whose reader brings the fonts: every character stays that XML allows.
pub fn plain_text(text: &str) -> String {
    legible(text, |written, character| {
        if !is_no_character(character) {
            written.push(character);
        }
    })
}

/// What is left to be seen of a text, each character set by `put`.
fn legible(text: &str, put: impl Fn(&mut String, char)) -> String {
    // Nearly all text is composed already, and composing is what costs.
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => written(text.chars(), put),
        _ => written(text.nfc(), put),
    }
}

fn written(characters: impl Iterator<Item = char>, put: impl Fn(&mut String, char)) -> String {
    let mut written = String::with_capacity(characters.size_hint().0);
    let mut characters = characters.peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => written.push('\n'),
            '\t' => written.push(' '),
            _ if character.is_control() || is_invisible(character) => {}
            _ => put(&mut written, character),
        }
    }
    written
}

/// The text on one line and without characters that XML forbids, for metadata and bookmarks, which need no font.
pub fn one_line(text: &str) -> String {
    let kept: String = text
        .nfc()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .filter(|&c| !is_invisible(c) && !is_no_character(c))
        .collect();
    kept.trim().to_owned()
}

/// The characters of a text that no font has and nothing stands in for.
pub(crate) fn unwritable_in(fonts: &Fonts, text: &str) -> BTreeSet<char> {
    let seen = |c: char| !c.is_control() && !c.is_whitespace() && !is_invisible(c);
    let lost = |c: &char| !fonts.covers(*c) && seen(*c) && stand_in(fonts, *c).contains(REPLACEMENT);
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.chars().filter(lost).collect(),
        _ => text.nfc().filter(lost).collect(),
    }
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

/// The two code points that are no characters and that XML forbids (XML 1.0, 2.2).
fn is_no_character(character: char) -> bool {
    matches!(character, '\u{FFFE}' | '\u{FFFF}')
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
