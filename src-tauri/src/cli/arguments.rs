//! What may be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use domain::Dokumentart;
use secretariat::{
    package::Pakkeform,
    print::{Papirart, Utvalgspapir},
};

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
        /// Utvekslingsfilen; datamappen når den ikke er oppgitt. Bare datamappen har filene til vedleggene.
        #[arg(long)]
        from: Option<PathBuf>,
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
        /// Møtepakkens form: arkiv, som bærer vedleggene uendret, eller leser, med alle sidene etter hverandre.
        #[arg(long, value_enum, default_value = "leser")]
        form: Form,
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
    Moetepakke,
}

/// The forms of the meeting package.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Form {
    Arkiv,
    Leser,
}

impl From<Form> for Pakkeform {
    fn from(form: Form) -> Self {
        match form {
            Form::Arkiv => Self::Arkiv,
            Form::Leser => Self::Leser,
        }
    }
}

impl Art {
    /// The paper that is asked for; nothing for the meeting package, which is made of many.
    pub(super) fn paper(self) -> Option<Papirart> {
        Some(match self {
            Self::Innkalling => Papirart::Moetepapir(Dokumentart::Innkalling),
            Self::Tilleggssaksliste => Papirart::Tilleggssaksliste,
            Self::Saksframlegg => Papirart::Saksframlegg,
            Self::Referat => Papirart::Moetepapir(Dokumentart::Referat),
            Self::Saksutskrift => Papirart::Saksutskrift,
            Self::OffentligInnkalling => Papirart::Moetepapir(Dokumentart::OffentligInnkalling),
            Self::OffentligReferat => Papirart::Moetepapir(Dokumentart::OffentligReferat),
            Self::Moeteplan => Papirart::Utvalgspapir(Utvalgspapir::Moeteplan),
            Self::Medlemsliste => Papirart::Utvalgspapir(Utvalgspapir::Medlemsliste),
            Self::Saksoversikt => Papirart::Utvalgspapir(Utvalgspapir::Saksoversikt),
            Self::Handlingsplan => Papirart::Utvalgspapir(Utvalgspapir::Handlingsplan),
            Self::Aarsberetning => Papirart::Utvalgspapir(Utvalgspapir::Aarsberetning),
            Self::Fremdriftsplan => Papirart::Utvalgspapir(Utvalgspapir::Fremdriftsplan),
            Self::Melding => Papirart::Melding,
            Self::Mandat => Papirart::Utvalgspapir(Utvalgspapir::Mandat),
            Self::Moetepakke => return None,
        })
    }
}
