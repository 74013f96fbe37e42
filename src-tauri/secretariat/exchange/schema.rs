//! The schema of the exchange file, made from its types and given the names outside.

use serde_json::{Map, Value};

use super::{
    Fil,
    names::{FIELDS, KINDS},
};

/// The JSON schema (draft 2020-12) of the exchange file.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Fil).to_value();
    for (kind, inside, outside) in FIELDS {
        let name = format!("Post{}", definition(kind));
        rename_in(&mut schema["$defs"][name.as_str()], inside, outside);
    }
    for (inside, outside) in KINDS {
        rename_in(&mut schema, inside, outside);
    }
    schema["title"] = "Møtebok".into();
    schema
}

/// The name of a kind's type.
fn definition(kind: &str) -> String {
    let mut letters = kind.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Gives a property another name, in its place, also among the required.
fn rename_in(object: &mut Value, inside: &str, outside: &str) {
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        let renamed =
            |(name, value): (String, Value)| (if name == inside { outside.to_owned() } else { name }, value);
        *properties = std::mem::take(properties)
            .into_iter()
            .map(renamed)
            .collect::<Map<_, _>>();
    }
    if let Some(Value::Array(required)) = object.get_mut("required") {
        required
            .iter_mut()
            .filter(|name| *name == inside)
            .for_each(|name| *name = outside.into());
    }
}
