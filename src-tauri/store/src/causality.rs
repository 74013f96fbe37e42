//! Which desk had seen what when it wrote. Clocks have no say in it: a segment names its parents.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::{Header, SegmentId, SetId, Writer};

/// A set of segments. Each stands at a place of some chain, and what a desk has seen of a chain is nearly
/// always its beginning up to some place; what else it has seen is kept one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Seen {
    upto: Vec<u32>,
    beyond: BTreeSet<(u32, u32)>,
}

/// A segment's chain, and its place in it.
type Spot = (u32, u32);

impl Seen {
    fn upto(&self, chain: u32) -> u32 {
        self.upto.get(chain as usize).copied().unwrap_or(0)
    }

    fn contains(&self, spot: Spot) -> bool {
        spot.1 < self.upto(spot.0) || self.beyond.contains(&spot)
    }

    fn covers(&self, other: &Self) -> bool {
        let mut all = other.beyond.iter();
        other
            .upto
            .iter()
            .zip(0..)
            .all(|(upto, chain)| self.upto(chain) >= *upto)
            && all.all(|spot| self.contains(*spot))
    }

    fn insert(&mut self, spot: Spot) {
        if !self.contains(spot) {
            self.beyond.insert(spot);
            self.settle();
        }
    }

    fn join(&mut self, other: &Self) {
        if self.upto.len() < other.upto.len() {
            self.upto.resize(other.upto.len(), 0);
        }
        for (mine, theirs) in self.upto.iter_mut().zip(&other.upto) {
            *mine = (*mine).max(*theirs);
        }
        self.beyond.extend(&other.beyond);
        self.settle();
    }

    /// Takes up into the beginnings what continues them.
    fn settle(&mut self) {
        for (chain, place) in std::mem::take(&mut self.beyond) {
            if place == self.upto(chain) {
                let chain = chain as usize;
                if self.upto.len() <= chain {
                    self.upto.resize(chain + 1, 0);
                }
                self.upto[chain] += 1;
            } else if place > self.upto(chain) {
                self.beyond.insert((chain, place));
            }
        }
    }
}

/// One segment and what its writer had seen.
#[derive(Debug)]
struct Node {
    id: SegmentId,
    writer: Writer,
    seq: i64,
    spot: Spot,
    seen: Seen,
    parents: Vec<SegmentId>,
    lacking: Vec<SegmentId>,
}

/// The change sets of one writer and the segments that carry them.
#[derive(Debug, Default)]
struct Runs {
    /// First and last number, and the segment; sorted.
    all: Vec<(i64, i64, usize)>,
    longest: i64,
    upto: i64,
}

/// Every segment that has been merged, with its history.
#[derive(Debug, Default)]
pub(crate) struct Dag {
    nodes: Vec<Node>,
    places: HashMap<SegmentId, usize>,
    /// What nothing else stands on.
    heads: BTreeSet<SegmentId>,
    /// Parents that were never merged here.
    missing: BTreeSet<SegmentId>,
    /// Kept, but only a newer program can read them.
    unread: HashSet<SegmentId>,
    /// The length of each chain.
    chains: Vec<u32>,
    carried: HashMap<Writer, Runs>,
}

impl Dag {
    /// True when a segment is merged or at least kept.
    pub(crate) fn holds(&self, id: SegmentId) -> bool {
        self.places.contains_key(&id) || self.unread.contains(&id)
    }

    /// True when a segment is merged.
    pub(crate) fn has_merged(&self, id: SegmentId) -> bool {
        self.places.contains_key(&id)
    }

    /// True when something merged here stands on a segment that is not.
    pub(crate) fn is_missing(&self, id: SegmentId) -> bool {
        self.missing.contains(&id)
    }

    /// True when something merged here stands on a segment that is not, and on what lies behind that.
    pub(crate) fn has_gaps(&self) -> bool {
        !self.missing.is_empty()
    }

    /// Notes a segment that is kept for a newer program.
    pub(crate) fn add_unread(&mut self, id: SegmentId) {
        self.unread.insert(id);
    }

