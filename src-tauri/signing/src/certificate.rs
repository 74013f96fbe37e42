//! What an X.509 certificate (RFC 5280) says of its holder.

use chrono::{DateTime, FixedOffset, Utc};
use serde::Serialize;
use x509_cert::Certificate as X509;
use x509_cert::der::Decode;
use x509_cert::der::asn1::{BmpString, PrintableStringRef, TeletexStringRef, Utf8StringRef};
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::ext::pkix::{KeyUsage, KeyUsages};
use x509_cert::name::Name;

use crate::algorithm::{Checked, KeyKind, SignatureToCheck};
use crate::der::{self, Elements, NotDer};
use crate::hex;
use crate::trial;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

/// What a certificate says of its holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificateInfo {
    /// Common name of the holder, or its organisation when it has none.
    pub subject_name: String,
    /// Common name of the issuer, or its organisation when it has none.
    pub issuer_name: String,
    /// First moment of validity.
    pub not_before: DateTime<Utc>,
    /// Last moment of validity.
    pub not_after: DateTime<Utc>,
    /// Serial number in hexadecimal digits.
    pub serial: String,
    /// Whether the holder vouches for itself.
    pub self_signed: bool,
    /// Whether it is one of our own throw-away certificates, marked «Prøvesertifikat».
    pub trial: bool,
}

/// The bytes are not an X.509 certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are not an X.509 certificate")]
pub struct NotACertificate;

/// A certificate with the bytes it came in.
#[derive(Debug, Clone)]
pub(crate) struct Certificate<'a> {
    pub(crate) raw: &'a [u8],
    parsed: X509,
    /// The part its issuer signed, as it stands in `raw`.
    signed: &'a [u8],
    algorithm: &'a [u8],
    serial: &'a [u8],
    issuer: &'a [u8],
    subject: &'a [u8],
    key_algorithm: &'a [u8],
}

impl<'a> Certificate<'a> {
    pub(crate) fn read(raw: &'a [u8]) -> Result<Self, NotACertificate> {
        let parsed = X509::from_der(raw).map_err(|_| NotACertificate)?;
        Self::with_parts(raw, parsed).map_err(|_| NotACertificate)
    }

    /// Finds the parts whose bytes matter (RFC 5280, 4.1); signatures and names are compared byte for byte.
    fn with_parts(raw: &'a [u8], parsed: X509) -> Result<Self, NotDer> {
        let mut parts = Elements::of(raw).inside(der::SEQUENCE)?;
        let signed = parts.one(der::SEQUENCE)?;
        let algorithm = parts.one(der::SEQUENCE)?.raw;
        let mut tbs = Elements::of(signed.value);
        tbs.optional(der::CONTEXT_0)?;
        let serial = tbs.one(der::INTEGER)?.raw;
        tbs.one(der::SEQUENCE)?;
        let issuer = tbs.one(der::SEQUENCE)?.raw;
        tbs.one(der::SEQUENCE)?;
        let subject = tbs.one(der::SEQUENCE)?.raw;
        let key_algorithm = tbs.inside(der::SEQUENCE)?.one(der::SEQUENCE)?.raw;
        Ok(Self {
            raw,
            parsed,
            signed: signed.raw,
            algorithm,
            serial,
            issuer,
            subject,
            key_algorithm,
        })
    }

    pub(crate) fn info(&self) -> Result<CertificateInfo, NotACertificate> {
        let tbs = self.parsed.tbs_certificate();
        let moment = |time: x509_cert::time::Time| {
            let seconds = i64::try_from(time.to_unix_duration().as_secs()).map_err(|_| NotACertificate)?;
            DateTime::from_timestamp(seconds, 0).ok_or(NotACertificate)
        };
        Ok(CertificateInfo {
            subject_name: display_name(tbs.subject()),
            issuer_name: display_name(tbs.issuer()),
            not_before: moment(tbs.validity().not_before)?,
            not_after: moment(tbs.validity().not_after)?,
            serial: serial_digits(tbs.serial_number().as_bytes()),
            self_signed: self.is_self_signed(),
            trial: [tbs.subject(), tbs.issuer()].into_iter().any(is_marked_as_trial),
        })
    }

