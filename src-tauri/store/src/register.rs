//! A field that several desks may have written: which of its values stand, and which of them is shown.

use rusqlite::types::Value;

use crate::{SetId, StoreError, registry::Shown, stamp::Stamp};

/// One value of a field, and the change that wrote it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Version {
    pub(crate) stamp: Stamp,
    pub(crate) value: Value,
}

/// Adds a value: what its writer had seen gives way to it, everything else stands beside it.
pub(crate) fn add(versions: &mut Vec<Version>, new: Version, seen: impl Fn(SetId) -> bool) {
    versions.retain(|old| !seen(old.stamp.set));
    versions.push(new);
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
