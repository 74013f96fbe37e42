//! Bookmarks, nested as the headings are (ISO 32000-1, 12.3.3).

use lopdf::{Document, ObjectId, dictionary};

use crate::display::Bookmark;

use super::{Pages, integer, set_if_some, text};

/// Adds the bookmarks; none where there is no heading.
pub(super) fn add(pdf: &mut Document, bookmarks: &[Bookmark], pages: &Pages) -> Option<ObjectId> {
    let root = pdf.new_object_id();
    let nodes = nest(bookmarks);
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| pdf.new_object_id()).collect();
    let at = |index: Option<usize>| index.map(|index| ids[index]);
    for (index, (bookmark, node)) in bookmarks.iter().zip(&nodes).enumerate() {
        let mut entry = dictionary! {
            "Title" => text(&bookmark.title),
            "Parent" => at(node.parent).unwrap_or(root),
            "Dest" => pages.destination(bookmark.page, bookmark.top),
        };
        set_if_some(&mut entry, "Prev", at(node.before));
        set_if_some(&mut entry, "Next", at(node.after));
        set_if_some(&mut entry, "First", at(node.first));
        set_if_some(&mut entry, "Last", at(node.last));
        if node.children > 0 {
            // Only the title's own chapters are unfolded at first.
            let unfolded = bookmark.level == 1;
            let count = i64::try_from(node.children).unwrap_or(0);
            entry.set("Count", if unfolded { count } else { -count });
        }
        pdf.objects.insert(ids[index], entry.into());
    }
    let tops: Vec<usize> = (0..nodes.len())
        .filter(|&index| nodes[index].parent.is_none())
        .collect();
    let (first, last) = (*tops.first()?, *tops.last()?);
    let seen = tops.len()
        + tops
            .iter()
            .filter(|&&i| bookmarks[i].level == 1)
            .map(|&i| nodes[i].children)
            .sum::<usize>();
    let entry = dictionary! {
        "Type" => "Outlines", "First" => ids[first], "Last" => ids[last], "Count" => integer(seen),
    };
    pdf.objects.insert(root, entry.into());
    Some(root)
}

/// A bookmark's place among the others, by index.
#[derive(Default, Clone)]
struct Node {
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    children: usize,
}

fn nest(bookmarks: &[Bookmark]) -> Vec<Node> {
    let mut nodes = vec![Node::default(); bookmarks.len()];
    let mut open: Vec<usize> = Vec::new();
    for index in 0..bookmarks.len() {
        let mut before = None;
        while open
            .last()
            .is_some_and(|&last| bookmarks[last].level >= bookmarks[index].level)
        {
            before = open.pop();
        }
        let parent = open.last().copied();
        nodes[index].parent = parent;
        nodes[index].before = before;
        if let Some(before) = before {
            nodes[before].after = Some(index);
        }
        if let Some(parent) = parent {
            nodes[parent].first.get_or_insert(index);
            nodes[parent].last = Some(index);
            nodes[parent].children += 1;
        }
        open.push(index);
    }
    nodes
}
