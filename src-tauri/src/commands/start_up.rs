//! What the page needs before it draws anything; and backups, which matter when it cannot.

use secretariat::{StartUp, backup, backup::Sikkerhetskopi, user_of};
use tauri::State;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn start_up(app: State<'_, App>) -> Answer<StartUp> {
    match app.trouble() {
        None => app.desk(|desk| desk.start_up()),
        Some(trouble) => Ok(StartUp {
            versjon: env!("CARGO_PKG_VERSION"),
            tom: false,
            bruker: user_of(&app.folder),
            mappe: app.folder.display().to_string(),
            sky: store::cloud_sync_hint(&app.folder),
            feil: Some(trouble),
        }),
    }
}

#[tauri::command(async)]
pub(crate) fn list_backups(app: State<'_, App>) -> Vec<Sikkerhetskopi> {
    backup::list_backups(&app.folder)
}

#[tauri::command(async)]
pub(crate) fn restore_backup(app: State<'_, App>, navn: String) -> Answer<()> {
    app.reopened(|| backup::restore(&app.folder, &navn))
}
