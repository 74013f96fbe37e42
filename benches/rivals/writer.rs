//! The same paper as an `OpenDocument` text in one file, as Writer opens it.

use std::fmt::Write as _;

use pdf::{Block, Document, Numbering, Row, Span};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="15pt"/>
<style:text-properties style:font-name="Noto Sans" fo:font-family="'Noto Sans'" fo:font-size="10.5pt"
 fo:language="nb" fo:country="NO"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph">
<style:paragraph-properties fo:margin-top="7pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"><style:paragraph-properties fo:margin-top="24pt" fo:line-height="26pt"/>
<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2"><style:paragraph-properties fo:margin-top="20pt" fo:line-height="18.5pt"/>
<style:text-properties fo:font-size="13.5pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph"
 style:default-outline-level="3"><style:paragraph-properties fo:margin-top="14pt" fo:line-height="16pt"/>
<style:text-properties fo:font-size="11.5pt" fo:font-weight="bold"/></style:style>
<text:list-style style:name="bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
</text:list-style>
<text:list-style style:name="numbers"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-suffix="."/></text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="italic" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="break" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-left="25mm" fo:margin-right="25mm" fo:margin-top="88pt" fo:margin-bottom="82pt"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4"/></office:master-styles>
<office:body><office:text>
"#;

/// The whole paper as a flat `OpenDocument` file.
pub(crate) fn written(paper: &Document) -> String {
    let mut out = HEAD.to_owned();
    blocks(&mut out, &paper.blocks);
    out + "</office:text></office:body></office:document>\n"
}

// Writing to a String cannot fail: what `write!` returns is not looked at.
fn blocks(out: &mut String, all: &[Block]) {
    for block in all {
        let _ = match block {
            Block::Heading { level, text } => writeln!(
                out,
                "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{}</text:h>",
                escaped(&Span::joined(text))
            ),
            Block::Paragraph(spans) | Block::Lead(spans) | Block::Note(spans) => {
                writeln!(out, "{}", paragraph(spans))
            }
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                blocks(out, inner);
                Ok(())
            }
            Block::List { numbering, items, .. } => {
                let style = if *numbering == Numbering::Bullet {
                    "bullets"
                } else {
                    "numbers"
                };
                let item =
                    |spans: &Vec<Span>| format!("<text:list-item>{}</text:list-item>", paragraph(spans));
                let items: String = items.iter().map(item).collect();
                writeln!(out, "<text:list text:style-name=\"{style}\">{items}</text:list>")
            }
            Block::Facts(facts) => {
                let rows = facts
                    .iter()
                    .map(|fact| row(&[vec![Span::plain(&*fact.label)], fact.value.clone()], 1));
                writeln!(out, "{}", table(2, "", &rows.collect::<String>()))
            }
            Block::Table(all) => {
                let titles: Vec<_> = all.columns.iter().map(|c| vec![Span::bold(&*c.title)]).collect();
                let over = |one: &Row| if one.is_group() { titles.len() } else { 1 };
                let rows: String = all.rows.iter().map(|one| row(&one.cells, over(one))).collect();
                writeln!(out, "{}", table(titles.len(), &row(&titles, 1), &rows))
            }
            Block::Signatures(fields) => {
                let cells = |label: &str, signer: &str| {
                    row(&[vec![Span::plain(label)], vec![Span::plain(signer)]], 1)
                };
                let rows: String = fields.iter().map(|f| cells(&f.label, &f.signer)).collect();
                writeln!(out, "{}", table(2, "", &rows))
            }
            Block::PageBreak => writeln!(out, "<text:p text:style-name=\"break\"/>"),
            Block::Anchor(_) | Block::Figure(_) | Block::Gap(_) => Ok(()),
        };
    }
}

fn table(columns: usize, head: &str, rows: &str) -> String {
    let head = if head.is_empty() {
        String::new()
    } else {
        format!("<table:table-header-rows>{head}</table:table-header-rows>")
    };
    format!(
        "<table:table><table:table-column table:number-columns-repeated=\"{columns}\"/>{head}{rows}</table:table>"
    )
}

/// A row of cells that each stand over so many columns.
fn row(cells: &[Vec<Span>], over: usize) -> String {
    let covered = "<table:covered-table-cell/>".repeat(over - 1);
    let cell = |spans: &Vec<Span>| {
        format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"{over}\">{}\
             </table:table-cell>{covered}",
            paragraph(spans)
        )
    };
    format!(
        "<table:table-row>{}</table:table-row>",
        cells.iter().map(cell).collect::<String>()
    )
}

fn paragraph(spans: &[Span]) -> String {
    let run = |span: &Span| {
        let words = escaped(&span.text);
        match (span.bold, span.italic) {
            (false, false) => words,
            (true, _) => format!("<text:span text:style-name=\"bold\">{words}</text:span>"),
            (false, true) => format!("<text:span text:style-name=\"italic\">{words}</text:span>"),
        }
    };
    let runs: String = spans.iter().map(run).collect();
    format!("<text:p text:style-name=\"Standard\">{runs}</text:p>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', "<text:line-break/>")
}
