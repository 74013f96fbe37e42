//! The agenda: items are put on it, moved, withdrawn, postponed. Once the innkalling is made none disappears.

use chrono::NaiveDate;
use domain::{
    Melding, MeldingId, Moete, MoeteId, Moetesak, MoetesakId, Moetetilstand, Oppfoelging, Sak, SakId,
    Sakstilstand, Sakstype, Utvalg, Vedlegg, Videre, between, check_title,
};
use store::{Reader, Tx};

use crate::{
    Desk, Result,
    content::items,
    desk::need,
    fresh,
    minutes::must_be_open,
    plan::{before_the_last, blank_item},
};

/// Puts a sak on the agenda, before the standing items that end it.
pub fn add_item(desk: &mut Desk, meeting: MoeteId, sak: SakId) -> Result<MoetesakId> {
    let today = desk.today();
    desk.act("add_item", |tx| {
        let mut sak: Sak = need(tx, sak.0)?;
        sak.can_be_treated()?;
        let mut item = blank_item(meeting, &sak.tittel);
        item.sak = Some(sak.id);
        item.sakstype = sak.sakstype;
        item.skjerming.clone_from(&sak.skjerming);
        item.innleder.clone_from(&sak.saksansvarlig);
        item.kommer_fra = sak.kommer_fra;
        let id = put_on(tx, meeting, item, today)?;
        sak.tilstand = Sakstilstand::PaaSakliste;
        tx.put(&sak)?;
        Ok(id)
    })
}

fn put_on(tx: &mut Tx<'_>, meeting: MoeteId, mut item: Moetesak, today: NaiveDate) -> Result<MoetesakId> {
    let there = planned_or_called(tx, meeting)?;
    item.rekkefoelge = before_the_last(tx, meeting)?;
    if there.tilstand == Moetetilstand::Innkalt {
        item.tilleggssak = Some(today);
    }
    number_if_called(tx, &there, &mut item)?;
    tx.put(&item)?;
    Ok(item.id)
}

/// Puts an item that is no sak on the agenda, such as a standing post.
pub fn add_free_item(desk: &mut Desk, meeting: MoeteId, title: &str, kind: Sakstype) -> Result<MoetesakId> {
    let today = desk.today();
    desk.act("add_item", |tx| {
        check_title(title)?;
        let mut item = blank_item(meeting, title);
        item.sakstype = kind;
        put_on(tx, meeting, item, today)
    })
}

/// An item on an additional agenda takes the next free number at once: the others are fixed already.
fn number_if_called(tx: &Tx<'_>, meeting: &Moete, item: &mut Moetesak) -> Result<()> {
    if !meeting.is_planned() {
        let mut all = items(tx, meeting.id)?;
        all.push(item.clone());
        let numbers = crate::number::numbers(tx, meeting, &all)?;
        item.numre = numbers.get(&item.id).cloned().unwrap_or_default();
    }
    Ok(())
}

fn planned_or_called(tx: &Tx<'_>, meeting: MoeteId) -> Result<Moete> {
    let meeting: Moete = need(tx, meeting.0)?;
    must_be_open(tx, meeting.id)?;
    if meeting.is_planned() || meeting.is_running() || meeting.tilstand == Moetetilstand::Innkalt {
        Ok(meeting)
    } else {
        Err(domain::Hinder::MoetetPaagaarIkke.into())
    }
}

/// An item that came up in the meeting takes the next free number; under Eventuelt when that is where it belongs.
pub fn add_item_in_meeting(
    desk: &mut Desk,
    meeting: MoeteId,
    title: &str,
    under: Option<MoetesakId>,
) -> Result<MoetesakId> {
    desk.act("add_item_in_meeting", |tx| {
        check_title(title)?;
        let there: Moete = need(tx, meeting.0)?;
        must_be_open(tx, meeting)?;
        if !there.is_running() {
            return Err(domain::Hinder::MoetetPaagaarIkke.into());
        }
        let mut sak = crate::sak::blank_sak(title);
        sak.utvalg = Some(there.utvalg);
        sak.meldt = Some(there.dato);
        sak.tilstand = Sakstilstand::PaaSakliste;
        tx.put(&sak)?;
        let mut item = blank_item(meeting, title);
        item.sak = Some(sak.id);
        item.under = under;
        item.lagt_til_i_moetet = true;
        let last = items(tx, meeting)?.iter().map(|i| i.rekkefoelge.clone()).max();
        item.rekkefoelge = between(last.as_deref(), None);
        number_if_called(tx, &there, &mut item)?;
        tx.put(&item)?;
        Ok(item.id)
    })
}

