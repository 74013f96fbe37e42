//! The meeting while it runs.

use chrono::NaiveTime;
use domain::{
    ForslagId, Forslagsstatus, Fravaersgrunn, HabilitetId, Habilitetsutfall, MoeteId, MoetesakId, PersonId,
    ProtokolltilfoerselId, RettelseId, Tekst, TilstedevaerelseId,
};
use secretariat::{FunnTekst, agenda, attendance, decide, decide::Konklusjon, impartiality, run};
use tauri::State;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn open_meeting(
    app: State<'_, App>,
    moete: MoeteId,
    kl: NaiveTime,
    sene: Option<Vec<PersonId>>,
) -> Answer<()> {
    app.desk(|desk| run::open_meeting(desk, moete, kl, &sene.unwrap_or_default()))
}

#[tauri::command(async)]
pub(crate) fn pause_meeting(app: State<'_, App>, moete: MoeteId, kl: NaiveTime) -> Answer<()> {
    app.desk(|desk| run::pause_meeting(desk, moete, kl))
}

#[tauri::command(async)]
pub(crate) fn resume_meeting(app: State<'_, App>, moete: MoeteId, kl: NaiveTime) -> Answer<()> {
    app.desk(|desk| run::resume_meeting(desk, moete, kl))
}

#[tauri::command(async)]
pub(crate) fn adjourn_meeting(app: State<'_, App>, moete: MoeteId, kl: NaiveTime) -> Answer<()> {
    app.desk(|desk| run::adjourn_meeting(desk, moete, kl))
}

#[tauri::command(async)]
pub(crate) fn start_item(app: State<'_, App>, moetesak: MoetesakId, kl: NaiveTime) -> Answer<()> {
    app.desk(|desk| run::start_item(desk, moetesak, kl))
}

#[tauri::command(async)]
pub(crate) fn close_doors(app: State<'_, App>, moetesak: MoetesakId, kl: NaiveTime) -> Answer<()> {
    app.desk(|desk| run::close_doors(desk, moetesak, kl))
}

#[tauri::command(async)]
pub(crate) fn open_doors(app: State<'_, App>, moetesak: MoetesakId, kl: NaiveTime) -> Answer<()> {
    app.desk(|desk| run::open_doors(desk, moetesak, kl))
}

#[tauri::command(async)]
pub(crate) fn arrive(app: State<'_, App>, moete: MoeteId, person: PersonId, kl: NaiveTime) -> Answer<()> {
    app.desk(|desk| attendance::arrive(desk, moete, person, kl))
}

#[tauri::command(async)]
pub(crate) fn leave(
    app: State<'_, App>,
    moete: MoeteId,
    person: PersonId,
    kl: NaiveTime,
    grunn: Fravaersgrunn,
) -> Answer<()> {
    app.desk(|desk| attendance::leave(desk, moete, person, kl, grunn))
}

#[tauri::command(async)]
pub(crate) fn correct_stay(
    app: State<'_, App>,
    id: TilstedevaerelseId,
    fra: NaiveTime,
    til: Option<NaiveTime>,
) -> Answer<()> {
    app.desk(|desk| attendance::correct_stay(desk, id, fra, til))
}

#[tauri::command(async)]
pub(crate) fn record_impartiality(
    app: State<'_, App>,
    moetesak: MoetesakId,
    person: PersonId,
    utfall: Habilitetsutfall,
    grunn: String,
    hjemmel: String,
    kl: Option<NaiveTime>,
) -> Answer<HabilitetId> {
    app.desk(|desk| impartiality::record_impartiality(desk, moetesak, person, utfall, &grunn, &hjemmel, kl))
}

#[tauri::command(async)]
pub(crate) fn return_after_impartiality(app: State<'_, App>, id: HabilitetId, kl: NaiveTime) -> Answer<()> {
    app.desk(|desk| impartiality::return_after_impartiality(desk, id, kl))
}

#[tauri::command(async)]
pub(crate) fn propose(
    app: State<'_, App>,
    moetesak: MoetesakId,
    av: String,
    tekst: Tekst,
    kl: Option<NaiveTime>,
) -> Answer<ForslagId> {
    app.desk(|desk| decide::propose(desk, moetesak, &av, tekst, kl))
}

#[tauri::command(async)]
pub(crate) fn settle_proposal(app: State<'_, App>, forslag: ForslagId, status: Forslagsstatus) -> Answer<()> {
    app.desk(|desk| decide::settle_proposal(desk, forslag, status))
}

#[tauri::command(async)]
pub(crate) fn use_proposal(
    app: State<'_, App>,
    moetesak: MoetesakId,
    forslag: Option<ForslagId>,
) -> Answer<()> {
    app.desk(|desk| decide::use_proposal(desk, moetesak, forslag))
}

#[tauri::command(async)]
pub(crate) fn record_conclusion(
    app: State<'_, App>,
    moetesak: MoetesakId,
    konklusjon: Konklusjon,
) -> Answer<Vec<FunnTekst>> {
    app.desk(|desk| decide::record_conclusion(desk, moetesak, konklusjon))
}

#[tauri::command(async)]
pub(crate) fn enter_statement(
    app: State<'_, App>,
    moetesak: MoetesakId,
    person: PersonId,
    tekst: String,
) -> Answer<ProtokolltilfoerselId> {
    app.desk(|desk| decide::enter_statement(desk, moetesak, person, &tekst))
}

#[tauri::command(async)]
pub(crate) fn remove_statement(app: State<'_, App>, id: ProtokolltilfoerselId) -> Answer<()> {
    app.desk(|desk| decide::remove_statement(desk, id))
}

#[tauri::command(async)]
pub(crate) fn add_item_in_meeting(
    app: State<'_, App>,
    moete: MoeteId,
    tittel: String,
    under: Option<MoetesakId>,
) -> Answer<MoetesakId> {
    app.desk(|desk| agenda::add_item_in_meeting(desk, moete, &tittel, under))
}

#[tauri::command(async)]
pub(crate) fn correct_minutes(
    app: State<'_, App>,
    moetesak: MoetesakId,
    saksnummer: String,
    tekst: String,
    fra: String,
) -> Answer<RettelseId> {
    app.desk(|desk| decide::correct_minutes(desk, moetesak, &saksnummer, &tekst, &fra))
}

#[tauri::command(async)]
pub(crate) fn remove_correction(app: State<'_, App>, id: RettelseId) -> Answer<()> {
    app.desk(|desk| decide::remove_correction(desk, id))
}
