//! The file as a whole: metadata, identity, language, and the same bytes for the same document.

use lopdf::Object;
use pdf::{Document, Language, render};

use crate::papers::{every_block, paragraph, with};
use crate::reading::{Paper, text_of};

fn id(document: &Document) -> Vec<u8> {
    let paper = Paper::read(&render(document).unwrap());
    let id = paper.file.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert_eq!(id[0], id[1]);
    id[0].as_str().unwrap().to_vec()
}

#[test]
fn equal_documents_give_equal_bytes_and_others_another_identity() {
    let document = every_block();
    assert_eq!(render(&document).unwrap(), render(&document.clone()).unwrap());
    assert_eq!(id(&document).len(), 16);
    let mut other = document.clone();
    other.subject.push('!');
    assert_ne!(id(&document), id(&other));
}

#[test]
fn the_language_is_said() {
    for (language, tag) in [(Language::NbNo, "nb-NO"), (Language::NnNo, "nn-NO")] {
        let paper = Paper::read(
            &render(&Document {
                language,
                ..every_block()
            })
            .unwrap(),
        );
        assert_eq!(
            paper.catalog().get(b"Lang").unwrap().as_str().unwrap(),
            tag.as_bytes()
        );
        assert!(paper.metadata().contains(&format!("<rdf:li>{tag}</rdf:li>")));
    }
}

#[test]
fn metadata_claims_both_standards_and_says_the_same_as_the_old_dictionary() {
    let paper = Paper::read(&render(&every_block()).unwrap());
    let metadata = paper.metadata();
    for claim in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<rdf:li xml:lang=\"nb-NO\">Referat fra møte</rdf:li>",
        "Møtereferat &amp; vedtak",
        "<xmp:CreateDate>2026-09-28T10:00:00+02:00</xmp:CreateDate>",
    ] {
        assert!(metadata.contains(claim), "{claim} in {metadata}");
    }
    let info = paper.follow(&paper.file.trailer, "Info").as_dict().unwrap();
    assert_eq!(text_of(info.get(b"Title").unwrap()), "Referat fra møte");
    assert_eq!(text_of(info.get(b"Subject").unwrap()), "Møtereferat & vedtak");
    assert_eq!(
        info.get(b"CreationDate").unwrap().as_str().unwrap(),
        b"D:20260928100000+02'00'"
    );
}

#[test]
fn metadata_without_author_and_subject_leaves_them_out() {
    let document = Document {
        author: String::new(),
        subject: " ".to_owned(),
        ..with(vec![paragraph("a")])
    };
    let paper = Paper::read(&render(&document).unwrap());
    assert!(!paper.metadata().contains("dc:creator") && !paper.metadata().contains("dc:description"));
}

#[test]
fn a_title_of_markup_and_control_characters_is_only_a_title() {
    let title = "<b>&\u{0}\u{FFFF}]]>\n«Sak»".to_owned();
    let paper = Paper::read(
        &render(&Document {
            title,
            ..with(vec![])
        })
        .unwrap(),
    );
    assert!(paper.metadata().contains(">&lt;b&gt;&amp; ]]&gt; «Sak»<"));
}

#[test]
fn the_title_is_shown_and_the_colours_are_said() {
    let paper = Paper::read(&render(&every_block()).unwrap());
    let catalog = paper.catalog();
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert_eq!(
        preferences.get(b"DisplayDocTitle").unwrap(),
        &Object::Boolean(true)
    );
    let marks = catalog.get(b"MarkInfo").unwrap().as_dict().unwrap();
    assert_eq!(marks.get(b"Marked").unwrap(), &Object::Boolean(true));
    let intents = catalog.get(b"OutputIntents").unwrap().as_array().unwrap();
    let intent = paper
        .file
        .get_dictionary(intents[0].as_reference().unwrap())
        .unwrap();
    let profile = paper.follow(intent, "DestOutputProfile").as_stream().unwrap();
    let profile = profile.decompressed_content().unwrap();
    assert_eq!(
        profile.len(),
        usize::try_from(u32::from_be_bytes(profile[..4].try_into().unwrap())).unwrap()
    );
    assert_eq!(&profile[36..40], b"acsp");
}

#[test]
fn every_font_is_embedded_as_a_named_subset() {
    let paper = Paper::read(&render(&every_block()).unwrap());
    let fonts = paper.file.get_page_fonts(paper.pages[0]).unwrap();
    assert_eq!(fonts.len(), 3, "regular, bold and italic are used");
    for font in fonts.values() {
        let descendant = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]
            .as_dict()
            .unwrap();
        let descriptor = paper.follow(descendant, "FontDescriptor").as_dict().unwrap();
        let name =
            String::from_utf8(descriptor.get(b"FontName").unwrap().as_name().unwrap().to_vec()).unwrap();
        let (tag, rest) = name.split_once('+').unwrap();
        assert!(
            tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()) && rest.starts_with("NotoSans-")
        );
        assert!(paper.follow(descriptor, "FontFile2").as_stream().is_ok());
    }
}
