//! The bodies: their tree, and one of them with its seats and rules.

use chrono::NaiveDate;
use domain::{
    Haandheving, Helsefellesskap, Maalform, Moete, Nummerering, Oppnevning, Person, Plass, REGLER, Regel,
    Utvalg, UtvalgId, Utvalgsart, check_seats, haandheving,
};
use serde::Serialize;
use store::Reader;
use texts::Texts;

use crate::{
    Desk, FunnTekst, Result,
    desk::need,
    error::findings,
    number::next_printed,
    register::{MoeteRad, meeting_row},
};

/// A body in the tree.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct UtvalgRad {
    pub id: UtvalgId,
    pub over: Option<UtvalgId>,
    pub navn: String,
    pub kortnavn: Option<String>,
    pub nivaa: Option<u8>,
    pub art: Utvalgsart,
    pub maalform: Maalform,
    pub helsefellesskap: Option<String>,
    pub plasser: usize,
    pub ledige: usize,
    pub neste_moete: Option<NaiveDate>,
    pub til: Option<NaiveDate>,
    /// How far down the tree, from 0.
    pub dybde: usize,
}

/// All bodies, each under the one above it.
pub fn list_utvalg(desk: &Desk) -> Result<Vec<UtvalgRad>> {
    let (store, today) = (desk.store(), desk.today());
    let mut bodies: Vec<Utvalg> = store.all()?;
    bodies.sort_by_key(|u| {
        (
            u.helsefellesskap,
            u.nivaa.unwrap_or(u8::MAX),
            crate::register::norwegian(&u.navn),
            u.id,
        )
    });
    let (seats, terms, meetings) = (
        store.all::<Plass>()?,
        store.all::<Oppnevning>()?,
        store.all::<Moete>()?,
    );
    let mut rows = Vec::with_capacity(bodies.len());
    let roots: Vec<_> = bodies
        .iter()
        .filter(|u| !bodies.iter().any(|b| Some(b.id) == u.over))
        .collect();
    let mut stack: Vec<(&Utvalg, usize)> = roots.into_iter().rev().map(|u| (u, 0)).collect();
    while let Some((body, depth)) = stack.pop() {
        let mine: Vec<_> = seats
            .iter()
            .filter(|s| s.utvalg == body.id && s.exists(today))
            .collect();
        let coming = meetings
            .iter()
            .filter(|m| m.alle_utvalg().any(|u| u == body.id) && m.dato >= today);
        rows.push(UtvalgRad {
            id: body.id,
            over: body.over,
            navn: body.navn.clone(),
            kortnavn: body.kortnavn.clone(),
            nivaa: body.nivaa,
            art: body.art,
            maalform: body.maalform,
            helsefellesskap: match body.helsefellesskap {
                Some(id) => store.get::<Helsefellesskap>(id.0)?.map(|h| h.navn),
                None => None,
            },
            ledige: mine.iter().filter(|s| s.holder(&terms, today).is_none()).count(),
            plasser: mine.len(),
            neste_moete: coming.map(|m| m.dato).min(),
            til: body.til,
            dybde: depth,
        });
        let below: Vec<_> = bodies.iter().filter(|u| u.over == Some(body.id)).collect();
        stack.extend(below.into_iter().rev().map(|u| (u, depth + 1)));
    }
    Ok(rows)
}

/// A body by its name, for links.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct UtvalgLenke {
    pub id: UtvalgId,
    pub navn: String,
}

/// Somebody in a seat.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct Innehaver {
    pub oppnevning: Oppnevning,
    pub person: Person,
}

/// A seat with everybody who sits, deputises or sat in it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct PlassRad {
    pub plass: Plass,
    pub innehaver: Option<Innehaver>,
    pub varaer: Vec<Innehaver>,
    pub tidligere: Vec<Innehaver>,
}

/// A rule as a switch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct RegelRad {
    pub regel: Regel,
    pub haandheving: Haandheving,
    pub kilde: &'static str,
    pub innhold: String,
    pub virker: bool,
}

/// One body.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct UtvalgSide {
    pub utvalg: Utvalg,
    pub helsefellesskap: Option<String>,
    pub over: Option<UtvalgLenke>,
    pub under: Vec<UtvalgLenke>,
    pub mandat: domain::Tekst,
    pub plasser: Vec<PlassRad>,
    pub funn: Vec<FunnTekst>,
    pub regler: Vec<RegelRad>,
    pub neste_nummer: String,
    pub moeter: Vec<MoeteRad>,
}

