//! What may be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use domain::{Dokumentart, MoeteId};

use super::sharing::Sync;

/// Saker, møter og signerte referater for sekretariatet. Uten argumenter åpnes vinduet.
#[derive(Parser)]
#[command(name = "motebok", version)]
pub(super) struct CommandLine {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Spiller to oppdiktede møter fra mal til signert referat og skriver alle papirene.
    Demo {
        /// Mappen papirene skrives i.
        #[arg(long)]
        out: PathBuf,
    },
    /// Henter en utvekslingsfil inn i en tom datamappe.
    Import {
        /// Filen, i JSON.
        fil: PathBuf,
    },
    /// Skriver alt til én utvekslingsfil.
    Export {
        /// Filen som skrives.
        #[arg(long)]
        out: PathBuf,
        /// Ta med e-postadresser og telefonnumre.
        #[arg(long)]
        med_kontaktopplysninger: bool,
    },
    /// Lager et dokument av en utvekslingsfil.
    Document {
        /// Hvilket dokument.
        art: Art,
        /// Utvekslingsfilen.
        #[arg(long)]
        from: PathBuf,
        /// Møtet; det siste i filen når det ikke er oppgitt.
        #[arg(long)]
        moete: Option<String>,
        /// PDF-en som skrives.
        #[arg(long)]
        out: PathBuf,
    },
    /// Signerer en PDF med et sertifikat. Passordet leses fra miljøvariabelen `MOTEBOK_PASSORD`, ellers fra standard inn.
    Sign {
        /// PDF-en.
        fil: PathBuf,
        /// Sertifikatet, en .p12- eller .pfx-fil.
        #[arg(long)]
        key: PathBuf,
        /// Signaturfeltet; det første tomme når det ikke er oppgitt.
        #[arg(long)]
        felt: Option<String>,
        /// Den signerte PDF-en som skrives.
        #[arg(long)]
        out: PathBuf,
    },
    /// Sier hvem som har signert en PDF, når, om den er hel, og hva som kom etterpå.
    Verify {
        /// PDF-en.
        fil: PathBuf,
        /// Svar i JSON.
        #[arg(long)]
        json: bool,
    },
    /// Deler med kollegene gjennom den delte mappen, til programmet stoppes.
    Sync {
        /// Gå over mappen bare én gang.
        #[arg(long)]
        once: bool,
        #[command(subcommand)]
        what: Option<Sync>,
    },
    /// Søker i saker, referater og oppgaver.
    Search {
        /// Ordene.
        #[arg(required = true)]
        tekst: Vec<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Art {
    Innkalling,
    Referat,
    OffentligInnkalling,
    OffentligReferat,
}

impl From<Art> for Dokumentart {
    fn from(art: Art) -> Self {
        match art {
            Art::Innkalling => Self::Innkalling,
            Art::Referat => Self::Referat,
            Art::OffentligInnkalling => Self::OffentligInnkalling,
            Art::OffentligReferat => Self::OffentligReferat,
        }
    }
}

/// A meeting by its identity.
pub(super) fn meeting(text: &str) -> Option<MoeteId> {
    text.parse::<uuid::Uuid>().ok().map(MoeteId)
}
