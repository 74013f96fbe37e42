//! Pictures: figures among the blocks, and the logo above them.

use crate::characters::one_line;
use crate::display::Area;
use crate::error::PdfError;
use crate::look::Logo;
use crate::model::Figure;
use crate::picture::Picture;
use crate::structure::{ElementId, Role};

use super::Composer;
use super::strip::Strip;

const GAP: f32 = 10.0;
/// The logo fits into a box so wide and high.
const LOGO: (f32, f32) = (190.0, 48.0);

impl Composer<'_> {
    pub(super) fn figure(&mut self, figure: &Figure) -> Result<(), PdfError> {
        let element = self.tree.add(self.parent, Role::Figure);
        self.tree.say(element, one_line(&figure.alt));
        let room = (self.width * figure.width, self.frame.text_height());
        let strip = self.picture(Some(element), &figure.picture, &figure.alt, room)?;
        self.push(vec![strip], GAP);
        self.gap_after = GAP;
        Ok(())
    }

    pub(super) fn logo(&mut self, logo: Option<&Logo>) -> Result<(), PdfError> {
        let Some(logo) = logo else { return Ok(()) };
        let element = logo.alt.as_ref().map(|alt| {
            let element = self.tree.add(self.parent, Role::Figure);
            self.tree.say(element, one_line(alt));
            element
        });
        let room = (LOGO.0.min(self.width), LOGO.1);
        let strip = self.picture(element, &logo.picture, "logo", room)?;
        self.push(vec![strip], 0.0);
        Ok(())
    }

    /// A picture as wide as its room, or as high, in its own proportions.
    fn picture(
        &mut self,
        element: Option<ElementId>,
        bytes: &[u8],
        alt: &str,
        room: (f32, f32),
    ) -> Result<Strip, PdfError> {
        let picture = Picture::read(bytes).map_err(|reason| PdfError::Picture {
            alt: alt.to_owned(),
            reason,
        })?;
        let proportion = picture.proportion();
        let width = room.0.min(room.1 / proportion);
        let area = Area {
            x: self.left,
            top: 0.0,
            width,
            height: width * proportion,
        };
        self.pictures.push(picture);
        Ok(Strip {
            height: area.height,
            picture: Some((element, self.pictures.len() - 1, area)),
            ..Strip::default()
        })
    }
}
