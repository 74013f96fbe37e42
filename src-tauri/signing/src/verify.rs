//! Says what a signed PDF is worth: who signed, when by their own word, whether the document is whole,
//! and what came after. It asks nobody: whether an issuer is to be trusted, or a certificate has been
//! revoked, is not decided here.

use crate::algorithm::{Checked, DigestAlgorithm, SignatureToCheck};
use crate::certificate::Certificate;
use crate::cms::{Signed, SignerIdentifier};
use crate::coverage::{Coverage, CoverageError, SignatureObject};
use crate::field::{SignatureField, signature_fields};
use crate::report::{Chain, Covers, Problem, SignatureReport, Verdict, Verification};
use crate::revision::{Later, between};
use crate::syntax::{Dictionary, File, Object, SyntaxError, date_from_pdf, text_from_pdf};

/// Why nothing can be said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The file cannot be read.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// Somewhere in the file stands a signature, but nothing leads to it any more.
    #[error("the PDF holds a signature that nothing leads to")]
    LostSignature,
}

/// The two formats of a signature over a PDF (`/SubFilter`).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    /// PAdES: `ETSI.CAdES.detached`.
    Pades,
    /// ISO 32000-1: `adbe.pkcs7.detached`. Need not name its certificate.
    Pkcs7,
}

/// Verifies every signature of a PDF.
pub fn verify(pdf: &[u8]) -> Result<Verification, VerifyError> {
    let file = File::read(pdf)?;
    let mut found = Vec::new();
    for field in signature_fields(&file)? {
        if let Some(signature) = field.signature.clone() {
            let examination = examine(&file, &field, &signature);
            // A timestamp says when, not who; what it covers is judged with the signatures before it.
            if !examination.is_timestamp {
                found.push(examination);
            }
        }
    }
    if found.is_empty() {
        check_unsigned(&file)?;
    }
    found.sort_by_key(|examination| examination.end.unwrap_or(usize::MAX));
    let ends: Vec<usize> = found.iter().filter_map(|examination| examination.end).collect();
    let steps = steps(pdf, &ends);
    let signatures: Vec<SignatureReport> = found
        .into_iter()
        .map(|mut examination| {
            let end = examination.end.unwrap_or(pdf.len());
            let later = steps
                .iter()
                .filter(|(from, _)| *from >= end)
                .flat_map(|(_, later)| later.clone());
            examination.report.after = later.collect();
            examination.report
        })
        .collect();
    Ok(Verification {
        verdict: verdict(&signatures, ends.last().copied(), pdf.len()),
        signatures,
    })
}

/// "Unsigned" is said only of a whole file in which no signature was ever made.
fn check_unsigned(file: &File) -> Result<(), VerifyError> {
    if file.bytes().windows(10).any(|window| window == b"/ByteRange") {
        return Err(VerifyError::LostSignature);
    }
    file.check_end().map_err(VerifyError::Syntax)
}

/// From each signed revision to the next, and from the last one to the end of the file.
fn steps(pdf: &[u8], ends: &[usize]) -> Vec<(usize, Vec<Later>)> {
    let mut stations = ends.to_vec();
    stations.push(pdf.len());
    stations.dedup();
    stations
        .windows(2)
        .map(|pair| (pair[0], between(&pdf[..pair[0]], &pdf[..pair[1]])))
        .collect()
}

fn verdict(signatures: &[SignatureReport], last_end: Option<usize>, length: usize) -> Verdict {
    if signatures.is_empty() {
        Verdict::Unsigned
    } else if !signatures.iter().all(SignatureReport::holds) {
        Verdict::Broken
    } else if !signatures
        .iter()
        .flat_map(|report| &report.after)
        .all(Later::is_allowed)
    {
        Verdict::Changed
    } else if last_end == Some(length) {
        Verdict::Whole
    } else {
        Verdict::WholeWithLaterAllowed
    }
}

/// A report in the making.
struct Examination {
    report: SignatureReport,
    /// The offset behind the last covered byte, once that is sure.
    end: Option<usize>,
    is_timestamp: bool,
}

fn examine(file: &File, field: &SignatureField, signature: &Object) -> Examination {
    let mut examination = Examination {
        report: SignatureReport::of(field),
        end: None,
        is_timestamp: false,
    };
    if let Err(problem) = examination.run(file, signature) {
        examination.report.problem = Some(problem);
    }
    examination
}

impl Examination {
    fn run(&mut self, file: &File, signature: &Object) -> Result<(), Problem> {
        let id = signature.as_reference().ok_or(Problem::NoSignatureDictionary)?;
        let object = SignatureObject::find(file, id)
            .ok()
            .flatten()
            .ok_or(Problem::NoSignatureDictionary)?;
        self.read_words(&object.dictionary);
        let format = match object.dictionary.get("SubFilter").and_then(Object::as_name) {
            Some(b"ETSI.CAdES.detached") => Format::Pades,
            Some(b"adbe.pkcs7.detached") => Format::Pkcs7,
            Some(b"ETSI.RFC3161") => {
                self.is_timestamp = object.dictionary.is_type("DocTimeStamp");
                return Err(Problem::UnknownFormat);
            }
            _ => return Err(Problem::UnknownFormat),
        };
        let coverage = object.coverage(file.bytes()).map_err(|error| match error {
            CoverageError::OddRange => Problem::OddByteRange,
            CoverageError::OddContents => Problem::DamagedContents,
        })?;
        self.check_revision(file, &coverage, signature)?;
        let signed = Signed::read(&coverage.cms).map_err(|_| Problem::DamagedContents)?;
        self.check_signature(&signed, &coverage, format)
    }

