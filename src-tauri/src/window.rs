//! The window: one per data folder, opened by the first start and brought forward by the next.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
    time::Duration,
};

use domain::Maalform;
use host::folder;
use store::{Holder, Lock, StoreError, SystemRng};
use tauri::{AppHandle, Builder, Manager, RunEvent, WebviewWindow, WindowEvent};
use thiserror::Error;

#[cfg(target_os = "linux")]
use crate::web_view;
use crate::{
    app::App,
    commands,
    commands::packages::Packing,
    doorbell, keeper,
    sharer::{self, Sharer},
};

/// Why no window opened; each case is shown on stderr as it reads here.
#[derive(Debug, Error)]
enum OpenError {
    #[error("Her er ingen skjerm å åpne vinduet på. `motebok --help` viser hva som går uten.")]
    NoDisplay,
    #[error("Fant ingen hjemmemappe. Sett MOTEBOK_DATA til mappen der dataene skal ligge.")]
    NoHome,
    #[error("{}", .0.feil(Maalform::Nb).message)]
    Data(#[from] secretariat::Error),
    #[error("Datamappen {folder} er i bruk av {holder}, og vinduet der svarer ikke.")]
    InUse { folder: PathBuf, holder: String },
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
    try_open().unwrap_or_else(|error| {
        eprintln!("{error}");
        error.exit_code()
    })
}

fn try_open() -> Result<ExitCode, OpenError> {
    let folder = folder::data_folder().ok_or(OpenError::NoHome)?;
    fs::create_dir_all(&folder).map_err(|cause| secretariat::Error::File {
        path: folder.display().to_string(),
        cause,
    })?;
    let Some(lock) = lock_or_bring_forward(&folder)? else {
        return Ok(ExitCode::SUCCESS);
    };
    if !has_display() {
        return Err(OpenError::NoDisplay);
    }
    run(folder, lock)
}

/// The lock on the data folder; `None` when another window has it and has come forward.
fn lock_or_bring_forward(folder: &Path) -> Result<Option<Lock>, OpenError> {
    let mut holder = None;
    // The first start may still be on its way to its window, or just closing it.
    for _ in 0..20 {
        match store::lock(folder, &mut SystemRng) {
            Ok(lock) => return Ok(Some(lock)),
            Err(StoreError::InUse(known)) => holder = known,
            Err(cause) => return Err(secretariat::Error::from(cause).into()),
        }
        if holder.as_ref().is_some_and(came_forward) {
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(150));
    }
    let holder = holder.map_or("et annet program".into(), |holder| {
        format!("prosess {}", holder.pid)
    });
    Err(OpenError::InUse {
        folder: folder.into(),
        holder,
    })
}

fn came_forward(holder: &Holder) -> bool {
    holder
        .port
        .is_some_and(|port| doorbell::ring(port, &holder.token))
}

fn run(folder: PathBuf, mut lock: Lock) -> Result<ExitCode, OpenError> {
    let (sharer, waker) = Sharer::new();
    let app = commands::register(Builder::default())
        .plugin(tauri_plugin_dialog::init())
        .manage(App::open(folder.clone()))
        .manage(sharer)
        .manage(Packing::default())
        .setup(|app| Ok(settle(app.handle())?))
        .build(tauri::generate_context!("../tauri.conf.json"))?;
    keeper::keep(folder);
    sharer::keep_sharing(app.handle().clone(), waker);
    let handle = app.handle().clone();
    // Without a bell the program still works; a second start then says that the folder is in use.
    if let Ok(port) = doorbell::hang(lock.token().to_owned(), move || come_forward(&handle).is_ok()) {
        let _ = lock.announce(port);
    }
    let code = app.run_return(|handle, event| match event {
        RunEvent::WindowEvent {
            event: WindowEvent::Focused(is_watched),
            ..
        } => handle.state::<Sharer>().watched(is_watched),
        RunEvent::Exit => sharer::take_leave(handle),
        _ => {}
    });
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

#[cfg(target_os = "linux")]
fn settle(app: &AppHandle) -> tauri::Result<()> {
    web_view::settle(&main_window(app)?)
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "on Linux it can fail")]
fn settle(_: &AppHandle) -> tauri::Result<()> {
    Ok(())
}

fn main_window(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    app.get_webview_window("main").ok_or(tauri::Error::WindowNotFound)
}

fn come_forward(app: &AppHandle) -> tauri::Result<()> {
    let window = main_window(app)?;
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

#[cfg(target_os = "linux")]
fn has_display() -> bool {
    gtk::init().is_ok()
}

#[cfg(not(target_os = "linux"))]
fn has_display() -> bool {
    true
}
