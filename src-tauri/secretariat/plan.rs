//! Planning a meeting: its date, and an agenda that fills itself.

use chrono::{NaiveDate, NaiveTime};
use domain::{
    FastPost, FastSak, Maalform, Melding, Moete, MoeteId, Moeteart, Moeteform, Moetesak, MoetesakId,
    Moetetilstand, Utfall, Utvalg, UtvalgId, Videre, between,
};
use serde::Deserialize;
use store::{Reader, Tx};
use texts::Texts;

use crate::{Desk, Result, content::items, desk::need, fresh};

/// What is known of a meeting when it is planned.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)] // as in `Moete`
pub struct NyttMoete {
    pub utvalg: UtvalgId,
    #[serde(default)]
    pub felles_med: Vec<UtvalgId>,
    pub dato: NaiveDate,
    pub start: NaiveTime,
    pub slutt: Option<NaiveTime>,
    #[serde(default)]
    pub sted: String,
    #[serde(default)]
    pub form: Moeteform,
    #[serde(default)]
    pub art: Moeteart,
}

/// Plans a meeting. The agenda begins with the body's standing items, what was postponed to it, and what other
/// bodies lifted or sent over.
pub fn plan_meeting(desk: &mut Desk, new: NyttMoete) -> Result<MoeteId> {
    desk.act("plan_meeting", |tx| {
        let utvalg: Utvalg = need(tx, new.utvalg.0)?;
        let sted = if new.sted.trim().is_empty() {
            utvalg.moetested.clone()
        } else {
            new.sted
        };
        let meeting = Moete {
            id: fresh(),
            utvalg: new.utvalg,
            felles_med: new.felles_med,
            nummer: Some(next_meeting_number(tx, new.utvalg, new.dato)?),
            dato: new.dato,
            start: new.start,
            slutt: new.slutt,
            tid_merknad: None,
            sted,
            lenke: None,
            form: new.form,
            art: new.art,
            tilstand: Moetetilstand::Planlagt,
            innkalt: None,
            kort_varsel: None,
            moeteleder: None,
            referent: None,
            arkivsaksnr: None,
            arkivsaksnr_referat: None,
            satt: None,
            hevet: None,
            naa: None,
            aapning: String::new(),
            neste_moete: String::new(),
            referat_sendes: None,
            merknadsfrist: None,
            planlagte_pauser: Vec::new(),
        };
        meeting.check()?;
        tx.put(&meeting)?;
        fill_agenda(tx, &utvalg, &meeting)?;
        crate::attendance::call_seats(tx, &meeting)?;
        Ok(meeting.id)
    })
}

/// `3/2026`: meetings are counted by year.
fn next_meeting_number(tx: &Tx<'_>, utvalg: UtvalgId, date: NaiveDate) -> Result<String> {
    use chrono::Datelike;
    let same_year = |m: &&Moete| m.dato.year() == date.year();
    let numbered: Vec<Moete> = tx.by("utvalg", utvalg.0)?;
    let last = numbered
        .iter()
        .filter(same_year)
        .filter_map(|m| m.nummer.as_deref()?.split('/').next()?.parse::<u32>().ok());
    Ok(format!("{}/{}", last.max().unwrap_or(0) + 1, date.year()))
}

fn fill_agenda(tx: &mut Tx<'_>, utvalg: &Utvalg, meeting: &Moete) -> Result<()> {
    let standing: Vec<FastSak> = utvalg.faste_saker.clone();
    let mut place: Option<String> = None;
    let mut put = |tx: &mut Tx<'_>, mut item: Moetesak| -> Result<()> {
        let order = between(place.as_deref(), None);
        item.rekkefoelge.clone_from(&order);
        place = Some(order);
        tx.put(&item)?;
        if item.fast == Some(FastPost::Referatsaker) {
            note_minutes(tx, utvalg, meeting, &item)?;
        }
        Ok(())
    };
    for fixed in standing.iter().filter(|s| s.fast < FastPost::Referatsaker) {
        let item = standing_item(tx, utvalg, meeting, fixed)?;
        put(tx, item)?;
    }
    for item in waiting(tx, meeting)? {
        put(tx, item)?;
    }
    for fixed in standing.iter().filter(|s| s.fast >= FastPost::Referatsaker) {
        let item = standing_item(tx, utvalg, meeting, fixed)?;
        put(tx, item)?;
    }
    Ok(())
}

