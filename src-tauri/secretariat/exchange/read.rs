//! Everything in again.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine, prelude::BASE64_STANDARD};
use domain::Entity;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::{Reader, Tx};

use super::{
    ExchangeError, FORMAT, Fil, Post, VERSION,
    file::kinds,
    names::{REFERENCES, inward, kind_outside},
};
use crate::{Desk, Result};

/// How much came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct Importert {
    pub saker: usize,
    pub moeter: usize,
    pub utvalg: usize,
}

/// Takes a whole file into an empty database, or nothing of it.
pub fn import(desk: &mut Desk, bytes: &[u8]) -> Result<Importert> {
    let file = parse(bytes)?;
    let files = decoded(&file)?;
    desk.act("import", |tx| {
        must_be_empty(tx)?;
        for bytes in &files {
            tx.put_blob(bytes)?;
        }
        macro_rules! put_all {
            ($($field:ident: $type:ident),* $(,)?) => {
                $( put(tx, &file.$field)?; )*
            };
        }
        kinds!(put_all);
        Ok(())
    })?;
    Ok(Importert {
        saker: file.sak.len(),
        moeter: file.moete.len(),
        utvalg: file.utvalg.len(),
    })
}

fn must_be_empty(tx: &Tx<'_>) -> Result<()> {
    let mut empty = true;
    macro_rules! count {
        ($($field:ident: $type:ident),* $(,)?) => {
            $( empty &= tx.all::<domain::$type>()?.is_empty(); )*
        };
    }
    kinds!(count);
    if empty {
        Ok(())
    } else {
        Err(ExchangeError::NotEmpty.into())
    }
}

fn put<T: Entity>(tx: &mut Tx<'_>, rows: &[Post<T>]) -> Result<()> {
    for row in rows {
        tx.put(&row.post)?;
        for (field, text) in row
            .tekster
            .iter()
            .filter(|(field, _)| T::TEXTS.contains(&field.as_str()))
        {
            tx.write_text(T::NAME, row.post.id(), field, text)?;
        }
    }
    Ok(())
}

/// Reads and checks the whole file before anything is changed.
fn parse(bytes: &[u8]) -> Result<Fil, ExchangeError> {
    let value: Value = serde_json::from_slice(bytes).map_err(|e| ExchangeError::NotJson {
        line: e.line(),
        column: e.column(),
    })?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ExchangeError::NotOurs);
    }
    match value.get("versjon").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(found) if found > VERSION => {
            return Err(ExchangeError::Newer {
                found,
                known: VERSION,
            });
        }
        _ => return Err(ExchangeError::NotOurs),
    }
    let value = inward(value);
    check_references(&value)?;
    typed(value)
}

/// Row by row, so that the message can say which one is wrong.
fn typed(value: Value) -> Result<Fil, ExchangeError> {
    let mut file = Fil::default();
    let Value::Object(mut kinds_of) = value else {
        return Err(ExchangeError::NotOurs);
    };
    macro_rules! read_all {
        ($($field:ident: $type:ident),* $(,)?) => {
            $( file.$field = rows(stringify!($field), kinds_of.remove(stringify!($field)))?; )*
        };
    }
    kinds!(read_all);
    if let Some(files) = kinds_of.remove("filer") {
        file.filer = serde_json::from_value(files).map_err(|e| ExchangeError::Unreadable {
            place: "filer".into(),
            reason: e.to_string(),
        })?;
    }
    Ok(file)
}

fn rows<T: Entity>(kind: &str, value: Option<Value>) -> Result<Vec<Post<T>>, ExchangeError> {
    let rows = match value {
        None => return Ok(Vec::new()),
        Some(Value::Array(rows)) => rows,
        Some(_) => {
            let place = kind_outside(kind).to_owned();
            return Err(ExchangeError::Unreadable {
                place,
                reason: "not a list".into(),
            });
        }
    };
    let read = |(n, row): (usize, Value)| {
        serde_json::from_value(row).map_err(|e| ExchangeError::Unreadable {
            place: format!("{}[{n}]", kind_outside(kind)),
            reason: e.to_string(),
        })
    };
    rows.into_iter().enumerate().map(read).collect()
}

/// Every reference leads to a row of the file.
fn check_references(file: &Value) -> Result<(), ExchangeError> {
    let list = |kind: &str| {
        file.get(kind)
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default()
    };
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, _, target) in REFERENCES {
        known.entry(target).or_insert_with(|| {
            list(target)
                .iter()
                .filter_map(|row| row.get("id").and_then(Value::as_str))
                .collect()
        });
    }
    for (kind, field, target) in REFERENCES {
        for (n, row) in list(kind).iter().enumerate() {
            let named = match row.get(field) {
                Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
                Some(Value::String(one)) => vec![one.as_str()],
                _ => Vec::new(),
            };
            if let Some(lost) = named
                .into_iter()
                .find(|id| !known.get(target).is_some_and(|all| all.contains(id)))
            {
                let place = format!("{}[{n}].{field}", kind_outside(kind));
                return Err(ExchangeError::Nowhere {
                    place,
                    id: lost.to_owned(),
                });
            }
        }
    }
    Ok(())
}

/// The files' bytes, each checked against its hash; each that a row names must be there.
fn decoded(file: &Fil) -> Result<Vec<Vec<u8>>, ExchangeError> {
    let named = file
        .dokument
        .iter()
        .map(|d| &d.post.sha256)
        .chain(file.referat.iter().filter_map(|r| r.post.innhold.as_ref()));
    for hash in named {
        if !file.filer.contains_key(hash) {
            return Err(ExchangeError::WrongHash { hash: hash.clone() });
        }
    }
    let mut all = Vec::with_capacity(file.filer.len());
    for (hash, text) in &file.filer {
        let wrong = || ExchangeError::WrongHash { hash: hash.clone() };
        let bytes = BASE64_STANDARD.decode(text).map_err(|_| wrong())?;
        if format!("{:x}", Sha256::digest(&bytes)) != *hash {
            return Err(wrong());
        }
        all.push(bytes);
    }
    Ok(all)
}
