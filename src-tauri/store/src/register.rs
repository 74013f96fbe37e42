//! A field that several desks may have written: which of its values stand, and which of them is shown.

use rusqlite::types::Value;

use crate::{SetId, StoreError, registry::Shown, stamp::Stamp};

/// One value of a field, and the change that wrote it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Version {
    pub(crate) stamp: Stamp,
    pub(crate) value: Value,
}

/// Adds a value: what its writer `knew` gives way to it, everything else stands beside it. Of two that were carried
/// together, the later comes later. A value may also come after one that was written over it: behind a gap, and when
/// two segments carry the same.
pub(crate) fn add(versions: &mut Vec<Version>, new: Version, knew: impl Fn(SetId, SetId) -> bool) {
    let set = new.stamp.set;
    versions.retain(|old| !knew(set, old.stamp.set));
    if !versions.iter().any(|old| knew(old.stamp.set, set)) {
        versions.push(new);
    }
}

/// Of several values the one that is shown, by its place. Every desk shows the same: what is at the same
/// time by the clock is decided by `fingerprint`.
pub(crate) fn shown(
    rule: Shown,
    versions: &[Version],
    fingerprint: impl Fn(SetId) -> Result<[u8; 32], StoreError>,
) -> Result<usize, StoreError> {
    let weight = |version: &Version| {
        let time = version.stamp.hlc.to_bits();
        match (rule, &version.value) {
            (Shown::First, value) if says_something(value) => (1, -time),
            (Shown::Furthest(way), Value::Text(state)) => {
                let place = way.iter().position(|known| known == state);
                (place.map_or(0, |place| place + 1), time)
            }
            _ => (0, time),
        }
    };
    let heaviest = versions.iter().map(weight).max();
    let mut equals = (0..versions.len()).filter(|n| Some(weight(&versions[*n])) == heaviest);
    let mut best = equals.next().unwrap_or(0);
    for other in equals {
        let key =
            |n: usize| Ok::<_, StoreError>((fingerprint(versions[n].stamp.set)?, versions[n].stamp.order()));
        if key(other)? > key(best)? {
            best = other;
        }
    }
    Ok(best)
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Text(text) => !matches!(text.as_str(), "" | "[]"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Hlc, Writer};

    fn version(seq: i64) -> Version {
        let set = SetId {
            writer: Writer(7),
            seq,
        };
        let hlc = Hlc::default();
        Version {
            stamp: Stamp { set, hlc },
            value: Value::Integer(seq),
        }
    }

    #[test]
    fn a_value_that_comes_after_one_that_was_written_over_it_does_not_stand() {
        let knew = |one: SetId, other: SetId| one.seq == 2 && other.seq == 1;
        for order in [[1, 2, 3], [2, 1, 3], [3, 2, 1]] {
            let mut standing = Vec::new();
            for seq in order {
                add(&mut standing, version(seq), knew);
            }
            standing.sort_by_key(|version| version.stamp.set.seq);
            assert_eq!(standing, [version(2), version(3)]);
        }
    }
}
