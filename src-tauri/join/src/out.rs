//! The file that is written: objects one after another, and the table that finds them (ISO 32000-1, 7.5).

use std::io::Write as _;

const HEADER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// The bytes so far, and where each object stands.
pub(crate) struct Out {
    bytes: Vec<u8>,
    /// By number, from 1 on; 0 for one that is not written yet.
    places: Vec<usize>,
}

/// How far the writing had come.
pub(crate) struct Mark {
    bytes: usize,
    places: usize,
}

impl Out {
    pub(crate) fn new() -> Self {
        Self {
            bytes: HEADER.to_vec(),
            places: Vec::new(),
        }
    }

    /// A number for an object that is written later.
    pub(crate) fn reserve(&mut self) -> u32 {
        self.places.push(0);
        u32::try_from(self.places.len()).unwrap_or(u32::MAX)
    }

    fn begin(&mut self, number: u32) {
        if let Some(place) = self.places.get_mut(number as usize - 1) {
            *place = self.bytes.len();
        }
        self.text(&format!("{number} 0 obj\n"));
    }

    fn text(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Writes an object.
    pub(crate) fn object(&mut self, number: u32, value: &[u8]) {
        self.begin(number);
        self.bytes.extend_from_slice(value);
        self.text("\nendobj\n");
    }

    /// Writes a stream, packed as its entries say.
    pub(crate) fn stream(&mut self, number: u32, entries: &[u8], content: &[u8]) {
        self.begin(number);
        self.text("<<");
        self.bytes.extend_from_slice(entries);
        self.text(&format!("/Length {}>>\nstream\n", content.len()));
        self.bytes.extend_from_slice(content);
        self.text("\nendstream\nendobj\n");
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark {
            bytes: self.bytes.len(),
            places: self.places.len(),
        }
    }

    /// Takes back all that was written since.
    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.bytes.truncate(mark.bytes);
        self.places.truncate(mark.places);
    }

    /// Writes the table and the trailer's entries, and hands out the file.
    pub(crate) fn finish(mut self, trailer: &[u8]) -> Vec<u8> {
        let start = self.bytes.len();
        let size = self.places.len() + 1;
        self.text(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
        for place in &self.places {
            // Writing to a vector cannot fail.
            let _ = match place {
                0 => self.bytes.write_all(b"0000000000 65535 f \n"),
                place => writeln!(self.bytes, "{place:010} 00000 n "),
            };
        }
        self.text(&format!("trailer\n<</Size {size}"));
        self.bytes.extend_from_slice(trailer);
        self.text(&format!(">>\nstartxref\n{start}\n%%EOF\n"));
        self.bytes
    }
}
