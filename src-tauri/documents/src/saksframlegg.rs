//! The case paper of one item: its way so far, the proposal, the texts.

use domain::{Forankring, Saksinnhold, Tekst, Utvalg};
use pdf::{Block, Span};
use texts::dates;

use crate::{
    hode, lenke, lukking,
    paper::{Paper, ended, enumerated},
    sak,
    tabell::{row, table},
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
    if !is_written(item) {
        return Vec::new();
    }
    let heading = Block::heading(2, title(paper, item));
    [Block::PageBreak, lenke::anchor(item), heading]
        .into_iter()
        .chain(body(paper, item, 3))
        .collect()
}

/// The case paper by itself, also before anybody has written it: its head is there to be filled.
pub(crate) fn alone(paper: &Paper, item: &Saksinnhold) -> Vec<Block> {
    let mut out = hode::titled(paper, title(paper, item));
    out.push(hode::facts(
        paper,
        vec![
            ("dok-utvalg", paper.bodies(Utvalg::fullt_navn)),
            (
                "dok-moetedato",
                dates::weekday_and_date(paper.content.moete.dato, paper.texts.maalform()),
            ),
            ("dok-type", paper.term("sakstype", &item.moetesak.sakstype)),
            ("dok-innleder", item.moetesak.innleder.clone()),
        ],
    ));
    out.extend(body(paper, item, 2));
    if !is_written(item) {
        out.push(paragraph(paper.word("dok-saksframlegg-mangler")));
    }
    out
}

/// Whether the paper says more of the item than its head.
pub(crate) fn is_written(item: &Saksinnhold) -> bool {
    !item.saksframlegg.values().all(Tekst::is_empty)
}

/// «Saksframlegg 24/26 Handlingsplan 2027».
pub(crate) fn title(paper: &Paper, item: &Saksinnhold) -> String {
    let values = [
        ("sak", (&item.nummer).into()),
        ("tittel", sak::title(paper, item).into()),
    ];
    paper.say("dok-saksframlegg-tittel", &values)
}

/// Everything under the title; its headings are of `level`.
fn body(paper: &Paper, item: &Saksinnhold, level: u8) -> Vec<Block> {
    let mut out = Vec::new();
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
        out.push(heading(paper, "dok-forslag-til-vedtak", level));
        out.push(Block::Highlight(tekst::blocks(proposal, level + 1)));
    }
    out.extend(sections(paper, item, &BEFORE, level));
    out.extend(anchored(paper, item, level));
    out.extend(sections(paper, item, &AFTER, level));
    out
}

fn written<'a>(item: &'a Saksinnhold, field: &str) -> Option<&'a Tekst> {
    item.saksframlegg.get(field).filter(|text| !text.is_empty())
}

fn heading(paper: &Paper, id: &str, level: u8) -> Block {
    Block::heading(level, paper.word(id))
}

fn sections(paper: &Paper, item: &Saksinnhold, sections: &[Section], level: u8) -> Vec<Block> {
    let mut out = Vec::new();
    for (field, id) in sections {
        if let Some(text) = written(item, field) {
            out.push(heading(paper, id, level));
            out.extend(tekst::blocks(text, level + 1));
        }
    }
    out
}

