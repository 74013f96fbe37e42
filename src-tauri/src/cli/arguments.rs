//! What may be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use domain::Dokumentart;
use secretariat::print::{Papirart, Utvalgspapir};

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
        /// Møtet, etter dato (2026-09-24) eller id; det siste som er innkalt når det ikke er oppgitt.
        #[arg(long)]
        moete: Option<String>,
        /// Saken, etter nummer, til saksframlegg og saksutskrift.
        #[arg(long)]
        sak: Option<String>,
        /// Utvalget, etter navn eller kortnavn, eller helsefellesskapet.
        #[arg(long)]
        utvalg: Option<String>,
        /// Året, til møteplan, saksoversikt, handlingsplan og årsberetning.
        #[arg(long)]
        aar: Option<i32>,
        /// PDF-en som skrives, eller en mappe den legges i under sitt eget navn.
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

/// The papers, one word each.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Art {
    Innkalling,
    Tilleggssaksliste,
    Saksframlegg,
    Referat,
    Saksutskrift,
    OffentligInnkalling,
    OffentligReferat,
    Moeteplan,
    Medlemsliste,
    Saksoversikt,
    Handlingsplan,
    Aarsberetning,
    Fremdriftsplan,
    Melding,
    Mandat,
}

impl From<Art> for Papirart {
    fn from(art: Art) -> Self {
        match art {
            Art::Innkalling => Self::Moetepapir(Dokumentart::Innkalling),
            Art::Tilleggssaksliste => Self::Tilleggssaksliste,
            Art::Saksframlegg => Self::Saksframlegg,
            Art::Referat => Self::Moetepapir(Dokumentart::Referat),
            Art::Saksutskrift => Self::Saksutskrift,
            Art::OffentligInnkalling => Self::Moetepapir(Dokumentart::OffentligInnkalling),
            Art::OffentligReferat => Self::Moetepapir(Dokumentart::OffentligReferat),
            Art::Moeteplan => Self::Utvalgspapir(Utvalgspapir::Moeteplan),
            Art::Medlemsliste => Self::Utvalgspapir(Utvalgspapir::Medlemsliste),
            Art::Saksoversikt => Self::Utvalgspapir(Utvalgspapir::Saksoversikt),
            Art::Handlingsplan => Self::Utvalgspapir(Utvalgspapir::Handlingsplan),
            Art::Aarsberetning => Self::Utvalgspapir(Utvalgspapir::Aarsberetning),
            Art::Fremdriftsplan => Self::Utvalgspapir(Utvalgspapir::Fremdriftsplan),
            Art::Melding => Self::Melding,
            Art::Mandat => Self::Utvalgspapir(Utvalgspapir::Mandat),
        }
    }
}