/// Takes an item off an agenda that nobody has received. Afterwards it can only be withdrawn.
pub fn remove_item(desk: &mut Desk, id: MoetesakId) -> Result<()> {
    desk.act("remove_item", |tx| {
        let item: Moetesak = need(tx, id.0)?;
        let meeting: Moete = need(tx, item.moete.0)?;
        if !meeting.is_planned() {
            return Err(domain::Hinder::MoetetErInnkalt.into());
        }
        if let Some(mut sak) = item.sak.map(|sak| tx.get::<Sak>(sak.0)).transpose()?.flatten() {
            sak.tilstand = Sakstilstand::Klar;
            tx.put(&sak)?;
        }
        let_go(tx, id)?;
        tx.delete::<Moetesak>(id.0)?;
        Ok(())
    })
}

/// Nothing may name an item that is gone.
fn let_go(tx: &mut Tx<'_>, id: MoetesakId) -> Result<()> {
    for note in tx.by::<Melding>("moetesak", id.0)? {
        tx.delete::<Melding>(note.id.0)?;
    }
    for attachment in tx.by::<Vedlegg>("moetesak", id.0)? {
        tx.delete::<Vedlegg>(attachment.id.0)?;
    }
    for task in tx.by::<Oppfoelging>("moetesak", id.0)? {
        tx.put(&Oppfoelging {
            moetesak: None,
            ..task
        })?;
    }
    let item: Moetesak = need(tx, id.0)?;
    for below in tx
        .by::<Moetesak>("moete", item.moete.0)?
        .into_iter()
        .filter(|other| other.under == Some(id))
    {
        tx.put(&Moetesak { under: None, ..below })?;
    }
    Ok(())
}

/// Moves an item to the place after another; first when there is none. Numbers that are fixed go with it.
pub fn move_item(desk: &mut Desk, id: MoetesakId, after: Option<MoetesakId>) -> Result<()> {
    desk.act("move_item", |tx| {
        let mut item: Moetesak = need(tx, id.0)?;
        must_be_open(tx, item.moete)?;
        let others: Vec<_> = items(tx, item.moete)?
            .into_iter()
            .filter(|other| other.id != id && other.under == item.under)
            .collect();
        let at = after
            .and_then(|after| others.iter().position(|other| other.id == after))
            .map_or(0, |at| at + 1);
        let before = at
            .checked_sub(1)
            .and_then(|i| others.get(i))
            .map(|o| o.rekkefoelge.as_str());
        item.rekkefoelge = between(before, others.get(at).map(|o| o.rekkefoelge.as_str()));
        tx.put(&item)?;
        Ok(())
    })
}

/// What the secretary has written about the item. Numbers, outcome and times change by their own use cases.
pub fn save_item(desk: &mut Desk, changed: Moetesak) -> Result<()> {
    desk.act("save_item", |tx| {
        let now: Moetesak = need(tx, changed.id.0)?;
        must_be_open(tx, now.moete)?;
        check_title(&changed.tittel)?;
        if let Some(exemption) = &changed.skjerming {
            exemption.check()?;
        }
        tx.put(&Moetesak {
            tittel: changed.tittel.trim().to_owned(),
            sakstype: changed.sakstype,
            innleder: changed.innleder,
            planlagt: changed.planlagt,
            vedlegg: changed.vedlegg,
            skjerming: changed.skjerming,
            behandles_av: changed.behandles_av,
            merknad: changed.merknad,
            under: changed.under,
            ..now
        })?;
        Ok(())
    })
}

/// The item is withdrawn: it keeps its number and stays on the agenda and in the minutes as withdrawn.
pub fn withdraw_item(desk: &mut Desk, id: MoetesakId, reason: Option<String>) -> Result<()> {
    desk.act("withdraw_item", |tx| {
        let mut item: Moetesak = need(tx, id.0)?;
        must_be_open(tx, item.moete)?;
        item.withdraw(reason)?;
        tx.put(&item)?;
        set_sak(tx, &item, Sakstilstand::UnderUtredning)
    })
}

