//! Where things stand on a page, in points of the default text size: a paper in larger print is laid out on a page so
//! much smaller, and made larger afterwards.

use crate::look::{Look, TEXT_SIZE};

/// Header and footer, and the room between them and the text.
const HEADER_BASELINE: f32 = 48.0;
const BELOW_HEADER: f32 = 40.0;
const FOOTER_BASELINE: f32 = 44.0;
const ABOVE_FOOTER: f32 = 38.0;
/// Left and right margin as a part of the width: 25 mm of 210.
const SIDE: f32 = 25.0 / 210.0;

/// A page, laid out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageFrame {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Left and right margin.
    pub(crate) side: f32,
    /// Where content begins: below the running header.
    pub(crate) top: f32,
    /// Where content ends: above the running footer.
    pub(crate) bottom: f32,
    pub(crate) header_baseline: f32,
    pub(crate) footer_baseline: f32,
    /// How much larger the paper is than it is laid out.
    pub(crate) scale: f32,
}

impl PageFrame {
    pub(crate) fn of(look: &Look) -> Self {
        const POINTS: f32 = 72.0 / 25.4;
        let scale = look.text_size / TEXT_SIZE;
        let (width, height) = look.sheet.millimetres();
        let (width, height) = (width * POINTS / scale, height * POINTS / scale);
        let header_baseline = HEADER_BASELINE / scale;
        let footer_baseline = height - FOOTER_BASELINE / scale;
        Self {
            width,
            height,
            side: width * SIDE,
            top: header_baseline + BELOW_HEADER,
            bottom: footer_baseline - ABOVE_FOOTER,
            header_baseline,
            footer_baseline,
            scale,
        }
    }

    /// Width of the text.
    pub(crate) fn text_width(&self) -> f32 {
        self.width - 2.0 * self.side
    }

    /// Height of the text.
    pub(crate) fn text_height(&self) -> f32 {
        self.bottom - self.top
    }
}
