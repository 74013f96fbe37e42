//! Three secretaries at one shared folder, after meeting A: the same referat and new numbers while the folder is away,
//! and a referat that is sealed.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use domain::Maalform;
use motebok_journeys::Desk;
use secretariat::{
    Bruker, Desk as Store,
    demo::{Manus, play_in},
    sharing::{Delingsrolle, Entry, Ground, Sharing},
};
use tempfile::TempDir;

const WORDS: &str = "fjord og fjell og foss";
const OWN: &str = "bare for maskinen";
const SSU: &str = "Strategisk samarbeidsutvalg";

#[tokio::test(flavor = "multi_thread")]
async fn three_desks_find_every_word_and_both_numbers_when_the_folder_is_back() {
    let shared = tempfile::tempdir().unwrap();
    let folder = shared.path().join("felles");
    fs::create_dir(&folder).unwrap();
    let [kari, ola, liv] = at_one_folder(&folder);
    let kari = unlock(Desk::open_with(kari).await).await;
    let ola = unlock(Desk::open_with(ola).await).await;
    let liv = unlock(Desk::open_with(liv).await.speaking_nynorsk()).await;

    let away = shared.path().join("borte");
    fs::rename(&folder, &away).unwrap();
    for (desk, said) in [(&kari, "Kari la til dette."), (&ola, "Ola la til dette.")] {
        to_the_referat(desk).await;
        desk.click("textbox", "Behandling").await;
        desk.press("Ctrl+End").await;
        desk.press("Enter").await;
        desk.write(said).await;
        desk.reads(said).await;
    }
    for (desk, date, day) in [
        (&kari, "26.11.2026", "torsdag 26. november 2026"),
        (&ola, "10.12.2026", "torsdag 10. desember 2026"),
    ] {
        desk.plan(SSU, date, "Vestvoll rådhus", day).await;
        desk.step("Kall inn", "Hvem som kalles inn").await;
        desk.call("Avtalt.").await;
    }
    fs::rename(&away, &folder).unwrap();

    for desk in [&kari, &ola, &liv] {
        desk.click("button", "Synk nå").await;
        to_the_referat(desk).await;
        desk.reads("Kari la til dette.").await;
        desk.reads("Ola la til dette.").await;
    }
    kari.click("textbox", "Behandling").await;
    kari.press("Ctrl+End").await;
    kari.write(" Og dette.").await;
    for (desk, other) in [(&ola, "Liv Aasen"), (&liv, "Ola Sørli")] {
        for said in [
            "Kari Nordgård skriver i 24/26",
            "Kari Nordgård skriver her",
            &format!("{other} har også møtet åpent"),
            "Og dette.",
        ] {
            desk.reads(said).await;
        }
        desk.is_accessible().await;
    }
    ola.shoot("d-hvem-er-her").await;
    liv.shoot("d-kven-er-her").await;
    for desk in [&ola, &liv] {
        desk.turn_to_place("Oversikt").await;
        desk.reads("Samme saksnummer to ganger").await;
        desk.is_accessible().await;
    }
    ola.shoot("d-samme-nummer").await;
    liv.shoot("d-same-nummer").await;
    while let Some(name) = first_proposal(&liv).await {
        let button = format!("//button[@aria-label='{name}']");
        liv.click_at(&button).await;
        liv.is_gone(&button).await;
    }
    for desk in [&kari, &ola] {
        desk.turn_to_place("Oversikt").await;
        desk.no_longer_reads("Samme saksnummer to ganger").await;
    }

    to_the_referat(&kari).await;
    kari.seal().await;
    for desk in [&ola, &liv] {
        to_the_referat(desk).await;
        let sealed = desk.word("Forseglet");
        desk.sees(&format!("//li[@aria-current='step'][contains(., '{sealed}')]"))
            .await;
        desk.reads("Kari la til dette.").await;
        desk.reads("Ola la til dette.").await;
        desk.is_gone("//div[@role='textbox'][@contenteditable='true']")
            .await;
    }
    for desk in [kari, ola, liv] {
        desk.close().await;
    }
}

/// Three data folders that share all: meeting A is held, its referat not yet sealed.
fn at_one_folder(folder: &Path) -> [TempDir; 3] {
    let data = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let script = Manus::read(include_str!("../../assets/demo/A.json")).unwrap();
    let (mut kari, _) = play_in(data[0].path(), &script).unwrap();
    introduce(&mut kari, "Kari Nordgård", Maalform::Nb);
    let mut at_kari = begin(&kari, folder, Entry::Make(WORDS));
    let others = [("Ola Sørli", Maalform::Nb), ("Liv Aasen", Maalform::Nn)];
    for (data, (name, maalform)) in data[1..].iter().zip(others) {
        let code = at_kari.invite(name, Delingsrolle::Sekretaer, 7).unwrap();
        at_kari.pass(Maalform::Nb).unwrap();
        let mut desk = Store::open(data.path()).unwrap();
        introduce(&mut desk, name, maalform);
        let mut sharing = begin(&desk, folder, Entry::Code(&code.kode));
        for _ in 0..3 {
            sharing.pass(Maalform::Nb).unwrap();
            at_kari.pass(Maalform::Nb).unwrap();
        }
    }
    data
}

fn introduce(desk: &mut Store, name: &str, maalform: Maalform) {
    desk.save_user(Bruker {
        navn: name.into(),
        maalform,
    })
    .unwrap();
}

fn begin(desk: &Store, folder: &Path, entry: Entry<'_>) -> Sharing {
    Sharing::begin(Ground::of(desk).unwrap(), folder, entry, Some(OWN)).unwrap()
}

/// The same desk, its key unlocked.
async fn unlock(desk: Desk) -> Desk {
    desk.turn_to_place("Oppsett").await;
    desk.fill("Passord for nøkkelen på denne maskinen", OWN).await;
    desk.click("button", "Lås opp").await;
    desk.reads("Alt er delt.").await;
    desk
}

/// The last step of meeting A, at its fourth item.
async fn to_the_referat(desk: &Desk) {
    desk.turn_to_place("Møter").await;
    desk.click_at("//tr[contains(., '24.09.2026')]/td[2]").await;
    desk.step("Referat", "Sak for sak").await;
    desk.turn_to("24/26").await;
}

/// The name of the first button that gives a sak its number with a letter.
async fn first_proposal(desk: &Desk) -> Option<String> {
    let text = desk.text().await;
    text.contains(&desk.word("Samme saksnummer to ganger"))
        .then_some(())?;
    let button = desk.sees("//button[starts-with(@aria-label, 'Bruk ')]").await;
    button.attr("aria-label").await.unwrap()
}
