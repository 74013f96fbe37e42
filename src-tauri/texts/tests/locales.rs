//! The files of texts are whole: the two målformer say the same things, and no text is asked for in vain.
#![allow(clippy::unwrap_used)] // what cannot be read fails the test

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

const FILES: [&str; 3] = ["ord", "dok", "feil"];

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

/// Every text in the source that reads like an id: `"dok-…"`, `"ord-…"`, `"feil-…"`.
fn asked_for() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![root().join("src-tauri")];
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

fn is_id(text: &str) -> bool {
    let named = FILES
        .iter()
        .any(|file| text.strip_prefix(file).is_some_and(|rest| rest.starts_with('-')));
    named
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
}

#[test]
fn the_two_maalformer_have_the_same_texts_with_the_same_variables() {
    for file in FILES {
        assert_eq!(ids(file, "nb"), ids(file, "nn"), "{file}");
    }
}

#[test]
fn every_id_says_which_file_it_stands_in() {
    for file in FILES {
        for id in ids(file, "nb").keys() {
            assert!(id.starts_with(&format!("{file}-")), "{id} stands in {file}");
        }
    }
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let known: BTreeSet<_> = FILES
        .iter()
        .flat_map(|file| ids(file, "nb").into_keys())
        .collect();
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
fn a_time_is_never_torn_from_its_kl() {
    for file in FILES {
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
