//! The CMS `SignedData` (RFC 5652) of a PAdES baseline B-B signature (ETSI EN 319 142-1): built and read.

use crate::algorithm::{DigestAlgorithm, SignatureAlgorithm};
use crate::certificate::{Certificate, NotACertificate};
use crate::der::{self, Element, Elements, NotDer};
use crate::key::{KeyError, SigningKey};

const DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01];
const SIGNED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
const CONTENT_TYPE: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x03];
const MESSAGE_DIGEST: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04];
const SIGNING_CERTIFICATE_V2: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x2F];
/// `[0]`, primitive: a subject key identifier as signer identifier.
const KEY_IDENTIFIER: u8 = 0x80;

/// What a CMS signature is made from, besides the key.
#[derive(Debug, Clone)]
pub(crate) struct Blank {
    algorithm: SignatureAlgorithm,
    chain: Vec<Vec<u8>>,
    signer: Vec<u8>,
    longest_signature: usize,
}

impl Blank {
    /// Prepares for a key; fails when its first certificate is none.
    pub(crate) fn new(key: &dyn SigningKey) -> Result<Self, NotACertificate> {
        let own = Certificate::read(key.chain().first().ok_or(NotACertificate)?)?;
        // RSA signs as many bytes as its modulus has; the modulus is the larger part of the public key.
        // An ECDSA signature is two numbers of the curve's length with six to nine bytes around them.
        let longest_signature = match key.algorithm() {
            SignatureAlgorithm::RsaSha256 => own.public_key().map_or(1024, |(_, bits)| bits.len()),
            SignatureAlgorithm::EcdsaP256Sha256 => 72,
            SignatureAlgorithm::EcdsaP384Sha384 => 104,
        };
        let signer = der::sequence(&[own.issuer(), own.serial()]);
        Ok(Self {
            algorithm: key.algorithm(),
            chain: key.chain().to_vec(),
            signer,
            longest_signature,
        })
    }

    /// The length no signature made from this will exceed, in bytes.
    pub(crate) fn longest(&self) -> usize {
        let digest = self.algorithm.digest().of(&[]);
        self.assemble(&self.signed_attributes(&digest), &vec![0; self.longest_signature])
            .len()
    }

    /// Signs a document's digest.
    pub(crate) fn sign(&self, digest: &[u8], key: &dyn SigningKey) -> Result<Vec<u8>, KeyError> {
        let attributes = self.signed_attributes(digest);
        let signature = key.sign(&der::element(der::SET, &attributes))?;
        Ok(self.assemble(&attributes, &signature))
    }

    /// The attributes of EN 319 142-1, table 1. The claimed time stands in the signature dictionary's `/M`:
    /// a PAdES signature must not have the `signing-time` attribute.
    fn signed_attributes(&self, digest: &[u8]) -> Vec<u8> {
        let attribute = |oid: &[u8], value: &[u8]| {
            der::sequence(&[
                &der::element(der::OBJECT_IDENTIFIER, oid),
                &der::element(der::SET, value),
            ])
        };
        // Not only the signer's certificate but the whole chain is named (RFC 5035, 3), so that no byte of
        // the certificates that travel with the signature can change unseen. SHA-256 is the default.
        let named: Vec<u8> = self
            .chain
            .iter()
            .flat_map(|certificate| {
                let hash = DigestAlgorithm::Sha256.of(&[certificate]);
                der::sequence(&[&der::element(der::OCTET_STRING, &hash)])
            })
            .collect();
        der::in_set_order(vec![
            attribute(CONTENT_TYPE, &der::element(der::OBJECT_IDENTIFIER, DATA)),
            attribute(MESSAGE_DIGEST, &der::element(der::OCTET_STRING, digest)),
            attribute(
                SIGNING_CERTIFICATE_V2,
                &der::sequence(&[&der::sequence(&[&named])]),
            ),
        ])
    }

