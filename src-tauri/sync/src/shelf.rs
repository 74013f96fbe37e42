//! What lies in the folder of the files that rows name, as far as it was looked at. A desk that has a file looks
//! at the head of a piece alone; who needs it reads the rest, and says so when it is no good.

use std::collections::{BTreeMap, BTreeSet};

use store::{BlobId, NamedFile};

use crate::{
    Entry, Folder, FolderError,
    keys::{KeyId, Keys},
    names,
    piece::{self, HEAD, Head, Layout, Name, Part},
};

/// So many pieces are looked at in a pass: opening each takes a moment on a share.
const MOST_OPENED: usize = 200;

/// What a look at a piece showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    NotYet,
    Good(Head),
    /// Damaged, not all there yet, or somebody else's.
    Bad,
}

/// A file in the folder, with its length and time as the listing had them.
#[derive(Debug)]
struct Lying {
    len: u64,
    modified: u128,
    look: Look,
    /// How often it could not be read.
    failures: u32,
}

/// All of it, and what this desk remembers of what it did about it.
#[derive(Debug)]
pub(crate) struct Shelf {
    pub(crate) layout: Layout,
    lying: BTreeMap<String, Lying>,
    /// The files that rows name, by what they are called in the folder under each of the keys.
    ids: BTreeMap<Name, (KeyId, BlobId)>,
    /// Under how many keys each of them is known.
    known: BTreeMap<BlobId, usize>,
    /// Of every piece the copies that look good: what they say, and their names.
    good: BTreeMap<Part, Vec<(Head, String)>>,
    /// Files that are here and are what their names say.
    pub(crate) whole: BTreeSet<BlobId>,
    /// For how many passes a piece has not been in the folder.
    pub(crate) absent: BTreeMap<Part, u32>,
    /// How often a piece was written again because somebody called for it.
    pub(crate) answered: BTreeMap<Part, u32>,
    /// For how many passes a piece that is needed here has not been in the folder.
    pub(crate) missed: BTreeMap<Part, u32>,
    /// How often a file could not be read, so that another has its turn.
    pub(crate) failures: BTreeMap<BlobId, u32>,
    /// How many files that were first named here are not in the folder.
    pub(crate) unsent: usize,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            layout: Layout::SHARED,
            lying: BTreeMap::new(),
            ids: BTreeMap::new(),
            known: BTreeMap::new(),
            good: BTreeMap::new(),
            whole: BTreeSet::new(),
            absent: BTreeMap::new(),
            answered: BTreeMap::new(),
            missed: BTreeMap::new(),
            failures: BTreeMap::new(),
            unsent: 0,
        }
    }
}

impl Shelf {
    /// Takes note of a listing.
    pub(crate) fn list(&mut self, entries: Vec<Entry>) {
        let mut known = std::mem::take(&mut self.lying);
        for entry in entries {
            let same = |old: &Lying| (old.len, old.modified) == (entry.len, entry.modified);
            let lying = known.remove(&entry.name).filter(same).unwrap_or(Lying {
                len: entry.len,
                modified: entry.modified,
                look: Look::NotYet,
                failures: 0,
            });
            self.lying.insert(entry.name, lying);
        }
    }

    /// What was no good is looked at again: it may have come without a trace in its length and its time.
    pub(crate) fn look_again(&mut self) {
        for lying in self.lying.values_mut().filter(|lying| lying.look == Look::Bad) {
            lying.look = Look::NotYet;
        }
    }

    /// Takes note of the files that rows name.
    pub(crate) fn expect(&mut self, files: &[NamedFile], keys: &Keys) {
        let count = keys.by_id.len();
        for NamedFile { id, .. } in files {
            if self.known.insert(*id, count) != Some(count) {
                let names = keys
                    .by_id
                    .iter()
                    .map(|(key, bytes)| (piece::name(*bytes, *id), *key));
                self.ids.extend(names.map(|(name, key)| (name, (key, *id))));
            }
        }
    }

