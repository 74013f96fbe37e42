//! What others say of our papers: qpdf of the file, pdftotext of its words, veraPDF of both standards. Each is asked
//! where it is installed; veraPDF is the program that `MOTEBOK_VERAPDF` names, called with profiles and files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pdf::render;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::papers::{any_document, every_block, of_any_script};
use crate::reading::Paper;

/// So many drawn documents are shown to the others, or as many as `MOTEBOK_PAPERS` says.
const SAMPLE: usize = 200;

/// A folder of papers, the same ones every time, removed afterwards.
struct Sample {
    folder: PathBuf,
    papers: Vec<(PathBuf, Vec<u8>)>,
}

impl Sample {
    fn draw(name: &str) -> Self {
        let wanted = std::env::var("MOTEBOK_PAPERS")
            .ok()
            .and_then(|count| count.parse().ok());
        let folder = std::env::temp_dir().join(format!("motebok-papers-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut runner = TestRunner::deterministic();
        let drawn = std::iter::from_fn(|| {
            let document = any_document(of_any_script)
                .new_tree(&mut runner)
                .unwrap()
                .current();
            Some(render(&document))
        });
        let papers = std::iter::once(render(&every_block()).unwrap())
            .chain(drawn.flatten())
            .take(wanted.unwrap_or(SAMPLE))
            .enumerate()
            .map(|(index, bytes)| {
                let path = folder.join(format!("{index}.pdf"));
                fs::write(&path, &bytes).unwrap();
                (path, bytes)
            })
            .collect();
        Self { folder, papers }
    }
}

impl Drop for Sample {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// What a program says of a file, when it finds nothing wrong with it.
fn said(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .arg("-")
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn qpdf_finds_nothing_wrong_with_any_paper() {
    if !is_installed("qpdf") {
        return;
    }
    for (path, _) in &Sample::draw("qpdf").papers {
        let output = Command::new("qpdf").arg("--check").arg(path).output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn pdftotext_finds_every_letter_of_any_paper() {
    if !is_installed("pdftotext") {
        return;
    }
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters.into_iter().collect::<String>()
    };
    for (path, bytes) in &Sample::draw("pdftotext").papers {
        let shown: String = Paper::read(bytes)
            .shown
            .iter()
            .map(|shown| shown.text.as_str())
            .collect();
        assert_eq!(
            letters(&said("pdftotext", &["-raw"], path)),
            letters(&shown),
            "{}",
            path.display()
        );
    }
}

#[test]
fn verapdf_finds_every_paper_to_conform_to_both_standards() {
    let Some(program) = std::env::var_os("MOTEBOK_VERAPDF") else {
        return;
    };
    let sample = Sample::draw("verapdf");
    let files = sample.papers.iter().map(|(path, _)| path);
    let output = Command::new(program).arg("2a,ua1").args(files).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
