//! A subset of a TrueType font, embedded as PDF/A wants it: every glyph drawn is there, with its width and its text.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId, name_id};

use crate::hex;
use crate::increment::{Increment, stream};
use crate::syntax::{Dictionary, Id, Object};

/// The font for the appearance cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The bytes are not a TrueType font with a name.
    #[error("the bytes are not a usable TrueType font")]
    NotTrueType,
    /// The font has not even a question mark for the letters it lacks.
    #[error("the font has no glyphs for text")]
    NoLetters,
}

/// A font that measures and encodes text.
pub(crate) struct Font<'a> {
    data: &'a [u8],
    face: Face<'a>,
    name: String,
    used: BTreeMap<u16, char>,
}

impl<'a> Font<'a> {
    /// Opens a font for exactly these texts.
    pub(crate) fn open(data: &'a [u8], texts: &[String]) -> Result<Self, FontError> {
        let face = Face::parse(data, 0).map_err(|_| FontError::NotTrueType)?;
        let name = face
            .names()
            .into_iter()
            .find(|name| name.name_id == name_id::POST_SCRIPT_NAME && name.is_unicode());
        let name = name
            .and_then(|name| name.to_string())
            .filter(|_| face.tables().glyf.is_some());
        let mut font = Self {
            data,
            face,
            name: name.ok_or(FontError::NotTrueType)?,
            used: BTreeMap::new(),
        };
        for letter in texts.iter().flat_map(|text| text.chars()) {
            let (glyph, shown) = font.glyph(letter).ok_or(FontError::NoLetters)?;
            font.used.entry(glyph).or_insert(shown);
        }
        Ok(font)
    }

    /// The glyph of a letter and the letter it shows: a question mark for what the font lacks,
    /// since drawing the missing-glyph box breaks PDF/A (ISO 19005-2, 6.2.11.8).
    fn glyph(&self, letter: char) -> Option<(u16, char)> {
        let candidates = if letter.is_whitespace() {
            [' ', ' ']
        } else {
            [letter, '?']
        };
        let found = |letter| {
            self.face
                .glyph_index(letter)
                .filter(|glyph| glyph.0 != 0)
                .map(|glyph| (glyph.0, letter))
        };
        candidates.into_iter().find_map(found)
    }

    /// Width of a text at size 1, in points.
    pub(crate) fn width(&self, text: &str) -> f64 {
        let advance = |letter| self.glyph(letter).map_or(0, |(glyph, _)| self.advance(glyph));
        f64::from(text.chars().map(advance).map(u32::from).sum::<u32>()) / f64::from(self.face.units_per_em())
    }

