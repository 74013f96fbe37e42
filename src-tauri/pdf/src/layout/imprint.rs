//! The imprint: lines such as an address, at the foot of the first page. Content, because nothing else says it.

use crate::characters::one_line;
use crate::error::PdfError;
use crate::span::Span;
use crate::structure::Role;

use super::paragraph::strips_of;
use super::strip::Strip;
use super::{Composer, style};

const PADDING: f32 = 10.0;

impl Composer<'_> {
    /// The imprint's lines, read after all else.
    pub(super) fn imprint(&mut self, lines: &[String]) -> Result<Vec<Strip>, PdfError> {
        let mut strips = Vec::new();
        for words in lines.iter().filter(|words| !one_line(words).is_empty()) {
            let lines = self.lines(&[Span::plain(words.as_str())], style::IMPRINT, self.width)?;
            for line in lines {
                let element = self.tree.add(self.parent, Role::P);
                strips.extend(strips_of(
                    &[element],
                    vec![line],
                    style::IMPRINT,
                    self.left,
                    self.width,
                ));
            }
        }
        if let Some(first) = strips.first_mut() {
            first.pad_top(PADDING);
        }
        Ok(strips)
    }
}
