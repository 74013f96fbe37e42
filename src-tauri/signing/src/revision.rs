//! What came after a signature: holds a file against the revision that was signed.
//!
//! An increment may say anything. It is only harmless when it does one of the things an increment is
//! for after signing, and nothing else: another person signs an empty field that was there already,
//! or material for long-term validation is added. All else is a change, and is named.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::field::{SignatureField, signature_fields};
use crate::place::{Place, Places};
use crate::syntax::{Dictionary, Entry, File, Id, Object, Piece, SyntaxError, pieces, text_from_pdf};

/// Something that came after a signature.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Later {
    /// Another signature filled its own field. Allowed.
    Signature {
        /// Name of the field.
        field: String,
    },
    /// Certificates, revocation lists and answers for long-term validation (ETSI EN 319 142-1, 5.4). Allowed.
    ValidationData,
    /// A document timestamp in an invisible field of its own (EN 319 142-1, 5.5). Allowed; not itself verified.
    Timestamp {
        /// Name of the field.
        field: String,
    },
    /// A page, or what it shows, was changed.
    Page {
        /// The page, from 1.
        page: usize,
    },
    /// A signature field was changed in another way than by signing it.
    Field {
        /// Name of the field.
        field: String,
    },
    /// The form was changed: fields added, taken away or given values.
    Form {
        /// Keys of the form dictionary that differ.
        keys: Vec<String>,
    },
    /// The catalog was changed.
    Catalog {
        /// Keys of the catalog that differ.
        keys: Vec<String>,
    },
    /// A part of the document was changed: `Pages`, `StructTreeRoot`, `Metadata`, `Outlines`, `Info`, …
    Part {
        /// The catalog's or trailer's key for it.
        name: String,
    },
    /// The trailer leads elsewhere.
    Trailer {
        /// Keys of the trailer that differ.
        keys: Vec<String>,
    },
    /// An object nothing leads to was changed, or one the signed document left open was filled in.
    Object {
        /// Its number.
        number: u32,
    },
    /// Bytes that are no increment, or that hide something in one.
    Unreadable {
        /// How many bytes came after the signature, or between two.
        bytes: usize,
    },
}

impl Later {
    /// Whether it leaves the signed document as it was.
    pub fn is_allowed(&self) -> bool {
        matches!(
            self,
            Self::Signature { .. } | Self::ValidationData | Self::Timestamp { .. }
        )
    }
}

/// What lies between a signed revision and a later state of the same file.
pub(crate) fn between(old: &[u8], new: &[u8]) -> Vec<Later> {
    let unreadable = || {
        vec![Later::Unreadable {
            bytes: new.len() - old.len(),
        }]
    };
    let compared = || -> Result<Vec<Later>, SyntaxError> {
        let (old, new) = (File::read(old)?, File::read(new)?);
        if !is_accounted_for(&old, &new)? {
            return Ok(unreadable());
        }
        let mut comparison = Comparison::new(&old, &new)?;
        comparison.run()?;
        let found: Vec<Later> = comparison.found.into_iter().collect();
        // Bytes that do nothing are not what an increment is for.
        Ok(if found.is_empty() { unreadable() } else { found })
    };
    compared().unwrap_or_else(|_| unreadable())
}

/// Whether every byte of the increments belongs to something that a cross-reference section leads to.
fn is_accounted_for(old: &File, new: &File) -> Result<bool, SyntaxError> {
    for piece in pieces(new, old.bytes().len())? {
        let known = match piece {
            Piece::Table { at } | Piece::Start { names: at } => new.sections().contains(&at),
            Piece::Object { id, at } => new.sections().contains(&at) || new.ever_had(id, at),
        };
        if !known {
            return Ok(false);
        }
    }
    let prefix_kept = old
        .sections()
        .iter()
        .all(|section| new.sections().contains(section));
    Ok(prefix_kept && new.end() == new.bytes().len())
}

struct Comparison<'f, 'a> {
    old: &'f File<'a>,
    new: &'f File<'a>,
    places: Places,
    /// Numbers the old revision refers to.
    referenced: BTreeSet<u32>,
    /// Document timestamps in new, invisible fields.
    timestamps: Vec<SignatureField>,
    found: BTreeSet<Later>,
}

