//! What this program does not know, or cannot read, stays as it is.

use domain::Sak;
use rusqlite::params;

use super::{
    desk::Desk,
    merge::sak_1,
    post::{Post, by, rename, title, two_desks},
};
use crate::{Arrival, Change, Datum, Gaps, Reader, SegmentId};

fn newer(post: &Post, id: SegmentId, changes: Vec<Change>) -> Arrival {
    let mut arrival = post.0[&id].clone();
    arrival.sets.as_mut().unwrap()[0].changes.extend(changes);
    arrival
}

fn change(entity: &str, field: &str, value: Datum) -> Change {
    Change {
        entity: entity.into(),
        id: sak_1(),
        field: field.into(),
        value,
    }
}

#[test]
fn what_this_program_does_not_know_is_kept_and_shown_after_an_upgrade() {
    let (mut post, _, [mut kari, ola]) = two_desks();
    drop(ola);
    let desk = Desk::numbered(4);
    let mut ola = desk.open();
    post.deliver(&mut ola);
    rename(&mut kari, "Kari", "Felles legevakt");
    let id = post.collect(&mut kari)[0];
    let blue = || Datum::Text("blå".into());
    let strange = vec![
        change("sak", "farge", blue()),
        change("avstemning", "tittel", blue()),
    ];
    let arrival = newer(&post, id, strange);
    post.exchange(&mut ola, vec![arrival], Gaps::Wait);
    assert_eq!(title(&ola), Some("Felles legevakt".into()));
    assert_eq!(ola.history("sak", sak_1(), "farge").unwrap()[0].after, "blå");
    // An older program had not known the title either: the next one applies it when it opens.
    ola.conn
        .execute("UPDATE sak SET tittel = 'Legevakt'", params![])
        .unwrap();
    ola.conn
        .execute(
            "UPDATE meta SET value = 'sak: type' WHERE key = 'fields'",
            params![],
        )
        .unwrap();
    drop(ola);
    assert_eq!(title(&desk.open()), Some("Felles legevakt".into()));
}

/// Else desks with an older program would differ, by the order in which things came to them.
#[test]
fn what_this_program_does_not_know_keeps_a_thing_that_somebody_deleted() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    let mut lise = Desk::numbered(3).in_memory();
    post.deliver(&mut lise);
    by(&mut kari, "Kari", |tx| tx.delete::<Sak>(sak_1()));
    post.collect(&mut kari);
    rename(&mut ola, "Ola", "Felles legevakt");
    let id = post.collect(&mut ola)[0];
    let mut arrival = post.0[&id].clone();
    arrival.sets.as_mut().unwrap()[0].changes = vec![change("sak", "farge", Datum::Text("blå".into()))];
    post.0.insert(id, arrival);
    let first = |post: &Post, id: &SegmentId| vec![post.0[id].clone()];
    post.exchange(&mut lise, first(&post, &id), Gaps::Wait);
    for store in [&mut kari, &mut lise] {
        post.deliver(store);
        assert_eq!(title(store), Some("Legevakt".into()));
    }
}

#[test]
fn a_segment_only_a_newer_program_can_read_is_kept_and_never_taken_as_seen() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    let id = post.collect(&mut kari)[0];
    let sealed = Arrival {
        sets: None,
        ..post.0[&id].clone()
    };
    post.exchange(&mut ola, vec![sealed], Gaps::Wait);
    let bytes = post.0[&id].bytes.clone();
    assert_eq!(ola.segment(id).unwrap().as_ref(), Some(&bytes));
    assert_eq!(ola.unread().unwrap(), [bytes]);
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    let blind = post.collect(&mut ola)[0];
    assert!(!post.0[&blind].header.parents.contains(&id));
    // After the upgrade it is read, and both titles stand.
    post.round([&mut kari, &mut ola]);
    assert_eq!(ola.unread().unwrap().len(), 0);
    for store in [&kari, &ola] {
        assert_eq!(store.conflicts(None).unwrap()[0].others.len(), 1);
    }
}

#[test]
fn values_of_the_wrong_kind_and_torn_texts_do_not_stop_a_merge() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    let id = post.collect(&mut kari)[0];
    let wrong = vec![
        change("sak", "meldt_av", Datum::Integer(7)),
        change("sak", "utvalg", Datum::Bytes(vec![1, 2, 3])),
        change("sak", "slettet", Datum::Null),
        change("sak", "bakgrunn", Datum::Bytes(vec![0xff; 40])),
        change("sak", "bakgrunn", Datum::Text("ren tekst".into())),
    ];
    let arrival = newer(&post, id, wrong);
    post.exchange(&mut ola, vec![arrival], Gaps::Wait);
    let case: Sak = ola.get(sak_1()).unwrap().unwrap();
    assert_eq!(
        (case.tittel.as_str(), case.meldt_av.as_str()),
        ("Felles legevakt", "SSU")
    );
    assert!(ola.text("sak", sak_1(), "bakgrunn").unwrap().is_empty());
}
