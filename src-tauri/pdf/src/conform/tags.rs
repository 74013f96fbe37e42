//! The structure tree and its way back from content to element (ISO 32000-1, 14.7).

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::error::PdfError;
use crate::model::Numbering;
use crate::structure::{Child, Element, ElementId, Role, Scope, Tree};

use super::annotations::Written;
use super::{Pages, integer, name, text};

/// Adds the tree; gives back its root.
pub(super) fn add(
    pdf: &mut Document,
    tree: &Tree,
    pages: &Pages,
    annotations: &[Written],
) -> Result<ObjectId, PdfError> {
    let root = pdf.new_object_id();
    let (height, pages) = (pages.height, &pages.ids);
    let mut writer = Writer {
        pdf,
        tree,
        pages,
        height,
        annotations,
        owners: vec![BTreeMap::new(); pages.len()],
        acted_on: BTreeMap::new(),
    };
    let document = writer.element(Tree::ROOT, root)?;
    let (owners, acted_on) = (writer.owners, writer.acted_on);
    let mut numbers = Vec::new();
    for (page, owners) in owners.into_iter().enumerate() {
        let owners: Vec<Object> = owners.into_values().map(Object::from).collect();
        numbers.extend([integer(page), pdf.add_object(owners).into()]);
    }
    for (annotation, element) in acted_on {
        numbers.extend([integer(pages.len() + annotation), element.into()]);
    }
    let parents = pdf.add_object(dictionary! { "Nums" => numbers });
    let next = integer(pages.len() + annotations.len());
    let dictionary = dictionary! {
        "Type" => "StructTreeRoot", "K" => document, "ParentTree" => parents, "ParentTreeNextKey" => next,
    };
    pdf.objects.insert(root, dictionary.into());
    Ok(root)
}

struct Writer<'a> {
    pdf: &'a mut Document,
    tree: &'a Tree,
    pages: &'a [ObjectId],
    height: f32,
    annotations: &'a [Written],
    /// For each page, the element of each content item.
    owners: Vec<BTreeMap<usize, ObjectId>>,
    /// The element of each annotation.
    acted_on: BTreeMap<usize, ObjectId>,
}

impl Writer<'_> {
    fn element(&mut self, id: ElementId, parent: ObjectId) -> Result<ObjectId, PdfError> {
        let element = self.tree.get(id);
        let object = self.pdf.new_object_id();
        let mut entry =
            dictionary! { "Type" => "StructElem", "S" => name(element.role.name()), "P" => parent };
        let home = element.children.iter().find_map(|child| match child {
            Child::Content { page, .. } => Some(*page),
            _ => None,
        });
        if let Some(page) = home {
            entry.set("Pg", self.pages[page]);
        }
        let mut kids = element
            .children
            .iter()
            .map(|child| self.kid(*child, object, home))
            .collect::<Result<Vec<_>, _>>()?;
        if let (Role::Form | Role::Figure, Some(words)) = (element.role, &element.spoken) {
            entry.set("Alt", text(words));
        }
        if let Some(language) = &element.language {
            entry.set("Lang", Object::string_literal(language.as_str()));
        }
        if let Some(attributes) = attributes(element, self.height) {
            entry.set("A", attributes);
        }
        match kids.len() {
            0 => {}
            1 => entry.set("K", kids.remove(0)),
            _ => entry.set("K", kids),
        }
        self.pdf.objects.insert(object, entry.into());
        Ok(object)
    }

    fn kid(&mut self, child: Child, parent: ObjectId, home: Option<usize>) -> Result<Object, PdfError> {
        Ok(match child {
            Child::Element(id) => self.element(id, parent)?.into(),
            Child::Content { page, mcid } => {
                self.owners[page].insert(mcid, parent);
                if home == Some(page) {
                    integer(mcid)
                } else {
                    dictionary! { "Type" => "MCR", "Pg" => self.pages[page], "MCID" => integer(mcid) }.into()
                }
            }
            Child::Annotation(index) => {
                let written = &self.annotations[index];
                self.acted_on.insert(index, parent);
                let key = integer(self.pages.len() + index);
                self.pdf.get_dictionary_mut(written.id)?.set("StructParent", key);
                dictionary! { "Type" => "OBJR", "Obj" => written.id, "Pg" => written.page }.into()
            }
        })
    }
}

/// Attributes of tables, lists and figures (ISO 32000-1, 14.8.5).
fn attributes(element: &Element, height: f32) -> Option<Object> {
    let attributes = match element.role {
        Role::HeaderCell(scope) => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            dictionary! { "O" => "Table", "Scope" => scope }
        }
        Role::Table => {
            let summary = element.spoken.as_ref()?;
            dictionary! { "O" => "Table", "Summary" => text(summary) }
        }
        Role::List(numbering) => {
            let numbering = match numbering {
                Numbering::Bullet => "Disc",
                Numbering::Decimal => "Decimal",
                Numbering::LowerAlpha => "LowerAlpha",
            };
            dictionary! { "O" => "List", "ListNumbering" => numbering }
        }
        Role::WideCell(columns) => dictionary! { "O" => "Table", "ColSpan" => integer(columns) },
        Role::Figure => {
            let area = element.area?;
            let (bottom, top) = (height - area.top - area.height, height - area.top);
            let corners = [area.x, bottom, area.x + area.width, top]
                .map(Object::Real)
                .to_vec();
            dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners }
        }
        _ => return None,
    };
    Some(attributes.into())
}
