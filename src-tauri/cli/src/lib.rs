//! The command line: the same use cases without a window, for scripts, IT staff and tests.

mod act;
mod arguments;
mod document;
mod sharing;

use std::{ffi::OsString, process::ExitCode};

use clap::Parser;

use arguments::CommandLine;

/// Does what the arguments ask for; `None` when they ask for the window.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    match CommandLine::try_parse_from(arguments) {
        Ok(CommandLine { command: None }) => None,
        Ok(CommandLine {
            command: Some(command),
        }) => Some(act::run(command)),
        Err(refusal) => Some(show(&refusal)),
    }
}

/// Help and version go to the one who asked, a wrong argument to stderr.
fn show(refusal: &clap::Error) -> ExitCode {
    let printed = refusal.print().is_ok();
    if printed && !refusal.use_stderr() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(2)
    }
}
