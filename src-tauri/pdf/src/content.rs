//! Operators of a page, written one after another (ISO 32000-1, 7.8.2).

use std::io::Write;

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
    pub(crate) fn show(&mut self, glyphs: &[(u16, f32)]) {
        self.put("[<");
        for (index, (glyph, correction)) in glyphs.iter().enumerate() {
            self.hex(&glyph.to_be_bytes());
            if *correction != 0.0 && index + 1 < glyphs.len() {
                self.put("> ");
                self.number(*correction, 1);
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
            self.bytes.extend([DIGITS[high], DIGITS[low]]);
        }
    }

    /// A number and a space, without zeros that say nothing. PDF knows no exponents.
    fn number(&mut self, value: f32, decimals: usize) {
        let start = self.bytes.len();
        // Writing to a vector cannot fail.
        let _ = write!(self.bytes, "{value:.decimals$}");
        let zeros = self.bytes.iter().rev().take_while(|byte| **byte == b'0').count();
        self.bytes.truncate(self.bytes.len() - zeros);
        if self.bytes.ends_with(b".") {
            self.bytes.pop();
        }
        if matches!(&self.bytes[start..], b"-0") {
            self.bytes.truncate(start);
            self.bytes.push(b'0');
        }
        self.bytes.push(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::Content;

    #[test]
    fn numbers_are_written_without_zeros_that_say_nothing() {
        let mut content = Content::new();
        for value in [0.0, -0.0001, 10.0, 10.5, -12.34, 595.275_6, 1e-9, 100.0] {
            content.number(value, 2);
        }
        assert_eq!(
            String::from_utf8_lossy(&content.into_bytes()),
            "0 0 10 10.5 -12.34 595.28 0 100 "
        );
    }

    #[test]
    fn a_stretch_is_one_string_parted_only_where_a_glyph_moves() {
        let mut content = Content::new();
        content.show(&[(1, 0.0), (2, -12.5), (258, 3.0)]);
        assert_eq!(content.into_bytes(), b"[<00010002> -12.5 <0102>] TJ\n");
    }
}
