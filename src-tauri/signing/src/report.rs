//! What is said of a signed PDF.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::certificate::CertificateInfo;
use crate::field::SignatureField;
use crate::revision::Later;

/// What a PDF's signatures are worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// The judgement on the whole file.
    pub verdict: Verdict,
    /// The signatures in the order they were made; unreadable ones last.
    pub signatures: Vec<SignatureReport>,
}

/// The judgement on the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nobody has signed.
    Unsigned,
    /// Every signature holds, and the last one covers the file to its end.
    Whole,
    /// Every signature holds; after the last one came only what may come: validation data, timestamps.
    WholeWithLaterAllowed,
    /// The signatures hold, but the document was changed after one of them.
    Changed,
    /// A signature does not hold: covered bytes were changed, or it is damaged.
    Broken,
}

/// What one signature is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureReport {
    /// Name of the field it stands in.
    pub field: String,
    /// The signer's certificate; none when it cannot be read.
    pub certificate: Option<CertificateInfo>,
    /// How far the certificates that travel with the signature vouch for the signer's.
    pub chain: Chain,
    /// The moment of signing by the signer's own clock (`/M`).
    pub claimed_time: Option<DateTime<FixedOffset>>,
    /// The reason the signer gave.
    pub reason: Option<String>,
    /// The place the signer gave.
    pub location: Option<String>,
    /// Whether the covered bytes are those that were signed.
    pub digest_ok: bool,
    /// Whether the signature was made with the key in the certificate.
    pub signature_ok: bool,
    /// Whether the signature names its certificates, so that none can be exchanged (`signing-certificate-v2`).
    pub certificate_bound: bool,
    /// Whether the certificate was valid at the claimed time; false when no time is claimed.
    pub certificate_valid_at_signing: bool,
    /// How much of the file the signature covers.
    pub covers: Covers,
    /// What came after it, up to the end of the file.
    pub after: Vec<Later>,
    /// Why the signature could not be read or judged.
    pub problem: Option<Problem>,
}

/// How much of the file a signature covers, besides itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Covers {
    /// Everything.
    WholeFile,
    /// Everything up to an offset.
    UpTo {
        /// The offset behind the last covered byte.
        bytes: usize,
    },
    /// Nothing that can be relied on.
    Nothing,
}

/// How far the certificates that travel with a signature vouch for the signer's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chain {
    /// The signer vouches for itself.
    SelfSigned,
    /// Each certificate is signed by the next, up to one that vouches for itself.
    ToRoot,
    /// Each certificate is signed by the next, but the last one's issuer is not there or signs in an unknown way.
    Open,
    /// A certificate names an issuer that is there and did not sign it.
    Broken,
}

/// Why a signature could not be read or judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The field's value is no signature dictionary.
    NoSignatureDictionary,
    /// The signature is of a format this crate does not judge.
    UnknownFormat,
    /// The byte range does not fit the place where the signature stands.
    OddByteRange,
    /// The signature's own bytes are damaged.
    DamagedContents,
    /// The signature stands in no revision of its own, or does not belong to it.
    OddRevision,
    /// The signer's certificate is not there.
    NoCertificate,
    /// The algorithm is unknown or too weak.
    UnknownAlgorithm,
}

impl SignatureReport {
    /// Whether the signature itself is sound, whatever came after it.
    pub fn holds(&self) -> bool {
        self.problem.is_none() && self.digest_ok && self.signature_ok && self.chain != Chain::Broken
    }

    /// A report that says nothing yet.
    pub(crate) fn of(field: &SignatureField) -> Self {
        Self {
            field: field.name.clone(),
            certificate: None,
            chain: Chain::Open,
            claimed_time: None,
            reason: None,
            location: None,
            digest_ok: false,
            signature_ok: false,
            certificate_bound: false,
            certificate_valid_at_signing: false,
            covers: Covers::Nothing,
            after: Vec::new(),
            problem: None,
        }
    }
}
