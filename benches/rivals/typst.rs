//! The same paper in Typst's language, with the same fonts and measures, so that both have the same to do.

use std::fmt::Write as _;

use pdf::{Align, Block, Document, Numbering, Span, Table};

/// Measures of our own paper: margins, size and leading of running text, sizes of headings.
const LOOK: &str = r#"
#set page(paper: "a4", margin: (x: 25mm, top: 88pt, bottom: 82pt))
#set text(font: "Noto Sans", size: 10.5pt, hyphenate: true, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 4.5pt, spacing: 11.5pt)
#set list(spacing: 7pt)
#set enum(spacing: 7pt)
#set table(stroke: 0.5pt + luma(200), inset: 5pt)
#show heading.where(level: 1): set text(20pt)
#show heading.where(level: 2): set text(13.5pt)
#show heading.where(level: 3): set text(11.5pt)
#show heading: set block(above: 20pt, below: 8pt)
#show table: set text(9.5pt, hyphenate: false)
#show table: set par(leading: 3.5pt)
"#;

/// The whole paper as Typst source.
pub(crate) fn written(paper: &Document) -> String {
    let mut out = format!(
        "#set document(title: {}, author: {})\n#set text(lang: {})\n{LOOK}",
        quoted(&paper.title),
        quoted(&paper.author),
        quoted(paper.language.tag().split('-').next().unwrap_or("nb")),
    );
    let (header, footer) = (quoted(&paper.header), quoted(&paper.footer));
    let _ = writeln!(
        out,
        "#set page(header: text(8.5pt, {header}), footer: context text(8.5pt)[#{footer} #h(1fr) Side \
         #counter(page).display() av #counter(page).final().first()])"
    );
    blocks(&mut out, &paper.blocks);
    out
}

// Writing to a String cannot fail: what `write!` returns is not looked at.
fn blocks(out: &mut String, all: &[Block]) {
    for block in all {
        let _ = match block {
            Block::Heading { level, text } => {
                writeln!(out, "#heading(level: {level}, {})", quoted(&Span::joined(text)))
            }
            Block::Paragraph(spans) => writeln!(out, "#par[{}]", inline(spans)),
            Block::Lead(spans) => writeln!(out, "#par[#text(11pt)[{}]]", inline(spans)),
            Block::Note(spans) => writeln!(out, "#block(fill: luma(240), inset: 8pt)[{}]", inline(spans)),
            Block::Highlight(inner) => around(
                out,
                "block(inset: (left: 14pt), stroke: (left: 2.5pt + blue))",
                inner,
            ),
            Block::KeepTogether(inner) => around(out, "block(breakable: false)", inner),
            Block::List {
                numbering,
                start,
                items,
            } => list(out, *numbering, *start, items),
            Block::Facts(facts) => {
                let rows = facts
                    .iter()
                    .map(|fact| [quoted_cell(&fact.label), cell(&fact.value)].concat());
                writeln!(out, "#table(columns: (1fr, 3fr), {})", rows.collect::<String>())
            }
            Block::Table(rows) => table(out, rows),
            Block::Signatures(fields) => {
                let rows = fields
                    .iter()
                    .map(|f| [quoted_cell(&f.label), quoted_cell(&f.signer)].concat());
                writeln!(
                    out,
                    "#table(columns: (1fr, 2fr), inset: 14pt, {})",
                    rows.collect::<String>()
                )
            }
            Block::PageBreak => writeln!(out, "#pagebreak()"),
            Block::Quotation(inner) => around(out, "quote(block: true)", inner),
            Block::Anchor(_) | Block::Figure(_) => Ok(()),
            Block::Gap(height) => writeln!(out, "#v({height}pt)"),
        };
    }
}

fn around(out: &mut String, box_: &str, inner: &[Block]) -> std::fmt::Result {
    writeln!(out, "#{box_}[")?;
    blocks(out, inner);
    writeln!(out, "]")
}

fn list(out: &mut String, numbering: Numbering, start: u32, items: &[Vec<Span>]) -> std::fmt::Result {
    let items: String = items.iter().map(|item| cell(item)).collect();
    match numbering {
        Numbering::Bullet => writeln!(out, "#list({items})"),
        Numbering::Decimal => writeln!(out, "#enum(start: {start}, {items})"),
        Numbering::LowerAlpha => writeln!(out, "#enum(numbering: \"a)\", start: {start}, {items})"),
    }
}

fn table(out: &mut String, table: &Table) -> std::fmt::Result {
    let widths: Vec<_> = table
        .columns
        .iter()
        .map(|column| format!("{}fr,", column.weight))
        .collect();
    let widths = widths.join(" ");
    let sides = table.columns.iter().map(|column| match column.align {
        Align::Left => "left, ",
        Align::Center => "center, ",
        Align::Right => "right, ",
    });
    let sides: String = sides.collect();
    let head: String = table
        .columns
        .iter()
        .map(|column| quoted_cell(&column.title))
        .collect();
    writeln!(
        out,
        "#table(columns: ({widths}), align: ({sides}), table.header({head}),"
    )?;
    for row in &table.rows {
        let cells: String = row.cells.iter().map(|spans| cell(spans)).collect();
        if row.is_group() {
            writeln!(out, "  table.cell(colspan: {}){cells}", table.columns.len())?;
        } else {
            writeln!(out, "  {cells}")?;
        }
    }
    writeln!(out, ")")
}

fn cell(spans: &[Span]) -> String {
    format!("[{}], ", inline(spans))
}

fn quoted_cell(text: &str) -> String {
    format!("[#{}], ", quoted(text))
}

fn inline(spans: &[Span]) -> String {
    let look = |span: &Span| match (span.bold, span.italic) {
        (true, true) => format!("#strong(emph({}))", quoted(&span.text)),
        (true, false) => format!("#strong({})", quoted(&span.text)),
        (false, true) => format!("#emph({})", quoted(&span.text)),
        (false, false) => format!("#{}", quoted(&span.text)),
    };
    spans.iter().map(look).collect()
}

/// A string that Typst takes as it stands.
fn quoted(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{text}\"")
}
