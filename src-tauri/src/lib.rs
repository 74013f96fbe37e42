//! The desktop shell: the window with its commands. They call the use cases and decide nothing.

mod app;
mod commands;
mod doorbell;
mod drawn;
mod files;
mod keeper;
mod sharer;
#[cfg(target_os = "linux")]
mod web_view;
pub mod window;
