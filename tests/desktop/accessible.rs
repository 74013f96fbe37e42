//! Controls by role and accessible name, both as the browser computes them for a screen reader.

use std::time::Duration;

use fantoccini::{Client, elements::Element, wd::WebDriverCompatibleCommand};
use http::Method;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};
use url::{ParseError, Url};

use crate::Desk;

/// Long enough for a busy machine; a journey that succeeds never waits for it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
pub(crate) const PAUSE: Duration = Duration::from_millis(50);

/// The element key of the `WebDriver` standard (§12).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Desk {
    /// Waits for the one visible control of this role and name.
    pub async fn control(&self, role: &str, name: &str) -> Element {
        self.wait_for_control(None, role, name).await
    }

    /// Waits for the one visible control of this role and name inside another one: a row, a dialog.
    pub async fn control_in(&self, place: &Element, role: &str, name: &str) -> Element {
        self.wait_for_control(Some(place), role, name).await
    }

    /// Is a visible control of this role and name there now?
    pub async fn has(&self, role: &str, name: &str) -> bool {
        !self.controls(None, role, name).await.is_empty()
    }

    async fn wait_for_control(&self, place: Option<&Element>, role: &str, name: &str) -> Element {
        let deadline = Instant::now() + PATIENCE;
        let why = loop {
            let mut found = self.controls(place, role, name).await;
            match found.len() {
                1 => return found.remove(0),
                0 if Instant::now() < deadline => sleep(PAUSE).await,
                0 => break format!("there is no {role} «{name}»"),
                many => break format!("{many} controls are {role} «{name}»"),
            }
        };
        self.give_up(&why).await
    }

    /// The page names the candidates quickly; the browser has the last word on each.
    async fn controls(&self, place: Option<&Element>, role: &str, name: &str) -> Vec<Element> {
        let name = &self.word(name);
        let arguments = vec![json!(place), json!(candidates(role)), json!(name)];
        // A page that is just being left has no controls.
        let candidates = self
            .page
            .execute(CANDIDATES, arguments)
            .await
            .unwrap_or(Value::Null);
        let mut controls = Vec::new();
        for candidate in candidates.as_array().into_iter().flatten() {
            let id = candidate[ELEMENT].as_str().unwrap().to_owned();
            // An element that left the page in the meantime is no control of it.
            let is_it = is_said(&self.page, &id, "computedrole", role).await
                && is_said(&self.page, &id, "computedlabel", name).await;
            if is_it {
                controls.push(Element::from_element_id(self.page.clone(), id.into()));
            }
        }
        controls
    }
}

/// The role and the name of the element that has the keyboard.
pub(crate) async fn focused(page: &Client) -> (String, String) {
    let id = page.active_element().await.unwrap().element_id().to_string();
    (
        said(page, &id, "computedrole").await.unwrap(),
        said(page, &id, "computedlabel").await.unwrap(),
    )
}

async fn is_said(page: &Client, id: &str, what: &'static str, expected: &str) -> bool {
    said(page, id, what).await.is_some_and(|said| said == expected)
}

async fn said(page: &Client, id: &str, what: &'static str) -> Option<String> {
    let answer = page
        .issue_cmd(Computed {
            id: id.to_owned(),
            what,
        })
        .await
        .ok()?;
    Some(answer.as_str()?.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Get Computed Role and Get Computed Label of the `WebDriver` standard (§12.4.8, §12.4.9).
#[derive(Debug)]
struct Computed {
    id: String,
    what: &'static str,
}

impl WebDriverCompatibleCommand for Computed {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/element/{}/{}",
            session.unwrap_or_default(),
            self.id,
            self.what
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}

/// What may have the role, so that not every element of a page has to be asked.
fn candidates(role: &str) -> Value {
    let native = match role {
        "button" => "button, summary, input[type=button], input[type=submit]",
        "link" => "a[href]",
        "textbox" => "input, textarea, [contenteditable=true]",
        "searchbox" | "spinbutton" | "switch" | "checkbox" | "radio" => "input",
        "combobox" => "select, input",
        "listbox" => "select",
        "option" => "option",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "table" => "table",
        "row" => "tr",
        "cell" => "td",
        "columnheader" | "rowheader" => "th",
        "dialog" => "dialog",
        "group" => "fieldset, details",
        "list" => "ul, ol",
        "listitem" => "li",
        "navigation" => "nav",
        "main" => "main",
        "img" => "img, svg",
        _ => "",
    };
    let explicit = format!("[role={role}]");
    if native.is_empty() {
        json!(explicit)
    } else {
        json!(format!("{native}, {explicit}"))
    }
}

/// Of the candidates: those that can be seen, behind no modal dialog, and whose name could be the one looked for.
const CANDIDATES: &str = r"
    const [place, css, name] = arguments
    const plain = (text) => text.replace(/\s+/g, ' ').trim()
    const parts = (e) => [
        e.textContent, e.ariaLabel, e.title, e.placeholder, e.value, e.alt,
        ...[...(e.labels ?? [])].map((label) => label.textContent),
        ...(e.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
        e.querySelector('caption, legend, title')?.textContent,
    ]
    const first = plain(name).split(' ')[0]
    const scope = place ?? [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    return [scope, ...scope.querySelectorAll(css)].filter((e) => e !== document && e.matches(css)).filter((e) =>
        e.checkVisibility({ visibilityProperty: true }) &&
        parts(e).some((part) => typeof part === 'string' && part.includes(first)))
";
