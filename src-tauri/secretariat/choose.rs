//! Which meeting, item, body and year a paper is about, from what somebody typed; what lacks is asked for with what
//! there is to choose from.

use std::collections::BTreeSet;

use chrono::Datelike;
use domain::{Helsefellesskap, HelsefellesskapId, Moete, MoeteId, Moetesak, MoetesakId, Utvalg, UtvalgId};
use store::Reader;
use texts::Texts;

use crate::{Error, Result, bodies::Omfang, content::items, desk::need, register::norwegian};

/// A choice that was not made, or that is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{hva:?} must be one of {valg:?}")]
pub struct Valg {
    /// What is to be chosen.
    pub hva: Valgtype,
    /// What was asked for and is not there.
    pub ukjent: Option<String>,
    /// What there is.
    pub valg: Vec<String>,
}

/// What is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Valgtype {
    Moete,
    Sak,
    Utvalg,
    Aar,
}

impl Valg {
    /// «Velg en sak med --sak: 21/26 …; 22/26 ….»
    pub(crate) fn sentence(&self, texts: &Texts) -> String {
        let name = match self.hva {
            Valgtype::Moete => "moete",
            Valgtype::Sak => "sak",
            Valgtype::Utvalg => "utvalg",
            Valgtype::Aar => "aar",
        };
        if self.valg.is_empty() {
            return texts.word(&format!("valg-ingen-{name}"));
        }
        let ask = texts.get(&format!("valg-{name}"), &[("valg", self.valg.join("; ").into())]);
        match &self.ukjent {
            Some(asked) => format!("{} {ask}", texts.get("valg-ukjent", &[("verdi", asked.into())])),
            None => ask,
        }
    }
}

fn ask<T>(hva: Valgtype, asked: Option<&str>, valg: Vec<String>) -> Result<T> {
    Err(Error::Valg(Valg {
        hva,
        ukjent: asked.map(str::to_owned),
        valg,
    }))
}

/// The meeting with this identity or on this day; the last one called when nothing was said.
pub fn meeting(reader: &impl Reader, asked: Option<&str>) -> Result<MoeteId> {
    let mut all: Vec<Moete> = reader.all()?;
    all.sort_by_key(|m| (m.dato, m.start, m.id));
    let Some(text) = asked else {
        let last = all.iter().max_by_key(|m| (m.innkalt, m.dato));
        return last.map_or_else(|| ask(Valgtype::Moete, None, Vec::new()), |m| Ok(m.id));
    };
    let named = |m: &&Moete| m.id.to_string() == text.to_lowercase() || m.dato.to_string() == text;
    let found: Vec<_> = all.iter().filter(named).collect();
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => ask(Valgtype::Moete, asked, listed(reader, all.iter())?),
        several => ask(Valgtype::Moete, None, listed(reader, several.iter().copied())?),
    }
}

/// «SSU 2026-09-24 (id)».
fn listed<'a>(reader: &impl Reader, meetings: impl Iterator<Item = &'a Moete>) -> Result<Vec<String>> {
    let one = |m: &Moete| -> Result<String> {
        let body: Utvalg = need(reader, m.utvalg.0)?;
        Ok(format!("{} {} ({})", body.kort(), m.dato, m.id))
    };
    meetings.map(one).collect()
}

/// The item with this number. Without a meeting it is looked for in all of them.
pub fn item(
    reader: &impl Reader,
    meeting_asked: Option<&str>,
    asked: Option<&str>,
) -> Result<(MoeteId, MoetesakId)> {
    let Some(number) = asked.filter(|_| meeting_asked.is_none()) else {
        let meeting = meeting(reader, meeting_asked)?;
        let all = items(reader, meeting)?;
        let found = all
            .iter()
            .find(|item| asked.is_some_and(|number| has(item, number)));
        return found.map_or_else(
            || ask(Valgtype::Sak, asked, numbered(&all)),
            |item| Ok((meeting, item.id)),
        );
    };
    let all: Vec<Moetesak> = reader.all()?;
    let found: Vec<_> = all.iter().filter(|item| has(item, number)).collect();
    match found.as_slice() {
        [one] => Ok((one.moete, one.id)),
        [] => ask(
            Valgtype::Sak,
            asked,
            numbered(&items(reader, meeting(reader, None)?)?),
        ),
        several => {
            let meetings = several.iter().map(|item| need::<Moete>(reader, item.moete.0));
            let meetings: Vec<Moete> = meetings.collect::<Result<_>>()?;
            ask(Valgtype::Moete, None, listed(reader, meetings.iter())?)
        }
    }
}

