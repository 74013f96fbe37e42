//! What the file says of itself, and what Word must know to open it as it was meant.

use pdf::{Document, one_line};

use crate::{
    namespace,
    run::language_tag,
    xml::{Element, element, value},
};

/// Title, author and dates (ECMA-376, part 2, 11).
pub(crate) fn core(document: &Document) -> Element {
    let text = |name, words: &str| {
        let words = one_line(words);
        (!words.is_empty()).then(|| element(name).saying(words))
    };
    let made = document.created.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let date = |name| {
        element(name)
            .having("xsi:type", "dcterms:W3CDTF")
            .saying(made.as_str())
    };
    element("cp:coreProperties")
        .having("xmlns:cp", namespace::CORE)
        .having("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .having("xmlns:dcterms", "http://purl.org/dc/terms/")
        .having("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with(text("dc:title", &document.title))
        .with(text("dc:subject", &document.subject))
        .with(text("dc:creator", &document.author))
        .with(text("dc:language", document.language.tag()))
        .with(text("cp:contentStatus", &document.mark))
        .with([date("dcterms:created"), date("dcterms:modified")])
}

/// Laid out as Word 2013 and later do, which is what the programs of today agree on.
pub(crate) fn settings(document: &Document) -> Element {
    let mode = element("w:compatSetting")
        .having("w:name", "compatibilityMode")
        .having("w:uri", "http://schemas.microsoft.com/office/word")
        .having("w:val", 15);
    element("w:settings").having("xmlns:w", namespace::WORD).with([
        element("w:compat").with([mode]),
        value("w:themeFontLang", language_tag(&document.language)),
    ])
}
