//! Two desks at one shared folder, through the use cases.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use std::{fs, path::Path};

use domain::{
    Entity, Hinder, Maalform, Moete, MoeteId, Moetesak, Referat, Sak, Sakstype, Utvalg, UtvalgId,
    tekst::{Block, Span},
};
use secretariat::{
    Bruker, Desk, Error, agenda, conflict,
    demo::{Manus, play_in},
    duplicate, minutes, notice, number, plan, sak,
    sharing::{self, Delingsrolle, Delingstilstand, Entry, Ground, Penn, Sharing, Sted},
    template, text, utvalg,
};
use store::Reader;
use sync::SyncError;
use uuid::Uuid;

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

/// Two desks at one folder, with meeting A held and not yet sealed.
fn with_meeting_a(shared: &Path, one: &Path, other: &Path) -> (MoeteId, [(Desk, Sharing); 2]) {
    let script = Manus::read(include_str!("../assets/demo/A.json")).unwrap();
    let (kari, meeting) = play_in(one, &script).unwrap();
    let mut at_kari = Sharing::begin(Ground::of(&kari).unwrap(), shared, Entry::Make(WORDS), OWN).unwrap();
    let code = at_kari.invite("Ola", Delingsrolle::Sekretaer, 7).unwrap();
    at_kari.pass(Maalform::Nb).unwrap();
    let ola = desk(other, "Ola");
    let mut at_ola = Sharing::begin(Ground::of(&ola).unwrap(), shared, Entry::Code(&code.kode), OWN).unwrap();
    meet(&mut at_kari, &mut at_ola);
    (meeting, [(kari, at_kari), (ola, at_ola)])
}

/// The first item of a meeting.
fn first_item(desk: &Desk, meeting: MoeteId) -> Uuid {
    let items: Vec<Moetesak> = desk.store().by("moete", meeting.0).unwrap();
    items.iter().map(|item| item.id.0).min().unwrap()
}

/// Adds a paragraph to what is written under an item.
fn add(desk: &mut Desk, item: Uuid, said: &str) -> secretariat::Result<()> {
    let mut written = text::text(desk, Moetesak::NAME, item, "behandling")?;
    written.blocks.push(Block::Paragraph(vec![Span {
        text: said.into(),
        ..Span::default()
    }]));
    text::set_text(desk, Moetesak::NAME, item, "behandling", &written)
}

#[test]
fn what_two_wrote_in_one_referat_apart_is_there_for_both_and_a_sealed_one_stays_as_it_was_sealed() {
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (meeting, [(mut kari, mut at_kari), (mut ola, mut at_ola)]) =
        with_meeting_a(folders[0].path(), folders[1].path(), folders[2].path());
    let item = first_item(&kari, meeting);
    add(&mut kari, item, "Kari la til dette.").unwrap();
    add(&mut ola, item, "Ola la til dette.").unwrap();
    meet(&mut at_kari, &mut at_ola);
    let said = |desk: &Desk| {
        text::text(desk, Moetesak::NAME, item, "behandling")
            .unwrap()
            .to_plain()
    };
    assert_eq!(said(&kari), said(&ola));
    for words in ["Kari la til dette.", "Ola la til dette."] {
        assert!(said(&kari).contains(words), "{}", said(&kari));
    }

    minutes::seal_referat(&mut kari, meeting).unwrap();
    add(&mut ola, item, "Ola skrev dette for sent.").unwrap();
    let sealed = |desk: &Desk| {
        let versions: Vec<Referat> = desk.store().by("moete", meeting.0).unwrap();
        let hash = versions
            .iter()
            .find_map(|referat| referat.innhold.clone())
            .unwrap();
        desk.store().blob(&hash).unwrap()
    };
    let before = sealed(&kari);
    meet(&mut at_kari, &mut at_ola);
    assert_eq!(sealed(&kari), before);
    assert_eq!(sealed(&ola), before);
    assert!(matches!(
        add(&mut ola, item, "Og dette."),
        Err(Error::Hinder(Hinder::ReferatetErForseglet))
    ));
}

