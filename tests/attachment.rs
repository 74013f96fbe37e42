//! Attachments and their files, through the use cases.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use std::fs::{self, File};

use domain::{Maalform, SakId, Vedlegg};
use secretariat::{
    Desk, Error, attachment,
    print::Utskrift,
    sak::{self, NySak},
    template,
};
use serde_json::json;
use store::Reader;
use tempfile::TempDir;

fn office() -> (TempDir, Desk, SakId) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    template::start_plain(&mut desk, "Arkivutvalget", None, Maalform::Nb).unwrap();
    let new: NySak = serde_json::from_value(json!({ "tittel": "Arkivplan" })).unwrap();
    let sak = sak::register_sak(&mut desk, new).unwrap();
    (folder, desk, sak)
}

fn sentence(error: &Error) -> String {
    error.feil(Maalform::Nb).message
}

#[test]
fn a_file_becomes_an_attachment_called_as_it_is_and_comes_out_as_it_went_in() {
    let (folder, mut desk, sak) = office();
    let path = folder.path().join("Kart over Vestvoll.pdf");
    fs::write(&path, b"%PDF-1.7 kart").unwrap();
    let file = attachment::read_file(&path).unwrap();
    let id = attachment::add_file(&mut desk, Some(sak), None, &file).unwrap();
    let shown = sak::show_sak(&desk, sak).unwrap().vedlegg;
    assert_eq!(shown[0].tittel, "Kart over Vestvoll");
    assert_eq!(attachment::attached_file(&desk, id).unwrap(), file);
    attachment::attach_file(&mut desk, id, "ny.pdf", b"%PDF-1.7 nytt").unwrap();
    let now = attachment::attached_file(&desk, id).unwrap();
    assert_eq!(
        (now.filnavn.as_str(), now.bytes.as_slice()),
        ("ny.pdf", &b"%PDF-1.7 nytt"[..])
    );
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let (folder, _desk, _sak) = office();
    let path = folder.path().join("film.mov");
    // It takes no room on the disk.
    File::create(&path).unwrap().set_len(600 << 20).unwrap();
    let refused = attachment::read_file(&path).unwrap_err();
    assert!(sentence(&refused).starts_with("Filen er på 600 MB."), "{refused}");
    let gone = attachment::read_file(&folder.path().join("borte.pdf")).unwrap_err();
    assert!(sentence(&gone).contains("finnes ikke"), "{gone}");
}

#[test]
fn a_file_is_opened_under_a_name_that_leads_nowhere_else() {
    let (_folder, mut desk, sak) = office();
    let file = Utskrift {
        filnavn: "plan.pdf".into(),
        bytes: b"%PDF-1.7".to_vec(),
    };
    let id = attachment::add_file(&mut desk, Some(sak), None, &file).unwrap();
    for (told, opened) in [
        ("../../.bashrc", ".bashrc"),
        ("C:\\Windows\\a.pdf", "a.pdf"),
        ("..", "plan"),
    ] {
        let row: Vedlegg = desk.store().get(id.0).unwrap().unwrap();
        let named = Vedlegg {
            filnavn: Some(told.into()),
            ..row
        };
        attachment::save_attachment(&mut desk, named).unwrap();
        assert_eq!(attachment::attached_file(&desk, id).unwrap().filnavn, opened);
    }
}

#[test]
fn an_attachment_without_its_file_says_so() {
    let (_folder, mut desk, sak) = office();
    let id = attachment::add_attachment(&mut desk, Some(sak), None, "Notat", false).unwrap();
    let missing = attachment::attached_file(&desk, id).unwrap_err();
    assert!(
        sentence(&missing).starts_with("Filen er ikke her ennå."),
        "{missing}"
    );
}
