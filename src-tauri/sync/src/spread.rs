//! Statements on their way: kept in the database, left in the folder, and left again when they vanished there
//! or never reached a colleague.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, TimeDelta};
use store::{Store, Writer};

use crate::{
    Desk, SyncError, ack,
    container::{self, Container, Kind},
    desk::Done,
    keys::{KeyId, Pair, Wrap},
    lock::Lock,
    names,
    statement::{StatementId, What},
};

/// For how many passes a statement may be absent from the folder before it is written again.
const PATIENCE: u32 = 3;

/// How many words of colleagues must say that a statement lacks before it is sent again.
const WORDS: u32 = 3;

/// After so many answers to somebody whose words cannot be opened, no more is answered: they may be gone for long.
const MOST_ANSWERS: u32 = 5;

/// Who said nothing for so long need not be there any more.
const SILENCE: TimeDelta = TimeDelta::minutes(20);

/// A colleague whose words are sealed with a key that is not here. When two epochs began at once, and what tells of
/// each never came to those of the other, neither side can hear what the other lacks.
#[derive(Debug)]
pub(crate) struct Unheard {
    device: [u8; 32],
    /// Of the last of their words.
    count: i64,
    /// When that came, on our clock.
    at: DateTime<FixedOffset>,
    words: u32,
    answers: u32,
    /// How many words the next answer takes: after each, twice as many as before.
    next: u32,
}

impl Unheard {
    /// True when it is time to leave all statements again, among them the one that lets them hear.
    fn is_due(&self) -> bool {
        self.answers < MOST_ANSWERS && self.words >= self.next
    }

    fn answer(&mut self) {
        self.answers += 1;
        self.next = self.words + (WORDS << self.answers);
    }
}

impl Desk {
    /// Counts a word that cannot be opened, of whoever signed it.
    pub(crate) fn hear_unread(&mut self, container: &Container<'_>, (writer, count): (Writer, i64)) {
        let Some(device) = ack::device_of(container).filter(|device| container.verify(*device).is_ok())
        else {
            return;
        };
        let at = self.clock.now();
        let unheard = self.unheard.entry(writer).or_insert(Unheard {
            device,
            count: i64::MIN,
            at,
            words: 0,
            answers: 0,
            next: WORDS,
        });
        if unheard.count < count {
            (unheard.count, unheard.at) = (count, at);
            unheard.words += 1;
        }
    }

    /// How many who are in speak, as far as is known here, and cannot be heard.
    pub(crate) fn deaf_to(&self) -> usize {
        let is_about = |one: &&Unheard| {
            one.words >= WORDS
                && !self.is_due(Some(one.at), SILENCE)
                && self.vault.members.role(one.device).is_some()
        };
        self.unheard.values().filter(is_about).count()
    }

    /// Says something in this device's name.
    pub(crate) fn state(
        &mut self,
        store: &mut Store,
        what: What,
        wraps: Vec<Wrap>,
        lock: Option<Lock>,
    ) -> Result<(), SyncError> {
        let own = self.own.clone();
        self.state_as(store, &own, what, wraps, lock)
    }

    /// Says something in the name of a passphrase or an invitation.
    pub(crate) fn state_as(
        &mut self,
        store: &mut Store,
        by: &Pair,
        what: What,
        wraps: Vec<Wrap>,
        lock: Option<Lock>,
    ) -> Result<(), SyncError> {
        let key = self.vault.keys.newest()?;
        self.put_down(store, by, key, what, (wraps, lock))
    }

    /// Hands out a key, sealed with that key itself.
    pub(crate) fn state_with(
        &mut self,
        store: &mut Store,
        key: (KeyId, [u8; 32]),
        what: What,
        wraps: Vec<Wrap>,
    ) -> Result<(), SyncError> {
        let own = self.own.clone();
        self.put_down(store, &own, key, what, (wraps, None))
    }

    fn put_down(
        &mut self,
        store: &mut Store,
        by: &Pair,
        key: (KeyId, [u8; 32]),
        what: What,
        outside: (Vec<Wrap>, Option<Lock>),
    ) -> Result<(), SyncError> {
        let at = self.clock.now();
        let id = self.vault.say(what, by, key, outside, at, self.rng.as_mut())?;
        self.unsaid.insert(id);
        self.keep(store)
    }

    /// Takes in what the database has, once.
    pub(crate) fn remember(&mut self, store: &Store) -> Result<(), SyncError> {
        if self.is_remembered {
            return Ok(());
        }
        for bytes in store.statements()? {
            for container in container::run(Kind::Statement, &bytes) {
                self.kept.extend(self.vault.hear(&container));
            }
        }
        self.is_remembered = true;
        Ok(())
    }

    /// Reads what was heard, and keeps it. True when keys came.
    pub(crate) fn hear(&mut self, store: &mut Store) -> Result<bool, SyncError> {
        let door = self.newcomer.as_ref().map(|newcomer| &newcomer.door);
        let pairs: Vec<_> = door.into_iter().chain([&self.own]).collect();
        let came = self.vault.read(&pairs);
        self.keep(store)?;
        Ok(came)
    }

    fn keep(&mut self, store: &mut Store) -> Result<(), SyncError> {
        let new = self.vault.statements().filter(|id| !self.kept.contains(id));
        for id in new.collect::<Vec<_>>() {
            store.keep_statement(id, self.vault.bytes(id))?;
            self.kept.insert(id);
        }
        Ok(())
    }

    /// Counts what colleagues lack, by what they said last.
    pub(crate) fn weigh_statements(&mut self, own: Writer) {
        let news = self
            .heard
            .values()
            .filter(|heard| heard.is_news && heard.ack.writer != own);
        for heard in news {
            let has: BTreeSet<_> = heard.ack.statements.iter().collect();
            for id in self.vault.statements().filter(|id| !has.contains(id)) {
                *self.called_for.entry(id).or_insert(0) += 1;
            }
        }
    }

    /// How many were not in the folder when it was last read.
    pub(crate) fn unseen_statements(&self) -> usize {
        let there = self.statements_there();
        self.vault.statements().filter(|id| !there.contains(id)).count()
    }

    fn statements_there(&self) -> BTreeSet<StatementId> {
        let files = self.files.values();
        files.flat_map(|file| file.statements.iter().copied()).collect()
    }

    /// Leaves in the folder what is new or lacks there.
    pub(crate) fn leave_statements(&mut self, done: &mut Done) -> Result<(), SyncError> {
        let present = self.statements_there();
        let is_asked = self.defences.acks && self.unheard.values().any(Unheard::is_due);
        let mut owed = Vec::new();
        for id in self.vault.statements() {
            let calls = self.called_for.get(&id).copied().unwrap_or(0);
            let passes = self.unseen.entry(id).or_insert(0);
            *passes = if present.contains(&id) { 0 } else { *passes + 1 };
            let is_gone = *passes > PATIENCE && self.defences.heal;
            if is_asked || self.unsaid.contains(&id) || is_gone || (calls >= WORDS && self.defences.acks) {
                owed.push(id);
            }
        }
        let Some(first) = owed.first().copied() else {
            return Ok(());
        };
        let bytes: Vec<u8> = owed
            .iter()
            .flat_map(|id| self.vault.bytes(*id))
            .copied()
            .collect();
        self.put(&bytes, |taken| names::statements(owed.len(), first, taken))?;
        done.written += 1;
        for unheard in self.unheard.values_mut().filter(|unheard| unheard.is_due()) {
            unheard.answer();
        }
        for id in owed {
            self.unsaid.remove(&id);
            self.unseen.remove(&id);
            self.called_for.remove(&id);
        }
        Ok(())
    }
}
