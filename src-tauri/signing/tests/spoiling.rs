//! No spoiled byte of a signed file stays unseen, and no bytes bring the verifier down.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

use proptest::prelude::*;
use signing::verify;
use support::*;

#[test]
fn flipped_bytes_are_caught_all_over_the_file() {
    // Odd steps, so that each bit of a byte has its turn.
    for (pdf, step) in [(&*ONCE, 7), (&*TWICE, 31), (&*STREAMS, 31)] {
        assert!(passes(pdf));
        let mut tampered = pdf.clone();
        for at in (0..pdf.len()).step_by(step) {
            tampered[at] ^= 1 << (at % 8);
            assert!(!passes(&tampered), "byte {at} of {}", pdf.len());
            tampered[at] = pdf[at];
        }
    }
}

#[test]
fn every_bit_of_the_signature_itself_is_caught() {
    let start = ONCE
        .windows(10)
        .rposition(|window| window == b"/Contents ")
        .unwrap()
        + 10;
    let end = start + ONCE[start..].iter().position(|byte| *byte == b'>').unwrap();
    let mut tampered = ONCE.clone();
    for at in start..=end {
        for bit in [0, 1, 2, 3, 4, 5, 6] {
            tampered[at] ^= 1 << bit;
            assert!(!passes(&tampered), "bit {bit} of byte {at}");
            tampered[at] ^= 1 << bit;
        }
    }
}

#[test]
fn every_cut_is_caught() {
    for length in (0..ONCE.len()).step_by(7) {
        let cut = &ONCE[..length];
        // What is left of the document before the signature is honestly unsigned.
        let unsigned = length <= document(Shape::Table).len();
        assert!(unsigned || !passes(cut), "{length}");
    }
}

/// One way to spoil a file.
#[derive(Debug, Clone)]
enum Harm {
    Set(usize, u8),
    Insert(usize, Vec<u8>),
    Delete(usize, usize),
    Copy(usize, usize, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    let words = prop_oneof![
        any::<Vec<u8>>(),
        proptest::sample::select(vec![
            "<<",
            ">>",
            "[",
            "]",
            "(",
            "<",
            "/V 1 0 R",
            "/Prev 0",
            "/Length 99999999999",
            "0 R",
            "obj",
            "endobj",
            "stream",
            "startxref\n0\n%%EOF",
            "/W[9 9 9]",
            "xref\n0 9999999999\n",
            "/Kids[1 0 R]",
            "/N 99999999",
            "%",
        ])
        .prop_map(|word| word.as_bytes().to_vec()),
    ];
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Harm::Set(at, byte)),
        (any::<usize>(), words).prop_map(|(at, bytes)| Harm::Insert(at, bytes)),
        (any::<usize>(), 1..200_usize).prop_map(|(at, length)| Harm::Delete(at, length)),
        (any::<usize>(), any::<usize>(), 1..200_usize)
            .prop_map(|(from, to, length)| Harm::Copy(from, to, length)),
    ]
}

fn harmed(pdf: &[u8], harms: Vec<Harm>) -> Vec<u8> {
    let mut bytes = pdf.to_vec();
    for harm in harms {
        let length = bytes.len().max(1);
        let span = |at: usize, count: usize| at % length..(at % length + count).min(bytes.len());
        match harm {
            Harm::Set(at, byte) => bytes[at % length] = byte,
            Harm::Insert(at, new) => drop(bytes.splice(at % length..at % length, new)),
            Harm::Delete(at, count) => drop(bytes.drain(span(at, count))),
            Harm::Copy(from, to, count) => {
                let copied = bytes[span(from, count)].to_vec();
                bytes.splice(to % length..to % length, copied);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoiled_files_neither_pass_nor_bring_the_verifier_down(
        which in 0..3_usize,
        harms in proptest::collection::vec(harm(), 1..6),
    ) {
        let pdf = [&*ONCE, &*TWICE, &*STREAMS][which];
        let spoiled = harmed(pdf, harms);
        prop_assume!(spoiled != *pdf);
        // Cut down to what stood there before the first signature, a file is honestly unsigned.
        let unsigned = !spoiled.windows(10).any(|window| window == b"/ByteRange");
        prop_assert!(unsigned || !passes(&spoiled));
    }

    #[test]
    fn spoiled_increments_neither_pass_nor_bring_the_verifier_down(
        which in 0..3_usize,
        harms in proptest::collection::vec(harm(), 1..4),
    ) {
        let pdf = [&*ONCE, &*TWICE, &*STREAMS][which];
        // The signed revision stays; what was harmed is appended a second time.
        let start = pdf.windows(5).rposition(|window| window == b"%%EOF").unwrap();
        let start = pdf[..start].windows(5).rposition(|window| window == b"%%EOF").unwrap() + 6;
        let tail = harmed(&pdf[start..], harms);
        prop_assert!(!passes(&[pdf, tail.as_slice()].concat()));
    }

    #[test]
    fn arbitrary_bytes_never_bring_the_verifier_down(bytes in any::<Vec<u8>>()) {
        let _ = verify(&bytes);
        let _ = verify(&[b"%PDF-1.7\n".as_slice(), &bytes, b"\nstartxref\n9\n%%EOF"].concat());
    }
}
