//! Word files are made and read back: what is in them, in which order, and as what.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what fails here is the finding

#[allow(dead_code, unused_imports)] // made for papers of every kind
#[path = "../../../pdf/tests/paper/papers/mod.rs"]
mod papers;
mod reading;
mod structure;
mod text;