/// One body with its seats, rules and meetings.
pub fn show_utvalg(desk: &Desk, id: UtvalgId) -> Result<UtvalgSide> {
    let (store, today) = (desk.store(), desk.today());
    let utvalg: Utvalg = need(store, id.0)?;
    let mut seats: Vec<Plass> = store.by("utvalg", id.0)?;
    seats.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    let mut terms: Vec<Oppnevning> = Vec::new();
    for seat in &seats {
        terms.extend(store.by::<Oppnevning>("plass", seat.id.0)?);
    }
    let found = check_seats(&utvalg, &seats, &terms, today);
    let link = |u: &Utvalg| UtvalgLenke {
        id: u.id,
        navn: u.navn.clone(),
    };
    let above = match utvalg.over {
        Some(over) => store.get::<Utvalg>(over.0)?.as_ref().map(link),
        None => None,
    };
    let mut meetings: Vec<Moete> = store.all::<Moete>()?;
    meetings.retain(|m| m.alle_utvalg().any(|u| u == id));
    meetings.sort_by_key(|m| std::cmp::Reverse((m.dato, m.start)));
    Ok(UtvalgSide {
        helsefellesskap: match utvalg.helsefellesskap {
            Some(id) => store.get::<Helsefellesskap>(id.0)?.map(|h| h.navn),
            None => None,
        },
        over: above,
        under: store.by::<Utvalg>("over", id.0)?.iter().map(link).collect(),
        mandat: store.text("utvalg", id.0, "mandat")?,
        plasser: seats
            .into_iter()
            .map(|seat| seat_row(store, seat, &terms, today))
            .collect::<Result<_>>()?,
        funn: findings(&found, desk.language()),
        regler: rules(&utvalg, desk.language()),
        neste_nummer: next_printed(store, &utvalg, today)?,
        moeter: meetings
            .iter()
            .map(|m| meeting_row(desk, m))
            .collect::<Result<_>>()?,
        utvalg,
    })
}

fn seat_row(reader: &impl Reader, seat: Plass, terms: &[Oppnevning], today: NaiveDate) -> Result<PlassRad> {
    let with = |term: &Oppnevning| -> Result<Innehaver> {
        Ok(Innehaver {
            person: need(reader, term.person.0)?,
            oppnevning: term.clone(),
        })
    };
    let holder = seat.holder(terms, today);
    let deputies = seat.deputies(terms, today);
    let past = terms
        .iter()
        .filter(|t| t.plass == seat.id && t.til.is_some_and(|til| til < today));
    Ok(PlassRad {
        innehaver: holder.map(with).transpose()?,
        varaer: deputies.into_iter().map(with).collect::<Result<_>>()?,
        tidligere: past.map(with).collect::<Result<_>>()?,
        plass: seat,
    })
}

fn rules(utvalg: &Utvalg, language: Maalform) -> Vec<RegelRad> {
    let texts = Texts::of(language);
    let row = |rule: &domain::Regelbeskrivelse| RegelRad {
        regel: rule.regel,
        haandheving: haandheving(&utvalg.regler, rule.regel),
        kilde: rule.kilde,
        innhold: texts.word(&format!("regel-{:?}", rule.regel).to_lowercase()),
        virker: rule.virker,
    };
    REGLER.iter().map(row).collect()
}

/// What the secretary has set for a body.
pub fn save_utvalg(desk: &mut Desk, changed: Utvalg) -> Result<()> {
    desk.act("save_utvalg", |tx| {
        let now: Utvalg = need(tx, changed.id.0)?;
        changed.check()?;
        tx.put(&Utvalg {
            helsefellesskap: now.helsefellesskap,
            ..changed
        })?;
        Ok(())
    })
}

/// What a numbering pattern looks like in print.
pub fn number_example(desk: &Desk, series: &Nummerering) -> Result<String> {
    series.check()?;
    Ok(series.print(series.next(desk.today(), [])))
}

/// The partnership's name and målform.
pub fn save_partnership(desk: &mut Desk, changed: Helsefellesskap) -> Result<()> {
    desk.act("save_utvalg", |tx| {
        let now: Helsefellesskap = need(tx, changed.id.0)?;
        if changed.navn.trim().is_empty() {
            return Err(domain::Hinder::NavnMangler.into());
        }
        tx.put(&Helsefellesskap {
            id: now.id,
            mal: now.mal,
            ..changed
        })?;
        Ok(())
    })
}
