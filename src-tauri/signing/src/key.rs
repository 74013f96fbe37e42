//! What it takes to sign: a private key somewhere, and the certificates that say whose it is.

use crate::algorithm::SignatureAlgorithm;

/// A private key with its certificates: in a file, on a smart card, or with a remote service.
pub trait SigningKey {
    /// The certificates in DER, the signer's own first, then its issuers in order.
    fn chain(&self) -> &[Vec<u8>];

    /// How this key signs.
    fn algorithm(&self) -> SignatureAlgorithm;

    /// Signs a message (not its digest): PKCS #1 v1.5 for RSA, a DER `ECDSA-Sig-Value` for ECDSA.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError>;
}

/// Why a key cannot be had or does not sign.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The password does not open the file.
    #[error("the password is wrong")]
    WrongPassword,
    /// The bytes are not a PKCS #12 file.
    #[error("the bytes are not a PKCS #12 file")]
    NotPkcs12,
    /// The file holds no private key.
    #[error("the PKCS #12 file holds no private key")]
    NoPrivateKey,
    /// No certificate in the file belongs to the private key.
    #[error("the PKCS #12 file holds no certificate for its private key")]
    NoCertificate,
    /// The key, or the way the file is locked, is of a kind this crate does not sign with.
    #[error("the key is of an unsupported kind: {kind}")]
    UnsupportedKey {
        /// The kind, in technical terms.
        kind: String,
    },
    /// The key was there but did not sign: a card pulled out, a PIN refused.
    #[error("the key did not sign: {reason}")]
    Refused {
        /// What the key's holder said.
        reason: String,
    },
}
