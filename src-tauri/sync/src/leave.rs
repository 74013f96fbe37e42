//! Writing to the folder: what is new here, what vanished, what colleagues lack, and fewer files where there
//! were many. Every file is new and stays as it is; removed are only files of this desk, when a larger one
//! that was read back holds all of theirs.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use store::{SegmentId, Store, Writer};

use crate::{
    Desk, Folder, SyncError,
    ack::{self, Ack},
    desk::{Done, Heard, Said},
    intake::Found,
    names,
    presence::BEAT,
};

/// For how many passes something may be absent from the folder before it is written again: a listing may lag.
pub(crate) const PATIENCE: u32 = 3;

/// How many of a colleague's words must say that something lacks before it is sent again, by the desk that
/// wrote it; another desk waits for twice as many.
pub(crate) const WORDS: u32 = 2;

/// How often a desk says what it has although that has not changed.
const HEARTBEAT: TimeDelta = TimeDelta::minutes(5);

/// A colleague who was not heard from for so long is not waited for before small files are removed that a
/// larger one holds.
const LEFT: TimeDelta = TimeDelta::days(60);

/// For how long a listing may not yet show what was written.
const LAG: TimeDelta = TimeDelta::minutes(1);

/// So many files of one size are made one larger file.
const MANY: usize = 32;

/// No file of several segments is made larger than this.
const MOST_BYTES: usize = 8 << 20;

impl Desk {
    /// Weighs what colleagues say they have against what is here.
    pub(crate) fn weigh(&mut self, own: Writer) {
        for (writer, heard) in &mut self.heard {
            if *writer == own || !heard.is_news {
                continue;
            }
            heard.is_news = false;
            heard.has = self.held.common(&heard.ack.held);
            let mut lacks = std::mem::take(&mut heard.lacks);
            let lacking = self.held.iter().filter(|(_, place)| !heard.has.contains(*place));
            heard.lacks = lacking
                .map(|(id, _)| (id, lacks.remove(&id).unwrap_or(0) + 1))
                .collect();
            let mut calls = std::mem::take(&mut heard.calls);
            let called = heard.ack.calls.iter();
            heard.calls = called
                .map(|part| (*part, calls.remove(part).unwrap_or(0) + 1))
                .collect();
        }
    }

    /// Leaves in the folder what belongs there.
    pub(crate) fn leave(&mut self, store: &mut Store, done: &mut Done) -> Result<(), SyncError> {
        let own = store.writer();
        let (new, healing) = self.due(own);
        if new.len() > MANY {
            self.write_together(store, &new, done)?;
        } else {
            for id in new {
                self.write_one(store, id, done)?;
            }
        }
        self.write_together(store, &healing, done)?;
        self.tidy(store, own, done)?;
        self.say(own, done)
    }

    /// What was never in the folder, and what has vanished from it or from a colleague's replica of it.
    fn due(&mut self, own: Writer) -> (Vec<SegmentId>, Vec<SegmentId>) {
        let present = self.present();
        let (mut new, mut healing) = (Vec::new(), Vec::new());
        let lacking: BTreeSet<SegmentId> = if self.defences.acks {
            self.called_for(own)
        } else {
            BTreeSet::new()
        };
        for (id, place) in self.held.iter() {
            if lacking.contains(&id) {
                healing.push(id);
            } else if present.contains(place) {
                self.absent.remove(&id);
            } else if place.writer == own && !self.absent.contains_key(&id) {
                new.push(id);
            } else {
                let passes = self.absent.entry(id).or_insert(0);
                *passes += 1;
                if *passes > PATIENCE && self.defences.heal {
                    healing.push(id);
                }
            }
        }
        (new, healing)
    }

    fn called_for(&self, own: Writer) -> BTreeSet<SegmentId> {
        let others = self.heard.values().filter(|heard| heard.ack.writer != own);
        let lacks = others.flat_map(|heard| &heard.lacks);
        let enough = |(id, words): &(&SegmentId, &u32)| {
            let is_own = self.held.place(**id).is_some_and(|place| place.writer == own);
            **words >= if is_own { WORDS } else { 2 * WORDS }
        };
        lacks.filter(enough).map(|(id, _)| *id).collect()
    }

    fn write_one(&mut self, store: &Store, id: SegmentId, done: &mut Done) -> Result<(), SyncError> {
        let (Some(bytes), Some(place)) = (store.segment(id)?, self.held.place(id)) else {
            return Ok(());
        };
        let month = self.clock.now().format("%Y-%m").to_string();
        self.put(&bytes, |taken| {
            names::segment(place.writer, &month, place.seq, id, taken)
        })?;
        self.was_written(&[id], done);
        Ok(())
    }

    /// Writes segments, of whomever, as few files of this desk. They are as they were sealed: a file of
    /// several is nothing but one after another.
    fn write_together(&mut self, store: &Store, ids: &[SegmentId], done: &mut Done) -> Result<(), SyncError> {
        let (mut bytes, mut held) = (Vec::new(), Vec::new());
        for (n, id) in ids.iter().enumerate() {
            bytes.extend(store.segment(*id)?.unwrap_or_default());
            held.push(*id);
            if bytes.len() >= MOST_BYTES || n + 1 == ids.len() {
                self.put(&bytes, |taken| {
                    names::pack(store.writer(), held.len(), held[0], taken)
                })?;
                self.was_written(&held, done);
                bytes.clear();
                held.clear();
            }
        }
        Ok(())
    }

