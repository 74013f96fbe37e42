//! What comes from other desks, when whoever sent it has the key and lies.

use std::cell::RefCell;

use chrono::DateTime;
use domain::{Moetesak, Referat, Sak, Tekst};
use uuid::Uuid;

use super::{
    desk::{Desk, moetesak, sak},
    post::{Post, by},
};
use crate::{
    Arrival, Change, ChangeSet, Datum, Gaps, Header, Hlc, Reader, SegmentId, SetId, Store, Writer,
    damage::{Bound, Chance, Took, endures, taken},
    records::RECORDS,
    registry::Record,
    text::Document,
};

/// A database lives for so many cases, and does not grow without end.
const CASES: u32 = 40;

fn number(chance: &mut Chance) -> i64 {
    let any = chance.draw().cast_signed();
    *chance.one_of(&[
        0,
        1,
        2,
        3,
        -1,
        i64::MAX,
        i64::MAX - 1,
        i64::MIN,
        i64::MIN + 1,
        1 << 62,
        any,
    ])
}

fn writer(chance: &mut Chance, own: Writer) -> Writer {
    *chance.one_of(&[own, Writer(0), Writer(1), Writer(2), Writer(u64::MAX)])
}

fn id(chance: &mut Chance) -> Uuid {
    Uuid::from_u128(*chance.one_of(&[0, 1, 11, 21, u128::MAX]))
}

fn name(chance: &mut Chance, record: &Record) -> String {
    let mut names: Vec<_> = record.fields.iter().map(|field| field.name).collect();
    names.extend(record.texts);
    names.extend(["slettet", "id", "", "ny", "clock"]);
    (*chance.one_of(&names)).into()
}

fn value(chance: &mut Chance) -> Datum {
    let texts = [
        "",
        "[]",
        "{",
        "sendt_ut",
        "0001-01-01",
        "å\u{0}",
        "9223372036854775808",
        "[[[[[[",
    ];
    match chance.below(5) {
        0 => Datum::Null,
        1 => Datum::Integer(number(chance)),
        2 => Datum::Text((*chance.one_of(&texts)).into()),
        3 => Datum::Bytes(chance.hurt(&[7; 16])),
        _ => Datum::Text("x".repeat(chance.below(3_000))),
    }
}

fn set(chance: &mut Chance, own: Writer, update: &[u8]) -> ChangeSet {
    let set_id = |chance: &mut Chance| SetId {
        writer: writer(chance, own),
        seq: number(chance),
    };
    let changes = (0..chance.below(8)).map(|_| {
        let record = chance.one_of(RECORDS);
        let field = name(chance, record);
        // What is no update of a text has a test of its own.
        let is_text = RECORDS.iter().any(|record| record.text(&field).is_some());
        Change {
            entity: (*chance.one_of(&[record.name, "sak", "sak", "moetesak", "ukjent"])).into(),
            id: id(chance),
            field: field.into(),
            value: if is_text {
                Datum::Bytes(update.to_vec())
            } else {
                value(chance)
            },
        }
    });
    let changes = changes.collect();
    ChangeSet {
        id: set_id(chance),
        hlc: Hlc::from_bits(number(chance)),
        actor: "Kari".into(),
        action: "work".into(),
        at: DateTime::from_timestamp(number(chance).clamp(-60_000_000_000, 200_000_000_000), 0)
            .unwrap()
            .fixed_offset(),
        subject: (chance.below(2) == 0).then(|| ("sak".into(), id(chance))),
        undoes: (chance.below(2) == 0).then(|| set_id(chance)),
        undoable: chance.below(2) == 0,
        changes,
    }
}

fn arrival(chance: &mut Chance, own: Writer, known: &[SegmentId], update: &[u8]) -> Arrival {
    let some = |chance: &mut Chance| {
        (0..chance.below(3))
            .map(|_| *chance.one_of(known))
            .collect::<Vec<_>>()
    };
    let (parents, lacking) = (some(chance), some(chance));
    let sets: Vec<_> = (0..chance.below(4)).map(|_| set(chance, own, update)).collect();
    let header = Header {
        writer: writer(chance, own),
        seq: number(chance),
        parents,
        lacking,
        hlc: Hlc::from_bits(number(chance)),
    };
    let bytes = format!("{header:?}{sets:?}").into_bytes();
    let mut name = [0; 16];
    name[..8].copy_from_slice(&chance.draw().to_be_bytes());
    Arrival {
        id: SegmentId(name),
        header,
        sets: Some(sets),
        bytes,
    }
}

/// A desk with something of each, and the names of the segments it has.
fn a_desk(seed: u64) -> (Store, Vec<SegmentId>) {
    let mut store = Desk::numbered(seed).in_memory();
    by(&mut store, "Kari", |tx| {
        tx.put(&sak(1, "Legevakt"))?;
        tx.put(&moetesak(11, 9, "Plan"))?;
        tx.write_text("sak", Uuid::from_u128(1), "bakgrunn", &Tekst::from("Det haster."))
    });
    let mut known = Post::default().collect(&mut store);
    known.push(SegmentId([9; 16]));
    (store, known)
}

#[test]
fn no_change_that_a_colleague_can_send_makes_a_desk_panic_or_stops_its_work() {
    let update = {
        let document = Document::new(5);
        document
            .write(&Tekst::from("Saken gjelder felles legevakt."))
            .unwrap();
        document.state()
    };
    let bound = Bound {
        times: 200,
        plus: 4 << 20,
    };
    let place = RefCell::new((0, a_desk(1)));
    endures("changes", bound, |chance| {
        let (count, (store, known)) = &mut *place.borrow_mut();
        *count += 1;
        if *count % CASES == 0 {
            (*store, *known) = a_desk(u64::from(*count));
        }
        let arrivals: Vec<_> = (0..=chance.below(2))
            .map(|_| arrival(chance, store.writer(), known, &update))
            .collect();
        known.extend(arrivals.iter().map(|arrival| arrival.id));
        let came = arrivals.iter().map(|arrival| arrival.bytes.len()).sum();
        let mut post = Post::default();
        let took = taken(came, || drop(post.exchange(store, arrivals, Gaps::Accept)));
        // The work goes on.
        let _ = (
            store.all::<Sak>(),
            store.all::<Moetesak>(),
            store.all::<Referat>(),
        );
        let _ = (store.conflicts(None), store.undo("Kari"));
        by(store, "Kari", |tx| tx.put(&sak(2, "Ambulanse")));
        post.collect(store);
        if *count % CASES == CASES - 1 {
            store.rebuild_projection().unwrap();
        }
        took
    });
}

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

/// What a text that stands as `state` takes to meet updates one by one.
fn met(state: &[u8], updates: &[Vec<u8>]) -> Took {
    let came = updates.iter().map(Vec::len).sum::<usize>() + state.len();
    taken(came, || {
        if let Ok(document) = Document::from_updates(0, [state])
            && updates.iter().all(|update| document.apply(update).is_ok())
        {
            document.read();
            let _ = document.write(&Tekst::from("Saken er drøftet."));
            document.state();
        }
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
