//! The file itself: objects packed into streams, and found by a table that is a stream too (ISO 32000-1, 7.5.7 and
//! 7.5.8). lopdf packs as well, but copies every object and writes it three times to do so.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::conform::integer;
use crate::error::PdfError;
use crate::fingerprint::fingerprint;

const HEADER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
/// So many objects share a stream: enough to be packed well, few enough to be unpacked at once.
const PACKED: usize = 250;

/// The row of a number that no object has, and none will have.
const FREE: [u8; 7] = [0, 0, 0, 0, 0, 0xFF, 0xFF];

impl From<std::io::Error> for PdfError {
    fn from(error: std::io::Error) -> Self {
        Self::Writing(error.to_string())
    }
}

/// Writes the file. Its identity (ISO 32000-1, 14.4) is a fingerprint of all that is in it, so equal papers have
/// equal ones and others differ.
pub(crate) fn write(pdf: Document, compression: Compression) -> Result<Vec<u8>, PdfError> {
    let mut file = File {
        compression,
        bytes: HEADER.to_vec(),
        places: Vec::new(),
    };
    let mut next = pdf.max_id + 1;
    let mut loose = Vec::new();
    for (id, object) in pdf.objects {
        match object {
            Object::Stream(stream) => file.stream(id.0, stream)?,
            other => loose.push((id, other)),
        }
    }
    for packed in loose.chunks(PACKED) {
        file.pack(next, packed)?;
        next += 1;
    }
    file.table(next, pdf.trailer)?;
    Ok(file.bytes)
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    At(usize),
    Within { stream: u32, index: usize },
}

struct File {
    compression: Compression,
    bytes: Vec<u8>,
    places: Vec<(u32, Place)>,
}

impl File {
    fn stream(&mut self, id: u32, mut stream: Stream) -> Result<(), PdfError> {
        let packs = self.compression != Compression::none();
        if packs && stream.allows_compression && !stream.dict.has(b"Filter") {
            stream.set_content(self.packed(&stream.content)?);
            stream.dict.set("Filter", "FlateDecode");
        }
        self.places.push((id, Place::At(self.bytes.len())));
        writeln!(self.bytes, "{id} 0 obj")?;
        dictionary(&mut self.bytes, &stream.dict);
        self.bytes.extend_from_slice(b"\nstream\n");
        self.bytes.extend_from_slice(&stream.content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
        Ok(())
    }

    fn packed(&self, content: &[u8]) -> Result<Vec<u8>, PdfError> {
        let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 3), self.compression);
        encoder.write_all(content)?;
        Ok(encoder.finish()?)
    }

    /// Writes objects into one stream.
    fn pack(&mut self, id: u32, objects: &[(ObjectId, Object)]) -> Result<(), PdfError> {
        let (mut offsets, mut content) = (Vec::new(), Vec::new());
        for (index, ((number, _), object)) in objects.iter().enumerate() {
            self.places.push((*number, Place::Within { stream: id, index }));
            write!(offsets, "{number} {} ", content.len())?;
            value(&mut content, object);
            content.push(b'\n');
        }
        let dictionary = dictionary! {
            "Type" => "ObjStm", "N" => integer(objects.len()), "First" => integer(offsets.len()),
        };
        offsets.append(&mut content);
        self.stream(id, Stream::new(dictionary, offsets))
    }

    /// Writes the table of all objects, itself the last of them.
    fn table(&mut self, id: u32, trailer: Dictionary) -> Result<(), PdfError> {
        let start = self.bytes.len();
        let identity = fingerprint(&self.bytes).to_be_bytes().to_vec();
        let identity = Object::String(identity, StringFormat::Hexadecimal);
        self.places.push((id, Place::At(start)));
        self.places.sort_by_key(|(id, _)| *id);
        let size = integer(id as usize + 1);
        let mut rows = vec![FREE; id as usize + 1];
        for (id, place) in &self.places {
            rows[*id as usize] = row(*place);
        }
        let mut dictionary = dictionary! {
            "Type" => "XRef", "Size" => size, "W" => vec![1.into(), 4.into(), 2.into()],
            "ID" => vec![identity.clone(), identity],
        };
        for key in ["Root", "Info"] {
            dictionary.set(key, trailer.get(key.as_bytes())?.clone());
        }
        self.stream(id, Stream::new(dictionary, rows.concat()))?;
        write!(self.bytes, "startxref\n{start}\n%%EOF\n")?;
        Ok(())
    }
}

/// A row of the table.
fn row(place: Place) -> [u8; 7] {
    let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes();
    let (kind, first, second) = match place {
        Place::At(offset) => (1, narrow(offset), [0; 4]),
        Place::Within { stream, index } => (2, stream.to_be_bytes(), narrow(index)),
    };
    let [a, b, c, d] = first;
    [kind, a, b, c, d, second[2], second[3]]
}

/// An object as PDF writes it (ISO 32000-1, 7.3).
fn value(out: &mut Vec<u8>, object: &Object) {
    // Writing to a vector cannot fail: what `write!` returns is not looked at.
    match object {
        Object::Boolean(truth) => out.extend_from_slice(if *truth { b"true" } else { b"false" }),
        Object::Integer(number) => {
            let _ = write!(out, "{number}");
        }
        Object::Real(number) => {
            let _ = write!(out, "{number:.3}");
        }
        Object::Name(name) => self::name(out, name),
        Object::String(bytes, StringFormat::Literal) => literal(out, bytes),
        Object::String(bytes, StringFormat::Hexadecimal) => {
            out.push(b'<');
            for byte in bytes {
                let _ = write!(out, "{byte:02X}");
            }
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                value(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(out, entries),
        Object::Reference((number, generation)) => {
            let _ = write!(out, "{number} {generation} R");
        }
        // A stream is no value: it stands alone, and what stands for one is its reference.
        Object::Null | Object::Stream(_) => out.extend_from_slice(b"null"),
    }
}

fn dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, entry) in entries {
        name(out, key);
        out.push(b' ');
        value(out, entry);
    }
    out.extend_from_slice(b">>");
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"#()<>[]{}/%".contains(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

fn literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        if b"()\\\r".contains(byte) {
            let _ = write!(out, "\\{byte:03o}");
        } else {
            out.push(*byte);
        }
    }
    out.push(b')');
}
