//! People in seats.

use chrono::NaiveDate;
use domain::{
    Frammoete, Hinder, Oppnevning, OppnevningId, Oppnevningsart, Part, PartId, Partsart, Person, PersonId,
    Plass, PlassId, Rettighet, Rolle, Utvalg, UtvalgId, between,
};
use serde::Deserialize;
use store::Reader;

use crate::{Desk, Result, desk::need, fresh};

/// An appointment as it is made.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct NyOppnevning {
    /// The seat.
    pub plass: PlassId,
    /// Somebody who is known here.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Or somebody new.
    #[serde(default)]
    pub ny: Option<NyPerson>,
    /// Holder or deputy.
    pub som: Oppnevningsart,
    /// The first day.
    pub fra: NaiveDate,
    /// The last day.
    #[serde(default)]
    pub til: Option<NaiveDate>,
}

/// A person as first met.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct NyPerson {
    pub navn: String,
    #[serde(default)]
    pub stilling: String,
    /// The party's name; made when it is not known.
    #[serde(default)]
    pub part: Option<String>,
}

pub(crate) fn blank_person(name: &str, post: &str) -> Person {
    Person {
        id: fresh(),
        navn: name.trim().to_owned(),
        stilling: post.trim().to_owned(),
        part: None,
        epost: None,
        telefon: None,
        navnespraak: None,
    }
}

/// Appoints a person to a seat, as its holder or as a deputy. A new holder ends the former one's term the day before.
pub fn appoint(desk: &mut Desk, new: NyOppnevning) -> Result<OppnevningId> {
    desk.act("appoint", |tx| {
        let seat: Plass = need(tx, new.plass.0)?;
        let person = match (new.person, new.ny) {
            (Some(id), _) => need::<Person>(tx, id.0)?,
            (None, Some(first)) => {
                if first.navn.trim().is_empty() {
                    return Err(Hinder::NavnMangler.into());
                }
                let mut person = blank_person(&first.navn, &first.stilling);
                let named = first.part.map(|name| party(tx, &seat, &name));
                person.part = named.transpose()?.flatten().or(seat.part);
                tx.put(&person)?;
                person
            }
            (None, None) => return Err(Hinder::NavnMangler.into()),
        };
        let terms: Vec<Oppnevning> = tx.by("plass", seat.id.0)?;
        let now = |t: &&Oppnevning| t.som == new.som && t.covers(new.fra);
        if terms.iter().filter(now).any(|t| t.person == person.id) {
            return Err(Hinder::HarAlleredePlassen.into());
        }
        let deputies = terms.iter().filter(now).count();
        if new.som == Oppnevningsart::Fast {
            for mut former in terms.iter().filter(now).cloned() {
                former.til = new
                    .fra
                    .pred_opt()
                    .filter(|day| *day >= former.fra)
                    .or(Some(former.fra));
                tx.put(&former)?;
            }
        }
        let term = Oppnevning {
            id: fresh(),
            plass: seat.id,
            person: person.id,
            som: new.som,
            nummer: if new.som == Oppnevningsart::Vara {
                u8::try_from(deputies + 1).unwrap_or(u8::MAX)
            } else {
                1
            },
            fra: new.fra,
            til: new.til,
        };
        term.check()?;
        tx.put(&term)?;
        Ok(term.id)
    })
}

/// The party of that name in the seat's partnership, made when it is not there.
fn party(tx: &mut store::Tx<'_>, seat: &Plass, name: &str) -> Result<Option<PartId>> {
    let utvalg: Utvalg = need(tx, seat.utvalg.0)?;
    let (Some(partnership), false) = (utvalg.helsefellesskap, name.trim().is_empty()) else {
        return Ok(None);
    };
    let known = tx
        .by::<Part>("helsefellesskap", partnership.0)?
        .into_iter()
        .find(|p| p.navn == name.trim());
    if let Some(known) = known {
        return Ok(Some(known.id));
    }
    let made = Part {
        id: fresh(),
        helsefellesskap: partnership,
        art: seat.art,
        navn: name.trim().to_owned(),
    };
    tx.put(&made)?;
    Ok(Some(made.id))
}

