//! Documents to make papers of.

mod any;

use chrono::DateTime;
use pdf::{
    Align, Block, Color, Column, Document, Fact, Language, Look, Numbering, Row, Sheet, SignatureField, Span,
    Table,
};

pub(crate) use any::{ANCHOR, any_document, any_table, of_any_script, of_known_letters};

/// A document of these blocks.
pub(crate) fn with(blocks: Vec<Block>) -> Document {
    Document {
        title: "Referat fra møte".to_owned(),
        author: "Sekretariatet".to_owned(),
        subject: "Møtereferat & vedtak".to_owned(),
        language: Language::NbNo,
        header: "Topptekst".to_owned(),
        footer: "Bunntekst".to_owned(),
        page_of: "Side {n} av {m}".to_owned(),
        created: DateTime::parse_from_rfc3339("2026-09-28T10:00:00+02:00").unwrap(),
        blocks,
        ..Document::default()
    }
}

pub(crate) fn heading(level: u8, text: &str) -> Block {
    Block::heading(level, text)
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![text.into()])
}

/// Running text of about so many lines.
pub(crate) fn lines(count: usize) -> Block {
    paragraph(
        &"Utvalget drøftet årsakene til variasjonen mellom kommunene, herunder rekruttering nå. "
            .repeat(count),
    )
}

pub(crate) fn list(numbering: Numbering, start: u32, items: &[&str]) -> Block {
    Block::List {
        numbering,
        start,
        items: items.iter().map(|item| vec![Span::from(*item)]).collect(),
    }
}

/// A table of two columns, `Navn` and `Part`.
pub(crate) fn table(caption: &str, caption_visible: bool, rows: &[[&str; 2]]) -> Block {
    let column = |title: &str| Column {
        title: title.to_owned(),
        weight: 1.0,
        align: Align::Left,
    };
    let cell = |text: &&str| {
        if text.is_empty() {
            vec![]
        } else {
            vec![Span::from(*text)]
        }
    };
    Block::Table(Table {
        caption: caption.to_owned(),
        caption_visible,
        columns: vec![column("Navn"), column("Part")],
        row_headers: false,
        rows: rows
            .iter()
            .map(|row| Row {
                cells: row.iter().map(cell).collect(),
                emphasis: false,
            })
            .collect(),
    })
}

pub(crate) fn field(name: &str, label: &str, signer: &str) -> SignatureField {
    SignatureField {
        language: None,
        name: name.to_owned(),
        label: label.to_owned(),
        signer: signer.to_owned(),
        tooltip: format!("Digital signatur, {label} {signer}"),
    }
}

/// A JPEG of 25 by 36 points.
pub(crate) const SMALL_JPEG: &[u8] = include_bytes!("small.jpg");

/// A small PNG: a page of ours, drawn.
pub(crate) fn small_png() -> Vec<u8> {
    let page = pdf::preview::Preview::open(pdf::render(&with(vec![paragraph("Kart")])).unwrap()).unwrap();
    page.png(0, 0.05).unwrap()
}

/// One of each kind of block.
pub(crate) fn every_block() -> Document {
    let fact = |label: &str, value: &str| Fact {
        label: label.to_owned(),
        value: vec![value.into()],
    };
    with(vec![
        heading(1, "Referat fra møte i utvalget"),
        Block::Lead(vec!["Helsefellesskapet · møte 3".into()]),
        Block::Facts(vec![fact("Sted", "Rådhuset"), fact("Tid", "kl.\u{A0}09.00")]),
        heading(2, "Sak 1/26"),
        Block::Paragraph(vec![
            "Saken ble ".into(),
            Span::bold("drøftet"),
            Span::italic(" i møtet"),
            ".".into(),
        ]),
        Block::Note(vec![Span::bold("Unntatt offentlighet: "), "offl. § 13.".into()]),
        Block::Highlight(vec![paragraph("Vedtak: Saken tas til orientering.")]),
        list(Numbering::Bullet, 1, &["Første punkt", "Andre punkt"]),
        list(Numbering::Decimal, 3, &["Tredje punkt", "Fjerde punkt"]),
        list(Numbering::LowerAlpha, 1, &["Referat", "Rapport"]),
        Block::Gap(12.0),
        table("Deltakere", true, &[["Åse", "Kommune"], ["Øystein", ""]]),
        Block::KeepTogether(vec![paragraph("Møtet ble hevet.")]),
        Block::Signatures(vec![
            field("leder", "Møteleder", "Åse B."),
            field("sekretaer", "Sekretær", "Øyvind S."),
        ]),
    ])
}

/// A draft in nynorsk, in a look of its own, with a Sámi name.
pub(crate) fn draft_in_nynorsk() -> Document {
    let words = Span::plain("Áile Kjersti Šávdnu").in_language(Language::Se);
    Document {
        language: Language::NnNo,
        mark: "Utkast".to_owned(),
        look: Look {
            sheet: Sheet::A5,
            text_size: 12.0,
            title: Color(0x6b, 0x12, 0x2e),
            accent: Color(0x6b, 0x12, 0x2e),
            imprint: vec!["Vestvoll kommune · 0001 Vestvoll".to_owned()],
            ..Look::default()
        },
        ..with(vec![
            heading(1, "Referat frå møte i Fagleg samarbeidsutval"),
            Block::Paragraph(vec!["Møtet vart leia av ".into(), words, ".".into()]),
            Block::Quotation(vec![paragraph("Partane skal samarbeide om gode pasientforløp.")]),
        ])
    }
}

/// A table over two pages, with the name of a group among its rows.
pub(crate) fn long_table() -> Document {
    let rows = [["Åse Gjertrud Wærnes", "Sykehus"]; 14];
    let Block::Table(mut of_people) = table("Deltakere", true, &rows) else {
        panic!("a table")
    };
    of_people.rows.insert(7, Row::group(vec!["Observatører".into()]));
    with(vec![heading(1, "Til stede"), lines(24), Block::Table(of_people)])
}
