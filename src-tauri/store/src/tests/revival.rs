//! Things that are deleted and brought back, and things whose making has not come.

use domain::Sak;
use uuid::Uuid;

use super::{
    desk::{Desk, get, sak},
    merge::sak_1,
    post::{by, rename, two_desks, view},
};
use crate::{Gaps, Reader};

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
