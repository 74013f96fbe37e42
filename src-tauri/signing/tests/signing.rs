//! What a signed document is, seen from outside.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use signing::{
    Chain, Covers, FontError, KeyError, Later, Pkcs12Key, SignError, SignatureAlgorithm, SigningKey,
    SyntaxError, Verdict, sign, trial, unsigned_fields, verify,
};
use support::*;

const SHAPES: [Shape; 3] = [Shape::Table, Shape::Streams, Shape::FormInCatalog];

#[test]
fn an_unsigned_document_names_its_empty_fields() {
    for shape in SHAPES {
        let fields = unsigned_fields(&document(shape)).unwrap();
        let told: Vec<_> = fields
            .iter()
            .map(|f| (f.name.as_str(), f.label.as_str(), f.page))
            .collect();
        assert_eq!(
            told,
            [
                ("leder", "Møteleder, Ánne", Some(2)),
                ("sekretaer", "Sekretær", Some(2))
            ]
        );
        assert_eq!(verify(&document(shape)).unwrap().verdict, Verdict::Unsigned);
    }
}

#[test]
fn a_signature_covers_the_whole_file_and_says_whose_it_is() {
    for shape in SHAPES {
        let pdf = document(shape);
        let signed = signed(&pdf, "leder");
        assert!(signed.starts_with(&pdf), "what stood there stays");
        let verification = verify(&signed).unwrap();
        assert_eq!(verification.verdict, Verdict::Whole);
        let [report] = verification.signatures.as_slice() else {
            panic!("one signature")
        };
        let certificate = report.certificate.as_ref().unwrap();
        assert_eq!(certificate.subject_name, "Ánne Bær (Prøvesertifikat)");
        assert!(certificate.self_signed && certificate.trial);
        assert_eq!(report.claimed_time, Some(at("2026-11-22T10:15:00+01:00")));
        assert_eq!(report.location.as_deref(), Some("Førde"));
        assert_eq!(
            (report.covers, report.chain),
            (Covers::WholeFile, Chain::SelfSigned)
        );
        assert!(report.digest_ok && report.signature_ok && report.certificate_bound);
        assert!(report.certificate_valid_at_signing && report.after.is_empty());
        assert_eq!(unsigned_fields(&signed).unwrap().len(), 1);
    }
}

#[test]
fn several_sign_one_after_another() {
    for shape in SHAPES {
        let first = signed(&document(shape), "sekretaer");
        let both = sign(&first, &key("Máhtte"), &request(None, &lines())).unwrap();
        let verification = verify(&both).unwrap();
        assert_eq!(verification.verdict, Verdict::Whole);
        let [secretary, leader] = verification.signatures.as_slice() else {
            panic!("two signatures")
        };
        assert_eq!(
            (secretary.field.as_str(), leader.field.as_str()),
            ("sekretaer", "leder")
        );
        assert_eq!(secretary.covers, Covers::UpTo { bytes: first.len() });
        assert_eq!(
            secretary.after,
            [Later::Signature {
                field: "leder".into()
            }]
        );
        assert!(leader.after.is_empty());
        let third = sign(&both, &*KEY, &request(None, &lines()));
        assert_eq!(third, Err(SignError::NoEmptyField));
    }
}

#[test]
fn the_increment_leaves_pages_and_tags_alone() {
    let pdf = document(Shape::Table);
    let (before, after) = (load(&pdf), load(&signed(&pdf, "leder")));
    let changed: Vec<u32> = before
        .objects
        .iter()
        .filter(|(id, object)| after.objects.get(id) != Some(*object))
        .map(|(id, _)| id.0)
        .collect();
    assert_eq!(changed.len(), 2, "the field and the form");
    let form = after
        .catalog()
        .unwrap()
        .get(b"AcroForm")
        .unwrap()
        .as_reference()
        .unwrap();
    assert!(changed.contains(&form.0));
    let form = after.get_dictionary(form).unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 3);
    let field = form.get(b"Fields").unwrap().as_array().unwrap()[0]
        .as_reference()
        .unwrap();
    let (old, new) = (
        before.get_dictionary(field).unwrap(),
        after.get_dictionary(field).unwrap(),
    );
    assert_eq!(
        new.get(b"StructParent").unwrap(),
        old.get(b"StructParent").unwrap()
    );
    assert_eq!(new.get(b"TU").unwrap(), old.get(b"TU").unwrap());
}

#[test]
fn the_appearance_says_every_letter_it_draws() {
    let lines = [
        "Signert av Áŋŧe Čđšž Æøå".to_owned(),
        "漢字 mangler i skriften".to_owned(),
    ];
    let signed = sign(&document(Shape::Table), &*KEY, &request(None, &lines)).unwrap();
    let text = appearance_text(&signed);
    assert_eq!(text, "Signert av Áŋŧe Čđšž Æøå?? mangler i skriften");
}

