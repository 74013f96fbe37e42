//! Files from and to the world outside, through the system's dialogs.

use secretariat::{exchange, exchange::Importert, paper, verify, verify::Kontroll};
use serde::Serialize;
use tauri::{AppHandle, State};

use crate::{
    app::{Answer, App},
    files,
};

#[tauri::command(async)]
pub(crate) fn export_file(handle: AppHandle, app: State<'_, App>) -> Answer<Option<String>> {
    let Some(path) = files::save_as(&handle, "motebok.json") else {
        return Ok(None);
    };
    app.desk(|desk| paper::write_file(&path, &exchange::export(desk, false)?))?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn import_file(handle: AppHandle, app: State<'_, App>) -> Answer<Option<Importert>> {
    let Some(path) = files::choose(&handle, "Møtebok", &["json"]) else {
        return Ok(None);
    };
    app.desk(|desk| exchange::import(desk, &paper::read_file(&path)?))
        .map(Some)
}

#[tauri::command(async)]
pub(crate) fn choose_key(handle: AppHandle) -> Option<String> {
    files::choose(&handle, "PKCS#12", &["p12", "pfx"]).map(|path| path.display().to_string())
}

/// What a check of a file found.
#[derive(Serialize)]
pub(crate) struct Filkontroll {
    fil: String,
    kontroll: Kontroll,
}

#[tauri::command(async)]
pub(crate) fn verify_file(handle: AppHandle, app: State<'_, App>) -> Answer<Option<Filkontroll>> {
    let Some(path) = files::choose(&handle, "PDF", &["pdf"]) else {
        return Ok(None);
    };
    let kontroll = app.desk(|desk| verify::verify_bytes(&paper::read_file(&path)?, desk.language()))?;
    Ok(Some(Filkontroll {
        fil: path.display().to_string(),
        kontroll,
    }))
}
