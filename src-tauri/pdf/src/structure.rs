//! The structure tree: what each piece of text is, in reading order (ISO 32000-1, 14.7 and 14.8).

use crate::display::Area;
use crate::model::Numbering;
use crate::span::Link;

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
    Span,
    Link,
    Figure,
    Quotation,
    /// A cell over so many columns.
    WideCell(usize),
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
            Self::Cell | Self::WideCell(_) => "TD",
            Self::Form => "Form",
            Self::Span => "Span",
            Self::Link => "Link",
            Self::Figure => "Figure",
            Self::Quotation => "BlockQuote",
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
    /// A form field or a link, by its place among the document's annotations.
    Annotation(usize),
}

#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) role: Role,
    /// Words that belong to the element and stand on no page: what a field or a picture shows, a table's summary.
    pub(crate) spoken: Option<String>,
    /// The language's tag, where it is not that of the element around.
    pub(crate) language: Option<String>,
    /// Where a link leads.
    pub(crate) link: Option<Link>,
    /// Where a picture stands.
    pub(crate) area: Option<Area>,
    pub(crate) children: Vec<Child>,
    /// The element around, while nothing of this one is placed yet.
    waits_for: Option<ElementId>,
}

impl Element {
    fn new(role: Role) -> Self {
        Self {
            role,
            spoken: None,
            language: None,
            link: None,
            area: None,
            children: Vec::new(),
            waits_for: None,
        }
    }
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
            elements: vec![Element::new(Role::Document)],
        }
    }

    /// Adds an element as the last child of its parent.
    pub(crate) fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = self.push(Element::new(role));
        self.attach(parent, Child::Element(id));
        id
    }

    /// Adds an element that stands among the words of its parent: it becomes a child when its first words are placed,
    /// after those before it.
    pub(crate) fn add_among_words(&mut self, parent: ElementId, role: Role) -> ElementId {
        self.push(Element {
            waits_for: Some(parent),
            ..Element::new(role)
        })
    }

    /// Gives an element that stands among words to its parent, when that has not been done; says to which.
    pub(crate) fn settle(&mut self, element: ElementId) -> Option<ElementId> {
        let parent = self.elements[element.0].waits_for.take()?;
        self.attach(parent, Child::Element(element));
        Some(parent)
    }

    fn push(&mut self, element: Element) -> ElementId {
        self.elements.push(element);
        ElementId(self.elements.len() - 1)
    }

    pub(crate) fn say(&mut self, element: ElementId, words: String) {
        self.elements[element.0].spoken = Some(words);
    }

    pub(crate) fn set_language(&mut self, element: ElementId, tag: &str) {
        self.elements[element.0].language = Some(tag.to_owned());
    }

    pub(crate) fn lead(&mut self, element: ElementId, link: Link) {
        self.elements[element.0].link = Some(link);
    }

    pub(crate) fn set_area(&mut self, element: ElementId, area: Area) {
        self.elements[element.0].area = Some(area);
    }

    /// The places of all pictures.
    pub(crate) fn areas(&mut self) -> impl Iterator<Item = &mut Area> {
        self.elements
            .iter_mut()
            .filter_map(|element| element.area.as_mut())
    }

    /// Where an element leads, and what is said of that.
    pub(crate) fn led(&self, element: ElementId) -> Option<(Link, String)> {
        let Element { link, spoken, .. } = self.get(element);
        Some((link.clone()?, spoken.clone().unwrap_or_default()))
    }

    pub(crate) fn attach(&mut self, element: ElementId, child: Child) {
        self.elements[element.0].children.push(child);
    }

    pub(crate) fn get(&self, element: ElementId) -> &Element {
        &self.elements[element.0]
    }
}
