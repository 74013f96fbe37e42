//! Running the meeting: open, break, closed doors, next item, adjourn.

use chrono::NaiveTime;
use domain::{
    Frammoete, Frammoetestatus, Fravaersgrunn, Hinder, Moete, MoeteId, Moetesak, MoetesakId, Pause,
    Tilstedevaerelse,
};
use store::{Reader, Tx};

use crate::{
    Desk, Result,
    attendance::{end_all, enter, exit},
    desk::need,
    fresh,
    minutes::{begin_minutes, must_be_open},
};

/// Opens the meeting. Everybody who was called and has not reported absence is in the room, except `late`.
pub fn open_meeting(desk: &mut Desk, id: MoeteId, at: NaiveTime, late: &[domain::PersonId]) -> Result<()> {
    desk.act("open_meeting", |tx| {
        let mut meeting: Moete = need(tx, id.0)?;
        meeting.open(at)?;
        if meeting.moeteleder.is_none() {
            meeting.moeteleder = chair(tx, id)?;
        }
        tx.put(&meeting)?;
        begin_minutes(tx, id)?;
        for row in tx.by::<Frammoete>("moete", id.0)? {
            let comes = matches!(row.status, Frammoetestatus::Kalt | Frammoetestatus::Moett);
            if comes && !late.contains(&row.person) {
                enter(tx, id, row.person, at)?;
            }
        }
        Ok(())
    })
}

/// The leader, else the deputy leader, of those who come (koml. § 11-2).
fn chair(tx: &Tx<'_>, meeting: MoeteId) -> Result<Option<domain::PersonId>> {
    let mut people: Vec<Frammoete> = tx.by("moete", meeting.0)?;
    people.retain(|p| p.status != Frammoetestatus::Forfall && p.rolle <= domain::Rolle::Nestleder);
    // Of two leaders, as where each side has its own, the one whose seat stands first.
    people.sort_by(|a, b| (a.rolle, &a.rekkefoelge, a.id).cmp(&(b.rolle, &b.rekkefoelge, b.id)));
    Ok(people.first().map(|p| p.person))
}

/// A break begins.
pub fn pause_meeting(desk: &mut Desk, id: MoeteId, at: NaiveTime) -> Result<()> {
    desk.act("pause_meeting", |tx| {
        let mut meeting: Moete = need(tx, id.0)?;
        meeting.pause()?;
        tx.put(&meeting)?;
        tx.put(&Pause {
            id: fresh(),
            moete: id,
            fra: at,
            til: None,
        })?;
        Ok(())
    })
}

/// The meeting goes on after a break.
pub fn resume_meeting(desk: &mut Desk, id: MoeteId, at: NaiveTime) -> Result<()> {
    desk.act("resume_meeting", |tx| {
        let mut meeting: Moete = need(tx, id.0)?;
        meeting.resume()?;
        end_pause(tx, id, at)?;
        tx.put(&meeting)?;
        Ok(())
    })
}

fn end_pause(tx: &mut Tx<'_>, id: MoeteId, at: NaiveTime) -> Result<()> {
    for mut pause in tx.by::<Pause>("moete", id.0)? {
        if pause.til.is_none() {
            if at < pause.fra {
                return Err(Hinder::SluttFoerStart.into());
            }
            pause.til = Some(at);
            tx.put(&pause)?;
        }
    }
    Ok(())
}

/// The meeting is over: everybody's presence ends, and what was never reached is said so.
pub fn adjourn_meeting(desk: &mut Desk, id: MoeteId, at: NaiveTime) -> Result<()> {
    desk.act("adjourn_meeting", |tx| {
        let mut meeting: Moete = need(tx, id.0)?;
        meeting.adjourn(at)?;
        end_pause(tx, id, at)?;
        end_all(tx, id, at)?;
        tx.put(&meeting)?;
        Ok(())
    })
}

/// The next item is on the table. A break ends with it.
pub fn start_item(desk: &mut Desk, id: MoetesakId, at: NaiveTime) -> Result<()> {
    desk.act("start_item", |tx| {
        let (mut meeting, mut item) = running(tx, id)?;
        if meeting.tilstand == domain::Moetetilstand::Pause {
            meeting.resume()?;
            end_pause(tx, meeting.id, at)?;
        }
        item.start(at)?;
        tx.put(&item)?;
        meeting.naa = Some(id);
        tx.put(&meeting)?;
        Ok(())
    })
}

fn running(tx: &Tx<'_>, id: MoetesakId) -> Result<(Moete, Moetesak)> {
    let item: Moetesak = need(tx, id.0)?;
    let meeting: Moete = need(tx, item.moete.0)?;
    must_be_open(tx, meeting.id)?;
    if meeting.is_running() {
        Ok((meeting, item))
    } else {
        Err(Hinder::MoetetPaagaarIkke.into())
    }
}

/// The doors are closed for an exempt item: observers and guests leave the room.
pub fn close_doors(desk: &mut Desk, id: MoetesakId, at: NaiveTime) -> Result<()> {
    desk.act("close_doors", |tx| {
        let (mut meeting, mut item) = running(tx, id)?;
        item.close_doors(at)?;
        tx.put(&item)?;
        end_pause(tx, meeting.id, at)?;
        meeting.close_doors()?;
        meeting.naa = Some(id);
        tx.put(&meeting)?;
        let inside: Vec<Tilstedevaerelse> = tx.by("moete", meeting.id.0)?;
        for row in tx.by::<Frammoete>("moete", meeting.id.0)? {
            let here = inside.iter().any(|i| i.person == row.person && i.til.is_none());
            if here && row.rettighet.leaves_closed_meeting() {
                exit(tx, meeting.id, row.person, at, Fravaersgrunn::Lukket)?;
            }
        }
        Ok(())
    })
}

/// The doors are opened again: those who left for it come back.
pub fn open_doors(desk: &mut Desk, id: MoetesakId, at: NaiveTime) -> Result<()> {
    desk.act("open_doors", |tx| {
        let (mut meeting, mut item) = running(tx, id)?;
        item.open_doors(at)?;
        tx.put(&item)?;
        meeting.resume()?;
        tx.put(&meeting)?;
        let since = item.lukket_fra;
        for interval in tx.by::<Tilstedevaerelse>("moete", meeting.id.0)? {
            let left = interval.grunn == Some(Fravaersgrunn::Lukket) && interval.til == since;
            if left {
                enter(tx, meeting.id, interval.person, at)?;
            }
        }
        Ok(())
    })
}
