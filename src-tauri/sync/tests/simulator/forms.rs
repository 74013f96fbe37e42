//! Which fields programs of different ages know, and things whose fields differ between them.

use domain::Entity;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use store::Age;
use uuid::Uuid;

use crate::truth::{SUMMARY, TEXT};

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name(pub(crate) Json);

        impl Entity for $name {
            const NAME: &'static str = $kind;

            fn id(&self) -> Uuid {
                serde_json::from_value(self.0["id"].clone()).unwrap()
            }
        }
    )*};
}

forms! {
    /// A sak, with the fields that a program of some age knows.
    Case "sak";
    /// What only a newer program knows.
    Ballot "avstemning";
}

/// The fields of a sak that people write at a program of this age.
pub(crate) fn fields(age: Age) -> &'static [&'static str] {
    match age {
        Age::Older => &["tittel", "saksansvarlig"],
        Age::Present => &["tittel", "saksansvarlig", "neste_steg"],
        Age::Newer => &["tittel", "saksansvarlig", "neste_steg", "farge"],
    }
}

/// The long texts of a sak that people write at a program of this age.
pub(crate) fn texts(age: Age) -> &'static [&'static str] {
    match age {
        Age::Older => &[],
        Age::Present => &[TEXT],
        Age::Newer => &[TEXT, SUMMARY],
    }
}

/// How things of one kind are numbered: the hundred their identities are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Case,
    Item,
    Minutes,
    Attachment,
    Ballot,
}

impl Kind {
    pub(crate) fn id(self, n: usize) -> Uuid {
        Uuid::from_u128(1 + 100 * self as u128 + n as u128)
    }
}

/// The oldest program that knows this field of this thing.
pub(crate) fn since((id, field): (Uuid, &str)) -> Age {
    let is = |kind: Kind| id.as_u128() / 100 == kind as u128;
    if is(Kind::Ballot) || ["farge", SUMMARY].contains(&field) {
        Age::Newer
    } else if is(Kind::Minutes) || is(Kind::Attachment) || ["neste_steg", TEXT].contains(&field) {
        Age::Present
    } else {
        Age::Older
    }
}
