//! Running headers and footers. They are artifacts: seen on every page, read aloud on none. The mark of a paper that is
//! not finished stands with the header. It says what the paper is, so it is content where it first stands; on later
//! pages it is running header like any other, which must be an artifact (Matterhorn 18-001): a listener would else hear
//! it in the middle of a sentence.

use crate::characters::{one_line, writable};
use crate::color::{GROUND, HAIRLINE};
use crate::display::{Fill, Group, Laid, Mark, PAGE_HEIGHT, Page, Run};
use crate::error::PdfError;
use crate::fonts::Fonts;
use crate::lines::{Line, ShapedText};
use crate::model::Document;
use crate::span::{Language, Span};
use crate::structure::{Child, ElementId, Role, Tree};

use super::style::{MARK, RUNNING, SIDE, TextStyle, WIDTH};

const HEADER_BASELINE: f32 = 48.0;
const HEADER_RULE: f32 = 56.0;
const FOOTER_RULE: f32 = PAGE_HEIGHT - 58.0;
const FOOTER_BASELINE: f32 = PAGE_HEIGHT - 44.0;
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
    mark: Option<ElementId>,
    laid: &mut Laid,
) -> Result<(), PdfError> {
    let language = &document.language;
    let marked = fitted(fonts, language, &document.mark, MARK, WIDTH / 2.0)?;
    let taken = if mark.is_some() {
        marked.width + MARK_PADDING.0 + APART
    } else {
        0.0
    };
    let header = fitted(fonts, language, &document.header, RUNNING, WIDTH - taken)?;
    let count = laid.pages.len();
    for (index, page) in laid.pages.iter_mut().enumerate() {
        let words = page_of(document, index + 1, count);
        let number = fitted(fonts, language, &words, RUNNING, WIDTH / 2.0)?;
        let room = WIDTH - number.width - APART;
        let footer = fitted(fonts, language, &document.footer, RUNNING, room)?;
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
        if let Some(element) = mark {
            let place = if index == 0 {
                let mcid = contents(page);
                laid.tree.attach(element, Child::Content { page: 0, mcid });
                let role = laid.tree.get(element).role;
                Mark::Content { mcid, role }
            } else {
                Mark::Header
            };
            put_mark(page, place, marked.clone());
        }
    }
    Ok(())
}

/// How much content the page has.
fn contents(page: &Page) -> usize {
    let content = |group: &&Group| matches!(group.mark, Mark::Content { .. });
    page.groups.iter().filter(content).count()
}

/// Sets the mark at the right, on a calm ground.
fn put_mark(page: &mut Page, mark: Mark, words: Line) {
    let (beside, above) = MARK_PADDING;
    let x = SIDE + WIDTH - words.width - beside;
    page.fills.push(Fill {
        x: x - beside,
        top: HEADER_BASELINE - MARK.size - above + 1.0,
        width: words.width + 2.0 * beside,
        height: MARK.size + 2.0 * above,
        ink: GROUND,
    });
    let runs = placed(words, x, HEADER_BASELINE);
    page.groups.insert(0, Group { mark, runs });
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

fn rule(top: f32) -> Fill {
    Fill {
        x: SIDE,
        top,
        width: WIDTH,
        height: RULE,
        ink: HAIRLINE,
    }
}
