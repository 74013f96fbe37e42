//! Runs of text: style, language, and where they lead.

use std::collections::HashMap;

use pdf::{Language, Link, Span, plain_text};

use crate::{
    package::Relations,
    style::LINK,
    xml::{Element, element, value},
};

/// The runs of some text; `bold` where all of it is. `places` numbers what links lead to.
pub(crate) fn runs(
    spans: &[Span],
    bold: bool,
    places: &HashMap<&str, usize>,
    relations: &mut Relations,
) -> Vec<Element> {
    let mut out = Vec::new();
    for span in spans {
        let text = plain_text(&span.text);
        if text.is_empty() {
            continue;
        }
        let run = element("w:r").with([properties(span, bold)]).with(words(&text));
        out.push(match &span.link {
            None => run,
            Some(Link::Web(address)) => element("w:hyperlink")
                .having("r:id", relations.address(&Link::in_ascii(address)))
                .with([run]),
            Some(Link::Place(name)) => match places.get(name.as_str()) {
                Some(place) => element("w:hyperlink")
                    .having("w:anchor", bookmark(*place))
                    .with([run]),
                None => run,
            },
        });
    }
    out
}

/// A run in the style around it.
pub(crate) fn plain(text: &str) -> Element {
    element("w:r").with(words(&plain_text(text)))
}

/// The name of a place: Word allows only letters, digits and `_`, and not many of them.
pub(crate) fn bookmark(place: usize) -> String {
    format!("sted{place}")
}

/// The language's tag as Word knows it: with a country.
pub(crate) fn language_tag(language: &Language) -> &str {
    match language {
        Language::Se => "se-NO",
        Language::En => "en-GB",
        other => other.tag(),
    }
}

fn properties(span: &Span, bold: bool) -> Element {
    let link = span.link.is_some().then(|| value("w:rStyle", LINK));
    let bold = (span.bold || bold).then(|| [element("w:b"), element("w:bCs")]);
    let italic = span.italic.then(|| [element("w:i"), element("w:iCs")]);
    let language = span.language.as_ref().map(|it| value("w:lang", language_tag(it)));
    element("w:rPr")
        .with(link)
        .with(bold.into_iter().flatten())
        .with(italic.into_iter().flatten())
        .with(language)
}

/// The words, a line of them at a time.
fn words(text: &str) -> Vec<Element> {
    let mut out = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push(element("w:br"));
        }
        if !line.is_empty() {
            out.push(element("w:t").having("xml:space", "preserve").saying(line));
        }
    }
    out
}