/// The item is put off. With a planned meeting to go to it is put on that agenda; else it waits for the next one.
pub fn postpone_item(desk: &mut Desk, id: MoetesakId, to: Option<NaiveDate>) -> Result<()> {
    desk.act("postpone_item", |tx| {
        let mut item: Moetesak = need(tx, id.0)?;
        must_be_open(tx, item.moete)?;
        let meeting: Moete = need(tx, item.moete.0)?;
        let next = Videre {
            utvalg: meeting.utvalg,
            dato: to,
        };
        item.postpone(to.is_some().then(|| next.clone()))?;
        tx.put(&item)?;
        set_sak(tx, &item, Sakstilstand::Klar)?;
        if to.is_some() {
            crate::plan::send_on(tx, &item, &next)?;
        }
        Ok(())
    })
}

/// The sak of an item moves on in its life.
pub(crate) fn set_sak(tx: &mut Tx<'_>, item: &Moetesak, state: Sakstilstand) -> Result<()> {
    if let Some(mut sak) = item.sak.map(|sak| tx.get::<Sak>(sak.0)).transpose()?.flatten() {
        sak.tilstand = state;
        tx.put(&sak)?;
    }
    Ok(())
}

/// Something received is to be noted under an item.
pub fn add_note(desk: &mut Desk, item: MoetesakId, title: &str, from: Option<MoeteId>) -> Result<MeldingId> {
    desk.act("add_note", |tx| {
        check_title(title)?;
        let there: Moetesak = need(tx, item.0)?;
        must_be_open(tx, there.moete)?;
        let last = tx
            .by::<Melding>("moetesak", item.0)?
            .into_iter()
            .map(|m| m.rekkefoelge)
            .max();
        let note = Melding {
            id: fresh(),
            moetesak: item,
            rekkefoelge: between(last.as_deref(), None),
            tittel: title.trim().to_owned(),
            fra_moete: from,
        };
        tx.put(&note)?;
        Ok(note.id)
    })
}

/// It is not to be noted after all.
pub fn remove_note(desk: &mut Desk, id: MeldingId) -> Result<()> {
    desk.act("remove_note", |tx| {
        let note: Melding = need(tx, id.0)?;
        let item: Moetesak = need(tx, note.moetesak.0)?;
        must_be_open(tx, item.moete)?;
        tx.delete::<Melding>(id.0)?;
        Ok(())
    })
}

/// A sak that could go on a meeting's agenda.
#[derive(Debug, Clone, serde::Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)] // as in `Sak`
pub struct Kandidat {
    pub sak: SakId,
    pub tittel: String,
    #[serde(rename = "type")]
    pub sakstype: Sakstype,
    pub tilstand: Sakstilstand,
    /// The body that lifted it or sent it over.
    pub fra: Option<String>,
}

/// The open saker prepared for this body that are not on the agenda.
pub fn candidates(reader: &impl Reader, meeting: &Moete, on: &[Moetesak]) -> Result<Vec<Kandidat>> {
    let mut found = Vec::new();
    for sak in reader.by::<Sak>("utvalg", meeting.utvalg.0)? {
        let waits = !matches!(
            sak.tilstand,
            Sakstilstand::PaaSakliste
                | Sakstilstand::Oppfoelging
                | Sakstilstand::Lukket
                | Sakstilstand::Avvist
        );
        if waits && !on.iter().any(|item| item.sak == Some(sak.id)) {
            found.push(Kandidat {
                fra: from_body(reader, &sak)?,
                sak: sak.id,
                tittel: sak.tittel,
                sakstype: sak.sakstype,
                tilstand: sak.tilstand,
            });
        }
    }
    Ok(found)
}

fn from_body(reader: &impl Reader, sak: &Sak) -> Result<Option<String>> {
    let Some(item) = sak.kommer_fra else {
        return Ok(None);
    };
    let item: Moetesak = need(reader, item.0)?;
    let meeting: Moete = need(reader, item.moete.0)?;
    Ok(reader
        .get::<Utvalg>(meeting.utvalg.0)?
        .map(|u| u.kort().to_owned()))
}
