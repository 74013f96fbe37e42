//! What was decided is followed up, across all bodies.

use chrono::NaiveDate;
use domain::{
    Hinder, Moete, MoeteId, Moetesak, MoetesakId, Oppfoelging, OppfoelgingId, Oppfoelgingsstatus, Utvalg,
    UtvalgId, between,
};
use serde::{Deserialize, Serialize};
use store::{Reader, Tx};

use crate::{Desk, Result, desk::need, fresh, minutes::must_be_open};

/// A task as it is given.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)] // as in `Oppfoelging`
pub struct NyOppfoelging {
    pub utvalg: UtvalgId,
    #[serde(default)]
    pub moetesak: Option<MoetesakId>,
    #[serde(default)]
    pub saksnummer: String,
    pub oppgave: String,
    #[serde(default)]
    pub ansvarlig: String,
    #[serde(default)]
    pub frist: Option<NaiveDate>,
    #[serde(default)]
    pub status: Oppfoelgingsstatus,
}

/// A decision makes a task.
pub fn add_follow_up(desk: &mut Desk, new: NyOppfoelging) -> Result<OppfoelgingId> {
    desk.act("add_follow_up", |tx| {
        if new.oppgave.trim().is_empty() {
            return Err(Hinder::TittelMangler.into());
        }
        let item = new.moetesak.map(|id| need::<Moetesak>(tx, id.0)).transpose()?;
        if let Some(item) = &item {
            must_be_open(tx, item.moete)?;
        }
        let number = item.as_ref().and_then(Moetesak::nummer).unwrap_or(new.saksnummer);
        let last = tx
            .by::<Oppfoelging>("utvalg", new.utvalg.0)?
            .into_iter()
            .map(|row| row.rekkefoelge)
            .max();
        let row = Oppfoelging {
            id: fresh(),
            utvalg: new.utvalg,
            moetesak: new.moetesak,
            behandlet_i: None,
            saksnummer: number,
            oppgave: new.oppgave.trim().to_owned(),
            ansvarlig: new.ansvarlig.trim().to_owned(),
            part: None,
            frist: new.frist,
            status: new.status,
            unntatt: item.is_some_and(|item| item.skjerming.is_some()),
            rekkefoelge: between(last.as_deref(), None),
        };
        tx.put(&row)?;
        Ok(row.id)
    })
}

/// How far a task has come, or a new deadline. While the body is in a meeting, its minutes show the row.
pub fn save_follow_up(desk: &mut Desk, changed: Oppfoelging) -> Result<()> {
    desk.act("save_follow_up", |tx| {
        let now: Oppfoelging = need(tx, changed.id.0)?;
        if changed.oppgave.trim().is_empty() {
            return Err(Hinder::TittelMangler.into());
        }
        let behandlet_i = meeting_now(tx, now.utvalg)?.or(now.behandlet_i);
        tx.put(&Oppfoelging {
            id: now.id,
            utvalg: now.utvalg,
            behandlet_i,
            ..changed
        })?;
        Ok(())
    })
}

fn meeting_now(tx: &Tx<'_>, utvalg: UtvalgId) -> Result<Option<MoeteId>> {
    Ok(tx
        .by::<Moete>("utvalg", utvalg.0)?
        .into_iter()
        .find(Moete::is_running)
        .map(|m| m.id))
}

/// The task was a mistake.
pub fn remove_follow_up(desk: &mut Desk, id: OppfoelgingId) -> Result<()> {
    desk.act("remove_follow_up", |tx| {
        let row: Oppfoelging = need(tx, id.0)?;
        if let Some(item) = row
            .moetesak
            .map(|id| tx.get::<Moetesak>(id.0))
            .transpose()?
            .flatten()
        {
            must_be_open(tx, item.moete)?;
        }
        tx.delete::<Oppfoelging>(id.0)?;
        Ok(())
    })
}

/// A task with where it comes from.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct OppfoelgingRad {
    pub oppfoelging: Oppfoelging,
    pub utvalg_navn: String,
    pub moete: Option<MoeteId>,
    pub moete_dato: Option<NaiveDate>,
    pub forsinket: bool,
}

/// [`Oppfoelgingsstatus::Utfoert`] as the store keeps it.
const DONE: &str = "utfoert";

/// All tasks, those due first first; done ones last.
pub fn list_follow_ups(desk: &Desk) -> Result<Vec<OppfoelgingRad>> {
    rows(desk, desk.store().all()?)
}

/// The tasks that are not done, those due first first. After some years they are few among many.
pub(crate) fn open_follow_ups(desk: &Desk) -> Result<Vec<OppfoelgingRad>> {
    let open = desk
        .store()
        .saying("status", usize::MAX, |status| status != DONE)?;
    rows(desk, open)
}

fn rows(desk: &Desk, tasks: Vec<Oppfoelging>) -> Result<Vec<OppfoelgingRad>> {
    let (store, today) = (desk.store(), desk.today());
    let mut rows = Vec::with_capacity(tasks.len());
    for row in tasks {
        let item = row
            .moetesak
            .map(|id| store.get::<Moetesak>(id.0))
            .transpose()?
            .flatten();
        let meeting = item
            .map(|item| store.get::<Moete>(item.moete.0))
            .transpose()?
            .flatten();
        let utvalg = store.get::<Utvalg>(row.utvalg.0)?;
        rows.push(OppfoelgingRad {
            utvalg_navn: utvalg.map(|u| u.kort().to_owned()).unwrap_or_default(),
            moete: meeting.as_ref().map(|m| m.id),
            moete_dato: meeting.map(|m| m.dato),
            forsinket: row.is_late(today),
            oppfoelging: row,
        });
    }
    rows.sort_by_key(|r| {
        (
            !r.oppfoelging.is_open(),
            r.oppfoelging.frist.is_none(),
            r.oppfoelging.frist,
            r.oppfoelging.id,
        )
    });
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use domain::Maalform;

    use super::*;
    use crate::template::start_plain;

    #[test]
    fn what_is_done_is_not_among_what_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(folder.path()).unwrap();
        let utvalg = start_plain(&mut desk, "Arkivutvalget", None, Maalform::Nb).unwrap();
        let task = |oppgave: &str, status| NyOppfoelging {
            utvalg,
            moetesak: None,
            saksnummer: String::new(),
            oppgave: oppgave.into(),
            ansvarlig: String::new(),
            frist: None,
            status,
        };
        for (what, status) in [
            ("Rydde", Oppfoelgingsstatus::Utfoert),
            ("Merke", Oppfoelgingsstatus::Forsinket),
        ] {
            add_follow_up(&mut desk, task(what, status)).unwrap();
        }
        let titles = |rows: Vec<OppfoelgingRad>| -> Vec<String> {
            rows.into_iter().map(|row| row.oppfoelging.oppgave).collect()
        };
        assert_eq!(titles(list_follow_ups(&desk).unwrap()), ["Merke", "Rydde"]);
        assert_eq!(titles(open_follow_ups(&desk).unwrap()), ["Merke"]);
    }
}
