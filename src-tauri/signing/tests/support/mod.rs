//! What the tests sign, and with what.

#![allow(dead_code, missing_docs, clippy::unwrap_used, unreachable_pub)]

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset, NaiveDate};
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};
use signing::{Pkcs12Key, Request, Verdict, sign, trial, verify};

pub const FONT: &[u8] = include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf");

/// A key anyone in the tests may sign with: P-256, valid in 2026.
pub static KEY: LazyLock<Pkcs12Key> = LazyLock::new(|| key("Ánne Bær"));

pub fn key(name: &str) -> Pkcs12Key {
    let made = trial::make(
        name,
        "Sámi Dearvvašvuođa",
        day(2026, 1, 1),
        day(2027, 1, 1),
        "passord",
    )
    .unwrap();
    Pkcs12Key::open(&made.p12, &made.password).unwrap()
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn lines() -> Vec<String> {
    vec![
        "Signert av Ánne Bær".into(),
        "Godkjenner referatet".into(),
        "22.11.2026 kl. 10.15".into(),
    ]
}

pub fn request<'a>(field: Option<&'a str>, lines: &'a [String]) -> Request<'a> {
    Request {
        field,
        signer: "Ánne Bær",
        reason: "Godkjenner referatet",
        location: "Førde",
        at: at("2026-11-22T10:15:00+01:00"),
        lines,
        font: FONT,
    }
}

/// The two-page document with `field` signed.
pub fn signed(pdf: &[u8], field: &str) -> Vec<u8> {
    sign(pdf, &*KEY, &request(Some(field), &lines())).unwrap()
}

/// How a test document's cross-reference is written.
#[derive(Clone, Copy, PartialEq)]
pub enum Shape {
    /// A table, the form in an object of its own.
    Table,
    /// Cross-reference stream and object streams: as our own documents are.
    Streams,
    /// A table, the form inside the catalog.
    FormInCatalog,
}

/// Two tagged pages with the empty signature fields `leder` and `sekretaer`.
pub fn document(shape: Shape) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages_id = document.new_object_id();
    let tree = document.new_object_id();
    let mut pages = Vec::new();
    for (number, text) in [(1, "Sak 21/26"), (2, "Underskrifter")] {
        let content = format!("/P <</MCID 0>> BDC BT 72 700 Td ({text}) Tj ET EMC");
        let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
        pages.push(document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages_id, "Contents" => content, "StructParents" => number - 1,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "Tabs" => "S",
        }));
    }
    let names = [("leder", "Møteleder, Ánne"), ("sekretaer", "Sekretær")];
    let fields: Vec<ObjectId> = names
        .iter()
        .enumerate()
        .map(|(i, (name, label))| widget(&mut document, pages[1], i, name, label))
        .collect();
    let annotations: Vec<Object> = fields.iter().map(|id| Object::Reference(*id)).collect();
    document
        .get_dictionary_mut(pages[1])
        .unwrap()
        .set("Annots", annotations.clone());
    let kids: Vec<Object> = fields
        .iter()
        .map(|field| {
            let form = dictionary! {
                "Type" => "StructElem", "S" => "Form", "P" => tree, "Alt" => Object::string_literal("signatur"),
                "K" => dictionary! { "Type" => "OBJR", "Obj" => *field, "Pg" => pages[1] },
            };
            Object::Reference(document.add_object(form))
        })
        .collect();
    document.objects.insert(
        tree,
        dictionary! { "Type" => "StructTreeRoot", "K" => kids }.into(),
    );
    let count = i64::try_from(pages.len()).unwrap();
    let pages: Vec<Object> = pages.into_iter().map(Object::Reference).collect();
    document.objects.insert(
        pages_id,
        dictionary! { "Type" => "Pages", "Kids" => pages, "Count" => count }.into(),
    );
    let form = dictionary! { "Fields" => annotations };
    let form: Object = if shape == Shape::FormInCatalog {
        form.into()
    } else {
        document.add_object(form).into()
    };
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        b"<x/>".to_vec(),
    );
    let metadata = document.add_object(metadata);
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => pages_id, "AcroForm" => form, "StructTreeRoot" => tree,
        "Metadata" => metadata, "MarkInfo" => dictionary! { "Marked" => true },
    });
    document.trailer.set("Root", catalog);
    let id = Object::String(vec![7; 16], lopdf::StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    if shape == Shape::Streams {
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .build();
        document.save_with_options(&mut bytes, options).unwrap();
    } else {
        document.save_to(&mut bytes).unwrap();
    }
    bytes
}

