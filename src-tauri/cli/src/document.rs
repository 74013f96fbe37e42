//! `motebok document`: one paper, as a file or to a printer.

use std::{ops::ControlFlow, path::PathBuf};

use clap::{
    Args, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
    value_parser,
};
use domain::Maalform;
use host::printing;
use secretariat::{
    Desk, Error, exchange, mail,
    order::{Pakkenavn, Papirnavn},
    package::{self, Pakkebestilling},
    paper, print,
    print::{Bestilling, Utskrift},
    printer::Skrivervalg,
};

use crate::act::{at_desk, data_folder, failed};

/// Which document, and where it goes.
#[derive(Args)]
pub(crate) struct Document {
    /// Hvilket dokument.
    #[arg(value_parser = kinds())]
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
    /// Filen som skrives: PDF, Word (.docx) eller et e-postutkast med PDF-en vedlagt (.eml), eller en mappe PDF-en legges
    /// i under sitt eget navn.
    #[arg(long, required_unless_present = "print", conflicts_with = "print")]
    out: Option<PathBuf>,
    /// Send dokumentet til en skriver i stedet for til en fil.
    #[arg(long)]
    print: bool,
    /// Skriveren; systemets egen når den ikke er oppgitt.
    #[arg(long, conflicts_with = "out")]
    printer: Option<String>,
    /// Hvor mange eksemplarer.
    #[arg(long, conflicts_with = "out", default_value_t = 1, value_parser = value_parser!(u16).range(1..=999))]
    copies: u16,
    /// På begge sider av arket.
    #[arg(long, conflicts_with = "out")]
    duplex: bool,
}

/// A paper, or the package of many.
#[derive(Debug, Clone, Copy)]
enum Art {
    Papir(Papirnavn),
    Moetepakke,
}

const PACKAGE: &str = "moetepakke";

fn kinds() -> impl TypedValueParser<Value = Art> {
    let words = Papirnavn::ALL.iter().map(|name| name.word()).chain([PACKAGE]);
    PossibleValuesParser::new(words).map(|word| {
        let named = Papirnavn::ALL.iter().find(|name| name.word() == word);
        named.map_or(Art::Moetepakke, |name| Art::Papir(*name))
    })
}

/// The forms of the meeting package.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Arkiv,
    Leser,
}

impl From<Form> for Pakkenavn {
    fn from(form: Form) -> Self {
        match form {
            Form::Arkiv => Self::Arkiv,
            Form::Leser => Self::Leser,
        }
    }
}

/// Makes the document, of the format that the file's ending says. Returns what was written.
pub(crate) fn make(asked: &Document, language: Maalform) -> Result<Vec<String>, Error> {
    let made = match &asked.from {
        Some(from) => {
            let file = paper::read_file(from)?;
            // It is worked on in a scratch folder that is gone afterwards.
            let scratch = tempfile::tempdir().map_err(|cause| failed(from, cause))?;
            let mut desk = Desk::open(scratch.path())?;
            exchange::import(&mut desk, &file)?;
            made(&desk, asked, language)?
        }
        None => at_desk(|desk| made(desk, asked, language))?,
    };
    let Some(out) = &asked.out else {
        let choice = Skrivervalg {
            skriver: asked.printer.clone(),
            kopier: asked.copies,
            tosidig: asked.duplex,
        };
        printing::print(&data_folder()?.join("vis"), &made, &choice)?;
        return Ok(Vec::new());
    };
    let path = if out.is_dir() {
        out.join(&made.filnavn)
    } else {
        out.clone()
    };
    paper::write_file(&path, &made.bytes)?;
    Ok(vec![path.display().to_string()])
}

/// The file, and on stderr what whoever uses it should know.
fn made(desk: &Desk, asked: &Document, language: Maalform) -> Result<Utskrift, Error> {
    let Art::Papir(name) = asked.art else {
        return package_of(desk, asked, language);
    };
    let order = Bestilling {
        art: name.into(),
        moete: asked.moete.clone(),
        sak: asked.sak.clone(),
        utvalg: asked.utvalg.clone(),
        aar: asked.aar,
    };
    let ending = asked.out.as_ref().and_then(|out| out.extension());
    let is = |wanted: &str| ending.is_some_and(|own| own.eq_ignore_ascii_case(wanted));
    if is("docx") {
        return print::word(desk, &order);
    }
    if is("eml") {
        let draft = mail::draft(desk, &order)?;
        for remark in draft.remarks(language) {
            eprintln!("{remark}");
        }
        return Ok(draft.fil);
    }
    for remark in print::remarks(desk, &order)? {
        eprintln!("{remark}");
    }
    print::print(desk, &order)
}

fn package_of(desk: &Desk, asked: &Document, language: Maalform) -> Result<Utskrift, Error> {
    let order = Pakkebestilling {
        moete: asked.moete.clone(),
        form: Pakkenavn::from(asked.form).into(),
    };
    let made = package::pack(desk, &order, &mut |_, _| ControlFlow::Continue(()))?;
    for remark in made.remarks(language) {
        eprintln!("{remark}");
    }
    Ok(Utskrift {
        filnavn: made.filnavn,
        bytes: made.pdf,
    })
}
