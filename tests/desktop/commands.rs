//! The pages and the window agree on what can be asked.

// A page's file that cannot be read has failed the test.
#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fs, path::Path};

macro_rules! commands {
    ($($file:ident :: $command:ident),* $(,)?) => {
        [$(stringify!($command)),*]
    };
}

#[test]
fn the_pages_ask_for_every_command_and_for_no_other() {
    let there: BTreeSet<String> = include!("../../src-tauri/src/commands/list.rs")
        .map(String::from)
        .into();
    assert_eq!(asked_for(), there);
}

/// The names that the pages' interface to Rust gives to its functions `ask`, `change` and `keep`.
fn asked_for() -> BTreeSet<String> {
    let api = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/api");
    let mut names = BTreeSet::new();
    for file in fs::read_dir(api).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let text: String = text.split_whitespace().collect();
        for (at, quote) in text.match_indices("('") {
            let callee = without_type(&text[..at]);
            if ["ask", "change", "keep"]
                .iter()
                .any(|call| callee.ends_with(call))
            {
                names.insert(text[at + quote.len()..].split('\'').next().unwrap().to_owned());
            }
        }
    }
    names
}

/// `change<Map<A, B>>` without its type.
fn without_type(call: &str) -> &str {
    let mut depth = 0;
    for (at, letter) in call.char_indices().rev() {
        match letter {
            '>' => depth += 1,
            '<' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return if letter == '<' { &call[..at] } else { call };
        }
    }
    call
}
