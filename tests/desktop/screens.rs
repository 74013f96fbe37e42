//! Every screen with a meeting behind it that was called, held, sealed and signed, in both målformer: whoever cannot see it
//! can use it. The pictures of `docs/skjermbilder.md` are taken on the way (`scripts/picture-screens`).

#![allow(clippy::unwrap_used)]

use std::fs;

use motebok_journeys::Desk;
use secretariat::demo::run_demo;

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_a_signed_meeting_is_accessible_in_bokmaal() {
    let desk = after_meeting("A").await;
    Tour { desk, maalform: "nb" }
        .of("24.09.2026", "24/26", "Handlingsplan 2027")
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_a_signed_meeting_is_accessible_in_nynorsk() {
    let desk = after_meeting("B").await.speaking_nynorsk();
    Tour { desk, maalform: "nn" }
        .of("21.10.2026", "2026/22", "Felles responssenter")
        .await;
}

/// A desk where the demonstration has played a meeting to its end.
async fn after_meeting(name: &str) -> Desk {
    let demo = tempfile::tempdir().unwrap();
    run_demo(demo.path()).unwrap();
    let data = tempfile::tempdir().unwrap();
    fs::rename(demo.path().join(format!("data-{name}")), data.path()).unwrap();
    Desk::open_with(data).await
}

struct Tour {
    desk: Desk,
    maalform: &'static str,
}

impl Tour {
    /// Goes everywhere, into the meeting of this day, its item of this number, and the sak behind it.
    async fn of(self, day: &str, number: &str, title: &str) {
        let desk = &self.desk;
        for (place, picture) in [
            ("Oversikt", "oversikt"),
            ("Oppfølging", "oppfoelging"),
            ("Dokumenter", "dokumenter"),
            ("Oppsett", "oppsett"),
            ("Møter", "moeter"),
        ] {
            desk.turn_to_place(place).await;
            self.look(picture).await;
        }
        desk.click_at(&format!("//tr[contains(., '{day}')]/td[2]")).await;
        desk.step("Forbered", "Saksliste").await;
        desk.turn_to(number).await;
        self.look_at_paper("forbered").await;
        desk.step("Kall inn", "Hvem som kalles inn").await;
        self.look_at_paper("kallinn").await;
        desk.step("Gjennomfør", "Til stede").await;
        desk.turn_to(number).await;
        self.look("gjennomfoer").await;
        desk.step("Referat", "Sak for sak").await;
        desk.turn_to(number).await;
        self.look_at_paper("referat").await;
        self.sak(title).await;
        self.utvalg().await;
        desk.turn_to_place("Dokumenter").await;
        desk.click("button", "Lag et dokument").await;
        desk.control("dialog", "Lag et dokument").await;
        self.look("lag-dokument").await;
        self.desk.close().await;
    }

    async fn sak(&self, title: &str) {
        let desk = &self.desk;
        desk.turn_to_place("Saker").await;
        self.look("saker").await;
        desk.click_at(&format!("//tr/td[2][contains(., '{title}')]"))
            .await;
        desk.control("textbox", "Tittel").await;
        self.look("en-sak").await;
        self.scroll_to("Vedlegg").await;
        self.look("vedlegg").await;
    }

    async fn utvalg(&self) {
        let desk = &self.desk;
        desk.turn_to_place("Utvalg").await;
        self.look("utvalg").await;
        desk.click_at("//tr[td[normalize-space()='SSU']]/td[2]").await;
        desk.control("textbox", "Navn").await;
        self.look("ett-utvalg").await;
        self.scroll_to("Utseende").await;
        self.look("utseende").await;
    }

    /// The same, with the paper beside it drawn.
    async fn look_at_paper(&self, picture: &str) {
        self.desk.paper_is_drawn().await;
        self.look(picture).await;
    }

    async fn look(&self, picture: &str) {
        self.desk.is_accessible().await;
        self.desk
            .shoot(&format!("skjerm-{picture}-{}", self.maalform))
            .await;
    }

    async fn scroll_to(&self, heading: &str) {
        let heading = format!("//h2[normalize-space()='{}']", self.desk.word(heading));
        let heading = self.desk.sees(&heading).await;
        let show = "arguments[0].scrollIntoView({ block: 'start' })";
        let place = vec![serde_json::json!(heading)];
        self.desk.page.execute(show, place).await.unwrap();
    }
}
