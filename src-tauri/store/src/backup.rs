//! Copies of the database beside it, how long they are kept, and what to do when one is needed.

use std::{
    cmp::Reverse,
    collections::HashSet,
    fs::{self, File},
    hash::Hash,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OpenFlags};

use crate::{Clock, StoreError, open::DATABASE};

/// A copy of the whole database, checked when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, on the computer's clock.
    pub at: NaiveDateTime,
}

const FOLDER: &str = "backup";
const PREFIX: &str = "motebok-";
const TIME: &str = "%Y-%m-%d-%H%M%S";
const UNFINISHED: &str = "part";

/// The backups in a data folder, newest first.
pub fn backups(folder: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(folder.join(FOLDER)) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let time = name.to_str()?.strip_prefix(PREFIX)?.strip_suffix(".db")?;
            let at = NaiveDateTime::parse_from_str(time, TIME).ok()?;
            Some(Backup {
                path: entry.path(),
                at,
            })
        })
        .collect();
    found.sort_by_key(|backup| Reverse(backup.at));
    found
}

/// Copies the database of a data folder, checks the copy, and removes backups that need no longer be kept:
/// all of the last two days stay, then one a day for 14 days, one a week for 10 weeks, one a month for a year.
///
/// It has a connection of its own: the window may go on working meanwhile.
pub fn back_up(folder: &Path, clock: &dyn Clock) -> Result<Backup, StoreError> {
    let place = folder.join(FOLDER);
    fs::create_dir_all(&place)?;
    remove_unfinished(&place);
    let at = clock.now().naive_local();
    let name = format!("{PREFIX}{}.db", at.format(TIME));
    let (path, unfinished) = (place.join(&name), place.join(format!("{name}.{UNFINISHED}")));
    if let Err(error) = copy(&folder.join(DATABASE), &unfinished) {
        let _ = fs::remove_file(&unfinished);
        return Err(offer(error, folder));
    }
    settle(&unfinished, &path)?;
    let all = backups(folder);
    let kept = kept(&all.iter().map(|backup| backup.at).collect::<Vec<_>>(), at);
    for old in all.iter().filter(|backup| !kept.contains(&backup.at)) {
        // One that cannot be removed is tried again next time.
        let _ = fs::remove_file(&old.path);
    }
    Ok(Backup { path, at })
}

/// Puts a backup in the place of the database. What stood there is put aside under a dated name, never
/// deleted. The store must not be open.
pub fn restore(folder: &Path, backup: &Backup, clock: &dyn Clock) -> Result<(), StoreError> {
    let source = Connection::open_with_flags(&backup.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    check(&source)?;
    drop(source);
    let database = folder.join(DATABASE);
    let unfinished = folder.join(format!("{DATABASE}.{UNFINISHED}"));
    fs::copy(&backup.path, &unfinished)?;
    put_aside(folder, clock)?;
    settle(&unfinished, &database)
}

/// Makes room for a new, empty database: what stands there and its backups are put aside under dated names,
/// never deleted. The store must not be open.
pub fn start_afresh(folder: &Path, clock: &dyn Clock) -> Result<(), StoreError> {
    put_aside(folder, clock)?;
    let place = folder.join(FOLDER);
    if place.is_dir() {
        fs::rename(&place, unused(folder, FOLDER, "", clock))?;
    }
    Ok(())
}

/// Lets an error about a damaged database say which backup could take its place.
pub(crate) fn offer(error: StoreError, folder: &Path) -> StoreError {
    match error {
        StoreError::Damaged { newest_backup: None } => StoreError::Damaged {
            newest_backup: backups(folder).into_iter().next(),
        },
        other => other,
    }
}

/// SQLite's own quick check.
pub(crate) fn check(conn: &Connection) -> Result<(), StoreError> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged { newest_backup: None })
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    source.busy_timeout(Duration::from_secs(5))?;
    let mut target = Connection::open(to)?;
    // One step, so that changes made meanwhile do not make it begin again.
    rusqlite::backup::Backup::new(&source, &mut target)?.run_to_completion(
        i32::MAX,
        Duration::from_millis(50),
        None,
    )?;
    // The copy is one file, without a write-ahead log beside it.
    target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    check(&target)
}

/// Gives a finished file its name, and makes sure that the name is on the disk.
fn settle(unfinished: &Path, path: &Path) -> Result<(), StoreError> {
    File::options().write(true).open(unfinished)?.sync_all()?;
    fs::rename(unfinished, path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn remove_unfinished(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|extension| extension == UNFINISHED) {
            let _ = fs::remove_file(path);
        }
    }
}

