//! From the editor's tree to a [`Tekst`].
//!
//! The tree may hold what a [`Tekst`] has no form for: a line break inside a paragraph, a list inside a
//! list item, nodes of a newer editor. Their characters are always kept: a line break parts two
//! paragraphs, everything inside one list item is that one item (so that numbers stay right), and the
//! content of an unknown node is read as if the node were not there.

use domain::{
    Tekst,
    tekst::{Block, Span},
};
use yrs::{Any, GetString, Out, ReadTxn, Text, XmlElementRef, XmlFragment, XmlOut, XmlTextRef, types::Attrs};

pub(super) const PARAGRAPH: &str = "paragraph";
pub(super) const HEADING: &str = "heading";
pub(super) const BULLETS: &str = "bullet_list";
pub(super) const NUMBERS: &str = "ordered_list";
pub(super) const ITEM: &str = "list_item";
pub(super) const STRONG: &str = "strong";
pub(super) const EMPHASIS: &str = "em";
const BREAK: &str = "hard_break";

/// The whole tree.
pub(super) fn tekst<T: ReadTxn>(root: &impl XmlFragment, txn: &T) -> Tekst {
    let blocks = root.children(txn).flat_map(|node| blocks(&node, txn)).collect();
    Tekst { blocks }.normalized()
}

/// The blocks one node stands for: most often one, none for an empty paragraph.
pub(super) fn blocks<T: ReadTxn>(node: &XmlOut, txn: &T) -> Vec<Block> {
    let element = match node {
        XmlOut::Text(text) => return vec![Block::Paragraph(spans(text, txn))],
        XmlOut::Fragment(fragment) => return fragment.children(txn).flat_map(|n| blocks(&n, txn)).collect(),
        XmlOut::Element(element) => element,
    };
    match tag(element) {
        HEADING => lines(element, txn).into_iter().map(Block::Heading).collect(),
        BULLETS => vec![Block::Bullets(items(element, txn))],
        NUMBERS => vec![Block::Numbers(items(element, txn))],
        PARAGRAPH => lines(element, txn).into_iter().map(Block::Paragraph).collect(),
        _ if holds_only_characters(element, txn) => {
            lines(element, txn).into_iter().map(Block::Paragraph).collect()
        }
        _ => element
            .children(txn)
            .flat_map(|child| blocks(&child, txn))
            .collect(),
    }
}

/// An element's name; one that lost its name in transit has none.
pub(super) fn tag(element: &XmlElementRef) -> &str {
    element.try_tag().map_or("", |tag| tag)
}

/// The items of a list, one line each.
pub(super) fn items<T: ReadTxn>(list: &XmlElementRef, txn: &T) -> Vec<Vec<Span>> {
    list.children(txn).map(|item| one_line(&item, txn)).collect()
}

/// Everything inside a list item as one run of spans.
pub(super) fn one_line<T: ReadTxn>(item: &XmlOut, txn: &T) -> Vec<Span> {
    let inside = match item {
        XmlOut::Element(element) if tag(element) == ITEM => element
            .children(txn)
            .flat_map(|child| blocks(&child, txn))
            .collect(),
        other => blocks(other, txn),
    };
    let mut line: Vec<Span> = Vec::new();
    for part in inside.into_iter().flat_map(parts) {
        if !line.is_empty() && !part.is_empty() {
            line.push(Span {
                text: " ".into(),
                ..Span::default()
            });
        }
        line.extend(part);
    }
    line
}

fn parts(block: Block) -> Vec<Vec<Span>> {
    match block {
        Block::Paragraph(spans) | Block::Heading(spans) => vec![spans],
        Block::Bullets(items) | Block::Numbers(items) => items,
    }
}

fn holds_only_characters<T: ReadTxn>(element: &XmlElementRef, txn: &T) -> bool {
    element.children(txn).all(|child| match child {
        XmlOut::Text(_) => true,
        XmlOut::Element(inner) => tag(&inner) == BREAK,
        XmlOut::Fragment(_) => false,
    })
}

/// The characters of a paragraph, parted where a line break stands.
fn lines<T: ReadTxn>(element: &XmlElementRef, txn: &T) -> Vec<Vec<Span>> {
    let mut lines = vec![Vec::new()];
    collect(element, txn, &mut lines);
    lines
}

fn collect<T: ReadTxn>(inside: &impl XmlFragment, txn: &T, lines: &mut Vec<Vec<Span>>) {
    for child in inside.children(txn) {
        match child {
            XmlOut::Text(text) => {
                let found = spans(&text, txn);
                match lines.last_mut() {
                    Some(line) => line.extend(found),
                    None => lines.push(found),
                }
            }
            XmlOut::Element(inner) if tag(&inner) == BREAK => lines.push(Vec::new()),
            XmlOut::Element(inner) => collect(&inner, txn, lines),
            XmlOut::Fragment(inner) => collect(&inner, txn, lines),
        }
    }
}

/// The runs of one text node.
pub(super) fn spans<T: ReadTxn>(text: &XmlTextRef, txn: &T) -> Vec<Span> {
    let runs = text.diff(txn, |change| change);
    runs.into_iter()
        .map(|run| span(characters(&run.insert, txn), run.attributes.as_deref()))
        .collect()
}

fn characters<T: ReadTxn>(content: &Out, txn: &T) -> String {
    match content {
        Out::Any(Any::String(text)) => text.to_string(),
        Out::YText(text) => text.get_string(txn),
        Out::YXmlText(text) => spans(text, txn).into_iter().map(|span| span.text).collect(),
        Out::YXmlElement(element) => {
            let mut found = vec![Vec::new()];
            collect(element, txn, &mut found);
            found.into_iter().flatten().map(|span| span.text).collect()
        }
        _ => String::new(),
    }
}

fn span(text: String, marks: Option<&Attrs>) -> Span {
    // y-prosemirror appends `--` and a hash to a mark that may stand twice on one character.
    let has = |name: &str| {
        marks.is_some_and(|marks| {
            marks
                .iter()
                .any(|(key, value)| key.split("--").next() == Some(name) && *value != Any::Null)
        })
    };
    Span {
        strong: has(STRONG),
        emphasis: has(EMPHASIS),
        text,
    }
}
