//! Documents that would make a paper nobody can use are refused with the reason.

use pdf::{Align, Block, Column, Document, Fact, PdfError, Row, Table, render};

use crate::papers::{field, heading, paragraph, with};

fn refusal(blocks: Vec<Block>) -> PdfError {
    render(&with(blocks)).unwrap_err()
}

fn table(columns: &[(&str, f32)], cells: usize) -> Block {
    let column = |(title, weight): &(&str, f32)| Column {
        title: (*title).to_owned(),
        weight: *weight,
        align: Align::Left,
    };
    Block::Table(Table {
        caption: "Deltakere".to_owned(),
        caption_visible: true,
        columns: columns.iter().map(column).collect(),
        row_headers: true,
        rows: vec![Row {
            cells: vec![vec![]; cells],
            emphasis: false,
        }],
    })
}

#[test]
fn a_document_needs_a_title() {
    let document = Document {
        title: " \u{200B}".to_owned(),
        ..with(vec![])
    };
    assert_eq!(render(&document), Err(PdfError::BlankTitle));
}

#[test]
fn headings_begin_at_the_top_and_skip_no_level() {
    let text = "Sak".to_owned();
    assert_eq!(
        refusal(vec![heading(2, "Sak")]),
        PdfError::HeadingSkips {
            text: text.clone(),
            level: 2,
            before: 0
        }
    );
    let skipping = vec![heading(1, "A"), Block::Highlight(vec![heading(3, "Sak")])];
    assert_eq!(
        refusal(skipping),
        PdfError::HeadingSkips {
            text: text.clone(),
            level: 3,
            before: 1
        }
    );
    assert_eq!(
        refusal(vec![heading(7, "Sak")]),
        PdfError::HeadingLevel {
            text: text.clone(),
            level: 7
        }
    );
    assert_eq!(
        refusal(vec![heading(0, "Sak")]),
        PdfError::HeadingLevel { text, level: 0 }
    );
    assert_eq!(
        refusal(vec![heading(1, "A"), heading(2, " \u{FEFF}")]),
        PdfError::BlankHeading { number: 2 }
    );
    assert!(render(&with([1, 2, 3, 1, 2].map(|level| heading(level, "A")).to_vec())).is_ok());
}

#[test]
fn a_table_needs_named_columns_with_a_width_and_rows_that_fit() {
    let caption = "Deltakere".to_owned();
    assert_eq!(
        refusal(vec![table(&[], 0)]),
        PdfError::NoColumns {
            caption: caption.clone()
        }
    );
    let unnamed = table(&[("A", 1.0), ("", 1.0)], 2);
    assert_eq!(
        refusal(vec![unnamed]),
        PdfError::BlankColumnTitle {
            caption: caption.clone(),
            column: 2
        }
    );
    for weight in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let weightless = table(&[("A", weight)], 1);
        assert_eq!(
            refusal(vec![weightless]),
            PdfError::ColumnWeight {
                caption: caption.clone(),
                column: 1
            }
        );
    }
    let short = table(&[("A", 1.0), ("B", 1.0)], 1);
    assert_eq!(
        refusal(vec![short]),
        PdfError::RowLength {
            caption,
            row: 1,
            cells: 1,
            columns: 2
        }
    );
    assert!(
        render(&with(vec![table(
            &[("A", f32::MAX), ("B", f32::MIN_POSITIVE)],
            2
        )]))
        .is_ok()
    );
}

#[test]
fn facts_need_names() {
    let blank = Fact {
        label: "\n".to_owned(),
        value: vec!["a".into()],
    };
    assert_eq!(
        refusal(vec![Block::Facts(vec![blank])]),
        PdfError::BlankFactLabel { number: 1 }
    );
}

#[test]
fn signature_fields_need_a_name_of_their_own_and_a_description() {
    let named = |name: &str| Block::Signatures(vec![field(name, "Møteleder", "Åse")]);
    for name in ["", "a.b", "møteleder", "a b"] {
        assert_eq!(
            refusal(vec![named(name)]),
            PdfError::FieldName {
                name: name.to_owned()
            }
        );
    }
    assert_eq!(
        refusal(vec![named("a"), named("a")]),
        PdfError::FieldNameTwice { name: "a".to_owned() }
    );
    let mut mute = field("a", "Møteleder", "Åse");
    mute.tooltip.clear();
    assert_eq!(
        refusal(vec![Block::Signatures(vec![mute])]),
        PdfError::BlankTooltip { name: "a".to_owned() }
    );
}

#[test]
fn a_gap_is_a_number_of_points() {
    for height in [-1.0, f32::NAN, f32::INFINITY] {
        assert_eq!(refusal(vec![Block::Gap(height)]), PdfError::Gap);
    }
    assert!(
        render(&with(vec![
            paragraph("a"),
            Block::Gap(f32::MAX),
            Block::Gap(f32::MAX),
            paragraph("b")
        ]))
        .is_ok()
    );
}

#[test]
fn blocks_nested_beyond_reason_are_refused() {
    let mut block = paragraph("innerst");
    for _ in 0..10_000 {
        block = Block::Highlight(vec![block]);
    }
    assert!(matches!(refusal(vec![block]), PdfError::Depth { .. }));
}
