//! What came after a signature is named, and only what may come is let pass.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use signing::{Later, Problem, Verdict, VerifyError, verify};
use support::*;

fn after_first(pdf: &[u8]) -> Vec<Later> {
    let verification = verify(pdf).unwrap();
    assert_eq!(verification.verdict, Verdict::Changed, "{verification:?}");
    assert!(
        verification
            .signatures
            .iter()
            .all(signing::SignatureReport::holds)
    );
    verification.signatures[0].after.clone()
}

/// Number of the object that one of the catalog's keys leads to.
fn part(pdf: &[u8], key: &str) -> u32 {
    load(pdf)
        .catalog()
        .unwrap()
        .get(key.as_bytes())
        .unwrap()
        .as_reference()
        .unwrap()
        .0
}

fn page(pdf: &[u8], number: u32) -> u32 {
    load(pdf).get_pages()[&number].0
}

#[test]
fn a_changed_page_is_named() {
    let page_two = page(&ONCE, 2);
    let changed = source(&ONCE, page_two).replace("842", "400");
    let tampered = increment(&ONCE, &[(page_two, &changed)], "");
    assert_eq!(after_first(&tampered), [Later::Page { page: 2 }]);
}

#[test]
fn a_changed_text_is_named_by_its_page() {
    let content = load(&ONCE).get_page_contents((page(&ONCE, 1), 0))[0].0;
    let text = "BT 72 700 Td (Sak 99/26) Tj ET";
    let stream = format!("<</Length {}>>\nstream\n{text}\nendstream", text.len());
    let tampered = increment(&ONCE, &[(content, &stream)], "");
    assert_eq!(after_first(&tampered), [Later::Page { page: 1 }]);
}

#[test]
fn every_part_that_changes_is_named() {
    let named = |key: &str, object: &str| after_first(&increment(&ONCE, &[(part(&ONCE, key), object)], ""));
    let is_part = |name: &str| vec![Later::Part { name: name.into() }];
    assert_eq!(
        named("Metadata", "<</Length 0>>\nstream\n\nendstream"),
        is_part("Metadata")
    );
    assert_eq!(
        named("StructTreeRoot", "<</Type/StructTreeRoot>>"),
        is_part("StructTreeRoot")
    );
    let form = source(&ONCE, part(&ONCE, "AcroForm")).replace("/SigFlags", "/NeedAppearances true/SigFlags");
    assert_eq!(
        named("AcroForm", &form),
        [Later::Form {
            keys: vec!["NeedAppearances".into()]
        }]
    );
    let catalog = source(&ONCE, root(&ONCE)).replace("/Type", "/OpenAction<</S/JavaScript>>/Type");
    let tampered = increment(&ONCE, &[(root(&ONCE), &catalog)], "");
    assert_eq!(
        after_first(&tampered),
        [Later::Catalog {
            keys: vec!["OpenAction".into()]
        }]
    );
    let other = increment(&ONCE, &[(990, "<</Producer(x)>>")], "/Info 990 0 R");
    assert_eq!(
        after_first(&other),
        [Later::Trailer {
            keys: vec!["Info".into()]
        }]
    );
}

#[test]
fn a_page_added_or_taken_away_is_named() {
    let pages = part(&ONCE, "Pages");
    let fewer = format!("<</Type/Pages/Count 1/Kids[{} 0 R]>>", page(&ONCE, 2));
    let tampered = increment(&ONCE, &[(pages, &fewer)], "");
    assert_eq!(after_first(&tampered), [Later::Part { name: "Pages".into() }]);
}

