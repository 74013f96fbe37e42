//! Foreign files between the pages of a paper, read back by others' readers.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what fails here is the finding

#[path = "../../../tests/foreign/mod.rs"]
mod foreign;

use std::fs;
use std::process::Command;

use foreign::{Foreign, without_table};
use join::{Binder, MOST_PAGES, Refusal};
use lopdf::{Document, Object, dictionary};

/// A whole, open for reading.
struct Whole {
    bytes: Vec<u8>,
    pdf: Document,
}

impl Whole {
    /// A paper of one page, and before it one file after another.
    fn of(files: &[Vec<u8>]) -> Self {
        let mut binder = Binder::new();
        let between: Vec<_> = files.iter().map(|file| (0, binder.add(file).unwrap())).collect();
        let paper = Foreign::new("Papiret", 1).classic();
        let bytes = binder
            .bind(&paper, &between, &|n, m| format!("{n} av {m}"))
            .unwrap();
        let pdf = Document::load_mem(&bytes).unwrap();
        Self { bytes, pdf }
    }

    fn page(&self, number: u32) -> &lopdf::Dictionary {
        self.pdf.get_dictionary(self.pdf.get_pages()[&number]).unwrap()
    }

    /// What the page draws itself, unpacked, and what its stamp draws.
    fn drawn(&self, number: u32) -> String {
        let page = self.page(number);
        let mut drawn = Vec::new();
        for stream in page.get(b"Contents").unwrap().as_array().unwrap() {
            let stream = self
                .pdf
                .get_object(stream.as_reference().unwrap())
                .unwrap()
                .as_stream()
                .unwrap();
            drawn.extend(stream.get_plain_content().unwrap());
        }
        let forms = page
            .get(b"Resources")
            .unwrap()
            .as_dict()
            .unwrap()
            .get(b"XObject")
            .unwrap();
        for (_, form) in forms.as_dict().unwrap() {
            let form = self
                .pdf
                .get_object(form.as_reference().unwrap())
                .unwrap()
                .as_stream()
                .unwrap();
            drawn.extend(form.get_plain_content().unwrap());
        }
        String::from_utf8_lossy(&drawn).into_owned()
    }

    fn says(&self, words: &[u8]) -> bool {
        self.bytes.windows(words.len()).any(|window| window == words)
    }
}

fn refusal(file: &[u8]) -> Option<Refusal> {
    Binder::new().add(file).err()
}

#[test]
fn pages_of_every_shape_of_file_come_whole_and_in_order() {
    let file = |words: &str| Foreign::new(words, 2);
    let mut late = b"From mail@example\r\n\r\n".to_vec();
    late.extend(file("sent").classic());
    let files = [
        file("klassisk").classic(),
        file("pakket").packed(),
        file("rc4").locked(2, ""),
        file("aes128").locked(4, ""),
        file("aes256").locked(5, ""),
        without_table(file("uten tabell").classic()),
        without_table(file("uten tabell, pakket").packed()),
        late,
    ];
    let whole = Whole::of(&files);
    let names = [
        "klassisk",
        "pakket",
        "rc4",
        "aes128",
        "aes256",
        "uten tabell",
        "uten tabell, pakket",
        "sent",
    ];
    let mut number = 0;
    for name in names {
        for side in 1..=2 {
            number += 1;
            let drawn = whole.drawn(number);
            assert!(
                drawn.contains(&format!("({name}, side {side})")),
                "{name}: {drawn:.80}"
            );
            assert!(drawn.contains(&format!("({number} av 17)")), "{name}");
            let fonts = whole.page(number).get(b"Resources").unwrap().as_dict().unwrap();
            assert!(fonts.get(b"Font").is_ok(), "what a page inherits comes along");
        }
    }
    assert!(whole.drawn(17).contains("(Papiret, side 1)"));
}

