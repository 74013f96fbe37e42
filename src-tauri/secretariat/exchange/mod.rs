//! The exchange file: everything out and in again as one JSON file.
//!
//! Its schema is `assets/schemas/motebok.schema.json`, generated from the types here. Names follow Noark 5 and
//! eInnsyn where they have one ([`names`]).

mod error;
mod file;
mod names;
mod read;
#[cfg(feature = "describe")]
mod schema;
mod write;

pub use error::ExchangeError;
pub use file::{FORMAT, Fil, Post, VERSION};
pub use names::{inward, outward};
pub use read::{Importert, import};
#[cfg(feature = "describe")]
pub use schema::schema;
pub use write::export;
pub(crate) use write::{Things, things};