/// One of its numbers, or its identity.
fn has(item: &Moetesak, asked: &str) -> bool {
    item.numre.iter().any(|number| number.tekst == asked) || item.id.to_string() == asked.to_lowercase()
}

/// «24/26 Handlingsplan 2027», as the public may read it: the list goes to a screen and into logs.
fn numbered(all: &[Moetesak]) -> Vec<String> {
    let one = |item: &Moetesak| {
        let title = match &item.skjerming {
            Some(exemption) => exemption.public_title(&item.tittel),
            None => &item.tittel,
        };
        format!("{} {title}", item.nummer().unwrap_or_else(|| item.id.to_string()))
    };
    all.iter().map(one).collect()
}

/// The body with this name, short name or identity; the only one when nothing was said.
pub fn body(reader: &impl Reader, asked: Option<&str>) -> Result<UtvalgId> {
    let all = bodies(reader)?;
    match (asked, all.as_slice()) {
        (None, [only]) => Ok(only.id),
        (None, _) => ask(Valgtype::Utvalg, None, short(&all)),
        (Some(name), _) => {
            let found = named(&all, name);
            match found.as_slice() {
                [one] => Ok(one.id),
                [] => ask(Valgtype::Utvalg, asked, short(&all)),
                several => ask(
                    Valgtype::Utvalg,
                    None,
                    several.iter().map(|u| with_id(u)).collect(),
                ),
            }
        }
    }
}

/// A body as in [`body`], or a partnership by its name; the only partnership, or all bodies when there is none, when
/// nothing was said.
pub fn bodies_of(reader: &impl Reader, asked: Option<&str>) -> Result<Omfang> {
    let partnerships: Vec<Helsefellesskap> = reader.all()?;
    let all = bodies(reader)?;
    let Some(name) = asked else {
        let owners: BTreeSet<Option<HelsefellesskapId>> = all.iter().map(|u| u.helsefellesskap).collect();
        return match (all.as_slice(), owners.len()) {
            ([only], _) => Ok(Omfang::Utvalg(only.id)),
            (_, 1) => Ok(Omfang::Helsefellesskap(owners.into_iter().next().flatten())),
            _ => {
                let names = partnerships.into_iter().map(|p| p.navn).chain(short(&all));
                ask(Valgtype::Utvalg, None, names.collect())
            }
        };
    };
    let partnership = partnerships
        .iter()
        .find(|p| same(&p.navn, name) || p.id.to_string() == name);
    match partnership {
        Some(partnership) => Ok(Omfang::Helsefellesskap(Some(partnership.id))),
        None => body(reader, asked).map(Omfang::Utvalg),
    }
}

fn bodies(reader: &impl Reader) -> Result<Vec<Utvalg>> {
    let mut all: Vec<Utvalg> = reader.all()?;
    all.sort_by_key(|u| {
        (
            u.helsefellesskap,
            u.nivaa.unwrap_or(u8::MAX),
            norwegian(&u.navn),
            u.id,
        )
    });
    Ok(all)
}

fn named<'a>(all: &'a [Utvalg], name: &str) -> Vec<&'a Utvalg> {
    let is = |u: &&Utvalg| {
        same(&u.navn, name)
            || u.kortnavn.as_deref().is_some_and(|short| same(short, name))
            || u.id.to_string() == name
    };
    all.iter().filter(is).collect()
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn short(all: &[Utvalg]) -> Vec<String> {
    all.iter().map(|u| u.kort().to_owned()).collect()
}

fn with_id(body: &Utvalg) -> String {
    format!("{} ({})", body.fullt_navn(), body.id)
}

/// The year that was asked for; when nothing was said, the only one there are meetings in.
pub fn year(reader: &impl Reader, whose: Omfang, asked: Option<i32>) -> Result<i32> {
    if let Some(year) = asked {
        return Ok(year);
    }
    let mut years = BTreeSet::new();
    for meeting in reader.all::<Moete>()? {
        let mine = match whose {
            Omfang::Utvalg(id) => meeting.alle_utvalg().any(|body| body == id),
            Omfang::Helsefellesskap(id) => need::<Utvalg>(reader, meeting.utvalg.0)?.helsefellesskap == id,
        };
        if mine {
            years.insert(meeting.dato.year());
        }
    }
    let mut all = years.iter();
    match (all.next(), all.next()) {
        (Some(only), None) => Ok(*only),
        _ => ask(Valgtype::Aar, None, years.iter().map(i32::to_string).collect()),
    }
}
