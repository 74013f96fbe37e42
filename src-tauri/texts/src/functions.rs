//! The functions that texts may use; the window has the same under the same names.
//!
//! `DATO("2026-11-24")` «24. november 2026», `DATOKORT` «24.11.2026», `UKEDAG` «tirsdag 24. november 2026»,
//! `KL("09:00")` «09.00», `TALL(450000)` «450 000». With `uten: "år"` DATO and UKEDAG leave out the year.
//! What cannot be read is shown as it was written.

use chrono::{NaiveDate, NaiveTime};
use domain::Maalform;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::{dates, grouped};

/// Makes the functions known to a bundle.
pub(crate) fn add(bundle: &mut FluentBundle<FluentResource>, maalform: Maalform) {
    let weekday = move |day: NaiveDate, without_year: bool| {
        let date = if without_year {
            dates::day_and_month(day)
        } else {
            dates::date(day)
        };
        format!("{} {date}", dates::weekday(day, maalform))
    };
    let date = |day, without_year| {
        if without_year {
            dates::day_and_month(day)
        } else {
            dates::date(day)
        }
    };
    // A name given twice is the only failure, and these are given once.
    let _ = bundle.add_function("DATO", move |of, how| dated(of, how, date));
    let _ = bundle.add_function("DATOKORT", |of, how| {
        dated(of, how, |day, _| dates::short_date(day))
    });
    let _ = bundle.add_function("UKEDAG", move |of, how| dated(of, how, weekday));
    let _ = bundle.add_function("KL", |of, _| clock(of));
    let _ = bundle.add_function("TALL", |of, _| number(of));
}

fn dated<'a>(
    of: &[FluentValue<'a>],
    how: &FluentArgs,
    write: impl Fn(NaiveDate, bool) -> String,
) -> FluentValue<'a> {
    written(of, |iso| {
        let day = iso.get(..10)?.parse().ok()?;
        Some(write(day, how.get("uten").is_some()))
    })
}

fn clock<'a>(of: &[FluentValue<'a>]) -> FluentValue<'a> {
    written(of, |iso| {
        let time = iso.rsplit('T').next().unwrap_or(iso).get(..5)?;
        NaiveTime::parse_from_str(time, "%H:%M").ok().map(dates::clock)
    })
}

fn number<'a>(of: &[FluentValue<'a>]) -> FluentValue<'a> {
    match of.first() {
        #[allow(clippy::cast_possible_truncation)] // whole numbers are all that `Value` can hold
        Some(FluentValue::Number(number)) => grouped(number.value as i64).into(),
        _ => written(of, |text| text.parse().ok().map(grouped)),
    }
}

/// The first value as `write` writes it, or as it came.
fn written<'a>(of: &[FluentValue<'a>], write: impl Fn(&str) -> Option<String>) -> FluentValue<'a> {
    match of.first() {
        Some(FluentValue::String(text)) => {
            write(text).map_or_else(|| FluentValue::String(text.clone()), FluentValue::from)
        }
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}
