//! Meetings that play themselves through the use cases: for `motebok demo`, for trying the program out, and for
//! the tests. Everybody and every place in them is invented.

mod clock;
mod play;
mod script;

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use domain::{Dokumentart, MoeteId};

pub use clock::SteppingClock;
pub use play::Player;
pub use script::{Manus, Steg};

use crate::{
    Desk, Result, minutes,
    paper::{document_bytes, newest_document, write_file},
    sign::{sign_referat, signature_fields},
};

/// The scripts that come with the program: meeting A in bokmål and meeting B in nynorsk.
const SCRIPTS: [(&str, &str); 2] = [
    ("A", include_str!("../../../assets/demo/A.json")),
    ("B", include_str!("../../../assets/demo/B.json")),
];

/// Plays meetings A and B from template to signed minutes, each in a data folder of its own below `out`, and
/// writes their papers to `out`. Returns every file it made.
pub fn run_demo(out: &Path) -> Result<Vec<PathBuf>> {
    let mut made = Vec::new();
    for (name, json) in SCRIPTS {
        let script = Manus::read(json)?;
        let scratch = out.join(format!("data-{name}"));
        create(&scratch)?;
        let (mut desk, meeting) = play_in(&scratch, &script)?;
        seal_and_sign(&mut desk, meeting, &script)?;
        made.extend(write_papers(&desk, meeting, out)?);
        let file = out.join(format!("{name}.json"));
        write_file(&file, &crate::exchange::export(&desk, false)?)?;
        made.push(file);
    }
    Ok(made)
}

fn create(folder: &Path) -> Result<()> {
    let failed = |cause| crate::Error::File {
        path: folder.display().to_string(),
        cause,
    };
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(failed)?;
    }
    std::fs::create_dir_all(folder).map_err(failed)
}

/// Plays a script in an empty data folder, up to where it ends.
pub fn play_in(folder: &Path, script: &Manus) -> Result<(Desk, MoeteId)> {
    let clock = SteppingClock::default();
    let desk = Desk::open_with(folder, clock.clone(), store::SystemRng)?;
    let mut player = Player::new(desk, clock);
    player.play(script)?;
    player.finish()
}

/// Seals the minutes, makes the public version, and signs in every field with throw-away certificates.
fn seal_and_sign(desk: &mut Desk, meeting: MoeteId, script: &Manus) -> Result<()> {
    minutes::seal_referat(desk, meeting)?;
    minutes::make_public(desk, meeting)?;
    let today = desk.today();
    let until = today.checked_add_days(Days::new(365)).unwrap_or(NaiveDate::MAX);
    for (field, name) in signature_fields(desk, meeting)?
        .into_iter()
        .zip(&script.underskrivere)
    {
        let key = signing::trial::make(name, &script.virksomhet, today, until, "proeve")?;
        sign_referat(desk, meeting, &field.felt, &key.p12, &key.password)?;
    }
    Ok(())
}

fn write_papers(desk: &Desk, meeting: MoeteId, out: &Path) -> Result<Vec<PathBuf>> {
    let kinds = [
        Dokumentart::Innkalling,
        Dokumentart::OffentligInnkalling,
        Dokumentart::Referat,
        Dokumentart::OffentligReferat,
        Dokumentart::SignertReferat,
    ];
    let mut made = Vec::new();
    for kind in kinds {
        let Some(document) = newest_document(desk.store(), meeting, kind)? else {
            continue;
        };
        let path = out.join(&document.filnavn);
        write_file(&path, &document_bytes(desk, document.id)?)?;
        made.push(path);
    }
    Ok(made)
}
