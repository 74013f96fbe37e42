//! Tables: whatever stands in one, at any size of text, every word stays on the page and in its column.

use pdf::{Align, Block, Column, Document, Look, Row, Sheet, Table, render};
use proptest::prelude::*;

use crate::papers::{ANCHOR, any_table, of_known_letters, with};
use crate::reading::{Element, Paper};

/// Noto Sans' space, in parts of the text's size: one at the end of a line may stick out.
const SPACE: f32 = 0.26;

/// How far a cell's words reach from left to right.
fn reach(paper: &Paper, cell: &Element) -> Option<(f32, f32)> {
    let mut content = Vec::new();
    cell.visit(&mut |element| content.extend(element.content.iter().copied()));
    let in_cell = |page: usize, mcid: Option<usize>| mcid.is_some_and(|mcid| content.contains(&(page, mcid)));
    let words = paper.shown.iter().filter(|shown| in_cell(shown.page, shown.mcid));
    words
        .filter(|shown| !shown.text.trim().is_empty())
        .map(|shown| {
            let spaces = shown
                .text
                .chars()
                .rev()
                .take_while(|c| *c == ' ')
                .map(|_| SPACE * shown.size);
            (shown.x, shown.right - spaces.sum::<f32>())
        })
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// Panics where a word leaves the page's text or reaches into another column.
fn assert_in_columns(paper: &Paper) {
    let page = paper.file.get_dictionary(paper.pages[0]).unwrap();
    let width = page.get(b"MediaBox").unwrap().as_array().unwrap()[2]
        .as_float()
        .unwrap();
    let side = width * 25.0 / 210.0;
    let rows: Vec<Element> = paper.elements("TR");
    let columns = rows.iter().map(|row| row.children.len()).max().unwrap_or(0);
    let mut reaches = vec![(f32::INFINITY, 0.0_f32); columns];
    for row in &rows {
        for (index, cell) in row.children.iter().enumerate() {
            let Some((left, right)) = reach(paper, cell) else {
                continue;
            };
            assert!(left > side - 0.1 && right < width - side + 0.1, "{}", cell.text);
            if row.children.len() == columns {
                let (least, most) = reaches[index];
                reaches[index] = (least.min(left), most.max(right));
            }
        }
    }
    let of_columns: Vec<_> = reaches.iter().filter(|(left, _)| left.is_finite()).collect();
    for pair in of_columns.windows(2) {
        assert!(pair[0].1 < pair[1].0 + 0.1, "{reaches:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_word_of_a_table_stays_on_the_page_and_in_its_column(
        table in any_table(of_known_letters),
        sheet in prop_oneof![Just(Sheet::A4), Just(Sheet::A5), Just(Sheet::Letter)],
        text_size in 8.0_f32..19.5,
    ) {
        let look = Look { sheet, text_size, ..Look::default() };
        let blocks = vec![Block::Table(table), Block::Anchor(ANCHOR.to_owned())];
        let document = Document { look, ..with(blocks) };
        assert_in_columns(&Paper::read(&render(&document).unwrap()));
    }
}

/// Two people, in seven columns.
fn of_people(text_size: f32) -> Paper {
    let column = |title: &str| Column {
        title: title.to_owned(),
        weight: 1.0,
        align: Align::Left,
    };
    let row = |cells: [&str; 7]| Row {
        cells: cells.map(|words| vec![words.into()]).into(),
        emphasis: false,
    };
    let columns = ["Navn", "Stilling", "Part", "Rolle", "Vara", "Periode", "Merknad"]
        .map(column)
        .into();
    let rows = vec![
        row([
            "Åse Berg",
            "kommunaldirektør",
            "Vestvoll kommune",
            "Leder",
            "Kåre Ås",
            "2026–2027",
            "",
        ]),
        Row::group(vec!["Observatører".into()]),
        row([
            "Siv Aune",
            "representant",
            "Ansattes organisasjoner",
            "Observatør",
            "",
            "2026–2027",
            "Ny",
        ]),
    ];
    let table = Table {
        caption: "Medlemmer".to_owned(),
        caption_visible: false,
        columns,
        row_headers: true,
        rows,
    };
    let look = Look {
        text_size,
        ..Look::default()
    };
    let document = Document {
        look,
        ..with(vec![Block::Table(table)])
    };
    Paper::read(&render(&document).unwrap())
}

#[test]
fn in_large_print_the_rows_of_a_wide_table_become_facts_that_say_their_columns() {
    let names_of_rows = 2;
    assert_eq!(of_people(10.5).texts("TH").len(), 7 + names_of_rows);
    let large = of_people(18.0);
    let bodies = &large.elements("Table")[0].children;
    let kinds: Vec<_> = bodies.iter().map(|body| body.kind.as_str()).collect();
    assert_eq!(kinds, ["TBody"; 3]);
    let said: Vec<_> = bodies.iter().map(Element::whole_text).collect();
    assert_eq!(
        said,
        [
            "NavnÅse BergStillingkommunaldirektørPartVestvoll kommuneRolleLederVaraKåre ÅsPeriode2026–2027",
            "Observatører",
            "NavnSiv AuneStillingrepresentantPartAnsattes organisasjonerRolleObservatørPeriode2026–2027MerknadNy",
        ]
    );
    let scopes = large
        .elements("TH")
        .into_iter()
        .map(|cell| cell.attribute("Scope").unwrap());
    assert!(scopes.eq(vec!["Row"; 12]));
}
