//! What somebody looks for: words by their beginning, and where they stand in a text.

use std::{fmt::Write as _, ops::Range};

use unicode_normalization::UnicodeNormalization;

use super::Part;

/// Words beyond these are not searched for: somebody has pasted a page.
const MOST_WORDS: usize = 24;

/// As many words as an excerpt shows.
const SHOWN: usize = 16;

/// The words of a query.
pub(super) struct Wanted {
    words: Vec<Word>,
}

/// One word as typed. What stands between blanks may hold several that must follow each other: `28/26`.
struct Word {
    typed: String,
    /// The words the index knows, in small letters.
    pieces: Vec<String>,
    /// The last piece need only be the beginning of a word.
    is_beginning: bool,
}

/// A match: the tokens it covers, and which of the wanted words it is.
struct Match {
    tokens: Range<usize>,
    word: usize,
}

impl Wanted {
    /// The words of a query, nothing when it has none. A single letter is a word of its own, and all others
    /// are beginnings.
    pub(super) fn from(query: &str) -> Option<Self> {
        let query: String = query.nfc().collect();
        let words: Vec<_> = query
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .take(MOST_WORDS)
            .map(|word| Word {
                typed: word.to_owned(),
                pieces: tokens(word).map(|token| small(&word[token]).collect()).collect(),
                is_beginning: word.chars().nth(1).is_some(),
            })
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// The same in the language of FTS5.
    pub(super) fn expression(&self) -> String {
        let mut expression = String::new();
        for word in &self.words {
            let star = if word.is_beginning { "*" } else { "" };
            // Writing to a String cannot fail.
            let _ = write!(expression, "\"{}\"{star} ", word.typed.replace('"', "\"\""));
        }
        expression
    }

    /// The place in these texts where most of the words stand together; of equal places the first.
    ///
    /// FTS5 has a function for this, but it looks every word up in the index once more: as long as the whole
    /// search when words stand everywhere.
    pub(super) fn excerpt(&self, texts: [&str; 3]) -> Vec<Part> {
        let mut best: Option<(usize, Vec<Part>)> = None;
        for text in texts {
            let tokens: Vec<_> = tokens(text).collect();
            let matches = self.matches(text, &tokens);
            let Some((found, place)) = self.densest(&matches) else {
                continue;
            };
            if best.as_ref().is_none_or(|(most, _)| *most < found) {
                best = Some((found, cut(text, &tokens, &matches, place)));
            }
            if found == self.words.len() {
                break;
            }
        }
        best.map(|(_, parts)| parts).unwrap_or_default()
    }

    /// Every match, in the order of the text.
    fn matches(&self, text: &str, tokens: &[Range<usize>]) -> Vec<Match> {
        let mut matches = Vec::new();
        for first in 0..tokens.len() {
            for (word, wanted) in self.words.iter().enumerate() {
                if let Some(covered) = tokens.get(first..first + wanted.pieces.len())
                    && wanted.is(text, covered)
                {
                    let tokens = first..first + covered.len();
                    matches.push(Match { tokens, word });
                }
            }
        }
        matches
    }

    /// How many different words stand together where most do, and the tokens from the first to the last of
    /// them.
    fn densest(&self, matches: &[Match]) -> Option<(usize, Range<usize>)> {
        let mut best: Option<(usize, Range<usize>)> = None;
        for (n, first) in matches.iter().enumerate() {
            let mut seen = vec![false; self.words.len()];
            let mut end = first.tokens.end;
            for near in &matches[n..] {
                if near.tokens.end > first.tokens.start + SHOWN {
                    break;
                }
                if !std::mem::replace(&mut seen[near.word], true) {
                    end = end.max(near.tokens.end);
                }
            }
            let found = seen.into_iter().filter(|seen| *seen).count().max(1);
            if best.as_ref().is_none_or(|(most, _)| *most < found) {
                best = Some((found, first.tokens.start..end));
            }
            if found == self.words.len() {
                break;
            }
        }
        best
    }
}

impl Word {
    fn is(&self, text: &str, tokens: &[Range<usize>]) -> bool {
        let last = self.pieces.len().saturating_sub(1);
        (0..).zip(tokens).zip(&self.pieces).all(|((n, token), piece)| {
            let mut said = small(&text[token.clone()]);
            piece.chars().all(|c| said.next() == Some(c))
                && ((n == last && self.is_beginning) || said.next().is_none())
        })
    }
}

/// The words of a text as the index parts them: letters and digits, and what is set above them.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c: char| !c.is_alphanumeric() && !is_mark(c));
        rest = length.map_or(text.len(), |length| start + length);
        Some(start..rest)
    })
}

/// Marks set above a letter that has no form of its own with them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn small(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().flat_map(char::to_lowercase)
}

