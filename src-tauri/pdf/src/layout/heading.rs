//! Headings: held to what follows, and bookmarked.

use crate::characters::one_line;
use crate::error::PdfError;
use crate::model::Span;
use crate::structure::Role;

use super::paragraph::strips_of;
use super::strip::Hold;
use super::{Composer, style};

impl Composer<'_> {
    pub(super) fn heading(&mut self, level: u8, text: &str) -> Result<(), PdfError> {
        let (style, before, after) = style::heading(level);
        let element = self.tree.add(self.parent, Role::Heading(level));
        let lines = self.lines(&[Span::plain(text)], style, self.width)?;
        let mut strips = strips_of(element, lines, style, self.left, self.width);
        for strip in &mut strips {
            strip.hold = Hold::Firm;
        }
        if let Some(first) = strips.first_mut() {
            first.bookmark = Some((level, one_line(text)));
        }
        self.push(strips, before);
        self.decided_gap = Some(after);
        Ok(())
    }
}