/// Decodes the appearance of the first signed field through its own `ToUnicode` map.
fn appearance_text(pdf: &[u8]) -> String {
    let document = load(pdf);
    let is_signed = |object: &&lopdf::Object| object.as_dict().is_ok_and(|field| field.has(b"V"));
    let field = document
        .objects
        .values()
        .find(is_signed)
        .unwrap()
        .as_dict()
        .unwrap();
    let look = field
        .get(b"AP")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"N")
        .unwrap()
        .as_reference()
        .unwrap();
    let look = document.get_object(look).unwrap().as_stream().unwrap();
    let fonts = look
        .dict
        .get(b"Resources")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"Font")
        .unwrap()
        .as_dict()
        .unwrap();
    let font = document
        .get_dictionary(fonts.get(b"F1").unwrap().as_reference().unwrap())
        .unwrap();
    let map = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let map = document
        .get_object(map)
        .unwrap()
        .as_stream()
        .unwrap()
        .decompressed_content()
        .unwrap();
    let map = String::from_utf8(map).unwrap();
    let unicode = |code: u16| {
        let entry = map.split(&format!("<{code:04X}> <")).nth(1).unwrap();
        char::from_u32(u32::from_str_radix(entry.split('>').next().unwrap(), 16).unwrap()).unwrap()
    };
    let content = lopdf::content::Content::decode(&look.content).unwrap();
    let shown = content
        .operations
        .iter()
        .filter(|operation| operation.operator == "Tj");
    shown
        .flat_map(|operation| {
            operation.operands[0]
                .as_str()
                .unwrap()
                .chunks(2)
                .map(<[u8]>::to_vec)
                .collect::<Vec<_>>()
        })
        .map(|pair| unicode(u16::from_be_bytes([pair[0], pair[1]])))
        .collect()
}

#[test]
fn long_lines_stay_inside_the_field() {
    let long = "Fylkeskommunaldirektørstedfortrederkandidat ".repeat(40);
    for lines in [
        vec![long.clone()],
        vec![long.replace(' ', "")],
        vec![String::new()],
        vec![],
    ] {
        let signed = sign(&document(Shape::Table), &*KEY, &request(None, &lines)).unwrap();
        assert_eq!(verify(&signed).unwrap().verdict, Verdict::Whole);
        assert!(appearance_text(&signed).chars().count() < 900);
    }
}

#[test]
fn a_font_that_is_none_is_said_plainly() {
    let lines = lines();
    let mut request = request(None, &lines);
    request.font = b"not a font";
    let refused = sign(&document(Shape::Table), &*KEY, &request);
    assert_eq!(refused, Err(SignError::Font(FontError::NotTrueType)));
}

#[test]
fn the_wrong_field_is_said_plainly() {
    let pdf = document(Shape::Table);
    let lines = lines();
    let missing = sign(&pdf, &*KEY, &request(Some("ordfører"), &lines));
    assert_eq!(
        missing,
        Err(SignError::NoSuchField {
            field: "ordfører".into()
        })
    );
    let again = sign(&signed(&pdf, "leder"), &*KEY, &request(Some("leder"), &lines));
    assert_eq!(
        again,
        Err(SignError::AlreadySigned {
            field: "leder".into()
        })
    );
}

#[test]
fn an_expired_certificate_signs_nothing() {
    let pdf = document(Shape::Table);
    let lines = lines();
    let mut late = request(None, &lines);
    late.at = at("2027-01-01T02:00:00+01:00");
    let until = at("2027-01-01T00:00:00Z").to_utc();
    assert_eq!(
        sign(&pdf, &*KEY, &late),
        Err(SignError::CertificateExpired { until })
    );
    let mut early = request(None, &lines);
    early.at = at("2025-12-31T23:59:59Z");
    let from = at("2026-01-01T00:00:00Z").to_utc();
    assert_eq!(
        sign(&pdf, &*KEY, &early),
        Err(SignError::CertificateNotYetValid { from })
    );
}

#[test]
fn what_is_no_pdf_is_said_plainly() {
    let lines = lines();
    let request = request(None, &lines);
    for (bytes, error) in [
        (&b""[..], SyntaxError::NotPdf),
        (b"PK\x03\x04", SyntaxError::NotPdf),
    ] {
        assert_eq!(sign(bytes, &*KEY, &request), Err(SignError::Syntax(error)));
        assert_eq!(unsigned_fields(bytes), Err(error));
    }
    let half = &document(Shape::Table)[..400];
    assert!(matches!(
        sign(half, &*KEY, &request),
        Err(SignError::Syntax(SyntaxError::Damaged { .. }))
    ));
    let mut stray = document(Shape::Table);
    stray.extend(b"stray");
    assert!(matches!(
        sign(&stray, &*KEY, &request),
        Err(SignError::Syntax(SyntaxError::Damaged { .. }))
    ));
}

