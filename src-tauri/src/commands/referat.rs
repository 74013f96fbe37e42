//! The minutes as a whole: on their way, sealed, signed.

use chrono::NaiveDate;
use domain::{Dokument, MoeteId, Referattilstand};
use secretariat::{minutes, paper, sign, sign::Signaturfelt};
use tauri::State;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn advance_referat(app: State<'_, App>, moete: MoeteId, tilstand: Referattilstand) -> Answer<()> {
    app.desk(|desk| minutes::advance_referat(desk, moete, tilstand))
}

#[tauri::command(async)]
pub(crate) fn add_remark(
    app: State<'_, App>,
    moete: MoeteId,
    fra: String,
    dato: NaiveDate,
    tekst: String,
) -> Answer<()> {
    app.desk(|desk| minutes::add_remark(desk, moete, &fra, dato, &tekst))
}

#[tauri::command(async)]
pub(crate) fn seal_referat(app: State<'_, App>, moete: MoeteId) -> Answer<Dokument> {
    app.desk(|desk| minutes::seal_referat(desk, moete))
}

#[tauri::command(async)]
pub(crate) fn new_version(app: State<'_, App>, moete: MoeteId, merknad: String) -> Answer<()> {
    app.desk(|desk| minutes::new_version(desk, moete, &merknad))
}

#[tauri::command(async)]
pub(crate) fn make_public(app: State<'_, App>, moete: MoeteId) -> Answer<Vec<Dokument>> {
    app.desk(|desk| minutes::make_public(desk, moete))
}

#[tauri::command(async)]
pub(crate) fn signature_fields(app: State<'_, App>, moete: MoeteId) -> Answer<Vec<Signaturfelt>> {
    app.desk(|desk| sign::signature_fields(desk, moete))
}

#[tauri::command(async)]
pub(crate) fn sign_referat(
    app: State<'_, App>,
    moete: MoeteId,
    underskriver: String,
    nokkel: std::path::PathBuf,
    passord: String,
) -> Answer<Dokument> {
    app.desk(|desk| sign::sign_referat(desk, moete, &underskriver, &paper::read_file(&nokkel)?, &passord))
}