#[test]
fn qpdf_finds_nothing_wrong_with_the_whole_and_pdftotext_reads_it_in_order() {
    let installed = |program: &str| Command::new(program).arg("--version").output().is_ok();
    if !installed("qpdf") || !installed("pdftotext") {
        return;
    }
    let turned = |turn: i64| {
        Foreign::new(&format!("dreid {turn}"), 1)
            .with("Rotate", turn)
            .classic()
    };
    let whole = Whole::of(&[
        turned(90),
        turned(180),
        turned(270),
        Foreign::new("aes", 1).locked(4, ""),
    ]);
    let path = std::env::temp_dir().join(format!("motebok-join-{}.pdf", std::process::id()));
    fs::write(&path, &whole.bytes).unwrap();
    let checked = Command::new("qpdf").arg("--check").arg(&path).output().unwrap();
    let text = Command::new("pdftotext")
        .args(["-raw"])
        .arg(&path)
        .arg("-")
        .output()
        .unwrap();
    fs::remove_file(&path).unwrap();
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    for (index, page) in text.split('\u{c}').take(5).enumerate() {
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            page.contains(["dreid 90", "dreid 180", "dreid 270", "aes", "Papiret"][index]),
            "{page}"
        );
        assert!(page.contains(&format!("{} av 5", index + 1)), "{page}");
    }
}

#[test]
fn a_locked_file_is_told_from_a_damaged_and_an_empty_one() {
    let good = Foreign::new("a", 3).classic();
    for version in [2, 4, 5] {
        assert_eq!(
            refusal(&Foreign::new("a", 1).locked(version, "hemmelig")),
            Some(Refusal::Locked)
        );
    }
    assert_eq!(refusal(&good[..good.len() / 2]), Some(Refusal::Damaged));
    assert_eq!(refusal(b"PK\x03\x04"), Some(Refusal::Damaged));
    assert_eq!(refusal(b""), Some(Refusal::Damaged));
    assert_eq!(refusal(&Foreign::new("a", 0).classic()), Some(Refusal::Empty));
}

#[test]
fn a_file_that_is_refused_leaves_nothing_behind() {
    let good = Foreign::new("god", 1).classic();
    let bound = |files: &[&[u8]]| {
        let mut binder = Binder::new();
        let between: Vec<_> = files
            .iter()
            .filter_map(|file| Some((0, binder.add(file).ok()?)))
            .collect();
        let paper = Foreign::new("Papiret", 1).classic();
        binder.bind(&paper, &between, &|n, _| n.to_string()).unwrap()
    };
    let damaged = &Foreign::new("skadet", 40).classic()[..9000];
    assert_eq!(bound(&[&good, damaged, &good]), bound(&[&good, &good]));
}

#[test]
fn a_tree_of_pages_without_end_is_refused() {
    let mut circle = Foreign::new("a", 1);
    let catalog = circle.pdf.catalog().unwrap().get(b"Pages").unwrap().clone();
    circle.page(0).set("Kids", vec![catalog]);
    assert_eq!(refusal(&circle.classic()), Some(Refusal::Damaged));
    let mut many = Foreign::new("a", 1);
    let page = many.page(0).clone();
    let kids: Vec<Object> = (0..=MOST_PAGES)
        .map(|_| many.pdf.add_object(page.clone()).into())
        .collect();
    assert_eq!(
        refusal(&many.with("Kids", kids).classic()),
        Some(Refusal::TooLarge)
    );
}

#[test]
fn a_page_of_an_absurd_size_becomes_one_that_readers_can_show() {
    let absurd = [
        vec![0.into(), 0.into(), 0.into(), 0.into()],
        vec![0.into(), 0.into(), Object::Real(1e30), 5.into()],
        vec![],
    ];
    for corners in absurd {
        let whole = Whole::of(&[Foreign::new("a", 1).with("MediaBox", corners).classic()]);
        let media = whole.page(1).get(b"MediaBox").unwrap().as_array().unwrap();
        assert!((media[3].as_float().unwrap() - 841.89).abs() < 0.1);
    }
}

