//! Ways within a paper: from an item's number in a table to where the item stands.

use domain::Saksinnhold;
use pdf::{Block, Link, Span};

fn place(item: &Saksinnhold) -> String {
    format!("sak-{}", item.moetesak.id)
}

/// Names the place of what follows as the item's.
pub(crate) fn anchor(item: &Saksinnhold) -> Block {
    Block::Anchor(place(item))
}

/// The number, leading to the item's [`anchor`], which must be in the same paper.
pub(crate) fn to(item: &Saksinnhold, number: &str) -> Vec<Span> {
    vec![Span::plain(number).leading_to(Link::Place(place(item)))]
}

#[cfg(test)]
mod tests {
    use domain::{Dokumentart, Maalform};

    use super::*;
    use crate::{
        dokument,
        fixture::{item, meeting, options, task},
    };

    /// The numbers in the first column of all tables that lead somewhere.
    fn leading(blocks: &[Block]) -> Vec<String> {
        let rows = blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(&table.rows),
            _ => None,
        });
        let first = rows.flatten().filter_map(|row| row.cells.first()?.first());
        first
            .filter(|span| span.link.is_some())
            .map(|span| span.text.clone())
            .collect()
    }

    #[test]
    fn a_number_leads_to_its_item_where_the_paper_has_it() {
        let mut content = meeting(Maalform::Nb);
        item(&mut content, "1/26", "Uten saksframlegg", "09.00", "09.10");
        let with = item(&mut content, "2/26", "Med saksframlegg", "09.10", "09.20");
        with.saksframlegg.insert("forslag".into(), "Saken vedtas.".into());
        content.oppfoelging = vec![task("1/26", "Sende brev"), task("9/25", "Fra et tidligere møte")];
        for (art, expected) in [(Dokumentart::Innkalling, "2/26"), (Dokumentart::Referat, "1/26")] {
            let paper = dokument(&content, &options(art));
            assert_eq!(leading(&paper.blocks), [expected]);
            pdf::render(&paper).unwrap();
        }
    }

    #[test]
    fn an_agenda_of_a_thousand_items_is_a_paper_like_any_other() {
        let mut content = meeting(Maalform::Nn);
        for number in 1..=1000 {
            let title = format!("Sak med emoji 🙂 og {}", "å".repeat(number % 300));
            item(&mut content, &format!("{number}/26"), &title, "09.00", "09.10");
        }
        let paper = dokument(&content, &options(Dokumentart::Innkalling));
        assert!(pdf::render(&paper).unwrap().starts_with(b"%PDF-"));
        assert!(
            crate::lines(&paper)
                .iter()
                .any(|line| line.starts_with("1000/26 |"))
        );
    }
}