    /// Looks at what is new.
    pub(crate) fn look(&mut self, folder: &dyn Folder) {
        let layout = self.layout;
        let mut new: Vec<_> = self
            .lying
            .iter_mut()
            .filter(|(_, lying)| lying.look == Look::NotYet)
            .collect();
        new.sort_by_key(|(_, lying)| lying.failures);
        for (name, lying) in new.into_iter().take(MOST_OPENED) {
            match folder.read_at(name, 0, HEAD as u64) {
                Ok(bytes) => {
                    let head = Head::parse(&bytes, layout).filter(|head| head.file_len(layout) == lying.len);
                    lying.look = head.map_or(Look::Bad, Look::Good);
                }
                Err(FolderError::Missing) => lying.failures += 1,
                // Each that is held costs the whole of our patience.
                Err(_) => {
                    lying.failures += 1;
                    break;
                }
            }
        }
        self.good.clear();
        for (name, lying) in &self.lying {
            if let Look::Good(head) = lying.look
                && let Some((key, id)) = self.ids.get(&head.name)
                && *key == head.key
            {
                let copies = self.good.entry((*id, head.piece)).or_default();
                copies.push((head, name.clone()));
            }
        }
    }

    /// A piece that looks good: what it says, and its name.
    pub(crate) fn good(&self, part: Part) -> Option<(Head, &str)> {
        let (head, name) = self.good.get(&part)?.first()?;
        Some((*head, name))
    }

    /// Somebody read it and found out better.
    pub(crate) fn is_bad(&mut self, part: Part, name: &str) {
        if let Some(lying) = self.lying.get_mut(name) {
            lying.look = Look::Bad;
        }
        if let Some(copies) = self.good.get_mut(&part) {
            copies.retain(|(_, known)| known != name);
            if copies.is_empty() {
                self.good.remove(&part);
            }
        }
    }

    /// True when something has this name, in whatever letters: to many file systems they are one.
    pub(crate) fn lies(&self, name: &str) -> bool {
        self.lying.keys().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// True when something is called as a piece would be under one of the keys, and nobody has looked at it.
    pub(crate) fn may_be(&self, (id, n): Part, keys: &Keys) -> bool {
        let mut names = keys
            .by_id
            .values()
            .map(|key| names::piece(piece::name(*key, id), n, 0));
        names.any(|name| {
            self.lying
                .get(&name)
                .is_some_and(|lying| lying.look == Look::NotYet)
        })
    }

    /// The length that a file has as far as its pieces say.
    pub(crate) fn len_of(&self, id: BlobId) -> Option<u64> {
        let (_, copies) = self.good.range((id, 0)..=(id, u32::MAX)).next()?;
        copies.first().map(|(head, _)| head.len)
    }

    /// How many pieces are no good.
    pub(crate) fn damaged(&self) -> usize {
        let is_ours = |(name, lying): &(&String, &Lying)| lying.look == Look::Bad && names::is_piece(name);
        self.lying.iter().filter(is_ours).count()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use store::{SetId, Writer};
    use tempfile::tempdir;

    use super::*;
    use crate::Disk;

    fn named(id: BlobId) -> NamedFile {
        NamedFile {
            id,
            called: None,
            rows: Vec::new(),
            set: SetId {
                writer: Writer(7),
                seq: 1,
            },
            len: None,
        }
    }

    /// Pitfall 17: keys are append-only; what was sealed before the newest came is found and opened.
    #[test]
    fn a_file_that_an_old_key_sealed_is_known_beside_those_of_a_key_that_comes_later() {
        let secrets = [[7; 32], [8; 32]];
        let ids = [BlobId([1; 32]), BlobId([2; 32])];
        let files = ids.map(named);
        let folder = tempdir().unwrap();
        let disk = Disk::with_patience(folder.path(), &[] as &[Duration]);
        let (mut shelf, mut keys) = (Shelf::default(), Keys::default());
        for ((epoch, secret), id) in (1..).zip(secrets).zip(ids) {
            let head = Head {
                key: KeyId::of(epoch, &secret),
                piece: 0,
                len: 4,
                name: piece::name(secret, id),
            };
            let bytes = piece::seal(&head, b"kart", secret, Layout::SHARED).unwrap();
            disk.create(&names::piece(head.name, 0, 0), &bytes).unwrap();
            shelf.list(disk.list().unwrap());
            shelf.expect(&files, &keys);
            shelf.look(&disk);
            assert_eq!(shelf.good((id, 0)), None);
            keys.add(head.key, secret);
        }
        shelf.expect(&files, &keys);
        shelf.look(&disk);
        for (id, secret) in ids.into_iter().zip(secrets) {
            let (head, name) = shelf.good((id, 0)).unwrap();
            let (from, most) = shelf.layout.place(0);
            let sealed = disk.read_at(name, from, most).unwrap();
            let opened = piece::open(&head, 0, &sealed, secret, shelf.layout);
            assert_eq!(opened, Some(b"kart".to_vec()));
        }
    }
}
