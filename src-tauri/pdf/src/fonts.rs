//! The four faces of Noto Sans, and what they can write. Letters of bokmål, nynorsk and the Sámi languages included.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, DefaultHasher},
    sync::{LazyLock, Mutex, PoisonError},
};

use harfrust::{Buffer, Direction, Feature, Font, GlyphId, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};

use crate::error::PdfError;

/// Noto Sans counts in thousandths of an em, as PDF does, so widths need no rounding.
const UNITS_PER_EM: f32 = 1000.0;
/// Stands where no face has the character: seen, searchable, and never `.notdef`, which PDF/A forbids.
pub(crate) const REPLACEMENT: char = '\u{FFFD}';
/// The hyphen at the end of a line: has its own glyph in Noto Sans, so that copied text can leave it out.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// One face of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl Face {
    pub(crate) const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    pub(crate) fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Self::Regular,
            (true, false) => Self::Bold,
            (false, true) => Self::Italic,
            (true, true) => Self::BoldItalic,
        }
    }

    /// The PostScript name, and the name of the font among a page's resources.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Regular => "NotoSans-Regular",
            Self::Bold => "NotoSans-Bold",
            Self::Italic => "NotoSans-Italic",
            Self::BoldItalic => "NotoSans-BoldItalic",
        }
    }

    /// The weight as OpenType's OS/2 table counts it.
    pub(crate) fn weight(self) -> u16 {
        match self {
            Self::Regular | Self::Italic => 400,
            Self::Bold | Self::BoldItalic => 700,
        }
    }

    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
            Self::Italic => include_bytes!("../../../assets/fonts/NotoSans-Italic.ttf"),
            Self::BoldItalic => include_bytes!("../../../assets/fonts/NotoSans-BoldItalic.ttf"),
        }
    }
}

/// A glyph of a face. A paper has hundreds of thousands, so each is kept small: measures are in thousandths of an em, as
/// the face has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    /// How far on the next glyph stands.
    pub(crate) units: i16,
    right: i16,
    up: i16,
    start: u32,
    /// Stands for exactly one character, the one the face's own map says.
    pub(crate) plain: bool,
}

impl Glyph {
    /// The same as its `units`, in em.
    pub(crate) fn advance(self) -> f32 {
        em(self.units)
    }

    /// How far the glyph is moved from its place, to the right and up, in em.
    pub(crate) fn shift(self) -> (f32, f32) {
        (em(self.right), em(self.up))
    }

    /// Where the glyph's characters begin in the text, in bytes. Glyphs of one cluster share it.
    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    /// The same glyph in a text where its characters begin at `start`.
    pub(crate) fn starting(self, start: usize) -> Self {
        Self {
            start: offset(start),
            ..self
        }
    }
}

/// The faces, ready to shape.
pub(crate) struct Fonts {
    shapers: Vec<ShaperFont<'static, 'static>>,
    plans: &'static [ShapePlan],
    /// The glyphs of common letters, by face and code point, so that they are looked up once.
    common: &'static [Vec<Option<u16>>],
}

/// Latin letters with their accents end here (Unicode, Latin Extended-B).
const UNCOMMON: char = '\u{250}';

struct Loaded {
    fonts: Vec<Font>,
    plans: Vec<ShapePlan>,
    common: Vec<Vec<Option<u16>>>,
}

static LOADED: LazyLock<Result<Loaded, PdfError>> = LazyLock::new(|| {
    let fonts = Face::ALL
        .iter()
        .map(|face| {
            Font::new(face.bytes(), 0).ok_or_else(|| PdfError::Writing(format!("{} is no font", face.name())))
        })
        .collect::<Result<Vec<_>, _>>()?;
    // Ligatures join letters into one glyph; without them nearly every glyph is one character, as readers like it.
    let letters_apart = [Feature::new(Tag::new(b"liga"), 0, ..)];
    let plans = fonts
        .iter()
        .map(|font| {
            ShapePlan::new(
                font,
                Direction::LeftToRight,
                Some(Script::LATIN),
                None,
                &letters_apart,
            )
        })
        .collect();
    let common = fonts
        .iter()
        .map(|font| {
            let shaper = ShaperFont::new(font);
            ('\0'..UNCOMMON)
                .map(|letter| nominal_glyph(&shaper, letter))
                .collect()
        })
        .collect();
    Ok(Loaded { fonts, plans, common })
});

/// Latin letters and the signs of typography. Others may be marks that stand on what is before them, be it a space.
fn stands_alone(character: char) -> bool {
    matches!(character, '\0'..'\u{300}' | '\u{2010}'..'\u{20D0}')
}

/// So many words of a face are remembered: those of a few hundred pages, in a few megabytes.
const MOST_KNOWN: usize = 10_000;

/// The words that were shaped, with the space behind them, by face.
static KNOWN: [Mutex<Words>; 4] = [const { Mutex::new(Words::with_hasher(BuildHasherDefault::new())) }; 4];

type Words = HashMap<Box<str>, Vec<Glyph>, BuildHasherDefault<DefaultHasher>>;

