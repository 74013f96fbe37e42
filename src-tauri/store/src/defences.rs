//! What keeps a merge from losing a word. Always on; rehearsals of failure take one away at a time to show
//! what it is for.

/// What is on.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "rehearsal"), allow(unreachable_pub))]
pub struct Defences {
    /// A value that was written without having seen another is kept beside it; without this the later one
    /// by the clock wins.
    pub siblings: bool,
    /// A desk that went on without a segment says so in what it writes.
    pub lacking: bool,
}

impl Default for Defences {
    fn default() -> Self {
        Self {
            siblings: true,
            lacking: true,
        }
    }
}
