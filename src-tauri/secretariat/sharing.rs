//! The shared folder, as one desk takes part in it.
//!
//! The desk goes on while the folder is gone over: a [`Sharing`] has a way of its own into the database, and only the
//! short moment when something is merged is felt at the other.

mod drill;
mod handover;
mod place;
mod presence;
mod refusal;
mod state;

use std::path::{Path, PathBuf};

use domain::Maalform;
use serde::Serialize;
use store::{Clock, Store, SystemClock, SystemRng};
use sync::{Cost, DeviceId, Disk, InvitationId, Person, SyncError};
use uuid::Uuid;

use crate::{Desk, Error, Result};
pub use drill::Proeve;
pub use handover::Overlevering;
use place::{Keeping, Place};
pub use presence::{Kollega, Penn, Sted};
pub(crate) use refusal::sentence;
pub use state::{AapenInvitasjon, Deling, Delingsbilde, Delingsrolle, Delingstilstand, Enhet, Tilside};

/// What sharing needs of a desk, which is free for others again at once.
pub struct Ground {
    store: Store,
    folder: PathBuf,
    person: String,
}

impl Ground {
    /// Of this desk.
    pub fn of(desk: &Desk) -> Result<Self> {
        Ok(Self {
            store: desk.store().open_beside(SystemClock, SystemRng)?,
            folder: desk.folder().to_owned(),
            person: desk.user().navn.clone(),
        })
    }
}

/// This machine at a shared folder.
pub struct Sharing {
    folder: sync::Desk,
    store: Store,
    mappe: PathBuf,
    data: PathBuf,
}

/// What going over the folder did.
#[derive(Debug, Clone)]
pub struct Omgang {
    /// How it stands now.
    pub deling: Deling,
    /// Every row and every owner of a text that a colleague has changed.
    pub endret: Vec<(&'static str, Uuid)>,
    /// How many files were written.
    pub skrevet: usize,
}

/// A code to be read over the telephone.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Kode {
    /// Four groups of four characters. It is kept nowhere.
    pub kode: String,
    /// How long it is good, as `2026-09-24T10:42:07`.
    pub til: String,
}

/// What there is to say about a machine that was shut out.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Utestengt {
    /// Who sat there.
    pub person: String,
    /// What the machine is called.
    pub maskin: String,
    /// How many bundles of changes it has read and can read for ever.
    pub lest: usize,
}

