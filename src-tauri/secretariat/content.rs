//! Gathers everything one meeting is about.

use std::collections::BTreeMap;

use domain::{
    Behandlingssted, Entity, Forslag, Frammoete, Funn, Habilitet, Helsefellesskap, Melding, Moete, MoeteId,
    Moeteinnhold, Moetesak, MoetesakId, Navngitt, Oppfoelging, Pause, Person, PersonId, Protokolltilfoersel,
    Rettelse, Sak, SakId, Saksinnhold, Standpunkt, Tekst, Tilstedevaerelse, Utvalg, UtvalgId, Vedlegg,
};
use store::Reader;
use uuid::Uuid;

use crate::{Result, desk::need, number, profile};

/// The meeting's items in the order of the agenda; one treated under another follows it.
pub(crate) fn items(reader: &impl Reader, meeting: MoeteId) -> Result<Vec<Moetesak>> {
    let mut all: Vec<Moetesak> = reader.by("moete", meeting.0)?;
    all.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    let (under, top): (Vec<_>, Vec<_>) = all.into_iter().partition(|item| item.under.is_some());
    let mut ordered = Vec::with_capacity(under.len() + top.len());
    let mut under = under;
    for item in top {
        let id = item.id;
        ordered.push(item);
        let (mine, rest) = under
            .into_iter()
            .partition(|child: &Moetesak| child.under == Some(id));
        ordered.extend::<Vec<_>>(mine);
        under = rest;
    }
    ordered.extend(under);
    Ok(ordered)
}

/// Everything one meeting is about.
pub fn content(reader: &impl Reader, id: MoeteId) -> Result<Moeteinnhold> {
    let meeting: Moete = need(reader, id.0)?;
    let mut utvalg: Utvalg = need(reader, meeting.utvalg.0)?;
    let partnership: Option<Helsefellesskap> = match utvalg.helsefellesskap {
        Some(id) => reader.get(id.0)?,
        None => None,
    };
    let (partnership, common) = partnership.map(|p| (p.navn, p.profil)).unzip();
    // Sealed minutes keep what is written on them; the picture is the paper's.
    utvalg.profil = profile::merged(utvalg.profil, common.flatten());
    utvalg.logo = None;
    let items = items(reader, id)?;
    let numbers = number::numbers(reader, &meeting, &items)?;
    let felles_med = meeting
        .felles_med
        .iter()
        .map(|u| need(reader, u.0))
        .collect::<Result<Vec<Utvalg>>>()?;
    let mut frammoete: Vec<Frammoete> = reader.by("moete", id.0)?;
    frammoete.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    let mut tilstedevaerelse: Vec<Tilstedevaerelse> = reader.by("moete", id.0)?;
    tilstedevaerelse.sort_by_key(|i| (i.fra, i.id));
    let mut pauser: Vec<Pause> = reader.by("moete", id.0)?;
    pauser.sort_by_key(|p| p.fra);
    let oppfoelging = follow_ups(reader, id, &items)?;
    let mut saker = Vec::with_capacity(items.len());
    for item in items {
        saker.push(item_content(reader, item, &numbers)?);
    }
    let funn = findings(&utvalg, &meeting, &saker);
    Ok(Moeteinnhold {
        helsefellesskap: partnership,
        utvalgsnavn: names_of(reader, &saker)?,
        moeteleder: named(reader, meeting.moeteleder, &frammoete)?,
        referent: named(reader, meeting.referent, &frammoete)?,
        utvalg,
        felles_med,
        moete: meeting,
        frammoete,
        tilstedevaerelse,
        pauser,
        saker,
        oppfoelging,
        funn,
    })
}

/// Name and post as they were in the meeting, else as they are now.
fn named(reader: &impl Reader, id: Option<PersonId>, people: &[Frammoete]) -> Result<Option<Navngitt>> {
    let Some(id) = id else { return Ok(None) };
    if let Some(there) = people.iter().find(|f| f.person == id) {
        return Ok(Some(Navngitt {
            person: id,
            navn: there.navn.clone(),
            stilling: there.stilling.clone(),
        }));
    }
    let person = reader.get::<Person>(id.0)?;
    Ok(person.map(|p| Navngitt {
        person: id,
        navn: p.navn,
        stilling: p.stilling,
    }))
}

fn names_of(reader: &impl Reader, items: &[Saksinnhold]) -> Result<BTreeMap<UtvalgId, String>> {
    let mut names = BTreeMap::new();
    for id in items
        .iter()
        .filter_map(|item| item.moetesak.videre.as_ref())
        .map(|v| v.utvalg)
    {
        if let Some(utvalg) = reader.get::<Utvalg>(id.0)? {
            names.insert(id, utvalg.navn);
        }
    }
    Ok(names)
}

fn follow_ups(reader: &impl Reader, meeting: MoeteId, items: &[Moetesak]) -> Result<Vec<Oppfoelging>> {
    let mut earlier: Vec<Oppfoelging> = reader.by("behandlet_i", meeting.0)?;
    earlier.retain(|row| !items.iter().any(|item| Some(item.id) == row.moetesak));
    let by_place = |rows: &mut Vec<Oppfoelging>| {
        rows.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    };
    by_place(&mut earlier);
    for item in items {
        let mut rows: Vec<Oppfoelging> = reader.by("moetesak", item.id.0)?;
        by_place(&mut rows);
        earlier.extend(rows);
    }
    Ok(earlier)
}

