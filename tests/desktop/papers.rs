//! The papers beside the meeting: how they look, and those that are made when somebody asks for them.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use motebok_journeys::{Desk, NewSak};

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

#[tokio::test(flavor = "multi_thread")]
async fn a_secretary_takes_files_in_as_attachments_says_what_a_picture_shows_and_prints_the_case_paper() {
    let desk = Desk::open().await;
    fs::write(desk.files().join("Høringsinnspill.pdf"), b"%PDF-1.7").unwrap();
    fs::write(desk.files().join("Kart.png"), b"\x89PNG").unwrap();
    desk.start_from_template("Helsefellesskapet Østfold").await;
    desk.turn_to_place("Utvalg").await;
    let sak = NewSak {
        title: "Felles legevakt 漢字",
        kind: "Vedtak",
        reported_by: "Sekretariatet",
        responsible: "Sekretariatet",
        proposal: Some("Planen vedtas."),
        exempt: None,
    };
    desk.register(BODY, &sak).await;
    desk.click("button", "Legg til filer …").await;
    desk.sees("//table[@aria-label='Vedlegg']//td[normalize-space()='Høringsinnspill']")
        .await;
    desk.click("button", "Endre Kart").await;
    desk.control("dialog", "Kart").await;
    desk.fill("Hva bildet viser", "Kart over Vestvoll").await;
    desk.is_accessible().await;
    desk.shoot("vedlegg").await;
    desk.click("button", "Lukk").await;
    desk.is_gone("//dialog[@open]").await;
    // What the paper cannot write is said while there is still time, and the paper is printed all the same.
    let commands = desk.commands();
    let printed = commands.join("printed");
    script(&commands.join("lpstat"), "echo Etasje-2");
    script(
        &commands.join("lp"),
        &format!(
            "printf '%s ' \"$@\" > '{0}.asked'; cat > '{0}'",
            printed.display()
        ),
    );
    desk.plan(BODY, "1.12.2026", "Solvik", "1. desember 2026").await;
    desk.put_on("Felles legevakt 漢字").await;
    desk.turn_to_place("Dokumenter").await;
    desk.click("button", "Lag et dokument").await;
    desk.choose("Dokument", "Saksframlegg").await;
    desk.choose("Sak", sak.title).await;
    desk.choose("Som", "Skriv ut").await;
    desk.choose("Skriver", "Etasje-2").await;
    desk.fill("Antall eksemplarer", "3").await;
    desk.reads("kan ikke skrives med skriftene i papiret").await;
    desk.is_accessible().await;
    desk.shoot("skriv-ut").await;
    desk.click("button", "Skriv ut").await;
    desk.is_gone("//dialog[@open]").await;
    let asked = fs::read_to_string(printed.with_extension("asked")).unwrap();
    assert!(asked.contains("-n 3") && asked.contains("-d Etasje-2"), "{asked}");
    assert!(fs::read(&printed).unwrap().starts_with(b"%PDF-"));
    desk.close().await;
}

/// A command of the system's, as the test has it.
fn script(path: &Path, does: &str) {
    fs::write(path, format!("#!/bin/sh\n{does}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// How many files with this ending were saved.
fn saved(desk: &Desk, ending: &str) -> usize {
    let files = fs::read_dir(desk.files()).unwrap();
    let is_one = |file: &fs::DirEntry| file.path().extension().is_some_and(|own| own == ending);
    files.flatten().filter(is_one).count()
}
