//! What a secretary does while the meeting runs. Each verb waits until the page shows that it was done.

use serde_json::json;

use crate::Desk;

impl Desk {
    /// Writes the time of the next action into the clock of the meeting.
    pub async fn at(&self, kl: &str) {
        self.fill("Kl.", kl).await;
    }

    /// Takes up the next item.
    pub async fn take_up(&self, number: &str, kl: &str) {
        self.at(kl).await;
        self.click("button", &format!("Ta opp sak {number}")).await;
        self.shows_item(number).await;
        self.reads(&format!("Begynte kl. {kl}")).await;
        self.control("textbox", "Behandling").await;
    }

    /// Turns to an item of the agenda.
    pub async fn turn_to(&self, number: &str) {
        let item = format!(
            "//button[contains(@class, 'agenda-item')][span[contains(@class, 'agenda-number')][normalize-space()='{number}']]"
        );
        self.click_at(&item).await;
        self.shows_item(number).await;
    }

    /// Waits until this item is the one in the middle.
    pub async fn shows_item(&self, number: &str) {
        let heading = format!("//header[@class='item-head']/h2[starts-with(normalize-space(), '{number} ')]");
        self.sees(&heading).await;
    }

    /// Ends the item.
    pub async fn conclude(&self, outcome: &str, kl: &str) {
        self.choose("Utfall", outcome).await;
        self.at(kl).await;
        let agreed = self.has("button", "Konsensus").await;
        let button = if agreed { "Konsensus" } else { "Avslutt saken" };
        self.click("button", button).await;
        let concluded = format!(
            "//p[contains(@class, 'concluded')][strong='{}'][contains(., '{kl}')]",
            self.word(outcome)
        );
        self.sees(&concluded).await;
    }

    /// Somebody comes or goes; then the row of the room says when.
    pub async fn in_or_out(&self, name: &str, kl: &str) {
        self.at(kl).await;
        self.click_at(&room_row(name)).await;
        self.sees(&format!("{}[contains(., '{kl}')]", room_row(name)))
            .await;
    }

    /// Somebody who takes part by network is gone without leaving.
    pub async fn loses_connection(&self, name: &str, kl: &str) {
        // Its button is there for whoever stands on the row or in it; the letter does the same.
        const STAND: &str = "arguments[0].focus()";
        self.at(kl).await;
        let row = self.sees(&room_row(name)).await;
        self.page.execute(STAND, vec![json!(row)]).await.unwrap();
        self.press("M").await;
        self.sees(&format!("{}[contains(., '{kl}')]", room_row(name)))
            .await;
    }

    /// Enters a proposal.
    pub async fn propose(&self, by: &str, proposal: &str, kl: &str) {
        self.at(kl).await;
        self.click("button", "Nytt forslag").await;
        self.fill("Hvem foreslår", by).await;
        self.fill("Forslaget", proposal).await;
        self.click("button", "Legg til forslaget").await;
        self.reads(&format!("Fra {by} kl. {kl}")).await;
    }

    /// What the body found about somebody's impartiality; whoever is disqualified leaves the room at once.
    pub async fn weigh(&self, name: &str, found: &str, reason: &str, law: Option<&str>) {
        self.press("Alt+H").await;
        self.choose("Hvem", name).await;
        self.choose("Utvalget fant", found).await;
        self.fill("Forholdet", reason).await;
        if let Some(law) = law {
            self.fill("Hjemmel", law).await;
            self.click("button", "Inhabil, fratrer nå").await;
        } else {
            self.click("button", "Legg til").await;
        }
        self.sees(&format!(
            "//div[contains(@class, 'row')]/p[strong='{name}'][contains(., '{reason}')]"
        ))
        .await;
    }

    /// Enters a statement in the minutes.
    pub async fn enter_statement(&self, from: &str, text: &str) {
        self.click("button", "Ny protokolltilførsel").await;
        self.choose("Fra", from).await;
        self.fill("Ordrett", text).await;
        self.click("button", "Før inn").await;
        self.reads(&format!("«{text}»")).await;
    }

    /// Adds a task to the item.
    pub async fn add_task(&self, task: &str, responsible: &str, due: &str) {
        self.fill("Ny oppgave", task).await;
        self.fill("Ansvarlig", responsible).await;
        self.fill("Frist", due).await;
        self.click("button", "Legg til oppgave").await;
        self.control("textbox", &format!("Ansvarlig for {task}")).await;
    }

    /// Puts the item in the middle off to a later meeting.
    pub async fn postpone(&self) {
        self.click("button", "Utsett saken").await;
        self.sees("//form[.//button[@type='submit']]").await;
        self.click("button", "Utsett saken").await;
        self.sees(&format!(
            "//p[contains(@class, 'notice')][.='{}']",
            self.word("Utsatt")
        ))
        .await;
    }

    /// Withdraws the item in the middle.
    pub async fn withdraw(&self, reason: &str) {
        self.click("button", "Trekk saken").await;
        self.fill("Hvorfor saken trekkes", reason).await;
        self.click("button", "Trekk saken").await;
        let withdrawn = format!("{}: {reason}", self.word("Trukket"));
        self.reads(&withdrawn).await;
    }
}

/// The row of somebody in the room.
fn room_row(name: &str) -> String {
    format!("//button[@data-row][.//span[@class='person-name']='{name}']")
}
