//! What a desk holds, said briefly: of each writer, from which segment to which, and the names of some on the
//! way, so that somebody who holds other segments can find the newest that both know.

use std::collections::{BTreeSet, HashMap};

use store::{Header, SegmentId, Writer};

/// Segments of one writer, each the next of the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) writer: Writer,
    pub(crate) first: i64,
    pub(crate) last: i64,
    /// The last, the one before, and others at ever longer distances.
    pub(crate) marks: Vec<SegmentId>,
}

/// A segment's place among its writer's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) writer: Writer,
    pub(crate) seq: i64,
    before: Option<SegmentId>,
}

/// Every segment of one desk.
#[derive(Debug, Default)]
pub(crate) struct Held {
    places: HashMap<SegmentId, Place>,
    order: Vec<SegmentId>,
    /// Those that another of the same writer follows.
    followed: BTreeSet<SegmentId>,
}

impl Held {
    pub(crate) fn of(segments: Vec<(SegmentId, Header)>) -> Self {
        let mut held = Self::default();
        // What follows may have come before.
        for (id, header) in &segments {
            held.enter(*id, header);
        }
        for (id, header) in &segments {
            held.link(*id, header);
        }
        held
    }

    /// Adds one that nothing held here stands on.
    pub(crate) fn add(&mut self, id: SegmentId, header: &Header) {
        self.enter(id, header);
        self.link(id, header);
    }

    fn enter(&mut self, id: SegmentId, header: &Header) {
        let place = Place {
            writer: header.writer,
            seq: header.seq,
            before: None,
        };
        if self.places.insert(id, place).is_none() {
            self.order.push(id);
        }
    }

    fn link(&mut self, id: SegmentId, header: &Header) {
        let precedes = |parent: &&SegmentId| {
            let place = self.places.get(*parent);
            place.is_some_and(|place| place.writer == header.writer && place.seq + 1 == header.seq)
        };
        let before = header.parents.iter().find(precedes).copied();
        if let Some(place) = self.places.get_mut(&id) {
            place.before = before;
        }
        self.followed.extend(before);
    }

    pub(crate) fn contains(&self, id: SegmentId) -> bool {
        self.places.contains_key(&id)
    }

    pub(crate) fn len(&self) -> usize {
        self.order.len()
    }

    /// In the order they came.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (SegmentId, Place)> {
        self.order
            .iter()
            .filter_map(|id| Some((*id, *self.places.get(id)?)))
    }

    pub(crate) fn place(&self, id: SegmentId) -> Option<Place> {
        self.places.get(&id).copied()
    }

    /// All of it, said briefly.
    pub(crate) fn stretches(&self) -> Vec<Stretch> {
        let last = self.iter().filter(|(id, _)| !self.followed.contains(id));
        let stretch = |(id, place): (SegmentId, Place)| {
            let (mut first, mut marks, mut next_mark) = (place.seq, Vec::new(), 0);
            for (distance, (id, place)) in self.back_from(id).enumerate() {
                first = place.seq;
                if distance == next_mark {
                    marks.push(id);
                    next_mark = (2 * distance).max(distance + 1);
                }
            }
            Stretch {
                writer: place.writer,
                first,
                last: place.seq,
                marks,
            }
        };
        last.map(stretch).collect()
    }

    /// Of what is held here, what somebody holds who says so.
    pub(crate) fn common(&self, stretches: &[Stretch]) -> BTreeSet<SegmentId> {
        let mut common = BTreeSet::new();
        for stretch in stretches {
            let Some(newest) = stretch.marks.iter().find(|id| self.contains(**id)) else {
                continue;
            };
            let theirs = self
                .back_from(*newest)
                .take_while(|(_, place)| place.seq >= stretch.first);
            common.extend(theirs.map(|(id, _)| id));
        }
        common
    }

    fn back_from(&self, id: SegmentId) -> impl Iterator<Item = (SegmentId, Place)> {
        let with_place = |id| Some((id, *self.places.get(&id)?));
        std::iter::successors(with_place(id), move |(_, place)| with_place(place.before?))
    }
}

#[cfg(test)]
mod tests {
    use store::Hlc;

    use super::*;

    fn id(writer: u8, seq: u8) -> SegmentId {
        SegmentId([writer, seq, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    fn held(segments: &[(u8, u8)]) -> Held {
        let header = |(writer, seq): &(u8, u8)| {
            let header = Header {
                writer: Writer((*writer).into()),
                seq: (*seq).into(),
                parents: if *seq > 1 {
                    vec![id(*writer, seq - 1)]
                } else {
                    Vec::new()
                },
                lacking: Vec::new(),
                hlc: Hlc::default(),
            };
            (id(*writer, *seq), header)
        };
        Held::of(segments.iter().map(header).collect())
    }

    #[test]
    fn a_long_row_is_said_in_a_few_names() {
        let all: Vec<_> = (1..=200).map(|seq| (7, seq)).collect();
        let stretches = held(&all).stretches();
        assert_eq!(
            (stretches.len(), stretches[0].first, stretches[0].last),
            (1, 1, 200)
        );
        assert!(stretches[0].marks.len() < 12);
        assert_eq!(held(&all).common(&stretches).len(), 200);
    }

    #[test]
    fn somebody_who_is_behind_finds_what_both_have() {
        let ahead: Vec<_> = (1..=40).map(|seq| (7, seq)).collect();
        let behind = held(&ahead[..37]);
        let common = behind.common(&held(&ahead).stretches());
        // At least up to the newest mark that both know, and never more than is true.
        assert!(common.len() >= 30 && common.iter().all(|id| behind.contains(*id)));
    }

    #[test]
    fn a_hole_is_said_to_be_one() {
        let full = held(&[(7, 1), (7, 2), (7, 3), (7, 4), (8, 1)]);
        let holed = held(&[(7, 1), (7, 3), (7, 4)]);
        let common = full.common(&holed.stretches());
        assert_eq!(common, BTreeSet::from([id(7, 1), id(7, 3), id(7, 4)]));
    }
}
