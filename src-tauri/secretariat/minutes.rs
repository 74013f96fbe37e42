//! The minutes of a meeting as a whole: complete or not, sealed, corrected by a new version.

use chrono::NaiveDate;
use domain::{
    Dokument, Dokumentart, FastPost, Hinder, Merknad, Moete, MoeteId, Moeteinnhold, MoetesakId,
    Moetetilstand, Referat, Referattilstand, Saksinnhold,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{Reader, Tx};
use texts::Texts;

use crate::{Desk, Error, Result, content::content, desk::need, fresh, paper::make_document};

/// The newest version of a meeting's minutes.
pub fn newest(reader: &impl Reader, meeting: MoeteId) -> Result<Option<Referat>> {
    Ok(reader
        .by::<Referat>("moete", meeting.0)?
        .into_iter()
        .max_by_key(|r| (r.versjon, r.id)))
}

/// Refuses to change what belongs to a meeting whose minutes are sealed.
pub(crate) fn must_be_open(reader: &impl Reader, meeting: MoeteId) -> Result<()> {
    match newest(reader, meeting)? {
        Some(minutes) if minutes.is_sealed() => Err(Hinder::ReferatetErForseglet.into()),
        _ => Ok(()),
    }
}

/// The first version begins when the meeting is opened.
pub(crate) fn begin_minutes(tx: &mut Tx<'_>, meeting: MoeteId) -> Result<()> {
    if newest(tx, meeting)?.is_none() {
        tx.put(&version(meeting, 1, None))?;
    }
    Ok(())
}

fn version(meeting: MoeteId, number: u16, note: Option<String>) -> Referat {
    Referat {
        id: fresh(),
        moete: meeting,
        versjon: number,
        tilstand: Referattilstand::Utkast,
        forseglet: None,
        innhold: None,
        godkjent_i: None,
        merknad: note,
    }
}

/// Something that lacks before the next step.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Mangel {
    /// The item it lacks in.
    pub sak: Option<MoetesakId>,
    /// The step it is done in.
    pub steg: Steg,
    /// What lacks, as a sentence.
    pub tekst: String,
}

/// The four steps of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Steg {
    Forbered,
    KallInn,
    Gjennomfoer,
    Referat,
}

/// Items whose minutes are not complete (koml. § 11-4: which saker, which vedtak).
fn incomplete(content: &Moeteinnhold) -> Vec<(&Saksinnhold, &'static str)> {
    let lacking = |item: &Saksinnhold| match item.moetesak.utfall {
        _ if item.moetesak.fast == Some(FastPost::Eventuelt) => None,
        None => Some("mangel-utfall"),
        Some(outcome) if outcome.needs_text() && item.vedtak.is_empty() && item.standpunkter.is_empty() => {
            Some("mangel-vedtakstekst")
        }
        Some(_) => None,
    };
    content
        .saker
        .iter()
        .filter_map(|item| lacking(item).map(|what| (item, what)))
        .collect()
}

/// What lacks, step by step.
pub(crate) fn missing(content: &Moeteinnhold, texts: &Texts) -> Vec<Mangel> {
    let said = |sak: Option<MoetesakId>, steg: Steg, id: &str| Mangel {
        sak,
        steg,
        tekst: texts.word(id),
    };
    let mut all = Vec::new();
    if content.saker.is_empty() {
        all.push(said(None, Steg::Forbered, "mangel-saker"));
    }
    let decided = |item: &&Saksinnhold| {
        let paper = item.sak.is_some() && !item.moetesak.lagt_til_i_moetet;
        paper
            && item.moetesak.sakstype == domain::Sakstype::Vedtak
            && !item.saksframlegg.contains_key("forslag")
    };
    for item in content
        .saker
        .iter()
        .filter(decided)
        .filter(|i| i.moetesak.utfall.is_none())
    {
        all.push(said(Some(item.moetesak.id), Steg::Forbered, "mangel-forslag"));
    }
    if content.moete.sted.trim().is_empty() {
        all.push(said(None, Steg::KallInn, "mangel-sted"));
    }
    if content.referent.is_none() {
        all.push(said(None, Steg::KallInn, "mangel-referent"));
    }
    if content.moete.tilstand == Moetetilstand::Planlagt {
        all.push(said(None, Steg::KallInn, "mangel-innkalling"));
    }
    let held = content.moete.satt.is_some();
    for (item, what) in incomplete(content).into_iter().filter(|_| held) {
        all.push(said(Some(item.moetesak.id), Steg::Gjennomfoer, what));
    }
    if held && content.moete.hevet.is_none() {
        all.push(said(None, Steg::Gjennomfoer, "mangel-hevet"));
    }
    all
}