/// Where the sak has been and goes: body, day, number, outcome.
pub(crate) fn way(paper: &Paper, item: &Saksinnhold) -> Option<Block> {
    if item.saksgang.is_empty() {
        return None;
    }
    let stops = item.saksgang.iter().map(|stop| {
        let outcome = stop.utfall.map(|outcome| paper.term("utfall", &outcome));
        row([
            stop.utvalg.clone(),
            dates::short_date(stop.dato),
            stop.nummer.clone().unwrap_or_default(),
            outcome.unwrap_or_default(),
        ])
    });
    Some(table(
        paper.texts,
        "dok-saksgang",
        &[
            ("dok-behandlet-av", 3.4),
            ("dok-moetedato", 1.4),
            ("dok-saksnr", 1.2),
            ("dok-resultat", 2.0),
        ],
        stops.collect(),
    ))
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
fn anchored(paper: &Paper, item: &Saksinnhold, level: u8) -> Vec<Block> {
    let places: Vec<_> = item.forankring.iter().map(|row| place(paper, row)).collect();
    if places.is_empty() {
        return Vec::new();
    }
    let sentence = paper.say("dok-forankret", &[("hvor", enumerated(&places).into())]);
    vec![
        heading(paper, "dok-forankring", level),
        paragraph(ended(&sentence)),
    ]
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

#[cfg(test)]
mod tests {
    use domain::{
        Behandlingssted, Dokumentart, Maalform, Moeteinnhold, Partsart, Sak, SakId, Sakstilstand, Sakstype,
        Utfall,
    };

    use super::*;
    use crate::{
        Utdrag,
        fixture::{day, extract, item, meeting, written},
    };

    fn content(maalform: Maalform) -> Moeteinnhold {
        let mut content = meeting(maalform);
        let item = item(&mut content, "24/26", "Handlingsplan 2027", "", "");
        for (field, text) in [
            ("konklusjon", "Planen anbefales."),
            ("forslag", "1. Først.\n2. Sist."),
            ("vurdering", "Dyrt."),
            ("bakgrunn", "Hvert år."),
        ] {
            item.saksframlegg.insert(field.into(), text.into());
        }
        let stop = |body: &str, date: &str, number: &str, outcome| Behandlingssted {
            utvalg: body.into(),
            dato: day(date),
            nummer: Some(number.into()),
            utfall: outcome,
        };
        item.saksgang = vec![
            stop(
                "Faglig samarbeidsutvalg (FSU)",
                "2026-09-02",
                "38/26",
                Some(Utfall::Tilraadd),
            ),
            stop("Strategisk samarbeidsutvalg (SSU)", "2026-09-24", "24/26", None),
        ];
        let anchored = |place: &str, date: Option<&str>| Forankring {
            id: uuid::Uuid::nil().into(),
            sak: SakId(uuid::Uuid::nil()),
            part: Partsart::Kommune,
            hvor: place.into(),
            dato: date.map(day),
        };
        item.forankring = vec![
            anchored("kommunenes helseledernettverk", Some("2026-08-20")),
            anchored("i sykehusets ledermøte", Some("2025-12-25")),
        ];
        item.sak = Some(sak());
        content
    }

    fn sak() -> Sak {
        Sak {
            id: SakId(uuid::Uuid::nil()),
            tittel: "Handlingsplan 2027".into(),
            arkivsaksnr: Some("2026/1420".into()),
            sakstype: Sakstype::Vedtak,
            meldt_av: String::new(),
            meldt: None,
            saksansvarlig: "Grete Solhaug, samhandlingssjef kommunene".into(),
            utvalg: None,
            tilstand: Sakstilstand::PaaSakliste,
            skjerming: None,
            neste_steg: None,
            frist: None,
            kommer_fra: None,
        }
    }

    fn paper_of(content: &Moeteinnhold) -> Vec<String> {
        let lines = written(content, Dokumentart::Innkalling);
        lines[lines
            .iter()
            .position(|line| line.starts_with("Saksframlegg"))
            .unwrap()..]
            .to_vec()
    }

    #[test]
    fn a_case_paper_has_its_way_its_proposal_and_its_texts_in_order() {
        assert_eq!(
            paper_of(&content(Maalform::Nb)),
            [
                "Saksframlegg 24/26 Handlingsplan 2027",
                "Behandlet av | Møtedato | Saksnr. | Resultat",
                "Faglig samarbeidsutvalg (FSU) | 02.09.2026 | 38/26 | Tilrådd",
                "Strategisk samarbeidsutvalg (SSU) | 24.09.2026 | 24/26 | ",
                "Saksansvarlig: Grete Solhaug, samhandlingssjef kommunene. Arkivsaksnr.: 2026/1420.",
                "Forslag til vedtak",
                "1. Først.",
                "2. Sist.",
                "Bakgrunn",
                "Hvert år.",
                "Vurdering",
                "Dyrt.",
                "Forankring",
                "Behandlet i kommunenes helseledernettverk 20. august og i sykehusets ledermøte 25. desember 2025.",
                "Konklusjon",
                "Planen anbefales.",
            ]
        );
    }

    #[test]
    fn in_nynorsk_the_headings_are_nynorsk() {
        let lines = paper_of(&content(Maalform::Nn));
        for wanted in [
            "Handsama i | Møtedato | Saksnr. | Resultat",
            "Framlegg til vedtak",
            "Forankring",
        ] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted}");
        }
        assert!(
            lines
                .iter()
                .any(|line| line.starts_with("Saka er førebudd i kommunenes"))
        );
    }

    #[test]
    fn an_item_nobody_has_written_of_has_no_paper() {
        let mut content = content(Maalform::Nb);
        content.saker[0].saksframlegg.clear();
        assert!(
            !written(&content, Dokumentart::Innkalling)
                .iter()
                .any(|line| line.starts_with("Saksframlegg"))
        );
    }

    #[test]
    fn a_case_paper_by_itself_has_a_head_and_the_same_words() {
        let content = content(Maalform::Nn);
        let (paper, lines) = extract(&content, Utdrag::Saksframlegg(content.saker[0].moetesak.id));
        assert_eq!(
            lines[..5],
            [
                "Saksframlegg 24/26 Handlingsplan 2027",
                "Helsefellesskapet Solvik",
                "Utval | Strategisk samarbeidsutval (SSU)",
                "Møtedato | torsdag 24. september 2026",
                "Type | Vedtak",
            ]
        );
        assert_eq!(lines[5..], paper_of(&content)[1..]);
        assert_eq!(paper.filnavn, "Saksframlegg SSU 2026-09-24 sak 24-26.pdf");
    }

    #[test]
    fn a_case_paper_that_is_not_written_says_so() {
        let mut content = content(Maalform::Nb);
        content.saker[0].saksframlegg.clear();
        let (_, lines) = extract(&content, Utdrag::Saksframlegg(content.saker[0].moetesak.id));
        assert!(
            lines.contains(&"Saksframlegget er ikke skrevet ennå.".to_string()),
            "{lines:#?}"
        );
    }
}
