//! Merging is commutative, associative and idempotent: whatever order segments come in, in whatever company
//! and however often, every desk shows the same. Each rule by itself, and all of them together.
//!
//! `MOTEBOK_CASES` says how many courses of events each is tried with.

use std::sync::LazyLock;

use domain::{Moetesak, Referat, Referattilstand, Sak, Tekst, Vedlegg, between};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::{
    desk::{Desk, moetesak, sak},
    post::{Post, by, view},
};
use crate::{
    Gaps, Reader, SegmentId, Store, StoreError, Tx, catalog::Catalog, records::RECORDS, registry::Record,
};

const DESKS: usize = 3;

/// What somebody does to one of two things.
#[derive(Debug, Clone)]
enum Work {
    /// A field that shows the latest.
    Title(u128, u8),
    /// A field that shows the first: a number that is fixed.
    Number(u128, u8),
    /// A field that shows the furthest: the way of the minutes.
    Advance(u128, u8),
    Delete(u128),
    Put(u128),
    Write(u128, String),
    /// An item's place on the agenda.
    Move(u128, bool),
    /// The file that a row names.
    Attach(u128, u8),
    /// A person chooses among what stands side by side.
    Settle,
}

#[derive(Debug, Clone)]
enum Step {
    Work(usize, Work),
    /// A desk gets some of what was sent.
    Fetch(usize, Vec<prop::sample::Index>, bool),
    Clock(usize, i64),
}

fn titles() -> BoxedStrategy<Work> {
    (0..2_u128, 0..4_u8)
        .prop_map(|(n, title)| Work::Title(n, title))
        .boxed()
}

fn numbers() -> BoxedStrategy<Work> {
    (0..2_u128, 0..3_u8)
        .prop_map(|(n, number)| Work::Number(n, number))
        .boxed()
}

fn ways() -> BoxedStrategy<Work> {
    (0..2_u128, 0..4_u8)
        .prop_map(|(n, step)| Work::Advance(n, step))
        .boxed()
}

fn deletions() -> BoxedStrategy<Work> {
    prop_oneof![
        (0..2_u128).prop_map(Work::Delete),
        (0..2_u128).prop_map(Work::Put)
    ]
    .boxed()
}

fn texts() -> BoxedStrategy<Work> {
    (0..2_u128, "[a-c ]{0,6}")
        .prop_map(|(n, words)| Work::Write(n, words))
        .boxed()
}

fn places() -> BoxedStrategy<Work> {
    (0..2_u128, any::<bool>())
        .prop_map(|(n, before)| Work::Move(n, before))
        .boxed()
}

fn files() -> BoxedStrategy<Work> {
    (0..2_u128, 0..3_u8)
        .prop_map(|(n, file)| Work::Attach(n, file))
        .boxed()
}

fn every() -> BoxedStrategy<Work> {
    prop_oneof![
        3 => titles(), 2 => numbers(), 2 => ways(), 2 => deletions(), 3 => texts(), 2 => places(), 2 => files(),
        1 => Just(Work::Settle),
    ]
    .boxed()
}

fn steps(work: BoxedStrategy<Work>) -> impl Strategy<Value = Vec<Step>> {
    let some = proptest::collection::vec(any::<prop::sample::Index>(), 1..6);
    let step = prop_oneof![
        6 => (0..DESKS, work).prop_map(|(desk, work)| Step::Work(desk, work)),
        3 => (0..DESKS, some, any::<bool>()).prop_map(|(desk, which, gaps)| Step::Fetch(desk, which, gaps)),
        1 => (0..DESKS, -2_000_000..2_000_000_i64).prop_map(|(desk, millis)| Step::Clock(desk, millis)),
    ];
    proptest::collection::vec(step, 4..30)
}

