//! A folder on one machine, which the others are held against.

use std::{fs, path::PathBuf};

use sync::{Disk, FolderState};
use tempfile::{TempDir, tempdir};

use crate::story::{Between, play};

struct Local {
    home: TempDir,
}

impl Local {
    fn shared(&self) -> PathBuf {
        self.home.path().join("delt")
    }

    fn away(&self) -> PathBuf {
        self.home.path().join("borte")
    }
}

impl Between for Local {
    type Folder = Disk;

    fn folders(&self) -> [Disk; 2] {
        [&self.shared(), &self.shared()].map(|root| Disk::new(root))
    }

    fn part(&mut self) {
        fs::rename(self.shared(), self.away()).unwrap();
    }

    fn meet(&mut self) {
        fs::rename(self.away(), self.shared()).unwrap();
    }

    fn carry(&mut self) {}
}

#[test]
fn two_desks_that_part_and_meet_on_a_local_folder_lose_nothing() {
    let local = Local {
        home: tempdir().unwrap(),
    };
    fs::create_dir(local.shared()).unwrap();
    assert_eq!(play(local), [FolderState::Unavailable, FolderState::Unavailable]);
}
