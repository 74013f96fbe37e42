//! Where this device keeps what it signs with.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    path::PathBuf,
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use store::{Rng, StoreError};

use crate::{
    SyncError,
    keys::{Signature, random},
    vault::Vault,
};

/// Where this device's own key is kept. Never in the database: a backup must not carry it to another machine.
#[derive(Debug, Clone)]
pub enum Device {
    /// In a file beside the database, sealed with the secretariat's key.
    File(PathBuf),
    /// Nowhere: it lasts until the program ends.
    Session,
}

const NONCE: usize = 24;

impl Device {
    pub(crate) fn signature(&self, vault: &Vault, rng: &mut dyn Rng) -> Result<Signature, SyncError> {
        let Self::File(path) = self else {
            return Ok(Signature::new(random(rng)?));
        };
        match fs::read(path) {
            Ok(bytes) => unsealed(&bytes, vault).ok_or(SyncError::DeviceKeyUnreadable),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let made = Signature::new(random(rng)?);
                let bytes = sealed(&made, vault, random(rng)?)?;
                let mut file = private(path)?;
                file.write_all(&bytes)
                    .and_then(|()| file.sync_all())
                    .map_err(StoreError::from)?;
                Ok(made)
            }
            Err(error) => Err(StoreError::from(error).into()),
        }
    }
}

fn private(path: &PathBuf) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

fn sealed(signature: &Signature, vault: &Vault, nonce: [u8; NONCE]) -> Result<Vec<u8>, SyncError> {
    let (epoch, key) = vault.keys.newest();
    let payload = Payload {
        msg: &signature.secret(),
        aad: &vault.id,
    };
    let sealed = XChaCha20Poly1305::new(&key.into())
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| SyncError::TooLarge)?;
    Ok([&epoch.to_be_bytes()[..], &nonce, &sealed].concat())
}

fn unsealed(bytes: &[u8], vault: &Vault) -> Option<Signature> {
    let (epoch, rest) = bytes.split_first_chunk()?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
    let key = vault.keys.of(u32::from_be_bytes(*epoch))?;
    let payload = Payload {
        msg: sealed,
        aad: &vault.id,
    };
    let secret = XChaCha20Poly1305::new(&key.into())
        .decrypt(&XNonce::from(*nonce), payload)
        .ok()?;
    Some(Signature::new(secret.try_into().ok()?))
}
