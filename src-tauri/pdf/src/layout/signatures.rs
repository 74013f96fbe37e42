//! Signature fields: label above, room and a line to sign on, the expected signer's name below; two side by side.

use crate::characters::one_line;
use crate::color::Ink;
use crate::display::{Area, Fill};
use crate::error::PdfError;
use crate::model::{Align, SignatureField};
use crate::span::Span;
use crate::structure::{ElementId, Role};

use super::Composer;
use super::row::{CellLines, RowFrame, strips_of_row};
use super::strip::{FieldRoom, Hold, Measure, Strip};
use super::style::{self, TextStyle};

const GAP: f32 = 16.0;
const ROW_GAP: f32 = 20.0;
const BETWEEN: f32 = 28.0;
const FIELD_HEIGHT: f32 = 50.0;
const LINE: f32 = 0.6;

/// The parts of a field in the tree.
struct Parts {
    label: Option<ElementId>,
    form: ElementId,
    signer: Option<ElementId>,
}

impl Composer<'_> {
    pub(super) fn signatures(&mut self, fields: &[SignatureField]) -> Result<(), PdfError> {
        for (index, pair) in fields.chunks(2).enumerate() {
            let mut strips = self.signature_row(pair)?;
            for strip in &mut strips {
                strip.hold = Hold::Firm;
            }
            if let Some(last) = strips.last_mut() {
                last.hold = Hold::Free;
            }
            self.push(strips, if index == 0 { GAP } else { ROW_GAP });
        }
        Ok(())
    }

    fn signature_row(&mut self, pair: &[SignatureField]) -> Result<Vec<Strip>, PdfError> {
        let width = (self.width - BETWEEN) / 2.0;
        let places = [self.left, self.left + width + BETWEEN];
        let measures = places.map(|x| Measure {
            x,
            width,
            align: Align::Left,
        });
        let parts: Vec<Parts> = pair.iter().map(|field| self.parts(field)).collect();
        let mut labels = Vec::new();
        let mut signers = Vec::new();
        let mut room = Strip {
            height: FIELD_HEIGHT,
            ..Strip::default()
        };
        for ((field, parts), measure) in pair.iter().zip(&parts).zip(measures) {
            labels.extend(self.words(parts.label, &field.label, style::SIGNATURE_LABEL, measure)?);
            signers.extend(self.words(parts.signer, &field.signer, style::SIGNER, measure)?);
            room.fields.push(FieldRoom {
                element: parts.form,
                name: field.name.clone(),
                tooltip: one_line(&field.tooltip),
                area: Area {
                    x: measure.x,
                    top: 2.0,
                    width,
                    height: FIELD_HEIGHT - 4.0,
                },
            });
            room.rules.push(Fill {
                x: measure.x,
                top: FIELD_HEIGHT - LINE,
                width,
                height: LINE,
                ink: Ink::Muted,
            });
        }
        let mut strips = Vec::new();
        if !labels.is_empty() {
            strips.extend(strips_of_row(labels, frame(style::SIGNATURE_LABEL, 0.0)));
        }
        strips.push(room);
        if !signers.is_empty() {
            strips.extend(strips_of_row(signers, frame(style::SIGNER, 3.0)));
        }
        Ok(strips)
    }

    fn parts(&mut self, field: &SignatureField) -> Parts {
        let paragraph = |composer: &mut Self, words: &str| {
            (!one_line(words).is_empty()).then(|| composer.tree.add(composer.parent, Role::P))
        };
        let label = paragraph(self, &field.label);
        let form = self.tree.add(self.parent, Role::Form);
        self.tree.say(form, one_line(&field.tooltip));
        let signer = paragraph(self, &field.signer);
        if let (Some(signer), Some(language)) = (signer, &field.language) {
            self.tree.set_language(signer, language.tag());
        }
        Parts { label, form, signer }
    }

    fn words(
        &self,
        element: Option<ElementId>,
        words: &str,
        style: TextStyle,
        measure: Measure,
    ) -> Result<Option<CellLines>, PdfError> {
        let Some(element) = element else { return Ok(None) };
        let lines = self.lines(&[Span::plain(words)], style, measure.width)?;
        Ok(Some(CellLines {
            elements: vec![element],
            lines,
            style,
            measure,
        }))
    }
}

fn frame(style: TextStyle, padding_top: f32) -> RowFrame {
    RowFrame {
        padding_top,
        padding_bottom: 0.0,
        leading: style.leading,
    }
}
