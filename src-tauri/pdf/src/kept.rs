//! The lines of texts that were broken before: beside the text a paper is made anew after every few words, and says nearly
//! all of it again.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::color::Ink;
use crate::error::PdfError;
use crate::fonts::Fonts;
use crate::layout::style::TextStyle;
use crate::lines::{self, Line};
use crate::span::{Language, Span};

/// So many glyphs are kept, and up to as many of those asked for before them: a hundred pages, in about five megabytes.
const MOST_KEPT: usize = 200_000;

static KEPT: Mutex<Kept> = Mutex::new(Kept::new());

/// The same as [`lines::lines`], and kept for when it is asked for again.
pub(crate) fn lines(
    fonts: &Fonts,
    language: &Language,
    spans: &[Span],
    style: TextStyle,
    width: f32,
) -> Result<Vec<Line>, PdfError> {
    let manner = Manner::of(language, style, width);
    if let Some(lines) = kept().find(manner, spans) {
        return Ok(lines);
    }
    let lines = lines::lines(fonts, language, spans, style, width)?;
    kept().keep(manner, spans.into(), lines.clone());
    Ok(lines)
}

fn kept() -> MutexGuard<'static, Kept> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All that lines depend on besides their text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Manner {
    width: u32,
    size: u32,
    bold: bool,
    ink: Ink,
    hyphenated: bool,
    norwegian: bool,
}

impl Manner {
    fn of(language: &Language, style: TextStyle, width: f32) -> Self {
        let TextStyle {
            size,
            leading: _,
            bold,
            ink,
            hyphenated,
        } = style;
        Self {
            width: width.to_bits(),
            size: size.to_bits(),
            bold,
            ink,
            hyphenated,
            norwegian: language.is_norwegian(),
        }
    }
}

type Texts<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;
type Broken = Texts<Manner, Texts<Box<[Span]>, Vec<Line>>>;

/// What was asked for lately; when that is much, what was asked for before it is forgotten.
struct Kept {
    lately: Broken,
    before: Broken,
    /// How many glyphs there are in what was asked for lately.
    glyphs: usize,
}

impl Kept {
    const fn new() -> Self {
        Self {
            lately: Broken::with_hasher(BuildHasherDefault::new()),
            before: Broken::with_hasher(BuildHasherDefault::new()),
            glyphs: 0,
        }
    }

    fn find(&mut self, manner: Manner, spans: &[Span]) -> Option<Vec<Line>> {
        if let Some(lines) = self.lately.get(&manner).and_then(|texts| texts.get(spans)) {
            return Some(lines.clone());
        }
        let (spans, lines) = self.before.get_mut(&manner)?.remove_entry(spans)?;
        self.keep(manner, spans, lines.clone());
        Some(lines)
    }

    fn keep(&mut self, manner: Manner, spans: Box<[Span]>, lines: Vec<Line>) {
        let runs = lines.iter().flat_map(|line| &line.runs);
        let glyphs: usize = runs.map(|(_, run)| run.glyphs.len()).sum();
        if glyphs > MOST_KEPT {
            return;
        }
        if self.glyphs + glyphs > MOST_KEPT {
            self.before = std::mem::take(&mut self.lately);
            self.glyphs = 0;
        }
        self.glyphs += glyphs;
        self.lately.entry(manner).or_default().insert(spans, lines);
    }
}

#[cfg(test)]
mod tests {
    use crate::color::Ink;
    use crate::fonts::Fonts;
    use crate::layout::style::{BODY, LEAD, TextStyle};
    use crate::lines::{Line, ShapedText};
    use crate::span::{Language, Link, Span};

    use super::{MOST_KEPT, lines};

    fn shown(lines: &[Line]) -> String {
        format!("{lines:?}")
    }

    #[test]
    fn a_kept_text_is_told_from_one_that_differs_in_how_it_is_set_alone() {
        let fonts = Fonts::load().unwrap();
        let words =
            "Samarbeidsutvalgene behandlet rehabiliteringstjenestene i kommunehelsetjenesten. ".repeat(3);
        let plain = vec![Span::plain(words.as_str())];
        let texts = [
            plain.clone(),
            vec![Span::bold(words.as_str())],
            vec![Span::italic(words.as_str())],
            vec![plain[0].clone().in_language(Language::Se)],
            vec![plain[0].clone().leading_to(Link::Web("https://a.no".to_owned()))],
        ];
        let muted = TextStyle {
            ink: Ink::Muted,
            ..BODY
        };
        let bold = TextStyle { bold: true, ..BODY };
        let whole = TextStyle {
            hyphenated: false,
            ..BODY
        };
        // Twice: made, and kept.
        for _ in 0..2 {
            for text in &texts {
                for language in [Language::NbNo, Language::En] {
                    for style in [BODY, LEAD, muted, bold, whole] {
                        for width in [90.0, 91.5, 300.0] {
                            let broken = crate::lines::lines(&fonts, &language, text, style, width).unwrap();
                            let found = lines(&fonts, &language, text, style, width).unwrap();
                            assert_eq!(shown(&found), shown(&broken));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn no_more_is_kept_than_a_hundred_pages() {
        let mut kept = super::Kept::new();
        let fonts = Fonts::load().unwrap();
        let manner = super::Manner::of(&Language::NbNo, BODY, 300.0);
        for number in 0..1000 {
            let text = [Span::plain(format!("Sak {number} {}", "ord ".repeat(250)))];
            let shaped = ShapedText::new(&fonts, &Language::NbNo, &text, BODY).unwrap();
            kept.keep(manner, text.clone().into(), shaped.lines(300.0));
            assert!(kept.find(manner, &text).is_some());
        }
        let all = kept.lately.values().chain(kept.before.values());
        let lines = all.flat_map(|texts| texts.values().flatten());
        let glyphs: usize = lines
            .flat_map(|line| &line.runs)
            .map(|(_, run)| run.glyphs.len())
            .sum();
        assert!(glyphs > MOST_KEPT / 2 && glyphs <= 2 * MOST_KEPT, "{glyphs}");
    }
}
