//! Signs a PDF: PAdES baseline B-B (ETSI EN 319 142-1) in an incremental update.

use chrono::{DateTime, FixedOffset, Utc};

use crate::appearance;
use crate::certificate::{Certificate, NotACertificate};
use crate::cms::Blank;
use crate::coverage::SignatureObject;
use crate::field::{SignatureField, signature_fields};
use crate::font::FontError;
use crate::hex;
use crate::increment::Increment;
use crate::key::{KeyError, SigningKey};
use crate::report::Verdict;
use crate::syntax::{Dictionary, File, Id, Object, SyntaxError, date_to_pdf, text_to_pdf};
use crate::verify::{VerifyError, verify};

/// What is to be signed, and how it shall look.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// Full name of the field; the first empty one when none is given.
    pub field: Option<&'a str>,
    /// Who signs, as readers show it.
    pub signer: &'a str,
    /// Why, in the document's language.
    pub reason: &'a str,
    /// Where.
    pub location: &'a str,
    /// When, by the signer's clock.
    pub at: DateTime<FixedOffset>,
    /// The lines shown in the field, in the document's language.
    pub lines: &'a [String],
    /// A TrueType font for the lines.
    pub font: &'a [u8],
}

/// Why a PDF was not signed. Nothing half-signed is ever handed out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The file cannot be read, or ends in something that is no PDF.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// The form has no signature field of this name.
    #[error("there is no signature field named {field}")]
    NoSuchField {
        /// The name asked for.
        field: String,
    },
    /// The form has no empty signature field left.
    #[error("there is no empty signature field")]
    NoEmptyField,
    /// The field is signed.
    #[error("the signature field {field} is signed already")]
    AlreadySigned {
        /// Name of the field.
        field: String,
    },
    /// The document was changed after an earlier signature, or that signature is broken.
    #[error("the document no longer is what was signed before")]
    ChangedAfterSignature,
    /// An earlier signer certified that nothing may be added, not even a signature (`DocMDP`, P = 1).
    #[error("an earlier signature forbids any more signatures")]
    Locked,
    /// The certificate has run out.
    #[error("the certificate expired at {until}")]
    CertificateExpired {
        /// Last moment of validity.
        until: DateTime<Utc>,
    },
    /// The certificate is not valid yet.
    #[error("the certificate is valid only from {from}")]
    CertificateNotYetValid {
        /// First moment of validity.
        from: DateTime<Utc>,
    },
    /// The certificate is not meant for signing documents.
    #[error("the certificate is not for signatures")]
    NotForSigning,
    /// The key came without a certificate that can be read.
    #[error("the key has no readable certificate")]
    NoCertificate,
    /// The key did not sign.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// What the key signed does not verify with its certificate.
    #[error("the key does not belong to its certificate")]
    KeyDoesNotMatch,
    /// The font cannot be used for the appearance.
    #[error(transparent)]
    Font(#[from] FontError),
}

impl From<NotACertificate> for SignError {
    fn from(_: NotACertificate) -> Self {
        Self::NoCertificate
    }
}

/// Signs a PDF and returns the signed file: the old bytes, and an increment with the signature.
///
/// The signature does not certify the document (no `DocMDP`, ISO 32000-1, 12.8.2.2). Certifying belongs to
/// the first of several signers and would let the others in only with P = 2, which lets anyone fill in
/// anything in the form as well. [`verify`] is stricter than that for every signature: it allows further
/// signatures in their own fields, and names all else as a change.
pub fn sign(pdf: &[u8], key: &dyn SigningKey, request: &Request) -> Result<Vec<u8>, SignError> {
    check_certificate(key, request.at)?;
    let file = File::read(pdf)?;
    file.check_end()?;
    let fields = signature_fields(&file)?;
    check_earlier_signatures(pdf, &file, &fields)?;
    let field = choose(&fields, request.field)?;

    let blank = Blank::new(key)?;
    let (prepared, signature) = prepare(&file, field, request, blank.longest())?;
    let signed = seal(prepared, signature, &blank, key)?;
    check_result(&signed, &field.name)?;
    Ok(signed)
}

fn check_certificate(key: &dyn SigningKey, at: DateTime<FixedOffset>) -> Result<(), SignError> {
    let certificate = Certificate::read(key.chain().first().ok_or(SignError::NoCertificate)?)?;
    let info = certificate.info()?;
    if at > info.not_after {
        return Err(SignError::CertificateExpired {
            until: info.not_after,
        });
    }
    if at < info.not_before {
        return Err(SignError::CertificateNotYetValid {
            from: info.not_before,
        });
    }
    if certificate.may_sign()? {
        Ok(())
    } else {
        Err(SignError::NotForSigning)
    }
}

/// Nobody shall put a name under a document that is not what those before signed.
fn check_earlier_signatures(pdf: &[u8], file: &File, fields: &[SignatureField]) -> Result<(), SignError> {
    if fields.iter().all(|field| field.signature.is_none()) {
        return Ok(());
    }
    match verify(pdf).map(|verification| verification.verdict) {
        Ok(Verdict::Unsigned | Verdict::Whole | Verdict::WholeWithLaterAllowed) => {}
        Ok(Verdict::Changed | Verdict::Broken) | Err(VerifyError::LostSignature) => {
            return Err(SignError::ChangedAfterSignature);
        }
        Err(VerifyError::Syntax(error)) => return Err(error.into()),
    }
    if permits_signing(file)? {
        Ok(())
    } else {
        Err(SignError::Locked)
    }
}

