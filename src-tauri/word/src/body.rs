//! From blocks to the body of the Word file.

use std::collections::HashMap;

use pdf::{Block, Document, Figure, Logo, Look, Numbering, SignatureField, Span, one_line};

use crate::{
    WordError,
    measure::{Measures, Points},
    numbering::Lists,
    package::Relations,
    paragraph::{Paragraph, Place},
    picture::Pictures,
    run,
    style::{BULLETS, HEADINGS, HIGHLIGHT, LEAD, NORMAL, NOTE, NUMBERS, QUOTATION, SIGNATURE, Style, TITLE},
    xml::{Element, element},
};

/// The logo fits into a box so wide and high, in points.
const LOGO: (f32, f32) = (190.0, 48.0);
/// The room around a picture, in points.
const AROUND: f32 = 10.0;

/// The body being written, with what it leads to.
pub(crate) struct Body<'a> {
    document: &'a Document,
    measures: Measures,
    pub(crate) relations: Relations,
    pub(crate) pictures: Pictures,
    pub(crate) lists: Lists,
    places: HashMap<&'a str, usize>,
    out: Vec<Element>,
    due: Due,
    titled: bool,
}

/// What is asked for of the next paragraph.
#[derive(Debug, Clone, Copy, Default)]
struct Due {
    new_page: bool,
    /// Room before it, in points.
    room: f32,
    /// Whether a paragraph must come before a table: two that touch are one to Word.
    after_table: bool,
}

impl<'a> Body<'a> {
    pub(crate) fn new(document: &'a Document, measures: Measures) -> Self {
        let mut places = HashMap::new();
        number_places(&document.blocks, &mut places);
        Self {
            document,
            measures,
            relations: Relations::default(),
            pictures: Pictures::default(),
            lists: Lists::default(),
            places,
            out: Vec::new(),
            due: Due::default(),
            titled: false,
        }
    }

    /// All of it, in reading order.
    pub(crate) fn write(&mut self) -> Result<Vec<Element>, WordError> {
        if let Some(logo) = &self.document.look.logo {
            self.logo(logo)?;
        }
        self.blocks(&self.document.blocks, Place::OUTERMOST)?;
        if self.due.after_table {
            // Word wants a paragraph behind the last table.
            self.paragraph(Paragraph::new(&NORMAL, Place::OUTERMOST, Vec::new()));
        }
        Ok(std::mem::take(&mut self.out))
    }

