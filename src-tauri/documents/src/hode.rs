//! The title of a document, the line under it, and what stands on every page.

use domain::{Dokumentart, Moeteart, Utvalg};
use pdf::{Block, Fact, Span};
use texts::dates;

use crate::paper::{Paper, ended};

/// True for the notice of a meeting, false for its minutes.
fn is_notice(paper: &Paper) -> bool {
    matches!(
        paper.options.art,
        Dokumentart::Innkalling | Dokumentart::OffentligInnkalling
    )
}

/// «Referat fra møte i Strategisk samarbeidsutvalg (SSU) – offentlig versjon».
pub(crate) fn title(paper: &Paper) -> String {
    let id = match (is_notice(paper), paper.content.moete.art) {
        (true, Moeteart::Ordinaert) => "dok-innkalling-til-moete",
        (true, Moeteart::Ekstraordinaert) => "dok-innkalling-til-ekstraordinaert",
        (true, Moeteart::Fellesmoete) => "dok-innkalling-til-fellesmoete",
        (false, Moeteart::Ordinaert) => "dok-referat-fra-moete",
        (false, Moeteart::Ekstraordinaert) => "dok-referat-fra-ekstraordinaert",
        (false, Moeteart::Fellesmoete) => "dok-referat-fra-fellesmoete",
    };
    let title = paper.say(id, &[("utvalg", paper.bodies(Utvalg::fullt_navn).into())]);
    if paper.is_public() {
        format!("{title} – {}", paper.word("dok-offentlig-versjon"))
    } else {
        title
    }
}

/// The title with the day, so that two files are told apart by it.
pub(crate) fn metadata_title(paper: &Paper) -> String {
    let day = dates::date(paper.content.moete.dato);
    format!("{}, {}", title(paper), day)
}

/// What the document is about, in a line.
pub(crate) fn subject(paper: &Paper) -> String {
    let mut parts: Vec<String> = paper.content.helsefellesskap.clone().into_iter().collect();
    parts.push(paper.bodies(|body| body.kort().to_owned()));
    parts.extend(meeting_number(paper));
    parts.join(" · ")
}

/// On every page: the partnership, the body, the meeting.
pub(crate) fn running_header(paper: &Paper) -> String {
    subject(paper)
}

/// At the foot of every page: the document, the day, and what it is not.
pub(crate) fn running_footer(paper: &Paper) -> String {
    let kind = paper.word(if is_notice(paper) {
        "dok-innkalling"
    } else {
        "dok-referat"
    });
    let mut parts = vec![format!("{kind} {}", dates::short_date(paper.content.moete.dato))];
    if paper.is_public() {
        parts.push(paper.word("dok-offentlig-versjon"));
    }
    if paper.options.foreloepig {
        parts.push(paper.word(draft_word(paper)));
    }
    parts.extend(version(paper));
    parts.join(" · ")
}

fn draft_word(paper: &Paper) -> &'static str {
    if is_notice(paper) {
        "dok-utkast"
    } else {
        "dok-foreloepig"
    }
}

fn version(paper: &Paper) -> Option<String> {
    let number = paper.options.versjon.filter(|number| *number > 1)?;
    Some(paper.say("dok-versjon", &[("nummer", i64::from(number).into())]))
}

fn meeting_number(paper: &Paper) -> Option<String> {
    let number = paper.content.moete.nummer.as_ref()?;
    Some(paper.say("dok-moetenr-verdi", &[("nummer", number.into())]))
}

/// Title, orientation, and the marks of a draft or a new version.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let mut out = vec![Block::Heading {
        level: 1,
        text: title(paper),
    }];
    out.extend(lead(paper));
    if paper.options.foreloepig {
        let explained = if is_notice(paper) {
            "dok-utkast-forklart"
        } else {
            "dok-foreloepig-forklart"
        };
        out.push(Block::Note(vec![
            Span::bold(format!("{}.", paper.word(draft_word(paper)))),
            Span::plain(format!(" {}", paper.word(explained))),
        ]));
    }
    if let (Some(version), Some(reason)) = (version(paper), &paper.options.merknad) {
        out.push(Block::Note(vec![
            Span::bold(format!("{version}.")),
            Span::plain(format!(" {}", ended(reason))),
        ]));
    }
    out
}

/// «**Helsefellesskapet Solvik** · Møtenr. 3/2026 · Arkivsaksnr. …»; in the notice the numbers are facts.
fn lead(paper: &Paper) -> Option<Block> {
    let content = paper.content;
    let mut rest = Vec::new();
    if !is_notice(paper) {
        rest.extend(meeting_number(paper));
        let archive = content
            .moete
            .arkivsaksnr_referat
            .as_ref()
            .or(content.moete.arkivsaksnr.as_ref());
        rest.extend(archive.map(|nr| paper.say("dok-arkivsaksnr-verdi", &[("nummer", nr.into())])));
    }
    rest.extend(version(paper));
    let mut spans: Vec<_> = content.helsefellesskap.iter().map(Span::bold).collect();
    for part in rest {
        let divider = if spans.is_empty() { "" } else { " · " };
        spans.push(Span::plain(format!("{divider}{part}")));
    }
    if spans.is_empty() {
        None
    } else {
        Some(Block::Lead(spans))
    }
}

/// A table of facts; those without a value are left out.
pub(crate) fn facts(paper: &Paper, rows: Vec<(&str, String)>) -> Block {
    let known = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    Block::Facts(
        known
            .map(|(id, value)| Fact {
                label: paper.word(id),
                value: vec![Span::plain(value)],
            })
            .collect(),
    )
}
