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
    damage::{Bound, Chance, endures, taken},
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
