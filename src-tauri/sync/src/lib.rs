//! The shared folder: several desks, no server, not one word lost.
//!
//! The folder is only a transport. Each desk writes new files there, sealed, signed and never changed; it
//! renames nothing, appends to nothing, locks nothing, and takes nothing that is absent for deleted. What
//! came in is kept by every desk, so each of them can heal the folder. Merging is the store's. The files that
//! rows name travel beside what names them, in sealed pieces.
//!
//! [`Desk`] is what a program holds: make or join a folder, then pass over it now and then.

mod ack;
mod admin;
mod code;
mod container;
#[cfg(test)]
#[path = "../../../tests/damage/mod.rs"]
mod damage;
#[cfg(test)]
mod decoders;
mod desk;
mod device;
#[cfg(test)]
mod dice;
mod disk;
mod drill;
mod encoding;
mod enrol;
mod error;
mod fetch;
mod folder;
mod held;
mod intake;
#[cfg(feature = "keyring")]
mod keyring;
mod keys;
mod leave;
mod lock;
mod mark;
mod members;
mod names;
mod offer;
mod piece;
mod presence;
mod segment;
mod shelf;
mod spread;
mod standing;
mod statement;
mod status;
mod vault;

pub use admin::{Farewell, Invitation};
#[cfg(feature = "rehearsal")]
pub use desk::Defences;
pub use desk::Desk;
pub use device::Device;
pub use disk::Disk;
pub use enrol::Person;
pub use error::SyncError;
pub use folder::{Entry, Folder, FolderError};
pub use lock::Cost;
pub use presence::{Pen, Presence};
#[cfg(feature = "rehearsal")]
pub use segment::Formats;
pub use statement::Role;
pub use status::{
    Aside, Awaited, Colleague, DeviceId, FolderState, InvitationId, Member, Membership, OpenInvitation, Pass,
    Status,
};
