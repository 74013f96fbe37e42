//! The title of a document, the line under it, and what stands on every page.

use domain::{Dokumentart, Moeteart, Utvalg};
use pdf::{Block, Fact, Span};
use texts::dates;

use crate::{
    cover::Cover,
    paper::{Paper, ended},
};

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

/// The kind of paper in a word: «Innkalling», «Referat».
pub(crate) fn kind(paper: &Paper) -> String {
    paper.word(if is_notice(paper) {
        "dok-innkalling"
    } else {
        "dok-referat"
    })
}

/// The kind and the day, as at the foot of every page of innkalling and referat.
pub(crate) fn foot(paper: &Paper) -> String {
    let mut parts = vec![format!(
        "{} {}",
        kind(paper),
        dates::short_date(paper.content.moete.dato)
    )];
    if paper.is_public() {
        parts.push(paper.word("dok-offentlig-versjon"));
    }
    parts.join(" · ")
}

/// What stands around the blocks. The day is in the title, so that two files are told apart by it.
pub(crate) fn cover(paper: &Paper, title: &str, foot: String) -> Cover {
    let content = paper.content;
    let day = dates::date(content.moete.dato);
    let title = if title.contains(&day) {
        title.to_owned()
    } else {
        format!("{title}, {day}")
    };
    let mut footer = vec![foot];
    footer.extend(version(paper));
    Cover {
        title,
        author: content
            .helsefellesskap
            .clone()
            .unwrap_or_else(|| content.utvalg.fullt_navn()),
        subject: subject(paper),
        footer: footer.join(" · "),
        mark: mark(paper),
        laget: paper.options.laget,
    }
}

/// The partnership, the body, the meeting.
fn subject(paper: &Paper) -> String {
    let mut parts: Vec<String> = paper.content.helsefellesskap.clone().into_iter().collect();
    parts.push(paper.bodies(|body| body.kort().to_owned()));
    parts.extend(meeting_number(paper));
    parts.join(" · ")
}

/// What the paper is not yet: «Utkast», «Foreløpig».
fn mark(paper: &Paper) -> String {
    match (paper.options.foreloepig, is_notice(paper)) {
        (false, _) => String::new(),
        (true, true) => paper.word("dok-utkast"),
        (true, false) => paper.word("dok-foreloepig"),
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

/// Title, orientation, and what a draft or a new version is.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    titled(paper, title(paper))
}

/// The same under another title.
pub(crate) fn titled(paper: &Paper, title: String) -> Vec<Block> {
    let mut out = vec![Block::heading(1, title)];
    out.extend(lead(paper));
    if paper.options.foreloepig {
        let explained = if is_notice(paper) {
            "dok-utkast-forklart"
        } else {
            "dok-foreloepig-forklart"
        };
        out.push(Block::Note(vec![paper.word(explained).into()]));
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
        let reference = reference(paper);
        rest.extend(reference.map(|text| paper.say("dok-referanse-verdi", &[("referanse", text.into())])));
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

/// The secretariat's reference.
pub(crate) fn reference(paper: &Paper) -> Option<String> {
    paper.content.utvalg.profil.as_ref()?.referanse.clone()
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
