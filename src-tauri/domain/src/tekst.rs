//! Formatted text as the minutes need it: paragraphs, lists and small headings, with bold and italic.
//!
//! Its serialised form is a small subset of Markdown, so that the exchange file can be read and written by
//! hand: blocks are separated by an empty line, `1. ` and `- ` begin list items, `### ` a heading,
//! `**` is bold and `*` italic, and a backslash takes the next character as it stands.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A run of characters with one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The characters, without line breaks.
    pub text: String,
    /// Shown in bold.
    pub strong: bool,
    /// Shown in italic.
    pub emphasis: bool,
}

/// One paragraph, heading or list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Span>),
    /// A heading inside the text; the level is the document's affair.
    Heading(Vec<Span>),
    /// Items with a dot.
    Bullets(Vec<Vec<Span>>),
    /// Items numbered 1, 2, 3 …, as the points of a vedtak.
    Numbers(Vec<Vec<Span>>),
}

/// A formatted text. Empty when it has no blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "describe",
    derive(ts_rs::TS),
    ts(type = "string", export_to = "bindings.ts")
)]
pub struct Tekst {
    /// The blocks in reading order; no block is without characters.
    pub blocks: Vec<Block>,
}

impl Tekst {
    /// A text of plain paragraphs, one per line of `lines`.
    pub fn plain(lines: &str) -> Self {
        let spans = |line: &str| {
            vec![Span {
                text: line.trim().into(),
                ..Span::default()
            }]
        };
        let blocks = lines
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|l| Block::Paragraph(spans(l)))
            .collect();
        Self { blocks }
    }

    /// True when nothing is written.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The characters alone, one line per paragraph or item, for search and comparison.
    pub fn to_plain(&self) -> String {
        let mut lines = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(spans) | Block::Heading(spans) => lines.push(joined(spans)),
                Block::Bullets(items) | Block::Numbers(items) => {
                    lines.extend(items.iter().map(|i| joined(i)));
                }
            }
        }
        lines.join("\n")
    }

    /// Merges neighbouring spans of one look and drops what has no characters, so that equal texts are equal.
    #[must_use]
    pub fn normalized(mut self) -> Self {
        for block in &mut self.blocks {
            match block {
                Block::Paragraph(spans) | Block::Heading(spans) => normalize(spans),
                Block::Bullets(items) | Block::Numbers(items) => {
                    items.iter_mut().for_each(normalize);
                    items.retain(|item| !item.is_empty());
                }
            }
        }
        self.blocks.retain(|block| match block {
            Block::Paragraph(spans) | Block::Heading(spans) => !spans.is_empty(),
            Block::Bullets(items) | Block::Numbers(items) => !items.is_empty(),
        });
        self
    }
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

fn normalize(spans: &mut Vec<Span>) {
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for mut span in spans.drain(..) {
        span.text = span
            .text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        match merged.last_mut() {
            _ if span.text.is_empty() => {}
            Some(last) if (last.strong, last.emphasis) == (span.strong, span.emphasis) => {
                last.text.push_str(&span.text);
            }
            _ => merged.push(span),
        }
    }
    *spans = merged;
    if let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start().into();
    }
    if let Some(last) = spans.last_mut() {
        last.text = last.text.trim_end().into();
    }
    let blank = spans.iter().any(|span| span.text.is_empty());
    if blank {
        // Trimming may have emptied an outer span: its neighbour is now the edge and needs the same.
        spans.retain(|span| !span.text.is_empty());
        normalize(spans);
    }
}

impl fmt::Display for Tekst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, block) in self.blocks.iter().enumerate() {
            if n > 0 {
                f.write_str("\n\n")?;
            }
            match block {
                Block::Paragraph(spans) => f.write_str(&written(spans))?,
                Block::Heading(spans) => write!(f, "### {}", written(spans))?,
                Block::Bullets(items) => {
                    f.write_str(
                        &items
                            .iter()
                            .map(|i| format!("- {}", written(i)))
                            .collect::<Vec<_>>()
                            .join("\n"),
                    )?;
                }
                Block::Numbers(items) => {
                    let lines = items
                        .iter()
                        .enumerate()
                        .map(|(k, i)| format!("{}. {}", k + 1, written(i)));
                    f.write_str(&lines.collect::<Vec<_>>().join("\n"))?;
                }
            }
        }
        Ok(())
    }
}