    fn was_written(&mut self, ids: &[SegmentId], done: &mut Done) {
        done.written += 1;
        for id in ids {
            self.absent.insert(*id, 0);
            for heard in self.heard.values_mut() {
                heard.lacks.remove(id);
            }
        }
    }

    /// Makes one file of many, and removes those that a larger one holds.
    fn tidy(&mut self, store: &Store, own: Writer, done: &mut Done) -> Result<(), SyncError> {
        let (spare, rest) = self.sorted_out(own);
        self.remove(&spare);
        for (least, most) in [(1, MANY), (MANY, MANY * MANY)] {
            let sizes = rest
                .iter()
                .filter_map(|name| self.files.get(name))
                .map(|found| &found.segments);
            let few: Vec<_> = sizes
                .filter(|segments| (least..most).contains(&segments.len()))
                .collect();
            if few.len() >= MANY {
                let inside: BTreeSet<_> = few.into_iter().flatten().copied().collect();
                let in_order = self
                    .held
                    .iter()
                    .map(|(id, _)| id)
                    .filter(|id| inside.contains(id));
                return self.write_together(store, &in_order.collect::<Vec<_>>(), done);
            }
        }
        Ok(())
    }

    /// Of this desk's files with segments: those that may go, because a larger one that was read back holds
    /// all of theirs and all colleagues who are about have it too; and those that no larger one holds.
    fn sorted_out(&self, own: Writer) -> (Vec<String>, Vec<String>) {
        let (mut spare, mut rest) = (Vec::new(), Vec::new());
        let is_mine =
            |(name, found): &(&String, &Found)| names::is_of(name, own) && !found.segments.is_empty();
        let mine: Vec<_> = self.files.iter().filter(is_mine).collect();
        for (name, Found { segments, .. }) in &mine {
            let holds_all = |(_, larger): &(_, &Found)| {
                larger.segments.len() > segments.len()
                    && segments
                        .iter()
                        .all(|id| larger.segments.binary_search(id).is_ok())
            };
            if !mine.iter().any(holds_all) {
                rest.push((*name).clone());
            } else if self.everybody_has(segments) {
                spare.push((*name).clone());
            }
        }
        (spare, rest)
    }

    fn everybody_has(&self, segments: &[SegmentId]) -> bool {
        let now = self.clock.now();
        let mut about = self
            .colleagues()
            .filter(|heard| (now - heard.ack.at).abs() < LEFT)
            .filter(|heard| self.vault.members.role(heard.ack.device).is_some());
        let has = |heard: &Heard, id| self.held.place(id).is_some_and(|place| heard.has.contains(place));
        about.all(|heard| segments.iter().all(|id| has(heard, *id)))
    }

    fn remove(&mut self, names: &[String]) {
        for name in names {
            // One that is held by another program is removed another time.
            if self.folder.remove(name).is_ok() {
                self.files.remove(name);
            }
        }
    }

    /// Says what this desk has, when that has changed, and now and then anyhow.
    fn say(&mut self, own: Writer, done: &mut Done) -> Result<(), SyncError> {
        let of_mine = |found: &Found| {
            found
                .ack
                .filter(|(writer, _)| *writer == own)
                .map(|(_, count)| count)
        };
        let newest = self.files.values().filter_map(of_mine).max();
        let old = self
            .files
            .iter()
            .filter(|(_, found)| of_mine(found) < newest && of_mine(found).is_some());
        let old: Vec<String> = old.map(|(name, _)| name.clone()).collect();
        self.remove(&old);
        let calls = self.calls();
        let is_said = self.said.as_ref().is_some_and(|said| {
            // A listing may lag behind what was written.
            let soon = match newest {
                None => LAG,
                Some(_) if self.presence.is_somewhere() => BEAT,
                Some(_) => HEARTBEAT,
            };
            let is_news = said.len != self.held.len()
                || !calls.is_subset(&said.calls)
                || said.presence != self.presence;
            !is_news && !self.is_due(Some(said.at), soon)
        });
        if is_said {
            return Ok(());
        }
        let at = self.clock.now();
        let echoes = self.heard.values().flat_map(|heard| &heard.ack.heard);
        let echo = echoes
            .filter(|(writer, _)| *writer == own)
            .map(|(_, count)| *count)
            .max();
        let said = self.said.as_ref().map(|said| said.count);
        let last = said.max(newest).max(echo).unwrap_or(i64::MIN);
        let count = at.timestamp_millis().max(last.saturating_add(1));
        let ack = Ack {
            writer: own,
            device: self.signature.public(),
            count,
            at,
            person: self.person.clone(),
            held: self.held.stretches(),
            heard: self
                .heard
                .values()
                .map(|heard| (heard.ack.writer, heard.ack.count))
                .collect(),
            statements: self.vault.statements().collect(),
            calls: calls.iter().copied().collect(),
            key: self.vault.keys.newest,
            presence: self.presence.clone(),
        };
        let bytes = ack::seal(&ack, &self.vault.keys, &self.signature, self.rng.as_mut())?;
        // It tells what this desk holds and nobody stands on it: one that a power cut takes is said again.
        let make = |folder: &dyn Folder, name: &str| folder.note(name, &bytes);
        self.put_by(make, |taken| names::ack(own, count, taken))?;
        self.said = Some(Said {
            at,
            len: self.held.len(),
            count,
            calls,
            presence: ack.presence,
        });
        done.written += 1;
        Ok(())
    }
}
