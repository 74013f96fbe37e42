//! Meetings A and B, played through the use cases from template to signed minutes.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use chrono::Days;
use domain::Referattilstand;
use secretariat::{
    demo::{Manus, play_in, run_demo},
    meeting, minutes, sign,
};

#[test]
fn the_demo_makes_the_papers_of_both_meetings() {
    let out = tempfile::tempdir().unwrap();
    let made = run_demo(out.path()).unwrap_or_else(|e| panic!("{}", e.feil(domain::Maalform::Nb).message));
    for file in &made {
        println!("{}", file.display());
    }
    assert_eq!(made.len(), 12);
}

#[test]
fn one_more_signature_leaves_published_minutes_published() {
    let folder = tempfile::tempdir().unwrap();
    let script = Manus::read(include_str!("data/F.json")).unwrap();
    let (mut desk, meeting) = play_in(folder.path(), &script).unwrap();
    minutes::seal_referat(&mut desk, meeting).unwrap();
    let (from, to) = (desk.today(), desk.today() + Days::new(30));
    let key = signing::trial::make("Håkon Stølsvik", "Helse Havdal HF", from, to, "riktig").unwrap();
    let fields = sign::signature_fields(&desk, meeting).unwrap();
    let mut states = Vec::new();
    for field in &fields[..2] {
        sign::sign_referat(&mut desk, meeting, &field.felt, &key.p12, "riktig").unwrap();
        states.push(meeting::show_meeting(&desk, meeting).unwrap().referater[0].tilstand);
        minutes::advance_referat(&mut desk, meeting, Referattilstand::Publisert).unwrap();
    }
    assert_eq!(states, [Referattilstand::Signert, Referattilstand::Publisert]);
}
