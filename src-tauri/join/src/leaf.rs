//! A page on its way into the whole: all of it is copied but the page itself, which waits for its number.

use crate::annotations;
use crate::copy::{Copier, Id};
use crate::object::{Dictionary, Object};
use crate::pages::Page;
use crate::refusal::Refusal;
use crate::view::View;

/// A page whose parts are copied.
pub(crate) struct Leaf {
    /// The page's own number.
    pub(crate) number: u32,
    view: View,
    /// Its entries but for those below, as they are written.
    entries: Vec<u8>,
    /// The streams that draw it.
    contents: Vec<u32>,
    /// What they need but for forms and pictures, as it is written.
    resources: Vec<u8>,
    /// The forms and pictures they need, as they are written.
    xobjects: Vec<u8>,
    /// The name under which the page's number is found among those.
    stamp: String,
}

/// Whose a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// From the paper that the others are put into: its tags stay.
    Own,
    /// From elsewhere: only what is seen stays.
    Foreign,
}

/// What draws the number of a page; one for all pages.
pub(crate) struct Drawing {
    pub(crate) before: u32,
    pub(crate) parent: u32,
    pub(crate) font: u32,
}

impl Leaf {
    /// Copies what a page needs. Its number is known to the copier.
    pub(crate) fn copy(
        copier: &mut Copier<'_, '_>,
        page: &Page,
        number: u32,
        whose: Whose,
    ) -> Result<Self, Refusal> {
        let file = copier.file;
        let mut entries = Vec::new();
        for key in ["Group", "UserUnit"] {
            if let Some(value) = page.entries.get(key) {
                copier.entry(&mut entries, key.as_bytes(), value, page.id)?;
            }
        }
        if whose == Whose::Own {
            for key in ["StructParents", "Tabs", "Annots"] {
                if let Some(value) = page.entries.get(key) {
                    copier.entry(&mut entries, key.as_bytes(), value, page.id)?;
                }
            }
        } else {
            let kept = annotations::copy(copier, page)?;
            if !kept.is_empty() {
                entries.extend_from_slice(format!("/Annots[{}]", references(&kept)).as_bytes());
            }
        }
        let mut leaf = Self {
            number,
            view: View::of(file, page)?,
            entries,
            contents: contents(copier, page)?,
            resources: Vec::new(),
            xobjects: Vec::new(),
            stamp: "PageOfWhole".to_owned(),
        };
        leaf.take_resources(copier, page)?;
        Ok(leaf)
    }

    fn take_resources(&mut self, copier: &mut Copier<'_, '_>, page: &Page) -> Result<(), Refusal> {
        let Some((resources, id)) = page.attribute("Resources") else {
            return Ok(());
        };
        let Some((resources, id)) = dictionary(copier, resources, id)? else {
            return Ok(());
        };
        copier.entries(&mut self.resources, &resources, id, &["XObject"])?;
        let Some(xobjects) = resources.get("XObject") else {
            return Ok(());
        };
        if let Some((xobjects, id)) = dictionary(copier, xobjects, id)? {
            copier.entries(&mut self.xobjects, &xobjects, id, &[])?;
            // A whole that is put into another has the name already.
            while xobjects.get(&self.stamp).is_some() {
                self.stamp.push('s');
            }
        }
        Ok(())
    }

    /// Writes the page, and over it its number.
    pub(crate) fn write(&self, out: &mut crate::out::Out, drawing: &Drawing, label: &str) {
        let (entries, content) = crate::stamp::form(&self.view, label, drawing.font);
        let form = out.reserve();
        out.stream(form, entries.as_bytes(), &content);
        let after = out.reserve();
        let draw = format!("\nQ /Artifact BMC /{} Do EMC", self.stamp);
        out.stream(after, b"", draw.as_bytes());
        let (media, crop) = (self.view.media, self.view.crop);
        let mut page = format!(
            "<</Type/Page/Parent {} 0 R/MediaBox[{} {} {} {}]/CropBox[{} {} {} {}]/Rotate {}\
             /Contents[{} 0 R {} {after} 0 R]/Resources<</XObject<</{} {form} 0 R",
            drawing.parent,
            media.left,
            media.bottom,
            media.right,
            media.top,
            crop.left,
            crop.bottom,
            crop.right,
            crop.top,
            u32::from(self.view.turns) * 90,
            drawing.before,
            references(&self.contents),
            self.stamp
        )
        .into_bytes();
        page.extend_from_slice(&self.xobjects);
        page.extend_from_slice(b">>");
        page.extend_from_slice(&self.resources);
        page.extend_from_slice(b">>");
        page.extend_from_slice(&self.entries);
        page.extend_from_slice(b">>");
        out.object(self.number, &page);
    }
}

/// The streams that draw a page.
fn contents(copier: &mut Copier<'_, '_>, page: &Page) -> Result<Vec<u32>, Refusal> {
    let Some(contents) = page.entries.get("Contents") else {
        return Ok(Vec::new());
    };
    let listed = match copier.file.resolve(contents)? {
        Some(Object::Array(items)) => items,
        _ => vec![contents.clone()],
    };
    let streams = listed.iter().filter_map(Object::as_reference);
    Ok(streams.map(|old| copier.number(old)).collect())
}

/// A dictionary here or behind a reference, and what its strings are encrypted by.
pub(crate) fn dictionary<'f>(
    copier: &Copier<'f, '_>,
    value: &Object<'f>,
    id: Id,
) -> Result<Option<(Dictionary<'f>, Id)>, Refusal> {
    let (object, id) = match value {
        Object::Reference(number) => match copier.file.object(*number)? {
            Some(read) => (read.object, read.id),
            None => return Ok(None),
        },
        other => (other.clone(), id),
    };
    Ok(match object {
        Object::Dictionary(entries) => Some((entries, id)),
        _ => None,
    })
}

/// `1 0 R 2 0 R`
pub(crate) fn references(numbers: &[u32]) -> String {
    let references: Vec<String> = numbers.iter().map(|number| format!("{number} 0 R")).collect();
    references.join(" ")
}
