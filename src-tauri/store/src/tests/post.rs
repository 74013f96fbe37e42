//! Several desks and the post between them, without seals and without a folder.

use std::{collections::BTreeMap, fmt::Write as _};

use domain::{Entity, Sak, Tekst};
use rusqlite::types::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::desk::Desk;
use crate::{Action, Arrival, Exchanged, Gaps, Parcel, Reader, Sealed, SegmentId, Store, StoreError, Tx};

/// Everything that was ever sent.
#[derive(Default)]
pub(super) struct Post(pub(super) BTreeMap<SegmentId, Arrival>);

impl Post {
    /// Bundles what was written at a desk, and hands it what is given.
    pub(super) fn exchange(&mut self, store: &mut Store, arrivals: Vec<Arrival>, gaps: Gaps) -> Exchanged {
        store.exchange(arrivals, gaps, &mut self.seal()).unwrap()
    }

    /// Says with an empty segment what a desk has merged. Returns its name.
    pub(super) fn countersign(&mut self, store: &mut Store) -> SegmentId {
        store.countersign(&mut self.seal()).unwrap().cut[0]
    }

    fn seal(&mut self) -> impl FnMut(&Parcel) -> Result<Sealed, StoreError> {
        |parcel| {
            let bytes = format!("{parcel:?}").into_bytes();
            let id = SegmentId(Sha256::digest(&bytes)[..16].try_into().unwrap());
            let arrival = Arrival {
                id,
                header: parcel.header.clone(),
                sets: Some(parcel.sets.clone()),
                bytes: bytes.clone(),
            };
            self.0.insert(id, arrival);
            Ok(Sealed { id, bytes })
        }
    }

    /// Bundles what was written at a desk. Returns the segments' names.
    pub(super) fn collect(&mut self, store: &mut Store) -> Vec<SegmentId> {
        self.exchange(store, Vec::new(), Gaps::Wait).cut
    }

    /// Brings a desk everything that was sent.
    pub(super) fn deliver(&mut self, store: &mut Store) -> Exchanged {
        let all = self.0.values().cloned().collect();
        self.exchange(store, all, Gaps::Wait)
    }

    /// Every desk gets all that any has written.
    pub(super) fn round<'s>(&mut self, stores: impl IntoIterator<Item = &'s mut Store>) {
        let mut stores: Vec<_> = stores.into_iter().collect();
        for store in &mut stores {
            self.collect(store);
        }
        for store in &mut stores {
            let done = self.deliver(store);
            assert!(done.waiting.is_empty());
        }
    }
}

/// Two desks with a sak that both know.
pub(super) fn two_desks() -> (Post, [Desk; 2], [Store; 2]) {
    let desks = [Desk::numbered(1), Desk::numbered(2)];
    let mut stores = [desks[0].in_memory(), desks[1].in_memory()];
    let mut post = Post::default();
    by(&mut stores[0], "Kari", |tx| {
        tx.put(&super::desk::sak(1, "Legevakt"))
    });
    let [one, two] = &mut stores;
    post.round([one, two]);
    (post, desks, stores)
}

/// Somebody does something that cannot fail.
pub(super) fn by<R>(
    store: &mut Store,
    actor: &str,
    work: impl FnOnce(&mut Tx<'_>) -> Result<R, StoreError>,
) -> R {
    let action = Action {
        name: "work",
        undoable: true,
        actor,
        subject: None,
    };
    store.change(&action, work).unwrap().0
}

pub(super) fn rename(store: &mut Store, actor: &str, title: &str) {
    by(store, actor, |tx| {
        let case: Sak = tx.get(Uuid::from_u128(1))?.unwrap();
        tx.put(&Sak {
            tittel: title.into(),
            ..case
        })
    });
}

pub(super) fn write(store: &mut Store, actor: &str, words: &str) {
    by(store, actor, |tx| {
        tx.write_text("sak", Uuid::from_u128(1), "bakgrunn", &Tekst::from(words))
    });
}

pub(super) fn title(store: &Store) -> Option<String> {
    let case: Option<Sak> = store.get(Uuid::from_u128(1)).unwrap();
    case.map(|case| case.tittel)
}

/// What people see at a desk, without the names under which change sets are kept there.
pub(super) fn view<T: Entity + std::fmt::Debug>(store: &Store) -> String {
    let mut view = format!("{:#?}", store.all::<T>().unwrap());
    let conflicts = store.conflicts(None).unwrap();
    for conflict in conflicts {
        let mut others: Vec<_> = conflict
            .others
            .iter()
            .map(|other| (other.value.to_string(), &other.actor, other.at))
            .collect();
        others.sort();
        let shown = &conflict.shown;
        let place = (conflict.entity, conflict.id, conflict.field);
        writeln!(
            view,
            "{place:?}: {} ({}), not {others:?}",
            shown.value, shown.actor
        )
        .unwrap();
    }
    let mut texts = store
        .conn
        .prepare("SELECT entity, id, field, plain FROM text ORDER BY id, field, entity")
        .unwrap();
    let mut rows = texts.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let columns: Vec<Value> = (0..4).map(|n| row.get(n).unwrap()).collect();
        writeln!(view, "{columns:?}").unwrap();
    }
    view
}
