//! Desks at a real folder of the file system, and at folders that refuse.

#![allow(clippy::unwrap_used)] // clippy knows tests by their functions, not by their folder

mod desks;
mod files;
mod invitations;
mod keyless;
mod kill;
mod members;
mod power;
mod presence;
mod refusals;
mod sitting;
mod tampering;
mod together;
