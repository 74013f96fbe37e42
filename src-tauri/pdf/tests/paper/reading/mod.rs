//! Reads a paper back as a reader program does: content by mark, elements in order, and what they say.

mod content;
mod elements;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

pub(crate) use content::Shown;
pub(crate) use elements::Element;

/// A paper, read.
pub(crate) struct Paper {
    pub(crate) file: Document,
    pub(crate) pages: Vec<ObjectId>,
    /// All shown text, page by page in drawing order.
    pub(crate) shown: Vec<Shown>,
    /// The document element.
    pub(crate) root: Element,
}

/// The pages of a file, tagged or not, and all text shown on them, page by page in drawing order.
pub(crate) fn shown(file: &Document) -> (Vec<ObjectId>, Vec<Shown>) {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let shown = pages
        .iter()
        .enumerate()
        .flat_map(|(index, page)| content::read(file, index, *page))
        .collect();
    (pages, shown)
}

impl Paper {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).unwrap();
        let (pages, shown) = shown(&file);
        let root = elements::read(&file, &pages, &shown);
        Self {
            file,
            pages,
            shown,
            root,
        }
    }

    /// All elements with content of their own, in reading order: type and text.
    pub(crate) fn said(&self) -> Vec<(String, String)> {
        let mut said = Vec::new();
        self.root.visit(&mut |element| {
            if !element.content.is_empty() {
                said.push((element.kind.clone(), element.text.clone()));
            }
        });
        said
    }

    /// The texts of all elements of a type.
    pub(crate) fn texts(&self, kind: &str) -> Vec<String> {
        self.said()
            .into_iter()
            .filter(|(found, _)| found == kind)
            .map(|(_, text)| text)
            .collect()
    }

    /// The elements of a type.
    pub(crate) fn elements(&self, kind: &str) -> Vec<Element> {
        let mut found = Vec::new();
        self.root.visit(&mut |element| {
            if element.kind == kind {
                found.push(element.clone());
            }
        });
        found
    }

    /// The text of the artifacts of a page, such as header and footer.
    pub(crate) fn artifacts(&self, page: usize) -> String {
        let of_page = self
            .shown
            .iter()
            .filter(|shown| shown.page == page && shown.mcid.is_none());
        of_page.map(|shown| shown.text.as_str()).collect()
    }

    pub(crate) fn catalog(&self) -> &Dictionary {
        self.file.catalog().unwrap()
    }

    /// What an entry leads to, references followed.
    pub(crate) fn follow<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        let value = dictionary
            .get(key.as_bytes())
            .unwrap_or_else(|_| panic!("no {key} in {dictionary:?}"));
        self.file.dereference(value).unwrap().1
    }

    /// The parent tree: page or field number to what it says.
    pub(crate) fn parent_tree(&self) -> BTreeMap<i64, Object> {
        let root = self.follow(self.catalog(), "StructTreeRoot").as_dict().unwrap();
        let numbers = self
            .follow(root, "ParentTree")
            .as_dict()
            .unwrap()
            .get(b"Nums")
            .unwrap()
            .as_array()
            .unwrap();
        numbers
            .chunks(2)
            .map(|pair| (pair[0].as_i64().unwrap(), pair[1].clone()))
            .collect()
    }

    /// The metadata packet.
    pub(crate) fn metadata(&self) -> String {
        let stream = self.follow(self.catalog(), "Metadata").as_stream().unwrap();
        assert!(
            stream.dict.get(b"Filter").is_err(),
            "metadata is readable without a PDF reader"
        );
        String::from_utf8(stream.content.clone()).unwrap()
    }
}

/// A text string of PDF: UTF-16, or ASCII.
pub(crate) fn text_of(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    if let Some(units) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(units);
    }
    assert!(bytes.is_ascii(), "text strings with other letters are UTF-16");
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}
