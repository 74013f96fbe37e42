//! What search reads, brought up to date in the same transaction as every change.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params, types::Value};
use serde_json::Value as Json;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use uuid::Uuid;

use crate::{
    StoreError,
    catalog::{Catalog, Table},
    projection, text,
};

/// Where the words of a page come from.
#[derive(Debug, Clone, Copy)]
enum Source {
    /// A field of characters.
    Field(&'static str),
    /// One key of the objects inside a JSON field.
    Inside(&'static str, &'static str),
    /// A long text.
    Text(&'static str),
    /// A field of the rows of another kind that name this one in `owner`.
    Of {
        entity: &'static str,
        owner: &'static str,
        field: &'static str,
    },
}

use Source::{Field, Inside, Of, Text};

/// One kind of thing that search finds, with everything it is found by.
#[derive(Debug)]
struct Page {
    entity: &'static str,
    title: Source,
    number: &'static [Source],
    body: &'static [Source],
}

const PAGES: &[Page] = &[
    Page {
        entity: "sak",
        title: Field("tittel"),
        number: &[Field("arkivsaksnr")],
        body: &[
            Inside("skjerming", "offentlig_tittel"),
            Text("forslag"),
            Text("bakgrunn"),
            Text("saksopplysninger"),
            Text("vurdering"),
            Text("konsekvenser"),
            Text("konklusjon"),
        ],
    },
    Page {
        entity: "moetesak",
        title: Field("tittel"),
        number: &[Inside("numre", "tekst")],
        body: &[
            Inside("skjerming", "offentlig_tittel"),
            Text("behandling"),
            Text("vedtak"),
            Field("merknad"),
            Of {
                entity: "forslag",
                owner: "moetesak",
                field: "tekst",
            },
            Of {
                entity: "standpunkt",
                owner: "moetesak",
                field: "tekst",
            },
            Of {
                entity: "protokolltilfoersel",
                owner: "moetesak",
                field: "tekst",
            },
            Of {
                entity: "rettelse",
                owner: "moetesak",
                field: "tekst",
            },
            Of {
                entity: "melding",
                owner: "moetesak",
                field: "tittel",
            },
        ],
    },
    Page {
        entity: "oppfoelging",
        title: Field("oppgave"),
        number: &[Field("saksnummer")],
        body: &[Field("ansvarlig")],
    },
];

/// From so many pages on, a change leaves the index in pieces.
const BULK: usize = 1000;

/// What is read for search, in words that change when it does.
pub(crate) fn sources() -> String {
    format!("{PAGES:?}")
}

/// Brings the pages up to date that these rows have a part in.
pub(crate) fn refresh(
    conn: &Connection,
    catalog: &Catalog,
    touched: &BTreeSet<(&'static str, Uuid)>,
) -> Result<(), StoreError> {
    let mut stale = BTreeSet::new();
    for (entity, id) in touched {
        for (n, page) in PAGES.iter().enumerate() {
            if page.entity == *entity {
                stale.insert((n, *id));
            }
            if let Some(owner) = page.owner_in(entity) {
                stale.extend(owner_of(conn, catalog, entity, *id, owner)?.map(|id| (n, id)));
            }
        }
    }
    let many = stale.len() >= BULK;
    if many {
        join_by_itself(conn, false)?;
    }
    for (n, id) in stale {
        if let (Some(page), Some(table)) = (PAGES.get(n), PAGES.get(n).and_then(|p| catalog.table(p.entity)))
        {
            page.write(conn, catalog, table, id)?;
        }
    }
    if many {
        join(conn)?;
    }
    Ok(())
}

/// Empties the index and fills it again.
pub(crate) fn rebuild(conn: &Connection, catalog: &Catalog) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO search_index (search_index) VALUES ('delete-all')",
        [],
    )?;
    conn.execute("DELETE FROM search_page", [])?;
    join_by_itself(conn, false)?;
    for page in PAGES {
        let Some(table) = catalog.table(page.entity) else {
            continue;
        };
        let mut statement = conn.prepare(&format!("SELECT id FROM \"{}\" ORDER BY id", page.entity))?;
        let ids = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<Vec<[u8; 16]>, _>>()?;
        for id in ids {
            page.write(conn, catalog, table, Uuid::from_bytes(id))?;
        }
    }
    join(conn)
}

/// Makes one piece of the many that a large change leaves the index in: it is searched a quarter faster.
fn join(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO search_index (search_index) VALUES ('optimize')", [])?;
    join_by_itself(conn, true)
}

/// Whether the index joins its pieces while it grows. What is made one piece in the end need not be joined on the way.
fn join_by_itself(conn: &Connection, joins: bool) -> Result<(), StoreError> {
    let pieces = if joins { 4 } else { 0 };
    conn.execute(
        "INSERT INTO search_index (search_index, rank) VALUES ('automerge', ?1)",
        [pieces],
    )?;
    Ok(())
}

fn owner_of(
    conn: &Connection,
    catalog: &Catalog,
    entity: &str,
    id: Uuid,
    owner: &str,
) -> Result<Option<Uuid>, StoreError> {
    let Some(table) = catalog.table(entity) else {
        return Ok(None);
    };
    let Some(row) = projection::row(conn, table, id)? else {
        return Ok(None);
    };
    match table.record.number(owner).map(|number| row.value(number)) {
        Some(Value::Blob(bytes)) => Ok(Uuid::from_slice(&bytes).ok()),
        _ => Ok(None),
    }
}

impl Page {
    /// The field by which rows of `entity` name the owner of the page they are on.
    fn owner_in(&self, entity: &str) -> Option<&'static str> {
        self.body.iter().find_map(|source| match source {
            Of {
                entity: part, owner, ..
            } if *part == entity => Some(*owner),
            _ => None,
        })
    }

