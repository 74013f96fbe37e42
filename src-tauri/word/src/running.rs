//! What stands on every page, and the sheet itself.

use pdf::{Document, one_line};

use crate::{
    WordError,
    measure::Measures,
    namespace,
    package::{Part, Relations},
    paragraph::{Paragraph, Place},
    run::plain,
    style::{FOOTER, HEADER},
    xml::{Element, element},
};

/// What Word calls a header, or a footer: its part, the root of it, and the reference to it.
type Kind = (&'static str, &'static str, &'static str);

const HEAD: Kind = ("header", "w:hdr", "w:headerReference");
const FOOT: Kind = ("footer", "w:ftr", "w:footerReference");

/// Headers and footers as parts, and the section that names them. The first page has its own where the imprint stands
/// at its foot.
pub(crate) fn section(
    document: &Document,
    measures: Measures,
    relations: &mut Relations,
) -> Result<(Element, Vec<Part>), WordError> {
    let set =
        |style, content| Paragraph::new(style, Place::OUTERMOST, content).element(&document.look, measures);
    let head = beside(&document.header, mark(document)).map(|words| set(&HEADER, words));
    let foot = beside(&document.footer, page_of(document)).map(|words| set(&FOOTER, words));
    let imprint = document.look.imprint.iter().map(|line| one_line(line));
    let imprint: Vec<Element> = imprint
        .filter(|line| !line.is_empty())
        .map(|line| set(&FOOTER, vec![plain(&line)]))
        .collect();
    let mut wanted = vec![
        ("default", HEAD, Vec::from_iter(head.clone())),
        ("default", FOOT, Vec::from_iter(foot.clone())),
    ];
    let first = !imprint.is_empty();
    if first {
        wanted.push(("first", HEAD, Vec::from_iter(head)));
        wanted.push(("first", FOOT, imprint.into_iter().chain(foot).collect()));
    }
    let (mut references, mut parts) = (Vec::new(), Vec::new());
    for (pages, (kind, root, reference), content) in wanted {
        if content.is_empty() {
            continue;
        }
        let file = format!("{pages}-{kind}.xml");
        let id = relations.part(kind, &file);
        references.push(element(reference).having("w:type", pages).having("r:id", id));
        let root = element(root).having("xmlns:w", namespace::WORD).with(content);
        parts.push(Part::of_word(&file, kind, &root)?);
    }
    let section = element("w:sectPr")
        .with(references)
        .with(sheet(measures))
        .with(first.then(|| element("w:titlePg")));
    Ok((section, parts))
}

fn sheet(measures: Measures) -> [Element; 2] {
    let size = element("w:pgSz")
        .having("w:w", measures.width.twips())
        .having("w:h", measures.height.twips());
    let sides = ["w:left", "w:right"].map(|side| (side, measures.side()));
    let margins = Measures::margins().into_iter().chain(sides);
    let margins = margins.fold(element("w:pgMar"), |margins, (side, length)| {
        margins.having(side, length.twips())
    });
    [size, margins.having("w:gutter", 0)]
}

/// Words at the left, others at the right edge; nothing when there are none.
fn beside(left: &str, right: Vec<Element>) -> Option<Vec<Element>> {
    let left = one_line(left);
    if left.is_empty() && right.is_empty() {
        return None;
    }
    Some(
        [plain(&left), element("w:r").with([element("w:tab")])]
            .into_iter()
            .chain(right)
            .collect(),
    )
}

/// What the paper is not yet, in bold.
fn mark(document: &Document) -> Vec<Element> {
    let mark = one_line(&document.mark);
    if mark.is_empty() {
        return Vec::new();
    }
    let bold = element("w:rPr").with([element("w:b"), element("w:bCs")]);
    vec![element("w:r").with([bold, element("w:t").saying(mark)])]
}

/// The page's number and how many there are, counted by Word.
fn page_of(document: &Document) -> Vec<Element> {
    if one_line(&document.page_of).is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut rest = document.page_of.as_str();
    while let Some((at, field)) = [("{n}", "PAGE"), ("{m}", "NUMPAGES")]
        .into_iter()
        .filter_map(|(sign, field)| Some((rest.find(sign)?, field)))
        .min()
    {
        out.push(plain(&rest[..at]));
        out.push(element("w:fldSimple").having("w:instr", field).with([plain("1")]));
        rest = &rest[at + "{n}".len()..];
    }
    out.push(plain(rest));
    out
}
