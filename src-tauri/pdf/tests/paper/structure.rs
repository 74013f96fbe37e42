//! The structure tree holds for any document: every piece of content once, and the way back from it.

use std::collections::BTreeSet;

use lopdf::Object;
use pdf::{Block, Document, PdfError, Row, Table, render};
use proptest::prelude::*;

use crate::papers;
use crate::reading::{self, Element, Paper};

/// Everything that must hold of the tree of any paper.
fn assert_sound(paper: &Paper) {
    let mut in_tree = BTreeSet::new();
    let parents = paper.parent_tree();
    paper.root.visit(&mut |element| {
        for (page, mcid) in &element.content {
            assert!(
                in_tree.insert((*page, *mcid)),
                "content {mcid} of page {page} is in the tree once"
            );
            let key = i64::try_from(*page).unwrap();
            let owners = paper
                .file
                .dereference(&parents[&key])
                .unwrap()
                .1
                .as_array()
                .unwrap();
            assert_eq!(
                owners[*mcid].as_reference().unwrap(),
                element.id,
                "the parent tree leads back"
            );
        }
        for annotation in &element.annotations {
            let key = paper
                .file
                .get_dictionary(*annotation)
                .unwrap()
                .get(b"StructParent")
                .unwrap()
                .as_i64()
                .unwrap();
            assert_eq!(
                parents[&key].as_reference().unwrap(),
                element.id,
                "the parent tree leads back"
            );
        }
    });
    let on_pages: BTreeSet<_> = paper
        .shown
        .iter()
        .filter_map(|shown| Some((shown.page, shown.mcid?)))
        .collect();
    assert_eq!(
        in_tree, on_pages,
        "the tree holds what the pages show, and nothing else"
    );
    for (index, page) in paper.pages.iter().enumerate() {
        let key = paper
            .file
            .get_dictionary(*page)
            .unwrap()
            .get(b"StructParents")
            .unwrap()
            .as_i64()
            .unwrap();
        assert_eq!(key, i64::try_from(index).unwrap());
        let owners = paper
            .file
            .dereference(&parents[&key])
            .unwrap()
            .1
            .as_array()
            .unwrap()
            .len();
        assert_eq!(owners, on_pages.iter().filter(|(page, _)| *page == index).count());
    }
}

/// Text stays on its page: between the margins, below the header's edge and above the footer's.
fn assert_within_margins(paper: &Paper) {
    let page = paper.file.get_dictionary(paper.pages[0]).unwrap();
    let corners = page.get(b"MediaBox").unwrap().as_array().unwrap();
    let (width, height) = (corners[2].as_float().unwrap(), corners[3].as_float().unwrap());
    let side = width * 25.0 / 210.0 - 1.0;
    for shown in paper.shown.iter().filter(|shown| shown.mcid.is_some()) {
        assert!(shown.x >= side, "{shown:?} begins in the left margin");
        assert!(
            (40.0..height - 30.0).contains(&shown.baseline),
            "{shown:?} leaves the page's text"
        );
    }
}

#[test]
fn every_kind_of_block_is_tagged_as_what_it_is() {
    let paper = Paper::read(&render(&papers::every_block()).unwrap());
    assert_sound(&paper);
    let kinds: Vec<String> = paper
        .root
        .children
        .iter()
        .map(|child| child.kind.clone())
        .collect();
    let expected = [
        "H1", "P", "Table", "H2", "P", "P", "Div", "L", "L", "L", "Table", "P", "P", "Form", "P", "P",
        "Form", "P",
    ];
    assert_eq!(kinds, expected);
    assert_eq!(paper.root.kind, "Document");
}

#[test]
fn lists_have_labels_and_bodies_and_say_how_they_are_numbered() {
    let paper = Paper::read(&render(&papers::every_block()).unwrap());
    let lists = paper.elements("L");
    let numbering: Vec<_> = lists
        .iter()
        .map(|list| list.attribute("ListNumbering").unwrap())
        .collect();
    assert_eq!(numbering, ["Disc", "Decimal", "LowerAlpha"]);
    assert_eq!(paper.texts("Lbl"), ["•", "•", "3.", "4.", "a)", "b)"]);
    for item in paper.elements("LI") {
        let parts: Vec<_> = item.children.iter().map(|part| part.kind.as_str()).collect();
        assert_eq!(parts, ["Lbl", "LBody"]);
    }
}

#[test]
fn header_cells_say_whose_cells_they_name() {
    let paper = Paper::read(&render(&papers::every_block()).unwrap());
    let scopes: Vec<_> = paper
        .elements("TH")
        .into_iter()
        .map(|cell| (cell.text.clone(), cell.attribute("Scope").unwrap()))
        .collect();
    let expected = [
        ("Sted", "Row"),
        ("Tid", "Row"),
        ("Navn", "Column"),
        ("Part", "Column"),
    ];
    assert_eq!(
        scopes,
        expected.map(|(text, scope)| (text.to_owned(), scope.to_owned()))
    );
}

