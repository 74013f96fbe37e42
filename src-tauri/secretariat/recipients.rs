//! Who gets a paper: those who were called to the meeting, or those who sit in the bodies it is about.

use documents::Utdrag;
use domain::{
    Dokumentart, Frammoete, Frammoetestatus, Moete, MoeteId, Oppnevning, Person, PersonId, Plass, Rettighet,
    Utvalg,
};
use store::Reader;

use crate::{
    Desk, Result,
    bodies::Omfang,
    choose,
    desk::need,
    paper::source,
    print::{Bestilling, Papirart, whose},
};

/// Somebody a paper goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recipient {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    /// As it was typed.
    pub(crate) address: Option<String>,
}

/// Those a paper goes to, and those it does not go to because it holds what they may not read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recipients {
    pub(crate) to: Vec<Recipient>,
    pub(crate) held_back: Vec<Recipient>,
    /// Whether the paper holds what is exempt from public access.
    pub(crate) exempt: bool,
}

/// Whom the paper goes to.
pub(crate) fn recipients(desk: &Desk, order: &Bestilling) -> Result<Recipients> {
    let asked = order.moete.as_deref();
    let of_meeting = |what: Utdrag| of_part(desk, choose::meeting(desk.store(), asked)?, what);
    match order.art {
        Papirart::Moetepapir(kind) => of_kind(desk, choose::meeting(desk.store(), asked)?, kind),
        Papirart::Tilleggssaksliste => of_meeting(Utdrag::Tilleggssaksliste),
        Papirart::Melding => of_meeting(Utdrag::Melding),
        Papirart::Saksframlegg => {
            let (meeting, item) = choose::item(desk.store(), asked, order.sak.as_deref())?;
            of_part(desk, meeting, Utdrag::Saksframlegg(item))
        }
        Papirart::Saksutskrift => {
            let (meeting, item) = choose::item(desk.store(), asked, order.sak.as_deref())?;
            of_part(desk, meeting, Utdrag::Saksutskrift(item))
        }
        Papirart::Utvalgspapir(kind) => in_seats(desk, whose(desk.store(), kind, order)?),
    }
}

/// Whom a kept paper of a meeting goes to.
pub(crate) fn of_kind(desk: &Desk, meeting: MoeteId, kind: Dokumentart) -> Result<Recipients> {
    let content = source(desk, meeting, kind)?;
    let mut exempt = content
        .saker
        .iter()
        .filter(|item| item.moetesak.skjerming.is_some());
    let exempt = match kind {
        // An agenda masks the titles of exempt items, so only their case papers make a notice exempt.
        Dokumentart::Innkalling => exempt.any(|item| item.saksframlegg.values().any(|text| !text.is_empty())),
        Dokumentart::Referat | Dokumentart::SignertReferat => {
            exempt.next().is_some() || content.oppfoelging.iter().any(|task| task.unntatt)
        }
        Dokumentart::OffentligInnkalling | Dokumentart::OffentligReferat => false,
    };
    of_meeting(desk, meeting, kind, exempt)
}

/// Whom a part of a paper goes to: where it is about one item, that item alone decides who may read it.
fn of_part(desk: &Desk, meeting: MoeteId, what: Utdrag) -> Result<Recipients> {
    let (Utdrag::Saksframlegg(item) | Utdrag::Saksutskrift(item)) = what else {
        return of_kind(desk, meeting, what.fra());
    };
    let content = source(desk, meeting, what.fra())?;
    let exempt = content
        .saker
        .iter()
        .any(|one| one.moetesak.id == item && one.moetesak.skjerming.is_some());
    of_meeting(desk, meeting, what.fra(), exempt)
}

/// Who was called, in the order of the list, and whoever chairs and takes minutes without being on it. What is exempt is
/// not for those who leave the room when the meeting is closed.
fn of_meeting(desk: &Desk, id: MoeteId, kind: Dokumentart, exempt: bool) -> Result<Recipients> {
    let store = desk.store();
    let mut rows: Vec<Frammoete> = store.by("moete", id.0)?;
    rows.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    let mut found = Recipients {
        exempt,
        ..Recipients::default()
    };
    for row in rows.iter().filter(|row| concerns(row, kind)) {
        let address = store.get::<Person>(row.person.0)?.and_then(|person| person.epost);
        let recipient = Recipient {
            person: row.person,
            name: row.navn.clone(),
            address,
        };
        if exempt && row.rettighet.leaves_closed_meeting() {
            found.held_back.push(recipient);
        } else {
            found.to.push(recipient);
        }
    }
    let meeting: Moete = need(store, id.0)?;
    for person in meeting.moeteleder.into_iter().chain(meeting.referent) {
        if !rows.iter().any(|row| row.person == person) {
            found.to.extend(store.get::<Person>(person.0)?.map(of_person));
        }
    }
    Ok(found)
}

/// A notice is of no use to somebody who has said they will not come; the minutes are. A guest was there for an item or
/// an hour, and gets of the minutes what is for everybody.
fn concerns(row: &Frammoete, kind: Dokumentart) -> bool {
    match kind {
        Dokumentart::Innkalling | Dokumentart::OffentligInnkalling => row.status != Frammoetestatus::Forfall,
        Dokumentart::Referat | Dokumentart::SignertReferat => {
            !matches!(row.rettighet, Rettighet::Gjest | Rettighet::PaaSak)
        }
        Dokumentart::OffentligReferat => true,
    }
}

/// Who sits in the bodies today, in the order of their seats. Papers about bodies hold nothing exempt.
fn in_seats(desk: &Desk, whose: Omfang) -> Result<Recipients> {
    let store = desk.store();
    let terms: Vec<Oppnevning> = store.all()?;
    let mut seats = Vec::new();
    for body in store.all::<Utvalg>()?.iter().filter(|body| whose.holds(body)) {
        seats.extend(store.by::<Plass>("utvalg", body.id.0)?);
    }
    seats.retain(|seat| seat.exists(desk.today()));
    seats.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    let mut found = Recipients::default();
    for seat in &seats {
        if let Some(term) = seat.holder(&terms, desk.today()) {
            found.to.push(of_person(need(store, term.person.0)?));
        }
    }
    Ok(found)
}

fn of_person(person: Person) -> Recipient {
    Recipient {
        person: person.id,
        name: person.navn,
        address: person.epost,
    }
}
