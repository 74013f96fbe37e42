//! The files of texts are whole: the two målformer say the same things, and no text is asked for in vain.
#![allow(clippy::unwrap_used)] // what cannot be read fails the test

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

/// The files this program reads; the window reads them too, with its own.
const FILES: [&str; 4] = ["ord", "dok", "feil", "bruk"];

/// Where the program speaks: the other crates know no texts.
const SPEAKING: [&str; 3] = ["documents/src", "secretariat", "src"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The ids of a file with the variables each one takes.
fn ids(file: &str, maalform: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = root().join(format!("assets/locales/{file}.{maalform}.ftl"));
    let source = fs::read_to_string(&path).unwrap();
    let resource = fluent_syntax::parser::parse(source)
        .unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", path.display()));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let mut variables = BTreeSet::new();
            if let Some(pattern) = &message.value {
                collect(pattern, &mut variables);
            }
            let twice = found.insert(message.id.name.clone(), variables);
            assert!(
                twice.is_none(),
                "{file}.{maalform}: {} stands twice",
                message.id.name
            );
        }
    }
    found
}

fn collect(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, variables);
        }
    }
}

fn collect_expression(expression: &Expression<String>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, variables),
        Expression::Select { selector, variants } => {
            collect_inline(selector, variables);
            for variant in variants {
                collect(&variant.value, variables);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<String>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.clone());
        }
        InlineExpression::FunctionReference {
            arguments: CallArguments { positional, .. },
            ..
        } => {
            for argument in positional {
                collect_inline(argument, variables);
            }
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, variables),
        _ => {}
    }
}

/// Every text in the source that reads like an id, such as `"dok-…"`.
fn asked_for() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders: Vec<_> = SPEAKING
        .iter()
        .map(|folder| root().join("src-tauri").join(folder))
        .collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let source = fs::read_to_string(&path).unwrap_or_default();
                found.extend(source.split('"').filter(|s| is_id(s)).map(String::from));
            }
        }
    }
    found
}

/// True for a whole id; what only becomes one when the program joins it is not looked for.
fn is_id(text: &str) -> bool {
    let whole = ["dok-", "ord-", "feil-"]
        .iter()
        .any(|beginning| text.starts_with(beginning));
    whole
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

/// All ids of the files in bokmål.
fn known() -> BTreeSet<String> {
    FILES
        .iter()
        .flat_map(|file| ids(file, "nb").into_keys())
        .collect()
}

#[test]
fn the_two_maalformer_have_the_same_texts_with_the_same_variables() {
    for file in FILES {
        assert_eq!(ids(file, "nb"), ids(file, "nn"), "{file}");
    }
}

#[test]
fn no_id_stands_in_two_files() {
    let mut seen = BTreeSet::new();
    for file in FILES {
        for id in ids(file, "nb").into_keys() {
            assert!(
                seen.insert(id.clone()),
                "{id} stands in {file} and in another file"
            );
        }
    }
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let known = known();
    for id in asked_for() {
        let begun = id.ends_with('-') && known.iter().any(|text| text.starts_with(&id));
        assert!(begun || known.contains(&id), "no text {id}");
    }
}

#[test]
fn every_text_of_documents_is_asked_for() {
    let asked = asked_for();
    for id in ids("dok", "nb").keys() {
        let begun = asked
            .iter()
            .any(|prefix| prefix.ends_with('-') && id.starts_with(prefix));
        assert!(begun || asked.contains(id), "{id} is said nowhere");
    }
}

#[test]
fn on_paper_a_time_is_never_torn_from_its_kl() {
    for file in ["ord", "dok"] {
        for maalform in ["nb", "nn"] {
            let path = root().join(format!("assets/locales/{file}.{maalform}.ftl"));
            let source = fs::read_to_string(path).unwrap();
            assert!(
                !source.contains("kl. "),
                "{file}.{maalform} has «kl.» before a space that breaks"
            );
        }
    }
}
