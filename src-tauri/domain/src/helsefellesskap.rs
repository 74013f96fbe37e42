//! The partnership itself.

use serde::{Deserialize, Serialize};

use crate::{HelsefellesskapId, Logo, Maalform, Profil, entity::entity};

/// A partnership by agreement between legally independent parties.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Helsefellesskap {
    /// Its identity.
    pub id: HelsefellesskapId,
    /// As printed in the head of every document.
    pub navn: String,
    /// The målform that new bodies begin with.
    pub maalform: Maalform,
    /// The template it began from, e.g. `ostfold`.
    pub mal: Option<String>,
    /// How its papers look.
    pub profil: Option<Profil>,
    /// The picture on them.
    pub logo: Option<Logo>,
}
entity!(Helsefellesskap, "helsefellesskap");
