//! Updates of a text from somebody who has the key and lies.

use domain::Tekst;

use super::{Document, document::merged};
use crate::{
    TextRefusal,
    damage::{Bound, Chance, Took, endures, taken},
};

/// A text, its state, and the updates that wrote it.
fn a_text() -> (Vec<u8>, Vec<Vec<u8>>) {
    let long = "Utvalget drøftet saken grundig og la vekt på hensynet til pasientene. ".repeat(9);
    let document = Document::new(5);
    document.write(&Tekst::from(long.as_str())).unwrap();
    let (state, mut updates) = (document.state(), vec![document.state()]);
    for words in ["grundig", "kort", "# Vedtak\n\n- en\n- to"] {
        updates.extend(document.write(&Tekst::from(words)).unwrap());
    }
    (state, updates)
}

/// What a text that stands as `state` takes to meet updates one by one, and then to be written in.
fn met(state: &[u8], updates: &[Vec<u8>]) -> Took {
    let came = updates.iter().map(Vec::len).sum::<usize>() + state.len();
    taken(came, || {
        let mut kept = state.to_vec();
        for update in updates {
            if let Ok(merged) = merged(&kept, update) {
                kept = merged.state;
            }
        }
        let document = Document::from_updates(9, [kept.as_slice()]).expect("what is kept can be opened");
        let _ = document.write(&Tekst::from("Saken er drøftet."));
        document.read();
    })
}

const TEXT_BOUND: Bound = Bound {
    times: 200,
    plus: 1 << 20,
};

#[test]
fn a_damaged_update_of_a_text_is_refused_or_harmless() {
    let (state, updates) = a_text();
    endures("text update", TEXT_BOUND, |chance| {
        let update = chance.one_of(&updates).clone();
        met(&state, &[chance.hurt(&update)])
    });
}

/// A number as Yjs writes it.
fn push(update: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        update.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    update.push(number.to_le_bytes()[0]);
}

fn push_words(update: &mut Vec<u8>, words: &str) {
    push(update, words.len() as u64);
    update.extend(words.as_bytes());
}

/// A client and a number of its own, near what the text has.
fn push_id(update: &mut Vec<u8>, chance: &mut Chance) {
    push(update, *chance.one_of(&[5, 5, 5, 6, 7, 0, (1 << 53) - 1]));
    let near = chance.draw() % 660;
    push(
        update,
        *chance.one_of(&[near, near, near, 0, 1, 630, 631, u64::from(u32::MAX)]),
    );
}

fn pick<'w>(chance: &mut Chance, words: &[&'w str]) -> &'w str {
    words[chance.below(words.len())]
}

fn push_length(update: &mut Vec<u8>, chance: &mut Chance) {
    let short = chance.draw() % 9;
    push(
        update,
        *chance.one_of(&[short, short, 630, 1 << 31, u64::from(u32::MAX)]),
    );
}

fn push_block(update: &mut Vec<u8>, chance: &mut Chance) {
    let kind = *chance.one_of(&[0_u8, 1, 2, 3, 4, 4, 4, 5, 6, 7, 7, 8, 9, 10]);
    let (has_left, has_right, has_name) = (chance.below(2) == 0, chance.below(3) == 0, chance.below(4) == 0);
    if kind == 0 || kind == 10 {
        update.push(kind);
        return push_length(update, chance);
    }
    update.push(kind | u8::from(has_left) << 7 | u8::from(has_right) << 6 | u8::from(has_name) << 5);
    for _ in 0..u8::from(has_left) + u8::from(has_right) {
        push_id(update, chance);
    }
    if !has_left && !has_right {
        let is_named = chance.below(2) == 0;
        push(update, is_named.into());
        if is_named {
            push_words(update, pick(chance, &["prosemirror", "prosemirror", "annet"]));
        } else {
            push_id(update, chance);
        }
        if has_name {
            push_words(update, "level");
        }
    }
    match kind {
        1 => push_length(update, chance),
        2 => {
            let count = chance.draw() % 3;
            push(update, count);
            (0..=count).for_each(|_| push_words(update, "1"));
        }
        3 | 4 => push_words(update, pick(chance, &["", "a", "sak 1", "🙂"])),
        5 => push_words(update, "{}"),
        6 => {
            push_words(update, "bold");
            push_words(update, pick(chance, &["true", "null", "{\"a\":1}"]));
        }
        7 => {
            let shape = *chance.one_of(&[0, 1, 2, 3, 3, 4, 5, 6, 9, 15]);
            update.push(shape);
            if matches!(shape, 3 | 5) {
                push_words(
                    update,
                    pick(chance, &["paragraph", "bullet_list", "list_item", "heading"]),
                );
            }
        }
        8 => {
            let count = chance.draw() % 3;
            push(update, count);
            (0..count).for_each(|_| update.push(127));
        }
        _ => {
            push_words(update, "en");
            update.push(127);
        }
    }
}

/// An update in good form with any content.
fn lie(chance: &mut Chance) -> Vec<u8> {
    let mut update = Vec::new();
    let clients = chance.draw() % 4;
    push(&mut update, clients);
    for _ in 0..clients {
        let blocks = chance.draw() % 6;
        push(&mut update, blocks);
        push_id(&mut update, chance);
        (0..blocks).for_each(|_| push_block(&mut update, chance));
    }
    let clients = chance.draw() % 3;
    push(&mut update, clients);
    for _ in 0..clients {
        push(&mut update, *chance.one_of(&[5, 5, 6, 7]));
        let ranges = chance.draw() % 4;
        push(&mut update, ranges);
        for _ in 0..ranges {
            push(&mut update, chance.draw() % 660);
            push_length(&mut update, chance);
        }
    }
    update
}

#[test]
fn an_update_that_lies_in_good_form_is_refused_or_harmless() {
    let (state, _) = a_text();
    endures("lying text update", TEXT_BOUND, |chance| {
        let updates: Vec<_> = (0..=chance.below(3)).map(|_| lie(chance)).collect();
        met(&state, &updates)
    });
}

#[test]
fn what_no_editor_writes_is_not_kept() {
    let (state, _) = a_text();
    let root = "\u{1}\u{b}prosemirror";
    let refused = |blocks: &[u8], content: &[u8]| {
        let update = [&[1], blocks, &[9, 0], content, &[0]].concat();
        matches!(merged(&state, &update), Err(TextRefusal::Unreadable))
    };
    // An empty paragraph can be kept.
    let paragraph = [&[7], root.as_bytes(), b"\x03\x09paragraph"].concat();
    assert!(!refused(&[1], &paragraph));
    // More blocks than there are bytes.
    assert!(refused(&[200, 1], &paragraph));
    // More than can be counted is gone.
    let gone = [&[0], &[0xff, 0xff, 0xff, 0xff, 7][..], &paragraph].concat();
    assert!(refused(&[2], &gone));
    // Characters that stand in no paragraph.
    assert!(refused(&[1], &[&[4], root.as_bytes(), b"\x01a"].concat()));
    // A file after a character.
    assert!(refused(&[1], b"\x83\x05\x64\x01a"));

    // A client that comes again, with what it had counted before.
    let late = [&[1, 5, 247, 4, 132, 5, 246, 4][..], b"\x06grunn."].concat();
    let again = [&[1, 5, 255, 1, 1][..], root.as_bytes(), &[1]].concat();
    let twice = [&[2], &late[..], &again, &[0]].concat();
    assert_eq!(merged(&state, &twice).err(), Some(TextRefusal::Unreadable));
    let once = [&[1], &late[..], &[0]].concat();
    assert!(merged(&state, &once).is_ok());
}
