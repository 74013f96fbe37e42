//! A Samba share. No kernel need be able to mount it: the desks reach it through a client of their own, each over a
//! connection of its own.

use std::{cell::RefCell, fs, process::Command};

use smb2::{ErrorKind, FileWriter, SmbClient, Tree};
use sync::{Entry, Folder, FolderError, FolderState};
use tempfile::{TempDir, tempdir};
use tokio::runtime::{Builder, Runtime};

use crate::{
    desks::Secretary,
    program::{Running, command, found, free_port, until},
    story::{Between, play},
};

/// A Samba server with one share, which anybody on this machine may write to.
struct Server {
    home: TempDir,
    port: u16,
    running: Option<Running>,
}

impl Server {
    fn new() -> Self {
        let mut server = Self {
            home: tempdir().unwrap(),
            port: free_port(),
            running: None,
        };
        for folder in ["delt", "run"] {
            fs::create_dir(server.home.path().join(folder)).unwrap();
        }
        fs::write(server.home.path().join("smb.conf"), server.settings()).unwrap();
        server.start();
        server
    }

    /// Whatever Samba keeps lies in the temporary folder, and guests are whoever runs the tests.
    fn settings(&self) -> String {
        let mut id = Command::new("id");
        let me = found(id.arg("-un").output(), &id, "coreutils").stdout;
        let (me, port) = (String::from_utf8(me).unwrap(), self.port);
        let run = self.home.path().join("run").display().to_string();
        let share = self.home.path().join("delt").display().to_string();
        let places = ["state", "lock", "cache", "pid"].map(|place| format!("{place} directory = {run}\n"));
        format!(
            "[global]\nserver role = standalone server\nserver min protocol = SMB3\nsmb ports = {port}\n\
             interfaces = 127.0.0.1\nbind interfaces only = yes\ndisable netbios = yes\ndisable spoolss = yes\n\
             load printers = no\nprintcap name = /dev/null\nmap to guest = bad user\nguest account = {me}\n\
             private dir = {run}\nncalrpc dir = {run}\nlog file = {run}/log\n{}\
             [delt]\npath = {share}\nread only = no\nguest ok = yes\n",
            places.concat()
        )
    }

    fn start(&mut self) {
        let settings = self.home.path().join("smb.conf");
        let mut smbd = command("smbd");
        smbd.args(["--foreground", "--no-process-group", "--configfile"])
            .arg(settings);
        let running = self.running.insert(Running::start(&mut smbd, "samba"));
        let probe = Share::at(self.port);
        until("smbd answers", || {
            assert!(!running.has_ended(), "smbd does not run with these settings");
            probe.list().is_ok()
        });
    }

    fn share(&self) -> Share {
        Share::at(self.port)
    }
}

impl Between for Server {
    type Folder = Share;

    fn folders(&self) -> [Share; 2] {
        [self.share(), self.share()]
    }

    fn part(&mut self) {
        self.running = None;
    }

    fn meet(&mut self) {
        self.start();
    }

    fn carry(&mut self) {}
}

/// The share as one computer sees it.
struct Share {
    port: u16,
    runtime: Runtime,
    session: RefCell<Option<(SmbClient, Tree)>>,
}

impl Share {
    fn at(port: u16) -> Self {
        Self {
            port,
            runtime: Builder::new_current_thread().enable_all().build().unwrap(),
            session: RefCell::new(None),
        }
    }

    /// Does something over the connection, which is made anew when it was lost.
    fn over<T>(
        &self,
        work: impl AsyncFnOnce(&mut SmbClient, &mut Tree) -> Result<T, smb2::Error>,
    ) -> Result<T, FolderError> {
        let mut session = self.session.borrow_mut();
        let done = self.runtime.block_on(async {
            if session.is_none() {
                let mut client = smb2::connect(&format!("127.0.0.1:{}", self.port), "Guest", "").await?;
                let tree = client.connect_share("delt").await?;
                *session = Some((client, tree));
            }
            let Some((client, tree)) = session.as_mut() else {
                return Err(smb2::Error::Disconnected);
            };
            work(client, tree).await
        });
        done.map_err(|error| {
            let said = said(error);
            if matches!(said, FolderError::Unavailable) {
                *session = None;
            }
            said
        })
    }

