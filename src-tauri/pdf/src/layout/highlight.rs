//! Highlights and quotations: blocks set in beside a vertical bar.

use crate::color::Ink;
use crate::error::PdfError;
use crate::model::Block;
use crate::structure::Role;

use super::strip::Ground;
use super::{Composer, style};

const GAP: f32 = 10.0;
const BAR: f32 = 2.5;
const INDENT: f32 = 14.0;

impl Composer<'_> {
    pub(super) fn highlight(&mut self, blocks: &[Block]) -> Result<(), PdfError> {
        self.beside_bar(Role::Div, Ink::Accent, blocks)
    }

    /// Somebody else's words: the bar stands back.
    pub(super) fn quotation(&mut self, blocks: &[Block]) -> Result<(), PdfError> {
        self.beside_bar(Role::Quotation, Ink::Hairline, blocks)
    }

    fn beside_bar(&mut self, role: Role, ink: Ink, blocks: &[Block]) -> Result<(), PdfError> {
        let outer = (self.parent, self.left, self.width, self.strips.len());
        self.parent = self.tree.add(outer.0, role);
        self.left += INDENT;
        self.width = (self.width - INDENT).max(style::NARROWEST);
        self.gap_after = self.gap_after.max(GAP);
        self.blocks(blocks)?;
        for (index, strip) in self.strips[outer.3..].iter_mut().enumerate() {
            strip.grounds.push(Ground {
                x: outer.1,
                width: BAR,
                ink,
                over_gap: index > 0,
            });
        }
        (self.parent, self.left, self.width) = (outer.0, outer.1, outer.2);
        self.gap_after = GAP;
        Ok(())
    }
}
