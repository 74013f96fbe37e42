//! The paper being written: what it is about, what was asked for, and the words of its målform.

use domain::Moeteinnhold;
use serde::Serialize;
use texts::{Texts, Value};

use crate::Options;

/// What every part of a document is written from.
pub(crate) struct Paper<'a> {
    /// The meeting; for a public document already without what is exempt.
    pub content: &'a Moeteinnhold,
    /// What was asked for.
    pub options: &'a Options,
    /// The words of the body's målform.
    pub texts: &'static Texts,
}

impl<'a> Paper<'a> {
    pub(crate) fn new(content: &'a Moeteinnhold, options: &'a Options) -> Self {
        Self {
            content,
            options,
            texts: Texts::of(content.utvalg.maalform),
        }
    }

    /// A sentence with its variables.
    pub(crate) fn say(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.texts.get(id, values)
    }

    /// A word or a sentence without variables.
    pub(crate) fn word(&self, id: &str) -> String {
        self.texts.word(id)
    }

    /// The word for a value of a closed list, with a capital.
    pub(crate) fn term(&self, kind: &str, value: &impl Serialize) -> String {
        self.texts.term(kind, value)
    }

    /// True when the paper is for everybody.
    pub(crate) fn is_public(&self) -> bool {
        self.options.art.is_public()
    }

    /// The body as the subject of a sentence: its short name, or «utvalget».
    pub(crate) fn body(&self) -> String {
        self.content
            .utvalg
            .kortnavn
            .clone()
            .unwrap_or_else(|| self.word("dok-utvalget"))
    }

    /// All bodies that meet, each as `name` says it.
    pub(crate) fn bodies(&self, name: impl Fn(&domain::Utvalg) -> String) -> String {
        let content = self.content;
        let names: Vec<_> = std::iter::once(&content.utvalg)
            .chain(&content.felles_med)
            .map(name)
            .collect();
        enumerated(&names)
    }
}

/// «A», «A og B», «A, B og C»: the same word in both målformer.
pub(crate) fn enumerated(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// With a small first letter, for a word that moves into a sentence.
pub(crate) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// With a capital first letter, for a sentence that begins with a typed word.
pub(crate) fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Ended with a full stop, unless it already ends a sentence.
pub(crate) fn ended(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '»']) {
        text.into()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_one_says_them() {
        let names = ["Å".to_string(), "B".into(), "C".into()];
        let said: Vec<_> = (0..=3).map(|n| enumerated(&names[..n])).collect();
        assert_eq!(said, ["", "Å", "Å og B", "Å, B og C"]);
    }

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(
            [ended(" a "), ended("a."), ended("«a»"), ended("")],
            ["a.", "a.", "«a»", ""]
        );
    }

    #[test]
    fn only_the_first_letter_changes_its_size() {
        assert_eq!(
            (lower("Ánná Elle"), upper("øving i mars")),
            ("ánná Elle".into(), "Øving i mars".into())
        );
    }
}
