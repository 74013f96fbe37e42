//! The meeting package: made while its progress is shown, and broken off when somebody says so.

use std::{
    ops::ControlFlow,
    sync::atomic::{AtomicBool, Ordering},
};

use domain::MoeteId;
use secretariat::{
    order::Pakkenavn,
    package::{self, Pakkebestilling},
    print::Utskrift,
};
use serde::Serialize;
use tauri::{AppHandle, Emitter, State};

use crate::{
    app::{Answer, App},
    commands::orders::{self, Lagret},
};

/// What the window hears while a package is made.
const PROGRESS: &str = "pakke";

/// Whether the package that is being made is still wanted.
#[derive(Default)]
pub(crate) struct Packing {
    is_cancelled: AtomicBool,
}

/// How far a package has come.
#[derive(Clone, Serialize)]
struct Fremdrift {
    ferdig: usize,
    av: usize,
}

#[tauri::command(async)]
pub(crate) fn make_package(
    handle: AppHandle,
    app: State<'_, App>,
    packing: State<'_, Packing>,
    moete: MoeteId,
    form: Pakkenavn,
) -> Answer<Option<Lagret>> {
    packing.is_cancelled.store(false, Ordering::Relaxed);
    let order = Pakkebestilling {
        moete: Some(moete.to_string()),
        form: form.into(),
    };
    let made = app.desk(|desk| {
        package::pack(desk, &order, &mut |ferdig, av| {
            // A window that does not listen is no reason to stop.
            let _ = handle.emit(PROGRESS, Fremdrift { ferdig, av });
            if packing.is_cancelled.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
    })?;
    let remarks = app.desk(|desk| Ok(made.remarks(desk.language())))?;
    let file = Utskrift {
        filnavn: made.filnavn,
        bytes: made.pdf,
    };
    orders::save(&handle, &app, &file, remarks)
}

/// Breaks the package off; nothing of it is kept.
#[tauri::command]
pub(crate) fn cancel_package(packing: State<'_, Packing>) {
    packing.is_cancelled.store(true, Ordering::Relaxed);
}
