//! A Yjs document with the tree that the editor in the window keeps under the name `prosemirror`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::Tekst;
use yrs::{ClientID, Doc, IdSet, OffsetKind, Options, ReadTxn, StateVector, Transact, XmlFragmentRef};

use super::{
    decoder, edit,
    read::{self, Place},
};
use crate::TextRefusal;

/// The root of the text in the document, as y-prosemirror and our editor name it.
const ROOT: &str = "prosemirror";

/// Yjs clients are numbered with 53 bits, what a JavaScript number holds.
const CLIENT_BITS: u64 = (1 << 53) - 1;

/// One text in memory.
pub(crate) struct Document {
    doc: Doc,
    root: XmlFragmentRef,
}

impl Document {
    /// An empty text, to be written in by the editing session `client`.
    pub(crate) fn new(client: u64) -> Self {
        let mut options = Options::with_client_id(ClientID::new(client & CLIENT_BITS));
        options.offset_kind = OffsetKind::Utf16;
        // Tidying marks while merging would change the document without a change in the log.
        options.cleanup_formatting = false;
        let doc = Doc::with_options(options);
        let root = doc.get_or_insert_xml_fragment(ROOT);
        Self { doc, root }
    }

    /// The text that these updates make together.
    pub(crate) fn from_updates<'a>(
        client: u64,
        updates: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Self, TextRefusal> {
        let document = Self::new(client);
        document.apply_all(updates)?;
        Ok(document)
    }

    /// Adds an update made elsewhere.
    pub(crate) fn apply(&self, update: &[u8]) -> Result<(), TextRefusal> {
        self.apply_all([update])
    }

    /// Adds updates made elsewhere. One may come before what it builds on.
    ///
    /// The decoder's own checks are trusted with bytes of our database, and not with anything else: a
    /// panic inside it is an unreadable update. The document must not be used after a refusal.
    fn apply_all<'a>(&self, updates: impl IntoIterator<Item = &'a [u8]>) -> Result<(), TextRefusal> {
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let mut txn = self.doc.transact_mut();
            updates.into_iter().try_for_each(|update| {
                let update = decoder::update(update).map_err(|_| TextRefusal::Unreadable)?;
                txn.apply_update(update).map_err(|_| TextRefusal::Unreadable)
            })
        }));
        attempt.unwrap_or(Err(TextRefusal::Unreadable))?;
        if self.doc.transact().has_missing_updates() {
            Err(TextRefusal::Gap)
        } else {
            Ok(())
        }
    }

    /// What it says.
    pub(crate) fn read(&self) -> Tekst {
        read::tekst(&self.root, &self.doc.transact())
    }

    /// Everything, as one update for an editor that opens or for storage.
    pub(crate) fn state(&self) -> Vec<u8> {
        self.doc
            .transact()
            .encode_state_as_update_v1(&StateVector::default())
    }

    /// Makes it say `wanted`, changing as few characters as can be. Returns the update, or nothing when it
    /// already says so.
    ///
    /// What others have sent may count its parts wrongly and read well all the same: a panic over it is a refusal,
    /// after which the document must not be used.
    pub(crate) fn write(&self, wanted: &Tekst) -> Result<Option<Vec<u8>>, TextRefusal> {
        let wanted = wanted.clone().normalized();
        if self.read() == wanted {
            return Ok(None);
        }
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let mut txn = self.doc.transact_mut();
            edit::write(&self.root, &mut txn, &wanted);
            txn.encode_update_v1()
        }));
        attempt.map(Some).map_err(|_| TextRefusal::Unreadable)
    }

    /// As it is stored.
    pub(super) fn merged(&self) -> Merged {
        Merged {
            state: self.state(),
            plain: self.read().to_plain(),
            is_untouched: self.doc.transact().state_vector().is_empty(),
        }
    }
}

/// A document as it is stored.
pub(super) struct Merged {
    pub(super) state: Vec<u8>,
    pub(super) plain: String,
    /// Nothing was ever written in it.
    pub(super) is_untouched: bool,
}

/// Adds `update` to the document stored as `state` (empty when there is none yet).
pub(super) fn merged(state: &[u8], update: &[u8]) -> Result<Merged, TextRefusal> {
    let stored = Some(state).filter(|state| !state.is_empty());
    together(stored.into_iter().chain([update]))
}

/// Those of `updates` that hold something which the document stored as `state` has not.
pub(super) fn lacking(state: Option<&[u8]>, mut updates: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    /// What an update inserts and what it deletes; nothing when it cannot be read.
    fn marks(update: &[u8]) -> Option<(IdSet, IdSet)> {
        let read = catch_unwind(|| {
            let update = decoder::update(update).ok()?;
            Some((update.insertions(true), update.delete_set().clone()))
        });
        read.ok().flatten()
    }
    let (inserted, deleted) = state.and_then(marks).unwrap_or_default();
    updates.retain(|update| {
        marks(update).is_some_and(|(inserts, deletes)| {
            !inserts.diff(&inserted).is_empty() || !deletes.diff(&deleted).is_empty()
        })
    });
    updates
}

/// Adds what can be added of `updates` to the document stored as `state`. Nothing when the stored document
/// itself cannot be read.
pub(super) fn absorbed(state: Option<&[u8]>, updates: &[Vec<u8>]) -> Option<Merged> {
    let mut taken: Vec<&[u8]> = state.into_iter().collect();
    let mut open: Vec<&[u8]> = updates.iter().map(Vec::as_slice).collect();
    if let Ok(merged) = together(taken.iter().chain(&open).copied()) {
        return Some(merged);
    }
    loop {
        let before = open.len();
        open.retain(|update| {
            taken.push(update);
            let fits = together(taken.iter().copied()).is_ok();
            if !fits {
                taken.pop();
            }
            !fits
        });
        if open.len() == before {
            return together(taken.into_iter()).ok();
        }
    }
}

fn together<'a>(updates: impl Iterator<Item = &'a [u8]>) -> Result<Merged, TextRefusal> {
    let document = Document::from_updates(0, updates)?;
    let attempt = catch_unwind(AssertUnwindSafe(|| {
        let can_be_written = read::counts_right(&document.root, Place::top(&document.doc.transact()));
        can_be_written.then(|| document.merged())
    }));
    attempt.ok().flatten().ok_or(TextRefusal::Unreadable)
}
