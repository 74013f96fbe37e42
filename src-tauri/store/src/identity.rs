//! New identities.

use uuid::{Builder, Uuid};

use crate::{Rng, StoreError};

/// Makes UUIDs of version 7 that sort in the order they were made in, also within one millisecond.
#[derive(Debug, Default)]
pub(crate) struct Identities {
    /// Milliseconds and a counter of 12 bits, which version 7 leaves room for.
    last: u64,
}

impl Identities {
    pub(crate) fn next(&mut self, millis: i64, rng: &mut dyn Rng) -> Result<Uuid, StoreError> {
        let now = u64::try_from(millis).unwrap_or(0) << 12;
        self.last = now.max(self.last + 1);
        let mut tail = [0; 10];
        tail[..2].copy_from_slice(&(self.last & 0xfff).to_be_bytes()[6..]);
        tail[2..].copy_from_slice(&rng.draw()?.to_be_bytes());
        Ok(Builder::from_unix_timestamp_millis(self.last >> 12, &tail).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Same;
    impl Rng for Same {
        fn draw(&mut self) -> Result<u64, StoreError> {
            Ok(u64::MAX)
        }
    }

    #[test]
    fn identities_sort_in_the_order_they_were_made_in() {
        let mut identities = Identities::default();
        let mut last = Uuid::nil();
        for step in 0..10_000_i64 {
            // The clock stands still, and now and then goes back.
            let next = identities.next(1_790_000_000_000 - step % 7, &mut Same).unwrap();
            assert!(next > last);
            assert_eq!(next.get_version_num(), 7);
            last = next;
        }
    }
}
