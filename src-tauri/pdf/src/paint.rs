//! Pages as content streams, every piece of text inside marked content. printpdf makes the file, its pages and its
//! fonts; their content is written here, because printpdf writes one string for each glyph.

use std::collections::BTreeMap;

use lopdf::ObjectId;
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, Mm, Op, PdfDocument, PdfFontHandle, PdfPage,
    PdfParseErrorSeverity, PdfSaveOptions, Pt, TextItem, XObject, XObjectId,
};

use crate::color::{Ink, Palette};
use crate::content::Content;
use crate::display::{Fill, Group, Laid, Mark, Page, Run};
use crate::error::PdfError;
use crate::fonts::{Face, Fonts, Glyph};
use crate::model::Document;
use crate::picture::Picture;
use crate::subset::{Cluster, Subset, clusters, subsets};

/// Draws the pages into a PDF that has pages, text and fonts, and nothing else yet.
pub(crate) fn paint(fonts: &Fonts, paper: &Document, laid: &Laid) -> Result<lopdf::Document, PdfError> {
    let mut document = PdfDocument::new(&paper.title);
    for (index, picture) in laid.pictures.iter().enumerate() {
        let object = XObject::External(embedded(picture));
        document
            .resources
            .xobjects
            .map
            .insert(XObjectId(picture_name(index)), object);
    }
    let mut faces = BTreeMap::new();
    for (subset, font) in subsets(fonts, &laid.pages)? {
        document.resources.fonts.map.insert(subset.id(), font);
        faces.insert(subset.face, subset);
    }
    let mut naming = naming(faces.values());
    let (width, height) = paper.look.sheet.millimetres();
    let blank = laid
        .pages
        .iter()
        .map(|_| PdfPage::new(Mm(width), Mm(height), std::mem::take(&mut naming)));
    document.with_pages(blank.collect());
    let mut written = file_of(&document)?;
    let ids: Vec<ObjectId> = written.get_pages().into_values().collect();
    let palette = paper.look.palette();
    for (id, page) in ids.into_iter().zip(&laid.pages) {
        let content = written.get_dictionary(id)?.get(b"Contents")?.as_reference()?;
        let drawn = Brush::new(&faces, palette, laid.size.1).page(page);
        written
            .get_object_mut(content)?
            .as_stream_mut()?
            .set_plain_content(drawn);
    }
    Ok(written)
}

/// A picture's name among the resources of a page.
fn picture_name(index: usize) -> String {
    format!("P{index}")
}

/// A picture as an object of the file (ISO 32000-1, 8.9.5).
fn embedded(picture: &Picture) -> ExternalXObject {
    let name = |name: &str| DictItem::Name(name.into());
    let colors = if picture.gray { "DeviceGray" } else { "DeviceRGB" };
    let mut entries = vec![
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width.into())),
        ("Height", DictItem::Int(picture.height.into())),
        ("ColorSpace", name(colors)),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    if picture.jpeg {
        entries.push(("Filter", name("DCTDecode")));
    }
    let entries = entries.into_iter().map(|(key, value)| (key.to_owned(), value));
    ExternalXObject {
        stream: ExternalStream {
            dict: entries.collect(),
            content: picture.data.clone(),
            compress: !picture.jpeg,
        },
        width: None,
        height: None,
        dpi: None,
    }
}

/// Content that shows each used glyph once: from it printpdf knows which fonts to embed, and what their glyphs mean.
/// It stands on the first page until that is drawn.
fn naming<'a>(subsets: impl Iterator<Item = &'a Subset>) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for subset in subsets {
        let glyphs = subset
            .meanings
            .iter()
            .map(|(glyph, meaning)| Codepoint::with_cid(subset.embedded(*glyph).0, 0.0, meaning.clone()));
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(subset.id()),
            size: Pt(1.0),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
    }
    ops.push(Op::EndTextSection);
    ops
}

fn file_of(document: &PdfDocument) -> Result<lopdf::Document, PdfError> {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let written = document.to_lopdf_document(&options, &mut warnings);
    match warnings
        .iter()
        .find(|warning| warning.severity == PdfParseErrorSeverity::Error)
    {
        Some(error) => Err(PdfError::Writing(error.msg.clone())),
        None => Ok(written),
    }
}

/// Draws one page, and remembers what is set so as to set it once.
struct Brush<'a> {
    faces: &'a BTreeMap<Face, Subset>,
    palette: Palette,
    /// The page's height.
    height: f32,
    content: Content,
    ink: Option<Ink>,
    font: Option<(Face, f32)>,
    /// Glyphs of the stretch being gathered, each with its correction.
    stretch: Vec<(u16, i16)>,
}

