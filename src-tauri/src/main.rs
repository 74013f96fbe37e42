//! `motebok`: a command where one is asked for, else the window.

// Windows would otherwise open a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::{
    io,
    path::PathBuf,
    process::{Command, ExitCode},
};

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run(std::env::args_os()).unwrap_or_else(open_window)
}

/// Starts the window's program, which lies beside this one, and ends as it ends.
fn open_window() -> ExitCode {
    beside("motebok-window")
        .and_then(become_program)
        .unwrap_or_else(|cause| {
            let why = match cause.kind() {
                io::ErrorKind::NotFound => {
                    "programmet motebok-window mangler ved siden av motebok".to_owned()
                }
                _ => format!("motebok-window kan ikke startes: {cause}"),
            };
            eprintln!("Vinduet kunne ikke åpnes: {why}. Installer Møtebok på nytt.");
            ExitCode::FAILURE
        })
}

fn beside(name: &str) -> io::Result<PathBuf> {
    let own = std::env::current_exe()?;
    Ok(own.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// Under the same number of process, so that whoever started it can follow the window and close it.
#[cfg(unix)]
fn become_program(program: PathBuf) -> io::Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    // Desks know a window by the name of the program, and its icon by that.
    Err(Command::new(program).arg0("motebok").exec())
}

#[cfg(not(unix))]
fn become_program(program: PathBuf) -> io::Result<ExitCode> {
    let code = Command::new(program).status()?.code();
    Ok(code
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from))
}
