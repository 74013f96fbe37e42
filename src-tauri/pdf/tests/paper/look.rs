//! The settings of a paper: its sheet, the size of its text, its colours, and whose it is.

use pdf::preview::Preview;
use pdf::{Color, Document, Logo, Look, PdfError, Sheet, render};

use crate::papers::{every_block, heading, lines, paragraph, small_png, with};
use crate::reading::Paper;

fn dressed(look: Look, document: Document) -> Document {
    Document { look, ..document }
}

fn refusal(look: Look) -> PdfError {
    render(&dressed(look, with(vec![]))).unwrap_err()
}

#[test]
fn the_sheet_is_the_one_asked_for_and_text_keeps_to_its_margins() {
    for (sheet, width, height) in [
        (Sheet::A5, 419.53, 595.28),
        (Sheet::Letter, 612.0, 792.0),
        (Sheet::A3, 841.89, 1190.55),
        (
            Sheet::Other {
                width: 100.0,
                height: 250.0,
            },
            283.46,
            708.66,
        ),
    ] {
        let look = Look {
            sheet,
            ..Look::default()
        };
        let bytes = render(&dressed(look, every_block())).unwrap();
        let paper = Paper::read(&bytes);
        let page = Preview::open(bytes).unwrap().size(0).unwrap();
        assert!(
            (page.0 - width).abs() < 0.1 && (page.1 - height).abs() < 0.1,
            "{page:?}"
        );
        let side = width * 25.0 / 210.0;
        for shown in &paper.shown {
            assert!(
                shown.x > side - 0.1 && shown.right < width - side + 0.1,
                "{sheet:?}: {shown:?}"
            );
        }
    }
}

#[test]
fn in_large_print_all_text_grows_alike_and_nothing_is_lost() {
    let paper = |text_size| {
        let look = Look {
            text_size,
            ..Look::default()
        };
        Paper::read(&render(&dressed(look, every_block())).unwrap())
    };
    let (usual, large) = (paper(10.5), paper(21.0));
    assert!(large.pages.len() > usual.pages.len());
    let said = |paper: &Paper| -> Vec<String> {
        paper
            .said()
            .into_iter()
            .map(|(_, text)| text.replace('\u{AD}', ""))
            .collect()
    };
    assert_eq!(said(&usual), said(&large));
    let size = |paper: &Paper, tag: &str| paper.shown.iter().find(|shown| shown.tag == tag).unwrap().size;
    for tag in ["H1", "P", "TD"] {
        assert!(
            (size(&large, tag) - 2.0 * size(&usual, tag)).abs() < 0.01,
            "{tag}"
        );
    }
}

#[test]
fn what_is_acted_on_grows_with_the_text() {
    let look = Look {
        text_size: 21.0,
        ..Look::default()
    };
    let paper = Paper::read(&render(&dressed(look, every_block())).unwrap());
    let form = &paper.elements("Form")[0];
    let widget = paper.file.get_dictionary(form.annotations[0]).unwrap();
    let corners = widget.get(b"Rect").unwrap().as_array().unwrap();
    let height = corners[3].as_float().unwrap() - corners[1].as_float().unwrap();
    assert!((height - 2.0 * 46.0).abs() < 0.1, "{height}");
}

#[test]
fn headings_and_links_take_the_colours_asked_for() {
    let look = Look {
        title: Color(0x7a, 0, 0),
        ..Look::default()
    };
    let bytes = render(&dressed(look, with(vec![heading(1, "Sak")]))).unwrap();
    let paper = Paper::read(&bytes);
    let content = paper.file.get_page_content(paper.pages[0]);
    assert!(String::from_utf8_lossy(&content).contains("0.4784 0 0 rg"));
}

#[test]
fn colours_that_are_hard_to_read_are_refused_with_their_contrast() {
    let yellow = Look {
        accent: Color(0xff, 0xd4, 0),
        ..Look::default()
    };
    let PdfError::Contrast { color, ground, ratio } = refusal(yellow) else {
        panic!("yellow on white can be read")
    };
    assert_eq!(
        (color.as_str(), ground.as_str(), ratio.as_str()),
        ("#ffd400", "#ffffff", "1.43")
    );
    assert!((Color(0, 0, 0).contrast(Color(255, 255, 255)) - 21.0).abs() < 0.01);
}

#[test]
fn sheets_and_sizes_that_leave_no_room_are_refused() {
    for (width, height) in [(50.0, 297.0), (210.0, f32::NAN), (1e9, 1e9)] {
        let sheet = Sheet::Other { width, height };
        assert!(matches!(
            refusal(Look {
                sheet,
                ..Look::default()
            }),
            PdfError::SheetSize { .. }
        ));
    }
    for text_size in [0.0, -1.0, f32::NAN, 100.0] {
        assert!(matches!(
            refusal(Look {
                text_size,
                ..Look::default()
            }),
            PdfError::TextSize { .. }
        ));
    }
    let crowded = Look {
        sheet: Sheet::A5,
        text_size: 24.0,
        ..Look::default()
    };
    assert!(matches!(refusal(crowded), PdfError::TextSize { .. }));
}

#[test]
fn a_logo_is_read_as_what_it_shows_or_not_at_all() {
    let paper = |alt: Option<&str>| {
        let logo = Logo {
            picture: small_png(),
            alt: alt.map(str::to_owned),
        };
        let look = Look {
            logo: Some(logo),
            ..Look::default()
        };
        Paper::read(&render(&dressed(look, with(vec![heading(1, "Sak"), lines(90)]))).unwrap())
    };
    let named = paper(Some("Vestvoll kommune"));
    assert_eq!(named.root.children[0].kind, "Figure");
    assert!(paper(None).elements("Figure").is_empty());
    let logo = Logo {
        picture: small_png(),
        alt: Some(" ".to_owned()),
    };
    assert_eq!(
        refusal(Look {
            logo: Some(logo),
            ..Look::default()
        }),
        PdfError::NoAlternative
    );
}

#[test]
fn the_imprint_stands_at_the_foot_of_the_first_page_and_is_read_last() {
    let look = Look {
        imprint: vec![
            "Postboks 1, 0001 Vestvoll".to_owned(),
            "Org.nr. 999 999 999".to_owned(),
        ],
        ..Look::default()
    };
    let paper = Paper::read(&render(&dressed(look, with(vec![lines(100), paragraph("slutt")]))).unwrap());
    let said = paper.texts("P");
    assert_eq!(
        said[said.len() - 2..],
        ["Postboks 1, 0001 Vestvoll", "Org.nr. 999 999 999"]
    );
    let imprint = paper
        .shown
        .iter()
        .find(|shown| shown.text.starts_with("Postboks"))
        .unwrap();
    assert_eq!(imprint.page, 0);
    let above = paper
        .shown
        .iter()
        .filter(|shown| shown.page == 0 && shown.text.contains("Utvalget"));
    assert!(above.map(|shown| shown.baseline).fold(f32::MAX, f32::min) > imprint.baseline + 12.0);
}
