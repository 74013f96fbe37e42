//! What is exempt from public access, and by which law.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Hinder;

/// An exemption (offentleglova §§ 12–26; Noark 5 M500–M504). Everything is open unless it has one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Skjerming {
    /// The legal basis as printed, e.g. `offl. § 13 jf. fvl. § 13 første ledd nr. 1`.
    pub hjemmel: String,
    /// Whole or part.
    pub omfang: Skjermingsomfang,
    /// The title the public may read; without one it is masked with asterisks (Noark 5 M025).
    pub offentlig_tittel: Option<String>,
    /// The exemption ends on this day.
    pub til: Option<NaiveDate>,
}

/// How much of the document the exemption covers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Skjermingsomfang {
    /// The whole item: title, paper, treatment and decision.
    #[default]
    Hele,
    /// The texts, but the title is open.
    Tekst,
}

/// What stands in a public version instead of an exempt title (Noark 5 M025).
pub const MASKERT: &str = "*******";

impl Skjerming {
    /// An exemption must name its law.
    pub fn check(&self) -> Result<(), Hinder> {
        if self.hjemmel.trim().is_empty() {
            Err(Hinder::SkjermingUtenHjemmel)
        } else {
            Ok(())
        }
    }

    /// The title as the public may read it.
    pub fn public_title<'a>(&'a self, title: &'a str) -> &'a str {
        match (self.omfang, &self.offentlig_tittel) {
            (_, Some(public)) if !public.trim().is_empty() => public,
            (Skjermingsomfang::Tekst, _) => title,
            (Skjermingsomfang::Hele, _) => MASKERT,
        }
    }
}
