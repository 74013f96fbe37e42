//! Two computers that Syncthing keeps in step: each desk has a replica of its own, and files arrive when they arrive.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

use sync::{Disk, FolderState};
use tempfile::{TempDir, tempdir};

use crate::{
    desks::{Secretary, segments},
    program::{Running, command, found, free_port, until},
    story::{Between, Story, play},
};

const PACKAGE: &str = "syncthing";

/// One of the two computers.
struct Computer {
    home: TempDir,
    /// Syncthing's name for it.
    id: String,
    /// Where the other reaches it, and where we ask it.
    ports: [u16; 2],
    running: Option<Running>,
}

impl Computer {
    fn new() -> Self {
        let home = tempdir().unwrap();
        fs::create_dir(home.path().join("delt")).unwrap();
        let mut generate = syncthing("generate", home.path());
        let made = generate.output();
        assert!(found(made, &generate, PACKAGE).status.success());
        let settings = fs::read_to_string(home.path().join("config.xml")).unwrap();
        let (_, id) = settings.split_once("<device id=\"").unwrap();
        Self {
            id: id.split('"').next().unwrap().into(),
            home,
            ports: [free_port(), free_port()],
            running: None,
        }
    }

    fn replica(&self) -> PathBuf {
        self.home.path().join("delt")
    }

