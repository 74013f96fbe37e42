//! A paper as plain lines: to read aloud, to compare, to search.

use pdf::{Block, Document, Numbering, Span};

/// The lines of a paper in reading order: its mark, then one per heading, paragraph, list item and table row (its cells
/// divided by ` | `). Running headers and footers are left out, no-break spaces become spaces.
pub fn lines(document: &Document) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    if !document.mark.is_empty() {
        out.push(document.mark.clone());
    }
    for block in &document.blocks {
        write(block, &mut out);
    }
    out
}

fn write(block: &Block, out: &mut Vec<String>) {
    match block {
        Block::Heading { text, .. } => out.push(tidy(&Span::joined(text))),
        Block::Paragraph(spans) | Block::Lead(spans) | Block::Note(spans) => {
            out.extend(Span::joined(spans).lines().map(tidy));
        }
        Block::Highlight(blocks) | Block::Quotation(blocks) | Block::KeepTogether(blocks) => {
            for inner in blocks {
                write(inner, out);
            }
        }
        Block::List {
            numbering,
            start,
            items,
        } => {
            for (item, n) in items.iter().zip(*start..) {
                out.push(format!("{} {}", mark(*numbering, n), tidy(&Span::joined(item))));
            }
        }
        Block::Facts(facts) => {
            out.extend(
                facts
                    .iter()
                    .map(|fact| format!("{} | {}", fact.label, tidy(&Span::joined(&fact.value)))),
            );
        }
        Block::Table(table) => {
            out.push(
                table
                    .columns
                    .iter()
                    .map(|c| c.title.as_str())
                    .collect::<Vec<_>>()
                    .join(" | "),
            );
            for row in &table.rows {
                out.push(
                    row.cells
                        .iter()
                        .map(|cell| tidy(&Span::joined(cell)))
                        .collect::<Vec<_>>()
                        .join(" | "),
                );
            }
        }
        Block::Signatures(fields) => {
            out.extend(
                fields
                    .iter()
                    .map(|field| format!("{}: {}", field.label, field.signer)),
            );
        }
        Block::Figure(figure) => out.push(tidy(&figure.alt)),
        Block::Anchor(_) | Block::PageBreak | Block::Gap(_) => {}
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands before the `n`th item of a list.
fn mark(numbering: Numbering, n: u32) -> String {
    match numbering {
        Numbering::Bullet => "–".into(),
        Numbering::Decimal => format!("{n}."),
        Numbering::LowerAlpha => format!("{})", letters(n)),
    }
}

/// a, b, … z, aa, ab, …
fn letters(n: u32) -> String {
    let Some(before) = n.checked_sub(1) else {
        return String::new();
    };
    let last = char::from_digit(10 + before % 26, 36).unwrap_or('?');
    format!("{}{last}", letters(before / 26))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_items_have_the_marks_of_the_paper() {
        let marks: Vec<_> = [1, 2, 26, 27, 53].map(|n| mark(Numbering::LowerAlpha, n)).into();
        assert_eq!(marks, ["a)", "b)", "z)", "aa)", "ba)"]);
        assert_eq!(mark(Numbering::Decimal, 3), "3.");
    }

    #[test]
    fn what_stands_inside_a_highlight_is_read_in_its_place() {
        let mut out = Vec::new();
        let inner = vec![
            Block::Paragraph(vec![Span::bold("Vedtak:"), " kl.\u{a0}09.00".into()]),
            Block::List {
                numbering: Numbering::Decimal,
                start: 3,
                items: vec![vec!["x".into()]],
            },
        ];
        write(&Block::Highlight(inner), &mut out);
        assert_eq!(out, ["Vedtak: kl. 09.00", "3. x"]);
    }
}
