//! What no merge may alter: sealed minutes and fixed numbers.

use domain::{Moetesak, Referat, Tekst};
use serde_json::json;
use uuid::Uuid;

use super::{
    desk::moetesak,
    post::{by, two_desks},
};
use crate::Reader;

fn referat(n: u128) -> Referat {
    let form =
        json!({ "id": Uuid::from_u128(n), "moete": Uuid::from_u128(9), "versjon": 1, "tilstand": "utkast" });
    serde_json::from_value(form).unwrap()
}

/// Pitfall 21: fixed numbers and approved text are never changed by a merge.
#[test]
fn a_sealed_referat_stays_sealed_with_the_words_it_was_sealed_with() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    by(&mut kari, "Kari", |tx| {
        tx.put(&moetesak(2, 9, "Plan"))?;
        tx.write_text("moetesak", Uuid::from_u128(2), "vedtak", &Tekst::from("Vedtatt."))?;
        tx.put(&referat(3))
    });
    post.round([&mut kari, &mut ola]);
    let sealed_at = desks[0].hands.clone();
    let content = by(&mut kari, "Kari", |tx| {
        let hash = tx.put_blob(b"Vedtatt.")?;
        let mut minutes: Referat = tx.get(Uuid::from_u128(3))?.unwrap();
        minutes
            .seal(crate::Clock::now(&sealed_at).naive_local(), hash.clone())
            .unwrap();
        tx.put(&minutes)?;
        Ok(hash)
    });
    // Meanwhile, and later by the clock, Ola sends out the draft and goes on writing.
    desks[1].hands.turn(3_600_000);
    by(&mut ola, "Ola", |tx| {
        let mut minutes: Referat = tx.get(Uuid::from_u128(3))?.unwrap();
        minutes.advance(domain::Referattilstand::SendtUt).unwrap();
        tx.put(&minutes)?;
        tx.write_text(
            "moetesak",
            Uuid::from_u128(2),
            "vedtak",
            &Tekst::from("Ikke vedtatt."),
        )
    });
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        let minutes: Referat = store.get(Uuid::from_u128(3)).unwrap().unwrap();
        assert_eq!(minutes.tilstand, domain::Referattilstand::Forseglet);
        assert_eq!(minutes.innhold.as_ref(), Some(&content));
    }
    assert_eq!(kari.blob(&content).unwrap(), b"Vedtatt.");
}

#[test]
fn of_two_seals_the_first_stands_and_the_other_is_kept_beside_it() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    by(&mut kari, "Kari", |tx| tx.put(&referat(3)));
    post.round([&mut kari, &mut ola]);
    desks[1].hands.turn(60_000);
    for (store, words) in [(&mut kari, "en"), (&mut ola, "to")] {
        by(store, words, |tx| {
            let mut minutes: Referat = tx.get(Uuid::from_u128(3))?.unwrap();
            minutes.seal(tx.at().naive_local(), words.into()).unwrap();
            tx.put(&minutes)
        });
    }
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        let minutes: Referat = store.get(Uuid::from_u128(3)).unwrap().unwrap();
        assert_eq!(minutes.innhold.as_deref(), Some("en"));
        let conflicts = store.conflicts(Some(Uuid::from_u128(3))).unwrap();
        let fields: Vec<_> = conflicts
            .iter()
            .map(|c| (c.field, c.others[0].value.clone()))
            .collect();
        assert_eq!(fields[1], ("innhold", json!("to")));
        assert_eq!(fields[0].0, "forseglet");
    }
}

#[test]
fn a_number_that_was_fixed_first_is_not_changed_by_one_fixed_later() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    by(&mut kari, "Kari", |tx| tx.put(&moetesak(2, 9, "Plan")));
    post.round([&mut kari, &mut ola]);
    let numbered = |n: u32| {
        let number =
            json!([{ "utvalg": Uuid::from_u128(8), "aar": 2026, "loepenr": n, "tekst": format!("{n}/26") }]);
        Moetesak {
            numre: serde_json::from_value(number).unwrap(),
            ..moetesak(2, 9, "Plan")
        }
    };
    by(&mut kari, "Kari", |tx| tx.put(&numbered(21)));
    desks[1].hands.turn(60_000);
    by(&mut ola, "Ola", |tx| tx.put(&numbered(22)));
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        let item: Moetesak = store.get(Uuid::from_u128(2)).unwrap().unwrap();
        assert_eq!(item.nummer().as_deref(), Some("21/26"));
        assert_eq!(store.conflicts(None).unwrap()[0].others[0].actor, "Ola");
    }
}
