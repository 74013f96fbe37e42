//! What is laid over foreign pages (ISO 32000-1, 12.5): what is seen stays, what acts does not.
//!
//! A link stays when it leads to an address or to a page of its own file. A field of a form becomes what it looks like.
//! Scripts, programs, films, sounds and files are left out; a mark that only told of one stays when it has a look.

use crate::copy::{Copier, Id};
use crate::leaf::dictionary;
use crate::object::{Dictionary, Object};
use crate::pages::Page;
use crate::refusal::Refusal;

/// Kinds that are what they look like. Of others only the look stays.
const SEEN: [&str; 14] = [
    "Text",
    "FreeText",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Stamp",
    "Caret",
    "Ink",
];
/// What a look is made of.
const LOOK: [&str; 15] = [
    "Rect",
    "AP",
    "AS",
    "F",
    "C",
    "CA",
    "Contents",
    "QuadPoints",
    "Border",
    "BS",
    "InkList",
    "L",
    "Vertices",
    "IC",
    "Name",
];

/// Copies the annotations of a page that stay, and says their new numbers.
pub(crate) fn copy(copier: &mut Copier<'_, '_>, page: &Page) -> Result<Vec<u32>, Refusal> {
    let file = copier.file;
    let Some(Object::Array(listed)) = file.value(&page.entries, "Annots")? else {
        return Ok(Vec::new());
    };
    let mut kept = Vec::new();
    for item in &listed {
        if let Some((entries, id)) = dictionary(copier, item, page.id)?
            && let Some(text) = annotation(copier, &entries, id)?
        {
            let number = copier.out.reserve();
            copier.out.object(number, &text);
            kept.push(number);
        }
    }
    Ok(kept)
}

/// An annotation as it is written, when it stays.
fn annotation(copier: &mut Copier<'_, '_>, entries: &Dictionary, id: Id) -> Result<Option<Vec<u8>>, Refusal> {
    let kind = entries.get("Subtype");
    let is = |name: &str| kind.is_some_and(|kind| kind.is_name(name));
    if is("Popup") {
        return Ok(None);
    }
    let mut text = b"<</Type/Annot/Subtype/".to_vec();
    if is("Link") {
        text.extend_from_slice(b"Link");
        if !target(copier, &mut text, entries, id)? {
            return Ok(None);
        }
        keep(
            copier,
            &mut text,
            entries,
            id,
            &["Rect", "Border", "QuadPoints", "C", "F", "Contents"],
        )?;
    } else {
        let kind = SEEN.iter().find(|name| is(name));
        if kind.is_none() && entries.get("AP").is_none() {
            return Ok(None);
        }
        text.extend_from_slice(kind.unwrap_or(&"Stamp").as_bytes());
        keep(copier, &mut text, entries, id, &LOOK)?;
    }
    text.extend_from_slice(b">>");
    Ok(Some(text))
}

fn keep(
    copier: &mut Copier<'_, '_>,
    text: &mut Vec<u8>,
    entries: &Dictionary,
    id: Id,
    keys: &[&str],
) -> Result<(), Refusal> {
    for key in keys {
        if let Some(value) = entries.get(key) {
            copier.entry(text, key.as_bytes(), value, id)?;
        }
    }
    Ok(())
}

/// Writes where a link leads, when that is an address or a page of the same file that it names itself.
fn target(
    copier: &mut Copier<'_, '_>,
    text: &mut Vec<u8>,
    entries: &Dictionary,
    id: Id,
) -> Result<bool, Refusal> {
    let action = match entries.get("A") {
        Some(action) => dictionary(copier, action, id)?,
        None => None,
    };
    if let Some((action, id)) = &action
        && action.get("S").is_some_and(|kind| kind.is_name("URI"))
        && let Some(address @ Object::String(_)) = action.get("URI")
    {
        text.extend_from_slice(b"/A<</S/URI");
        copier.entry(text, b"URI", address, *id)?;
        text.extend_from_slice(b">>");
        return Ok(true);
    }
    let jump = action.filter(|(action, _)| action.get("S").is_some_and(|kind| kind.is_name("GoTo")));
    let place = entries.get("Dest").or_else(|| jump.as_ref()?.0.get("D"));
    let Some(place) = place else { return Ok(false) };
    match copier.file.resolve(place)? {
        Some(place @ Object::Array(_)) => {
            copier.entry(text, b"Dest", &place, id)?;
            Ok(true)
        }
        _ => Ok(false),
    }
}
