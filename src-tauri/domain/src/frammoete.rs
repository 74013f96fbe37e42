//! Attendance: who was called, and the intervals in which they were present. Presence at an item is derived.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    FrammoeteId, Hinder, MoeteId, Moetesak, Partsart, PersonId, PlassId, Rettighet, Rolle,
    TilstedevaerelseId, entity::entity,
};

/// One person in one meeting, with name and post as they were then: a referat from last year shows the
/// names of last year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Frammoete {
    /// Made from meeting and person by [`Frammoete::identity`], so that two desks make the same row.
    pub id: FrammoeteId,
    /// The meeting.
    pub moete: MoeteId,
    /// The person.
    pub person: PersonId,
    /// The seat; guests have none.
    pub plass: Option<PlassId>,
    /// Name on the day.
    pub navn: String,
    /// Post on the day.
    pub stilling: String,
    /// Whom the person speaks for.
    pub art: Partsart,
    /// What the person is in the body.
    pub rolle: Rolle,
    /// The role as printed when the plain one does not say enough, e.g. `Koordinator og sekretær`.
    pub rolle_tekst: Option<String>,
    /// What the person may do here.
    pub rettighet: Rettighet,
    /// Counts when the two sides are compared.
    pub teller: bool,
    /// The person this one deputises for.
    pub vara_for: Option<PersonId>,
    /// Called, absent, attending.
    pub status: Frammoetestatus,
    /// A remark, e.g. `uten vararepresentant`.
    pub merknad: Option<String>,
    /// Place in the list: a fractional index.
    pub rekkefoelge: String,
}
entity!(Frammoete, "frammoete");

/// Whether somebody comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Frammoetestatus {
    /// Called in.
    #[default]
    Kalt,
    /// Has reported absence.
    Forfall,
    /// Attends, for the whole meeting or part of it.
    Moett,
    /// Did not come and gave no notice.
    IkkeMoett,
}

/// One interval in which somebody was present.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Tilstedevaerelse {
    /// Its identity.
    pub id: TilstedevaerelseId,
    /// The meeting.
    pub moete: MoeteId,
    /// The person.
    pub person: PersonId,
    /// From.
    pub fra: NaiveTime,
    /// To; open while the person is in the room.
    pub til: Option<NaiveTime>,
    /// Why it ended.
    pub grunn: Option<Fravaersgrunn>,
}
entity!(Tilstedevaerelse, "tilstedevaerelse");

/// Why somebody was out of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Fravaersgrunn {
    /// Left.
    Gikk,
    /// Disqualified in the item.
    Inhabil,
    /// The meeting was closed.
    Lukket,
    /// Lost the connection.
    Samband,
    /// The meeting was over.
    Hevet,
}

impl Frammoete {
    /// The identity of a person's attendance in a meeting.
    pub fn identity(meeting: MoeteId, person: PersonId) -> FrammoeteId {
        FrammoeteId(Uuid::new_v5(&meeting.0, person.0.as_bytes()))
    }
}

impl Tilstedevaerelse {
    /// True when the interval covers `at`; its end is outside.
    pub fn covers(&self, at: NaiveTime) -> bool {
        self.fra <= at && self.til.is_none_or(|til| at < til)
    }

    /// True when both cover some moment.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.til.is_some_and(|til| til <= b.fra);
        !before(self, other) && !before(other, self)
    }

    /// The interval ends.
    pub fn end(&mut self, at: NaiveTime, reason: Fravaersgrunn) -> Result<(), Hinder> {
        if at < self.fra {
            return Err(Hinder::SluttFoerStart);
        }
        self.til = Some(at);
        self.grunn = Some(reason);
        Ok(())
    }
}

/// A person's part in one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case", tag = "art")]
pub enum Deltakelse {
    /// Present when the item was concluded, and from its beginning.
    Hele,
    /// Present for a part of it.
    Delvis {
        /// Came in after the item had begun.
        fra: Option<NaiveTime>,
        /// Went before it was concluded.
        til: Option<NaiveTime>,
    },
    /// Not present.
    Ikke {
        /// Why, when it is known.
        grunn: Option<Fravaersgrunn>,
    },
}

/// A person's part in `item`, from the intervals of that person in the meeting.
pub fn deltakelse(item: &Moetesak, intervals: &[Tilstedevaerelse]) -> Deltakelse {
    let Some(start) = item.startet else {
        return Deltakelse::Ikke { grunn: None };
    };
    let end = item.avsluttet.unwrap_or(start);
    let overlapping = |i: &&Tilstedevaerelse| i.fra <= end && i.til.is_none_or(|til| til > start);
    let mut inside: Vec<_> = intervals.iter().filter(overlapping).collect();
    inside.sort_by_key(|i| i.fra);
    let out = |i: &Tilstedevaerelse| matches!(i.grunn, Some(Fravaersgrunn::Inhabil | Fravaersgrunn::Lukket));
    // Whoever stepped out as disqualified or for closed doors, and had not come back when the item was
    // concluded, had no part in it, however many minutes of it they heard.
    let stepped_out = intervals
        .iter()
        .filter(|i| out(i) && i.til.is_some_and(|til| til >= start && til <= end));
    if let Some(left) = stepped_out.max_by_key(|i| i.til)
        && !intervals.iter().any(|i| i.covers(end))
    {
        return Deltakelse::Ikke { grunn: left.grunn };
    }
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        let before = intervals
            .iter()
            .filter(|i| i.til.is_some_and(|til| til <= start))
            .max_by_key(|i| i.til);
        return Deltakelse::Ikke {
            grunn: before.and_then(|i| i.grunn),
        };
    };
    let fra = (first.fra > start).then_some(first.fra);
    let til = last.til.filter(|til| *til < end);
    if fra.is_none() && til.is_none() {
        Deltakelse::Hele
    } else {
        Deltakelse::Delvis { fra, til }
    }
}
