//! What the words are: headings, lists, tables, pictures, in their language.

use pdf::{
    Block, Color, Document, Fact, Figure, Language, Link, Look, Numbering, PdfError, Row, Sheet, Span,
};
use word::WordError;

use crate::papers::{SMALL_JPEG, heading, list, paragraph, small_png, table, with};
use crate::reading::WordFile;

/// How often something stands in a text.
fn times(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

#[test]
fn the_first_heading_is_the_title_and_the_others_keep_their_levels() {
    let file = WordFile::of(&with(vec![
        heading(1, "Referat"),
        heading(2, "Sak 1"),
        heading(3, "Vedtak"),
        heading(1, "Vedlegg"),
    ]));
    let body = file.body();
    let styles = ["Title", "Heading2", "Heading3", "Heading1"];
    let places = styles.map(|style| body.find(&format!(r#"<w:pStyle w:val="{style}"/>"#)).unwrap());
    assert!(places.is_sorted());
    for style in [
        "Title", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6",
    ] {
        assert_eq!(
            times(file.part("word/styles.xml"), &format!(r#"w:styleId="{style}""#)),
            1
        );
    }
}

#[test]
fn each_list_counts_for_itself_and_from_its_own_number() {
    let file = WordFile::of(&with(vec![
        list(Numbering::Decimal, 3, &["c", "d"]),
        list(Numbering::Bullet, 1, &["e"]),
        list(Numbering::LowerAlpha, 1, &["f"]),
    ]));
    let body = file.body();
    assert_eq!(times(body, r#"<w:numId w:val="3"/>"#), 2);
    assert_eq!(times(body, r#"<w:numId w:val="4"/>"#), 1);
    assert_eq!(times(body, r#"<w:pStyle w:val="ListNumber"/>"#), 3);
    let lists = file.part("word/numbering.xml");
    assert!(lists.contains(
        r#"w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>"#
    ));
    assert!(lists.contains(r#"w:numId="5"><w:abstractNumId w:val="2"/>"#));
}

#[test]
fn the_head_of_a_table_comes_again_and_no_row_is_torn() {
    let Block::Table(mut it) = table("Deltakere", false, &[["Åse", "Kommune"], ["Øystein", ""]]) else {
        unreachable!()
    };
    it.rows.insert(1, Row::group(vec!["Observatører".into()]));
    it.columns[0].weight = 3.0;
    let file = WordFile::of(&with(vec![Block::Table(it)]));
    let body = file.body();
    assert_eq!(times(body, "<w:tblHeader/>"), 1);
    assert_eq!((times(body, "<w:tr>"), times(body, "<w:cantSplit/>")), (4, 4));
    assert_eq!(times(body, r#"<w:gridSpan w:val="2"/>"#), 1);
    assert!(body.contains(r#"<w:tblCaption w:val="Deltakere"/>"#));
    // 160 mm of text on an A4 sheet, shared three to one.
    assert!(
        body.contains(r#"<w:gridCol w:w="6803"/><w:gridCol w:w="2268"/>"#),
        "{body}"
    );
}

#[test]
fn two_tables_that_follow_each_other_stay_two() {
    let facts = Block::Facts(vec![Fact {
        label: "Sted".to_owned(),
        value: vec!["Rådhuset".into()],
    }]);
    let file = WordFile::of(&with(vec![facts, table("Deltakere", false, &[])]));
    assert!(!file.body().contains("</w:tbl><w:tbl>"));
    assert!(!file.body().contains("</w:tbl><w:sectPr>"));
}

#[test]
fn paper_and_runs_say_their_language() {
    let document = Document {
        language: Language::NnNo,
        ..with(vec![Block::Paragraph(vec![
            Span::plain("Áile Kjersti").in_language(Language::Se),
            " leia møtet.".into(),
        ])])
    };
    let file = WordFile::of(&document);
    assert_eq!(times(file.body(), r#"<w:lang w:val="se-NO"/>"#), 1);
    assert!(file.part("word/styles.xml").contains(r#"<w:lang w:val="nn-NO""#));
    assert!(
        file.part("docProps/core.xml")
            .contains("<dc:language>nn-NO</dc:language>")
    );
}

#[test]
fn pictures_say_what_they_show_and_keep_their_proportions() {
    let figure = |picture, alt: &str| {
        Block::Figure(Figure {
            picture,
            alt: alt.to_owned(),
            width: 0.5,
        })
    };
    let file = WordFile::of(&with(vec![
        figure(SMALL_JPEG.to_vec(), "Kart over «Solvik» & omegn"),
        figure(small_png(), "Side"),
    ]));
    assert!(file.body().contains(r#"descr="Kart over «Solvik» &amp; omegn""#));
    // Half of 160 mm, and 36 high for 25 wide.
    assert!(
        file.body().contains(r#"<wp:extent cx="2880000" cy="4147200"/>"#),
        "{}",
        file.body()
    );
    let relations = file.part("word/_rels/document.xml.rels");
    assert!(relations.contains("media/image1.jpeg") && relations.contains("media/image2.png"));
}

#[test]
fn links_lead_within_the_paper_and_out_of_it() {
    let to = |words: &str, link| Span::plain(words).leading_to(link);
    let file = WordFile::of(&with(vec![
        Block::Paragraph(vec![
            to("sak 1", Link::Place("sak".to_owned())),
            to("avtalen", Link::Web("https://example.org/<å>?a=1&b=2".to_owned())),
        ]),
        Block::Anchor("sak".to_owned()),
        heading(1, "Sak 1"),
    ]));
    let body = file.body();
    assert!(body.contains(r#"<w:hyperlink w:anchor="sted1">"#));
    assert!(body.contains(r#"w:name="sted1"/>"#));
    let relations = file.part("word/_rels/document.xml.rels");
    assert!(
        relations.contains(r#"Target="https://example.org/%3C%C3%A5%3E?a=1&amp;b=2" TargetMode="External""#)
    );
}

#[test]
fn every_page_says_whose_it_is_and_which_it_is() {
    let mut document = with(vec![paragraph("Møtet ble hevet.")]);
    document.mark = "Utkast".to_owned();
    document.look.imprint = vec!["Postboks 1".to_owned()];
    let file = WordFile::of(&document);
    let header = file.part("word/default-header.xml");
    assert!(header.contains("Topptekst") && header.contains("Utkast"));
    let footer = file.part("word/default-footer.xml");
    assert!(
        footer.contains("Bunntekst")
            && footer.contains(r#"w:instr="PAGE""#)
            && footer.contains(r#"w:instr="NUMPAGES""#)
    );
    assert!(file.part("word/first-footer.xml").contains("Postboks 1"));
    assert!(file.body().contains("<w:titlePg/>"));
}

#[test]
fn the_look_of_the_paper_is_that_of_the_word_file() {
    let look = Look {
        sheet: Sheet::A5,
        text_size: 16.0,
        accent: Color(0x6b, 0x12, 0x2e),
        ..Look::default()
    };
    let file = WordFile::of(&Document {
        look,
        ..with(vec![paragraph("Stor skrift")])
    });
    assert!(
        file.body().contains(r#"<w:pgSz w:w="8391" w:h="11906"/>"#),
        "{}",
        file.body()
    );
    let styles = file.part("word/styles.xml");
    assert!(styles.contains(r#"<w:sz w:val="32"/>"#) && styles.contains("6B122E"));
}

#[test]
fn a_document_that_no_pdf_is_made_of_is_refused_with_the_same_reason() {
    let document = with(vec![heading(2, "Sak 1")]);
    let refused = word::write(&document).unwrap_err();
    assert_eq!(refused, WordError::Document(pdf::render(&document).unwrap_err()));
    let broken = with(vec![Block::Figure(Figure {
        picture: b"GIF89a".to_vec(),
        alt: "Kart".to_owned(),
        width: 1.0,
    })]);
    assert!(matches!(
        word::write(&broken),
        Err(WordError::Document(PdfError::Picture { .. }))
    ));
}