fn put_aside(folder: &Path, clock: &dyn Clock) -> Result<(), StoreError> {
    let aside = unused(folder, "motebok-lagt-til-side", ".db", clock);
    // The write-ahead log goes first: a log must never stand beside a database that is not its own.
    for part in ["-wal", "-shm", ""] {
        let (from, mut to) = (
            folder.join(format!("{DATABASE}{part}")),
            aside.clone().into_os_string(),
        );
        to.push(part);
        if from.exists() {
            fs::rename(from, to)?;
        }
    }
    Ok(())
}

/// A dated name that nothing bears yet.
fn unused(folder: &Path, stem: &str, extension: &str, clock: &dyn Clock) -> PathBuf {
    let time = clock.now().naive_local().format(TIME).to_string();
    let first = folder.join(format!("{stem}-{time}{extension}"));
    let others = (2..).map(|n| folder.join(format!("{stem}-{time}-{n}{extension}")));
    std::iter::once(first.clone())
        .chain(others)
        .find(|name| !name.exists())
        .unwrap_or(first)
}

/// Of backups made at these times, newest first, those to keep.
fn kept(times: &[NaiveDateTime], now: NaiveDateTime) -> HashSet<NaiveDateTime> {
    let day = |days| {
        now.checked_sub_days(Days::new(days))
            .unwrap_or(NaiveDateTime::MIN)
    };
    let mut kept: HashSet<_> = times.iter().copied().filter(|at| *at >= day(2)).collect();
    kept.extend(first_of_each(times, day(14), |date| date));
    kept.extend(first_of_each(times, day(70), |date| {
        (date.iso_week().year(), date.iso_week().week())
    }));
    kept.extend(first_of_each(times, day(365), |date| (date.year(), date.month())));
    kept.extend(times.first());
    kept
}

/// The newest of each period since `since`.
fn first_of_each<P: Hash + Eq>(
    times: &[NaiveDateTime],
    since: NaiveDateTime,
    period: impl Fn(NaiveDate) -> P,
) -> Vec<NaiveDateTime> {
    let mut seen = HashSet::new();
    times
        .iter()
        .copied()
        .filter(|at| *at >= since && seen.insert(period(at.date())))
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_year_of_backups_thins_out_with_age() {
        let now = NaiveDate::from_ymd_opt(2026, 11, 22)
            .unwrap()
            .and_hms_opt(12, 0, 0)
            .unwrap();
        let times: Vec<_> = (0..800 * 4).map(|n| now - TimeDelta::hours(6 * n)).collect();
        let kept = kept(&times, now);
        let between = |from: i64, to: i64| {
            let age = |at: &&NaiveDateTime| (from..to).contains(&(now - **at).num_days());
            kept.iter().filter(age).count()
        };
        assert_eq!(between(0, 2), 8);
        assert_eq!(between(3, 14), 11);
        assert_eq!(between(14, 70), 8 + 2); // eight more weeks, and two ends of months
        assert!((9..=10).contains(&between(70, 366)));
        assert_eq!(between(366, 800), 0);
    }

    #[test]
    fn thinning_out_day_by_day_keeps_old_months() {
        let start = NaiveDate::from_ymd_opt(2026, 1, 1)
            .unwrap()
            .and_hms_opt(8, 0, 0)
            .unwrap();
        let mut times: Vec<NaiveDateTime> = Vec::new();
        for day in 0..400 {
            let now = start + TimeDelta::days(day);
            times.insert(0, now);
            let kept = kept(&times, now);
            times.retain(|at| kept.contains(at));
        }
        let months: HashSet<_> = times.iter().map(|at| (at.year(), at.month())).collect();
        assert!(months.len() >= 12, "{months:?}");
        assert!(times.len() < 45, "{}", times.len());
    }

    #[test]
    fn the_only_backup_is_kept_however_old() {
        let then = NaiveDate::from_ymd_opt(2020, 1, 1)
            .unwrap()
            .and_hms_opt(8, 0, 0)
            .unwrap();
        let now = NaiveDate::from_ymd_opt(2026, 1, 1)
            .unwrap()
            .and_hms_opt(8, 0, 0)
            .unwrap();
        assert!(kept(&[then], now).contains(&then));
    }
}
