//! An exchange file that was damaged, or written by somebody who means harm: it comes in or is refused whole.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

#[path = "damage/mod.rs"]
mod damage;

use std::cell::RefCell;

use damage::{Bound, Chance, Took, endures, taken};
use domain::{Maalform, Sakstype, Utvalg};
use secretariat::{
    Desk, agenda,
    exchange::{export, import},
    notice, plan, template,
};
use serde_json::{Value, json};
use store::Reader;
use tempfile::TempDir;

/// What is read is kept as text, as JSON and as things, and written to a database and its log.
const BOUND: Bound = Bound {
    times: 60,
    plus: 8 << 20,
};

fn empty() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Desk::open(folder.path()).unwrap(), folder)
}

/// A body with a meeting that was called.
fn file() -> Vec<u8> {
    let (mut desk, _folder) = empty();
    template::start_plain(&mut desk, "Arkivutvalget", None, Maalform::Nb).unwrap();
    let body = desk.store().all::<Utvalg>().unwrap().remove(0);
    let new = json!({ "utvalg": body.id, "dato": "2026-11-26", "start": "09:00:00" });
    let meeting = plan::plan_meeting(&mut desk, serde_json::from_value(new).unwrap()).unwrap();
    agenda::add_free_item(&mut desk, meeting, "Arkivplan", Sakstype::Vedtak).unwrap();
    notice::call_meeting(&mut desk, meeting, Some("Avtalt.".into())).unwrap();
    export(&desk, true).unwrap()
}

/// Lets an empty desk read one file after another.
struct Reading(RefCell<(Desk, TempDir)>);

impl Reading {
    fn read(&self, file: &[u8]) -> Took {
        let mut place = self.0.borrow_mut();
        let mut came_in = false;
        let took = taken(file.len(), || came_in = import(&mut place.0, file).is_ok());
        if came_in {
            export(&place.0, true).unwrap();
            *place = empty();
        } else {
            let bodies: Vec<Utvalg> = place.0.store().all().unwrap();
            assert!(bodies.is_empty(), "half of it came in");
        }
        took
    }
}

#[test]
fn an_exchange_file_with_damaged_bytes_is_refused_whole_or_comes_in() {
    let (file, reading) = (file(), Reading(RefCell::new(empty())));
    endures("exchange file", BOUND, |chance| reading.read(&chance.hurt(&file)));
}

#[test]
fn an_exchange_file_whose_parts_are_not_what_they_should_be_is_refused_whole_or_comes_in() {
    let (file, reading) = (file(), Reading(RefCell::new(empty())));
    let whole: Value = serde_json::from_slice(&file).unwrap();
    endures("parts of an exchange file", BOUND, |chance| {
        let mut file = whole.clone();
        for _ in 0..=chance.below(3) {
            spoil(&mut file, chance);
        }
        reading.read(&serde_json::to_vec(&file).unwrap())
    });
}

/// Every place in the file, as a JSON pointer.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    found.push(here.to_owned());
    match value {
        Value::Array(parts) => {
            for (n, part) in parts.iter().enumerate() {
                places(part, &format!("{here}/{n}"), found);
            }
        }
        Value::Object(parts) => {
            for (key, part) in parts {
                places(part, &format!("{here}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Takes something away, puts it there twice, or puts something else in its place.
fn spoil(file: &mut Value, chance: &mut Chance) {
    let mut found = Vec::new();
    places(file, "", &mut found);
    let place: &String = chance.one_of(&found);
    let place = file.pointer_mut(place).unwrap();
    match chance.below(4) {
        0 => {
            if let Value::Array(parts) = place
                && let Some(first) = parts.first().cloned()
            {
                parts.push(first);
            }
        }
        1 => {
            if let Value::Object(parts) = place
                && let Some(key) = parts.keys().nth(chance.below(parts.len())).cloned()
            {
                parts.remove(&key);
            }
        }
        _ => *place = strange(chance),
    }
}

fn strange(chance: &mut Chance) -> Value {
    let deep = (0..100).fold(json!([]), |inside, _| json!([inside]));
    chance
        .one_of(&[
            Value::Null,
            json!(-1),
            json!(i64::MAX),
            json!(1e300),
            json!(true),
            json!(""),
            json!("\u{0}"),
            json!("0000-00-00"),
            json!("-262143-01-01"),
            json!("262142-12-31T23:59:59.999999999"),
            json!("00000000-0000-0000-0000-000000000000"),
            json!("x".repeat(100_000)),
            json!({ "id": "00000000-0000-0000-0000-000000000000" }),
            deep,
        ])
        .clone()
}
