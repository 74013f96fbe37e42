//! The shared folder on what people really share folders over: a Samba share, Syncthing, and a file system that
//! fails. The programs are Debian's; each test starts its own, on the loopback alone and with all their files in a
//! temporary folder, and ends them.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // clippy knows tests by their functions, not by their folder

#[path = "../folder/desks.rs"]
#[allow(dead_code)] // what the other folder of tests needs beside
mod desks;
mod failing;
mod faults;
mod local;
mod program;
mod samba;
mod story;
mod syncthing;
