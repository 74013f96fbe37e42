//! The tree of a file's pages (ISO 32000-1, 7.7.3), walked in reading order.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::MOST_PAGES;
use crate::file::File;
use crate::object::{Dictionary, Object};
use crate::refusal::Refusal;

/// Trees are no deeper; real ones stay below ten.
const DEEPEST: usize = 64;

/// A page, and the nodes above it, whose attributes it inherits.
pub(crate) struct Page<'f> {
    /// Its number, and what its strings are encrypted by.
    pub(crate) number: u32,
    pub(crate) id: Option<(u32, u16)>,
    pub(crate) entries: Dictionary<'f>,
    above: Option<Rc<Node<'f>>>,
}

struct Node<'f> {
    id: Option<(u32, u16)>,
    entries: Dictionary<'f>,
    above: Option<Rc<Node<'f>>>,
    depth: usize,
}

impl<'f> Page<'f> {
    /// An attribute, its own or inherited, and what its strings are encrypted by.
    pub(crate) fn attribute(&self, key: &str) -> Option<(&Object<'f>, Option<(u32, u16)>)> {
        let own = self.entries.get(key).map(|value| (value, self.id));
        own.or_else(|| {
            let mut above = std::iter::successors(self.above.as_deref(), |node| node.above.as_deref());
            above.find_map(|node| node.entries.get(key).map(|value| (value, node.id)))
        })
    }
}

/// All pages, in reading order.
pub(crate) fn pages<'f>(file: &'f File<'_>) -> Result<Vec<Page<'f>>, Refusal> {
    let catalog = file.catalog()?;
    let root = catalog
        .get("Pages")
        .and_then(Object::as_reference)
        .ok_or(Refusal::Damaged)?;
    let mut seen = BTreeSet::new();
    let mut pages = Vec::new();
    let mut waiting: Vec<(u32, Option<Rc<Node>>)> = vec![(root, None)];
    while let Some((number, above)) = waiting.pop() {
        // A page stands once in the tree; one that stands twice would let the tree be endless.
        if !seen.insert(number) {
            return Err(Refusal::Damaged);
        }
        let read = file.object(number)?.ok_or(Refusal::Damaged)?;
        let Object::Dictionary(entries) = read.object else {
            return Err(Refusal::Damaged);
        };
        let Some(kids) = file.value(&entries, "Kids")? else {
            pages.push(Page {
                number,
                id: read.id,
                entries,
                above,
            });
            if pages.len() > MOST_PAGES {
                return Err(Refusal::TooLarge);
            }
            continue;
        };
        let depth = above.as_ref().map_or(0, |above| above.depth + 1);
        if depth > DEEPEST {
            return Err(Refusal::Damaged);
        }
        let node = Rc::new(Node {
            id: read.id,
            entries,
            above,
            depth,
        });
        let kids = kids.as_array().ok_or(Refusal::Damaged)?;
        for kid in kids.iter().rev() {
            let kid = kid.as_reference().ok_or(Refusal::Damaged)?;
            waiting.push((kid, Some(Rc::clone(&node))));
        }
    }
    if pages.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(pages)
}
