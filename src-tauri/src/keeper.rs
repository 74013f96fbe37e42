//! Keeps backups while the window is open: one soon after the start, then one a day.

use std::{path::PathBuf, thread, time::Duration};

use store::SystemClock;

/// After the start the first pages matter more.
const AFTER_START: Duration = Duration::from_secs(20);
const A_DAY: Duration = Duration::from_hours(24);

/// Begins to keep backups of the data in `folder`, on a thread that ends with the program.
///
/// A backup that cannot be made is tried again the next day; Oppsett shows when the last one was made.
pub(crate) fn keep(folder: PathBuf) {
    let work = move || {
        thread::sleep(AFTER_START);
        loop {
            let _ = store::back_up(&folder, &SystemClock);
            thread::sleep(A_DAY);
        }
    };
    let _ = thread::Builder::new().name("keeper".into()).spawn(work);
}
