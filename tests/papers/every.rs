//! Every kind of paper, of meetings A to F, in both målformer, those of meeting A in large print too, and a referat of
//! sixty saker: what they say, and that each is itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use domain::{Dokumentart, Helsefellesskap, Maalform, Moete, Moetesak, Utvalg};
use lopdf::Object;
use pdf::{Block, Column, Document, Fact, Look, Row, Span, Table, render};
use secretariat::{
    Desk, demo, exchange,
    print::{Bestilling, Papirart, write},
    utvalg,
};
use store::Reader;

use crate::{
    A, ABOUT_BODIES, B, C, D, E, F, Played, about, archive, of_body, played,
    reading::{Element, Paper, Shown},
    with_a_late_item,
};

const OF_MEETING: [Papirart; 7] = [
    Papirart::Moetepapir(Dokumentart::Innkalling),
    Papirart::Moetepapir(Dokumentart::OffentligInnkalling),
    Papirart::Moetepapir(Dokumentart::Referat),
    Papirart::Moetepapir(Dokumentart::OffentligReferat),
    Papirart::Moetepapir(Dokumentart::SignertReferat),
    Papirart::Tilleggssaksliste,
    Papirart::Melding,
];

struct Made {
    /// Says whose it is, in which målform, and what it is.
    name: String,
    document: Document,
    pdf: Vec<u8>,
}

static EVERY: LazyLock<Vec<Made>> = LazyLock::new(|| {
    let mut made = Vec::new();
    for (script, name) in [A, B, C, D, E, F].into_iter().zip(["A", "B", "C", "D", "E", "F"]) {
        let mut meeting = played(script);
        for maalform in [Maalform::Nb, Maalform::Nn] {
            speak(&mut meeting.desk, maalform);
            of_all_kinds(&meeting, name, maalform, &mut made);
        }
    }
    late(&mut made);
    long(&mut made);
    made
});

/// Lets every body write in one målform.
fn speak(desk: &mut Desk, maalform: Maalform) {
    for body in desk.store().all::<Utvalg>().unwrap() {
        utvalg::save_utvalg(desk, Utvalg { maalform, ..body }).unwrap();
    }
    for partnership in desk.store().all::<Helsefellesskap>().unwrap() {
        let changed = Helsefellesskap {
            maalform,
            ..partnership
        };
        utvalg::save_partnership(desk, changed).unwrap();
    }
}

fn of_all_kinds(played: &Played, name: &str, maalform: Maalform, made: &mut Vec<Made>) {
    let prefix = format!("{name} {}", tag(maalform));
    for order in orders(played) {
        let paper = write(&played.desk, &order).unwrap();
        if name == "A" {
            let large = Document {
                look: Look {
                    text_size: 16.0,
                    ..paper.dokument.look.clone()
                },
                ..paper.dokument.clone()
            };
            add(made, &format!("{prefix} stor skrift"), &paper.filnavn, large);
        }
        add(made, &prefix, &paper.filnavn, paper.dokument);
    }
}

fn tag(maalform: Maalform) -> &'static str {
    match maalform {
        Maalform::Nb => "nb",
        Maalform::Nn => "nn",
    }
}

/// One of each kind: of the meeting, of some of its items, of its body.
fn orders(played: &Played) -> Vec<Bestilling> {
    let store = played.desk.store();
    let items: Vec<Moetesak> = store.by("moete", played.meeting.0).unwrap();
    let numbers = items.iter().filter_map(|item| item.numre.first());
    let of_items = numbers.skip(1).step_by(2).flat_map(|number| {
        [Papirart::Saksframlegg, Papirart::Saksutskrift]
            .map(|art| played.of_meeting(art, Some(&number.tekst)))
    });
    let meeting: Moete = store.get(played.meeting.0).unwrap().unwrap();
    let body = meeting.utvalg.to_string();
    let of_bodies = ABOUT_BODIES.map(|kind| of_body(kind, &body));
    OF_MEETING
        .into_iter()
        .map(|art| played.of_meeting(art, None))
        .chain(of_items)
        .chain(of_bodies)
        .collect()
}

