//! When each item was on the table, and when somebody was out of the room.

use chrono::{NaiveTime, TimeDelta};
use domain::{Fravaersgrunn, Moeteinnhold, Moetesak, PersonId, Saksinnhold, Tilstedevaerelse};

/// An item that was treated, with the times in which it was on the table.
pub(crate) struct Paabordet<'a> {
    /// The item's place in the content.
    pub plass: usize,
    /// The item.
    pub sak: &'a Saksinnhold,
    /// From.
    pub fra: NaiveTime,
    /// To; the end is outside, unless the item took no time.
    pub til: NaiveTime,
}

impl Paabordet<'_> {
    /// True when the item was on the table at `kl`.
    pub(crate) fn covers(&self, kl: NaiveTime) -> bool {
        self.fra <= kl && kl < self.til
    }

    /// The treatment with both times filled in, as [`domain::deltakelse`] wants it. It ends a second early: who
    /// comes back in the minute of the conclusion had no part in it.
    pub(crate) fn timed(&self) -> Moetesak {
        let end = if self.til > self.fra {
            self.til - TimeDelta::seconds(1)
        } else {
            self.til
        };
        Moetesak {
            startet: Some(self.fra),
            avsluttet: Some(end),
            ..self.sak.moetesak.clone()
        }
    }
}

/// The items that were treated, by time. An item whose beginning nobody noted begins where the one before
/// ended; one that only holds others, such as Eventuelt, gives way to them.
pub(crate) fn treated(content: &Moeteinnhold) -> Vec<Paabordet<'_>> {
    let mut found: Vec<Paabordet> = Vec::new();
    let mut free = opened(content);
    for (plass, sak) in content.saker.iter().enumerate() {
        let item = &sak.moetesak;
        let start = item.startet.or(item.lukket_fra);
        let Some(first) = start.or(item.avsluttet) else {
            continue;
        };
        let fra = start.unwrap_or(free.min(first));
        let til = item.avsluttet.unwrap_or(fra);
        free = til.max(item.lukket_til.unwrap_or(til));
        found.push(Paabordet { plass, sak, fra, til });
    }
    let holders: Vec<_> = found.iter().filter_map(|one| one.sak.moetesak.under).collect();
    found.retain(|one| !holders.contains(&one.sak.moetesak.id));
    found.sort_by_key(|one| one.fra);
    last_until(&mut found, content.moete.hevet);
    found
}

/// An item nobody concluded lasted until the next began, or the meeting was over.
fn last_until(items: &mut [Paabordet], closed: Option<NaiveTime>) {
    let starts: Vec<_> = items
        .iter()
        .skip(1)
        .map(|one| Some(one.fra))
        .chain([closed])
        .collect();
    for (item, next) in items.iter_mut().zip(starts) {
        if item.sak.moetesak.avsluttet.is_none() {
            item.til = next.unwrap_or(item.fra).max(item.fra);
        }
    }
}

/// When the meeting was opened, or should have been.
pub(crate) fn opened(content: &Moeteinnhold) -> NaiveTime {
    content.moete.satt.unwrap_or(content.moete.start)
}

/// A time in which somebody was out of the room while the meeting was on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Borte {
    /// From; nothing when the person had not come yet.
    pub fra: Option<NaiveTime>,
    /// To; nothing when the person did not come back.
    pub til: Option<NaiveTime>,
    /// Why, when it is known.
    pub grunn: Option<Fravaersgrunn>,
}

impl Borte {
    /// True when some of `item` was missed.
    pub(crate) fn overlaps(&self, item: &Paabordet) -> bool {
        let left_before = self.fra.is_none_or(|fra| item.til > fra || item.fra >= fra);
        let came_after = self.til.is_none_or(|til| item.fra < til);
        left_before && came_after
    }
}

/// The intervals of a person, by time.
pub(crate) fn intervals(content: &Moeteinnhold, person: PersonId) -> Vec<Tilstedevaerelse> {
    let mut mine: Vec<_> = content
        .tilstedevaerelse
        .iter()
        .filter(|i| i.person == person)
        .cloned()
        .collect();
    mine.sort_by_key(|i| (i.fra, i.til));
    mine
}

/// When a person was out of the room, by time. Somebody of whom no interval is known was never out: who
/// attended says the attendance list. Time in a break is not counted.
pub(crate) fn borte(content: &Moeteinnhold, person: PersonId) -> Vec<Borte> {
    let mine = intervals(content, person);
    let Some(first) = mine.first() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if first.fra > opened(content) {
        found.push(Borte {
            fra: None,
            til: Some(first.fra),
            grunn: None,
        });
    }
    let mut last = first;
    for next in &mine[1..] {
        // An open interval before another is one somebody forgot to end: they were here all along.
        match last.til {
            Some(left) if left < next.fra => {
                found.push(Borte {
                    fra: Some(left),
                    til: Some(next.fra),
                    grunn: last.grunn,
                });
                last = next;
            }
            Some(left) if next.til.is_none_or(|til| til > left) => last = next,
            _ => {}
        }
    }
    if let Some(left) = last.til
        && last.grunn != Some(Fravaersgrunn::Hevet)
        && content.moete.hevet.is_none_or(|closed| left < closed)
    {
        found.push(Borte {
            fra: Some(left),
            til: None,
            grunn: last.grunn,
        });
    }
    found.retain(|gap| !in_a_break(content, *gap));
    found
}

fn in_a_break(content: &Moeteinnhold, gap: Borte) -> bool {
    let (Some(left), Some(back)) = (gap.fra, gap.til) else {
        return false;
    };
    content
        .pauser
        .iter()
        .any(|p| p.fra <= left && p.til.is_some_and(|over| back <= over))
}
