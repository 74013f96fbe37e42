//! What was decided is followed up.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{MoeteId, MoetesakId, OppfoelgingId, PartId, UtvalgId, entity::entity};

/// One task that a decision made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Oppfoelging {
    /// Its identity.
    pub id: OppfoelgingId,
    /// The body that follows it up.
    pub utvalg: UtvalgId,
    /// The item it comes from, when that is known here.
    pub moetesak: Option<MoetesakId>,
    /// The meeting that last went through it: its minutes show the row.
    pub behandlet_i: Option<MoeteId>,
    /// The item's number as printed.
    pub saksnummer: String,
    /// What is to be done.
    pub oppgave: String,
    /// Who does it, as printed.
    pub ansvarlig: String,
    /// The party, when one party's answer is awaited.
    pub part: Option<PartId>,
    /// Until when.
    pub frist: Option<NaiveDate>,
    /// How far it has come.
    pub status: Oppfoelgingsstatus,
    /// Exempt from public access: masked in public versions.
    pub unntatt: bool,
    /// Place in the list: a fractional index.
    pub rekkefoelge: String,
}
entity!(Oppfoelging, "oppfoelging");

/// How far a task has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Oppfoelgingsstatus {
    /// Not started.
    #[default]
    IkkeStartet,
    /// In progress.
    IArbeid,
    /// Waits for somebody's answer.
    Venter,
    /// Late.
    Forsinket,
    /// Done.
    Utfoert,
}

impl Oppfoelging {
    /// Something remains to be done.
    pub fn is_open(&self) -> bool {
        self.status != Oppfoelgingsstatus::Utfoert
    }

    /// Said to be late, or past its deadline on `today`.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.status == Oppfoelgingsstatus::Forsinket
            || (self.is_open() && self.frist.is_some_and(|f| f < today))
    }
}
