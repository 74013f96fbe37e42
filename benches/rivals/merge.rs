//! A hundred thousand changes of five devices, merged into a fresh database; beside the row-write limit: what plain SQLite
//! takes to do the same to the same rows.
//!
//! A change is one field that somebody wrote, with who did it and when. The limit is the least that keeps both: an `UPDATE`
//! of the field by its key and an `INSERT` into a log with an index by row, prepared, all in one transaction, as safe against
//! a power cut as ours. It merges nothing, seals nothing and searches nothing. Ours brings along the index of words as well,
//! and tells what one had seen of the other. What counts is the time the processor worked; the disk waits alike for both.

use std::{fs, path::Path};

use domain::Sak;
use rusqlite::{Connection, params, types::Value};
use serde_json::json;
use store::{
    Arrival, Change, Gaps, Parcel, Reader, Sealed, SegmentId, Store, StoreError, SystemClock, SystemRng,
};
use uuid::Uuid;

use crate::{
    Outcome,
    desks::{Hands, Secretary, act},
    figure::{Figure, Rival, Target, Unit, median},
    process,
    words::{self, Dice},
};

const DEVICES: usize = 5;
/// A device bundles so many changes at a time,
const BUNDLE: usize = 50;
/// so often.
const BUNDLES: usize = 400;
const SAKER: u128 = 4_000;
/// All work on the saker of the next meetings, so one change in ten meets another.
const AT_HAND: usize = 400;
const ROUNDS: usize = 3;
/// 22 November 2026, noon in Norway.
const NOON: i64 = 1_795_345_200_000;

/// The figures.
pub(crate) fn figures(scratch: &Path) -> Outcome<Vec<Figure>> {
    let folder = scratch.join("five");
    let base = scratch.join("five-base");
    let sealed = shared(&folder, &base)?;
    let (before, arrivals) = bundled()?;
    let (mut open, mut plain) = (Vec::new(), Vec::new());
    for n in 0..ROUNDS {
        let data = scratch.join(format!("five-{n}"));
        fs::create_dir_all(&data)?;
        open.push(merged(&data, &before, arrivals.clone())?);
        plain.push(written(
            &scratch.join(format!("five-{n}.db")),
            &before,
            &arrivals,
        )?);
    }
    let figure = |what: &str, ours, target| Figure {
        what: what.to_owned(),
        unit: Unit::Seconds,
        ours: Ok(ours),
        rival: Rival {
            name: "SQLite UPDATE",
            value: Ok(median(&plain)),
        },
        target,
    };
    Ok(vec![
        figure(
            "100,000 changes of 5 devices, merged",
            median(&open),
            Target::Times(1.5),
        ),
        figure("the same, out of sealed segments", sealed, Target::Times(2.5)),
    ])
}

/// The first desk records the saker that are worked on.
fn found(store: &mut Store) -> Outcome<()> {
    let mut dice = Dice::new(7);
    for n in 1..=SAKER {
        let sak: Sak = serde_json::from_value(json!({
            "id": Uuid::from_u128(n), "tittel": words::title(&mut dice), "type": "vedtak",
            "meldt_av": words::name(&mut dice), "saksansvarlig": words::name(&mut dice), "tilstand": "meldt",
        }))?;
        act(store, "register_sak", |tx| tx.put(&sak))?;
    }
    Ok(())
}

/// What one device writes until it bundles: fields of the saker that are at hand just now.
fn work(store: &mut Store, dice: &mut Dice, bundle: usize) -> Outcome<()> {
    for _ in 0..BUNDLE {
        let first = bundle / 40 * AT_HAND;
        let id = Uuid::from_u128(1 + (first + dice.below(AT_HAND)) as u128);
        let mut sak: Sak = store.get(id)?.ok_or("no sak")?;
        match dice.below(10) {
            0 => sak.tittel = words::title(dice),
            1..4 => sak.saksansvarlig = words::name(dice),
            4..7 => sak.neste_steg = Some(words::sentence(dice)),
            _ => sak.meldt_av = words::name(dice),
        }
        act(store, "save_sak", |tx| tx.put(&sak))?;
    }
    Ok(())
}

/// Five devices share the saker and their work in a folder. Returns how long one who has the saker takes to read, verify,
/// open and merge the work.
fn shared(folder: &Path, base: &Path) -> Outcome<f64> {
    let clock = Hands::at(NOON);
    let mut all = Secretary::several(DEVICES, folder, &clock)?;
    found(&mut all[0].store)?;
    let everybody = |all: &mut Vec<Secretary>| {
        all.iter_mut().try_for_each(|one| {
            clock.turn(1_000);
            one.pass().map(drop)
        })
    };
    everybody(&mut all)?;
    Secretary::joins(folder, base, clock.clone())?.pass()?;
    let mut dice = Dice::new(8);
    for bundle in 0..BUNDLES {
        for one in &mut all {
            work(&mut one.store, &mut dice, bundle)?;
        }
        everybody(&mut all)?;
    }
    let mut times = Vec::new();
    for n in 0..ROUNDS {
        let data = base.with_file_name(format!("five-sealed-{n}"));
        fs::create_dir_all(&data)?;
        for entry in fs::read_dir(base)? {
            let entry = entry?;
            fs::copy(entry.path(), data.join(entry.file_name()))?;
        }
        let mut late = Secretary::resumes(folder, &data, clock.clone())?;
        let began = process::worked();
        let pass = late.pass()?;
        times.push(process::worked() - began);
        if pass.received < DEVICES * BUNDLES {
            return Err(format!("{} segments came", pass.received).into());
        }
    }
    Ok(median(&times))
}

