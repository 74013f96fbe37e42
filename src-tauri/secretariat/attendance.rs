//! Who is called, who comes, and when they are in the room.

use chrono::NaiveTime;
use domain::{
    Frammoete, Frammoetestatus, Fravaersgrunn, Habilitet, Hinder, Moete, MoeteId, Moetesak, Oppnevning, Part,
    Partsart, Person, PersonId, Plass, Rettighet, Rolle, Tilstedevaerelse, TilstedevaerelseId, between,
};
use store::{Reader, Tx};

use crate::{Desk, Result, desk::need, fresh, minutes::must_be_open};

/// Calls everybody who holds a seat in the bodies that meet. Somebody with seats in two is called once.
pub(crate) fn call_seats(tx: &mut Tx<'_>, meeting: &Moete) -> Result<()> {
    let terms: Vec<Oppnevning> = tx.all()?;
    let mut place = last_place(tx, meeting.id)?;
    for body in meeting.alle_utvalg() {
        let mut seats: Vec<Plass> = tx.by("utvalg", body.0)?;
        seats.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
        for seat in seats.iter().filter(|seat| seat.exists(meeting.dato)) {
            let Some(term) = seat.holder(&terms, meeting.dato) else {
                continue;
            };
            if tx
                .get::<Frammoete>(Frammoete::identity(meeting.id, term.person).0)?
                .is_some()
            {
                continue;
            }
            let order = between(place.as_deref(), None);
            let row = called(tx, meeting.id, seat, term.person, order.clone())?;
            tx.put(&row)?;
            place = Some(order);
        }
    }
    Ok(())
}

fn last_place(reader: &impl Reader, meeting: MoeteId) -> Result<Option<String>> {
    Ok(reader
        .by::<Frammoete>("moete", meeting.0)?
        .into_iter()
        .map(|f| f.rekkefoelge)
        .max())
}

/// The attendance row of a seat's holder, with the name and post of today.
fn called(
    reader: &impl Reader,
    meeting: MoeteId,
    seat: &Plass,
    person: PersonId,
    order: String,
) -> Result<Frammoete> {
    let person: Person = need(reader, person.0)?;
    Ok(Frammoete {
        id: Frammoete::identity(meeting, person.id),
        moete: meeting,
        person: person.id,
        plass: Some(seat.id),
        stilling: if person.stilling.is_empty() {
            seat.betegnelse.clone()
        } else {
            person.stilling
        },
        navn: person.navn,
        art: seat.art,
        rolle: seat.rolle,
        rolle_tekst: role_in_words(seat),
        rettighet: seat.rettighet,
        teller: seat.teller,
        vara_for: None,
        status: Frammoetestatus::Kalt,
        merknad: None,
        rekkefoelge: order,
    })
}

/// Whoever takes part without being a member is named by the seat, as `Samhandlingssjef`.
fn role_in_words(seat: &Plass) -> Option<String> {
    let mut letters = seat.betegnelse.chars();
    let first = letters.next().filter(|_| seat.rettighet == Rettighet::Deltaker)?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// The seats may have got other holders since the meeting was planned. Who has reported absence stays as reported.
pub(crate) fn refresh_called(tx: &mut Tx<'_>, meeting: &Moete) -> Result<()> {
    let terms: Vec<Oppnevning> = tx.all()?;
    for row in tx.by::<Frammoete>("moete", meeting.id.0)? {
        let Some(seat) = row.plass.map(|p| tx.get::<Plass>(p.0)).transpose()?.flatten() else {
            continue;
        };
        let holds = seat
            .holder(&terms, meeting.dato)
            .is_some_and(|term| term.person == row.person);
        if !holds && row.vara_for.is_none() && row.status == Frammoetestatus::Kalt {
            tx.delete::<Frammoete>(row.id.0)?;
        }
    }
    call_seats(tx, meeting)
}

/// Somebody reports absence, or comes after all.
pub fn set_attendance(
    desk: &mut Desk,
    meeting: MoeteId,
    person: PersonId,
    status: Frammoetestatus,
    remark: Option<String>,
) -> Result<()> {
    desk.act("set_attendance", |tx| {
        must_be_open(tx, meeting)?;
        let mut row: Frammoete = need(tx, Frammoete::identity(meeting, person).0)?;
        row.status = status;
        row.merknad = remark.filter(|text| !text.trim().is_empty());
        tx.put(&row)?;
        Ok(())
    })
}

/// A deputy is called in for somebody who cannot come, and takes that seat's rights in this meeting.
pub fn call_deputy(desk: &mut Desk, meeting: MoeteId, absent: PersonId, deputy: PersonId) -> Result<()> {
    desk.act("call_deputy", |tx| {
        must_be_open(tx, meeting)?;
        let mut away: Frammoete = need(tx, Frammoete::identity(meeting, absent).0)?;
        away.status = Frammoetestatus::Forfall;
        tx.put(&away)?;
        let person: Person = need(tx, deputy.0)?;
        tx.put(&Frammoete {
            id: Frammoete::identity(meeting, deputy),
            person: deputy,
            navn: person.navn,
            stilling: person.stilling,
            rolle: Rolle::Medlem,
            rolle_tekst: None,
            vara_for: Some(absent),
            status: Frammoetestatus::Kalt,
            merknad: None,
            ..away
        })?;
        Ok(())
    })
}

/// What somebody who holds no seat is in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Invitasjon {
    /// Invited to it.
    Gjest,
    /// Serves it.
    Sekretariat,
}

