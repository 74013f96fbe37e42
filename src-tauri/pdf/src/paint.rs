//! Pages as printpdf's drawing operators, every piece of text inside marked content.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, Mm, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage,
    PdfParseErrorSeverity, PdfSaveOptions, Pt, Rect, Rgb, TextItem, TextMatrix,
};

use crate::color::Ink;
use crate::display::{Fill, Group, Mark, PAGE_HEIGHT, Page, Run};
use crate::error::PdfError;
use crate::fonts::{Face, Fonts, UNITS_PER_EM};
use crate::subset::{Cluster, Subset, clusters, subsets};

/// Draws the pages into a PDF that has pages, text and fonts, and nothing else yet.
pub(crate) fn paint(fonts: &Fonts, title: &str, pages: &[Page]) -> Result<lopdf::Document, PdfError> {
    let mut document = PdfDocument::new(title);
    let mut faces = BTreeMap::new();
    for (subset, font) in subsets(fonts, pages)? {
        document.resources.fonts.map.insert(subset.id(), font);
        faces.insert(subset.face, subset);
    }
    let drawn = pages
        .iter()
        .map(|page| PdfPage::new(Mm(210.0), Mm(297.0), Brush::new(&faces).page(page)));
    document.with_pages(drawn.collect());
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
    ops: Vec<Op>,
    ink: Option<Ink>,
    font: Option<(Face, f32)>,
}

impl<'a> Brush<'a> {
    fn new(faces: &'a BTreeMap<Face, Subset>) -> Self {
        Self {
            faces,
            ops: Vec::new(),
            ink: None,
            font: None,
        }
    }

    fn page(mut self, page: &Page) -> Vec<Op> {
        if !page.fills.is_empty() {
            self.begin("Artifact", &[("Type", name("Layout"))]);
            for fill in &page.fills {
                self.fill(fill);
            }
            self.end();
        }
        for group in &page.groups {
            self.group(group);
        }
        self.ops
    }

    fn fill(&mut self, fill: &Fill) {
        self.set_ink(fill.ink);
        let bottom = PAGE_HEIGHT - fill.top - fill.height;
        let mut rectangle = Rect::from_xywh(Pt(fill.x), Pt(bottom), Pt(fill.width), Pt(fill.height));
        rectangle.mode = Some(PaintMode::Fill);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn group(&mut self, group: &Group) {
        let pagination = ("Type", name("Pagination"));
        let attached = |edge| ("Attached", DictItem::Array(vec![name(edge)]));
        match group.mark {
            Mark::Content { mcid, role } => {
                let number = DictItem::Int(i64::try_from(mcid).unwrap_or(i64::MAX));
                self.begin(role.name(), &[("MCID", number)]);
            }
            Mark::Header => {
                self.begin(
                    "Artifact",
                    &[pagination, ("Subtype", name("Header")), attached("Top")],
                );
            }
            Mark::Footer => {
                self.begin(
                    "Artifact",
                    &[pagination, ("Subtype", name("Footer")), attached("Bottom")],
                );
            }
            Mark::RepeatedHead => self.begin("Artifact", &[pagination]),
        }
        self.ops.push(Op::StartTextSection);
        for run in &group.runs {
            self.run(run);
        }
        self.ops.push(Op::EndTextSection);
        self.end();
    }

    fn run(&mut self, run: &Run) {
        let Some(subset) = self.faces.get(&run.face) else {
            return;
        };
        self.set_ink(run.ink);
        self.set_font(subset, run.size);
        let mut x = run.x;
        let mut plain: Vec<Codepoint> = Vec::with_capacity(run.glyphs.len());
        let mut plain_x = x;
        for cluster in clusters(run) {
            if cluster.is_plain() {
                let glyph = &cluster.glyphs[0];
                plain.push(codepoint(subset, glyph.id, glyph.advance));
            } else {
                self.show(plain_x, run.baseline, std::mem::take(&mut plain));
                self.odd_cluster(subset, run, &cluster, x);
            }
            x += cluster.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * run.size;
            if plain.is_empty() {
                plain_x = x;
            }
        }
        self.show(plain_x, run.baseline, plain);
    }

    /// Draws glyphs that need saying what they stand for (ISO 32000-1, 14.9.4), each in its own place.
    fn odd_cluster(&mut self, subset: &Subset, run: &Run, cluster: &Cluster, x: f32) {
        self.begin(
            "Span",
            &[(
                "ActualText",
                DictItem::String {
                    data: utf16(cluster.text),
                    literal: false,
                },
            )],
        );
        let mut x = x;
        for glyph in cluster.glyphs {
            let right = x + glyph.shift_right * run.size;
            let baseline = run.baseline - glyph.shift_up * run.size;
            self.show(right, baseline, vec![codepoint(subset, glyph.id, glyph.advance)]);
            x += glyph.advance * run.size;
        }
        self.end();
    }

    fn show(&mut self, x: f32, baseline: f32, glyphs: Vec<Codepoint>) {
        if !glyphs.is_empty() {
            let matrix = TextMatrix::Translate(Pt(x), Pt(PAGE_HEIGHT - baseline));
            self.ops.push(Op::SetTextMatrix { matrix });
            self.ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs)],
            });
        }
    }

    fn set_ink(&mut self, ink: Ink) {
        if self.ink.replace(ink) != Some(ink) {
            let part = |value: u8| f32::from(value) / 255.0;
            let rgb = Rgb {
                r: part(ink.0),
                g: part(ink.1),
                b: part(ink.2),
                icc_profile: None,
            };
            self.ops.push(Op::SetFillColor { col: Color::Rgb(rgb) });
        }
    }

    fn set_font(&mut self, subset: &Subset, size: f32) {
        if self.font.replace((subset.face, size)) != Some((subset.face, size)) {
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(subset.id()),
                size: Pt(size),
            });
        }
    }

    fn begin(&mut self, tag: &str, properties: &[(&str, DictItem)]) {
        let map = properties
            .iter()
            .map(|(key, value)| ((*key).to_owned(), value.clone()))
            .collect();
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn end(&mut self) {
        self.ops.push(Op::EndMarkedContentWithProperties);
    }
}

/// A glyph, and the correction to the font's own advance that kerning asks for, in tenths of a unit.
fn codepoint(subset: &Subset, glyph: u16, advance: f32) -> Codepoint {
    let own = subset.widths.get(&glyph).copied().unwrap_or(0.0);
    let correction = ((own - advance * UNITS_PER_EM) * 10.0).round() / 10.0;
    let meaning = subset.meanings.get(&glyph).cloned().unwrap_or_default();
    Codepoint::with_cid(subset.renumbered(glyph), correction, meaning)
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

/// UTF-16 with its byte order mark, as text strings of PDF are written (ISO 32000-1, 7.9.2.2).
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect()
}
