//! Who has what before them, as each desk says it beside what it has. It is a courtesy between colleagues: it keeps
//! nobody from anything, and nothing of it is kept.

use chrono::TimeDelta;
use minicbor::{Decoder, decode::Error};
use uuid::Uuid;

use crate::{
    Desk,
    desk::Heard,
    encoding::{Failed, Out, array, fixed, optional, skip},
};

/// How often a desk says again what it has open.
pub(crate) const BEAT: TimeDelta = TimeDelta::minutes(1);

/// Who has said nothing new for so long may have gone without a word.
const FRESH: TimeDelta = TimeDelta::minutes(3);

/// What somebody has before them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presence {
    /// What is open, a meeting.
    pub open: Option<Uuid>,
    /// The text they have the pen of: they write in it now.
    pub pen: Option<Pen>,
}

/// The pen of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pen {
    /// What the text belongs to.
    pub owner: Uuid,
    /// Which of its texts.
    pub field: String,
}

impl Presence {
    pub(crate) fn is_somewhere(&self) -> bool {
        *self != Self::default()
    }

    pub(crate) fn put(&self, e: &mut Out<'_>) -> Result<(), Failed> {
        e.array(2)?;
        match self.open {
            Some(open) => e.bytes(open.as_bytes())?,
            None => e.null()?,
        };
        match &self.pen {
            Some(pen) => e.array(2)?.bytes(pen.owner.as_bytes())?.str(&pen.field)?,
            None => e.null()?,
        };
        Ok(())
    }

    pub(crate) fn read(d: &mut Decoder<'_>) -> Result<Self, Error> {
        let more = array(d, 2)?;
        let id = |d: &mut Decoder<'_>| fixed(d).map(Uuid::from_bytes);
        let presence = Self {
            open: optional(d, id)?,
            pen: optional(d, |d| {
                let more = array(d, 2)?;
                let pen = Pen {
                    owner: id(d)?,
                    field: d.str()?.into(),
                };
                skip(d, more)?;
                Ok(pen)
            })?,
        };
        skip(d, more)?;
        Ok(presence)
    }
}

impl Desk {
    /// What somebody has before them at this desk from now on. Colleagues hear of it with the next pass.
    pub fn attend(&mut self, presence: Presence) {
        self.presence = presence;
    }

    /// Where a colleague is, as far as they were heard from lately. Their clock says nothing about that: only ours
    /// tells how long ago a word came.
    pub(crate) fn whereabouts(&self, heard: &Heard) -> Presence {
        let is_fresh = self.clock.now() - heard.since < FRESH;
        let is_member = self.vault.members.role(heard.ack.device).is_some();
        if is_fresh && is_member {
            heard.ack.presence.clone()
        } else {
            Presence::default()
        }
    }
}
