//! Trying out the restore: does the folder alone give everything back?

use std::{collections::BTreeSet, fs, io::ErrorKind};

use domain::Maalform;
use serde::Serialize;
use store::{BlobId, Store, SystemClock, SystemRng};
use sync::Disk;
use texts::Texts;

use super::{Delingstilstand, Sharing};
use crate::{
    Error, Result,
    exchange::{Things, things},
};

/// Where it is tried out, below the data folder.
const PLACE: &str = "proeve";

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Proeve {
    /// Everything came back as it is here.
    pub alt: bool,
    /// How many things are here.
    pub poster: usize,
    /// How many of them did not come back, or came back different.
    pub avvik: usize,
    /// How many files are here.
    pub filer: usize,
    /// How many of them did not come back.
    pub filer_mangler: usize,
    /// All of it in a sentence.
    pub setning: String,
}

impl Sharing {
    /// Makes a database from the folder in a place of its own, compares it with the one here, and throws it away.
    pub fn try_restore(&mut self, language: Maalform) -> Result<Proeve> {
        let stands = self.pass(language)?.deling;
        if !matches!(
            stands.tilstand,
            Delingstilstand::IOrden | Delingstilstand::Underveis
        ) {
            return Ok(Proeve {
                alt: false,
                poster: 0,
                avvik: 0,
                filer: 0,
                filer_mangler: 0,
                setning: stands.setning,
            });
        }
        let here = (things(&self.store)?, whole_files(&self.store)?);
        let there = self.rebuilt()?;
        let avvik = here.0.iter().filter(|(key, said)| there.0.get(key) != Some(said));
        let (avvik, filer_mangler) = (avvik.count(), here.1.difference(&there.1).count());
        let (poster, filer) = (here.0.len(), here.1.len());
        let alt = avvik == 0 && filer_mangler == 0;
        let setning = Texts::of(language).get(
            if alt { "proeve-alt" } else { "proeve-avvik" },
            &[
                ("poster", poster.into()),
                ("avvik", avvik.into()),
                ("filer", filer.into()),
                ("mangler", filer_mangler.into()),
            ],
        );
        Ok(Proeve {
            alt,
            poster,
            avvik,
            filer,
            filer_mangler,
            setning,
        })
    }

    /// What the folder gives back.
    fn rebuilt(&self) -> Result<(Things, BTreeSet<BlobId>)> {
        let failed = |cause| Error::File {
            path: self.data.display().to_string(),
            cause,
        };
        // Beside the data, where there is room for them. What a trial left that was cut short goes first.
        match fs::remove_dir_all(self.data.join(PLACE)) {
            Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(failed(cause)),
            _ => {}
        }
        let mut place = tempfile::Builder::new();
        place.prefix(PLACE).rand_bytes(0);
        let place = place.tempdir_in(&self.data).map_err(failed)?;
        let mut store = Store::open(place.path(), SystemClock, SystemRng)?;
        self.folder
            .rebuild(Disk::new(&self.mappe), &mut store, SystemClock, SystemRng)?;
        Ok((things(&store)?, whole_files(&store)?))
    }
}

/// The files that are all there.
fn whole_files(store: &Store) -> Result<BTreeSet<BlobId>> {
    let whole = store.files()?.into_iter().filter(|file| file.len.is_some());
    Ok(whole.map(|file| file.id).collect())
}
