//! How the papers of a secretariat look, and whose they are.

use serde::{Deserialize, Serialize};

/// What is the same on every paper. Whatever a body leaves open is as its partnership has it, and what that leaves open
/// as the program has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(default)]
pub struct Profil {
    /// Lines at the foot of the first page: who sends it, address, telephone.
    pub avsender: Vec<String>,
    /// The secretariat's reference, as printed in the head of meeting papers.
    pub referanse: Option<String>,
    /// The colour of headings, links and bars, as `#rrggbb`.
    pub farge: Option<String>,
    /// The sheet.
    pub ark: Option<Arkstoerrelse>,
    /// The size of the text.
    pub skrift: Option<Skriftstoerrelse>,
    /// Who signs the minutes, in this order.
    pub underskrifter: Option<Vec<Underskriver>>,
}

impl Profil {
    /// This profile, and where it is silent what `common` says.
    #[must_use]
    pub fn over(self, common: Self) -> Self {
        Self {
            avsender: if self.avsender.is_empty() {
                common.avsender
            } else {
                self.avsender
            },
            referanse: self.referanse.or(common.referanse),
            farge: self.farge.or(common.farge),
            ark: self.ark.or(common.ark),
            skrift: self.skrift.or(common.skrift),
            underskrifter: self.underskrifter.or(common.underskrifter),
        }
    }
}

/// Sheets that offices have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Arkstoerrelse {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
    /// 148 × 210 mm.
    A5,
    /// 8.5 × 11 inches.
    Letter,
}

/// How large the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Skriftstoerrelse {
    /// As papers usually are.
    Vanlig,
    /// A little larger.
    Stoerre,
    /// For readers who see poorly.
    Storskrift,
}

/// Those who may have a place to sign under minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Underskriver {
    /// Whoever chaired the meeting.
    Moeteleder,
    /// A leader beside the chair, and the deputy leader of the other side.
    Ledere,
    /// Whoever took the minutes.
    Referent,
    /// Every member who came, and every deputy in a member's place.
    Medlemmer,
}

/// The picture at the top of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Logo {
    /// A PNG or JPEG, in base64: it is small, and comes along wherever the papers are made.
    pub bilde: String,
    /// What a screen reader says of it. Nothing when it only decorates, because the sender is named beside it.
    pub alternativ_tekst: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_says_what_differs_and_takes_the_rest_from_its_partnership() {
        let common = Profil {
            avsender: vec!["Sekretariatet, Storgata 1".into()],
            farge: Some("#143255".into()),
            skrift: Some(Skriftstoerrelse::Stoerre),
            ..Profil::default()
        };
        let own = Profil {
            farge: Some("#005a3c".into()),
            ark: Some(Arkstoerrelse::A5),
            ..Profil::default()
        };
        assert_eq!(
            own.over(common),
            Profil {
                avsender: vec!["Sekretariatet, Storgata 1".into()],
                referanse: None,
                farge: Some("#005a3c".into()),
                ark: Some(Arkstoerrelse::A5),
                skrift: Some(Skriftstoerrelse::Stoerre),
                underskrifter: None,
            }
        );
    }
}
