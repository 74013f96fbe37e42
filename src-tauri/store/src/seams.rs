//! Time and chance come in here, so that tests and simulations decide them.

use chrono::{DateTime, FixedOffset, Local};

use crate::StoreError;

/// Tells the time.
pub trait Clock: Send {
    /// The wall clock, with the offset of the place the user is in.
    fn now(&self) -> DateTime<FixedOffset>;
}

/// Draws random numbers.
pub trait Rng: Send {
    /// 64 random bits.
    fn draw(&mut self) -> Result<u64, StoreError>;
}

/// The computer's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<FixedOffset> {
        Local::now().fixed_offset()
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRng;

impl Rng for SystemRng {
    fn draw(&mut self) -> Result<u64, StoreError> {
        getrandom::u64().map_err(|_| StoreError::NoRandomness)
    }
}
