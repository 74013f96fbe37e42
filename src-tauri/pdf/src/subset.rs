//! The used glyphs of each face, as the fonts that go into the file.

use std::collections::BTreeMap;

use printpdf::{FontId, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use crate::display::{Page, Run};
use crate::error::PdfError;
use crate::fingerprint::six_letters;
use crate::fonts::{Face, Fonts, Glyph};

/// One face cut down to the glyphs a document uses.
pub(crate) struct Subset {
    pub(crate) face: Face,
    /// Of each glyph of the face its number in the subset, and its width in thousandths of an em as the file says it.
    glyphs: Vec<(u16, i16)>,
    /// What each glyph stands for, as the file's map to Unicode says it.
    pub(crate) meanings: BTreeMap<u16, String>,
}

impl Subset {
    /// A glyph's number in the subset, and its width in thousandths of an em as the file says it.
    pub(crate) fn embedded(&self, glyph: u16) -> (u16, i16) {
        self.glyphs.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// The font's name among the resources of a page.
    pub(crate) fn id(&self) -> FontId {
        FontId(self.face.name().to_owned())
    }
}

/// The subsets of all faces the pages use, and the fonts to embed.
pub(crate) fn subsets(fonts: &Fonts, pages: &[Page]) -> Result<Vec<(Subset, PdfFont)>, PdfError> {
    let mut used: BTreeMap<Face, Meanings> = BTreeMap::new();
    for run in pages
        .iter()
        .flat_map(|page| &page.groups)
        .flat_map(|group| &group.runs)
    {
        let meanings = used.entry(run.face).or_default();
        for cluster in clusters(run) {
            meanings.note(&cluster);
        }
    }
    used.into_iter()
        .map(|(face, meanings)| subset(fonts, face, meanings.of))
        .collect()
}

/// Glyphs that belong together, and the characters they stand for.
pub(crate) struct Cluster<'a> {
    pub(crate) glyphs: &'a [Glyph],
    pub(crate) text: &'a str,
}

impl Cluster<'_> {
    /// One glyph for the one character its font says: copied and read right without further words.
    pub(crate) fn is_plain(&self) -> bool {
        self.glyphs[0].plain
    }
}

pub(crate) fn clusters(run: &Run) -> impl Iterator<Item = Cluster<'_>> {
    let mut stretches = run.glyphs.chunk_by(|a, b| a.start() == b.start()).peekable();
    std::iter::from_fn(move || {
        let glyphs = stretches.next()?;
        let end = stretches.peek().map_or(run.text.len(), |next| next[0].start());
        Some(Cluster {
            glyphs,
            text: run.text.get(glyphs[0].start()..end).unwrap_or_default(),
        })
    })
}

/// What the glyphs of a face stand for.
#[derive(Default)]
struct Meanings {
    of: BTreeMap<u16, String>,
    /// The character noted last of each plain glyph: nearly every glyph is one that was met before.
    plain: Vec<Option<char>>,
}

impl Meanings {
    /// A plain glyph's meaning is certain; any other meaning only fills a hole, which PDF/A-2a does not allow.
    fn note(&mut self, cluster: &Cluster) {
        if cluster.is_plain() {
            let (id, character) = (cluster.glyphs[0].id, cluster.text.chars().next());
            let index = usize::from(id);
            if self.plain.len() <= index {
                self.plain.resize(index + 1, None);
            }
            if self.plain[index] != character {
                self.plain[index] = character;
                self.of.insert(id, cluster.text.to_owned());
            }
        } else {
            for glyph in cluster.glyphs {
                self.of.entry(glyph.id).or_insert_with(|| cluster.text.to_owned());
            }
        }
    }
}

fn subset(fonts: &Fonts, face: Face, meanings: BTreeMap<u16, String>) -> Result<(Subset, PdfFont), PdfError> {
    let glyphs: Vec<u16> = meanings.keys().copied().collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let failed = |what: &str| PdfError::Writing(format!("{}: {what}", face.name()));
    let bytes = subsetter::subset(face.bytes(), 0, &remapper).map_err(|e| failed(&e.to_string()))?;
    let mut font =
        ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or_else(|| failed("the subset is no font"))?;
    font.font_name = Some(format!("{}+{}", six_letters(&bytes), face.name()));
    font.pdf_font_metrics.us_weight_class = face.weight();
    let mut embedded = vec![(0, 0); glyphs.last().map_or(0, |last| usize::from(*last) + 1)];
    for glyph in glyphs {
        let number = remapper.get(glyph).unwrap_or(0);
        embedded[usize::from(glyph)] = (number, fonts.units(face, glyph));
    }
    Ok((
        Subset {
            face,
            glyphs: embedded,
            meanings,
        },
        PdfFont::new(font),
    ))
}
