//! What the page may ask for: one thin file per subject, and `list.rs` with them all.

use tauri::{Builder, Wry};

mod attachments;
mod desk;
mod exchange;
mod gjennomfoering;
mod innkalling;
mod moeter;
mod oppfoelging;
mod orders;
pub(crate) mod packages;
mod papers;
mod referat;
mod saker;
mod sharing;
mod start_up;
mod texts;
mod utvalg;

macro_rules! commands {
    ($($file:ident :: $command:ident),* $(,)?) => {
        tauri::generate_handler![$($file::$command),*]
    };
}

/// Gives the window every command of the list.
pub(crate) fn register(builder: Builder<Wry>) -> Builder<Wry> {
    builder.invoke_handler(include!("commands/list.rs"))
}