#[test]
fn a_field_changed_without_signing_it_is_named() {
    let field = load(&ONCE)
        .get_dictionary((part(&ONCE, "AcroForm"), 0))
        .unwrap()
        .get(b"Fields")
        .unwrap()
        .as_array()
        .unwrap()[1]
        .as_reference()
        .unwrap()
        .0;
    let own = source(&ONCE, field);
    let named = [Later::Field {
        field: "sekretaer".into(),
    }];
    for changed in [
        own.replace("/F 4", "/F 2"),
        // A look without a signature, a value that is none, the first signature used again.
        own.replace("/AP", "/Old")
            .replace("/Type", &format!("/AP<</N {} 0 R>>/Type", page(&ONCE, 1))),
        own.replace("/F 4", "/V (signert) /F 4"),
        own.replace("/F 4", &format!("/V {} 0 R /F 4", first_signature(&ONCE))),
    ] {
        let tampered = increment(&ONCE, &[(field, &changed)], "");
        let verification = verify(&tampered).unwrap();
        assert!(!passes(&tampered), "{changed}");
        assert!(
            verification.signatures[0].after.starts_with(&named),
            "{verification:?}"
        );
    }
}

fn first_signature(pdf: &[u8]) -> u32 {
    let document = load(pdf);
    let is_signature = |object: &lopdf::Object| object.as_dict().is_ok_and(|value| value.has(b"ByteRange"));
    document
        .objects
        .iter()
        .find(|(_, object)| is_signature(object))
        .unwrap()
        .0
        .0
}

#[test]
fn an_object_the_signed_document_left_open_cannot_be_filled_in() {
    let pdf = document(Shape::Table);
    let page_one = page(&pdf, 1);
    let open = source(&pdf, page_one).replace("/Type/Page", "/Type/Page/Group 777 0 R");
    let prepared = signed(&increment(&pdf, &[(page_one, &open)], ""), "leder");
    assert_eq!(verify(&prepared).unwrap().verdict, Verdict::Whole);
    let filled = increment(&prepared, &[(777, "<</S/Transparency>>")], "");
    assert_eq!(after_first(&filled), [Later::Object { number: 777 }]);
}

#[test]
fn bytes_that_are_no_increment_are_counted() {
    for stray in ["\n", "%\n", "stray", "1 0 obj null endobj\n", "%%EOF\n"] {
        let tampered = [ONCE.as_slice(), stray.as_bytes()].concat();
        assert_eq!(
            after_first(&tampered),
            [Later::Unreadable { bytes: stray.len() }],
            "{stray:?}"
        );
    }
    let empty = increment(&ONCE, &[], "");
    assert!(matches!(after_first(&empty)[..], [Later::Unreadable { .. }]));
}

#[test]
fn an_object_that_hides_between_increments_is_caught() {
    let hidden = [
        ONCE.as_slice(),
        format!("{} 0 obj\n<</Type/Page>>\nendobj\n", page(&ONCE, 1)).as_bytes(),
    ]
    .concat();
    let tampered = signed_by_force(&hidden);
    assert!(!passes(&tampered));
    let comment = [ONCE.as_slice(), b"%4 0 obj <<>> endobj\n"].concat();
    assert!(!passes(&increment(&comment, &[(980, "null")], "")));
}

/// Appends an increment that changes nothing, so that the stray object before it looks like part of it.
fn signed_by_force(pdf: &[u8]) -> Vec<u8> {
    increment(pdf, &[(981, "<</Type/DSS/Certs[]>>")], "")
}

