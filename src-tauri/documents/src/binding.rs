//! What must not be torn apart at the end of a line, in words somebody typed: «§ 13», «kl. 09.00», «1. mars»,
//! «450 000», «60 %». The characters are the same to a reader; only the space between them no longer breaks.

use pdf::Block;
use texts::{NBSP, dates};

use crate::runs;

/// Binds the words of every block.
pub(crate) fn bind(blocks: &mut [Block]) {
    runs::each(blocks, &mut |spans| {
        for span in spans {
            span.text = bound(&span.text);
        }
    });
}

fn bound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            out.push(if belongs(word, next) { NBSP } else { ' ' });
        }
    }
    out
}

/// True when the second word belongs to the first.
fn belongs(word: &str, next: &str) -> bool {
    let word = word.trim_start_matches(['(', '«']);
    let next_is_number = next.starts_with(|c: char| c.is_ascii_digit());
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let day = word
        .strip_suffix('.')
        .is_some_and(|day| day.len() <= 2 && digits(day));
    if day {
        return dates::is_month(next.trim_end_matches(|c: char| !c.is_alphabetic()));
    }
    if next.starts_with('%') {
        return word.ends_with(|c: char| c.is_ascii_digit());
    }
    let thousands = word.len() <= 3 && digits(word);
    if thousands {
        let group = next.trim_end_matches(|c: char| !c.is_ascii_digit());
        return group.len() == 3 && digits(group);
    }
    next_is_number && (word.ends_with('§') || ["kl.", "Kl.", "nr."].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        bound(text).replace(NBSP, "_")
    }

    #[test]
    fn laws_times_days_and_sums_are_not_torn_apart() {
        assert_eq!(
            shown("jf. fvl. § 13 første ledd nr. 1."),
            "jf. fvl. §_13 første ledd nr._1."
        );
        assert_eq!(shown("møtet (kl. 09.00)"), "møtet (kl._09.00)");
        assert_eq!(
            shown("20. oktober, 1. januar 2027"),
            "20._oktober, 1._januar 2027"
        );
        assert_eq!(
            shown("tildeles 450 000 kroner, 1 200 000."),
            "tildeles 450_000 kroner, 1_200_000."
        );
        assert_eq!(shown("innbyggertall (60 %)"), "innbyggertall (60_%)");
    }

    #[test]
    fn what_only_looks_like_it_may_break() {
        for text in [
            "vedtakets punkt 2. Saken",
            "uke 28 2026",
            "sak 16 er",
            "nr. én",
            "2. gangs behandling",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn words_are_bound_wherever_they_stand() {
        let mut blocks = vec![Block::Highlight(vec![Block::Paragraph(vec!["§ 13".into()])])];
        bind(&mut blocks);
        assert_eq!(
            blocks,
            [Block::Highlight(vec![Block::Paragraph(vec!["§\u{a0}13".into()])])]
        );
    }
}
