//! The numbers of items: `21/26`, `2026/19`, `S 047/13`.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{Hinder, UtvalgId};

/// How a body numbers its items.
///
/// In the pattern `{seq}` is the running number, `{seq:3}` the same padded with zeros to three digits,
/// `{yyyy}` and `{yy}` the year; all else is printed as it stands. With a year in the pattern the running
/// number begins at 1 each year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Nummerering {
    /// The pattern, e.g. `{seq}/{yy}`.
    pub moenster: String,
    /// The last number used before the body came into this program.
    pub brukt_foer: Option<Loepenummer>,
}

/// A running number within its year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[derive(Copy, Eq, PartialOrd, Ord)]
pub struct Loepenummer {
    /// The year the number belongs to.
    pub aar: i32,
    /// Counted from 1.
    pub loepenr: u32,
}

/// A number that an item has been given for good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
pub struct Saksnummer {
    /// The body whose series it is from; a joint meeting's item may have two.
    pub utvalg: UtvalgId,
    /// Year and running number.
    #[serde(flatten)]
    pub nummer: Loepenummer,
    /// As printed.
    pub tekst: String,
}

/// What happens to the number of an item that is postponed to a later meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum UtsattNummer {
    /// It keeps its old number, also among numbers of a new year.
    #[default]
    Beholdes,
    /// It takes a new number in the meeting it is postponed to.
    Nytt,
}

impl Nummerering {
    /// The usual pattern in bokmål bodies, `21/26`.
    pub fn loepenr_aar() -> Self {
        Self {
            moenster: "{seq}/{yy}".into(),
            brukt_foer: None,
        }
    }

    /// Checks that the pattern has exactly one running number and nothing that cannot be read.
    pub fn check(&self) -> Result<(), Hinder> {
        let pieces = pieces(&self.moenster).ok_or_else(|| self.unreadable())?;
        let running = pieces
            .iter()
            .filter(|piece| matches!(piece, Piece::Seq(_)))
            .count();
        if running == 1 && self.moenster.chars().count() <= 40 {
            Ok(())
        } else {
            Err(self.unreadable())
        }
    }

    fn unreadable(&self) -> Hinder {
        Hinder::NummermoensterUleselig {
            moenster: self.moenster.clone(),
        }
    }

    /// True when the running number begins anew each year.
    pub fn yearly(&self) -> bool {
        self.moenster.contains("{yy}") || self.moenster.contains("{yyyy}")
    }

    /// The number as printed.
    pub fn print(&self, number: Loepenummer) -> String {
        self.printed(number, "")
    }

    /// A number with a letter behind it, `12b/26`, for an item that cannot have the number alone.
    pub fn print_beside(&self, number: Loepenummer, letter: char) -> String {
        self.printed(number, &letter.to_string())
    }

    fn printed(&self, number: Loepenummer, letter: &str) -> String {
        let mut out = String::new();
        for piece in pieces(&self.moenster).unwrap_or_default() {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Seq(width) => out.extend(format!("{:0width$}{letter}", number.loepenr).chars()),
                Piece::Year => out.push_str(&number.aar.to_string()),
                Piece::ShortYear => out.extend(format!("{:02}", number.aar.rem_euclid(100)).chars()),
            }
        }
        out
    }

    /// The next free number for a meeting on `date`, after all that are `used`. A number is never used twice.
    pub fn next(&self, date: NaiveDate, used: impl IntoIterator<Item = Loepenummer>) -> Loepenummer {
        let same_series = |number: &Loepenummer| !self.yearly() || number.aar == date.year();
        let last = used
            .into_iter()
            .chain(self.brukt_foer)
            .filter(same_series)
            .map(|n| n.loepenr)
            .max();
        Loepenummer {
            aar: date.year(),
            loepenr: last.unwrap_or(0) + 1,
        }
    }
}

enum Piece<'a> {
    Text(&'a str),
    Seq(usize),
    Year,
    ShortYear,
}

/// The pattern in pieces, or nothing when a brace is left open or names something unknown.
fn pieces(pattern: &str) -> Option<Vec<Piece<'_>>> {
    let mut out = Vec::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        if open > 0 {
            out.push(Piece::Text(&rest[..open]));
        }
        let close = open + rest[open..].find('}')?;
        out.push(match &rest[open + 1..close] {
            "seq" => Piece::Seq(0),
            "yyyy" => Piece::Year,
            "yy" => Piece::ShortYear,
            other => Piece::Seq(
                other
                    .strip_prefix("seq:")?
                    .parse()
                    .ok()
                    .filter(|width| *width <= 9)?,
            ),
        });
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        out.push(Piece::Text(rest));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(pattern: &str) -> Nummerering {
        Nummerering {
            moenster: pattern.into(),
            brukt_foer: None,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_patterns_seen_in_real_minutes_are_printed() {
        let number = Loepenummer {
            aar: 2026,
            loepenr: 7,
        };
        let seen = [
            ("{seq}/{yy}", "7/26"),
            ("{yyyy}/{seq}", "2026/7"),
            ("{seq:2}-{yy}", "07-26"),
            ("PS {seq}/{yy}", "PS 7/26"),
            ("{yyyy}/{seq:2}", "2026/07"),
            ("{seq:3}/{yy} B", "007/26 B"),
        ];
        for (pattern, printed) in seen {
            series(pattern).check().unwrap();
            assert_eq!(series(pattern).print(number), printed);
        }
    }

    #[test]
    fn the_series_begins_anew_each_year_only_when_the_year_is_printed() {
        let used = [Loepenummer {
            aar: 2026,
            loepenr: 31,
        }];
        assert_eq!(series("{seq}/{yy}").next(day("2027-02-10"), used).loepenr, 1);
        assert_eq!(series("{seq}").next(day("2027-02-10"), used).loepenr, 32);
    }

    #[test]
    fn a_body_goes_on_after_the_number_it_used_before() {
        let before = Some(Loepenummer {
            aar: 2026,
            loepenr: 20,
        });
        let series = Nummerering {
            brukt_foer: before,
            ..Nummerering::loepenr_aar()
        };
        assert_eq!(series.next(day("2026-09-24"), []).loepenr, 21);
    }

    #[test]
    fn a_pattern_without_a_running_number_or_with_an_open_brace_is_refused() {
        for pattern in ["", "{yy}", "{seq", "{seq}{seq}", "{nr}/{yy}", "{seq:99}"] {
            assert!(series(pattern).check().is_err(), "{pattern}");
        }
    }
}
