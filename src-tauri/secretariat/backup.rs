//! Backups: made by themselves, and put back when the database is damaged.

use std::path::Path;

use serde::Serialize;
use store::SystemClock;

use crate::{Desk, Error, Result};

/// A backup of the whole database.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Sikkerhetskopi {
    /// The name of its file.
    pub navn: String,
    /// When it was made, as `2026-09-24T10:42:07`.
    pub naar: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The backups of a data folder, the newest first.
pub fn list_backups(folder: &Path) -> Vec<Sikkerhetskopi> {
    let row = |backup: store::Backup| Sikkerhetskopi {
        navn: backup
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        naar: backup.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        bytes: std::fs::metadata(&backup.path).map_or(0, |m| m.len()),
    };
    store::backups(folder).into_iter().map(row).collect()
}

/// Makes a backup now.
pub fn back_up(desk: &Desk) -> Result<()> {
    store::back_up(desk.folder(), &SystemClock)?;
    Ok(())
}

/// Puts a backup back in place of the database, which is kept under another name. No desk may be open.
pub fn restore(folder: &Path, name: &str) -> Result<()> {
    let found = store::backups(folder)
        .into_iter()
        .find(|b| b.path.file_name().is_some_and(|file| file == name));
    let backup = found.ok_or_else(|| Error::File {
        path: name.to_owned(),
        cause: std::io::Error::from(std::io::ErrorKind::NotFound),
    })?;
    Ok(store::restore(folder, &backup, &SystemClock)?)
}
