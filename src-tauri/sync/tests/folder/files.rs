//! The files that rows name, at two desks with one folder.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use sync::{Disk, Entry, Folder, FolderError, FolderState, Role};
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

use crate::{
    desks::{Secretary, copy_all, disk, files, segments, two},
    members::three,
};

/// So small a chunk that little files come in several pieces.
const SMALL: u64 = 100;

/// Bytes that are not all alike.
fn bytes(len: usize) -> Vec<u8> {
    (0..len).map(|n| (n * n / 7).to_le_bytes()[0]).collect()
}

/// Two secretaries who have met and cut files small.
fn small(folder: &Path) -> (Secretary, Secretary) {
    let (mut kari, mut ola) = two(folder);
    kari.desk.cut_small(SMALL);
    ola.desk.cut_small(SMALL);
    (kari, ola)
}

fn joins_small(n: u64, folder: impl Folder + 'static) -> Secretary {
    let mut lise = Secretary::joins("Lise", n, folder);
    lise.desk.cut_small(SMALL);
    lise
}

/// The pieces of files in a folder.
fn pieces(folder: &Path) -> Vec<PathBuf> {
    let is_piece = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "mbb");
    files(folder).into_iter().filter(is_piece).collect()
}

/// A folder where Kari has put a file, and a secretary who has not been there.
fn with_a_file(len: usize) -> (TempDir, Secretary) {
    let folder = tempdir().unwrap();
    let (mut kari, _) = small(folder.path());
    kari.attaches(5, "kart.pdf", &bytes(len));
    kari.passes(1 + len / 800);
    (folder, kari)
}

#[test]
fn a_file_that_one_attaches_is_on_the_others_desk_after_a_pass_each() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = two(folder.path());
    let map = bytes(3 << 20);
    kari.attaches(5, "kart.pdf", &map);
    kari.attaches(6, "tomt.txt", b"");
    kari.pass();
    let pass = ola.pass();
    assert!(ola.file(5) == Some(map));
    assert_eq!(ola.file(6), Some(Vec::new()));
    assert_eq!((pass.status.awaited, pass.status.damaged), (Vec::new(), 0));
    for n in [5, 6] {
        assert!(pass.touched.contains(&("vedlegg", Uuid::from_u128(n))));
    }
    assert_eq!(kari.pass().status.unsent_files, 0);
    assert_eq!(pieces(folder.path()).len(), 2);
}

/// A replica where the first piece of a file came, and is damaged since like the others: nothing tells how long it is.
#[test]
fn a_file_of_which_some_came_and_nothing_is_there_any_more_is_called_for() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let (mut kari, mut ola) = small(hers.path());
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    ola.desk.cut_small(SMALL);
    let map = bytes(2000);
    kari.attaches(5, "kart.pdf", &map);
    kari.passes(4);
    copy_all(hers.path(), his.path());
    let there = pieces(his.path());
    let is_first = |path: &&PathBuf| !path.file_name().unwrap().to_string_lossy().contains('-');
    let first = there.iter().find(is_first).unwrap();
    for piece in there.iter().filter(|piece| *piece != first) {
        fs::write(piece, "skadet").unwrap();
    }
    ola.passes(2);
    fs::write(first, "skadet").unwrap();
    for _ in 0..24 {
        copy_all(hers.path(), his.path());
        copy_all(his.path(), hers.path());
        for desk in [&mut kari, &mut ola] {
            desk.hands.turn(5);
            desk.pass();
        }
    }
    assert!(ola.file(5) == Some(map));
}

/// A file system to which large and small letters are one.
#[derive(Clone)]
struct OneCase(Disk);

impl Folder for OneCase {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        self.0.list()
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        self.0.read_at(name, from, most)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let is_taken = |entry: &Entry| entry.name.eq_ignore_ascii_case(name);
        if self.0.list()?.iter().any(is_taken) {
            return Err(FolderError::Exists);
        }
        self.0.create(name, bytes)
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        self.0.remove(name)
    }
}

#[test]
fn a_file_that_is_called_for_is_sent_again_also_where_its_name_was_spelled_in_capitals() {
    let (hers, his) = (tempdir().unwrap(), tempdir().unwrap());
    let (mut kari, mut ola) = small(hers.path());
    copy_all(hers.path(), his.path());
    ola.starts_again(disk(his.path()));
    ola.desk.cut_small(SMALL);
    kari.attaches(5, "kart.pdf", &bytes(90));
    kari.pass();
    copy_all(hers.path(), his.path());
    let (piece, damaged) = (pieces(hers.path()).remove(0), pieces(his.path()).remove(0));
    let spelled = piece.file_name().unwrap().to_string_lossy().to_uppercase();
    let spelled = spelled.replace("MBB", "mbb");
    fs::rename(&piece, piece.with_file_name(&spelled)).unwrap();
    for damaged in [damaged.with_file_name(&spelled), damaged] {
        fs::write(damaged, "skadet").unwrap();
    }
    kari.starts_again(OneCase(disk(hers.path())));
    kari.desk.cut_small(SMALL);
    for _ in 0..24 {
        for desk in [&mut kari, &mut ola] {
            desk.hands.turn(5);
            desk.pass();
        }
        copy_all(hers.path(), his.path());
        copy_all(&his.path().join("d"), &hers.path().join("d"));
    }
    assert_eq!(ola.file(5), Some(bytes(90)));
}

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

