//! Operators of a page, written one after another (ISO 32000-1, 7.8.2).

use crate::color::Color;

/// A content stream in the making. Heights run from the page's bottom, as PDF counts.
pub(crate) struct Content {
    bytes: Vec<u8>,
}

impl Content {
    pub(crate) fn new() -> Self {
        Self { bytes: Vec::new() }
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Begins marked content, its properties as PDF writes a dictionary's inside.
    pub(crate) fn begin(&mut self, tag: &str, properties: &str) {
        self.put(&format!("/{tag} <<{properties}>> BDC\n"));
    }

    /// Begins a stretch that stands for other text than its glyphs say (ISO 32000-1, 14.9.4).
    pub(crate) fn begin_actual_text(&mut self, utf16: &[u8]) {
        self.put("/Span <</ActualText <");
        self.hex(utf16);
        self.put(">>> BDC\n");
    }

    pub(crate) fn end(&mut self) {
        self.put("EMC\n");
    }

    pub(crate) fn begin_text(&mut self) {
        self.put("BT\n");
    }

    pub(crate) fn end_text(&mut self) {
        self.put("ET\n");
    }

    pub(crate) fn color(&mut self, color: Color) {
        for part in [color.0, color.1, color.2] {
            self.number(f32::from(part) / 255.0, 4);
        }
        self.put("rg\n");
    }

    pub(crate) fn font(&mut self, name: &str, size: f32) {
        self.put(&format!("/{name} "));
        self.number(size, 3);
        self.put("Tf\n");
    }

    /// Moves to where the next glyphs begin.
    pub(crate) fn text_at(&mut self, x: f32, y: f32) {
        self.put("1 0 0 1 ");
        self.number(x, 3);
        self.number(y, 3);
        self.put("Tm\n");
    }

    /// Shows glyphs, each with the correction to its font's own advance, in thousandths of an em.
    pub(crate) fn show(&mut self, glyphs: &[(u16, i16)]) {
        self.put("[<");
        self.bytes.reserve(4 * glyphs.len());
        for (index, (glyph, correction)) in glyphs.iter().enumerate() {
            self.hex(&glyph.to_be_bytes());
            if *correction != 0 && index + 1 < glyphs.len() {
                self.put("> ");
                self.number((*correction).into(), 0);
                self.put("<");
            }
        }
        self.put(">] TJ\n");
    }

    pub(crate) fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32) {
        for value in [x, y, width, height] {
            self.number(value, 3);
        }
        self.put("re f\n");
    }

    /// Draws a picture over a rectangle.
    pub(crate) fn picture(&mut self, name: &str, x: f32, y: f32, width: f32, height: f32) {
        self.put("q ");
        for value in [width, 0.0, 0.0, height, x, y] {
            self.number(value, 3);
        }
        self.put(&format!("cm /{name} Do Q\n"));
    }

    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn hex(&mut self, bytes: &[u8]) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        for byte in bytes {
            let (high, low) = (usize::from(byte >> 4), usize::from(byte & 15));
            self.bytes.extend_from_slice(&[DIGITS[high], DIGITS[low]]);
        }
    }

    /// A number and a space, rounded, without zeros that say nothing. PDF knows no exponents.
    ///
    /// A page has thousands of them, and what `format!` does to be right for every number there is takes its time.
    fn number(&mut self, value: f32, decimals: u32) {
        let whole = 10_u64.pow(decimals);
        // As exact as it is written: a float has 24 bits, ten thousand has 14, and 53 are here.
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss
        )]
        let parts = (f64::from(value.abs()) * whole as f64).round_ties_even() as u64;
        if value < 0.0 && parts > 0 {
            self.put("-");
        }
        self.digits(parts / whole, 1);
        let (mut fraction, mut width) = (parts % whole, decimals);
        if fraction > 0 {
            while fraction % 10 == 0 {
                (fraction, width) = (fraction / 10, width - 1);
            }
            self.put(".");
            self.digits(fraction, width);
        }
        self.put(" ");
    }

    /// The digits of a number, with zeros before them up to a width.
    fn digits(&mut self, number: u64, width: u32) {
        if number >= 10 || width > 1 {
            self.digits(number / 10, width.saturating_sub(1));
        }
        // A digit is less than ten.
        self.bytes
            .extend(u8::try_from(number % 10).map(|digit| b'0' + digit));
    }
}

#[cfg(test)]
mod tests {
    use super::Content;

    #[test]
    fn numbers_are_written_without_zeros_that_say_nothing() {
        let mut content = Content::new();
        for value in [
            0.0, -0.0001, 10.0, 10.5, -12.34, 595.275_6, 1e-9, 100.0, 0.05, 7.125,
        ] {
            content.number(value, 2);
        }
        assert_eq!(
            String::from_utf8_lossy(&content.into_bytes()),
            "0 0 10 10.5 -12.34 595.28 0 100 0.05 7.12 "
        );
    }

    #[test]
    fn numbers_are_rounded_as_the_standard_library_rounds_them() {
        for value in (i16::MIN..i16::MAX).map(|n| f32::from(n) / 64.0) {
            let mut content = Content::new();
            content.number(value, 3);
            let written: f64 = String::from_utf8_lossy(&content.into_bytes())
                .trim()
                .parse()
                .unwrap();
            let expected: f64 = format!("{value:.3}").parse().unwrap();
            assert!(written.to_bits() == (expected + 0.0).to_bits(), "{value}");
        }
    }

    #[test]
    fn a_stretch_is_one_string_parted_only_where_a_glyph_moves() {
        let mut content = Content::new();
        content.show(&[(1, 0), (2, -12), (258, 3)]);
        assert_eq!(content.into_bytes(), b"[<00010002> -12 <0102>] TJ\n");
    }
}
