//! Seats, and the people appointed to them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Hinder, OppnevningId, PartId, Partsart, PersonId, PlassId, UtvalgId, entity::entity};

/// A seat in a body: it stays when its holder changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Plass {
    /// Its identity.
    pub id: PlassId,
    /// The body.
    pub utvalg: UtvalgId,
    /// Whom the seat speaks for.
    pub art: Partsart,
    /// The party, when the seat is one party's own.
    pub part: Option<PartId>,
    /// The kind of holder, e.g. `kommunaldirektør`.
    pub betegnelse: String,
    /// What the holder is in the body.
    pub rolle: Rolle,
    /// What the holder may do.
    pub rettighet: Rettighet,
    /// Counts when the two sides are compared (R05).
    pub teller: bool,
    /// Place in lists: a fractional index.
    pub rekkefoelge: String,
    /// The seat exists from this day.
    pub fra: Option<NaiveDate>,
    /// The seat exists until this day.
    pub til: Option<NaiveDate>,
    /// A note from the mandate.
    pub merknad: Option<String>,
}
entity!(Plass, "plass");

/// What the holder of a seat is in the body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Rolle {
    /// Chairs the body.
    Leder,
    /// Chairs it in the leader's absence.
    Nestleder,
    /// An ordinary member.
    #[default]
    Medlem,
    /// Serves the body as its secretary.
    Sekretaer,
}

/// What a seat gives the right to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Rettighet {
    /// Part of the consensus.
    #[default]
    Medlem,
    /// Takes part without being a member.
    Deltaker,
    /// Observer with the right to speak and to propose.
    ObservatoerTaleForslag,
    /// Observer.
    Observatoer,
    /// The secretariat.
    Sekretariat,
    /// Invited.
    Gjest,
    /// Attends single items.
    PaaSak,
}

impl Rettighet {
    /// Part of the consensus, and so of the parity and of a quorum.
    pub fn is_member(self) -> bool {
        self == Self::Medlem
    }

    /// Leaves the room when the meeting is closed by law.
    pub fn leaves_closed_meeting(self) -> bool {
        matches!(
            self,
            Self::ObservatoerTaleForslag | Self::Observatoer | Self::Gjest | Self::PaaSak
        )
    }

    /// May put forward a proposal.
    pub fn may_propose(self) -> bool {
        matches!(self, Self::Medlem | Self::Deltaker | Self::ObservatoerTaleForslag)
    }
}

/// How a person holds a seat.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Oppnevningsart {
    /// Holds it.
    #[default]
    Fast,
    /// Deputises for the holder when called in.
    Vara,
}

/// A person's term in a seat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Oppnevning {
    /// Its identity.
    pub id: OppnevningId,
    /// The seat.
    pub plass: PlassId,
    /// The person.
    pub person: PersonId,
    /// Holder or deputy.
    pub som: Oppnevningsart,
    /// Among deputies, who is called first (1).
    pub nummer: u8,
    /// The first day.
    pub fra: NaiveDate,
    /// The last day, when it is known.
    pub til: Option<NaiveDate>,
}
entity!(Oppnevning, "oppnevning");

impl Oppnevning {
    /// An end before the start is refused.
    pub fn check(&self) -> Result<(), Hinder> {
        match self.til {
            Some(til) if til < self.fra => Err(Hinder::SluttFoerStart),
            _ => Ok(()),
        }
    }

    /// True when the term covers `day`.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.fra <= day && self.til.is_none_or(|til| day <= til)
    }
}

impl Plass {
    /// True when the seat exists on `day`.
    pub fn exists(&self, day: NaiveDate) -> bool {
        self.fra.is_none_or(|fra| fra <= day) && self.til.is_none_or(|til| day <= til)
    }

    /// Who holds the seat on `day`.
    pub fn holder<'a>(&self, terms: &'a [Oppnevning], day: NaiveDate) -> Option<&'a Oppnevning> {
        let mine = |term: &&Oppnevning| term.plass == self.id && term.covers(day);
        terms
            .iter()
            .filter(mine)
            .filter(|term| term.som == Oppnevningsart::Fast)
            .max_by_key(|term| term.fra)
    }

    /// The deputies of the seat on `day`, first called first.
    pub fn deputies<'a>(&self, terms: &'a [Oppnevning], day: NaiveDate) -> Vec<&'a Oppnevning> {
        let mine = |term: &&Oppnevning| term.plass == self.id && term.covers(day);
        let mut found: Vec<_> = terms
            .iter()
            .filter(mine)
            .filter(|term| term.som == Oppnevningsart::Vara)
            .collect();
        found.sort_by_key(|term| (term.nummer, term.fra));
        found
    }
}
