//! The shared folder.

use std::path::Path;

use domain::{MoeteId, MoetesakId, UtvalgId};
use secretariat::{
    conflict::{self, Konflikt},
    duplicate::{self, Dobbeltnummer},
    number,
    sharing::{
        self, Deling, Delingsbilde, Delingsrolle, Entry, Ground, Kode, Overlevering, Proeve, Sharing, Sted,
        Utestengt,
    },
};
use tauri::{AppHandle, State};
use uuid::Uuid;

use crate::{
    app::{Answer, App},
    files,
    sharer::Sharer,
};

#[tauri::command(async)]
pub(crate) fn sharing(app: State<'_, App>, sharer: State<'_, Sharer>) -> Answer<Delingsbilde> {
    Ok(Delingsbilde {
        delt: app.said(sharing::is_shared(&app.folder))?,
        laast: app.said(sharing::wants_password(&app.folder))? && !sharer.is_open(),
        deling: sharer.last(),
        konflikter: app.desk(|desk| conflict::count(desk))?,
    })
}

/// Which folder; nothing when the dialog was closed.
#[tauri::command(async)]
pub(crate) fn choose_folder(handle: AppHandle) -> Option<String> {
    files::choose_folder(&handle).map(|path| path.display().to_string())
}

#[tauri::command(async)]
pub(crate) fn create_shared_folder(
    app: State<'_, App>,
    sharer: State<'_, Sharer>,
    mappe: String,
    passord: String,
    noekkelpassord: Option<String>,
) -> Answer<()> {
    let own = noekkelpassord.as_deref();
    let ground = app.desk(|desk| Ground::of(desk))?;
    let begun = app.said(Sharing::begin(
        ground,
        Path::new(&mappe),
        Entry::Make(&passord),
        own,
    ))?;
    sharer.open(begun);
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn join_shared_folder(
    app: State<'_, App>,
    sharer: State<'_, Sharer>,
    mappe: String,
    kode: Option<String>,
    passord: Option<String>,
    noekkelpassord: Option<String>,
) -> Answer<()> {
    let words = passord.unwrap_or_default();
    let entry = kode.as_deref().map_or(Entry::Passphrase(&words), Entry::Code);
    let own = noekkelpassord.as_deref();
    let ground = app.desk(|desk| Ground::of(desk))?;
    let begun = app.said(Sharing::begin(ground, Path::new(&mappe), entry, own))?;
    sharer.open(begun);
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn unlock_sharing(app: State<'_, App>, sharer: State<'_, Sharer>, passord: String) -> Answer<()> {
    let ground = app.desk(|desk| Ground::of(desk))?;
    if let Some(sharing) = app.said(Sharing::resume(ground, Some(&passord)))? {
        sharer.open(sharing);
    }
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn share_now(sharer: State<'_, Sharer>) {
    sharer.wake();
}

#[tauri::command(async)]
pub(crate) fn leave_shared_folder(app: State<'_, App>, sharer: State<'_, Sharer>) -> Answer<()> {
    app.desk(|desk| sharing::leave(desk))?;
    sharer.close();
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn restore_shared_folder(app: State<'_, App>, sharer: State<'_, Sharer>) -> Answer<Deling> {
    sharer.with(&app, |sharing| Ok(sharing.restore_folder(app.language())?.deling))
}

#[tauri::command(async)]
pub(crate) fn try_restore(app: State<'_, App>, sharer: State<'_, Sharer>) -> Answer<Proeve> {
    sharer.with(&app, |sharing| sharing.try_restore(app.language()))
}

#[tauri::command(async)]
pub(crate) fn invite_colleague(
    app: State<'_, App>,
    sharer: State<'_, Sharer>,
    navn: String,
    rolle: Delingsrolle,
    dager: u32,
) -> Answer<Kode> {
    sharer.with(&app, |sharing| sharing.invite(&navn, rolle, dager))
}

#[tauri::command(async)]
pub(crate) fn withdraw_invitation(
    app: State<'_, App>,
    sharer: State<'_, Sharer>,
    invitasjon: String,
) -> Answer<()> {
    sharer.with(&app, |sharing| sharing.withdraw(&invitasjon))
}

#[tauri::command(async)]
pub(crate) fn shut_out_device(
    app: State<'_, App>,
    sharer: State<'_, Sharer>,
    enhet: String,
    passord: String,
) -> Answer<Utestengt> {
    sharer.with(&app, |sharing| sharing.revoke(&enhet, &passord))
}

#[tauri::command(async)]
pub(crate) fn admit_device(app: State<'_, App>, sharer: State<'_, Sharer>, enhet: String) -> Answer<usize> {
    sharer.with(&app, |sharing| sharing.admit(&enhet))
}

/// The bodies' numbers go to a successor, who gets a code when they do not take part yet.
#[tauri::command(async)]
pub(crate) fn hand_over(
    app: State<'_, App>,
    sharer: State<'_, Sharer>,
    person: String,
) -> Answer<Overlevering> {
    let kode = sharer.with(&app, |sharing| sharing.let_in(&person))?;
    let utvalg = app.desk(|desk| number::hand_over_numbers(desk, &person))?;
    // The first pass writes what the second finds in the folder.
    let deling = sharer.with(&app, |sharing| {
        sharing.pass(app.language())?;
        Ok(sharing.pass(app.language())?.deling)
    })?;
    Ok(Overlevering {
        utvalg,
        kode,
        usendt: deling.usendt,
    })
}

/// Where one is, for colleagues to see.
#[tauri::command(async)]
pub(crate) fn attend(sharer: State<'_, Sharer>, sted: Sted) {
    sharer.attend(sted);
}

#[tauri::command(async)]
pub(crate) fn list_conflicts(app: State<'_, App>, ting: Option<Uuid>) -> Answer<Vec<Konflikt>> {
    app.desk(|desk| conflict::conflicts(desk, ting))
}

#[tauri::command(async)]
pub(crate) fn settle_conflict(
    app: State<'_, App>,
    ting: Uuid,
    entity: String,
    felt: String,
    versjon: String,
) -> Answer<()> {
    app.desk(|desk| conflict::settle(desk, &entity, ting, &felt, &versjon))
}

#[tauri::command(async)]
pub(crate) fn list_duplicates(app: State<'_, App>, moete: Option<MoeteId>) -> Answer<Vec<Dobbeltnummer>> {
    app.desk(|desk| duplicate::duplicates(desk, moete))
}

#[tauri::command(async)]
pub(crate) fn print_beside(app: State<'_, App>, moetesak: MoetesakId, utvalg: UtvalgId) -> Answer<()> {
    app.desk(|desk| duplicate::print_beside(desk, moetesak, utvalg))
}