/// The same without a folder: the segments with the saker, and those with the work.
fn bundled() -> Outcome<(Vec<Arrival>, Vec<Arrival>)> {
    let clock = Hands::at(NOON);
    let mut stores = Vec::new();
    for _ in 0..DEVICES {
        stores.push(Store::in_memory(clock.clone(), SystemRng)?);
    }
    found(&mut stores[0])?;
    let mut names = 0_u128;
    let before = exchanged(&mut stores, &mut names)?;
    let (mut dice, mut arrivals) = (Dice::new(8), Vec::new());
    for bundle in 0..BUNDLES {
        for store in &mut stores {
            work(store, &mut dice, bundle)?;
        }
        clock.turn(5_000);
        arrivals.extend(exchanged(&mut stores, &mut names)?);
    }
    Ok((before, arrivals))
}

/// Everybody bundles what they have written and takes what the others have. Returns all the segments.
fn exchanged(stores: &mut [Store], names: &mut u128) -> Outcome<Vec<Arrival>> {
    let mut arrivals = Vec::new();
    for store in &mut *stores {
        store.exchange::<StoreError>(Vec::new(), Gaps::Wait, &mut |Parcel { header, sets }| {
            *names += 1;
            let (id, bytes) = (SegmentId(names.to_be_bytes()), vec![0; LENGTH]);
            arrivals.push(Arrival {
                id,
                header: header.clone(),
                sets: Some(sets.clone()),
                bytes: bytes.clone(),
            });
            Ok(Sealed { id, bytes })
        })?;
    }
    for store in stores {
        store.exchange::<StoreError>(arrivals.clone(), Gaps::Wait, &mut |_| {
            Err(StoreError::NoRandomness)
        })?;
    }
    Ok(arrivals)
}

/// About as many bytes as fifty changes take when they are sealed.
const LENGTH: usize = 3_000;

fn merged(data: &Path, before: &[Arrival], arrivals: Vec<Arrival>) -> Outcome<f64> {
    let mut store = Store::open(data, SystemClock, SystemRng)?;
    let mut seal = |_: &Parcel| Err(StoreError::NoRandomness);
    store.exchange(before.to_vec(), Gaps::Wait, &mut seal)?;
    let began = process::worked();
    let done = store.exchange(arrivals, Gaps::Wait, &mut seal)?;
    let took = process::worked() - began;
    (done.merged.len() == DEVICES * BUNDLES)
        .then_some(took)
        .ok_or_else(|| "not all was merged".into())
}

/// How long plain SQLite takes to write the same fields of the same rows.
fn written(file: &Path, before: &[Arrival], arrivals: &[Arrival]) -> Outcome<f64> {
    let mut plain = Connection::open(file)?;
    plain.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE sak (id BLOB PRIMARY KEY, tittel, type, meldt_av, saksansvarlig, tilstand, neste_steg, slettet)
             WITHOUT ROWID;
         CREATE TABLE log (n INTEGER PRIMARY KEY, at TEXT, actor TEXT, id BLOB, field TEXT, value);
         CREATE INDEX log_id ON log (id, field);",
    )?;
    let sql = plain.transaction()?;
    for n in 1..=SAKER {
        sql.prepare_cached("INSERT INTO sak (id) VALUES (?1)")?
            .execute([n.to_be_bytes()])?;
    }
    update(&sql, before)?;
    sql.commit()?;
    let began = process::worked();
    let sql = plain.transaction()?;
    update(&sql, arrivals)?;
    sql.commit()?;
    Ok(process::worked() - began)
}

fn update(sql: &Connection, arrivals: &[Arrival]) -> Outcome<()> {
    let mut log = sql.prepare("INSERT INTO log (at, actor, id, field, value) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for set in arrivals
        .iter()
        .filter_map(|arrival| arrival.sets.as_ref())
        .flatten()
    {
        for Change { id, field, value, .. } in &set.changes {
            let value = Value::from(value.clone());
            let mut row = sql.prepare_cached(&format!("UPDATE sak SET {field} = ?1 WHERE id = ?2"))?;
            row.execute(params![value, id.as_bytes()])?;
            log.execute(params![
                set.at.to_rfc3339(),
                set.actor,
                id.as_bytes(),
                field,
                value
            ])?;
        }
    }
    Ok(())
}
