//! What a secretary does before a meeting, page by page.

use fantoccini::Locator;

use crate::Desk;

/// A sak as it is registered.
pub struct NewSak<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it asks for, as the list reads.
    pub kind: &'a str,
    /// Who reported it.
    pub reported_by: &'a str,
    /// Who answers for it.
    pub responsible: &'a str,
    /// The proposal of its saksframlegg.
    pub proposal: Option<&'a str>,
    /// The law that exempts it.
    pub exempt: Option<&'a str>,
}

impl Desk {
    /// Begins with a template, by its name, and comes to the list of bodies.
    pub async fn start_from_template(&self, template: &str) {
        self.control("heading", "Velkommen til Møtebok").await;
        let card = format!("//label[strong='{template}']");
        self.click_at(&card).await;
        self.click("button", "Begynn").await;
    }

    /// Goes to a place by the rail.
    pub async fn turn_to_place(&self, place: &str) {
        let link = format!("(//nav)[1]//a[normalize-space()='{}']", self.word(place));
        self.click_at(&link).await;
        self.control("heading", place).await;
    }

    /// Opens the row of a table that its first column names. The row is clicked beside its link, which the browser's
    /// driver cannot hit where long names are cut off.
    pub async fn open_row(&self, name: &str) {
        let cell = format!("//tr[td[1][normalize-space()='{name}']]/td[2]");
        self.click_at(&cell).await;
        self.control("heading", name).await;
    }

    /// Appoints somebody to a seat on the page of a body, in the order of the page.
    pub async fn appoint(&self, seat: usize, name: &str, post: &str) {
        let seats = format!("//table[@aria-label='{}']", self.word("Plasser"));
        let row = format!("({seats}//tr[not(@class='group')][td])[{}]", seat + 1);
        self.click_at(&format!("{row}//button[.='{}']", self.word("Oppnevn")))
            .await;
        self.sees("//dialog[@open]").await;
        self.fill("Navn", name).await;
        self.fill("Stilling", post).await;
        self.fill("Fra", "1.1.2025").await;
        self.click("button", "Oppnevn").await;
        self.sees(&format!("{seats}//td[contains(., '{name}')]")).await;
        self.is_gone("//dialog[@open]").await;
    }

    /// Registers a sak for a body, with its proposal and its exemption.
    pub async fn register(&self, body: &str, sak: &NewSak<'_>) {
        self.turn_to_place("Saker").await;
        self.click("button", "Ny sak").await;
        self.control("dialog", "Ny sak").await;
        self.fill("Tittel", sak.title).await;
        self.choose("Sakstype", sak.kind).await;
        self.choose("Forberedes for", body).await;
        self.fill("Meldt av", sak.reported_by).await;
        self.fill("Saksansvarlig", sak.responsible).await;
        self.click("button", "Registrer").await;
        self.control("heading", sak.title).await;
        if let Some(proposal) = sak.proposal {
            self.compose("Forslag til vedtak", proposal).await;
        }
        if let Some(law) = sak.exempt {
            self.click("checkbox", "Unntatt offentlighet").await;
            self.fill("Hjemmel", law).await;
            self.list("Hva som er unntatt").await;
        }
    }

    /// Turns to one of the four steps of a meeting, and waits for what only that step reads: the tab is marked before
    /// what was being written is saved and the step is shown.
    pub async fn step(&self, step: &str, reads: &str) {
        let tab = format!("//ds-tab[contains(., '{}')]", self.word(step));
        self.click_at(&tab).await;
        self.reads(reads).await;
    }

    /// Puts a waiting sak on the agenda.
    pub async fn put_on(&self, title: &str) {
        self.click("combobox", "Legg til sak").await;
        self.write(title).await;
        let offered = format!("//*[@role='option' and @aria-selected='true'][contains(., '{title}')]");
        self.sees(&offered).await;
        self.press("Enter").await;
        self.sees(&agenda_item(title)).await;
        self.is_gone(&offered).await;
    }

    /// Invites somebody who has no seat.
    pub async fn invite(&self, name: &str, post: &str, role: &str) {
        self.click("button", "Inviter noen").await;
        self.fill("Navn", name).await;
        self.fill("Stilling", post).await;
        self.choose("Som", role).await;
        self.click("button", "Inviter").await;
        self.control("button", "Inviter noen").await;
        self.reads(name).await;
    }

    /// Makes the innkalling; a notice that is short by today's date gets its reason.
    pub async fn call(&self, reason: &str) {
        self.click("button", "Lag innkalling").await;
        self.control("dialog", "Lag innkalling").await;
        if self.has("textbox", "Hvorfor varselet er kort").await {
            self.fill("Hvorfor varselet er kort", reason).await;
        }
        self.click("button", "Lag innkalling").await;
        self.control("button", "Lag innkallingen på nytt").await;
        self.is_gone("//dialog[@open]").await;
    }

    /// Says, on the page of a body, which number it used last before this program.
    pub async fn used_before(&self, year: u16, number: u16) {
        self.fill("Brukt i året", &year.to_string()).await;
        self.fill("Siste løpenummer brukt", &number.to_string()).await;
    }

    /// Plans a meeting of a body, and comes to it.
    pub async fn plan(&self, body: &str, date: &str, place: &str, day: &str) {
        self.turn_to_place("Utvalg").await;
        self.open_row(body).await;
        self.click("link", "Nytt møte").await;
        self.control("dialog", "Nytt møte").await;
        self.fill("Dato", date).await;
        self.fill("Møtested", place).await;
        self.click("button", "Planlegg").await;
        self.reads(day).await;
    }

    /// Takes an item off the agenda before the innkalling.
    pub async fn take_off(&self, title: &str) {
        self.click_at(&agenda_item(title)).await;
        self.sees(&format!("{}[@aria-current]", agenda_item(title))).await;
        self.click("button", "Ta av sakslisten").await;
        self.is_gone(&agenda_item(title)).await;
    }

    /// Moves an item down the agenda, key by key, until it stands below another.
    pub async fn move_below(&self, title: &str, above: &str) {
        self.click_at(&agenda_item(title)).await;
        let item = "ancestor::li/preceding-sibling::li";
        let goal = format!("{}[{item}//button[contains(., '{above}')]]", agenda_item(title));
        while self.page.find(Locator::XPath(&goal)).await.is_err() {
            let before = self.place_of(title).await;
            self.press("Alt+ArrowDown").await;
            self.sees(&format!(
                "({})[count(ancestor::li/preceding-sibling::li) > {before}]",
                agenda_item(title)
            ))
            .await;
        }
    }

    /// How many items stand above this one.
    async fn place_of(&self, title: &str) -> usize {
        let above = format!("{}/ancestor::li/preceding-sibling::li", agenda_item(title));
        self.page.find_all(Locator::XPath(&above)).await.unwrap().len()
    }
}

/// An item of the agenda, by its title.
fn agenda_item(title: &str) -> String {
    format!("//button[contains(@class, 'agenda-item')][contains(., '{title}')]")
}
