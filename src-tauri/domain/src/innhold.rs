//! Everything one meeting is about, gathered: what a document is made from, and what a seal freezes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Forankring, Forslag, Frammoete, Funn, Habilitet, Melding, Moete, Moetesak, Oppfoelging, Pause, PersonId,
    Protokolltilfoersel, Rettelse, Sak, Standpunkt, Tekst, Tilstedevaerelse, Utfall, Utvalg, UtvalgId,
    Vedlegg,
};

/// One meeting with everything that belongs to it, in the order of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Moeteinnhold {
    /// The partnership's name, as printed in the head.
    pub helsefellesskap: Option<String>,
    /// The body that meets.
    pub utvalg: Utvalg,
    /// The bodies it meets together with.
    pub felles_med: Vec<Utvalg>,
    /// Names of the other bodies that are mentioned.
    pub utvalgsnavn: BTreeMap<UtvalgId, String>,
    /// The meeting.
    pub moete: Moete,
    /// Who chairs it.
    pub moeteleder: Option<Navngitt>,
    /// Who takes the minutes.
    pub referent: Option<Navngitt>,
    /// Who was called and who came, in printed order.
    pub frammoete: Vec<Frammoete>,
    /// When they were in the room, by time.
    pub tilstedevaerelse: Vec<Tilstedevaerelse>,
    /// The breaks that were held.
    pub pauser: Vec<Pause>,
    /// The items in the order of the agenda; an item treated under another follows it.
    pub saker: Vec<Saksinnhold>,
    /// The follow-ups that belong in the minutes.
    pub oppfoelging: Vec<Oppfoelging>,
    /// What the rules found, for the minutes to repeat (R18, R23).
    pub funn: Vec<Funn>,
}

/// A person as a document names them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Navngitt {
    /// The person.
    pub person: PersonId,
    /// Name.
    pub navn: String,
    /// Post.
    pub stilling: String,
}

/// One item with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Saksinnhold {
    /// The item.
    pub moetesak: Moetesak,
    /// The number as printed; in a plan not yet fixed, the one it would get.
    pub nummer: String,
    /// False while the number may still change.
    pub nummer_fast: bool,
    /// What was said and done.
    pub behandling: Tekst,
    /// The conclusion: vedtak, tilråding, råd or summing-up, by the outcome.
    pub vedtak: Tekst,
    /// The sak it treats.
    pub sak: Option<Sak>,
    /// The case paper's texts by field (`forslag`, `bakgrunn` …); only those that say something.
    pub saksframlegg: BTreeMap<String, Tekst>,
    /// Prior agreement.
    pub forankring: Vec<Forankring>,
    /// Its way so far, oldest first, this meeting included.
    pub saksgang: Vec<Behandlingssted>,
    /// Attachments.
    pub vedlegg: Vec<Vedlegg>,
    /// Impartiality.
    pub habilitet: Vec<Habilitet>,
    /// Proposals.
    pub forslag: Vec<Forslag>,
    /// Standpoints.
    pub standpunkter: Vec<Standpunkt>,
    /// Statements.
    pub protokolltilfoersler: Vec<Protokolltilfoersel>,
    /// Things noted.
    pub meldinger: Vec<Melding>,
    /// Corrections of earlier minutes.
    pub rettelser: Vec<Rettelse>,
    /// Where the item came from, when it was postponed, lifted or sent over.
    pub fra: Option<Behandlingssted>,
}

/// One stop on a sak's way across the bodies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Behandlingssted {
    /// The body, as printed.
    pub utvalg: String,
    /// The day.
    pub dato: NaiveDate,
    /// The item's number there, when it has one.
    pub nummer: Option<String>,
    /// How it ended there.
    pub utfall: Option<Utfall>,
}

impl Moeteinnhold {
    /// The name and post of somebody who was called, by person.
    pub fn person(&self, id: PersonId) -> Option<&Frammoete> {
        self.frammoete.iter().find(|f| f.person == id)
    }

    /// The printed number of an item.
    pub fn nummer(&self, id: crate::MoetesakId) -> Option<&str> {
        self.saker
            .iter()
            .find(|s| s.moetesak.id == id)
            .map(|s| s.nummer.as_str())
    }
}
