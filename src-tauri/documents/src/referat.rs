//! The minutes: who met, what was said and concluded, what follows.

use domain::Godkjenningsmaate;
use pdf::Block;
use texts::dates;

use crate::{
    bevegelse::{after, bevegelser},
    hode, oppfoelging,
    paper::{Paper, ended},
    sak,
    tekst::{compared, labelled, paragraph},
    tilstede, underskrift, varsel,
};

/// All blocks, in the order of the minutes.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let mut out = hode::blocks(paper);
    out.push(facts(paper));
    out.extend(tilstede::blocks(paper));
    out.extend(varsel::repeated(paper));
    out.extend(opening(paper));
    let movements = bevegelser(paper);
    out.extend(after(&movements, None).into_iter().map(paragraph));
    for (place, item) in paper.content.saker.iter().enumerate() {
        out.extend(sak::blocks(paper, place, item, &movements));
    }
    out.extend(oppfoelging::blocks(paper));
    out.extend(ending(paper));
    out.extend(underskrift::minutes(paper));
    out
}

fn facts(paper: &Paper) -> Block {
    let content = paper.content;
    let meeting = &content.moete;
    let called = meeting.innkalt.map_or_else(String::new, |at| {
        paper.say("dok-innkalling-sendt-verdi", &[("dato", at.date().into())])
    });
    let name = |who: &Option<domain::Navngitt>| who.as_ref().map_or_else(String::new, |who| who.navn.clone());
    let from = meeting.satt.unwrap_or(meeting.start);
    let when = [
        dates::weekday_and_date(meeting.dato, content.utvalg.maalform),
        span(from, meeting.hevet.or(meeting.slutt)),
    ];
    hode::facts(
        paper,
        vec![
            ("dok-dato-og-tid", when.join(" ")),
            ("dok-sted", meeting.sted.clone()),
            ("dok-moeteleder", name(&content.moeteleder)),
            ("dok-referent", name(&content.referent)),
            ("dok-innkalling", called),
        ],
    )
}

/// «kl. 09.00–11.52».
pub(crate) fn span(from: chrono::NaiveTime, to: Option<chrono::NaiveTime>) -> String {
    let end = to.map_or_else(String::new, |to| format!("–{}", dates::clock(to)));
    format!("{}{end}", dates::at(from))
}

/// «Møteleder erklærte møtet for satt kl. 09.00. …»
fn opening(paper: &Paper) -> Option<Block> {
    let stated = ended(&paper.content.moete.aapning);
    let opened = paper
        .content
        .moete
        .satt
        .map(|kl| paper.say("dok-moetet-satt", &[("kl", kl.into())]));
    let opened = opened.filter(|sentence| !compared(&stated).contains(&compared(sentence)));
    let said: Vec<_> = opened
        .into_iter()
        .chain([stated])
        .filter(|sentence| !sentence.is_empty())
        .collect();
    if said.is_empty() {
        None
    } else {
        Some(paragraph(said.join(" ")))
    }
}

/// The next meeting, the end, and the deadline for remarks.
fn ending(paper: &Paper) -> Vec<Block> {
    let meeting = &paper.content.moete;
    let mut out = Vec::new();
    if !meeting.neste_moete.trim().is_empty() {
        out.push(labelled(
            &paper.word("dok-neste-moete"),
            &ended(&meeting.neste_moete),
        ));
    }
    out.extend(
        meeting
            .hevet
            .map(|kl| paragraph(paper.say("dok-moetet-hevet", &[("kl", kl.into())]))),
    );
    out.push(paragraph(remarks(paper)));
    out
}

fn remarks(paper: &Paper) -> String {
    let meeting = &paper.content.moete;
    let mut sentences = Vec::new();
    if let Some(day) = meeting.referat_sendes {
        sentences.push(paper.say("dok-referat-sendes", &[("dato", day.into())]));
    }
    if let Some(day) = meeting.merknadsfrist {
        // The year is said once when both days are of the same.
        let id = match meeting.referat_sendes {
            Some(sent) if dates::same_year(sent, day) => "dok-merknader-samme-aar",
            _ => "dok-merknader",
        };
        sentences.push(paper.say(id, &[("dato", day.into())]));
    }
    sentences.push(paper.word(match paper.content.utvalg.godkjenning {
        Godkjenningsmaate::NesteMoete => "dok-godkjennes-neste-moete",
        Godkjenningsmaate::Hoering => "dok-godkjennes-hoering",
        Godkjenningsmaate::SammeMoete => "dok-godkjent-samme-moete",
        Godkjenningsmaate::Signatur => "dok-godkjennes-signatur",
    }));
    sentences.join(" ")
}
