//! How it stands with the shared folder, in words a person reads.

use std::fmt::Write as _;

use chrono::{DateTime, FixedOffset};
use domain::Maalform;
use serde::Serialize;
use sync::{FolderState, Membership, Role, Status};
use texts::Texts;

use super::presence::{self, Kollega};

/// How it stands with the shared folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Deling {
    /// The folder.
    pub mappe: String,
    /// How it stands, for the window to act on.
    pub tilstand: Delingstilstand,
    /// The same as a sentence.
    pub setning: String,
    /// When it was gone over last, as `2026-09-24T10:42:07`.
    pub naar: String,
    /// What was written here and is not in the folder: bundles of changes.
    pub usendt: usize,
    /// What came and waits for something else that has not.
    pub venter: usize,
    /// Files of ours that are damaged or not all there yet.
    pub skadet: usize,
    /// Attachments and papers that rows name and that have not come, as sentences.
    pub vedlegg: Vec<String>,
    /// Attachments and papers that are not in the folder yet.
    pub usendte_vedlegg: usize,
    /// What this machine may do; nothing when it does not belong to the secretariat.
    pub rolle: Option<Delingsrolle>,
    /// Every machine that was ever let in, by name.
    pub enheter: Vec<Enhet>,
    /// The invitations that nobody has used.
    pub invitasjoner: Vec<AapenInvitasjon>,
    /// What came from machines that may not write, and is not taken in.
    pub tilside: Vec<Tilside>,
    /// The colleagues who have a meeting open now.
    pub kolleger: Vec<Kollega>,
}

/// What the window shows of sharing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Delingsbilde {
    /// This machine takes part in a shared folder.
    pub delt: bool,
    /// It does, and its key waits for a password.
    pub laast: bool,
    /// How it stood when the folder was last gone over.
    pub deling: Option<Deling>,
    /// How many fields two have written at once.
    pub konflikter: usize,
}

/// How it stands with the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Delingstilstand {
    /// All that was written here is there, and all that is there is here.
    IOrden,
    /// Something has not come or gone yet.
    Underveis,
    /// The folder cannot be reached; the work goes on here.
    Borte,
    /// It is there, and empty. A person may have it made anew.
    Toemt,
    /// Nothing goes, for a reason that the sentence says.
    Stopper,
    /// This machine does not belong, or no longer.
    Utenfor,
}

/// What a machine may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Delingsrolle {
    /// Reads.
    Leser,
    /// Reads and writes.
    Sekretaer,
    /// Decides too who takes part.
    Administrator,
}

impl From<Role> for Delingsrolle {
    fn from(role: Role) -> Self {
        match role {
            Role::Reader => Self::Leser,
            Role::Secretary => Self::Sekretaer,
            Role::Admin => Self::Administrator,
        }
    }
}

impl From<Delingsrolle> for Role {
    fn from(role: Delingsrolle) -> Self {
        match role {
            Delingsrolle::Leser => Self::Reader,
            Delingsrolle::Sekretaer => Self::Secretary,
            Delingsrolle::Administrator => Self::Admin,
        }
    }
}

/// A machine that was ever let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Enhet {
    /// By which it can be shut out.
    pub id: String,
    /// Who sits there.
    pub person: String,
    /// What the machine is called.
    pub maskin: String,
    /// What it may do.
    pub rolle: Delingsrolle,
    /// It takes part.
    pub med: bool,
    /// It is this one.
    pub egen: bool,
    /// When it was last heard from, on its own clock, as `2026-09-24T10:42:07`.
    pub sist: Option<String>,
}

/// An invitation that nobody has used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct AapenInvitasjon {
    /// By which it can be withdrawn.
    pub id: String,
    /// Whom it is for.
    pub person: String,
    /// As what.
    pub rolle: Delingsrolle,
    /// How long it is good.
    pub til: Option<String>,
}

/// What a machine shared that nobody takes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Tilside {
    /// The machine.
    pub enhet: String,
    /// Who sits there, when that is known.
    pub person: Option<String>,
    /// How many bundles of changes.
    pub antall: usize,
}

