//! The two written standards of Norwegian.

use serde::{Deserialize, Serialize};

/// Bokmål or nynorsk: set per body, carried by every document (språklova).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Maalform {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
}

impl Maalform {
    /// The language tag of a document, as PDF/UA wants it.
    pub fn language_tag(self) -> &'static str {
        match self {
            Self::Nb => "nb-NO",
            Self::Nn => "nn-NO",
        }
    }
}
