//! Where things stand: page breaks, columns, headers.

use std::collections::BTreeSet;
use std::ops::Range;

use pdf::{Align, Block, Column, Row, Span, Table, render};

use crate::papers::{field, heading, lines, list, paragraph, table, with};
use crate::reading::{Element, Paper};

/// So many lines of text before what is tested bring it near the end of a page of 44 lines, or beyond.
const NEAR_THE_END: Range<usize> = 34..48;

fn paper(blocks: Vec<Block>) -> Paper {
    Paper::read(&render(&with(blocks)).unwrap())
}

fn pages_of(element: &Element) -> BTreeSet<usize> {
    let mut pages = BTreeSet::new();
    element.visit(&mut |element| pages.extend(element.content.iter().map(|(page, _)| *page)));
    pages
}

/// How many lines of an element stand on each of its pages.
fn lines_by_page(paper: &Paper, element: &Element) -> Vec<usize> {
    let on_page = |(page, mcid): &(usize, usize)| {
        let shown = paper
            .shown
            .iter()
            .filter(|shown| shown.page == *page && shown.mcid == Some(*mcid));
        shown
            .map(|shown| shown.baseline.to_bits())
            .collect::<BTreeSet<_>>()
            .len()
    };
    element.content.iter().map(on_page).collect()
}

#[test]
fn no_page_begins_or_ends_with_a_lone_line_of_a_paragraph() {
    for before in NEAR_THE_END {
        let paper = paper(vec![lines(before), lines(8), lines(8)]);
        for paragraph in paper.elements("P") {
            let lines = lines_by_page(&paper, &paragraph);
            if lines.len() > 1 {
                assert!(lines.iter().all(|count| *count >= 2), "{before}: {lines:?}");
            }
        }
    }
}

#[test]
fn a_heading_stands_with_at_least_two_lines_of_what_follows() {
    for before in NEAR_THE_END {
        let paper = paper(vec![lines(before), heading(1, "Sak"), lines(9)]);
        let page = pages_of(&paper.elements("H1")[0]);
        let text = &paper.elements("P")[1];
        assert_eq!(page.first(), pages_of(text).first(), "{before}");
        assert!(lines_by_page(&paper, text)[0] >= 2, "{before}");
    }
}

#[test]
fn headings_and_the_head_of_a_table_stand_with_its_first_row() {
    for before in NEAR_THE_END {
        let blocks = vec![
            lines(before),
            heading(1, "Sak"),
            heading(2, "Deltakere"),
            table("T", true, &[["a", "b"]; 3]),
        ];
        let paper = paper(blocks);
        let rows = paper.elements("TR");
        let pages: BTreeSet<_> = ["H1", "H2", "Caption"]
            .iter()
            .flat_map(|kind| pages_of(&paper.elements(kind)[0]))
            .collect();
        assert_eq!(pages, &pages_of(&rows[0]) | &pages_of(&rows[1]), "{before}");
        assert_eq!(pages.len(), 1, "{before}");
    }
}

#[test]
fn a_paragraph_that_announces_a_list_stands_with_it() {
    for before in NEAR_THE_END {
        let points = list(pdf::Numbering::Bullet, 1, &["Ja", "Nei"]);
        let paper = paper(vec![lines(before), paragraph("Vedtak:"), points]);
        assert_eq!(
            pages_of(&paper.elements("P")[1]),
            pages_of(&paper.elements("LI")[0]),
            "{before}"
        );
    }
}

#[test]
fn blocks_kept_together_stand_on_one_page() {
    for before in NEAR_THE_END {
        let kept = Block::KeepTogether(vec![
            paragraph("Møtet ble hevet."),
            lines(9),
            paragraph("Vestvoll"),
        ]);
        let paper = paper(vec![lines(before), kept]);
        let pages: BTreeSet<_> = paper.elements("P")[1..].iter().flat_map(pages_of).collect();
        assert_eq!(pages.len(), 1, "{before}");
    }
}

#[test]
fn blocks_too_tall_to_be_kept_together_fill_pages_as_others_do() {
    let paper = paper(vec![lines(5), Block::KeepTogether(vec![lines(40), lines(40)])]);
    assert_eq!(pages_of(&paper.elements("P")[1]).first(), Some(&0));
    assert_eq!(pages_of(&paper.elements("P")[2]).last(), Some(&1));
}

