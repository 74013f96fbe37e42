//! What the window says. Journeys are written in bokmål; on a nynorsk desk each word is looked up, by the text it has
//! in bokmål, among the window's own texts, so that the same verbs serve both målformer.

use std::{collections::HashMap, sync::OnceLock};

/// The files of one målform that the window reads.
macro_rules! files {
    ($maalform:literal) => {
        [
            include_str!(concat!("../../assets/locales/ui.", $maalform, ".ftl")),
            include_str!(concat!("../../assets/locales/moete.", $maalform, ".ftl")),
            include_str!(concat!("../../assets/locales/ord.", $maalform, ".ftl")),
        ]
    };
}

/// What the window says in nynorsk where it says this in bokmål; what it does not say itself stays as it is.
pub(crate) fn in_nynorsk(said: &str) -> String {
    static BOTH: OnceLock<Vec<[Message; 2]>> = OnceLock::new();
    BOTH.get_or_init(both)
        .iter()
        .find_map(|[bokmaal, nynorsk]| Some(nynorsk.say(&bokmaal.hear(said)?)))
        .unwrap_or_else(|| said.to_owned())
}

/// Every message in both målformer, those with the most words of their own first.
fn both() -> Vec<[Message; 2]> {
    let [bokmaal, nynorsk] = [files!("nb"), files!("nn")].map(|files| messages(&files));
    let mut both: Vec<_> = bokmaal
        .iter()
        .filter_map(|(id, text)| Some([Message::read(text)?, Message::read(nynorsk.get(id)?)?]))
        .collect();
    both.sort_by_key(|[bokmaal, _]| std::cmp::Reverse(bokmaal.letters()));
    both
}

/// The messages that stand on one line, by their names.
fn messages(files: &[&'static str]) -> HashMap<&'static str, &'static str> {
    let lines = files.iter().flat_map(|file| file.lines());
    lines.filter_map(|line| line.split_once(" = ")).collect()
}

/// `Ta opp sak { $nummer }`: the words, and between them the names of what varies.
struct Message {
    words: Vec<String>,
    names: Vec<&'static str>,
}

impl Message {
    /// None for what has no words of its own.
    fn read(text: &'static str) -> Option<Self> {
        let (mut words, mut names) = (vec![], vec![]);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (inside, after) = after.split_once('}')?;
            words.push(spaced(before));
            names.push(inside.split_once('$')?.1.trim_matches([' ', ')']));
            rest = after;
        }
        words.push(spaced(rest));
        let message = Self { words, names };
        (message.letters() > 1).then_some(message)
    }

    fn letters(&self) -> usize {
        let letters = |words: &String| words.chars().filter(|c| c.is_alphabetic()).count();
        self.words.iter().map(letters).sum()
    }

    /// What varies in `said`, when it is this message.
    fn hear<'a>(&self, said: &'a str) -> Option<HashMap<&'static str, &'a str>> {
        let mut rest = said.strip_prefix(self.words[0].as_str())?;
        let mut heard = HashMap::new();
        let last = self.names.len();
        for (n, name) in self.names.iter().enumerate() {
            let words = self.words[n + 1].as_str();
            // What varies may hold a full stop itself: `11.12.`
            let end = if n + 1 == last {
                rest.rfind(words)?
            } else {
                rest.find(words)?
            };
            heard.insert(*name, &rest[..end]);
            rest = &rest[end + words.len()..];
        }
        rest.is_empty().then_some(heard)
    }

    fn say(&self, heard: &HashMap<&str, &str>) -> String {
        let varies = self
            .names
            .iter()
            .map(|name| heard.get(name).copied().unwrap_or_default());
        let mut said = self.words[0].clone();
        for (value, words) in varies.zip(&self.words[1..]) {
            said.push_str(value);
            said.push_str(words);
        }
        said
    }
}

/// What the page reads is compared with every white space as a space.
fn spaced(words: &str) -> String {
    words.replace('\u{a0}', " ")
}