/// Status is enough for «venter på vedlegg fra Kari (12 av 48 MB)».
#[test]
fn who_waits_for_a_file_is_told_whose_it_is_and_how_much_has_come() {
    let (folder, _) = with_a_file(2_000);
    for path in pieces(folder.path()).iter().skip(1) {
        fs::remove_file(path).unwrap();
    }
    let left = fs::read(&pieces(folder.path())[0]).unwrap();
    let is_first = left[16..20] == [0; 4];
    let mut lise = joins_small(3, disk(folder.path()));
    let awaited = lise.pass().status.awaited.remove(0);
    assert_eq!(
        (awaited.from.as_deref(), awaited.called.as_deref()),
        (Some("Kari"), Some("kart.pdf"))
    );
    assert_eq!(
        (awaited.had, awaited.total),
        (if is_first { 800 } else { 0 }, Some(2_000))
    );
    assert_eq!(awaited.rows, [("vedlegg", Uuid::from_u128(5))]);
    assert_eq!(lise.file(5), None);
}

#[test]
fn a_row_that_comes_before_its_file_waits_and_the_desk_goes_on() {
    let (folder, mut kari) = with_a_file(500);
    let piece = pieces(folder.path()).remove(0);
    let away = folder.path().join("borte");
    fs::rename(&piece, &away).unwrap();
    let mut lise = joins_small(3, disk(folder.path()));
    lise.writes(9, "Ambulanse");
    let status = lise.pass().status;
    assert_eq!(
        (status.folder, status.waiting, status.awaited.len()),
        (FolderState::Ready, 0, 1)
    );
    assert_eq!(status.awaited[0].total, None);
    kari.pass();
    assert_eq!(kari.titles().len(), 2);
    fs::rename(&away, &piece).unwrap();
    assert!(lise.pass().status.awaited.is_empty());
    assert!(lise.file(5) == Some(bytes(500)));
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

#[test]
fn a_file_that_vanished_or_was_filled_with_zeros_is_written_again_by_who_has_it() {
    let (folder, mut kari) = with_a_file(2_000);
    assert_eq!(pieces(folder.path()).len(), 3);
    fs::remove_file(&pieces(folder.path())[0]).unwrap();
    let damaged = pieces(folder.path()).remove(0);
    let len = fs::read(&damaged).unwrap().len();
    fs::write(&damaged, vec![0; len]).unwrap();
    kari.passes(5);
    // Nothing is overwritten: the good one lies beside it.
    assert_eq!(fs::read(&damaged).unwrap(), vec![0; len]);
    assert_eq!(pieces(folder.path()).len(), 4);
    let mut lise = joins_small(3, disk(folder.path()));
    lise.passes(3);
    assert!(lise.file(5) == Some(bytes(2_000)));
}

/// A bit in the middle is seen by nobody but who needs it: they call for it.
#[test]
fn damage_that_only_a_reader_sees_is_called_for_and_healed() {
    let (folder, mut kari) = with_a_file(800);
    let damaged = pieces(folder.path()).remove(0);
    let mut content = fs::read(&damaged).unwrap();
    content[500] ^= 1;
    fs::write(&damaged, content).unwrap();
    let mut lise = joins_small(3, disk(folder.path()));
    for _ in 0..20 {
        lise.pass();
        kari.pass();
    }
    assert!(lise.file(5) == Some(bytes(800)));
    assert_eq!(pieces(folder.path()).len(), 2);
}

#[test]
fn a_file_whose_owner_is_gone_is_written_again_by_a_colleague() {
    let (folder, kari) = with_a_file(800);
    let mut ola = joins_small(4, disk(folder.path()));
    ola.pass();
    drop(kari);
    fs::remove_file(&pieces(folder.path())[0]).unwrap();
    ola.passes(5);
    let mut lise = joins_small(3, disk(folder.path()));
    lise.pass();
    assert!(lise.file(5) == Some(bytes(800)));
}

#[test]
fn conflict_copies_and_names_in_capitals_are_pieces_like_any_other() {
    let (folder, _) = with_a_file(1_500);
    let names = [
        "X (Karis konfliktkopi 2026-03-01).mbb",
        "Y.SYNC-CONFLICT-20260301-120000.MBB",
    ];
    for (path, name) in pieces(folder.path()).iter().zip(names) {
        fs::rename(path, path.with_file_name(name)).unwrap();
    }
    fs::rename(folder.path().join("b"), folder.path().join("B")).unwrap();
    let mut lise = joins_small(3, disk(folder.path()));
    lise.passes(2);
    assert!(lise.file(5) == Some(bytes(1_500)));
}

#[test]
fn two_who_attach_one_file_leave_it_in_the_folder_once() {
    let folder = tempdir().unwrap();
    let (mut kari, mut ola) = small(folder.path());
    for one in [&mut kari, &mut ola] {
        one.attaches(5, "kart.pdf", &bytes(700));
    }
    for _ in 0..6 {
        kari.pass();
        ola.pass();
    }
    assert_eq!(pieces(folder.path()).len(), 1);
    assert_eq!(segments(folder.path()).len(), 3);
}

/// No attack by guessing: without the key nobody can tell whether a file they have is in the folder.
#[test]
fn neither_a_file_nor_its_hash_can_be_found_in_the_folder() {
    let (folder, kari) = with_a_file(700);
    let hash = kari.store.files().unwrap()[0].id.to_string();
    let plain = blake3::hash(&bytes(700)).to_hex();
    for path in files(folder.path()) {
        let content = fs::read(&path).unwrap();
        let holds = |secret: &[u8]| content.windows(secret.len()).any(|part| part == secret);
        assert!(!holds(&bytes(700)[20..40]) && !holds(hash.as_bytes()));
        let named = path.to_str().unwrap();
        assert!(!named.contains(&hash[..12]) && !named.contains(&plain[..12]));
    }
}

/// A placeholder that its cloud service does not fill is not yet there, and keeps nothing else waiting.
struct Placeholder(Disk, String);

impl Folder for Placeholder {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        self.0.list()
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        if name == self.1 {
            return Err(FolderError::Held);
        }
        self.0.read_at(name, from, most)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.0.create(name, bytes)
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        self.0.remove(name)
    }
}

