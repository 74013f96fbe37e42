//! Foreign PDFs that were damaged, or made by somebody who means harm: they are joined or refused, whole.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

#[path = "damage/mod.rs"]
mod damage;
#[path = "foreign/mod.rs"]
mod foreign;

use damage::{Bound, Chance, Took, endures, taken};
use foreign::{Foreign, without_table};
use join::Binder;
use lopdf::{Object, dictionary};

/// What is read is written once more; a stream that objects are packed in may be unpacked first.
const BOUND: Bound = Bound {
    times: 16,
    plus: 64 << 20,
};

/// A file with what files have: a field of a form, links, a picture that several pages share.
fn file(words: &str) -> Foreign {
    let mut file = Foreign::new(words, 4).with("Rotate", 90);
    let look = file.pdf.add_object(lopdf::Stream::new(
        dictionary! { "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] },
        b"0 0 9 9 re f".to_vec(),
    ));
    let place: Vec<Object> = vec![file.pages[2].into(), "Fit".into()];
    let field = file.pdf.add_object(dictionary! {
        "Subtype" => "Widget", "Rect" => vec![1.into(), 1.into(), 9.into(), 9.into()], "AP" => dictionary! { "N" => look },
        "Contents" => Object::string_literal("felt"),
    });
    let link = dictionary! { "Subtype" => "Link", "Rect" => vec![1.into(), 1.into(), 9.into(), 9.into()], "Dest" => place };
    for page in 0..4 {
        file.page(page)
            .set("Annots", vec![field.into(), link.clone().into()]);
        file.page(page)
            .set("Group", dictionary! { "S" => "Transparency" });
    }
    file
}

fn files() -> Vec<Vec<u8>> {
    vec![
        file("klassisk").classic(),
        file("pakket").packed(),
        file("rc4").locked(2, ""),
        file("aes128").locked(4, ""),
        file("aes256").locked(5, ""),
        without_table(file("uten tabell").packed()),
    ]
}

/// Joins a file, and reads what came of it.
fn joined(file: &[u8], paper: &[u8]) -> Took {
    let mut whole = None;
    let took = taken(file.len(), || {
        let mut binder = Binder::new();
        if let Ok(leaves) = binder.add(file) {
            let pages = leaves.count() + 1;
            let made = binder.bind(paper, &[(0, leaves)], &|n, m| format!("{n} av {m}"));
            whole = Some((pages, made.unwrap()));
        }
    });
    if let Some((pages, whole)) = whole {
        let again = Binder::new().add(&whole).map(|leaves| leaves.count());
        assert_eq!(again, Ok(pages), "what was joined can be read");
    }
    took
}

#[test]
fn a_foreign_file_with_damaged_bytes_is_joined_or_refused() {
    let (files, paper) = (files(), Foreign::new("Papiret", 1).classic());
    endures("foreign PDF", BOUND, |chance| {
        let file = chance.one_of(&files).clone();
        let hurt = chance.hurt(&file);
        joined(&hurt, &paper)
    });
}

#[test]
fn a_foreign_file_whose_numbers_lie_is_joined_or_refused() {
    let (files, paper) = (files(), Foreign::new("Papiret", 1).classic());
    endures("numbers of a foreign PDF", BOUND, |chance| {
        let mut file = chance.one_of(&files).clone();
        for _ in 0..=chance.below(4) {
            lie(&mut file, chance);
        }
        joined(&file, &paper)
    });
}

/// Puts another number in the place of one: lengths, offsets, and what objects lead to.
fn lie(file: &mut Vec<u8>, chance: &mut Chance) {
    let begins = |at: &usize| file[*at].is_ascii_digit() && (*at == 0 || !file[at - 1].is_ascii_digit());
    let numbers: Vec<usize> = (0..file.len()).filter(begins).collect();
    let at = *chance.one_of(&numbers);
    let length = file[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let small = chance.below(20).to_string();
    let other = *chance.one_of(&[
        "0",
        "-1",
        "4294967295",
        "99999999999999999999",
        "1e9",
        &small,
        &small,
        &small,
    ]);
    file.splice(at..at + length, other.bytes());
}
