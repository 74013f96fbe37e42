//! Rows of cells side by side, as strips: one for each layer of lines.

use std::vec;

use crate::color::Ink;
use crate::display::Fill;
use crate::lines::Line;
use crate::structure::ElementId;

use super::strip::{Hold, Measure, Strip, hold};
use super::style::TextStyle;

/// A cell's lines and where they stand.
pub(super) struct CellLines {
    /// The element of each span.
    pub(super) elements: Vec<ElementId>,
    pub(super) lines: Vec<Line>,
    pub(super) style: TextStyle,
    pub(super) measure: Measure,
}

/// The frame of a row.
#[derive(Clone, Copy)]
pub(super) struct RowFrame {
    pub(super) padding_top: f32,
    pub(super) padding_bottom: f32,
    /// From baseline to baseline, the same in all cells so that lines stand level.
    pub(super) leading: f32,
}

/// The strips of a row, held firmly together: a row is parted only when it is taller than a page.
pub(super) fn strips_of_row(cells: Vec<CellLines>, frame: RowFrame) -> Vec<Strip> {
    let layers = cells
        .iter()
        .map(|cell| cell.lines.len())
        .max()
        .unwrap_or(0)
        .max(1);
    let mut cells: Vec<(CellLines, vec::IntoIter<Line>)> = cells
        .into_iter()
        .map(|mut cell| {
            let lines = std::mem::take(&mut cell.lines).into_iter();
            (cell, lines)
        })
        .collect();
    let mut strips: Vec<Strip> = (0..layers)
        .map(|_| {
            let mut strip = Strip {
                height: frame.leading,
                ..Strip::default()
            };
            for (cell, lines) in &mut cells {
                if let Some(line) = lines.next() {
                    strip.set(&cell.elements, line, cell.style, cell.measure, 0.0);
                }
            }
            strip
        })
        .collect();
    strips[0].pad_top(frame.padding_top);
    strips[layers - 1].height += frame.padding_bottom;
    hold(&mut strips, Hold::Firm);
    strips
}

/// Draws a rule along the bottom of the row.
pub(super) fn rule_below(strips: &mut [Strip], x: f32, width: f32, thickness: f32, ink: Ink) {
    if let Some(last) = strips.last_mut() {
        last.rules.push(Fill {
            x,
            top: last.height - thickness,
            width,
            height: thickness,
            ink,
        });
    }
}