/// An additional agenda with something on it.
fn late(made: &mut Vec<Made>) {
    let mut a = played(A);
    let order = with_a_late_item(&mut a);
    for maalform in [Maalform::Nb, Maalform::Nn] {
        speak(&mut a.desk, maalform);
        let paper = write(&a.desk, &order).unwrap();
        add(
            made,
            &format!("sen sak {}", tag(maalform)),
            &paper.filnavn,
            paper.dokument,
        );
    }
}

/// A referat of sixty saker, as the benches measure it.
fn long(made: &mut Vec<Made>) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let file = serde_json::to_vec(&archive::long_meeting()).unwrap();
    exchange::import(&mut desk, &file).unwrap();
    for maalform in [Maalform::Nb, Maalform::Nn] {
        speak(&mut desk, maalform);
        let paper = write(&desk, &about(Papirart::Moetepapir(Dokumentart::Referat))).unwrap();
        let prefix = format!("60 saker {}", tag(maalform));
        add(made, &prefix, &paper.filnavn, paper.dokument);
    }
}

fn add(made: &mut Vec<Made>, prefix: &str, filename: &str, document: Document) {
    let name = format!("{prefix} {}", filename.trim_end_matches(".pdf"));
    let pdf = render(&document).unwrap_or_else(|error| panic!("{name}: {error}"));
    made.push(Made { name, document, pdf });
}

/// What tells a file from all others (ISO 32000-1, 14.4).
fn identity(pdf: &[u8]) -> Vec<u8> {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let both = file.trailer.get(b"ID").and_then(Object::as_array).unwrap();
    both[0].as_str().unwrap().to_vec()
}

#[test]
fn a_paper_is_the_same_bytes_every_time_and_shares_its_identity_with_no_other() {
    let mut known: BTreeMap<Vec<u8>, &Made> = BTreeMap::new();
    for made in EVERY.iter() {
        assert!(
            render(&made.document).unwrap() == made.pdf,
            "{} differs from itself",
            made.name
        );
        if let Some(other) = known.insert(identity(&made.pdf), made) {
            assert_eq!(
                made.document, other.document,
                "{} has the identity of {}",
                made.name, other.name
            );
        }
    }
}

/// What a document says in its order, letters and digits alone: spaces and hyphens fall where lines end.
fn written(document: &Document) -> String {
    letters(&documents::lines(document).concat())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The blocks as the paper sets them: where columns had too little room, each row says its columns' titles itself.
/// `set` tells of each table of the paper, facts included, whether it has a head.
fn as_set(blocks: &[Block], set: &mut impl Iterator<Item = bool>) -> Vec<Block> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                out.extend(as_set(inner, set));
            }
            Block::Facts(facts) if !facts.is_empty() => {
                assert_eq!(set.next(), Some(false));
                out.push(block.clone());
            }
            Block::Table(table) if !table.rows.is_empty() && set.next() == Some(false) => {
                out.extend(table.rows.iter().map(|row| record(table, row)));
            }
            _ => out.push(block.clone()),
        }
    }
    out
}

/// A row as facts, without the cells that say nothing.
fn record(table: &Table, row: &Row) -> Block {
    if row.is_group() {
        return Block::Paragraph(row.cells[0].clone());
    }
    let said = |cell: &[Span]| cell.iter().any(|span| !span.text.trim().is_empty());
    let cells = table
        .columns
        .iter()
        .zip(&row.cells)
        .filter(|(_, cell)| said(cell));
    let fact = |(column, cell): (&Column, &Vec<Span>)| Fact {
        label: column.title.clone(),
        value: cell.clone(),
    };
    Block::Facts(cells.map(fact).collect())
}

#[test]
fn a_paper_is_read_by_its_tags_as_it_was_written() {
    for made in EVERY.iter() {
        let paper = Paper::read(&made.pdf);
        let tables = paper.elements("Table");
        let has_head = |table: &Element| table.children.iter().any(|child| child.kind == "THead");
        let mut set = tables.iter().map(has_head);
        let document = Document {
            blocks: as_set(&made.document.blocks, &mut set),
            ..made.document.clone()
        };
        assert_eq!(set.next(), None, "{}", made.name);
        assert_eq!(
            letters(&paper.root.whole_text()),
            written(&document),
            "{}",
            made.name
        );
    }
}

