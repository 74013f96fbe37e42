//! Appends an increment to a file (ISO 32000-1, 7.5.6): what stood there before stays, byte for byte.

use std::collections::BTreeMap;

use crate::algorithm::DigestAlgorithm;
use crate::syntax::{Dictionary, File, Id, Object, Stream, write_object};

/// New and changed objects of a file, and how to append them.
pub(crate) struct Increment<'f, 'a> {
    file: &'f File<'a>,
    next: u32,
    objects: BTreeMap<Id, Object>,
}

impl<'f, 'a> Increment<'f, 'a> {
    pub(crate) fn new(file: &'f File<'a>) -> Self {
        let used = file.entries().last_key_value().map_or(0, |(number, _)| *number);
        let size = file
            .trailer()
            .get("Size")
            .and_then(Object::as_integer)
            .and_then(|size| u32::try_from(size).ok());
        let next = size.unwrap_or(0).max(used.saturating_add(1));
        Self {
            file,
            next,
            objects: BTreeMap::new(),
        }
    }

    /// Adds a new object.
    pub(crate) fn add(&mut self, object: impl Into<Object>) -> Id {
        let id = Id {
            number: self.next,
            generation: 0,
        };
        self.next = self.next.saturating_add(1);
        self.objects.insert(id, object.into());
        id
    }

    /// Replaces an object.
    pub(crate) fn replace(&mut self, id: Id, object: impl Into<Object>) {
        self.objects.insert(id, object.into());
    }

    /// The whole file, old bytes and new.
    pub(crate) fn append(self) -> Vec<u8> {
        let mut out = self.file.bytes().to_vec();
        if out.last() != Some(&b'\n') {
            out.push(b'\n');
        }
        let mut offsets = BTreeMap::new();
        for (id, object) in &self.objects {
            offsets.insert(*id, out.len());
            write_indirect(*id, object, &mut out);
        }
        let at = out.len();
        if self.file.ends_with_stream() {
            self.append_stream(offsets, at, &mut out);
        } else {
            self.append_table(&offsets, &mut out);
        }
        out.extend(format!("startxref\n{at}\n%%EOF\n").bytes());
        out
    }

    fn append_table(&self, offsets: &BTreeMap<Id, usize>, out: &mut Vec<u8>) {
        let trailer = self.trailer(self.next, out);
        out.extend(b"xref\n");
        for run in runs(offsets) {
            out.extend(format!("{} {}\n", run[0].0.number, run.len()).bytes());
            for (id, offset) in run {
                out.extend(format!("{offset:010} {:05} n \n", id.generation).bytes());
            }
        }
        out.extend(b"trailer\n");
        write_object(&trailer.into(), out);
        out.push(b'\n');
    }

    fn append_stream(&self, mut offsets: BTreeMap<Id, usize>, at: usize, out: &mut Vec<u8>) {
        let own = Id {
            number: self.next,
            generation: 0,
        };
        offsets.insert(own, at);
        let mut dictionary = self.trailer(self.next.saturating_add(1), out);
        let mut index = Vec::new();
        let mut data = Vec::new();
        for run in runs(&offsets) {
            index.extend(
                [i64::from(run[0].0.number), i64::try_from(run.len()).unwrap_or(0)].map(Object::Integer),
            );
            for (id, offset) in run {
                data.push(1);
                data.extend((offset as u64).to_be_bytes());
                data.extend(id.generation.to_be_bytes());
            }
        }
        dictionary.set("Type", Object::name("XRef"));
        dictionary.set("W", Object::Array([1, 8, 2].map(Object::Integer).to_vec()));
        dictionary.set("Index", Object::Array(index));
        write_indirect(own, &stream(dictionary, data), out);
    }

    /// The trailer: the old one's document, a new state. The second half of `/ID` names the state (7.5.5).
    fn trailer(&self, size: u32, so_far: &[u8]) -> Dictionary {
        let old = self.file.trailer();
        let mut trailer = Dictionary::from([
            ("Size", Object::Integer(size.into())),
            (
                "Prev",
                Object::Integer(
                    self.file
                        .sections()
                        .first()
                        .map_or(0, |at| i64::try_from(*at).unwrap_or(0)),
                ),
            ),
        ]);
        for key in ["Root", "Info"] {
            if let Some(value) = old.get(key) {
                trailer.set(key, value.clone());
            }
        }
        if let Some([document, ..]) = old.get("ID").and_then(Object::as_array) {
            let state = DigestAlgorithm::Sha256.of(&[so_far])[..16].to_vec();
            trailer.set("ID", Object::Array(vec![document.clone(), Object::String(state)]));
        }
        trailer
    }
}

/// A stream with its length.
pub(crate) fn stream(mut dictionary: Dictionary, data: Vec<u8>) -> Object {
    dictionary.set(
        "Length",
        Object::Integer(i64::try_from(data.len()).unwrap_or(i64::MAX)),
    );
    Object::Stream(Stream { dictionary, data })
}

fn write_indirect(id: Id, object: &Object, out: &mut Vec<u8>) {
    out.extend(format!("{} {} obj\n", id.number, id.generation).bytes());
    write_object(object, out);
    out.extend(b"\nendobj\n");
}

/// Objects with consecutive numbers, together.
fn runs(offsets: &BTreeMap<Id, usize>) -> Vec<Vec<(Id, usize)>> {
    let mut runs: Vec<Vec<(Id, usize)>> = Vec::new();
    for (id, offset) in offsets {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last.number + 1 == id.number) => {
                run.push((*id, *offset));
            }
            _ => runs.push(vec![(*id, *offset)]),
        }
    }
    runs
}
