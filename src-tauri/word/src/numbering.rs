//! What stands before the items of lists.

use pdf::Numbering;

use crate::{
    measure::Measures,
    namespace,
    xml::{Element, element, value},
};

/// How far an item is set in, for its mark to stand before it, in points.
pub(crate) const ITEM: f32 = 18.0;
/// The highest number a list of Word begins with.
const HIGHEST: u32 = 32_767;
/// The lists that stand behind the styles of list items, before those of the paper.
const OF_STYLES: [(Numbering, u32); 2] = [(Numbering::Bullet, 1), (Numbering::Decimal, 1)];

/// The lists of a paper, each counted by itself.
#[derive(Debug, Default)]
pub(crate) struct Lists(Vec<(Numbering, u32)>);

impl Lists {
    /// One list more; gives the number it is known by.
    pub(crate) fn add(&mut self, numbering: Numbering, start: u32) -> usize {
        self.0.push((numbering, start.min(HIGHEST)));
        OF_STYLES.len() + self.0.len()
    }

    /// The part that holds them.
    pub(crate) fn part(&self, measures: Measures) -> Element {
        let kinds = [Numbering::Bullet, Numbering::Decimal, Numbering::LowerAlpha];
        let lists = (1..).zip(OF_STYLES.iter().chain(&self.0));
        element("w:numbering")
            .having("xmlns:w", namespace::WORD)
            .with(kinds.map(|kind| of_kind(kind, measures)))
            .with(lists.map(|(id, (kind, start))| list(id, *kind, *start)))
    }
}

/// The number of a kind of marks, its form in Word, and the mark itself.
fn form(kind: Numbering) -> (u8, &'static str, &'static str) {
    match kind {
        Numbering::Bullet => (0, "bullet", "•"),
        Numbering::Decimal => (1, "decimal", "%1."),
        // After z Word writes aa, bb, cc.
        Numbering::LowerAlpha => (2, "lowerLetter", "%1)"),
    }
}

fn of_kind(kind: Numbering, measures: Measures) -> Element {
    let (id, format, mark) = form(kind);
    let indent = measures.scaled(ITEM).twips();
    element("w:abstractNum").having("w:abstractNumId", id).with([
        value("w:multiLevelType", "singleLevel"),
        element("w:lvl").having("w:ilvl", 0).with([
            value("w:start", 1),
            value("w:numFmt", format),
            value("w:lvlText", mark),
            value("w:lvlJc", "left"),
            element("w:pPr").with([element("w:ind")
                .having("w:left", indent)
                .having("w:hanging", indent)]),
        ]),
    ])
}

fn list(id: usize, kind: Numbering, start: u32) -> Element {
    element("w:num").having("w:numId", id).with([
        value("w:abstractNumId", form(kind).0),
        element("w:lvlOverride")
            .having("w:ilvl", 0)
            .with([value("w:startOverride", start)]),
    ])
}
