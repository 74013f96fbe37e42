//! What a text's variables stand for.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};
use fluent_bundle::FluentValue;

/// The value of a variable in a text. Dates and times travel in ISO form, as in the window; the text says
/// how they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words, shown as they are.
    Text(Cow<'a, str>),
    /// A whole number, for plurals and `TALL`.
    Number(i64),
}

impl Value<'_> {
    pub(crate) fn to_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<NaiveDate> for Value<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Text(Cow::Owned(day.format("%Y-%m-%d").to_string()))
    }
}

impl From<NaiveTime> for Value<'_> {
    fn from(time: NaiveTime) -> Self {
        Self::Text(Cow::Owned(time.format("%H:%M").to_string()))
    }
}
