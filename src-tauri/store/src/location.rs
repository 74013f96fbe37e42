//! Whether a folder is watched by a program that copies files to a cloud.
//!
//! Such a program may copy the database in the middle of a change, or put an older copy in its place.

use std::path::Path;

/// Beginnings of folder names, in lower case, and the service that makes them.
const NAMES: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("google disk", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("syncthing", "Syncthing"),
];

/// Files and folders that a service leaves at the root of what it copies.
const MARKERS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
];

/// The name of the service that seems to copy this folder, if any: judged by the names of the folders it is
/// in, and by what the services leave in them. Links are followed.
pub fn cloud_sync_hint(path: &Path) -> Option<&'static str> {
    let real = path.canonicalize();
    by_name(path)
        .or_else(|| real.as_deref().ok().and_then(by_name))
        .or_else(|| {
            let start = real.as_deref().unwrap_or(path);
            let home = std::env::home_dir();
            // What stands in the home folder itself (~/.dropbox) is the service's own, and says nothing of us.
            start
                .ancestors()
                .take_while(|folder| Some(*folder) != home.as_deref())
                .find_map(by_marker)
        })
}

fn by_name(path: &Path) -> Option<&'static str> {
    path.components().find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        NAMES
            .iter()
            .find(|(beginning, _)| name.starts_with(beginning))
            .map(|(_, service)| *service)
    })
}

fn by_marker(folder: &Path) -> Option<&'static str> {
    MARKERS
        .iter()
        .find(|(marker, _)| folder.join(marker).exists())
        .map(|(_, service)| *service)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synced_folders_are_known_by_name() {
        for (path, service) in [
            ("/home/kari/OneDrive - Solvik kommune/Møtebok", "OneDrive"),
            ("/home/kari/Dropbox (Privat)/møter", "Dropbox"),
            ("/home/kari/Nextcloud/sekretariat", "Nextcloud"),
            (
                "/Users/kari/Library/CloudStorage/GoogleDrive-kari/Min disk",
                "Google Drive",
            ),
            (
                "/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/data",
                "iCloud",
            ),
        ] {
            assert_eq!(cloud_sync_hint(Path::new(path)), Some(service), "{path}");
        }
    }

    #[test]
    fn synced_folders_are_known_by_what_the_service_leaves_there() {
        let root = tempfile::tempdir().unwrap();
        let data = root.path().join("felles/data");
        std::fs::create_dir_all(&data).unwrap();
        assert_eq!(cloud_sync_hint(&data), None);
        std::fs::create_dir(root.path().join(".stfolder")).unwrap();
        assert_eq!(cloud_sync_hint(&data), Some("Syncthing"));
    }

    #[test]
    fn an_ordinary_folder_is_not_suspected() {
        assert_eq!(cloud_sync_hint(Path::new("/srv/motebok/data")), None);
    }
}
