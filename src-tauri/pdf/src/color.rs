//! The few colours of a paper, and the profile that says what their numbers mean.

use std::{fmt, str::FromStr};

/// A colour in sRGB: red, green and blue, each from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

pub(crate) const WHITE: Color = Color(0xff, 0xff, 0xff);
/// The ground of notes and of emphasised rows; text stays above 14:1 on it.
pub(crate) const GROUND: Color = Color(0xf0, 0xf4, 0xf7);

impl Color {
    /// How well one colour is told from the other, from 1 to 21 (WCAG 2.1, contrast ratio).
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.1, relative luminance.
    fn luminance(self) -> f32 {
        let light = |part: u8| {
            let signal = f32::from(part) / 255.0;
            if signal <= 0.040_45 {
                signal / 12.92
            } else {
                ((signal + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * light(self.0) + 0.7152 * light(self.1) + 0.0722 * light(self.2)
    }
}

impl FromStr for Color {
    type Err = ();

    /// `#rrggbb`, as [`fmt::Display`] writes it.
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .ok_or(())?;
        let part = |at: usize| {
            let pair = digits.get(at..at + 2).ok_or(())?;
            u8::from_str_radix(pair, 16).map_err(|_| ())
        };
        Ok(Self(part(0)?, part(2)?, part(4)?))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Running text: nearly black, 16:1 on white.
    Text,
    /// Headings and the heads of tables.
    Title,
    /// What stands back: headers, footers, names of facts; 6:1 on white.
    Muted,
    /// Hairlines between rows.
    Hairline,
    /// Links, and the bar beside a highlight.
    Accent,
    /// The ground of notes and of emphasised rows.
    Ground,
}

/// The colours of one paper.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    /// Headings and the heads of tables.
    pub title: Color,
    /// Links, and the bar beside a highlight.
    pub accent: Color,
}

impl Palette {
    /// The colour something of this kind has.
    pub fn color(self, ink: Ink) -> Color {
        match ink {
            Ink::Text => Color(0x1d, 0x23, 0x2a),
            Ink::Title => self.title,
            Ink::Muted => Color(0x55, 0x60, 0x6b),
            Ink::Hairline => Color(0xc9, 0xd0, 0xd7),
            Ink::Accent => self.accent,
            Ink::Ground => GROUND,
        }
    }
}

/// An ICC profile of version 2.1 for sRGB (IEC 61966-2-1), for the output intent that PDF/A asks for
/// (ISO 19005-2, 6.2.3): three primaries adapted to D50, and the tone curve at 1,024 points.
pub(crate) fn srgb_profile() -> Vec<u8> {
    let curve = tone_curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz([0.964_20, 1.0, 0.824_91])),
        (b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_10])),
        (b"rTRC", curve),
        (b"gTRC", Vec::new()),
        (b"bTRC", Vec::new()),
    ];
    let directory = 128 + 4 + 12 * tags.len();
    let (mut table, mut data) = (Vec::new(), Vec::new());
    let mut place = (0, 0);
    for (signature, value) in &tags {
        // An empty value shares the one before it: the three curves are one.
        if !value.is_empty() {
            place = (directory + data.len(), value.len());
            data.extend_from_slice(value);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(*signature);
        table.extend_from_slice(&number(place.0));
        table.extend_from_slice(&number(place.1));
    }
    let mut profile = header(directory + data.len());
    profile.extend_from_slice(&number(tags.len()));
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The profile's header (ICC.1:2001-04, 6.1): a monitor's RGB, connected through XYZ under D50.
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend_from_slice(&number(size));
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&[2, 0x10, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    for value in [0.964_20, 1.0, 0.824_91] {
        header.extend_from_slice(&fixed(value));
    }
    header.resize(128, 0);
    header
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 65,535 by the formula's own range
fn tone_curve() -> Vec<u8> {
    const POINTS: u16 = 1024;
    let mut curve = b"curv\0\0\0\0".to_vec();
    curve.extend_from_slice(&u32::from(POINTS).to_be_bytes());
    for point in 0..POINTS {
        let signal = f64::from(point) / f64::from(POINTS - 1);
        let light = if signal <= 0.040_45 {
            signal / 12.92
        } else {
            ((signal + 0.055) / 1.055).powf(2.4)
        };
        curve.extend_from_slice(&((light * 65_535.0).round() as u16).to_be_bytes());
    }
    curve
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    let mut tag = b"XYZ \0\0\0\0".to_vec();
    for value in &values {
        tag.extend_from_slice(&fixed(*value));
    }
    tag
}

fn text(words: &str) -> Vec<u8> {
    [b"text\0\0\0\0", words.as_bytes(), b"\0"].concat()
}

/// `textDescriptionType` with its ASCII part alone; the Unicode and Macintosh parts are empty.
fn description(words: &str) -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend_from_slice(&number(words.len() + 1));
    tag.extend_from_slice(words.as_bytes());
    tag.resize(tag.len() + 1 + 8 + 3 + 67, 0);
    tag
}

/// `s15Fixed16Number`.
#[allow(clippy::cast_possible_truncation)] // the profile's values lie between 0 and 1
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

#[allow(clippy::cast_possible_truncation)] // sizes and offsets of a profile of 3 kB
fn number(value: usize) -> [u8; 4] {
    (value as u32).to_be_bytes()
}
