//! Ways within a paper and out of it: from an item's number in a table to where the item stands, and from an e-mail
//! address to a letter.

use domain::{MoetesakId, Saksinnhold};
use pdf::{Block, Link, Span};

use crate::runs;

/// The name of the place in a paper where an item's own part begins, when it has one there.
pub fn saksted(item: MoetesakId) -> String {
    format!("sak-{item}")
}

/// The name of the place where the notice's agenda begins, with every item as a row.
pub const SAKLISTE: &str = "sakliste";

/// Names the place of what follows as the item's.
pub(crate) fn anchor(item: &Saksinnhold) -> Block {
    Block::Anchor(saksted(item.moetesak.id))
}

/// The number, leading to the item's [`anchor`], which must be in the same paper.
pub(crate) fn to(item: &Saksinnhold, number: &str) -> Vec<Span> {
    vec![Span::plain(number).leading_to(Link::Place(saksted(item.moetesak.id)))]
}

/// Lets every e-mail address lead to a letter to it.
pub(crate) fn letters(blocks: &mut [Block]) {
    runs::each(blocks, &mut |spans| {
        *spans = std::mem::take(spans).into_iter().flat_map(parted).collect();
    });
}

/// The span, each address in it a span of its own.
fn parted(span: Span) -> Vec<Span> {
    let piece = |text: &str| Span {
        text: text.into(),
        ..span.clone()
    };
    let (mut out, mut done) = (Vec::new(), 0);
    for (at, _) in span.text.match_indices('@') {
        let (before, after) = (&span.text[done..at], &span.text[at + 1..]);
        let name = before.trim_end_matches(in_address).len() + done;
        let place = after.len() - after.trim_start_matches(in_address).len();
        let place = after[..place].trim_end_matches(['.', '-']);
        if name == at || !place.contains('.') || span.link.is_some() {
            continue;
        }
        let end = at + 1 + place.len();
        let address = &span.text[name..end];
        out.push(piece(&span.text[done..name]));
        out.push(piece(address).leading_to(Link::Web(format!("mailto:{address}"))));
        done = end;
    }
    out.push(piece(&span.text[done..]));
    out.retain(|span| !span.text.is_empty());
    out
}

fn in_address(c: char) -> bool {
    c.is_alphanumeric() || "._+-".contains(c)
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
    fn an_address_in_a_sentence_leads_to_a_letter() {
        let said = |text: &str| -> Vec<(String, Option<Link>)> {
            let spans = parted(Span::bold(text)).into_iter();
            spans.map(|span| (span.text, span.link)).collect()
        };
        let to = |address: &str| Some(Link::Web(format!("mailto:{address}")));
        assert_eq!(
            said("Meld fra til ssu@solvik-hf.example. Kopi: a.b@c.no"),
            [
                ("Meld fra til ".into(), None),
                ("ssu@solvik-hf.example".into(), to("ssu@solvik-hf.example")),
                (". Kopi: ".into(), None),
                ("a.b@c.no".into(), to("a.b@c.no")),
            ]
        );
        for plain in ["@ alle", "15 stk. @50", "a@b", ""] {
            assert!(said(plain).iter().all(|(_, link)| link.is_none()), "{plain}");
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