fn does(tx: &mut Tx<'_>, work: &Work) -> Result<(), StoreError> {
    let id = |n: &u128| Uuid::from_u128(n + 1);
    match work {
        Work::Title(n, title) => match tx.get::<Sak>(id(n))? {
            Some(case) => tx.put(&Sak {
                tittel: format!("Sak {title}"),
                ..case
            }),
            None => Ok(()),
        },
        Work::Number(n, number) => match tx.get::<Moetesak>(Uuid::from_u128(n + 11))? {
            Some(item) if item.numre.is_empty() => {
                let numre = json!([{ "utvalg": id(n), "aar": 2026, "loepenr": number, "tekst": format!("{number}/26") }]);
                let numre = serde_json::from_value(numre).unwrap();
                tx.put(&Moetesak { numre, ..item })
            }
            _ => Ok(()),
        },
        Work::Advance(n, step) => match tx.get::<Referat>(Uuid::from_u128(n + 21))? {
            Some(mut minutes) if !minutes.is_sealed() => {
                if *step == 3 {
                    minutes
                        .seal(tx.at().naive_local(), format!("{:?}", tx.at()))
                        .unwrap();
                } else {
                    let states = [
                        Referattilstand::Utkast,
                        Referattilstand::HosMoeteleder,
                        Referattilstand::SendtUt,
                    ];
                    minutes.advance(states[usize::from(*step)]).unwrap();
                }
                tx.put(&minutes)
            }
            _ => Ok(()),
        },
        Work::Delete(n) => tx.delete::<Sak>(id(n)).map(drop),
        Work::Put(n) => tx.put(&sak(n + 1, "Lagt inn igjen")),
        Work::Write(n, words) => tx.write_text("sak", id(n), "bakgrunn", &Tekst::from(words.as_str())),
        Work::Move(n, before) => {
            let other: Moetesak = tx.get(Uuid::from_u128(12 - n))?.unwrap();
            let item: Moetesak = tx.get(Uuid::from_u128(n + 11))?.unwrap();
            let place = other.rekkefoelge.as_str();
            let rekkefoelge = if *before {
                between(None, Some(place))
            } else {
                between(Some(place), None)
            };
            tx.put(&Moetesak { rekkefoelge, ..item })
        }
        Work::Attach(n, file) => {
            let sha256 = Some(tx.put_blob(&[*file])?);
            let row: Vedlegg = tx.get(Uuid::from_u128(n + 31))?.unwrap();
            tx.put(&Vedlegg { sha256, ..row })
        }
        Work::Settle => Ok(()),
    }
}

fn settle(store: &mut Store) {
    if let Some(conflict) = store.conflicts(None).unwrap().pop() {
        by(store, "Kari", |tx| {
            tx.settle(
                conflict.entity,
                conflict.id,
                conflict.field,
                conflict.others[0].set,
            )
        });
    }
}

/// Desks that share two saker, two items and two drafts of minutes.
fn desks(post: &mut Post) -> (Vec<Desk>, Vec<Store>) {
    let desks: Vec<_> = (0..DESKS).map(|n| Desk::numbered(n as u64 + 1)).collect();
    let mut stores: Vec<_> = desks.iter().map(Desk::in_memory).collect();
    by(&mut stores[0], "Kari", |tx| {
        for n in 0..2_u128 {
            tx.put(&sak(n + 1, "Legevakt"))?;
            tx.put(&moetesak(n + 11, 9, "Plan"))?;
            let minutes = json!({ "id": Uuid::from_u128(n + 21), "moete": Uuid::from_u128(9), "versjon": 1, "tilstand": "utkast" });
            tx.put(&serde_json::from_value::<Referat>(minutes).unwrap())?;
            let row = json!({ "id": Uuid::from_u128(n + 31), "tittel": "Kart", "unntatt": false });
            tx.put(&serde_json::from_value::<Vedlegg>(row).unwrap())?;
        }
        Ok(())
    });
    post.round(&mut stores);
    (desks, stores)
}

fn perform(post: &mut Post, desks: &[Desk], stores: &mut [Store], steps: &[Step]) {
    for step in steps {
        match step {
            Step::Work(desk, Work::Settle) => settle(&mut stores[*desk]),
            Step::Work(desk, work) => by(&mut stores[*desk], &format!("Nr. {desk}"), |tx| does(tx, work)),
            Step::Fetch(desk, which, accept) => {
                let ids: Vec<SegmentId> = post.0.keys().copied().collect();
                let some = which
                    .iter()
                    .map(|index| post.0[index.get(&ids)].clone())
                    .collect();
                let gaps = if *accept { Gaps::Accept } else { Gaps::Wait };
                post.exchange(&mut stores[*desk], some, gaps);
            }
            Step::Clock(desk, millis) => desks[*desk].hands.turn(*millis),
        }
    }
}