#[test]
fn rows_stay_whole_and_the_head_comes_again_on_every_page_as_an_artifact() {
    let long = "En lang merknad som går over flere linjer i sin smale kolonne. ".repeat(9);
    let rows = vec![["Åse", long.as_str()]; 40];
    let paper = paper(vec![table("Deltakere", false, &rows)]);
    assert!(paper.pages.len() > 3);
    for row in &paper.elements("TR") {
        assert_eq!(pages_of(row).len(), 1);
    }
    assert_eq!(paper.texts("TH"), ["Navn", "Part"]);
    assert!(!paper.artifacts(0).contains("NavnPart"));
    for page in 1..paper.pages.len() {
        assert!(paper.artifacts(page).contains("NavnPart"), "page {page}");
    }
}

#[test]
fn a_row_taller_than_a_page_is_parted_and_loses_nothing() {
    let tall = "Tverrfaglig spesialisert rusbehandling i kommunene. ".repeat(150);
    let paper = paper(vec![table(
        "Høy",
        false,
        &[["1", tall.trim_end()], ["2", "kort"]],
    )]);
    assert!(paper.pages.len() > 1);
    assert_eq!(paper.texts("TD")[1].replace('\u{AD}', ""), tall.trim_end());
    assert_eq!(paper.texts("TD")[3], "kort");
}

#[test]
fn a_page_break_begins_one_page_and_never_an_empty_one() {
    let breaks = vec![
        Block::PageBreak,
        paragraph("a"),
        Block::PageBreak,
        Block::PageBreak,
        paragraph("b"),
        Block::PageBreak,
    ];
    let paper = paper(breaks);
    assert_eq!(paper.pages.len(), 2);
    let pages: Vec<_> = paper.elements("P").iter().map(|text| text.content[0].0).collect();
    assert_eq!(pages, [0, 1]);
}

#[test]
fn columns_set_text_at_their_left_middle_or_right() {
    let column = |title: &str, align| Column {
        title: title.to_owned(),
        weight: 1.0,
        align,
    };
    let columns = vec![
        column("A", Align::Left),
        column("B", Align::Center),
        column("C", Align::Right),
    ];
    let row = Row {
        cells: vec![vec![Span::from("12")]; 3],
        emphasis: true,
    };
    let document = with(vec![Block::Table(Table {
        caption: String::new(),
        caption_visible: true,
        columns,
        row_headers: false,
        rows: vec![row],
    })]);
    let paper = Paper::read(&render(&document).unwrap());
    let cells: Vec<_> = paper.shown.iter().filter(|shown| shown.tag == "TD").collect();
    let (left, right, third) = (70.87, 595.28 - 70.87, (595.28 - 2.0 * 70.87) / 3.0);
    assert!((cells[0].x - (left + 4.0)).abs() < 0.1);
    assert!((f32::midpoint(cells[1].x, cells[1].right) - (left + 1.5 * third)).abs() < 0.1);
    assert!((cells[2].right - (right - 4.0)).abs() < 0.1);
}

#[test]
fn pages_are_numbered_and_carry_their_header_and_footer_as_artifacts() {
    let paper = paper(vec![lines(100)]);
    let count = paper.pages.len();
    assert!(count > 1);
    for page in 0..count {
        assert_eq!(
            paper.artifacts(page),
            format!("TopptekstBunntekstSide {} av {count}", page + 1)
        );
    }
}

#[test]
fn the_mark_of_a_draft_is_seen_on_every_page_and_read_once_before_all_else() {
    let document = pdf::Document {
        mark: "Utkast".to_owned(),
        header: "Samarbeidsutvalg ".repeat(20),
        ..with(vec![heading(1, "Referat"), lines(100)])
    };
    let paper = Paper::read(&render(&document).unwrap());
    assert!(paper.pages.len() > 1);
    assert_eq!(paper.said()[0], ("P".to_owned(), "Utkast".to_owned()));
    assert_eq!(
        paper.texts("P").iter().filter(|text| *text == "Utkast").count(),
        1
    );
    for page in 0..paper.pages.len() {
        let on_page = paper.shown.iter().filter(|shown| shown.page == page);
        let (marks, others): (Vec<_>, Vec<_>) = on_page.partition(|shown| shown.text == "Utkast");
        assert_eq!(marks.len(), 1, "page {page}");
        assert_eq!(marks[0].tag, if page == 0 { "P" } else { "Artifact" });
        let header = others
            .iter()
            .find(|shown| (shown.baseline - marks[0].baseline).abs() < 0.1);
        assert!(header.unwrap().right + 10.0 < marks[0].x, "the header makes room");
    }
}

