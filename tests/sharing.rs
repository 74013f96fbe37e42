//! Two desks at one shared folder, through the use cases.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use std::{fs, path::Path};

use domain::{Maalform, Sak};
use secretariat::{
    Bruker, Desk, Error, conflict, sak,
    sharing::{self, Delingsrolle, Delingstilstand, Entry, Ground, Sharing},
    template,
};
use store::Reader;
use sync::SyncError;

const WORDS: &str = "fjord og fjell og foss";
const OWN: Option<&str> = Some("bare for maskinen");

fn desk(folder: &Path, name: &str) -> Desk {
    let mut desk = Desk::open(folder).unwrap();
    let navn = name.into();
    let maalform = Maalform::Nb;
    desk.save_user(Bruker { navn, maalform }).unwrap();
    desk
}

/// The changes of each reach the other.
fn meet(one: &mut Sharing, other: &mut Sharing) {
    for _ in 0..3 {
        one.pass(Maalform::Nb).unwrap();
        other.pass(Maalform::Nb).unwrap();
    }
}

#[test]
fn what_one_writes_the_other_reads_and_what_both_wrote_at_once_a_person_settles() {
    let (shared, one, other) = (
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    let mut kari = desk(one.path(), "Kari");
    template::start_plain(&mut kari, "Arkivutvalget", None, Maalform::Nb).unwrap();
    let new = serde_json::from_value(serde_json::json!({ "tittel": "Ny arkivplan" })).unwrap();
    let plan = sak::register_sak(&mut kari, new).unwrap();
    let mut at_kari =
        Sharing::begin(Ground::of(&kari).unwrap(), shared.path(), Entry::Make(WORDS), OWN).unwrap();
    let code = at_kari.invite("Ola", Delingsrolle::Sekretaer, 7).unwrap();
    at_kari.pass(Maalform::Nb).unwrap();

    let mut ola = desk(other.path(), "Ola");
    let mut at_ola = Sharing::begin(
        Ground::of(&ola).unwrap(),
        shared.path(),
        Entry::Code(&code.kode),
        OWN,
    )
    .unwrap();
    meet(&mut at_kari, &mut at_ola);
    let mut known: Sak = ola.store().get(plan.0).unwrap().unwrap();
    assert_eq!(known.tittel, "Ny arkivplan");

    known.tittel = "Arkivplan for alle".into();
    sak::save_sak(&mut ola, known.clone()).unwrap();
    known.tittel = "Arkivplan 2027".into();
    sak::save_sak(&mut kari, known).unwrap();
    meet(&mut at_kari, &mut at_ola);
    let found = conflict::conflicts(&kari, None).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].feltnavn.as_str(), found[0].versjoner.len()),
        ("Tittel", 2)
    );
    let of_ola = found[0].versjoner.iter().find(|v| v.hvem == "Ola").unwrap();
    conflict::settle(&mut kari, found[0].entity, found[0].id, found[0].felt, &of_ola.id).unwrap();
    meet(&mut at_kari, &mut at_ola);
    for desk in [&kari, &ola] {
        assert_eq!(conflict::count(desk).unwrap(), 0);
        let there: Sak = desk.store().get(plan.0).unwrap().unwrap();
        assert_eq!(there.tittel, "Arkivplan for alle");
    }
}

#[test]
fn a_desk_comes_back_to_its_folder_with_its_own_password_only() {
    let (shared, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let kari = desk(data.path(), "Kari");
    drop(Sharing::begin(Ground::of(&kari).unwrap(), shared.path(), Entry::Make(WORDS), OWN).unwrap());
    assert!(sharing::wants_password(data.path()).unwrap());
    let wrong = Sharing::resume(Ground::of(&kari).unwrap(), Some("et annet passord"))
        .err()
        .unwrap();
    assert!(matches!(wrong, Error::Sharing(SyncError::DeviceKeyUnreadable)));
    let mut back = Sharing::resume(Ground::of(&kari).unwrap(), OWN).unwrap().unwrap();
    assert_eq!(
        back.pass(Maalform::Nb).unwrap().deling.tilstand,
        Delingstilstand::IOrden
    );
    sharing::leave(&kari).unwrap();
    assert!(
        Sharing::resume(Ground::of(&kari).unwrap(), OWN)
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_folder_that_is_gone_is_said_and_nothing_is_lost() {
    let (shared, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = shared.path().join("felles");
    fs::create_dir(&folder).unwrap();
    let mut kari = desk(data.path(), "Kari");
    let mut sharing = Sharing::begin(Ground::of(&kari).unwrap(), &folder, Entry::Make(WORDS), OWN).unwrap();
    let away = shared.path().join("borte");
    fs::rename(&folder, &away).unwrap();
    template::start_plain(&mut kari, "Arkivutvalget", None, Maalform::Nb).unwrap();
    let told = sharing.pass(Maalform::Nb).unwrap().deling;
    assert_eq!(told.tilstand, Delingstilstand::Borte);
    assert!(
        told.setning.starts_with("Mappen er ikke tilgjengelig"),
        "{}",
        told.setning
    );
    fs::rename(&away, &folder).unwrap();
    // What is written in one pass is seen to be there in the next.
    sharing.pass(Maalform::Nb).unwrap();
    assert_eq!(
        sharing.pass(Maalform::Nb).unwrap().deling.tilstand,
        Delingstilstand::IOrden
    );
}
