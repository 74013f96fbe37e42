//! The names outside: those of Noark 5 and eInnsyn where they have one.

use serde_json::{Map, Value};

/// Kinds: inside, outside (eInnsyn: Moetemappe, Moetesak, Moetedeltaker, Moetedokument).
pub(crate) const KINDS: [(&str, &str); 4] = [
    ("moete", "moetemappe"),
    ("frammoete", "moetedeltaker"),
    ("sak", "saksmappe"),
    ("dokument", "moetedokument"),
];

/// Fields: kind, inside, outside.
pub(crate) const FIELDS: [(&str, &str, &str); 10] = [
    ("moete", "nummer", "moetenummer"),
    ("moete", "dato", "moetedato"),
    ("moete", "sted", "moetested"),
    ("moete", "lenke", "videoLink"),
    ("moetesak", "type", "moetesakstype"),
    ("moetesak", "moete", "moetemappe"),
    ("moetesak", "sak", "saksmappe"),
    ("sak", "arkivsaksnr", "saksnummer"),
    ("frammoete", "navn", "moetedeltakerNavn"),
    ("frammoete", "rolle", "moetedeltakerFunksjon"),
];

/// A file with the names outside. Empty values are left out.
pub fn outward(file: Value) -> Value {
    let Value::Object(kinds) = file else { return file };
    let rename = |(kind, rows): (String, Value)| {
        let rows = each(rows, |row| {
            fields(row, |f| {
                FIELDS.iter().find(|x| x.0 == kind && x.1 == f).map(|x| x.2)
            })
        });
        let name = KINDS
            .iter()
            .find(|k| k.0 == kind)
            .map_or(kind.clone(), |k| k.1.to_owned());
        (name, rows)
    };
    Value::Object(kinds.into_iter().map(rename).collect())
}

/// A file with the names inside.
pub fn inward(file: Value) -> Value {
    let Value::Object(kinds) = file else { return file };
    let rename = |(name, rows): (String, Value)| {
        let kind = KINDS
            .iter()
            .find(|k| k.1 == name)
            .map_or(name, |k| k.0.to_owned());
        let rows = each(rows, |row| {
            fields(row, |f| {
                FIELDS.iter().find(|x| x.0 == kind && x.2 == f).map(|x| x.1)
            })
        });
        (kind, rows)
    };
    Value::Object(kinds.into_iter().map(rename).collect())
}

fn each(rows: Value, change: impl Fn(Map<String, Value>) -> Map<String, Value>) -> Value {
    match rows {
        Value::Array(rows) => Value::Array(
            rows.into_iter()
                .map(|row| match row {
                    Value::Object(row) => Value::Object(change(row)),
                    other => other,
                })
                .collect(),
        ),
        other => other,
    }
}

fn fields(row: Map<String, Value>, name: impl Fn(&str) -> Option<&'static str>) -> Map<String, Value> {
    let keep = |(field, value): (String, Value)| {
        if value.is_null() {
            None
        } else {
            Some((name(&field).map_or(field, str::to_owned), value))
        }
    };
    row.into_iter().filter_map(keep).collect()
}

/// The outside name of a kind, for messages.
pub(crate) fn kind_outside(kind: &str) -> &str {
    KINDS.iter().find(|k| k.0 == kind).map_or(kind, |k| k.1)
}

/// References between rows: kind, field, the kind it names. A field that is empty names nothing.
pub(crate) const REFERENCES: [(&str, &str, &str); 45] = [
    ("part", "helsefellesskap", "helsefellesskap"),
    ("person", "part", "part"),
    ("utvalg", "helsefellesskap", "helsefellesskap"),
    ("utvalg", "over", "utvalg"),
    ("plass", "utvalg", "utvalg"),
    ("plass", "part", "part"),
    ("oppnevning", "plass", "plass"),
    ("oppnevning", "person", "person"),
    ("sak", "utvalg", "utvalg"),
    ("sak", "kommer_fra", "moetesak"),
    ("forankring", "sak", "sak"),
    ("moete", "utvalg", "utvalg"),
    ("moete", "felles_med", "utvalg"),
    ("moete", "moeteleder", "person"),
    ("moete", "referent", "person"),
    ("moete", "naa", "moetesak"),
    ("moetesak", "moete", "moete"),
    ("moetesak", "sak", "sak"),
    ("moetesak", "under", "moetesak"),
    ("moetesak", "kommer_fra", "moetesak"),
    ("moetesak", "behandles_av", "utvalg"),
    ("vedlegg", "sak", "sak"),
    ("vedlegg", "moetesak", "moetesak"),
    ("melding", "moetesak", "moetesak"),
    ("melding", "fra_moete", "moete"),
    ("frammoete", "moete", "moete"),
    ("frammoete", "person", "person"),
    ("frammoete", "plass", "plass"),
    ("frammoete", "vara_for", "person"),
    ("tilstedevaerelse", "moete", "moete"),
    ("tilstedevaerelse", "person", "person"),
    ("pause", "moete", "moete"),
    ("habilitet", "moetesak", "moetesak"),
    ("habilitet", "person", "person"),
    ("forslag", "moetesak", "moetesak"),
    ("standpunkt", "moetesak", "moetesak"),
    ("standpunkt", "part", "part"),
    ("protokolltilfoersel", "moetesak", "moetesak"),
    ("protokolltilfoersel", "person", "person"),
    ("rettelse", "moetesak", "moetesak"),
    ("rettelse", "gjelder", "moete"),
    ("oppfoelging", "utvalg", "utvalg"),
    ("oppfoelging", "moetesak", "moetesak"),
    ("referat", "moete", "moete"),
    ("dokument", "moete", "moete"),
];
