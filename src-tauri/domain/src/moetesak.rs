//! A sak's treatment in one meeting.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::{
    FastPost, Hinder, MeldingId, MoeteId, MoetesakId, Moetetilstand, SakId, Saksnummer, Sakstype, Skjerming,
    UtvalgId, entity::entity,
};

/// One item of one meeting (eInnsyn: Moetesak). Its texts are `behandling` and `vedtak`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Moetesak {
    /// Its identity.
    pub id: MoetesakId,
    /// The meeting.
    pub moete: MoeteId,
    /// The sak it treats; standing items have none.
    pub sak: Option<SakId>,
    /// Place in the agenda: a fractional index.
    pub rekkefoelge: String,
    /// The bodies that treat it in a joint meeting; empty is all who meet.
    pub behandles_av: Vec<UtvalgId>,
    /// Fixed with the innkalling and never changed after; empty until then. Two in a joint meeting.
    pub numre: Vec<Saksnummer>,
    /// The title in this meeting.
    pub tittel: String,
    /// What kind of item; may change in the meeting.
    #[serde(rename = "type")]
    pub sakstype: Sakstype,
    /// Who presents it.
    pub innleder: String,
    /// When it is planned to begin.
    pub planlagt: Option<NaiveTime>,
    /// The attachments' numbers, as printed in the agenda.
    pub vedlegg: String,
    /// A standing item the program filled in.
    pub fast: Option<FastPost>,
    /// The item it is treated under, such as Eventuelt.
    pub under: Option<MoetesakId>,
    /// Added in the meeting.
    pub lagt_til_i_moetet: bool,
    /// The day it came on the agenda of a meeting that was called already.
    pub tilleggssak: Option<NaiveDate>,
    /// Exemption from public access.
    pub skjerming: Option<Skjerming>,
    /// When the treatment began.
    pub startet: Option<NaiveTime>,
    /// When it was concluded.
    pub avsluttet: Option<NaiveTime>,
    /// When the doors were closed.
    pub lukket_fra: Option<NaiveTime>,
    /// When they were opened again.
    pub lukket_til: Option<NaiveTime>,
    /// How it ended.
    pub utfall: Option<Utfall>,
    /// How the conclusion was reached.
    pub enighet: Option<Enighet>,
    /// Why it was withdrawn or postponed, in a sentence.
    pub merknad: Option<String>,
    /// The earlier treatment it was postponed, lifted or sent over from.
    pub kommer_fra: Option<MoetesakId>,
    /// Where it goes next.
    pub videre: Option<Videre>,
}
entity!(Moetesak, "moetesak", ["behandling", "vedtak"]);

/// Where an item goes next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Videre {
    /// The body.
    pub utvalg: UtvalgId,
    /// The day of that body's meeting, when it is known.
    pub dato: Option<NaiveDate>,
}

/// How an item ended: a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Utfall {
    /// Decided as proposed.
    Vedtatt,
    /// Decided, with changes made in the meeting.
    VedtattEndret,
    /// Minutes approved with a correction.
    GodkjentMedRettelse,
    /// Recommended to the parties, who decide (R34).
    Tilraadd,
    /// Advice given (R17).
    RaadGitt,
    /// Discussed and summed up.
    Droeftet,
    /// Noted for information.
    TattTilOrientering,
    /// Duly noted.
    TattTilEtterretning,
    /// Postponed.
    Utsatt,
    /// Withdrawn.
    Trukket,
    /// Lifted to the body above.
    Loeftet,
    /// Sent over to another body.
    Oversendt,
    /// Sent back to where it came from.
    SendtTilbake,
    /// No consensus: nobody is bound.
    IkkeKonsensus,
    /// Not reached in time.
    IkkeBehandlet,
    /// Refused.
    Avvist,
}

/// How a conclusion was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Enighet {
    /// No party objected.
    Konsensus,
    /// No consensus was reached.
    IkkeKonsensus,
    /// By vote, where the body allows it.
    Votering,
}

impl Utfall {
    /// The item is not concluded here and returns on another agenda.
    pub fn goes_on(self) -> bool {
        matches!(
            self,
            Self::Utsatt
                | Self::Loeftet
                | Self::Oversendt
                | Self::SendtTilbake
                | Self::IkkeKonsensus
                | Self::IkkeBehandlet
        )
    }

    /// Needs a written conclusion before the referat can be sealed.
    pub fn needs_text(self) -> bool {
        !matches!(self, Self::Utsatt | Self::Trukket | Self::IkkeBehandlet)
    }
}

