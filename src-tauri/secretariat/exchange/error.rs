//! Why an exchange file was not read.

use texts::Texts;

/// What is wrong with the file. Nothing of it was taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    /// Not JSON at all, or cut short.
    #[error("line {line}, column {column}: not JSON")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// JSON, but not ours.
    #[error("not an exchange file of this program")]
    NotOurs,
    /// Made by a newer version.
    #[error("format version {found}, this program knows {known}")]
    Newer {
        /// The file's.
        found: u64,
        /// The newest this program reads.
        known: u64,
    },
    /// A value that cannot be what it should, such as the date 31 February.
    #[error("{place}: {reason}")]
    Unreadable {
        /// Where, e.g. `moetemappe[3].moetedato`.
        place: String,
        /// The reader's words.
        reason: String,
    },
    /// A row names another that is not in the file.
    #[error("{place} refers to {id}, which is not in the file")]
    Nowhere {
        /// Where.
        place: String,
        /// What it names.
        id: String,
    },
    /// A file's bytes are not what their hash says.
    #[error("the file {hash} does not have the content its hash says")]
    WrongHash {
        /// SHA-256 in hexadecimal.
        hash: String,
    },
    /// There is something in the database already.
    #[error("the database is not empty")]
    NotEmpty,
}

impl ExchangeError {
    /// The sentence in the user's language.
    pub fn sentence(&self, texts: &Texts) -> String {
        match self {
            Self::NotJson { line, column } => texts.get(
                "feil-import-ikke-json",
                &[("linje", (*line).into()), ("tegn", (*column).into())],
            ),
            Self::NotOurs => texts.word("feil-import-ikke-vaar"),
            Self::Newer { .. } => texts.word("feil-import-nyere"),
            Self::Unreadable { place, reason } => texts.get(
                "feil-import-uleselig",
                &[("sted", place.clone().into()), ("grunn", reason.clone().into())],
            ),
            Self::Nowhere { place, id } => texts.get(
                "feil-import-uten-maal",
                &[("sted", place.clone().into()), ("id", id.clone().into())],
            ),
            Self::WrongHash { hash } => texts.get("feil-import-fil", &[("fil", hash.clone().into())]),
            Self::NotEmpty => texts.word("feil-import-ikke-tom"),
        }
    }
}
