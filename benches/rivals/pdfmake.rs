//! The same paper as pdfmake's document definition, with the same fonts and measures. `OpenSlides` makes its papers with it.

use pdf::{Block, Document, Numbering, Span, Table};
use serde_json::{Value, json};

/// Reads the definition, and makes the paper with the fonts of a folder.
pub(crate) const MAKE: &str = "
const [module, source, out, fonts] = process.argv.slice(1);
const pdfmake = require(module), font = (face) => `${fonts}/NotoSans-${face}.ttf`;
pdfmake.addFonts({ Noto: { normal: font('Regular'), bold: font('Bold'), italics: font('Italic'),
  bolditalics: font('BoldItalic') } });
pdfmake.setUrlAccessPolicy?.(() => false);
const paper = JSON.parse(require('fs').readFileSync(source));
paper.footer = (page, pages) => ({ text: `Side ${page} av ${pages}`, fontSize: 8.5, alignment: 'right', margin: [71, 20] });
pdfmake.createPdf(paper).write(out);
";

/// The whole paper as a definition.
pub(crate) fn written(paper: &Document) -> Value {
    json!({
        "pageSize": "A4",
        "pageMargins": [71, 88, 71, 82],
        "info": { "title": paper.title, "author": paper.author },
        "defaultStyle": { "font": "Noto", "fontSize": 10.5, "lineHeight": 1.05 },
        "header": { "text": paper.header, "fontSize": 8.5, "margin": [71, 40] },
        "content": blocks(&paper.blocks),
    })
}

fn blocks(all: &[Block]) -> Vec<Value> {
    all.iter().filter_map(block).collect()
}

fn block(block: &Block) -> Option<Value> {
    const SIZES: [f64; 3] = [20.0, 13.5, 11.5];
    Some(match block {
        Block::Heading { level, text } => {
            let size = SIZES.get(usize::from(*level) - 1).unwrap_or(&10.5);
            json!({ "text": Span::joined(text), "fontSize": size, "bold": true, "margin": [0, 16, 0, 4] })
        }
        Block::Paragraph(spans) | Block::Lead(spans) | Block::Note(spans) => {
            json!({ "text": runs(spans), "margin": [0, 0, 0, 7] })
        }
        Block::Highlight(inner) | Block::Quotation(inner) => {
            json!({ "stack": blocks(inner), "margin": [14, 4, 0, 4] })
        }
        Block::KeepTogether(inner) => json!({ "stack": blocks(inner), "unbreakable": true }),
        Block::List {
            numbering,
            start,
            items,
        } => {
            let items: Vec<Value> = items.iter().map(|item| json!({ "text": runs(item) })).collect();
            match numbering {
                Numbering::Bullet => json!({ "ul": items }),
                Numbering::Decimal => json!({ "ol": items, "start": start }),
                Numbering::LowerAlpha => json!({ "ol": items, "start": start, "type": "lower-alpha" }),
            }
        }
        Block::Facts(facts) => {
            let rows = facts
                .iter()
                .map(|fact| json!([fact.label, { "text": runs(&fact.value) }]));
            json!({ "table": { "widths": ["*", "*"], "body": rows.collect::<Vec<_>>() } })
        }
        Block::Table(all) => table(all),
        Block::Signatures(fields) => {
            let rows = fields.iter().map(|field| json!([field.label, field.signer]));
            json!({ "table": { "widths": ["*", "*"], "body": rows.collect::<Vec<_>>() } })
        }
        Block::PageBreak => json!({ "text": "", "pageBreak": "after" }),
        Block::Anchor(_) | Block::Figure(_) | Block::Gap(_) => return None,
    })
}

fn table(table: &Table) -> Value {
    let columns = table.columns.len();
    let head = table
        .columns
        .iter()
        .map(|column| json!({ "text": column.title, "bold": true }));
    let mut body = vec![head.collect::<Vec<_>>()];
    for row in &table.rows {
        let over = if row.is_group() { columns } else { 1 };
        let mut cells: Vec<Value> = row
            .cells
            .iter()
            .map(|spans| json!({ "text": runs(spans), "colSpan": over }))
            .collect();
        cells.resize(columns, json!(""));
        body.push(cells);
    }
    json!({ "fontSize": 9.5, "table": { "headerRows": 1, "widths": vec!["*"; columns], "body": body } })
}

fn runs(spans: &[Span]) -> Vec<Value> {
    let run = |span: &Span| json!({ "text": span.text, "bold": span.bold, "italics": span.italic });
    spans.iter().map(run).collect()
}
