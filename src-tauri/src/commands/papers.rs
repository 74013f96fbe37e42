//! The papers: drawn while they are written, and those that are kept.

use std::sync::PoisonError;

use domain::{Dokument, DokumentId, Dokumentart, MoeteId};
use host::printing;
use secretariat::{
    Error, paper,
    paper::{DokumentRad, Forhaandsvisning},
    print::Utskrift,
    printer::Skrivervalg,
    verify,
    verify::Kontroll,
};
use store::Reader;
use tauri::{AppHandle, State, ipc::Response};

use crate::{
    app::{Answer, App},
    drawn::Drawn,
    files,
};

/// The desk is free again before the paper is read: nobody waits for both.
#[tauri::command(async)]
pub(crate) fn preview(app: State<'_, App>, moete: MoeteId, art: Dokumentart) -> Answer<Forhaandsvisning> {
    let paper = app.desk(|desk| paper::draw(desk, moete, art))?;
    let noekkel = paper::fingerprint(&paper.pdf);
    let drawn = app.said(Drawn::open((moete, art), paper.pdf))?;
    let (bredde, hoyde) = app.said(drawn.size())?;
    let sider = drawn.pages();
    *app.drawn.lock().unwrap_or_else(PoisonError::into_inner) = Some(drawn);
    Ok(Forhaandsvisning {
        noekkel,
        sider,
        bredde,
        hoyde,
        saker: paper.saker,
        merknader: paper.merknader,
    })
}

#[tauri::command(async)]
pub(crate) fn preview_page(
    app: State<'_, App>,
    moete: MoeteId,
    art: Dokumentart,
    side: usize,
    bredde: u16,
) -> Answer<Response> {
    let kept = app.drawn.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(drawn) = kept.as_ref().filter(|drawn| drawn.of == (moete, art)) {
        return app.said(drawn.page(side, bredde)).map(Response::new);
    }
    drop(kept);
    let paper = app.desk(|desk| paper::draw(desk, moete, art))?;
    let page = Drawn::open((moete, art), paper.pdf).and_then(|drawn| drawn.page(side, bredde));
    app.said(page).map(Response::new)
}

#[tauri::command(async)]
pub(crate) fn preview_text(app: State<'_, App>, moete: MoeteId, art: Dokumentart) -> Answer<Vec<String>> {
    app.desk(|desk| paper::read_aloud(desk, moete, art))
}

#[tauri::command(async)]
pub(crate) fn preview_bytes(app: State<'_, App>, moete: MoeteId, art: Dokumentart) -> Answer<Response> {
    app.desk(|desk| paper::draw(desk, moete, art))
        .map(|paper| Response::new(paper.pdf))
}

#[tauri::command(async)]
pub(crate) fn list_documents(app: State<'_, App>) -> Answer<Vec<DokumentRad>> {
    app.desk(|desk| paper::list_documents(desk))
}

#[tauri::command(async)]
pub(crate) fn document_bytes(app: State<'_, App>, dokument: DokumentId) -> Answer<Response> {
    app.desk(|desk| paper::document_bytes(desk, dokument))
        .map(Response::new)
}

/// The paper's name and bytes.
fn kept(app: &App, id: DokumentId) -> Answer<(String, Vec<u8>)> {
    app.desk(|desk| {
        let document = desk.store().get::<Dokument>(id.0)?.ok_or(Error::NotFound {
            entity: "dokument",
            id: id.0,
        })?;
        Ok((document.filnavn, paper::document_bytes(desk, id)?))
    })
}

#[tauri::command(async)]
pub(crate) fn save_document(
    handle: AppHandle,
    app: State<'_, App>,
    dokument: DokumentId,
) -> Answer<Option<String>> {
    let (name, bytes) = kept(&app, dokument)?;
    let Some(path) = files::save_as(&handle, &name) else {
        return Ok(None);
    };
    app.desk(|_| paper::write_file(&path, &bytes))?;
    Ok(Some(path.display().to_string()))
}

/// Shows the paper in the system's own viewer, from where it can be printed.
#[tauri::command(async)]
pub(crate) fn open_document(app: State<'_, App>, dokument: DokumentId) -> Answer<()> {
    let (name, bytes) = kept(&app, dokument)?;
    let folder = app.folder.join("vis");
    app.desk(|_| {
        let paper = Utskrift { filnavn: name, bytes };
        printing::show(&folder, &paper)
    })
}

#[tauri::command(async)]
pub(crate) fn print_document(app: State<'_, App>, dokument: DokumentId, valg: Skrivervalg) -> Answer<()> {
    let (filnavn, bytes) = kept(&app, dokument)?;
    let folder = app.folder.join("vis");
    app.desk(|_| printing::print(&folder, &Utskrift { filnavn, bytes }, &valg))
}

#[tauri::command(async)]
pub(crate) fn verify_document(app: State<'_, App>, dokument: DokumentId) -> Answer<Kontroll> {
    app.desk(|desk| verify::verify_document(desk, dokument))
}
