//! The notice of a meeting: facts, what to know beforehand, the agenda, the case papers.

use domain::{Moeteform, Rolle, Saksinnhold, Utfall, Utvalg, frist};
use pdf::Block;
use texts::{Value, dates};

use crate::{
    hode,
    paper::{Paper, ended, enumerated, lower},
    referat::span,
    sakliste, saksframlegg,
    tekst::{labelled, labelled_spans, paragraph},
    tilstede::with_post,
    underskrift, varsel,
};

/// All blocks, in the order of the notice.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let mut out = hode::blocks(paper);
    out.push(facts(paper));
    out.extend(varsel::repeated(paper));
    out.push(paragraph(absence(paper)));
    out.push(paragraph(paper.word("dok-habilitet-paaminnelse")));
    out.extend(exempt(paper));
    out.extend(sakliste::blocks(paper));
    out.extend(underskrift::notice(paper));
    out.extend(recipients(paper));
    out.extend(called(paper).flat_map(|item| saksframlegg::blocks(paper, item)));
    out
}

/// The items of the notice: those added in the meeting came after it.
pub(crate) fn called<'a>(paper: &Paper<'a>) -> impl Iterator<Item = &'a Saksinnhold> {
    paper
        .content
        .saker
        .iter()
        .filter(|item| !item.moetesak.lagt_til_i_moetet)
}

fn facts(paper: &Paper) -> Block {
    let content = paper.content;
    let meeting = &content.moete;
    let maalform = content.utvalg.maalform;
    let note = meeting
        .tid_merknad
        .as_deref()
        .map(str::trim)
        .filter(|note| !note.is_empty());
    let time =
        span(meeting.start, meeting.slutt) + &note.map_or_else(String::new, |note| format!(" ({note})"));
    let sent = meeting.innkalt.unwrap_or(paper.options.laget).date();
    let secretary = content
        .referent
        .as_ref()
        .map_or_else(String::new, |who| with_post(&who.navn, &who.stilling));
    hode::facts(
        paper,
        vec![
            ("dok-utvalg", paper.bodies(Utvalg::fullt_navn)),
            ("dok-moetenr", meeting.nummer.clone().unwrap_or_default()),
            ("dok-dato", dates::weekday_and_date(meeting.dato, maalform)),
            ("dok-tid", time),
            ("dok-sted", place(paper)),
            ("dok-arkivsaksnr", meeting.arkivsaksnr.clone().unwrap_or_default()),
            ("dok-innkallingen-sendt", dates::weekday_and_date(sent, maalform)),
            ("dok-moeteleder", chair(paper)),
            ("dok-sekretaer", secretary),
        ],
    )
}

/// The place, and how people meet there. The link itself stands in the calendar, never on paper.
fn place(paper: &Paper) -> String {
    let sted = paper.content.moete.sted.trim();
    let how = match paper.content.moete.form {
        Moeteform::Fysisk => "dok-sted-fysisk",
        Moeteform::Digitalt => "dok-sted-digitalt",
        Moeteform::Hybrid => "dok-sted-hybrid",
        Moeteform::Skriftlig => "dok-sted-skriftlig",
    };
    if sted.is_empty() {
        String::new()
    } else {
        paper.say(how, &[("sted", sted.trim_end_matches('.').into())])
    }
}

fn chair(paper: &Paper) -> String {
    let Some(chair) = &paper.content.moeteleder else {
        return String::new();
    };
    match underskrift::role(paper, chair.person) {
        Some(role @ (Rolle::Leder | Rolle::Nestleder)) => {
            with_post(&chair.navn, &lower(&paper.term("rolle", &role)))
        }
        _ => with_post(&chair.navn, &chair.stilling),
    }
}

/// To whom and until when absence is reported; when the deadline is past already, as soon as may be.
fn absence(paper: &Paper) -> String {
    let content = paper.content;
    let typed = content.utvalg.forfall_til.trim().trim_end_matches('.');
    let to = if typed.is_empty() {
        paper.word("dok-sekretariatet")
    } else {
        typed.into()
    };
    let deadline = frist(content.moete.dato, content.utvalg.frister.forfall);
    let sent = content.moete.innkalt.unwrap_or(paper.options.laget).date();
    if deadline > sent {
        paper.say(
            "dok-forfall-meldes-innen",
            &[("til", to.into()), ("dato", deadline.into())],
        )
    } else {
        paper.say("dok-forfall-meldes-snarest", &[("til", to.into())])
    }
}

/// «Sak 27/26 er unntatt offentlighet. …»
fn exempt(paper: &Paper) -> Option<Block> {
    let exempt = called(paper).filter(|item| item.moetesak.skjerming.is_some());
    let on_it = exempt.filter(|item| item.moetesak.utfall != Some(Utfall::Trukket));
    let numbers: Vec<_> = on_it.map(|item| item.nummer.clone()).collect();
    if numbers.is_empty() {
        return None;
    }
    let id = if paper.is_public() {
        "dok-unntatt-offentlig-utgave"
    } else {
        "dok-unntatt-til-medlemmer"
    };
    let values = [
        ("sak", Value::from(enumerated(&numbers))),
        ("antall", numbers.len().into()),
    ];
    Some(Block::Note(vec![paper.say(id, &values).into()]))
}

/// «**Til:** … **Kopi:** …»
fn recipients(paper: &Paper) -> Option<Block> {
    let utvalg = &paper.content.utvalg;
    let line = |id: &str, words: &str| (!words.trim().is_empty()).then(|| (paper.word(id), ended(words)));
    let lines = [
        line("dok-til-mottaker", &utvalg.til_tekst),
        line("dok-kopi", &utvalg.kopi_tekst),
    ];
    match lines {
        [Some((to, words)), Some((copy, copied))] => {
            let mut spans = labelled_spans(&to, &format!("{words} "));
            spans.extend(labelled_spans(&copy, &copied));
            Some(Block::Paragraph(spans))
        }
        [Some((label, words)), None] | [None, Some((label, words))] => Some(labelled(&label, &words)),
        [None, None] => None,
    }
}
