//! Keys from PKCS #12 files (RFC 7292): `.p12` and `.pfx`.

use p12_keystore::error::Error as ArchiveError;
use p12_keystore::{Pkcs12Archive, PrivateKey};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm,
    KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};

use crate::algorithm::{Checked, KeyKind, SignatureAlgorithm};
use crate::certificate::{Certificate, CertificateInfo};
use crate::der::{self, Elements, NotDer};
use crate::key::{KeyError, SigningKey};

/// No chain of issuers is longer.
const MAX_CHAIN: usize = 10;

/// A private key and its certificates, out of a PKCS #12 file.
pub struct Pkcs12Key {
    key: PrivatePart,
    chain: Vec<Vec<u8>>,
    certificate: CertificateInfo,
}

enum PrivatePart {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    P384(EcdsaKeyPair),
}

impl std::fmt::Debug for Pkcs12Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Pkcs12Key")
            .field("certificate", &self.certificate)
            .finish_non_exhaustive()
    }
}

impl Pkcs12Key {
    /// Opens a file with its password and takes the first key that has a certificate.
    pub fn open(file: &[u8], password: &str) -> Result<Self, KeyError> {
        looks_like_pkcs12(file).map_err(|_| KeyError::NotPkcs12)?;
        // PKCS #12 writes passwords as BMPString, which has no place for such letters (RFC 7292, B.1).
        if password.chars().any(|letter| u32::from(letter) > 0xFFFF) {
            return Err(KeyError::WrongPassword);
        }
        let archive = Pkcs12Archive::from_pkcs12(file, password).map_err(archive_error)?;
        let certificates: Vec<Certificate> = archive
            .certs
            .iter()
            .filter_map(|bag| Certificate::read(bag.cert.as_der()).ok())
            .collect();
        let mut error = KeyError::NoPrivateKey;
        for bag in &archive.keys {
            match pair(&bag.key, &certificates) {
                Ok((key, own)) => {
                    let certificate = own.info().map_err(|_| KeyError::NoCertificate)?;
                    return Ok(Self {
                        key,
                        chain: chain(own, &certificates),
                        certificate,
                    });
                }
                Err(reason) => error = reason,
            }
        }
        Err(error)
    }

    /// What the signer's own certificate says.
    pub fn certificate(&self) -> &CertificateInfo {
        &self.certificate
    }
}

impl SigningKey for Pkcs12Key {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        match self.key {
            PrivatePart::Rsa(_) => SignatureAlgorithm::RsaSha256,
            PrivatePart::P256(_) => SignatureAlgorithm::EcdsaP256Sha256,
            PrivatePart::P384(_) => SignatureAlgorithm::EcdsaP384Sha384,
        }
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        let random = SystemRandom::new();
        let refused = |_| KeyError::Refused {
            reason: "no random numbers could be had".to_owned(),
        };
        match &self.key {
            PrivatePart::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .map_err(refused)?;
                Ok(signature)
            }
            PrivatePart::P256(key) | PrivatePart::P384(key) => {
                Ok(key.sign(&random, message).map_err(refused)?.as_ref().to_vec())
            }
        }
    }
}

/// `PFX ::= SEQUENCE { version INTEGER (3), … }`: tells a wrong file from a wrong password.
fn looks_like_pkcs12(file: &[u8]) -> Result<(), NotDer> {
    let mut pfx = Elements::of(file).inside(der::SEQUENCE)?;
    if pfx.one(der::INTEGER)?.value != [3] {
        return Err(NotDer);
    }
    pfx.one(der::SEQUENCE).map(|_| ())
}

fn archive_error(error: ArchiveError) -> KeyError {
    match error {
        // Without a MAC, only a decryption that yields rubbish tells of a wrong password.
        ArchiveError::MacError(_) | ArchiveError::UnpadError | ArchiveError::Pkcs5Error(_) => {
            KeyError::WrongPassword
        }
        ArchiveError::UnsupportedEncryptionScheme
        | ArchiveError::UnsupportedMacAlgorithm
        | ArchiveError::InvalidParameters => KeyError::UnsupportedKey {
            kind: error.to_string(),
        },
        ArchiveError::InvalidPrivateKey => KeyError::NoPrivateKey,
        _ => KeyError::NotPkcs12,
    }
}

