//! Runs of text: their style, their language, and where they lead.

use std::fmt::Write as _;

/// A run of text in one style. Use U+00A0 where a line must not break (`kl. 09.00`), and `\n` where it must.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// The words, with their spaces.
    pub text: String,
    /// Set in bold.
    pub bold: bool,
    /// Set in italic.
    pub italic: bool,
    /// The language of the words where it is not the paper's, so that a screen reader says them right.
    pub language: Option<Language>,
    /// Where the words lead.
    pub link: Option<Link>,
}

impl Span {
    /// A run in the ordinary style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A run in bold.
    pub fn bold(text: impl Into<String>) -> Self {
        Self {
            bold: true,
            ..Self::plain(text)
        }
    }

    /// A run in italic.
    pub fn italic(text: impl Into<String>) -> Self {
        Self {
            italic: true,
            ..Self::plain(text)
        }
    }

    /// The words of several runs.
    pub fn joined(spans: &[Self]) -> String {
        spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The same words, said in another language than the paper's.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self {
            language: Some(language),
            ..self
        }
    }

    /// The same words, leading somewhere.
    #[must_use]
    pub fn leading_to(self, link: Link) -> Self {
        Self {
            link: Some(link),
            ..self
        }
    }
}

impl From<&str> for Span {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Span {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

/// The language of a paper or of a run of its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Bokmål.
    #[default]
    NbNo,
    /// Nynorsk.
    NnNo,
    /// Northern Sámi.
    Se,
    /// English.
    En,
    /// Any other, by its tag after BCP 47, such as `sma` or `pl`.
    Other(String),
}

impl Language {
    /// The language's tag after BCP 47.
    pub fn tag(&self) -> &str {
        match self {
            Self::NbNo => "nb-NO",
            Self::NnNo => "nn-NO",
            Self::Se => "se",
            Self::En => "en",
            Self::Other(tag) => tag,
        }
    }

    /// Whether words are parted after Norwegian patterns; those of other languages stay whole.
    pub(crate) fn is_norwegian(&self) -> bool {
        matches!(self, Self::NbNo | Self::NnNo)
    }

    /// Whether the tag is built as BCP 47 builds tags: two to eight letters, then parts of letters and digits.
    pub(crate) fn is_well_formed(&self) -> bool {
        let mut parts = self.tag().split('-');
        let first = parts.next().unwrap_or_default();
        (2..=8).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_alphabetic())
            && parts.all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
    }
}

/// Where words lead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Link {
    /// To the [`Anchor`](crate::Block::Anchor) of this name in the same paper.
    Place(String),
    /// To an address: `https:`, `http:`, `mailto:` or `tel:`.
    Web(String),
}

impl Link {
    /// Whether the address is one a reader program may open: of a scheme that shows or writes something and runs
    /// nothing, and in one piece.
    pub(crate) fn is_safe(address: &str) -> bool {
        let scheme = address.split(':').next().unwrap_or_default();
        let known = ["https", "http", "mailto", "tel"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        known
            && address.len() > scheme.len() + 1
            && !address.chars().any(|c| c.is_whitespace() || c.is_control())
    }

    /// The address in ASCII: what an address may not hold as it is (RFC 3986, 2) is escaped byte by byte.
    pub fn in_ascii(address: &str) -> String {
        let mut out = String::with_capacity(address.len());
        for byte in address.bytes() {
            if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
                out.push(char::from(byte));
            } else {
                // Writing to a text cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
        out
    }
}
