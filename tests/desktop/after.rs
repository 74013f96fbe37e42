//! What a secretary does after a meeting.

use tokio::time::{Instant, sleep};

use crate::{
    Desk,
    accessible::{PATIENCE, PAUSE},
};

impl Desk {
    /// Seals the referat.
    pub async fn seal(&self) {
        self.click("button", "Forsegle referatet").await;
        self.control("dialog", "Forsegle referatet").await;
        self.click("button", "Forsegle referatet").await;
        self.sees(&format!(
            "//li[@aria-current='step'][contains(., '{}')]",
            self.word("Forseglet")
        ))
        .await;
    }

    /// Shows another paper of the meeting. Its radio button lies hidden under its name, which is what is clicked.
    pub async fn turn_to_paper(&self, name: &str) {
        let paper = format!(
            "//*[@role='radiogroup']/label[normalize-space()='{}']",
            self.word(name)
        );
        self.click_at(&paper).await;
    }

    /// Waits until the paper is turned to this page, counted from one.
    pub async fn paper_is_at(&self, page: usize) {
        let place =
            format!("//*[contains(@class, 'paper-place')][starts-with(normalize-space(), '{page} ')]");
        self.sees(&place).await;
    }

    /// Waits until every page of the paper that is in view is drawn.
    pub async fn paper_is_drawn(&self) {
        let drawn = "const view = document.querySelector('.paper')?.getBoundingClientRect()
            const isSeen = (page) => {
              const { top, bottom } = page.getBoundingClientRect()
              return bottom > view.top && top < view.bottom
            }
            const seen = view ? [...document.querySelectorAll('.paper-page')].filter(isSeen) : []
            return seen.length > 0 && seen.every((page) => page.querySelector('[data-drawn]'))";
        let deadline = Instant::now() + PATIENCE;
        while self.page.execute(drawn, Vec::new()).await.unwrap() != true {
            if Instant::now() > deadline {
                self.give_up("the paper is not drawn").await;
            }
            sleep(PAUSE).await;
        }
    }

    /// The paper, where it is read as text.
    pub async fn paper(&self) -> String {
        let paper = self.sees("//*[contains(@class, 'paper-text')]").await;
        let text = paper.text().await.unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until the paper, where it is read as text, has this in it.
    pub async fn paper_reads(&self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.paper().await.contains(text) {
            if Instant::now() > deadline {
                self.give_up(&format!("the paper does not read «{text}»")).await;
            }
            sleep(PAUSE).await;
        }
    }
}
