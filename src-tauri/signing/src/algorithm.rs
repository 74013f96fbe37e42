//! The signature algorithms this crate knows, all of them in ETSI TS 119 312's list of recommended ones.

use ring::digest;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey,
    VerificationAlgorithm,
};

use crate::der::{self, Elements, NotDer};

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureAlgorithm {
    /// RSA, PKCS #1 v1.5, with SHA-256.
    RsaSha256,
    /// ECDSA on P-256 with SHA-256.
    EcdsaP256Sha256,
    /// ECDSA on P-384 with SHA-384.
    EcdsaP384Sha384,
}

/// A digest algorithm that a signature may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DigestAlgorithm {
    Sha256,
    Sha384,
    Sha512,
}

const SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
const SHA384: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02];
const SHA512: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03];
const RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];
const RSA_SHA256: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B];
const RSA_SHA384: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0C];
const RSA_SHA512: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0D];
const ECDSA_SHA256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02];
const ECDSA_SHA384: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x03];
const P256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
const P384: &[u8] = &[0x2B, 0x81, 0x04, 0x00, 0x22];
const EC_PUBLIC_KEY: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];

/// The kind of a public key, read from an `AlgorithmIdentifier` of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyKind {
    Rsa,
    P256,
    P384,
}

impl KeyKind {
    /// Reads `AlgorithmIdentifier` as it stands in a certificate or a PKCS #8 key.
    pub(crate) fn from_der(identifier: &[u8]) -> Result<Option<Self>, NotDer> {
        let (oid, parameters) = identifier_parts(identifier)?;
        let curve = parameters
            .and_then(|raw| der::split(raw).ok())
            .map(|(element, _)| element.value);
        Ok(match (oid, curve) {
            (RSA, _) => Some(Self::Rsa),
            (EC_PUBLIC_KEY, Some(P256)) => Some(Self::P256),
            (EC_PUBLIC_KEY, Some(P384)) => Some(Self::P384),
            _ => None,
        })
    }
}

impl SignatureAlgorithm {
    /// The digest it goes with.
    pub(crate) fn digest(self) -> DigestAlgorithm {
        match self {
            Self::RsaSha256 | Self::EcdsaP256Sha256 => DigestAlgorithm::Sha256,
            Self::EcdsaP384Sha384 => DigestAlgorithm::Sha384,
        }
    }

    /// Its `AlgorithmIdentifier` in DER: RSA carries a NULL (RFC 4055), ECDSA nothing (RFC 5758).
    pub(crate) fn to_der(self) -> Vec<u8> {
        let oid = |oid| der::element(der::OBJECT_IDENTIFIER, oid);
        match self {
            Self::RsaSha256 => der::sequence(&[&oid(RSA_SHA256), der::NULL]),
            Self::EcdsaP256Sha256 => der::sequence(&[&oid(ECDSA_SHA256)]),
            Self::EcdsaP384Sha384 => der::sequence(&[&oid(ECDSA_SHA384)]),
        }
    }
}

impl DigestAlgorithm {
    fn oid(self) -> &'static [u8] {
        match self {
            Self::Sha256 => SHA256,
            Self::Sha384 => SHA384,
            Self::Sha512 => SHA512,
        }
    }

    /// Its `AlgorithmIdentifier` in DER, without parameters (RFC 5754).
    pub(crate) fn to_der(self) -> Vec<u8> {
        der::sequence(&[&der::element(der::OBJECT_IDENTIFIER, self.oid())])
    }

    /// Reads an `AlgorithmIdentifier`; none when it is unknown or too weak.
    pub(crate) fn from_der(identifier: &[u8]) -> Result<Option<Self>, NotDer> {
        let (oid, parameters) = identifier_parts(identifier)?;
        if parameters.is_some_and(|parameters| parameters != der::NULL) {
            return Err(NotDer);
        }
        Ok([Self::Sha256, Self::Sha384, Self::Sha512]
            .into_iter()
            .find(|known| known.oid() == oid))
    }

    /// The digest of parts, one after another.
    pub(crate) fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        let mut context = digest::Context::new(match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        });
        for part in parts {
            context.update(part);
        }
        context.finish().as_ref().to_vec()
    }
}

fn identifier_parts(identifier: &[u8]) -> Result<(&[u8], Option<&[u8]>), NotDer> {
    let mut whole = Elements::of(identifier);
    let mut parts = whole.inside(der::SEQUENCE)?;
    whole.end()?;
    let oid = parts.one(der::OBJECT_IDENTIFIER)?.value;
    let parameters = if parts.is_empty() {
        None
    } else {
        Some(parts.any()?.raw)
    };
    parts.end()?;
    Ok((oid, parameters))
}

/// A signature to be checked.
pub(crate) struct SignatureToCheck<'a> {
    /// `AlgorithmIdentifier` of the signature, in DER.
    pub(crate) algorithm: &'a [u8],
    /// Kind and bits of the public key.
    pub(crate) key: (KeyKind, &'a [u8]),
    pub(crate) message: &'a [u8],
    pub(crate) signature: &'a [u8],
    /// The digest to use when the algorithm is bare RSA, which names none.
    pub(crate) digest: Option<DigestAlgorithm>,
}

/// What came of checking a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checked {
    Good,
    Bad,
    /// The algorithm is not among the known ones.
    Unknown,
}

impl SignatureToCheck<'_> {
    pub(crate) fn check(&self) -> Checked {
        let Ok((oid, parameters)) = identifier_parts(self.algorithm) else {
            return Checked::Bad;
        };
        if parameters.is_some_and(|parameters| parameters != der::NULL) {
            return Checked::Unknown;
        }
        let (kind, bits) = self.key;
        let algorithm: &dyn VerificationAlgorithm = match (oid, kind, self.digest) {
            (RSA_SHA256, KeyKind::Rsa, _) | (RSA, KeyKind::Rsa, Some(DigestAlgorithm::Sha256)) => {
                &RSA_PKCS1_2048_8192_SHA256
            }
            (RSA_SHA384, KeyKind::Rsa, _) | (RSA, KeyKind::Rsa, Some(DigestAlgorithm::Sha384)) => {
                &RSA_PKCS1_2048_8192_SHA384
            }
            (RSA_SHA512, KeyKind::Rsa, _) | (RSA, KeyKind::Rsa, Some(DigestAlgorithm::Sha512)) => {
                &RSA_PKCS1_2048_8192_SHA512
            }
            (ECDSA_SHA256, KeyKind::P256, _) => &ECDSA_P256_SHA256_ASN1,
            (ECDSA_SHA384, KeyKind::P256, _) => &ECDSA_P256_SHA384_ASN1,
            (ECDSA_SHA256, KeyKind::P384, _) => &ECDSA_P384_SHA256_ASN1,
            (ECDSA_SHA384, KeyKind::P384, _) => &ECDSA_P384_SHA384_ASN1,
            _ => return Checked::Unknown,
        };
        match UnparsedPublicKey::new(algorithm, bits).verify(self.message, self.signature) {
            Ok(()) => Checked::Good,
            Err(_) => Checked::Bad,
        }
    }
}