/// Somebody without a seat takes part: a guest, or one from the secretariat.
pub fn invite(
    desk: &mut Desk,
    meeting: MoeteId,
    name: &str,
    post: &str,
    role: Invitasjon,
) -> Result<PersonId> {
    desk.act("invite", |tx| {
        must_be_open(tx, meeting)?;
        if name.trim().is_empty() {
            return Err(Hinder::NavnMangler.into());
        }
        let known = tx
            .all::<Person>()?
            .into_iter()
            .find(|p| p.navn == name.trim() && p.stilling == post.trim());
        let person = known.unwrap_or_else(|| crate::appoint::blank_person(name, post));
        tx.put(&person)?;
        let (art, right, seat_role) = match role {
            Invitasjon::Gjest => (Partsart::Annen, Rettighet::Gjest, Rolle::Medlem),
            Invitasjon::Sekretariat => (Partsart::Sekretariat, Rettighet::Sekretariat, Rolle::Sekretaer),
        };
        tx.put(&Frammoete {
            id: Frammoete::identity(meeting, person.id),
            moete: meeting,
            person: person.id,
            plass: None,
            navn: person.navn,
            stilling: person.stilling,
            art,
            rolle: seat_role,
            rolle_tekst: None,
            rettighet: right,
            teller: false,
            vara_for: None,
            status: Frammoetestatus::Kalt,
            merknad: None,
            rekkefoelge: between(last_place(tx, meeting)?.as_deref(), None),
        })?;
        Ok(person.id)
    })
}

/// What the secretary has written about somebody's attendance: role as printed, remark, place in the list.
pub fn save_attendance(desk: &mut Desk, changed: Frammoete) -> Result<()> {
    desk.act("set_attendance", |tx| {
        must_be_open(tx, changed.moete)?;
        let now: Frammoete = need(tx, changed.id.0)?;
        tx.put(&Frammoete {
            id: now.id,
            moete: now.moete,
            person: now.person,
            plass: now.plass,
            ..changed
        })?;
        Ok(())
    })
}

/// Somebody comes into the room, for the first time or again.
pub fn arrive(desk: &mut Desk, meeting: MoeteId, person: PersonId, at: NaiveTime) -> Result<()> {
    desk.act("arrive", |tx| {
        running(tx, meeting)?;
        enter(tx, meeting, person, at)
    })
}

/// Somebody leaves the room.
pub fn leave(
    desk: &mut Desk,
    meeting: MoeteId,
    person: PersonId,
    at: NaiveTime,
    why: Fravaersgrunn,
) -> Result<()> {
    desk.act("leave", |tx| {
        running(tx, meeting)?;
        exit(tx, meeting, person, at, why)
    })
}

fn running(tx: &Tx<'_>, meeting: MoeteId) -> Result<Moete> {
    must_be_open(tx, meeting)?;
    let meeting: Moete = need(tx, meeting.0)?;
    if meeting.is_running() {
        Ok(meeting)
    } else {
        Err(Hinder::MoetetPaagaarIkke.into())
    }
}

/// The interval somebody is in at the moment.
fn open_interval(
    reader: &impl Reader,
    meeting: MoeteId,
    person: PersonId,
) -> Result<Option<Tilstedevaerelse>> {
    let mine: Vec<Tilstedevaerelse> = reader.by("moete", meeting.0)?;
    Ok(mine.into_iter().find(|i| i.person == person && i.til.is_none()))
}

