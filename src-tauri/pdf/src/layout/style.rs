//! The sizes of a paper, all in points, in one place.

use crate::color::Ink;

/// The narrowest a nested block may become.
pub(crate) const NARROWEST: f32 = 90.0;

/// How text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextStyle {
    pub(crate) size: f32,
    /// From baseline to baseline.
    pub(crate) leading: f32,
    pub(crate) bold: bool,
    pub(crate) ink: Ink,
    /// Whether a word may be parted to fill a line. A word wider than its line is always parted.
    pub(crate) hyphenated: bool,
}

impl TextStyle {
    const fn new(size: f32, leading: f32, bold: bool, ink: Ink) -> Self {
        Self {
            size,
            leading,
            bold,
            ink,
            hyphenated: false,
        }
    }

    const fn hyphenated(self) -> Self {
        Self {
            hyphenated: true,
            ..self
        }
    }

    /// The baseline below a line's top: Noto Sans' ascent and descent in the middle of the leading.
    pub(crate) fn baseline(self) -> f32 {
        const ASCENT: f32 = 1.069;
        const DESCENT: f32 = 0.293;
        f32::midpoint(self.leading, (ASCENT - DESCENT) * self.size)
    }
}

pub(crate) const BODY: TextStyle = TextStyle::new(10.5, 15.0, false, Ink::Text).hyphenated();
pub(crate) const LEAD: TextStyle = TextStyle::new(11.0, 16.0, false, Ink::Muted);
pub(crate) const NOTE: TextStyle = TextStyle::new(10.0, 14.5, false, Ink::Text).hyphenated();
pub(crate) const CELL: TextStyle = TextStyle::new(9.5, 13.0, false, Ink::Text);
pub(crate) const HEAD_CELL: TextStyle = TextStyle::new(9.0, 12.5, true, Ink::Title);
pub(crate) const CAPTION: TextStyle = TextStyle::new(9.5, 13.5, true, Ink::Title);
pub(crate) const FACT_LABEL: TextStyle = TextStyle::new(10.0, 14.5, false, Ink::Muted);
pub(crate) const FACT: TextStyle = TextStyle::new(10.0, 14.5, false, Ink::Text);
pub(crate) const SIGNATURE_LABEL: TextStyle = TextStyle::new(9.0, 12.5, false, Ink::Muted);
pub(crate) const SIGNER: TextStyle = TextStyle::new(10.0, 14.0, false, Ink::Text);
pub(crate) const RUNNING: TextStyle = TextStyle::new(8.5, 12.0, false, Ink::Muted);
pub(crate) const IMPRINT: TextStyle = TextStyle::new(8.5, 12.0, false, Ink::Muted);
pub(crate) const MARK: TextStyle = TextStyle::new(9.0, 12.0, true, Ink::Title);

/// Words that lead somewhere; underlined besides, because not everybody sees colours.
pub(crate) const LINK: Ink = Ink::Accent;

/// A title too long for the size of titles.
pub(crate) const LONG_TITLE: TextStyle = TextStyle::new(15.0, 20.0, true, Ink::Title);

/// A heading's text, and the room before and after it.
pub(crate) fn heading(level: u8) -> (TextStyle, f32, f32) {
    match level {
        1 => (TextStyle::new(20.0, 26.0, true, Ink::Title), 24.0, 6.0),
        2 => (TextStyle::new(13.5, 18.5, true, Ink::Title), 20.0, 4.0),
        3 => (TextStyle::new(11.5, 16.0, true, Ink::Title), 14.0, 3.0),
        _ => (TextStyle::new(10.5, 15.0, true, Ink::Text), 10.0, 2.0),
    }
}
