//! Says who signed a paper, when, whether it is whole and what came after.

use domain::{DokumentId, Maalform};
use serde::Serialize;
use signing::{SignatureReport, Verdict, Verification};
use texts::Texts;

use crate::{Desk, Result, paper::document_bytes};

/// What a check of a paper found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Kontroll {
    /// The verdict.
    pub status: Kontrollstatus,
    /// The verdict in sentences.
    pub linjer: Vec<String>,
    /// Each signature.
    pub underskrifter: Vec<Underskrift>,
}

/// The verdict of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Kontrollstatus {
    /// Nobody has signed.
    Usignert,
    /// As it was signed.
    Hel,
    /// As it was signed, with nothing but further signatures after.
    HelMedTillegg,
    /// Changed after a signature.
    Endret,
    /// A signature does not hold.
    Skadet,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Underskrift {
    /// Who, by the certificate.
    pub navn: String,
    /// Who issued the certificate.
    pub utsteder: String,
    /// When, as the signature claims.
    pub naar: Option<String>,
    /// A certificate made for trying out.
    pub proeve: bool,
    /// Whether it holds, as a sentence.
    pub linje: String,
}

/// Checks a kept paper.
pub fn verify_document(desk: &Desk, id: DokumentId) -> Result<Kontroll> {
    verify_bytes(&document_bytes(desk, id)?, desk.language())
}

/// Checks the bytes of any PDF.
pub fn verify_bytes(pdf: &[u8], language: Maalform) -> Result<Kontroll> {
    Ok(report(&signing::verify(pdf)?, Texts::of(language)))
}

fn report(found: &Verification, texts: &Texts) -> Kontroll {
    let status = match found.verdict {
        Verdict::Unsigned => Kontrollstatus::Usignert,
        Verdict::Whole => Kontrollstatus::Hel,
        Verdict::WholeWithLaterAllowed => Kontrollstatus::HelMedTillegg,
        Verdict::Changed => Kontrollstatus::Endret,
        Verdict::Broken => Kontrollstatus::Skadet,
    };
    let id = match status {
        Kontrollstatus::Usignert => "kontroll-usignert",
        Kontrollstatus::Hel => "kontroll-hel",
        Kontrollstatus::HelMedTillegg => "kontroll-hel-med-tillegg",
        Kontrollstatus::Endret => "kontroll-endret",
        Kontrollstatus::Skadet => "kontroll-skadet",
    };
    let underskrifter: Vec<_> = found.signatures.iter().map(|s| signature(s, texts)).collect();
    let mut linjer = vec![texts.word(id)];
    linjer.extend(underskrifter.iter().map(|u| u.linje.clone()));
    if underskrifter.iter().any(|u| u.proeve) {
        linjer.push(texts.word("kontroll-proevesertifikat"));
    }
    Kontroll {
        status,
        linjer,
        underskrifter,
    }
}

fn signature(found: &SignatureReport, texts: &Texts) -> Underskrift {
    let when = found.claimed_time.map(|at| {
        let local = at.naive_local();
        texts.get(
            "kontroll-naar",
            &[("dato", local.date().into()), ("kl", local.time().into())],
        )
    });
    let holds = found.holds();
    let id = if holds {
        "kontroll-underskrift-holder"
    } else {
        "kontroll-underskrift-brutt"
    };
    let certificate = found.certificate.as_ref();
    let (navn, utsteder) = certificate
        .map(|c| (c.subject_name.clone(), c.issuer_name.clone()))
        .unwrap_or_default();
    let args = [
        ("navn", navn.clone().into()),
        ("utsteder", utsteder.clone().into()),
        ("naar", when.clone().unwrap_or_default().into()),
    ];
    Underskrift {
        navn,
        utsteder,
        naar: when,
        proeve: certificate.is_some_and(|c| c.trial),
        linje: texts.get(id, &args),
    }
}
