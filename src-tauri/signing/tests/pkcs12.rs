//! Keys from the files that people have: made by OpenSSL 3, new format and old.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use signing::{
    Chain, KeyError, Pkcs12Key, SignError, SignatureAlgorithm, SigningKey, Verdict, sign, trial, verify,
};
use support::*;
use tempfile::TempDir;

const SUBJECT: &str = "/C=NO/O=Østfold~kommune/CN=Máret~Čáhppesčielggi~Åse";

/// A directory with one self-signed certificate for each kind of key.
static SELF_SIGNED: LazyLock<TempDir> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    for (name, kind) in [
        ("rsa", "rsa:2048"),
        ("p256", "ec -pkeyopt ec_paramgen_curve:P-256"),
        ("p384", "ec -pkeyopt ec_paramgen_curve:P-384"),
        ("p521", "ec -pkeyopt ec_paramgen_curve:P-521"),
        ("short", "rsa:1024"),
    ] {
        let name_and_days = format!("-utf8 -subj {SUBJECT} -days 3650 -keyout {name}.key -out {name}.crt");
        openssl(
            home.path(),
            &format!("req -x509 -nodes -newkey {kind} {name_and_days}"),
        );
        openssl(
            home.path(),
            &format!(
                "pkcs12 -export -inkey {name}.key -in {name}.crt -out {name}.p12 -passout pass:hemmelig"
            ),
        );
    }
    home
});

fn file(home: &Path, name: &str) -> Vec<u8> {
    std::fs::read(home.join(name)).unwrap()
}

fn own(name: &str) -> Vec<u8> {
    file(SELF_SIGNED.path(), name)
}

/// Signs a document with a key at a moment when its certificate is valid.
fn signed_now(key: &Pkcs12Key) -> signing::SignatureReport {
    let lines = lines();
    let mut request = request(None, &lines);
    request.at = chrono::Utc::now().fixed_offset();
    let verification = verify(&sign(&document(Shape::Table), key, &request).unwrap()).unwrap();
    assert_eq!(verification.verdict, Verdict::Whole);
    verification.signatures[0].clone()
}

#[test]
fn rsa_and_ecdsa_keys_sign() {
    for (name, algorithm) in [
        ("rsa.p12", SignatureAlgorithm::RsaSha256),
        ("p256.p12", SignatureAlgorithm::EcdsaP256Sha256),
        ("p384.p12", SignatureAlgorithm::EcdsaP384Sha384),
    ] {
        let key = Pkcs12Key::open(&own(name), "hemmelig").unwrap();
        assert_eq!(key.algorithm(), algorithm);
        assert_eq!(key.certificate().subject_name, "Máret Čáhppesčielggi Åse");
        let report = signed_now(&key);
        assert_eq!(report.chain, Chain::SelfSigned);
        assert!(!report.certificate.unwrap().trial);
    }
}

#[test]
fn a_key_of_an_unsupported_kind_is_said_plainly() {
    for name in ["p521.p12", "short.p12"] {
        let refused = Pkcs12Key::open(&own(name), "hemmelig").unwrap_err();
        assert!(
            matches!(refused, KeyError::UnsupportedKey { .. }),
            "{name}: {refused}"
        );
    }
}

#[test]
fn a_wrong_password_is_said_plainly() {
    for password in ["", "Hemmelig", "hemmelig ", "æøå", "🔑"] {
        assert_eq!(
            Pkcs12Key::open(&own("p256.p12"), password).unwrap_err(),
            KeyError::WrongPassword
        );
    }
}

#[test]
fn passwords_may_be_empty_or_have_any_letters() {
    let home = SELF_SIGNED.path();
    for (index, password) in ["", "blåbærsyltetøy", "Čáhppesčielggi-ŋŧ"]
        .into_iter()
        .enumerate()
    {
        let argument = if password.is_empty() { "\"\"" } else { password };
        let out = format!("password{index}.p12");
        openssl(
            home,
            &format!("pkcs12 -export -inkey p256.key -in p256.crt -out {out} -passout pass:{argument}"),
        );
        assert!(Pkcs12Key::open(&file(home, &out), password).is_ok(), "{password}");
        assert_eq!(
            Pkcs12Key::open(&file(home, &out), "noe annet").unwrap_err(),
            KeyError::WrongPassword
        );
    }
}

#[test]
fn files_of_the_old_format_are_opened() {
    let home = SELF_SIGNED.path();
    let ways = [
        "-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1",
        "-keypbe AES-256-CBC -certpbe NONE",
        "-nomac",
    ];
    for (index, way) in ways.iter().enumerate() {
        let out = format!("old{index}.p12");
        openssl(
            home,
            &format!("pkcs12 -export -inkey rsa.key -in rsa.crt {way} -out {out} -passout pass:hemmelig"),
        );
        let key = Pkcs12Key::open(&file(home, &out), "hemmelig").unwrap();
        assert_eq!(
            key.certificate().subject_name,
            "Máret Čáhppesčielggi Åse",
            "{way}"
        );
        assert_eq!(
            Pkcs12Key::open(&file(home, &out), "feil").unwrap_err(),
            KeyError::WrongPassword,
            "{way}"
        );
    }
}

#[test]
fn a_file_without_its_key_or_its_certificate_is_said_plainly() {
    let home = SELF_SIGNED.path();
    openssl(
        home,
        "pkcs12 -export -nokeys -in rsa.crt -out nokey.p12 -passout pass:hemmelig",
    );
    assert_eq!(
        Pkcs12Key::open(&file(home, "nokey.p12"), "hemmelig").unwrap_err(),
        KeyError::NoPrivateKey
    );
    openssl(
        home,
        "pkcs12 -export -nocerts -inkey rsa.key -out nocert.p12 -passout pass:hemmelig",
    );
    assert_eq!(
        Pkcs12Key::open(&file(home, "nocert.p12"), "hemmelig").unwrap_err(),
        KeyError::NoCertificate
    );
}

