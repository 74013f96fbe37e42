//! What two desks wrote comes together.

use domain::{Moetesak, Referat, Sak, Tekst};
use rusqlite::params;
use serde_json::json;
use uuid::Uuid;

use super::{
    desk::{Desk, get, moetesak, sak},
    post::{Post, by, rename, title, two_desks, view, write},
};
use crate::{Arrival, Change, Datum, Gaps, Reader, SegmentId, Store, StoreError};

fn sak_1() -> Uuid {
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

#[test]
fn fields_of_a_thing_whose_making_has_not_come_are_hidden_until_it_does() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    by(&mut kari, "Kari", |tx| tx.put(&sak(2, "Ambulanse")));
    let making = post.collect(&mut kari)[0];
    by(&mut kari, "Kari", |tx| {
        let case: Sak = tx.get(Uuid::from_u128(2))?.unwrap();
        tx.put(&Sak {
            tittel: "Ambulansetjenesten".into(),
            ..case
        })
    });
    let change = post.collect(&mut kari)[0];
    let change = post.0[&change].clone();
    post.exchange(&mut ola, vec![change], Gaps::Accept);
    assert_eq!(ola.all::<Sak>().unwrap().len(), 1);
    let making = post.0[&making].clone();
    post.exchange(&mut ola, vec![making], Gaps::Wait);
    assert_eq!(
        ola.get::<Sak>(Uuid::from_u128(2)).unwrap().unwrap().tittel,
        "Ambulansetjenesten"
    );
}

#[test]
fn a_thing_that_is_brought_back_is_whole_also_where_its_making_never_came() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    by(&mut kari, "Kari", |tx| tx.put(&sak(2, "Ambulanse")));
    let making = post.collect(&mut kari)[0];
    by(&mut kari, "Kari", |tx| tx.delete::<Sak>(Uuid::from_u128(2)));
    post.collect(&mut kari);
    kari.undo("Kari").unwrap();
    post.collect(&mut kari);
    post.0.remove(&making);
    let all = post.0.values().cloned().collect();
    post.exchange(&mut ola, all, Gaps::Accept);
    assert_eq!(view::<Sak>(&ola), view::<Sak>(&kari));
}

#[test]
fn a_thing_that_is_brought_back_is_whole_also_where_two_had_made_it_alike() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    by(&mut kari, "Kari", |tx| tx.put(&sak(2, "Ambulanse")));
    by(&mut ola, "Ola", |tx| tx.put(&sak(2, "Ambulanse")));
    let (one, other) = (post.collect(&mut kari)[0], post.collect(&mut ola)[0]);
    post.deliver(&mut kari);
    by(&mut kari, "Kari", |tx| tx.delete::<Sak>(Uuid::from_u128(2)));
    post.collect(&mut kari);
    kari.undo("Kari").unwrap();
    post.collect(&mut kari);
    for making in [one, other] {
        post.0.remove(&making);
    }
    let mut lise = Desk::numbered(3).in_memory();
    let all = post.0.values().cloned().collect();
    post.exchange(&mut lise, all, Gaps::Accept);
    assert_eq!(get::<Sak>(&lise, 2).unwrap().tittel, "Ambulanse");
}

#[test]
fn to_bring_a_thing_back_settles_nothing_that_is_disputed() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    rename(&mut ola, "Ola", "Interkommunal legevakt");
    post.round([&mut kari, &mut ola]);
    by(&mut kari, "Kari", |tx| tx.delete::<Sak>(sak_1()));
    kari.undo("Kari").unwrap();
    post.round([&mut kari, &mut ola]);
    for store in [&kari, &ola] {
        let conflicts = store.conflicts(Some(sak_1())).unwrap();
        assert_eq!((conflicts.len(), conflicts[0].field), (1, "tittel"));
    }
}

