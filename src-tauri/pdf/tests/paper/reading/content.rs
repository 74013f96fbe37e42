//! The text of a page with its marks and places.

use std::collections::HashMap;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId};

use super::{text_of, utf16};

/// A stretch of text shown by one operator.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) page: usize,
    /// The tag of the mark around it.
    pub(crate) tag: String,
    /// Its number on the page; none for artifacts.
    pub(crate) mcid: Option<usize>,
    pub(crate) text: String,
    pub(crate) x: f32,
    pub(crate) right: f32,
    pub(crate) baseline: f32,
    pub(crate) size: f32,
}

struct Font {
    meanings: HashMap<u16, String>,
    widths: HashMap<u16, f32>,
    default_width: f32,
}

/// The text of a page. Panics where a page breaks a rule: text outside marks, marks that do not close,
/// `.notdef`, or a glyph without meaning.
pub(crate) fn read(file: &Document, page: usize, id: ObjectId) -> Vec<Shown> {
    let fonts = file.get_page_fonts(id).unwrap();
    let fonts: HashMap<Vec<u8>, Font> = fonts
        .into_iter()
        .map(|(name, font)| (name, font_of(file, font)))
        .collect();
    let operations = Content::decode(&file.get_page_content(id)).unwrap().operations;
    let mut reader = Reader {
        page,
        fonts,
        marks: Vec::new(),
        font: Vec::new(),
        size: 0.0,
        at: (0.0, 0.0),
        shown: Vec::new(),
    };
    for operation in &operations {
        reader.operation(operation);
    }
    assert!(reader.marks.is_empty(), "every mark on page {page} closes");
    reader.shown
}

struct Mark {
    tag: String,
    mcid: Option<usize>,
    /// What the glyphs inside stand for, when the mark says so.
    actual_text: Option<String>,
    said: bool,
}

struct Reader {
    page: usize,
    fonts: HashMap<Vec<u8>, Font>,
    marks: Vec<Mark>,
    font: Vec<u8>,
    size: f32,
    at: (f32, f32),
    shown: Vec<Shown>,
}

impl Reader {
    fn operation(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => self.begin(operands),
            "EMC" => {
                self.marks.pop().expect("a mark to close");
            }
            "Tf" => {
                self.font = operands[0].as_name().unwrap().to_vec();
                self.size = operands[1].as_float().unwrap();
            }
            "Tm" => self.at = (operands[4].as_float().unwrap(), operands[5].as_float().unwrap()),
            "TJ" => self.show(operands[0].as_array().unwrap()),
            "Tj" => self.show(operands),
            "Do" => self.draw(),
            "re" | "f" => self.fill(&operation.operator),
            // The second half is how another writer says colours and rectangles.
            "BT" | "ET" | "rg" | "q" | "Q" | "cm" | "cs" | "scn" | "Tr" | "m" | "l" | "h" => {}
            other => panic!("unexpected operator {other}"),
        }
    }

    /// Fills of ours are artifacts; another writer may fill what stands for a picture.
    fn fill(&mut self, operator: &str) {
        let mark = self.marks.last().expect("fills are marked");
        if operator == "f" && mark.mcid.is_some() {
            self.draw();
        }
    }

    /// A picture is content or an artifact, and says nothing by itself.
    fn draw(&mut self) {
        let mark = self.marks.last().expect("pictures are marked");
        self.shown.push(Shown {
            page: self.page,
            tag: mark.tag.clone(),
            mcid: mark.mcid,
            text: String::new(),
            x: f32::MAX,
            right: f32::MIN,
            baseline: 100.0,
            size: 0.0,
        });
    }

    fn begin(&mut self, operands: &[Object]) {
        let properties = operands[1].as_dict().unwrap();
        self.marks.push(Mark {
            tag: String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap(),
            mcid: properties
                .get(b"MCID")
                .ok()
                .map(|number| usize::try_from(number.as_i64().unwrap()).unwrap()),
            actual_text: properties.get(b"ActualText").ok().map(text_of),
            said: false,
        });
    }

    fn show(&mut self, pieces: &[Object]) {
        let font = &self.fonts[&self.font];
        let (mut text, mut width) = (String::new(), 0.0);
        for piece in pieces {
            if let Ok(codes) = piece.as_str() {
                for code in codes.chunks(2) {
                    let code = u16::from_be_bytes([code[0], code[1]]);
                    assert_ne!(code, 0, ".notdef is never shown");
                    text += font.meanings.get(&code).expect("every glyph has a meaning");
                    width += font.widths.get(&code).unwrap_or(&font.default_width);
                }
            } else {
                width -= piece.as_float().unwrap();
            }
        }
        let marked = self
            .marks
            .iter()
            .rfind(|mark| mark.actual_text.is_none())
            .expect("text stands within a mark");
        let (tag, mcid) = (marked.tag.clone(), marked.mcid);
        assert_eq!(
            mcid.is_none(),
            tag == "Artifact",
            "content is numbered, artifacts are not"
        );
        let last = self.marks.last_mut().unwrap();
        if let Some(actual) = &last.actual_text {
            text = if last.said { String::new() } else { actual.clone() };
            last.said = true;
        }
        self.shown.push(Shown {
            page: self.page,
            tag,
            mcid,
            text,
            x: self.at.0,
            right: self.at.0 + width / 1000.0 * self.size,
            baseline: self.at.1,
            size: self.size,
        });
    }
}

fn font_of(file: &Document, font: &lopdf::Dictionary) -> Font {
    let cmap = file
        .dereference(font.get(b"ToUnicode").unwrap())
        .unwrap()
        .1
        .as_stream()
        .unwrap();
    let cmap = String::from_utf8(
        cmap.decompressed_content()
            .unwrap_or_else(|_| cmap.content.clone()),
    )
    .unwrap();
    let descendants = font.get(b"DescendantFonts").unwrap().as_array().unwrap();
    let descendant = file.dereference(&descendants[0]).unwrap().1.as_dict().unwrap();
    Font {
        meanings: meanings(&cmap),
        widths: widths(descendant.get(b"W").unwrap().as_array().unwrap()),
        default_width: descendant
            .get(b"DW")
            .map_or(1000.0, |width| width.as_float().unwrap()),
    }
}

fn meanings(cmap: &str) -> HashMap<u16, String> {
    let bytes = |hex: &str| -> Vec<u8> {
        let digits = hex.trim_matches(['<', '>']);
        (0..digits.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
            .collect()
    };
    let mut meanings = HashMap::new();
    for block in cmap.split("beginbfchar").skip(1) {
        let words: Vec<&str> = block
            .split("endbfchar")
            .next()
            .unwrap()
            .split_whitespace()
            .collect();
        for pair in words.chunks(2) {
            let code = bytes(pair[0]);
            meanings.insert(u16::from_be_bytes([code[0], code[1]]), utf16(&bytes(pair[1])));
        }
    }
    meanings
}

/// Runs of `first [width …]` or `first last width` (ISO 32000-1, 9.7.4.3).
fn widths(array: &[Object]) -> HashMap<u16, f32> {
    let code = |object: &Object| u16::try_from(object.as_i64().unwrap()).unwrap();
    let mut widths = HashMap::new();
    let mut rest = array;
    while let [first, second, after @ ..] = rest {
        if let Ok(each) = second.as_array() {
            let each = each.iter().map(|width| width.as_float().unwrap());
            widths.extend((code(first)..).zip(each));
            rest = after;
        } else {
            let width = after[0].as_float().unwrap();
            widths.extend((code(first)..=code(second)).map(|code| (code, width)));
            rest = &after[1..];
        }
    }
    widths
}
