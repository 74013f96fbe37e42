//! Running headers and footers. They are artifacts: seen on every page, read aloud on none.

use crate::characters::{one_line, writable};
use crate::color::HAIRLINE;
use crate::display::{Fill, Group, Mark, PAGE_HEIGHT, Page, Run};
use crate::error::PdfError;
use crate::fonts::Fonts;
use crate::lines::{Line, ShapedText};
use crate::model::Document;
use crate::span::{Language, Span};

use super::style::{RUNNING, SIDE, WIDTH};

const HEADER_BASELINE: f32 = 48.0;
const HEADER_RULE: f32 = 56.0;
const FOOTER_RULE: f32 = PAGE_HEIGHT - 58.0;
const FOOTER_BASELINE: f32 = PAGE_HEIGHT - 44.0;
const RULE: f32 = 0.5;
/// The page number keeps at least this distance from the rest of the footer.
const APART: f32 = 24.0;

/// Adds header and footer to pages that are otherwise complete.
pub(super) fn add(document: &Document, fonts: &Fonts, pages: &mut [Page]) -> Result<(), PdfError> {
    let header = fitted(fonts, &document.language, &document.header, WIDTH)?;
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let number = number_line(document, fonts, index + 1, count)?;
        let footer = fitted(
            fonts,
            &document.language,
            &document.footer,
            WIDTH - number.width - APART,
        )?;
        let right = SIDE + WIDTH - number.width;
        let mut below = placed(footer, SIDE, FOOTER_BASELINE);
        below.extend(placed(number, right, FOOTER_BASELINE));
        if !below.is_empty() {
            page.groups.push(Group {
                mark: Mark::Footer,
                runs: below,
            });
            page.fills.push(rule(FOOTER_RULE));
        }
        let above = placed(header.clone(), SIDE, HEADER_BASELINE);
        if !above.is_empty() {
            page.groups.insert(
                0,
                Group {
                    mark: Mark::Header,
                    runs: above,
                },
            );
            page.fills.push(rule(HEADER_RULE));
        }
    }
    Ok(())
}

fn number_line(document: &Document, fonts: &Fonts, number: usize, count: usize) -> Result<Line, PdfError> {
    let words = document
        .page_of
        .replace("{n}", &number.to_string())
        .replace("{m}", &count.to_string());
    fitted(fonts, &document.language, &words, WIDTH / 2.0)
}

/// The text on one line; what is too long ends in `…`.
fn fitted(fonts: &Fonts, language: &Language, text: &str, width: f32) -> Result<Line, PdfError> {
    let words = writable(fonts, &one_line(text));
    let whole = line(fonts, language, &words)?;
    if whole.width <= width {
        return Ok(whole);
    }
    let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    let cut = |count: usize| format!("{}…", words[..ends[count]].trim_end());
    let (mut fits, mut over) = (0, ends.len());
    while over - fits > 1 {
        let middle = usize::midpoint(fits, over);
        if line(fonts, language, &cut(middle))?.width <= width {
            fits = middle;
        } else {
            over = middle;
        }
    }
    line(fonts, language, &cut(fits))
}

fn line(fonts: &Fonts, language: &Language, text: &str) -> Result<Line, PdfError> {
    let lines = ShapedText::new(fonts, language, &[Span::plain(text)], RUNNING)?.lines(f32::INFINITY);
    Ok(lines.into_iter().next().unwrap_or(Line {
        runs: Vec::new(),
        width: 0.0,
    }))
}

fn placed(line: Line, x: f32, baseline: f32) -> Vec<Run> {
    line.runs
        .into_iter()
        .map(|(_, run)| Run {
            x: run.x + x,
            baseline,
            ..run
        })
        .collect()
}

fn rule(top: f32) -> Fill {
    Fill {
        x: SIDE,
        top,
        width: WIDTH,
        height: RULE,
        ink: HAIRLINE,
    }
}
