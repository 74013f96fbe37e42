//! Where this user's data lies.

use std::{env, path::PathBuf};

use directories::ProjectDirs;

/// The variable that names another data folder, for tests and for a secretariat with several.
const VARIABLE: &str = "MOTEBOK_DATA";

/// The data folder; `None` where neither the variable nor a home folder is there.
///
/// The local folder and not the roaming one: Windows copies the latter to a server at every logout, and a database
/// must not be copied while it is open.
pub fn data_folder() -> Option<PathBuf> {
    let named = env::var_os(VARIABLE)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    named.or_else(|| ProjectDirs::from("no", "", "motebok").map(|dirs| dirs.data_local_dir().to_owned()))
}
