//! What a secretary does.

use fantoccini::{
    Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    error::CmdError,
};

use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::{
    Desk,
    accessible::{PATIENCE, PAUSE},
    keys::chord,
};

impl Desk {
    /// Clicks the control of this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        let deadline = Instant::now() + PATIENCE;
        // What is still moving, or has just been drawn anew, is clicked when it rests.
        while let Err(why) = self.hit(&self.control(role, name).await).await {
            if Instant::now() > deadline {
                let why = format!("{role} «{name}» cannot be clicked: {why:?}");
                self.give_up(&why).await;
            }
            sleep(PAUSE).await;
        }
    }

    /// Clicks what has no name of its own, by its `XPath`.
    pub async fn click_at(&self, path: &str) {
        let deadline = Instant::now() + PATIENCE;
        while let Err(why) = self.hit(&self.sees(path).await).await {
            if Instant::now() > deadline {
                self.give_up(&format!("{path} cannot be clicked: {why:?}")).await;
            }
            sleep(PAUSE).await;
        }
    }

    /// Scrolls to it and clicks it; the driver itself does not scroll what is inside the page.
    async fn hit(&self, target: &Element) -> Result<(), CmdError> {
        const SHOW: &str = "arguments[0].scrollIntoView({ block: 'center' })";
        self.page.execute(SHOW, vec![json!(target)]).await?;
        target.click().await
    }

    /// Writes into the field with this label, over what stood there, and leaves it, so that it saves.
    pub async fn fill(&self, label: &str, text: &str) {
        self.click("textbox", label).await;
        self.overwrite(text).await;
        self.press("Tab").await;
    }

    /// Writes where the keyboard is, over all that stood there.
    async fn overwrite(&self, text: &str) {
        self.press("Ctrl+A").await;
        if text.is_empty() {
            self.press("Delete").await;
        } else {
            self.write(text).await;
        }
    }

    /// Chooses an option in the list with this label.
    pub async fn choose(&self, label: &str, option: &str) {
        let list = self.list(label).await;
        let option = format!(".//option[normalize-space()='{}']", self.word(option));
        list.find(Locator::XPath(&option))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
    }

    /// The list with this label; the browser's driver has no role for it.
    pub async fn list(&self, label: &str) -> Element {
        let label = self.word(label);
        let labelled = format!("@aria-label='{label}' or @id=//label[normalize-space()='{label}']/@for");
        self.sees(&format!(
            "//select[{labelled}][not(//dialog[@open]) or ancestor::dialog]"
        ))
        .await
    }

    /// Writes into the editor with this label, over what stood there.
    pub async fn compose(&self, label: &str, text: &str) {
        self.click("textbox", label).await;
        self.overwrite(text).await;
        self.reads(text).await;
    }

    /// Types where the keyboard is.
    pub async fn write(&self, text: &str) {
        self.page
            .active_element()
            .await
            .unwrap()
            .send_keys(text)
            .await
            .unwrap();
    }

    /// Presses keys together: `Ctrl+K`, `Alt+ArrowUp`, `Escape`.
    pub async fn press(&self, keys: &str) {
        let keys = chord(keys);
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let pressed = down
            .chain(up)
            .fold(KeyActions::new("keyboard".into()), InputSource::then);
        self.page.perform_actions(pressed).await.unwrap();
    }
}