    /// True when something is kept for a newer program.
    pub(crate) fn has_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    /// Adds a segment after all of its parents that are ever to come before it. Returns its number here.
    pub(crate) fn add(&mut self, id: SegmentId, header: &Header) -> usize {
        let number = self.nodes.len();
        let seen = self.seen_by(header);
        let spot = self.spot_after(header);
        for parent in &header.parents {
            if !self.places.contains_key(parent) {
                self.missing.insert(*parent);
            }
            self.heads.remove(parent);
        }
        self.unread.remove(&id);
        self.missing.remove(&id);
        self.heads.insert(id);
        self.places.insert(id, number);
        self.nodes.push(Node {
            id,
            writer: header.writer,
            seq: header.seq,
            spot,
            seen,
            parents: header.parents.clone(),
            lacking: header.lacking.clone(),
        });
        number
    }

    /// Notes that a segment carries the change sets of `writer` numbered from `first` to `last`.
    pub(crate) fn carry(&mut self, node: usize, writer: Writer, first: i64, last: i64) {
        let of = self.carried.entry(writer).or_default();
        let run = (first, last, node);
        of.all.insert(of.all.partition_point(|known| *known < run), run);
        of.longest = of.longest.max(last.saturating_sub(first));
        of.upto = of.upto.max(last);
    }

    /// The highest number of a writer's change sets that is carried; 0 when none is.
    pub(crate) fn upto(&self, writer: Writer) -> i64 {
        self.carried.get(&writer).map_or(0, |of| of.upto)
    }

    /// Every change set that is carried, once, in the order they were merged in.
    pub(crate) fn carried_sets(&self) -> impl Iterator<Item = (usize, SetId)> {
        let mut runs: Vec<_> = self.all_runs().collect();
        runs.sort_unstable();
        let mut seen = HashSet::new();
        let sets = runs.into_iter().flat_map(|(node, writer, first, last)| {
            (first..=last).map(move |seq| (node, SetId { writer, seq }))
        });
        sets.filter(move |(_, set)| seen.insert(*set))
    }

    /// How many change sets are carried; one that two segments carry counts twice.
    pub(crate) fn sets(&self) -> usize {
        let of_run = |(_, _, first, last)| usize::try_from(last - first + 1).unwrap_or(0);
        self.all_runs().map(of_run).sum()
    }

    fn all_runs(&self) -> impl Iterator<Item = (usize, Writer, i64, i64)> {
        let of = |(writer, of): (&Writer, &Runs)| {
            let writer = *writer;
            of.all
                .clone()
                .into_iter()
                .map(move |(first, last, node)| (node, writer, first, last))
        };
        self.carried.iter().flat_map(of)
    }

    fn spot_after(&mut self, header: &Header) -> Spot {
        if let Some(before) = self.previous(header) {
            let (chain, place) = self.nodes[before].spot;
            let length = &mut self.chains[chain as usize];
            if *length == place + 1 {
                *length += 1;
                return (chain, place + 1);
            }
        }
        // The first of its writer, the first after a gap, or one of two that follow the same one.
        self.chains.push(1);
        (u32::try_from(self.chains.len() - 1).unwrap_or(u32::MAX), 0)
    }

    /// The writer's own segment before this one.
    fn previous(&self, header: &Header) -> Option<usize> {
        let known = header.parents.iter().filter_map(|id| self.places.get(id));
        known.copied().find(|n| {
            let node = &self.nodes[*n];
            node.writer == header.writer && node.seq + 1 == header.seq
        })
    }

    fn seen_by(&self, header: &Header) -> Seen {
        let mut seen = Seen::default();
        if header.lacking.iter().all(|id| !self.places.contains_key(id)) {
            for parent in header.parents.iter().filter_map(|id| self.places.get(id)) {
                seen.join(&self.nodes[*parent].seen);
                seen.insert(self.nodes[*parent].spot);
            }
            return seen;
        }
        // What was only to be reached through a segment the writer never had, it never had either.
        let mut open = header.parents.clone();
        while let Some(id) = open.pop() {
            if let Some(node) = self.places.get(&id).map(|n| &self.nodes[*n])
                && !header.lacking.contains(&id)
                && !seen.contains(node.spot)
            {
                seen.insert(node.spot);
                open.extend(node.parents.iter().filter(|id| !node.lacking.contains(id)));
            }
        }
        seen
    }

