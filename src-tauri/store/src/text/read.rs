//! From the editor's tree to a [`Tekst`].
//!
//! The tree may hold what a [`Tekst`] has no form for: a line break inside a paragraph, a list inside a
//! list item, nodes of a newer editor. Their characters are always kept: a line break parts two
//! paragraphs, everything inside one list item is that one item (so that numbers stay right), and the
//! content of an unknown node is read as if the node were not there. Only what is nested deeper than anybody
//! writes in an editor is passed over: whoever sends such a thing means to exhaust the program.

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

/// How deep is read. A list in a list in a list is nine deep.
const MOST_DEEP: u32 = 64;

/// Where somebody reads: in which state of the document, and how deep in its tree.
pub(super) struct Place<'t, T> {
    txn: &'t T,
    depth: u32,
}

impl<T> Clone for Place<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Place<'_, T> {}

impl<'t, T: ReadTxn> Place<'t, T> {
    /// At the top of the tree.
    pub(super) fn top(txn: &'t T) -> Self {
        Self { txn, depth: 0 }
    }

    /// What is inside a node; nothing when that is too deep.
    fn inside(self, node: &impl XmlFragment) -> Vec<XmlOut> {
        if self.depth < MOST_DEEP {
            node.children(self.txn).collect()
        } else {
            Vec::new()
        }
    }

    fn below(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

/// The nodes count as many parts as they have. Places in a tree where one does not lead nowhere, or round in a ring.
pub(super) fn counts_right<T: ReadTxn>(node: &impl XmlFragment, place: Place<'_, T>) -> bool {
    let inside = place.inside(node);
    place.depth == MOST_DEEP
        || node.len(place.txn) as usize == inside.len()
            && inside.iter().all(|part| match part {
                XmlOut::Element(element) => counts_right(element, place.below()),
                XmlOut::Fragment(fragment) => counts_right(fragment, place.below()),
                XmlOut::Text(_) => true,
            })
}

/// The whole tree.
pub(super) fn tekst<T: ReadTxn>(root: &impl XmlFragment, txn: &T) -> Tekst {
    Tekst {
        blocks: blocks_inside(root, Place::top(txn)),
    }
    .normalized()
}

fn blocks_inside<T: ReadTxn>(node: &impl XmlFragment, place: Place<'_, T>) -> Vec<Block> {
    let inside = place.inside(node);
    inside
        .iter()
        .flat_map(|node| blocks(node, place.below()))
        .collect()
}

/// The blocks one node stands for: most often one, none for an empty paragraph.
pub(super) fn blocks<T: ReadTxn>(node: &XmlOut, place: Place<'_, T>) -> Vec<Block> {
    let element = match node {
        XmlOut::Text(text) => return vec![Block::Paragraph(spans(text, place))],
        XmlOut::Fragment(fragment) => return blocks_inside(fragment, place),
        XmlOut::Element(element) => element,
    };
    match tag(element) {
        HEADING => lines(element, place).into_iter().map(Block::Heading).collect(),
        BULLETS => vec![Block::Bullets(items(element, place))],
        NUMBERS => vec![Block::Numbers(items(element, place))],
        PARAGRAPH => lines(element, place).into_iter().map(Block::Paragraph).collect(),
        _ if holds_only_characters(element, place) => {
            lines(element, place).into_iter().map(Block::Paragraph).collect()
        }
        _ => blocks_inside(element, place),
    }
}

/// An element's name; one that lost its name in transit has none.
pub(super) fn tag(element: &XmlElementRef) -> &str {
    element.try_tag().map_or("", |tag| tag)
}

/// The items of a list, one line each.
fn items<T: ReadTxn>(list: &XmlElementRef, place: Place<'_, T>) -> Vec<Vec<Span>> {
    let inside = place.inside(list);
    inside.iter().map(|item| one_line(item, place.below())).collect()
}

/// Everything inside a list item as one run of spans.
pub(super) fn one_line<T: ReadTxn>(item: &XmlOut, place: Place<'_, T>) -> Vec<Span> {
    let inside = match item {
        XmlOut::Element(element) if tag(element) == ITEM => blocks_inside(element, place),
        other => blocks(other, place),
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

fn holds_only_characters<T: ReadTxn>(element: &XmlElementRef, place: Place<'_, T>) -> bool {
    place.inside(element).iter().all(|child| match child {
        XmlOut::Text(_) => true,
        XmlOut::Element(inner) => tag(inner) == BREAK,
        XmlOut::Fragment(_) => false,
    })
}

/// The characters of a paragraph, parted where a line break stands.
fn lines<T: ReadTxn>(element: &XmlElementRef, place: Place<'_, T>) -> Vec<Vec<Span>> {
    let mut lines = vec![Vec::new()];
    collect(element, place, &mut lines);
    lines
}

fn collect<T: ReadTxn>(node: &impl XmlFragment, place: Place<'_, T>, lines: &mut Vec<Vec<Span>>) {
    for child in place.inside(node) {
        match child {
            XmlOut::Text(text) => {
                let found = spans(&text, place.below());
                match lines.last_mut() {
                    Some(line) => line.extend(found),
                    None => lines.push(found),
                }
            }
            XmlOut::Element(inner) if tag(&inner) == BREAK => lines.push(Vec::new()),
            XmlOut::Element(inner) => collect(&inner, place.below(), lines),
            XmlOut::Fragment(inner) => collect(&inner, place.below(), lines),
        }
    }
}

/// The runs of one text node; none when it is too deep.
pub(super) fn spans<T: ReadTxn>(text: &XmlTextRef, place: Place<'_, T>) -> Vec<Span> {
    if place.depth >= MOST_DEEP {
        return Vec::new();
    }
    let runs = text.diff(place.txn, |change| change);
    runs.into_iter()
        .map(|run| span(characters(&run.insert, place.below()), run.attributes.as_deref()))
        .collect()
}

fn characters<T: ReadTxn>(content: &Out, place: Place<'_, T>) -> String {
    match content {
        Out::Any(Any::String(text)) => text.to_string(),
        Out::YText(text) => text.get_string(place.txn),
        Out::YXmlText(text) => spans(text, place).into_iter().map(|span| span.text).collect(),
        Out::YXmlElement(element) => {
            let mut found = vec![Vec::new()];
            collect(element, place, &mut found);
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