fn standing_item(tx: &Tx<'_>, utvalg: &Utvalg, meeting: &Moete, fixed: &FastSak) -> Result<Moetesak> {
    let mut item = blank_item(meeting.id, &fixed.tittel);
    item.sakstype = fixed.sakstype;
    item.fast = Some(fixed.fast);
    let texts = Texts::of(utvalg.maalform);
    item.innleder = match fixed.fast {
        FastPost::Vedtakslogg | FastPost::Referatsaker => texts.word("innleder-sekretariatet"),
        FastPost::Egen => String::new(),
        _ => texts.word("innleder-moeteleder"),
    };
    if fixed.fast == FastPost::GodkjenningReferat
        && let Some(last) = last_meeting(tx, utvalg.id, meeting.dato)?
    {
        let args = [("utvalg", utvalg.kort().into()), ("dato", last.dato.into())];
        item.tittel = texts.get("fast-godkjenning-referat-fra", &args);
    }
    Ok(item)
}

/// The body's last meeting that was held before `day`.
fn last_meeting(reader: &impl Reader, utvalg: UtvalgId, day: NaiveDate) -> Result<Option<Moete>> {
    let held = |m: &Moete| m.dato < day && m.tilstand == Moetetilstand::Hevet;
    Ok(reader
        .by::<Moete>("utvalg", utvalg.0)?
        .into_iter()
        .filter(held)
        .max_by_key(|m| m.dato))
}

/// Minutes of the bodies below, from meetings since this body's last one, are noted by themselves (R22).
fn note_minutes(tx: &mut Tx<'_>, utvalg: &Utvalg, meeting: &Moete, item: &Moetesak) -> Result<()> {
    let since = last_meeting(tx, utvalg.id, meeting.dato)?.map(|m| m.dato);
    let bodies: Vec<Utvalg> = tx.all()?;
    let below = |id: UtvalgId| bodies.iter().find(|u| u.id == id && is_below(u, utvalg, &bodies));
    let mut held: Vec<(Moete, &Utvalg)> = tx
        .all::<Moete>()?
        .into_iter()
        .filter(|m| {
            m.tilstand == Moetetilstand::Hevet && m.dato < meeting.dato && since.is_none_or(|d| m.dato >= d)
        })
        .filter_map(|m| below(m.utvalg).map(|u| (m, u)))
        .collect();
    held.sort_by_key(|(m, _)| std::cmp::Reverse((m.dato, m.id)));
    let texts = Texts::of(utvalg.maalform);
    let mut place: Option<String> = None;
    for (other, body) in held {
        let order = between(place.as_deref(), None);
        let args = [("utvalg", body.kort().into()), ("dato", other.dato.into())];
        tx.put(&Melding {
            id: fresh(),
            moetesak: item.id,
            rekkefoelge: order.clone(),
            tittel: texts.get("referat-fra", &args),
            fra_moete: Some(other.id),
        })?;
        place = Some(order);
    }
    Ok(())
}

fn is_below(body: &Utvalg, top: &Utvalg, all: &[Utvalg]) -> bool {
    if body.id == top.id || body.helsefellesskap != top.helsefellesskap {
        return false;
    }
    if let (Some(level), Some(above)) = (body.nivaa, top.nivaa) {
        return level > above;
    }
    body.over == Some(top.id)
        || all
            .iter()
            .any(|u| Some(u.id) == body.over && u.over == Some(top.id))
}

/// Items that wait for a meeting of this body: postponed in it, or sent to it by another.
fn waiting(tx: &Tx<'_>, meeting: &Moete) -> Result<Vec<Moetesak>> {
    let mut found: Vec<(Moete, Moetesak)> = Vec::new();
    let everything: Vec<Moetesak> = tx.all()?;
    for item in &everything {
        let taken = everything.iter().any(|later| later.kommer_fra == Some(item.id));
        let Some(from) = tx.get::<Moete>(item.moete.0)? else {
            continue;
        };
        let here = match (&item.videre, item.utfall) {
            (Some(next), _) => next.utvalg == meeting.utvalg && next.dato.is_none_or(|d| d == meeting.dato),
            (None, Some(Utfall::Utsatt | Utfall::IkkeBehandlet)) => from.utvalg == meeting.utvalg,
            _ => false,
        };
        if here && !taken && from.dato < meeting.dato {
            found.push((from, item.clone()));
        }
    }
    found.sort_by(|(a, x), (b, y)| (a.dato, &x.rekkefoelge).cmp(&(b.dato, &y.rekkefoelge)));
    found
        .iter()
        .map(|(_, item)| carried_over(tx, item, meeting))
        .collect()
}

/// The item as it stands on a later agenda. A postponed one keeps its number where the body says so.
pub(crate) fn carried_over(reader: &impl Reader, item: &Moetesak, to: &Moete) -> Result<Moetesak> {
    let mut next = blank_item(to.id, &item.tittel);
    next.sak = item.sak;
    next.sakstype = item.sakstype;
    next.innleder.clone_from(&item.innleder);
    next.skjerming.clone_from(&item.skjerming);
    next.kommer_fra = Some(item.id);
    let utvalg: Utvalg = need(reader, to.utvalg.0)?;
    let postponed = matches!(item.utfall, Some(Utfall::Utsatt | Utfall::IkkeBehandlet));
    if postponed && utvalg.utsatt_nummer == domain::UtsattNummer::Beholdes {
        next.numre = item
            .numre
            .iter()
            .filter(|n| n.utvalg == utvalg.id)
            .cloned()
            .collect();
    }
    Ok(next)
}

