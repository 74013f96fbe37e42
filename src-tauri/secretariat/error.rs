//! What can go wrong, and the sentence that says so.

use domain::{Haandheving, Hinder, Maalform, Partsart, Regelbrudd};
use serde::Serialize;
use texts::{Texts, Value};

/// Why a use case did not do what it was asked. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule or a state refuses.
    #[error(transparent)]
    Hinder(#[from] Hinder),
    /// The desk is closed while its files are put back.
    #[error("the desk is closed")]
    Closed,
    /// The database.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// A document could not be made.
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    /// A document could not be made for Word.
    #[error(transparent)]
    Word(#[from] word::WordError),
    /// A document could not be drawn.
    #[error(transparent)]
    Preview(#[from] pdf::preview::PreviewError),
    /// A throw-away certificate could not be made.
    #[error(transparent)]
    Trial(#[from] signing::trial::TrialError),
    /// A key could not be read.
    #[error(transparent)]
    Key(#[from] signing::KeyError),
    /// A document could not be signed.
    #[error(transparent)]
    Sign(#[from] signing::SignError),
    /// A document is no PDF that can be read.
    #[error(transparent)]
    Syntax(#[from] signing::SyntaxError),
    /// A document could not be verified.
    #[error(transparent)]
    Verify(#[from] signing::VerifyError),
    /// An exchange file could not be read.
    #[error(transparent)]
    Exchange(#[from] crate::exchange::ExchangeError),
    /// The shared folder.
    #[error(transparent)]
    Sharing(sync::SyncError),
    /// A paper was not sent to a printer.
    #[error(transparent)]
    Skriver(#[from] crate::printer::Skriverfeil),
    /// It must be said which one.
    #[error(transparent)]
    Valg(#[from] crate::choose::Valg),
    /// A profile that papers cannot have.
    #[error(transparent)]
    Profil(crate::profile::Profilfeil),
    /// Something that is no longer there.
    #[error("{entity} {id} does not exist")]
    NotFound {
        /// Its kind.
        entity: &'static str,
        /// Its identity.
        id: uuid::Uuid,
    },
    /// A date or a time that does not exist, such as 31.2.
    #[error("{value:?} is not a date")]
    NoSuchDate {
        /// What was typed.
        value: String,
    },
    /// Somebody broke it off.
    #[error("broken off")]
    Cancelled,
    /// A file could not be read or written.
    #[error("{path}: {cause}")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        cause: std::io::Error,
    },
}

/// The result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error as it crosses to the window: a code where the window acts on it, and a finished sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Feil {
    /// What the window may act on.
    pub code: &'static str,
    /// What happened and what to do.
    pub message: String,
    /// The newest backup, when the database is damaged.
    pub sikkerhetskopi: Option<String>,
}

impl Error {
    /// The sentence in the user's language.
    pub fn feil(&self, language: Maalform) -> Feil {
        let texts = Texts::of(language);
        let (code, message) = match self {
            Self::Hinder(reason) => ("hinder", sentence(reason, texts)),
            Self::Closed => ("i_bruk", texts.word("feil-opptatt")),
            Self::Store(error) => return store_feil(error, texts),
            Self::Pdf(error) => ("intern", our_fault(error, texts)),
            Self::Word(error) => ("intern", our_fault(error, texts)),
            Self::Preview(error) => ("intern", our_fault(error, texts)),
            Self::Trial(error) => (
                "intern",
                texts.get("feil-intern", &[("grunn", error.to_string().into())]),
            ),
            Self::Key(error) => key_feil(error, texts),
            Self::Sign(error) => ("hinder", sign_sentence(error, texts)),
            Self::Syntax(_) => ("hinder", texts.word("feil-ikke-pdf")),
            Self::Verify(error) => (
                "hinder",
                texts.get("feil-verifisering", &[("grunn", error.to_string().into())]),
            ),
            Self::Exchange(error) => ("hinder", error.sentence(texts)),
            Self::Sharing(sync::SyncError::NoKeyring(_)) => {
                ("uten_noekkelring", texts.word("deling-feil-noekkelring"))
            }
            Self::Sharing(error) => ("hinder", crate::sharing::sentence(error, texts)),
            Self::Skriver(error) => ("hinder", error.sentence(texts)),
            Self::Valg(choice) => ("hinder", choice.sentence(texts)),
            Self::Profil(error) => ("hinder", error.sentence(texts)),
            Self::Cancelled => ("avbrutt", texts.word("feil-avbrutt")),
            Self::NotFound { .. } => ("ikke_funnet", texts.get("feil-ikke-funnet", &[])),
            Self::NoSuchDate { value } => (
                "hinder",
                texts.get("feil-dato", &[("verdi", value.clone().into())]),
            ),
            Self::File { path, cause } => (
                file_code(cause),
                texts.get(
                    file_text(cause),
                    &[("fil", path.clone().into()), ("grunn", cause.to_string().into())],
                ),
            ),
        };
        Feil {
            code,
            message,
            sikkerhetskopi: None,
        }
    }
}

/// A paper that cannot be made is never the secretary's fault: whatever is written, there is a paper that says it.
fn our_fault(error: &dyn std::error::Error, texts: &Texts) -> String {
    texts.get("feil-pdf", &[("grunn", error.to_string().into())])
}

fn file_code(cause: &std::io::Error) -> &'static str {
    match cause.kind() {
        std::io::ErrorKind::StorageFull => "full_disk",
        std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => "skrivebeskyttet",
        _ => "hinder",
    }
}

fn file_text(cause: &std::io::Error) -> &'static str {
    match cause.kind() {
        std::io::ErrorKind::NotFound => "feil-fil-finnes-ikke",
        std::io::ErrorKind::StorageFull => "feil-full-disk",
        std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
            "feil-fil-ingen-tilgang"
        }
        _ => "feil-fil",
    }
}

/// Why something cannot be done, as one sentence.
fn sentence(reason: &Hinder, texts: &Texts) -> String {
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let id = |suffix: &str| format!("hinder-{suffix}");
    match reason {
        Hinder::TittelForLang { tegn, lengste } => texts.get(
            &id("tittel-for-lang"),
            &[("tegn", (*tegn).into()), ("lengste", (*lengste).into())],
        ),
        Hinder::NummermoensterUleselig { moenster } => texts.get(
            &id("nummermoenster-uleselig"),
            &[("moenster", moenster.clone().into())],
        ),
        Hinder::SakenHarUtfall { utfall } => {
            let outcome = name(serde_json::json!(utfall));
            texts.get(
                &id("saken-har-utfall"),
                &[("utfall", texts.word(&format!("ord-utfall-{outcome}")).into())],
            )
        }
        Hinder::MoetetErIkkeDer { er, .. } => {
            let state = name(serde_json::json!(er));
            texts.get(
                &id("moetet-er-ikke-der"),
                &[("er", texts.word(&format!("ord-moetetilstand-{state}")).into())],
            )
        }
        Hinder::ReferatetErUfullstendig { saker } => texts.get(
            &id("referatet-er-ufullstendig"),
            &[("saker", saker.join(", ").into())],
        ),
        Hinder::RegelStopper { regel, merknad } => {
            let breach = breach(merknad, texts);
            texts.get(
                &id("regel-stopper"),
                &[("regel", format!("{regel:?}").into()), ("brudd", breach.into())],
            )
        }
        plain => {
            let tag = serde_json::to_value(plain).ok();
            let tag = tag
                .as_ref()
                .and_then(|v| v.get("hinder"))
                .cloned()
                .unwrap_or_default();
            texts.word(&id(&name(tag).replace('_', "-")))
        }
    }
}

/// What a rule found, as one sentence.
pub(crate) fn breach(breach: &Regelbrudd, texts: &Texts) -> String {
    let party = |art: &Partsart| -> Value<'static> {
        let name = serde_json::to_value(art).unwrap_or_default();
        Value::from(texts.word(&format!("ord-partsart-{}", name.as_str().unwrap_or_default())))
    };
    match breach {
        Regelbrudd::Ulikt {
            kommune,
            helseforetak,
        } => {
            let args = [
                ("kommune", (*kommune).into()),
                ("helseforetak", (*helseforetak).into()),
            ];
            texts.get("brudd-ulikt", &args)
        }
        Regelbrudd::Mangler { art } => texts.get("brudd-mangler", &[("part", party(art))]),
        Regelbrudd::Votering => texts.get("brudd-votering", &[]),
        Regelbrudd::IkkeForankret { art } => texts.get("brudd-ikke-forankret", &[("part", party(art))]),
        Regelbrudd::KortVarsel { timer } => texts.get("brudd-kort-varsel", &[("timer", (*timer).into())]),
        Regelbrudd::IkkeBundet { hvem } => {
            texts.get("brudd-ikke-bundet", &[("hvem", hvem.join(", ").into())])
        }
    }
}

/// A finding as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct FunnTekst {
    /// The rule.
    pub regel: domain::Regel,
    /// Warns or stops.
    pub haandheving: Haandheving,
    /// What was found, as a sentence.
    pub tekst: String,
}

/// Findings as sentences.
pub(crate) fn findings(found: &[domain::Funn], language: Maalform) -> Vec<FunnTekst> {
    let texts = Texts::of(language);
    let said = |funn: &domain::Funn| FunnTekst {
        regel: funn.regel,
        haandheving: funn.haandheving,
        tekst: breach(&funn.brudd, texts),
    };
    found.iter().map(said).collect()
}

/// The database's troubles, each with what to do.
fn store_feil(error: &store::StoreError, texts: &Texts) -> Feil {
    use store::StoreError as E;
    let plain = |code, id: &str| Feil {
        code,
        message: texts.word(id),
        sikkerhetskopi: None,
    };
    let with_backup = |id: &str, backup: Option<&store::Backup>| Feil {
        code: "skadet_database",
        message: match backup {
            Some(b) => texts.get(
                &format!("{id}-med-kopi"),
                &[("dato", b.at.date().into()), ("kl", b.at.time().into())],
            ),
            None => texts.word(id),
        },
        sikkerhetskopi: backup
            .and_then(|b| b.path.file_name())
            .map(|name| name.to_string_lossy().into_owned()),
    };
    match error {
        E::NewerVersion { .. } => plain("ny_versjon", "feil-ny-versjon"),
        E::Damaged { newest_backup } => with_backup("feil-skadet", newest_backup.as_ref()),
        E::Missing { newest_backup } => with_backup("feil-borte", Some(newest_backup)),
        E::NotOurs { .. } => plain("intern", "feil-ikke-vaar-database"),
        E::FolderMissing { folder } => Feil {
            code: "hinder",
            message: texts.get(
                "feil-mappe-borte",
                &[("mappe", folder.display().to_string().into())],
            ),
            sikkerhetskopi: None,
        },
        E::NoAccess => plain("skrivebeskyttet", "feil-ingen-tilgang"),
        E::ReadOnly => plain("skrivebeskyttet", "feil-skrivebeskyttet"),
        E::DiskFull => plain("full_disk", "feil-full-disk"),
        E::Busy => plain("i_bruk", "feil-opptatt"),
        E::InUse(_) => plain("i_bruk", "feil-i-bruk"),
        E::BlobTooLarge { len } => Feil {
            code: "hinder",
            message: texts.get(
                "feil-fil-for-stor",
                &[("mb", (len.div_ceil(1 << 20).to_string()).into())],
            ),
            sikkerhetskopi: None,
        },
        E::BlobMissing { .. } => plain("hinder", "feil-fil-ikke-her"),
        E::BlobDamaged { .. } => plain("hinder", "feil-fil-endret"),
        E::ChangedSince(later) => Feil {
            code: "hinder",
            message: texts.get("feil-endret-siden", &[("hvem", later.actor.clone().into())]),
            sikkerhetskopi: None,
        },
        E::TextUpdate {
            why: store::TextRefusal::Gap,
            ..
        } => plain("tekst_mangler", "feil-tekst"),
        other => Feil {
            code: "intern",
            message: texts.get("feil-intern", &[("grunn", other.to_string().into())]),
            sikkerhetskopi: None,
        },
    }
}

fn key_feil(error: &signing::KeyError, texts: &Texts) -> (&'static str, String) {
    use signing::KeyError as E;
    match error {
        E::WrongPassword => ("feil_passord", texts.word("feil-passord")),
        E::NotPkcs12 => ("hinder", texts.word("feil-ikke-p12")),
        E::NoPrivateKey => ("hinder", texts.word("feil-uten-noekkel")),
        E::NoCertificate => ("hinder", texts.word("feil-uten-sertifikat")),
        other => (
            "hinder",
            texts.get("feil-noekkel", &[("grunn", other.to_string().into())]),
        ),
    }
}

/// Why a document was not signed, as a sentence.
fn sign_sentence(error: &signing::SignError, texts: &Texts) -> String {
    use signing::SignError as E;
    let on =
        |id: &str, at: &chrono::DateTime<chrono::Utc>| texts.get(id, &[("dato", at.date_naive().into())]);
    match error {
        E::Syntax(_) => texts.word("feil-ikke-pdf"),
        E::NoSuchField { field } => texts.get("feil-signaturfelt", &[("felt", field.clone().into())]),
        E::NoEmptyField => texts.word("feil-uten-signaturfelt"),
        E::AlreadySigned { .. } => texts.word("feil-alt-signert"),
        E::ChangedAfterSignature => texts.word("feil-endret-etter-signatur"),
        E::Locked => texts.word("feil-laast-for-signatur"),
        E::CertificateExpired { until } => on("feil-sertifikat-utloept", until),
        E::CertificateNotYetValid { from } => on("feil-sertifikat-ikke-gyldig-enda", from),
        E::NotForSigning => texts.word("feil-sertifikat-ikke-til-signering"),
        E::NoCertificate => texts.word("feil-uten-sertifikat"),
        E::Key(error) => key_feil(error, texts).1,
        other => texts.get("feil-signering", &[("grunn", other.to_string().into())]),
    }
}
