//! The window: one per data folder, opened by the first start and brought forward by the next.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
    time::Duration,
};

use tauri::{AppHandle, Builder, Manager};
use thiserror::Error;

use crate::{app::App, commands, doorbell, folder};

/// Why no window opened; each case is shown on stderr as it reads here.
#[derive(Debug, Error)]
enum OpenError {
    #[error("Fant ingen hjemmemappe. Sett MOTEBOK_DATA til mappen der dataene skal ligge.")]
    NoHome,
    #[error("Kan ikke bruke datamappen {folder}: {cause}")]
    Folder { folder: PathBuf, cause: io::Error },
    #[error(
        "Datamappen {folder} er alt i bruk av et annet program eller en annen maskin, og vinduet svarer ikke."
    )]
    InUse { folder: PathBuf },
    #[error("Vinduet kunne ikke åpnes: {0}")]
    Window(#[from] tauri::Error),
}

impl OpenError {
    /// 1 for what failed, 3 for a data folder that somebody else holds (2 is a wrong argument).
    fn exit_code(&self) -> ExitCode {
        ExitCode::from(if matches!(self, Self::InUse { .. }) { 3 } else { 1 })
    }
}

/// Opens the window and comes back when it is closed; a second start brings the first one's window forward instead.
pub fn open() -> ExitCode {
    match try_open() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            error.exit_code()
        }
    }
}

fn try_open() -> Result<ExitCode, OpenError> {
    let folder = folder::data_folder().ok_or(OpenError::NoHome)?;
    let unusable = |cause| OpenError::Folder {
        folder: folder.clone(),
        cause,
    };
    fs::create_dir_all(&folder).map_err(unusable)?;
    let Some(_lock) = lock(&folder).map_err(unusable)? else {
        return if bring_forward(&folder) {
            Ok(ExitCode::SUCCESS)
        } else {
            Err(OpenError::InUse { folder })
        };
    };
    let app = commands::register(Builder::default())
        .manage(App {
            folder: folder.clone(),
        })
        .build(tauri::generate_context!("../tauri.conf.json"))?;
    let handle = app.handle().clone();
    // Without a bell the program still works; a second start then says that the folder is in use.
    let _ = doorbell::hang(&folder, move || show(&handle).is_ok());
    let code = app.run_return(|_, _| {});
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The first start may still be on its way to its window.
fn bring_forward(folder: &Path) -> bool {
    (0..20).any(|attempt| {
        if attempt > 0 {
            thread::sleep(Duration::from_millis(150));
        }
        doorbell::ring(folder)
    })
}

fn show(app: &AppHandle) -> tauri::Result<()> {
    let window = app
        .get_webview_window("main")
        .ok_or(tauri::Error::WindowNotFound)?;
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

fn lock(folder: &Path) -> io::Result<Option<File>> {
    let file = File::create(folder.join("motebok.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(cause)) => Err(cause),
    }
}
