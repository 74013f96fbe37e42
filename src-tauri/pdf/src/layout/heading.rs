//! Headings: held to what follows, and bookmarked.

use crate::characters::one_line;
use crate::error::PdfError;
use crate::lines::{Line, ShapedText};
use crate::span::Span;
use crate::structure::Role;

use super::paragraph::strips_of;
use super::strip::Hold;
use super::style::{LONG_TITLE, TextStyle};
use super::{Composer, style};

impl Composer<'_> {
    pub(super) fn heading(&mut self, level: u8, text: &[Span]) -> Result<(), PdfError> {
        let (style, before, after) = style::heading(level);
        let element = self.tree.add(self.parent, Role::Heading(level));
        let elements = self.elements(element, text);
        let (style, lines) = self.heading_lines(text, style)?;
        let mut strips = strips_of(&elements, lines, style, self.left, self.width);
        for strip in &mut strips {
            strip.hold = Hold::Firm;
        }
        if let Some(first) = strips.first_mut() {
            first.bookmark = Some((level, one_line(&Span::joined(text))));
        }
        // A heading right below another needs less room than one below text, and more than text would.
        self.tight_gap = self.tight_gap.map(|gap| gap.max(before / 2.0));
        self.push(strips, before);
        self.tight_gap = Some(after);
        Ok(())
    }

    /// Lines of about equal length; a title that would tower over its page is set smaller.
    fn heading_lines(&self, text: &[Span], style: TextStyle) -> Result<(TextStyle, Vec<Line>), PdfError> {
        const MOST_LINES: usize = 3;
        let set = |style| {
            let shaped = ShapedText::new(self.fonts, self.language, text, style)?;
            Ok((style, shaped.balanced_lines(self.width)))
        };
        let (style, lines) = set(style)?;
        if lines.len() > MOST_LINES && style.size > LONG_TITLE.size {
            return set(LONG_TITLE);
        }
        Ok((style, lines))
    }
}