#[test]
fn a_thing_whose_making_never_came_is_not_shown_in_spite_of_its_deletion() {
    let (mut post, _, [mut kari, mut ola]) = two_desks();
    let mut lise = Desk::numbered(3).in_memory();
    post.deliver(&mut lise);
    by(&mut kari, "Kari", |tx| tx.put(&sak(2, "Ambulanse")));
    let making = post.collect(&mut kari)[0];
    post.deliver(&mut ola);
    by(&mut kari, "Kari", |tx| tx.delete::<Sak>(Uuid::from_u128(2)));
    by(&mut ola, "Ola", |tx| tx.put(&sak(2, "Luftambulanse")));
    post.collect(&mut kari);
    post.collect(&mut ola);
    let made = post.0.remove(&making).unwrap();
    let all = post.0.values().cloned().collect();
    post.exchange(&mut lise, all, Gaps::Accept);
    assert_eq!(lise.all::<Sak>().unwrap().len(), 1);
    post.0.insert(making, made);
    post.round([&mut kari, &mut ola, &mut lise]);
    for store in [&kari, &ola, &lise] {
        assert_eq!(get::<Sak>(store, 2).unwrap().tittel, "Luftambulanse");
        assert_eq!(view::<Sak>(store), view::<Sak>(&kari));
    }
}

#[test]
fn the_whole_log_of_a_desk_that_was_alone_can_be_shared() {
    let desk = Desk::numbered(1);
    let mut kari = desk.open();
    for n in 1..=30 {
        by(&mut kari, "Kari", |tx| tx.put(&sak(n, "Sak")));
    }
    drop(kari);
    // The mark is lost: she goes on under another name.
    std::fs::remove_file(desk.folder.path().join("motebok.mark")).unwrap();
    let mut kari = desk.open();
    rename(&mut kari, "Kari", "Legevakt");
    let mut ola = Desk::numbered(2).in_memory();
    let mut post = Post::default();
    post.round([&mut kari, &mut ola]);
    assert_eq!(view::<Sak>(&ola), view::<Sak>(&kari));
    assert_eq!(ola.conflicts(None).unwrap(), []);
    assert!(!kari.has_unshared().unwrap());
}

#[test]
fn a_copy_of_a_database_that_nobody_noticed_loses_nothing_and_gets_a_name_of_its_own() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    let before = kari.writer();
    let folder = tempfile::tempdir().unwrap();
    kari.conn
        .execute("VACUUM INTO ?1", [folder.path().join("motebok.db").to_str()])
        .unwrap();
    let mut clone = Store::with(
        rusqlite::Connection::open(folder.path().join("motebok.db")).unwrap(),
        crate::catalog::Catalog::new(crate::records::RECORDS),
        Box::new(desks[0].hands.clone()),
        Box::new(Desk::numbered(7).dice),
        before,
        folder.path().into(),
    )
    .unwrap();
    // Both number their change sets and their segments alike, at the same time.
    rename(&mut kari, "Kari", "Felles legevakt");
    rename(&mut clone, "Kopien", "Interkommunal legevakt");
    post.round([&mut kari, &mut clone, &mut ola]);
    assert_ne!(clone.writer(), kari.writer());
    assert!(clone.writer() != before || kari.writer() != before);
    for store in [&kari, &clone, &ola] {
        let conflicts = store.conflicts(Some(sak_1())).unwrap();
        assert_eq!((conflicts.len(), conflicts[0].others.len()), (1, 1));
        assert_eq!(view::<Sak>(store), view::<Sak>(&ola));
    }
}

#[test]
fn changes_that_travelled_twice_are_there_once() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    rename(&mut kari, "Kari", "Felles legevakt");
    write(&mut kari, "Kari", "Det haster.");
    let folder = tempfile::tempdir().unwrap();
    kari.conn
        .execute("VACUUM INTO ?1", [folder.path().join("motebok.db").to_str()])
        .unwrap();
    // The backup is put in place on a new machine, and both share what had not been shared.
    let mut restored = Store::open(folder.path(), desks[0].hands.clone(), Desk::numbered(8).dice).unwrap();
    assert_ne!(restored.writer(), kari.writer());
    rename(&mut restored, "Kari", "Legevakten");
    rename(&mut kari, "Kari", "Legevakt i lag");
    post.round([&mut kari, &mut restored, &mut ola]);
    for store in [&kari, &restored, &ola] {
        assert_eq!(store.history("sak", sak_1(), "tittel").unwrap().len(), 4);
        assert_eq!(store.conflicts(None).unwrap()[0].others.len(), 1);
        assert_eq!(view::<Sak>(store), view::<Sak>(&ola));
    }
}

