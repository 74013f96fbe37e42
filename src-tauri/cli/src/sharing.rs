//! The shared folder from the command line, for scripts, IT staff and tests.

use std::{path::PathBuf, thread, time::Duration};

use clap::{Subcommand, ValueEnum};
use secretariat::{
    Desk, Error,
    sharing::{self, Deling, Delingsrolle, Delingstilstand, Entry, Ground, Sharing},
};

use crate::act::{password, print_lines};

/// From one pass to the next, when nobody says that once is enough.
const BETWEEN: Duration = Duration::from_secs(15);

#[derive(Subcommand)]
pub(crate) enum Sync {
    /// Sier hvordan det står etter å ha gått over mappen én gang.
    Status {
        /// Svar i JSON.
        #[arg(long)]
        json: bool,
    },
    /// Gjør en tom mappe til den delte. Passordet leses fra `MOTEBOK_PASSORD`, ellers fra standard inn.
    Create {
        /// Mappen.
        mappe: PathBuf,
        /// Legg maskinens egen nøkkel i en fil som passordet åpner, ikke i systemets nøkkelring.
        #[arg(long)]
        noekkelfil: bool,
    },
    /// Blir med i en delt mappe, med passordet eller med koden i en invitasjon.
    Join {
        /// Mappen.
        mappe: PathBuf,
        /// Koden, fire grupper med fire tegn.
        #[arg(long)]
        kode: Option<String>,
        /// Legg maskinens egen nøkkel i en fil som passordet åpner, ikke i systemets nøkkelring.
        #[arg(long)]
        noekkelfil: bool,
    },
    /// Inviterer noen og skriver koden de skal få lest opp.
    Invite {
        /// Hvem det er.
        navn: String,
        /// Hva de får gjøre.
        #[arg(long, value_enum, default_value = "sekretaer")]
        rolle: Rolle,
        /// Hvor mange dager koden gjelder.
        #[arg(long, default_value_t = 7)]
        dager: u32,
    },
    /// Prøver om alt kan hentes tilbake fra mappen alene, og forteller hva som ikke kan det. Ingenting blir endret.
    Drill,
    /// Er ikke lenger med. Alt som er her, blir her.
    Leave,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Rolle {
    Leser,
    Sekretaer,
    Administrator,
}

impl From<Rolle> for Delingsrolle {
    fn from(role: Rolle) -> Self {
        match role {
            Rolle::Leser => Self::Leser,
            Rolle::Sekretaer => Self::Sekretaer,
            Rolle::Administrator => Self::Administrator,
        }
    }
}

/// Shares until the program is stopped, or `once`.
pub(crate) fn share(desk: &Desk, once: bool) -> Result<bool, Error> {
    let mut sharing = resume(desk)?;
    loop {
        let done = sharing.pass(desk.language())?;
        if once {
            return Ok(told(&done.deling));
        }
        if !done.endret.is_empty() || done.skrevet > 0 {
            told(&done.deling);
        }
        thread::sleep(BETWEEN);
    }
}

/// True when all is well.
pub(crate) fn act(desk: &Desk, what: Sync) -> Result<bool, Error> {
    match what {
        Sync::Status { json } => {
            let deling = resume(desk)?.pass(desk.language())?.deling;
            if !json {
                return Ok(told(&deling));
            }
            print_lines([serde_json::to_string_pretty(&deling).unwrap_or_default()]);
            Ok(is_well(&deling))
        }
        Sync::Create { mappe, noekkelfil } => {
            let words = password()?;
            let own = noekkelfil.then_some(&*words);
            let mut sharing = Sharing::begin(Ground::of(desk)?, &mappe, Entry::Make(&words), own)?;
            Ok(told(&sharing.pass(desk.language())?.deling))
        }
        Sync::Join {
            mappe,
            kode,
            noekkelfil,
        } => {
            let words = if kode.is_none() || noekkelfil {
                password()?
            } else {
                String::new()
            };
            let entry = kode.as_deref().map_or(Entry::Passphrase(&words), Entry::Code);
            let mut sharing = Sharing::begin(Ground::of(desk)?, &mappe, entry, noekkelfil.then_some(&words))?;
            Ok(told(&sharing.pass(desk.language())?.deling))
        }
        Sync::Invite { navn, rolle, dager } => {
            let mut sharing = resume(desk)?;
            sharing.pass(desk.language())?;
            let invitation = sharing.invite(&navn, rolle.into(), dager)?;
            // The folder must have it before the colleague can use it.
            let is_there = sharing.pass(desk.language())?;
            print_lines([invitation.kode]);
            Ok(is_well(&is_there.deling))
        }
        Sync::Drill => {
            let tried = resume(desk)?.try_restore(desk.language())?;
            print_lines([tried.setning]);
            Ok(tried.alt)
        }
        Sync::Leave => sharing::leave(desk).map(|()| true),
    }
}

fn resume(desk: &Desk) -> Result<Sharing, Error> {
    let words = if sharing::wants_password(desk.folder())? {
        Some(password()?)
    } else {
        None
    };
    Sharing::resume(Ground::of(desk)?, words.as_deref())?.ok_or_else(sharing::not_shared)
}

fn told(deling: &Deling) -> bool {
    print_lines([&deling.setning]);
    is_well(deling)
}

fn is_well(deling: &Deling) -> bool {
    matches!(
        deling.tilstand,
        Delingstilstand::IOrden | Delingstilstand::Underveis
    )
}
