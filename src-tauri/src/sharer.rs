//! Goes over the shared folder in the background, and tells the window what came.

use std::{
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use secretariat::{
    Error,
    sharing::{self, Deling, Ground, Sharing, Sted},
};
use tauri::{AppHandle, Emitter, Manager};

use crate::app::{Answer, App};

/// From one pass to the next while somebody looks at the window.
const WATCHED: Duration = Duration::from_secs(2);
/// And while nobody does.
const IDLE: Duration = Duration::from_secs(15);
/// No longer than this is waited for the folder when the program ends.
const FAREWELL: Duration = Duration::from_secs(3);

/// What the window hears when a pass is over: how it stands.
const PASSED: &str = "deling";
/// What it hears when a colleague has changed something.
const CHANGED: &str = "endret";

/// This machine at the shared folder, when it takes part in one.
pub(crate) struct Sharer {
    sharing: Mutex<Option<Sharing>>,
    last: Mutex<Option<Deling>>,
    /// Where one is in the program.
    here: Mutex<Sted>,
    wake: SyncSender<()>,
    /// Asked often, also while a pass takes its time.
    is_open: AtomicBool,
    is_watched: AtomicBool,
}

impl Sharer {
    /// A sharer, and what wakes its thread.
    pub(crate) fn new() -> (Self, Receiver<()>) {
        let (wake, waker) = sync_channel(1);
        let sharer = Self {
            sharing: Mutex::new(None),
            last: Mutex::new(None),
            here: Mutex::default(),
            wake,
            is_open: AtomicBool::new(false),
            is_watched: AtomicBool::new(true),
        };
        (sharer, waker)
    }

    /// How it stood after the last pass; nothing before the first.
    pub(crate) fn last(&self) -> Option<Deling> {
        locked(&self.last).clone()
    }

    /// True when this machine takes part and its key is open.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open.load(Ordering::Relaxed)
    }

    /// Takes part from now on.
    pub(crate) fn open(&self, sharing: Sharing) {
        *locked(&self.sharing) = Some(sharing);
        self.is_open.store(true, Ordering::Relaxed);
        self.wake();
    }

    /// Takes no part from now on.
    pub(crate) fn close(&self) {
        *locked(&self.sharing) = None;
        self.is_open.store(false, Ordering::Relaxed);
        *locked(&self.last) = None;
    }

    /// Goes over the folder now rather than later.
    pub(crate) fn wake(&self) {
        // When one call waits already, that is enough.
        let _ = self.wake.try_send(());
    }

    /// Where one is in the program from now on; colleagues hear of it with the next pass.
    pub(crate) fn attend(&self, here: Sted) {
        *locked(&self.here) = here;
    }

    /// Somebody looks at the window, or nobody.
    pub(crate) fn watched(&self, is_watched: bool) {
        self.is_watched.store(is_watched, Ordering::Relaxed);
        if is_watched {
            self.wake();
        }
    }

    /// Does something with the shared folder, and goes over it afterwards.
    pub(crate) fn with<T>(
        &self,
        app: &App,
        work: impl FnOnce(&mut Sharing) -> Result<T, Error>,
    ) -> Answer<T> {
        let done = match locked(&self.sharing).as_mut() {
            Some(sharing) => work(sharing),
            None => Err(sharing::not_shared()),
        };
        self.wake();
        app.said(done)
    }

    fn pass(&self, handle: &AppHandle) {
        let language = handle.state::<App>().language();
        let here = locked(&self.here).clone();
        let done = locked(&self.sharing).as_mut().map(|sharing| {
            sharing.attend(here);
            sharing.pass(language)
        });
        // A pass that failed is tried again; what stands in the way is said by the one before or the next.
        let Some(Ok(done)) = done else { return };
        let is_news = locked(&self.last).replace(done.deling.clone()).as_ref() != Some(&done.deling);
        if !done.endret.is_empty() {
            let _ = handle.emit(CHANGED, &done.endret);
        }
        if is_news {
            let _ = handle.emit(PASSED, &done.deling);
        }
    }
}

/// Begins to go over the folder, on a thread that ends with the program.
pub(crate) fn keep_sharing(handle: AppHandle, waker: Receiver<()>) {
    let work = move || {
        resume(&handle);
        loop {
            let sharer = handle.state::<Sharer>();
            let pause = if sharer.is_watched.load(Ordering::Relaxed) {
                WATCHED
            } else {
                IDLE
            };
            // Woken or not, it is time.
            let _ = waker.recv_timeout(pause);
            sharer.pass(&handle);
        }
    };
    let _ = thread::Builder::new().name("sharer".into()).spawn(work);
}

/// Shares what was written last, and says that nobody is here any more; the window is closed already.
pub(crate) fn take_leave(handle: &AppHandle) {
    let (done, is_done) = sync_channel(1);
    let handle = handle.clone();
    let work = move || {
        let sharer = handle.state::<Sharer>();
        sharer.attend(Sted::default());
        sharer.pass(&handle);
        let _ = done.send(());
    };
    if thread::Builder::new().name("farewell".into()).spawn(work).is_ok() {
        // Whatever is not there in time is written at the next start.
        let _ = is_done.recv_timeout(FAREWELL);
    }
}

/// Comes back to the folder, where no password has to be asked for.
fn resume(handle: &AppHandle) {
    let app = handle.state::<App>();
    let (is_shared, wants_password) = (
        sharing::is_shared(&app.folder),
        sharing::wants_password(&app.folder),
    );
    if !is_shared.unwrap_or_default() || wants_password.unwrap_or(true) {
        return;
    }
    // The keyring may ask its user something: the desk is not kept waiting.
    let ground = app.desk(|desk| Ground::of(desk));
    let resumed = ground.and_then(|ground| app.said(Sharing::resume(ground, None)));
    if let Ok(Some(sharing)) = resumed {
        handle.state::<Sharer>().open(sharing);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
