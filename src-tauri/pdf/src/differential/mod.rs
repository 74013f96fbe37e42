//! The same display list by two writers, ours and krilla: whoever reads the two files finds the same words on the same
//! pages, in the same elements. It is tested here because the display list is nobody else's.

#![allow(clippy::unwrap_used)] // what fails here is the finding

mod krilla;
#[allow(dead_code, unused_imports)] // made for more tests than these
#[path = "../../tests/paper/papers/mod.rs"]
mod papers;
#[allow(dead_code)]
#[path = "../../tests/paper/reading/mod.rs"]
mod reading;

use std::collections::BTreeMap;
use std::process::Command;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::display::{Kind, Laid};
use crate::fonts::Fonts;
use crate::model::Document;
use crate::{check, conform, layout, paint};
use papers::{any_document, draft_in_nynorsk, every_block, long_table, of_any_script};
use reading::{Element, Paper, text_of};

/// So many drawn documents are compared, besides the accepted ones.
const SAMPLE: usize = 24;

/// What a paper says to a machine.
#[derive(Debug, PartialEq)]
struct Said {
    /// The words of each page as they are drawn, artifacts included.
    pages: Vec<String>,
    /// Each element in reading order: how deep it stands, what it is, and its own words.
    elements: Vec<String>,
    /// All words in reading order.
    whole: String,
}

impl Said {
    fn by(file: &[u8]) -> Self {
        let paper = Paper::read(file);
        let mut pages = vec![String::new(); paper.pages.len()];
        for shown in &paper.shown {
            pages[shown.page] += &shown.text;
        }
        let mut elements = Vec::new();
        describe(&paper.root, 0, &mut elements);
        Self {
            pages,
            elements,
            whole: paper.root.whole_text(),
        }
    }
}

fn describe(element: &Element, depth: usize, out: &mut Vec<String>) {
    let entry = |key: &str| element.entries.get(key.as_bytes()).ok().map(text_of);
    let summary = element.attribute_object("Summary").map(text_of);
    let columns = element
        .attribute_object("ColSpan")
        .map(|columns| columns.as_i64().unwrap());
    // krilla has no form fields.
    let links = if element.kind == "Link" {
        element.annotations.len()
    } else {
        0
    };
    let attributes = BTreeMap::from([
        ("language", entry("Lang")),
        ("alternative", entry("Alt")),
        ("summary", summary),
        ("scope", element.attribute("Scope")),
        ("numbering", element.attribute("ListNumbering")),
        ("columns", columns.map(|columns| columns.to_string())),
        ("links", (links > 0).then(|| links.to_string())),
    ]);
    let attributes: Vec<String> = attributes
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}={}", value?)))
        .collect();
    out.push(format!(
        "{}{} [{}] {}",
        "  ".repeat(depth),
        element.kind,
        attributes.join(", "),
        element.text
    ));
    for child in &element.children {
        describe(child, depth + 1, out);
    }
}

/// The accepted papers and drawn ones, laid out.
fn laid_out() -> Vec<(Document, Laid)> {
    let fonts = Fonts::load().unwrap();
    let mut runner = TestRunner::deterministic();
    let drawn = std::iter::from_fn(|| {
        Some(
            any_document(of_any_script)
                .new_tree(&mut runner)
                .unwrap()
                .current(),
        )
    });
    [every_block(), draft_in_nynorsk(), long_table()]
        .into_iter()
        .chain(drawn.filter(|document| check::check(document).is_ok()))
        .take(3 + SAMPLE)
        .map(|document| {
            let laid = layout::lay_out(&document, &fonts, crate::lines::lines).unwrap();
            (document, laid)
        })
        .collect()
}

/// The paper by us and by krilla.
fn by_both(document: &Document, laid: &Laid) -> [Vec<u8>; 2] {
    let painted = paint::paint(&Fonts::load().unwrap(), document, laid).unwrap();
    let ours = conform::finish(painted, document, laid).unwrap();
    let theirs = krilla::draw(document, laid)
        .unwrap_or_else(|error| panic!("krilla refuses {document:#?}: {error:?}"));
    [ours, theirs]
}

#[test]
fn another_writer_says_the_same_on_every_page_and_in_every_element() {
    for (document, laid) in laid_out() {
        let [ours, theirs] = by_both(&document, &laid).map(|file| Said::by(&file));
        assert_eq!(ours, theirs, "{document:#?}");
    }
}

#[test]
fn verapdf_finds_the_papers_of_both_writers_to_conform() {
    let Some(program) = std::env::var_os("MOTEBOK_VERAPDF") else {
        return;
    };
    let folder = std::env::temp_dir().join(format!("motebok-writers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    // A field without what makes it one breaks ISO 14289-1, 7.18.4, and krilla has only that.
    let has_field = |laid: &Laid| {
        laid.annotations
            .iter()
            .any(|one| matches!(one.kind, Kind::Field { .. }))
    };
    let papers = laid_out().into_iter().filter(|(_, laid)| !has_field(laid));
    for (index, (document, laid)) in papers.enumerate() {
        for (writer, bytes) in ["ours", "krilla"].into_iter().zip(by_both(&document, &laid)) {
            files.push(folder.join(format!("{index}-{writer}.pdf")));
            std::fs::write(&files[files.len() - 1], bytes).unwrap();
        }
    }
    let output = Command::new(program).arg("2a,ua1").args(files).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    std::fs::remove_dir_all(folder).unwrap();
}
