//! Papers are made and read back: what is in them, where it stands, and what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what fails here is the finding

mod accepted;
mod attachments;
mod fields;
mod figures;
mod file;
mod layout;
mod links;
mod look;
mod papers;
mod preview;
mod reading;
mod reading_order;
mod refusals;
mod structure;
mod tables;
mod text;
mod validators;
