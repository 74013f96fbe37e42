//! A change that is on the disk when it is acknowledged: one field, and a sentence in the minutes; beside one
//! `UPDATE` of plain SQLite on the same disk, its index brought along.

use std::{path::Path, time::Instant};

use domain::{
    Entity, Moetesak, Sak,
    tekst::{Block, Span},
};
use rusqlite::Connection;
use secretariat::{Desk, sak, text};
use store::Reader;

use crate::{
    Outcome,
    figure::{Figure, Rival, Target, Unit, median},
    plain,
};

const ROUNDS: usize = 300;
const WARM_UP: usize = 20;
/// From one changed row to the next, so that no page is warm by chance.
const STRIDE: usize = 13;

/// The figures, from a desk and plain SQLite over the same text.
pub(crate) fn figures(desk: &mut Desk, folder: &Path) -> Outcome<Vec<Figure>> {
    let rival = plain::database(desk, folder)?;
    let saker: Vec<Sak> = desk.store().all()?;
    let items: Vec<Moetesak> = desk.store().all()?;
    let field = pairs(
        |n| {
            let mut changed = saker[n * STRIDE % saker.len()].clone();
            changed.tittel = format!("{} {n}", changed.tittel);
            timed(|| Ok(sak::save_sak(desk, changed)?))
        },
        |n| {
            update(
                &rival,
                "UPDATE sak SET title = title || ' ' || ?1 WHERE id = ?2",
                n,
                saker.len(),
            )
        },
    )?;
    let typed = pairs(
        |n| {
            let item = items[n * STRIDE % items.len()].id.0;
            let mut said = text::text(desk, Moetesak::NAME, item, "behandling")?;
            said.blocks.push(Block::Paragraph(vec![Span {
                text: format!("Tillegg {n}."),
                ..Span::default()
            }]));
            timed(|| Ok(text::set_text(desk, Moetesak::NAME, item, "behandling", &said)?))
        },
        |n| {
            update(
                &rival,
                "UPDATE sak SET body = body || ' Tillegg ' || ?1 WHERE id = ?2",
                n,
                items.len(),
            )
        },
    )?;
    let figure = |what: &str, (ours, theirs): (f64, f64)| Figure {
        what: what.to_owned(),
        unit: Unit::Milliseconds,
        ours: Ok(ours),
        rival: Rival {
            name: "SQLite UPDATE",
            value: Ok(theirs),
        },
        target: Target::Times(2.0),
    };
    Ok(vec![
        figure("one field, durable and found, p50", field),
        figure("one sentence of minutes, the same, p50", typed),
    ])
}

fn update(rival: &Connection, sql: &str, n: usize, rows: usize) -> Outcome<f64> {
    let row = 1 + n * STRIDE % rows;
    timed(|| Ok(rival.prepare_cached(sql)?.execute([n as i64, row as i64])?))
}

/// How long the change itself took, in milliseconds; what is changed has been read before, on the screen.
fn timed<T>(change: impl FnOnce() -> Outcome<T>) -> Outcome<f64> {
    let began = Instant::now();
    change()?;
    Ok(began.elapsed().as_secs_f64() * 1e3)
}

/// The medians of two things done by turns.
fn pairs(
    mut ours: impl FnMut(usize) -> Outcome<f64>,
    mut theirs: impl FnMut(usize) -> Outcome<f64>,
) -> Outcome<(f64, f64)> {
    let mut times = (Vec::new(), Vec::new());
    for n in 0..WARM_UP + ROUNDS {
        let (mine, its) = (ours(n)?, theirs(n)?);
        if n >= WARM_UP {
            times.0.push(mine);
            times.1.push(its);
        }
    }
    Ok((median(&times.0), median(&times.1)))
}
