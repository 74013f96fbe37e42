//! The case paper of one item: its way so far, the proposal, the texts.

use domain::{Forankring, Saksinnhold, Tekst};
use pdf::{Align, Block, Column, Row, Span, Table};
use texts::dates;

use crate::{
    lukking,
    paper::{Paper, ended, enumerated},
    sak,
    tekst::{self, labelled_spans, paragraph},
};

/// A section: the field of the sak it is written in, and its heading.
type Section = (&'static str, &'static str);

/// The sections before and after the anchoring, which is made from data.
const BEFORE: [Section; 4] = [
    ("bakgrunn", "dok-bakgrunn"),
    ("saksopplysninger", "dok-saksopplysninger"),
    ("vurdering", "dok-vurdering"),
    ("konsekvenser", "dok-konsekvenser"),
];
const AFTER: [Section; 1] = [("konklusjon", "dok-konklusjon")];

/// The case paper on a page of its own; nothing when nobody has written one.
pub(crate) fn blocks(paper: &Paper, item: &Saksinnhold) -> Vec<Block> {
    if item.saksframlegg.values().all(Tekst::is_empty) {
        return Vec::new();
    }
    let values = [
        ("sak", (&item.nummer).into()),
        ("tittel", sak::title(paper, item).into()),
    ];
    let mut out = vec![
        Block::PageBreak,
        Block::Heading {
            level: 2,
            text: paper.say("dok-saksframlegg-tittel", &values),
        },
    ];
    if let Some(exemption) = &item.moetesak.skjerming {
        out.push(Block::Note(lukking::basis(
            paper,
            &exemption.hjemmel,
            &paper.word("dok-bare-til-medlemmer"),
        )));
    }
    out.extend(way(paper, item));
    out.extend(responsible(paper, item));
    out.extend(attachments(paper, item));
    if let Some(proposal) = written(item, "forslag") {
        out.push(heading(paper, "dok-forslag-til-vedtak"));
        out.push(Block::Highlight(tekst::blocks(proposal, 4)));
    }
    out.extend(sections(paper, item, &BEFORE));
    out.extend(anchored(paper, item));
    out.extend(sections(paper, item, &AFTER));
    out
}

fn written<'a>(item: &'a Saksinnhold, field: &str) -> Option<&'a Tekst> {
    item.saksframlegg.get(field).filter(|text| !text.is_empty())
}

fn heading(paper: &Paper, id: &str) -> Block {
    Block::Heading {
        level: 3,
        text: paper.word(id),
    }
}

fn sections(paper: &Paper, item: &Saksinnhold, sections: &[Section]) -> Vec<Block> {
    let mut out = Vec::new();
    for (field, id) in sections {
        if let Some(text) = written(item, field) {
            out.push(heading(paper, id));
            out.extend(tekst::blocks(text, 4));
        }
    }
    out
}

/// Where the sak has been and goes: body, day, number, outcome.
fn way(paper: &Paper, item: &Saksinnhold) -> Option<Block> {
    if item.saksgang.is_empty() {
        return None;
    }
    let column = |id: &str, weight: f32| Column {
        title: paper.word(id),
        weight,
        align: Align::Left,
    };
    let cell = |words: String| {
        if words.is_empty() {
            vec![]
        } else {
            vec![Span::plain(words)]
        }
    };
    let rows = item.saksgang.iter().map(|stop| Row {
        cells: vec![
            cell(stop.utvalg.clone()),
            cell(dates::short_date(stop.dato)),
            cell(stop.nummer.clone().unwrap_or_default()),
            cell(
                stop.utfall
                    .map_or_else(String::new, |outcome| paper.term("utfall", &outcome)),
            ),
        ],
        emphasis: false,
    });
    Some(Block::Table(Table {
        caption: paper.word("dok-saksgang"),
        caption_visible: false,
        columns: vec![
            column("dok-behandlet-av", 3.4),
            column("dok-moetedato", 1.4),
            column("dok-saksnr", 1.2),
            column("dok-resultat", 2.0),
        ],
        rows: rows.collect(),
    }))
}

/// «**Saksansvarlig:** … **Arkivsaksnr.:** …»
fn responsible(paper: &Paper, item: &Saksinnhold) -> Option<Block> {
    let sak = item.sak.as_ref()?;
    let mut spans = Vec::new();
    if !sak.saksansvarlig.trim().is_empty() {
        spans.extend(labelled_spans(
            &paper.word("dok-saksansvarlig"),
            &ended(&sak.saksansvarlig),
        ));
    }
    if let Some(number) = &sak.arkivsaksnr {
        if !spans.is_empty() {
            spans.push(Span::plain(" "));
        }
        spans.extend(labelled_spans(&paper.word("dok-arkivsaksnr"), &ended(number)));
    }
    if spans.is_empty() {
        None
    } else {
        Some(Block::Paragraph(spans))
    }
}

/// «**Vedlegg:** 3 Utkast til … 4 Høringsinnspill …»
fn attachments(paper: &Paper, item: &Saksinnhold) -> Option<Block> {
    if item.vedlegg.is_empty() {
        return None;
    }
    let one = |attachment: &domain::Vedlegg| {
        let number = attachment
            .nummer
            .map_or_else(String::new, |number| format!("{number} "));
        ended(&format!("{number}{}", attachment.tittel))
    };
    let list: Vec<_> = item.vedlegg.iter().map(one).collect();
    Some(Block::Paragraph(labelled_spans(
        &paper.word("dok-vedlegg"),
        &list.join(" "),
    )))
}

/// Where the parties have agreed beforehand (R15): «Behandlet i … 20. august og i … 25. august.»
fn anchored(paper: &Paper, item: &Saksinnhold) -> Vec<Block> {
    let places: Vec<_> = item.forankring.iter().map(|row| place(paper, row)).collect();
    if places.is_empty() {
        return Vec::new();
    }
    let sentence = paper.say("dok-forankret", &[("hvor", enumerated(&places).into())]);
    vec![heading(paper, "dok-forankring"), paragraph(ended(&sentence))]
}

fn place(paper: &Paper, row: &Forankring) -> String {
    let typed = row.hvor.trim().trim_end_matches('.');
    let place = if typed.starts_with("i ") || typed.starts_with("på ") {
        typed.into()
    } else {
        format!("i {typed}")
    };
    match row.dato {
        Some(day) if dates::same_year(day, paper.content.moete.dato) => {
            format!("{place} {}", dates::day_and_month(day))
        }
        Some(day) => format!("{place} {}", dates::date(day)),
        None => place,
    }
}
