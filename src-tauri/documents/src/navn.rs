//! Names that a voice of the paper's language reads wrong: each is tagged with its own (PDF/UA-1, 7.2).

use domain::{Navnespraak, etternavn};
use pdf::{Block, Document, Language, Span};

use crate::runs;

/// A whole name, and the language it is read in.
pub type Navn = (String, Navnespraak);

/// Tags these names wherever they stand in headings, running text, lists and tables, whole or as surnames.
pub fn read_names(document: &mut Document, names: &[Navn]) {
    let spoken: Vec<Spoken> = names.iter().flat_map(spoken).collect();
    if spoken.is_empty() {
        return;
    }
    runs::each(&mut document.blocks, &mut |spans| {
        *spans = std::mem::take(spans)
            .into_iter()
            .flat_map(|span| parted(span, &spoken))
            .collect();
    });
    signers(&mut document.blocks, &spoken);
}

struct Spoken<'a> {
    words: &'a str,
    language: Language,
}

fn spoken((name, language): &Navn) -> Vec<Spoken<'_>> {
    let language = match language {
        Navnespraak::Nordsamisk => Language::Se,
        other => Language::Other(other.tag().to_owned()),
    };
    let mut words = vec![name.trim(), etternavn(name)];
    words.dedup();
    words.retain(|words| !words.is_empty());
    let one = |words| Spoken {
        words,
        language: language.clone(),
    };
    words.into_iter().map(one).collect()
}

fn signers(blocks: &mut [Block], spoken: &[Spoken]) {
    for block in blocks {
        match block {
            Block::KeepTogether(inner) => signers(inner, spoken),
            Block::Signatures(fields) => {
                for field in fields {
                    let name = spoken.iter().find(|name| name.words == field.signer.trim());
                    field.language = name.map(|name| name.language.clone());
                }
            }
            _ => {}
        }
    }
}

/// The span, each name in it a span of its own.
fn parted(span: Span, spoken: &[Spoken]) -> Vec<Span> {
    if span.language.is_some() {
        return vec![span];
    }
    let piece = |text: &str| Span {
        text: text.into(),
        ..span.clone()
    };
    let (mut out, mut done) = (Vec::new(), 0);
    while let Some((at, name)) = first(&span.text, done, spoken) {
        if at > done {
            out.push(piece(&span.text[done..at]));
        }
        out.push(piece(name.words).in_language(name.language.clone()));
        done = at + name.words.len();
    }
    if out.is_empty() {
        return vec![span];
    }
    if done < span.text.len() {
        out.push(piece(&span.text[done..]));
    }
    out
}

/// The first name after a place, the longest where several begin there.
fn first<'a>(text: &str, from: usize, spoken: &'a [Spoken<'a>]) -> Option<(usize, &'a Spoken<'a>)> {
    let of_name = |name: &'a Spoken<'a>| {
        let mut places = text[from..].match_indices(name.words);
        let whole = places.find(|(at, words)| stands_alone(text, from + at, words.len()));
        whole.map(|(at, _)| (from + at, name))
    };
    let found = spoken.iter().filter_map(of_name);
    found.min_by_key(|(at, name)| (*at, std::cmp::Reverse(name.words.len())))
}

fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let in_word = |c: char| c.is_alphanumeric() || c == '-';
    !text[..at].ends_with(in_word) && !text[at + length..].starts_with(in_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(String, String)> {
        let names = [
            ("Ánná Elle Čuovži".to_owned(), Navnespraak::Nordsamisk),
            ("Leif Jåma".to_owned(), Navnespraak::Soersamisk),
        ];
        let mut paper = Document {
            blocks: vec![Block::KeepTogether(vec![Block::Paragraph(vec![Span::bold(
                text,
            )])])],
            ..Document::default()
        };
        read_names(&mut paper, &names);
        let [Block::KeepTogether(inner)] = &paper.blocks[..] else {
            panic!()
        };
        let [Block::Paragraph(spans)] = &inner[..] else {
            panic!()
        };
        assert!(spans.iter().all(|span| span.bold), "the style is kept");
        let tag = |span: &Span| {
            span.language
                .as_ref()
                .map_or(String::new(), |language| language.tag().to_owned())
        };
        spans.iter().map(|span| (span.text.clone(), tag(span))).collect()
    }

    #[test]
    fn a_name_is_read_in_its_own_language_wherever_it_stands() {
        let pair = |text: &str, tag: &str| (text.to_owned(), tag.to_owned());
        assert_eq!(
            said("Ánná Elle Čuovži tok ordet. Čuovži og Leif Jåma gjekk."),
            [
                pair("Ánná Elle Čuovži", "se"),
                pair(" tok ordet. ", ""),
                pair("Čuovži", "se"),
                pair(" og ", ""),
                pair("Leif Jåma", "sma"),
                pair(" gjekk.", ""),
            ]
        );
    }

    #[test]
    fn a_name_in_a_heading_is_read_in_its_language_too() {
        let mut paper = Document {
            blocks: vec![Block::heading(2, "Innlegg ved Čuovži")],
            ..Document::default()
        };
        read_names(&mut paper, &[("Ánná Čuovži".into(), Navnespraak::Nordsamisk)]);
        let text = vec![
            "Innlegg ved ".into(),
            Span::plain("Čuovži").in_language(Language::Se),
        ];
        assert_eq!(paper.blocks, [Block::Heading { level: 2, text }]);
    }

    #[test]
    fn a_part_of_another_name_is_not_the_name() {
        for other in ["Čuovži-Hansen kom", "Jåmas hus", "Berit Jåman"] {
            assert_eq!(said(other), [(other.to_owned(), String::new())]);
        }
    }

    #[test]
    fn whoever_signs_is_named_in_the_right_language() {
        let field = |name: &str| pdf::SignatureField {
            name: "referent".into(),
            label: "Referent".into(),
            signer: name.into(),
            tooltip: "Digital signatur".into(),
            language: None,
        };
        let mut paper = Document {
            blocks: vec![Block::Signatures(vec![
                field("Ánná Elle Čuovži"),
                field("Kari Nordmann"),
            ])],
            ..Document::default()
        };
        read_names(
            &mut paper,
            &[("Ánná Elle Čuovži".into(), Navnespraak::Nordsamisk)],
        );
        let Block::Signatures(fields) = &paper.blocks[0] else {
            panic!()
        };
        assert_eq!(fields[0].language, Some(Language::Se));
        assert_eq!(fields[1].language, None);
    }
}