    /// What the next segment written here has seen: the writer's own last one first.
    pub(crate) fn parents(&self, writer: Writer) -> Vec<SegmentId> {
        let mut covered = Seen::default();
        let mut parents = Vec::new();
        let last = self.last_of(writer).map(|n| &self.nodes[n]);
        let heads = self.heads.iter().filter_map(|id| self.places.get(id));
        let heads = heads.map(|n| &self.nodes[*n]);
        // Behind a gap that was filled late, there may be segments that no head has seen.
        for node in last.into_iter().chain(heads).chain(self.nodes.iter().rev()) {
            if !covered.contains(node.spot) {
                covered.join(&node.seen);
                covered.insert(node.spot);
                parents.push(node.id);
            }
        }
        parents
    }

    /// What the next segment written here has not seen although it stands behind its parents.
    pub(crate) fn lacking(&self) -> Vec<SegmentId> {
        self.missing.iter().copied().collect()
    }

    /// The number of the writer's next segment.
    pub(crate) fn next_seq(&self, writer: Writer) -> i64 {
        self.last_of(writer).map_or(1, |n| self.nodes[n].seq + 1)
    }

    fn last_of(&self, writer: Writer) -> Option<usize> {
        let own = |n: &usize| self.nodes[*n].writer == writer;
        (0..self.nodes.len())
            .filter(own)
            .max_by_key(|n| (self.nodes[*n].seq, *n))
    }

    /// True when whoever made a change set had seen another, as far as any segment tells that carries it.
    pub(crate) fn knew(&self, one: SetId, other: SetId) -> bool {
        self.carriers(one).any(|node| self.saw(node, other))
    }

    /// True when a segment tells more of what was known to the maker of a change set than those told that carried it
    /// before the segment numbered `new` came: somebody's backup was put in place, and they bundled it again.
    pub(crate) fn tells_more(&self, node: usize, set: SetId, new: usize) -> bool {
        let mut before = self.carriers(set).filter(|known| *known < new).peekable();
        let covers = |known: usize| self.nodes[known].seen.covers(&self.nodes[node].seen);
        before.peek().is_some() && !before.any(covers)
    }

    /// How many segments are merged.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True when the segment numbered `reader` was written by somebody who had seen the change set, or
    /// carries it itself.
    fn saw(&self, reader: usize, set: SetId) -> bool {
        let seen = |node: usize| reader == node || self.nodes[reader].seen.contains(self.nodes[node].spot);
        self.carriers(set).any(seen)
    }

    /// True when neither of two writers had seen the other's change set.
    pub(crate) fn concurrent(&self, one: SetId, other: SetId) -> bool {
        !self.knew(one, other) && !self.knew(other, one)
    }

