//! Dates and times of day as Norwegians write them; the window writes them by the same rules.

use chrono::{Datelike, NaiveDate, NaiveTime};
use domain::Maalform;

use crate::NBSP;

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

const WEEKDAYS_NB: [&str; 7] = [
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
];
const WEEKDAYS_NN: [&str; 7] = [
    "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag",
];

/// `2026-11-24` → «24. november 2026».
pub fn date(day: NaiveDate) -> String {
    format!("{} {}", day_and_month(day), day.year())
}

/// `2026-11-24` → «24. november», where the year is plain from what stands before.
pub fn day_and_month(day: NaiveDate) -> String {
    format!("{}.{NBSP}{}", day.day(), month(day))
}

/// `2026-11-24` → «november»; the months are the same in both målformer.
pub fn month(day: NaiveDate) -> &'static str {
    let n = usize::try_from(day.month0());
    n.ok().and_then(|n| MONTHS.get(n)).unwrap_or(&"")
}

/// True for the name of a month.
pub fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// True when the year of the second day is plain from the first.
pub fn same_year(one: NaiveDate, other: NaiveDate) -> bool {
    one.year() == other.year()
}

/// `2026-11-24` → «24.11.2026», as in tables.
pub fn short_date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// `2026-11-24` → «tirsdag», in nynorsk «tysdag».
pub fn weekday(day: NaiveDate, maalform: Maalform) -> &'static str {
    let names = match maalform {
        Maalform::Nb => WEEKDAYS_NB,
        Maalform::Nn => WEEKDAYS_NN,
    };
    let n = usize::try_from(day.weekday().num_days_from_monday());
    n.ok().and_then(|n| names.get(n)).unwrap_or(&"")
}

/// `2026-11-24` → «tirsdag 24. november 2026».
pub fn weekday_and_date(day: NaiveDate, maalform: Maalform) -> String {
    format!("{} {}", weekday(day, maalform), date(day))
}

/// `09:00` → «09.00».
pub fn clock(time: NaiveTime) -> String {
    time.format("%H.%M").to_string()
}

/// `09:00` → «kl. 09.00».
pub fn at(time: NaiveTime) -> String {
    format!("kl.{NBSP}{}", clock(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    #[test]
    fn a_date_does_not_break_between_day_and_month() {
        assert_eq!(date(day("2026-11-24")), "24.\u{a0}november 2026");
        assert_eq!(day_and_month(day("2026-10-08")), "8.\u{a0}oktober");
    }

    #[test]
    fn every_weekday_has_its_name_in_both_maalformer() {
        let week: Vec<_> = (21..28).map(|n| day(&format!("2026-09-{n}"))).collect();
        let names = |maalform| week.iter().map(|d| weekday(*d, maalform)).collect::<Vec<_>>();
        assert_eq!(names(Maalform::Nb), WEEKDAYS_NB);
        assert_eq!(
            names(Maalform::Nn),
            [
                "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"
            ]
        );
        assert_eq!(
            weekday_and_date(day("2026-09-24"), Maalform::Nb),
            "torsdag 24.\u{a0}september 2026"
        );
    }

    #[test]
    fn a_short_date_and_a_time_have_two_digits() {
        assert_eq!(short_date(day("2026-01-05")), "05.01.2026");
        let time = NaiveTime::from_hms_opt(9, 5, 30).unwrap();
        assert_eq!((clock(time), at(time)), ("09.05".into(), "kl.\u{a0}09.05".into()));
    }
}
