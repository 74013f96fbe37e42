//! The structure tree with the text of each element.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::Shown;

/// An element of the structure tree.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) id: ObjectId,
    pub(crate) kind: String,
    pub(crate) entries: Dictionary,
    /// The element's own text, over all its pages.
    pub(crate) text: String,
    /// Page and number of each content item.
    pub(crate) content: Vec<(usize, usize)>,
    pub(crate) children: Vec<Element>,
    /// What is read in turn.
    order: Vec<Piece>,
    /// The annotations in it.
    pub(crate) annotations: Vec<ObjectId>,
}

#[derive(Debug, Clone)]
enum Piece {
    /// Text of the element's own.
    Own(String),
    /// One of its children.
    Child(usize),
}

impl Element {
    /// The element's text and that of all below it, in reading order.
    pub(crate) fn whole_text(&self) -> String {
        self.text_without("")
    }

    /// The same, but for the text of elements of one kind.
    pub(crate) fn text_without(&self, kind: &str) -> String {
        let said = self.order.iter().map(|piece| match piece {
            Piece::Own(text) => text.clone(),
            Piece::Child(index) => self.children[*index].text_without(kind),
        });
        if self.kind == kind {
            String::new()
        } else {
            said.collect()
        }
    }

    /// Visits the element and all below it, in reading order.
    pub(crate) fn visit(&self, to: &mut impl FnMut(&Element)) {
        to(self);
        for child in &self.children {
            child.visit(to);
        }
    }

    /// An attribute of the element, from the one dictionary of them or from several.
    pub(crate) fn attribute_object(&self, key: &str) -> Option<&Object> {
        let attributes = self.entries.get(b"A").ok()?;
        let all = attributes
            .as_array()
            .map_or(std::slice::from_ref(attributes), Vec::as_slice);
        all.iter()
            .find_map(|one| one.as_dict().ok()?.get(key.as_bytes()).ok())
    }

    /// An attribute that is a name.
    pub(crate) fn attribute(&self, key: &str) -> Option<String> {
        let name = self.attribute_object(key)?.as_name().ok()?;
        Some(String::from_utf8(name.to_vec()).unwrap())
    }
}

/// Reads the tree from its document element down.
pub(crate) fn read(file: &Document, pages: &[ObjectId], shown: &Vec<Shown>) -> Element {
    let mut texts: HashMap<(usize, usize), String> = HashMap::new();
    for stretch in shown {
        if let Some(mcid) = stretch.mcid {
            *texts.entry((stretch.page, mcid)).or_default() += &stretch.text;
        }
    }
    let root = file
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let kids = file.get_dictionary(root).unwrap().get(b"K").unwrap();
    let document = match kids.as_array() {
        Ok(kids) => kids[0].as_reference().unwrap(),
        Err(_) => kids.as_reference().unwrap(),
    };
    Walk { file, pages, texts }.element(document, root)
}

struct Walk<'a> {
    file: &'a Document,
    pages: &'a [ObjectId],
    texts: HashMap<(usize, usize), String>,
}

impl Walk<'_> {
    fn element(&self, id: ObjectId, parent: ObjectId) -> Element {
        let entries = self.file.get_dictionary(id).unwrap();
        assert_eq!(
            entries.get(b"P").unwrap().as_reference().unwrap(),
            parent,
            "an element knows its parent"
        );
        let mut element = Element {
            id,
            kind: String::from_utf8(entries.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap(),
            entries: entries.clone(),
            text: String::new(),
            content: Vec::new(),
            children: Vec::new(),
            order: Vec::new(),
            annotations: Vec::new(),
        };
        match entries.get(b"K") {
            Ok(Object::Array(kids)) => kids.iter().for_each(|kid| self.kid(kid, &mut element)),
            Ok(kid) => self.kid(kid, &mut element),
            Err(_) => {}
        }
        element
    }

    fn kid(&self, kid: &Object, element: &mut Element) {
        match kid {
            Object::Reference(id) => {
                let child = self.element(*id, element.id);
                element.order.push(Piece::Child(element.children.len()));
                element.children.push(child);
            }
            Object::Integer(mcid) => {
                let page = element.entries.get(b"Pg").unwrap().as_reference().unwrap();
                self.content(page, *mcid, element);
            }
            Object::Dictionary(entry) => match entry.get(b"Type").unwrap().as_name().unwrap() {
                b"MCR" => {
                    let page = entry.get(b"Pg").unwrap().as_reference().unwrap();
                    self.content(page, entry.get(b"MCID").unwrap().as_i64().unwrap(), element);
                }
                b"OBJR" => element
                    .annotations
                    .push(entry.get(b"Obj").unwrap().as_reference().unwrap()),
                other => panic!("unexpected kid {other:?}"),
            },
            other => panic!("unexpected kid {other:?}"),
        }
    }

    fn content(&self, page: ObjectId, mcid: i64, element: &mut Element) {
        let page = self.pages.iter().position(|id| *id == page).unwrap();
        let place = (page, usize::try_from(mcid).unwrap());
        let text = self
            .texts
            .get(&place)
            .expect("content of the tree stands on its page");
        element.text += text;
        element.order.push(Piece::Own(text.clone()));
        element.content.push(place);
    }
}