#[test]
fn nobody_signs_under_a_document_that_was_changed() {
    let signed = signed(&document(Shape::Table), "leder");
    let changed = increment(&signed, &[(root(&signed), "<</Type/Catalog>>")], "");
    let lines = lines();
    assert!(sign(&changed, &*KEY, &request(None, &lines)).is_err());
    let mut flipped = signed.clone();
    flipped[300] ^= 1;
    assert!(sign(&flipped, &*KEY, &request(None, &lines)).is_err());
}

/// A key whose certificate is someone else's.
struct Impostor {
    chain: Vec<Vec<u8>>,
}

impl SigningKey for Impostor {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::EcdsaP256Sha256
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        key("Noen andre").sign(message)
    }
}

#[test]
fn a_key_that_does_not_match_its_certificate_signs_nothing() {
    let impostor = Impostor {
        chain: KEY.chain().to_vec(),
    };
    let lines = lines();
    let refused = sign(&document(Shape::Table), &impostor, &request(None, &lines));
    assert_eq!(refused, Err(SignError::KeyDoesNotMatch));
    let nobody = Impostor { chain: vec![] };
    let refused = sign(&document(Shape::Table), &nobody, &request(None, &lines));
    assert_eq!(refused, Err(SignError::NoCertificate));
}

#[test]
fn a_trial_certificate_with_long_and_strange_names_can_be_made() {
    let long = "Ŋ".repeat(200);
    let made = trial::make(&long, &long, day(2026, 1, 1), day(2026, 12, 31), "").unwrap();
    let key = Pkcs12Key::open(&made.p12, "").unwrap();
    assert!(key.certificate().subject_name.ends_with("… (Prøvesertifikat)"));
    assert!(key.certificate().trial);
    assert!(trial::make("a", "b", day(-5, 1, 1), day(2026, 12, 31), "").is_err());
}

#[test]
fn a_report_crosses_as_json() {
    let signed = signed(&document(Shape::Table), "leder");
    let json = serde_json::to_value(verify(&signed).unwrap()).unwrap();
    assert_eq!(json["verdict"], "whole");
    assert_eq!(json["signatures"][0]["covers"]["kind"], "whole_file");
    assert_eq!(json["signatures"][0]["certificate"]["trial"], true);
}

#[test]
fn an_earlier_signer_who_closed_the_document_is_respected() {
    let pdf = document(Shape::Table);
    let catalog = source(&pdf, root(&pdf)).replace("/Type", "/Perms<</DocMDP 900 0 R>>/Type");
    let certification = "<</Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>";
    let closed = signed(
        &increment(&pdf, &[(root(&pdf), &catalog), (900, certification)], ""),
        "leder",
    );
    assert_eq!(
        sign(&closed, &*KEY, &request(None, &lines())),
        Err(SignError::Locked)
    );
}

#[test]
fn openssl_finds_the_same_signature_good() {
    let directory = tempfile::tempdir().unwrap();
    let signed = signed(&document(Shape::Table), "leder");
    let start = signed
        .windows(10)
        .rposition(|window| window == b"/Contents ")
        .unwrap()
        + 10;
    let end = start + signed[start..].iter().position(|byte| *byte == b'>').unwrap() + 1;
    let digits = String::from_utf8(signed[start + 1..end - 1].to_vec()).unwrap();
    let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    let cms: Vec<u8> = (0..digits.len()).step_by(2).map(byte).collect();
    let length = usize::from(cms[2]) << 8 | usize::from(cms[3]);
    let write = |name: &str, bytes: &[u8]| std::fs::write(directory.path().join(name), bytes).unwrap();
    write("signature.der", &cms[..length + 4]);
    write("covered.bin", &[&signed[..start], &signed[end..]].concat());
    write("signer.der", &KEY.chain()[0]);
    openssl(
        directory.path(),
        "x509 -inform DER -in signer.der -out signer.pem",
    );
    // `-cades` also demands that the signing certificate is named among the signed attributes.
    let files = "-inform DER -in signature.der -content covered.bin -out copy.bin";
    let trust = format!(
        "-CAfile signer.pem -purpose any -attime {}",
        at("2026-11-22T10:15:00Z").timestamp()
    );
    openssl(
        directory.path(),
        &format!("cms -verify -cades -binary {files} {trust}"),
    );
    // PAdES keeps the time in the signature dictionary: the attribute must not be there.
    let signing_time = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x05];
    assert!(!cms.windows(9).any(|window| window == signing_time));
}
