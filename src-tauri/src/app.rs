//! What the commands share.

use std::path::PathBuf;

/// The running program.
pub(crate) struct App {
    /// The data folder, absolute.
    pub(crate) folder: PathBuf,
}
