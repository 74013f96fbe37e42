//! What somebody asks for in the window: a paper by one word, and what it is about.

use documents::Utvalgspapir;
use domain::Dokumentart;
use serde::{Deserialize, Serialize};

use crate::{
    package::Pakkeform,
    print::{Bestilling, Papirart},
};

/// A kind of paper by one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Papirnavn {
    Innkalling,
    OffentligInnkalling,
    Tilleggssaksliste,
    Saksframlegg,
    Referat,
    OffentligReferat,
    Saksutskrift,
    Melding,
    Moeteplan,
    Medlemsliste,
    Saksoversikt,
    Handlingsplan,
    Fremdriftsplan,
    Aarsberetning,
    Mandat,
}

impl Papirnavn {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 15] = [
        Self::Innkalling,
        Self::OffentligInnkalling,
        Self::Tilleggssaksliste,
        Self::Saksframlegg,
        Self::Referat,
        Self::OffentligReferat,
        Self::Saksutskrift,
        Self::Melding,
        Self::Moeteplan,
        Self::Medlemsliste,
        Self::Saksoversikt,
        Self::Handlingsplan,
        Self::Fremdriftsplan,
        Self::Aarsberetning,
        Self::Mandat,
    ];

    /// As it is typed on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Innkalling => "innkalling",
            Self::OffentligInnkalling => "offentlig-innkalling",
            Self::Tilleggssaksliste => "tilleggssaksliste",
            Self::Saksframlegg => "saksframlegg",
            Self::Referat => "referat",
            Self::OffentligReferat => "offentlig-referat",
            Self::Saksutskrift => "saksutskrift",
            Self::Melding => "melding",
            Self::Moeteplan => "moeteplan",
            Self::Medlemsliste => "medlemsliste",
            Self::Saksoversikt => "saksoversikt",
            Self::Handlingsplan => "handlingsplan",
            Self::Fremdriftsplan => "fremdriftsplan",
            Self::Aarsberetning => "aarsberetning",
            Self::Mandat => "mandat",
        }
    }
}

impl From<Papirnavn> for Papirart {
    fn from(name: Papirnavn) -> Self {
        match name {
            Papirnavn::Innkalling => Self::Moetepapir(Dokumentart::Innkalling),
            Papirnavn::OffentligInnkalling => Self::Moetepapir(Dokumentart::OffentligInnkalling),
            Papirnavn::Tilleggssaksliste => Self::Tilleggssaksliste,
            Papirnavn::Saksframlegg => Self::Saksframlegg,
            Papirnavn::Referat => Self::Moetepapir(Dokumentart::Referat),
            Papirnavn::OffentligReferat => Self::Moetepapir(Dokumentart::OffentligReferat),
            Papirnavn::Saksutskrift => Self::Saksutskrift,
            Papirnavn::Melding => Self::Melding,
            Papirnavn::Moeteplan => Self::Utvalgspapir(Utvalgspapir::Moeteplan),
            Papirnavn::Medlemsliste => Self::Utvalgspapir(Utvalgspapir::Medlemsliste),
            Papirnavn::Saksoversikt => Self::Utvalgspapir(Utvalgspapir::Saksoversikt),
            Papirnavn::Handlingsplan => Self::Utvalgspapir(Utvalgspapir::Handlingsplan),
            Papirnavn::Fremdriftsplan => Self::Utvalgspapir(Utvalgspapir::Fremdriftsplan),
            Papirnavn::Aarsberetning => Self::Utvalgspapir(Utvalgspapir::Aarsberetning),
            Papirnavn::Mandat => Self::Utvalgspapir(Utvalgspapir::Mandat),
        }
    }
}

/// An order as the window makes it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Papirbestilling {
    /// The kind.
    pub art: Papirnavn,
    /// The meeting's identity.
    pub moete: Option<String>,
    /// The identity of an item of the agenda.
    pub sak: Option<String>,
    /// The body's identity, or the partnership's name.
    pub utvalg: Option<String>,
    /// The year.
    pub aar: Option<i32>,
}

impl From<Papirbestilling> for Bestilling {
    fn from(order: Papirbestilling) -> Self {
        Self {
            art: order.art.into(),
            moete: order.moete,
            sak: order.sak,
            utvalg: order.utvalg,
            aar: order.aar,
        }
    }
}

/// The forms of the meeting package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Pakkenavn {
    /// One file to read from the first page to the last.
    Leser,
    /// One that an archive takes, with the attachments as they are.
    Arkiv,
}

impl From<Pakkenavn> for Pakkeform {
    fn from(name: Pakkenavn) -> Self {
        match name {
            Pakkenavn::Leser => Self::Leser,
            Pakkenavn::Arkiv => Self::Arkiv,
        }
    }
}

/// As what the paper is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Filform {
    /// What is sent, archived and signed.
    Pdf,
    /// To be worked on or pasted from.
    Word,
    /// The draft of an e-mail with the PDF.
    Epost,
}
