//! Blocks in, a Word file out (ECMA-376, transitional): real headings, lists and tables, for those who work on with
//! what a paper says. Knows nothing of meetings.
//!
//! A [`Document`] is checked as for a PDF, its blocks become paragraphs and tables (`body`, `table`, `run`), and these
//! the parts of a zip archive (`package`).

mod body;
mod measure;
mod namespace;
mod numbering;
mod package;
mod paragraph;
mod picture;
mod properties;
mod run;
mod running;
mod style;
mod table;
mod xml;

use pdf::Document;

use body::Body;
use measure::Measures;
use package::{Part, Relations, archive};
use xml::element;

/// Why a Word file could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordError {
    /// The document is not in order: what no PDF is made of, no Word file is made of either.
    #[error(transparent)]
    Document(#[from] pdf::PdfError),
    /// The file could not be written. Never the document's fault.
    #[error("the Word file could not be written: {0}")]
    Writing(String),
}

impl From<std::io::Error> for WordError {
    fn from(error: std::io::Error) -> Self {
        Self::Writing(error.to_string())
    }
}

/// Makes the Word file. Equal documents give equal bytes.
///
/// What only a PDF has stays out: archive level, attachments and signature fields; a line to sign on is there.
pub fn write(document: &Document) -> Result<Vec<u8>, WordError> {
    pdf::check(document)?;
    let measures = Measures::of(&document.look);
    let mut body = Body::new(document, measures);
    let blocks = body.write()?;
    let Body {
        mut relations,
        pictures,
        lists,
        ..
    } = body;
    let (section, running) = running::section(document, measures, &mut relations)?;
    let root = element("w:document")
        .having("xmlns:w", namespace::WORD)
        .having("xmlns:r", namespace::RELATIONS)
        .having("xmlns:wp", namespace::PLACING)
        .with([element("w:body").with(blocks).with([section])]);
    let mut parts = vec![Part::of_word("document.xml", "document.main", &root)?];
    for (name, root) in [
        ("styles", style::styles(document, measures)),
        ("numbering", lists.part(measures)),
        ("settings", properties::settings(document)),
    ] {
        let file = format!("{name}.xml");
        relations.part(name, &file);
        parts.push(Part::of_word(&file, name, &root)?);
    }
    parts.extend(running);
    parts.extend(pictures.0);
    parts.push(relations.of("word/_rels/document.xml.rels")?);
    parts.push(Part::properties(&properties::core(document))?);
    let mut entry = Relations::default();
    entry.part("officeDocument", "word/document.xml");
    entry.properties();
    parts.push(entry.of("_rels/.rels")?);
    archive(&parts)
}
