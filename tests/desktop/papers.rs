//! The papers beside the meeting: how they look, and those that are made when somebody asks for them.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use std::fs;

use motebok_journeys::Desk;

const BODY: &str = "Strategisk samarbeidsutvalg";

#[tokio::test(flavor = "multi_thread")]
async fn a_secretary_gives_the_papers_their_sender_their_colour_and_their_logo_and_sees_it_at_once() {
    let desk = Desk::open().await;
    desk.start_from_template("Helsefellesskapet Østfold").await;
    desk.turn_to_place("Utvalg").await;
    desk.open_row(BODY).await;
    desk.click("button", "Utseende").await;
    desk.fill("Avsender", "Felles sekretariat, Storgata 1, 1500 Solvik")
        .await;
    desk.choose("Skrift", "Storskrift").await;
    desk.choose("Farge", "Burgunder").await;
    let logo = r##"<svg xmlns="http://www.w3.org/2000/svg" width="240" height="60"><rect width="60" height="60" fill="#7a1f3d"/></svg>"##;
    fs::write(desk.files().join("logo.svg"), logo).unwrap();
    desk.click("button", "Velg bilde …").await;
    desk.control("button", "Fjern logoen").await;
    desk.is_accessible().await;
    desk.shoot("utseende").await;
    // A colour that cannot be read is refused beside its field, and what was there stays.
    desk.choose("Farge", "Egen farge …").await;
    desk.fill("Fargekode", "#ffcc00").await;
    desk.sees("//*[contains(., 'for lys') and @role='alert' or contains(@class,'wrong') and contains(., 'for lys')]")
        .await;
    // The body says for itself what differs.
    desk.choose("Gjelder for", "Bare dette utvalget").await;
    desk.choose("Skrift", "Vanlig").await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secretary_makes_the_list_of_members_in_word_and_the_package_of_a_meeting_in_the_window() {
    let desk = Desk::open().await;
    desk.files();
    desk.start_from_template("Helsefellesskapet Østfold").await;
    desk.turn_to_place("Utvalg").await;
    desk.open_row(BODY).await;
    desk.click("link", "Lag et dokument").await;
    desk.control("dialog", "Lag et dokument").await;
    desk.choose("Som", "Word-fil").await;
    desk.is_accessible().await;
    desk.shoot("lag-dokument").await;
    desk.click("button", "Lagre som").await;
    desk.is_gone("//dialog[@open]").await;
    assert_eq!(saved(&desk, "docx"), 1);
    desk.plan(BODY, "1.12.2026", "Solvik", "1. desember 2026").await;
    desk.turn_to_place("Dokumenter").await;
    desk.click("button", "Lag et dokument").await;
    desk.choose("Dokument", "Møtepakke til å lese").await;
    desk.click("button", "Lagre som").await;
    desk.is_gone("//dialog[@open]").await;
    assert_eq!(saved(&desk, "pdf"), 1);
    desk.close().await;
}

/// How many files with this ending were saved.
fn saved(desk: &Desk, ending: &str) -> usize {
    let files = fs::read_dir(desk.files()).unwrap();
    let is_one = |file: &fs::DirEntry| file.path().extension().is_some_and(|own| own == ending);
    files.flatten().filter(is_one).count()
}
