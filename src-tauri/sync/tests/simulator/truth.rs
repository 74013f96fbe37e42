//! What really happened, kept by the simulator and not by the program: every write, and what its author had
//! before them.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Entity, Moetesak, Nummerert, Referat, UtvalgId, Vedlegg, dubletter};
use serde_json::Value as Json;
use store::{Age, BlobId, Conflict, Reader, SegmentId, Store};
use uuid::Uuid;

use crate::forms::{Ballot, Case, since, texts};

/// A thing and one of its fields.
pub(crate) type Key = (Uuid, &'static str);

/// The bytes of files, by the names that rows give them.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// One write of one field.
#[derive(Debug, Clone)]
pub(crate) struct Write {
    pub(crate) key: Key,
    /// Of `slettet`, whether it is deleted.
    pub(crate) value: Json,
    /// What its author had.
    pub(crate) seen: BTreeSet<usize>,
    /// The number of the desk.
    pub(crate) by: usize,
}

/// Everything that was ever written anywhere.
#[derive(Debug, Default)]
pub(crate) struct Truth {
    pub(crate) writes: Vec<Write>,
    /// What each segment carries.
    pub(crate) segments: BTreeMap<SegmentId, BTreeSet<usize>>,
    /// Every file that was ever attached.
    pub(crate) files: Files,
}

/// The body whose series the numbers are of.
pub(crate) const SERIES: UtvalgId = UtvalgId(Uuid::from_u128(900));

pub(crate) const DELETED: &str = "slettet";
pub(crate) const TEXT: &str = "bakgrunn";
pub(crate) const SUMMARY: &str = "sammendrag";

impl Truth {
    /// All invariants that can be seen on one desk whose program is of this age. `there` is what must be on
    /// it: a write whose only holder was destroyed before a copy left it does not count.
    pub(crate) fn check(&self, store: &Store, age: Age, there: &BTreeSet<usize>) -> Result<(), String> {
        for (id, _) in store.segments().unwrap() {
            if !self.segments.contains_key(&id) {
                return Err("I5 a segment that nobody wrote was merged".into());
            }
        }
        let conflicts = store.conflicts(None).unwrap();
        let shown = Shown::on(store, age, conflicts);
        for id in there {
            let write = &self.writes[*id];
            match write.key.1 {
                _ if since(write.key) > age => {}
                // Words that were typed among others which are destroyed are kept, and have no place to stand.
                TEXT | SUMMARY if self.stands_on_nothing(write, there) => {}
                TEXT | SUMMARY => shown.has_words(write)?,
                DELETED => {}
                _ => self.stands(write, *id, &shown, there)?,
            }
        }
        self.hidden_rightly(&shown, age, there)?;
        Self::duplicates(store)?;
        self.sealed(&shown)
    }

    fn stands_on_nothing(&self, write: &Write, there: &BTreeSet<usize>) -> bool {
        let is_destroyed = |id: &usize| self.writes[*id].key == write.key && !there.contains(id);
        write.seen.iter().any(is_destroyed)
    }

    /// I8: every file that a row names is on the desk, byte for byte, unless it was destroyed with the only desk
    /// that ever had it.
    pub(crate) fn has_files(&self, store: &Store, kept: &BTreeSet<BlobId>) -> Result<(), String> {
        for file in store.files().unwrap() {
            let name = file.id.to_string();
            match store.blob(&name) {
                Ok(bytes) if self.files.get(&name) == Some(&bytes) => {}
                Ok(_) => return Err("I8 a file is not as it was attached".into()),
                Err(_) if kept.contains(&file.id) => {
                    return Err("I8 a file never came to a desk that names it".into());
                }
                Err(_) => {}
            }
        }
        Ok(())
    }

    /// I4: two items that bear one number are shown as such. Returns how many numbers stand on two.
    pub(crate) fn duplicates(store: &Store) -> Result<usize, String> {
        let items: Vec<Nummerert> = store.each::<Moetesak, _>(&Nummerert::FIELDS).unwrap();
        let duplicates = dubletter(SERIES, &items);
        let flagged: BTreeSet<_> = duplicates.iter().flat_map(|one| &one.saker).copied().collect();
        let bears = |item: &Nummerert| item.numre.first().map(|number| number.nummer);
        let is_alone = |item: &&Nummerert| {
            let number = bears(item);
            number.is_none()
                || !items
                    .iter()
                    .any(|other| other.id != item.id && bears(other) == number)
        };
        if items
            .iter()
            .all(|item| is_alone(&item) != flagged.contains(&item.id))
        {
            Ok(duplicates.len())
        } else {
            Err("I4 a number that stands twice is not flagged".into())
        }
    }

    /// I2: a write is shown, stands beside what is shown, or was overwritten by somebody who had it.
    fn stands(&self, write: &Write, id: usize, shown: &Shown, there: &BTreeSet<usize>) -> Result<(), String> {
        if !shown.rows.contains_key(&write.key.0) || shown.values(write.key).contains(&write.value) {
            return Ok(());
        }
        let overwrites = |other: &usize| {
            let other = &self.writes[*other];
            other.key == write.key && other.seen.contains(&id)
        };
        if there.iter().any(overwrites) {
            Ok(())
        } else {
            Err(format!("I2 lost write: {:?} = {}", write.key.1, write.value))
        }
    }

    /// I2 for deletions: a hidden row that was made was deleted by somebody, and everything else that was written of
    /// it was known to them, or its author knew of the deletion.
    fn hidden_rightly(&self, shown: &Shown, age: Age, there: &BTreeSet<usize>) -> Result<(), String> {
        let made = there.iter().map(|id| &self.writes[*id]);
        let made = made.filter(|write| write.key.1 == DELETED && write.value == false);
        let rows: BTreeSet<Uuid> = made
            .filter(|write| since(write.key) <= age)
            .map(|write| write.key.0)
            .collect();
        for row in rows.into_iter().filter(|row| !shown.rows.contains_key(row)) {
            let of_row: Vec<usize> = there
                .iter()
                .copied()
                .filter(|id| self.writes[*id].key.0 == row)
                .collect();
            let deletes = |id: &&usize| self.writes[**id].key.1 == DELETED && self.writes[**id].value == true;
            let knew = |deletion: &usize, other: &usize| {
                self.writes[*deletion].seen.contains(other) || self.writes[*other].seen.contains(deletion)
            };
            let others = || of_row.iter().filter(|id| !deletes(id));
            let rightly = of_row
                .iter()
                .filter(deletes)
                .any(|deletion| others().all(|other| knew(deletion, other)));
            if !rightly {
                return Err(
                    "I2 a row is hidden though somebody wrote of it unknown to who deleted it".into(),
                );
            }
        }
        Ok(())
    }

    /// I3: what is shown as sealed is what somebody sealed.
    fn sealed(&self, shown: &Shown) -> Result<(), String> {
        for (id, row) in &shown.rows {
            let Some(content) = row.get("innhold").filter(|content| content.is_string()) else {
                continue;
            };
            let was_sealed = |write: &Write| write.key == (*id, "innhold") && write.value == *content;
            if !self.writes.iter().any(was_sealed) {
                return Err("I3 a sealed text was altered".into());
            }
            if row["tilstand"] != "forseglet" {
                return Err("I3 a sealed referat is shown as a draft".into());
            }
        }
        Ok(())
    }
}

/// What is to be seen on a desk.
struct Shown {
    rows: BTreeMap<Uuid, Json>,
    words: BTreeMap<Key, String>,
    conflicts: Vec<Conflict>,
}

impl Shown {
    fn on(store: &Store, age: Age, conflicts: Vec<Conflict>) -> Self {
        let mut rows = BTreeMap::new();
        add::<Case>(store, &mut rows);
        let mut words = BTreeMap::new();
        for case in rows.keys() {
            for text in texts(age) {
                let said = store.text("sak", *case, text).unwrap();
                words.insert((*case, *text), said.to_plain());
            }
        }
        add::<Moetesak>(store, &mut rows);
        if age >= Age::Present {
            add::<Referat>(store, &mut rows);
            add::<Vedlegg>(store, &mut rows);
        }
        if age >= Age::Newer {
            add::<Ballot>(store, &mut rows);
        }
        Self {
            rows,
            words,
            conflicts,
        }
    }

    /// Forgets what a program of this age would not show.
    fn known_to(mut self, age: Age) -> Self {
        let knows = |key| since(key) <= age;
        self.rows.retain(|id, _| knows((*id, DELETED)));
        for (id, row) in &mut self.rows {
            if let Json::Object(fields) = row {
                fields.retain(|field, _| since((*id, field)) <= age);
            }
        }
        self.words.retain(|key, _| knows(*key));
        self.conflicts.retain(|one| knows((one.id, one.field)));
        self
    }

    fn values(&self, key: Key) -> Vec<Json> {
        let of_field = |conflict: &&Conflict| (conflict.id, conflict.field) == key;
        let others = self
            .conflicts
            .iter()
            .filter(of_field)
            .flat_map(|conflict| &conflict.others);
        let mut values: Vec<_> = others.map(|other| other.value.clone()).collect();
        values.extend(self.rows.get(&key.0).and_then(|row| row.get(key.1)).cloned());
        values
    }

    /// I2 for texts: nobody ever took words away, so all of them are there.
    fn has_words(&self, write: &Write) -> Result<(), String> {
        let Some(words) = self.words.get(&write.key) else {
            return Ok(());
        };
        match words.matches(write.value.as_str().unwrap()).count() {
            1 => Ok(()),
            0 => Err("I2 lost words in a text".into()),
            _ => Err("I2 words stand twice in a text".into()),
        }
    }
}

fn add<T: Entity>(store: &Store, rows: &mut BTreeMap<Uuid, Json>) {
    for entity in store.all::<T>().unwrap() {
        rows.insert(entity.id(), serde_json::to_value(&entity).unwrap());
    }
}

/// Everything a person can see on a desk of this age that they would also see on one of age `as_of`.
pub(crate) fn view(store: &Store, age: Age, as_of: Age) -> String {
    let shown = Shown::on(store, age, store.conflicts(None).unwrap()).known_to(as_of);
    let described = shown.conflicts.iter().map(|conflict| {
        let mut others: Vec<_> = conflict
            .others
            .iter()
            .map(|other| (other.value.to_string(), &other.actor, other.at))
            .collect();
        others.sort();
        let shown = &conflict.shown;
        format!(
            "{:?} {others:?} {}",
            (conflict.entity, conflict.id, conflict.field),
            shown.value
        )
    });
    let described: Vec<String> = described.collect();
    format!("{:#?}\n{:#?}\n{described:#?}", shown.rows, shown.words)
}