/// One line of marked-up text. Characters that could be read as marks get a backslash.
fn written(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        let mark = match (span.strong, span.emphasis) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        out.push_str(mark);
        for c in span.text.chars() {
            if matches!(c, '*' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push_str(mark);
    }
    if starts_a_block(&out) {
        format!("\\{out}")
    } else {
        out
    }
}

/// True when the line would be read as the beginning of a list or a heading.
fn starts_a_block(line: &str) -> bool {
    line.starts_with("- ") || line.starts_with("### ") || numbered(line).is_some()
}

/// The rest of a line after `12. `.
fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == line.len() {
        None
    } else {
        rest.strip_prefix(". ")
    }
}

impl From<&str> for Tekst {
    /// Reads the Markdown subset; every string is a text, so this cannot fail.
    fn from(source: &str) -> Self {
        let mut blocks: Vec<Block> = Vec::new();
        let mut fresh = true;
        for line in source.lines().map(str::trim_end) {
            if line.trim().is_empty() {
                fresh = true;
                continue;
            }
            let open = if fresh { None } else { blocks.last_mut() };
            fresh = false;
            match (line.strip_prefix("- "), numbered(line), open) {
                (Some(item), _, Some(Block::Bullets(items))) => items.push(read(item)),
                (Some(item), _, _) => blocks.push(Block::Bullets(vec![read(item)])),
                (_, Some(item), Some(Block::Numbers(items))) => items.push(read(item)),
                (_, Some(item), _) => blocks.push(Block::Numbers(vec![read(item)])),
                _ => blocks.push(match line.strip_prefix("### ") {
                    Some(heading) => Block::Heading(read(heading)),
                    None => Block::Paragraph(read(line)),
                }),
            }
        }
        Self { blocks }.normalized()
    }
}

/// Reads the marks of one line. A mark that is never closed lasts to the end of the line.
fn read(line: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut now = Span::default();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => now.text.extend(chars.next()),
            '*' => {
                let mut stars = 1;
                while stars < 3 && chars.next_if_eq(&'*').is_some() {
                    stars += 1;
                }
                let (strong, emphasis) = (now.strong ^ (stars >= 2), now.emphasis ^ (stars != 2));
                spans.push(std::mem::replace(
                    &mut now,
                    Span {
                        strong,
                        emphasis,
                        ..Span::default()
                    },
                ));
            }
            c => now.text.push(c),
        }
    }
    spans.push(now);
    spans
}

impl Serialize for Tekst {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Tekst {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(String::deserialize(deserializer)?.as_str()))
    }
}

#[cfg(feature = "describe")]
impl schemars::JsonSchema for Tekst {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Tekst".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Formatted text: blocks separated by an empty line; `1. ` and `- ` begin list items, `### ` a heading, `**` bold, `*` italic, a backslash takes the next character as it stands."
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_vedtak_in_points_is_read_as_a_numbered_list() {
        let tekst = Tekst::from("SSU vedtar:\n\n1. SSU slutter seg til planen.\n2. Partene følger opp.");
        assert_eq!(tekst.blocks.len(), 2);
        assert!(matches!(&tekst.blocks[1], Block::Numbers(items) if items.len() == 2));
        assert_eq!(
            tekst.to_plain(),
            "SSU vedtar:\nSSU slutter seg til planen.\nPartene følger opp."
        );
    }

    #[test]
    fn bold_and_italic_are_kept() {
        let tekst = Tekst::from("**Vedtak** som *gjelder* ***nå***");
        assert_eq!(tekst.to_string(), "**Vedtak** som *gjelder* ***nå***");
    }

    #[test]
    fn a_sentence_that_looks_like_a_list_stays_a_sentence() {
        let tekst = Tekst::plain("1. januar begynner året");
        assert_eq!(Tekst::from(tekst.to_string().as_str()), tekst);
    }

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let span = ("[ -~æøåŊŧ]{0,12}", any::<bool>(), any::<bool>());
        let span = span.prop_map(|(text, strong, emphasis)| Span {
            text,
            strong,
            emphasis,
        });
        proptest::collection::vec(span, 0..4)
    }

    fn blocks() -> impl Strategy<Value = Vec<Block>> {
        let items = || proptest::collection::vec(spans(), 0..4);
        let block = prop_oneof![
            spans().prop_map(Block::Paragraph),
            spans().prop_map(Block::Heading),
            items().prop_map(Block::Bullets),
            items().prop_map(Block::Numbers),
        ];
        proptest::collection::vec(block, 0..6)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_the_same(blocks in blocks()) {
            let tekst = Tekst { blocks }.normalized();
            prop_assert_eq!(Tekst::from(tekst.to_string().as_str()), tekst);
        }
    }
}
