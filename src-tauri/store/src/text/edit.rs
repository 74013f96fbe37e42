//! From a [`Tekst`] to the editor's tree, by the smallest edit: what is not changed is not touched, so that
//! what others write in it meanwhile stays.

use std::{collections::HashMap, sync::Arc};

use domain::{
    Tekst,
    tekst::{Block, Span},
};
use yrs::{
    Any, Text, TransactionMut, Xml, XmlElementPrelim, XmlElementRef, XmlFragment, XmlFragmentRef, XmlOut,
    XmlTextPrelim, XmlTextRef, types::Attrs,
};

use super::{
    align::{Step, align, shared},
    read::{self, BULLETS, EMPHASIS, HEADING, ITEM, NUMBERS, PARAGRAPH, Place, STRONG},
};

/// The level that the editor gives a heading inside a text.
const HEADING_LEVEL: i32 = 3;

/// Makes the tree say `wanted`, which is normalized.
pub(super) fn write(root: &XmlFragmentRef, txn: &mut TransactionMut<'_>, wanted: &Tekst) {
    let nodes: Vec<Node> = root.children(txn).map(|node| Node::of(node, txn)).collect();
    let (head, taken_head) = matching(&nodes, &wanted.blocks);
    let (rest, open) = (&nodes[head..], &wanted.blocks[taken_head..]);
    let (tail, taken_tail) = matching_back(rest, open);
    let (old, new) = (&rest[..rest.len() - tail], &open[..open.len() - taken_tail]);

    let steps = align(
        (old.len(), new.len()),
        |o| old[o].size(),
        |n| characters(&new[n]).len(),
        |o, n| old[o].cost_of_becoming(&new[n]),
    );
    let mut place = u32::try_from(head).unwrap_or(u32::MAX);
    for step in steps {
        match step {
            Step::Change(o, n) => {
                become_block(&old[o].node, txn, &new[n]);
                place += 1;
            }
            // Nobody sees an empty paragraph go, but somebody may be about to write in it.
            Step::Remove(o) if old[o].blocks.is_empty() => place += 1,
            Step::Remove(_) => root.remove(txn, place),
            Step::Insert(n) => {
                let element = root.insert(txn, place, XmlElementPrelim::empty(tag_of(&new[n])));
                fill(&element, txn, &new[n]);
                place += 1;
            }
        }
    }
}

/// A node of the tree's top, and what it says.
struct Node {
    node: XmlOut,
    blocks: Vec<Block>,
}

impl Node {
    fn of(node: XmlOut, txn: &TransactionMut<'_>) -> Self {
        let blocks = Tekst {
            blocks: read::blocks(&node, Place::top(txn)),
        }
        .normalized()
        .blocks;
        Self { node, blocks }
    }

    fn size(&self) -> usize {
        self.blocks.iter().map(|block| characters(block).len()).sum()
    }

    /// The characters that come and go when this node becomes `block`; nothing when it is another kind of
    /// node, or one that says more than one block can.
    fn cost_of_becoming(&self, block: &Block) -> Option<usize> {
        let XmlOut::Element(element) = &self.node else {
            return None;
        };
        if read::tag(element) != tag_of(block) || self.blocks.len() > 1 {
            return None;
        }
        let old = self.blocks.first().map(characters).unwrap_or_default();
        Some(cost(&old, &characters(block)))
    }
}

/// How many nodes from the beginning already say what is wanted, and how many blocks that is. Empty nodes
/// are passed on the way, not at the end: the next thing wanted may be written in one.
fn matching(nodes: &[Node], wanted: &[Block]) -> (usize, usize) {
    let (mut matched, mut taken) = (0, 0);
    for (n, node) in nodes.iter().enumerate() {
        if !wanted[taken..].starts_with(&node.blocks) {
            break;
        }
        if !node.blocks.is_empty() {
            (matched, taken) = (n + 1, taken + node.blocks.len());
        }
    }
    (matched, taken)
}

/// The same from the end.
fn matching_back(nodes: &[Node], wanted: &[Block]) -> (usize, usize) {
    let (mut matched, mut taken) = (0, 0);
    for (n, node) in nodes.iter().rev().enumerate() {
        if !wanted[..wanted.len() - taken].ends_with(&node.blocks) {
            break;
        }
        if !node.blocks.is_empty() {
            (matched, taken) = (n + 1, taken + node.blocks.len());
        }
    }
    (matched, taken)
}

fn tag_of(block: &Block) -> &'static str {
    match block {
        Block::Paragraph(_) => PARAGRAPH,
        Block::Heading(_) => HEADING,
        Block::Bullets(_) => BULLETS,
        Block::Numbers(_) => NUMBERS,
    }
}

/// A character and its look.
type Cell = (char, bool, bool);

fn cells(spans: &[Span]) -> Vec<Cell> {
    spans
        .iter()
        .flat_map(|span| span.text.chars().map(|c| (c, span.strong, span.emphasis)))
        .collect()
}

fn characters(block: &Block) -> Vec<Cell> {
    match block {
        Block::Paragraph(spans) | Block::Heading(spans) => cells(spans),
        Block::Bullets(items) | Block::Numbers(items) => items.iter().flat_map(|item| cells(item)).collect(),
    }
}

fn cost(old: &[Cell], new: &[Cell]) -> usize {
    let (head, tail) = shared(old, new);
    old.len() + new.len() - 2 * (head + tail)
}

