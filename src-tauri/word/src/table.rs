//! Tables: a head that comes again on every page, rows that are not torn, and facts beside their names.

use pdf::{Align, Column, Fact, Row, Span, Table, one_line};

use crate::{
    body::Body,
    measure::Points,
    paragraph::{Paragraph, Place},
    style::{self, CAPTION, NORMAL, PADDING},
    xml::{Element, element, value},
};

/// The room around a table, in points.
const AROUND: f32 = 10.0;
/// The part of the width that the names of facts have.
const LABELS: f32 = 0.28;
/// Up to so many facts stay on one page.
const FEW: usize = 12;
/// The width of a letter in the head of a table, in points.
const LETTER: f32 = 5.8;
/// No column is narrower, in twips.
const NARROWEST: i32 = 60;

impl Body<'_> {
    pub(crate) fn table(&mut self, table: &Table, place: Place) {
        let caption = one_line(&table.caption);
        if table.caption_visible && !caption.is_empty() {
            let words = vec![crate::run::plain(&caption)];
            self.paragraph(Paragraph::new(&CAPTION, place.before_more(), words));
        }
        let widths = self.widths(&table.columns, place);
        let mut rows = vec![self.head(table, &widths, place)];
        for (index, row) in table.rows.iter().enumerate() {
            rows.push(self.row(table, row, &widths, place.part(index, table.rows.len())));
        }
        let properties = [look("0620", "firstRow"), value("w:tblCaption", caption)];
        self.put_table(style::TABLE, place, &widths, properties, rows);
    }

    pub(crate) fn facts(&mut self, facts: &[Fact], place: Place) {
        if facts.is_empty() {
            return;
        }
        let place = if facts.len() <= FEW {
            place.together()
        } else {
            place
        };
        let widths = self.shares(&[LABELS, 1.0 - LABELS], &[0.0; 2], place);
        let mut rows = Vec::new();
        for (index, fact) in facts.iter().enumerate() {
            let place = place.part(index, facts.len());
            let label = self.cell(&[Span::plain(one_line(&fact.label))], false, Align::Left, place);
            let value = self.cell(&fact.value, false, Align::Left, place);
            let cells = [label, value].into_iter().zip(&widths);
            rows.push(row(
                None,
                cells.map(|(content, width)| cell(*width, None, None, content)),
            ));
        }
        self.put_table(style::FACTS, place, &widths, [look("0680", "firstColumn")], rows);
    }

    fn head(&mut self, table: &Table, widths: &[i32], place: Place) -> Element {
        let mut cells = Vec::new();
        for (column, width) in table.columns.iter().zip(widths) {
            let words = [Span::plain(one_line(&column.title))];
            let content = self.cell(&words, false, column.align, place.before_more());
            cells.push(cell(*width, None, None, content));
        }
        row(Some(element("w:tblHeader")), cells)
    }

    fn row(&mut self, table: &Table, of: &Row, widths: &[i32], place: Place) -> Element {
        let ground = of.emphasis.then(|| style::ground(self.look()));
        let mut cells = Vec::new();
        if of.is_group() {
            let words = of.cells.first().map(Vec::as_slice).unwrap_or_default();
            let content = self.cell(words, true, Align::Left, place);
            cells.push(cell(widths.iter().sum(), Some(widths.len()), ground, content));
        } else {
            for ((words, column), width) in of.cells.iter().zip(&table.columns).zip(widths) {
                let content = self.cell(words, of.emphasis, column.align, place);
                cells.push(cell(*width, None, ground.clone(), content));
            }
        }
        row(None, cells)
    }

    /// The one paragraph of a cell; its container sets in the table as a whole.
    fn cell(&mut self, words: &[Span], bold: bool, align: Align, place: Place) -> Element {
        let content = self.runs(words, bold);
        let paragraph = Paragraph {
            align,
            ..Paragraph::new(&NORMAL, place.of_table(), content)
        };
        self.set(paragraph)
    }

    fn put_table(
        &mut self,
        style: &str,
        place: Place,
        widths: &[i32],
        properties: impl IntoIterator<Item = Element>,
        rows: Vec<Element>,
    ) {
        let indent = self.measures().scaled(place.indent());
        let length = |name, twips: i32| element(name).having("w:w", twips).having("w:type", "dxa");
        let properties = element("w:tblPr")
            .with([
                value("w:tblStyle", style),
                length("w:tblW", widths.iter().sum()),
                length("w:tblInd", indent.twips()),
            ])
            .with(properties);
        let columns = widths
            .iter()
            .map(|width| element("w:gridCol").having("w:w", width));
        self.put(
            element("w:tbl")
                .with([properties, element("w:tblGrid").with(columns)])
                .with(rows),
            AROUND,
        );
    }

    /// Shares the width as on the pages of the PDF, in twips. How wide a word is depends on the reader's font, so what a
    /// title needs is reckoned from its longest word.
    fn widths(&self, columns: &[Column], place: Place) -> Vec<i32> {
        let need = |column: &Column| {
            let words = column.title.split_whitespace().map(|word| word.chars().count());
            let letters = f32::from(u16::try_from(words.max().unwrap_or(0)).unwrap_or(u16::MAX));
            self.measures().scaled(letters * LETTER + 2.0 * PADDING).0
        };
        let needs: Vec<f32> = columns.iter().map(need).collect();
        let weights: Vec<f32> = columns.iter().map(|column| column.weight).collect();
        self.shares(&weights, &needs, place)
    }

    fn shares(&self, weights: &[f32], needs: &[f32], place: Place) -> Vec<i32> {
        let measures = self.measures();
        let width = measures.text_width().0 - measures.scaled(place.indent()).0;
        let (mut end, mut placed) = (0.0, 0);
        let share = |share: f32| {
            end += share;
            let width = Points(end).twips() - placed;
            placed += width;
            width.max(NARROWEST)
        };
        pdf::shares(weights, needs, width)
            .into_iter()
            .map(share)
            .collect()
    }
}

/// Which parts of the table's style are seen; the number says the same to older programs.
fn look(number: &str, seen: &str) -> Element {
    let parts = [
        ("w:firstRow", "firstRow"),
        ("w:lastRow", "lastRow"),
        ("w:firstColumn", "firstColumn"),
        ("w:lastColumn", "lastColumn"),
    ];
    parts
        .into_iter()
        .fold(value("w:tblLook", number), |look, (name, part)| {
            look.having(name, u8::from(seen == part))
        })
        .having("w:noHBand", 1)
        .having("w:noVBand", 1)
}

fn row(head: Option<Element>, cells: impl IntoIterator<Item = Element>) -> Element {
    let properties = element("w:trPr").with([element("w:cantSplit")]).with(head);
    element("w:tr").with([properties]).with(cells)
}

fn cell(width: i32, columns: Option<usize>, ground: Option<Element>, content: Element) -> Element {
    let properties = element("w:tcPr")
        .with([element("w:tcW").having("w:w", width).having("w:type", "dxa")])
        .with(columns.map(|count| value("w:gridSpan", count)))
        .with(ground);
    element("w:tc").with([properties, content])
}
