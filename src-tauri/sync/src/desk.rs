//! One desk at a shared folder: make the folder or join it, and pass over it now and then.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, TimeDelta};
use store::{Arrival, Clock, Exchanged, Gaps, NamedFile, Rng, SegmentId, Store, Writer};
use uuid::Uuid;

use crate::{
    Folder, FolderError, FolderState, Pass, SyncError,
    ack::Ack,
    enrol::Newcomer,
    held::{Few, Held},
    intake::Found,
    keys::{Pair, Signature, random},
    mark, names,
    piece::Part,
    presence::Presence,
    segment::{self, Formats, OURS},
    shelf::Shelf,
    spread::Unheard,
    statement::StatementId,
    vault::Vault,
};

/// How many passes a segment may wait for what it stands on while nothing comes. Then it is merged without.
pub(crate) const PATIENCE: u32 = 15;

/// With more segments than this, all are asked for at once.
const MUCH: usize = 100;

/// After how long every file is read again, however its length and time look.
pub(crate) const ROUND: TimeDelta = TimeDelta::minutes(10);

/// What keeps a desk from losing a word in a folder that fails. Always on; rehearsals of failure take one
/// away at a time to show what it is for.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "rehearsal"), allow(unreachable_pub))]
pub struct Defences {
    /// What is read is verified before it is believed.
    #[cfg(feature = "rehearsal")]
    pub verify: bool,
    /// What vanished from the folder or was damaged there is written again.
    pub heal: bool,
    /// What a colleague says they lack is sent again.
    pub acks: bool,
    /// What stands on something that is gone for good is merged in the end.
    pub gaps: bool,
    /// What somebody shares who may not write is kept aside.
    pub rights: bool,
}

impl Default for Defences {
    fn default() -> Self {
        Self {
            #[cfg(feature = "rehearsal")]
            verify: true,
            heal: true,
            acks: true,
            gaps: true,
            rights: true,
        }
    }
}

/// What a colleague said last, and what this desk makes of it.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) ack: Ack,
    /// When that word came, on our clock; of what lay here when the program started, when it says it was said.
    pub(crate) since: DateTime<FixedOffset>,
    /// Not weighed yet.
    pub(crate) is_news: bool,
    /// What was here and they had, when they said so.
    pub(crate) has: Few,
    /// What is here and they do not have, and how many of their words said so since it was sent.
    pub(crate) lacks: BTreeMap<SegmentId, u32>,
    /// The pieces of files they call for, and in how many of their words since one was sent.
    pub(crate) calls: BTreeMap<Part, u32>,
}

/// What this desk said last.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) at: DateTime<FixedOffset>,
    /// How much it had.
    pub(crate) len: usize,
    pub(crate) count: i64,
    pub(crate) calls: BTreeSet<Part>,
    pub(crate) presence: Presence,
}

/// What a pass has done so far.
#[derive(Debug, Default)]
pub(crate) struct Done {
    received: usize,
    pub(crate) written: usize,
    pub(crate) touched: Vec<(&'static str, Uuid)>,
}

/// A desk at a shared folder.
pub struct Desk {
    pub(crate) folder: Box<dyn Folder>,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) rng: Box<dyn Rng>,
    pub(crate) vault: Vault,
    /// This device's own pair.
    pub(crate) own: Pair,
    pub(crate) signature: Signature,
    pub(crate) person: String,
    pub(crate) newcomer: Option<Newcomer>,
    pub(crate) defences: Defences,
    pub(crate) formats: Formats,
    /// What each file held when it was last read.
    pub(crate) files: BTreeMap<String, Found>,
    /// The folder was gone over since the program started.
    pub(crate) has_looked: bool,
    pub(crate) read_all: Option<DateTime<FixedOffset>>,
    pub(crate) held: Held,
    pub(crate) heard: BTreeMap<Writer, Heard>,
    /// For how many passes a segment has not been in the folder.
    pub(crate) absent: BTreeMap<SegmentId, u32>,
    pub(crate) said: Option<Said>,
    pub(crate) presence: Presence,
    pub(crate) shelf: Shelf,
    /// The files that rows name, and after how many writes of the store they did.
    named: Option<(u64, Vec<NamedFile>)>,
    /// The statements that the database has.
    pub(crate) kept: BTreeSet<StatementId>,
    /// Those made here that are not in the folder yet.
    pub(crate) unsaid: BTreeSet<StatementId>,
    /// For how many passes a statement has not been in the folder.
    pub(crate) unseen: BTreeMap<StatementId, u32>,
    /// Whose words are sealed with a key that is not here.
    pub(crate) unheard: BTreeMap<Writer, Unheard>,
    /// How many words of colleagues said that they lack a statement.
    pub(crate) called_for: BTreeMap<StatementId, u32>,
    /// Segments that do not count, and the devices that signed them.
    pub(crate) aside: BTreeMap<SegmentId, [u8; 32]>,
    /// The last statements when it was last weighed whose work was merged here.
    pub(crate) weighed: Vec<StatementId>,
    pub(crate) waiting: BTreeMap<SegmentId, Arrival>,
    stalled: u32,
    pub(crate) is_remembered: bool,
    is_opened: bool,
}

