//! The archive level, and the files a paper carries.

use lopdf::Object;
use pdf::{Archive, Attachment, Document, PdfError, Relationship, render};

use crate::papers::{paragraph, with};
use crate::reading::{Paper, text_of};

fn file(name: &str) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: "application/json".to_owned(),
        description: "Møtet som data".to_owned(),
        relationship: Relationship::Source,
        modified: with(vec![]).created,
        bytes: br#"{"sak": "1/26"}"#.to_vec(),
    }
}

fn carrying(archive: Archive, attachments: Vec<Attachment>) -> Document {
    Document {
        archive,
        attachments,
        ..with(vec![paragraph("a")])
    }
}

#[test]
fn the_archive_level_is_said() {
    for (archive, part) in [(Archive::A2a, 2), (Archive::A3a, 3)] {
        let paper = Paper::read(&render(&carrying(archive, vec![])).unwrap());
        assert!(
            paper
                .metadata()
                .contains(&format!("<pdfaid:part>{part}</pdfaid:part>"))
        );
    }
}

#[test]
fn a_file_comes_back_whole_with_its_size_its_checksum_and_its_date() {
    let paper =
        Paper::read(&render(&carrying(Archive::A3a, vec![file("møte.json"), file("a.json")])).unwrap());
    let associated = paper.catalog().get(b"AF").unwrap().as_array().unwrap();
    let entry = paper
        .file
        .get_dictionary(associated[0].as_reference().unwrap())
        .unwrap();
    assert_eq!(text_of(entry.get(b"UF").unwrap()), "møte.json");
    assert_eq!(
        entry.get(b"AFRelationship").unwrap().as_name().unwrap(),
        b"Source"
    );
    let content = paper
        .follow(entry.get(b"EF").unwrap().as_dict().unwrap(), "F")
        .as_stream()
        .unwrap();
    assert_eq!(content.decompressed_content().unwrap(), file("a").bytes);
    assert_eq!(
        content.dict.get(b"Subtype").unwrap().as_name().unwrap(),
        b"application/json"
    );
    let parameters = content.dict.get(b"Params").unwrap().as_dict().unwrap();
    assert_eq!(parameters.get(b"Size").unwrap(), &Object::Integer(15));
    let checksum = parameters.get(b"CheckSum").unwrap().as_str().unwrap();
    assert_eq!(checksum[..4], [0x09, 0x12, 0x24, 0xb6]);
    assert_eq!(
        parameters.get(b"ModDate").unwrap().as_str().unwrap(),
        b"D:20260928100000+02'00'"
    );
    let tree = paper.catalog().get(b"Names").unwrap().as_dict().unwrap();
    let names = tree
        .get(b"EmbeddedFiles")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"Names")
        .unwrap()
        .as_array()
        .unwrap();
    let names: Vec<_> = names.iter().step_by(2).map(text_of).collect();
    assert_eq!(
        names,
        ["a.json", "møte.json"],
        "sorted, so that readers find them"
    );
}

#[test]
fn files_that_the_level_or_their_names_do_not_allow_are_refused() {
    let refusal = |archive, files| render(&carrying(archive, files)).unwrap_err();
    let name = || "a.json".to_owned();
    assert_eq!(
        refusal(Archive::A2a, vec![file("a.json")]),
        PdfError::AttachmentLevel { name: name() }
    );
    assert_eq!(
        refusal(Archive::A3a, vec![file("a.json"), file("a.json")]),
        PdfError::AttachmentName { name: name() }
    );
    for media_type in ["", "json", "application/", "a b/c", "a/b/c"] {
        let odd = Attachment {
            media_type: media_type.to_owned(),
            ..file("a.json")
        };
        assert!(matches!(
            refusal(Archive::A3a, vec![odd]),
            PdfError::AttachmentKind { .. }
        ));
    }
}
