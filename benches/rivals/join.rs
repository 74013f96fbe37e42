//! A new colleague comes to ten years: how long they wait and how much memory it takes, in a process of their own; how
//! many files and bytes that is; beside what plain SQLite takes for the same rows, texts and words in an index.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use rusqlite::{Connection, Row, params_from_iter, types::Value};
use serde_json::Value as Json;
use store::SystemClock;

use crate::{
    Outcome,
    desks::Secretary,
    figure::{Figure, Rival, Target, Unit, median},
    process,
};

const ROUNDS: usize = 3;

/// What the bench is called with when it is to be the new colleague.
pub(crate) const NEWCOMER: &str = "--newcomer";

/// The figures, for a folder and the exchange file with the same in it, and what one sak took in milliseconds. Leaves a
/// database in each of the folders that [`data`] names.
pub(crate) fn figures(folder: &Path, file: &Json, scratch: &Path) -> Outcome<(Vec<Figure>, f64)> {
    let (files, bytes) = size(folder)?;
    let raw = serde_json::to_vec(file)?.len() as u64;
    let saker = file["saksmappe"].as_array().map_or(0, Vec::len);
    let (mut waits, mut works, mut peaks, mut plain) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for n in 0..ROUNDS {
        let mut newcomer = Command::new(std::env::current_exe()?);
        let (_, said) = process::run(newcomer.arg(NEWCOMER).args([folder, &data(scratch, n)]))?;
        let mut said = said.split_whitespace().map(str::parse::<f64>);
        for of in [&mut waits, &mut works, &mut peaks] {
            of.push(said.next().ok_or("the newcomer did not say it all")??);
        }
        plain.push(inserted(
            &data(scratch, n),
            &scratch.join(format!("plain-{n}.db")),
        )?);
    }
    let figure = |what: &str, unit, ours, rival, target| Figure {
        what: what.to_owned(),
        unit,
        ours: Ok(ours),
        rival,
        target,
    };
    let rival = |name, value| Rival {
        name,
        value: Ok(value),
    };
    let sqlite = || rival("SQLite INSERT", median(&plain));
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let figures = vec![
        figure(
            "a colleague joins ten years, the work",
            Unit::Seconds,
            median(&works),
            sqlite(),
            Target::Times(5.0),
        ),
        figure(
            "the same, as they wait",
            Unit::Seconds,
            median(&waits),
            Rival::NONE,
            Target::AtMost(3.0),
        ),
        figure(
            "its peak of memory",
            Unit::Megabytes,
            median(&peaks),
            Rival::NONE,
            Target::AtMost(150.0),
        ),
        figure(
            "files in the folder",
            Unit::Files,
            files as f64,
            Rival::NONE,
            Target::AtMost(500.0),
        ),
        figure(
            "size of the folder",
            Unit::Megabytes,
            megabytes(bytes),
            rival("exchange file", megabytes(raw)),
            Target::Times(1.0),
        ),
    ];
    Ok((figures, median(&waits) * 1e3 / saker as f64))
}

/// Where the new colleagues' databases lie.
pub(crate) fn data(scratch: &Path, n: usize) -> PathBuf {
    scratch.join(format!("newcomer-{n}"))
}

/// Being the new colleague: says how many seconds it took, in how many of them the processor worked, and how many
/// megabytes it held at most.
pub(crate) fn newcomer(folder: &Path, data: &Path) -> Outcome<()> {
    let began = Instant::now();
    let mut secretary = Secretary::joins(folder, data, SystemClock)?;
    let pass = secretary.pass()?;
    let took = began.elapsed().as_secs_f64();
    if pass.received == 0 {
        return Err("nothing came".into());
    }
    println!("{took} {} {}", process::worked(), process::peak()?);
    Ok(())
}

/// How many files lie below a folder, and their length.
pub(crate) fn size(folder: &Path) -> Outcome<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (more, length) = if entry.file_type()?.is_dir() {
            size(&entry.path())?
        } else {
            (1, entry.metadata()?.len())
        };
        files += more;
        bytes += length;
    }
    Ok((files, bytes))
}

/// A table as a desk has it: what made it and its indexes, and its rows.
struct Table {
    name: String,
    made: Vec<String>,
    columns: usize,
    rows: Vec<Vec<Value>>,
}

/// What only a program that merges keeps: when each field was written, and a text as a document.
const OURS: [&str; 2] = ["clock", "state"];

/// The tables of things, their texts, and the words that are searched; without the log.
fn tables(desk: &Connection) -> Outcome<Vec<Table>> {
    let mut things = desk.prepare(
        "SELECT name FROM sqlite_master m WHERE type = 'table'
         AND (name IN ('text', 'search_page') OR EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'slettet'))",
    )?;
    let mut made = desk.prepare("SELECT sql FROM sqlite_master WHERE tbl_name = ?1 AND sql NOT NULL")?;
    let names = things
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let mut tables = Vec::new();
    for name in names {
        let made = made
            .query_map([&name], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut all = desk.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let columns: Vec<_> = all.column_names().map(|column| OURS.contains(&column)).collect();
        let cell = |row: &Row<'_>, (n, is_ours): (usize, &bool)| {
            if *is_ours {
                Ok(Value::Blob(Vec::new()))
            } else {
                row.get(n)
            }
        };
        let rows = all.query_map([], |row| {
            columns.iter().enumerate().map(|of| cell(row, of)).collect()
        })?;
        tables.push(Table {
            name,
            made,
            columns: columns.len(),
            rows: rows.collect::<Result<_, _>>()?,
        });
    }
    Ok(tables)
}

/// How long plain SQLite works to insert the rows of a desk, in one transaction of a new database that is as safe against
/// a power cut as ours: the same tables with the same indexes and the same index of words, and no log.
fn inserted(data: &Path, file: &Path) -> Outcome<f64> {
    let desk = Connection::open(data.join(store::DATABASE))?;
    let tables = tables(&desk)?;
    let index: String = desk.query_row(
        "SELECT sql FROM sqlite_master WHERE name = 'search_index'",
        [],
        |row| row.get(0),
    )?;
    let began = process::worked();
    let mut conn = Connection::open(file)?;
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    let sql = conn.transaction()?;
    for Table {
        name,
        made,
        columns,
        rows,
    } in tables
    {
        made.iter().try_for_each(|made| sql.execute_batch(made))?;
        let places = vec!["?"; columns].join(", ");
        let mut insert = sql.prepare(&format!("INSERT INTO \"{name}\" VALUES ({places})"))?;
        for row in rows {
            insert.execute(params_from_iter(row))?;
        }
    }
    sql.execute_batch(&index)?;
    sql.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')", [])?;
    sql.commit()?;
    Ok(process::worked() - began)
}
