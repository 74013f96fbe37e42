//! A meeting and its states.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::{Hinder, MoeteId, MoetesakId, PauseId, PersonId, UtvalgId, entity::entity};

/// A meeting (Noark 5: moetemappe). Times are local wall time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Moete {
    /// Its identity.
    pub id: MoeteId,
    /// The body that meets.
    pub utvalg: UtvalgId,
    /// The bodies it meets together with, in a joint meeting.
    pub felles_med: Vec<UtvalgId>,
    /// As printed, e.g. `3/2026`.
    pub nummer: Option<String>,
    /// The day.
    pub dato: NaiveDate,
    /// When it is to begin.
    pub start: NaiveTime,
    /// When it is to end.
    pub slutt: Option<NaiveTime>,
    /// A remark to the time, e.g. `lunsj kl. 12.00`.
    pub tid_merknad: Option<String>,
    /// Where, as printed.
    pub sted: String,
    /// A link for those who attend from afar; never printed.
    pub lenke: Option<String>,
    /// How people meet.
    pub form: Moeteform,
    /// Ordinary, extraordinary, joint.
    pub art: Moeteart,
    /// Where it stands.
    pub tilstand: Moetetilstand,
    /// When the innkalling was made and the numbers fixed.
    pub innkalt: Option<NaiveDateTime>,
    /// Why the notice was short (R18).
    pub kort_varsel: Option<String>,
    /// Who chairs it.
    pub moeteleder: Option<PersonId>,
    /// Who takes the minutes.
    pub referent: Option<PersonId>,
    /// The archive's number for the innkalling.
    pub arkivsaksnr: Option<String>,
    /// The archive's number for the referat.
    pub arkivsaksnr_referat: Option<String>,
    /// When it was opened.
    pub satt: Option<NaiveTime>,
    /// When it was closed.
    pub hevet: Option<NaiveTime>,
    /// The item on the table.
    pub naa: Option<MoetesakId>,
    /// What was stated at the opening, after `Møtet ble satt kl. …`.
    pub aapning: String,
    /// The next meeting, as printed.
    pub neste_moete: String,
    /// When the referat is to be sent.
    pub referat_sendes: Option<NaiveDate>,
    /// Until when remarks to the referat are taken.
    pub merknadsfrist: Option<NaiveDate>,
    /// Breaks planned in the agenda.
    pub planlagte_pauser: Vec<PlanlagtPause>,
}
entity!(Moete, "moete");

/// A break in the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct PlanlagtPause {
    /// When it begins.
    pub kl: NaiveTime,
    /// As printed, e.g. `Pause`.
    pub tekst: String,
}

/// How people meet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Moeteform {
    /// In one room.
    #[default]
    Fysisk,
    /// By video.
    Digitalt,
    /// Some in the room, some by video.
    Hybrid,
    /// In writing.
    Skriftlig,
}

/// What kind of meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Moeteart {
    /// In the plan.
    #[default]
    Ordinaert,
    /// Called at short notice (R18).
    Ekstraordinaert,
    /// Several bodies together.
    Fellesmoete,
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Moetetilstand {
    /// In the plan; the agenda is being made.
    #[default]
    Planlagt,
    /// The innkalling is made: numbers are fixed.
    Innkalt,
    /// Running.
    Paagaar,
    /// In a break.
    Pause,
    /// Running behind closed doors.
    Lukket,
    /// Over.
    Hevet,
    /// Called off.
    Avlyst,
}

/// A break that was held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Pause {
    /// Its identity.
    pub id: PauseId,
    /// The meeting.
    pub moete: MoeteId,
    /// When it began.
    pub fra: NaiveTime,
    /// When the meeting went on.
    pub til: Option<NaiveTime>,
}
entity!(Pause, "pause");

impl Moete {
    /// Checks what a person may have typed.
    pub fn check(&self) -> Result<(), Hinder> {
        match self.slutt {
            Some(end) if end <= self.start => Err(Hinder::SluttFoerStart),
            _ => Ok(()),
        }
    }

    /// All bodies that meet.
    pub fn alle_utvalg(&self) -> impl Iterator<Item = UtvalgId> + '_ {
        std::iter::once(self.utvalg).chain(self.felles_med.iter().copied())
    }

    /// Items may still be moved and taken away without a trace.
    pub fn is_planned(&self) -> bool {
        self.tilstand == Moetetilstand::Planlagt
    }

    /// Opened, and not yet over.
    pub fn is_running(&self) -> bool {
        matches!(
            self.tilstand,
            Moetetilstand::Paagaar | Moetetilstand::Pause | Moetetilstand::Lukket
        )
    }

    /// The innkalling is made. After this no number changes.
    pub fn call(&mut self, at: NaiveDateTime) -> Result<(), Hinder> {
        self.to(
            &[Moetetilstand::Planlagt, Moetetilstand::Innkalt],
            Moetetilstand::Innkalt,
        )?;
        self.innkalt.get_or_insert(at);
        Ok(())
    }

    /// The meeting is opened.
    pub fn open(&mut self, at: NaiveTime) -> Result<(), Hinder> {
        self.to(&[Moetetilstand::Innkalt], Moetetilstand::Paagaar)?;
        self.satt = Some(at);
        Ok(())
    }

    /// A break begins.
    pub fn pause(&mut self) -> Result<(), Hinder> {
        self.to(&[Moetetilstand::Paagaar], Moetetilstand::Pause)
    }

    /// The meeting goes on after a break, or the doors are opened again.
    pub fn resume(&mut self) -> Result<(), Hinder> {
        self.to(
            &[Moetetilstand::Pause, Moetetilstand::Lukket],
            Moetetilstand::Paagaar,
        )
    }

    /// The doors are closed for an exempt item.
    pub fn close_doors(&mut self) -> Result<(), Hinder> {
        self.to(
            &[Moetetilstand::Paagaar, Moetetilstand::Pause],
            Moetetilstand::Lukket,
        )
    }

    /// The meeting is over.
    pub fn adjourn(&mut self, at: NaiveTime) -> Result<(), Hinder> {
        if self.satt.is_some_and(|opened| at < opened) {
            return Err(Hinder::SluttFoerStart);
        }
        self.to(
            &[Moetetilstand::Paagaar, Moetetilstand::Pause],
            Moetetilstand::Hevet,
        )?;
        self.hevet = Some(at);
        self.naa = None;
        Ok(())
    }

    /// The meeting is called off.
    pub fn cancel(&mut self) -> Result<(), Hinder> {
        self.to(
            &[Moetetilstand::Planlagt, Moetetilstand::Innkalt],
            Moetetilstand::Avlyst,
        )
    }

    fn to(&mut self, from: &[Moetetilstand], next: Moetetilstand) -> Result<(), Hinder> {
        if !from.contains(&self.tilstand) {
            return Err(Hinder::MoetetErIkkeDer {
                er: self.tilstand,
                skal: next,
            });
        }
        self.tilstand = next;
        Ok(())
    }
}
