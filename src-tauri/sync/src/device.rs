//! Where this device keeps its secret. Never in the database: a backup must not carry it to another machine.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use minicbor::Decoder;
use store::{Rng, StoreError};

use crate::{
    Cost, SyncError,
    encoding::encoded,
    keys::{Pair, random},
    lock::Lock,
};

/// Where this device's own secret is kept.
#[derive(Debug, Clone)]
pub enum Device {
    /// In the system's keyring, under the name of the data folder.
    #[cfg(feature = "keyring")]
    Keyring(String),
    /// In a file beside the database, for where there is no keyring. A passphrase opens it: the user's own,
    /// which nobody else needs to know.
    File {
        /// The file.
        path: PathBuf,
        /// What opens it.
        passphrase: String,
        /// What it costs to try one passphrase, when the file is made.
        cost: Cost,
    },
    /// Nowhere: it lasts until the program ends.
    Session,
}

impl Device {
    /// The device's pair, made when there is none yet or the one that was made is spent.
    pub(crate) fn pair(
        &self,
        is_spent: impl Fn(&Pair) -> bool,
        rng: &mut dyn Rng,
    ) -> Result<Pair, SyncError> {
        let known = self.known()?;
        let is_there = known.is_some();
        if let Some(pair) = known.filter(|pair| !is_spent(pair)) {
            return Ok(pair);
        }
        let pair = Pair::new(random(rng)?);
        match self {
            #[cfg(feature = "keyring")]
            Self::Keyring(name) => crate::keyring::keep(name, &pair.secret)?,
            Self::File {
                path,
                passphrase,
                cost,
            } => {
                if is_there {
                    fs::remove_file(path).map_err(StoreError::from)?;
                }
                let salt = random(rng)?;
                let lock = Lock::new(passphrase, &pair.secret, (*cost, salt), rng)?;
                let mut file = private(path)?;
                file.write_all(&encoded(|e| lock.put(e)))
                    .and_then(|()| file.sync_all())
                    .map_err(StoreError::from)?;
            }
            Self::Session => {}
        }
        Ok(pair)
    }

    /// The device's pair, when it was made before.
    pub(crate) fn known(&self) -> Result<Option<Pair>, SyncError> {
        let secret = match self {
            #[cfg(feature = "keyring")]
            Self::Keyring(name) => crate::keyring::kept(name)?,
            Self::File { path, passphrase, .. } => match fs::read(path) {
                Ok(bytes) => {
                    let lock = Lock::take(&mut Decoder::new(&bytes)).ok();
                    let secret = lock.and_then(|lock| lock.open(passphrase));
                    Some(secret.ok_or(SyncError::DeviceKeyUnreadable)?)
                }
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => return Err(StoreError::from(error).into()),
            },
            Self::Session => None,
        };
        Ok(secret.map(Pair::new))
    }
}

fn private(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}
