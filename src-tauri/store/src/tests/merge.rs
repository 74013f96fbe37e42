//! What two desks wrote comes together.

use domain::Sak;
use serde_json::json;
use uuid::Uuid;

use super::{
    desk::{Desk, sak},
    post::{by, rename, title, two_desks, view, write},
};
use crate::{Gaps, Reader, StoreError};

pub(super) fn sak_1() -> Uuid {
    Uuid::from_u128(1)
}

#[test]
fn what_one_desk_writes_the_other_sees_with_its_history() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    write(&mut kari, "Kari", "Det haster.");
    post.round([&mut kari, &mut ola]);
    assert_eq!(title(&ola), Some("Felles legevakt".into()));
    assert_eq!(
        ola.text("sak", sak_1(), "bakgrunn").unwrap().to_plain(),
        "Det haster."
    );
    let history = ola.history("sak", sak_1(), "tittel").unwrap();
    assert_eq!(
        history
            .iter()
            .map(|h| (h.actor.as_str(), &h.after))
            .collect::<Vec<_>>(),
        [("Kari", &json!("Legevakt")), ("Kari", &json!("Felles legevakt"))]
    );
    assert_eq!(ola.search("felles", &["sak"], 9).unwrap().len(), 1);
}

#[test]
fn different_fields_of_one_thing_do_not_disturb_each_other() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    by(&mut ola, "Ola", |tx| {
        let case: Sak = tx.get(sak_1())?.unwrap();
        tx.put(&Sak {
            saksansvarlig: "Ola".into(),
            ..case
        })
    });
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        let case: Sak = store.get(sak_1()).unwrap().unwrap();
        assert_eq!(
            (case.tittel.as_str(), case.saksansvarlig.as_str()),
            ("Felles legevakt", "Ola")
        );
        assert_eq!(store.conflicts(None).unwrap(), []);
    }
}

#[test]
fn two_who_write_in_one_text_both_find_their_words_in_it() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    write(&mut kari, "Kari", "Saken gjelder legevakt.");
    post.round([&mut kari, &mut ola]);
    write(&mut kari, "Kari", "Saken gjelder felles legevakt.");
    write(&mut ola, "Ola", "Saken gjelder legevakt.\n\nDet haster.");
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        let text = store.text("sak", sak_1(), "bakgrunn").unwrap().to_string();
        assert_eq!(text, "Saken gjelder felles legevakt.\n\nDet haster.");
    }
}

#[test]
fn undo_travels_and_never_takes_back_what_a_colleague_has_changed_since() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    write(&mut kari, "Kari", "Det haster.");
    post.round([&mut kari, &mut ola]);
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    write(&mut ola, "Ola", "Det haster.\n\nVedtak i juni.");
    post.round([&mut kari, &mut ola]);
    // The text first: his words stay. Then the title: it is his by now.
    kari.undo("Kari").unwrap();
    assert!(matches!(kari.undo("Kari"), Err(StoreError::ChangedSince(later)) if later.actor == "Ola"));
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        assert_eq!(title(store), Some("Interkommunal legevakt".into()));
        let text = store.text("sak", sak_1(), "bakgrunn").unwrap().to_plain();
        assert_eq!(text, "Vedtak i juni.");
        assert!(store.conflicts(None).unwrap().is_empty());
    }
}

#[test]
fn merging_twice_is_merging_once() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    post.round([&mut kari, &mut ola]);
    let before = view::<Sak>(&ola);
    let again = post.deliver(&mut ola);
    assert_eq!((again.merged.len(), again.touched.len()), (0, 0));
    assert_eq!(view::<Sak>(&ola), before);
}

#[test]
fn what_stands_on_a_segment_that_has_not_come_waits_for_it() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    let first = post.collect(&mut kari)[0];
    rename(&mut kari, "Kari", "Interkommunal legevakt");
    let second = post.collect(&mut kari)[0];
    let done = post.exchange(&mut ola, vec![post.0[&second].clone()], Gaps::Wait);
    assert_eq!(done.waiting.iter().map(|a| a.id).collect::<Vec<_>>(), [second]);
    assert_eq!(title(&ola), Some("Legevakt".into()));
    let both = vec![post.0[&second].clone(), post.0[&first].clone()];
    assert_eq!(post.exchange(&mut ola, both, Gaps::Wait).merged, [first, second]);
    assert_eq!(title(&ola), Some("Interkommunal legevakt".into()));
}

