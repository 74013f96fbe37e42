//! The register of saker and one of them.

use chrono::NaiveDate;
use domain::{ForankringId, Partsart, Sak, SakId};
use secretariat::{
    register,
    register::SakRad,
    sak as saker,
    sak::{NySak, SakSide},
};
use tauri::State;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn list_saker(app: State<'_, App>) -> Answer<Vec<SakRad>> {
    app.desk(|desk| register::list_saker(desk))
}

#[tauri::command(async)]
pub(crate) fn sak(app: State<'_, App>, id: SakId) -> Answer<SakSide> {
    app.desk(|desk| saker::show_sak(desk, id))
}

#[tauri::command(async)]
pub(crate) fn register_sak(app: State<'_, App>, sak: NySak) -> Answer<SakId> {
    app.desk(|desk| saker::register_sak(desk, sak))
}

#[tauri::command(async)]
pub(crate) fn save_sak(app: State<'_, App>, sak: Sak) -> Answer<()> {
    app.desk(|desk| saker::save_sak(desk, sak))
}

#[tauri::command(async)]
pub(crate) fn add_forankring(
    app: State<'_, App>,
    sak: SakId,
    part: Partsart,
    hvor: String,
    dato: Option<NaiveDate>,
) -> Answer<ForankringId> {
    app.desk(|desk| saker::add_anchoring(desk, sak, part, &hvor, dato))
}

#[tauri::command(async)]
pub(crate) fn remove_forankring(app: State<'_, App>, id: ForankringId) -> Answer<()> {
    app.desk(|desk| saker::remove_anchoring(desk, id))
}
