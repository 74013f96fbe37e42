//! A secretariat's data on one computer: the log of changes, the tables it makes, texts, files, search, undo
//! and backups, in one SQLite database.
//!
//! Every change goes through [`Store::change`]. What can be asked is in [`Reader`].

mod backup;
mod blob;
mod catalog;
mod door;
mod error;
mod history;
mod hlc;
mod identity;
mod location;
mod lock;
mod log;
mod meta;
mod migrate;
mod open;
mod projection;
mod read;
mod records;
mod registry;
mod row;
mod seams;
mod search;
mod stamp;
#[cfg(test)]
mod tests;
mod text;
mod undo;
mod writer;

pub use backup::{Backup, back_up, backups, restore, start_afresh};
pub use door::{Action, Receipt, Tx};
pub use error::{ChangedSince, StoreError, TextRefusal};
pub use history::HistoryEntry;
pub use hlc::Hlc;
pub use location::cloud_sync_hint;
pub use lock::{Holder, Lock, lock};
pub use open::{DATABASE, Store};
pub use read::{Key, Reader};
pub use seams::{Clock, Rng, SystemClock, SystemRng};
pub use search::{Hit, Part};
pub use text::MAX_TEXT_UPDATE;
pub use undo::Undone;
pub use writer::{SetId, Writer};
