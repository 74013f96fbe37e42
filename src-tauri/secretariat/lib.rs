//! The use cases of a committee secretariat, one function each: "call the meeting", "record the conclusion",
//! "seal the referat". They join the domain, the store, the documents and the signing; nothing else does.
//!
//! Every function takes the [`Desk`] it works at. One that changes something returns when the change is durable.

pub mod agenda;
pub mod appoint;
pub mod attachment;
pub mod attendance;
pub mod backup;
pub mod bodies;
pub mod choose;
pub mod conflict;
pub mod content;
pub mod decide;
pub mod demo;
mod desk;
pub mod duplicate;
mod error;
pub mod exchange;
pub mod find;
pub mod follow_up;
pub mod history;
pub mod impartiality;
pub mod mail;
pub mod meeting;
pub mod minutes;
pub mod notice;
pub mod number;
pub mod order;
pub mod overview;
pub mod package;
pub mod paper;
pub mod plan;
pub mod print;
pub mod printer;
pub mod profile;
mod recipients;
pub mod register;
pub mod run;
pub mod sak;
pub mod sharing;
pub mod sign;
pub mod template;
pub mod text;
mod unwritable;
pub mod utvalg;
pub mod verify;

pub use desk::{Bruker, Desk, StartUp, fresh, user_of};
pub use error::{Error, Feil, FunnTekst, Result};
