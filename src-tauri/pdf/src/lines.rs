//! From styled text to lines of a given width: UAX #14 opportunities, Norwegian hyphenation, as few lines as first fit
//! makes, and their right edge as even as it can be.

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
/// Shaping in one piece and setting in another may differ in the last digit.
const TOLERANCE: f32 = 1e-3;
/// A letter is set so much closer, in em, to the one behind it at most; cut off from that, it takes the room again.
const KERNED: f32 = 0.1;
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

/// Breaks spans of a paper in `language` into lines no wider than `width` points.
pub(crate) fn lines(
    fonts: &Fonts,
    language: &Language,
    spans: &[Span],
    style: TextStyle,
    width: f32,
) -> Result<Vec<Line>, PdfError> {
    Ok(ShapedText::new(fonts, language, spans, style)?.lines(width))
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
            let shaped = fonts.shape(setting.face, &text[start..end])?;
            let placed = |glyph: Glyph| (index, glyph.starting(glyph.start() + start));
            glyphs.extend(shaped.into_iter().map(placed));
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

    /// Width in points of the widest piece that no line break parts; a range is parted after its dash when it must be.
    pub(crate) fn widest_word(&self) -> f32 {
        let dashes = self.text.match_indices('–').map(|(at, dash)| at + dash.len());
        let mut ends: Vec<usize> = self
            .opportunities
            .iter()
            .map(|(at, _)| *at)
            .chain(dashes)
            .collect();
        ends.sort_unstable();
        self.widest(ends.into_iter())
    }

    /// Width in points of the widest line when none is broken but where it must.
    pub(crate) fn widest_line(&self) -> f32 {
        let forced = self
            .opportunities
            .iter()
            .filter(|(_, kind)| *kind == BreakOpportunity::Mandatory);
        self.widest(forced.map(|(at, _)| *at))
    }

    fn widest(&self, ends: impl Iterator<Item = usize>) -> f32 {
        let mut start = 0;
        let mut widest = 0.0_f32;
        for end in ends {
            widest = widest.max(self.width(start, end));
            start = end;
        }
        widest * self.style.size
    }

    /// Cuts the text into lines no wider than `measure` points, as few as they can be and as even.
    pub(crate) fn lines(&self, measure: f32) -> Vec<Line> {
        let measure = measure / self.style.size;
        let ends = self.ends(measure);
        self.cut(self.evened(ends, measure))
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

    /// Moves line ends so that the squares of what is left empty sum to the least (Knuth and Plass, «Breaking Paragraphs
    /// into Lines», with nothing but spaces to give). Where first fit had to part a word it stays: hyphens are rare, and
    /// a text that needs one is narrow.
    fn evened(&self, ends: Vec<LineEnd>, measure: f32) -> Vec<LineEnd> {
        if ends.len() < 2 || !measure.is_finite() || ends.iter().any(|end| end.within_word) {
            return ends;
        }
        let mut evened = Vec::with_capacity(ends.len());
        let mut start = 0;
        for stretch in self
            .opportunities
            .split_inclusive(|(_, kind)| *kind == BreakOpportunity::Mandatory)
        {
            evened.extend(self.even_ends(start, stretch, measure));
            start = stretch.last().map_or(start, |(at, _)| *at);
        }
        evened
    }

    /// The line ends of a stretch without forced ones, its own end the last.
    fn even_ends(
        &self,
        start: usize,
        stretch: &[(usize, BreakOpportunity)],
        measure: f32,
    ) -> impl Iterator<Item = LineEnd> {
        /// How a text up to here is best broken: its lines, what they leave empty, and where the last of them begins.
        #[derive(Clone, Copy)]
        struct Best {
            lines: usize,
            empty: f32,
            before: usize,
        }
        let place = |index: usize| if index == 0 { start } else { stretch[index - 1].0 };
        let mut best: Vec<Best> = vec![Best {
            lines: 0,
            empty: 0.0,
            before: 0,
        }];
        for end in 1..=stretch.len() {
            let mut found: Option<Best> = None;
            for before in (0..end).rev() {
                let width = self.width(place(before), place(end));
                // A word alone on its line is there even when it sticks out.
                if width > measure + TOLERANCE && before + 1 < end {
                    break;
                }
                let left = if end == stretch.len() {
                    0.0
                } else {
                    measure - width
                };
                let lines = best[before].lines + 1;
                let empty = best[before].empty + left * left;
                if found.is_none_or(|best| (lines, empty) < (best.lines, best.empty)) {
                    found = Some(Best { lines, empty, before });
                }
            }
            best.extend(found);
        }
        let mut ends = Vec::new();
        let mut index = best.len() - 1;
        while index > 0 {
            ends.push(LineEnd::between_words(place(index)));
            index = best[index].before;
        }
        ends.into_iter().rev()
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
        let fits = |end| self.width(start, end) <= measure + TOLERANCE;
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
            let width = self.widths[at] - self.widths[start] + self.hyphen_at(at).advance();
            if at < end && width <= measure {
                best = Some(at);
            }
        }
        best
    }

    /// Where to cut a word that fits no line and has no syllables: after the last sign that fits (`13.05.|2026`), else
    /// after as many letters as fit, at least one.
    fn emergency(&self, start: usize, over: usize, measure: f32) -> usize {
        let first = self.glyphs.partition_point(|(_, glyph)| glyph.start() <= start);
        let (mut at, mut after_sign) = (over, None);
        for (_, glyph) in self.glyphs[first..]
            .iter()
            .take_while(|(_, glyph)| glyph.start() < over)
        {
            if at != over && self.widths[glyph.start()] - self.widths[start] + KERNED > measure {
                break;
            }
            at = glyph.start();
            if self.text[start..at].ends_with(|c: char| c.is_ascii_punctuation() || c == '–') {
                after_sign = Some(at);
            }
        }
        after_sign.unwrap_or(at)
    }

    fn hyphen_at(&self, at: usize) -> &Glyph {
        &self.hyphens[self.setting_before(at).face as usize]
    }

    /// How the character before is set.
    fn setting_before(&self, at: usize) -> &Setting {
        let index = self.glyphs.partition_point(|(_, glyph)| glyph.start() < at);
        &self.settings[self.glyphs[index.saturating_sub(1)].0]
    }

    fn line(&self, start: usize, end: &LineEnd) -> Line {
        let first = self.glyphs.partition_point(|(_, glyph)| glyph.start() < start);
        let last = self.glyphs.partition_point(|(_, glyph)| glyph.start() < end.at);
        let hyphen = end.hyphen.then(|| *self.hyphen_at(end.at));
        let mut runs = Vec::new();
        for of_span in self.glyphs[first..last].chunk_by(|a, b| a.0 == b.0) {
            let next = first_start_after(&self.glyphs[..last], of_span, end.at);
            let hyphen = hyphen.filter(|_| next == end.at);
            runs.push((of_span[0].0, self.run(start, of_span, next, hyphen)));
        }
        let hyphen_width = hyphen.map_or(0.0, Glyph::advance);
        Line {
            runs,
            width: (self.width(start, end.at) + hyphen_width) * self.style.size,
        }
    }

    /// The glyphs of one span on a line, up to the byte `end` of the text, with the hyphen that parts its last word.
    fn run(&self, line_start: usize, glyphs: &[(usize, Glyph)], end: usize, hyphen: Option<Glyph>) -> Run {
        let (setting, start) = (&self.settings[glyphs[0].0], glyphs[0].1.start());
        let text = &self.text[start..end];
        let of_run = |(_, glyph): &(usize, Glyph)| glyph.starting(glyph.start() - start);
        let hyphen_glyph = hyphen.map(|hyphen| hyphen.starting(text.len()));
        Run {
            face: setting.face,
            size: self.style.size,
            ink: setting.ink,
            x: (self.widths[start] - self.widths[line_start]) * self.style.size,
            baseline: 0.0,
            text: hyphen.map_or_else(|| text.into(), |_| format!("{text}{SOFT_HYPHEN}").into()),
            glyphs: glyphs.iter().map(of_run).chain(hyphen_glyph).collect(),
        }
    }
}

