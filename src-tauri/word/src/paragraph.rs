//! A paragraph with everything that is said of it.

use pdf::{Align, Look};

use crate::{
    measure::Measures,
    numbering::ITEM,
    style::{NORMAL, STEP, Style},
    xml::{Element, element, value},
};

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// How many containers it stands in.
    depth: u8,
    /// The style of running text there.
    pub(crate) text: &'static Style,
    /// Whether it stays on one page with what follows it.
    held: bool,
    /// Whether its own parts stay on one page.
    whole: bool,
}

impl Place {
    /// Among the blocks of the paper itself.
    pub(crate) const OUTERMOST: Self = Self {
        depth: 0,
        text: &NORMAL,
        held: false,
        whole: false,
    };

    /// In a container of this style.
    pub(crate) fn inside(self, style: &'static Style) -> Self {
        Self {
            depth: self.depth.saturating_add(1),
            text: style,
            ..self
        }
    }

    /// The same place for parts that stay on one page.
    pub(crate) fn together(self) -> Self {
        Self { whole: true, ..self }
    }

    /// The place of one of several parts.
    pub(crate) fn part(self, index: usize, count: usize) -> Self {
        Self {
            held: self.held || (self.whole && index + 1 < count),
            ..self
        }
    }

    /// The place of something that stays with what follows it.
    pub(crate) fn before_more(self) -> Self {
        Self { held: true, ..self }
    }

    /// The place of the words of a table that stands here: what frames the table does not frame them.
    pub(crate) fn of_table(self) -> Self {
        Self { depth: 0, ..self }
    }

    /// How far it is set in, in points.
    pub(crate) fn indent(self) -> f32 {
        f32::from(self.depth) * STEP
    }
}

/// A paragraph.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub(crate) style: &'static Style,
    pub(crate) place: Place,
    /// The list it is an item of.
    pub(crate) list: Option<usize>,
    pub(crate) align: Align,
    pub(crate) on_new_page: bool,
    /// At least so much room before it, in points.
    pub(crate) room: f32,
    pub(crate) content: Vec<Element>,
}

impl Paragraph {
    pub(crate) fn new(style: &'static Style, place: Place, content: Vec<Element>) -> Self {
        Self {
            style,
            place,
            list: None,
            align: Align::Left,
            on_new_page: false,
            room: 0.0,
            content,
        }
    }

    pub(crate) fn element(self, look: &Look, measures: Measures) -> Element {
        // The style of a container's text says itself what the first container does to it.
        let framed = self.place.depth > 0 && !(self.place.depth == 1 && self.style == self.place.text);
        let number = self
            .list
            .map(|list| element("w:numPr").with([value("w:ilvl", 0), value("w:numId", list)]));
        let borders = framed.then(|| self.place.text.borders(look)).flatten();
        let room = self.style.more_room(self.room);
        let spacing = room.map(|room| element("w:spacing").having("w:before", measures.scaled(room).twips()));
        let indent = framed.then(|| {
            let hanging = if self.list.is_some() { ITEM } else { 0.0 };
            element("w:ind")
                .having("w:left", measures.scaled(self.place.indent() + hanging).twips())
                .having("w:hanging", measures.scaled(hanging).twips())
        });
        let align = match self.align {
            Align::Left => None,
            Align::Center => Some(value("w:jc", "center")),
            Align::Right => Some(value("w:jc", "right")),
        };
        let properties = element("w:pPr")
            .with((*self.style != NORMAL).then(|| value("w:pStyle", self.style.id)))
            .with(self.place.held.then(|| element("w:keepNext")))
            .with(self.place.whole.then(|| element("w:keepLines")))
            .with(self.on_new_page.then(|| element("w:pageBreakBefore")))
            .with(number)
            .with(borders)
            .with(spacing)
            .with(indent)
            .with(align);
        element("w:p").with([properties]).with(self.content)
    }
}
