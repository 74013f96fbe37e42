//! The hybrid logical clock: close to wall time, yet never standing still and never going back.

/// 48 bits of milliseconds since 1970, 16 bits of counter.
///
/// It orders what is shown; which change had seen which is never decided by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hlc(i64);

const COUNTER_BITS: u32 = 16;
const MAX_MILLIS: i64 = (1 << 47) - 1;

impl Hlc {
    /// The time of the next change. When the wall clock stands still or has gone back, the counter counts
    /// on from the last one; when the counter is full it carries into the milliseconds.
    #[must_use]
    pub fn next(self, wall_millis: i64) -> Self {
        let wall = wall_millis.clamp(0, MAX_MILLIS) << COUNTER_BITS;
        Self(wall.max(self.0.saturating_add(1)))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0 >> COUNTER_BITS
    }

    /// As stored.
    pub fn to_bits(self) -> i64 {
        self.0
    }

    /// From storage.
    pub fn from_bits(bits: i64) -> Self {
        Self(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_790_000_000_000;

    #[test]
    fn it_follows_the_wall_clock() {
        let first = Hlc::default().next(NOON);
        assert_eq!(first.millis(), NOON);
        assert_eq!(first.next(NOON + 5).millis(), NOON + 5);
    }

    #[test]
    fn it_goes_on_when_the_wall_clock_goes_back() {
        let first = Hlc::default().next(NOON);
        let second = first.next(NOON - 23 * 24 * 3_600_000);
        assert!(second > first);
        assert_eq!(second.millis(), NOON);
    }

    #[test]
    fn a_full_counter_carries_into_the_milliseconds() {
        let mut time = Hlc::default().next(NOON);
        for _ in 0..=u16::MAX {
            let next = time.next(NOON);
            assert!(next > time);
            time = next;
        }
        assert_eq!(time.millis(), NOON + 1);
    }

    #[test]
    fn an_absurd_wall_clock_is_bounded() {
        assert_eq!(Hlc::default().next(-5).millis(), 0);
        let far = Hlc::default().next(i64::MAX);
        assert!(far.to_bits() > 0 && far.next(NOON) > far);
    }
}