    fn assemble(&self, attributes: &[u8], signature: &[u8]) -> Vec<u8> {
        let version = der::element(der::INTEGER, &[1]);
        let digest = self.algorithm.digest().to_der();
        let signer_info = der::sequence(&[
            &version,
            &self.signer,
            &digest,
            &der::element(der::CONTEXT_0, attributes),
            &self.algorithm.to_der(),
            &der::element(der::OCTET_STRING, signature),
        ]);
        let signed_data = der::sequence(&[
            &version,
            &der::element(der::SET, &digest),
            &der::sequence(&[&der::element(der::OBJECT_IDENTIFIER, DATA)]),
            &der::element(der::CONTEXT_0, &der::in_set_order(self.chain.clone())),
            &der::element(der::SET, &signer_info),
        ]);
        der::sequence(&[
            &der::element(der::OBJECT_IDENTIFIER, SIGNED_DATA),
            &der::element(der::CONTEXT_0, &signed_data),
        ])
    }
}

/// A CMS signature with one signer over a detached content.
#[derive(Debug)]
pub(crate) struct Signed<'a> {
    /// Every certificate that travels with it, in DER.
    pub(crate) certificates: Vec<&'a [u8]>,
    pub(crate) signer: SignerIdentifier<'a>,
    /// `AlgorithmIdentifier` of the digest, in DER.
    pub(crate) digest_algorithm: &'a [u8],
    /// The signed attributes as the signature covers them: a SET.
    pub(crate) attributes: Vec<u8>,
    pub(crate) message_digest: &'a [u8],
    /// The certificates named by `signing-certificate-v2`; none when the attribute is missing.
    pub(crate) named: Option<Vec<Named<'a>>>,
    /// `AlgorithmIdentifier` of the signature, in DER.
    pub(crate) signature_algorithm: &'a [u8],
    pub(crate) signature: &'a [u8],
}

/// How a signature says which certificate is its signer's.
#[derive(Debug, Clone, Copy)]
pub(crate) enum SignerIdentifier<'a> {
    /// Issuer and serial number, each in DER.
    IssuerAndSerial {
        issuer: &'a [u8],
        serial: &'a [u8],
    },
    KeyIdentifier(&'a [u8]),
}

/// A certificate named by its hash (`ESSCertIDv2`).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'a> {
    algorithm: DigestAlgorithm,
    hash: &'a [u8],
}

impl Named<'_> {
    pub(crate) fn is(&self, certificate: &[u8]) -> bool {
        self.algorithm.of(&[certificate]) == self.hash
    }
}

impl<'a> Signed<'a> {
    /// Reads `ContentInfo { SignedData }`; everything it need not have is refused.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, NotDer> {
        let mut top = Elements::of(bytes);
        let mut content_info = top.inside(der::SEQUENCE)?;
        top.end()?;
        expect(content_info.one(der::OBJECT_IDENTIFIER)?, SIGNED_DATA)?;
        let mut wrapped = content_info.inside(der::CONTEXT_0)?;
        content_info.end()?;
        let mut signed_data = wrapped.inside(der::SEQUENCE)?;
        wrapped.end()?;

