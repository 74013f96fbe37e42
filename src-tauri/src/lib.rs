//! The desktop shell: the window with its commands, and the command line. Both call the use cases and decide nothing.

mod app;
pub mod cli;
mod commands;
mod doorbell;
mod drawn;
mod files;
mod folder;
mod keeper;
mod printing;
mod sharer;
#[cfg(target_os = "linux")]
mod web_view;
pub mod window;
