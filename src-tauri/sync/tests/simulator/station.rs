//! One computer: a program of some age, its database and its desk at the folder.

use std::{collections::BTreeSet, sync::Arc, sync::atomic::AtomicI64};

use store::{Age, SegmentId, Store, Writer};
use sync::{Desk, DeviceId, FolderState, Formats, Membership, Role, Status};

use crate::{
    chance::{Dice, Wall},
    people::Worker,
    truth::view,
};

/// 23 days in milliseconds.
pub(crate) const FAR: i64 = 23 * 24 * 3_600_000;

/// One computer.
pub(crate) struct Station {
    pub(crate) n: usize,
    /// How old the program is.
    pub(crate) age: Age,
    pub(crate) store: Store,
    pub(crate) desk: Desk,
    pub(crate) wall: Wall,
    /// The writes that were done or merged here.
    pub(crate) has: BTreeSet<usize>,
    /// Written since the last segment was cut.
    pub(crate) uncut: BTreeSet<usize>,
    pub(crate) backup: Option<(Store, BTreeSet<usize>, BTreeSet<usize>)>,
    /// How it stood after the last pass.
    pub(crate) status: Status,
}

impl Station {
    pub(crate) fn worker(&self) -> Worker {
        Worker {
            n: self.n,
            age: self.age,
        }
    }

    /// True for who was shut out, or whose invitation does not hold: they were told, or cannot hear it.
    pub(crate) fn is_out(&self) -> bool {
        let is_told = matches!(
            self.status.folder,
            FolderState::Revoked | FolderState::NotAdmitted
        );
        is_told || self.status.unheard > 0
    }

    /// True for who may write.
    pub(crate) fn is_writer(&self) -> bool {
        self.status.role > Some(Role::Reader)
    }

    /// What others know it by.
    pub(crate) fn device(&self) -> Option<DeviceId> {
        let own = self.status.members.iter().find(|member| member.is_own);
        own.map(|member| member.device)
    }

    /// Everybody who is in, as this desk sees it.
    pub(crate) fn insiders(&self) -> Vec<DeviceId> {
        let members = self.status.members.iter();
        let insiders = members.filter(|member| member.membership == Membership::In);
        let mut insiders: Vec<_> = insiders.map(|member| member.device).collect();
        insiders.sort();
        insiders
    }

    /// What is to be seen here that a program of age `as_of` would show too.
    pub(crate) fn view(&self, as_of: Age) -> String {
        view(&self.store, self.age, as_of)
    }

    /// What is merged here, and which of it was bundled here, under the name it has or the one it had `before`, and is
    /// not `known` yet.
    pub(crate) fn merged(
        &self,
        before: Writer,
        known: impl Fn(SegmentId) -> bool,
    ) -> (Vec<SegmentId>, Vec<SegmentId>) {
        let names = [before, self.store.writer()];
        let merged = self.store.merged().unwrap();
        let new = merged
            .iter()
            .filter(|(id, writer)| names.contains(writer) && !known(*id));
        let new = new.map(|(id, _)| *id).collect();
        (merged.into_iter().map(|(id, _)| id).collect(), new)
    }
}

/// What a program of this age reads and writes: a newer one says of some that older ones cannot read it.
pub(crate) fn formats(age: Age, is_strange: bool) -> Formats {
    let newest = if age == Age::Newer { 2 } else { 1 };
    Formats {
        reads: newest,
        writes: if is_strange { newest } else { 1 },
    }
}

/// A clock that is somewhat or very wrong.
pub(crate) fn wall(now: &Arc<AtomicI64>, dice: &Dice) -> Wall {
    let skew = match dice.below(6) {
        0 => dice.between(-400_000, 400_000),
        1 => FAR,
        2 => -FAR,
        _ => dice.between(-50, 50),
    };
    Wall {
        now: now.clone(),
        skew: Arc::new(skew.into()),
    }
}
