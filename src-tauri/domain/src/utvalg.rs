//! A body, and its rules as data.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Frister, HelsefellesskapId, Hinder, Logo, Maalform, Nummerering, Profil, Regelsett, Sakstype,
    UtsattNummer, UtvalgId, entity::entity,
};

/// A body: its names, its place among the others, its rules. The mandate is its text `mandat`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Utvalg {
    /// Its identity.
    pub id: UtvalgId,
    /// The partnership, unless it is one plain committee.
    pub helsefellesskap: Option<HelsefellesskapId>,
    /// The body above.
    pub over: Option<UtvalgId>,
    /// As printed, in the body's own målform.
    pub navn: String,
    /// E.g. `SSU`.
    pub kortnavn: Option<String>,
    /// 1 is the top.
    pub nivaa: Option<u8>,
    /// What kind of body.
    pub art: Utvalgsart,
    /// Bokmål or nynorsk.
    pub maalform: Maalform,
    /// What the body may decide, in the founding document's words.
    pub myndighet: String,
    /// Its first day.
    pub fra: Option<NaiveDate>,
    /// Its last day, for a time-limited body (R12).
    pub til: Option<NaiveDate>,
    /// How items are numbered.
    pub nummerering: Nummerering,
    /// What becomes of the number of a postponed item.
    pub utsatt_nummer: UtsattNummer,
    /// How the body reaches its conclusions.
    pub beslutningsform: Beslutningsform,
    /// How its minutes are approved.
    pub godkjenning: Godkjenningsmaate,
    /// Which rules apply, and how hard.
    pub regler: Regelsett,
    /// Its deadlines around a meeting.
    pub frister: Frister,
    /// Meetings a year: at least, at most.
    pub moeter_per_aar: Option<(u8, u8)>,
    /// Who may have a statement entered in the minutes.
    pub protokolltilfoersel: Protokollrett,
    /// Items that every agenda of the body begins or ends with.
    pub faste_saker: Vec<FastSak>,
    /// Who is its secretariat.
    pub sekretariat: Option<Sekretariat>,
    /// Where absence is reported, as printed in the innkalling.
    pub forfall_til: String,
    /// Who the innkalling goes to, as printed.
    pub til_tekst: String,
    /// Who gets a copy, as printed.
    pub kopi_tekst: String,
    /// The town in the date line above the signatures.
    pub stedsnavn: String,
    /// Where meetings usually are.
    pub moetested: String,
    /// Who fixes the body's numbers, by the name they work under; nobody in particular when there is none. Of two who
    /// fix numbers without knowing of each other, both may print the same one.
    pub nummerfoerer: Option<String>,
    /// How its papers look, where that differs from its partnership's.
    pub profil: Option<Profil>,
    /// The picture on them, when it is another.
    pub logo: Option<Logo>,
}
entity!(Utvalg, "utvalg", ["mandat"]);

/// Kinds of bodies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Utvalgsart {
    /// A meeting of the partnership's top.
    Moete,
    /// A standing committee.
    #[default]
    Fast,
    /// A standing sub-committee.
    FastUnderutvalg,
    /// Ends by itself when its task is done.
    Tidsbegrenset,
    /// A network of peers.
    Nettverk,
    /// A unit with employees.
    Enhet,
}

/// How a body reaches its conclusions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Beslutningsform {
    /// By consensus: no party objects (R08).
    #[default]
    Konsensus,
    /// By vote.
    Votering,
    /// It gives advice only.
    Raad,
}

/// The four ways minutes are approved in practice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Godkjenningsmaate {
    /// As an item in the next meeting.
    #[default]
    NesteMoete,
    /// Sent for remarks, then approved.
    Hoering,
    /// As the last item of the same meeting.
    SammeMoete,
    /// By signature, before publication.
    Signatur,
}

/// Who may have a statement entered in the minutes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Protokollrett {
    /// Members only.
    #[default]
    Medlemmer,
    /// Observers too.
    OgsaaObservatoerer,
}

/// An item that every agenda of a body has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct FastSak {
    /// As printed; `{dato}` and `{utvalg}` are filled in.
    pub tittel: String,
    /// What kind of item.
    #[serde(rename = "type")]
    pub sakstype: Sakstype,
    /// Where it comes from and where it stands.
    pub fast: FastPost,
}

/// Standing items the program fills by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum FastPost {
    /// Approval of notice and agenda; first.
    GodkjenningInnkalling,
    /// Approval of the last minutes; second.
    GodkjenningReferat,
    /// Open follow-ups; third.
    Vedtakslogg,
    /// A standing item of the body's own, such as the yearly report (R03, R04).
    Egen,
    /// Minutes of other bodies to be noted; next to last.
    Referatsaker,
    /// Any other business; last.
    Eventuelt,
}

/// Who serves the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Sekretariat {
    /// In words, e.g. `Helseledernettverket (kommunene)`.
    pub hvem: String,
    /// Between whom it changes.
    pub mellom: Vec<String>,
    /// Every how many years (R13).
    pub skifter_hvert_aar: Option<u8>,
    /// The next change.
    pub neste_skifte: Option<NaiveDate>,
}

impl Utvalg {
    /// Checks what a person may have typed.
    pub fn check(&self) -> Result<(), Hinder> {
        if self.navn.trim().is_empty() {
            return Err(Hinder::NavnMangler);
        }
        if let (Some(fra), Some(til)) = (self.fra, self.til)
            && til < fra
        {
            return Err(Hinder::SluttFoerStart);
        }
        self.nummerering.check()
    }

    /// The short name when there is one.
    pub fn kort(&self) -> &str {
        self.kortnavn.as_deref().unwrap_or(&self.navn)
    }

    /// Name and short name, e.g. `Strategisk samarbeidsutvalg (SSU)`.
    pub fn fullt_navn(&self) -> String {
        match &self.kortnavn {
            Some(short) if *short != self.navn => format!("{} ({short})", self.navn),
            _ => self.navn.clone(),
        }
    }
}
