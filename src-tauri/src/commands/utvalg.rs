//! The bodies, their seats and the people in them.

use chrono::NaiveDate;
use domain::{
    Logo, Maalform, Nummerering, OppnevningId, Part, PartId, Partsart, Person, Plass, PlassId, Profil,
    Rettighet, Utvalg, UtvalgId,
};
use secretariat::{
    appoint,
    appoint::NyOppnevning,
    paper, profile,
    profile::{Profileier, Profilside},
    template, utvalg as bodies,
    utvalg::{UtvalgRad, UtvalgSide},
};
use tauri::{AppHandle, State, ipc::Response};

use crate::{
    app::{Answer, App},
    drawn, files,
};

#[tauri::command(async)]
pub(crate) fn list_utvalg(app: State<'_, App>) -> Answer<Vec<UtvalgRad>> {
    app.desk(|desk| bodies::list_utvalg(desk))
}

#[tauri::command(async)]
pub(crate) fn utvalg(app: State<'_, App>, id: UtvalgId) -> Answer<UtvalgSide> {
    app.desk(|desk| bodies::show_utvalg(desk, id))
}

#[tauri::command(async)]
pub(crate) fn save_utvalg(app: State<'_, App>, utvalg: Utvalg) -> Answer<()> {
    app.desk(|desk| bodies::save_utvalg(desk, utvalg))
}

#[tauri::command(async)]
pub(crate) fn create_utvalg(
    app: State<'_, App>,
    navn: String,
    kortnavn: Option<String>,
    over: Option<UtvalgId>,
    maalform: Maalform,
) -> Answer<UtvalgId> {
    app.desk(|desk| template::create_utvalg(desk, &navn, kortnavn, over, maalform))
}

#[tauri::command(async)]
pub(crate) fn number_example(app: State<'_, App>, nummerering: Nummerering) -> Answer<String> {
    app.desk(|desk| bodies::number_example(desk, &nummerering))
}

#[tauri::command(async)]
pub(crate) fn save_plass(app: State<'_, App>, plass: Plass) -> Answer<()> {
    app.desk(|desk| appoint::save_seat(desk, plass))
}

#[tauri::command(async)]
pub(crate) fn add_plass(
    app: State<'_, App>,
    utvalg: UtvalgId,
    art: Partsart,
    betegnelse: String,
    rettighet: Rettighet,
) -> Answer<PlassId> {
    app.desk(|desk| appoint::add_seat(desk, utvalg, art, &betegnelse, rettighet))
}

#[tauri::command(async)]
pub(crate) fn remove_plass(app: State<'_, App>, id: PlassId) -> Answer<()> {
    app.desk(|desk| appoint::remove_seat(desk, id))
}

#[tauri::command(async)]
pub(crate) fn appoint(app: State<'_, App>, oppnevning: NyOppnevning) -> Answer<OppnevningId> {
    app.desk(|desk| appoint::appoint(desk, oppnevning))
}

#[tauri::command(async)]
pub(crate) fn end_appointment(app: State<'_, App>, id: OppnevningId, til: NaiveDate) -> Answer<()> {
    app.desk(|desk| appoint::end_appointment(desk, id, til))
}

#[tauri::command(async)]
pub(crate) fn list_persons(app: State<'_, App>) -> Answer<Vec<Person>> {
    app.desk(|desk| appoint::list_persons(desk))
}

#[tauri::command(async)]
pub(crate) fn save_person(app: State<'_, App>, person: Person) -> Answer<()> {
    app.desk(|desk| appoint::save_person(desk, person))
}

#[tauri::command(async)]
pub(crate) fn list_parter(app: State<'_, App>, utvalg: UtvalgId) -> Answer<Vec<Part>> {
    app.desk(|desk| appoint::list_parties(desk, utvalg))
}

#[tauri::command(async)]
pub(crate) fn add_part(
    app: State<'_, App>,
    utvalg: UtvalgId,
    art: Partsart,
    navn: String,
) -> Answer<Option<PartId>> {
    app.desk(|desk| appoint::add_party(desk, utvalg, art, &navn))
}

#[tauri::command(async)]
pub(crate) fn show_profile(app: State<'_, App>, utvalg: UtvalgId) -> Answer<Profilside> {
    app.desk(|desk| profile::show_profile(desk, utvalg))
}

#[tauri::command(async)]
pub(crate) fn save_profile(
    app: State<'_, App>,
    utvalg: UtvalgId,
    eier: Profileier,
    profil: Profil,
) -> Answer<()> {
    app.desk(|desk| profile::save_profile(desk, utvalg, eier, profil))
}

#[tauri::command(async)]
pub(crate) fn save_logo(
    app: State<'_, App>,
    utvalg: UtvalgId,
    eier: Profileier,
    logo: Option<Logo>,
) -> Answer<()> {
    app.desk(|desk| profile::save_logo(desk, utvalg, eier, logo))
}

/// The first page of a paper as the body's papers look, as PNG.
#[tauri::command(async)]
pub(crate) fn describe_logo(
    app: State<'_, App>,
    utvalg: UtvalgId,
    eier: Profileier,
    tekst: Option<String>,
) -> Answer<()> {
    app.desk(|desk| profile::describe_logo(desk, utvalg, eier, tekst))
}

#[tauri::command(async)]
pub(crate) fn profile_sample(app: State<'_, App>, utvalg: UtvalgId, bredde: u16) -> Answer<Response> {
    let bytes = app.desk(|desk| profile::sample(desk, utvalg))?;
    app.said(drawn::first_page(bytes, bredde)).map(Response::new)
}

/// Asks for a logo in a dialog of the system; no bytes when it was closed. What it shows is drawn by the window, which
/// knows SVG too.
#[tauri::command(async)]
pub(crate) fn choose_logo(handle: AppHandle, app: State<'_, App>) -> Answer<Response> {
    const ENDINGS: [&str; 4] = ["png", "svg", "jpg", "jpeg"];
    let chosen = files::choose(&handle, "Logo", &ENDINGS);
    let bytes = chosen.map_or_else(|| Ok(Vec::new()), |path| paper::read_file(&path));
    app.said(bytes).map(Response::new)
}
