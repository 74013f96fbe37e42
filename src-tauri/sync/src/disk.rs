//! A folder of the file system: local, on an SMB share, or kept in step by a cloud service.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use crate::{Entry, Folder, FolderError, names};

/// How long to wait before each new try when another program holds a file: ten seconds and a little in all.
const PATIENCE: [Duration; 10] = {
    let mut waits = [Duration::from_millis(10); 10];
    let mut n = 1;
    while n < waits.len() {
        waits[n] = Duration::from_millis(10 << n);
        n += 1;
    }
    waits
};

/// Folders below the root are this deep at most: `d/<writer>/<month>/<segment>`.
const DEPTH: usize = 4;

/// A folder of the file system.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    patience: Vec<Duration>,
}

impl Disk {
    /// The folder at `root`.
    pub fn new(root: &Path) -> Self {
        Self::with_patience(root, &PATIENCE)
    }

    /// The same, with other waits when a file is held by another program.
    pub fn with_patience(root: &Path, patience: &[Duration]) -> Self {
        Self {
            root: root.to_owned(),
            patience: patience.to_vec(),
        }
    }

    fn walk(&self, below: &str, depth: usize, found: &mut Vec<Entry>) -> Result<(), FolderError> {
        for entry in fs::read_dir(self.root.join(below)).map_err(said)? {
            let entry = entry.map_err(said)?;
            // A name that is no text is not ours.
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let name = if below.is_empty() {
                name
            } else {
                format!("{below}/{name}")
            };
            // Gone between the listing and now: it is looked for again next time.
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && depth < DEPTH && (!below.is_empty() || names::is_home(&name)) {
                self.walk(&name, depth + 1, found)?;
            } else if kind.is_file()
                && (!below.is_empty() || names::is_vault(&name))
                && let Ok(about) = entry.metadata()
            {
                let modified = about
                    .modified()
                    .ok()
                    .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
                found.push(Entry {
                    name,
                    len: about.len(),
                    modified: modified.map_or(0, |since| since.as_nanos()),
                });
            }
        }
        Ok(())
    }

    fn write(
        &self,
        name: &str,
        bytes: &[u8],
        settle: impl FnOnce(&File) -> io::Result<()>,
    ) -> Result<(), FolderError> {
        let path = self.root.join(name);
        if !self.root.is_dir() {
            return Err(FolderError::Unavailable);
        }
        if let Some(place) = path.parent() {
            self.patiently(|| fs::create_dir_all(place))?;
        }
        let mut file = self.patiently(|| File::create_new(&path))?;
        let written = file.write_all(bytes).and_then(|()| settle(&file));
        drop(file);
        let is_there = written
            .map_err(said)
            .and_then(|()| self.is_as_written(name, bytes));
        if is_there.is_err() {
            // Half a segment is harmless, but it takes up room, and it is written again at every pass.
            let _ = fs::remove_file(&path);
        }
        is_there
    }

    fn is_as_written(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        match self.read(name, bytes.len() as u64) {
            Ok(read) if read == bytes => Ok(()),
            Ok(_) | Err(FolderError::TooLarge | FolderError::Missing) => Err(FolderError::NotAsWritten),
            Err(error) => Err(error),
        }
    }

    /// Tries again while another program, a virus scanner as a rule, holds the file.
    fn patiently<T>(&self, mut work: impl FnMut() -> io::Result<T>) -> Result<T, FolderError> {
        for wait in &self.patience {
            match work() {
                Err(error) if is_held(&error) => std::thread::sleep(*wait),
                done => return done.map_err(said),
            }
        }
        work().map_err(said)
    }
}

impl Folder for Disk {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        let mut found = Vec::new();
        match self.walk("", 0, &mut found) {
            // A part of it that cannot be listed is no reason to believe the rest is all there is.
            Err(FolderError::Missing | FolderError::Other(_)) => Err(FolderError::Unavailable),
            Err(error) => Err(error),
            Ok(()) => {
                found.sort();
                Ok(found)
            }
        }
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        let path = self.root.join(name);
        let mut bytes = Vec::new();
        self.patiently(|| {
            bytes.clear();
            let mut file = File::open(&path)?;
            file.seek(SeekFrom::Start(from))?;
            file.take(most).read_to_end(&mut bytes)
        })?;
        Ok(bytes)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.write(name, bytes, settled)
    }

    fn note(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.write(name, bytes, |_| Ok(()))
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        let path = self.root.join(name);
        self.patiently(|| fs::remove_file(&path))?;
        // The empty months of ten years would be listed at every pass. One that is not empty stays.
        if let Some(place) = path.parent()
            && names::is_month(place)
        {
            let _ = fs::remove_dir(place);
        }
        Ok(())
    }
}

/// Waits until it is on the disk. Some network file systems cannot flush, and say so.
fn settled(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => Ok(()),
        flushed => flushed,
    }
}

fn is_held(error: &io::Error) -> bool {
    let by_kind = matches!(
        error.kind(),
        ErrorKind::ResourceBusy
            | ErrorKind::WouldBlock
            | ErrorKind::Interrupted
            | ErrorKind::ExecutableFileBusy
    );
    // Access denied, sharing violation, lock violation.
    by_kind || (cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33)))
}

fn said(error: io::Error) -> FolderError {
    if is_held(&error) {
        return FolderError::Held;
    }
    match error.kind() {
        ErrorKind::NotFound => FolderError::Missing,
        ErrorKind::AlreadyExists => FolderError::Exists,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => FolderError::ReadOnly,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => FolderError::Full,
        ErrorKind::InvalidFilename => FolderError::PathTooLong,
        ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::TimedOut => FolderError::Unavailable,
        _ => FolderError::Other(error),
    }
}