pub(crate) fn enter(tx: &mut Tx<'_>, meeting: MoeteId, person: PersonId, at: NaiveTime) -> Result<()> {
    if open_interval(tx, meeting, person)?.is_some() {
        return Err(Hinder::ErAlleredeTilStede.into());
    }
    let mut row: Frammoete = need(tx, Frammoete::identity(meeting, person).0)?;
    row.status = Frammoetestatus::Moett;
    tx.put(&row)?;
    tx.put(&Tilstedevaerelse {
        id: fresh(),
        moete: meeting,
        person,
        fra: at,
        til: None,
        grunn: None,
    })?;
    Ok(())
}

pub(crate) fn exit(
    tx: &mut Tx<'_>,
    meeting: MoeteId,
    person: PersonId,
    at: NaiveTime,
    why: Fravaersgrunn,
) -> Result<()> {
    let Some(mut interval) = open_interval(tx, meeting, person)? else {
        return Err(Hinder::ErIkkeTilStede.into());
    };
    interval.end(at, why)?;
    tx.put(&interval)?;
    Ok(())
}

/// When somebody came or went is put right; while people talk, a time is easily noted too late. An open interval
/// stays open. What was found of somebody's impartiality follows the interval it ended or began.
pub fn correct_stay(
    desk: &mut Desk,
    stay: TilstedevaerelseId,
    from: NaiveTime,
    to: Option<NaiveTime>,
) -> Result<()> {
    desk.act("correct_stay", |tx| {
        let was: Tilstedevaerelse = need(tx, stay.0)?;
        must_be_open(tx, was.moete)?;
        let is = Tilstedevaerelse {
            fra: from,
            til: was.til.and(to.or(was.til)),
            ..was.clone()
        };
        if is.til.is_some_and(|til| til < is.fra) {
            return Err(Hinder::SluttFoerStart.into());
        }
        let all: Vec<Tilstedevaerelse> = tx.by("moete", was.moete.0)?;
        let mut others = all
            .iter()
            .filter(|one| one.person == is.person && one.id != is.id);
        if others.any(|one| one.overlaps(&is)) {
            return Err(Hinder::ErTilStedeToGanger.into());
        }
        tx.put(&is)?;
        move_impartiality(tx, &was, &is)
    })
}

/// The paper says of the disqualified when they left and came back: the same moments.
fn move_impartiality(tx: &mut Tx<'_>, was: &Tilstedevaerelse, is: &Tilstedevaerelse) -> Result<()> {
    for item in tx.by::<Moetesak>("moete", was.moete.0)? {
        for mut found in tx.by::<Habilitet>("moetesak", item.id.0)? {
            if found.person != was.person {
                continue;
            }
            let before = (found.fratraadte, found.tiltraadte);
            if was.grunn == Some(Fravaersgrunn::Inhabil) && found.fratraadte == was.til {
                found.fratraadte = is.til;
            }
            if found.tiltraadte == Some(was.fra) {
                found.tiltraadte = Some(is.fra);
            }
            if (found.fratraadte, found.tiltraadte) != before {
                tx.put(&found)?;
            }
        }
    }
    Ok(())
}

/// Ends everybody's interval; those who were called and never came are noted so.
pub(crate) fn end_all(tx: &mut Tx<'_>, meeting: MoeteId, at: NaiveTime) -> Result<()> {
    for mut interval in tx.by::<Tilstedevaerelse>("moete", meeting.0)? {
        if interval.til.is_none() {
            interval.end(at, Fravaersgrunn::Hevet)?;
            tx.put(&interval)?;
        }
    }
    for mut row in tx.by::<Frammoete>("moete", meeting.0)? {
        if row.status == Frammoetestatus::Kalt {
            row.status = Frammoetestatus::IkkeMoett;
            tx.put(&row)?;
        }
    }
    Ok(())
}

/// The deputies of an absent person's seat, first called first.
pub fn deputies(reader: &impl Reader, meeting: &Moete, absent: &Frammoete) -> Result<Vec<Person>> {
    let Some(seat) = absent
        .plass
        .map(|p| reader.get::<Plass>(p.0))
        .transpose()?
        .flatten()
    else {
        return Ok(vec![]);
    };
    let terms: Vec<Oppnevning> = reader.by("plass", seat.id.0)?;
    seat.deputies(&terms, meeting.dato)
        .into_iter()
        .map(|term| need(reader, term.person.0))
        .collect()
}

/// The party's name a statement is signed with, such as `Elvestad kommune`.
pub(crate) fn party_name(reader: &impl Reader, row: &Frammoete) -> Result<Option<String>> {
    let person: Option<Person> = reader.get(row.person.0)?;
    let part = person
        .and_then(|p| p.part)
        .map(|id| reader.get::<Part>(id.0))
        .transpose()?
        .flatten();
    Ok(part.map(|p| p.navn))
}
