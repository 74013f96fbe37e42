//! Blocks of the sample papers, in few words.

use pdf::{Align, Block, Column, Fact, Numbering, Row, SignatureField, Span, Table};

pub(crate) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::heading(level, text)
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![text.into()])
}

pub(crate) fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: label.to_owned(),
        value: vec![value.into()],
    }
}

pub(crate) fn table(caption: &str, visible: bool, columns: &[(&str, f32)], rows: &[&[&str]]) -> Block {
    let column = |(title, weight): &(&str, f32)| Column {
        title: (*title).to_owned(),
        weight: *weight,
        align: Align::Left,
    };
    let row = |cells: &&[&str]| Row {
        cells: cells
            .iter()
            .map(|cell| {
                if cell.is_empty() {
                    vec![]
                } else {
                    vec![Span::from(*cell)]
                }
            })
            .collect(),
        emphasis: false,
    };
    Block::Table(Table {
        caption: caption.to_owned(),
        caption_visible: visible,
        columns: columns.iter().map(column).collect(),
        row_headers: true,
        rows: rows.iter().map(row).collect(),
    })
}

pub(crate) fn decision(label: &str, points: &[&str]) -> Block {
    let label = Span::bold(label);
    if let [only] = points {
        return Block::Highlight(vec![Block::Paragraph(vec![label, " ".into(), (*only).into()])]);
    }
    Block::Highlight(vec![
        Block::Paragraph(vec![label]),
        Block::List {
            numbering: Numbering::Decimal,
            start: 1,
            items: points.iter().map(|point| vec![Span::from(*point)]).collect(),
        },
    ])
}

pub(crate) fn signatures(fields: &[(&str, &str, &str)]) -> Block {
    let field = |(name, label, signer): &(&str, &str, &str)| SignatureField {
        language: None,
        name: (*name).to_owned(),
        label: (*label).to_owned(),
        signer: (*signer).to_owned(),
        tooltip: format!("Digital signatur, {} {signer}", label.to_lowercase()),
    };
    Block::Signatures(fields.iter().map(field).collect())
}
