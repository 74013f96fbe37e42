//! Behaviour of the whole store, over the real kinds of things.

mod backup;
mod bulk;
mod conflicts;
mod decoders;
mod desk;
mod door;
mod editor;
mod faults;
mod files;
mod history;
mod merge;
mod newer;
mod post;
mod rebuild;
mod revival;
mod rules;
mod schema;
mod sealed;
mod search;
mod twins;
mod undo;