fn whole_view(store: &Store) -> String {
    let items = store.all::<Moetesak>().unwrap();
    let minutes = store.all::<Referat>().unwrap();
    let rows = store.all::<Vedlegg>().unwrap();
    let files = store.files().unwrap();
    let mut files: Vec<_> = files
        .into_iter()
        .map(|file| (file.id.to_string(), file.rows))
        .collect();
    for (_, rows) in &mut files {
        rows.sort_unstable();
    }
    format!("{}{items:#?}{minutes:#?}{rows:#?}{files:#?}", view::<Sak>(store))
}

/// The kinds of things as an older program knows them: no minutes, no long texts, and of the rest the first fields.
static OLDER: LazyLock<&'static [Record]> = LazyLock::new(|| {
    let known = RECORDS.iter().filter(|record| record.name != "referat");
    let older = known.map(|record| Record {
        name: record.name,
        fields: &record.fields[..record.fields.len().div_ceil(2)],
        texts: &[],
    });
    Box::leak(older.collect())
});

/// Newcomers get it one by one in another order, in companies of one to four, and twice.
fn is_the_same_however_it_comes(steps: &[Step], mut shuffle: u64) -> Result<(), TestCaseError> {
    let mut post = Post::default();
    let (desks, mut stores) = desks(&mut post);
    perform(&mut post, &desks, &mut stores, steps);
    post.round(&mut stores);
    let expected = whole_view(&stores[0]);
    for store in &stores[1..] {
        prop_assert_eq!(&whole_view(store), &expected);
    }
    let mut ids: Vec<SegmentId> = post.0.keys().copied().collect();
    ids.sort_by_key(|id| u64::from_be_bytes(id.0[..8].try_into().unwrap()).wrapping_mul(shuffle | 1));
    for (n, most, is_older) in [(7, 1, false), (8, 4, false), (9, 4, true)] {
        let mut newcomer = Desk::numbered(n).in_memory();
        if is_older {
            newcomer.catalog = Catalog::new(&OLDER);
        }
        for _ in 0..2 {
            let mut rest = &ids[..];
            while !rest.is_empty() {
                shuffle = shuffle.rotate_left(7).wrapping_add(1);
                let company = rest.len().min(1 + usize::try_from(shuffle % most).unwrap());
                let some = rest[..company].iter().map(|id| post.0[id].clone()).collect();
                post.exchange(&mut newcomer, some, Gaps::Accept);
                rest = &rest[company..];
            }
        }
        if is_older {
            // Brought up to date, it finds in its log what it did not know.
            newcomer.catalog = Catalog::new(RECORDS);
            newcomer.rebuild_projection().unwrap();
        }
        prop_assert_eq!(&whole_view(&newcomer), &expected);
    }
    // And the log says the same when it is played again.
    stores[1].rebuild_projection().unwrap();
    prop_assert_eq!(&whole_view(&stores[1]), &expected);
    Ok(())
}

fn cases(default: u32) -> ProptestConfig {
    let cases = std::env::var("MOTEBOK_CASES").ok();
    ProptestConfig::with_cases(cases.and_then(|cases| cases.parse().ok()).unwrap_or(default))
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn a_field_is_the_same_however_it_comes(steps in steps(titles()), shuffle in any::<u64>()) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }

    #[test]
    fn a_number_is_the_same_however_it_comes(steps in steps(numbers()), shuffle in any::<u64>()) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }

    #[test]
    fn sealed_minutes_are_the_same_however_they_come(steps in steps(ways()), shuffle in any::<u64>()) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }

    #[test]
    fn a_deletion_is_the_same_however_it_comes(
        steps in steps(prop_oneof![deletions(), titles(), texts()].boxed()), shuffle in any::<u64>(),
    ) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }

    #[test]
    fn a_text_is_the_same_however_it_comes(steps in steps(texts()), shuffle in any::<u64>()) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }

    #[test]
    fn the_order_of_the_agenda_is_the_same_however_it_comes(steps in steps(places()), shuffle in any::<u64>()) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }

    #[test]
    fn the_file_of_a_row_is_the_same_however_it_comes(steps in steps(files()), shuffle in any::<u64>()) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }

    #[test]
    fn a_choice_is_the_same_however_it_comes(
        steps in steps(prop_oneof![2 => titles(), 1 => Just(Work::Settle)].boxed()), shuffle in any::<u64>(),
    ) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_order_of_arrival_gives_the_same(steps in steps(every()), shuffle in any::<u64>()) {
        is_the_same_however_it_comes(&steps, shuffle)?;
    }
}
