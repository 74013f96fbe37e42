//! What can be wrong with a document, and with the bytes of a paper.

/// Why a document cannot become a paper. Everything but [`PdfError::Writing`] is the document's own fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The document has no title (ISO 14289-1, 7.1: the title is shown in the reader's window).
    #[error("the document's title is blank")]
    BlankTitle,
    /// A heading without words would be a bookmark that says nothing.
    #[error("heading number {number} is blank")]
    BlankHeading {
        /// The heading's place among the headings, from 1.
        number: usize,
    },
    /// Headings are of level 1 to 6.
    #[error("heading «{text}» has level {level}, which is not 1 to 6")]
    HeadingLevel {
        /// The heading's words.
        text: String,
        /// The level asked for.
        level: u8,
    },
    /// A heading is more than one level below the one before it (ISO 14289-1, 7.4.2).
    #[error("heading «{text}» of level {level} follows level {before}: a level is skipped")]
    HeadingSkips {
        /// The heading's words.
        text: String,
        /// The level asked for.
        level: u8,
        /// The level of the heading before, 0 when there is none.
        before: u8,
    },
    /// A table without columns.
    #[error("table «{caption}» has no columns")]
    NoColumns {
        /// The table's caption.
        caption: String,
    },
    /// A header cell without words leaves its column unnamed to a screen reader.
    #[error("table «{caption}»: the title of column {column} is blank")]
    BlankColumnTitle {
        /// The table's caption.
        caption: String,
        /// The column, from 1.
        column: usize,
    },
    /// A column's weight is not a number above zero.
    #[error("table «{caption}»: the weight of column {column} is not above zero")]
    ColumnWeight {
        /// The table's caption.
        caption: String,
        /// The column, from 1.
        column: usize,
    },
    /// A row has more or fewer cells than the table has columns.
    #[error("table «{caption}»: row {row} has {cells} cells for {columns} columns")]
    RowLength {
        /// The table's caption.
        caption: String,
        /// The row, from 1.
        row: usize,
        /// The row's cells.
        cells: usize,
        /// The table's columns.
        columns: usize,
    },
    /// A fact without a name.
    #[error("fact number {number} of a list of facts has a blank label")]
    BlankFactLabel {
        /// The fact's place in its block, from 1.
        number: usize,
    },
    /// A signature field's name is empty or holds other than ASCII letters, digits, `_` and `-`.
    #[error("`{name}` cannot name a signature field")]
    FieldName {
        /// The name asked for.
        name: String,
    },
    /// Two signature fields have one name.
    #[error("two signature fields are named `{name}`")]
    FieldNameTwice {
        /// The shared name.
        name: String,
    },
    /// A signature field says nothing to a screen reader (ISO 14289-1, 7.18.1).
    #[error("signature field `{name}` has a blank tooltip")]
    BlankTooltip {
        /// The field's name.
        name: String,
    },
    /// Two anchors have one name, or one has none.
    #[error("an anchor is named «{name}», which is blank or names another already")]
    AnchorName {
        /// The name asked for.
        name: String,
    },
    /// A link leads to an anchor that is not there.
    #[error("the link «{words}» leads to «{place}», which no anchor is named")]
    LinkToNowhere {
        /// The words that lead.
        words: String,
        /// The place they lead to.
        place: String,
    },
    /// A link's address is none that a reader program may open.
    #[error("the link «{words}» leads to «{address}», which is no address of https, http, mailto or tel")]
    LinkAddress {
        /// The words that lead.
        words: String,
        /// The address they lead to.
        address: String,
    },
    /// A language is not tagged as BCP 47 has it.
    #[error("`{tag}` is no tag of a language")]
    LanguageTag {
        /// The tag asked for.
        tag: String,
    },
    /// A figure says nothing to those who do not see it (ISO 14289-1, 7.3).
    #[error("figure number {number} has no alternative in words")]
    BlankAlternative {
        /// The figure's place among the figures, from 1.
        number: usize,
    },
    /// A figure's width is no part of the text's.
    #[error("the width of figure number {number} is not above 0 and at most 1")]
    FigureWidth {
        /// The figure's place among the figures, from 1.
        number: usize,
    },
    /// A picture cannot be used.
    #[error("the picture «{alt}» cannot be used: {reason}")]
    Picture {
        /// What the picture is said to show.
        alt: String,
        /// Why it cannot be used.
        reason: String,
    },
    /// The logo is to say something and says nothing.
    #[error("the logo's alternative in words is blank")]
    NoAlternative,
    /// A sheet is smaller or larger than paper is.
    #[error("a sheet of {width} × {height} mm is not between 90 and 1200 mm a side")]
    SheetSize {
        /// From left to right.
        width: String,
        /// From top to bottom.
        height: String,
    },
    /// Text would be unreadably small, or too large for its sheet.
    #[error("text of {size} points is not between 6 and 40, or too large for its sheet")]
    TextSize {
        /// The size asked for.
        size: String,
    },
    /// A colour is told too poorly from what it stands on (WCAG 2.1, 1.4.3).
    #[error("the colour {color} on {ground} has a contrast of {ratio}:1, and text needs 4.5:1")]
    Contrast {
        /// The colour asked for.
        color: String,
        /// What it stands on.
        ground: String,
        /// Their contrast.
        ratio: String,
    },
    /// Only PDF/A-3 may carry files.
    #[error("the attachment «{name}» needs the archive level 3a")]
    AttachmentLevel {
        /// The file's name.
        name: String,
    },
    /// Two attachments have one name, or one has none.
    #[error("an attachment is named «{name}», which is blank or names another already")]
    AttachmentName {
        /// The name asked for.
        name: String,
    },
    /// An attachment's kind is no media type.
    #[error("the attachment «{name}» is of the kind «{media_type}», which is no media type")]
    AttachmentKind {
        /// The file's name.
        name: String,
        /// The kind asked for.
        media_type: String,
    },
    /// A gap is negative, endless or not a number.
    #[error("a gap's height is not a number of points")]
    Gap,
    /// Blocks stand inside each other deeper than a page has room for.
    #[error("blocks stand more than {limit} deep inside each other")]
    Depth {
        /// The deepest allowed.
        limit: usize,
    },
    /// A font or the file could not be written. Never the document's fault.
    #[error("the paper could not be written: {0}")]
    Writing(String),
}

/// Why a page cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PreviewError {
    /// The bytes are no PDF, or a damaged or encrypted one.
    #[error("the bytes cannot be read as a PDF")]
    Unreadable,
    /// There is no such page.
    #[error("page {page} was asked for, and there are {pages} (counted from 0)")]
    NoSuchPage {
        /// The page asked for, from 0.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// The picture would be empty, or larger than the limit on either side.
    #[error("a scale of {scale} pixels per point makes no picture of 1 to {limit} pixels a side")]
    Scale {
        /// The scale asked for, as text.
        scale: String,
        /// The largest side in pixels.
        limit: u16,
    },
    /// The picture could not be encoded.
    #[error("the picture could not be encoded")]
    Encoding,
}
