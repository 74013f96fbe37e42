//! What is said of the secretariat, the keys that came with it, and who belongs to it by all that.

use std::collections::{BTreeMap, btree_map::Entry};

use chrono::{DateTime, FixedOffset};
use store::Rng;

use crate::{
    SyncError,
    container::{Container, Kind},
    keys::{KeyId, Keys, Pair, Wrap},
    lock::Lock,
    mark::VaultId,
    members::Members,
    statement::{self, Outside, Statement, StatementId, What, id_of},
};

/// A secretariat as this desk knows it.
#[derive(Default)]
pub(crate) struct Vault {
    pub(crate) id: VaultId,
    pub(crate) keys: Keys,
    pub(crate) members: Members,
    /// Statements as they lay in the folder: verified, but perhaps sealed with a key that has not come.
    bytes: BTreeMap<StatementId, Vec<u8>>,
    said: BTreeMap<StatementId, Statement>,
}

impl Vault {
    /// Takes a statement in. It is read when its key is here.
    pub(crate) fn hear(&mut self, container: &Container<'_>) -> Option<StatementId> {
        let id = id_of(container.bytes);
        if let Entry::Vacant(place) = self.bytes.entry(id) {
            let outside = statement::outside(container).ok()?;
            container.verify(outside.signer).ok()?;
            place.insert(container.bytes.to_vec());
        }
        Some(id)
    }

    /// Opens what `pairs` and the keys that come with it can open. True when keys came.
    pub(crate) fn read(&mut self, pairs: &[&Pair]) -> bool {
        let (known, said) = (self.keys.by_id.len(), self.said.len());
        loop {
            let before = (self.keys.by_id.len(), self.said.len());
            for (id, bytes) in &self.bytes {
                if self.said.contains_key(id) {
                    continue;
                }
                let Ok(container) = Container::parse(Kind::Statement, bytes) else {
                    continue;
                };
                let Ok(outside) = statement::outside(&container) else {
                    continue;
                };
                unwrap(&outside, pairs, &mut self.keys);
                let Ok(statement) = statement::open(&container, &self.keys) else {
                    continue;
                };
                if let What::Keys { older } = &statement.what {
                    for (id, key) in older {
                        self.keys.add(*id, *key);
                    }
                }
                self.said.insert(*id, statement);
            }
            if before == (self.keys.by_id.len(), self.said.len()) {
                break;
            }
        }
        if self.said.len() > said {
            self.members = Members::of(self.id, &self.said);
            self.keys.newest = self.members.newest;
        }
        self.keys.by_id.len() > known
    }

    /// Says something, and takes it in.
    pub(crate) fn say(
        &mut self,
        what: What,
        by: &Pair,
        key: (KeyId, [u8; 32]),
        (wraps, lock): (Vec<Wrap>, Option<Lock>),
        at: DateTime<FixedOffset>,
        rng: &mut dyn Rng,
    ) -> Result<StatementId, SyncError> {
        let statement = Statement {
            outside: Outside {
                key: key.0,
                signer: by.public().signs,
                wraps,
                lock,
            },
            parents: self.members.heads.clone(),
            at,
            what,
        };
        self.keys.add(key.0, key.1);
        let bytes = statement::seal(&statement, key.1, by, rng)?;
        let id = id_of(&bytes);
        if matches!(statement.what, What::Founded { .. }) {
            self.id = id;
        }
        self.bytes.insert(id, bytes);
        self.read(&[]);
        Ok(id)
    }

    /// The pairs whose secrets these words open: one, and what a founding left that was cut short.
    pub(crate) fn unlock(&self, words: &str) -> Result<Vec<Pair>, SyncError> {
        let containers = self
            .bytes
            .values()
            .filter_map(|bytes| Container::parse(Kind::Statement, bytes).ok());
        let locks = containers.filter_map(|container| statement::outside(&container).ok()?.lock);
        let locks: Vec<Lock> = locks.collect();
        if locks.is_empty() {
            return Err(SyncError::NotAllHere);
        }
        Ok(Lock::all_open(&locks, words).into_iter().map(Pair::new).collect())
    }

    /// What it costs to try one passphrase here.
    pub(crate) fn cost(&self) -> crate::Cost {
        let founding = self
            .said
            .get(&self.id)
            .and_then(|said| said.outside.lock.as_ref());
        founding.map(|lock| lock.cost).unwrap_or_default()
    }

    /// Every statement that could be read.
    pub(crate) fn statements(&self) -> impl Iterator<Item = StatementId> {
        self.said.keys().copied()
    }

    /// A statement as it lay in the folder.
    pub(crate) fn bytes(&self, id: StatementId) -> &[u8] {
        self.bytes.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Takes in the keys that are wrapped for one of `pairs`.
fn unwrap(outside: &Outside, pairs: &[&Pair], keys: &mut Keys) {
    for wrap in &outside.wraps {
        let mut mine = pairs.iter().filter(|pair| pair.public().opens == wrap.to);
        if keys.of(wrap.key).is_none()
            && let Some(key) = mine.find_map(|pair| wrap.open(pair))
        {
            keys.add(wrap.key, key);
        }
    }
}
