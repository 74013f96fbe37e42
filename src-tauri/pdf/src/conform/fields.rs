//! Signature fields, empty and described, made before anything is signed (ISO 32000-1, 12.7.4.5):
//! added later they would change the structure tree, which a certified document does not allow.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::display::PlacedField;
use crate::error::PdfError;

use super::{from_bottom, text};

/// A field's annotation and the page it is on.
pub(super) struct Widget {
    pub(super) id: ObjectId,
    pub(super) page: ObjectId,
}

/// Puts the fields on their pages.
pub(super) fn add(
    pdf: &mut Document,
    fields: &[PlacedField],
    pages: &[ObjectId],
) -> Result<Vec<Widget>, PdfError> {
    /// Printed with the page (ISO 32000-1, table 165), as PDF/A wants annotations.
    const PRINT: i64 = 4;
    let mut widgets = Vec::new();
    let mut on_page: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    for field in fields {
        let page = pages[field.page];
        let appearance = add_empty_appearance(pdf, field);
        let rectangle = vec![
            Object::Real(field.x),
            from_bottom(field.top + field.height),
            Object::Real(field.x + field.width),
            from_bottom(field.top),
        ];
        let id = pdf.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "FT" => "Sig",
            "T" => text(&field.name),
            "TU" => text(&field.tooltip),
            "F" => PRINT,
            "Rect" => rectangle,
            "P" => page,
            "AP" => dictionary! { "N" => appearance },
        });
        on_page.entry(page).or_default().push(id.into());
        widgets.push(Widget { id, page });
    }
    for (page, annotations) in on_page {
        pdf.get_dictionary_mut(page)?.set("Annots", annotations);
    }
    Ok(widgets)
}

/// Adds the form that holds the fields, as an object of its own so that a signature can replace it alone.
pub(super) fn add_form(pdf: &mut Document, widgets: &[Widget]) -> Option<ObjectId> {
    if widgets.is_empty() {
        return None;
    }
    let fields: Vec<Object> = widgets.iter().map(|widget| widget.id.into()).collect();
    Some(pdf.add_object(dictionary! { "Fields" => fields }))
}

/// PDF/A asks for an appearance even where nothing is to be seen yet.
fn add_empty_appearance(pdf: &mut Document, field: &PlacedField) -> ObjectId {
    let frame = vec![
        0.into(),
        0.into(),
        Object::Real(field.width),
        Object::Real(field.height),
    ];
    let dictionary = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => frame, "Resources" => Dictionary::new(),
    };
    pdf.add_object(Stream::new(dictionary, Vec::new()))
}
