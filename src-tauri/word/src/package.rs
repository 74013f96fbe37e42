//! The file: parts in a zip archive, each with its kind, and how they lead to each other (ECMA-376, part 2).

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use crate::{
    WordError, namespace,
    xml::{Element, element},
};

/// Where the file says what it is.
const PROPERTIES: &str = "docProps/core.xml";

/// One file of the archive.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its place in the archive.
    pub(crate) name: String,
    /// Its media type; none when its ending says it.
    pub(crate) kind: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

impl Part {
    /// A part of the paper itself, of one of Word's own kinds.
    pub(crate) fn of_word(file: &str, kind: &str, root: &Element) -> Result<Self, WordError> {
        Ok(Self {
            name: format!("word/{file}"),
            kind: Some(format!(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
            )),
            bytes: root.file()?,
        })
    }

    /// The part that says what the file is.
    pub(crate) fn properties(root: &Element) -> Result<Self, WordError> {
        Ok(Self {
            name: PROPERTIES.to_owned(),
            kind: Some("application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            bytes: root.file()?,
        })
    }
}

/// What one part leads to.
#[derive(Debug, Default)]
pub(crate) struct Relations(Vec<Element>);

impl Relations {
    /// Leads to a part of the file; gives the name it is called by.
    pub(crate) fn part(&mut self, kind: &str, target: &str) -> String {
        self.add(&format!("{}/{kind}", namespace::RELATIONS), target, None)
    }

    /// Leads to what the file says of itself.
    pub(crate) fn properties(&mut self) {
        self.add(namespace::TO_CORE, PROPERTIES, None);
    }

    /// Leads out of the file.
    pub(crate) fn address(&mut self, target: &str) -> String {
        self.add(
            &format!("{}/hyperlink", namespace::RELATIONS),
            target,
            Some("External"),
        )
    }

    fn add(&mut self, kind: &str, target: &str, mode: Option<&str>) -> String {
        let id = format!("rId{}", self.0.len() + 1);
        let relation = element("Relationship")
            .having("Id", &id)
            .having("Type", kind)
            .having("Target", target);
        self.0.push(match mode {
            Some(mode) => relation.having("TargetMode", mode),
            None => relation,
        });
        id
    }

    /// The relations of the part of this name, as a part.
    pub(crate) fn of(self, name: &str) -> Result<Part, WordError> {
        let root = element("Relationships")
            .having("xmlns", namespace::PACKAGE_RELATIONS)
            .with(self.0);
        Ok(Part {
            name: name.to_owned(),
            kind: None,
            bytes: root.file()?,
        })
    }
}

/// The archive. Its parts have one and the same date, so that equal parts give equal bytes.
pub(crate) fn archive(parts: &[Part]) -> Result<Vec<u8>, WordError> {
    let types = Part {
        name: "[Content_Types].xml".to_owned(),
        kind: None,
        bytes: content_types(parts).file()?,
    };
    let all = std::iter::once(&types).chain(parts);
    pack(all).map_err(|error| WordError::Writing(error.to_string()))
}

fn pack<'a>(parts: impl Iterator<Item = &'a Part>) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        zip.start_file(part.name.as_str(), options)?;
        zip.write_all(&part.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(parts: &[Part]) -> Element {
    let endings = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
    ];
    let by_ending = endings.map(|(ending, kind)| {
        element("Default")
            .having("Extension", ending)
            .having("ContentType", kind)
    });
    let by_name = parts.iter().filter_map(|part| {
        let kind = part.kind.as_ref()?;
        let name = format!("/{}", part.name);
        Some(
            element("Override")
                .having("PartName", name)
                .having("ContentType", kind),
        )
    });
    element("Types")
        .having("xmlns", namespace::TYPES)
        .with(by_ending)
        .with(by_name)
}
