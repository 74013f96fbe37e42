//! The parties of a partnership, and the kinds of people who sit in its bodies.

use serde::{Deserialize, Serialize};

use crate::{HelsefellesskapId, PartId, entity::entity};

/// Whom a seat speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Partsart {
    /// A kommune.
    Kommune,
    /// A health trust or hospital, or another specialist service.
    Helseforetak,
    /// The general practitioners.
    Fastlege,
    /// The users.
    Bruker,
    /// The employees' organisations: only the role is ever shown (GDPR art. 9).
    Ansatte,
    /// A unit for research and development.
    Fou,
    /// A coordinator whom both sides share.
    Koordinator,
    /// The practice consultants.
    Pko,
    /// KS, the association of kommuner.
    Ks,
    /// Leaders of another body who attend by virtue of that.
    Utvalg,
    /// The secretariat.
    Sekretariat,
    /// A guest or somebody else.
    Annen,
}

impl Partsart {
    /// The two sides whose numbers are compared (rule R05).
    pub const SIDER: [Self; 2] = [Self::Kommune, Self::Helseforetak];
}

/// A legally independent party of the partnership: no majority binds it (rule R23).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Part {
    /// Its identity.
    pub id: PartId,
    /// The partnership it belongs to.
    pub helsefellesskap: HelsefellesskapId,
    /// Kommune or helseforetak.
    pub art: Partsart,
    /// As printed, e.g. `Elvestad kommune`.
    pub navn: String,
}
entity!(Part, "part");