/// Puts an item on the agenda of the meeting it was sent to, when that meeting is planned already.
pub(crate) fn send_on(tx: &mut Tx<'_>, item: &Moetesak, to: &Videre) -> Result<Option<MoetesakId>> {
    let mut planned: Vec<Moete> = tx.by("utvalg", to.utvalg.0)?;
    planned.retain(|m| m.is_planned() && to.dato.is_none_or(|day| m.dato == day));
    planned.sort_by_key(|m| (m.dato, m.start));
    let Some(meeting) = planned.first() else {
        return Ok(None);
    };
    if let Some(there) = tx
        .by::<Moetesak>("kommer_fra", item.id.0)?
        .into_iter()
        .find(|m| m.moete == meeting.id)
    {
        return Ok(Some(there.id));
    }
    let mut next = carried_over(tx, item, meeting)?;
    next.rekkefoelge = before_the_last(tx, meeting.id)?;
    tx.put(&next)?;
    Ok(Some(next.id))
}

/// A place before the standing items that end an agenda.
pub(crate) fn before_the_last(reader: &impl Reader, meeting: MoeteId) -> Result<String> {
    let all = items(reader, meeting)?;
    let top: Vec<_> = all.iter().filter(|i| i.under.is_none()).collect();
    let ends = |i: &&&Moetesak| matches!(i.fast, Some(FastPost::Referatsaker | FastPost::Eventuelt));
    let after = top.iter().find(ends).map(|i| i.rekkefoelge.as_str());
    let before = top
        .iter()
        .take_while(|i| Some(i.rekkefoelge.as_str()) != after)
        .last()
        .map(|i| i.rekkefoelge.as_str());
    Ok(between(before, after))
}

/// An item with nothing but a title.
pub(crate) fn blank_item(meeting: MoeteId, title: &str) -> Moetesak {
    Moetesak {
        id: fresh(),
        moete: meeting,
        sak: None,
        rekkefoelge: String::new(),
        behandles_av: Vec::new(),
        numre: Vec::new(),
        tittel: title.trim().to_owned(),
        sakstype: domain::Sakstype::default(),
        innleder: String::new(),
        planlagt: None,
        vedlegg: String::new(),
        fast: None,
        under: None,
        lagt_til_i_moetet: false,
        tilleggssak: None,
        skjerming: None,
        startet: None,
        avsluttet: None,
        lukket_fra: None,
        lukket_til: None,
        utfall: None,
        enighet: None,
        merknad: None,
        kommer_fra: None,
        videre: None,
    }
}

/// What the secretary has written about the meeting itself. State, times and the item on the table change by
/// their own use cases.
pub fn save_meeting(desk: &mut Desk, changed: Moete) -> Result<()> {
    desk.act("save_meeting", |tx| {
        let now: Moete = need(tx, changed.id.0)?;
        changed.check()?;
        crate::minutes::must_be_open(tx, now.id)?;
        let kept = Moete {
            id: now.id,
            utvalg: now.utvalg,
            tilstand: now.tilstand,
            innkalt: now.innkalt,
            satt: now.satt,
            hevet: now.hevet,
            naa: now.naa,
            ..changed
        };
        tx.put(&kept)?;
        Ok(())
    })
}

/// The meeting is called off.
pub fn cancel_meeting(desk: &mut Desk, id: MoeteId) -> Result<()> {
    desk.act("cancel_meeting", |tx| {
        let mut meeting: Moete = need(tx, id.0)?;
        meeting.cancel()?;
        tx.put(&meeting)?;
        Ok(())
    })
}

/// The body's language, for texts that go into its papers.
pub(crate) fn language(reader: &impl Reader, meeting: &Moete) -> Result<Maalform> {
    Ok(need::<Utvalg>(reader, meeting.utvalg.0)?.maalform)
}

/// A meeting that was held before this program was there: only that it was held is known.
pub fn record_held(desk: &mut Desk, id: MoeteId, at: NaiveTime) -> Result<()> {
    desk.act("save_meeting", |tx| {
        let mut meeting: Moete = need(tx, id.0)?;
        meeting.call(meeting.dato.and_time(at))?;
        meeting.open(at)?;
        meeting.adjourn(meeting.slutt.unwrap_or(at))?;
        tx.put(&meeting)?;
        Ok(())
    })
}
