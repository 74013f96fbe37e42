//! What a desk knows of the folder and of its colleagues, for people to read.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use store::{NamedFile, SegmentId, Store, Writer};
use uuid::Uuid;

use crate::{Desk, FolderError, Presence, Role, SyncError, desk::Heard, members::Right, names};

/// How it stands with the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderState {
    /// It can be read and written.
    Ready,
    /// It cannot be reached. Nothing is inferred.
    Unavailable,
    /// It is there, but nothing in it says that it is ours: emptied, or another folder in its place. Nothing
    /// is inferred and nothing is written; [`crate::Desk::restore_folder`] makes it anew when a person says so.
    Emptied,
    /// It belongs to another secretariat.
    OtherSecretariat,
    /// Nothing can be written to it.
    ReadOnly,
    /// It has no more room, or none for this user.
    Full,
    /// Its own path is so long that our names do not fit below it.
    PathTooLong,
    /// Another program holds files in it for longer than we wait.
    Held,
    /// This device was shut out: nothing comes and nothing goes. What is here can be worked with on.
    Revoked,
    /// This device does not belong to the secretariat: what says that it does has not come yet, or who let it
    /// in had no right to any more.
    NotAdmitted,
    /// It fails in another way.
    Failing(String),
}

impl From<FolderError> for FolderState {
    fn from(error: FolderError) -> Self {
        match error {
            FolderError::Unavailable | FolderError::Missing => Self::Unavailable,
            FolderError::ReadOnly => Self::ReadOnly,
            FolderError::Full => Self::Full,
            FolderError::PathTooLong => Self::PathTooLong,
            FolderError::Held => Self::Held,
            FolderError::Exists | FolderError::TooLarge | FolderError::NotAsWritten => {
                Self::Failing(error.to_string())
            }
            FolderError::Other(error) => Self::Failing(error.to_string()),
        }
    }
}

/// Somebody else's desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who sits there.
    pub person: String,
    /// The name the desk writes under.
    pub writer: Writer,
    /// When it was last heard from, on its own clock.
    pub last_contact: DateTime<FixedOffset>,
    /// How many segments that are here it did not have then.
    pub lacks: usize,
    /// What they have before them, when they said so lately.
    pub presence: Presence,
}

/// What others know a device by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeviceId(pub [u8; 32]);

/// What an invitation is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct InvitationId(pub [u8; 32]);

/// How a device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// It belongs to the secretariat.
    In,
    /// It was shut out, at this time on the clock of the one who did it. It can read for ever what was sealed
    /// until then.
    Revoked(DateTime<FixedOffset>),
    /// Who let it in was shut out by somebody who did not know of it. It can be invited anew.
    NotAdmitted,
}

/// A device that was ever let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// By which it can be shut out.
    pub device: DeviceId,
    /// Who sits there.
    pub person: String,
    /// What the machine is called.
    pub machine: String,
    /// What it may do while it belongs to the secretariat.
    pub role: Role,
    /// Whether it does.
    pub membership: Membership,
    /// True for the device this is.
    pub is_own: bool,
    /// When it was last heard from, on its own clock.
    pub last_contact: Option<DateTime<FixedOffset>>,
    /// The epoch whose key it sealed with then.
    pub epoch: Option<u32>,
}

/// An invitation that nobody has used yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvitation {
    /// By which it can be withdrawn.
    pub id: InvitationId,
    /// Whom it is for.
    pub person: String,
    /// As what.
    pub role: Role,
    /// How long it is good.
    pub until: Option<DateTime<FixedOffset>>,
}

/// What a device shared and nobody merges: it may not write, or was shut out before anybody had merged it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// By which [`crate::Desk::admit`] takes it in.
    pub device: DeviceId,
    /// Who sat there, when that is known.
    pub person: Option<String>,
    /// How many segments.
    pub segments: usize,
}

/// A file that a row names and that has not come yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// Who put it there, when that is known here.
    pub from: Option<String>,
    /// What people call it, when its row says.
    pub called: Option<String>,
    /// The rows that name it.
    pub rows: Vec<(&'static str, Uuid)>,
    /// How many of its bytes are here.
    pub had: u64,
    /// How many there are, once something of it was seen in the folder.
    pub total: Option<u64>,
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The folder.
    pub folder: FolderState,
    /// Everybody who was ever heard from, by name.
    pub colleagues: Vec<Colleague>,
    /// Segments written here, and statements, that are not in the folder.
    pub unsent: usize,
    /// Segments that came and wait for others they stand on.
    pub waiting: usize,
    /// Files of ours in the folder that are damaged or not all there yet.
    pub damaged: usize,
    /// Colleagues whose words cannot be opened here: they know nothing of this device yet, or it is out and cannot hear
    /// why.
    pub unheard: usize,
    /// What this device may do, when it belongs to the secretariat.
    pub role: Option<Role>,
    /// Every device that was ever let in, by name.
    pub members: Vec<Member>,
    /// The invitations that can be used.
    pub invitations: Vec<OpenInvitation>,
    /// What came and is not merged, by device.
    pub aside: Vec<Aside>,
    /// The files that are waited for.
    pub awaited: Vec<Awaited>,
    /// How many files that were put here are not, or not all, in the folder.
    pub unsent_files: usize,
}

