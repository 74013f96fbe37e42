//! What the page needs before it draws anything.

use std::path::PathBuf;

use serde::Serialize;
use tauri::State;

use crate::app::App;

/// The program as it was started.
#[derive(Serialize)]
pub(crate) struct StartUp {
    version: &'static str,
    data_folder: PathBuf,
}

#[tauri::command]
pub(crate) fn start_up(app: State<'_, App>) -> StartUp {
    StartUp {
        version: env!("CARGO_PKG_VERSION"),
        data_folder: app.folder.clone(),
    }
}
