//! The structure tree: what each piece of text is, in reading order (ISO 32000-1, 14.7 and 14.8).

use crate::model::Numbering;

/// An element's place in its [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ElementId(usize);

/// What an element is. The names are those of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Heading(u8),
    P,
    Div,
    List(Numbering),
    ListItem,
    Label,
    ListBody,
    Table,
    Caption,
    TableHead,
    TableBody,
    TableRow,
    HeaderCell(Scope),
    Cell,
    Form,
}

/// Whose cells a header cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Column,
    Row,
}

impl Role {
    /// The structure type, which is also the tag of the element's content on the page.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(5) => "H5",
            Self::Heading(_) => "H6",
            Self::P => "P",
            Self::Div => "Div",
            Self::List(_) => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::TableHead => "THead",
            Self::TableBody => "TBody",
            Self::TableRow => "TR",
            Self::HeaderCell(_) => "TH",
            Self::Cell => "TD",
            Self::Form => "Form",
        }
    }
}

/// What stands in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Child {
    Element(ElementId),
    /// Marked content: its page, from 0, and its number on that page.
    Content {
        page: usize,
        mcid: usize,
    },
    /// A form field, by its place in the document.
    Field(usize),
}

#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) role: Role,
    /// Words that belong to the element and stand on no page: a field's description, a table's summary.
    pub(crate) spoken: Option<String>,
    pub(crate) children: Vec<Child>,
}

/// All elements; the first is the document.
#[derive(Debug)]
pub(crate) struct Tree {
    elements: Vec<Element>,
}

impl Tree {
    pub(crate) const ROOT: ElementId = ElementId(0);

    pub(crate) fn new() -> Self {
        Self {
            elements: vec![Element {
                role: Role::Document,
                spoken: None,
                children: Vec::new(),
            }],
        }
    }

    /// Adds an element as the last child of its parent.
    pub(crate) fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element {
            role,
            spoken: None,
            children: Vec::new(),
        });
        self.attach(parent, Child::Element(id));
        id
    }

    pub(crate) fn say(&mut self, element: ElementId, words: String) {
        self.elements[element.0].spoken = Some(words);
    }

    pub(crate) fn attach(&mut self, element: ElementId, child: Child) {
        self.elements[element.0].children.push(child);
    }

    pub(crate) fn get(&self, element: ElementId) -> &Element {
        &self.elements[element.0]
    }
}