#[test]
fn a_placeholder_that_is_not_filled_keeps_no_other_file_waiting() {
    let (folder, mut kari) = with_a_file(300);
    let held = pieces(folder.path()).remove(0);
    let held = held
        .strip_prefix(folder.path())
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    kari.attaches(6, "notat.pdf", &bytes(200));
    kari.pass();
    let mut lise = joins_small(3, Placeholder(disk(folder.path()), held));
    lise.writes(9, "Ambulanse");
    lise.passes(3);
    let status = lise.pass().status;
    assert_eq!((status.folder, status.unsent), (FolderState::Ready, 0));
    assert_eq!((lise.file(5), lise.file(6)), (None, Some(bytes(200))));
    assert_eq!(pieces(folder.path()).len(), 2);
}

#[test]
fn a_readers_files_go_nowhere_until_an_admin_admits_what_names_them() {
    let folder = tempdir().unwrap();
    let [mut kari, _, mut per] = three(folder.path(), Role::Reader);
    per.attaches(5, "kart.pdf", b"kart");
    per.passes(8);
    kari.passes(8);
    assert_eq!((pieces(folder.path()).len(), kari.file(5)), (0, None));
    let device = kari.sees("Per").device;
    assert_eq!(kari.desk.admit(&mut kari.store, device).unwrap(), 1);
    for _ in 0..20 {
        kari.pass();
        per.pass();
    }
    assert_eq!(kari.file(5), Some(b"kart".to_vec()));
}

#[test]
fn who_was_shut_out_neither_sends_nor_fetches_files() {
    let folder = tempdir().unwrap();
    let [mut kari, mut ola, mut per] = three(folder.path(), Role::Secretary);
    kari.attaches(5, "kart.pdf", b"kart");
    kari.pass();
    let piece = pieces(folder.path()).remove(0);
    let away = folder.path().join("borte");
    fs::rename(&piece, &away).unwrap();
    assert_eq!(per.pass().status.awaited.len(), 1);
    kari.revokes("Per");
    fs::rename(&away, &piece).unwrap();
    per.attaches(6, "notat.pdf", b"notat");
    per.passes(5);
    ola.passes(2);
    assert_eq!((per.file(5), ola.file(5)), (None, Some(b"kart".to_vec())));
    assert_eq!(pieces(folder.path()), [piece]);
}

#[test]
fn a_file_that_lies_there_stays_as_it_is_when_a_new_epoch_begins() {
    let folder = tempdir().unwrap();
    let [mut kari, mut ola, _] = three(folder.path(), Role::Secretary);
    kari.attaches(5, "kart.pdf", b"kart");
    kari.pass();
    ola.pass();
    let before = pieces(folder.path());
    kari.revokes("Per");
    for one in [&mut kari, &mut ola] {
        one.starts_again(disk(folder.path()));
        one.passes(6);
    }
    assert_eq!(pieces(folder.path()), before);
    kari.attaches(6, "notat.pdf", b"notat");
    let code = kari.invites("Lise", Role::Reader);
    let mut lise = Secretary::joins_by_code("Lise", 4, disk(folder.path()), &code, 9).unwrap();
    lise.pass();
    assert_eq!(
        (lise.file(5), lise.file(6)),
        (Some(b"kart".to_vec()), Some(b"notat".to_vec()))
    );
    assert_eq!(pieces(folder.path()).len(), 2);
}
