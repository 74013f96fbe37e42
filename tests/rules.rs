//! The rules that act: each warns, stops or is off, as the body has set it.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use chrono::NaiveTime;
use domain::{
    Enighet, Haandheving, Hinder, Moete, MoeteId, Moetesak, MoetesakId, Moetetilstand, Regel, Utfall, Utvalg,
};
use secretariat::{
    Desk, Error, FunnTekst, Result,
    decide::{self, Konklusjon, NyttStandpunkt},
    demo::{Manus, play_in},
    notice, utvalg,
};
use serde_json::{Value, json};
use store::Reader;
use tempfile::TempDir;

/// Meeting A, whose script may be changed, played until before its first step of a kind.
fn meeting_a(folder: &TempDir, until: &str, change: impl FnOnce(&mut Value)) -> (Desk, MoeteId) {
    let mut script: Value = serde_json::from_str(include_str!("../assets/demo/A.json")).unwrap();
    change(&mut script);
    let steps = script["steg"].as_array_mut().unwrap();
    let end = steps.iter().position(|step| step["steg"] == until).unwrap();
    steps.truncate(end);
    play_in(folder.path(), &Manus::read(&script.to_string()).unwrap()).unwrap()
}

fn vacate(seats: &[u64]) -> impl FnOnce(&mut Value) + '_ {
    move |script| {
        let kept = |seat: &Value| !seats.contains(&seat["plass"].as_u64().unwrap());
        script["plasser"].as_array_mut().unwrap().retain(kept);
    }
}

fn set(desk: &mut Desk, meeting: MoeteId, rule: Regel, strictness: Haandheving) {
    let meeting: Moete = desk.store().get(meeting.0).unwrap().unwrap();
    let mut body: Utvalg = desk.store().get(meeting.utvalg.0).unwrap().unwrap();
    body.regler.insert(rule, strictness);
    utvalg::save_utvalg(desk, body).unwrap();
}

fn stops(answer: &Result<impl std::fmt::Debug>, rule: Regel) -> bool {
    matches!(answer, Err(Error::Hinder(Hinder::RegelStopper { regel, .. })) if *regel == rule)
}

fn finds(found: &[FunnTekst], rule: Regel) -> bool {
    found.iter().any(|one| one.regel == rule)
}

fn is_called(desk: &Desk, meeting: MoeteId) -> bool {
    let meeting: Moete = desk.store().get(meeting.0).unwrap().unwrap();
    meeting.tilstand == Moetetilstand::Innkalt
}

/// What stands vacant, and the rule that misses it.
fn each_strictness_minds_the_vacant(rule: Regel, seats: &[u64]) {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, meeting) = meeting_a(&folder, "innkall", vacate(seats));
    let before = |desk: &Desk| notice::notice_consequences(desk, meeting).unwrap().funn;

    set(&mut desk, meeting, rule, Haandheving::Av);
    assert!(!finds(&before(&desk), rule));

    set(&mut desk, meeting, rule, Haandheving::Stopp);
    assert!(finds(&before(&desk), rule));
    let refused = notice::call_meeting(&mut desk, meeting, None);
    assert!(stops(&refused, rule), "{refused:?}");
    assert!(!is_called(&desk, meeting));

    set(&mut desk, meeting, rule, Haandheving::Varsle);
    assert!(finds(&before(&desk), rule));
    notice::call_meeting(&mut desk, meeting, None).unwrap();
    assert!(is_called(&desk, meeting));
}

#[test]
fn r05_minds_that_the_sides_are_equally_many() {
    each_strictness_minds_the_vacant(Regel::R05, &[5]);
}

#[test]
fn r06_minds_that_a_general_practitioner_sits_in_the_body() {
    each_strictness_minds_the_vacant(Regel::R06, &[12]);
}

#[test]
fn r07_minds_that_a_user_representative_sits_in_the_body() {
    each_strictness_minds_the_vacant(Regel::R07, &[13]);
}

#[test]
fn r14_minds_that_coordinators_sit_in_the_body() {
    each_strictness_minds_the_vacant(Regel::R14, &[10, 11]);
}