impl Moetesak {
    /// The number as printed, both when there are two; nothing until it is fixed.
    pub fn nummer(&self) -> Option<String> {
        let printed: Vec<_> = self.numre.iter().map(|n| n.tekst.as_str()).collect();
        if printed.is_empty() {
            None
        } else {
            Some(printed.join(" · "))
        }
    }

    /// One of those that every agenda has, such as the approval of the last minutes.
    pub fn is_routine(&self) -> bool {
        self.fast.is_some_and(|fast| fast != FastPost::Egen)
    }

    /// Taken off the agenda: with the innkalling sent it stays there as withdrawn, with its number.
    pub fn withdraw(&mut self, reason: Option<String>) -> Result<(), Hinder> {
        self.must_be_open()?;
        self.utfall = Some(Utfall::Trukket);
        self.merknad = reason;
        Ok(())
    }

    /// Put off to a later meeting.
    pub fn postpone(&mut self, to: Option<Videre>) -> Result<(), Hinder> {
        self.must_be_open()?;
        self.utfall = Some(Utfall::Utsatt);
        self.videre = to;
        Ok(())
    }

    /// Treatment begins.
    pub fn start(&mut self, at: NaiveTime) -> Result<(), Hinder> {
        if self.utfall == Some(Utfall::Trukket) {
            return Err(Hinder::SakenErTrukket);
        }
        self.startet.get_or_insert(at);
        Ok(())
    }

    /// Concluded in a way the outcome list knows. May be said again until the referat is sealed.
    pub fn conclude(
        &mut self,
        outcome: Utfall,
        agreement: Option<Enighet>,
        at: NaiveTime,
    ) -> Result<(), Hinder> {
        if self.utfall == Some(Utfall::Trukket) {
            return Err(Hinder::SakenErTrukket);
        }
        if (outcome == Utfall::IkkeKonsensus) != (agreement == Some(Enighet::IkkeKonsensus)) {
            return Err(Hinder::UtfallOgEnighet);
        }
        if self.startet.is_some_and(|started| at < started) {
            return Err(Hinder::SluttFoerStart);
        }
        self.utfall = Some(outcome);
        self.enighet = agreement;
        self.avsluttet = Some(at);
        Ok(())
    }

    /// The doors are closed for this item; only an exempt item may be.
    pub fn close_doors(&mut self, at: NaiveTime) -> Result<(), Hinder> {
        if self.skjerming.is_none() {
            return Err(Hinder::LukkingUtenHjemmel);
        }
        self.start(at)?;
        self.lukket_fra = Some(at);
        Ok(())
    }

    /// The doors are opened again.
    pub fn open_doors(&mut self, at: NaiveTime) -> Result<(), Hinder> {
        match self.lukket_fra {
            Some(closed) if at < closed => Err(Hinder::SluttFoerStart),
            Some(_) => {
                self.lukket_til = Some(at);
                Ok(())
            }
            None => Err(Hinder::MoetetErIkkeDer {
                er: Moetetilstand::Paagaar,
                skal: Moetetilstand::Lukket,
            }),
        }
    }

    fn must_be_open(&self) -> Result<(), Hinder> {
        match self.utfall {
            None => Ok(()),
            Some(outcome) => Err(Hinder::SakenHarUtfall { utfall: outcome }),
        }
    }
}

/// Something received and noted under one item, such as another body's minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Melding {
    /// Its identity.
    pub id: MeldingId,
    /// The item it is noted under.
    pub moetesak: MoetesakId,
    /// Place in the list: a fractional index.
    pub rekkefoelge: String,
    /// As printed, e.g. `Referat fra FSU 2. september 2026`.
    pub tittel: String,
    /// The meeting whose minutes they are, when it is known here.
    pub fra_moete: Option<MoeteId>,
}
entity!(Melding, "melding");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_outcomes_is_closed_and_has_sixteen() {
        let all = [
            Utfall::Vedtatt,
            Utfall::VedtattEndret,
            Utfall::GodkjentMedRettelse,
            Utfall::Tilraadd,
            Utfall::RaadGitt,
            Utfall::Droeftet,
            Utfall::TattTilOrientering,
            Utfall::TattTilEtterretning,
            Utfall::Utsatt,
            Utfall::Trukket,
            Utfall::Loeftet,
            Utfall::Oversendt,
            Utfall::SendtTilbake,
            Utfall::IkkeKonsensus,
            Utfall::IkkeBehandlet,
            Utfall::Avvist,
        ];
        let names: std::collections::BTreeSet<_> =
            all.iter().map(|u| serde_json::to_string(u).unwrap()).collect();
        assert_eq!(names.len(), 16);
    }
}