impl<'a> Brush<'a> {
    fn new(faces: &'a BTreeMap<Face, Subset>, palette: Palette, height: f32) -> Self {
        Self {
            faces,
            palette,
            height,
            content: Content::new(),
            ink: None,
            font: None,
            stretch: Vec::new(),
        }
    }

    fn page(mut self, page: &Page) -> Vec<u8> {
        if !page.fills.is_empty() {
            self.content.begin("Artifact", "/Type /Layout");
            for fill in &page.fills {
                self.fill(fill);
            }
            self.content.end();
        }
        for group in &page.groups {
            self.group(group);
        }
        self.content.into_bytes()
    }

    fn fill(&mut self, fill: &Fill) {
        self.set_ink(fill.ink);
        let bottom = self.height - fill.top - fill.height;
        self.content.rectangle(fill.x, bottom, fill.width, fill.height);
    }

    fn group(&mut self, group: &Group) {
        let pagination = |rest: &str| format!("/Type /Pagination{rest}");
        match group.mark {
            Mark::Content { mcid, role } => self.content.begin(role.name(), &format!("/MCID {mcid}")),
            Mark::Header => self
                .content
                .begin("Artifact", &pagination(" /Subtype /Header /Attached [/Top]")),
            Mark::Footer => self
                .content
                .begin("Artifact", &pagination(" /Subtype /Footer /Attached [/Bottom]")),
            Mark::Decoration => self.content.begin("Artifact", "/Type /Layout"),
            Mark::RepeatedHead => self.content.begin("Artifact", &pagination("")),
        }
        if let Some((picture, area)) = group.picture {
            let bottom = self.height - area.top - area.height;
            self.content
                .picture(&picture_name(picture), area.x, bottom, area.width, area.height);
        } else {
            self.content.begin_text();
            for run in &group.runs {
                self.run(run);
            }
            self.content.end_text();
        }
        self.content.end();
    }

    fn run(&mut self, run: &Run) {
        let Some(subset) = self.faces.get(&run.face) else {
            return;
        };
        self.set_ink(run.ink);
        self.set_font(subset, run.size);
        let (mut x, mut from) = (run.x, run.x);
        for cluster in clusters(run) {
            if cluster.is_plain() {
                let glyph = &cluster.glyphs[0];
                self.stretch.push(corrected(subset, *glyph));
            } else {
                self.show(from, run.baseline);
                self.odd_cluster(subset, run, &cluster, x);
            }
            x += cluster.glyphs.iter().map(|glyph| glyph.advance()).sum::<f32>() * run.size;
            if self.stretch.is_empty() {
                from = x;
            }
        }
        self.show(from, run.baseline);
    }

    /// Draws glyphs that need saying what they stand for, each in its own place.
    fn odd_cluster(&mut self, subset: &Subset, run: &Run, cluster: &Cluster, x: f32) {
        self.content.begin_actual_text(&utf16(cluster.text));
        let mut x = x;
        for glyph in cluster.glyphs {
            let (right, up) = glyph.shift();
            self.stretch.push(corrected(subset, *glyph));
            self.show(x + right * run.size, run.baseline - up * run.size);
            x += glyph.advance() * run.size;
        }
        self.content.end();
    }

    /// Shows the stretch that was gathered.
    fn show(&mut self, x: f32, baseline: f32) {
        if !self.stretch.is_empty() {
            self.content.text_at(x, self.height - baseline);
            self.content.show(&self.stretch);
            self.stretch.clear();
        }
    }

    fn set_ink(&mut self, ink: Ink) {
        if self.ink.replace(ink) != Some(ink) {
            self.content.color(self.palette.color(ink));
        }
    }

    fn set_font(&mut self, subset: &Subset, size: f32) {
        if self.font.replace((subset.face, size)) != Some((subset.face, size)) {
            self.content.font(subset.face.name(), size);
        }
    }
}

/// A glyph, and the correction to the font's own advance that kerning asks for.
fn corrected(subset: &Subset, glyph: Glyph) -> (u16, i16) {
    let (number, own) = subset.embedded(glyph.id);
    (number, own.saturating_sub(glyph.units))
}

/// UTF-16 with its byte order mark, as text strings of PDF are written (ISO 32000-1, 7.9.2.2).
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect()
}
