//! What the commands share: the data folder, the desk that is open in it, and the paper drawn last.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
    thread,
};

use domain::Maalform;
use secretariat::{Desk, Error, Feil, user_of};

use crate::drawn::Drawn;

/// The answer of a command: what was asked for, or a finished sentence.
pub(crate) type Answer<T> = Result<T, Feil>;

/// The running program.
pub(crate) struct App {
    /// The data folder, absolute.
    pub(crate) folder: PathBuf,
    desk: Arc<Mutex<Result<Desk, Error>>>,
    /// Pages are drawn from it one by one.
    pub(crate) drawn: Mutex<Option<Drawn>>,
}

impl App {
    /// Opens the data folder while the window is made; what stands in the way is told when the window asks.
    pub(crate) fn open(folder: PathBuf) -> Self {
        let desk = Arc::new(Mutex::new(Err(Error::Closed)));
        let (taken, is_taken) = mpsc::channel();
        let (opening, from) = (Arc::clone(&desk), folder.clone());
        thread::spawn(move || {
            let mut desk = opening.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = taken.send(());
            *desk = Desk::open(&from);
        });
        // From here on nobody comes to the desk before it is open.
        let _ = is_taken.recv();
        Self {
            folder,
            desk,
            drawn: Mutex::new(None),
        }
    }

    /// Does something at the desk. Errors become sentences in the user's language.
    pub(crate) fn desk<T>(&self, work: impl FnOnce(&mut Desk) -> Result<T, Error>) -> Answer<T> {
        let mut desk = self.lock();
        match &mut *desk {
            Ok(desk) => work(desk).map_err(|error| error.feil(desk.language())),
            Err(error) => Err(error.feil(self.language())),
        }
    }

    /// Errors of what needs no desk become sentences too.
    pub(crate) fn said<T>(&self, result: Result<T, Error>) -> Answer<T> {
        result.map_err(|error| error.feil(self.language()))
    }

    /// Closes the desk, does something in its folder, and opens it again.
    pub(crate) fn reopened(&self, work: impl FnOnce() -> Result<(), Error>) -> Answer<()> {
        let mut desk = self.lock();
        *desk = Err(Error::Closed);
        let done = work();
        *desk = Desk::open(&self.folder);
        done.map_err(|error| error.feil(self.language()))
    }

    /// Why the desk is not open.
    pub(crate) fn trouble(&self) -> Option<Feil> {
        self.lock()
            .as_ref()
            .err()
            .map(|error| error.feil(self.language()))
    }

    /// What the program speaks to its user.
    pub(crate) fn language(&self) -> Maalform {
        user_of(&self.folder).maalform
    }

    /// A command that panicked has changed nothing that was not durable: the desk is as good as before.
    fn lock(&self) -> MutexGuard<'_, Result<Desk, Error>> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