/// What one pass over the folder did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// How it stands after it.
    pub status: Status,
    /// How many segments came in.
    pub received: usize,
    /// How many files were written.
    pub written: usize,
    /// Every row and every owner of a text that changed, and every row whose file came.
    pub touched: Vec<(&'static str, Uuid)>,
}

impl Desk {
    pub(crate) fn status(
        &self,
        store: &Store,
        folder: FolderState,
        files: &[NamedFile],
    ) -> Result<Status, SyncError> {
        let present = self.present();
        let own = self
            .held
            .iter()
            .filter(|(_, place)| place.writer == store.writer());
        let colleague = |heard: &Heard| Colleague {
            person: heard.ack.person.clone(),
            writer: heard.ack.writer,
            last_contact: heard.ack.at,
            lacks: heard.lacks.len(),
            presence: self.whereabouts(heard),
        };
        let mut colleagues: Vec<_> = self.colleagues().map(colleague).collect();
        colleagues.sort_by(|one, other| (&one.person, one.writer).cmp(&(&other.person, other.writer)));
        let files_here = self.files.iter();
        let damaged = files_here
            .filter(|(name, file)| file.is_damaged && !self.is_made_good(name))
            .count();
        Ok(Status {
            folder,
            colleagues,
            unsent: own.filter(|(_, place)| !present.contains(*place)).count() + self.unseen_statements(),
            waiting: self.waiting.len(),
            damaged: damaged + self.shelf.damaged(),
            unheard: self.deaf_to(),
            role: self.vault.members.role(self.own.public().signs),
            members: self.members(),
            invitations: self.invitations(),
            aside: self.set_aside(),
            awaited: self.awaited(store, files)?,
            unsent_files: self.shelf.unsent,
        })
    }

    /// True when what a damaged file is named by lies in a whole one.
    fn is_made_good(&self, name: &str) -> bool {
        let Some(hash) = names::hash_in(name) else {
            return false;
        };
        let mut whole = self.files.values().filter(|file| !file.is_damaged);
        whole.any(|file| {
            let statements = file.statements.iter().map(|id| SegmentId(*id));
            let mut inside = file.segments.iter().copied().chain(statements);
            inside.any(|id| id.to_string().starts_with(&hash))
        })
    }

    fn members(&self) -> Vec<Member> {
        let own = self.own.public().signs;
        let heard: BTreeMap<_, _> = self.colleagues().map(|heard| (heard.ack.device, heard)).collect();
        let holders = self.vault.members.holders.iter();
        let member = holders.filter_map(|(device, holder)| {
            let Right::Device(role) = holder.right else {
                return None;
            };
            let heard = heard.get(device);
            Some(Member {
                device: DeviceId(*device),
                person: holder.person.clone(),
                machine: holder.machine.clone(),
                role,
                membership: match holder.revoked {
                    Some(at) => Membership::Revoked(at),
                    None if holder.stands => Membership::In,
                    None => Membership::NotAdmitted,
                },
                is_own: *device == own,
                last_contact: heard.map(|heard| heard.ack.at),
                epoch: heard.map(|heard| heard.ack.key.epoch()),
            })
        });
        let mut members: Vec<_> = member.collect();
        members.sort_by(|one, other| (&one.person, one.device).cmp(&(&other.person, other.device)));
        members
    }

    fn invitations(&self) -> Vec<OpenInvitation> {
        let open = self.vault.members.in_force().filter_map(|holder| {
            let Right::Invitation(role) = holder.right else {
                return None;
            };
            Some(OpenInvitation {
                id: InvitationId(holder.public.signs),
                person: holder.person.clone(),
                role,
                until: holder.until,
            })
        });
        open.collect()
    }

    fn set_aside(&self) -> Vec<Aside> {
        let mut by_device: BTreeMap<_, usize> = BTreeMap::new();
        for device in self.aside.values() {
            *by_device.entry(*device).or_insert(0) += 1;
        }
        let holders = &self.vault.members.holders;
        let aside = by_device.into_iter().map(|(device, segments)| Aside {
            device: DeviceId(device),
            person: holders.get(&device).map(|holder| holder.person.clone()),
            segments,
        });
        aside.collect()
    }
}
