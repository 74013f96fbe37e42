//! What needs the secretary today, in the order of time.

use chrono::{Datelike, Days, NaiveDate};
use domain::{
    Moete, MoeteId, Moetetilstand, Oppnevning, Partsart, Plass, PlassId, Referattilstand, Utvalg, UtvalgId,
};
use serde::Serialize;
use store::Reader;

use crate::{
    Desk, Result,
    desk::need,
    follow_up::{OppfoelgingRad, open_follow_ups},
    minutes::newest,
    register::{Frist, MoeteRad, deadlines, meeting_row},
};

/// Today.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct Oversikt {
    pub i_dag: NaiveDate,
    pub moeter: Vec<MoeteRad>,
    pub frister: Vec<Frist>,
    pub referater: Vec<ReferatRad>,
    pub oppfoelging: Vec<OppfoelgingRad>,
    pub ledige_plasser: Vec<LedigPlass>,
    pub skifter: Vec<Skifte>,
    pub aar: Vec<AarsMoete>,
}

/// Minutes that wait for somebody.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct ReferatRad {
    pub moete: MoeteId,
    pub utvalg: String,
    pub dato: NaiveDate,
    pub tilstand: Referattilstand,
    pub versjon: u16,
}

/// A seat nobody holds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct LedigPlass {
    pub utvalg: UtvalgId,
    pub utvalg_navn: String,
    pub plass: PlassId,
    pub betegnelse: String,
    pub art: Partsart,
}

/// Something that changes soon.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct Skifte {
    pub utvalg: UtvalgId,
    pub utvalg_navn: String,
    pub dato: NaiveDate,
    pub hva: Skiftetype,
}

/// What changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Skiftetype {
    /// The secretariat goes to the other side (R13).
    Sekretariat,
    /// The body ends (R12).
    Slutt,
}

/// A meeting in the strip of the year.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct AarsMoete {
    pub maaned: u32,
    pub utvalg_kort: String,
    pub moete: MoeteId,
    pub dato: NaiveDate,
    pub tilstand: Moetetilstand,
}

/// How many days ahead a change is told.
const NOTICE_DAYS: u64 = 60;

/// What needs the secretary today.
pub fn overview(desk: &Desk) -> Result<Oversikt> {
    let (store, today) = (desk.store(), desk.today());
    let bodies: Vec<Utvalg> = store.all()?;
    let mut meetings: Vec<Moete> = store.all()?;
    meetings.sort_by_key(|m| (m.dato, m.start, m.id));
    let coming = meetings
        .iter()
        .filter(|m| m.dato >= today && m.tilstand != Moetetilstand::Avlyst);
    let month = today.checked_add_days(Days::new(30)).unwrap_or(today);
    let urgent = |row: &OppfoelgingRad| row.forsinket || row.oppfoelging.frist.is_some_and(|f| f <= month);
    Ok(Oversikt {
        i_dag: today,
        moeter: coming
            .take(8)
            .map(|m| meeting_row(desk, m))
            .collect::<Result<_>>()?,
        frister: due(desk, &meetings, today)?,
        referater: waiting(desk, &meetings)?,
        oppfoelging: open_follow_ups(desk)?.into_iter().filter(urgent).collect(),
        ledige_plasser: vacant(desk, &bodies, today)?,
        skifter: changes(&bodies, today),
        aar: meetings
            .iter()
            .filter(|m| m.dato.year() == today.year())
            .map(|m| AarsMoete {
                maaned: m.dato.month(),
                utvalg_kort: bodies
                    .iter()
                    .find(|u| u.id == m.utvalg)
                    .map(|u| u.kort().to_owned())
                    .unwrap_or_default(),
                moete: m.id,
                dato: m.dato,
                tilstand: m.tilstand,
            })
            .collect(),
    })
}

/// Each meeting's next deadline that is not met, from a month back to two months ahead.
fn due(desk: &Desk, meetings: &[Moete], today: NaiveDate) -> Result<Vec<Frist>> {
    let mut all = Vec::new();
    for meeting in meetings {
        let utvalg: Utvalg = need(desk.store(), meeting.utvalg.0)?;
        let minutes = newest(desk.store(), meeting.id)?.map(|m| m.tilstand);
        let mut open = deadlines(meeting, &utvalg, minutes, today)
            .into_iter()
            .filter(|d| !d.gjort);
        all.extend(open.next().filter(|d| (-30..=60).contains(&d.dager)));
    }
    all.sort_by_key(|d| d.dato);
    Ok(all)
}

fn waiting(desk: &Desk, meetings: &[Moete]) -> Result<Vec<ReferatRad>> {
    let mut rows = Vec::new();
    for meeting in meetings.iter().filter(|m| m.hevet.is_some()) {
        let Some(minutes) = newest(desk.store(), meeting.id)? else {
            continue;
        };
        if minutes.tilstand < Referattilstand::Signert {
            let utvalg: Utvalg = need(desk.store(), meeting.utvalg.0)?;
            rows.push(ReferatRad {
                moete: meeting.id,
                utvalg: utvalg.kort().to_owned(),
                dato: meeting.dato,
                tilstand: minutes.tilstand,
                versjon: minutes.versjon,
            });
        }
    }
    Ok(rows)
}

fn vacant(desk: &Desk, bodies: &[Utvalg], today: NaiveDate) -> Result<Vec<LedigPlass>> {
    let terms: Vec<Oppnevning> = desk.store().all()?;
    let mut seats: Vec<Plass> = desk.store().all()?;
    seats.sort_by(|a, b| (a.utvalg, &a.rekkefoelge).cmp(&(b.utvalg, &b.rekkefoelge)));
    let free = seats
        .into_iter()
        .filter(|s| s.exists(today) && s.holder(&terms, today).is_none());
    let row = |seat: Plass| {
        let body = bodies.iter().find(|u| u.id == seat.utvalg)?;
        Some(LedigPlass {
            utvalg: body.id,
            utvalg_navn: body.kort().to_owned(),
            plass: seat.id,
            betegnelse: seat.betegnelse,
            art: seat.art,
        })
    };
    Ok(free.filter_map(row).collect())
}

fn changes(bodies: &[Utvalg], today: NaiveDate) -> Vec<Skifte> {
    let horizon = today.checked_add_days(Days::new(NOTICE_DAYS)).unwrap_or(today);
    let soon = |day: &NaiveDate| (today..=horizon).contains(day);
    let mut all = Vec::new();
    for body in bodies {
        let change = body
            .sekretariat
            .as_ref()
            .and_then(|s| s.neste_skifte)
            .map(|d| (d, Skiftetype::Sekretariat));
        let end = body.til.map(|d| (d, Skiftetype::Slutt));
        let dates = change.into_iter().chain(end).filter(|(day, _)| soon(day));
        all.extend(dates.map(|(dato, hva)| Skifte {
            utvalg: body.id,
            utvalg_navn: body.kort().to_owned(),
            dato,
            hva,
        }));
    }
    all.sort_by_key(|change| change.dato);
    all
}