#[test]
fn an_empty_segment_stands_on_all_that_was_merged_and_changes_nothing() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    let renamed = post.collect(&mut kari)[0];
    post.deliver(&mut ola);
    assert_eq!(ola.heads().unwrap().last(), Some(&renamed));
    let empty = post.countersign(&mut ola);
    assert_eq!(ola.heads().unwrap(), [empty]);
    // It says of itself what it stands on.
    assert!(post.0[&empty].header.parents.contains(&renamed));
    post.deliver(&mut kari);
    assert_eq!(kari.heads().unwrap().last(), Some(&empty));
    assert_eq!(title(&kari), Some("Felles legevakt".into()));
    assert_eq!(kari.conflicts(None).unwrap(), []);
}

/// Pitfall 12: a gap that was accepted is written into later segments.
#[test]
fn what_a_desk_never_had_is_not_taken_as_seen_by_it() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    let third = Desk::numbered(3);
    let mut lise = third.in_memory();
    post.deliver(&mut lise);
    by(&mut kari, "Kari", |tx| {
        let case: Sak = tx.get(sak_1())?.unwrap();
        tx.put(&Sak {
            neste_steg: Some("Utred".into()),
            ..case
        })
    });
    let lost = post.collect(&mut kari)[0];
    rename(&mut kari, "Kari", "Felles legevakt");
    let next = post.collect(&mut kari)[0];
    // Ola never gets the first, goes on without it, and writes in the same field.
    let next = post.0[&next].clone();
    post.exchange(&mut ola, vec![next], Gaps::Accept);
    by(&mut ola, "Ola", |tx| {
        let case: Sak = tx.get(sak_1())?.unwrap();
        tx.put(&Sak {
            neste_steg: Some("Avvis".into()),
            ..case
        })
    });
    let blind = post.collect(&mut ola)[0];
    assert_eq!(post.0[&blind].header.lacking, [lost]);
    post.round([&mut kari, &mut ola, &mut lise]);
    for store in [&kari, &ola, &lise] {
        let conflicts = store.conflicts(Some(sak_1())).unwrap();
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].field, "neste_steg");
        assert_eq!(view::<Sak>(store), view::<Sak>(&kari));
    }
}

#[test]
fn words_that_came_before_what_they_stand_on_are_shown_when_it_comes_though_a_gap_between_stays() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    let mut lise = Desk::numbered(3).in_memory();
    post.deliver(&mut lise);
    write(&mut kari, "Kari", "En");
    let below = post.collect(&mut kari)[0];
    post.deliver(&mut ola);
    rename(&mut ola, "Ola", "Felles legevakt");
    // Nobody but Ola ever has this one, and what he writes next stands on it.
    let lost = post.collect(&mut ola)[0];
    write(&mut ola, "Ola", "En to");
    let above = post.collect(&mut ola)[0];
    assert_eq!(post.0[&above].header.parents, [lost]);
    for id in [above, below] {
        let one = post.0[&id].clone();
        post.exchange(&mut lise, vec![one], Gaps::Accept);
    }
    assert_eq!(lise.text("sak", sak_1(), "bakgrunn").unwrap().to_plain(), "En to");
}

#[test]
fn a_gap_that_is_filled_late_leaves_no_trace() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    write(&mut kari, "Kari", "En");
    let first = post.collect(&mut kari)[0];
    write(&mut kari, "Kari", "En to");
    by(&mut kari, "Kari", |tx| tx.put(&sak(2, "Ny sak")));
    let second = post.collect(&mut kari)[0];
    let late = post.0[&second].clone();
    post.exchange(&mut ola, vec![late], Gaps::Accept);
    // The rest of the text waits in the log until it can be read.
    assert_eq!(ola.text("sak", sak_1(), "bakgrunn").unwrap().to_plain(), "");
    assert!(ola.get::<Sak>(Uuid::from_u128(2)).unwrap().is_some());
    let filling = post.0[&first].clone();
    post.exchange(&mut ola, vec![filling], Gaps::Wait);
    assert_eq!(view::<Sak>(&ola), view::<Sak>(&kari));
}