fn item_content(
    reader: &impl Reader,
    item: Moetesak,
    numbers: &BTreeMap<MoetesakId, Vec<domain::Saksnummer>>,
) -> Result<Saksinnhold> {
    let id = item.id.0;
    let printed: Vec<_> = numbers
        .get(&item.id)
        .into_iter()
        .flatten()
        .map(|n| n.tekst.as_str())
        .collect();
    let sak = match item.sak {
        Some(sak) => reader.get::<Sak>(sak.0)?,
        None => None,
    };
    let mut vedlegg: Vec<Vedlegg> = reader.by("moetesak", id)?;
    let (mut forankring, mut saksframlegg, mut way) = (Vec::new(), BTreeMap::new(), Vec::new());
    if let Some(sak) = &sak {
        forankring = reader.by("sak", sak.id.0)?;
        vedlegg.extend(reader.by::<Vedlegg>("sak", sak.id.0)?);
        saksframlegg = texts_of::<Sak>(reader, sak.id.0)?;
        way = saksgang(reader, sak.id)?;
    }
    vedlegg.sort_by_key(|v| (v.nummer, v.id));
    let mut standpunkter: Vec<Standpunkt> = reader.by("moetesak", id)?;
    standpunkter.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    let mut meldinger: Vec<Melding> = reader.by("moetesak", id)?;
    meldinger.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    Ok(Saksinnhold {
        nummer: printed.join(" · "),
        nummer_fast: !item.numre.is_empty(),
        behandling: reader.text(Moetesak::NAME, id, "behandling")?,
        vedtak: reader.text(Moetesak::NAME, id, "vedtak")?,
        fra: came_from(reader, item.kommer_fra)?,
        habilitet: reader.by::<Habilitet>("moetesak", id)?,
        forslag: reader.by::<Forslag>("moetesak", id)?,
        protokolltilfoersler: reader.by::<Protokolltilfoersel>("moetesak", id)?,
        rettelser: reader.by::<Rettelse>("moetesak", id)?,
        moetesak: item,
        sak,
        saksframlegg,
        forankring,
        saksgang: way,
        vedlegg,
        standpunkter,
        meldinger,
    })
}

/// The long texts of a thing that say something, by field.
pub(crate) fn texts_of<T: Entity>(reader: &impl Reader, id: Uuid) -> Result<BTreeMap<String, Tekst>> {
    let mut texts = BTreeMap::new();
    for field in T::TEXTS {
        let text = reader.text(T::NAME, id, field)?;
        if !text.is_empty() {
            texts.insert((*field).to_owned(), text);
        }
    }
    Ok(texts)
}

fn came_from(reader: &impl Reader, earlier: Option<MoetesakId>) -> Result<Option<Behandlingssted>> {
    let Some(item) = earlier
        .map(|id| reader.get::<Moetesak>(id.0))
        .transpose()?
        .flatten()
    else {
        return Ok(None);
    };
    Ok(Some(stop(reader, &item)?.1))
}

fn stop(reader: &impl Reader, item: &Moetesak) -> Result<(Moete, Behandlingssted)> {
    let meeting: Moete = need(reader, item.moete.0)?;
    let utvalg: Utvalg = need(reader, meeting.utvalg.0)?;
    let place = Behandlingssted {
        utvalg: utvalg.fullt_navn(),
        dato: meeting.dato,
        nummer: item.nummer(),
        utfall: item.utfall,
    };
    Ok((meeting, place))
}

/// A sak's way across the bodies, oldest first.
pub(crate) fn stops(reader: &impl Reader, sak: SakId) -> Result<Vec<(Moetesak, Moete, Behandlingssted)>> {
    let mut found = Vec::new();
    for item in reader.by::<Moetesak>("sak", sak.0)? {
        let (meeting, place) = stop(reader, &item)?;
        found.push((item, meeting, place));
    }
    found.sort_by_key(|(item, meeting, _)| (meeting.dato, meeting.start, item.id));
    Ok(found)
}

fn saksgang(reader: &impl Reader, sak: SakId) -> Result<Vec<Behandlingssted>> {
    Ok(stops(reader, sak)?
        .into_iter()
        .map(|(_, _, place)| place)
        .collect())
}

/// What the minutes repeat: a short notice, and who is not bound by a conclusion.
fn findings(utvalg: &Utvalg, meeting: &Moete, items: &[Saksinnhold]) -> Vec<Funn> {
    let short = meeting
        .innkalt
        .and_then(|called| domain::check_notice(utvalg, meeting, called));
    let concluded = |item: &Saksinnhold| {
        let outcome = item.moetesak.utfall?;
        let found = domain::check_conclusion(
            utvalg,
            outcome,
            item.moetesak.enighet,
            &item.forankring,
            &item.standpunkter,
        );
        found.into_iter().find(|funn| funn.regel == domain::Regel::R23)
    };
    short
        .into_iter()
        .chain(items.iter().filter_map(concluded))
        .collect()
}
