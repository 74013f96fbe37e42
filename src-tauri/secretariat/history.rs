//! Who changed what when; and undoing.

use serde::Serialize;
use store::Reader;
use texts::Texts;
use uuid::Uuid;

use crate::{Desk, Result};

/// One change of one field.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Endring {
    /// When, as `2026-09-24T10:42:07`.
    pub naar: String,
    /// Who.
    pub hvem: String,
    /// By which action, in words.
    pub handling: String,
    /// What it was.
    pub foer: Option<String>,
    /// What it became.
    pub etter: Option<String>,
}

/// Every change of a field, the newest first.
pub fn history(desk: &Desk, entity: &str, id: Uuid, field: &str) -> Result<Vec<Endring>> {
    let texts = Texts::of(desk.language());
    let said = |value: serde_json::Value| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text),
        other => Some(other.to_string()),
    };
    let mut rows: Vec<_> = desk.store().history(entity, id, field)?;
    rows.reverse();
    let row = |entry: store::HistoryEntry| Endring {
        naar: entry.at.naive_local().format("%Y-%m-%dT%H:%M:%S").to_string(),
        hvem: entry.actor,
        handling: action(&entry.action, texts),
        foer: said(entry.before),
        etter: said(entry.after),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// An action's name in words.
fn action(name: &str, texts: &Texts) -> String {
    texts.word(&format!("handling-{}", name.replace('_', "-")))
}

/// Undoes the last action; says which, or nothing when there is none. What was sealed, sent or signed stays, and so
/// does all that went before it.
pub fn undo(desk: &mut Desk) -> Result<Option<String>> {
    if !desk.undoable()? {
        return Ok(None);
    }
    let actor = desk.user().navn.clone();
    let undone = desk.store_mut().undo(&actor)?;
    let texts = Texts::of(desk.language());
    Ok(undone.map(|(what, _)| texts.get("angret", &[("handling", action(&what.action, texts).into())])))
}

/// Does again what was undone last.
pub fn redo(desk: &mut Desk) -> Result<Option<String>> {
    let actor = desk.user().navn.clone();
    let redone = desk.store_mut().redo(&actor)?;
    let texts = Texts::of(desk.language());
    Ok(redone.map(|(what, _)| {
        texts.get(
            "gjort-om-igjen",
            &[("handling", action(&what.action, texts).into())],
        )
    }))
}
