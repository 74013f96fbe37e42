//! What may be asked for on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use domain::Dokumentart;
use secretariat::{
    print::{Bestilling, Papirart, Utvalgspapir},
    printer::Skrivervalg,
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
    /// Lager et dokument av en utvekslingsfil, eller sender det til en skriver.
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

/// Which document, and where it goes.
#[derive(Args)]
pub(super) struct Document {
    /// Hvilket dokument.
    art: Art,
    /// Utvekslingsfilen.
    #[arg(long)]
    pub(super) from: PathBuf,
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
    /// Filen som skrives: PDF, Word (.docx) eller et e-postutkast med PDF-en vedlagt (.eml), eller en mappe PDF-en legges
    /// i under sitt eget navn.
    #[arg(long, required_unless_present = "print", conflicts_with = "print")]
    pub(super) out: Option<PathBuf>,
    /// Send dokumentet til en skriver i stedet for til en fil.
    #[arg(long)]
    print: bool,
    /// Skriveren; systemets egen når den ikke er oppgitt.
    #[arg(long, requires = "print")]
    printer: Option<String>,
    /// Hvor mange eksemplarer.
    #[arg(long, requires = "print", default_value_t = 1, value_parser = value_parser!(u16).range(1..=999))]
    copies: u16,
    /// På begge sider av arket.
    #[arg(long, requires = "print")]
    duplex: bool,
}

impl Document {
    pub(super) fn order(&self) -> Bestilling {
        Bestilling {
            art: self.art.into(),
            moete: self.moete.clone(),
            sak: self.sak.clone(),
            utvalg: self.utvalg.clone(),
            aar: self.aar,
        }
    }

    pub(super) fn printing(&self) -> Skrivervalg {
        Skrivervalg {
            skriver: self.printer.clone(),
            kopier: self.copies,
            tosidig: self.duplex,
        }
    }
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
