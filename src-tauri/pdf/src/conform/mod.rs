//! The second stage: what makes a PDF one of PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

mod annotations;
mod attachments;
mod outline;
mod tags;
mod xmp;

use chrono::{DateTime, FixedOffset};
use flate2::Compression;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::characters::one_line;
use crate::color::srgb_profile;
use crate::display::Laid;
use crate::error::PdfError;
use crate::file;
use crate::model::Document;
use crate::paint::utf16;

/// The program named in the metadata.
const PRODUCER: &str = concat!("Møtebok ", env!("CARGO_PKG_VERSION"));

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> Self {
        Self::Writing(error.to_string())
    }
}

/// Adds tags, metadata, colour intent, bookmarks and fields to the painted pages, and writes the file.
pub(crate) fn finish(
    mut pdf: lopdf::Document,
    document: &Document,
    laid: &Laid,
) -> Result<Vec<u8>, PdfError> {
    let pages = Pages {
        ids: pdf.get_pages().into_values().collect(),
        height: laid.size.1,
    };
    for (index, page) in pages.ids.iter().enumerate() {
        let page = pdf.get_dictionary_mut(*page)?;
        page.set("StructParents", integer(index));
        page.set("Tabs", name("S"));
        // The boxes are the page itself, and annotations come after.
        for key in ["TrimBox", "CropBox", "Annots"] {
            page.remove(key.as_bytes());
        }
    }
    let annotations = annotations::add(&mut pdf, laid, &pages)?;
    let structure = tags::add(&mut pdf, &laid.tree, &pages, &annotations)?;
    let outline = outline::add(&mut pdf, &laid.bookmarks, &pages);
    let form = annotations::add_form(&mut pdf, &annotations);
    let metadata = add_metadata(&mut pdf, document);
    let intent = add_output_intent(&mut pdf);
    let catalog = pdf.catalog_mut()?;
    catalog.remove(b"PageLayout");
    catalog.set("Lang", Object::string_literal(document.language.tag()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true, "Suspects" => false });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    if let Some(form) = form {
        catalog.set("AcroForm", form);
    }
    attachments::add(&mut pdf, &document.attachments)?;
    set_info(&mut pdf, document)?;
    file::write(pdf, Compression::default())
}

/// The metadata stream; never compressed, so that archives can read it without a PDF reader.
fn add_metadata(pdf: &mut lopdf::Document, document: &Document) -> ObjectId {
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let stream =
        Stream::new(dictionary, xmp::packet(document, PRODUCER).into_bytes()).with_compression(false);
    pdf.add_object(stream)
}

/// What the colours mean (ISO 19005-2, 6.2.3).
fn add_output_intent(pdf: &mut lopdf::Document) -> ObjectId {
    let profile = Stream::new(
        dictionary! { "N" => 3, "Alternate" => "DeviceRGB" },
        srgb_profile(),
    );
    let profile = pdf.add_object(profile);
    pdf.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

/// The old information dictionary: the same words as the metadata stream.
fn set_info(pdf: &mut lopdf::Document, document: &Document) -> Result<(), PdfError> {
    let date = Object::string_literal(date(&document.created));
    let mut info = dictionary! {
        "Title" => text(&one_line(&document.title)),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    for (key, words) in [("Author", &document.author), ("Subject", &document.subject)] {
        let words = one_line(words);
        if !words.is_empty() {
            info.set(key, text(&words));
        }
    }
    let id = pdf.trailer.get(b"Info")?.as_reference()?;
    pdf.objects.insert(id, info.into());
    Ok(())
}

/// A date as PDF writes it (ISO 32000-1, 7.9.4).
fn date(moment: &DateTime<FixedOffset>) -> String {
    let offset = moment.format("%z").to_string();
    let (hours, minutes) = offset.split_at(3);
    format!("{}{hours}'{minutes}'", moment.format("D:%Y%m%d%H%M%S"))
}

fn text(words: &str) -> Object {
    Object::String(utf16(words), StringFormat::Hexadecimal)
}

fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

pub(crate) fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The pages, and how high each is.
struct Pages {
    ids: Vec<ObjectId>,
    height: f32,
}

impl Pages {
    /// A height from the page's bottom, as PDF counts.
    fn y(&self, top: f32) -> Object {
        Object::Real(self.height - top)
    }

    /// Where a jump lands: it shows a little of what stands above.
    fn destination(&self, page: usize, top: f32) -> Vec<Object> {
        const ABOVE: f32 = 6.0;
        vec![
            self.ids[page].into(),
            name("XYZ"),
            Object::Integer(0),
            self.y(top - ABOVE),
            Object::Null,
        ]
    }
}

fn set_if_some(dictionary: &mut Dictionary, key: &str, id: Option<ObjectId>) {
    if let Some(id) = id {
        dictionary.set(key, id);
    }
}
