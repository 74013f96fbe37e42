//! Finding anything: a sak by number or word, a former vedtak, a person, a task.

use std::collections::HashMap;

use domain::{Entity, Moete, MoeteId, Moetesak, Oppfoelging, Person, Sak, Utvalg, UtvalgId};
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
    let mut places = Places::new(store);
    for hit in store.search(query, &[Sak::NAME, Moetesak::NAME], limit)? {
        let (moete, undertittel) = places.of(hit.entity, hit.id)?;
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

/// Where saker and minutes belong: many of those found together are in one meeting and of one body.
struct Places<'r, R> {
    reader: &'r R,
    meetings: HashMap<MoeteId, String>,
    bodies: HashMap<UtvalgId, String>,
}

impl<'r, R: Reader> Places<'r, R> {
    fn new(reader: &'r R) -> Self {
        Self {
            reader,
            meetings: HashMap::new(),
            bodies: HashMap::new(),
        }
    }

    /// The meeting of an item of business, and the place in words.
    fn of(&mut self, entity: &str, id: Uuid) -> Result<(Option<MoeteId>, String)> {
        if entity == Sak::NAME {
            let Some(sak) = self.reader.get::<Sak>(id)? else {
                return Ok((None, String::new()));
            };
            let body = sak.utvalg.map(|utvalg| self.body(utvalg)).transpose()?;
            let number = sak.arkivsaksnr.unwrap_or_default();
            return Ok((None, listed([&number, body.as_deref().unwrap_or_default()])));
        }
        let Some(item) = self.reader.get::<Moetesak>(id)? else {
            return Ok((None, String::new()));
        };
        let meeting = self.meeting(item.moete)?;
        let number = item.nummer().unwrap_or_default();
        Ok((Some(item.moete), listed([&meeting, &number])))
    }

    /// The body and the day of a meeting.
    fn meeting(&mut self, id: MoeteId) -> Result<String> {
        if let Some(known) = self.meetings.get(&id) {
            return Ok(known.clone());
        }
        let said = match self.reader.get::<Moete>(id.0)? {
            Some(meeting) => listed([
                &self.body(meeting.utvalg)?,
                &texts::dates::short_date(meeting.dato),
            ]),
            None => String::new(),
        };
        self.meetings.insert(id, said.clone());
        Ok(said)
    }

    /// What a body is called for short.
    fn body(&mut self, id: UtvalgId) -> Result<String> {
        if let Some(known) = self.bodies.get(&id) {
            return Ok(known.clone());
        }
        let utvalg = self.reader.get::<Utvalg>(id.0)?;
        let said = utvalg.map(|utvalg| utvalg.kort().to_owned()).unwrap_or_default();
        self.bodies.insert(id, said.clone());
        Ok(said)
    }
}

/// What there is of the parts, one after another.
fn listed<const N: usize>(parts: [&str; N]) -> String {
    let said: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}
