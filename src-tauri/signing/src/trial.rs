//! Throw-away certificates for trying things out. They prove nothing about anyone, and say so themselves.

use chrono::{Datelike, NaiveDate};
use p12_keystore::{Certificate, KeyStore, KeyStoreEntry, PrivateKey, PrivateKeyChain};
use rcgen::{CertificateParams, DistinguishedName, DnType, IsCa, KeyPair, KeyUsagePurpose};

/// The word that marks a throw-away certificate, in its holder's name and its issuer's.
pub const MARK: &str = "Prøvesertifikat";

/// X.520 allows a common name 64 characters and an organisation as many.
const MAX_NAME: usize = 64;

/// A throw-away key with its certificate, as a PKCS #12 file.
pub struct TrialKey {
    /// The file.
    pub p12: Vec<u8>,
    /// The password that opens it.
    pub password: String,
}

/// No certificate could be made: no random numbers, or dates no certificate can hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no trial certificate could be made: {reason}")]
pub struct TrialError {
    reason: String,
}

impl TrialError {
    fn because(reason: impl ToString) -> Self {
        Self {
            reason: reason.to_string(),
        }
    }
}

/// Makes a P-256 key and a certificate that its holder signs itself, valid from the start of one day to the
/// start of another (UTC).
pub fn make(
    common_name: &str,
    organisation: &str,
    valid_from: NaiveDate,
    valid_to: NaiveDate,
    password: &str,
) -> Result<TrialKey, TrialError> {
    let key = KeyPair::generate().map_err(TrialError::because)?;
    let mut name = DistinguishedName::new();
    name.push(DnType::OrganizationName, shortened(organisation, MAX_NAME));
    name.push(DnType::OrganizationalUnitName, MARK);
    let room = MAX_NAME - MARK.chars().count() - 3;
    name.push(
        DnType::CommonName,
        format!("{} ({MARK})", shortened(common_name, room)),
    );
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = name;
    parameters.is_ca = IsCa::ExplicitNoCa;
    parameters.key_usages = vec![
        KeyUsagePurpose::DigitalSignature,
        KeyUsagePurpose::ContentCommitment,
    ];
    let (from, to) = (writable(valid_from)?, writable(valid_to)?);
    parameters.not_before = rcgen::date_time_ymd(from.0, from.1, from.2);
    parameters.not_after = rcgen::date_time_ymd(to.0, to.1, to.2);
    let certificate = parameters.self_signed(&key).map_err(TrialError::because)?;

    let private = PrivateKey::from_der(key.serialized_der()).map_err(TrialError::because)?;
    let certificate = Certificate::from_der(certificate.der()).map_err(TrialError::because)?;
    let mut store = KeyStore::new();
    let chain = PrivateKeyChain::new("1", private, [certificate]);
    store.add_entry(MARK, KeyStoreEntry::PrivateKeyChain(chain));
    let p12 = store.writer(password).write().map_err(TrialError::because)?;
    Ok(TrialKey {
        p12,
        password: password.to_owned(),
    })
}

fn shortened(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    text.chars().take(length - 1).chain(['…']).collect()
}

/// Years outside 1950 to 9999 have no form in a certificate (RFC 5280, 4.1.2.5).
fn writable(day: NaiveDate) -> Result<(i32, u8, u8), TrialError> {
    match (day.year(), u8::try_from(day.month()), u8::try_from(day.day())) {
        (year @ 1950..=9999, Ok(month), Ok(day)) => Ok((year, month, day)),
        _ => Err(TrialError::because("the year cannot be written")),
    }
}
