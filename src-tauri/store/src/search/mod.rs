//! Full-text search over saker, minutes and tasks.

mod pages;
mod wanted;

use std::collections::HashSet;

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

pub(crate) use pages::{rebuild, refresh, sources};

use wanted::Wanted;

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

/// With more matches than this, weighing them all by their words takes longer than a person should wait, and
/// tells little: such words stand everywhere.
const MANY: usize = 500;

/// What is read of a page.
const PAGE: &str = "p.rowid, p.entity, p.id, p.title, p.number, p.body";

/// Matches by the weight of their words; title and number weigh most.
const BY_WEIGHT: &str = "f.rank MATCH 'bm25(8.0, 8.0, 1.0)' ORDER BY f.rank";

/// First what says it in its title or number, then what says it elsewhere: by weight, or the newest when it stands
/// everywhere.
pub(crate) fn find(
    conn: &Connection,
    catalog: &Catalog,
    query: &str,
    kinds: &[&str],
    limit: usize,
) -> Result<Vec<Hit>, StoreError> {
    let Some(wanted) = Wanted::from(query) else {
        return Ok(Vec::new());
    };
    let kinds = kinds.iter().filter_map(|kind| catalog.table(kind));
    let search = Search {
        conn,
        kinds: kinds.map(|table| table.record.name).collect(),
        wanted,
        limit,
    };
    let expression = search.wanted.expression();
    let mut hits = Hits::default();
    search.weightiest(&format!("{{title number}} : ({expression})"), &mut hits)?;
    if hits.found.len() < limit && !search.newest_of_many(&expression, &mut hits)? {
        search.weightiest(&expression, &mut hits)?;
    }
    Ok(hits.found)
}

/// What is looked for, and among what.
struct Search<'a> {
    conn: &'a Connection,
    kinds: Vec<&'static str>,
    wanted: Wanted,
    limit: usize,
}

/// What was found, each thing once.
#[derive(Default)]
struct Hits {
    pages: HashSet<i64>,
    found: Vec<Hit>,
}

impl Search<'_> {
    /// Adds matches by the weight of their words.
    fn weightiest(&self, expression: &str, hits: &mut Hits) -> Result<(), StoreError> {
        let kinds: Vec<_> = self.kinds.iter().map(|kind| format!("'{kind}'")).collect();
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {PAGE} FROM search_index f JOIN search_page p ON p.rowid = f.rowid
             WHERE search_index MATCH ?1 AND p.entity IN ({}) AND {BY_WEIGHT} LIMIT ?2",
            kinds.join(", ")
        ))?;
        let most = i64::try_from(self.limit + hits.found.len()).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![expression, most])?;
        while let Some(row) = rows.next()? {
            self.take(row, hits)?;
        }
        Ok(())
    }

    /// Adds the newest matches when there are many. False, with nothing added, when there are few.
    fn newest_of_many(&self, expression: &str, hits: &mut Hits) -> Result<bool, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT rowid FROM search_index WHERE search_index MATCH ?1 ORDER BY rowid DESC",
        )?;
        let mut rows = statement.query([expression])?;
        let mut newest: Vec<i64> = Vec::with_capacity(MANY);
        while newest.len() < MANY {
            let Some(row) = rows.next()? else {
                return Ok(false);
            };
            newest.push(row.get(0)?);
        }
        let mut page = self
            .conn
            .prepare_cached(&format!("SELECT {PAGE} FROM search_page p WHERE p.rowid = ?1"))?;
        let mut newest = newest.into_iter();
        while hits.found.len() < self.limit {
            let rowid = match newest.next() {
                Some(rowid) => rowid,
                // Of the newest, most were of other kinds.
                None => match rows.next()? {
                    Some(row) => row.get(0)?,
                    None => break,
                },
            };
            if let Some(row) = page.query([rowid])?.next()? {
                self.take(row, hits)?;
            }
        }
        Ok(true)
    }

    /// Adds one page, when it is of a kind that is looked for, not there yet, and there is room.
    fn take(&self, page: &Row<'_>, hits: &mut Hits) -> Result<(), StoreError> {
        let entity = page.get_ref(1)?.as_str()?;
        let kind = self.kinds.iter().find(|kind| **kind == entity);
        let (Some(kind), true) = (kind, hits.found.len() < self.limit) else {
            return Ok(());
        };
        if hits.pages.insert(page.get(0)?) {
            let (title, number) = (page.get_ref(3)?.as_str()?, page.get_ref(4)?.as_str()?);
            hits.found.push(Hit {
                entity: kind,
                id: Uuid::from_bytes(page.get(2)?),
                title: title.into(),
                number: number.into(),
                snippet: self.wanted.excerpt([title, number, page.get_ref(5)?.as_str()?]),
            });
        }
        Ok(())
    }
}
