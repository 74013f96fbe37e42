//! What a paper says: a document of blocks, and blocks of spans. No measures, no fonts, no PDF.

use chrono::{DateTime, FixedOffset};

use crate::archive::{Archive, Attachment};
use crate::look::Look;
use crate::span::{Language, Span};

/// One paper, from its metadata to its last block.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The title shown in the window of the reader and in the file's metadata; must not be blank.
    pub title: String,
    /// Who made the paper: an office or a body.
    pub author: String,
    /// One sentence on what the paper is about.
    pub subject: String,
    /// The language the whole paper is written in.
    pub language: Language,
    /// Running header on every page. Not read aloud (an artifact).
    pub header: String,
    /// Left part of the running footer. Not read aloud (an artifact).
    pub footer: String,
    /// Right part of the running footer: `{n}` becomes the page's number and `{m}` the number of pages,
    /// such as `Side {n} av {m}`. Empty for none.
    pub page_of: String,
    /// What the paper is not yet, such as `Utkast`: seen in the head of every page, and read aloud once, before all
    /// else. Empty for a paper that is finished.
    pub mark: String,
    /// When the paper was made. Goes into the metadata, so equal documents give equal bytes.
    pub created: DateTime<FixedOffset>,
    /// The content in reading order.
    pub blocks: Vec<Block>,
    /// How the paper looks.
    pub look: Look,
    /// The level it is archived at.
    pub archive: Archive,
    /// The files it carries; only PDF/A-3 allows any.
    pub attachments: Vec<Attachment>,
}

/// One piece of a paper, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading, which also becomes a bookmark.
    Heading {
        /// 1 (the paper's title) to 6. The first heading is of level 1, and none skips a level.
        level: u8,
        /// The heading's words; must not be blank.
        text: Vec<Span>,
    },
    /// A name for the place of what follows, for links to lead to.
    Anchor(String),
    /// Running text.
    Paragraph(Vec<Span>),
    /// A line of orientation under a title: larger than a note, calmer than a heading.
    Lead(Vec<Span>),
    /// A calm box for a notice, such as the legal ground for an exemption from public access.
    Note(Vec<Span>),
    /// Blocks the reader looks for first, such as a decision: set in beside a vertical bar.
    Highlight(Vec<Block>),
    /// Somebody else's words, set in beside a thin bar.
    Quotation(Vec<Block>),
    /// A picture that says something.
    Figure(Figure),
    /// A list of items.
    List {
        /// What stands before each item.
        numbering: Numbering,
        /// The first item's number, counted from 1; bullets ignore it.
        start: u32,
        /// The items' words.
        items: Vec<Vec<Span>>,
    },
    /// Facts beside their names: a table of two columns whose first is a row header.
    Facts(Vec<Fact>),
    /// A table with a header row, repeated on every page the table reaches.
    Table(Table),
    /// Empty signature fields, each with its label, a line, and the signer's name.
    Signatures(Vec<SignatureField>),
    /// What follows starts on a new page.
    PageBreak,
    /// Empty room in points, dropped at the top of a page.
    Gap(f32),
    /// Blocks that stand on one page when they fit on one.
    KeepTogether(Vec<Block>),
}

impl Block {
    /// A heading in the ordinary style of its level.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading {
            level,
            text: vec![Span::plain(text)],
        }
    }
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// A bullet.
    Bullet,
    /// `1.`, `2.`, `3.`
    Decimal,
    /// `a)`, `b)`, … `z)`, `aa)`.
    LowerAlpha,
}

/// A picture that says something.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// A PNG or JPEG, in RGB or grey.
    pub picture: Vec<u8>,
    /// What it shows, for those who do not see it; must not be blank.
    pub alt: String,
    /// Its width as a part of the text's, above 0 and at most 1. A picture that would be taller than a page is set
    /// narrower.
    pub width: f32,
}

/// A named fact, such as the place of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The fact's name; must not be blank.
    pub label: String,
    /// The fact.
    pub value: Vec<Span>,
}

/// A table with a header row.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the table shows. Unseen, it is still said to screen readers as the table's summary.
    pub caption: String,
    /// Whether the caption stands above the table.
    pub caption_visible: bool,
    /// At least one column.
    pub columns: Vec<Column>,
    /// Whether the first cell of a row says what the row is about: a screen reader then says it before the row's other
    /// cells, as it says the column's title.
    pub row_headers: bool,
    /// Rows, each with one cell per column, and rows that group them.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The words of the header cell; must not be blank.
    pub title: String,
    /// The column's share of the table's width beside the other columns' weights; above zero.
    pub weight: f32,
    /// Where text stands in the column.
    pub align: Align,
}

/// Where text stands between the edges of its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge, as for figures.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// One cell per column; an empty cell is an empty vector. Of a [`Row::group`], one cell over all columns.
    pub cells: Vec<Vec<Span>>,
    /// Set on a faint ground, for a row that stands out, such as a sum or a group's name.
    pub emphasis: bool,
}

impl Row {
    /// A row of one cell over all columns, for the name of the group of rows below it, or for a pause.
    pub fn group(words: Vec<Span>) -> Self {
        Self {
            cells: vec![words],
            emphasis: true,
        }
    }

    /// Whether the row's one cell goes over all columns.
    pub fn is_group(&self) -> bool {
        self.emphasis && self.cells.len() == 1
    }
}

/// An empty signature field, made before anything is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureField {
    /// The field's name in the form: ASCII letters, digits, `_` and `-`, unique in the paper.
    pub name: String,
    /// The signer's part, such as `Møteleder`.
    pub label: String,
    /// The person expected to sign; may be empty.
    pub signer: String,
    /// The language the signer's name is read in, where it is not the paper's.
    pub language: Option<Language>,
    /// What a screen reader says of the field, such as `Digital signatur, møteleder Åse B.`; must not be blank.
    pub tooltip: String,
}
