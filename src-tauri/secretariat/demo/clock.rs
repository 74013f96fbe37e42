//! The clock of a script.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use store::Clock;

/// A clock that stands where the script has set it.
#[derive(Debug, Clone)]
pub struct SteppingClock(Arc<Mutex<NaiveDateTime>>);

impl Default for SteppingClock {
    fn default() -> Self {
        let start = NaiveDate::from_ymd_opt(2026, 6, 1)
            .unwrap_or_default()
            .and_time(NaiveTime::default());
        Self(Arc::new(Mutex::new(start)))
    }
}

impl SteppingClock {
    /// Sets the clock.
    pub fn set(&self, at: NaiveDateTime) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for SteppingClock {
    fn now(&self) -> DateTime<FixedOffset> {
        let at = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Norwegian summer time; the scripts are about autumn meetings, and only the local time is shown.
        let zone = FixedOffset::east_opt(2 * 3600);
        zone.and_then(|zone| zone.from_local_datetime(&at).single())
            .unwrap_or_default()
    }
}
