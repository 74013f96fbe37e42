//! How a paper looks: its sheet, the size of its text, its colours, and whose it is.

use crate::check::is_blank;
use crate::color::{Color, GROUND, Palette, WHITE};
use crate::error::PdfError;
use crate::picture::Picture;

/// The settings of a paper. The default is the look that all others are measured by.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The sheet it is printed on.
    pub sheet: Sheet,
    /// The size of running text in points; everything else follows. 16 makes an edition in large print.
    pub text_size: f32,
    /// Headings and the heads of tables.
    pub title: Color,
    /// Links, and the bar beside what the reader looks for first.
    pub accent: Color,
    /// Stands at the top of the first page.
    pub logo: Option<Logo>,
    /// Lines at the foot of the first page, such as an address.
    pub imprint: Vec<String>,
}

/// The size of running text in points, where nothing else is asked for.
pub const TEXT_SIZE: f32 = 10.5;

impl Default for Look {
    fn default() -> Self {
        Self {
            sheet: Sheet::A4,
            text_size: TEXT_SIZE,
            title: Color(0x14, 0x32, 0x55),
            accent: Color(0x2f, 0x6f, 0x8f),
            logo: None,
            imprint: Vec::new(),
        }
    }
}

/// A sheet of paper, upright.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Sheet {
    /// 210 × 297 mm (ISO 216).
    #[default]
    A4,
    /// 148 × 210 mm (ISO 216).
    A5,
    /// 297 × 420 mm (ISO 216).
    A3,
    /// 8.5 × 11 inches.
    Letter,
    /// Any other, in millimetres.
    Other {
        /// From left to right.
        width: f32,
        /// From top to bottom.
        height: f32,
    },
}

impl Sheet {
    /// Width and height in millimetres.
    pub fn millimetres(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A5 => (148.0, 210.0),
            Self::A3 => (297.0, 420.0),
            Self::Letter => (215.9, 279.4),
            Self::Other { width, height } => (width, height),
        }
    }
}

/// The picture of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// A PNG or JPEG.
    pub picture: Vec<u8>,
    /// What a screen reader says of it. None when it only decorates, because the office is named beside it.
    pub alt: Option<String>,
}

impl Logo {
    /// Checks that the picture can be drawn.
    pub fn check(&self) -> Result<(), PdfError> {
        let read = Picture::read(&self.picture);
        read.map(drop).map_err(|reason| PdfError::Picture {
            alt: self.alt.clone().unwrap_or_default(),
            reason,
        })
    }
}

impl Look {
    /// The colours of everything in the paper.
    pub fn palette(&self) -> Palette {
        Palette {
            title: self.title,
            accent: self.accent,
        }
    }

    /// Checks what can be read of the settings alone.
    pub fn check(&self) -> Result<(), PdfError> {
        let (width, height) = self.sheet.millimetres();
        if ![width, height].iter().all(|side| (90.0..=1200.0).contains(side)) {
            return Err(PdfError::SheetSize {
                width: width.to_string(),
                height: height.to_string(),
            });
        }
        // In so many times the text's size, a line needs about thirty letters and a page a dozen lines.
        let (wide, high) = (
            width * 72.0 / 25.4 / self.text_size,
            height * 72.0 / 25.4 / self.text_size,
        );
        if !(6.0..=40.0).contains(&self.text_size) || wide < 19.0 || high < 30.0 {
            return Err(PdfError::TextSize {
                size: self.text_size.to_string(),
            });
        }
        for color in [self.title, self.accent] {
            for ground in [WHITE, GROUND] {
                let contrast = color.contrast(ground);
                if contrast < LEAST_CONTRAST {
                    return Err(PdfError::Contrast {
                        color: color.to_string(),
                        ground: ground.to_string(),
                        ratio: format!("{contrast:.2}"),
                    });
                }
            }
        }
        match &self.logo {
            Some(Logo { alt: Some(alt), .. }) if is_blank(alt) => Err(PdfError::NoAlternative),
            _ => Ok(()),
        }
    }
}

/// What text needs to be read by those who see poorly (WCAG 2.1, success criterion 1.4.3).
const LEAST_CONTRAST: f32 = 4.5;
