//! Papers that are made when somebody asks for them.

use host::printing;
use secretariat::{
    Error, mail,
    order::{Filform, Papirbestilling},
    paper,
    print::{self, Bestilling, Utskrift},
    printer::{Skrivere, Skrivervalg},
};
use serde::Serialize;
use tauri::{AppHandle, State};

use crate::{
    app::{Answer, App},
    files,
};

/// A file that was saved, and what whoever uses it should know.
#[derive(Serialize)]
pub(crate) struct Lagret {
    fil: String,
    merknader: Vec<String>,
}

/// Makes a paper and saves it; nothing when the dialog was closed.
#[tauri::command(async)]
pub(crate) fn make_paper(
    handle: AppHandle,
    app: State<'_, App>,
    bestilling: Papirbestilling,
    form: Filform,
) -> Answer<Option<Lagret>> {
    let order = Bestilling::from(bestilling);
    let (made, merknader) = app.desk(|desk| {
        Ok(match form {
            Filform::Pdf => (print::print(desk, &order)?, Vec::new()),
            Filform::Word => (print::word(desk, &order)?, Vec::new()),
            Filform::Epost => {
                let draft = mail::draft(desk, &order)?;
                let remarks = draft.remarks(desk.language());
                (draft.fil, remarks)
            }
        })
    })?;
    save(&handle, &app, &made, merknader)
}

/// Saves a file where a dialog of the system says; nothing when that was closed.
pub(super) fn save(
    handle: &AppHandle,
    app: &App,
    made: &Utskrift,
    merknader: Vec<String>,
) -> Answer<Option<Lagret>> {
    let Some(path) = files::save_as(handle, &made.filnavn) else {
        return Ok(None);
    };
    app.desk(|_| paper::write_file(&path, &made.bytes))?;
    Ok(Some(Lagret {
        fil: path.display().to_string(),
        merknader,
    }))
}

/// Shows a paper in the system's own viewer, from where it can be printed.
#[tauri::command(async)]
pub(crate) fn open_paper(app: State<'_, App>, bestilling: Papirbestilling) -> Answer<()> {
    let order = Bestilling::from(bestilling);
    let made = app.desk(|desk| print::print(desk, &order))?;
    app.desk(|_| printing::show(&app.folder.join("vis"), &made))
}

/// What whoever makes a paper should know before it is made.
#[tauri::command(async)]
pub(crate) fn paper_remarks(app: State<'_, App>, bestilling: Papirbestilling) -> Answer<Vec<String>> {
    let order = Bestilling::from(bestilling);
    app.desk(|desk| print::remarks(desk, &order))
}

/// The printers' names, as the system has them.
#[tauri::command(async)]
pub(crate) fn list_printers(app: State<'_, App>) -> Answer<Vec<String>> {
    app.said(Skrivere::default().list().map_err(Error::from))
}

/// Sends a paper to a printer.
#[tauri::command(async)]
pub(crate) fn print_paper(app: State<'_, App>, bestilling: Papirbestilling, valg: Skrivervalg) -> Answer<()> {
    let order = Bestilling::from(bestilling);
    let made = app.desk(|desk| print::print(desk, &order))?;
    app.desk(|_| printing::print(&app.folder.join("vis"), &made, &valg))
}
