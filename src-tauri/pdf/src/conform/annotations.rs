//! What is acted on: links (ISO 32000-1, 12.5.6.5), and signature fields, empty and described, made before anything is
//! signed (12.7.4.5): added later they would change the structure tree, which a certified document does not allow.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::display::{Annotation, Area, Kind, Laid};
use crate::error::PdfError;
use crate::span::Link;

use super::{Pages, name, text};

/// Printed with the page (ISO 32000-1, table 165), as PDF/A wants annotations.
const PRINT: i64 = 4;

/// An annotation written, by its order in the document.
pub(super) struct Written {
    pub(super) id: ObjectId,
    pub(super) page: ObjectId,
    is_field: bool,
}

/// Puts the annotations on their pages.
pub(super) fn add(pdf: &mut Document, laid: &Laid, pages: &Pages) -> Result<Vec<Written>, PdfError> {
    let mut written = Vec::with_capacity(laid.annotations.len());
    let mut on_page: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    for annotation in &laid.annotations {
        let page = pages.ids[annotation.page];
        let is_field = matches!(annotation.kind, Kind::Field { .. });
        let mut entry = match &annotation.kind {
            Kind::Field { name, tooltip } => field(pdf, annotation, name, tooltip),
            Kind::Link { target, words } => link(laid, pages, annotation, target, words),
        };
        entry.set("Type", "Annot");
        entry.set("F", PRINT);
        entry.set("P", page);
        entry.set("Rect", rectangle(pages, around(&annotation.areas)));
        let id = pdf.add_object(entry);
        on_page.entry(page).or_default().push(id.into());
        written.push(Written { id, page, is_field });
    }
    for (page, annotations) in on_page {
        pdf.get_dictionary_mut(page)?.set("Annots", annotations);
    }
    Ok(written)
}

/// Adds the form that holds the fields, as an object of its own so that a signature can replace it alone.
pub(super) fn add_form(pdf: &mut Document, written: &[Written]) -> Option<ObjectId> {
    let fields: Vec<Object> = written
        .iter()
        .filter(|one| one.is_field)
        .map(|field| field.id.into())
        .collect();
    (!fields.is_empty()).then(|| pdf.add_object(dictionary! { "Fields" => fields }))
}

fn field(pdf: &mut Document, annotation: &Annotation, name: &str, tooltip: &str) -> Dictionary {
    let appearance = add_empty_appearance(pdf, around(&annotation.areas));
    dictionary! {
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text(name),
        "TU" => text(tooltip),
        "AP" => dictionary! { "N" => appearance },
    }
}

/// A link says in words where it leads (ISO 14289-1, 7.18.5).
fn link(laid: &Laid, pages: &Pages, annotation: &Annotation, target: &Link, words: &str) -> Dictionary {
    let mut entry = dictionary! {
        "Subtype" => "Link",
        "Contents" => text(words),
        "Border" => vec![0.into(), 0.into(), 0.into()],
    };
    if annotation.areas.len() > 1 {
        let corners = annotation.areas.iter().flat_map(|area| corners(pages, *area));
        entry.set("QuadPoints", corners.collect::<Vec<Object>>());
    }
    match target {
        Link::Place(place) => {
            if let Some(place) = laid.places.get(place) {
                entry.set("Dest", pages.destination(place.page, place.top));
            }
        }
        Link::Web(address) => {
            let address = Object::string_literal(Link::in_ascii(address));
            entry.set(
                "A",
                dictionary! { "Type" => "Action", "S" => name("URI"), "URI" => address },
            );
        }
    }
    entry
}

/// The smallest area that holds all.
fn around(areas: &[Area]) -> Area {
    let Some((first, rest)) = areas.split_first() else {
        return Area::default();
    };
    rest.iter().fold(*first, |whole, area| {
        let (x, top) = (whole.x.min(area.x), whole.top.min(area.top));
        let right = (whole.x + whole.width).max(area.x + area.width);
        let bottom = (whole.top + whole.height).max(area.top + area.height);
        Area {
            x,
            top,
            width: right - x,
            height: bottom - top,
        }
    })
}

fn rectangle(pages: &Pages, area: Area) -> Vec<Object> {
    vec![
        Object::Real(area.x),
        pages.y(area.top + area.height),
        Object::Real(area.x + area.width),
        pages.y(area.top),
    ]
}

/// Four corners, top left, top right, bottom left, bottom right: the order that readers expect, not the standard's.
fn corners(pages: &Pages, area: Area) -> Vec<Object> {
    let (left, right) = (area.x, area.x + area.width);
    let (top, bottom) = (area.top, area.top + area.height);
    [(left, top), (right, top), (left, bottom), (right, bottom)]
        .into_iter()
        .flat_map(|(x, height)| [Object::Real(x), pages.y(height)])
        .collect()
}

/// PDF/A asks for an appearance even where nothing is to be seen yet.
fn add_empty_appearance(pdf: &mut Document, area: Area) -> ObjectId {
    let frame = vec![
        0.into(),
        0.into(),
        Object::Real(area.width),
        Object::Real(area.height),
    ];
    let dictionary = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => frame, "Resources" => Dictionary::new(),
    };
    pdf.add_object(Stream::new(dictionary, Vec::new()))
}