    /// Issuer's name in DER.
    pub(crate) fn issuer(&self) -> &'a [u8] {
        self.issuer
    }

    /// Serial number in DER.
    pub(crate) fn serial(&self) -> &'a [u8] {
        self.serial
    }

    /// Kind and bits of the public key; none when the kind is unknown.
    pub(crate) fn public_key(&self) -> Option<(KeyKind, &[u8])> {
        let kind = KeyKind::from_der(self.key_algorithm).ok().flatten()?;
        let bits = self
            .parsed
            .tbs_certificate()
            .subject_public_key_info()
            .subject_public_key
            .as_bytes()?;
        Some((kind, bits))
    }

    /// The subject key identifier, when there is one.
    pub(crate) fn key_identifier(&self) -> Option<Vec<u8>> {
        let tbs = self.parsed.tbs_certificate();
        let extension = tbs
            .get_extension::<x509_cert::ext::pkix::SubjectKeyIdentifier>()
            .ok()??;
        Some(extension.1.0.as_bytes().to_vec())
    }

    /// Whether this certificate is named as issuer of another one.
    pub(crate) fn is_named_issuer_of(&self, other: &Self) -> bool {
        self.subject == other.issuer
    }

    /// Whether this certificate's key signed another one.
    pub(crate) fn signed(&self, other: &Certificate) -> Checked {
        let (Some(key), Some(signature)) = (self.public_key(), other.parsed.signature().as_bytes()) else {
            return Checked::Unknown;
        };
        let (algorithm, message) = (other.algorithm, other.signed);
        SignatureToCheck {
            algorithm,
            key,
            message,
            signature,
            digest: None,
        }
        .check()
    }

    pub(crate) fn is_self_signed(&self) -> bool {
        self.subject == self.issuer && self.signed(self) == Checked::Good
    }

    /// Whether the certificate lets its key sign documents: `digitalSignature` or `nonRepudiation`, or no word of it.
    pub(crate) fn may_sign(&self) -> Result<bool, NotACertificate> {
        match self.parsed.tbs_certificate().get_extension::<KeyUsage>() {
            Ok(Some((_, usage))) => {
                Ok(usage.0.contains(KeyUsages::DigitalSignature)
                    || usage.0.contains(KeyUsages::NonRepudiation))
            }
            Ok(None) => Ok(true),
            Err(_) => Err(NotACertificate),
        }
    }
}

impl CertificateInfo {
    /// Reads what a certificate in DER says.
    pub fn from_der(certificate: &[u8]) -> Result<Self, NotACertificate> {
        Certificate::read(certificate)?.info()
    }

    /// Whether the certificate was valid at a moment.
    pub fn valid_at(&self, at: DateTime<FixedOffset>) -> bool {
        (self.not_before..=self.not_after).contains(&at.to_utc())
    }
}

/// A positive number in DER may need a leading zero byte, which is no part of it.
fn serial_digits(serial: &[u8]) -> String {
    hex::digits(
        serial
            .strip_prefix(&[0])
            .filter(|rest| !rest.is_empty())
            .unwrap_or(serial),
    )
}

fn display_name(name: &Name) -> String {
    let part = |wanted| {
        name.iter()
            .find(|part| part.oid == wanted)
            .map(|part| text(&part.value))
    };
    part(COMMON_NAME)
        .or_else(|| part(ORGANISATION))
        .unwrap_or_else(|| name.to_string())
}

fn is_marked_as_trial(name: &Name) -> bool {
    name.iter().any(|part| text(&part.value).contains(trial::MARK))
}

/// A directory string in any of its alphabets (RFC 5280, 4.1.2.4).
fn text(value: &x509_cert::der::Any) -> String {
    if let Ok(text) = value.decode_as::<Utf8StringRef>() {
        return text.as_str().to_owned();
    }
    if let Ok(text) = value.decode_as::<PrintableStringRef>() {
        return text.as_str().to_owned();
    }
    if let Ok(text) = value.decode_as::<TeletexStringRef>() {
        return text.as_str().to_owned();
    }
    value
        .decode_as::<BmpString>()
        .map(|text| text.to_string())
        .unwrap_or_default()
}