    fn read_words(&mut self, dictionary: &Dictionary) {
        let text = |key| dictionary.get(key).and_then(Object::as_string).map(text_from_pdf);
        self.report.claimed_time = text("M").and_then(|date| date_from_pdf(&date));
        self.report.reason = text("Reason");
        self.report.location = text("Location");
    }

    /// The covered bytes must be a whole file, in which the same signature stands in the same field.
    fn check_revision(
        &mut self,
        file: &File,
        coverage: &Coverage,
        signature: &Object,
    ) -> Result<(), Problem> {
        let covered = &file.bytes()[..coverage.end];
        let own = || -> Result<bool, SyntaxError> {
            let revision = File::read(covered)?;
            let same = |field: &SignatureField| {
                field.name == self.report.field && field.signature.as_ref() == Some(signature)
            };
            let id = signature.as_reference().map(|id| id.number);
            let unmoved = id.is_some_and(|number| revision.entry(number) == file.entry(number));
            let closed = covered[revision.end()..].iter().all(u8::is_ascii_whitespace);
            Ok(closed && unmoved && signature_fields(&revision)?.iter().any(same))
        };
        if !own().unwrap_or(false) {
            return Err(Problem::OddRevision);
        }
        self.end = Some(coverage.end);
        self.report.covers = if coverage.end == file.bytes().len() {
            Covers::WholeFile
        } else {
            Covers::UpTo { bytes: coverage.end }
        };
        Ok(())
    }

    fn check_signature(
        &mut self,
        signed: &Signed,
        coverage: &Coverage,
        format: Format,
    ) -> Result<(), Problem> {
        let digest =
            DigestAlgorithm::from_der(signed.digest_algorithm).map_err(|_| Problem::DamagedContents)?;
        let digest = digest.ok_or(Problem::UnknownAlgorithm)?;
        self.report.digest_ok = digest.of(&[coverage.before, coverage.after]) == signed.message_digest;

        let certificates: Vec<Certificate> = signed
            .certificates
            .iter()
            .filter_map(|raw| Certificate::read(raw).ok())
            .collect();
        let own = certificates
            .iter()
            .find(|one| is_signer(one, signed.signer))
            .ok_or(Problem::NoCertificate)?;
        let info = own.info().map_err(|_| Problem::NoCertificate)?;
        self.report.certificate_valid_at_signing =
            self.report.claimed_time.is_some_and(|at| info.valid_at(at));
        self.report.certificate = Some(info);
        self.report.chain = chain(own, &certificates);
        self.report.certificate_bound = signed.named.as_ref().is_some_and(|named| {
            named.first().is_some_and(|first| first.is(own.raw))
                && named
                    .iter()
                    .all(|one| signed.certificates.iter().any(|raw| one.is(raw)))
        });
        let check = SignatureToCheck {
            algorithm: signed.signature_algorithm,
            key: own.public_key().ok_or(Problem::UnknownAlgorithm)?,
            message: &signed.attributes,
            signature: signed.signature,
            digest: Some(digest),
        };
        match check.check() {
            Checked::Unknown => return Err(Problem::UnknownAlgorithm),
            Checked::Bad => self.report.signature_ok = false,
            // A PAdES signature that does not name its certificate could be anyone's with the same key.
            Checked::Good => {
                self.report.signature_ok = format == Format::Pkcs7 || self.report.certificate_bound;
            }
        }
        Ok(())
    }
}

fn is_signer(certificate: &Certificate, signer: SignerIdentifier) -> bool {
    match signer {
        SignerIdentifier::IssuerAndSerial { issuer, serial } => {
            certificate.issuer() == issuer && certificate.serial() == serial
        }
        SignerIdentifier::KeyIdentifier(wanted) => certificate.key_identifier().as_deref() == Some(wanted),
    }
}

fn chain(own: &Certificate, certificates: &[Certificate]) -> Chain {
    if own.is_self_signed() {
        return Chain::SelfSigned;
    }
    let mut last = own;
    // Each step uses one certificate up, so there are no more steps than certificates.
    for _ in 0..certificates.len() {
        if last.is_self_signed() {
            return Chain::ToRoot;
        }
        let candidates: Vec<&Certificate> = certificates
            .iter()
            .filter(|one| one.is_named_issuer_of(last))
            .collect();
        if candidates.is_empty() {
            return Chain::Open;
        }
        let checked = |wanted| candidates.iter().find(|one| one.signed(last) == wanted).copied();
        match (checked(Checked::Good), checked(Checked::Unknown)) {
            (Some(issuer), _) => last = issuer,
            (None, Some(_)) => return Chain::Open,
            (None, None) => return Chain::Broken,
        }
    }
    Chain::Open
}
