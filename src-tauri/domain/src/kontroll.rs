//! The rules that act: what each finds, and whether that warns or stops.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{
    Enighet, Forankring, Frammoete, Frammoetestatus, Haandheving, Hinder, Moete, Oppnevning, Partsart, Plass,
    Regel, Regelsett, Standpunkt, Tilstedevaerelse, Utfall, Utvalg, frist::frist, regel::haandheving,
};

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Funn {
    /// The rule.
    pub regel: Regel,
    /// Warns or stops.
    pub haandheving: Haandheving,
    /// What is not as the rule asks.
    pub brudd: Regelbrudd,
}

/// How a rule is broken, with what a sentence about it needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[derive(Eq)]
#[serde(rename_all = "snake_case", tag = "brudd")]
#[allow(missing_docs)]
pub enum Regelbrudd {
    /// The two sides are not equally many (R05).
    Ulikt { kommune: usize, helseforetak: usize },
    /// Nobody sits for this kind of party (R06, R07, R14).
    Mangler { art: Partsart },
    /// A vote was asked for where the body decides by consensus (R08).
    Votering,
    /// A side has no row of prior agreement (R15).
    IkkeForankret { art: Partsart },
    /// The notice is shorter than the body's deadline (R18).
    KortVarsel { timer: i64 },
    /// These parties do not accept and are not bound (R23).
    IkkeBundet { hvem: Vec<String> },
}

/// Wraps a breach with how hard the body keeps the rule; nothing when the rule is off.
fn found(regler: &Regelsett, regel: Regel, brudd: Regelbrudd) -> Option<Funn> {
    match haandheving(regler, regel) {
        Haandheving::Av => None,
        haandheving => Some(Funn {
            regel,
            haandheving,
            brudd,
        }),
    }
}

/// The first finding that stops, as a reason.
pub fn stopped(findings: &[Funn]) -> Result<(), Hinder> {
    match findings
        .iter()
        .find(|funn| funn.haandheving == Haandheving::Stopp)
    {
        Some(funn) => Err(Hinder::RegelStopper {
            regel: funn.regel,
            merknad: funn.brudd.clone(),
        }),
        None => Ok(()),
    }
}

/// R05, R06, R07, R14 on the seats of a body and who holds them on `day`.
pub fn check_seats(utvalg: &Utvalg, seats: &[Plass], terms: &[Oppnevning], day: NaiveDate) -> Vec<Funn> {
    let held: Vec<_> = seats
        .iter()
        .filter(|s| s.exists(day) && s.holder(terms, day).is_some())
        .collect();
    let count = |art: Partsart| held.iter().filter(|s| s.teller && s.art == art).count();
    let (kommune, helseforetak) = (count(Partsart::Kommune), count(Partsart::Helseforetak));
    let missing = |regel: Regel, art: Partsart| {
        let vacant = !held.iter().any(|s| s.art == art);
        if vacant {
            found(&utvalg.regler, regel, Regelbrudd::Mangler { art })
        } else {
            None
        }
    };
    let parity = if kommune == helseforetak {
        None
    } else {
        found(
            &utvalg.regler,
            Regel::R05,
            Regelbrudd::Ulikt {
                kommune,
                helseforetak,
            },
        )
    };
    let coordinator = if held.iter().any(|s| s.art == Partsart::Fou) {
        None
    } else {
        missing(Regel::R14, Partsart::Koordinator)
    };
    [
        parity,
        missing(Regel::R06, Partsart::Fastlege),
        missing(Regel::R07, Partsart::Bruker),
        coordinator,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// R05 among those in the room at `at`. In a meeting it warns and never stops, whatever the body has set.
pub fn check_room(
    utvalg: &Utvalg,
    people: &[Frammoete],
    intervals: &[Tilstedevaerelse],
    at: chrono::NaiveTime,
) -> Option<Funn> {
    let here = |p: &&Frammoete| {
        p.status == Frammoetestatus::Moett && intervals.iter().any(|i| i.person == p.person && i.covers(at))
    };
    let count = |art: Partsart| {
        people
            .iter()
            .filter(here)
            .filter(|p| p.teller && p.art == art)
            .count()
    };
    let (kommune, helseforetak) = (count(Partsart::Kommune), count(Partsart::Helseforetak));
    if kommune == helseforetak {
        return None;
    }
    let funn = found(
        &utvalg.regler,
        Regel::R05,
        Regelbrudd::Ulikt {
            kommune,
            helseforetak,
        },
    )?;
    Some(Funn {
        haandheving: Haandheving::Varsle,
        ..funn
    })
}

/// R08, R15 and R23 on a conclusion. R23 never stops: it says who is not bound.
pub fn check_conclusion(
    utvalg: &Utvalg,
    outcome: Utfall,
    agreement: Option<Enighet>,
    anchored: &[Forankring],
    standpoints: &[Standpunkt],
) -> Vec<Funn> {
    let mut findings = Vec::new();
    if agreement == Some(Enighet::Votering) {
        findings.extend(found(&utvalg.regler, Regel::R08, Regelbrudd::Votering));
    }
    if matches!(
        outcome,
        Utfall::Vedtatt | Utfall::VedtattEndret | Utfall::Tilraadd
    ) {
        let lacking = Partsart::SIDER
            .into_iter()
            .filter(|side| !anchored.iter().any(|row| row.part == *side));
        findings.extend(
            lacking.filter_map(|art| found(&utvalg.regler, Regel::R15, Regelbrudd::IkkeForankret { art })),
        );
    }
    let free: Vec<_> = standpoints
        .iter()
        .filter(|s| !s.bundet)
        .map(|s| s.hvem.clone())
        .collect();
    if !free.is_empty() && !outcome.goes_on() {
        let funn = found(&utvalg.regler, Regel::R23, Regelbrudd::IkkeBundet { hvem: free });
        findings.extend(funn.map(|funn| Funn {
            haandheving: Haandheving::Varsle,
            ..funn
        }));
    }
    findings
}

/// R18: a notice shorter than the body's deadline needs a reason, which the minutes repeat. A meeting that is
/// entered after it was held is not called by that.
pub fn check_notice(utvalg: &Utvalg, meeting: &Moete, called: NaiveDateTime) -> Option<Funn> {
    let offset = utvalg.frister.varsel(meeting.art);
    let begins = meeting.dato.and_time(meeting.start);
    if called.date() <= frist(meeting.dato, offset) || called > begins {
        return None;
    }
    let hours = (begins - called).num_hours();
    let brudd = Regelbrudd::KortVarsel { timer: hours };
    // Reasonable notice is law for every body (koml. § 11-3), so the rule warns even where it is off.
    Some(found(&utvalg.regler, Regel::R18, brudd.clone()).unwrap_or(Funn {
        regel: Regel::R18,
        haandheving: Haandheving::Varsle,
        brudd,
    }))
}
