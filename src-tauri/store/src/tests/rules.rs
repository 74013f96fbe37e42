//! Merging is commutative, associative and idempotent: whatever order segments come in, in whatever company
//! and however often, every desk shows the same.

use domain::{Moetesak, Referat, Referattilstand, Sak, Tekst};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::{
    desk::{Desk, moetesak, sak},
    post::{Post, by, view},
};
use crate::{Gaps, Reader, SegmentId, Store, StoreError, Tx};

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
}

#[derive(Debug, Clone)]
enum Step {
    Work(usize, Work),
    /// A desk gets some of what was sent.
    Fetch(usize, Vec<prop::sample::Index>, bool),
    Clock(usize, i64),
}

fn work() -> impl Strategy<Value = Work> {
    prop_oneof![
        3 => (0..2_u128, 0..4_u8).prop_map(|(n, t)| Work::Title(n, t)),
        2 => (0..2_u128, 0..3_u8).prop_map(|(n, t)| Work::Number(n, t)),
        2 => (0..2_u128, 0..4_u8).prop_map(|(n, t)| Work::Advance(n, t)),
        1 => (0..2_u128).prop_map(Work::Delete),
        1 => (0..2_u128).prop_map(Work::Put),
        3 => (0..2_u128, "[a-c ]{0,6}").prop_map(|(n, words)| Work::Write(n, words)),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let some = proptest::collection::vec(any::<prop::sample::Index>(), 1..6);
    let step = prop_oneof![
        6 => (0..DESKS, work()).prop_map(|(desk, work)| Step::Work(desk, work)),
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
        }
        Ok(())
    });
    post.round(&mut stores);
    (desks, stores)
}

fn perform(post: &mut Post, desks: &[Desk], stores: &mut [Store], steps: &[Step]) {
    for step in steps {
        match step {
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
    format!("{}{items:#?}{minutes:#?}", view::<Sak>(store))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_order_of_arrival_gives_the_same(steps in steps(), shuffle in any::<u64>()) {
        let mut post = Post::default();
        let (desks, mut stores) = desks(&mut post);
        perform(&mut post, &desks, &mut stores, &steps);
        post.round(&mut stores);
        let expected = whole_view(&stores[0]);
        for store in &stores[1..] {
            prop_assert_eq!(&whole_view(store), &expected);
        }
        // Newcomers get it one by one in another order, in companies of three, and twice.
        let mut ids: Vec<SegmentId> = post.0.keys().copied().collect();
        ids.sort_by_key(|id| u64::from_be_bytes(id.0[..8].try_into().unwrap()).wrapping_mul(shuffle | 1));
        for (n, company) in [(7, 1), (8, 3)] {
            let mut newcomer = Desk::numbered(n).in_memory();
            for _ in 0..2 {
                for some in ids.chunks(company) {
                    let some = some.iter().map(|id| post.0[id].clone()).collect();
                    post.exchange(&mut newcomer, some, Gaps::Accept);
                }
            }
            prop_assert_eq!(&whole_view(&newcomer), &expected);
        }
        // And the log says the same when it is played again.
        stores[1].rebuild_projection().unwrap();
        prop_assert_eq!(&whole_view(&stores[1]), &expected);
    }
}
