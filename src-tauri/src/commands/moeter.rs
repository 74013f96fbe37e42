//! Meetings: the plan, and one with its agenda.

use chrono::NaiveDate;
use domain::{MeldingId, Moete, MoeteId, Moetesak, MoetesakId, SakId, Sakstype};
use secretariat::{agenda, meeting, meeting::MoeteSide, plan, plan::NyttMoete, register, register::MoeteRad};
use tauri::State;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn list_moeter(app: State<'_, App>) -> Answer<Vec<MoeteRad>> {
    app.desk(|desk| register::list_meetings(desk))
}

#[tauri::command(async)]
pub(crate) fn moete(app: State<'_, App>, id: MoeteId) -> Answer<MoeteSide> {
    app.desk(|desk| meeting::show_meeting(desk, id))
}

#[tauri::command(async)]
pub(crate) fn plan_meeting(app: State<'_, App>, moete: NyttMoete) -> Answer<MoeteId> {
    app.desk(|desk| plan::plan_meeting(desk, moete))
}

#[tauri::command(async)]
pub(crate) fn save_moete(app: State<'_, App>, moete: Moete) -> Answer<()> {
    app.desk(|desk| plan::save_meeting(desk, moete))
}

#[tauri::command(async)]
pub(crate) fn cancel_meeting(app: State<'_, App>, moete: MoeteId) -> Answer<()> {
    app.desk(|desk| plan::cancel_meeting(desk, moete))
}

#[tauri::command(async)]
pub(crate) fn add_item(app: State<'_, App>, moete: MoeteId, sak: SakId) -> Answer<MoetesakId> {
    app.desk(|desk| agenda::add_item(desk, moete, sak))
}

#[tauri::command(async)]
pub(crate) fn add_free_item(
    app: State<'_, App>,
    moete: MoeteId,
    tittel: String,
    type_: Sakstype,
) -> Answer<MoetesakId> {
    app.desk(|desk| agenda::add_free_item(desk, moete, &tittel, type_))
}

#[tauri::command(async)]
pub(crate) fn remove_item(app: State<'_, App>, moetesak: MoetesakId) -> Answer<()> {
    app.desk(|desk| agenda::remove_item(desk, moetesak))
}

#[tauri::command(async)]
pub(crate) fn move_item(app: State<'_, App>, moetesak: MoetesakId, etter: Option<MoetesakId>) -> Answer<()> {
    app.desk(|desk| agenda::move_item(desk, moetesak, etter))
}

#[tauri::command(async)]
pub(crate) fn save_item(app: State<'_, App>, moetesak: Moetesak) -> Answer<()> {
    app.desk(|desk| agenda::save_item(desk, moetesak))
}

#[tauri::command(async)]
pub(crate) fn withdraw_item(app: State<'_, App>, moetesak: MoetesakId, grunn: Option<String>) -> Answer<()> {
    app.desk(|desk| agenda::withdraw_item(desk, moetesak, grunn))
}

#[tauri::command(async)]
pub(crate) fn postpone_item(
    app: State<'_, App>,
    moetesak: MoetesakId,
    dato: Option<NaiveDate>,
) -> Answer<()> {
    app.desk(|desk| agenda::postpone_item(desk, moetesak, dato))
}

#[tauri::command(async)]
pub(crate) fn add_melding(app: State<'_, App>, moetesak: MoetesakId, tittel: String) -> Answer<MeldingId> {
    app.desk(|desk| agenda::add_note(desk, moetesak, &tittel, None))
}

#[tauri::command(async)]
pub(crate) fn remove_melding(app: State<'_, App>, id: MeldingId) -> Answer<()> {
    app.desk(|desk| agenda::remove_note(desk, id))
}