#[test]
fn what_acts_is_left_behind_and_what_is_seen_stays() {
    let mut file = Foreign::new("skjema", 2);
    let script = || dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let look = file.pdf.add_object(lopdf::Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 90.into(), 20.into()] },
        b"(fylt ut) Tj".to_vec(),
    ));
    let rect = || Object::from(vec![72.into(), 72.into(), 162.into(), 92.into()]);
    let field = file.pdf.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "Rect" => rect(), "A" => script(),
        "AP" => dictionary! { "N" => look },
    });
    let second = file.pages[1];
    let linked =
        |place: Object, key: &str| dictionary! { "Subtype" => "Link", "Rect" => rect(), key => place };
    let to_page = linked(vec![second.into(), "Fit".into()].into(), "Dest");
    let address = dictionary! { "S" => "URI", "URI" => Object::string_literal("https://example.no/") };
    let launch = dictionary! { "S" => "Launch", "F" => Object::string_literal("calc.exe") };
    let annotations = vec![
        field.into(),
        to_page.into(),
        linked(address.into(), "A").into(),
        linked(launch.into(), "A").into(),
        dictionary! { "Subtype" => "Movie", "Rect" => rect() }.into(),
    ];
    file.page(0).set("Annots", annotations);
    file.page(0).set("AA", dictionary! { "O" => script() });
    let form = file
        .pdf
        .add_object(dictionary! { "Fields" => vec![field.into()], "XFA" => "x" });
    let catalog = file.pdf.catalog_mut().unwrap();
    catalog.set("OpenAction", script());
    catalog.set("AcroForm", form);
    let whole = Whole::of(&[file.classic()]);

    for left in [
        &b"JavaScript"[..],
        b"Launch",
        b"Movie",
        b"AcroForm",
        b"XFA",
        b"OpenAction",
    ] {
        assert!(!whole.says(left), "{}", String::from_utf8_lossy(left));
    }
    assert!(whole.says(b"(fylt ut) Tj") && whole.says(b"https://example.no/"));
    let kept = whole.page(1).get(b"Annots").unwrap().as_array().unwrap();
    let kept: Vec<_> = kept
        .iter()
        .map(|id| whole.pdf.get_dictionary(id.as_reference().unwrap()).unwrap())
        .collect();
    let kinds: Vec<_> = kept
        .iter()
        .map(|kept| kept.get(b"Subtype").unwrap().as_name().unwrap())
        .collect();
    assert_eq!(kinds, [&b"Stamp"[..], b"Link", b"Link"]);
    let place = kept[1].get(b"Dest").unwrap().as_array().unwrap()[0]
        .as_reference()
        .unwrap();
    assert_eq!(
        place,
        whole.pdf.get_pages()[&2],
        "the link leads to the page's place in the whole"
    );
}

#[test]
fn a_whole_can_be_put_into_another() {
    let inner = Whole::of(&[Foreign::new("innerst", 1).classic()]);
    let outer = Whole::of(&[inner.bytes]);
    let drawn = outer.drawn(1);
    assert!(drawn.contains("(1 av 2)") && drawn.contains("(1 av 3)") && drawn.contains("(innerst, side 1)"));
}

#[test]
fn streams_that_would_unpack_to_more_than_they_may_are_refused() {
    let mut bomb = Foreign::new("a", 1);
    let mut zeros = lopdf::Stream::new(
        dictionary! { "Type" => "ObjStm", "N" => 1, "First" => 4 },
        vec![b' '; 40 << 20],
    );
    zeros.compress().unwrap();
    bomb.pdf.add_object(zeros);
    let file = without_table(bomb.classic());
    let taken = allocation_counter::measure(|| {
        Binder::new().add(&file).map(|leaves| leaves.count()).unwrap();
    });
    assert!(taken.bytes_max < 40 << 20, "{taken:?}");
}