/// The words around a place, from the beginning of its sentence when that is near.
fn cut(text: &str, tokens: &[Range<usize>], matches: &[Match], place: Range<usize>) -> Vec<Part> {
    let room = SHOWN.saturating_sub(place.len());
    let begins_sentence = |token: usize| {
        let before = token.checked_sub(1).and_then(|n| tokens.get(n));
        let here = tokens.get(token).map_or(text.len(), |here| here.start);
        before.is_none_or(|before| text[before.end..here].contains(['.', ':', '!', '?', '\n']))
    };
    let start = (place.start.saturating_sub(room)..=place.start)
        .rev()
        .find(|token| begins_sentence(*token))
        .unwrap_or_else(|| place.start.saturating_sub(room / 2));
    let end = (start + SHOWN).min(tokens.len()).max(place.end);

    let mut parts = Parts::default();
    let mut at = tokens.get(start).map_or(0, |token| token.start);
    if start > 0 {
        parts.add("…", false);
    } else {
        at = 0;
    }
    let mut shown = start;
    for found in matches {
        // One word may be the beginning of another that is looked for too.
        let from = found.tokens.start.max(shown);
        if from >= found.tokens.end || found.tokens.end > end {
            continue;
        }
        let (first, last) = (tokens[from].start, tokens[found.tokens.end - 1].end);
        parts.add(&text[at..first], false);
        parts.add(&text[first..last], true);
        (at, shown) = (last, found.tokens.end);
    }
    if end == tokens.len() {
        parts.add(&text[at..], false);
    } else {
        parts.add(&text[at..tokens[end - 1].end], false);
        parts.add("…", false);
    }
    parts.0
}

#[derive(Default)]
struct Parts(Vec<Part>);

impl Parts {
    fn add(&mut self, text: &str, hit: bool) {
        match self.0.last_mut() {
            Some(last) if last.hit == hit => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Part {
                text: text.into(),
                hit,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Wanted};

    fn excerpt(query: &str, texts: [&str; 3]) -> String {
        let parts = Wanted::from(query).unwrap().excerpt(texts);
        let marked = |part: &Part| {
            if part.hit {
                format!("[{}]", part.text)
            } else {
                part.text.clone()
            }
        };
        parts.iter().map(marked).collect()
    }

    #[test]
    fn words_are_marked_whole_by_their_beginning_in_large_and_small_letters() {
        assert_eq!(
            excerpt("ØST legev", ["Legevakten i Øst", "", ""]),
            "[Legevakten] i [Øst]"
        );
        assert_eq!(excerpt("i", ["Innkalling i Øst", "", ""]), "Innkalling [i] Øst");
        assert_eq!(excerpt("ášš", ["(Ášši)", "", ""]), "([Ášši])");
    }

    #[test]
    fn a_number_in_two_parts_is_marked_as_one() {
        assert_eq!(
            excerpt("28/2", ["Sak 28 av 26, se 28/26.", "", ""]),
            "Sak 28 av 26, se [28/26]."
        );
        assert_eq!(excerpt("28/26", ["", "28/26", "28 av 26"]), "[28/26]");
    }

    #[test]
    fn the_place_where_most_of_the_words_stand_is_shown_and_the_title_before_others() {
        let body = "Planen er god. Øvelsen ble holdt. Planen for øvelsen vedtas.";
        assert_eq!(excerpt("plan", ["Plan", "", body]), "[Plan]");
        assert_eq!(
            excerpt("plan øvels", ["Plan", "", body]),
            "[Planen] er god. [Øvelsen] ble holdt. [Planen] for [øvelsen] vedtas."
        );
    }

    #[test]
    fn a_long_text_is_shown_from_the_beginning_of_the_sentence_and_says_that_there_is_more() {
        let body = format!(
            "{}Nå kommer det. {}",
            "Ord og ord. ".repeat(20),
            "Mer og mer. ".repeat(20)
        );
        let shown = excerpt("komm", ["", "", &body]);
        assert!(shown.starts_with("…Nå [kommer] det. Mer og mer."), "{shown}");
        assert!(shown.ends_with('…'), "{shown}");
        let endless = "ord ".repeat(100);
        let shown = excerpt("midt", ["", "", &format!("{endless}midt {endless}")]);
        assert_eq!(shown, format!("…{}[midt]{}…", "ord ".repeat(7), " ord".repeat(8)));
    }

    #[test]
    fn two_wanted_words_that_are_one_in_the_text_mark_it_once() {
        assert_eq!(excerpt("plan planen", ["Planen", "", ""]), "[Planen]");
        assert_eq!(excerpt("a/b b", ["a/b b", "", ""]), "[a/b] [b]");
    }

    #[test]
    fn what_stands_nowhere_gives_no_excerpt() {
        assert_eq!(excerpt("plan", ["Øvelse", "", "…"]), "");
    }
}
