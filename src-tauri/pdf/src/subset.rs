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
    remapper: GlyphRemapper,
    /// Width of each glyph of the face in thousandths of an em, as the file says it.
    pub(crate) widths: BTreeMap<u16, f32>,
    /// What each glyph stands for, as the file's map to Unicode says it.
    pub(crate) meanings: BTreeMap<u16, String>,
}

impl Subset {
    /// The glyph's number in the subset.
    pub(crate) fn renumbered(&self, glyph: u16) -> u16 {
        self.remapper.get(glyph).unwrap_or(0)
    }

    /// The font's name among the resources of a page.
    pub(crate) fn id(&self) -> FontId {
        FontId(self.face.name().to_owned())
    }
}

/// The subsets of all faces the pages use, and the fonts to embed.
pub(crate) fn subsets(fonts: &Fonts, pages: &[Page]) -> Result<Vec<(Subset, PdfFont)>, PdfError> {
    let mut used: BTreeMap<Face, BTreeMap<u16, String>> = BTreeMap::new();
    for run in pages
        .iter()
        .flat_map(|page| &page.groups)
        .flat_map(|group| &group.runs)
    {
        let meanings = used.entry(run.face).or_default();
        for cluster in clusters(run) {
            note(meanings, &cluster);
        }
    }
    used.into_iter()
        .map(|(face, meanings)| subset(fonts, face, meanings))
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
    let mut stretches = run.glyphs.chunk_by(|a, b| a.start == b.start).peekable();
    std::iter::from_fn(move || {
        let glyphs = stretches.next()?;
        let end = stretches.peek().map_or(run.text.len(), |next| next[0].start);
        Some(Cluster {
            glyphs,
            text: run.text.get(glyphs[0].start..end).unwrap_or_default(),
        })
    })
}

/// A plain glyph's meaning is certain; any other meaning only fills a hole, which PDF/A-2a does not allow.
fn note(meanings: &mut BTreeMap<u16, String>, cluster: &Cluster) {
    if cluster.is_plain() {
        let id = cluster.glyphs[0].id;
        if meanings.get(&id).is_none_or(|meaning| meaning != cluster.text) {
            meanings.insert(id, cluster.text.to_owned());
        }
    } else {
        for glyph in cluster.glyphs {
            meanings
                .entry(glyph.id)
                .or_insert_with(|| cluster.text.to_owned());
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
    let widths = glyphs
        .iter()
        .map(|&glyph| (glyph, fonts.advance(face, glyph)))
        .collect();
    Ok((
        Subset {
            face,
            remapper,
            widths,
            meanings,
        },
        PdfFont::new(font),
    ))
}
