//! Every value of every closed list of the domain has its word in both målformer.

use domain::Maalform;
use serde_json::Value;
use texts::Texts;

/// The closed lists a schema speaks of: the type's name and its values as written in data.
fn closed_lists<T: schemars::JsonSchema>() -> Vec<(String, Vec<String>)> {
    let schema = schemars::schema_for!(T).to_value();
    let Some(Value::Object(definitions)) = schema.get("$defs") else {
        return Vec::new();
    };
    let lists = definitions
        .iter()
        .map(|(name, definition)| (name.to_lowercase(), values(definition)));
    lists.filter(|(_, values)| !values.is_empty()).collect()
}

fn values(definition: &Value) -> Vec<String> {
    let described = definition
        .get("oneOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let plain = std::iter::once(definition);
    let words = plain
        .chain(described)
        .filter(|one| one.get("type") == Some(&"string".into()));
    words
        .flat_map(|one| {
            let listed = one.get("enum").and_then(Value::as_array).into_iter().flatten();
            listed
                .chain(one.get("const"))
                .filter_map(Value::as_str)
                .map(String::from)
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_value_of_a_closed_list_has_its_word() {
    let mut lists = closed_lists::<domain::Moeteinnhold>();
    lists.extend(closed_lists::<domain::Referat>());
    lists.extend(closed_lists::<domain::Dokument>());
    lists.extend(closed_lists::<domain::Plass>());
    lists.extend(closed_lists::<domain::Oppnevning>());
    assert!(
        lists
            .iter()
            .any(|(name, values)| name == "utfall" && values.len() == 16),
        "{lists:?}"
    );
    for (name, values) in lists {
        for value in values {
            for maalform in [Maalform::Nb, Maalform::Nn] {
                // What a rule asks is a sentence, not a term.
                let id = match name.as_str() {
                    "regel" => format!("regel-{}", value.to_lowercase()),
                    _ => format!("ord-{name}-{value}"),
                };
                assert!(Texts::of(maalform).has(&id), "{id} in {maalform:?}");
            }
        }
    }
}
