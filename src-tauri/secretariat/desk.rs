//! One secretary's desk: the open store, and whose it is.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use domain::{Entity, Maalform};
use serde::{Deserialize, Serialize};
use store::{Action, Clock, Reader, Rng, Store, SystemClock, SystemRng, Tx};
use uuid::Uuid;

use crate::{Error, Result};

/// Who sits at the desk, and the language the program speaks to them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Bruker {
    /// As it stands in the log of changes.
    pub navn: String,
    /// The language of the program; documents follow their body.
    pub maalform: Maalform,
}

/// What the window needs before it draws anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct StartUp {
    /// The program's version.
    pub versjon: &'static str,
    /// No body is there yet.
    pub tom: bool,
    /// Who sits at the desk.
    pub bruker: Bruker,
    /// The data folder.
    pub mappe: String,
    /// The cloud service the data folder lies in, which it should not.
    pub sky: Option<&'static str>,
    /// Why the database could not be opened.
    pub feil: Option<crate::Feil>,
}

/// The file that holds [`Bruker`]: it is this machine's and is not shared.
const USER: &str = "bruker.json";

/// An open data folder.
pub struct Desk {
    store: Store,
    user: Bruker,
    folder: PathBuf,
    clock: Box<dyn Clock>,
    /// What was done before this moment stays done: the desk was opened then, or something reached outside.
    lasting: DateTime<FixedOffset>,
}

impl Desk {
    /// Opens the data in `folder`, with the computer's clock and randomness.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::open_with(folder, SystemClock, SystemRng)
    }

    /// Opens the data in `folder` with another clock and randomness.
    pub fn open_with(
        folder: &Path,
        clock: impl Clock + Clone + 'static,
        rng: impl Rng + 'static,
    ) -> Result<Self> {
        let store = Store::open(folder, clock.clone(), rng)?;
        let user = user_of(folder);
        let lasting = clock.now();
        Ok(Self {
            store,
            user,
            folder: folder.to_owned(),
            clock: Box::new(clock),
            lasting,
        })
    }

    /// What the window needs before it draws anything.
    pub fn start_up(&self) -> Result<StartUp> {
        Ok(StartUp {
            versjon: env!("CARGO_PKG_VERSION"),
            tom: self.store.all::<domain::Utvalg>()?.is_empty(),
            bruker: self.user.clone(),
            mappe: self.folder.display().to_string(),
            sky: store::cloud_sync_hint(&self.folder),
            feil: None,
        })
    }

    /// Who sits at the desk.
    pub fn user(&self) -> &Bruker {
        &self.user
    }

    /// Somebody else sits down, or the program is to speak the other målform.
    pub fn save_user(&mut self, user: Bruker) -> Result<()> {
        let json = serde_json::to_vec(&user).unwrap_or_default();
        crate::paper::write_file(&self.folder.join(USER), &json)?;
        self.user = user;
        Ok(())
    }

    /// The language of the program.
    pub fn language(&self) -> Maalform {
        self.user.maalform
    }

    /// The wall clock, with the offset of the place.
    pub fn clock(&self) -> DateTime<FixedOffset> {
        self.clock.now()
    }

    /// The wall clock.
    pub fn now(&self) -> NaiveDateTime {
        self.clock().naive_local()
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// The store, for reading.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The store, for what is not an entity: backups, files, settings.
    pub(crate) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The one way to change something: an action by its name, all or nothing.
    pub(crate) fn act<R>(
        &mut self,
        name: &'static str,
        change: impl FnOnce(&mut Tx<'_>) -> Result<R>,
    ) -> Result<R> {
        let action = Action {
            name,
            undoable: !LASTING.contains(&name),
            actor: &self.user.navn,
            subject: None,
        };
        let (result, _receipt) = self.store.change(&action, change)?;
        if LASTING.contains(&name) && name != TYPING {
            self.lasting = self.clock.now();
        }
        Ok(result)
    }

    /// True when the last action may be undone: it was done at this desk since it was opened, and since anything reached outside.
    pub(crate) fn undoable(&self) -> Result<bool> {
        Ok(self.store.next_undo()?.is_some_and(|last| last.at > self.lasting))
    }
}

/// Who sat at the desk last; a file that cannot be read is as none.
pub fn user_of(folder: &Path) -> Bruker {
    let bytes = std::fs::read(folder.join(USER)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Typing has an undo of its own, in the editor.
const TYPING: &str = "write_text";

/// Actions that reach outside the program or freeze something: undo passes them by.
const LASTING: [&str; 9] = [
    TYPING,
    "call_meeting",
    "seal_referat",
    "make_public",
    "sign_referat",
    "advance_referat",
    "import",
    "start_from_template",
    "make_document",
];

/// A new identity.
pub fn fresh<T: From<Uuid>>() -> T {
    Uuid::now_v7().into()
}

/// The thing with this identity, or that it is no longer there.
pub(crate) fn need<T: Entity>(reader: &impl Reader, id: impl Into<Uuid>) -> Result<T> {
    let id = id.into();
    reader
        .get::<T>(id)?
        .ok_or(Error::NotFound { entity: T::NAME, id })
}
