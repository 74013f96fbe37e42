//! The long texts: Yjs updates as bytes, without JSON around them.

use domain::{Maalform, Tekst};
use secretariat::{Error, Feil, text};
use tauri::{
    State,
    http::HeaderMap,
    ipc::{InvokeBody, Request, Response},
};
use uuid::Uuid;

use crate::app::{Answer, App};

#[tauri::command(async)]
pub(crate) fn text_state(app: State<'_, App>, entity: String, id: Uuid, felt: String) -> Answer<Response> {
    app.desk(|desk| text::text_state(desk, &entity, id, &felt))
        .map(Response::new)
}

/// The update is the body of the message; what it belongs to stands in its headers.
#[tauri::command(async)]
pub(crate) fn apply_text(app: State<'_, App>, request: Request<'_>) -> Answer<()> {
    let InvokeBody::Raw(update) = request.body() else {
        return Err(nameless());
    };
    let (entity, id, field) = belongs_to(request.headers()).ok_or_else(nameless)?;
    app.desk(|desk| text::apply_text(desk, &entity, id, &field, update))
}

fn belongs_to(headers: &HeaderMap) -> Option<(String, Uuid, String)> {
    let read = |name: &str| headers.get(name)?.to_str().ok().map(str::to_owned);
    Some((read("entity")?, read("id")?.parse().ok()?, read("felt")?))
}

fn nameless() -> Feil {
    Error::NotFound {
        entity: "tekst",
        id: Uuid::nil(),
    }
    .feil(Maalform::Nb)
}

#[tauri::command(async)]
pub(crate) fn set_text(
    app: State<'_, App>,
    entity: String,
    id: Uuid,
    felt: String,
    tekst: Tekst,
) -> Answer<()> {
    app.desk(|desk| text::set_text(desk, &entity, id, &felt, &tekst))
}