/// Where the text of a stretch of glyphs ends: at the next glyph's start, or at the line's end.
fn first_start_after(line: &[(usize, Glyph)], stretch: &[(usize, Glyph)], line_end: usize) -> usize {
    let last = stretch.last().map_or(0, |(_, glyph)| glyph.start());
    let next = line.partition_point(|(_, glyph)| glyph.start() <= last);
    line.get(next).map_or(line_end, |(_, glyph)| glyph.start())
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
        while at <= glyph.start() {
            widths[at] = sum;
            at += 1;
        }
        sum += glyph.advance();
    }
    widths[at..].fill(sum);
    widths
}

#[cfg(test)]
mod tests {
    use crate::fonts::Fonts;
    use crate::layout::style::BODY;
    use crate::span::{Language, Span};

    use super::{Line, ShapedText};

    fn shaped(text: &str) -> ShapedText {
        let fonts = Fonts::load().unwrap_or_else(|error| panic!("{error}"));
        ShapedText::new(&fonts, &Language::NbNo, &[Span::plain(text)], BODY)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    fn squares(lines: &[Line], measure: f32) -> f32 {
        let (_, inner) = lines
            .split_last()
            .map_or((None, lines), |(last, inner)| (Some(last), inner));
        inner.iter().map(|line| (measure - line.width).powi(2)).sum()
    }

    #[test]
    fn lines_are_as_few_as_first_fit_makes_and_at_least_as_even() {
        let text = shaped(
            "Utvalget drøftet årsakene til variasjonen mellom kommunene, herunder rekrutteringssituasjonen i \
             hjemmetjenestene og tilgangen på rehabiliteringsplasser. Saken legges fram på nytt i neste møte, og \
             partene melder fra om hva de har gjort siden sist.",
        );
        let mut evener = 0;
        for measure in (300_u16..400).map(f32::from) {
            let first_fit = text.cut(text.ends(measure / BODY.size));
            let lines = text.lines(measure);
            assert_eq!(lines.len(), first_fit.len());
            assert!(lines.iter().all(|line| line.width <= measure + 0.1));
            assert!(squares(&lines, measure) <= squares(&first_fit, measure) + 1.0);
            evener += usize::from(squares(&lines, measure) + 1.0 < squares(&first_fit, measure));
        }
        assert!(evener > 20, "only {evener} of 100 widths gained");
    }

    #[test]
    fn lines_that_the_text_ends_itself_end_there() {
        let words = |line: &Line| -> String { line.runs.iter().map(|(_, run)| &*run.text).collect() };
        let lines = shaped("Sak 1\nSak 2\n\nSak 3 og litt til").lines(400.0);
        let read: Vec<_> = lines.iter().map(|line| words(line).trim().to_owned()).collect();
        assert_eq!(read, ["Sak 1", "Sak 2", "", "Sak 3 og litt til"]);
    }
}
