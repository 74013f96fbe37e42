//! Two secretaries at one shared folder: an invitation, one text, and what both wrote while the folder was away.

#![allow(clippy::unwrap_used)]

use std::{fs, os::unix::fs::symlink, path::Path};

use motebok_journeys::{Desk, NewSak};

const WORDS: &str = "fjord og fjell og foss";
const OWN: &str = "bare for maskinen";

const SAK: NewSak<'_> = NewSak {
    title: "Felles legevakt",
    kind: "Drøfting",
    reported_by: "Sekretariatet",
    responsible: "Kari Nordgård",
    proposal: None,
    exempt: None,
};

#[tokio::test(flavor = "multi_thread")]
async fn two_desks_share_a_folder_write_in_one_text_and_settle_what_both_wrote_at_once() {
    let shared = tempfile::tempdir().unwrap();
    let folder = shared.path().join("felles");
    fs::create_dir(&folder).unwrap();

    let kari = sit_down(&folder).await;
    kari.start_from_template("Helsefellesskapet Østfold").await;
    introduce(&kari, "Kari Nordgård").await;
    kari.register("Strategisk samarbeidsutvalg", &SAK).await;
    make_folder(&kari).await;
    let code = invite(&kari, "Ola Sørli").await;

    let ola = sit_down(&folder).await;
    ola.choose("Programmets målform", "Nynorsk").await;
    let ola = ola.speaking_nynorsk();
    introduce(&ola, "Ola Sørli").await;
    join(&ola, &code).await;
    ola.turn_to_place("Saker").await;
    ola.click("link", SAK.title).await;
    kari.turn_to_place("Saker").await;
    kari.click("link", SAK.title).await;

    kari.compose("Bakgrunn", "Skrevet av Kari.").await;
    ola.reads("Skrevet av Kari.").await;
    ola.click("textbox", "Bakgrunn").await;
    ola.press("Ctrl+End").await;
    ola.write(" Skrevet av Ola.").await;
    kari.reads("Skrevet av Kari. Skrevet av Ola.").await;

    let away = shared.path().join("borte");
    fs::rename(&folder, &away).unwrap();
    kari.click("button", "Synk nå").await;
    kari.reads("Mappen er ikke tilgjengelig").await;
    ola.click("button", "Synk nå").await;
    ola.reads("Mappa er ikkje tilgjengeleg").await;
    ola.shoot("d-mappen-borte").await;
    kari.fill("Tittel", "Legevakt for alle").await;
    ola.fill("Tittel", "Felles legevakt i Øst").await;
    fs::rename(&away, &folder).unwrap();

    for (desk, said, by) in [
        (&kari, "Ett felt har to versjoner", "skrevet av Kari Nordgård"),
        (&ola, "Eitt felt har to versjonar", "skriven av Kari Nordgård"),
    ] {
        desk.click("button", "Synk nå").await;
        desk.reads(said).await;
        desk.reads(by).await;
        desk.is_accessible().await;
    }
    kari.shoot("d-to-versjoner").await;
    ola.shoot("d-to-versjonar").await;
    kari.click("button", "Behold denne: «Legevakt for alle» fra Kari Nordgård")
        .await;
    kari.no_longer_reads("Ett felt har to versjoner").await;
    ola.no_longer_reads("Eitt felt har to versjonar").await;
    ola.reads("Legevakt for alle").await;

    kari.turn_to_place("Oppsett").await;
    kari.reads("Ola Sørli").await;
    kari.click("button", "Prøv gjenoppretting").await;
    kari.reads("Alt som er her, kan hentes tilbake fra mappen").await;
    kari.is_accessible().await;
    kari.shoot("d-maskinene").await;
    kari.click("button", "Overlat arbeidet til en etterfølger").await;
    kari.click("button", "Overlat").await;
    kari.reads("Ola Sørli fører nå numrene i").await;
    kari.reads("har hele arkivet").await;
    kari.is_accessible().await;
    kari.shoot("d-overlatt").await;
    kari.press("Escape").await;
    kari.turn_to_place("Utvalg").await;
    kari.open_row("Strategisk samarbeidsutvalg").await;
    let keeper = kari.list("Fører numrene").await;
    assert_eq!(keeper.prop("value").await.unwrap().as_deref(), Some("Ola Sørli"));

    ola.close().await;
    kari.close().await;
}

/// A desk whose dialogs answer with the shared folder.
async fn sit_down(folder: &Path) -> Desk {
    let data = tempfile::tempdir().unwrap();
    symlink(folder, data.path().join("files")).unwrap();
    Desk::open_with(data).await
}

async fn introduce(desk: &Desk, name: &str) {
    desk.turn_to_place("Oppsett").await;
    desk.fill("Navnet ditt", name).await;
}

async fn make_folder(desk: &Desk) {
    desk.turn_to_place("Oppsett").await;
    desk.click("button", "Lag en delt mappe").await;
    desk.click("button", "Velg mappe").await;
    desk.fill("Passord for den delte mappen", WORDS).await;
    desk.fill("Passordet en gang til", WORDS).await;
    desk.click("button", "Lag en delt mappe").await;
    desk.fill("Passord for nøkkelen på denne maskinen", OWN).await;
    desk.shoot("d-lag-mappe").await;
    desk.click("button", "Lag en delt mappe").await;
    desk.reads("Alt er delt.").await;
}

/// The code, as it is read over the telephone.
async fn invite(desk: &Desk, name: &str) -> String {
    desk.click("button", "Inviter en kollega").await;
    desk.fill("Navn", name).await;
    desk.click("button", "Lag kode").await;
    let code = desk.sees("//p[contains(@class, 'code')]").await;
    let code = code.text().await.unwrap();
    desk.shoot("d-koden").await;
    desk.press("Escape").await;
    code
}

async fn join(desk: &Desk, code: &str) {
    desk.click("button", "Bli med i en delt mappe").await;
    desk.click("button", "Velg mappe").await;
    desk.fill("Koden", &code.to_lowercase()).await;
    desk.click("button", "Bli med i en delt mappe").await;
    desk.fill("Passord for nøkkelen på denne maskinen", OWN).await;
    desk.shoot("d-bli-med").await;
    desk.click("button", "Bli med i en delt mappe").await;
    desk.reads("Alt er delt.").await;
}
