//! From styled text to lines of a given width: UAX #14 opportunities, Norwegian hyphenation, first fit.

use std::ops::Range;

use hypher::Lang;
use unicode_linebreak::BreakOpportunity;

use crate::characters::writable;
use crate::color::Ink;
use crate::display::Run;
use crate::error::PdfError;
use crate::fonts::{Face, Fonts, Glyph, SOFT_HYPHEN};
use crate::layout::style::{LINK, TextStyle};
use crate::span::{Language, Span};

/// A word is hyphenated only when the line would else be left this empty, so that hyphens stay rare.
const RAGGED: f32 = 0.25;
/// Letters that stay before and after a hyphen.
const HYPHEN_MARGIN: usize = 3;

/// One line: runs side by side, with `x` from the line's start and the baseline at zero.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Each run, and which of the text's spans it is of.
    pub(crate) runs: Vec<(usize, Run)>,
    /// Width in points, spaces at the end left out.
    pub(crate) width: f32,
}

/// Text shaped as a whole, ready to be cut into lines.
pub(crate) struct ShapedText {
    /// The text as drawn: line ends are spaces, so that copied words do not join.
    text: String,
    opportunities: Vec<(usize, BreakOpportunity)>,
    /// How each span is set.
    settings: Vec<Setting>,
    /// Each glyph, and which span it is of.
    glyphs: Vec<(usize, Glyph)>,
    /// Width in em of the text before each byte.
    widths: Vec<f32>,
    hyphens: [Glyph; 4],
    style: TextStyle,
}

/// How a span is set.
struct Setting {
    face: Face,
    ink: Ink,
    norwegian: bool,
}

/// Where a line ends, and how.
struct LineEnd {
    at: usize,
    within_word: bool,
    hyphen: bool,
}

impl LineEnd {
    fn between_words(at: usize) -> Self {
        Self {
            at,
            within_word: false,
            hyphen: false,
        }
    }
}

impl ShapedText {
    /// Shapes spans of a paper in `language`.
    pub(crate) fn new(
        fonts: &Fonts,
        language: &Language,
        spans: &[Span],
        style: TextStyle,
    ) -> Result<Self, PdfError> {
        let settings: Vec<Setting> = spans
            .iter()
            .map(|span| Setting {
                face: Face::of(span.bold || style.bold, span.italic),
                ink: if span.link.is_some() { LINK } else { style.ink },
                norwegian: span.language.as_ref().unwrap_or(language).is_norwegian(),
            })
            .collect();
        let pieces: Vec<String> = spans.iter().map(|span| writable(fonts, &span.text)).collect();
        let source = pieces.concat();
        let source = source.trim_end();
        let text = source.replace('\n', " ");
        let mut glyphs = Vec::with_capacity(text.len());
        let mut start = 0;
        for (index, (setting, piece)) in settings.iter().zip(&pieces).enumerate() {
            let end = (start + piece.len()).min(text.len());
            for mut glyph in fonts.shape(setting.face, &text[start..end])? {
                glyph.start += start;
                glyphs.push((index, glyph));
            }
            start = end;
        }
        Ok(Self {
            opportunities: opportunities(source),
            widths: widths_before(&text, &glyphs),
            text,
            settings,
            glyphs,
            hyphens: Face::ALL.map(|face| fonts.soft_hyphen(face)),
            style,
        })
    }

    /// Width in points of the widest piece that no line break parts.
    pub(crate) fn widest_word(&self) -> f32 {
        let mut start = 0;
        let mut widest = 0.0_f32;
        for (end, _) in &self.opportunities {
            widest = widest.max(self.width(start, *end));
            start = *end;
        }
        widest * self.style.size
    }

    /// Cuts the text into lines no wider than `measure` points.
    pub(crate) fn lines(&self, measure: f32) -> Vec<Line> {
        self.cut(self.ends(measure / self.style.size))
    }

    /// Cuts the text into as few lines as `measure` points allow, and makes them about equally long.
    pub(crate) fn balanced_lines(&self, measure: f32) -> Vec<Line> {
        let widest = measure / self.style.size;
        let count = self.ends(widest).len();
        let (mut narrow, mut wide) = (0.0, widest);
        for _ in 0..8 {
            let middle = f32::midpoint(narrow, wide);
            let ends = self.ends(middle);
            let sound = ends.len() <= count && ends.iter().all(|end| !end.within_word);
            *if sound { &mut wide } else { &mut narrow } = middle;
        }
        self.cut(self.ends(wide))
    }

    fn ends(&self, measure: f32) -> Vec<LineEnd> {
        let mut ends = Vec::new();
        let mut start = 0;
        while start < self.text.len() {
            let end = self.line_end(start, measure);
            start = end.at;
            ends.push(end);
        }
        ends
    }

    fn cut(&self, ends: Vec<LineEnd>) -> Vec<Line> {
        let mut start = 0;
        ends.into_iter()
            .map(|end| self.line(std::mem::replace(&mut start, end.at), &end))
            .collect()
    }

    /// Width in em, spaces at the end left out.
    fn width(&self, start: usize, end: usize) -> f32 {
        let seen = start + self.text[start..end].trim_end().len();
        self.widths[seen] - self.widths[start]
    }

    fn line_end(&self, start: usize, measure: f32) -> LineEnd {
        // Shaping in one piece and setting in another may differ in the last digit.
        let fits = |end| self.width(start, end) <= measure + 1e-3;
        let mut fit = start;
        let first = self.opportunities.partition_point(|(at, _)| *at <= start);
        for (at, kind) in &self.opportunities[first..] {
            if !fits(*at) {
                return self.forced_end(start, fit, *at, measure);
            }
            if *kind == BreakOpportunity::Mandatory {
                return LineEnd::between_words(*at);
            }
            fit = *at;
        }
        LineEnd::between_words(self.text.len())
    }

