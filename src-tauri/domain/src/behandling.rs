//! What people do and say while an item is treated.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use crate::{
    ForslagId, HabilitetId, Hinder, MoetesakId, PartId, Partsart, PersonId, Protokollrett,
    ProtokolltilfoerselId, Rettighet, StandpunktId, Tekst, entity::entity,
};

/// A person's impartiality in one item (forvaltningsloven § 6).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Habilitet {
    /// Its identity.
    pub id: HabilitetId,
    /// The item.
    pub moetesak: MoetesakId,
    /// The person.
    pub person: PersonId,
    /// What the rest of the body found.
    pub utfall: Habilitetsutfall,
    /// The circumstance, as the end of a sentence: `hun leder styringsgruppen i prosjektet`.
    pub grunn: String,
    /// The legal basis as printed: text, for the laws change their numbers.
    pub hjemmel: String,
    /// When the person left the room.
    pub fratraadte: Option<NaiveTime>,
    /// When the person came back.
    pub tiltraadte: Option<NaiveTime>,
}
entity!(Habilitet, "habilitet");

/// What the body found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Habilitetsutfall {
    /// Not disqualified.
    Habil,
    /// Disqualified.
    Inhabil,
}

impl Habilitet {
    /// A disqualification must name its law.
    pub fn check(&self) -> Result<(), Hinder> {
        if self.utfall == Habilitetsutfall::Inhabil && self.hjemmel.trim().is_empty() {
            return Err(Hinder::InhabilUtenHjemmel);
        }
        Ok(())
    }
}

/// A proposal made in a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Forslag {
    /// Its identity.
    pub id: ForslagId,
    /// The item.
    pub moetesak: MoetesakId,
    /// Who made it, as printed.
    pub av: String,
    /// When.
    pub kl: Option<NaiveTime>,
    /// What it says.
    pub tekst: Tekst,
    /// What became of it.
    pub status: Forslagsstatus,
}
entity!(Forslag, "forslag");

/// What became of a proposal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Forslagsstatus {
    /// On the table.
    #[default]
    Fremsatt,
    /// Part of the decision.
    Vedtatt,
    /// Not agreed to.
    Avvist,
    /// Taken back.
    Trukket,
}

/// A side's or a party's standpoint, and whether the conclusion binds it (R23).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Standpunkt {
    /// Its identity.
    pub id: StandpunktId,
    /// The item.
    pub moetesak: MoetesakId,
    /// The side, when a whole side stands together.
    pub art: Option<Partsart>,
    /// The party, when it stands alone.
    pub part: Option<PartId>,
    /// Who, as printed, e.g. `Kommunane (Aarvåg, Nesbø)`.
    pub hvem: String,
    /// What they hold.
    pub tekst: String,
    /// Bound by the conclusion.
    pub bundet: bool,
    /// Place in the list: a fractional index.
    pub rekkefoelge: String,
}
entity!(Standpunkt, "standpunkt");

/// A statement entered in the minutes under the decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Protokolltilfoersel {
    /// Its identity.
    pub id: ProtokolltilfoerselId,
    /// The item.
    pub moetesak: MoetesakId,
    /// Who made it.
    pub person: PersonId,
    /// As printed, e.g. `Pål-Henrik Østensvig, Elvestad kommune`.
    pub fra: String,
    /// The words, verbatim.
    pub tekst: String,
}
entity!(Protokolltilfoersel, "protokolltilfoersel");

/// Whether somebody with `right` may have a statement entered, by the body's setting.
pub fn may_enter_statement(setting: Protokollrett, right: Rettighet) -> Result<(), Hinder> {
    let observer = matches!(
        right,
        Rettighet::Observatoer | Rettighet::ObservatoerTaleForslag | Rettighet::Deltaker
    );
    match setting {
        _ if right.is_member() => Ok(()),
        Protokollrett::OgsaaObservatoerer if observer => Ok(()),
        _ => Err(Hinder::IkkeProtokollrett),
    }
}
