//! A disk that fails in the middle of the work. Kari reaches the folder well, Ola over a file system that fails; or
//! the other way round.

use std::{fs, path::PathBuf, time::Duration};

use sync::{Disk, FolderState};
use tempfile::{TempDir, tempdir};

use crate::{
    desks::{Secretary, files, segments},
    failing::{Fault, Mounted},
    story::{Between, play},
};

/// Both go over the disk that fails.
struct Failing {
    mounted: Mounted,
    _folder: TempDir,
}

impl Between for Failing {
    type Folder = Disk;

    fn folders(&self) -> [Disk; 2] {
        [self.mounted.path(); 2].map(Disk::new)
    }

    fn part(&mut self) {
        self.mounted.fails(Fault::Gone);
    }

    fn meet(&mut self) {
        self.mounted.works();
    }

    fn carry(&mut self) {}
}

#[test]
fn two_desks_that_a_dead_disk_parts_and_joins_lose_nothing() {
    let folder = tempdir().unwrap();
    let failing = Failing {
        mounted: Mounted::over(folder.path()),
        _folder: folder,
    };
    assert_eq!(
        play(failing),
        [FolderState::Unavailable, FolderState::Unavailable]
    );
}

/// Kari at the folder itself, and Ola who goes over a disk that fails.
struct Desks {
    kari: Secretary,
    ola: Secretary,
    mounted: Mounted,
    folder: TempDir,
}

fn desks() -> Desks {
    let folder = tempdir().unwrap();
    let mounted = Mounted::over(folder.path());
    let mut kari = Secretary::creates("Kari", 1, Disk::new(folder.path()));
    kari.writes(1, "Legevakt");
    kari.pass();
    let mut ola = Secretary::joins("Ola", 2, Disk::new(mounted.path()));
    ola.pass();
    kari.pass();
    Desks {
        kari,
        ola,
        mounted,
        folder,
    }
}

impl Desks {
    /// Ola writes while the disk fails; then it works, and Kari reads it. Returns what his desk said of the folder,
    /// and which files had come by then.
    fn ola_writes(&mut self, fault: Fault) -> (FolderState, Vec<PathBuf>) {
        let before = files(self.folder.path());
        self.mounted.fails(fault);
        self.ola.writes(2, "Ambulanse");
        let status = self.ola.pass().status;
        assert!(status.unsent > 0);
        self.mounted.works();
        let mut new = files(self.folder.path());
        new.retain(|path| !before.contains(path));
        assert_eq!(self.ola.pass().status.folder, FolderState::Ready);
        self.kari.pass();
        assert_eq!(self.kari.titles(), ["Legevakt", "Ambulanse"]);
        (status.folder, new)
    }

    /// Kari writes, and Ola passes while the disk fails. Returns what his desk said of the folder.
    fn ola_reads(&mut self, fault: Fault) -> FolderState {
        self.kari.writes(2, "Ambulanse");
        self.mounted.fails(fault);
        self.kari.pass();
        self.ola.passes(5);
        let status = self.ola.pass().status;
        assert_eq!(self.ola.titles(), ["Legevakt"]);
        self.mounted.works();
        // In ten minutes every file is read again, however it looks.
        self.ola.passes(11);
        assert_eq!(self.ola.titles(), ["Legevakt", "Ambulanse"]);
        assert_eq!(self.ola.pass().status.damaged, 0);
        status.folder
    }
}

#[test]
fn a_disk_that_is_full_in_the_middle_of_a_file_is_left_without_the_half() {
    let (said, new) = desks().ola_writes(Fault::FullMidway);
    assert_eq!((said, new), (FolderState::Full, vec![]));
}

/// Pitfall 3: what was torn stays as it is, and the whole lies beside it.
#[test]
fn a_file_that_was_torn_when_the_disk_went_is_written_again_under_another_name() {
    let mut desks = desks();
    let (said, new) = desks.ola_writes(Fault::GoneMidway);
    assert!(matches!(said, FolderState::Failing(_)), "{said:?}");
    let [torn] = &new[..] else { panic!("{new:?}") };
    let half = fs::read(torn).unwrap();
    let begins_alike = |path: &PathBuf| path != torn && fs::read(path).unwrap().starts_with(&half);
    assert!(segments(desks.folder.path()).iter().any(begins_alike));
}

#[test]
fn a_folder_where_no_file_may_be_opened_is_said_to_be_read_only_and_takes_it_later() {
    let (said, new) = desks().ola_writes(Fault::Denied);
    assert_eq!((said, new), (FolderState::ReadOnly, vec![]));
}

/// As virus scanners and cloud services do.
#[test]
fn a_program_that_holds_every_file_for_five_seconds_only_delays() {
    let Desks {
        mut kari,
        mut ola,
        mounted,
        folder: _folder,
    } = desks();
    kari.writes(2, "Ambulanse");
    kari.pass();
    ola.writes(3, "Samhandling");
    mounted.fails(Fault::Held);
    mounted.works_in(Duration::from_secs(5));
    assert_eq!(ola.pass().status.folder, FolderState::Ready);
    kari.pass();
    assert_eq!(kari.titles(), ["Legevakt", "Ambulanse", "Samhandling"]);
    assert_eq!(ola.titles(), kari.titles());
}

#[test]
fn a_file_that_cannot_be_read_is_read_when_it_can() {
    let said = desks().ola_reads(Fault::Unreadable);
    assert!(matches!(said, FolderState::Failing(_)), "{said:?}");
}

/// Pitfall 2: neither length nor time nor name is trusted.
#[test]
fn a_file_that_is_cut_short_in_reading_is_not_yet_there() {
    let said = desks().ola_reads(Fault::CutShort);
    assert!(matches!(said, FolderState::Failing(_)), "{said:?}");
}

#[test]
fn files_that_are_listed_late_are_read_when_they_are_there() {
    assert_eq!(desks().ola_reads(Fault::Late), FolderState::Ready);
}

#[test]
fn a_folder_that_does_not_give_back_what_is_written_is_not_filled() {
    let mut desks = desks();
    let before = files(desks.folder.path()).len();
    desks.mounted.fails(Fault::CutShort);
    desks.ola.writes(2, "Ambulanse");
    desks.ola.passes(20);
    let after = files(desks.folder.path()).len();
    assert!(after <= before, "{before} files became {after}");
    desks.mounted.works();
    desks.ola.passes(11);
    desks.kari.pass();
    assert_eq!(desks.kari.titles(), ["Legevakt", "Ambulanse"]);
}

#[test]
fn who_does_not_see_their_own_file_listed_at_once_does_not_write_it_again() {
    let mut desks = desks();
    let before = segments(desks.folder.path()).len();
    desks.mounted.fails(Fault::Late);
    desks.ola.writes(2, "Ambulanse");
    desks.ola.passes(3);
    assert_eq!(segments(desks.folder.path()).len(), before + 1);
}