/// What the certifying signature says, if there is one (ISO 32000-1, table 254); P is 2 unless it says otherwise.
fn permits_signing(file: &File) -> Result<bool, SyntaxError> {
    let (_, catalog) = file.catalog()?;
    let permissions = file.dictionary(&catalog, "Perms")?;
    let certification = file.dictionary(&permissions, "DocMDP")?;
    for reference in file.array(&certification, "Reference")? {
        if let Some(reference) = file.resolve(&reference)?.as_dictionary() {
            let parameters = file.dictionary(reference, "TransformParams")?;
            if file.value(&parameters, "P")?.as_integer() == Some(1) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn choose<'f>(fields: &'f [SignatureField], name: Option<&str>) -> Result<&'f SignatureField, SignError> {
    let Some(name) = name else {
        return fields
            .iter()
            .find(|field| field.signature.is_none())
            .ok_or(SignError::NoEmptyField);
    };
    let named = fields.iter().find(|field| field.name == name);
    let field = named.ok_or_else(|| SignError::NoSuchField {
        field: name.to_owned(),
    })?;
    match field.signature {
        None => Ok(field),
        Some(_) => Err(SignError::AlreadySigned {
            field: name.to_owned(),
        }),
    }
}

/// The file with everything but the signature itself, and the number of the signature dictionary.
fn prepare(
    file: &File,
    field: &SignatureField,
    request: &Request,
    length: usize,
) -> Result<(Vec<u8>, Id), SignError> {
    let mut increment = Increment::new(file);
    let signature = increment.add(signature_dictionary(request, length));
    let mut filled = field.dictionary.clone();
    filled.set("V", signature.into());
    if let Some(size) = field.size(file)? {
        let look = appearance::draw(&mut increment, size, request.lines, request.font)?;
        filled.set("AP", Dictionary::from([("N", look.into())]).into());
    }
    increment.replace(field.id, filled);
    set_flags(file, &mut increment)?;
    Ok((increment.append(), signature))
}

/// The signature dictionary (EN 319 142-1, 6.3), with room for the byte range and the signature.
fn signature_dictionary(request: &Request, length: usize) -> Dictionary {
    let text = |text: &str| Object::String(text_to_pdf(text));
    let unknown = Object::Integer(9_999_999_999);
    Dictionary::from([
        ("Type", Object::name("Sig")),
        ("Filter", Object::name("Adobe.PPKLite")),
        ("SubFilter", Object::name("ETSI.CAdES.detached")),
        (
            "ByteRange",
            Object::Array(vec![
                Object::Integer(0),
                unknown.clone(),
                unknown.clone(),
                unknown,
            ]),
        ),
        ("Contents", Object::String(vec![0; length])),
        ("M", text(&date_to_pdf(request.at))),
        ("Name", text(request.signer)),
        ("Reason", text(request.reason)),
        ("Location", text(request.location)),
    ])
}

/// `/SigFlags 3`: there are signatures, and the file may only be appended to (ISO 32000-1, table 219).
fn set_flags(file: &File, increment: &mut Increment) -> Result<(), SyntaxError> {
    let (catalog_id, mut catalog) = file.catalog()?;
    let mut form = file.dictionary(&catalog, "AcroForm")?;
    if form.get("SigFlags").and_then(Object::as_integer) == Some(3) {
        return Ok(());
    }
    form.set("SigFlags", Object::Integer(3));
    if let Some(id) = catalog.get("AcroForm").and_then(Object::as_reference) {
        increment.replace(id, form);
    } else {
        catalog.set("AcroForm", form.into());
        increment.replace(catalog_id, catalog);
    }
    Ok(())
}

/// Writes the byte range, signs what it covers, and writes the signature into its place.
fn seal(mut pdf: Vec<u8>, signature: Id, blank: &Blank, key: &dyn SigningKey) -> Result<Vec<u8>, SignError> {
    let misplaced = SyntaxError::Damaged {
        at: pdf.len(),
        what: "the signature was expected in the increment",
    };
    let object = SignatureObject::find(&File::read(&pdf)?, signature)?.ok_or(misplaced)?;
    let (contents, byte_range) = (object.contents, object.byte_range);
    let range = format!(
        "[0 {} {} {}",
        contents.start,
        contents.end,
        pdf.len() - contents.end
    );
    let padded = format!("{range:<width$}]", width = byte_range.len() - 1);
    pdf[byte_range].copy_from_slice(padded.as_bytes());

    let digest = key
        .algorithm()
        .digest()
        .of(&[&pdf[..contents.start], &pdf[contents.end..]]);
    let cms = blank.sign(&digest, key)?;
    if cms.len() > blank.longest() {
        return Err(SignError::KeyDoesNotMatch);
    }
    let digits = hex::digits(&cms);
    let start = contents.start + 1;
    pdf[start..start + digits.len()].copy_from_slice(digits.as_bytes());
    Ok(pdf)
}

/// A signature that we would not accept ourselves is not handed out.
fn check_result(signed: &[u8], field: &str) -> Result<(), SignError> {
    let verification = verify(signed).map_err(|error| match error {
        VerifyError::Syntax(error) => SignError::Syntax(error),
        VerifyError::LostSignature => SignError::ChangedAfterSignature,
    })?;
    let own = verification
        .signatures
        .iter()
        .find(|report| report.field == field);
    match (own, verification.verdict) {
        (Some(_), Verdict::Whole) => Ok(()),
        (Some(own), _) if !own.signature_ok => Err(SignError::KeyDoesNotMatch),
        _ => Err(SignError::ChangedAfterSignature),
    }
}
