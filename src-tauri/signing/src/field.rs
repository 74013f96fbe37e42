//! Finds the signature fields of a form (ISO 32000-1, 12.7.4.5).

use std::collections::BTreeSet;

use serde::Serialize;

use crate::syntax::{Dictionary, File, Id, Object, SyntaxError, text_from_pdf};

/// Fields below fields, at most.
const MAX_DEPTH: usize = 16;

/// An empty signature field, waiting for its signer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The field's full name, its key in the form.
    pub name: String,
    /// What readers are told of it (`/TU`): whose signature is expected. The name, when nothing else is said.
    pub label: String,
    /// The page it stands on, from 1; none when it stands on no page.
    pub page: Option<usize>,
}

/// A signature field as it stands in the file.
#[derive(Debug, Clone)]
pub(crate) struct SignatureField {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) dictionary: Dictionary,
    /// The signature dictionary, when the field is signed.
    pub(crate) signature: Option<Object>,
}

/// The empty signature fields, in the order of the form.
pub fn unsigned_fields(pdf: &[u8]) -> Result<Vec<Field>, SyntaxError> {
    let file = File::read(pdf)?;
    let pages = pages(&file)?;
    let fields = signature_fields(&file)?;
    let unsigned = fields.into_iter().filter(|field| field.signature.is_none());
    Ok(unsigned.map(|field| field.described(&pages)).collect())
}

impl SignatureField {
    /// Width and height in points; none when the field shows nothing.
    pub(crate) fn size(&self, file: &File) -> Result<Option<(f64, f64)>, SyntaxError> {
        let sides: Vec<f64> = file
            .array(&self.dictionary, "Rect")?
            .iter()
            .filter_map(Object::as_number)
            .collect();
        let [left, bottom, right, top] = sides.as_slice() else {
            return Ok(None);
        };
        let (width, height) = ((right - left).abs(), (top - bottom).abs());
        Ok((width > 0.0 && height > 0.0).then_some((width, height)))
    }

    fn described(self, pages: &[(Id, Dictionary)]) -> Field {
        let label = self
            .dictionary
            .get("TU")
            .and_then(Object::as_string)
            .map(text_from_pdf);
        let home = self.dictionary.get("P").and_then(Object::as_reference);
        let widget = Object::Reference(self.id);
        let holds = |page: &Dictionary| {
            page.get("Annots")
                .and_then(Object::as_array)
                .is_some_and(|annotations| annotations.contains(&widget))
        };
        let page = pages
            .iter()
            .position(|(id, page)| Some(*id) == home || holds(page))
            .map(|index| index + 1);
        Field {
            label: label.unwrap_or_else(|| self.name.clone()),
            name: self.name,
            page,
        }
    }
}

/// All signature fields, in the order of the form.
pub(crate) fn signature_fields(file: &File) -> Result<Vec<SignatureField>, SyntaxError> {
    let (_, catalog) = file.catalog()?;
    let form = file.dictionary(&catalog, "AcroForm")?;
    let mut walk = Walk {
        file,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    for field in file.array(&form, "Fields")? {
        walk.field(&field, "", None, MAX_DEPTH)?;
    }
    Ok(walk.found)
}

struct Walk<'f, 'a> {
    file: &'f File<'a>,
    seen: BTreeSet<Id>,
    found: Vec<SignatureField>,
}

impl Walk<'_, '_> {
    fn field(
        &mut self,
        field: &Object,
        parent: &str,
        inherited: Option<&Object>,
        depth: usize,
    ) -> Result<(), SyntaxError> {
        let Some(id) = field.as_reference() else {
            return Ok(());
        };
        if depth == 0 || !self.seen.insert(id) {
            return Ok(());
        }
        let Object::Dictionary(dictionary) = self.file.get(id)? else {
            return Ok(());
        };
        let own = dictionary.get("T").and_then(Object::as_string).map(text_from_pdf);
        let name = match &own {
            Some(own) if parent.is_empty() => own.clone(),
            Some(own) => format!("{parent}.{own}"),
            None => parent.to_owned(),
        };
        let kind = dictionary.get("FT").or(inherited).cloned();
        let kids = self.file.array(&dictionary, "Kids")?;
        // A kid without a name is a widget of this field, not a field.
        for kid in &kids {
            if self
                .file
                .resolve(kid)?
                .as_dictionary()
                .is_some_and(|kid| kid.get("T").is_some())
            {
                self.field(kid, &name, kind.as_ref(), depth - 1)?;
            }
        }
        if kind.as_ref().and_then(Object::as_name) == Some(b"Sig") {
            let signature = dictionary.get("V").cloned();
            self.found.push(SignatureField {
                id,
                name,
                dictionary,
                signature,
            });
        }
        Ok(())
    }
}

/// The pages in reading order.
pub(crate) fn pages(file: &File) -> Result<Vec<(Id, Dictionary)>, SyntaxError> {
    let (_, catalog) = file.catalog()?;
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<Object> = catalog.get("Pages").cloned().into_iter().collect();
    while let Some(node) = waiting.pop() {
        let Some(id) = node.as_reference().filter(|id| seen.insert(*id)) else {
            continue;
        };
        let Object::Dictionary(node) = file.get(id)? else {
            continue;
        };
        if node.is_type("Page") {
            pages.push((id, node));
        } else {
            waiting.extend(file.array(&node, "Kids")?.into_iter().rev());
        }
    }
    Ok(pages)
}