    pub(crate) fn look(&self) -> &'a Look {
        &self.document.look
    }

    pub(crate) fn measures(&self) -> Measures {
        self.measures
    }

    fn blocks(&mut self, blocks: &[Block], place: Place) -> Result<(), WordError> {
        for (index, block) in blocks.iter().enumerate() {
            let place = place.part(index, blocks.len());
            // Words that lead to a list do not stand alone at the foot of a page.
            match (block, blocks.get(index + 1)) {
                (Block::Paragraph(_), Some(Block::List { .. })) => self.block(block, place.before_more())?,
                _ => self.block(block, place)?,
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, place: Place) -> Result<(), WordError> {
        match block {
            Block::Heading { level, text } => self.heading(*level, text, place),
            Block::Anchor(name) => self.anchor(name),
            Block::Paragraph(spans) => self.text(place.text, spans, place),
            Block::Lead(spans) => self.text(&LEAD, spans, place),
            Block::Note(spans) => self.text(&NOTE, spans, place),
            Block::Highlight(inner) => self.blocks(inner, place.inside(&HIGHLIGHT))?,
            Block::Quotation(inner) => self.blocks(inner, place.inside(&QUOTATION))?,
            Block::KeepTogether(inner) => self.blocks(inner, place.together())?,
            Block::Figure(figure) => self.figure(figure, place)?,
            Block::List {
                numbering,
                start,
                items,
            } => self.list(*numbering, *start, items, place),
            Block::Facts(facts) => self.facts(facts, place),
            Block::Table(table) => self.table(table, place),
            Block::Signatures(fields) => self.signatures(fields, place),
            Block::PageBreak => self.due.new_page = true,
            Block::Gap(height) => self.due.room = self.due.room.max(*height),
        }
        Ok(())
    }

    /// The first heading is the paper's title.
    fn heading(&mut self, level: u8, text: &[Span], place: Place) {
        let style = match (level, self.titled) {
            (1, false) => &TITLE,
            _ => &HEADINGS[usize::from(level.clamp(1, 6)) - 1],
        };
        self.titled = true;
        let words = self.runs(text, false);
        self.paragraph(Paragraph::new(style, place, words));
    }

    fn anchor(&mut self, name: &str) {
        if let Some(place) = self.places.get(name) {
            let id = |name| element(name).having("w:id", place);
            self.out
                .push(id("w:bookmarkStart").having("w:name", run::bookmark(*place)));
            self.out.push(id("w:bookmarkEnd"));
        }
    }

    /// A paragraph, unless there is nothing in it.
    fn text(&mut self, style: &'static Style, spans: &[Span], place: Place) {
        let content = self.runs(spans, false);
        if !content.is_empty() {
            self.paragraph(Paragraph::new(style, place, content));
        }
    }

    fn list(&mut self, numbering: Numbering, start: u32, items: &[Vec<Span>], place: Place) {
        if items.is_empty() {
            return;
        }
        let list = self.lists.add(numbering, start);
        let style = match numbering {
            Numbering::Bullet => &BULLETS,
            Numbering::Decimal | Numbering::LowerAlpha => &NUMBERS,
        };
        for (index, item) in items.iter().enumerate() {
            let content = self.runs(item, false);
            self.paragraph(Paragraph {
                list: Some(list),
                ..Paragraph::new(style, place.part(index, items.len()), content)
            });
        }
    }

    fn figure(&mut self, figure: &Figure, place: Place) -> Result<(), WordError> {
        let width = self.measures.text_width().0 - self.measures.scaled(place.indent()).0;
        let room = (Points(width * figure.width), self.measures.text_height());
        self.picture(&figure.picture, Some(&figure.alt), room, place)
    }

    fn logo(&mut self, logo: &Logo) -> Result<(), WordError> {
        let room = (self.measures.scaled(LOGO.0), self.measures.scaled(LOGO.1));
        self.picture(&logo.picture, logo.alt.as_deref(), room, Place::OUTERMOST)
    }

    fn picture(
        &mut self,
        bytes: &[u8],
        alt: Option<&str>,
        room: (Points, Points),
        place: Place,
    ) -> Result<(), WordError> {
        let run = self.pictures.add(&mut self.relations, bytes, alt, room)?;
        self.due.room = self.due.room.max(AROUND);
        self.paragraph(Paragraph::new(place.text, place, vec![run]));
        self.due.room = AROUND;
        Ok(())
    }

    /// For each, what the signer is, room and a line to sign on, and the name below.
    fn signatures(&mut self, fields: &[SignatureField], place: Place) {
        for (index, field) in fields.iter().enumerate() {
            let place = place.together().part(index, fields.len());
            self.due.room = self.due.room.max(AROUND);
            let label = vec![run::plain(&one_line(&field.label))];
            self.paragraph(Paragraph::new(place.text, place.before_more(), label));
            let signer = vec![run::plain(&one_line(&field.signer))];
            self.paragraph(Paragraph::new(&SIGNATURE, place, signer));
        }
    }

    pub(crate) fn runs(&mut self, spans: &[Span], bold: bool) -> Vec<Element> {
        run::runs(spans, bold, &self.places, &mut self.relations)
    }

    /// A paragraph as it is, wherever it goes.
    pub(crate) fn set(&self, paragraph: Paragraph) -> Element {
        paragraph.element(self.look(), self.measures)
    }

    /// The next paragraph of the body.
    pub(crate) fn paragraph(&mut self, paragraph: Paragraph) {
        let due = std::mem::take(&mut self.due);
        let paragraph = self.set(Paragraph {
            on_new_page: due.new_page,
            room: due.room,
            ..paragraph
        });
        self.out.push(paragraph);
    }

    /// The next table of the body, with so much room around it.
    pub(crate) fn put(&mut self, table: Element, around: f32) {
        if self.due.after_table || self.due.new_page {
            self.paragraph(Paragraph::new(&NORMAL, Place::OUTERMOST, Vec::new()));
        }
        self.out.push(table);
        self.due = Due {
            room: around,
            after_table: true,
            ..Due::default()
        };
    }
}

/// Numbers the anchors as they come.
fn number_places<'a>(blocks: &'a [Block], places: &mut HashMap<&'a str, usize>) {
    for block in blocks {
        match block {
            Block::Anchor(name) => {
                let number = places.len() + 1;
                places.insert(name, number);
            }
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                number_places(inner, places);
            }
            _ => {}
        }
    }
}
