//! Where this device keeps its secret. Never in the database: a backup must not carry it to another machine.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
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
        if let Some(pair) = self.known()?.filter(|pair| !is_spent(pair)) {
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
                let salt = random(rng)?;
                let lock = Lock::new(passphrase, &pair.secret, (*cost, salt), rng)?;
                replace(path, &encoded(|e| lock.put(e))).map_err(StoreError::from)?;
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

/// Makes a file that nobody else may read, or leaves what was there: half a secret opens nothing, and this device could
/// never come to the folder again.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_extension("ny");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&new, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Dice;

    #[test]
    fn a_secret_that_was_not_written_to_its_end_is_none() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("motebok.device");
        fs::write(home.path().join("motebok.ny"), b"half").unwrap();
        let device = Device::File {
            path,
            passphrase: "bare mitt eget".into(),
            cost: Cost { memory: 8, passes: 1 },
        };
        assert!(device.known().unwrap().is_none());
        let made = device.pair(|_| false, &mut Dice(1)).unwrap();
        let again = device.pair(|_| false, &mut Dice(2)).unwrap();
        assert_eq!(made.secret, again.secret);
        // One that is spent gives way to another.
        let other = device.pair(|_| true, &mut Dice(3)).unwrap();
        assert_eq!(
            device.known().unwrap().map(|pair| pair.secret),
            Some(other.secret)
        );
        assert_ne!(made.secret, other.secret);
    }
}
