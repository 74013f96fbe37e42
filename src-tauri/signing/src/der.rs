//! The few shapes of DER (X.690) that a CMS signature is made of.
//!
//! A signature covers bytes, not meanings, so the reader hands out every element with its own bytes
//! and takes only the one encoding DER allows.

pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;
/// `[0]`, constructed.
pub(crate) const CONTEXT_0: u8 = 0xA0;
/// `[1]`, constructed.
pub(crate) const CONTEXT_1: u8 = 0xA1;
/// The whole element NULL.
pub(crate) const NULL: &[u8] = &[0x05, 0x00];

/// The bytes are not the DER that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are not the DER that was expected")]
pub(crate) struct NotDer;

/// An element: its tag, its content, and the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    pub(crate) value: &'a [u8],
    pub(crate) raw: &'a [u8],
}

/// Elements one after another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Elements<'a>(&'a [u8]);

impl<'a> Elements<'a> {
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The tag of the next element.
    pub(crate) fn peek(self) -> Option<u8> {
        self.0.first().copied()
    }

    /// The next element, whatever it is.
    pub(crate) fn any(&mut self) -> Result<Element<'a>, NotDer> {
        let (element, rest) = split(self.0)?;
        self.0 = rest;
        Ok(element)
    }

    /// The next element, which must have this tag.
    pub(crate) fn one(&mut self, tag: u8) -> Result<Element<'a>, NotDer> {
        self.any().and_then(|element| {
            if element.tag == tag {
                Ok(element)
            } else {
                Err(NotDer)
            }
        })
    }

    /// The content of the next element, which must have this tag.
    pub(crate) fn inside(&mut self, tag: u8) -> Result<Self, NotDer> {
        self.one(tag).map(|element| Self(element.value))
    }

    /// The next element, when it has this tag.
    pub(crate) fn optional(&mut self, tag: u8) -> Result<Option<Element<'a>>, NotDer> {
        if self.peek() == Some(tag) {
            self.any().map(Some)
        } else {
            Ok(None)
        }
    }

    /// All elements that are left.
    pub(crate) fn all(mut self) -> Result<Vec<Element<'a>>, NotDer> {
        let mut elements = Vec::new();
        while !self.is_empty() {
            elements.push(self.any()?);
        }
        Ok(elements)
    }

    /// Nothing may be left.
    pub(crate) fn end(self) -> Result<(), NotDer> {
        if self.is_empty() { Ok(()) } else { Err(NotDer) }
    }
}

/// The first element of some bytes, and the bytes behind it.
pub(crate) fn split(bytes: &[u8]) -> Result<(Element<'_>, &[u8]), NotDer> {
    let [tag, first, rest @ ..] = bytes else {
        return Err(NotDer);
    };
    // Tags above 30 take more bytes; nothing in a CMS signature has one.
    if tag & 0x1F == 0x1F {
        return Err(NotDer);
    }
    let (length, header) = match *first {
        short @ 0..=0x7F => (usize::from(short), 2),
        long @ 0x81..=0x84 => {
            let count = usize::from(long & 0x7F);
            let digits = rest.get(..count).ok_or(NotDer)?;
            let length = digits
                .iter()
                .fold(0_usize, |length, digit| length << 8 | usize::from(*digit));
            if digits[0] == 0 || length < 0x80 {
                return Err(NotDer);
            }
            (length, 2 + count)
        }
        _ => return Err(NotDer),
    };
    let end = header.checked_add(length).ok_or(NotDer)?;
    let raw = bytes.get(..end).ok_or(NotDer)?;
    Ok((
        Element {
            tag: *tag,
            value: &raw[header..],
            raw,
        },
        &bytes[end..],
    ))
}

/// One element with a tag around its content.
pub(crate) fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let length = content.len();
    if length < 0x80 {
        out.extend(u8::try_from(length));
    } else {
        let digits: Vec<u8> = length
            .to_be_bytes()
            .into_iter()
            .skip_while(|digit| *digit == 0)
            .collect();
        out.extend(u8::try_from(0x80 | digits.len()));
        out.extend(digits);
    }
    out.extend(content);
    out
}

/// A SEQUENCE of parts.
pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(SEQUENCE, &parts.concat())
}

/// The content of a SET OF: DER orders the elements by their bytes.
pub(crate) fn in_set_order(mut elements: Vec<Vec<u8>>) -> Vec<u8> {
    elements.sort();
    elements.concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_have_one_encoding_only() {
        assert!(split(&[0x04, 0x81, 0x01, 0x00]).is_err());
        assert!(split(&[0x04, 0x82, 0x00, 0x81]).is_err());
        assert!(split(&[0x30, 0x80, 0x00, 0x00]).is_err());
        assert!(split(&[0x04, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(length in 0..70_000_usize) {
            let content = vec![0xAB; length];
            let bytes = element(OCTET_STRING, &content);
            let (found, rest) = split(&bytes).unwrap();
            prop_assert_eq!(found.value, &content[..]);
            prop_assert_eq!(found.raw, &bytes[..]);
            prop_assert!(rest.is_empty());
        }

        #[test]
        fn arbitrary_bytes_never_panic(bytes in any::<Vec<u8>>()) {
            let _ = Elements::of(&bytes).all();
        }
    }
}
