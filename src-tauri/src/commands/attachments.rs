//! The papers that go with a sak.

use domain::{MoetesakId, SakId, Vedlegg, VedleggId};
use host::printing;
use secretariat::attachment;
use tauri::{AppHandle, State};

use crate::{
    app::{Answer, App},
    files,
};

#[tauri::command(async)]
pub(crate) fn add_vedlegg(
    app: State<'_, App>,
    sak: Option<SakId>,
    moetesak: Option<MoetesakId>,
    tittel: String,
    unntatt: bool,
) -> Answer<VedleggId> {
    app.desk(|desk| attachment::add_attachment(desk, sak, moetesak, &tittel, unntatt))
}

/// Takes in the files that a dialog of the system names, each as an attachment. Tells how many.
#[tauri::command(async)]
pub(crate) fn add_files(
    handle: AppHandle,
    app: State<'_, App>,
    sak: Option<SakId>,
    moetesak: Option<MoetesakId>,
) -> Answer<usize> {
    let chosen = files::choose_many(&handle);
    for path in &chosen {
        let file = app.said(attachment::read_file(path))?;
        app.desk(|desk| attachment::add_file(desk, sak, moetesak, &file))?;
    }
    Ok(chosen.len())
}

/// Gives an attachment the file that a dialog of the system names; false when that was closed.
#[tauri::command(async)]
pub(crate) fn choose_file(handle: AppHandle, app: State<'_, App>, id: VedleggId) -> Answer<bool> {
    let Some(path) = files::choose_many(&handle).pop() else {
        return Ok(false);
    };
    let file = app.said(attachment::read_file(&path))?;
    app.desk(|desk| attachment::attach_file(desk, id, &file.filnavn, &file.bytes))?;
    Ok(true)
}

/// Shows its file in the system's own program for it.
#[tauri::command(async)]
pub(crate) fn open_vedlegg(app: State<'_, App>, id: VedleggId) -> Answer<()> {
    let file = app.desk(|desk| attachment::attached_file(desk, id))?;
    app.desk(|_| printing::show(&app.folder.join("vis"), &file))
}

#[tauri::command(async)]
pub(crate) fn save_vedlegg(app: State<'_, App>, vedlegg: Vedlegg) -> Answer<()> {
    app.desk(|desk| attachment::save_attachment(desk, vedlegg))
}

#[tauri::command(async)]
pub(crate) fn remove_vedlegg(app: State<'_, App>, id: VedleggId) -> Answer<()> {
    app.desk(|desk| attachment::remove_attachment(desk, id))
}