#[test]
fn other_files_are_not_taken_for_keys() {
    for bytes in [
        b"".to_vec(),
        b"%PDF-1.7".to_vec(),
        own("rsa.crt"),
        own("rsa.key"),
        KEY.chain()[0].clone(),
    ] {
        assert_eq!(
            Pkcs12Key::open(&bytes, "hemmelig").unwrap_err(),
            KeyError::NotPkcs12
        );
    }
}

/// Root, intermediate authority and a holder with these extensions; returns the opened key.
fn issued(extensions: &str) -> Pkcs12Key {
    let directory = tempfile::tempdir().unwrap();
    let home = directory.path();
    std::fs::write(
        home.join("ca.ext"),
        "basicConstraints=critical,CA:true\nkeyUsage=keyCertSign",
    )
    .unwrap();
    std::fs::write(home.join("holder.ext"), extensions).unwrap();
    let names = [
        ("root", "/CN=Rotutsteder"),
        ("middle", "/CN=Mellomutsteder~Ås"),
        ("holder", SUBJECT),
    ];
    for (name, subject) in names {
        let curve = "ec -pkeyopt ec_paramgen_curve:P-256";
        openssl(
            home,
            &format!(
                "req -new -nodes -utf8 -newkey {curve} -subj {subject} -keyout {name}.key -out {name}.csr"
            ),
        );
    }
    let common = "-days 3650 -set_serial 0x80ff01";
    openssl(
        home,
        &format!("x509 -req -in root.csr -signkey root.key -extfile ca.ext -out root.crt {common}"),
    );
    openssl(
        home,
        &format!(
            "x509 -req -in middle.csr -CA root.crt -CAkey root.key -extfile ca.ext -out middle.crt {common}"
        ),
    );
    openssl(
        home,
        &format!(
            "x509 -req -in holder.csr -CA middle.crt -CAkey middle.key -extfile holder.ext -out holder.crt {common}"
        ),
    );
    // The wrong way round, as some authorities deliver them.
    let issuers = [file(home, "root.crt"), file(home, "middle.crt")].concat();
    std::fs::write(home.join("issuers.crt"), issuers).unwrap();
    openssl(
        home,
        "pkcs12 -export -inkey holder.key -in holder.crt -certfile issuers.crt -out holder.p12 -passout pass:hemmelig",
    );
    Pkcs12Key::open(&file(home, "holder.p12"), "hemmelig").unwrap()
}

#[test]
fn a_chain_travels_with_the_signature_in_order() {
    let key = issued("keyUsage=critical,nonRepudiation");
    assert_eq!(key.chain().len(), 3);
    assert_eq!(key.certificate().issuer_name, "Mellomutsteder Ås");
    assert_eq!(key.certificate().serial, "80FF01");
    let report = signed_now(&key);
    assert_eq!(report.chain, Chain::ToRoot);
    assert!(report.certificate_bound && !report.certificate.unwrap().self_signed);
}

#[test]
fn no_byte_of_a_travelling_certificate_changes_unseen() {
    let key = issued("keyUsage=critical,digitalSignature");
    let lines = lines();
    let mut request = request(None, &lines);
    request.at = chrono::Utc::now().fixed_offset();
    let signed = sign(&document(Shape::Table), &key, &request).unwrap();
    let start = signed
        .windows(10)
        .rposition(|window| window == b"/Contents ")
        .unwrap()
        + 10;
    let end = start + signed[start..].iter().position(|byte| *byte == b'>').unwrap();
    let mut tampered = signed.clone();
    for at in (start..=end).step_by(3) {
        tampered[at] ^= 1 << (at % 7);
        let passed = verify(&tampered).is_ok_and(|verification| verification.verdict != Verdict::Broken);
        assert!(!passed, "byte {at}");
        tampered[at] = signed[at];
    }
}

#[test]
fn a_certificate_for_something_else_signs_nothing() {
    let key = issued("keyUsage=critical,keyEncipherment");
    let lines = lines();
    let mut request = request(None, &lines);
    request.at = chrono::Utc::now().fixed_offset();
    assert_eq!(
        sign(&document(Shape::Table), &key, &request),
        Err(SignError::NotForSigning)
    );
}

#[test]
fn openssl_reads_a_trial_key() {
    let directory = tempfile::tempdir().unwrap();
    let made = trial::make("Åse Bær", "Høyr", day(2026, 1, 1), day(2027, 1, 1), "pass ord").unwrap();
    std::fs::write(directory.path().join("trial.p12"), &made.p12).unwrap();
    openssl(
        directory.path(),
        "pkcs12 -in trial.p12 -passin pass:pass~ord -nodes -out trial.pem",
    );
    openssl(directory.path(), "x509 -in trial.pem -noout -subject");
    openssl(directory.path(), "pkey -in trial.pem -noout -check");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoiled_key_files_never_bring_the_reader_down(at in any::<usize>(), byte in any::<u8>(), cut in any::<usize>()) {
        let mut bytes = own("p256.p12");
        let length = bytes.len();
        bytes[at % length] = byte;
        let _ = Pkcs12Key::open(&bytes, "hemmelig");
        let _ = Pkcs12Key::open(&bytes[..cut % length], "hemmelig");
    }
}