impl<'f, 'a> Comparison<'f, 'a> {
    fn new(old: &'f File<'a>, new: &'f File<'a>) -> Result<Self, SyntaxError> {
        let mut comparison = Self {
            old,
            new,
            places: Places::of(old)?,
            referenced: old.referenced()?,
            timestamps: Vec::new(),
            found: BTreeSet::new(),
        };
        for field in signature_fields(new)? {
            if old.entry(field.id.number) == Entry::Free && comparison.is_timestamp(&field)? {
                comparison.timestamps.push(field);
            }
        }
        Ok(comparison)
    }

    fn run(&mut self) -> Result<(), SyntaxError> {
        let keys = ["Root", "Info", "Encrypt"];
        let differing = self.old.trailer().differences(self.new.trailer());
        let keys: Vec<String> = differing
            .into_iter()
            .filter(|key| keys.contains(&key.as_str()))
            .collect();
        if !keys.is_empty() {
            self.found.insert(Later::Trailer { keys });
        }
        let numbers: BTreeSet<u32> = self
            .old
            .entries()
            .keys()
            .chain(self.new.entries().keys())
            .copied()
            .collect();
        for number in numbers {
            if self.old.entry(number) != self.new.entry(number) {
                self.object(number)?;
            }
        }
        for field in &self.timestamps {
            self.found.insert(Later::Timestamp {
                field: field.name.clone(),
            });
        }
        Ok(())
    }

    fn object(&mut self, number: u32) -> Result<(), SyntaxError> {
        let (Some(old_id), Some(new_id)) = (self.old.id_of(number), self.new.id_of(number)) else {
            self.appeared_or_vanished(number);
            return Ok(());
        };
        let (old, new) = (self.old.get(old_id)?, self.new.get(new_id)?);
        if old == new && old_id == new_id {
            return Ok(());
        }
        let place = self.places.find(number).cloned();
        let (Object::Dictionary(old), Object::Dictionary(new), true) = (&old, &new, old_id == new_id) else {
            if place
                .as_ref()
                .is_none_or(|place| !self.is_validation_list(place, &old, &new))
            {
                self.named(number, place);
            }
            return Ok(());
        };
        match place {
            Some(Place::Catalog) => self.catalog(old, new),
            Some(Place::Form) => self.form(old, new),
            Some(Place::Field(name)) => {
                let later = if self.is_signing(old, new)? {
                    Later::Signature { field: name }
                } else {
                    Later::Field { field: name }
                };
                self.found.insert(later);
                Ok(())
            }
            Some(Place::Page(_)) if self.only_adds_timestamps(old, new, "Annots")? => Ok(()),
            Some(Place::Part(part)) if part == "DSS" && is_validation_store(new) => {
                self.found.insert(Later::ValidationData);
                Ok(())
            }
            place => {
                self.named(number, place);
                Ok(())
            }
        }
    }

    /// A new object is harmless as long as nothing signed leads to it; a vanished one never is.
    fn appeared_or_vanished(&mut self, number: u32) {
        if self.old.entry(number) != Entry::Free {
            let place = self.places.find(number).cloned();
            self.named(number, place);
        } else if self.referenced.contains(&number) {
            self.found.insert(Later::Object { number });
        }
    }

    fn named(&mut self, number: u32, place: Option<Place>) {
        self.found.insert(match place {
            Some(Place::Page(page)) => Later::Page { page },
            Some(Place::Field(field)) => Later::Field { field },
            Some(Place::Form) => Later::Form { keys: Vec::new() },
            Some(Place::Catalog) => Later::Catalog { keys: Vec::new() },
            Some(Place::Part(name)) => Later::Part { name },
            None => Later::Object { number },
        });
    }

    fn catalog(&mut self, old: &Dictionary, new: &Dictionary) -> Result<(), SyntaxError> {
        let mut keys = old.differences(new);
        if keys.iter().any(|key| key == "DSS") && is_validation_store(&self.new.dictionary(new, "DSS")?) {
            self.found.insert(Later::ValidationData);
            keys.retain(|key| key != "DSS");
        }
        // Names the extensions of PDF that a file uses (ISO 32000-1, 7.12), PAdES among them; shows nothing.
        keys.retain(|key| key != "Extensions");
        if let (Some(Object::Dictionary(old)), Some(Object::Dictionary(new))) =
            (old.get("AcroForm"), new.get("AcroForm"))
        {
            self.form(old, new)?;
            keys.retain(|key| key != "AcroForm");
        }
        if !keys.is_empty() {
            self.found.insert(Later::Catalog { keys });
        }
        Ok(())
    }

