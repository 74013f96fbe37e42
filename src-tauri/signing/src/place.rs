//! Tells what an object is for, so that a change can be named: which page, which field, which part.

use std::collections::BTreeMap;

use crate::field::{pages, signature_fields};
use crate::syntax::{Dictionary, File, Id, Object, SyntaxError};

/// What an object belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Catalog,
    Form,
    /// A signature field, by name.
    Field(String),
    /// A page, from 1, or what it shows.
    Page(usize),
    /// Anything else the catalog or the trailer leads to, by its key there.
    Part(String),
}

/// The places of all objects of a file, by number.
pub(crate) struct Places(BTreeMap<u32, Place>);

impl Places {
    pub(crate) fn of(file: &File) -> Result<Self, SyntaxError> {
        let mut places = Self(BTreeMap::new());
        let (catalog_id, catalog) = file.catalog()?;
        places.put(catalog_id, || Place::Catalog);
        if let Some(form) = catalog.get("AcroForm").and_then(Object::as_reference) {
            places.put(form, || Place::Form);
        }
        for field in signature_fields(file)? {
            places.put(field.id, || Place::Field(field.name.clone()));
        }
        places.put_page_tree(file, &catalog)?;
        let pages = pages(file)?;
        for (index, (id, _)) in pages.iter().enumerate() {
            places.put(*id, || Place::Page(index + 1));
        }
        // The structure tree comes before what the pages lead to: both lead to annotations and back.
        for key in ["StructTreeRoot", "Metadata"] {
            places.put_all_behind(file, catalog.get(key), &Place::Part(key.to_owned()))?;
        }
        for (index, (_, page)) in pages.iter().enumerate() {
            for (_, value) in page.iter() {
                places.put_all_behind(file, Some(value), &Place::Page(index + 1))?;
            }
        }
        for (key, value) in catalog.iter().chain(file.trailer().iter()) {
            let part = Place::Part(String::from_utf8_lossy(key).into_owned());
            places.put_all_behind(file, Some(value), &part)?;
        }
        Ok(places)
    }

    /// What an object belongs to; none when nothing leads to it.
    pub(crate) fn find(&self, number: u32) -> Option<&Place> {
        self.0.get(&number)
    }

    /// Notes a place unless there is one; true when it was noted.
    fn put(&mut self, id: Id, place: impl FnOnce() -> Place) -> bool {
        let vacant = !self.0.contains_key(&id.number);
        if vacant {
            self.0.insert(id.number, place());
        }
        vacant
    }

    fn put_page_tree(&mut self, file: &File, catalog: &Dictionary) -> Result<(), SyntaxError> {
        let mut waiting: Vec<Id> = catalog
            .get("Pages")
            .and_then(Object::as_reference)
            .into_iter()
            .collect();
        while let Some(id) = waiting.pop() {
            let node = file.get(id)?;
            let Some(node) = node.as_dictionary().filter(|node| node.is_type("Pages")) else {
                continue;
            };
            if self.put(id, || Place::Part("Pages".to_owned())) {
                waiting.extend(file.array(node, "Kids")?.iter().filter_map(Object::as_reference));
            }
        }
        Ok(())
    }

    fn put_all_behind(
        &mut self,
        file: &File,
        from: Option<&Object>,
        place: &Place,
    ) -> Result<(), SyntaxError> {
        let mut waiting = Vec::new();
        if let Some(from) = from {
            from.references(&mut |id| waiting.push(id));
        }
        while let Some(id) = waiting.pop() {
            if self.put(id, || place.clone()) {
                file.get(id)?.references(&mut |id| waiting.push(id));
            }
        }
        Ok(())
    }
}
