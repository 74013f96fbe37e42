//! What a secretary does.

use fantoccini::{
    Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
};

use crate::{Desk, keys::chord};

impl Desk {
    /// Clicks the control of this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        self.control(role, name).await.click().await.unwrap();
    }

    /// Writes into the field with this label, over what stood there, and leaves it, so that it saves.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.control("textbox", label).await;
        self.fill_in(&field, text).await;
    }

    /// As [`Desk::fill`], for a field that has been found already.
    pub async fn fill_in(&self, field: &Element, text: &str) {
        field.click().await.unwrap();
        self.press("Ctrl+A").await;
        if text.is_empty() {
            self.press("Delete").await;
        } else {
            field.send_keys(text).await.unwrap();
        }
        self.press("Tab").await;
    }

    /// Chooses an option in the list with this label.
    pub async fn choose(&self, label: &str, option: &str) {
        let list = self.control("combobox", label).await;
        let option = format!(".//option[normalize-space(.)='{option}']");
        list.find(Locator::XPath(&option))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
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
