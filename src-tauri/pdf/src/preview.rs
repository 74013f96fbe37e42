//! Pages of any PDF as pictures, for the window.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

pub use crate::error::PreviewError;
use crate::fonts::Face;

/// The largest side of a picture, in pixels.
const LARGEST: u16 = 8192;

/// A PDF opened to be looked at.
pub struct Preview {
    pdf: Pdf,
}

impl Preview {
    /// Opens a PDF.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PreviewError> {
        let pdf = Pdf::new(bytes).map_err(|_| PreviewError::Unreadable)?;
        Ok(Self { pdf })
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Width and height of a page in points. Pages count from 0.
    pub fn size(&self, page: usize) -> Result<(f32, f32), PreviewError> {
        Ok(self.page(page)?.render_dimensions())
    }

    /// A page as a PNG on white, at so many pixels per point. Pages count from 0.
    pub fn png(&self, page: usize, scale: f32) -> Result<Vec<u8>, PreviewError> {
        let drawn = self.page(page)?;
        let (width, height) = drawn.render_dimensions();
        let allowed = 1.0..=f32::from(LARGEST);
        if !allowed.contains(&(width * scale)) || !allowed.contains(&(height * scale)) {
            return Err(PreviewError::Scale {
                scale: scale.to_string(),
                limit: LARGEST,
            });
        }
        let picture = render(
            drawn,
            &RenderCache::new(),
            &settings(),
            &RenderSettings::default(),
            &PixmapSettings {
                x_scale: scale,
                y_scale: scale,
                bg_color: WHITE,
            },
        );
        picture.into_png().map_err(|_| PreviewError::Encoding)
    }

    fn page(&self, page: usize) -> Result<&hayro::hayro_syntax::page::Page<'_>, PreviewError> {
        let pages = self.pages();
        self.pdf
            .pages()
            .get(page)
            .ok_or(PreviewError::NoSuchPage { page, pages })
    }
}

/// Papers of others may lean on fonts of the reader's; ours stand in for them.
fn settings() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|query| Some(stand_in(query))),
        ..InterpreterSettings::default()
    }
}

fn stand_in(query: &FontQuery) -> (FontData, u32) {
    let face = match query {
        FontQuery::Standard(font) => {
            let name = font.postscript_name();
            Face::of(
                name.contains("Bold"),
                name.contains("Italic") || name.contains("Oblique"),
            )
        }
        FontQuery::Fallback(font) => Face::of(font.is_bold, font.is_italic),
    };
    (Arc::new(face.bytes()), 0)
}