    /// Writes the page of one row, or removes it when the row is gone.
    fn write(&self, conn: &Connection, catalog: &Catalog, table: &Table, id: Uuid) -> Result<(), StoreError> {
        let fresh = match projection::row(conn, table, id)? {
            Some(row) if row.slettet == Some(false) => {
                let words = |sources: &[Source]| -> Result<String, StoreError> {
                    let found = sources
                        .iter()
                        .map(|source| source.words(conn, catalog, table, id, &row));
                    let mut found = found.collect::<Result<Vec<_>, _>>()?;
                    found.retain(|words| !words.is_empty());
                    Ok(composed(found.join("\n")))
                };
                Some([words(&[self.title])?, words(self.number)?, words(self.body)?])
            }
            _ => None,
        };
        replace(conn, self.entity, id, fresh)
    }
}

/// The same characters, each in one piece; nearly always they are.
fn composed(words: String) -> String {
    match is_nfc_quick(words.chars()) {
        IsNormalized::Yes => words,
        _ => words.nfc().collect(),
    }
}

fn replace(conn: &Connection, entity: &str, id: Uuid, fresh: Option<[String; 3]>) -> Result<(), StoreError> {
    let mut find = conn
        .prepare_cached("SELECT rowid, title, number, body FROM search_page WHERE id = ?1 AND entity = ?2")?;
    let old = find.query_row(params![id.as_bytes(), entity], |row| {
        Ok((row.get::<_, i64>(0)?, [row.get(1)?, row.get(2)?, row.get(3)?]))
    });
    let old: Option<(i64, [String; 3])> = old.optional()?;
    if old.as_ref().map(|(_, words)| words) == fresh.as_ref() {
        return Ok(());
    }
    if let Some((rowid, [title, number, body])) = &old {
        // An index over an outside table must be told what it is to forget.
        conn.prepare_cached(
            "INSERT INTO search_index (search_index, rowid, title, number, body) VALUES ('delete', ?1, ?2, ?3, ?4)",
        )?
        .execute(params![rowid, title, number, body])?;
    }
    let rowid = old.map(|(rowid, _)| rowid);
    let Some([title, number, body]) = fresh else {
        conn.prepare_cached("DELETE FROM search_page WHERE rowid = ?1")?
            .execute([rowid])?;
        return Ok(());
    };
    let rowid = if let Some(rowid) = rowid {
        // In its place: moving it would write the pages of the table and of its index twice.
        conn.prepare_cached("UPDATE search_page SET title = ?2, number = ?3, body = ?4 WHERE rowid = ?1")?
            .execute(params![rowid, title, number, body])?;
        rowid
    } else {
        conn.prepare_cached(
            "INSERT INTO search_page (entity, id, title, number, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![entity, id.as_bytes(), title, number, body])?;
        conn.last_insert_rowid()
    };
    conn.prepare_cached("INSERT INTO search_index (rowid, title, number, body) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![rowid, title, number, body])?;
    Ok(())
}

impl Source {
    fn words(
        self,
        conn: &Connection,
        catalog: &Catalog,
        table: &Table,
        id: Uuid,
        row: &projection::Row,
    ) -> Result<String, StoreError> {
        let field = |name| match table.record.number(name).map(|number| row.value(number)) {
            Some(Value::Text(text)) => text,
            _ => String::new(),
        };
        Ok(match self {
            Field(name) => field(name),
            Inside(name, key) => inside(&field(name), key),
            Text(name) => text::plain(conn, table.record.name, id, name)?,
            Of { entity, owner, field } => {
                if catalog.table(entity).is_none() {
                    return Ok(String::new());
                }
                let mut statement = conn.prepare_cached(&format!(
                    "SELECT \"{field}\" FROM \"{entity}\" WHERE \"{owner}\" = ?1 AND slettet = 0 ORDER BY id"
                ))?;
                let found = statement.query_map([id.as_bytes()], |row| row.get::<_, Option<String>>(0))?;
                found
                    .filter_map(Result::transpose)
                    .collect::<Result<Vec<_>, _>>()?
                    .join("\n")
            }
        })
    }
}

/// The characters under one key of a JSON object, or of each object in a list.
fn inside(json: &str, key: &str) -> String {
    let objects = match serde_json::from_str(json) {
        Ok(Json::Array(objects)) => objects,
        Ok(object) => vec![object],
        Err(_) => return String::new(),
    };
    let found: Vec<_> = objects
        .iter()
        .filter_map(|object| object.get(key)?.as_str())
        .collect();
    found.join(" ")
}