impl Desk {
    pub(crate) fn new(folder: Box<dyn Folder>, own: Pair, clock: Box<dyn Clock>, rng: Box<dyn Rng>) -> Self {
        Self {
            folder,
            clock,
            rng,
            vault: Vault::default(),
            signature: own.signature.clone(),
            own,
            person: String::new(),
            newcomer: None,
            defences: Defences::default(),
            formats: OURS,
            files: BTreeMap::new(),
            has_looked: false,
            read_all: None,
            held: Held::default(),
            heard: BTreeMap::new(),
            absent: BTreeMap::new(),
            said: None,
            presence: Presence::default(),
            shelf: Shelf::default(),
            named: None,
            kept: BTreeSet::new(),
            unsaid: BTreeSet::new(),
            unseen: BTreeMap::new(),
            unheard: BTreeMap::new(),
            called_for: BTreeMap::new(),
            aside: BTreeMap::new(),
            weighed: Vec::new(),
            waiting: BTreeMap::new(),
            stalled: 0,
            is_remembered: false,
            is_opened: false,
        }
    }

    /// From now on the desk is this device's.
    pub(crate) fn sit_down(&mut self, own: Pair) {
        self.signature = own.signature.clone();
        self.own = own;
    }

    /// Takes defences away.
    #[cfg(feature = "rehearsal")]
    pub fn weaken(&mut self, defences: Defences) {
        self.defences = defences;
    }

    /// Reads and writes as a program of another age does.
    #[cfg(feature = "rehearsal")]
    pub fn speak(&mut self, formats: Formats) {
        self.formats = formats;
    }

    /// Cuts files into smaller chunks than other desks expect.
    #[cfg(feature = "rehearsal")]
    pub fn cut_small(&mut self, chunk: u64) {
        self.shelf.layout.chunk = chunk;
    }

    /// Goes over the folder once: reads what is new, shares what was written here, merges, heals, tidies up
    /// and says what this desk has. Of files that rows name, it writes and reads no more than a few megabytes.
    /// A folder that cannot be read or written is a state, not an error.
    pub fn pass(&mut self, store: &mut Store) -> Result<Pass, SyncError> {
        match store.shared_as()? {
            None => store.share_as(self.vault.id)?,
            Some(id) if id != self.vault.id => return Err(SyncError::OtherSecretariat),
            Some(_) => {}
        }
        let mut done = Done::default();
        // After a failure, what had been read is read again.
        let state = self.take_in(store, &mut done);
        let mut state = state.inspect_err(|_| self.files.clear())?;
        let mut files = self.named(store)?;
        if state == FolderState::Ready {
            state = self.give_out(store, &mut files, &mut done)?;
        }
        let status = self.status(store, state, &files)?;
        self.named = Some((store.writes(), files));
        Ok(Pass {
            status,
            received: done.received,
            written: done.written,
            touched: done.touched,
        })
    }

    /// The files that rows name. To ask for all takes a while when there are thousands.
    fn named(&mut self, store: &Store) -> Result<Vec<NamedFile>, SyncError> {
        match self.named.take() {
            Some((writes, files)) if writes == store.writes() => Ok(files),
            _ => Ok(store.files()?),
        }
    }

    /// Reads what is new and merges it.
    fn take_in(&mut self, store: &mut Store, done: &mut Done) -> Result<FolderState, SyncError> {
        if !self.is_opened {
            self.held.extend(&store.segments()?);
            self.is_opened = true;
        }
        self.remember(store)?;
        loop {
            match self.look() {
                Ok(new) => self.waiting.extend(new.into_iter().map(|one| (one.id, one))),
                Err(error) => return Ok(error.into()),
            }
            if !self.hear(store)? {
                break;
            }
            // With the keys that came, more can be read.
            self.files.clear();
        }
        self.has_looked = true;
        if let Some(state) = self.whose() {
            return Ok(state);
        }
        if let Some(state) = self.take_part(store)? {
            return Ok(state);
        }
        let mut arrivals = self.unmerged(store)?;
        arrivals.extend(std::mem::take(&mut self.waiting).into_values());
        let arrivals = self.sort_out(store, arrivals)?;
        self.stand_by(store)?;
        self.exchange(store, arrivals, done)?;
        self.weigh_statements(store.writer());
        self.weigh(store.writer());
        Ok(FolderState::Ready)
    }

