//! What a paper looks like and says, beside what was accepted: nobody changes either unseen. `MOTEBOK_ACCEPT=1` accepts
//! what there is now; what differs is drawn in the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use pdf::preview::Preview;
use pdf::{Document, render};
use png::{BitDepth, ColorType, Decoder, Encoder, Transformations};

use crate::papers::{draft_in_nynorsk, every_block, long_table};
use crate::reading::Paper;

/// Pixels per point: enough to see what moved, not more.
const SCALE: f32 = 0.4;
/// Two shades this close are one: processors round differently.
const SHADE: u8 = 40;
/// So many of ten thousand points may differ.
const FEW: usize = 5;

/// A page in shades of grey.
struct Picture {
    width: u32,
    height: u32,
    points: Vec<u8>,
}

impl Picture {
    fn read(png: &[u8]) -> Self {
        let mut decoder = Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut bytes).unwrap();
        let green = |point: &[u8]| point[usize::from(point.len() > 2)];
        Self {
            width: frame.width,
            height: frame.height,
            points: bytes.chunks(frame.color_type.samples()).map(green).collect(),
        }
    }

    fn write(&self, path: &Path) {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&self.points).unwrap();
        writer.finish().unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The other's points in pale grey, and black where this one's differ; none when they look the same.
    fn difference(&self, other: &Self) -> Option<Self> {
        let differs: Vec<bool> = if (self.width, self.height) == (other.width, other.height) {
            let pairs = self.points.iter().zip(&other.points);
            pairs.map(|(a, b)| a.abs_diff(*b) > SHADE).collect()
        } else {
            vec![true; self.points.len()]
        };
        let count = differs.iter().filter(|differs| **differs).count();
        (count * 10_000 > FEW * differs.len()).then(|| Self {
            points: self
                .points
                .iter()
                .zip(&differs)
                .map(|(point, differs)| if *differs { 0 } else { 200 + point / 5 })
                .collect(),
            ..*self
        })
    }
}

/// Compares a paper's pages and words with the accepted ones.
fn compare(name: &str, document: &Document) {
    let accepted = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paper/accepted");
    let differences = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let accepting = std::env::var_os("MOTEBOK_ACCEPT").is_some();
    let bytes = render(document).unwrap();
    let said = Paper::read(&bytes).said().into_iter();
    let mut words: Vec<String> = said.map(|(kind, text)| format!("{kind} {text}\n")).collect();
    let preview = Preview::open(bytes).unwrap();
    words.push(format!("{} pages\n", preview.pages()));
    let words = words.concat();
    let path = accepted.join(format!("{name}.txt"));
    if accepting {
        fs::write(&path, &words).unwrap();
    }
    let said_before = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(words, said_before, "{name} says something else");
    for page in 0..preview.pages() {
        let picture = Picture::read(&preview.png(page, SCALE).unwrap());
        let file = format!("{name}-{}.png", page + 1);
        if accepting {
            picture.write(&accepted.join(&file));
        }
        let before = fs::read(accepted.join(&file)).unwrap_or_else(|_| panic!("{file} was never accepted"));
        if let Some(difference) = picture.difference(&Picture::read(&before)) {
            let drawn = differences.join(&file);
            difference.write(&drawn);
            panic!("{file} looks different: see {}", drawn.display());
        }
    }
}

#[test]
fn every_kind_of_block_looks_and_reads_as_accepted() {
    compare("blokker", &every_block());
}

#[test]
fn a_draft_in_nynorsk_in_its_own_look_looks_and_reads_as_accepted() {
    compare("nynorsk", &draft_in_nynorsk());
}

#[test]
fn a_table_over_two_pages_looks_and_reads_as_accepted() {
    compare("tabell", &long_table());
}

#[test]
fn a_moved_line_is_seen_and_a_shade_is_not() {
    let page = |shade: u8, line: usize| Picture {
        width: 100,
        height: 100,
        points: (0..10_000)
            .map(|at| if at / 100 == line { shade } else { 255 })
            .collect(),
    };
    assert!(page(0, 50).difference(&page(20, 50)).is_none());
    assert!(page(0, 50).difference(&page(0, 51)).is_some());
}