    /// Knows nobody but the other, listens on the loopback alone, and asks nothing of the network. What it could not
    /// bring over it tries again in a second, not in a minute.
    fn settings(&self, other: &Self, copies: u32) -> String {
        let devices = [self, other].map(|one| {
            let (id, port) = (&one.id, one.ports[0]);
            format!(r#"<device id="{id}"><address>tcp://127.0.0.1:{port}</address></device>"#)
        });
        let [own, asked] = self.ports;
        format!(
            r#"<configuration version="36">
    <folder id="delt" path="{}" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1">
        {}<maxConflicts>{copies}</maxConflicts><pullerPauseS>1</pullerPauseS>
    </folder>
    {}
    <gui enabled="true" tls="false"><address>127.0.0.1:{asked}</address><apikey>noekkel</apikey></gui>
    <options>
        <listenAddress>tcp://127.0.0.1:{own}</listenAddress>
        <globalAnnounceEnabled>false</globalAnnounceEnabled>
        <localAnnounceEnabled>false</localAnnounceEnabled>
        <relaysEnabled>false</relaysEnabled>
        <natEnabled>false</natEnabled>
        <startBrowser>false</startBrowser>
        <urAccepted>-1</urAccepted>
        <crashReportingEnabled>false</crashReportingEnabled>
        <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
        <reconnectionIntervalS>1</reconnectionIntervalS>
        <setLowPriority>false</setLowPriority>
    </options>
</configuration>"#,
            self.replica().display(),
            devices.concat(),
            devices.concat(),
        )
    }

    fn start(&mut self) {
        let mut serve = syncthing("serve", self.home.path());
        self.running = Some(Running::start(&mut serve, PACKAGE));
    }

    /// True when Syncthing has looked at the folder and reached the other.
    fn is_up(&mut self, other: &str) -> bool {
        assert!(
            !self.running.as_mut().unwrap().has_ended(),
            "Syncthing does not run with these settings"
        );
        let is_idle = self
            .ask("GET", "/rest/db/status?folder=delt")
            .is_some_and(|said| said.contains(r#""state": "idle""#));
        let connections = self.ask("GET", "/rest/system/connections").unwrap_or_default();
        let of_other = connections.split_once(other).map(|(_, rest)| rest);
        is_idle
            && of_other.is_some_and(|rest| rest.split('}').next().unwrap().contains(r#""connected": true"#))
    }

    fn ask(&self, how: &str, what: &str) -> Option<String> {
        let mut line = TcpStream::connect(("127.0.0.1", self.ports[1])).ok()?;
        write!(
            line,
            "{how} {what} HTTP/1.0\r\nHost: localhost\r\nX-API-Key: noekkel\r\n\r\n"
        )
        .ok()?;
        let mut said = String::new();
        line.read_to_string(&mut said).ok()?;
        Some(said)
    }
}

/// The program with a home of its own, in which it stays as it is.
fn syncthing(does: &str, home: &Path) -> Command {
    let mut syncthing = command("syncthing");
    let stays = ["STNORESTART", "STNOUPGRADE", "STNODEFAULTFOLDER"].map(|name| (name, "1"));
    // It looks for the user's home even so.
    syncthing
        .args([does, "--home"])
        .arg(home)
        .envs(stays)
        .env("HOME", home);
    syncthing
}

/// Both computers.
struct Pair([Computer; 2]);

impl Pair {
    /// Where Syncthing finds two versions of a file it keeps so many copies of those that give way.
    fn keeping(copies: u32) -> Self {
        let computers = [Computer::new(), Computer::new()];
        let [hers, his] = &computers;
        for (one, other) in [(hers, his), (his, hers)] {
            fs::write(one.home.path().join("config.xml"), one.settings(other, copies)).unwrap();
        }
        let mut pair = Self(computers);
        pair.meet();
        pair
    }

    fn replicas(&self) -> [PathBuf; 2] {
        self.0.each_ref().map(Computer::replica)
    }
}

impl Between for Pair {
    type Folder = Disk;

    fn folders(&self) -> [Disk; 2] {
        self.replicas().map(|replica| Disk::new(&replica))
    }

    fn part(&mut self) {
        for one in &mut self.0 {
            one.running = None;
        }
    }

    fn meet(&mut self) {
        let [hers, his] = &mut self.0;
        hers.start();
        his.start();
        until("both Syncthings have found each other", || {
            let ids = [hers.id.clone(), his.id.clone()];
            hers.is_up(&ids[1]) && his.is_up(&ids[0])
        });
    }

    /// Syncthing notices by itself what was written, after a second; what was removed, it may believe a minute later.
    fn carry(&mut self) {
        for one in &self.0 {
            one.ask("POST", "/rest/db/scan?folder=delt").unwrap();
        }
        let [hers, his] = self.replicas();
        until("both replicas are alike", || contents(&hers) == contents(&his));
    }
}

/// What lies in a replica, without what is Syncthing's own. What goes away meanwhile is not there.
fn contents(replica: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut folders, mut found) = (vec![replica.to_owned()], BTreeMap::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                found.insert(path.strip_prefix(replica).unwrap().to_owned(), bytes);
            }
        }
    }
    found.retain(|name, _| !name.starts_with(".stfolder"));
    found
}

#[test]
fn two_desks_that_write_while_syncthing_is_stopped_lose_nothing() {
    assert_eq!(play(Pair::keeping(1)), [FolderState::Ready, FolderState::Ready]);
}

/// Kari writes while Syncthing is stopped. At Ola's the name is taken by something worthless that looks newer, and
/// gets the upper hand. Returns what Kari had written.
fn worthless_wins(story: &mut Story<Pair>) -> Vec<u8> {
    let [hers, his] = story.between.replicas();
    story.between.part();
    let before = segments(&hers);
    story.kari.writes(2, "Ambulanse");
    story.kari.pass();
    let mut new = segments(&hers);
    new.retain(|path| !before.contains(path));
    let [new] = &new[..] else { panic!("{new:?}") };
    let good = fs::read(new).unwrap();
    let there = his.join(new.strip_prefix(&hers).unwrap());
    fs::create_dir_all(there.parent().unwrap()).unwrap();
    let mut worthless = File::create_new(there).unwrap();
    worthless.write_all(&vec![0; good.len()]).unwrap();
    worthless
        .set_modified(SystemTime::now() + Duration::from_mins(1))
        .unwrap();
    story.between.meet();
    story.between.carry();
    assert_eq!(fs::read(new).unwrap(), vec![0; good.len()]);
    good
}

#[test]
fn what_is_left_in_a_conflict_copy_alone_is_read() {
    let mut story = Story::begin(Pair::keeping(1));
    let good = worthless_wins(&mut story);
    let left = contents(&story.between.replicas()[1]).into_iter();
    let left: Vec<_> = left.filter(|(_, bytes)| *bytes == good).collect();
    let [(name, _)] = &left[..] else {
        panic!("{left:?}")
    };
    assert!(name.to_str().unwrap().contains(".sync-conflict-"), "{name:?}");
    story.ola.pass();
    assert_eq!(story.ola.titles(), ["Legevakt", "Ambulanse"]);
}

/// Pitfall 4: others can damage our files; they are healed from the database, under a new name.
#[test]
fn what_syncthing_threw_away_is_written_again_by_who_has_it() {
    let mut story = Story::begin(Pair::keeping(0));
    let good = worthless_wins(&mut story);
    assert!(
        !contents(&story.between.replicas()[0])
            .values()
            .any(|bytes| *bytes == good)
    );
    story.kari.passes(5);
    story.between.carry();
    story.ola.pass();
    assert_eq!(story.ola.titles(), ["Legevakt", "Ambulanse"]);
}

/// Pitfall 1: deletion is never inferred from absence. Syncthing carries it to everybody.
#[test]
fn a_colleague_who_empties_their_replica_empties_all_replicas_and_no_desk() {
    let mut story = Story::begin(Pair::keeping(1));
    let [hers, his] = story.between.replicas();
    for own in ["b", "d"] {
        fs::remove_dir_all(his.join(own)).unwrap();
    }
    fs::remove_file(his.join("sekretariat.json")).unwrap();
    story.between.carry();
    assert!(contents(&hers).is_empty());
    for one in [&mut story.kari, &mut story.ola] {
        assert_eq!(one.pass().status.folder, FolderState::Emptied);
        assert_eq!(one.titles(), ["Legevakt"]);
    }
    story.kari.desk.restore_folder(&mut story.kari.store).unwrap();
    story.between.carry();
    story.agree();
    let mut lise = Secretary::joins("Lise", 3, Disk::new(&his));
    lise.pass();
    assert_eq!(lise.titles(), ["Legevakt"]);
}
