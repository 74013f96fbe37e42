//! A secretariat's data on one computer: the log of changes, the tables it makes, texts, files, search, undo
//! and backups, in one SQLite database.
//!
//! Every change goes through [`Store::change`], and what other desks have written through
//! [`Store::exchange`]. What can be asked is in [`Reader`].

#[cfg(feature = "rehearsal")]
mod ages;
mod arriving;
mod backup;
mod blob;
mod catalog;
mod causality;
mod conflict;
mod cut;
#[cfg(test)]
#[path = "../../../tests/damage/mod.rs"]
mod damage;
mod defences;
mod door;
mod error;
mod exchange;
mod files;
mod history;
mod hlc;
mod identity;
mod location;
mod lock;
mod log;
mod merge;
mod meta;
mod migrate;
mod open;
mod order;
mod parallel;
mod projection;
mod read;
mod records;
mod register;
mod registry;
#[cfg(feature = "rehearsal")]
mod rehearsal;
mod row;
mod seams;
mod search;
mod segment;
mod sharing;
mod stamp;
#[cfg(test)]
mod tests;
mod text;
mod undo;
mod writer;

#[cfg(feature = "rehearsal")]
pub use ages::Age;
pub use arriving::Arrived;
pub use backup::{Backup, back_up, backups, restore, start_afresh};
pub use blob::{BlobId, MAX_BLOB};
pub use conflict::{Conflict, Version};
#[cfg(feature = "rehearsal")]
pub use defences::Defences;
pub use door::{Action, Receipt, Tx};
pub use error::{ChangedSince, StoreError, TextRefusal};
pub use exchange::{Exchanged, Gaps};
pub use files::NamedFile;
pub use history::HistoryEntry;
pub use hlc::Hlc;
pub use location::cloud_sync_hint;
pub use lock::{Holder, Lock, lock};
pub use open::{DATABASE, Store};
pub use read::{Key, Reader};
pub use seams::{Clock, Rng, SystemClock, SystemRng};
pub use search::{Hit, Part};
pub use segment::{Arrival, Change, ChangeSet, Datum, Header, Name, Parcel, Sealed, SegmentId};
pub use text::MAX_TEXT_UPDATE;
pub use undo::Undone;
pub use writer::{SetId, Writer};
