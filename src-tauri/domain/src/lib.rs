//! The rules and states of a committee secretariat: no input, no output, no clock, no database.

mod entity;
pub mod tekst;

pub use entity::Entity;
pub use tekst::Tekst;