/// Two copies of a database send the same change, each in a segment of its own, and where they come its number
/// is taken already.
#[test]
fn a_change_that_travelled_twice_is_there_once_also_where_its_number_was_taken() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    let mut lise = Desk::numbered(3).in_memory();
    post.deliver(&mut lise);
    let copied = |store: &Store, folder: &std::path::Path| {
        let database = folder.join("motebok.db");
        store.conn.execute("VACUUM INTO ?1", [database.to_str()]).unwrap();
    };
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    copied(&kari, folders[0].path());
    rename(&mut kari, "Kari", "Felles legevakt");
    copied(&kari, folders[1].path());
    copied(&kari, folders[2].path());
    // One copy from before goes on numbering; two from after share what they find, under names of their own.
    let mut unnoticed = Store::with(
        rusqlite::Connection::open(folders[0].path().join("motebok.db")).unwrap(),
        crate::catalog::Catalog::new(crate::records::RECORDS),
        Box::new(desks[0].hands.clone()),
        Box::new(Desk::numbered(7).dice),
        kari.writer(),
        folders[0].path().into(),
    )
    .unwrap();
    rename(&mut unnoticed, "Kopien", "Interkommunal legevakt");
    let mut sent = post.collect(&mut unnoticed);
    for (n, folder) in (8..).zip(&folders[1..]) {
        let hands = desks[0].hands.clone();
        let mut copy = Store::open(folder.path(), hands, Desk::numbered(n).dice).unwrap();
        sent.extend(post.collect(&mut copy));
    }
    assert_eq!(sent.len(), 3);
    for id in &sent {
        let arrival = post.0[id].clone();
        post.exchange(&mut ola, vec![arrival], Gaps::Wait);
    }
    for id in sent.iter().rev() {
        let arrival = post.0[id].clone();
        post.exchange(&mut lise, vec![arrival], Gaps::Wait);
    }
    for store in [&ola, &lise] {
        assert_eq!(store.history("sak", sak_1(), "tittel").unwrap().len(), 3);
        let conflicts = store.conflicts(None).unwrap();
        assert_eq!((conflicts.len(), conflicts[0].others.len()), (1, 1));
        assert_eq!(view::<Sak>(store), view::<Sak>(&ola));
    }
}

/// Two backups were put in place. What one of them stood on is lost, so it does not tell what was known to the maker.
#[test]
fn of_what_two_segments_carry_both_tell_what_its_maker_knew_in_whatever_order_they_come() {
    let (mut post, desks, [mut kari, mut ola]) = two_desks();
    let mut lise = Desk::numbered(3).in_memory();
    rename(&mut kari, "Kari", "Felles legevakt");
    post.round([&mut kari, &mut ola, &mut lise]);
    rename(&mut kari, "Kari", "Interkommunal legevakt");
    let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let [mut one, mut other] = [0, 1].map(|n| {
        let database = folders[n].path().join("motebok.db");
        kari.conn.execute("VACUUM INTO ?1", [database.to_str()]).unwrap();
        let dice = Desk::numbered(8 + n as u64).dice;
        Store::open(folders[n].path(), desks[0].hands.clone(), dice).unwrap()
    });
    let lost = post.countersign(&mut one);
    let blind = post.collect(&mut one)[0];
    let seeing = post.collect(&mut other)[0];
    post.0.remove(&lost);
    for (store, order) in [(&mut ola, [blind, seeing]), (&mut lise, [seeing, blind])] {
        for id in order {
            let arrival = post.0[&id].clone();
            post.exchange(store, vec![arrival], Gaps::Accept);
        }
        assert_eq!(title(store).as_deref(), Some("Interkommunal legevakt"));
        assert_eq!(store.conflicts(None).unwrap(), []);
        store.rebuild_projection().unwrap();
        assert_eq!(store.conflicts(None).unwrap(), []);
    }
}

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
