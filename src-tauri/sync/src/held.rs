//! What a desk holds, said briefly: of each writer, from which segment to which, and the names of some on the
//! way, so that somebody who holds other segments can find the newest that both know.

use std::collections::{HashMap, hash_map::Entry};

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
    /// By which a [`Few`] knows it; it stays the same.
    pub(crate) number: usize,
    pub(crate) writer: Writer,
    pub(crate) seq: i64,
}

/// Some of the segments that a desk holds, by number: asked at every pass of every one of them.
#[derive(Debug, Default)]
pub(crate) struct Few(Vec<bool>);

impl Few {
    pub(crate) fn contains(&self, place: Place) -> bool {
        self.0.get(place.number).copied().unwrap_or(false)
    }
}

#[derive(Debug)]
struct One {
    id: SegmentId,
    place: Place,
    /// The number of the writer's own before it.
    before: Option<usize>,
    /// Another of the same writer follows.
    is_followed: bool,
}

/// Every segment of one desk, in the order they came.
#[derive(Debug, Default)]
pub(crate) struct Held {
    all: Vec<One>,
    numbers: HashMap<SegmentId, usize>,
}

impl Held {
    /// Takes in all there is: what follows may have come before.
    pub(crate) fn extend(&mut self, segments: &[(SegmentId, Header)]) {
        for (id, header) in segments {
            self.enter(*id, header);
        }
        for one in &mut self.all {
            one.is_followed = false;
        }
        for (id, header) in segments {
            self.link(*id, header);
        }
    }

    /// Adds one that nothing held here stands on.
    pub(crate) fn add(&mut self, id: SegmentId, header: &Header) {
        self.enter(id, header);
        self.link(id, header);
    }

    fn enter(&mut self, id: SegmentId, header: &Header) {
        let number = self.all.len();
        if let Entry::Vacant(free) = self.numbers.entry(id) {
            free.insert(number);
            let (writer, seq) = (header.writer, header.seq);
            self.all.push(One {
                id,
                place: Place { number, writer, seq },
                before: None,
                is_followed: false,
            });
        }
    }

    fn link(&mut self, id: SegmentId, header: &Header) {
        let precedes = |place: &Place| place.writer == header.writer && place.seq + 1 == header.seq;
        let mut parents = header.parents.iter().filter_map(|parent| self.place(*parent));
        let before = parents.find(precedes).map(|place| place.number);
        if let Some(number) = self.numbers.get(&id) {
            self.all[*number].before = before;
        }
        if let Some(before) = before {
            self.all[before].is_followed = true;
        }
    }

    pub(crate) fn contains(&self, id: SegmentId) -> bool {
        self.numbers.contains_key(&id)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// In the order they came.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (SegmentId, Place)> {
        self.all.iter().map(|one| (one.id, one.place))
    }

    pub(crate) fn place(&self, id: SegmentId) -> Option<Place> {
        Some(self.all[*self.numbers.get(&id)?].place)
    }

    /// Those of `ids` that are held here.
    pub(crate) fn few(&self, ids: impl Iterator<Item = SegmentId>) -> Few {
        let mut few = vec![false; self.all.len()];
        for number in ids.filter_map(|id| self.numbers.get(&id)) {
            few[*number] = true;
        }
        Few(few)
    }

    /// All of it, said briefly.
    pub(crate) fn stretches(&self) -> Vec<Stretch> {
        let last = self.all.iter().filter(|one| !one.is_followed);
        let stretch = |last: &One| {
            let (mut first, mut marks, mut next_mark) = (last.place.seq, Vec::new(), 0);
            for (distance, one) in self.back_from(last).enumerate() {
                first = one.place.seq;
                if distance == next_mark {
                    marks.push(one.id);
                    next_mark = (2 * distance).max(distance + 1);
                }
            }
            Stretch {
                writer: last.place.writer,
                first,
                last: last.place.seq,
                marks,
            }
        };
        last.map(stretch).collect()
    }

    /// Of what is held here, what somebody holds who says so.
    pub(crate) fn common(&self, stretches: &[Stretch]) -> Few {
        let mut common = vec![false; self.all.len()];
        for stretch in stretches {
            let mut known = stretch.marks.iter().filter_map(|id| self.numbers.get(id));
            let Some(newest) = known.next() else {
                continue;
            };
            let theirs = self
                .back_from(&self.all[*newest])
                .take_while(|one| one.place.seq >= stretch.first);
            for one in theirs {
                common[one.place.number] = true;
            }
        }
        Few(common)
    }

    fn back_from<'a>(&'a self, one: &'a One) -> impl Iterator<Item = &'a One> {
        std::iter::successors(Some(one), |one| Some(&self.all[one.before?]))
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
        let mut held = Held::default();
        held.extend(&segments.iter().map(header).collect::<Vec<_>>());
        held
    }

    /// What one of them makes of the other's word.
    fn common(here: &Held, there: &Held) -> Vec<SegmentId> {
        let few = here.common(&there.stretches());
        let common = here.iter().filter(|(_, place)| few.contains(*place));
        common.map(|(id, _)| id).collect()
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
        assert_eq!(common(&held(&all), &held(&all)).len(), 200);
    }

    #[test]
    fn somebody_who_is_behind_finds_what_both_have() {
        let ahead: Vec<_> = (1..=40).map(|seq| (7, seq)).collect();
        let behind = held(&ahead[..37]);
        let common = common(&behind, &held(&ahead));
        // At least up to the newest mark that both know, and never more than is true.
        assert!(common.len() >= 30 && common.iter().all(|id| behind.contains(*id)));
    }

    #[test]
    fn a_hole_is_said_to_be_one() {
        let full = held(&[(7, 1), (7, 2), (7, 3), (7, 4), (8, 1)]);
        let holed = held(&[(7, 1), (7, 3), (7, 4)]);
        assert_eq!(common(&full, &holed), [id(7, 1), id(7, 3), id(7, 4)]);
    }
}
