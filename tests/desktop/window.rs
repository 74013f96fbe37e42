//! The window itself: it opens, by mouse and keyboard, and there is one of it.

use std::{fs, process::Command};

use motebok_journeys::{Desk, app};

#[tokio::test(flavor = "multi_thread")]
async fn the_window_opens_and_the_rail_leads_everywhere() {
    let desk = Desk::open().await;
    for place in [
        "Møter",
        "Saker",
        "Utvalg",
        "Oppfølging",
        "Dokumenter",
        "Oppsett",
        "Oversikt",
    ] {
        desk.click("link", place).await;
        desk.control("heading", place).await;
        desk.is_accessible().await;
    }
    desk.shoot("oversikt").await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_brings_the_first_window_forward() {
    let desk = Desk::open().await;
    desk.control("main", "").await;
    let second = Command::new(app())
        .env("MOTEBOK_DATA", desk.data())
        .output()
        .unwrap();
    assert!(
        second.status.success(),
        "{}",
        String::from_utf8_lossy(&second.stderr)
    );
    assert_eq!(desk.page.windows().await.unwrap().len(), 1);
    desk.close().await;
}

#[test]
fn without_the_window_s_program_beside_it_papers_are_made_and_a_sentence_tells_why_no_window_opens() {
    let alone = tempfile::tempdir().unwrap();
    let program = alone.path().join("motebok");
    fs::copy(app(), &program).unwrap();
    let run = |arguments: &[&str]| {
        Command::new(&program)
            .args(arguments)
            .env("MOTEBOK_DATA", alone.path().join("data"))
            .output()
            .unwrap()
    };
    assert!(
        run(&[
            "export",
            "--out",
            &alone.path().join("alt.json").display().to_string()
        ])
        .status
        .success()
    );
    let window = run(&[]);
    assert_eq!(window.status.code(), Some(1));
    let said = String::from_utf8_lossy(&window.stderr);
    assert!(said.contains("motebok-window mangler"), "{said}");
}
