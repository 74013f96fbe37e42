//! The order in which segments can be merged: each after those it stands on.

use std::collections::{BTreeSet, HashMap};

use crate::SegmentId;

/// Of segments and their parents, those that can be merged one after another, each after its parents, and
/// those that must wait. `known` says which parents need not be waited for.
pub(crate) fn in_order<'a>(
    segments: impl Iterator<Item = (SegmentId, &'a [SegmentId])>,
    known: impl Fn(SegmentId) -> bool,
) -> Vec<SegmentId> {
    let mut waits_for: HashMap<SegmentId, usize> = HashMap::new();
    let mut children: HashMap<SegmentId, Vec<SegmentId>> = HashMap::new();
    let mut ready = BTreeSet::new();
    let mut ranks = HashMap::new();
    let mut by_rank = Vec::new();
    for (rank, (id, parents)) in segments.enumerate() {
        let parents: BTreeSet<_> = parents.iter().filter(|id| !known(**id)).collect();
        for parent in &parents {
            children.entry(**parent).or_default().push(id);
        }
        ranks.insert(id, rank);
        by_rank.push(id);
        if parents.is_empty() {
            ready.insert(rank);
        }
        waits_for.insert(id, parents.len());
    }
    let mut order = Vec::with_capacity(by_rank.len());
    while let Some(rank) = ready.pop_first() {
        let id = by_rank[rank];
        order.push(id);
        for child in children.remove(&id).unwrap_or_default() {
            if let Some(left) = waits_for.get_mut(&child) {
                *left -= 1;
                if *left == 0 {
                    ready.extend(ranks.get(&child));
                }
            }
        }
    }
    order
}
