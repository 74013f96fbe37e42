//! The long texts, as the editor and the rest of the program write them.

use domain::{Entity, Moetesak, MoetesakId, Sak, Tekst, Utvalg};
use store::{Reader, Tx};
use uuid::Uuid;

use crate::{Desk, Error, Result, decide::open_item};

/// The Yjs update of a document nobody has written in: no clients, nothing deleted.
const NOTHING_WRITTEN: [u8; 2] = [0, 0];

/// The state of a text for an editor that opens: one Yjs update.
pub fn text_state(desk: &Desk, entity: &str, id: Uuid, field: &str) -> Result<Vec<u8>> {
    let (entity, field) = known(entity, field, id)?;
    let state = desk.store().text_state(entity, id, field)?;
    Ok(if state.is_empty() {
        NOTHING_WRITTEN.to_vec()
    } else {
        state
    })
}

/// The text as it is now.
pub fn text(desk: &Desk, entity: &str, id: Uuid, field: &str) -> Result<Tekst> {
    let (entity, field) = known(entity, field, id)?;
    Ok(desk.store().text(entity, id, field)?)
}

/// What was typed in an editor: a Yjs update. Durable when this returns.
pub fn apply_text(desk: &mut Desk, entity: &str, id: Uuid, field: &str, update: &[u8]) -> Result<()> {
    let (entity, field) = known(entity, field, id)?;
    desk.act("write_text", |tx| {
        may_write(tx, entity, id)?;
        tx.apply_text_update(entity, id, field, update)?;
        Ok(())
    })
}

/// Gives a text new words, by the smallest edit from the old ones.
pub fn set_text(desk: &mut Desk, entity: &str, id: Uuid, field: &str, text: &Tekst) -> Result<()> {
    let (entity, field) = known(entity, field, id)?;
    desk.act("set_text", |tx| {
        may_write(tx, entity, id)?;
        tx.write_text(entity, id, field, text)?;
        Ok(())
    })
}

/// The kinds that have long texts, by the names the window uses.
fn known(entity: &str, field: &str, id: Uuid) -> Result<(&'static str, &'static str)> {
    let kinds = [
        (Sak::NAME, Sak::TEXTS),
        (Moetesak::NAME, Moetesak::TEXTS),
        (Utvalg::NAME, Utvalg::TEXTS),
    ];
    let found = kinds.into_iter().find(|(name, _)| *name == entity);
    let text = found.and_then(|(name, texts)| {
        texts
            .iter()
            .find(|text| **text == field)
            .map(|text| (name, *text))
    });
    text.ok_or(Error::NotFound { entity: "tekst", id })
}

/// The minutes of a sealed meeting are not written in.
fn may_write(tx: &Tx<'_>, entity: &'static str, id: Uuid) -> Result<()> {
    match entity {
        Moetesak::NAME => open_item(tx, MoetesakId(id)).map(drop),
        Sak::NAME => crate::desk::need::<Sak>(tx, id).map(drop),
        _ => crate::desk::need::<Utvalg>(tx, id).map(drop),
    }
}