fn widget(document: &mut Document, page: ObjectId, index: usize, name: &str, label: &str) -> ObjectId {
    let bottom = 600.0 - 80.0 * f32::from(u8::try_from(index).unwrap());
    let rectangle = [72.0, bottom, 272.5, bottom + 50.0].map(Object::Real).to_vec();
    let empty = Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form" },
        Vec::new(),
    );
    let empty = document.add_object(empty);
    let mut tooltip = vec![0xFE, 0xFF];
    tooltip.extend(label.encode_utf16().flat_map(u16::to_be_bytes));
    document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "T" => Object::string_literal(name),
        "TU" => Object::String(tooltip, lopdf::StringFormat::Hexadecimal), "F" => 4, "Rect" => rectangle,
        "P" => page, "StructParent" => 2, "AP" => dictionary! { "N" => empty },
    })
}

/// Appends an increment by hand: changed objects as text, and keys for the trailer.
pub fn increment(pdf: &[u8], objects: &[(u32, &str)], trailer: &str) -> Vec<u8> {
    let mut out = pdf.to_vec();
    let text = String::from_utf8_lossy(pdf);
    let previous: usize = text[text.rfind("startxref").unwrap() + 9..]
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let mut table = String::from("xref\n");
    for (number, body) in objects {
        writeln!(table, "{number} 1\n{:010} 00000 n ", out.len()).unwrap();
        out.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }
    let start = out.len();
    let root = root(pdf);
    out.extend(
        format!("{table}trailer\n<</Size 999 /Prev {previous} /Root {root} 0 R {trailer}>>\n").bytes(),
    );
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    out
}

/// Number of the catalog.
pub fn root(pdf: &[u8]) -> u32 {
    load(pdf).trailer.get(b"Root").unwrap().as_reference().unwrap().0
}

/// The source text of an object that stands in the file as it is.
pub fn source(pdf: &[u8], number: u32) -> String {
    let text = String::from_utf8_lossy(pdf).into_owned();
    let head = format!("\n{number} 0 obj");
    let start = text.rfind(&head).unwrap() + head.len();
    text[start..start + text[start..].find("endobj").unwrap()]
        .trim()
        .to_owned()
}

pub fn load(pdf: &[u8]) -> Document {
    Document::load_mem(pdf).unwrap()
}

/// Runs OpenSSL in a directory; the tests need OpenSSL 3.
pub fn openssl(directory: &Path, arguments: &str) {
    let output = Command::new("openssl")
        .current_dir(directory)
        .args(words(arguments))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "openssl {arguments}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Words at spaces, with `~` for a space inside a word and `""` for an empty one.
fn words(line: &str) -> Vec<String> {
    line.split_whitespace()
        .map(|word| word.replace('~', " ").replace("\"\"", ""))
        .collect()
}

/// A document with one signature.
pub static ONCE: LazyLock<Vec<u8>> = LazyLock::new(|| signed(&document(Shape::Table), "leder"));
/// A document with two.
pub static TWICE: LazyLock<Vec<u8>> = LazyLock::new(|| signed(&ONCE, "sekretaer"));
/// The same with object streams.
pub static STREAMS: LazyLock<Vec<u8>> =
    LazyLock::new(|| signed(&signed(&document(Shape::Streams), "leder"), "sekretaer"));

/// Whether a verifier would take the file for what was signed, or for never signed.
pub fn passes(pdf: &[u8]) -> bool {
    match verify(pdf) {
        Ok(verification) => !matches!(verification.verdict, Verdict::Changed | Verdict::Broken),
        Err(_) => false,
    }
}
