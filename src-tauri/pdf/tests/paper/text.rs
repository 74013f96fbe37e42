//! What a document says is what its paper says, to the letter.

use pdf::{Block, Document, Look, Part, Span, render, unwritable};

use crate::papers::{self, heading, paragraph, with};
use crate::reading::Paper;

/// The texts of the paragraphs of a paper, hyphens of line ends left out, as a reader program copies them.
fn paragraphs(blocks: Vec<Block>) -> Vec<String> {
    let texts = Paper::read(&render(&with(blocks)).unwrap()).texts("P");
    texts.into_iter().map(|text| text.replace('\u{AD}', "")).collect()
}

#[test]
fn text_comes_back_as_it_was_written_over_lines_and_pages() {
    let text = "Samhandlingsavvik, utskrivningsklare pasienter og øyeblikkelig hjelp-døgntilbud drøftes. "
        .repeat(90);
    let text = text.trim_end();
    let paper = Paper::read(&render(&with(vec![paragraph(text)])).unwrap());
    assert!(paper.pages.len() > 1);
    assert_eq!(paper.texts("P").concat().replace('\u{AD}', ""), text);
}

#[test]
fn letters_of_norwegian_and_the_sami_languages_come_back_in_every_style() {
    let letters = "á č đ ŋ š ŧ ž Á Č Đ Ŋ Š Ŧ Ž æ ø å Æ Ø Å Þ ð Ð þ – « » § ½ …";
    for (bold, italic) in [(false, false), (true, false), (false, true), (true, true)] {
        let span = Span {
            text: letters.to_owned(),
            bold,
            italic,
            ..Span::default()
        };
        assert_eq!(paragraphs(vec![Block::Paragraph(vec![span])]), [letters]);
    }
}

#[test]
fn styles_may_change_within_a_word() {
    let spans = vec![Span::plain("Ved"), Span::bold("tak"), Span::italic("ene")];
    assert_eq!(paragraphs(vec![Block::Paragraph(spans)]), ["Vedtakene"]);
}

#[test]
fn decomposed_letters_come_back_composed() {
    assert_eq!(
        paragraphs(vec![paragraph("A\u{30A}se C\u{30C}a\u{301}hppe")]),
        ["Åse Čáhppe"]
    );
}

#[test]
fn letters_with_marks_that_no_single_glyph_has_come_back_whole() {
    let text = "x\u{302}\u{323}yz q\u{308}";
    assert_eq!(paragraphs(vec![paragraph(text)]), ["x\u{323}\u{302}yz q\u{308}"]);
}

#[test]
fn characters_that_only_steer_leave_no_trace() {
    assert_eq!(
        paragraphs(vec![paragraph("for\u{AD}hand\u{200B}ling\u{2068}er\u{FEFF}")]),
        ["forhandlinger"]
    );
}

#[test]
fn a_character_no_font_has_is_seen_as_missing() {
    let document = with(vec![paragraph("Møte 🙂 på 中")]);
    assert_eq!(
        Paper::read(&render(&document).unwrap()).texts("P"),
        ["Møte � på �"]
    );
}

#[test]
fn text_that_cannot_be_written_is_found_with_its_place() {
    let mut document = with(vec![
        paragraph("Åpnet 中"),
        heading(1, "Sak 1/26"),
        Block::Highlight(vec![papers::list(pdf::Numbering::Bullet, 1, &["Ja", "Nei ✋"])]),
        papers::table("Deltakere", true, &[["Åse", "Kommune"], ["דוד", "🙂\u{200B}"]]),
        Block::Signatures(vec![papers::field("a", "Leder", "عمر")]),
        heading(2, "Vedtak ✋"),
    ]);
    document.mark = "Utkast 🙂".to_owned();
    let found = unwritable(&document).unwrap();
    let item = Some("Sak 1/26".to_owned());
    let places: Vec<_> = found.iter().map(|one| (one.heading.clone(), one.part)).collect();
    let expected = [
        (None, Part::Mark),
        (None, Part::Paragraph),
        (item.clone(), Part::Item { number: 2 }),
        (item.clone(), Part::Cell { row: 2, column: 1 }),
        (item.clone(), Part::Cell { row: 2, column: 2 }),
        (item, Part::Signature { number: 1 }),
        (Some("Vedtak ✋".to_owned()), Part::Heading),
    ];
    assert_eq!(places, expected);
    assert_eq!(found[1].text, "Åpnet 中");
    assert_eq!(found[3].characters.iter().collect::<String>(), "דו");
    assert_eq!(unwritable(&papers::every_block()), Ok(vec![]));
}

