//! What comes twice: a log that is shared late, a copied database, change sets in several segments.

use domain::Sak;

use super::{
    desk::{Desk, sak},
    merge::sak_1,
    post::{Post, by, rename, title, two_desks, view, write},
};
use crate::{Gaps, Reader, Store};

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
