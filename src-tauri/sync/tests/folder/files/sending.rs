//! What goes first, and how much of it in each pass.

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use sync::{Disk, Entry, Folder, FolderError, FolderState};
use tempfile::tempdir;

use super::{SMALL, bytes, joins_small, small, with_a_file};
use crate::desks::{Secretary, disk, files, two};

/// A folder that remembers in which order files were made, and how much was read.
#[derive(Clone)]
struct Watched {
    disk: Disk,
    made: Arc<Mutex<Vec<(String, usize)>>>,
    read: Arc<AtomicUsize>,
    /// After so many works of reading it vanishes.
    left: Arc<AtomicUsize>,
}

impl Watched {
    fn new(folder: &Path) -> Self {
        Self {
            disk: disk(folder),
            made: Arc::default(),
            read: Arc::default(),
            left: Arc::new(usize::MAX.into()),
        }
    }
}

impl Folder for Watched {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        self.disk.list()
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        if self.left.load(Relaxed) == 0 {
            return Err(FolderError::Unavailable);
        }
        self.left.fetch_sub(1, Relaxed);
        let bytes = self.disk.read_at(name, from, most)?;
        if name.starts_with("b/") {
            self.read.fetch_add(bytes.len(), Relaxed);
        }
        Ok(bytes)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.made.lock().unwrap().push((name.into(), bytes.len()));
        self.disk.create(name, bytes)
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        assert!(!name.starts_with("b/"));
        self.disk.remove(name)
    }
}

#[test]
fn a_file_is_written_before_the_segment_that_names_it() {
    let folder = tempdir().unwrap();
    drop(two(folder.path()));
    let watched = Watched::new(folder.path());
    let mut lise = Secretary::joins("Lise", 3, watched.clone());
    lise.pass();
    watched.made.lock().unwrap().clear();
    lise.attaches(5, "kart.pdf", &bytes(900));
    lise.pass();
    let made = watched.made.lock().unwrap();
    let kinds: Vec<_> = made.iter().map(|(name, _)| &name[name.len() - 4..]).collect();
    assert_eq!(kinds, [".mbb", ".mbs", ".mba"]);
}

/// What is typed is never behind a large file.
#[test]
fn a_large_file_goes_a_little_in_each_pass_and_words_go_at_once() {
    let folder = tempdir().unwrap();
    let watched = Watched::new(folder.path());
    let (_, mut ola) = small(folder.path());
    let mut lise = joins_small(3, watched.clone());
    lise.pass();
    let map = bytes(20 * 800);
    lise.attaches(5, "kart.pdf", &map);
    lise.attaches(6, "notat.pdf", &bytes(40));
    for n in 0..20 {
        lise.writes(n + 10, "Sak");
        watched.made.lock().unwrap().clear();
        lise.pass();
        let made = watched.made.lock().unwrap();
        let of_files = made.iter().filter(|(name, _)| name.starts_with("b/"));
        assert!(of_files.map(|(_, len)| len).sum::<usize>() < 3 * 800, "{made:?}");
        drop(made);
        ola.pass();
        assert_eq!(ola.titles().len(), 2 + usize::try_from(n).unwrap());
    }
    lise.passes(3);
    ola.passes(3);
    assert!(ola.file(5) == Some(map) && ola.file(6) == Some(bytes(40)));
}

#[test]
fn who_joins_reads_a_little_of_a_large_file_in_each_pass_and_the_small_ones_first() {
    let (folder, mut kari) = with_a_file(20 * 800);
    kari.attaches(6, "notat.pdf", &bytes(40));
    kari.pass();
    let watched = Watched::new(folder.path());
    let mut lise = joins_small(3, watched.clone());
    lise.pass();
    assert!(lise.file(6) == Some(bytes(40)) && lise.file(5).is_none());
    for _ in 0..20 {
        watched.read.store(0, Relaxed);
        lise.pass();
        assert!(watched.read.load(Relaxed) < 3 * 800);
    }
    assert!(lise.file(5) == Some(bytes(20 * 800)));
}

#[test]
fn what_was_fetched_is_not_fetched_again_when_the_folder_vanished_in_the_middle() {
    let (folder, _) = with_a_file(800);
    let watched = Watched::new(folder.path());
    let mut lise = joins_small(3, watched.clone());
    // Everything else is read, and the piece's head and three of its eight chunks.
    let others = files(folder.path()).len() - 1;
    watched.left.store(others + 1 + 3, Relaxed);
    let status = lise.pass().status;
    assert_eq!(
        (status.folder, status.awaited[0].had),
        (FolderState::Unavailable, 300)
    );
    assert_eq!(lise.file(5), None);
    watched.left.store(usize::MAX, Relaxed);
    watched.read.store(0, Relaxed);
    lise.starts_again(watched.clone());
    lise.desk.cut_small(SMALL);
    lise.pass();
    assert!(lise.file(5) == Some(bytes(800)));
    assert_eq!(watched.read.load(Relaxed), 44 + 5 * 116);
}
