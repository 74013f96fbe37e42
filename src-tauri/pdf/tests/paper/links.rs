//! Words that lead somewhere, and words in another language than the paper's.

use lopdf::{Dictionary, Object};
use pdf::{Block, Language, Link, PdfError, Span, render};

use crate::papers::{heading, lines, paragraph, with};
use crate::reading::{Element, Paper, text_of};

fn paper(blocks: Vec<Block>) -> Paper {
    Paper::read(&render(&with(blocks)).unwrap())
}

fn to(place: &str, words: &str) -> Span {
    Span::plain(words).leading_to(Link::Place(place.to_owned()))
}

fn anchor(name: &str) -> Block {
    Block::Anchor(name.to_owned())
}

fn annotation<'a>(paper: &'a Paper, link: &Element) -> &'a Dictionary {
    paper.file.get_dictionary(link.annotations[0]).unwrap()
}

fn numbers(object: &Object) -> Vec<f32> {
    let array = object.as_array().unwrap();
    array.iter().map(|value| value.as_float().unwrap()).collect()
}

#[test]
fn a_link_in_the_agenda_leads_to_its_item_on_a_later_page() {
    let blocks = vec![
        Block::Paragraph(vec!["Se ".into(), to("sak 2", "sak 2/26"), ", og les.".into()]),
        lines(60),
        anchor("sak 2"),
        heading(1, "Sak 2/26"),
    ];
    let paper = paper(blocks);
    let link = &paper.elements("Link")[0];
    let annotation = annotation(&paper, link);
    assert_eq!(text_of(annotation.get(b"Contents").unwrap()), "sak 2/26");
    let destination = annotation.get(b"Dest").unwrap().as_array().unwrap();
    let page = paper.pages[1];
    assert_eq!(destination[0].as_reference().unwrap(), page);
    let heading = paper.shown.iter().find(|shown| shown.tag == "H1").unwrap();
    let top = destination[3].as_float().unwrap();
    assert!((heading.baseline + 10.0..heading.baseline + 40.0).contains(&top));
    let area = numbers(annotation.get(b"Rect").unwrap());
    let words = paper.shown.iter().find(|shown| shown.tag == "Link").unwrap();
    assert!(area[0] <= words.x && words.right - 0.1 <= area[2]);
    assert!(area[1] < words.baseline && words.baseline < area[3]);
}

#[test]
fn words_before_and_after_a_link_are_read_before_and_after_it() {
    let spans = vec![
        "Se ".into(),
        to("a", "sak 1"),
        " og ".into(),
        to("a", "sak 2"),
        ".".into(),
    ];
    let paper = paper(vec![anchor("a"), Block::Paragraph(spans)]);
    let paragraph = &paper.elements("P")[0];
    assert_eq!(paragraph.whole_text(), "Se sak 1 og sak 2.");
    assert_eq!(paper.texts("Link"), ["sak 1", "sak 2"]);
    assert_eq!(paragraph.content.len(), 3);
}

#[test]
fn a_link_over_two_pages_can_be_followed_on_both() {
    let long = "Utvalget drøftet årsakene til variasjonen mellom kommunene nøye. ".repeat(100);
    let paper = paper(vec![anchor("a"), Block::Paragraph(vec![to("a", &long)])]);
    let link = &paper.elements("Link")[0];
    assert_eq!(link.annotations.len(), paper.pages.len());
    for (id, page) in link.annotations.iter().zip(&paper.pages) {
        let annotation = paper.file.get_dictionary(*id).unwrap();
        assert_eq!(annotation.get(b"P").unwrap().as_reference().unwrap(), *page);
        let lines = numbers(annotation.get(b"QuadPoints").unwrap()).len() / 8;
        assert!(lines > 10, "{lines} lines");
    }
}

#[test]
fn an_address_is_written_in_ascii_and_said_when_there_are_no_words() {
    let web = |words: &str, address: &str| Span::plain(words).leading_to(Link::Web(address.to_owned()));
    let spans = vec![
        web("innsyn", "https://østfold.no/møte?a=1&b=(2)"),
        web("…", "mailto:post@a.no"),
    ];
    let paper = paper(vec![Block::Paragraph(spans)]);
    let address = |link: &Element| {
        let action = annotation(&paper, link).get(b"A").unwrap().as_dict().unwrap();
        String::from_utf8(action.get(b"URI").unwrap().as_str().unwrap().to_vec()).unwrap()
    };
    let links = paper.elements("Link");
    assert_eq!(address(&links[0]), "https://%C3%B8stfold.no/m%C3%B8te?a=1&b=(2)");
    assert_eq!(address(&links[1]), "mailto:post@a.no");
}

