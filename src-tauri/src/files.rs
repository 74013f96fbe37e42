//! The system's own dialogs for files. Tests name the file instead, in `MOTEBOK_DIALOG`.

use std::{env, path::PathBuf};

use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// The variable that answers a dialog before it opens.
const VARIABLE: &str = "MOTEBOK_DIALOG";

/// Where to save; `None` when the dialog was closed.
pub(crate) fn save_as(app: &AppHandle, name: &str) -> Option<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        return Some(PathBuf::from(named).join(name));
    }
    app.dialog()
        .file()
        .set_file_name(name)
        .blocking_save_file()?
        .into_path()
        .ok()
}

/// Which file to open; `None` when the dialog was closed.
pub(crate) fn choose(app: &AppHandle, kind: &str, endings: &[&str]) -> Option<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        let there = std::fs::read_dir(named).ok()?.flatten().map(|entry| entry.path());
        let fits = |path: &PathBuf| {
            path.extension()
                .is_some_and(|e| endings.iter().any(|ending| e == *ending))
        };
        return there.filter(fits).max();
    }
    app.dialog()
        .file()
        .add_filter(kind, endings)
        .blocking_pick_file()?
        .into_path()
        .ok()
}

/// Which files, of any kind; none when the dialog was closed.
pub(crate) fn choose_many(app: &AppHandle) -> Vec<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        let there = std::fs::read_dir(named).into_iter().flatten().flatten();
        let mut files: Vec<_> = there
            .map(|entry| entry.path())
            .filter(|path| path.is_file())
            .collect();
        files.sort();
        return files;
    }
    let chosen = app.dialog().file().blocking_pick_files().unwrap_or_default();
    chosen
        .into_iter()
        .filter_map(|file| file.into_path().ok())
        .collect()
}

/// Which folder; `None` when the dialog was closed.
pub(crate) fn choose_folder(app: &AppHandle) -> Option<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        return Some(PathBuf::from(named));
    }
    app.dialog().file().blocking_pick_folder()?.into_path().ok()
}