impl Deling {
    pub(super) fn of(mappe: String, at: DateTime<FixedOffset>, status: &Status, language: Maalform) -> Self {
        let texts = Texts::of(language);
        // A reader's own files go nowhere, and need not.
        let unsent_files = if status.role == Some(Role::Reader) {
            0
        } else {
            status.unsent_files
        };
        let open = status.unsent + status.waiting + status.damaged + status.awaited.len() + unsent_files;
        let is_whole = open == 0;
        let (tilstand, sentence) = match &status.folder {
            FolderState::Ready if status.unheard > 0 => {
                (Delingstilstand::Underveis, "deling-mangler-noekkel")
            }
            FolderState::Ready if is_whole => (Delingstilstand::IOrden, "deling-i-orden"),
            FolderState::Ready => (Delingstilstand::Underveis, "deling-underveis"),
            FolderState::Unavailable => (Delingstilstand::Borte, "deling-borte"),
            FolderState::Emptied => (Delingstilstand::Toemt, "deling-toemt"),
            FolderState::OtherSecretariat => (Delingstilstand::Stopper, "deling-annet-sekretariat"),
            FolderState::ReadOnly => (Delingstilstand::Stopper, "deling-skrivebeskyttet"),
            FolderState::Full => (Delingstilstand::Stopper, "deling-full"),
            FolderState::PathTooLong => (Delingstilstand::Stopper, "deling-for-lang-sti"),
            FolderState::Held => (Delingstilstand::Stopper, "deling-holdt"),
            FolderState::Failing(_) => (Delingstilstand::Stopper, "deling-feiler"),
            FolderState::Revoked => (Delingstilstand::Utenfor, "deling-stengt-ute"),
            FolderState::NotAdmitted => (Delingstilstand::Utenfor, "deling-ikke-med"),
        };
        let reason = match &status.folder {
            FolderState::Failing(reason) => reason.clone(),
            _ => String::new(),
        };
        Self {
            setning: texts.get(
                sentence,
                &[("mappe", mappe.clone().into()), ("grunn", reason.into())],
            ),
            mappe,
            tilstand,
            naar: naar(at),
            usendt: status.unsent,
            venter: status.waiting,
            skadet: status.damaged,
            vedlegg: status.awaited.iter().map(|one| venter(one, texts)).collect(),
            usendte_vedlegg: unsent_files,
            rolle: status.role.map(Into::into),
            enheter: status.members.iter().map(enhet).collect(),
            invitasjoner: status.invitations.iter().map(invitasjon).collect(),
            tilside: status.aside.iter().map(tilside).collect(),
            kolleger: presence::kolleger(status),
        }
    }
}

pub(super) fn naar(at: DateTime<FixedOffset>) -> String {
    at.naive_local().format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// «venter på vedlegg fra Kari (12 av 48 MB)»
fn venter(file: &sync::Awaited, texts: &Texts) -> String {
    let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
    let values = [
        ("hva", file.called.clone().unwrap_or_default().into()),
        ("hvem", file.from.clone().unwrap_or_default().into()),
        ("her", megabytes(file.had).to_string().into()),
        (
            "alt",
            megabytes(file.total.unwrap_or(file.had)).to_string().into(),
        ),
    ];
    let sentence = match (&file.called, &file.from) {
        (Some(_), Some(_)) => "deling-venter-paa-vedlegg",
        (Some(_), None) => "deling-venter-paa-vedlegg-kalt",
        (None, Some(_)) => "deling-venter-paa-vedlegg-fra",
        (None, None) => "deling-venter-paa-et-vedlegg",
    };
    texts.get(sentence, &values)
}

fn enhet(member: &sync::Member) -> Enhet {
    Enhet {
        id: written(member.device.0),
        person: member.person.clone(),
        maskin: member.machine.clone(),
        rolle: member.role.into(),
        med: member.membership == Membership::In,
        egen: member.is_own,
        sist: member.last_contact.map(naar),
    }
}

fn invitasjon(open: &sync::OpenInvitation) -> AapenInvitasjon {
    AapenInvitasjon {
        id: written(open.id.0),
        person: open.person.clone(),
        rolle: open.role.into(),
        til: open.until.map(naar),
    }
}

fn tilside(aside: &sync::Aside) -> Tilside {
    Tilside {
        enhet: written(aside.device.0),
        person: aside.person.clone(),
        antall: aside.segments,
    }
}

/// A key in hexadecimal.
fn written(key: [u8; 32]) -> String {
    key.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The key that was written so.
pub(super) fn key(written: &str) -> Option<[u8; 32]> {
    let digits = written.as_bytes().as_chunks::<2>().0;
    let bytes = digits.iter().map(|two| {
        let two = std::str::from_utf8(two).ok()?;
        u8::from_str_radix(two, 16).ok()
    });
    bytes.collect::<Option<Vec<_>>>()?.try_into().ok()
}
