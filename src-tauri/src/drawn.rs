//! The paper drawn last, kept while its pages are asked for one by one.

use domain::{Dokumentart, MoeteId};
use pdf::preview::Preview;
use secretariat::Error;

/// A paper with its pages ready to be drawn.
pub(crate) struct Drawn {
    /// Which paper it is.
    pub(crate) of: (MoeteId, Dokumentart),
    pages: Preview,
}

impl Drawn {
    /// Reads the bytes of a paper.
    pub(crate) fn open(of: (MoeteId, Dokumentart), bytes: Vec<u8>) -> Result<Self, Error> {
        Ok(Self {
            of,
            pages: Preview::open(bytes)?,
        })
    }

    /// How many pages it has.
    pub(crate) fn pages(&self) -> usize {
        self.pages.pages()
    }

    /// Width and height of the first page, in points.
    pub(crate) fn size(&self) -> Result<(f32, f32), Error> {
        Ok(self.pages.size(0)?)
    }

    /// A page as PNG, `width` pixels wide.
    pub(crate) fn page(&self, page: usize, width: u16) -> Result<Vec<u8>, Error> {
        drawn(&self.pages, page, width)
    }
}

/// The first page of a paper as PNG, `width` pixels wide.
pub(crate) fn first_page(bytes: Vec<u8>, width: u16) -> Result<Vec<u8>, Error> {
    drawn(&Preview::open(bytes)?, 0, width)
}

fn drawn(pages: &Preview, page: usize, width: u16) -> Result<Vec<u8>, Error> {
    let (points, _) = pages.size(page)?;
    Ok(pages.png(page, f32::from(width.clamp(50, 4000)) / points)?)
}
