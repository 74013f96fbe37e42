//! The styles: those that Word itself has and names in the reader's language, in the look of the paper.

use pdf::{Document, Ink, Look, TEXT_SIZE};

use crate::{
    measure::{Measures, Points},
    namespace,
    run::language_tag,
    xml::{Element, element, value},
};

/// The font: on every machine with Word, and it has the letters of Norwegian and Sámi.
const FONT: &str = "Calibri";

/// A line on one side of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Line {
    side: &'static str,
    ink: Ink,
    /// Its width in eighths of a point.
    eighths: u8,
    /// From the text, in points.
    apart: u8,
}

/// A style of paragraphs.
#[derive(Debug, PartialEq)]
pub(crate) struct Style {
    pub(crate) id: &'static str,
    /// The name that Word knows it by.
    name: &'static str,
    size: f32,
    /// Room before and after, in points.
    before: f32,
    after: f32,
    bold: bool,
    ink: Ink,
    line: Option<Line>,
    /// Set in by one step.
    indented: bool,
    on_ground: bool,
    /// With words at both edges.
    to_both_edges: bool,
    keep_next: bool,
    /// Its level in the outline, from 0.
    outline: Option<u8>,
}

/// Between the edges of a cell and its words, in points.
pub(crate) const PADDING: f32 = 4.0;
/// How far one container sets in what it holds, in points.
pub(crate) const STEP: f32 = 12.0;

const PLAIN: Style = Style {
    id: "",
    name: "",
    size: TEXT_SIZE,
    before: 0.0,
    after: 6.0,
    bold: false,
    ink: Ink::Text,
    line: None,
    indented: false,
    on_ground: false,
    to_both_edges: false,
    keep_next: false,
    outline: None,
};

const fn heading(id: &'static str, name: &'static str, size: f32, room: (f32, f32), outline: u8) -> Style {
    Style {
        id,
        name,
        size,
        before: room.0,
        after: room.1,
        bold: true,
        ink: if outline < 3 { Ink::Title } else { Ink::Text },
        keep_next: true,
        outline: Some(outline),
        ..PLAIN
    }
}

/// The paper's title is the top of its outline, so that it is a heading to those who do not see it.
pub(crate) static TITLE: Style = heading("Title", "Title", 20.0, (0.0, 6.0), 0);
/// By level.
pub(crate) static HEADINGS: [Style; 6] = [
    heading("Heading1", "heading 1", 20.0, (24.0, 6.0), 0),
    heading("Heading2", "heading 2", 13.5, (20.0, 4.0), 1),
    heading("Heading3", "heading 3", 11.5, (14.0, 3.0), 2),
    heading("Heading4", "heading 4", TEXT_SIZE, (10.0, 2.0), 3),
    heading("Heading5", "heading 5", TEXT_SIZE, (10.0, 2.0), 4),
    heading("Heading6", "heading 6", TEXT_SIZE, (10.0, 2.0), 5),
];
pub(crate) static NORMAL: Style = Style {
    id: "Normal",
    name: "Normal",
    ..PLAIN
};
pub(crate) static LEAD: Style = Style {
    id: "Subtitle",
    name: "Subtitle",
    size: 11.0,
    ink: Ink::Muted,
    ..PLAIN
};
pub(crate) static NOTE: Style = Style {
    id: "BlockText",
    name: "Block Text",
    size: 10.0,
    before: 8.0,
    after: 8.0,
    on_ground: true,
    ..PLAIN
};
pub(crate) static HIGHLIGHT: Style = Style {
    id: "IntenseQuote",
    name: "Intense Quote",
    before: 4.0,
    after: 4.0,
    line: Some(Line {
        side: "w:left",
        ink: Ink::Accent,
        eighths: 24,
        apart: 8,
    }),
    indented: true,
    ..PLAIN
};
pub(crate) static QUOTATION: Style = Style {
    id: "Quote",
    name: "Quote",
    line: Some(Line {
        side: "w:left",
        ink: Ink::Hairline,
        eighths: 8,
        apart: 8,
    }),
    indented: true,
    ..PLAIN
};
pub(crate) static BULLETS: Style = Style {
    id: "ListBullet",
    name: "List Bullet",
    after: 3.0,
    ..PLAIN
};
pub(crate) static NUMBERS: Style = Style {
    id: "ListNumber",
    name: "List Number",
    after: 3.0,
    ..PLAIN
};
pub(crate) static CAPTION: Style = Style {
    id: "Caption",
    name: "caption",
    size: 9.5,
    before: 10.0,
    after: 3.0,
    bold: true,
    ink: Ink::Title,
    keep_next: true,
    ..PLAIN
};
pub(crate) static SIGNATURE: Style = Style {
    id: "Signature",
    name: "Signature",
    size: 10.0,
    before: 44.0,
    after: 14.0,
    line: Some(Line {
        side: "w:top",
        ink: Ink::Muted,
        eighths: 6,
        apart: 3,
    }),
    ..PLAIN
};
pub(crate) static HEADER: Style = Style {
    id: "Header",
    name: "header",
    size: 8.5,
    after: 0.0,
    ink: Ink::Muted,
    to_both_edges: true,
    line: Some(Line {
        side: "w:bottom",
        ink: Ink::Hairline,
        eighths: 4,
        apart: 4,
    }),
    ..PLAIN
};
pub(crate) static FOOTER: Style = Style {
    id: "Footer",
    name: "footer",
    size: 8.5,
    after: 0.0,
    ink: Ink::Muted,
    to_both_edges: true,
    line: Some(Line {
        side: "w:top",
        ink: Ink::Hairline,
        eighths: 4,
        apart: 4,
    }),
    ..PLAIN
};

