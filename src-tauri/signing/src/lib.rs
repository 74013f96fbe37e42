//! Signs PDF documents and says what signatures on them are worth.
//!
//! A PDF and a key go in, a PDF with a PAdES baseline B-B signature (ETSI EN 319 142-1) comes out, made by
//! incremental update in a field that was there before. [`verify`] reads any signed PDF without trusting a
//! byte of it. The crate knows nothing of meetings, asks no network, and trusts no issuer by itself.

mod algorithm;
mod appearance;
mod certificate;
mod cms;
mod coverage;
mod der;
mod field;
mod font;
mod hex;
mod increment;
mod key;
mod pkcs12;
mod place;
mod report;
mod revision;
mod sign;
mod syntax;
pub mod trial;
mod verify;

pub use algorithm::SignatureAlgorithm;
pub use certificate::{CertificateInfo, NotACertificate};
pub use field::{Field, unsigned_fields};
pub use font::FontError;
pub use key::{KeyError, SigningKey};
pub use pkcs12::Pkcs12Key;
pub use report::{Chain, Covers, Problem, SignatureReport, Verdict, Verification};
pub use revision::Later;
pub use sign::{Request, SignError, sign};
pub use syntax::SyntaxError;
pub use verify::{VerifyError, verify};
