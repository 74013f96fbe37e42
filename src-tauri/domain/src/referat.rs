//! The versions of a meeting's minutes, and the documents made from them.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{
    DokumentId, Hinder, Maalform, MerknadId, MoeteId, MoetesakId, ReferatId, RettelseId, entity::entity,
};

/// One version of a meeting's minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Referat {
    /// Its identity.
    pub id: ReferatId,
    /// The meeting.
    pub moete: MoeteId,
    /// Counted from 1.
    pub versjon: u16,
    /// Where it stands.
    pub tilstand: Referattilstand,
    /// When it was sealed: from then on its text is what `innhold` names, and never changes.
    pub forseglet: Option<NaiveDateTime>,
    /// SHA-256 of the sealed content, in hexadecimal.
    pub innhold: Option<String>,
    /// The item in a later meeting that approved it.
    pub godkjent_i: Option<MoetesakId>,
    /// Why there is a new version.
    pub merknad: Option<String>,
}
entity!(Referat, "referat");

/// Where minutes stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Referattilstand {
    /// Being written.
    #[default]
    Utkast,
    /// With the chair of the meeting.
    HosMoeteleder,
    /// Sent to the members, preliminary.
    SendtUt,
    /// Approved.
    Godkjent,
    /// Sealed: text changes only by a new version.
    Forseglet,
    /// Sealed and signed.
    Signert,
    /// The public version is published.
    Publisert,
    /// Delivered to the archives.
    Arkivert,
}

impl Referat {
    /// Its text can no longer change.
    pub fn is_sealed(&self) -> bool {
        self.forseglet.is_some()
    }

    /// The text is frozen by its hash.
    pub fn seal(&mut self, at: NaiveDateTime, content: String) -> Result<(), Hinder> {
        if self.is_sealed() {
            return Err(Hinder::ReferatetErForseglet);
        }
        self.tilstand = Referattilstand::Forseglet;
        self.forseglet = Some(at);
        self.innhold = Some(content);
        Ok(())
    }

    /// A step on its way; never back behind the seal.
    pub fn advance(&mut self, next: Referattilstand) -> Result<(), Hinder> {
        let sealed_states = next >= Referattilstand::Forseglet;
        if self.is_sealed() != sealed_states {
            return Err(if self.is_sealed() {
                Hinder::ReferatetErForseglet
            } else {
                Hinder::ReferatetErIkkeForseglet
            });
        }
        self.tilstand = next;
        Ok(())
    }
}

/// A remark to the minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Merknad {
    /// Its identity.
    pub id: MerknadId,
    /// The version it was made to.
    pub referat: ReferatId,
    /// Who made it, as printed.
    pub fra: String,
    /// When it came.
    pub dato: NaiveDate,
    /// What it says.
    pub tekst: String,
}
entity!(Merknad, "merknad");

/// A correction of earlier minutes, made when they were approved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Rettelse {
    /// Its identity.
    pub id: RettelseId,
    /// The item that made it.
    pub moetesak: MoetesakId,
    /// The meeting whose minutes are corrected, when it is known here.
    pub gjelder: Option<MoeteId>,
    /// The corrected item's number as printed.
    pub saksnummer: String,
    /// What is to stand instead of what.
    pub tekst: String,
    /// Who pointed it out, as printed.
    pub fra: String,
}
entity!(Rettelse, "rettelse");

/// A document that was produced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Dokument {
    /// Its identity.
    pub id: DokumentId,
    /// The meeting.
    pub moete: MoeteId,
    /// What it is.
    pub art: Dokumentart,
    /// Its målform.
    pub maalform: Maalform,
    /// The name it is saved under.
    pub filnavn: String,
    /// SHA-256 of its bytes, in hexadecimal; the bytes are kept under it.
    pub sha256: String,
    /// Its number of pages.
    pub sider: u32,
    /// When it was made.
    pub laget: NaiveDateTime,
    /// The version of the minutes it shows.
    pub versjon: Option<u16>,
}
entity!(Dokument, "dokument");

/// The kinds of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Dokumentart {
    /// Notice with agenda and case papers.
    Innkalling,
    /// The same without exempt text.
    OffentligInnkalling,
    /// Minutes.
    Referat,
    /// The same without exempt text.
    OffentligReferat,
    /// Minutes with one or more signatures.
    SignertReferat,
}

impl Dokumentart {
    /// Free of everything exempt.
    pub fn is_public(self) -> bool {
        matches!(self, Self::OffentligInnkalling | Self::OffentligReferat)
    }
}
