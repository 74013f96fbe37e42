//! Damaged input for whatever decodes bytes from outside: bits that flipped, parts that are gone, came twice or
//! changed places, and lengths that lie.
//!
//! A thousand cases of each run with the other tests; `MOTEBOK_DAMAGE=300` goes on for so many seconds, and
//! `MOTEBOK_SEED` says where to begin.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

/// How many cases run with the other tests.
const CASES: u64 = 1_000;

/// The most memory a decoder may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound {
    /// So many times what came,
    pub(crate) times: u64,
    /// and so many bytes.
    pub(crate) plus: u64,
}

/// How much came, and how much memory it took at most.
pub(crate) struct Took {
    pub(crate) came: u64,
    pub(crate) peak: u64,
}

/// Decodes so many bytes.
pub(crate) fn taken(came: usize, decode: impl FnOnce()) -> Took {
    Took {
        came: came as u64,
        peak: allocation_counter::measure(decode).bytes_max,
    }
}

/// Chance that repeats itself.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn draw(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.draw() % limit.max(1) as u64).unwrap_or(0)
    }

    pub(crate) fn one_of<'t, T>(&mut self, many: &'t [T]) -> &'t T {
        &many[self.below(many.len())]
    }

    /// The same bytes, hurt in one to four places.
    pub(crate) fn hurt(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            self.hurt_once(&mut bytes);
        }
        bytes
    }

    fn hurt_once(&mut self, bytes: &mut Vec<u8>) {
        let place = self.below(bytes.len() + 1);
        let some = bytes.len().min(place + 1 + self.below(16)) - place;
        match self.below(8) {
            0 => bytes.truncate(place),
            1 => drop(bytes.drain(place..place + some)),
            2 => {
                let part = bytes[place..place + some].to_vec();
                let there = self.below(bytes.len() + 1);
                bytes.splice(there..there, part);
            }
            3 => {
                // A length of gigabytes, as CBOR, as little-endian bytes or as a variable number.
                let lie = *self.one_of(&[
                    &[0xff; 8][..],
                    &[0xff, 0xff, 0xff, 0x7f],
                    &[0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
                    &[0x5a, 0xff, 0xff, 0xff, 0xff],
                    &[0xff, 0xff, 0xff, 0xff, 0x0f],
                    &[0x9f],
                    &[0x1b, 0x80, 0, 0, 0, 0, 0, 0, 0],
                    &[0x3b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
                ]);
                let ends = bytes.len().min(place + lie.len() * self.below(2));
                bytes.splice(place..ends, lie.iter().copied());
            }
            4 => {
                let byte = self.draw().to_le_bytes()[0];
                bytes.splice(place..place, std::iter::repeat_n(byte, 1 << self.below(12)));
            }
            5 => bytes.iter_mut().skip(place).take(some).for_each(|byte| *byte = 0),
            _ => {
                if let Some(byte) = bytes.get_mut(place) {
                    *byte ^= 1 << self.below(8);
                }
            }
        }
    }
}

/// Lets a decoder meet one case after another: it may not panic, nor take more memory than `bound` says.
pub(crate) fn endures(name: &str, bound: Bound, case: impl Fn(&mut Chance) -> Took) {
    let setting = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (begun, seconds) = (Instant::now(), setting("MOTEBOK_DAMAGE"));
    let first = setting("MOTEBOK_SEED").unwrap_or(0);
    let is_over = |cases: u64| match seconds {
        Some(seconds) => begun.elapsed() > Duration::from_secs(seconds),
        None => cases > CASES,
    };
    let (mut cases, mut beyond, mut most) = (0, 0, 0);
    while !is_over(cases) {
        let seed = first + cases;
        let took = catch_unwind(AssertUnwindSafe(|| case(&mut Chance(seed))));
        let Ok(Took { came, peak }) = took else {
            panic!("{name}: seed {seed} made it panic");
        };
        beyond = beyond.max(peak.saturating_sub(came * bound.times));
        most = most.max(peak);
        assert!(
            beyond <= bound.plus,
            "{name}: seed {seed} took {peak} bytes for {came}"
        );
        cases += 1;
    }
    println!(
        "{name}: {cases} cases in {:.0?}, at most {most} bytes, {beyond} beyond {} times what came",
        begun.elapsed(),
        bound.times
    );
}
