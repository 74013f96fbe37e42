//! Why a file cannot be joined.

/// Why a file cannot be joined. Nothing of it is in the whole then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It wants a password, or a key that is not a password.
    #[error("the file is locked")]
    Locked,
    /// It is no PDF, or a part of it cannot be read.
    #[error("the file is damaged")]
    Damaged,
    /// It has no pages.
    #[error("the file has no pages")]
    Empty,
    /// It is larger than [`LARGEST`](crate::LARGEST), has more pages than [`MOST_PAGES`](crate::MOST_PAGES), or wants
    /// more work than a file of its length can be worth.
    #[error("the file is too large")]
    TooLarge,
}
