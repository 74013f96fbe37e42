//! Signature fields: empty, described, in reading order, and there before anything is signed.

use lopdf::Object;
use pdf::{Block, render};

use crate::papers::{field, paragraph, with};
use crate::reading::{Paper, text_of};

fn paper(count: usize) -> Paper {
    let fields =
        (0..count).map(|index| field(&format!("felt_{index}"), "Møteleder", &format!("Åse {index}")));
    Paper::read(&render(&with(vec![Block::Signatures(fields.collect())])).unwrap())
}

#[test]
fn a_field_is_an_empty_described_signature_on_its_page() {
    let paper = paper(1);
    let form = paper.elements("Form").remove(0);
    assert_eq!(
        text_of(form.entries.get(b"Alt").unwrap()),
        "Digital signatur, Møteleder Åse 0"
    );
    let id = form.annotations[0];
    let widget = paper.file.get_dictionary(id).unwrap();
    assert_eq!(widget.get(b"FT").unwrap().as_name().unwrap(), b"Sig");
    assert_eq!(text_of(widget.get(b"T").unwrap()), "felt_0");
    assert_eq!(
        text_of(widget.get(b"TU").unwrap()),
        "Digital signatur, Møteleder Åse 0"
    );
    assert!(widget.get(b"V").is_err(), "the field is not signed");
    let page = paper.file.get_dictionary(paper.pages[0]).unwrap();
    assert_eq!(widget.get(b"P").unwrap().as_reference().unwrap(), paper.pages[0]);
    assert_eq!(
        page.get(b"Annots").unwrap().as_array().unwrap(),
        &[Object::Reference(id)]
    );
    assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
}

#[test]
fn the_form_is_an_object_of_its_own_that_lists_all_fields() {
    let paper = paper(5);
    let form = paper.catalog().get(b"AcroForm").unwrap().as_reference().unwrap();
    let listed = paper
        .file
        .get_dictionary(form)
        .unwrap()
        .get(b"Fields")
        .unwrap()
        .as_array()
        .unwrap()
        .clone();
    let tagged: Vec<Object> = paper
        .elements("Form")
        .iter()
        .map(|form| form.annotations[0].into())
        .collect();
    assert_eq!(listed, tagged);
    assert_eq!(listed.len(), 5);
}

#[test]
fn a_paper_without_fields_has_no_form() {
    let paper = Paper::read(&render(&with(vec![paragraph("a")])).unwrap());
    assert!(paper.catalog().get(b"AcroForm").is_err());
}

#[test]
fn label_field_and_signer_are_read_in_turn() {
    let paper = paper(2);
    let read: Vec<String> = paper
        .root
        .children
        .iter()
        .map(|element| {
            if element.kind == "Form" {
                "Form".to_owned()
            } else {
                element.text.clone()
            }
        })
        .collect();
    assert_eq!(read, ["Møteleder", "Form", "Åse 0", "Møteleder", "Form", "Åse 1"]);
}

#[test]
fn the_room_for_a_signature_lies_between_its_label_and_its_signer() {
    let paper = paper(1);
    let widget = paper
        .file
        .get_dictionary(paper.elements("Form")[0].annotations[0])
        .unwrap();
    let corners: Vec<f32> = widget
        .get(b"Rect")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_float().unwrap())
        .collect();
    let baseline = |text: &str| {
        paper
            .shown
            .iter()
            .find(|shown| shown.text.contains(text))
            .unwrap()
            .baseline
    };
    assert!(
        baseline("Møteleder") > corners[3] && corners[3] - corners[1] > 30.0 && corners[1] > baseline("Åse")
    );
    assert!(corners[0] > 70.0 && corners[2] < 595.28 - 70.0);
}

#[test]
fn many_fields_go_on_to_the_next_page_whole() {
    let paper = paper(30);
    assert!(paper.pages.len() > 1);
    for form in paper.elements("Form") {
        let widget = paper.file.get_dictionary(form.annotations[0]).unwrap();
        let bottom = widget.get(b"Rect").unwrap().as_array().unwrap()[1]
            .as_float()
            .unwrap();
        assert!(bottom > 80.0);
    }
}
