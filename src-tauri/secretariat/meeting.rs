//! One meeting, with everything its page shows.

use chrono::NaiveTime;
use domain::{
    Dokument, Merknad, Moete, MoeteId, Moeteinnhold, Moetesak, PersonId, Referat, check_room, check_seats,
};
use serde::Serialize;
use store::Reader;
use texts::Texts;

use crate::{
    Desk, FunnTekst, Result,
    agenda::{Kandidat, candidates},
    content::content,
    error::findings,
    minutes::{Mangel, missing, newest},
    register::{Frist, deadlines},
};

/// One meeting.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct MoeteSide {
    pub innhold: Moeteinnhold,
    pub frister: Vec<Frist>,
    /// Saker that could go on the agenda.
    pub kandidater: Vec<Kandidat>,
    pub mangler: Vec<Mangel>,
    /// What the rules find now, in the room or in the seats.
    pub merknader: Vec<FunnTekst>,
    /// Those in the room now.
    pub til_stede: Vec<PersonId>,
    pub referater: Vec<Referat>,
    pub dokumenter: Vec<Dokument>,
    /// The remarks to every version of the minutes, oldest first.
    pub merknader_til_referat: Vec<Merknad>,
    /// Now, for actions that take a time.
    pub forslag_til_kl: NaiveTime,
    /// The minutes are sealed: nothing of the meeting can be changed.
    pub forseglet: bool,
}

/// One meeting.
pub fn show_meeting(desk: &Desk, id: MoeteId) -> Result<MoeteSide> {
    let store = desk.store();
    let innhold = content(store, id)?;
    let items: Vec<Moetesak> = innhold.saker.iter().map(|s| s.moetesak.clone()).collect();
    let minutes = newest(store, id)?;
    let mut referater: Vec<Referat> = store.by("moete", id.0)?;
    referater.sort_by_key(|r| r.versjon);
    let mut dokumenter: Vec<Dokument> = store.by("moete", id.0)?;
    dokumenter.sort_by_key(|d| std::cmp::Reverse((d.laget, d.id)));
    let mut merknader_til_referat = Vec::new();
    for version in &referater {
        merknader_til_referat.extend(store.by::<Merknad>("referat", version.id.0)?);
    }
    let last = last_time(&innhold);
    let state = minutes.as_ref().map(|m| m.tilstand);
    Ok(MoeteSide {
        frister: deadlines(&innhold.moete, &innhold.utvalg, state, desk.today()),
        kandidater: candidates(store, &innhold.moete, &items)?,
        mangler: missing(&innhold, Texts::of(desk.language())),
        merknader: remarks(desk, &innhold, last)?,
        til_stede: innhold
            .tilstedevaerelse
            .iter()
            .filter(|i| i.til.is_none())
            .map(|i| i.person)
            .collect(),
        forslag_til_kl: desk.now().time(),
        forseglet: minutes.is_some_and(|m| m.is_sealed()),
        merknader_til_referat,
        referater,
        dokumenter,
        innhold,
    })
}

/// The latest time anybody came or went.
fn last_time(content: &Moeteinnhold) -> NaiveTime {
    let times = content
        .tilstedevaerelse
        .iter()
        .flat_map(|i| std::iter::once(i.fra).chain(i.til));
    times.max().unwrap_or_default()
}

fn remarks(desk: &Desk, content: &Moeteinnhold, at: NaiveTime) -> Result<Vec<FunnTekst>> {
    let Moete { dato, .. } = content.moete;
    let found: Vec<_> = if content.moete.is_running() {
        check_room(&content.utvalg, &content.frammoete, &content.tilstedevaerelse, at)
            .into_iter()
            .collect()
    } else if content.moete.is_planned() {
        let seats: Vec<domain::Plass> = desk.store().by("utvalg", content.utvalg.id.0)?;
        check_seats(
            &content.utvalg,
            &seats,
            &desk.store().all::<domain::Oppnevning>()?,
            dato,
        )
    } else {
        Vec::new()
    };
    Ok(findings(&found, desk.language()))
}