#[test]
fn a_character_with_plain_parts_is_written_with_them() {
    assert_eq!(paragraphs(vec![paragraph("ＳＳＵ −5")]), ["SSU –5"]);
}

#[test]
fn a_line_end_in_the_text_is_a_line_end_on_paper_and_a_space_when_copied() {
    let paper = Paper::read(&render(&with(vec![paragraph("Første linje\nAndre linje\r\nTredje")])).unwrap());
    let shown: Vec<_> = paper.shown.iter().filter(|shown| shown.tag == "P").collect();
    assert_eq!(shown.len(), 3);
    assert!(shown[0].baseline > shown[1].baseline && shown[1].baseline > shown[2].baseline);
    assert_eq!(paper.texts("P"), ["Første linje Andre linje Tredje"]);
}

#[test]
fn a_line_never_breaks_at_a_no_break_space() {
    for words in 1..40 {
        let text = format!("{}kl.\u{A0}09.00 og 24.\u{A0}september", "og ".repeat(words));
        let paper = Paper::read(&render(&with(vec![paragraph(&text)])).unwrap());
        for shown in paper.shown.iter().filter(|shown| shown.tag == "P") {
            assert!(
                !shown.text.trim_end_matches(' ').ends_with('\u{A0}'),
                "{:?}",
                shown.text
            );
        }
        assert_eq!(paper.texts("P"), [text]);
    }
}

#[test]
fn a_range_of_times_stays_on_one_line() {
    for words in 1..40 {
        let text = format!("{}09.00–11.52", "og ".repeat(words));
        let paper = Paper::read(&render(&with(vec![paragraph(&text)])).unwrap());
        assert!(
            paper.shown.iter().any(|shown| shown.text.contains("09.00–11.52")),
            "{words}"
        );
    }
}

#[test]
fn a_hyphen_at_a_line_end_is_no_part_of_the_word() {
    let word = "Spesialisthelsetjenestekoordineringsansvarlig";
    let paper =
        Paper::read(&render(&with(vec![papers::table("T", false, &[[&word.repeat(3), "b"]])])).unwrap());
    let cell = &paper.texts("TD")[0];
    assert!(cell.contains('\u{AD}'));
    assert_eq!(cell.replace('\u{AD}', ""), word.repeat(3));
}

#[test]
fn a_number_too_wide_for_its_column_is_cut_after_a_sign() {
    let number = "2026/12345678901234";
    let narrow = Document {
        look: Look {
            text_size: 23.0,
            ..Look::default()
        },
        ..with(vec![papers::table("T", false, &[[number, number]])])
    };
    let paper = Paper::read(&render(&narrow).unwrap());
    let cells = paper.shown.iter().filter(|shown| shown.tag == "TD");
    let lines: Vec<&str> = cells.map(|shown| shown.text.as_str()).collect();
    assert_eq!(lines, ["2026/", "12345678901234", "2026/", "12345678901234"]);
}

#[test]
fn a_word_without_syllables_is_cut_where_its_line_ends_and_not_a_letter_is_lost() {
    let word = "x1".repeat(300);
    let paper = Paper::read(&render(&with(vec![papers::table("T", false, &[[&word, "b"]])])).unwrap());
    assert_eq!(paper.texts("TD")[0], word);
    assert!(
        paper
            .shown
            .iter()
            .filter(|shown| shown.tag == "TD")
            .all(|shown| shown.right < 530.0)
    );
}
