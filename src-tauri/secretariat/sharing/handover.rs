//! Handing the work over to a successor.

use serde::Serialize;
use sync::Membership;

use super::{Delingsrolle, Kode, Sharing};
use crate::Result;

/// How long a successor has to join.
const DAYS: u32 = 30;

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Overlevering {
    /// The bodies whose numbers the successor fixes from now on.
    pub utvalg: Vec<String>,
    /// With which a successor joins who does not take part yet, as an administrator.
    pub kode: Option<Kode>,
    /// Bundles of changes that are not in the folder yet, and so not with the successor either.
    pub usendt: usize,
}

impl Sharing {
    /// A code for `person`, unless they take part already: who does has the whole archive.
    pub fn let_in(&mut self, person: &str) -> Result<Option<Kode>> {
        let status = self.folder.pass(&mut self.store)?.status;
        let mut members = status.members.iter();
        if members.any(|member| member.person == person && member.membership == Membership::In) {
            return Ok(None);
        }
        self.invite(person, Delingsrolle::Administrator, DAYS).map(Some)
    }
}
