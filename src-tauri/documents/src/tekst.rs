//! A secretary's formatted text as blocks of a paper, and sentences set before it.

use domain::{Tekst, tekst};
use pdf::{Block, Numbering, Span};

/// A paragraph in the ordinary style.
pub(crate) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![Span::plain(text)])
}

/// «**Label:** words».
pub(crate) fn labelled(label: &str, words: &str) -> Block {
    Block::Paragraph(labelled_spans(label, words))
}

/// «**Label:** words», to go on with.
pub(crate) fn labelled_spans(label: &str, words: &str) -> Vec<Span> {
    vec![Span::bold(format!("{label}:")), Span::plain(format!(" {words}"))]
}

/// The text's blocks; headings inside it are of `level`.
pub(crate) fn blocks(text: &Tekst, level: u8) -> Vec<Block> {
    text.blocks.iter().map(|block| one(block, level)).collect()
}

/// The text's blocks with `lead` before its first words: in the first paragraph when it begins with one,
/// else in a paragraph of its own.
pub(crate) fn led(mut lead: Vec<Span>, text: &Tekst, level: u8) -> Vec<Block> {
    let mut rest = text.blocks.as_slice();
    if let Some((tekst::Block::Paragraph(first), others)) = rest.split_first() {
        if !lead.is_empty() {
            lead.push(Span::plain(" "));
        }
        lead.extend(spans(first));
        rest = others;
    }
    let mut out = Vec::with_capacity(rest.len() + 1);
    if !lead.is_empty() {
        out.push(Block::Paragraph(lead));
    }
    out.extend(rest.iter().map(|block| one(block, level)));
    out
}

fn one(block: &tekst::Block, level: u8) -> Block {
    let list = |numbering, items: &[Vec<tekst::Span>]| Block::List {
        numbering,
        start: 1,
        items: items.iter().map(|item| spans(item)).collect(),
    };
    match block {
        tekst::Block::Paragraph(words) => Block::Paragraph(spans(words)),
        tekst::Block::Heading(words) => Block::Heading {
            level,
            text: spans(words),
        },
        tekst::Block::Bullets(items) => list(Numbering::Bullet, items),
        tekst::Block::Numbers(items) => list(Numbering::Decimal, items),
    }
}

/// A run of words in the looks of a paper.
pub(crate) fn spans(words: &[tekst::Span]) -> Vec<Span> {
    let one = |span: &tekst::Span| Span {
        text: span.text.clone(),
        bold: span.strong,
        italic: span.emphasis,
        ..Span::default()
    };
    words.iter().map(one).collect()
}

/// True when the secretary has already written `sentence`: a generated one is then not said twice.
pub(crate) fn says(text: &Tekst, sentence: &str) -> bool {
    let sentence = compared(sentence);
    !sentence.is_empty() && compared(&text.to_plain()).contains(&sentence)
}

/// Words for comparison: small letters, single spaces, no full stop at the end.
pub(crate) fn compared(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches('.').into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_before_the_first_words_of_a_paragraph() {
        let text = Tekst::from("Saken tas til **orientering**.\n\n1. Først\n2. Sist");
        let blocks = led(vec![Span::bold("Vedtak:")], &text, 3);
        let Block::Paragraph(first) = &blocks[0] else {
            panic!("{blocks:?}")
        };
        let said: Vec<_> = first.iter().map(|s| (s.text.as_str(), s.bold)).collect();
        assert_eq!(
            said,
            [
                ("Vedtak:", true),
                (" ", false),
                ("Saken tas til ", false),
                ("orientering", true),
                (".", false)
            ]
        );
        assert!(
            matches!(&blocks[1], Block::List { numbering: Numbering::Decimal, items, .. } if items.len() == 2)
        );
    }

    #[test]
    fn a_label_before_a_list_has_its_own_paragraph() {
        let blocks = led(vec![Span::bold("Vedtak:")], &Tekst::from("1. Først"), 3);
        assert!(matches!(&blocks[..], [Block::Paragraph(_), Block::List { .. }]));
    }

    #[test]
    fn a_heading_in_the_text_takes_the_level_of_its_place() {
        let blocks = blocks(&Tekst::from("### Bakgrunn\n\nTekst"), 4);
        assert!(matches!(&blocks[0], Block::Heading { level: 4, text } if Span::joined(text) == "Bakgrunn"));
    }

    #[test]
    fn a_sentence_the_secretary_wrote_is_known_again_whatever_its_spaces() {
        let text = Tekst::from("Rajesh T. kom til møtet kl. 09.25  under behandlingen av saken. Deretter …");
        assert!(says(
            &text,
            "Rajesh T. kom til møtet kl.\u{a0}09.25 under behandlingen av saken."
        ));
        assert!(!says(&text, "Rajesh T. gikk fra møtet kl.\u{a0}09.40."));
    }
}
