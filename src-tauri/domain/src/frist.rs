//! Deadlines around a meeting, moved to working days.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::Moeteart;

/// Calendar days from the meeting's date: negative before, positive after. A deadline that falls on a day
/// off is moved to the nearest earlier working day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[derive(Copy, Eq)]
pub struct Frister {
    /// Saker are raised by then.
    pub saker: i16,
    /// Case papers are ready.
    pub saksframlegg: i16,
    /// The innkalling is sent.
    pub innkalling: i16,
    /// Absence is reported.
    pub forfall: i16,
    /// The referat is sent.
    pub referat: i16,
    /// Remarks to it have come.
    pub merknader: i16,
    /// The innkalling to an extraordinary meeting (R18).
    pub ekstraordinaert: i16,
}

impl Default for Frister {
    /// No number was found in any mandate; these are suggestions a body may change.
    fn default() -> Self {
        Self {
            saker: -28,
            saksframlegg: -18,
            innkalling: -14,
            forfall: -3,
            referat: 7,
            merknader: 14,
            ekstraordinaert: -1,
        }
    }
}

impl Frister {
    /// When the innkalling to a meeting of this kind is sent.
    pub fn varsel(&self, art: Moeteart) -> i16 {
        match art {
            Moeteart::Ekstraordinaert => self.ekstraordinaert,
            Moeteart::Ordinaert | Moeteart::Fellesmoete => self.innkalling,
        }
    }
}

/// The working day that lies `offset` calendar days from `meeting`, or the nearest one before it.
pub fn frist(meeting: NaiveDate, offset: i16) -> NaiveDate {
    let days = Days::new(u64::from(offset.unsigned_abs()));
    let raw = if offset < 0 {
        meeting.checked_sub_days(days)
    } else {
        meeting.checked_add_days(days)
    };
    let mut day = raw.unwrap_or(meeting);
    while !is_working_day(day) {
        day = day.pred_opt().unwrap_or(day);
    }
    day
}

/// Neither weekend nor a Norwegian public holiday (lov om helligdager 1995; 1 and 17 May by lov 1947).
pub fn is_working_day(day: NaiveDate) -> bool {
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return false;
    }
    if matches!((day.month(), day.day()), (1, 1) | (5, 1 | 17) | (12, 25 | 26)) {
        return false;
    }
    let from_easter = day.signed_duration_since(easter_sunday(day.year())).num_days();
    !matches!(from_easter, -3 | -2 | 0 | 1 | 39 | 49 | 50)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher, with its
/// letters).
#[allow(clippy::many_single_char_names)]
fn easter_sunday(year: i32) -> NaiveDate {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_calendar_says() {
        for (year, sunday) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
        ] {
            assert_eq!(easter_sunday(year), day(sunday));
        }
    }

    #[test]
    fn the_innkalling_to_meeting_a_is_due_two_weeks_before() {
        assert_eq!(
            frist(day("2026-09-24"), Frister::default().innkalling),
            day("2026-09-10")
        );
    }

    #[test]
    fn a_deadline_on_a_day_off_moves_to_the_working_day_before() {
        assert_eq!(frist(day("2026-05-31"), -14), day("2026-05-15")); // Sunday 17 May
        assert_eq!(frist(day("2026-04-06"), -3), day("2026-04-01")); // from Good Friday over Maundy Thursday
        assert_eq!(frist(day("2026-09-24"), -3), day("2026-09-21"));
    }
}
