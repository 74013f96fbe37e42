//! Chance that repeats itself, for tests.

use store::{Rng, StoreError};

pub(crate) struct Dice(pub(crate) u64);

impl Rng for Dice {
    fn draw(&mut self) -> Result<u64, StoreError> {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        Ok(self.0)
    }
}
