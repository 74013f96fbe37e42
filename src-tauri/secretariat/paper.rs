//! The papers: drawn while they are being written, and kept when they are made.

use domain::{
    Dokument, DokumentId, Dokumentart, Moete, MoeteId, Moeteinnhold, MoetesakId, Saksinnhold, Utvalg,
};
use pdf::Document;
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::Reader;

use crate::{
    Desk, Error, Result,
    content::content,
    desk::need,
    fresh,
    minutes::{minutes_content, newest},
    profile,
    unwritable::unwritable,
};

/// What a paper of this kind is made from: minutes from what was sealed, else all from what is written now.
pub(crate) fn source(desk: &Desk, meeting: MoeteId, kind: Dokumentart) -> Result<Moeteinnhold> {
    match kind {
        Dokumentart::Innkalling | Dokumentart::OffentligInnkalling => content(desk.store(), meeting),
        _ => minutes_content(desk.store(), meeting),
    }
}

/// The options of a paper of this kind, from where the meeting and its minutes stand.
pub(crate) fn options(desk: &Desk, content: &Moeteinnhold, kind: Dokumentart) -> Result<documents::Options> {
    let minutes = newest(desk.store(), content.moete.id)?;
    let is_notice = matches!(kind, Dokumentart::Innkalling | Dokumentart::OffentligInnkalling);
    let sealed = minutes.as_ref().is_some_and(domain::Referat::is_sealed);
    let notice_date = content.moete.innkalt.unwrap_or_else(|| desk.now());
    Ok(documents::Options {
        art: kind,
        laget: if is_notice {
            notice_date
        } else {
            minutes
                .as_ref()
                .and_then(|m| m.forseglet)
                .unwrap_or_else(|| desk.now())
        },
        versjon: minutes
            .as_ref()
            .map(|m| m.versjon)
            .filter(|v| *v > 1 && !is_notice),
        foreloepig: if is_notice {
            content.moete.innkalt.is_none()
        } else {
            !sealed
        },
        signatur: kind == Dokumentart::Referat,
        merknad: minutes.and_then(|m| m.merknad).filter(|_| !is_notice),
    })
}

/// The paper before it is drawn, as its body's papers look.
pub(crate) fn written(desk: &Desk, content: &Moeteinnhold, options: &documents::Options) -> Result<Document> {
    let mut paper = documents::dokument(content, options);
    profile::dress(
        desk.store(),
        &mut paper,
        profile::of_body(desk.store(), content.utvalg.id)?,
    )?;
    Ok(paper)
}

/// The paper as it would be now, for the screen.
pub fn draw(desk: &Desk, meeting: MoeteId, kind: Dokumentart) -> Result<Skjermpapir> {
    let content = source(desk, meeting, kind)?;
    let options = options(desk, &content, kind)?;
    let paper = written(desk, &content, &options)?;
    let merknader = unwritable(&paper, desk.language())?;
    let (pdf, places) = pdf::render_for_screen(&paper)?;
    let place = |item: &Saksinnhold| {
        let moetesak = item.moetesak.id;
        let own = places.get(&documents::saksted(moetesak));
        let place = own.or_else(|| places.get(documents::SAKLISTE))?;
        Some(Saksted {
            moetesak,
            side: place.page,
            topp: place.top,
        })
    };
    Ok(Skjermpapir {
        saker: content.saker.iter().filter_map(place).collect(),
        pdf,
        merknader,
    })
}

/// A paper for the screen.
#[derive(Debug, Clone)]
pub struct Skjermpapir {
    /// A plain PDF, quickly made.
    pub pdf: Vec<u8>,
    /// Where the items stand, in their order.
    pub saker: Vec<Saksted>,
    /// What whoever makes the paper should know.
    pub merknader: Vec<String>,
}

/// Where an item stands in a paper: its own part, or else the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Saksted {
    /// The item.
    pub moetesak: MoetesakId,
    /// The page, counted from 0.
    pub side: usize,
    /// How far below the page's upper edge, in points.
    pub topp: f32,
}

/// The paper as lines of text, for reading aloud.
pub fn read_aloud(desk: &Desk, meeting: MoeteId, kind: Dokumentart) -> Result<Vec<String>> {
    let content = source(desk, meeting, kind)?;
    Ok(documents::lines(&documents::dokument(
        &content,
        &options(desk, &content, kind)?,
    )))
}

