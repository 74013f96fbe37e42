//! Every run of words of a paper, wherever in its blocks it stands.

use pdf::{Block, Span};

/// Changes the words of every heading, paragraph, note, item, fact and cell. Signature fields have no runs.
pub(crate) fn each(blocks: &mut [Block], change: &mut impl FnMut(&mut Vec<Span>)) {
    for block in blocks {
        match block {
            Block::Heading { text: spans, .. }
            | Block::Paragraph(spans)
            | Block::Lead(spans)
            | Block::Note(spans) => change(spans),
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                each(inner, change);
            }
            Block::List { items, .. } => items.iter_mut().for_each(&mut *change),
            Block::Facts(facts) => facts.iter_mut().for_each(|fact| change(&mut fact.value)),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(&mut *change);
            }
            Block::Anchor(_) | Block::Figure(_) | Block::Signatures(_) | Block::PageBreak | Block::Gap(_) => {
            }
        }
    }
}
