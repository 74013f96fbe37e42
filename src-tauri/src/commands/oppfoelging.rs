//! What was decided is followed up.

use domain::{Oppfoelging, OppfoelgingId};
use secretariat::{
    follow_up,
    follow_up::{NyOppfoelging, OppfoelgingRad},
};
use tauri::State;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn list_follow_ups(app: State<'_, App>) -> Answer<Vec<OppfoelgingRad>> {
    app.desk(|desk| follow_up::list_follow_ups(desk))
}

#[tauri::command(async)]
pub(crate) fn add_follow_up(app: State<'_, App>, oppfoelging: NyOppfoelging) -> Answer<OppfoelgingId> {
    app.desk(|desk| follow_up::add_follow_up(desk, oppfoelging))
}

#[tauri::command(async)]
pub(crate) fn save_follow_up(app: State<'_, App>, oppfoelging: Oppfoelging) -> Answer<()> {
    app.desk(|desk| follow_up::save_follow_up(desk, oppfoelging))
}

#[tauri::command(async)]
pub(crate) fn remove_follow_up(app: State<'_, App>, id: OppfoelgingId) -> Answer<()> {
    app.desk(|desk| follow_up::remove_follow_up(desk, id))
}
