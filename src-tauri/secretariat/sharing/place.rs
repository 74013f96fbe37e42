//! Where the shared folder is, and where this machine keeps its own key: this machine's, and not shared.

use std::{
    fs,
    io::{Error as IoError, ErrorKind},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sync::{Cost, Device};

use crate::{Error, Result, paper::write_file};

const FILE: &str = "deling.json";
const KEY: &str = "deling.noekkel";

/// What `deling.json` says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Place {
    /// The shared folder.
    pub(super) mappe: PathBuf,
    /// Where the key is.
    pub(super) noekkel: Keeping,
}

/// Where this machine keeps its own key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Keeping {
    /// In the system's keyring.
    Keyring,
    /// In a file that a password opens, where there is no keyring.
    File,
}

impl Keeping {
    /// The device's secret for the data in `folder`. Without a keyring, `password` opens it.
    pub(super) fn device(self, folder: &Path, password: &str) -> Device {
        match self {
            Self::Keyring => Device::Keyring(folder.display().to_string()),
            Self::File => Device::File {
                path: folder.join(KEY),
                passphrase: password.to_owned(),
                cost: Cost::default(),
            },
        }
    }
}

impl Place {
    /// Nothing when the data in `folder` are not shared.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(FILE);
        let failed = |cause| Error::File {
            path: path.display().to_string(),
            cause,
        };
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map(Some)
                .map_err(|error| failed(IoError::new(ErrorKind::InvalidData, error))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        write_file(&folder.join(FILE), &serde_json::to_vec(self).unwrap_or_default())
    }

    /// The key stays: whoever comes back to the folder is the same device.
    pub(super) fn forget(folder: &Path) -> Result<()> {
        let path = folder.join(FILE);
        match fs::remove_file(&path) {
            Err(cause) if cause.kind() != ErrorKind::NotFound => Err(Error::File {
                path: path.display().to_string(),
                cause,
            }),
            _ => Ok(()),
        }
    }
}
