//! What may be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::{document::Document, sharing::Sync};

/// Saker, møter og signerte referater for sekretariatet. Uten argumenter åpnes vinduet.
#[derive(Parser)]
#[command(name = "motebok", version)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
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
    /// Lager et dokument, eller sender det til en skriver.
    Document(Document),
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