/// The style of words that lead somewhere.
pub(crate) const LINK: &str = "Hyperlink";
/// The styles of tables with a head, and of facts beside their names.
pub(crate) const TABLE: &str = "PlainTable2";
pub(crate) const FACTS: &str = "PlainTable4";

impl Style {
    /// More room before a paragraph than the style gives, when so much is asked for.
    pub(crate) fn more_room(&self, asked: f32) -> Option<f32> {
        (asked > self.before).then_some(asked)
    }

    /// The lines of a paragraph in this style.
    pub(crate) fn borders(&self, look: &Look) -> Option<Element> {
        let line = self.line?;
        Some(
            element("w:pBdr")
                .with([border(line.side, line.ink, line.eighths, look).having("w:space", line.apart)]),
        )
    }

    fn element(&self, look: &Look, measures: Measures) -> Element {
        let style = element("w:style")
            .having("w:type", "paragraph")
            .having("w:styleId", self.id);
        let name = value("w:name", self.name);
        if *self == NORMAL {
            // What it looks like is what every paragraph looks like, so that a table's style can change it.
            return style.having("w:default", 1).with([name, element("w:qFormat")]);
        }
        style
            .with([name, value("w:basedOn", NORMAL.id)])
            .with(self.outline.map(|_| value("w:next", NORMAL.id)))
            .with([
                element("w:qFormat"),
                self.of_paragraph(look, measures),
                self.of_letters(look, measures),
            ])
    }

    fn of_paragraph(&self, look: &Look, measures: Measures) -> Element {
        let keep = self
            .keep_next
            .then(|| [element("w:keepNext"), element("w:keepLines")]);
        let number = (*self == BULLETS || *self == NUMBERS).then(|| {
            let list = if *self == BULLETS { 1 } else { 2 };
            element("w:numPr").with([value("w:numId", list)])
        });
        let ground = self.on_ground.then(|| ground(look));
        let tabs = self.to_both_edges.then(|| {
            let edge = value("w:tab", "right").having("w:pos", measures.text_width().twips());
            element("w:tabs").with([edge])
        });
        let spacing = element("w:spacing")
            .having("w:before", measures.scaled(self.before).twips())
            .having("w:after", measures.scaled(self.after).twips());
        let right = (*self == SIGNATURE).then(|| Points(measures.text_width().0 / 2.0).twips());
        let left = self.indented.then(|| measures.scaled(STEP).twips());
        let indent = (right.is_some() || left.is_some()).then(|| {
            element("w:ind")
                .having("w:left", left.unwrap_or(0))
                .having("w:right", right.unwrap_or(0))
        });
        element("w:pPr")
            .with(keep.into_iter().flatten())
            .with(number)
            .with(self.borders(look))
            .with(ground)
            .with(tabs)
            .with([spacing])
            .with(indent)
            .with(self.outline.map(|level| value("w:outlineLvl", level)))
    }

    fn of_letters(&self, look: &Look, measures: Measures) -> Element {
        let bold = self.bold.then(|| [element("w:b"), element("w:bCs")]);
        element("w:rPr")
            .with(bold.into_iter().flatten())
            .with([color(self.ink, look)])
            .with(size(self.size, measures))
    }
}