/// Words as a line end may part them: at a hyphen and after a stroke.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[test]
fn every_word_of_a_paper_in_ordinary_print_is_found_whole_on_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    let (file, text) = (folder.path().join("paper.pdf"), folder.path().join("paper.txt"));
    let ordinary = |made: &&Made| made.document.look == Look::default();
    for made in EVERY.iter().filter(ordinary) {
        fs::write(&file, &made.pdf).unwrap();
        let mut reader = Command::new("pdftotext");
        if reader.arg("-raw").args([&file, &text]).status().is_err() {
            return; // not installed
        }
        let found = fs::read_to_string(&text).unwrap().replace("\u{AD}\n", "");
        let found: BTreeSet<&str> = words(&found).collect();
        for line in documents::lines(&made.document) {
            for word in words(&line) {
                assert!(found.contains(word), "{word:?} is not in {}", made.name);
            }
        }
    }
}

/// The least margin in points, and the size of a sheet of A4.
const MARGIN: f32 = 60.0;
pub(super) const A4: (f32, f32) = (595.28, 841.89);

#[test]
fn no_line_of_a_paper_is_clipped_or_stands_upon_another() {
    for made in EVERY.iter() {
        let mut pages: BTreeMap<usize, Vec<Shown>> = BTreeMap::new();
        for shown in Paper::read(&made.pdf).shown {
            if !shown.text.trim().is_empty() {
                pages.entry(shown.page).or_default().push(shown);
            }
        }
        for shown in pages.into_values() {
            for (index, a) in shown.iter().enumerate() {
                // A space at the end of a line may stick out.
                let across = a.x > MARGIN && a.right < A4.0 - MARGIN;
                let along = a.baseline > a.size && a.baseline < A4.1 - a.size;
                assert!(across && along, "{a:?} in {}", made.name);
                for b in &shown[index + 1..] {
                    let apart = (a.baseline - b.baseline).abs() >= a.size.min(b.size)
                        || a.right <= b.x + 0.1
                        || b.right <= a.x + 0.1;
                    assert!(apart, "{a:?} and {b:?} in {}", made.name);
                }
            }
        }
    }
}

/// Writes the papers into a folder, and those that the demonstration seals and signs.
fn lay(folder: &Path) -> Vec<PathBuf> {
    fs::create_dir_all(folder).unwrap();
    let drawn = EVERY.iter().map(|made| {
        let file = folder.join(format!("{}.pdf", made.name));
        fs::write(&file, &made.pdf).unwrap();
        file
    });
    let mut files: Vec<PathBuf> = drawn.collect();
    let scratch = tempfile::tempdir().unwrap();
    for sealed in demo::run_demo(scratch.path()).unwrap() {
        if sealed.extension().is_some_and(|extension| extension == "pdf") {
            let name = sealed.file_name().unwrap().to_string_lossy().into_owned();
            files.push(folder.join(format!("forseglet {name}")));
            fs::copy(&sealed, &files[files.len() - 1]).unwrap();
        }
    }
    files
}

/// In the folder that `MOTEBOK_PAPER_FOLDER` names: for `scripts/prove-papers`, and to look at.
#[test]
fn the_papers_lie_where_they_are_asked_for() {
    if let Some(folder) = std::env::var_os("MOTEBOK_PAPER_FOLDER") {
        lay(Path::new(&folder));
    }
}

/// By the program that `MOTEBOK_VERAPDF` names, called with profiles and files.
#[test]
fn verapdf_finds_every_paper_to_conform_to_both_standards() {
    let Some(program) = std::env::var_os("MOTEBOK_VERAPDF") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let files = lay(folder.path());
    let said = Command::new(program).arg("2a,ua1").args(&files).output().unwrap();
    let verdicts = String::from_utf8_lossy(&said.stdout);
    assert!(said.status.success(), "{verdicts}");
    let passed = verdicts.lines().filter(|line| line.starts_with("PASS")).count();
    assert_eq!(passed, 2 * files.len(), "{verdicts}");
}