/// What lets somebody in.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// Makes the folder that of a new secretariat; the passphrase is for further machines of an administrator's.
    Make(&'a str),
    /// Joins with the passphrase.
    Passphrase(&'a str),
    /// Joins with the code of an invitation.
    Code(&'a str),
}

impl Sharing {
    /// Makes a folder the shared one, or joins one. Without a keyring in the system, `password` protects this machine's
    /// own key; with one it is `None`, and [`SyncError::NoKeyring`] says when that will not do.
    pub fn begin(ground: Ground, mappe: &Path, entry: Entry<'_>, password: Option<&str>) -> Result<Self> {
        let data = ground.folder.clone();
        let place = Place {
            mappe: mappe.to_owned(),
            noekkel: if password.is_some() {
                Keeping::File
            } else {
                Keeping::Keyring
            },
        };
        let person = Person {
            name: ground.person.clone(),
            machine: machine(),
            device: place.noekkel.device(&data, password.unwrap_or_default()),
        };
        let disk = Disk::new(mappe);
        let folder = match entry {
            Entry::Make(passphrase) => {
                sync::Desk::create(disk, &person, passphrase, Cost::default(), SystemClock, SystemRng)?
            }
            Entry::Passphrase(passphrase) => {
                sync::Desk::join(disk, &person, passphrase, SystemClock, SystemRng)?
            }
            Entry::Code(code) => sync::Desk::join_by_code(disk, &person, code, SystemClock, SystemRng)?,
        };
        let mut sharing = Self::with(ground, folder, &place);
        sharing.folder.pass(&mut sharing.store)?;
        place.write(&data)?;
        Ok(sharing)
    }

    /// Comes back to the folder that the data were shared in. Nothing when they are not.
    pub fn resume(ground: Ground, password: Option<&str>) -> Result<Option<Self>> {
        let Some(place) = Place::read(&ground.folder)? else {
            return Ok(None);
        };
        let device = place.noekkel.device(&ground.folder, password.unwrap_or_default());
        let disk = Disk::new(&place.mappe);
        let folder = sync::Desk::resume(&ground.store, disk, &device, SystemClock, SystemRng)?;
        Ok(Some(Self::with(ground, folder, &place)))
    }

    fn with(ground: Ground, folder: sync::Desk, place: &Place) -> Self {
        Self {
            folder,
            store: ground.store,
            data: ground.folder,
            mappe: place.mappe.clone(),
        }
    }

    /// Goes over the folder once, and says in `language` how it stands.
    pub fn pass(&mut self, language: Maalform) -> Result<Omgang> {
        let pass = self.folder.pass(&mut self.store)?;
        Ok(self.told(pass, language))
    }

    /// Where one is from now on. Colleagues hear of it with the next pass.
    pub fn attend(&mut self, sted: Sted) {
        self.folder.attend(sted.into());
    }

    /// Makes an emptied folder anew out of what is here.
    pub fn restore_folder(&mut self, language: Maalform) -> Result<Omgang> {
        let pass = self.folder.restore_folder(&mut self.store)?;
        Ok(self.told(pass, language))
    }

    fn told(&self, pass: sync::Pass, language: Maalform) -> Omgang {
        Omgang {
            deling: Deling::of(
                self.mappe.display().to_string(),
                SystemClock.now(),
                &pass.status,
                language,
            ),
            endret: pass.touched,
            skrevet: pass.written,
        }
    }

    /// Invites somebody to take part with one machine, for so many days.
    pub fn invite(&mut self, person: &str, role: Delingsrolle, days: u32) -> Result<Kode> {
        let invitation = self.folder.invite(&mut self.store, person, role.into(), days)?;
        Ok(Kode {
            kode: invitation.code,
            til: state::naar(invitation.until),
        })
    }

    /// Takes an invitation back.
    pub fn withdraw(&mut self, invitation: &str) -> Result<()> {
        let id = state::key(invitation).ok_or(SyncError::WithdrawnCode)?;
        Ok(self.folder.withdraw(&mut self.store, InvitationId(id))?)
    }

    /// Shuts out a machine. What it has read it can read for ever; that is said. Whoever sat there may know the
    /// passphrase, so a new one is wanted.
    pub fn revoke(&mut self, device: &str, new_passphrase: &str) -> Result<Utestengt> {
        let id = state::key(device).ok_or(SyncError::UnknownDevice)?;
        let farewell = self
            .folder
            .revoke(&mut self.store, DeviceId(id), Some(new_passphrase))?;
        Ok(Utestengt {
            person: farewell.person,
            maskin: farewell.machine,
            lest: farewell.reads_segments,
        })
    }

    /// Takes in what a machine shared that may not write. Returns how many bundles of changes.
    pub fn admit(&mut self, device: &str) -> Result<usize> {
        let id = state::key(device).ok_or(SyncError::UnknownDevice)?;
        Ok(self.folder.admit(&mut self.store, DeviceId(id))?)
    }
}

/// True when the data in `folder` are shared.
pub fn is_shared(folder: &Path) -> Result<bool> {
    Ok(Place::read(folder)?.is_some())
}

/// True when this machine's key lies in a file that a password opens.
pub fn wants_password(folder: &Path) -> Result<bool> {
    Ok(Place::read(folder)?.is_some_and(|place| place.noekkel == Keeping::File))
}

/// What to say to who asks for the shared folder and has none.
pub fn not_shared() -> Error {
    Error::Sharing(SyncError::NotJoined)
}

/// Takes no part in the folder any more. What is here stays here, and what is there stays there.
pub fn leave(desk: &Desk) -> Result<()> {
    Place::forget(desk.folder())
}

/// What this machine calls itself.
fn machine() -> String {
    let name = std::env::var("COMPUTERNAME").or_else(|_| std::env::var("HOSTNAME"));
    name.ok()
        .or_else(|| std::fs::read_to_string("/etc/hostname").ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| std::env::consts::OS.to_owned())
}

impl From<SyncError> for Error {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::Store(error) => Self::Store(error),
            error => Self::Sharing(error),
        }
    }
}
