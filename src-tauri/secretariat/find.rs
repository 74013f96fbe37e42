//! Finding anything: a sak by number or word, a former vedtak, a person, a task.

use domain::{Entity, Moete, MoeteId, Moetesak, Oppfoelging, Person, Sak, Utvalg};
use serde::Serialize;
use store::{Hit, Part, Reader};
use uuid::Uuid;

use crate::{Desk, Result};

/// Something found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Treff {
    /// Its kind.
    pub entity: &'static str,
    /// Its identity.
    pub id: Uuid,
    /// The meeting it is in.
    pub moete: Option<MoeteId>,
    /// Its title.
    pub tittel: String,
    /// Where it belongs.
    pub undertittel: String,
    /// The words around what was found.
    pub utdrag: Vec<Utdrag>,
}

/// A piece of an excerpt.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Utdrag {
    /// The words.
    pub tekst: String,
    /// They are what was searched for.
    pub treff: bool,
}

/// Finds saker and minutes by their words, then people by name, then tasks by their words; best first, at most
/// `limit`.
pub fn search(desk: &Desk, query: &str, limit: usize) -> Result<Vec<Treff>> {
    let store = desk.store();
    let mut found = Vec::new();
    for hit in store.search(query, &[Sak::NAME, Moetesak::NAME], limit)? {
        let (moete, undertittel) = place(store, hit.entity, hit.id)?;
        found.push(treff(hit, moete, undertittel));
    }
    let words: Vec<_> = query.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Ok(found);
    }
    let says = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let room = limit.saturating_sub(found.len());
    for person in store.saying::<Person>("navn", room, says)? {
        found.push(Treff {
            entity: Person::NAME,
            id: person.id.0,
            moete: None,
            tittel: person.navn,
            undertittel: person.stilling,
            utdrag: vec![],
        });
    }
    let room = limit.saturating_sub(found.len());
    for hit in store.search(query, &[Oppfoelging::NAME], room)? {
        if let Some(task) = store.get::<Oppfoelging>(hit.id)? {
            found.push(treff(
                hit,
                None,
                format!("{} {}", task.saksnummer, task.ansvarlig),
            ));
        }
    }
    Ok(found)
}

fn treff(hit: Hit, moete: Option<MoeteId>, undertittel: String) -> Treff {
    let piece = |part: Part| Utdrag {
        tekst: part.text,
        treff: part.hit,
    };
    Treff {
        entity: hit.entity,
        id: hit.id,
        moete,
        tittel: hit.title,
        undertittel,
        utdrag: hit.snippet.into_iter().map(piece).collect(),
    }
}

/// Where something belongs: body and day of its meeting.
fn place(reader: &impl Reader, entity: &str, id: Uuid) -> Result<(Option<MoeteId>, String)> {
    let utvalg = |id: Uuid| {
        reader
            .get::<Utvalg>(id)
            .map(|u| u.map(|u| u.kort().to_owned()).unwrap_or_default())
    };
    if entity == Sak::NAME {
        let sak = reader.get::<Sak>(id)?;
        let body = sak
            .as_ref()
            .and_then(|s| s.utvalg)
            .map(|u| utvalg(u.0))
            .transpose()?;
        let number = sak.and_then(|s| s.arkivsaksnr);
        return Ok((
            None,
            [number, body]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
        ));
    }
    let Some(item) = reader.get::<Moetesak>(id)? else {
        return Ok((None, String::new()));
    };
    let Some(meeting) = reader.get::<Moete>(item.moete.0)? else {
        return Ok((None, String::new()));
    };
    let parts = [
        utvalg(meeting.utvalg.0)?,
        texts::dates::short_date(meeting.dato),
        item.nummer().unwrap_or_default(),
    ];
    Ok((
        Some(meeting.id),
        parts
            .iter()
            .filter(|p| !p.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" · "),
    ))
}
