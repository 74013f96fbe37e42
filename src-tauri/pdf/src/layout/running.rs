//! Running headers and footers. They are artifacts: seen on every page, read aloud on none. The mark of a paper that is
//! not finished stands with the header. It says what the paper is, so it is content where it first stands; on later
//! pages it is running header like any other, which must be an artifact (Matterhorn 18-001): a listener would else hear
//! it in the middle of a sentence.

use crate::characters::{one_line, writable};
use crate::color::Ink;
use crate::display::{Fill, Group, Laid, Mark, Page, Run};
use crate::error::PdfError;
use crate::fonts::Fonts;
use crate::lines::{Line, ShapedText};
use crate::model::Document;
use crate::span::{Language, Span};
use crate::structure::{Child, ElementId, Role, Tree};

use super::page::PageFrame;
use super::style::{MARK, RUNNING, TextStyle};

/// The rules stand so far below the header's baseline and above the footer's.
const HEADER_RULE: f32 = 8.0;
const FOOTER_RULE: f32 = 14.0;
const RULE: f32 = 0.5;
/// The page number keeps at least this distance from the rest of the footer.
const APART: f32 = 24.0;

/// Room around the words of a mark.
const MARK_PADDING: (f32, f32) = (6.0, 3.0);

/// The element of the document's mark, read before all else.
pub(super) fn mark(tree: &mut Tree, document: &Document) -> Option<ElementId> {
    (!one_line(&document.mark).is_empty()).then(|| tree.add(Tree::ROOT, Role::P))
}

/// Adds header, mark and footer to pages that are otherwise complete.
pub(super) fn add(
    document: &Document,
    fonts: &Fonts,
    frame: PageFrame,
    mark: Option<ElementId>,
    laid: &mut Laid,
) -> Result<(), PdfError> {
    let (language, width) = (&document.language, frame.text_width());
    let marked = fitted(fonts, language, &document.mark, MARK, width / 2.0)?;
    let taken = if mark.is_some() {
        marked.width + MARK_PADDING.0 + APART
    } else {
        0.0
    };
    let header = fitted(fonts, language, &document.header, RUNNING, width - taken)?;
    let count = laid.pages.len();
    for (index, page) in laid.pages.iter_mut().enumerate() {
        let words = page_of(document, index + 1, count);
        let number = fitted(fonts, language, &words, RUNNING, width / 2.0)?;
        let room = width - number.width - APART;
        let footer = fitted(fonts, language, &document.footer, RUNNING, room)?;
        let right = frame.side + width - number.width;
        let mut below = placed(footer, frame.side, frame.footer_baseline);
        below.extend(placed(number, right, frame.footer_baseline));
        if !below.is_empty() {
            page.groups.push(Group::of_runs(Mark::Footer, below));
            page.fills.push(rule(frame, frame.footer_baseline - FOOTER_RULE));
        }
        let above = placed(header.clone(), frame.side, frame.header_baseline);
        if !above.is_empty() {
            page.groups.insert(0, Group::of_runs(Mark::Header, above));
            page.fills.push(rule(frame, frame.header_baseline + HEADER_RULE));
        }
        if let Some(element) = mark {
            let place = if index == 0 {
                let mcid = page.contents();
                laid.tree.attach(element, Child::Content { page: 0, mcid });
                let role = laid.tree.get(element).role;
                Mark::Content { mcid, role }
            } else {
                Mark::Header
            };
            put_mark(page, frame, place, marked.clone());
        }
    }
    Ok(())
}

/// Sets the mark at the right, on a calm ground.
fn put_mark(page: &mut Page, frame: PageFrame, mark: Mark, words: Line) {
    let (beside, above) = MARK_PADDING;
    let x = frame.side + frame.text_width() - words.width - beside;
    page.fills.push(Fill {
        x: x - beside,
        top: frame.header_baseline - MARK.size - above + 1.0,
        width: words.width + 2.0 * beside,
        height: MARK.size + 2.0 * above,
        ink: Ink::Ground,
    });
    let runs = placed(words, x, frame.header_baseline);
    page.groups.insert(0, Group::of_runs(mark, runs));
}

fn page_of(document: &Document, number: usize, count: usize) -> String {
    document
        .page_of
        .replace("{n}", &number.to_string())
        .replace("{m}", &count.to_string())
}

/// The text on one line; what is too long ends in `…`.
fn fitted(
    fonts: &Fonts,
    language: &Language,
    text: &str,
    style: TextStyle,
    width: f32,
) -> Result<Line, PdfError> {
    let line = |text: &str| line(fonts, language, text, style);
    let words = writable(fonts, &one_line(text));
    let whole = line(&words)?;
    if whole.width <= width {
        return Ok(whole);
    }
    let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    let cut = |count: usize| format!("{}…", words[..ends[count]].trim_end());
    let (mut fits, mut over) = (0, ends.len());
    while over - fits > 1 {
        let middle = usize::midpoint(fits, over);
        if line(&cut(middle))?.width <= width {
            fits = middle;
        } else {
            over = middle;
        }
    }
    line(&cut(fits))
}

fn line(fonts: &Fonts, language: &Language, text: &str, style: TextStyle) -> Result<Line, PdfError> {
    let lines = ShapedText::new(fonts, language, &[Span::plain(text)], style)?.lines(f32::INFINITY);
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

fn rule(frame: PageFrame, top: f32) -> Fill {
    Fill {
        x: frame.side,
        top,
        width: frame.text_width(),
        height: RULE,
        ink: Ink::Hairline,
    }
}