    fn make_folders(&self, name: &str) -> Result<(), FolderError> {
        for (end, _) in name.match_indices('/') {
            match self.over(async |client, tree| client.create_directory(tree, &name[..end]).await) {
                Ok(()) | Err(FolderError::Exists) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Opens a file for oneself alone, as virus scanners do.
    fn hold(&self, name: &str) -> FileWriter {
        self.over(async |client, tree| client.create_file_writer_at(tree, name, 0).await)
            .unwrap()
    }

    fn let_go(&self, held: FileWriter) {
        self.over(async |_, _| held.abort().await).unwrap();
    }
}

impl Folder for Share {
    fn list(&self) -> Result<Vec<Entry>, FolderError> {
        let (mut folders, mut found) = (vec![String::new()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in self.over(async |client, tree| client.list_directory(tree, &folder).await)? {
                let name = if folder.is_empty() {
                    entry.name.clone()
                } else {
                    format!("{folder}/{}", entry.name)
                };
                match (entry.is_directory, entry.name.as_str()) {
                    (true, "." | "..") => {}
                    (true, _) => folders.push(name),
                    (false, _) => found.push(Entry {
                        name,
                        len: entry.size,
                        modified: entry.modified.0.into(),
                    }),
                }
            }
        }
        Ok(found)
    }

    fn read_at(&self, name: &str, from: u64, most: u64) -> Result<Vec<u8>, FolderError> {
        self.over(async |client, tree| {
            let file = client.open_file_reader(tree, name).await?;
            let most = most.min(file.size().saturating_sub(from));
            let bytes = file.read_at(from, most).await?;
            file.close().await?;
            Ok(bytes)
        })
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.make_folders(name)?;
        self.over(async |client, tree| {
            let mut file = client.create_file_writer_exclusive(tree, name).await?;
            file.write_chunk(bytes).await?;
            file.finish().await
        })?;
        if self.read(name, bytes.len() as u64)? == bytes {
            Ok(())
        } else {
            Err(FolderError::NotAsWritten)
        }
    }

    fn remove(&self, name: &str) -> Result<(), FolderError> {
        self.over(async |client, tree| client.delete_file(tree, name).await)
    }
}

fn said(error: smb2::Error) -> FolderError {
    match error.kind() {
        ErrorKind::NotFound => FolderError::Missing,
        ErrorKind::AlreadyExists => FolderError::Exists,
        ErrorKind::SharingViolation => FolderError::Held,
        ErrorKind::AccessDenied => FolderError::ReadOnly,
        ErrorKind::DiskFull => FolderError::Full,
        ErrorKind::ConnectionLost | ErrorKind::TimedOut | ErrorKind::Io => FolderError::Unavailable,
        _ => FolderError::Other(std::io::Error::other(error)),
    }
}

#[test]
fn two_desks_that_a_samba_share_parts_and_joins_lose_nothing() {
    assert_eq!(
        play(Server::new()),
        [FolderState::Unavailable, FolderState::Unavailable]
    );
}

fn two(server: &Server) -> (Secretary, Secretary) {
    let mut kari = Secretary::creates("Kari", 1, server.share());
    kari.writes(1, "Legevakt");
    kari.pass();
    let mut ola = Secretary::joins("Ola", 2, server.share());
    ola.pass();
    kari.pass();
    (kari, ola)
}

/// What Kari's desk has left whose names have this part, in order.
fn left_by(kari: &Secretary, share: &Share, part: &str) -> Vec<String> {
    let place = format!("d/{:016x}/", kari.store.writer().0);
    let names = share.list().unwrap().into_iter().map(|entry| entry.name);
    let mut names: Vec<_> = names
        .filter(|name| name.starts_with(&place) && name.contains(part))
        .collect();
    names.sort();
    names
}

/// Pitfall 13: no two names that a file system may find alike.
#[test]
fn a_name_that_differs_in_capitals_alone_is_taken_on_a_share() {
    let server = Server::new();
    let share = server.share();
    share.create("d/1/a.mbs", b"en").unwrap();
    assert!(matches!(
        share.create("D/1/A.MBS", b"to"),
        Err(FolderError::Exists)
    ));
    assert_eq!(share.read("d/1/a.mbs", 2).unwrap(), b"en");
}

#[test]
fn a_file_that_a_scanner_holds_is_read_when_it_lets_go_and_hides_no_other() {
    let server = Server::new();
    let (mut kari, mut ola) = two(&server);
    let scanner = server.share();
    kari.writes(2, "Ambulanse");
    kari.pass();
    let newest = left_by(&kari, &scanner, ".mbs").pop().unwrap();
    let held = scanner.hold(&newest);
    assert!(matches!(server.share().read(&newest, 9), Err(FolderError::Held)));
    ola.writes(3, "Samhandling");
    let status = ola.pass().status;
    assert_eq!((status.folder, ola.titles().len()), (FolderState::Ready, 2));
    kari.pass();
    assert_eq!(kari.titles(), ["Legevakt", "Ambulanse", "Samhandling"]);
    scanner.let_go(held);
    ola.pass();
    assert_eq!(ola.titles(), kari.titles());
}

/// A share removes nothing that somebody has open.
#[test]
fn an_old_file_that_a_scanner_holds_is_removed_another_time() {
    let server = Server::new();
    let (mut kari, _) = two(&server);
    let scanner = server.share();
    let oldest = left_by(&kari, &scanner, "/s/").remove(0);
    let held = scanner.hold(&oldest);
    for _ in 0..12 {
        assert_eq!(kari.pass().status.folder, FolderState::Ready);
    }
    assert!(left_by(&kari, &scanner, "/s/").contains(&oldest));
    scanner.let_go(held);
    kari.passes(6);
    assert!(!left_by(&kari, &scanner, "/s/").contains(&oldest));
}
