//! Whose work is merged.
//!
//! A segment counts when the device that signed it may write now; when an admin admitted it, which who shuts
//! out a device does with all they had merged; or **when a segment that counts stands on it**. The history of
//! hashes decides, no clock. So what a device wrote before it was shut out stays, when the one who did it had
//! seen it or when anybody with the right to write had merged it before they heard: their work may build on
//! it, and a text that lost its ground would be lost as well.
//!
//! Whatever else comes is kept like all segments, so that it can be healed and admitted, but nothing is read
//! from it, no segment stands on it, and the status counts it by device.
//!
//! Nothing that was merged is taken back. A desk that may write says so with an empty segment, which makes it
//! count for all; a reader's desk cannot, and goes on showing what it had merged.

use std::collections::{BTreeMap, BTreeSet};

use store::{Arrival, SegmentId, Store};

use crate::{
    Desk, SyncError,
    segment::{self, device_of},
};

impl Desk {
    /// Of what has come, all of it that counts, and of the rest what is to be kept aside.
    pub(crate) fn sort_out(
        &mut self,
        store: &mut Store,
        arrivals: Vec<Arrival>,
    ) -> Result<Vec<Arrival>, SyncError> {
        let mut open: BTreeMap<SegmentId, Arrival> = arrivals
            .into_iter()
            .map(|arrival| (arrival.id, arrival))
            .collect();
        let members = &self.vault.members;
        let (mut counting, counts_anyhow) = (BTreeSet::new(), !self.defences.rights);
        for arrival in open.values() {
            let may_write = device_of(&arrival.bytes).is_some_and(|device| members.may_write(device));
            if counts_anyhow
                || may_write
                || members.admitted.contains(&arrival.id)
                || store.is_awaited(arrival.id)?
            {
                counting.insert(arrival.id);
            }
        }
        let mut next: Vec<SegmentId> = counting.iter().copied().collect();
        while let Some(id) = next.pop() {
            let parents = open
                .get(&id)
                .into_iter()
                .flat_map(|arrival| &arrival.header.parents);
            next.extend(parents.filter(|parent| open.contains_key(parent) && counting.insert(**parent)));
        }
        self.aside.clear();
        for arrival in open
            .values_mut()
            .filter(|arrival| !counting.contains(&arrival.id))
        {
            arrival.sets = None;
            self.aside
                .insert(arrival.id, device_of(&arrival.bytes).unwrap_or_default());
        }
        // What is kept aside already is not kept again.
        open.retain(|id, _| counting.contains(id) || !self.held.contains(*id));
        Ok(open.into_values().collect())
    }

    /// Says that what a device wrote was merged here before it was known that it is shut out, so that it stays
    /// for everybody.
    pub(crate) fn stand_by(&mut self, store: &mut Store) -> Result<(), SyncError> {
        let members = &self.vault.members;
        let own = self.own.public().signs;
        if self.weighed == members.heads || !members.may_write(own) {
            return Ok(());
        }
        let mut is_needed = false;
        for id in store.heads()? {
            let device = store.segment(id)?.and_then(|bytes| device_of(&bytes));
            let is_sure = |device| members.may_write(device) || members.admitted.contains(&id);
            is_needed |= !device.is_some_and(is_sure);
        }
        self.weighed.clone_from(&members.heads);
        if !is_needed {
            return Ok(());
        }
        let (keys, signature, rng) = (&self.vault.keys, &self.own.signature, self.rng.as_mut());
        let done =
            store.countersign(&mut |parcel| segment::seal(parcel, keys, signature, self.formats, rng))?;
        self.note(store, &done)
    }
}
