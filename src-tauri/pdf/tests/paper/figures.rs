//! Pictures, quotations and rows over all columns.

use lopdf::Object;
use pdf::{Block, Figure, PdfError, Row, Span, render};

use crate::papers::{SMALL_JPEG, heading, lines, paragraph, small_png, table, with};
use crate::reading::{Paper, text_of};

fn figure(picture: Vec<u8>, alt: &str, width: f32) -> Block {
    Block::Figure(Figure {
        picture,
        alt: alt.to_owned(),
        width,
    })
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper::read(&render(&with(blocks)).unwrap())
}

fn refusal(block: Block) -> PdfError {
    render(&with(vec![block])).unwrap_err()
}

/// Filter and colours of the paper's picture.
fn picture(paper: &Paper) -> (String, String) {
    let pictures = paper
        .file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let dictionary = pictures
        .map(|stream| &stream.dict)
        .find(|entries| {
            entries
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Image")
        })
        .unwrap();
    let name =
        |key: &[u8]| String::from_utf8(dictionary.get(key).unwrap().as_name().unwrap().to_vec()).unwrap();
    (name(b"Filter"), name(b"ColorSpace"))
}

#[test]
fn a_figure_says_what_it_shows_and_where_it_stands() {
    let paper = paper(vec![
        paragraph("a"),
        figure(small_png(), "Kart over Vestvoll", 0.5),
        paragraph("b"),
    ]);
    let kinds: Vec<_> = paper
        .root
        .children
        .iter()
        .map(|child| child.kind.as_str())
        .collect();
    assert_eq!(kinds, ["P", "Figure", "P"]);
    let figure = &paper.root.children[1];
    assert_eq!(text_of(figure.entries.get(b"Alt").unwrap()), "Kart over Vestvoll");
    let attributes = figure.entries.get(b"A").unwrap().as_dict().unwrap();
    let corners: Vec<f32> = attributes
        .get(b"BBox")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_float().unwrap())
        .collect();
    assert!((corners[2] - corners[0] - (595.28 - 2.0 * 70.87) / 2.0).abs() < 0.1);
    let baseline = |text: &str| {
        paper
            .shown
            .iter()
            .find(|shown| shown.text == text)
            .unwrap()
            .baseline
    };
    assert!(baseline("a") > corners[3] && corners[1] > baseline("b"));
}

#[test]
fn a_jpeg_goes_in_as_it_is_and_a_png_as_its_points() {
    let shown = |picture: Vec<u8>| self::picture(&paper(vec![figure(picture, "Kart", 1.0)]));
    assert_eq!(
        shown(SMALL_JPEG.to_vec()),
        ("DCTDecode".to_owned(), "DeviceRGB".to_owned())
    );
    assert_eq!(shown(small_png()).0, "FlateDecode");
}

#[test]
fn a_figure_that_does_not_fit_goes_on_the_next_page() {
    let paper = paper(vec![lines(35), figure(small_png(), "Kart", 0.5)]);
    assert_eq!(paper.elements("Figure")[0].content, [(1, 0)]);
}

#[test]
fn figures_without_words_and_files_that_are_no_pictures_are_refused() {
    assert_eq!(
        refusal(figure(small_png(), " ", 1.0)),
        PdfError::BlankAlternative { number: 1 }
    );
    for width in [0.0, 1.5, f32::NAN] {
        assert_eq!(
            refusal(figure(small_png(), "Kart", width)),
            PdfError::FigureWidth { number: 1 }
        );
    }
    let mut torn = small_png();
    torn.truncate(60);
    for bytes in [vec![], b"<svg/>".to_vec(), torn, SMALL_JPEG[..20].to_vec()] {
        assert!(matches!(
            refusal(figure(bytes, "Kart", 1.0)),
            PdfError::Picture { .. }
        ));
    }
}

#[test]
fn a_quotation_is_tagged_as_one() {
    let quotation = Block::Quotation(vec![paragraph("Partene skal samarbeide."), paragraph("Alle.")]);
    let paper = paper(vec![heading(1, "Sak"), quotation]);
    let quoted = &paper.elements("BlockQuote")[0];
    assert_eq!(quoted.whole_text(), "Partene skal samarbeide.Alle.");
}

#[test]
fn a_row_that_groups_goes_over_all_columns() {
    let Block::Table(mut of_people) = table("Deltakere", true, &[["Åse", "Kommune"], ["Per", "Sykehus"]])
    else {
        panic!("a table")
    };
    of_people.rows.insert(
        1,
        Row::group(vec![Span::from(
            "Observatører uten stemmerett og uten tale- og forslagsrett i dette møtet",
        )]),
    );
    let paper = paper(vec![Block::Table(of_people)]);
    let rows = &paper.elements("TBody")[0].children;
    assert_eq!(
        rows.iter().map(|row| row.children.len()).collect::<Vec<_>>(),
        [2, 1, 2]
    );
    let cell = &rows[1].children[0];
    let attributes = cell.entries.get(b"A").unwrap().as_dict().unwrap();
    assert_eq!(attributes.get(b"ColSpan").unwrap(), &Object::Integer(2));
    let lines = paper
        .shown
        .iter()
        .filter(|shown| shown.text.contains("Observatører") || shown.text.contains("møtet"));
    assert_eq!(lines.count(), 1, "its words have the whole width");
}