#[test]
fn r18_wants_a_reason_for_a_short_notice() {
    let folder = tempfile::tempdir().unwrap();
    let late = |script: &mut Value| {
        let steps = script["steg"].as_array_mut().unwrap();
        let call = steps.iter().position(|step| step["steg"] == "innkall").unwrap();
        steps.insert(call, json!({ "steg": "klokke", "naar": "2026-09-21T10:15:00" }));
    };
    let (mut desk, meeting) = meeting_a(&folder, "innkall", late);
    assert!(notice::notice_consequences(&desk, meeting).unwrap().kort_varsel);

    set(&mut desk, meeting, Regel::R18, Haandheving::Stopp);
    let refused = notice::call_meeting(&mut desk, meeting, None);
    assert!(stops(&refused, Regel::R18), "{refused:?}");
    set(&mut desk, meeting, Regel::R18, Haandheving::Varsle);
    let refused = notice::call_meeting(&mut desk, meeting, Some("  ".into()));
    assert!(
        matches!(refused, Err(Error::Hinder(Hinder::KortVarselUtenGrunn))),
        "{refused:?}"
    );
    assert!(!is_called(&desk, meeting));

    notice::call_meeting(&mut desk, meeting, Some("Fristen hos partene er kort.".into())).unwrap();
    assert!(is_called(&desk, meeting));
}

/// Meeting A when 24/26 is on the table, and the item; no side has anchored any sak.
fn at_item_24(folder: &TempDir) -> (Desk, MoeteId, MoetesakId) {
    let (desk, meeting) = meeting_a(folder, "protokoll", |script| {
        let steps = script["steg"].as_array_mut().unwrap();
        for step in steps.iter_mut().filter_map(Value::as_object_mut) {
            step.remove("forankring");
        }
        steps.retain(|step| step["steg"] != "konklusjon");
    });
    let items: Vec<Moetesak> = desk.store().by("moete", meeting.0).unwrap();
    let item = items
        .iter()
        .find(|item| item.nummer().as_deref() == Some("24/26"))
        .unwrap()
        .id;
    (desk, meeting, item)
}

fn decided(how: Enighet) -> Konklusjon {
    Konklusjon {
        utfall: Utfall::Vedtatt,
        enighet: Some(how),
        kl: NaiveTime::from_hms_opt(9, 44, 0).unwrap(),
        videre: None,
        standpunkter: vec![],
        svarfrist: None,
    }
}

#[test]
fn r08_lets_nobody_vote_where_the_body_decides_by_consensus() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, meeting, item) = at_item_24(&folder);
    set(&mut desk, meeting, Regel::R08, Haandheving::Stopp);
    let refused = decide::record_conclusion(&mut desk, item, decided(Enighet::Votering));
    assert!(stops(&refused, Regel::R08), "{refused:?}");
    set(&mut desk, meeting, Regel::R08, Haandheving::Varsle);
    let found = decide::record_conclusion(&mut desk, item, decided(Enighet::Votering)).unwrap();
    assert!(finds(&found, Regel::R08));
    set(&mut desk, meeting, Regel::R08, Haandheving::Av);
    let found = decide::record_conclusion(&mut desk, item, decided(Enighet::Votering)).unwrap();
    assert!(!finds(&found, Regel::R08));
}

#[test]
fn r15_misses_the_anchoring_of_each_side() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, meeting, item) = at_item_24(&folder);
    set(&mut desk, meeting, Regel::R15, Haandheving::Stopp);
    let refused = decide::record_conclusion(&mut desk, item, decided(Enighet::Konsensus));
    assert!(stops(&refused, Regel::R15), "{refused:?}");
    set(&mut desk, meeting, Regel::R15, Haandheving::Varsle);
    let found = decide::record_conclusion(&mut desk, item, decided(Enighet::Konsensus)).unwrap();
    assert_eq!(found.iter().filter(|one| one.regel == Regel::R15).count(), 2);
    set(&mut desk, meeting, Regel::R15, Haandheving::Av);
    let found = decide::record_conclusion(&mut desk, item, decided(Enighet::Konsensus)).unwrap();
    assert!(!finds(&found, Regel::R15));
}

#[test]
fn r23_names_who_is_not_bound_and_never_stops() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, meeting, item) = at_item_24(&folder);
    set(&mut desk, meeting, Regel::R23, Haandheving::Stopp);
    let free = NyttStandpunkt {
        art: None,
        hvem: "Elvestad kommune".into(),
        tekst: "slutter seg ikke til tiltak 4.".into(),
        bundet: false,
    };
    let said = Konklusjon {
        standpunkter: vec![free],
        ..decided(Enighet::Konsensus)
    };
    let found = decide::record_conclusion(&mut desk, item, said).unwrap();
    let not_bound = found.iter().find(|one| one.regel == Regel::R23).unwrap();
    assert_eq!(not_bound.haandheving, Haandheving::Varsle);
    assert!(
        not_bound.tekst.contains("Elvestad kommune"),
        "{}",
        not_bound.tekst
    );
}
