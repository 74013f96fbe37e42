//! What somebody would write in an afternoon: one table of saker in plain SQLite, with an FTS5 index over it.

use std::{fs, path::Path};

use domain::{Entity, Moetesak, Sak};
use rusqlite::{Connection, params};
use secretariat::Desk;
use store::Reader;

use crate::Outcome;

/// A database with the text of every sak at the desk, as safe against a power cut as ours.
pub(crate) fn database(desk: &Desk, folder: &Path) -> Outcome<Connection> {
    let file = folder.join("plain.db");
    if file.exists() {
        fs::remove_file(&file)?;
    }
    let mut conn = Connection::open(file)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE sak (id INTEGER PRIMARY KEY, title TEXT, number TEXT, body TEXT);
         CREATE VIRTUAL TABLE word USING fts5 (title, number, body, content = 'sak', content_rowid = 'id',
             tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
         CREATE TRIGGER follow AFTER UPDATE ON sak BEGIN
             INSERT INTO word (word, rowid, title, number, body)
                 VALUES ('delete', old.id, old.title, old.number, old.body);
             INSERT INTO word (rowid, title, number, body) VALUES (new.id, new.title, new.number, new.body);
         END;",
    )?;
    let tx = conn.transaction()?;
    for item in desk.store().all::<Moetesak>()? {
        let Some(sak) = item.sak else { continue };
        let written = [
            desk.store().text(Sak::NAME, sak.0, "bakgrunn")?,
            desk.store().text(Moetesak::NAME, item.id.0, "behandling")?,
            desk.store().text(Moetesak::NAME, item.id.0, "vedtak")?,
        ];
        let archive = desk.store().get::<Sak>(sak.0)?.and_then(|sak| sak.arkivsaksnr);
        let number = [item.nummer(), archive].into_iter().flatten().collect::<Vec<_>>();
        tx.execute(
            "INSERT INTO sak (title, number, body) VALUES (?1, ?2, ?3)",
            params![
                item.tittel,
                number.join(" "),
                written.map(|text| text.to_plain()).join("\n")
            ],
        )?;
    }
    tx.execute("INSERT INTO word (word) VALUES ('rebuild')", [])?;
    tx.commit()?;
    Ok(conn)
}