#[test]
fn a_header_wider_than_the_page_ends_in_an_ellipsis() {
    let mut document = with(vec![paragraph("a")]);
    document.header = "Samarbeidsutvalg ".repeat(20);
    document.footer = document.header.clone();
    let paper = Paper::read(&render(&document).unwrap());
    let running: Vec<_> = paper.shown.iter().filter(|shown| shown.mcid.is_none()).collect();
    assert!(
        running[0].text.ends_with("Samarbeidsutvalg…"),
        "{}",
        running[0].text
    );
    assert!(running.iter().all(|shown| shown.right <= 595.28 - 70.87 + 0.1));
    let footer: String = running[1..].iter().map(|shown| shown.text.as_str()).collect();
    assert!(footer.ends_with("…Side 1 av 1"), "{footer}");
}

#[test]
fn a_title_of_250_characters_and_names_of_80_stay_within_the_margins() {
    let title = "Ny samarbeidsavtale om rehabilitering, beredskap og hjemmeoppfølging ".repeat(4);
    let name = "Anne-Margrethe Kristoffersdatter Bjørklund-Sjøvegan von Rosenkrantzberg-Østervold";
    let column = |title: &str| Column {
        title: title.to_owned(),
        weight: 1.0,
        align: Align::Left,
    };
    let columns: Vec<Column> = [
        "Navn",
        "Stilling",
        "Part",
        "Rolle",
        "Vararepresentant",
        "Til stede",
    ]
    .map(column)
    .into();
    let row = Row {
        cells: vec![vec![Span::from(name)]; 6],
        emphasis: false,
    };
    let table = Table {
        caption: "Navn".to_owned(),
        caption_visible: true,
        columns,
        row_headers: true,
        rows: vec![row],
    };
    let signatures = Block::Signatures(vec![field("a", "Møteleder", name), field("b", &title, name)]);
    let paper = paper(vec![heading(1, title.trim()), Block::Table(table), signatures]);
    assert_eq!(paper.texts("H1"), [title.trim()]);
    assert!(
        paper
            .shown
            .iter()
            .all(|shown| shown.x > 70.0 && shown.right < 595.28 - 70.0)
    );
    let cells: Vec<_> = paper
        .texts("TD")
        .iter()
        .map(|text| text.replace('\u{AD}', ""))
        .collect();
    assert_eq!(cells, vec![name; 6]);
}

#[test]
fn what_is_pasted_in_from_elsewhere_becomes_a_sane_page() {
    let cell = "Tverrfaglig spesialisert rusbehandling. ".repeat(125);
    let pasted = format!("{} עומר\u{202E} 🙂\u{0}\u{B}\u{7}\u{1F}\u{FFFF}", "å".repeat(300));
    let mut rows: Vec<[&str; 2]> = vec![["a", "b"]; 1000];
    rows[500] = [cell.trim_end(), pasted.as_str()];
    let paper = paper(vec![
        heading(1, &pasted),
        table(&pasted, true, &rows),
        paragraph(&pasted),
    ]);
    let cells = paper.texts("TD");
    assert_eq!(cells.len(), 2000);
    assert_eq!(cells[1000].replace('\u{AD}', ""), cell.trim_end());
    for shown in paper.shown.iter().filter(|shown| !shown.text.is_empty()) {
        // A space at the end of a line may stick out.
        assert!(shown.x > 70.0 && shown.right < 595.28 - 66.0, "{shown:?}");
        assert!(!shown.text.chars().any(char::is_control), "{shown:?}");
    }
}

#[test]
fn lines_of_one_element_never_overlap_those_of_another() {
    let paper = Paper::read(&render(&crate::papers::every_block()).unwrap());
    for (index, a) in paper.shown.iter().enumerate() {
        for b in &paper.shown[index + 1..] {
            let apart = a.page != b.page
                || (a.baseline - b.baseline).abs() >= a.size.min(b.size)
                || a.right <= b.x + 0.1
                || b.right <= a.x + 0.1;
            assert!(apart, "{a:?} and {b:?}");
        }
    }
}