/// All of them, as the part that holds them.
pub(crate) fn styles(document: &Document, measures: Measures) -> Element {
    let look = &document.look;
    let paragraphs = [&NORMAL, &TITLE].into_iter().chain(&HEADINGS).chain([
        &LEAD, &NOTE, &HIGHLIGHT, &QUOTATION, &BULLETS, &NUMBERS, &CAPTION, &SIGNATURE, &HEADER, &FOOTER,
    ]);
    element("w:styles")
        .having("xmlns:w", namespace::WORD)
        .with([defaults(document, measures)])
        .with(paragraphs.map(|style| style.element(look, measures)))
        .with([
            link(look),
            table_style(
                (TABLE, "Plain Table 2"),
                look,
                measures,
                element("w:tblStylePr").having("w:type", "firstRow").with([
                    element("w:rPr")
                        .with([element("w:b"), element("w:bCs"), color(Ink::Title, look)])
                        .with(size(9.0, measures)),
                    element("w:tcPr").with([element("w:tcBorders").with([border(
                        "w:bottom",
                        Ink::Title,
                        8,
                        look,
                    )])]),
                ]),
            ),
            table_style(
                (FACTS, "Plain Table 4"),
                look,
                measures,
                element("w:tblStylePr")
                    .having("w:type", "firstCol")
                    .with([element("w:rPr").with([color(Ink::Muted, look)])]),
            ),
        ])
}

/// What holds of all that no style says otherwise of.
fn defaults(document: &Document, measures: Measures) -> Element {
    let fonts = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"]
        .into_iter()
        .fold(element("w:rFonts"), |fonts, script| fonts.having(script, FONT));
    let tag = language_tag(&document.language);
    let letters = element("w:rPr")
        .with([fonts, color(PLAIN.ink, &document.look)])
        .with(size(PLAIN.size, measures))
        .with([value("w:lang", tag)
            .having("w:eastAsia", tag)
            .having("w:bidi", tag)]);
    let spacing = element("w:spacing")
        .having("w:after", measures.scaled(PLAIN.after).twips())
        .having("w:line", 276)
        .having("w:lineRule", "auto");
    element("w:docDefaults").with([
        element("w:rPrDefault").with([letters]),
        element("w:pPrDefault").with([element("w:pPr").with([spacing])]),
    ])
}

fn link(look: &Look) -> Element {
    element("w:style")
        .having("w:type", "character")
        .having("w:styleId", LINK)
        .with([
            value("w:name", "Hyperlink"),
            element("w:rPr").with([color(Ink::Accent, look), value("w:u", "single")]),
        ])
}

/// Hairlines between the rows, small text, and one part that stands out.
fn table_style((id, name): (&str, &str), look: &Look, measures: Measures, part: Element) -> Element {
    let margin = |side| {
        element(side)
            .having("w:w", measures.scaled(PADDING).twips())
            .having("w:type", "dxa")
    };
    let spacing = element("w:spacing")
        .having("w:before", measures.scaled(2.0).twips())
        .having("w:after", measures.scaled(2.0).twips())
        .having("w:line", 252)
        .having("w:lineRule", "auto");
    let borders = ["w:bottom", "w:insideH"].map(|side| border(side, Ink::Hairline, 4, look));
    element("w:style")
        .having("w:type", "table")
        .having("w:styleId", id)
        .with([
            value("w:name", name),
            element("w:pPr").with([spacing]),
            element("w:rPr").with(size(9.5, measures)),
            element("w:tblPr").with([
                element("w:tblBorders").with(borders),
                element("w:tblCellMar").with([margin("w:left"), margin("w:right")]),
            ]),
            part,
        ])
}

fn border(side: &'static str, ink: Ink, eighths: u8, look: &Look) -> Element {
    value(side, "single")
        .having("w:sz", eighths)
        .having("w:color", hex(ink, look))
}

/// The faint ground of notes and of rows that stand out.
pub(crate) fn ground(look: &Look) -> Element {
    value("w:shd", "clear")
        .having("w:color", "auto")
        .having("w:fill", hex(Ink::Ground, look))
}

fn color(ink: Ink, look: &Look) -> Element {
    value("w:color", hex(ink, look))
}

/// Six digits, as `WordprocessingML` writes colours.
fn hex(ink: Ink, look: &Look) -> String {
    let pdf::Color(red, green, blue) = look.palette().color(ink);
    format!("{red:02X}{green:02X}{blue:02X}")
}

fn size(points: f32, measures: Measures) -> [Element; 2] {
    ["w:sz", "w:szCs"].map(|name| value(name, measures.scaled(points).half_points()))
}
