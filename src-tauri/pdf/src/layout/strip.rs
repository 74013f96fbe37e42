//! Strips: the slices a paper is stacked from. A page break falls between strips, never within one.

use std::rc::Rc;

use crate::color::Ink;
use crate::display::{Area, Fill, Run};
use crate::lines::Line;
use crate::model::Align;
use crate::structure::ElementId;

use super::style::TextStyle;

/// How firmly a strip holds on to the one after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Hold {
    /// A page may end here.
    #[default]
    Free,
    /// A page ends here only when the whole does not fit on one page.
    Together,
    /// A page ends here only when there is no other way: within a row, after a heading, at a lone line.
    Firm,
}

/// A band of colour as high as the strip it stands on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground {
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) ink: Ink,
    /// Whether the band also covers the gap before the strip, to join the band above.
    pub(crate) over_gap: bool,
}

/// Room kept for a signature field.
#[derive(Debug, Clone)]
pub(crate) struct FieldRoom {
    pub(crate) element: ElementId,
    pub(crate) name: String,
    pub(crate) tooltip: String,
    pub(crate) area: Area,
}

/// One slice of the paper over the whole width. Heights run from the strip's own top, `x` from the page's left.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    /// Room before the strip; dropped at the top of a page.
    pub(crate) gap: f32,
    pub(crate) height: f32,
    pub(crate) hold: Hold,
    /// The strip begins a new page.
    pub(crate) new_page: bool,
    pub(crate) runs: Vec<(ElementId, Run)>,
    pub(crate) grounds: Vec<Ground>,
    pub(crate) rules: Vec<Fill>,
    pub(crate) fields: Vec<FieldRoom>,
    /// A picture: its element when it says something, which of the document's it is, and where.
    pub(crate) picture: Option<(Option<ElementId>, usize, Area)>,
    /// Level and words of the heading that begins here.
    pub(crate) bookmark: Option<(u8, String)>,
    /// Names of the places that are here.
    pub(crate) anchors: Vec<String>,
    /// The head of the table this strip is a row of, shown again when a page begins here.
    pub(crate) head: Option<Rc<[Strip]>>,
}

/// The column a line is set in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) align: Align,
}

impl Strip {
    /// Sets a line on the strip, `top` below the strip's own top. Each run goes to the element of its span, or to the
    /// last that there is.
    pub(crate) fn set(
        &mut self,
        elements: &[ElementId],
        line: Line,
        style: TextStyle,
        measure: Measure,
        top: f32,
    ) {
        let room = (measure.width - line.width).max(0.0);
        let indent = match measure.align {
            Align::Left => 0.0,
            Align::Center => room / 2.0,
            Align::Right => room,
        };
        for (span, mut run) in line.runs {
            run.x += measure.x + indent;
            run.baseline = top + style.baseline();
            if let Some(element) = elements.get(span).or(elements.last()) {
                self.runs.push((*element, run));
            }
        }
    }

    /// Widens the strip at its top, moving what is on it down.
    pub(crate) fn pad_top(&mut self, padding: f32) {
        self.height += padding;
        for (_, run) in &mut self.runs {
            run.baseline += padding;
        }
        for rule in &mut self.rules {
            rule.top += padding;
        }
        for field in &mut self.fields {
            field.area.top += padding;
        }
    }
}

/// Holds lines together so that no page begins or ends with a lone one.
pub(crate) fn spare_lone_lines(lines: &mut [Strip]) {
    let count = lines.len();
    for (index, strip) in lines.iter_mut().enumerate() {
        if index + 1 < count && (index == 0 || index + 2 == count) {
            strip.hold = Hold::Firm;
        }
    }
}

/// Holds every strip at least so firmly on to its next; the last one is left as it is.
pub(crate) fn hold(strips: &mut [Strip], firmness: Hold) {
    if let Some((_, inner)) = strips.split_last_mut() {
        for strip in inner {
            strip.hold = strip.hold.max(firmness);
        }
    }
}
