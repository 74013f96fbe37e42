//! A case that lives for years across bodies. Its treatment in one meeting is a [`crate::Moetesak`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    ForankringId, Hinder, MoetesakId, Partsart, SakId, Skjerming, UtvalgId, VedleggId, entity::entity,
};

/// The longest title a sak may have, in characters.
pub const LENGSTE_TITTEL: usize = 250;

/// A case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Sak {
    /// Its identity.
    pub id: SakId,
    /// As printed; at most [`LENGSTE_TITTEL`] characters.
    pub tittel: String,
    /// The archive's case number, e.g. `2026/1420`.
    pub arkivsaksnr: Option<String>,
    /// What kind of treatment it asks for.
    #[serde(rename = "type")]
    pub sakstype: Sakstype,
    /// Who raised it.
    pub meldt_av: String,
    /// When it was raised.
    pub meldt: Option<NaiveDate>,
    /// The person who answers for the case paper and the follow-up.
    pub saksansvarlig: String,
    /// The body it is prepared for.
    pub utvalg: Option<UtvalgId>,
    /// Where it stands.
    pub tilstand: Sakstilstand,
    /// Exemption from public access.
    pub skjerming: Option<Skjerming>,
    /// What happens next, in the secretary's words.
    pub neste_steg: Option<String>,
    /// When the next step is due.
    pub frist: Option<NaiveDate>,
    /// The treatment in another body that this sak was made from.
    pub kommer_fra: Option<MoetesakId>,
}
entity!(
    Sak,
    "sak",
    [
        "forslag",
        "bakgrunn",
        "saksopplysninger",
        "vurdering",
        "konsekvenser",
        "konklusjon"
    ]
);

/// What a sak asks of the body (eInnsyn: moetesakstype).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Sakstype {
    /// For decision.
    #[default]
    Vedtak,
    /// For a recommendation to the parties, who keep the formal authority (R34).
    Tilraading,
    /// For reasoned advice to whoever asked (R17).
    Raad,
    /// For discussion.
    Droefting,
    /// For information.
    Orientering,
    /// Incoming minutes and letters to be noted.
    Referat,
    /// Approval of notice, agenda or minutes.
    Godkjenning,
    /// Any other business.
    Eventuelt,
}

/// Where a sak stands in its life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Sakstilstand {
    /// Raised.
    #[default]
    Meldt,
    /// Refused before treatment.
    Avvist,
    /// The case paper is being written.
    UnderUtredning,
    /// Being anchored in the parties.
    Forankring,
    /// Ready for an agenda.
    Klar,
    /// On the agenda of a meeting.
    PaaSakliste,
    /// Treated; what was decided is being followed up.
    Oppfoelging,
    /// Done.
    Lukket,
}

impl Sak {
    /// Checks what a person may have typed: a title of reasonable length, and a law for every exemption.
    pub fn check(&self) -> Result<(), Hinder> {
        check_title(&self.tittel)?;
        self.skjerming.as_ref().map_or(Ok(()), Skjerming::check)
    }

    /// A closed sak is not put on an agenda without being opened again.
    pub fn can_be_treated(&self) -> Result<(), Hinder> {
        match self.tilstand {
            Sakstilstand::Lukket | Sakstilstand::Avvist => Err(Hinder::SakenErLukket),
            _ => Ok(()),
        }
    }
}

/// A title must say something and fit in the register.
pub fn check_title(title: &str) -> Result<(), Hinder> {
    let length = title.trim().chars().count();
    match length {
        0 => Err(Hinder::TittelMangler),
        n if n > LENGSTE_TITTEL => Err(Hinder::TittelForLang {
            tegn: n,
            lengste: LENGSTE_TITTEL,
        }),
        _ => Ok(()),
    }
}

/// One side's prior agreement, shown in the case paper (rule R15).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Forankring {
    /// Its identity.
    pub id: ForankringId,
    /// The sak.
    pub sak: SakId,
    /// The side it was anchored with.
    pub part: Partsart,
    /// Where, e.g. `kommunenes helseledernettverk`.
    pub hvor: String,
    /// When.
    pub dato: Option<NaiveDate>,
}
entity!(Forankring, "forankring");

/// A paper that belongs to a sak or to its treatment in one meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Vedlegg {
    /// Its identity.
    pub id: VedleggId,
    /// The sak it belongs to.
    pub sak: Option<SakId>,
    /// The treatment it belongs to, when it is for that meeting only.
    pub moetesak: Option<MoetesakId>,
    /// Its number in the innkalling.
    pub nummer: Option<u16>,
    /// As printed.
    pub tittel: String,
    /// Exempt from public access: never named in a public version.
    pub unntatt: bool,
    /// The name of the file, when there is one.
    pub filnavn: Option<String>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: Option<String>,
    /// What a picture shows, for those who do not see it.
    #[serde(default)]
    pub alternativ_tekst: Option<String>,
}
entity!(Vedlegg, "vedlegg");
