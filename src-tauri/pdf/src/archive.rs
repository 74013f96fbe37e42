//! The level a paper is archived at, and the files it carries.

use std::collections::HashSet;
use std::fmt;

use chrono::{DateTime, FixedOffset};

use crate::check::is_blank;
use crate::error::PdfError;

/// The part of PDF/A a paper conforms to, always at level A.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Archive {
    /// PDF/A-2a (ISO 19005-2).
    #[default]
    A2a,
    /// PDF/A-3a (ISO 19005-3), which may carry files of any kind.
    A3a,
}

impl Archive {
    /// The part's number.
    pub(crate) fn part(self) -> u8 {
        match self {
            Self::A2a => 2,
            Self::A3a => 3,
        }
    }
}

/// A file that a paper carries.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file's name; not blank, and no other attachment's.
    pub name: String,
    /// What kind of file it is, such as `application/json`.
    pub media_type: String,
    /// One sentence on what is in it; may be empty.
    pub description: String,
    /// What it is to the paper.
    pub relationship: Relationship,
    /// When it was last changed.
    pub modified: DateTime<FixedOffset>,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// What a file is to the paper that carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Relationship {
    /// What the paper was made of.
    Source,
    /// The figures of what the paper shows.
    Data,
    /// The same in another form.
    Alternative,
    /// Something more.
    Supplement,
    /// Not said.
    #[default]
    Unspecified,
}

/// Checks the files that a paper of this level carries.
pub(crate) fn check(archive: Archive, attachments: &[Attachment]) -> Result<(), PdfError> {
    let mut names = HashSet::new();
    for attachment in attachments {
        let name = attachment.name.clone();
        if archive != Archive::A3a {
            return Err(PdfError::AttachmentLevel { name });
        }
        let is_token =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/');
        let is_media_type = attachment
            .media_type
            .split_once('/')
            .is_some_and(|(kind, rest)| is_token(kind) && is_token(rest));
        if !is_media_type {
            return Err(PdfError::AttachmentKind {
                name,
                media_type: attachment.media_type.clone(),
            });
        }
        if is_blank(&name) || !names.insert(&attachment.name) {
            return Err(PdfError::AttachmentName { name });
        }
    }
    Ok(())
}
