//! What a secretary sees, and what she would miss.

use std::{fs, path::PathBuf};

use fantoccini::{Locator, elements::Element};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::{
    Desk,
    accessible::{self, PATIENCE, PAUSE},
    driver::built,
};

const READS: &str = "return document.body.innerText";

/// `WebKit` hands over a picture when it has drawn the next one, and without a graphics card it draws nothing anew that
/// nobody touches. So the page is stirred for two seconds, too little to be seen.
const STIR: &str = "let turns = 80;
    const timer = setInterval(() => {
        document.documentElement.style.opacity = turns % 2 ? '0.999' : '';
        if (--turns < 0) clearInterval(timer);
    }, 25);";

impl Desk {
    /// Waits until the page reads this somewhere.
    pub async fn reads(&self, text: &str) {
        let text = &self.word(text);
        self.wait_until(
            |page| page.contains(text),
            &format!("the page does not read «{text}»"),
        )
        .await;
    }

    /// Waits until the page reads this nowhere.
    pub async fn no_longer_reads(&self, text: &str) {
        let text = &self.word(text);
        self.wait_until(
            |page| !page.contains(text),
            &format!("the page still reads «{text}»"),
        )
        .await;
    }

    /// All the visible text, with every run of white space as one space.
    pub async fn text(&self) -> String {
        // A page that is just being left reads nothing.
        let text = self.page.execute(READS, vec![]).await.unwrap_or_default();
        text.as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What stands in the field with this label.
    pub async fn value(&self, label: &str) -> String {
        self.control("textbox", label)
            .await
            .prop("value")
            .await
            .unwrap()
            .unwrap_or_default()
    }

    /// Waits until what stands in the field with this label ends so.
    pub async fn field_ends(&self, label: &str, end: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.value(label).await.ends_with(end) {
            if Instant::now() > deadline {
                self.give_up(&format!("«{label}» does not end with «{end}»"))
                    .await;
            }
            sleep(PAUSE).await;
        }
    }

    /// Role and name of what has the keyboard.
    pub async fn focus(&self) -> (String, String) {
        accessible::focused(&self.page).await
    }

    /// Waits for something that can be seen and has no role of its own, by its `XPath`.
    pub async fn sees(&self, path: &str) -> Element {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Ok(found) = self.page.find(Locator::XPath(path)).await
                && found.is_displayed().await.unwrap_or(false)
            {
                return found;
            }
            if Instant::now() > deadline {
                self.give_up(&format!("there is nothing at {path}")).await;
            }
            sleep(PAUSE).await;
        }
    }

    /// Waits until nothing is at this `XPath`.
    pub async fn is_gone(&self, path: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.page.find(Locator::XPath(path)).await.is_ok() {
            if Instant::now() > deadline {
                self.give_up(&format!("there is still something at {path}")).await;
            }
            sleep(PAUSE).await;
        }
    }

    /// Waits until this control has the keyboard.
    pub async fn has_focus(&self, role: &str, name: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let focus = self.focus().await;
            if focus == (role.to_owned(), self.word(name)) {
                return;
            }
            if Instant::now() > deadline {
                let why = format!("the keyboard is at {focus:?}, not at {role} «{name}»");
                self.give_up(&why).await;
            }
            sleep(PAUSE).await;
        }
    }

    /// Keeps a picture of the window in the target directory, as `shots/NAME.png`.
    pub async fn shoot(&self, name: &str) -> PathBuf {
        let shots = built().parent().unwrap().join("shots");
        fs::create_dir_all(&shots).unwrap();
        let file = shots.join(name).with_extension("png");
        self.page.execute(STIR, vec![]).await.unwrap();
        fs::write(&file, self.page.screenshot().await.unwrap()).unwrap();
        file
    }

    /// Asserts that axe, the accessibility checker, finds no fault on the page as it is.
    pub async fn is_accessible(&self) {
        let axe = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../ui/node_modules/axe-core/axe.min.js"
        );
        self.page
            .execute(&fs::read_to_string(axe).expect("axe-core of ui/"), vec![])
            .await
            .unwrap();
        let faults = self.page.execute_async(AXE, vec![]).await.unwrap();
        assert_eq!(faults, json!([]), "faults of accessibility");
    }

    /// Fails the journey with what can be seen, in words and in `shots/given-up.png`.
    pub(crate) async fn give_up(&self, why: &str) -> ! {
        let picture = self.shoot("given-up").await;
        let complaints = self
            .page
            .execute("return window.probe", vec![])
            .await
            .unwrap_or(Value::Null);
        panic!(
            "{why}\nThe page reads: {}\nIt complains: {complaints}\nPicture: {}",
            self.text().await,
            picture.display()
        );
    }

    async fn wait_until(&self, is_so: impl Fn(&str) -> bool, otherwise: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(&self.text().await) {
            if Instant::now() > deadline {
                self.give_up(otherwise).await;
            }
            sleep(PAUSE).await;
        }
    }
}

const AXE: &str = "
    const done = arguments[arguments.length - 1]
    axe.run().then(
        ({ violations }) => done(violations.map((v) => [v.id, v.help, v.nodes.map((n) => n.html)])),
        (error) => done(String(error)))
";