    /// Signing sets `/SigFlags`; a document timestamp adds its field; nothing else may happen to the form.
    fn form(&mut self, old: &Dictionary, new: &Dictionary) -> Result<(), SyntaxError> {
        let mut keys = old.differences(new);
        keys.retain(|key| key != "SigFlags");
        if keys.iter().any(|key| key == "Fields") && self.adds_timestamps(old, new, "Fields")? {
            keys.retain(|key| key != "Fields");
        }
        if !keys.is_empty() {
            self.found.insert(Later::Form { keys });
        }
        Ok(())
    }

    /// Whether a field was empty, and now has a new signature and, at most, a new look in its own box.
    fn is_signing(&self, old: &Dictionary, new: &Dictionary) -> Result<bool, SyntaxError> {
        let keys = old.differences(new);
        // Other writers spell the same name in another encoding.
        let text =
            |field: &Dictionary, key: &str| field.get(key).and_then(Object::as_string).map(text_from_pdf);
        let keys: Vec<String> = keys
            .into_iter()
            .filter(|key| !["T", "TU"].contains(&key.as_str()) || text(old, key) != text(new, key))
            .collect();
        let only = keys.iter().all(|key| ["V", "AP", "M"].contains(&key.as_str()));
        let was_empty = old.get("V").is_none();
        let signature = new.get("V").and_then(Object::as_reference);
        let is_signature = match signature.filter(|id| self.is_new(*id)) {
            // A timestamp is nobody's signature, and must not look like one.
            Some(id) => self
                .new
                .get(id)?
                .as_dictionary()
                .is_some_and(|value| value.get("ByteRange").is_some() && !value.is_type("DocTimeStamp")),
            None => false,
        };
        let look_is_new = match new.get("AP") {
            Some(Object::Dictionary(looks)) if keys.iter().any(|key| key == "AP") => looks
                .iter()
                .all(|(key, look)| key == b"N" && look.as_reference().is_some_and(|id| self.is_new(id))),
            _ => !keys.iter().any(|key| key == "AP"),
        };
        Ok(only && was_empty && is_signature && look_is_new)
    }

    fn is_new(&self, id: Id) -> bool {
        self.old.entry(id.number) == Entry::Free && self.new.entry(id.number) != Entry::Free
    }

    /// Whether a changed object is one of the lists of the validation store.
    fn is_validation_list(&mut self, place: &Place, old: &Object, new: &Object) -> bool {
        let list = *place == Place::Part("DSS".to_owned())
            && matches!((old, new), (Object::Array(_), Object::Array(_)));
        if list {
            self.found.insert(Later::ValidationData);
        }
        list
    }

    /// A new field with a document timestamp that draws nothing.
    fn is_timestamp(&self, field: &SignatureField) -> Result<bool, SyntaxError> {
        let Some(signature) = &field.signature else {
            return Ok(false);
        };
        let signature = self.new.resolve(signature)?;
        let is_stamp = signature
            .as_dictionary()
            .is_some_and(|value| value.is_type("DocTimeStamp"));
        Ok(is_stamp && field.size(self.new)?.is_none())
    }

    fn only_adds_timestamps(
        &self,
        old: &Dictionary,
        new: &Dictionary,
        key: &str,
    ) -> Result<bool, SyntaxError> {
        Ok(old.differences(new) == [key] && self.adds_timestamps(old, new, key)?)
    }

    /// Whether a list kept what it had and got nothing but timestamp fields.
    fn adds_timestamps(&self, old: &Dictionary, new: &Dictionary, key: &str) -> Result<bool, SyntaxError> {
        let (old, new) = (self.old.array(old, key)?, self.new.array(new, key)?);
        let stamps: Vec<Object> = self
            .timestamps
            .iter()
            .map(|field| Object::Reference(field.id))
            .collect();
        let added = new.strip_prefix(old.as_slice());
        Ok(added.is_some_and(|added| !added.is_empty() && added.iter().all(|item| stamps.contains(item))))
    }
}

/// The keys a document security store may have (EN 319 142-1, table 3).
fn is_validation_store(store: &Dictionary) -> bool {
    let known: [&[u8]; 5] = [b"Type", b"VRI", b"Certs", b"CRLs", b"OCSPs"];
    store.iter().count() > 0 && store.iter().all(|(key, _)| known.contains(&key))
}
