//! People.

use serde::{Deserialize, Serialize};

use crate::{PartId, PersonId, entity::entity};

/// Somebody who sits in, serves or visits a body.
///
/// E-mail and telephone are for the secretariat alone and never in an export or a document unless asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Person {
    /// Its identity.
    pub id: PersonId,
    /// The whole name as printed; up to 80 characters.
    pub navn: String,
    /// The person's post, e.g. `klinikksjef medisin` or `kommunaldirektør, Vestvoll`.
    pub stilling: String,
    /// The party the person works for.
    pub part: Option<PartId>,
    /// For the secretariat only.
    pub epost: Option<String>,
    /// For the secretariat only.
    pub telefon: Option<String>,
    /// The language the name is read in, when it is not the paper's.
    #[serde(default)]
    pub navnespraak: Option<Navnespraak>,
}
entity!(Person, "person");

/// The languages of Norway whose names a Norwegian voice reads wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Navnespraak {
    /// Northern Sámi.
    Nordsamisk,
    /// Lule Sámi.
    Lulesamisk,
    /// Southern Sámi.
    Soersamisk,
    /// Kven.
    Kvensk,
}

impl Navnespraak {
    /// The language's tag after BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nordsamisk => "se",
            Self::Lulesamisk => "smj",
            Self::Soersamisk => "sma",
            Self::Kvensk => "fkv",
        }
    }
}

impl Person {
    /// The last word of the name, as a referat says it the second time.
    pub fn etternavn(&self) -> &str {
        etternavn(&self.navn)
    }
}

/// The last word of a name.
pub fn etternavn(navn: &str) -> &str {
    navn.split_whitespace().next_back().unwrap_or(navn)
}