        let version = signed_data.one(der::INTEGER)?;
        let digests = signed_data.inside(der::SET)?.all()?;
        let mut content = signed_data.inside(der::SEQUENCE)?;
        expect(content.one(der::OBJECT_IDENTIFIER)?, DATA)?;
        content.end()?;
        let certificates = match signed_data.optional(der::CONTEXT_0)? {
            Some(set) => Elements::of(set.value)
                .all()?
                .into_iter()
                .map(|one| one.raw)
                .collect(),
            None => Vec::new(),
        };
        signed_data.optional(der::CONTEXT_1)?;
        let mut signers = signed_data.inside(der::SET)?;
        signed_data.end()?;
        let signed = Self::signer_info(signers.inside(der::SEQUENCE)?, version, certificates)?;
        signers.end()?;
        // Each digest algorithm is announced once, before the content (RFC 5652, 5.1).
        match digests.as_slice() {
            [one] if one.raw == signed.digest_algorithm => Ok(signed),
            _ => Err(NotDer),
        }
    }

    fn signer_info(
        mut info: Elements<'a>,
        outer: Element,
        certificates: Vec<&'a [u8]>,
    ) -> Result<Self, NotDer> {
        let version = info.one(der::INTEGER)?;
        let (signer, wanted) = signer_identifier(info.any()?)?;
        // Both versions follow from the kind of signer identifier (RFC 5652, 5.1 and 5.3).
        expect(version, wanted)?;
        expect(outer, wanted)?;
        let digest_algorithm = info.one(der::SEQUENCE)?.raw;
        let attributes = info.one(der::CONTEXT_0)?.value;
        let signature_algorithm = info.one(der::SEQUENCE)?.raw;
        let signature = info.one(der::OCTET_STRING)?.value;
        info.optional(der::CONTEXT_1)?;
        info.end()?;

        let value_of = |oid| attribute(attributes, oid);
        expect(value_of(CONTENT_TYPE)?.ok_or(NotDer)?, DATA)?;
        let message_digest = value_of(MESSAGE_DIGEST)?
            .filter(|value| value.tag == der::OCTET_STRING)
            .ok_or(NotDer)?;
        Ok(Self {
            certificates,
            signer,
            digest_algorithm,
            attributes: der::element(der::SET, attributes),
            message_digest: message_digest.value,
            named: value_of(SIGNING_CERTIFICATE_V2)?
                .map(named_certificates)
                .transpose()?,
            signature_algorithm,
            signature,
        })
    }
}

fn expect(element: Element, value: &[u8]) -> Result<(), NotDer> {
    if element.value == value {
        Ok(())
    } else {
        Err(NotDer)
    }
}

fn signer_identifier(element: Element) -> Result<(SignerIdentifier, &'static [u8]), NotDer> {
    match element.tag {
        der::SEQUENCE => {
            let mut parts = Elements::of(element.value);
            let issuer = parts.one(der::SEQUENCE)?.raw;
            let serial = parts.one(der::INTEGER)?.raw;
            parts.end()?;
            Ok((SignerIdentifier::IssuerAndSerial { issuer, serial }, &[1]))
        }
        KEY_IDENTIFIER => Ok((SignerIdentifier::KeyIdentifier(element.value), &[3])),
        _ => Err(NotDer),
    }
}

/// The one value of an attribute that may stand once.
fn attribute<'a>(attributes: &'a [u8], wanted: &[u8]) -> Result<Option<Element<'a>>, NotDer> {
    let mut found = None;
    for attribute in Elements::of(attributes).all()? {
        let mut parts = Elements::of(attribute.value);
        if parts.one(der::OBJECT_IDENTIFIER)?.value != wanted {
            continue;
        }
        let mut values = parts.inside(der::SET)?;
        parts.end()?;
        let value = values.any()?;
        values.end()?;
        if found.replace(value).is_some() {
            return Err(NotDer);
        }
    }
    Ok(found)
}

/// `SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2, policies OPTIONAL }`
fn named_certificates(value: Element) -> Result<Vec<Named>, NotDer> {
    let certificates = Elements::of(value.raw)
        .inside(der::SEQUENCE)?
        .inside(der::SEQUENCE)?;
    certificates
        .all()?
        .into_iter()
        .map(|one| named_certificate(Elements::of(one.value)))
        .collect()
}

fn named_certificate(mut parts: Elements) -> Result<Named, NotDer> {
    let algorithm = match parts.optional(der::SEQUENCE)? {
        Some(identifier) => DigestAlgorithm::from_der(identifier.raw)?.ok_or(NotDer)?,
        None => DigestAlgorithm::Sha256,
    };
    Ok(Named {
        algorithm,
        hash: parts.one(der::OCTET_STRING)?.value,
    })
}
