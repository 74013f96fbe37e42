//! Chance and time that repeat themselves: one seed is one course of events.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
};

use chrono::{DateTime, FixedOffset, TimeZone};
use store::{Clock, Rng, StoreError};

/// Random numbers that are the same in every run.
#[derive(Debug, Clone)]
pub(crate) struct Dice(Arc<AtomicU64>);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Arc::new(seed.into()))
    }

    pub(crate) fn next(&self) -> u64 {
        // SplitMix64.
        let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Relaxed);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0, below `n`.
    pub(crate) fn below(&self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    pub(crate) fn between(&self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.below(usize::try_from(to - from).unwrap())).unwrap()
    }

    /// True once in `n` times.
    pub(crate) fn once_in(&self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<'a, T>(&self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

impl Rng for Dice {
    fn draw(&mut self) -> Result<u64, StoreError> {
        Ok(self.next())
    }
}

/// A wall clock that is somewhat or very wrong. All share the true time, in milliseconds.
#[derive(Debug, Clone)]
pub(crate) struct Wall {
    pub(crate) now: Arc<AtomicI64>,
    pub(crate) skew: Arc<AtomicI64>,
}

/// 22 November 2026, noon in Norway.
pub(crate) const NOON: i64 = 1_795_345_200_000;

impl Clock for Wall {
    fn now(&self) -> DateTime<FixedOffset> {
        let place = FixedOffset::east_opt(3600).unwrap();
        place
            .timestamp_millis_opt(self.now.load(Relaxed) + self.skew.load(Relaxed))
            .unwrap()
    }
}
