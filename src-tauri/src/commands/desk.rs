//! Whose desk it is, how it began, and what was done at it.

use domain::{HelsefellesskapId, Maalform, UtvalgId};
use secretariat::{
    Bruker, find, find::Treff, history, history::Endring, overview, overview::Oversikt, template,
    template::Mal,
};
use tauri::State;
use uuid::Uuid;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn save_user(app: State<'_, App>, navn: String, maalform: Maalform) -> Answer<()> {
    app.desk(|desk| {
        desk.save_user(Bruker {
            navn: navn.trim().to_owned(),
            maalform,
        })
    })
}

#[tauri::command(async)]
pub(crate) fn list_templates(app: State<'_, App>) -> Answer<Vec<Mal>> {
    app.desk(|_desk| Ok(template::list_templates()))
}

#[tauri::command(async)]
pub(crate) fn start_from_template(app: State<'_, App>, mal: String) -> Answer<Option<HelsefellesskapId>> {
    app.desk(|desk| template::start_from_template(desk, &mal))
}

#[tauri::command(async)]
pub(crate) fn start_plain(
    app: State<'_, App>,
    navn: String,
    kortnavn: Option<String>,
    maalform: Maalform,
) -> Answer<UtvalgId> {
    app.desk(|desk| template::start_plain(desk, &navn, kortnavn, maalform))
}

#[tauri::command(async)]
pub(crate) fn undo(app: State<'_, App>) -> Answer<Option<String>> {
    app.desk(history::undo)
}

#[tauri::command(async)]
pub(crate) fn redo(app: State<'_, App>) -> Answer<Option<String>> {
    app.desk(history::redo)
}

#[tauri::command(async)]
pub(crate) fn history(app: State<'_, App>, entity: String, id: Uuid, felt: String) -> Answer<Vec<Endring>> {
    app.desk(|desk| history::history(desk, &entity, id, &felt))
}

#[tauri::command(async)]
pub(crate) fn search(app: State<'_, App>, tekst: String, antall: usize) -> Answer<Vec<Treff>> {
    app.desk(|desk| find::search(desk, &tekst, antall))
}

#[tauri::command(async)]
pub(crate) fn overview(app: State<'_, App>) -> Answer<Oversikt> {
    app.desk(|desk| overview::overview(desk))
}