    /// The end of a line whose next word, `text[fit..over]`, is too wide for what is left of it.
    fn forced_end(&self, start: usize, fit: usize, over: usize, measure: f32) -> LineEnd {
        let left = measure - self.width(start, fit);
        if (fit == start || (self.style.hyphenated && left > measure * RAGGED))
            && let Some(at) = self.hyphenation(start, fit..over, measure)
        {
            return LineEnd {
                at,
                within_word: true,
                hyphen: true,
            };
        }
        if fit > start {
            return LineEnd::between_words(fit);
        }
        LineEnd {
            at: self.emergency(start, over, measure),
            within_word: true,
            hyphen: false,
        }
    }

    /// The last hyphenation point of a word that still fits, with its hyphen.
    fn hyphenation(&self, start: usize, word: Range<usize>, measure: f32) -> Option<usize> {
        let is_letter = char::is_alphabetic;
        let whole = &self.text[word.clone()];
        let core = whole.trim_matches(|c| !is_letter(c));
        if !self.setting_before(word.end).norwegian {
            return None;
        }
        if core.chars().count() < 2 * HYPHEN_MARGIN || !core.chars().all(is_letter) {
            return None;
        }
        let mut at = word.start + whole.find(is_letter)?;
        let end = at + core.len();
        let mut best = None;
        for syllable in hypher::hyphenate_bounded(core, Lang::Norwegian, HYPHEN_MARGIN, HYPHEN_MARGIN) {
            at += syllable.len();
            let width = self.widths[at] - self.widths[start] + self.hyphen_at(at).advance;
            if at < end && width <= measure {
                best = Some(at);
            }
        }
        best
    }

    /// Where to cut a word that fits no line and has no syllables: after as many letters as fit, at least one.
    fn emergency(&self, start: usize, over: usize, measure: f32) -> usize {
        let first = self.glyphs.partition_point(|(_, glyph)| glyph.start <= start);
        let mut at = over;
        for (_, glyph) in self.glyphs[first..]
            .iter()
            .take_while(|(_, glyph)| glyph.start < over)
        {
            if at != over && self.widths[glyph.start] - self.widths[start] > measure {
                break;
            }
            at = glyph.start;
        }
        at
    }

    fn hyphen_at(&self, at: usize) -> &Glyph {
        &self.hyphens[self.setting_before(at).face as usize]
    }

    /// How the character before is set.
    fn setting_before(&self, at: usize) -> &Setting {
        let index = self.glyphs.partition_point(|(_, glyph)| glyph.start < at);
        &self.settings[self.glyphs[index.saturating_sub(1)].0]
    }

    fn line(&self, start: usize, end: &LineEnd) -> Line {
        let first = self.glyphs.partition_point(|(_, glyph)| glyph.start < start);
        let last = self.glyphs.partition_point(|(_, glyph)| glyph.start < end.at);
        let mut runs = Vec::new();
        for of_span in self.glyphs[first..last].chunk_by(|a, b| a.0 == b.0) {
            let next = first_start_after(&self.glyphs[..last], of_span, end.at);
            runs.push((of_span[0].0, self.run(start, of_span, next)));
        }
        let mut width = self.width(start, end.at);
        if let (true, Some((_, run))) = (end.hyphen, runs.last_mut()) {
            let mut hyphen = self.hyphen_at(end.at).clone();
            hyphen.start = run.text.len();
            width += hyphen.advance;
            run.text.push(SOFT_HYPHEN);
            run.glyphs.push(hyphen);
        }
        Line {
            runs,
            width: width * self.style.size,
        }
    }

    fn run(&self, line_start: usize, glyphs: &[(usize, Glyph)], end: usize) -> Run {
        let (setting, start) = (&self.settings[glyphs[0].0], glyphs[0].1.start);
        Run {
            face: setting.face,
            size: self.style.size,
            ink: setting.ink,
            x: (self.widths[start] - self.widths[line_start]) * self.style.size,
            baseline: 0.0,
            text: self.text[start..end].to_owned(),
            glyphs: glyphs
                .iter()
                .map(|(_, glyph)| Glyph {
                    start: glyph.start - start,
                    ..glyph.clone()
                })
                .collect(),
        }
    }
}

/// Where the text of a stretch of glyphs ends: at the next glyph's start, or at the line's end.
fn first_start_after(line: &[(usize, Glyph)], stretch: &[(usize, Glyph)], line_end: usize) -> usize {
    let last = stretch.last().map_or(0, |(_, glyph)| glyph.start);
    let next = line.partition_point(|(_, glyph)| glyph.start <= last);
    line.get(next).map_or(line_end, |(_, glyph)| glyph.start)
}

/// Where the text may break. A range of figures (`09.00–11.52`) stays in one piece, which UAX #14 would part.
fn opportunities(text: &str) -> Vec<(usize, BreakOpportunity)> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let within_range = |at: usize| {
        let mut before = text[..at].chars().rev();
        before.next() == Some('–') && digit(before.next()) && digit(text[at..].chars().next())
    };
    unicode_linebreak::linebreaks(text)
        .filter(|(at, _)| !within_range(*at))
        .collect()
}

fn widths_before(text: &str, glyphs: &[(usize, Glyph)]) -> Vec<f32> {
    let mut widths = vec![0.0; text.len() + 1];
    let (mut sum, mut at) = (0.0, 0);
    for (_, glyph) in glyphs {
        while at <= glyph.start {
            widths[at] = sum;
            at += 1;
        }
        sum += glyph.advance;
    }
    widths[at..].fill(sum);
    widths
}
