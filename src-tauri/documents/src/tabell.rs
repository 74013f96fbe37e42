//! Tables of words.

use pdf::{Align, Block, Column, Row, Span, Table};
use texts::Texts;

/// A table under the unseen caption `caption`, whose first column says what each row is about. A column is the id of its heading and its share of the width.
pub(crate) fn table(texts: &Texts, caption: &str, columns: &[(&str, f32)], rows: Vec<Row>) -> Block {
    let column = |(id, weight): &(&str, f32)| Column {
        title: texts.word(id),
        weight: *weight,
        align: Align::Left,
    };
    Block::Table(Table {
        caption: texts.word(caption),
        caption_visible: false,
        columns: columns.iter().map(column).collect(),
        row_headers: true,
        rows,
    })
}

/// A row with one cell per column; empty words make an empty cell.
pub(crate) fn row(cells: impl IntoIterator<Item = String>) -> Row {
    let cell = |words: String| {
        if words.is_empty() {
            vec![]
        } else {
            vec![Span::plain(words)]
        }
    };
    Row {
        cells: cells.into_iter().map(cell).collect(),
        emphasis: false,
    }
}
