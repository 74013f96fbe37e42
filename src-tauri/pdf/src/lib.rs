//! Blocks in, tagged PDF/A-2a and PDF/UA-1 bytes out. Knows nothing of meetings.

mod model;

pub use model::{
    Align, Block, Column, Document, Fact, Language, Numbering, Row, SignatureField, Span, Table,
};
