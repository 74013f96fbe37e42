//! Full-text search over saker, minutes and tasks.

mod pages;

use std::{collections::HashSet, fmt::Write as _};

use rusqlite::{Connection, params};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

pub(crate) use pages::{rebuild, refresh, sources};

use crate::{StoreError, catalog::Catalog};

/// Something that search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The kind: `sak`, `moetesak` or `oppfoelging`.
    pub entity: &'static str,
    /// Its identity.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Its numbers as printed; empty when it has none.
    pub number: String,
    /// The place where the words stand, in parts that do or do not match.
    pub snippet: Vec<Part>,
}

/// A part of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The characters.
    pub text: String,
    /// True when they are what was searched for.
    pub hit: bool,
}

/// Control characters that no text holds, put around matches by SQLite.
const OPEN: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// With more matches than this, weighing them all by their words takes longer than a person should wait, and
/// tells little: such words stand everywhere.
const MANY: i64 = 500;

/// Words beyond these are not searched for: somebody has pasted a page.
const MOST_WORDS: usize = 24;

/// Matches by the weight of their words; title and number weigh most.
const BY_WEIGHT: &str = "AND f.rank MATCH 'bm25(8.0, 8.0, 1.0)' ORDER BY f.rank";

/// Matches by when they came, the newest first.
const BY_AGE: &str = "ORDER BY f.rowid DESC";

/// First what says it in its title or number, then what says it elsewhere.
pub(crate) fn find(
    conn: &Connection,
    catalog: &Catalog,
    query: &str,
    kinds: &[&str],
    limit: usize,
) -> Result<Vec<Hit>, StoreError> {
    let Some(expression) = expression(query) else {
        return Ok(Vec::new());
    };
    let in_titles = format!("{{title number}} : ({expression})");
    let mut hits = matching(conn, catalog, &in_titles, kinds, BY_WEIGHT, limit)?;
    if hits.len() < limit {
        let mut count = conn.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ?1 LIMIT ?2)",
        )?;
        let matches: i64 = count.query_row(params![expression, MANY], |row| row.get(0))?;
        let order = if matches < MANY { BY_WEIGHT } else { BY_AGE };
        let seen: HashSet<_> = hits.iter().map(|hit| (hit.entity, hit.id)).collect();
        let others = matching(conn, catalog, &expression, kinds, order, limit + seen.len())?;
        hits.extend(
            others
                .into_iter()
                .filter(|hit| !seen.contains(&(hit.entity, hit.id))),
        );
        hits.truncate(limit);
    }
    Ok(hits)
}

fn matching(
    conn: &Connection,
    catalog: &Catalog,
    expression: &str,
    kinds: &[&str],
    order: &str,
    limit: usize,
) -> Result<Vec<Hit>, StoreError> {
    let kinds: Vec<_> = kinds
        .iter()
        .filter_map(|kind| catalog.table(kind))
        .map(|table| format!("'{}'", table.record.name))
        .collect();
    let kinds = kinds.join(", ");
    let mut statement = conn.prepare_cached(&format!(
        "SELECT p.entity, p.id, p.title, p.number, snippet(search_index, -1, char(2), char(3), '…', 16)
         FROM search_index f JOIN search_page p ON p.rowid = f.rowid
         WHERE search_index MATCH ?1 AND p.entity IN ({kinds}) {order} LIMIT ?2"
    ))?;
    let mut rows = statement.query(params![expression, i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(table) = catalog.table(row.get_ref(0)?.as_str()?) else {
            continue;
        };
        hits.push(Hit {
            entity: table.record.name,
            id: Uuid::from_bytes(row.get(1)?),
            title: row.get(2)?,
            number: row.get(3)?,
            snippet: parts(row.get_ref(4)?.as_str()?),
        });
    }
    Ok(hits)
}

/// Every word of the user as a quoted prefix, a single letter as a word of its own; `28/26` becomes two words
/// that must follow each other. Nothing when there is no word.
fn expression(query: &str) -> Option<String> {
    let mut expression = String::new();
    let query: String = query.nfc().collect();
    let words = query.split(|c: char| c.is_whitespace() || c.is_control());
    for word in words
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_WORDS)
    {
        let prefix = if word.chars().nth(1).is_some() { "*" } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(expression, "\"{}\"{prefix} ", word.replace('"', "\"\""));
    }
    if expression.is_empty() {
        None
    } else {
        Some(expression)
    }
}

fn parts(marked: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |text: &str, hit| {
        if !text.is_empty() {
            parts.push(Part {
                text: text.into(),
                hit,
            });
        }
    };
    for (n, piece) in marked.split(OPEN).enumerate() {
        match piece.split_once(CLOSE) {
            Some((inside, after)) if n > 0 => {
                add(inside, true);
                add(after, false);
            }
            _ => add(piece, false),
        }
    }
    parts
}