#[test]
fn validation_data_may_be_added() {
    let catalog = source(&ONCE, root(&ONCE)).replace("/Type", "/DSS 970 0 R/Type");
    let certificates = "<</Type/DSS/Certs[971 0 R]>>";
    let objects = [
        (root(&ONCE), catalog.as_str()),
        (970, certificates),
        (971, "<</Length 0>>\nstream\n\nendstream"),
    ];
    let extended = increment(&ONCE, &objects, "");
    let verification = verify(&extended).unwrap();
    assert_eq!(verification.verdict, Verdict::WholeWithLaterAllowed);
    assert_eq!(verification.signatures[0].after, [Later::ValidationData]);
    // More may come in an increment of its own, which replaces the catalog once more.
    let store = "<</Type/DSS/Certs[971 0 R]/CRLs[972 0 R]>>";
    let objects = [
        (root(&ONCE), catalog.as_str()),
        (970, store),
        (972, "<</Length 0>>\nstream\n\nendstream"),
    ];
    assert_eq!(
        verify(&increment(&extended, &objects, "")).unwrap().verdict,
        Verdict::WholeWithLaterAllowed
    );
    // A second signer may come after it.
    assert_eq!(
        verify(&signed(&extended, "sekretaer")).unwrap().verdict,
        Verdict::Whole
    );
    // Under cover of validation data, nothing else passes.
    let smuggled = certificates.replace("/Type/DSS", "/Type/DSS/Names<</JavaScript 1 0 R>>");
    let objects = [(root(&ONCE), catalog.as_str()), (970, smuggled.as_str())];
    assert_eq!(
        after_first(&increment(&ONCE, &objects, "")),
        [Later::Catalog {
            keys: vec!["DSS".into()]
        }]
    );
}

#[test]
fn a_timestamp_in_an_invisible_field_may_be_added_and_in_a_visible_one_not() {
    let form = part(&ONCE, "AcroForm");
    let page_two = page(&ONCE, 2);
    let form_text = source(&ONCE, form).replacen(']', " 960 0 R]", 1);
    let page_text = source(&ONCE, page_two);
    let annotations = page_text.find("/Annots").unwrap();
    let close = annotations + page_text[annotations..].find(']').unwrap();
    let page_text = format!("{} 960 0 R{}", &page_text[..close], &page_text[close..]);
    let stamp = "<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/ByteRange[0 1 2 3]/Contents<00>>>";
    for (rectangle, allowed) in [("[0 0 0 0]", true), ("[50 50 200 90]", false)] {
        let field = format!("<</FT/Sig/T(tid)/Subtype/Widget/Rect{rectangle}/V 961 0 R>>");
        let objects = [
            (form, form_text.as_str()),
            (page_two, &page_text),
            (960, &field),
            (961, stamp),
        ];
        let stamped = increment(&ONCE, &objects, "");
        let verification = verify(&stamped).unwrap();
        assert_eq!(passes(&stamped), allowed, "{verification:?}");
        if allowed {
            assert_eq!(verification.verdict, Verdict::WholeWithLaterAllowed);
            assert_eq!(
                verification.signatures[0].after,
                [Later::Timestamp { field: "tid".into() }]
            );
        }
    }
}

#[test]
fn a_signature_nothing_leads_to_any_more_is_not_an_unsigned_document() {
    let stripped = increment(&ONCE, &[(part(&ONCE, "AcroForm"), "<</Fields[]>>")], "");
    assert_eq!(verify(&stripped), Err(VerifyError::LostSignature));
}

#[test]
fn a_byte_range_that_leaves_out_more_than_the_signature_is_refused() {
    let range = ONCE
        .windows(10)
        .rposition(|window| window == b"/ByteRange")
        .unwrap();
    let close = range + ONCE[range..].iter().position(|byte| *byte == b']').unwrap();
    let text = String::from_utf8(ONCE[range..close].to_vec()).unwrap();
    let numbers: Vec<usize> = text
        .split(['[', ' '])
        .filter_map(|number| number.parse().ok())
        .collect();
    let wider = format!(
        "/ByteRange [0 {} {} {}",
        numbers[1] - 4,
        numbers[2] + 4,
        numbers[3] - 4
    );
    let mut tampered = ONCE.clone();
    let padded = format!("{wider:<width$}", width = close - range);
    tampered[range..close].copy_from_slice(padded.as_bytes());
    let verification = verify(&tampered).unwrap();
    assert_eq!(verification.verdict, Verdict::Broken);
    assert_eq!(verification.signatures[0].problem, Some(Problem::OddByteRange));
}
