//! The exchange file: out, into an empty database, and out again gives the same file; and what is refused.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use domain::Maalform;
use secretariat::{
    Desk,
    demo::{Manus, play_in},
    exchange::{export, import},
    minutes,
};
use serde_json::Value;

fn played(script: &str) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let script = Manus::read(script).unwrap_or_else(|e| panic!("{}", e.feil(Maalform::Nb).message));
    let (mut desk, meeting) =
        play_in(folder.path(), &script).unwrap_or_else(|e| panic!("{}", e.feil(Maalform::Nb).message));
    minutes::seal_referat(&mut desk, meeting).unwrap_or_else(|e| panic!("{}", e.feil(Maalform::Nb).message));
    // The folder is kept for as long as the test process lives: the desk works in it.
    std::mem::forget(folder);
    desk
}

fn empty() -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Desk::open(folder.path()).unwrap(), folder)
}

fn goes_round(script: &str) {
    let first = export(&played(script), false).unwrap();
    let (mut desk, _folder) = empty();
    import(&mut desk, &first).unwrap_or_else(|e| panic!("{}", e.feil(Maalform::Nb).message));
    let second = export(&desk, false).unwrap();
    assert!(first == second, "the file changed on its way round");
}

#[test]
fn meeting_a_goes_round_unchanged() {
    goes_round(include_str!("../assets/demo/A.json"));
}

#[test]
fn meeting_b_goes_round_unchanged() {
    goes_round(include_str!("../assets/demo/B.json"));
}

#[test]
fn meeting_c_goes_round_unchanged() {
    goes_round(include_str!("data/C.json"));
}

#[test]
fn meeting_d_goes_round_unchanged() {
    goes_round(include_str!("data/D.json"));
}

#[test]
fn meeting_e_goes_round_unchanged() {
    goes_round(include_str!("data/E.json"));
}

#[test]
fn meeting_f_goes_round_unchanged() {
    goes_round(include_str!("data/F.json"));
}

#[test]
fn names_outside_are_those_of_noark_and_einnsyn() {
    let file: Value =
        serde_json::from_slice(&export(&played(include_str!("data/D.json")), false).unwrap()).unwrap();
    let meeting = &file["moetemappe"][0];
    assert!(
        meeting["moetedato"].is_string()
            && meeting["moetenummer"].is_string()
            && meeting["moetested"].is_string()
    );
    assert!(file["moetesak"][0]["moetesakstype"].is_string());
    assert!(file["moetedeltaker"][0]["moetedeltakerNavn"].is_string());
}

/// What import says of a file, and that nothing of it came in.
fn refused(bytes: &[u8]) -> String {
    let (mut desk, _folder) = empty();
    let before = export(&desk, true).unwrap();
    let message = import(&mut desk, bytes).unwrap_err().feil(Maalform::Nb).message;
    assert_eq!(export(&desk, true).unwrap(), before);
    message
}

fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file: Value =
        serde_json::from_slice(&export(&played(include_str!("data/F.json")), false).unwrap()).unwrap();
    change(&mut file);
    serde_json::to_vec(&file).unwrap()
}

#[test]
fn a_file_that_is_no_json_is_refused_with_the_place() {
    assert_eq!(
        refused(b"{\n  \"format\": "),
        "Filen er ikke JSON (linje 2, tegn 12). Ingenting ble hentet inn."
    );
}

#[test]
fn a_file_of_another_program_is_refused() {
    assert_eq!(
        refused(b"{\"a\": 1}"),
        "Filen er ikke eksportert fra Møtebok. Ingenting ble hentet inn."
    );
}

#[test]
fn a_file_of_a_newer_format_is_refused() {
    let file = changed(|file| file["versjon"] = 2.into());
    assert_eq!(
        refused(&file),
        "Filen er fra en nyere versjon av Møtebok. Oppdater programmet og prøv igjen."
    );
}

#[test]
fn a_reference_to_nothing_is_refused_with_its_place() {
    let nowhere = "00000000-0000-7000-8000-000000000000";
    let file = changed(|file| file["moetesak"][0]["moetemappe"] = nowhere.into());
    assert_eq!(
        refused(&file),
        format!("moetesak[0].moete viser til {nowhere}, som ikke finnes i filen. Ingenting ble hentet inn.")
    );
}

#[test]
fn the_thirty_first_of_february_is_refused_with_its_place() {
    let file = changed(|file| file["moetemappe"][0]["moetedato"] = "2026-02-31".into());
    assert!(refused(&file).starts_with("Filen har en verdi som ikke kan leses, i moetemappe[0]:"));
}

#[test]
fn a_damaged_document_inside_is_refused() {
    let file = changed(|file| {
        let files = file["filer"].as_object_mut().unwrap();
        *files.values_mut().next().unwrap() = "AAAA".into();
    });
    assert!(refused(&file).starts_with("En vedlagt fil er skadet eller mangler"));
}

#[test]
fn nothing_is_taken_into_a_database_that_holds_something() {
    let mut desk = played(include_str!("data/F.json"));
    let file = export(&desk, false).unwrap();
    let message = import(&mut desk, &file).unwrap_err().feil(Maalform::Nb).message;
    assert_eq!(message, "Det finnes alt data her. Hent inn i en tom datamappe.");
}
