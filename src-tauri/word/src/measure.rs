//! Where things stand on the sheet, and the units they are told in.

use pdf::{Look, TEXT_SIZE};

/// Left and right margin as a part of the width: 25 mm of 210.
const SIDE: f32 = 25.0 / 210.0;
/// From the sheet's edges to the text, and to the running header and footer, in points.
const TOP: f32 = 88.0;
const BOTTOM: f32 = 82.0;
const HEADER: f32 = 40.0;
const FOOTER: f32 = 36.0;

/// A length in points.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(crate) struct Points(pub(crate) f32);

impl Points {
    /// Twentieths of a point, which most of `WordprocessingML` counts in.
    #[allow(clippy::cast_possible_truncation)] // of a sheet at most 1200 mm a side
    pub(crate) fn twips(self) -> i32 {
        (self.0 * 20.0).round() as i32
    }

    /// Half points, the sizes of letters.
    #[allow(clippy::cast_possible_truncation)] // at most 40 points, times two
    pub(crate) fn half_points(self) -> i32 {
        (self.0 * 2.0).round() as i32
    }

    /// English metric units, the sizes of pictures; a picture is at least one wide.
    #[allow(clippy::cast_possible_truncation)] // of a sheet at most 1200 mm a side
    pub(crate) fn emu(self) -> i64 {
        ((self.0 * 12_700.0).round() as i64).max(1)
    }
}

/// The measures of a paper.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measures {
    /// The sheet.
    pub(crate) width: Points,
    pub(crate) height: Points,
    /// How much larger its text is than the ordinary size.
    pub(crate) scale: f32,
}

impl Measures {
    pub(crate) fn of(look: &Look) -> Self {
        let (width, height) = look.sheet.millimetres();
        let points = |millimetres: f32| Points(millimetres * 72.0 / 25.4);
        Self {
            width: points(width),
            height: points(height),
            scale: look.text_size / TEXT_SIZE,
        }
    }

    /// A length of the ordinary size, in the paper's.
    pub(crate) fn scaled(self, points: f32) -> Points {
        Points(points * self.scale)
    }

    pub(crate) fn side(self) -> Points {
        Points(self.width.0 * SIDE)
    }

    pub(crate) fn text_width(self) -> Points {
        Points(self.width.0 * (1.0 - 2.0 * SIDE))
    }

    pub(crate) fn text_height(self) -> Points {
        Points(self.height.0 - TOP - BOTTOM)
    }

    /// From the sheet's edges: top, bottom, header, footer.
    pub(crate) fn margins() -> [(&'static str, Points); 4] {
        [
            ("w:top", Points(TOP)),
            ("w:bottom", Points(BOTTOM)),
            ("w:header", Points(HEADER)),
            ("w:footer", Points(FOOTER)),
        ]
    }
}
