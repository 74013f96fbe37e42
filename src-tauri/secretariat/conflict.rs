//! What two desks wrote in one field without having seen each other's: shown with who and when, settled by a person.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{Entity, Frammoete, Moete, Moetesak, Part, Person, Plass, Referat, Sak, Utvalg};
use serde::Serialize;
use serde_json::Value as Json;
use store::{Reader, SetId, Version, Writer};
use texts::{Texts, dates};
use uuid::Uuid;

use crate::{Desk, Error, Result};

/// A field with several values.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Konflikt {
    /// The kind of thing.
    pub entity: &'static str,
    /// Its identity.
    pub id: Uuid,
    /// What it is called.
    pub tittel: String,
    /// The field.
    pub felt: &'static str,
    /// The field in words.
    pub feltnavn: String,
    /// The values; first the one that is shown until somebody has chosen.
    pub versjoner: Vec<Versjon>,
}

/// One of the values.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Versjon {
    /// By which it is chosen.
    pub id: String,
    /// Who wrote it.
    pub hvem: String,
    /// When, as `2026-09-24T10:42:07`.
    pub naar: String,
    /// The value in words.
    pub verdi: String,
}

/// How many fields have several values.
pub fn count(desk: &Desk) -> Result<usize> {
    Ok(desk.store().conflicts(None)?.len())
}

/// The fields with several values: of one thing and its parts, or all.
pub fn conflicts(desk: &Desk, of: Option<Uuid>) -> Result<Vec<Konflikt>> {
    let texts = Texts::of(desk.language());
    let mut found = desk.store().conflicts(None)?;
    if let (Some(of), false) = (of, found.is_empty()) {
        let parts = parts(desk, of)?;
        found.retain(|conflict| parts.contains(&conflict.id));
    }
    let one = |conflict: store::Conflict| -> Result<Konflikt> {
        let versions = std::iter::once(&conflict.shown).chain(&conflict.others);
        let versjon = |version: &Version| -> Result<Versjon> {
            Ok(Versjon {
                id: format!("{:016x}-{}", version.set.writer.0, version.set.seq),
                hvem: version.actor.clone(),
                naar: version.at.naive_local().format("%Y-%m-%dT%H:%M:%S").to_string(),
                verdi: in_words(desk, texts, (conflict.entity, conflict.field), &version.value)?,
            })
        };
        Ok(Konflikt {
            entity: conflict.entity,
            id: conflict.id,
            tittel: title(desk, conflict.id)?.unwrap_or_default(),
            felt: conflict.field,
            feltnavn: texts.word(&format!("felt-{}", conflict.field.replace('_', "-"))),
            versjoner: versions.map(versjon).collect::<Result<_>>()?,
        })
    };
    found.into_iter().map(one).collect()
}

/// Chooses one of the values.
pub fn settle(desk: &mut Desk, entity: &str, id: Uuid, field: &str, version: &str) -> Result<()> {
    let gone = || Error::NotFound {
        entity: "versjon",
        id,
    };
    let (writer, seq) = version.split_once('-').ok_or_else(gone)?;
    let (Ok(writer), Ok(seq)) = (u64::from_str_radix(writer, 16), seq.parse()) else {
        return Err(gone());
    };
    let set = SetId {
        writer: Writer(writer),
        seq,
    };
    let settled = desk.act("settle", |tx| Ok(tx.settle(entity, id, field, set)?))?;
    if settled { Ok(()) } else { Err(gone()) }
}

/// A thing and what its page shows of it: with a meeting its agenda, its room and its minutes.
fn parts(desk: &Desk, id: Uuid) -> Result<BTreeSet<Uuid>> {
    fn ids<T: Entity>(desk: &Desk, meeting: Uuid) -> Result<impl Iterator<Item = Uuid>> {
        let all: Vec<T> = desk.store().by("moete", meeting)?;
        Ok(all.into_iter().map(|one| one.id()))
    }
    let mut parts = BTreeSet::from([id]);
    if desk.store().get::<Moete>(id)?.is_some() {
        parts.extend(ids::<Moetesak>(desk, id)?);
        parts.extend(ids::<Frammoete>(desk, id)?);
        parts.extend(ids::<Referat>(desk, id)?);
    }
    Ok(parts)
}

/// A value as a person reads it.
fn in_words(desk: &Desk, texts: &Texts, (entity, field): (&str, &str), value: &Json) -> Result<String> {
    Ok(match value {
        Json::Null => texts.word("verdi-tom"),
        Json::Bool(yes) if field == "slettet" => {
            texts.word(if *yes { "verdi-slettet" } else { "verdi-beholdt" })
        }
        Json::Bool(yes) => texts.word(if *yes { "verdi-ja" } else { "verdi-nei" }),
        Json::String(text) if text.is_empty() => texts.word("verdi-tom"),
        Json::String(text) => match (text.parse::<Uuid>(), text.parse::<NaiveDate>()) {
            (Ok(id), _) => title(desk, id)?.unwrap_or_else(|| text.clone()),
            (_, Ok(day)) => dates::short_date(day),
            _ => term(texts, entity, field, text).unwrap_or_else(|| text.clone()),
        },
        other => other.to_string(),
    })
}

/// The word for a value of one of the domain's closed lists.
fn term(texts: &Texts, entity: &str, field: &str, value: &str) -> Option<String> {
    let list = match (entity, field) {
        ("sak", "tilstand") => "sakstilstand",
        ("moete", "tilstand") => "moetetilstand",
        ("referat", "tilstand") => "referattilstand",
        (_, "type") => "sakstype",
        ("moete", "form") => "moeteform",
        ("moete", "art") => "moeteart",
        ("utvalg", "art") => "utvalgsart",
        ("forslag", "status") => "forslagsstatus",
        ("frammoete", "status") => "frammoetestatus",
        ("oppfoelging", "status") => "oppfoelgingsstatus",
        ("habilitet", "utfall") => "habilitetsutfall",
        (_, "utfall" | "enighet" | "rolle" | "rettighet" | "maalform" | "beslutningsform") => field,
        _ => return None,
    };
    let id = format!("ord-{list}-{value}");
    texts.has(&id).then(|| texts.word(&id))
}

/// What the thing with this identity is called.
fn title(desk: &Desk, id: Uuid) -> Result<Option<String>> {
    let store = desk.store();
    if let Some(sak) = store.get::<Sak>(id)? {
        return Ok(Some(sak.tittel));
    }
    if let Some(item) = store.get::<Moetesak>(id)? {
        let number = item.nummer().unwrap_or_default();
        return Ok(Some(format!("{number} {}", item.tittel).trim().to_owned()));
    }
    if let Some(meeting) = store.get::<Moete>(id)? {
        let body = store.get::<Utvalg>(meeting.utvalg.0)?;
        let body = body.map(|body| body.kort().to_owned()).unwrap_or_default();
        return Ok(Some(
            format!("{body} {}", dates::short_date(meeting.dato))
                .trim()
                .to_owned(),
        ));
    }
    if let Some(body) = store.get::<Utvalg>(id)? {
        return Ok(Some(body.navn));
    }
    if let Some(person) = store.get::<Person>(id)? {
        return Ok(Some(person.navn));
    }
    if let Some(part) = store.get::<Part>(id)? {
        return Ok(Some(part.navn));
    }
    Ok(store.get::<Plass>(id)?.map(|seat| seat.betegnelse))
}
