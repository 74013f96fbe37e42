//! Pages as pictures.

use lopdf::{Object, Stream, dictionary};
use pdf::preview::{Preview, PreviewError};
use pdf::{Block, Document, Link, Look, Span, render, render_for_screen};

use crate::papers::{draft_in_nynorsk, every_block, long_table, paragraph, with};

/// Width and height of a PNG, from its first chunk.
fn dimensions(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_page_is_drawn_at_the_asked_scale() {
    let preview = Preview::open(render(&every_block()).unwrap()).unwrap();
    assert_eq!(preview.pages(), 1);
    let (width, height) = preview.size(0).unwrap();
    assert!((width - 595.28).abs() < 0.1 && (height - 841.89).abs() < 0.1);
    assert_eq!(dimensions(&preview.png(0, 1.0).unwrap()), (595, 841));
    assert_eq!(dimensions(&preview.png(0, 2.0).unwrap()), (1190, 1683));
}

#[test]
fn the_pages_on_the_screen_are_those_of_the_file_point_for_point() {
    let leading = Span::plain("side 7").leading_to(Link::Place("s".to_owned()));
    let large = Look {
        text_size: 18.0,
        ..Look::default()
    };
    let papers = [
        every_block(),
        draft_in_nynorsk(),
        long_table(),
        with(vec![
            Block::Anchor("s".to_owned()),
            Block::Paragraph(vec![leading]),
        ]),
        Document {
            look: large,
            ..long_table()
        },
    ];
    for paper in papers {
        let file = Preview::open(render(&paper).unwrap()).unwrap();
        let screen = Preview::open(render_for_screen(&paper).unwrap().0).unwrap();
        assert_eq!(screen.pages(), file.pages());
        for page in 0..file.pages() {
            assert!(screen.png(page, 1.0) == file.png(page, 1.0), "page {page}");
        }
    }
}

#[test]
fn text_leaves_ink() {
    let draw = |blocks| {
        Preview::open(render(&with(blocks)).unwrap())
            .unwrap()
            .png(0, 1.0)
            .unwrap()
    };
    assert_ne!(draw(vec![paragraph("Sak 1/26")]), draw(vec![]));
}

/// A page of another program's, whose font is not in the file.
fn page_without_fonts(words: &str) -> Vec<u8> {
    let mut file = lopdf::Document::with_version("1.7");
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica-Bold" };
    let content = file.add_object(Stream::new(
        dictionary! {},
        format!("BT /F 24 Tf 100 700 Td ({words}) Tj ET").into_bytes(),
    ));
    let pages = file.new_object_id();
    let page = file.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    });
    let media_box: Vec<Object> = [0, 0, 595, 842].map(Object::from).to_vec();
    let tree =
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "MediaBox" => media_box };
    file.objects.insert(pages, tree.into());
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn fonts_that_a_file_lacks_are_stood_in_for() {
    let draw = |words| {
        Preview::open(page_without_fonts(words))
            .unwrap()
            .png(0, 1.0)
            .unwrap()
    };
    assert_ne!(draw("Vedlegg"), draw(""));
}

#[test]
fn every_page_can_be_drawn_and_none_beyond_the_last() {
    let blocks = vec![paragraph("a"), Block::PageBreak, paragraph("b")];
    let preview = Preview::open(render(&with(blocks)).unwrap()).unwrap();
    assert!(preview.png(1, 0.5).is_ok());
    assert_eq!(
        preview.png(2, 0.5),
        Err(PreviewError::NoSuchPage { page: 2, pages: 2 })
    );
    assert_eq!(
        preview.size(9),
        Err(PreviewError::NoSuchPage { page: 9, pages: 2 })
    );
}

#[test]
fn a_picture_has_at_least_one_pixel_and_at_most_a_few_thousand_a_side() {
    let preview = Preview::open(render(&every_block()).unwrap()).unwrap();
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 100.0] {
        assert!(
            matches!(preview.png(0, scale), Err(PreviewError::Scale { .. })),
            "{scale}"
        );
    }
}

#[test]
fn bytes_that_are_no_pdf_are_said_to_be_unreadable() {
    assert_eq!(
        Preview::open(b"not a PDF".to_vec()).err(),
        Some(PreviewError::Unreadable)
    );
    assert_eq!(Preview::open(Vec::new()).err(), Some(PreviewError::Unreadable));
}

#[test]
fn a_preview_may_move_between_threads() {
    fn moves<T: Send + Sync>() {}
    moves::<Preview>();
}
