//! Behaviour of the whole store, over the real kinds of things.

mod backup;
mod desk;
mod door;
mod editor;
mod faults;
mod history;
mod rebuild;
mod schema;
mod search;
mod undo;