#[test]
fn a_link_whose_words_change_style_is_one_link() {
    let bold = Span {
        bold: true,
        ..to("a", " 2/26")
    };
    let paper = paper(vec![anchor("a"), Block::Paragraph(vec![to("a", "Sak"), bold])]);
    assert_eq!(paper.texts("Link"), ["Sak 2/26"]);
}

#[test]
fn a_link_of_spaces_is_none_and_one_of_odd_characters_says_where_it_leads() {
    let blocks = vec![
        anchor("a"),
        Block::Paragraph(vec!["x".into(), to("a", " "), "y".into(), to("a", "\u{FFFF}")]),
    ];
    let paper = paper(blocks);
    let links = paper.elements("Link");
    assert_eq!(links.len(), 1);
    assert_eq!(
        text_of(annotation(&paper, &links[0]).get(b"Contents").unwrap()),
        "a"
    );
}

#[test]
fn words_of_another_language_say_so_and_the_papers_own_do_not() {
    let spans = vec![
        "Møteleder ".into(),
        Span::plain("Áile Šávdnu").in_language(Language::Se),
        Span::plain(" møtte.").in_language(Language::NbNo),
    ];
    let paper = paper(vec![Block::Paragraph(spans)]);
    let language = |element: &Element| element.entries.get(b"Lang").unwrap().as_str().unwrap().to_vec();
    let own = paper.elements("Span");
    assert_eq!(own.len(), 1);
    assert_eq!(
        (own[0].text.as_str(), language(&own[0])),
        ("Áile Šávdnu", b"se".to_vec())
    );
    assert_eq!(
        paper.elements("P")[0].whole_text(),
        "Møteleder Áile Šávdnu møtte."
    );
}

#[test]
fn a_name_in_a_heading_says_its_language_too() {
    let text = vec![
        "Innlegg ved ".into(),
        Span::plain("Áile Šávdnu").in_language(Language::Se),
    ];
    let paper = paper(vec![heading(1, "Referat"), Block::Heading { level: 2, text }]);
    let own = paper.elements("Span").remove(0);
    assert_eq!(
        (
            own.text.as_str(),
            own.entries.get(b"Lang").unwrap().as_str().unwrap()
        ),
        ("Áile Šávdnu", &b"se"[..])
    );
    assert_eq!(paper.elements("H2")[0].whole_text(), "Innlegg ved Áile Šávdnu");
}

#[test]
fn words_of_another_language_are_not_parted_as_norwegian_ones() {
    let word = "samhandlingsavdelingsledermøte ".repeat(30);
    let parted = |span: Span| {
        let paper = paper(vec![Block::Paragraph(vec![span])]);
        paper.shown.iter().any(|shown| shown.text.contains('\u{AD}'))
    };
    assert!(parted(Span::plain(word.as_str())));
    assert!(!parted(Span::plain(word).in_language(Language::Se)));
}

#[test]
fn a_link_in_a_cell_and_in_a_list_stands_in_them() {
    let blocks = vec![
        anchor("a"),
        Block::Facts(vec![pdf::Fact {
            label: "Sak".to_owned(),
            value: vec![to("a", "1/26")],
        }]),
        Block::List {
            numbering: pdf::Numbering::Bullet,
            start: 1,
            items: vec![vec![to("a", "2/26")]],
        },
    ];
    let paper = paper(blocks);
    for (kind, words) in [("TD", "1/26"), ("LBody", "2/26")] {
        let around = &paper.elements(kind)[0];
        assert_eq!(around.children[0].kind, "Link");
        assert_eq!(around.whole_text(), words);
    }
}

#[test]
fn links_that_lead_nowhere_and_addresses_that_run_something_are_refused() {
    let refusal = |blocks| render(&with(blocks)).unwrap_err();
    let (words, place) = ("sak 9".to_owned(), "sak 9".to_owned());
    assert_eq!(
        refusal(vec![Block::Paragraph(vec![to("sak 9", "sak 9")])]),
        PdfError::LinkToNowhere { words, place }
    );
    let twice = vec![anchor("a"), Block::Highlight(vec![anchor("a")])];
    assert_eq!(refusal(twice), PdfError::AnchorName { name: "a".to_owned() });
    for address in [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https:",
        "https://a b",
        "vestvoll.no",
    ] {
        let span = Span::plain("her").leading_to(Link::Web(address.to_owned()));
        assert!(
            matches!(
                refusal(vec![Block::Paragraph(vec![span])]),
                PdfError::LinkAddress { .. }
            ),
            "{address}"
        );
    }
    for tag in ["", "n", "norsk språk", "nb_NO", "nb-"] {
        let span = Span::plain("a").in_language(Language::Other(tag.to_owned()));
        assert!(
            matches!(
                refusal(vec![Block::Paragraph(vec![span])]),
                PdfError::LanguageTag { .. }
            ),
            "{tag}"
        );
    }
    assert!(render(&with(vec![paragraph("a"), anchor("slutt")])).is_ok());
}
