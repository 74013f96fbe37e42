//! Which change gave each field of a row its present value.
//!
//! Kept in the row's column `clock`, grouped by change set, because most fields of a row were written
//! together: `writer 8 | seq 8 | hlc 8 | n 1 | n × field 1`, integers big-endian, groups oldest first. The
//! top bit of a field says that a concurrent value lost against it and waits among the siblings.

use crate::{Hlc, SetId, StoreError, Writer};

/// One change set's place in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) set: SetId,
    pub(crate) hlc: Hlc,
}

impl Stamp {
    /// The order in which values are shown: later wins.
    pub(crate) fn order(&self) -> (Hlc, Writer, i64) {
        (self.hlc, self.set.writer, self.set.seq)
    }
}

const SIBLING: u8 = 0x80;
const HEAD: usize = 25;

/// A change set and the numbers of the fields that have their value from it.
type Group = (Stamp, Vec<u8>);

/// The stamps of one row's fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Stamps(Vec<Group>);

impl Stamps {
    /// The stamp of a field, when it was ever written.
    pub(crate) fn of(&self, field: usize) -> Option<Stamp> {
        let written = |(_, fields): &&Group| fields.iter().any(|f| usize::from(f & !SIBLING) == field);
        self.0.iter().find(written).map(|(stamp, _)| *stamp)
    }

    /// True when a concurrent value of a field waits among the siblings.
    pub(crate) fn has_sibling(&self, field: usize) -> bool {
        let marked = |f: &u8| usize::from(f & !SIBLING) == field && f & SIBLING != 0;
        self.0.iter().any(|(_, fields)| fields.iter().any(marked))
    }

    /// Notes that a concurrent value of a written field waits among the siblings.
    pub(crate) fn mark_sibling(&mut self, field: usize) {
        let all = self.0.iter_mut().flat_map(|(_, fields)| fields);
        for f in all.filter(|f| usize::from(**f & !SIBLING) == field) {
            *f |= SIBLING;
        }
    }

    /// Notes that `stamp` wrote `field`, having seen every value of it. Registries have fewer than 128 fields.
    pub(crate) fn write(&mut self, field: usize, stamp: Stamp) {
        let Ok(number) = u8::try_from(field) else { return };
        for (_, fields) in &mut self.0 {
            fields.retain(|f| f & !SIBLING != number);
        }
        self.0.retain(|(old, fields)| !fields.is_empty() || *old == stamp);
        if let Some((_, fields)) = self.0.iter_mut().find(|(old, _)| *old == stamp) {
            fields.push(number);
            fields.sort_unstable_by_key(|f| f & !SIBLING);
        } else {
            self.0.push((stamp, vec![number]));
            self.0.sort_by_key(|(stamp, _)| stamp.order());
        }
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * HEAD + 32);
        for (stamp, fields) in &self.0 {
            bytes.extend_from_slice(&stamp.set.writer.to_bytes());
            bytes.extend_from_slice(&stamp.set.seq.to_be_bytes());
            bytes.extend_from_slice(&stamp.hlc.to_bits().to_be_bytes());
            bytes.push(u8::try_from(fields.len()).unwrap_or(u8::MAX));
            bytes.extend_from_slice(fields);
        }
        bytes
    }

    pub(crate) fn decode(mut bytes: &[u8]) -> Result<Self, StoreError> {
        let mut groups = Vec::new();
        while !bytes.is_empty() {
            let (group, rest) = Self::group(bytes).ok_or(StoreError::Damaged { newest_backup: None })?;
            groups.push(group);
            bytes = rest;
        }
        Ok(Self(groups))
    }

    fn group(bytes: &[u8]) -> Option<(Group, &[u8])> {
        let (writer, rest) = bytes.split_first_chunk::<8>()?;
        let (seq, rest) = rest.split_first_chunk::<8>()?;
        let (hlc, rest) = rest.split_first_chunk::<8>()?;
        let (count, rest) = rest.split_first()?;
        let (fields, rest) = rest.split_at_checked(usize::from(*count))?;
        let set = SetId {
            writer: Writer::from_bytes(*writer),
            seq: i64::from_be_bytes(*seq),
        };
        let stamp = Stamp {
            set,
            hlc: Hlc::from_bits(i64::from_be_bytes(*hlc)),
        };
        Some(((stamp, fields.to_vec()), rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(seq: i64) -> Stamp {
        Stamp {
            set: SetId {
                writer: Writer(7),
                seq,
            },
            hlc: Hlc::from_bits(seq * 10),
        }
    }

    #[test]
    fn a_field_bears_the_stamp_of_its_last_change() {
        let mut stamps = Stamps::default();
        for field in 0..5 {
            stamps.write(field, stamp(1));
        }
        stamps.write(3, stamp(2));
        assert_eq!(stamps.of(3), Some(stamp(2)));
        assert_eq!(stamps.of(4), Some(stamp(1)));
        assert_eq!(stamps.of(9), None);
    }

    #[test]
    fn stamps_survive_storage() {
        let mut stamps = Stamps::default();
        for (field, seq) in [(2, 1), (0, 1), (1, 3), (2, 3), (7, 2)] {
            stamps.write(field, stamp(seq));
        }
        assert_eq!(Stamps::decode(&stamps.encode()).unwrap(), stamps);
    }

    #[test]
    fn a_sibling_is_remembered_until_the_field_is_written_again() {
        let mut stamps = Stamps::default();
        stamps.write(3, stamp(1));
        stamps.mark_sibling(3);
        let stored = Stamps::decode(&stamps.encode()).unwrap();
        assert!(stored.has_sibling(3) && !stored.has_sibling(2));
        assert_eq!(stored.of(3), Some(stamp(1)));
        stamps.write(3, stamp(2));
        assert!(!stamps.has_sibling(3));
    }

    #[test]
    fn a_torn_clock_is_said_to_be_damage() {
        let mut stamps = Stamps::default();
        stamps.write(1, stamp(1));
        let bytes = stamps.encode();
        let torn = Stamps::decode(&bytes[..bytes.len() - 1]);
        assert!(matches!(torn, Err(StoreError::Damaged { .. })));
    }
}
