//! `motebok`: a command where one is asked for, else the window.

// Windows would otherwise open a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use motebok_app::{cli, window};

fn main() -> ExitCode {
    cli::run(std::env::args_os()).unwrap_or_else(window::open)
}
