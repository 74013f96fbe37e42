//! Files inside the file (ISO 32000-1, 7.11.4), and what they are to the paper (ISO 19005-3, 6.8).

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use md5::{Digest, Md5};

use crate::archive::{Attachment, Relationship};
use crate::characters::one_line;

use super::{date, integer, name, text};

/// Puts the files into the catalog.
pub(super) fn add(pdf: &mut Document, attachments: &[Attachment]) -> Result<(), lopdf::Error> {
    if attachments.is_empty() {
        return Ok(());
    }
    let files: Vec<(&Attachment, ObjectId)> =
        attachments.iter().map(|one| (one, add_file(pdf, one))).collect();
    // A tree of names is sorted by their bytes (ISO 32000-1, 7.9.6).
    let by_name: BTreeMap<Vec<u8>, ObjectId> = files
        .iter()
        .map(|(attachment, id)| (crate::paint::utf16(&attachment.name), *id))
        .collect();
    let names: Vec<Object> = by_name
        .into_iter()
        .flat_map(|(key, id)| [Object::String(key, lopdf::StringFormat::Hexadecimal), id.into()])
        .collect();
    let associated: Vec<Object> = files.iter().map(|(_, id)| (*id).into()).collect();
    let catalog = pdf.catalog_mut()?;
    catalog.set("AF", associated);
    catalog.set(
        "Names",
        dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
    );
    Ok(())
}

fn add_file(pdf: &mut Document, attachment: &Attachment) -> ObjectId {
    let modified = Object::string_literal(date(&attachment.modified));
    let checksum = Object::String(
        Md5::digest(&attachment.bytes).to_vec(),
        lopdf::StringFormat::Hexadecimal,
    );
    let content = Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => name(&attachment.media_type),
            "Params" => dictionary! {
                "Size" => integer(attachment.bytes.len()),
                "CheckSum" => checksum,
                "CreationDate" => modified.clone(),
                "ModDate" => modified,
            },
        },
        attachment.bytes.clone(),
    );
    let content = pdf.add_object(content.with_compression(!is_packed(&attachment.media_type)));
    let mut entry = dictionary! {
        "Type" => "Filespec",
        "F" => text(&attachment.name),
        "UF" => text(&attachment.name),
        "EF" => dictionary! { "F" => content, "UF" => content },
        "AFRelationship" => name(relationship(attachment.relationship)),
    };
    let description = one_line(&attachment.description);
    if !description.is_empty() {
        entry.set("Desc", text(&description));
    }
    pdf.add_object(entry)
}

/// Whether files of this kind are packed by themselves: to pack them again takes long and saves nothing.
fn is_packed(media_type: &str) -> bool {
    matches!(media_type, "application/pdf" | "image/jpeg" | "image/png")
}

fn relationship(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Source => "Source",
        Relationship::Data => "Data",
        Relationship::Alternative => "Alternative",
        Relationship::Supplement => "Supplement",
        Relationship::Unspecified => "Unspecified",
    }
}