/// Seals the minutes: their content is frozen by its hash, and the paper is made from what was frozen.
pub fn seal_referat(desk: &mut Desk, meeting: MoeteId) -> Result<Dokument> {
    let now = desk.now();
    let frozen = content(desk.store(), meeting)?;
    if frozen.moete.tilstand != Moetetilstand::Hevet {
        return Err(Hinder::MoetetErIkkeHevet.into());
    }
    let lacking: Vec<_> = incomplete(&frozen)
        .into_iter()
        .map(|(item, _)| item.nummer.clone())
        .collect();
    if !lacking.is_empty() {
        return Err(Hinder::ReferatetErUfullstendig { saker: lacking }.into());
    }
    let bytes = canonical(&frozen);
    let hash = desk.store_mut().put_blob(&bytes)?;
    desk.act("seal_referat", |tx| {
        let mut minutes = newest(tx, meeting)?.ok_or(Error::NotFound {
            entity: "referat",
            id: meeting.0,
        })?;
        minutes.seal(now, hash)?;
        tx.put(&minutes)?;
        Ok(())
    })?;
    make_document(desk, meeting, Dokumentart::Referat)
}

/// The bytes a seal freezes: the content as JSON, the same for the same content.
fn canonical(content: &Moeteinnhold) -> Vec<u8> {
    serde_json::to_vec(content).unwrap_or_default()
}

/// What the minutes say: what was sealed, else what is written now.
pub fn minutes_content(reader: &impl Reader, meeting: MoeteId) -> Result<Moeteinnhold> {
    let sealed = newest(reader, meeting)?.and_then(|minutes| minutes.innhold);
    let Some(hash) = sealed else {
        return content(reader, meeting);
    };
    let bytes = reader.blob(&hash)?;
    debug_assert_eq!(hash, format!("{:x}", Sha256::digest(&bytes)));
    serde_json::from_slice(&bytes).map_err(|_| store::StoreError::BlobDamaged { hash }.into())
}

/// A correction after sealing: a new version with a visible note. The sealed one stays as it is.
pub fn new_version(desk: &mut Desk, meeting: MoeteId, note: &str) -> Result<()> {
    desk.act("new_version", |tx| {
        let last = newest(tx, meeting)?.ok_or(Error::NotFound {
            entity: "referat",
            id: meeting.0,
        })?;
        if !last.is_sealed() {
            return Err(Hinder::ReferatetErIkkeForseglet.into());
        }
        if note.trim().is_empty() {
            return Err(Hinder::TittelMangler.into());
        }
        tx.put(&version(
            meeting,
            last.versjon.saturating_add(1),
            Some(note.trim().to_owned()),
        ))?;
        Ok(())
    })
}

/// The minutes take a step on their way.
pub fn advance_referat(desk: &mut Desk, meeting: MoeteId, next: Referattilstand) -> Result<()> {
    desk.act("advance_referat", |tx| {
        let mut minutes = newest(tx, meeting)?.ok_or(Error::NotFound {
            entity: "referat",
            id: meeting.0,
        })?;
        if matches!(next, Referattilstand::Forseglet | Referattilstand::Signert) && minutes.tilstand != next {
            return Err(Hinder::ReferatetErIkkeForseglet.into());
        }
        minutes.advance(next)?;
        tx.put(&minutes)?;
        Ok(())
    })
}

/// Somebody remarks on the minutes that were sent out.
pub fn add_remark(desk: &mut Desk, meeting: MoeteId, from: &str, on: NaiveDate, text: &str) -> Result<()> {
    desk.act("add_remark", |tx| {
        let _: Moete = need(tx, meeting.0)?;
        let minutes = newest(tx, meeting)?.ok_or(Error::NotFound {
            entity: "referat",
            id: meeting.0,
        })?;
        if text.trim().is_empty() {
            return Err(Hinder::TittelMangler.into());
        }
        tx.put(&Merknad {
            id: fresh(),
            referat: minutes.id,
            fra: from.trim().to_owned(),
            dato: on,
            tekst: text.trim().to_owned(),
        })?;
        Ok(())
    })
}

/// Makes the public version of innkalling and minutes: made without what is exempt, never covered.
pub fn make_public(desk: &mut Desk, meeting: MoeteId) -> Result<Vec<Dokument>> {
    let there: Moete = need(desk.store(), meeting.0)?;
    let mut made = Vec::new();
    if there.innkalt.is_some() {
        made.push(make_document(desk, meeting, Dokumentart::OffentligInnkalling)?);
    }
    if there.satt.is_some() {
        made.push(make_document(desk, meeting, Dokumentart::OffentligReferat)?);
    }
    Ok(made)
}
