//! Finding a sak among those of ten years: the search of the window, beside SQLite's FTS5 asked by hand.

use std::{hint::black_box, path::Path, time::Instant};

use rusqlite::{Connection, params};
use secretariat::{Desk, find};

use crate::{
    Outcome,
    figure::{Figure, Rival, Target, Unit, median, percentile},
    plain,
};

/// As many as the window shows.
const LIMIT: usize = 30;
const ROUNDS: usize = 21;

/// What people look for: something rare, something that stands everywhere, several words, the beginning of one while
/// it is being typed, numbers, a sentence.
const QUERIES: [&str; 12] = [
    "ørmeldingssatsing",
    "samhandlingsplanen",
    "konsensus",
    "barn unge",
    "samhand",
    "be",
    "beredskapsøvelsen pandemi",
    "strategisk samarbeidsutvalg handlings",
    "14/22",
    "2019/",
    "kommunene ba om felles helseplan",
    "finnesikke",
];

/// The figures, from a desk and plain SQLite over the same text.
pub(crate) fn figures(desk: &Desk, folder: &Path) -> Outcome<Vec<Figure>> {
    let rival = plain::database(desk, folder)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        for query in QUERIES {
            let began = Instant::now();
            black_box(find::search(desk, query, LIMIT)?);
            let mine = began.elapsed();
            let began = Instant::now();
            black_box(ask(&rival, query)?);
            let its = began.elapsed();
            // The first round warms the caches of both.
            if round > 0 {
                ours.push(mine.as_secs_f64() * 1e3);
                theirs.push(its.as_secs_f64() * 1e3);
            }
        }
    }
    let figure = |what: &str, of: fn(&[f64]) -> f64, target| Figure {
        what: what.to_owned(),
        unit: Unit::Milliseconds,
        ours: Ok(of(&ours)),
        rival: Rival {
            name: "SQLite FTS5",
            value: Ok(of(&theirs)),
        },
        target,
    };
    Ok(vec![
        figure("search, snippet and rank, p50", median, Target::None),
        figure(
            "search, snippet and rank, p95",
            |all| percentile(all, 0.95),
            Target::AtMost(10.0),
        ),
    ])
}

/// The same words, each as the beginning of one.
fn ask(rival: &Connection, query: &str) -> Outcome<Vec<(i64, String, String)>> {
    let words: Vec<_> = query.split(' ').map(|word| format!("\"{word}\"*")).collect();
    let mut statement = rival.prepare_cached(
        "SELECT sak.id, sak.title, snippet(word, -1, char(2), char(3), '…', 16)
         FROM word JOIN sak ON sak.id = word.rowid WHERE word MATCH ?1 ORDER BY rank LIMIT ?2",
    )?;
    let rows = statement.query_map(params![words.join(" "), LIMIT as i64], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