/// Makes the paper and keeps it with its hash.
pub(crate) fn make_document(desk: &mut Desk, meeting: MoeteId, kind: Dokumentart) -> Result<Dokument> {
    let content = source(desk, meeting, kind)?;
    let options = options(desk, &content, kind)?;
    let bytes = pdf::render(&written(desk, &content, &options)?)?;
    let name = documents::filnavn(&content, &options);
    keep(desk, meeting, kind, name, &bytes)
}

/// Keeps a paper under its hash. The same bytes made again are the same document.
pub(crate) fn keep(
    desk: &mut Desk,
    meeting: MoeteId,
    kind: Dokumentart,
    name: String,
    bytes: &[u8],
) -> Result<Dokument> {
    let pages = pdf::preview::Preview::open(bytes.to_vec())?.pages();
    let now = desk.now();
    let hash = desk.store_mut().put_blob(bytes)?;
    desk.act("make_document", |tx| {
        let same = |d: &Dokument| d.sha256 == hash && d.art == kind;
        if let Some(there) = tx.by::<Dokument>("moete", meeting.0)?.into_iter().find(same) {
            return Ok(there);
        }
        let there: Moete = need(tx, meeting.0)?;
        let utvalg: Utvalg = need(tx, there.utvalg.0)?;
        let document = Dokument {
            id: fresh(),
            moete: meeting,
            art: kind,
            maalform: utvalg.maalform,
            filnavn: name,
            sha256: hash,
            sider: u32::try_from(pages).unwrap_or(u32::MAX),
            laget: now,
            versjon: newest(tx, meeting)?.map(|minutes| minutes.versjon),
        };
        tx.put(&document)?;
        Ok(document)
    })
}

/// The newest kept paper of a kind.
pub fn newest_document(
    reader: &impl Reader,
    meeting: MoeteId,
    kind: Dokumentart,
) -> Result<Option<Dokument>> {
    let all = reader.by::<Dokument>("moete", meeting.0)?;
    Ok(all
        .into_iter()
        .filter(|d| d.art == kind)
        .max_by_key(|d| (d.laget, d.id)))
}

/// A short name for the content of a paper, another one for another content.
pub fn fingerprint(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// The bytes of a kept paper.
pub fn document_bytes(desk: &Desk, id: DokumentId) -> Result<Vec<u8>> {
    let document: Dokument = need(desk.store(), id.0)?;
    Ok(desk.store().blob(&document.sha256)?)
}

/// A paper that is ready to be drawn page by page.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Forhaandsvisning {
    /// Another one for another content.
    pub noekkel: String,
    /// The number of pages.
    pub sider: usize,
    /// The width of a page, in points.
    pub bredde: f32,
    /// The height of a page, in points.
    pub hoyde: f32,
    /// Where the items stand, in their order.
    pub saker: Vec<Saksted>,
    /// What cannot be written as it is, and where it stands.
    pub merknader: Vec<String>,
}

/// A kept paper with where it belongs.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct DokumentRad {
    pub dokument: Dokument,
    pub utvalg_navn: String,
    pub moete_dato: chrono::NaiveDate,
}

/// All kept papers, newest first.
pub fn list_documents(desk: &Desk) -> Result<Vec<DokumentRad>> {
    let store = desk.store();
    let mut rows = Vec::new();
    for document in store.all::<Dokument>()? {
        let meeting: Moete = need(store, document.moete.0)?;
        let utvalg: Utvalg = need(store, meeting.utvalg.0)?;
        rows.push(DokumentRad {
            utvalg_navn: utvalg.kort().to_owned(),
            moete_dato: meeting.dato,
            dokument: document,
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.dokument.laget, row.dokument.id)));
    Ok(rows)
}

/// Reads a file that the user chose.
pub fn read_file(path: &std::path::Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|cause| Error::File {
        path: path.display().to_string(),
        cause,
    })
}

/// Writes bytes to a file: whole, or not at all.
pub fn write_file(path: &std::path::Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write as _;
    let failed = |cause| Error::File {
        path: path.display().to_string(),
        cause,
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".del");
    let part = path.with_file_name(name);
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    };
    write().map_err(|cause| {
        // What is half-written is of no use to anybody; if it cannot be removed there is nothing more to do.
        let _ = std::fs::remove_file(&part);
        failed(cause)
    })
}