    /// A change set may be carried by two segments: before a backup was restored, and after.
    fn carriers(&self, set: SetId) -> impl Iterator<Item = usize> {
        let of = self.carried.get(&set.writer);
        let runs = of.map_or(&[][..], |of| {
            &of.all[..of.all.partition_point(|run| run.0 <= set.seq)]
        });
        let longest = of.map_or(0, |of| of.longest);
        let near = runs
            .iter()
            .rev()
            .take_while(move |run| run.0 >= set.seq - longest);
        near.filter(move |run| run.1 >= set.seq).map(|run| run.2)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Hlc;

    fn id(n: u8) -> SegmentId {
        SegmentId([n; 16])
    }

    fn header(writer: u64, seq: i64, parents: &[u8], lacking: &[u8]) -> Header {
        Header {
            writer: Writer(writer),
            seq,
            parents: parents.iter().map(|n| id(*n)).collect(),
            lacking: lacking.iter().map(|n| id(*n)).collect(),
            hlc: Hlc::default(),
        }
    }

    fn set(writer: u64, seq: i64) -> SetId {
        let writer = Writer(writer);
        SetId { writer, seq }
    }

    /// Adds a segment that carries the writer's change set of the same number.
    fn add(dag: &mut Dag, n: u8, header: &Header) -> usize {
        let node = dag.add(id(n), header);
        dag.carry(node, header.writer, header.seq, header.seq);
        node
    }

    #[test]
    fn whoever_merged_a_segment_has_seen_all_behind_it() {
        let mut dag = Dag::default();
        add(&mut dag, 1, &header(7, 1, &[], &[]));
        add(&mut dag, 2, &header(8, 1, &[1], &[]));
        let third = add(&mut dag, 3, &header(9, 1, &[2], &[]));
        let aside = add(&mut dag, 4, &header(7, 2, &[1], &[]));
        assert!(dag.saw(third, set(7, 1)) && dag.saw(third, set(8, 1)));
        assert!(!dag.saw(third, set(7, 2)) && !dag.saw(aside, set(8, 1)));
        assert!(dag.concurrent(set(7, 2), set(9, 1)) && !dag.concurrent(set(7, 1), set(9, 1)));
        assert_eq!(dag.parents(Writer(9)), [id(3), id(4)]);
    }

    #[test]
    fn what_lay_behind_a_gap_was_not_seen_even_when_the_gap_is_filled_here() {
        let mut dag = Dag::default();
        add(&mut dag, 1, &header(7, 1, &[], &[]));
        add(&mut dag, 2, &header(7, 2, &[1], &[]));
        add(&mut dag, 3, &header(7, 3, &[2], &[]));
        let blind = add(&mut dag, 4, &header(8, 1, &[3], &[2]));
        assert!(dag.saw(blind, set(7, 3)));
        assert!(!dag.saw(blind, set(7, 2)) && !dag.saw(blind, set(7, 1)));
    }

    #[test]
    fn a_desk_that_got_a_segment_late_names_it_from_then_on() {
        let mut dag = Dag::default();
        add(&mut dag, 3, &header(7, 3, &[2], &[]));
        let blind = add(&mut dag, 4, &header(8, 1, &[3], &[2]));
        assert_eq!(dag.lacking(), [id(2)]);
        let mut again = Dag::default();
        add(&mut again, 2, &header(7, 2, &[], &[]));
        add(&mut again, 3, &header(7, 3, &[2], &[]));
        add(&mut again, 4, &header(8, 1, &[3], &[2]));
        assert_eq!(again.parents(Writer(8)), [id(4), id(2)]);
        assert_eq!(again.lacking(), []);
        assert!(!dag.saw(blind, set(7, 2)));
    }

    #[test]
    fn two_that_follow_the_same_one_under_one_name_have_not_seen_each_other() {
        let mut dag = Dag::default();
        add(&mut dag, 1, &header(7, 1, &[], &[]));
        let one = dag.add(id(2), &header(7, 2, &[1], &[]));
        dag.carry(one, Writer(7), 2, 2);
        let other = dag.add(id(3), &header(7, 2, &[1], &[]));
        dag.carry(other, Writer(77), 2, 2);
        assert!(dag.concurrent(set(7, 2), set(77, 2)));
        assert!(dag.saw(other, set(7, 1)));
    }

    proptest! {
        /// The compact sets say the same as walking the history does.
        #[test]
        fn having_seen_is_being_reachable(parents in proptest::collection::vec((0..3_u64, proptest::collection::vec(any::<prop::sample::Index>(), 0..3)), 1..30)) {
            let (mut dag, mut reach, mut seqs) = (Dag::default(), Vec::<BTreeSet<usize>>::new(), HashMap::new());
            for (n, (writer, choice)) in parents.iter().enumerate() {
                let last: Option<(i64, usize)> = seqs.get(writer).copied();
                let mut of: BTreeSet<usize> = last.map(|last| last.1).into_iter().collect();
                of.extend(choice.iter().filter(|_| n > 0).map(|index| index.index(n)));
                let seq = last.map_or(1, |last| last.0 + 1);
                seqs.insert(*writer, (seq, n));
                let names: Vec<u8> = of.iter().map(|n| u8::try_from(*n).unwrap()).collect();
                let node = dag.add(id(u8::try_from(n).unwrap()), &header(*writer, seq, &names, &[]));
                let number = |n: usize| i64::try_from(n).unwrap();
                dag.carry(node, Writer(100), number(node), number(node));
                let behind = of.iter().flat_map(|n| reach[*n].iter().copied().chain([*n])).collect();
                reach.push(behind);
                for other in 0..n {
                    prop_assert_eq!(dag.saw(node, set(100, number(other))), reach[node].contains(&other));
                }
            }
        }
    }
}