    /// Writes what belongs in the folder, a file before the segment that names it, and fetches files. What hinders
    /// one of it hinders no other.
    fn give_out(
        &mut self,
        store: &mut Store,
        files: &mut [NamedFile],
        done: &mut Done,
    ) -> Result<FolderState, SyncError> {
        self.shelf.expect(files, &self.vault.keys);
        self.shelf.look(self.folder.as_ref());
        let works = [
            self.leave_statements(done),
            self.offer(store, files, done),
            self.leave(store, done),
            self.fetch(store, files, done),
        ];
        let mut state = FolderState::Ready;
        for work in works {
            match work {
                Err(SyncError::Folder(error)) if state == FolderState::Ready => state = error.into(),
                Ok(()) | Err(SyncError::Folder(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(state)
    }

    /// Nothing when the folder is of this secretariat.
    fn whose(&self) -> Option<FolderState> {
        let mut ids = self.files.values().filter_map(|file| file.vault);
        if ids.clone().any(|id| id == self.vault.id) {
            None
        } else if ids.next().is_some() {
            Some(FolderState::OtherSecretariat)
        } else {
            Some(FolderState::Emptied)
        }
    }

    /// Makes an emptied folder anew out of what is kept here, because a person says so.
    pub fn restore_folder(&mut self, store: &mut Store) -> Result<Pass, SyncError> {
        self.look()?;
        if self.whose() == Some(FolderState::Emptied) {
            self.put(&mark::file(self.vault.id)?, names::vault)?;
            self.absent.clear();
            self.unsaid.extend(self.vault.statements());
            self.shelf.absent.clear();
        }
        self.pass(store)
    }

    fn exchange(
        &mut self,
        store: &mut Store,
        arrivals: Vec<Arrival>,
        pass: &mut Done,
    ) -> Result<(), SyncError> {
        if arrivals.is_empty() && !store.has_unshared()? {
            return Ok(());
        }
        let gaps = if self.stalled >= PATIENCE && self.defences.gaps {
            Gaps::Accept
        } else {
            Gaps::Wait
        };
        let done = {
            let (keys, signature, rng) = (&self.vault.keys, &self.signature, self.rng.as_mut());
            store.exchange(arrivals, gaps, &mut |parcel| {
                segment::seal(parcel, keys, signature, self.formats, rng)
            })
        };
        let done = done?;
        self.note(store, &done)?;
        self.stalled = match (done.waiting.is_empty(), done.merged.is_empty()) {
            (true, _) => 0,
            // While things come, what lacks may come too.
            (false, false) => self.stalled.min(PATIENCE / 2),
            (false, true) => self.stalled + 1,
        };
        self.waiting = done
            .waiting
            .into_iter()
            .map(|arrival| (arrival.id, arrival))
            .collect();
        pass.received = done.merged.len();
        pass.touched = done.touched;
        Ok(())
    }

    /// Notes the segments that are here now.
    pub(crate) fn note(&mut self, store: &Store, done: &Exchanged) -> Result<(), SyncError> {
        if done.is_replayed || done.merged.len() > MUCH {
            self.held.extend(&store.segments()?);
            return Ok(());
        }
        for id in done.cut.iter().chain(&done.merged) {
            if let Some(header) = store.header(*id)? {
                self.held.add(*id, &header);
            }
        }
        Ok(())
    }

    /// True once in a while, and when the clock has jumped.
    pub(crate) fn is_due(&self, last: Option<DateTime<FixedOffset>>, every: TimeDelta) -> bool {
        last.is_none_or(|last| (self.clock.now() - last).abs() >= every)
    }

    /// Makes a file, under another name when its own is taken or did not take it as it should be.
    pub(crate) fn put(&mut self, bytes: &[u8], name: impl Fn(u32) -> String) -> Result<(), SyncError> {
        self.put_by(|folder, name| folder.create(name, bytes), name)
    }

    /// The same, made by `make`.
    pub(crate) fn put_by(
        &mut self,
        make: impl Fn(&dyn Folder, &str) -> Result<(), FolderError>,
        name: impl Fn(u32) -> String,
    ) -> Result<(), SyncError> {
        const TRIES: usize = 8;
        let mut taken = 0;
        let mut last = FolderError::Exists;
        for _ in 0..TRIES {
            match make(self.folder.as_ref(), &name(taken)) {
                Err(error @ (FolderError::Exists | FolderError::NotAsWritten)) => last = error,
                done => return Ok(done?),
            }
            taken = u32::from_be_bytes(random(self.rng.as_mut())?) | 1;
        }
        Err(last.into())
    }

    /// What every other device said last. One that was restored writes under a new name since.
    pub(crate) fn colleagues(&self) -> impl Iterator<Item = &Heard> {
        let mut newest: BTreeMap<[u8; 32], &Heard> = BTreeMap::new();
        for heard in self
            .heard
            .values()
            .filter(|heard| heard.ack.device != self.signature.public())
        {
            let known = newest.entry(heard.ack.device).or_insert(heard);
            if known.ack.count < heard.ack.count {
                *known = heard;
            }
        }
        newest.into_values()
    }

    /// What is in the folder, as far as it was read.
    pub(crate) fn present(&self) -> Few {
        let files = self.files.values();
        self.held
            .few(files.flat_map(|file| file.segments.iter().copied()))
    }
}