    fn advance(&self, glyph: u16) -> u16 {
        self.face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)
    }

    /// A length in font units as a thousandth of the em, PDF's unit.
    fn thousandths(&self, units: impl Into<f64>) -> Object {
        let value = units.into() * 1000.0 / f64::from(self.face.units_per_em());
        Object::Real((value * 100.0).round() / 100.0)
    }

    /// Puts the subset into the file; returns the font dictionary and the way to write text with it.
    pub(crate) fn embed(&self, increment: &mut Increment) -> Result<(Id, Encoding), FontError> {
        let glyphs: Vec<u16> = self.used.keys().copied().collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let program = subsetter::subset(self.data, 0, &remapper).map_err(|_| FontError::NotTrueType)?;
        let length = Object::Integer(i64::try_from(program.len()).unwrap_or(i64::MAX));
        let program = increment.add(deflated(Dictionary::from([("Length1", length)]), &program));
        let to_unicode = increment.add(deflated(
            Dictionary::default(),
            self.to_unicode(&remapper).as_bytes(),
        ));
        let name = Object::name(&format!("{}+{}", tag(&glyphs), self.name));
        let descriptor = increment.add(self.descriptor(name.clone(), program));
        let widths = remapper
            .remapped_gids()
            .map(|glyph| self.thousandths(self.advance(glyph)))
            .collect();
        let system = Dictionary::from([
            ("Registry", Object::String(b"Adobe".to_vec())),
            ("Ordering", Object::String(b"Identity".to_vec())),
            ("Supplement", Object::Integer(0)),
        ]);
        let descendant = increment.add(Dictionary::from([
            ("Type", Object::name("Font")),
            ("Subtype", Object::name("CIDFontType2")),
            ("BaseFont", name.clone()),
            ("CIDSystemInfo", system.into()),
            ("FontDescriptor", descriptor.into()),
            ("DW", Object::Integer(0)),
            (
                "W",
                Object::Array(vec![Object::Integer(0), Object::Array(widths)]),
            ),
            ("CIDToGIDMap", Object::name("Identity")),
        ]));
        let font = increment.add(Dictionary::from([
            ("Type", Object::name("Font")),
            ("Subtype", Object::name("Type0")),
            ("BaseFont", name),
            ("Encoding", Object::name("Identity-H")),
            ("DescendantFonts", Object::Array(vec![descendant.into()])),
            ("ToUnicode", to_unicode.into()),
        ]));
        Ok((font, Encoding(remapper)))
    }

    fn descriptor(&self, name: Object, program: Id) -> Dictionary {
        let bounds = self.face.global_bounding_box();
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
        let capitals = self.face.capital_height().unwrap_or_else(|| self.face.ascender());
        Dictionary::from([
            ("Type", Object::name("FontDescriptor")),
            ("FontName", name),
            // Symbolic (ISO 32000-1, table 123): the subset has no encoding of its own.
            ("Flags", Object::Integer(4)),
            (
                "FontBBox",
                Object::Array(bounds.map(|side| self.thousandths(side)).to_vec()),
            ),
            ("ItalicAngle", Object::Real(self.face.italic_angle().into())),
            ("Ascent", self.thousandths(self.face.ascender())),
            ("Descent", self.thousandths(self.face.descender())),
            ("CapHeight", self.thousandths(capitals)),
            // TrueType fonts do not say how thick their stems are; a usual value for text weight.
            ("StemV", Object::Integer(80)),
            ("FontFile2", program.into()),
        ])
    }

    /// The `ToUnicode` map (ISO 32000-1, 9.10.3).
    fn to_unicode(&self, remapper: &GlyphRemapper) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
             /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
             /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n\
             1 begincodespacerange <0000> <FFFF> endcodespacerange\n",
        );
        let used: Vec<_> = self
            .used
            .iter()
            .filter_map(|(glyph, letter)| Some((remapper.get(*glyph)?, letter)))
            .collect();
        for part in used.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", part.len());
            for (code, letter) in part {
                let text: Vec<u8> = letter
                    .encode_utf16(&mut [0; 2])
                    .iter()
                    .flat_map(|unit| unit.to_be_bytes())
                    .collect();
                let _ = writeln!(map, "<{code:04X}> <{}>", hex::digits(&text));
            }
            map += "endbfchar\n";
        }
        map + "endcmap CMapName currentdict /CMap defineresource pop end end"
    }

    /// A text in the subset's own codes.
    pub(crate) fn encode(&self, text: &str, encoding: &Encoding) -> Object {
        let code = |letter| self.glyph(letter).and_then(|(glyph, _)| encoding.0.get(glyph));
        Object::String(text.chars().filter_map(code).flat_map(u16::to_be_bytes).collect())
    }
}

/// The codes of a subset.
pub(crate) struct Encoding(GlyphRemapper);

/// Six capitals that name the subset (ISO 32000-1, 9.6.4).
fn tag(glyphs: &[u16]) -> String {
    let bytes: Vec<u8> = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
    let digest = crate::algorithm::DigestAlgorithm::Sha256.of(&[&bytes]);
    digest
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

fn deflated(mut dictionary: Dictionary, data: &[u8]) -> Object {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory does not fail; if it did, the data goes in as it is.
    match encoder.write_all(data).and_then(|()| encoder.finish()) {
        Ok(packed) => {
            dictionary.set("Filter", Object::name("FlateDecode"));
            stream(dictionary, packed)
        }
        Err(_) => stream(dictionary, data.to_vec()),
    }
}
