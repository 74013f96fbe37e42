//! What is seen of a page: its box and how it is turned.

use crate::file::File;
use crate::object::Object;
use crate::pages::Page;
use crate::refusal::Refusal;

/// The largest side that readers show, in points (ISO 32000-1, annex C.2), and the smallest.
const SIDES: std::ops::RangeInclusive<f64> = 3.0..=14_400.0;
/// What a page is that does not say.
const A4: Area = Area {
    left: 0.0,
    bottom: 0.0,
    right: 595.28,
    top: 841.89,
};

/// A rectangle in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) bottom: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
}

/// What is seen of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    /// The page's box.
    pub(crate) media: Area,
    /// What of it is shown.
    pub(crate) crop: Area,
    /// Quarter turns clockwise, 0 to 3.
    pub(crate) turns: u8,
}

impl Area {
    fn of(corners: [f64; 4]) -> Option<Self> {
        let [a, b, c, d] = corners;
        let area = Self {
            left: a.min(c),
            bottom: b.min(d),
            right: a.max(c),
            top: b.max(d),
        };
        let is_sane = SIDES.contains(&area.width())
            && SIDES.contains(&area.height())
            && corners.iter().all(|corner| corner.abs() < 1e6);
        is_sane.then_some(area)
    }

    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.top - self.bottom
    }

    fn within(&self, other: &Self) -> Option<Self> {
        Self::of([
            self.left.max(other.left),
            self.bottom.max(other.bottom),
            self.right.min(other.right).max(self.left.max(other.left)),
            self.top.min(other.top).max(self.bottom.max(other.bottom)),
        ])
    }
}

impl View {
    /// What is seen of a page. A box that no reader could show is taken for A4.
    pub(crate) fn of(file: &File, page: &Page) -> Result<Self, Refusal> {
        let media = area(file, page, "MediaBox")?.unwrap_or(A4);
        let crop = area(file, page, "CropBox")?.and_then(|crop| crop.within(&media));
        let turn = match page.attribute("Rotate") {
            Some((turn, _)) => file.resolve(turn)?.and_then(|turn| turn.as_number()),
            None => None,
        };
        let turns = (turn.unwrap_or(0.0) / 90.0).round().rem_euclid(4.0);
        Ok(Self {
            media,
            crop: crop.unwrap_or(media),
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 3
            turns: turns as u8 % 4,
        })
    }
}

fn area(file: &File, page: &Page, key: &str) -> Result<Option<Area>, Refusal> {
    let Some((value, _)) = page.attribute(key) else {
        return Ok(None);
    };
    let mut corners = Vec::new();
    if let Some(Object::Array(items)) = file.resolve(value)? {
        for item in items.iter().take(4) {
            corners.extend(file.resolve(item)?.and_then(|corner| corner.as_number()));
        }
    }
    Ok(<[f64; 4]>::try_from(corners).ok().and_then(Area::of))
}
