//! Signing the sealed minutes with a certificate in a PKCS#12 file.

use domain::{Dokument, Dokumentart, Hinder, MoeteId, Referat, Referattilstand};
use serde::Serialize;
use signing::{Pkcs12Key, Request};
use store::Reader;
use texts::Texts;

use crate::{
    Desk, Result,
    minutes::{minutes_content, newest},
    paper::{keep, newest_document},
};

/// The font of what a signature shows.
const FONT: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");

/// A place for a signature in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Signaturfelt {
    /// The field's name in the document.
    pub felt: String,
    /// What the field says of who signs there.
    pub navn: String,
    /// Somebody has signed there.
    pub signert: bool,
}

/// The paper that is signed: the one signed last, else the sealed minutes.
fn to_sign(desk: &Desk, meeting: MoeteId) -> Result<Dokument> {
    let sealed = newest(desk.store(), meeting)?.is_some_and(|minutes| minutes.is_sealed());
    let version = newest(desk.store(), meeting)?.map(|m| m.versjon);
    let signed =
        newest_document(desk.store(), meeting, Dokumentart::SignertReferat)?.filter(|d| d.versjon == version);
    let plain = newest_document(desk.store(), meeting, Dokumentart::Referat)?.filter(|_| sealed);
    signed
        .or(plain)
        .ok_or_else(|| Hinder::ReferatetErIkkeForseglet.into())
}

/// The places for signatures in a meeting's sealed minutes: those that are signed, then the empty ones.
pub fn signature_fields(desk: &Desk, meeting: MoeteId) -> Result<Vec<Signaturfelt>> {
    let bytes = desk.store().blob(&to_sign(desk, meeting)?.sha256)?;
    let signed = signing::verify(&bytes)?
        .signatures
        .into_iter()
        .map(|s| Signaturfelt {
            navn: s.certificate.map(|c| c.subject_name).unwrap_or_default(),
            felt: s.field,
            signert: true,
        });
    let empty = signing::unsigned_fields(&bytes)?;
    let empty = empty.into_iter().map(|f| Signaturfelt {
        felt: f.name,
        navn: f.label,
        signert: false,
    });
    Ok(signed.chain(empty).collect())
}

/// Signs the sealed minutes in one of their fields. The signed paper is kept beside the unsigned one.
pub fn sign_referat(
    desk: &mut Desk,
    meeting: MoeteId,
    field: &str,
    p12: &[u8],
    password: &str,
) -> Result<Dokument> {
    let document = to_sign(desk, meeting)?;
    let bytes = desk.store().blob(&document.sha256)?;
    let content = minutes_content(desk.store(), meeting)?;
    let signed = sign_bytes(
        desk,
        &bytes,
        p12,
        password,
        Some(field),
        content.utvalg.maalform,
        &content.utvalg.stedsnavn,
    )?;
    let name = document.filnavn.replace(".pdf", "");
    let name = if document.art == Dokumentart::SignertReferat {
        document.filnavn
    } else {
        format!(
            "{name} {}.pdf",
            Texts::of(content.utvalg.maalform).word("filnavn-signert")
        )
    };
    let kept = keep(desk, meeting, Dokumentart::SignertReferat, name, &signed)?;
    desk.act("sign_referat", |tx| {
        // One more signature takes it neither off the web nor out of the archives.
        let unsigned = |minutes: &Referat| minutes.tilstand < Referattilstand::Signert;
        if let Some(mut minutes) = newest(tx, meeting)?.filter(unsigned) {
            minutes.advance(Referattilstand::Signert)?;
            tx.put(&minutes)?;
        }
        Ok(())
    })?;
    Ok(kept)
}

/// Signs any of our papers: in the named field, else in the first that is empty.
pub fn sign_bytes(
    desk: &Desk,
    pdf: &[u8],
    p12: &[u8],
    password: &str,
    field: Option<&str>,
    language: domain::Maalform,
    place: &str,
) -> Result<Vec<u8>> {
    sign_at(desk.clock(), pdf, p12, password, field, language, place)
}

/// Signs without a desk, for the command line.
pub fn sign_at(
    at: chrono::DateTime<chrono::FixedOffset>,
    pdf: &[u8],
    p12: &[u8],
    password: &str,
    field: Option<&str>,
    language: domain::Maalform,
    place: &str,
) -> Result<Vec<u8>> {
    let key = Pkcs12Key::open(p12, password)?;
    let texts = Texts::of(language);
    let signer = key.certificate().subject_name.clone();
    let time = at.naive_local();
    let lines = [
        texts.get("signatur-av", &[("navn", signer.clone().into())]),
        texts.get(
            "signatur-naar",
            &[("dato", time.date().into()), ("kl", time.time().into())],
        ),
        texts.get(
            "signatur-utsteder",
            &[("navn", key.certificate().issuer_name.clone().into())],
        ),
    ];
    let request = Request {
        field,
        signer: &signer,
        reason: &texts.word("signatur-grunn"),
        location: place,
        at,
        lines: &lines,
        font: FONT,
    };
    Ok(signing::sign(pdf, &key, &request)?)
}