/// Fills a new, empty element.
fn fill(element: &XmlElementRef, txn: &mut TransactionMut<'_>, block: &Block) {
    match block {
        Block::Heading(spans) => {
            element.insert_attribute(txn, "level", Any::from(HEADING_LEVEL));
            become_line(element, txn, spans);
        }
        Block::Paragraph(spans) => become_line(element, txn, spans),
        Block::Bullets(items) | Block::Numbers(items) => {
            for item in items {
                let place = element.len(txn);
                insert_item(element, txn, place, item);
            }
        }
    }
}

fn insert_item(list: &XmlElementRef, txn: &mut TransactionMut<'_>, place: u32, spans: &[Span]) {
    let item = list.insert(txn, place, XmlElementPrelim::empty(ITEM));
    let paragraph = item.insert(txn, 0, XmlElementPrelim::empty(PARAGRAPH));
    become_line(&paragraph, txn, spans);
}

/// Edits a node of the same kind until it says `block`.
fn become_block(node: &XmlOut, txn: &mut TransactionMut<'_>, block: &Block) {
    let XmlOut::Element(element) = node else { return };
    match block {
        Block::Paragraph(spans) | Block::Heading(spans) => become_line(element, txn, spans),
        Block::Bullets(items) | Block::Numbers(items) => become_list(element, txn, items),
    }
}

fn become_list(list: &XmlElementRef, txn: &mut TransactionMut<'_>, items: &[Vec<Span>]) {
    let nodes: Vec<XmlOut> = list.children(txn).collect();
    let old: Vec<Vec<Cell>> = nodes
        .iter()
        .map(|node| cells(&trimmed(read::one_line(node, Place::top(txn)))))
        .collect();
    let new: Vec<Vec<Cell>> = items.iter().map(|item| cells(item)).collect();
    let steps = align(
        (old.len(), new.len()),
        |o| old[o].len(),
        |n| new[n].len(),
        |o, n| Some(cost(&old[o], &new[n])),
    );
    let mut place = 0;
    for step in steps {
        match step {
            Step::Change(o, n) if old[o] == new[n] => place += 1,
            Step::Change(o, n) => {
                if let Some(paragraph) = only_paragraph(&nodes[o], txn) {
                    become_line(&paragraph, txn, &items[n]);
                } else {
                    list.remove(txn, place);
                    insert_item(list, txn, place, &items[n]);
                }
                place += 1;
            }
            Step::Remove(o) if old[o].is_empty() => place += 1,
            Step::Remove(_) => list.remove(txn, place),
            Step::Insert(n) => {
                insert_item(list, txn, place, &items[n]);
                place += 1;
            }
        }
    }
}

/// A line as it stands in a normalized text.
fn trimmed(spans: Vec<Span>) -> Vec<Span> {
    let tekst = Tekst {
        blocks: vec![Block::Paragraph(spans)],
    }
    .normalized();
    match tekst.blocks.into_iter().next() {
        Some(Block::Paragraph(spans)) => spans,
        _ => Vec::new(),
    }
}

/// The paragraph of a list item that holds nothing else.
fn only_paragraph(item: &XmlOut, txn: &TransactionMut<'_>) -> Option<XmlElementRef> {
    let XmlOut::Element(element) = item else {
        return None;
    };
    match (element.len(txn), element.get(txn, 0)) {
        (1, Some(XmlOut::Element(paragraph))) if read::tag(&paragraph) == PARAGRAPH => Some(paragraph),
        _ => None,
    }
}

/// Edits a paragraph or heading until it says `spans`.
fn become_line(element: &XmlElementRef, txn: &mut TransactionMut<'_>, spans: &[Span]) {
    let new = cells(spans);
    if let (1, Some(XmlOut::Text(text))) = (element.len(txn), element.get(txn, 0)) {
        let old = cells(&read::spans(&text, Place::top(txn)));
        // Where something without characters stands in between, places cannot be counted.
        if utf16(&old) == text.len(txn) {
            return become_run(&text, txn, &old, &new);
        }
    }
    element.remove_range(txn, 0, element.len(txn));
    let text = element.insert(txn, 0, XmlTextPrelim::new(""));
    insert_runs(&text, txn, 0, &new);
}

fn become_run(text: &XmlTextRef, txn: &mut TransactionMut<'_>, old: &[Cell], new: &[Cell]) {
    let (head, tail) = shared(old, new);
    let place = utf16(&old[..head]);
    let gone = utf16(&old[head..old.len() - tail]);
    if gone > 0 {
        text.remove_range(txn, place, gone);
    }
    insert_runs(text, txn, place, &new[head..new.len() - tail]);
}

fn insert_runs(text: &XmlTextRef, txn: &mut TransactionMut<'_>, mut place: u32, cells: &[Cell]) {
    for run in cells.chunk_by(|a, b| (a.1, a.2) == (b.1, b.2)) {
        let characters: String = run.iter().map(|(c, ..)| c).collect();
        text.insert_with_attributes(txn, place, &characters, marks(run[0]));
        place += utf16(run);
    }
}

fn utf16(cells: &[Cell]) -> u32 {
    cells
        .iter()
        .map(|(c, ..)| if c.len_utf16() == 2 { 2 } else { 1 })
        .sum()
}

fn marks((_, strong, emphasis): Cell) -> Attrs {
    // An empty object is what y-prosemirror writes for a mark without attributes.
    let plain = || Any::Map(Arc::new(HashMap::new()));
    let mut marks = Attrs::new();
    if strong {
        marks.insert(STRONG.into(), plain());
    }
    if emphasis {
        marks.insert(EMPHASIS.into(), plain());
    }
    marks
}
