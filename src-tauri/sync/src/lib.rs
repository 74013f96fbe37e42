//! The shared folder: several desks, no server, not one word lost.
//!
//! The folder is only a transport. Each desk writes new files there, sealed, signed and never changed; it
//! renames nothing, appends to nothing, locks nothing, and takes nothing that is absent for deleted. What
//! came in is kept by every desk, so each of them can heal the folder. Merging is the store's. The files that
//! rows name travel beside what names them, in sealed pieces.
//!
//! [`Desk`] is what a program holds: make or join a folder, then pass over it now and then.

mod ack;
mod container;
mod desk;
mod device;
#[cfg(test)]
mod dice;
mod disk;
mod encoding;
mod error;
mod fetch;
mod folder;
mod held;
mod intake;
mod keys;
mod leave;
mod names;
mod offer;
mod piece;
mod segment;
mod shelf;
mod status;
mod vault;

#[cfg(feature = "rehearsal")]
pub use desk::Defences;
pub use desk::{Desk, Person};
pub use device::Device;
pub use disk::Disk;
pub use error::SyncError;
pub use folder::{Entry, Folder, FolderError};
pub use status::{Awaited, Colleague, FolderState, Pass, Status};
pub use vault::Cost;
