//! The system's keyring: the Secret Service on Linux, the Credential Manager on Windows, the Keychain on macOS.

#[cfg(target_os = "macos")]
use apple_native_keyring_store::keychain::Store;
#[cfg(target_os = "linux")]
use dbus_secret_service_keyring_store::Store;
use keyring_core::{Entry, Error, api::CredentialStoreApi};
#[cfg(windows)]
use windows_native_keyring_store::Store;

use crate::SyncError;

const SERVICE: &str = "motebok";

/// Keeps a device's secret under the name of its data folder.
pub(crate) fn keep(name: &str, secret: &[u8; 32]) -> Result<(), SyncError> {
    entry(name)
        .and_then(|entry| entry.set_secret(secret))
        .map_err(refused)
}

/// The secret that is kept there.
pub(crate) fn kept(name: &str) -> Result<Option<[u8; 32]>, SyncError> {
    match entry(name).and_then(|entry| entry.get_secret()) {
        Ok(secret) => {
            let secret = secret.try_into();
            secret.map(Some).map_err(|_| SyncError::DeviceKeyUnreadable)
        }
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(refused(error)),
    }
}

fn entry(name: &str) -> Result<Entry, Error> {
    Store::new()?.build(SERVICE, name, None)
}

fn refused(error: Error) -> SyncError {
    SyncError::NoKeyring(error.to_string())
}