impl Fonts {
    pub(crate) fn load() -> Result<Self, PdfError> {
        let loaded = LOADED.as_ref().map_err(Clone::clone)?;
        Ok(Self {
            shapers: loaded.fonts.iter().map(ShaperFont::new).collect(),
            plans: &loaded.plans,
            common: &loaded.common,
        })
    }

    /// Whether every face can write the character. The four have the same repertoire.
    pub(crate) fn covers(&self, character: char) -> bool {
        self.glyph_of(Face::Regular, character)
            .is_some_and(|glyph| glyph != 0)
    }

    /// The glyphs that write the text, in order, kerned. Words are shaped once: a paper says most of its words again,
    /// and a space changes nothing beside it.
    pub(crate) fn shape(&self, face: Face, text: &str) -> Result<Vec<Glyph>, PdfError> {
        if !text.chars().all(stands_alone) {
            return self.shape_anew(face, text);
        }
        let mut known = KNOWN[face as usize]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let (mut glyphs, mut start) = (Vec::with_capacity(text.len()), 0);
        for word in text.split_inclusive(' ') {
            let placed = |glyph: &Glyph| glyph.starting(glyph.start() + start);
            if let Some(shaped) = known.get(word) {
                glyphs.extend(shaped.iter().map(placed));
            } else {
                let shaped = self.shape_anew(face, word)?;
                glyphs.extend(shaped.iter().map(placed));
                if known.len() >= MOST_KNOWN {
                    known.clear();
                }
                known.insert(word.into(), shaped);
            }
            start += word.len();
        }
        Ok(glyphs)
    }

    fn shape_anew(&self, face: Face, text: &str) -> Result<Vec<Glyph>, PdfError> {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        let options = ShapeOptions::new().plan(Some(&self.plans[face as usize]));
        harfrust::shape(&self.shapers[face as usize], &mut buffer, options)
            .map_err(|e| PdfError::Writing(format!("{}: {e:?}", face.name())))?;
        let mut glyphs: Vec<Glyph> = buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, position)| Glyph {
                id: narrow(info.glyph_id),
                units: short(position.x_advance),
                right: short(position.x_offset),
                up: short(position.y_offset),
                start: info.cluster,
                plain: false,
            })
            .collect();
        self.mark_plain(face, text, &mut glyphs);
        Ok(glyphs)
    }

    fn mark_plain(&self, face: Face, text: &str, glyphs: &mut [Glyph]) {
        for index in 0..glyphs.len() {
            let start = glyphs[index].start();
            let end = glyphs.get(index + 1).map_or(text.len(), |next| next.start());
            let alone = end > start && (index == 0 || glyphs[index - 1].start() != start);
            let mut characters = text.get(start..end).unwrap_or_default().chars();
            if let (true, Some(character), None) = (alone, characters.next(), characters.next()) {
                let glyph = &mut glyphs[index];
                glyph.plain =
                    (glyph.right, glyph.up) == (0, 0) && self.glyph_of(face, character) == Some(glyph.id);
            }
        }
    }

    /// The glyph the face itself gives to a character.
    pub(crate) fn glyph_of(&self, face: Face, character: char) -> Option<u16> {
        match self.common[face as usize].get(character as usize) {
            Some(glyph) => *glyph,
            None => nominal_glyph(&self.shapers[face as usize], character),
        }
    }

    /// The hyphen to set where a word is parted, at the start of a text.
    pub(crate) fn soft_hyphen(&self, face: Face) -> Glyph {
        let id = self.glyph_of(face, SOFT_HYPHEN).unwrap_or(0);
        Glyph {
            id,
            units: self.units(face, id),
            right: 0,
            up: 0,
            start: 0,
            plain: true,
        }
    }

    /// The face's own advance of a glyph, in thousandths of an em.
    pub(crate) fn units(&self, face: Face, glyph: u16) -> i16 {
        short(self.shapers[face as usize].glyph_h_advance(GlyphId::new(glyph.into())))
    }
}

fn nominal_glyph(shaper: &ShaperFont, character: char) -> Option<u16> {
    shaper
        .nominal_glyph(character.into())
        .map(|glyph| narrow(glyph.to_u32()))
}

fn em(units: i16) -> f32 {
    f32::from(units) / UNITS_PER_EM
}

/// A TrueType font's own measures have 16 bits (OpenType, `hmtx` and `GPOS`); marks that pile up stay far within.
fn short(units: i32) -> i16 {
    i16::try_from(units).unwrap_or(if units < 0 { i16::MIN } else { i16::MAX })
}

/// No text of a paper is four gigabytes long.
fn offset(start: usize) -> u32 {
    u32::try_from(start).unwrap_or(u32::MAX)
}

/// A TrueType font has at most 65,535 glyphs.
fn narrow(glyph: u32) -> u16 {
    u16::try_from(glyph).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What lets words be shaped one by one.
    #[test]
    fn a_space_changes_nothing_beside_it() {
        let fonts = Fonts::load().unwrap();
        for character in ('!'..'\u{2200}').filter(|character| fonts.covers(*character)) {
            let text = format!("Å {character} {character}a  T{character} vei");
            for face in Face::ALL {
                let (words, whole) = (fonts.shape(face, &text), fonts.shape_anew(face, &text));
                assert!(words.unwrap() == whole.unwrap(), "{face:?} {text}");
            }
        }
    }
}
