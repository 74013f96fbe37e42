//! Calling a meeting, and who comes.

use domain::{Frammoete, Frammoetestatus, MoeteId, PersonId};
use secretariat::{attendance, attendance::Invitasjon, notice, notice::Konsekvens};
use tauri::State;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn notice_consequences(app: State<'_, App>, moete: MoeteId) -> Answer<Konsekvens> {
    app.desk(|desk| notice::notice_consequences(desk, moete))
}

#[tauri::command(async)]
pub(crate) fn call_meeting(app: State<'_, App>, moete: MoeteId, kort_varsel: Option<String>) -> Answer<()> {
    app.desk(|desk| notice::call_meeting(desk, moete, kort_varsel))
}

#[tauri::command(async)]
pub(crate) fn set_attendance(
    app: State<'_, App>,
    moete: MoeteId,
    person: PersonId,
    status: Frammoetestatus,
    merknad: Option<String>,
) -> Answer<()> {
    app.desk(|desk| attendance::set_attendance(desk, moete, person, status, merknad))
}

#[tauri::command(async)]
pub(crate) fn call_deputy(
    app: State<'_, App>,
    moete: MoeteId,
    for_: PersonId,
    person: PersonId,
) -> Answer<()> {
    app.desk(|desk| attendance::call_deputy(desk, moete, for_, person))
}

#[tauri::command(async)]
pub(crate) fn invite(
    app: State<'_, App>,
    moete: MoeteId,
    navn: String,
    stilling: String,
    rolle: Invitasjon,
) -> Answer<PersonId> {
    app.desk(|desk| attendance::invite(desk, moete, &navn, &stilling, rolle))
}

#[tauri::command(async)]
pub(crate) fn save_frammoete(app: State<'_, App>, frammoete: Frammoete) -> Answer<()> {
    app.desk(|desk| attendance::save_attendance(desk, frammoete))
}