#[test]
fn the_first_cell_of_a_row_names_the_row_where_the_table_says_so_and_the_cell_says_something() {
    let rows = [["Ingunn Brekkhus", "kommune"], ["", "ledig"]];
    let Block::Table(table) = papers::table("Medlemmer", false, &rows) else {
        unreachable!("a table is a table")
    };
    let mut table = Table {
        row_headers: true,
        ..table
    };
    table.rows.push(Row::group(vec!["Varaer".into()]));
    let paper = Paper::read(&render(&papers::with(vec![Block::Table(table)])).unwrap());
    let cells = |row: &Element| {
        let cell = |cell: &Element| format!("{} {} {:?}", cell.kind, cell.text, cell.attribute("Scope"));
        row.children.iter().map(cell).collect::<Vec<_>>()
    };
    let rows: Vec<_> = paper.elements("TR").iter().map(cells).collect();
    assert_eq!(
        rows[1..],
        [
            vec!["TH Ingunn Brekkhus Some(\"Row\")", "TD kommune None"],
            vec!["TD  None", "TD ledig None"],
            vec!["TD Varaer None"],
        ]
    );
}

#[test]
fn a_table_has_as_many_cells_in_each_row_as_columns_even_when_cells_are_empty() {
    let paper = Paper::read(&render(&papers::every_block()).unwrap());
    let table = &paper.elements("Table")[1];
    let parts: Vec<_> = table.children.iter().map(|part| part.kind.as_str()).collect();
    assert_eq!(parts, ["Caption", "THead", "TBody"]);
    for part in &table.children[1..] {
        for row in &part.children {
            assert_eq!(row.children.len(), 2);
        }
    }
}

#[test]
fn a_table_without_rows_has_no_head_without_a_body() {
    let paper = Paper::read(&render(&papers::with(vec![papers::table("Tom", true, &[])])).unwrap());
    let parts: Vec<_> = paper.elements("Table")[0]
        .children
        .iter()
        .map(|part| part.kind.clone())
        .collect();
    assert_eq!(parts, ["Caption", "TR"]);
}

#[test]
fn an_unseen_caption_is_said_as_the_summary_of_its_table() {
    let document = papers::with(vec![papers::table("Skjult tittel", false, &[["a", "b"]])]);
    let paper = Paper::read(&render(&document).unwrap());
    let table = &paper.elements("Table")[0];
    let attributes = table.entries.get(b"A").unwrap().as_dict().unwrap();
    assert_eq!(
        reading::text_of(attributes.get(b"Summary").unwrap()),
        "Skjult tittel"
    );
    assert!(!paper.shown.iter().any(|shown| shown.text.contains("Skjult")));
}

#[test]
fn bookmarks_are_nested_as_the_headings_are() {
    let headings = [(1, "A"), (2, "B"), (3, "C"), (3, "D"), (2, "E"), (1, "F")];
    let blocks = headings
        .map(|(level, text)| papers::heading(level, text))
        .to_vec();
    let paper = Paper::read(&render(&papers::with(blocks)).unwrap());
    let mut lines = Vec::new();
    let outlines = paper.follow(paper.catalog(), "Outlines").as_dict().unwrap();
    bookmarks(&paper, outlines, 0, &mut lines);
    assert_eq!(lines, ["A", "-B", "--C", "--D", "-E", "F"]);
}

fn bookmarks(paper: &Paper, parent: &lopdf::Dictionary, depth: usize, lines: &mut Vec<String>) {
    let mut next = parent
        .get(b"First")
        .ok()
        .map(|first| first.as_reference().unwrap());
    let mut before: Option<Object> = None;
    while let Some(id) = next {
        let entry = paper.file.get_dictionary(id).unwrap();
        assert_eq!(
            entry.get(b"Prev").ok().cloned(),
            before,
            "a bookmark knows the one before it"
        );
        lines.push("-".repeat(depth) + &reading::text_of(entry.get(b"Title").unwrap()));
        bookmarks(paper, entry, depth + 1, lines);
        before = Some(Object::Reference(id));
        next = entry.get(b"Next").ok().map(|next| next.as_reference().unwrap());
    }
    assert_eq!(
        parent.get(b"Last").ok().cloned(),
        before,
        "a parent knows its last bookmark"
    );
}

#[test]
fn a_document_without_blocks_is_one_empty_page() {
    let paper = Paper::read(&render(&papers::with(vec![])).unwrap());
    assert_sound(&paper);
    assert_eq!(paper.pages.len(), 1);
    assert!(paper.said().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_document_becomes_a_sound_paper_or_a_reasoned_refusal(document in papers::any_document(papers::of_any_script)) {
        check_any(&document);
    }
}

fn check_any(document: &Document) {
    match render(document) {
        Ok(bytes) => {
            let paper = Paper::read(&bytes);
            assert_sound(&paper);
            assert_within_margins(&paper);
        }
        Err(PdfError::Writing(reason)) => panic!("{reason}"),
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
}
