//! Bad input gets a clear sentence in the user's language, and changes nothing.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use std::fs;

use chrono::NaiveDate;
use domain::{Maalform, MoeteId, Sak};
use secretariat::{
    Desk, Error, Feil, Result, appoint,
    demo::{Manus, play_in},
    exchange, minutes, plan, sak, sign, template,
};
use store::Reader;
use tempfile::TempDir;

fn desk() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Desk::open(folder.path()).unwrap(), folder)
}

fn said<T>(result: Result<T>, language: Maalform) -> Feil {
    match result {
        Ok(_) => panic!("it was taken"),
        Err(error) => error.feil(language),
    }
}

/// Does something that is refused, and shows that nothing came of it.
fn refused<T>(desk: &mut Desk, work: impl FnOnce(&mut Desk) -> Result<T>) -> String {
    let before = exchange::export(desk, true).unwrap();
    let feil = said(work(desk), Maalform::Nb);
    assert_eq!(exchange::export(desk, true).unwrap(), before);
    feil.message
}

fn sak_named(title: &str) -> sak::NySak {
    serde_json::from_value(serde_json::json!({ "tittel": title })).unwrap()
}

#[test]
fn a_title_of_250_characters_is_taken_and_one_more_is_refused() {
    let (mut desk, _folder) = desk();
    let title = "å".repeat(250);
    let id = sak::register_sak(&mut desk, sak_named(&title)).unwrap();
    assert_eq!(desk.store().get::<Sak>(id.0).unwrap().unwrap().tittel, title);
    let message = refused(&mut desk, |desk| {
        sak::register_sak(desk, sak_named(&"å".repeat(251)))
    });
    assert_eq!(
        message,
        "Tittelen har 251 tegn. Den kan ha høyst 250; kort den ned."
    );
}

#[test]
fn an_empty_title_is_refused() {
    let (mut desk, _folder) = desk();
    assert_eq!(
        refused(&mut desk, |desk| sak::register_sak(desk, sak_named("  \n"))),
        "Skriv en tittel."
    );
}

#[test]
fn a_meeting_that_ends_before_it_begins_is_refused() {
    let (mut desk, _folder) = desk();
    let utvalg = template::start_plain(&mut desk, "Arkivutvalget", None, Maalform::Nb).unwrap();
    let new: plan::NyttMoete = serde_json::from_value(serde_json::json!({
        "utvalg": utvalg, "dato": "2026-12-01", "start": "12:00:00", "slutt": "09:00:00"
    }))
    .unwrap();
    let message = refused(&mut desk, |desk| plan::plan_meeting(desk, new));
    assert_eq!(message, "Slutten er før starten. Rett ett av tidspunktene.");
}

#[test]
fn a_term_that_ends_before_it_begins_is_refused() {
    let (mut desk, _folder) = desk();
    template::start_from_template(&mut desk, "ostfold").unwrap();
    let seat = desk.store().all::<domain::Plass>().unwrap()[0].id;
    let new: appoint::NyOppnevning = serde_json::from_value(serde_json::json!({
        "plass": seat, "ny": { "navn": "Đorđe Šiŋŋa Ŧuopma-Žeallje" }, "som": "fast", "fra": "2026-02-01", "til": "2026-01-01"
    }))
    .unwrap();
    let message = refused(&mut desk, |desk| appoint::appoint(desk, new));
    assert_eq!(message, "Slutten er før starten. Rett ett av tidspunktene.");
}

#[test]
fn the_same_sentence_is_said_in_nynorsk() {
    let (mut desk, _folder) = desk();
    let feil = said(
        sak::register_sak(&mut desk, sak_named(&"å".repeat(300))),
        Maalform::Nn,
    );
    assert_eq!(
        feil.message,
        "Tittelen har 300 teikn. Han kan ha høgst 250; kort han ned."
    );
}

fn sealed() -> (Desk, MoeteId, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let script = Manus::read(include_str!("data/F.json")).unwrap();
    let (mut desk, meeting) = play_in(folder.path(), &script).unwrap();
    minutes::seal_referat(&mut desk, meeting).unwrap();
    (desk, meeting, folder)
}

fn key(from: &str, to: &str) -> Vec<u8> {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    signing::trial::make("Håkon Stølsvik", "Helse Havdal HF", day(from), day(to), "riktig")
        .unwrap()
        .p12
}

#[test]
fn a_wrong_password_is_said_plainly_and_signs_nothing() {
    let (mut desk, meeting, _folder) = sealed();
    let field = sign::signature_fields(&desk, meeting).unwrap()[0].felt.clone();
    let p12 = key("2026-01-01", "2027-01-01");
    let feil = said(
        sign::sign_referat(&mut desk, meeting, &field, &p12, "feil"),
        Maalform::Nb,
    );
    assert_eq!(
        (feil.code, feil.message.as_str()),
        ("feil_passord", "Passordet er feil. Prøv igjen.")
    );
    assert!(
        sign::signature_fields(&desk, meeting)
            .unwrap()
            .iter()
            .all(|field| !field.signert)
    );
}

#[test]
fn an_expired_certificate_is_refused_with_its_last_day() {
    let (mut desk, meeting, _folder) = sealed();
    let field = sign::signature_fields(&desk, meeting).unwrap()[0].felt.clone();
    let p12 = key("2024-01-01", "2025-01-01");
    let feil = said(
        sign::sign_referat(&mut desk, meeting, &field, &p12, "riktig"),
        Maalform::Nb,
    );
    assert!(
        feil.message.starts_with("Sertifikatet gikk ut"),
        "{}",
        feil.message
    );
}

/// Why a data folder is not opened.
fn not_opened(folder: &TempDir) -> Feil {
    match Desk::open(folder.path()) {
        Ok(_) => panic!("it was opened"),
        Err(error) => error.feil(Maalform::Nb),
    }
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let (desk, folder) = desk();
    drop(desk);
    let file = folder.path().join(store::DATABASE);
    let newer = rusqlite::Connection::open(&file).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    drop(newer);
    let before = fs::read(&file).unwrap();
    let feil = not_opened(&folder);
    assert_eq!(feil.code, "ny_versjon");
    assert_eq!(
        feil.message,
        "Dataene er laget med en nyere versjon av Møtebok. Oppdater programmet; dataene er ikke rørt."
    );
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_damaged_database_offers_the_newest_backup_and_takes_it_back() {
    let (mut desk, folder) = desk();
    sak::register_sak(&mut desk, sak_named("Ny arkivplan")).unwrap();
    secretariat::backup::back_up(&desk).unwrap();
    drop(desk);
    let file = folder.path().join(store::DATABASE);
    fs::write(&file, vec![0; 8192]).unwrap();
    let feil = not_opened(&folder);
    assert_eq!(feil.code, "skadet_database");
    let backup = feil.sikkerhetskopi.unwrap();
    secretariat::backup::restore(folder.path(), &backup).unwrap();
    let desk = Desk::open(folder.path()).unwrap();
    assert_eq!(desk.store().all::<Sak>().unwrap()[0].tittel, "Ny arkivplan");
    let aside = fs::read_dir(folder.path())
        .unwrap()
        .flatten()
        .any(|e| fs::read(e.path()).is_ok_and(|b| b == vec![0; 8192]));
    assert!(aside, "the damaged file is gone");
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("mappe");
    fs::create_dir(&there).unwrap();
    let result = secretariat::paper::write_file(&there, b"noe");
    assert!(matches!(result, Err(Error::File { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
