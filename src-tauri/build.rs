//! Compiles the app's configuration and the rights of its window into the shell.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use tauri_build::{AppManifest, Attributes};

macro_rules! commands {
    ($($file:ident :: $command:ident),* $(,)?) => {
        &[$(stringify!($command)),*]
    };
}

const COMMANDS: &[&str] = include!("src/commands/list.rs");

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src/commands/list.rs");
    // The pages are compiled in, and nothing else would notice that they changed.
    if Path::new("../ui/dist").exists() {
        println!("cargo:rerun-if-changed=../ui/dist");
    }
    let rights = PathBuf::from(env::var("OUT_DIR")?).join("window.toml");
    fs::write(&rights, every_command())?;
    // The manifest keeps its pattern for the whole run of this script.
    let rights: &'static str = rights.to_string_lossy().into_owned().leak();
    tauri_build::try_build(
        Attributes::new().config_path("../tauri.conf.json").app_manifest(
            AppManifest::new()
                .commands(COMMANDS)
                .permissions_path_pattern(rights),
        ),
    )?;
    Ok(())
}

/// The permission set that `tauri.conf.json` gives the main window: every command there is.
fn every_command() -> String {
    let mut set = String::from(
        "[[set]]\nidentifier = \"every-command\"\ndescription = \"All commands.\"\npermissions = [",
    );
    for command in COMMANDS {
        let _ = write!(set, "\"allow-{}\", ", command.replace('_', "-"));
    }
    set + "]\n"
}