/// The key that signs, and the certificate that holds its public half.
fn pair<'a, 'b>(
    key: &PrivateKey,
    certificates: &'a [Certificate<'b>],
) -> Result<(PrivatePart, &'a Certificate<'b>), KeyError> {
    let unsupported = |kind: &str| KeyError::UnsupportedKey {
        kind: kind.to_owned(),
    };
    let (kind, inner) = private_key_info(key.as_der()).map_err(|_| KeyError::NoPrivateKey)?;
    match kind {
        Some(KeyKind::Rsa) => {
            let key = RsaKeyPair::from_der(inner).map_err(|error| unsupported(&format!("RSA, {error}")))?;
            let owner = certificates.iter().find(|one| {
                one.public_key()
                    .is_some_and(|(kind, bits)| kind == KeyKind::Rsa && bits == key.public_key().as_ref())
            });
            owner
                .map(|owner| (PrivatePart::Rsa(key), owner))
                .ok_or(KeyError::NoCertificate)
        }
        Some(KeyKind::P256) => ec_pair(
            inner,
            KeyKind::P256,
            &ECDSA_P256_SHA256_ASN1_SIGNING,
            certificates,
        )
        .map(|(key, owner)| (PrivatePart::P256(key), owner)),
        Some(KeyKind::P384) => ec_pair(
            inner,
            KeyKind::P384,
            &ECDSA_P384_SHA384_ASN1_SIGNING,
            certificates,
        )
        .map(|(key, owner)| (PrivatePart::P384(key), owner)),
        None => Err(unsupported(&format!("algorithm {}", key.oid()))),
    }
}

/// `PrivateKeyInfo` (RFC 5208): the kind of key, and the key in its own format.
fn private_key_info(info: &[u8]) -> Result<(Option<KeyKind>, &[u8]), NotDer> {
    let mut parts = Elements::of(info).inside(der::SEQUENCE)?;
    parts.one(der::INTEGER)?;
    let kind = KeyKind::from_der(parts.one(der::SEQUENCE)?.raw)?;
    Ok((kind, parts.one(der::OCTET_STRING)?.value))
}

/// `ECPrivateKey` (RFC 5915) may lack its public half, so each certificate is tried.
fn ec_pair<'a, 'b>(
    key: &[u8],
    kind: KeyKind,
    algorithm: &'static EcdsaSigningAlgorithm,
    certificates: &'a [Certificate<'b>],
) -> Result<(EcdsaKeyPair, &'a Certificate<'b>), KeyError> {
    let scalar = ec_scalar(key, kind).map_err(|_| KeyError::NoPrivateKey)?;
    let random = SystemRandom::new();
    let opened = certificates.iter().find_map(|one| {
        let (_, bits) = one.public_key().filter(|(found, _)| *found == kind)?;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(algorithm, &scalar, bits, &random).ok()?;
        Some((pair, one))
    });
    opened.ok_or(KeyError::NoCertificate)
}

/// The private number, filled up with zeros to the length of the curve, in bytes.
fn ec_scalar(key: &[u8], kind: KeyKind) -> Result<Vec<u8>, NotDer> {
    let mut parts = Elements::of(key).inside(der::SEQUENCE)?;
    parts.one(der::INTEGER)?;
    let number = parts.one(der::OCTET_STRING)?.value;
    let length: usize = if kind == KeyKind::P384 { 48 } else { 32 };
    let missing = length.checked_sub(number.len()).ok_or(NotDer)?;
    Ok([vec![0; missing].as_slice(), number].concat())
}

fn chain(own: &Certificate, certificates: &[Certificate]) -> Vec<Vec<u8>> {
    let mut chain = vec![own.raw.to_vec()];
    let mut last = own;
    while chain.len() < MAX_CHAIN {
        let issuer = certificates.iter().find(|one| {
            one.is_named_issuer_of(last)
                && one.signed(last) != Checked::Bad
                && !chain.iter().any(|known| known == one.raw)
        });
        let Some(issuer) = issuer else { break };
        chain.push(issuer.raw.to_vec());
        last = issuer;
    }
    chain
}
