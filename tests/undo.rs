//! Undoing the last action, and what it never touches.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use domain::{Maalform, Moete, Moetetilstand, Sak};
use secretariat::{
    Desk,
    demo::{Manus, play_in},
    history, minutes, sak, template,
};
use store::Reader;

fn sak_named(title: &str) -> sak::NySak {
    serde_json::from_value(serde_json::json!({ "tittel": title })).unwrap()
}

#[test]
fn the_last_action_is_undone_and_done_again_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    template::start_plain(&mut desk, "Arkivutvalget", None, Maalform::Nb).unwrap();
    sak::register_sak(&mut desk, sak_named("Ny arkivplan")).unwrap();
    assert_eq!(
        history::undo(&mut desk).unwrap().as_deref(),
        Some("Angret: registrerte sak")
    );
    assert_eq!(desk.store().all::<Sak>().unwrap().len(), 0);
    assert_eq!(
        history::redo(&mut desk).unwrap().as_deref(),
        Some("Gjort om igjen: registrerte sak")
    );
    assert_eq!(desk.store().all::<Sak>().unwrap().len(), 1);
}

#[test]
fn what_went_before_a_seal_is_not_undone() {
    let folder = tempfile::tempdir().unwrap();
    let script = Manus::read(include_str!("data/F.json")).unwrap();
    let (mut desk, meeting) = play_in(folder.path(), &script).unwrap();
    minutes::seal_referat(&mut desk, meeting).unwrap();
    assert_eq!(history::undo(&mut desk).unwrap(), None);
    let there: Moete = desk.store().get(meeting.0).unwrap().unwrap();
    assert_eq!(there.tilstand, Moetetilstand::Hevet);
}

#[test]
fn every_change_of_a_field_tells_who_when_and_what_stood_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    desk.save_user(secretariat::Bruker {
        navn: "Mona Kvernberg".into(),
        maalform: Maalform::Nb,
    })
    .unwrap();
    let id = sak::register_sak(&mut desk, sak_named("Ny arkivplan")).unwrap();
    let registered: Sak = desk.store().get(id.0).unwrap().unwrap();
    sak::save_sak(
        &mut desk,
        Sak {
            tittel: "Ny arkivplan 2027".into(),
            ..registered
        },
    )
    .unwrap();
    let changes = history::history(&desk, "sak", id.0, "tittel").unwrap();
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[0].hvem, "Mona Kvernberg");
    assert_eq!(changes[0].handling, "endret sak");
    assert_eq!(changes[0].foer.as_deref(), Some("Ny arkivplan"));
    assert_eq!(changes[0].etter.as_deref(), Some("Ny arkivplan 2027"));
}
