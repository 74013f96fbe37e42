//! Which bytes a signature covers, and where it stands itself (ISO 32000-1, 12.8.1).

use std::ops::Range;

use crate::der;
use crate::hex;
use crate::syntax::{Dictionary, File, Id, Object, SyntaxError};

/// A signature dictionary and where its two telling values stand in the file.
pub(crate) struct SignatureObject {
    pub(crate) dictionary: Dictionary,
    /// From `<` to `>`.
    pub(crate) contents: Range<usize>,
    /// From `[` to `]`.
    pub(crate) byte_range: Range<usize>,
}

/// Why a signature's coverage cannot be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CoverageError {
    /// The byte range is not: everything up to `/Contents`, everything behind it.
    OddRange,
    /// `/Contents` is not one hexadecimal string with one DER element and zeros behind it.
    OddContents,
}

/// The bytes a signature covers, and the signature.
pub(crate) struct Coverage<'a> {
    pub(crate) before: &'a [u8],
    pub(crate) after: &'a [u8],
    /// The CMS object in DER.
    pub(crate) cms: Vec<u8>,
    /// The offset behind the last byte covered.
    pub(crate) end: usize,
}

impl SignatureObject {
    /// Finds a signature dictionary; it must stand alone, or its bytes could not be left out.
    pub(crate) fn find(file: &File, id: Id) -> Result<Option<Self>, SyntaxError> {
        let (dictionary, spans) = file.dictionary_with_spans(id)?;
        let span = |key: &[u8]| spans.get(key).cloned();
        let (Some(contents), Some(byte_range)) = (span(b"Contents"), span(b"ByteRange")) else {
            return Ok(None);
        };
        Ok(Some(Self {
            dictionary,
            contents,
            byte_range,
        }))
    }

    /// Holds the byte range against the place where the signature really stands.
    pub(crate) fn coverage<'a>(&self, bytes: &'a [u8]) -> Result<Coverage<'a>, CoverageError> {
        let numbers: Option<Vec<usize>> = self
            .dictionary
            .get("ByteRange")
            .and_then(Object::as_array)
            .and_then(|range| {
                range
                    .iter()
                    .map(|number| {
                        number
                            .as_integer()
                            .and_then(|number| usize::try_from(number).ok())
                    })
                    .collect()
            });
        let Some([0, length, start, rest]) = numbers.as_deref() else {
            return Err(CoverageError::OddRange);
        };
        let end = start
            .checked_add(*rest)
            .filter(|end| *end <= bytes.len())
            .ok_or(CoverageError::OddRange)?;
        if *length != self.contents.start || *start != self.contents.end || end < *start {
            return Err(CoverageError::OddRange);
        }
        let cms = contents(&bytes[self.contents.clone()]).ok_or(CoverageError::OddContents)?;
        Ok(Coverage {
            before: &bytes[..*length],
            after: &bytes[*start..end],
            cms,
            end,
        })
    }
}

/// The DER in `<…>`. Digits of one case and zeros as filling: nothing here is covered by the
/// signature, so nothing may be said in two ways.
fn contents(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.strip_prefix(b"<")?.strip_suffix(b">")?;
    let mixed = digits.iter().any(u8::is_ascii_uppercase) && digits.iter().any(u8::is_ascii_lowercase);
    if mixed {
        return None;
    }
    let mut bytes = hex::bytes(digits)?;
    let (element, filling) = der::split(&bytes).ok()?;
    if filling.iter().any(|byte| *byte != 0) {
        return None;
    }
    let length = element.raw.len();
    bytes.truncate(length);
    Some(bytes)
}