/// A party joins the partnership.
pub fn add_party(desk: &mut Desk, utvalg: UtvalgId, kind: Partsart, name: &str) -> Result<Option<PartId>> {
    desk.act("add_party", |tx| {
        if name.trim().is_empty() {
            return Err(Hinder::NavnMangler.into());
        }
        let body: Utvalg = need(tx, utvalg.0)?;
        let Some(partnership) = body.helsefellesskap else {
            return Ok(None);
        };
        let made = Part {
            id: fresh(),
            helsefellesskap: partnership,
            art: kind,
            navn: name.trim().to_owned(),
        };
        tx.put(&made)?;
        Ok(Some(made.id))
    })
}

/// The parties of a body's partnership, by side and name.
pub fn list_parties(desk: &Desk, utvalg: UtvalgId) -> Result<Vec<Part>> {
    let body: Utvalg = need(desk.store(), utvalg.0)?;
    let Some(partnership) = body.helsefellesskap else {
        return Ok(vec![]);
    };
    let mut parties: Vec<Part> = desk.store().by("helsefellesskap", partnership.0)?;
    parties.sort_by(|a, b| (a.art, &a.navn).cmp(&(b.art, &b.navn)));
    Ok(parties)
}

/// A term ends.
pub fn end_appointment(desk: &mut Desk, id: OppnevningId, last: NaiveDate) -> Result<()> {
    desk.act("end_appointment", |tx| {
        let mut term: Oppnevning = need(tx, id.0)?;
        term.til = Some(last);
        term.check()?;
        tx.put(&term)?;
        Ok(())
    })
}

/// What is known of a person.
pub fn save_person(desk: &mut Desk, person: Person) -> Result<()> {
    desk.act("save_person", |tx| {
        let _: Person = need(tx, person.id.0)?;
        if person.navn.trim().is_empty() {
            return Err(Hinder::NavnMangler.into());
        }
        tx.put(&person)?;
        Ok(())
    })
}

/// Everybody, by name.
pub fn list_persons(desk: &Desk) -> Result<Vec<Person>> {
    let mut all: Vec<Person> = desk.store().all()?;
    all.sort_by_key(|p| crate::register::norwegian(&p.navn));
    Ok(all)
}

/// A new seat in a body.
pub fn add_seat(
    desk: &mut Desk,
    utvalg: UtvalgId,
    kind: Partsart,
    label: &str,
    right: Rettighet,
) -> Result<PlassId> {
    desk.act("add_seat", |tx| {
        let _: Utvalg = need(tx, utvalg.0)?;
        let last = tx
            .by::<Plass>("utvalg", utvalg.0)?
            .into_iter()
            .map(|s| s.rekkefoelge)
            .max();
        let seat = Plass {
            id: fresh(),
            utvalg,
            art: kind,
            part: None,
            betegnelse: label.trim().to_owned(),
            rolle: Rolle::Medlem,
            rettighet: right,
            teller: right.is_member() && Partsart::SIDER.contains(&kind),
            rekkefoelge: between(last.as_deref(), None),
            fra: None,
            til: None,
            merknad: None,
        };
        tx.put(&seat)?;
        Ok(seat.id)
    })
}

/// What a seat is.
pub fn save_seat(desk: &mut Desk, seat: Plass) -> Result<()> {
    desk.act("save_seat", |tx| {
        let now: Plass = need(tx, seat.id.0)?;
        if let (Some(fra), Some(til)) = (seat.fra, seat.til)
            && til < fra
        {
            return Err(Hinder::SluttFoerStart.into());
        }
        tx.put(&Plass {
            id: now.id,
            utvalg: now.utvalg,
            ..seat
        })?;
        Ok(())
    })
}

/// A seat that was made by mistake is taken away. One that was used in a meeting gets a last day instead.
pub fn remove_seat(desk: &mut Desk, id: PlassId) -> Result<()> {
    desk.act("remove_seat", |tx| {
        if tx.all::<Frammoete>()?.iter().any(|row| row.plass == Some(id)) {
            return Err(Hinder::PlassenErBrukt.into());
        }
        for term in tx.by::<Oppnevning>("plass", id.0)? {
            tx.delete::<Oppnevning>(term.id.0)?;
        }
        tx.delete::<Plass>(id.0)?;
        Ok(())
    })
}
