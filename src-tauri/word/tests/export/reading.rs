//! Reads a Word file back, knowing nothing of how it was made.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use pdf::Document;
use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

/// The parts of a Word file, by name.
pub(crate) struct WordFile(BTreeMap<String, Vec<u8>>);

impl WordFile {
    pub(crate) fn of(document: &Document) -> Self {
        Self::read(&word::write(document).unwrap())
    }

    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            parts.insert(file.name().unwrap().into_owned(), bytes);
        }
        Self(parts)
    }

    /// A part's XML as it is written.
    pub(crate) fn part(&self, name: &str) -> &str {
        str::from_utf8(&self.0[name]).unwrap()
    }

    /// The paper itself.
    pub(crate) fn body(&self) -> &str {
        self.part("word/document.xml")
    }

    /// The paragraphs that say something, in order.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let mut reader = Reader::from_str(self.body());
        let (mut out, mut words, mut inside) = (Vec::new(), String::new(), false);
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) if start.name().as_ref() == "w:t" => inside = true,
                Event::End(end) if end.name().as_ref() == "w:t" => inside = false,
                Event::End(end) if end.name().as_ref() == "w:p" => out.push(std::mem::take(&mut words)),
                Event::Empty(empty) if empty.name().as_ref() == "w:br" => words.push('\n'),
                Event::Text(text) if inside => words.push_str(&text),
                Event::GeneralRef(reference) if inside => {
                    words.push_str(match &*reference {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("&{other};"),
                    });
                }
                Event::Eof => break,
                _ => {}
            }
        }
        out.retain(|words| !words.is_empty());
        out
    }

    /// Whether every part of XML is whole, every element closed, every reference known, and no character forbidden.
    pub(crate) fn assert_well_formed(&self) {
        for (name, bytes) in &self.0 {
            if name.contains("media/") {
                continue;
            }
            let text = str::from_utf8(bytes).unwrap();
            let forbidden =
                |c: char| c.is_ascii_control() && !"\n\r\t".contains(c) || "\u{FFFE}\u{FFFF}".contains(c);
            assert!(!text.contains(forbidden), "{name}");
            let mut reader = Reader::from_str(text);
            reader.config_mut().check_end_names = true;
            let mut depth = 0;
            loop {
                match reader
                    .read_event()
                    .unwrap_or_else(|error| panic!("{name}: {error}"))
                {
                    Event::Start(start) => {
                        start.attributes().for_each(|attribute| {
                            attribute.unwrap();
                        });
                        depth += 1;
                    }
                    Event::End(_) => depth -= 1,
                    Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0, "{name}");
        }
    }
}
