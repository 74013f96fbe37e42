//! Where one is in the program, and where one's colleagues are.

use domain::MoeteId;
use serde::{Deserialize, Serialize};
use sync::{Pen, Presence, Status};
use uuid::Uuid;

/// What somebody has before them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Sted {
    /// The meeting.
    pub moete: Option<MoeteId>,
    /// The text they write in.
    pub penn: Option<Penn>,
}

/// Who has it writes in a text now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Penn {
    /// What the text belongs to.
    pub ting: Uuid,
    /// Which of its texts.
    pub felt: String,
}

/// A colleague who has a meeting open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Kollega {
    /// Who it is.
    pub person: String,
    /// Where they are.
    pub sted: Sted,
}

impl From<Sted> for Presence {
    fn from(sted: Sted) -> Self {
        Self {
            open: sted.moete.map(|moete| moete.0),
            pen: sted.penn.map(|penn| Pen {
                owner: penn.ting,
                field: penn.felt,
            }),
        }
    }
}

impl From<&Presence> for Sted {
    fn from(presence: &Presence) -> Self {
        Self {
            moete: presence.open.map(MoeteId),
            penn: presence.pen.as_ref().map(|pen| Penn {
                ting: pen.owner,
                felt: pen.field.clone(),
            }),
        }
    }
}

/// The colleagues who are somewhere.
pub(super) fn kolleger(status: &Status) -> Vec<Kollega> {
    let colleagues = status.colleagues.iter().map(|colleague| Kollega {
        person: colleague.person.clone(),
        sted: (&colleague.presence).into(),
    });
    colleagues
        .filter(|kollega| kollega.sted != Sted::default())
        .collect()
}