#[test]
fn what_the_folder_gives_back_is_told_and_nothing_is_touched() {
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (_, [(_kari, mut at_kari), (ola, mut at_ola)]) =
        with_meeting_a(folders[0].path(), folders[1].path(), folders[2].path());
    let listed = |folder: &Path| {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let (shared, own) = (listed(folders[0].path()), listed(ola.folder()));
    // A trial that was cut short leaves something behind; the next one takes it away.
    fs::create_dir(ola.folder().join("proeve")).unwrap();
    fs::write(ola.folder().join("proeve/motebok.db"), "halv").unwrap();
    let tried = at_ola.try_restore(Maalform::Nb).unwrap();
    assert!(tried.alt, "{}", tried.setning);
    assert!(tried.poster > 100 && tried.filer > 0, "{tried:?}");
    assert_eq!((listed(folders[0].path()), listed(ola.folder())), (shared, own));

    // What somebody has emptied gives nothing back, and says so.
    for entry in fs::read_dir(folders[0].path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }
    let tried = at_kari.try_restore(Maalform::Nb).unwrap();
    assert!(!tried.alt && tried.setning.starts_with("Mappen er der, men den er tom"));
}

/// A meeting of a body with one item, not yet called.
fn planned(desk: &mut Desk, utvalg: UtvalgId, day: &str) -> MoeteId {
    let new = serde_json::json!({ "utvalg": utvalg, "dato": day, "start": "09:00:00" });
    let id = plan::plan_meeting(desk, serde_json::from_value(new).unwrap()).unwrap();
    agenda::add_free_item(desk, id, &format!("Sak til {day}"), Sakstype::Vedtak).unwrap();
    id
}

#[test]
fn a_successor_gets_the_whole_archive_and_the_numbers_and_who_takes_those_over_is_told_first() {
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let mut kari = desk(folders[1].path(), "Kari");
    template::start_plain(&mut kari, "Arkivutvalget", None, Maalform::Nb).unwrap();
    template::start_plain(&mut kari, "Havneutvalget", None, Maalform::Nb).unwrap();
    let keeper = |desk: &Desk, of: &str| {
        let bodies: Vec<Utvalg> = desk.store().all().unwrap();
        bodies.into_iter().find(|one| one.navn == of).unwrap()
    };
    let mut of_liv = keeper(&kari, "Havneutvalget");
    of_liv.nummerfoerer = Some("Liv".into());
    utvalg::save_utvalg(&mut kari, of_liv).unwrap();
    let ground = Ground::of(&kari).unwrap();
    let mut at_kari = Sharing::begin(ground, folders[0].path(), Entry::Make(WORDS), OWN).unwrap();

    let code = at_kari.let_in("Ola").unwrap().unwrap();
    let given = number::hand_over_numbers(&mut kari, "Ola").unwrap();
    assert_eq!(given, ["Arkivutvalget"], "what a third one keeps stays theirs");
    at_kari.pass(Maalform::Nb).unwrap();
    let mut ola = desk(folders[2].path(), "Ola");
    let ground = Ground::of(&ola).unwrap();
    let mut at_ola = Sharing::begin(ground, folders[0].path(), Entry::Code(&code.kode), OWN).unwrap();
    meet(&mut at_kari, &mut at_ola);
    assert_eq!(at_kari.let_in("Ola").unwrap().map(|code| code.kode), None);
    let deling = at_ola.pass(Maalform::Nb).unwrap().deling;
    assert_eq!(deling.rolle, Some(Delingsrolle::Administrator));
    let body = keeper(&ola, "Arkivutvalget");
    assert_eq!(body.nummerfoerer.as_deref(), Some("Ola"));
    assert_eq!(keeper(&ola, "Havneutvalget").nummerfoerer.as_deref(), Some("Liv"));

    let said = |desk: &Desk, meeting| {
        let lines = notice::notice_consequences(desk, meeting).unwrap().linjer;
        lines
            .iter()
            .any(|line| line.starts_with("Ola fører numrene i Arkivutvalget."))
    };
    let own = planned(&mut ola, body.id, "2026-11-26");
    assert!(!said(&ola, own));
    let other = planned(&mut kari, body.id, "2026-12-10");
    assert!(said(&kari, other));
    notice::call_meeting(&mut kari, other, Some("Avtalt.".into())).unwrap();
    meet(&mut at_kari, &mut at_ola);
    assert_eq!(
        keeper(&ola, "Arkivutvalget").nummerfoerer.as_deref(),
        Some("Kari")
    );
}

#[test]
fn where_a_colleague_is_and_writes_is_said_in_the_state_of_the_folder() {
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (meeting, [(kari, mut at_kari), (_ola, mut at_ola)]) =
        with_meeting_a(folders[0].path(), folders[1].path(), folders[2].path());
    let sted = Sted {
        moete: Some(meeting),
        penn: Some(Penn {
            ting: first_item(&kari, meeting),
            felt: "behandling".into(),
        }),
    };
    for (sted, seen) in [(sted, 1), (Sted::default(), 0)] {
        at_kari.attend(sted.clone());
        meet(&mut at_kari, &mut at_ola);
        let colleagues = at_ola.pass(Maalform::Nb).unwrap().deling.kolleger;
        assert_eq!(colleagues.len(), seen);
        assert!(
            colleagues
                .iter()
                .all(|one| one.sted == sted && one.person == kari.user().navn)
        );
    }
}

#[test]
fn a_number_that_two_fixed_apart_is_shown_to_both_and_the_later_sak_can_have_a_letter() {
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (meeting, [(mut kari, mut at_kari), (mut ola, mut at_ola)]) =
        with_meeting_a(folders[0].path(), folders[1].path(), folders[2].path());
    let held: Moete = kari.store().get(meeting.0).unwrap().unwrap();
    let of_kari = planned(&mut kari, held.utvalg, "2026-11-26");
    notice::call_meeting(&mut kari, of_kari, Some("Avtalt.".into())).unwrap();
    let of_ola = planned(&mut ola, held.utvalg, "2026-12-10");
    notice::call_meeting(&mut ola, of_ola, Some("Avtalt.".into())).unwrap();
    meet(&mut at_kari, &mut at_ola);

    let found = duplicate::duplicates(&kari, None).unwrap();
    assert_eq!(found, duplicate::duplicates(&ola, Some(of_kari)).unwrap());
    let first = found.first().unwrap();
    assert_eq!((first.saker.len(), first.saker[0].forslag.as_deref()), (2, None));
    let later = &first.saker[1];
    let proposed = later.forslag.clone().unwrap();
    assert_eq!(proposed, first.nummer.replace('/', "b/"));
    duplicate::print_beside(&mut kari, later.id, first.utvalg).unwrap();
    meet(&mut at_kari, &mut at_ola);
    for desk in [&kari, &ola] {
        let item: Moetesak = desk.store().get(later.id.0).unwrap().unwrap();
        assert_eq!(item.nummer().unwrap(), proposed);
        assert_eq!(duplicate::duplicates(desk, None).unwrap().len(), found.len() - 1);
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
