//! Lists: a label and a body for each item.

use crate::error::PdfError;
use crate::lines::Line;
use crate::model::{Align, Numbering};
use crate::span::Span;
use crate::structure::{ElementId, Role};

use super::paragraph::strips_of;
use super::strip::{Measure, Strip, spare_lone_lines};
use super::{Composer, style};

const GAP: f32 = 5.0;
const ITEM_GAP: f32 = 2.5;
const LABEL_GAP: f32 = 6.0;
const NARROWEST_LABEL: f32 = 10.0;

impl Composer<'_> {
    pub(super) fn list(
        &mut self,
        numbering: Numbering,
        start: u32,
        items: &[Vec<Span>],
    ) -> Result<(), PdfError> {
        if items.is_empty() {
            return Ok(());
        }
        let labels = (0..)
            .zip(items)
            .map(|(index, _)| self.label(numbering, start.saturating_add(index)))
            .collect::<Result<Vec<_>, _>>()?;
        let widest = labels
            .iter()
            .map(|label| label.width)
            .fold(NARROWEST_LABEL, f32::max);
        let indent = (widest + LABEL_GAP).min(self.width / 2.0);
        let list = self.tree.add(self.parent, Role::List(numbering));
        for (index, (label, item)) in labels.into_iter().zip(items).enumerate() {
            let element = self.tree.add(list, Role::ListItem);
            let label_element = self.tree.add(element, Role::Label);
            let body = self.tree.add(element, Role::ListBody);
            let lines = self.lines(item, style::BODY, self.width - indent)?;
            let elements = self.elements(body, item);
            let mut strips = strips_of(
                &elements,
                lines,
                style::BODY,
                self.left + indent,
                self.width - indent,
            );
            if strips.is_empty() {
                strips.push(Strip {
                    height: style::BODY.leading,
                    ..Strip::default()
                });
            }
            set_label(&mut strips[0], label_element, label, self.left, widest);
            spare_lone_lines(&mut strips);
            self.push(strips, if index == 0 { GAP } else { ITEM_GAP });
        }
        Ok(())
    }

    fn label(&self, numbering: Numbering, number: u32) -> Result<Line, PdfError> {
        let words = match numbering {
            Numbering::Bullet => "•".to_owned(),
            Numbering::Decimal => format!("{number}."),
            Numbering::LowerAlpha => format!("{})", letters(number)),
        };
        let mut lines = self.lines(&[Span::plain(words)], style::BODY, self.width)?;
        Ok(lines.pop().unwrap_or(Line {
            runs: Vec::new(),
            width: 0.0,
        }))
    }
}

/// Sets the label before its item's first line. The label is read first, so it goes first.
fn set_label(strip: &mut Strip, element: ElementId, label: Line, x: f32, width: f32) {
    let body = std::mem::take(&mut strip.runs);
    strip.set(
        &[element],
        label,
        style::BODY,
        Measure {
            x,
            width,
            align: Align::Right,
        },
        0.0,
    );
    strip.runs.extend(body);
}

/// 1 is `a`, 26 is `z`, 27 is `aa`; 0 counts as 1.
fn letters(number: u32) -> String {
    let mut rest = number.max(1);
    let mut letters = Vec::new();
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'a' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn items_beyond_z_get_two_letters() {
        assert_eq!(
            [1, 2, 26, 27, 52, 53, 703].map(letters),
            ["a", "b", "z", "aa", "az", "ba", "aaa"]
        );
    }
}
