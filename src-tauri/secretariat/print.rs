//! Papers that are made when somebody asks for them, and not kept.

use std::path::Path;

pub use documents::Utvalgspapir;
use documents::{Papir, Utdrag};
use domain::Dokumentart;
use store::Reader;

use crate::{
    Desk, Error, Result,
    bodies::{Omfang, gather},
    choose,
    paper::{options, source, written},
    profile,
    unwritable::unwritable,
};

/// The kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Papirart {
    /// One that is kept with its meeting.
    Moetepapir(Dokumentart),
    /// The items that came on the agenda after the innkalling.
    Tilleggssaksliste,
    /// What a meeting concluded, for the members to report at home.
    Melding,
    /// The case paper of one item.
    Saksframlegg,
    /// One item of the minutes.
    Saksutskrift,
    /// One about a body or a partnership.
    Utvalgspapir(Utvalgspapir),
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bestilling {
    /// The kind.
    pub art: Papirart,
    /// The meeting, by its identity or its day.
    pub moete: Option<String>,
    /// The item, by its number.
    pub sak: Option<String>,
    /// The body, by its name or short name; or the partnership.
    pub utvalg: Option<String>,
    /// The year.
    pub aar: Option<i32>,
}

/// A paper as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utskrift {
    /// The name it is saved under when nobody chose one.
    pub filnavn: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Makes the paper as a PDF.
pub fn print(desk: &Desk, order: &Bestilling) -> Result<Utskrift> {
    let paper = write(desk, order)?;
    Ok(Utskrift {
        filnavn: paper.filnavn,
        bytes: pdf::render(&paper.dokument)?,
    })
}

/// Makes the paper as a Word file, to be worked on or pasted from. What is archived and signed is the PDF.
pub fn word(desk: &Desk, order: &Bestilling) -> Result<Utskrift> {
    let paper = write(desk, order)?;
    Ok(Utskrift {
        filnavn: ending(&paper.filnavn, "docx"),
        bytes: ::word::write(&paper.dokument)?,
    })
}

/// What whoever makes the paper should know before it is made: the text that the PDF cannot write.
pub fn remarks(desk: &Desk, order: &Bestilling) -> Result<Vec<String>> {
    unwritable(&write(desk, order)?.dokument, desk.language())
}

/// The name of a paper with another ending.
pub(crate) fn ending(name: &str, ending: &str) -> String {
    Path::new(name).with_extension(ending).display().to_string()
}

/// The paper before it is drawn.
pub fn write(desk: &Desk, order: &Bestilling) -> Result<Papir> {
    let store = desk.store();
    let meeting = order.moete.as_deref();
    match order.art {
        Papirart::Moetepapir(kind) => {
            let content = source(desk, choose::meeting(store, meeting)?, kind)?;
            let options = options(desk, &content, kind)?;
            Ok(Papir {
                filnavn: documents::filnavn(&content, &options),
                dokument: written(desk, &content, &options)?,
            })
        }
        Papirart::Tilleggssaksliste => {
            extract(desk, choose::meeting(store, meeting)?, Utdrag::Tilleggssaksliste)
        }
        Papirart::Melding => extract(desk, choose::meeting(store, meeting)?, Utdrag::Melding),
        Papirart::Saksframlegg => {
            let (meeting, item) = choose::item(store, meeting, order.sak.as_deref())?;
            extract(desk, meeting, Utdrag::Saksframlegg(item))
        }
        Papirart::Saksutskrift => {
            let (meeting, item) = choose::item(store, meeting, order.sak.as_deref())?;
            extract(desk, meeting, Utdrag::Saksutskrift(item))
        }
        Papirart::Utvalgspapir(kind) => of_bodies(desk, kind, order),
    }
}

fn extract(desk: &Desk, meeting: domain::MoeteId, what: Utdrag) -> Result<Papir> {
    let content = source(desk, meeting, what.fra())?;
    // It is made today, whenever the paper was that it is taken from.
    let options = documents::Options {
        laget: desk.now(),
        ..options(desk, &content, what.fra())?
    };
    let mut paper = documents::utdrag(&content, what, &options).ok_or(Error::NotFound {
        entity: "moete",
        id: meeting.0,
    })?;
    let look = profile::of_body(desk.store(), content.utvalg.id)?;
    profile::dress(desk.store(), &mut paper.dokument, look)?;
    Ok(paper)
}

fn of_bodies(desk: &Desk, kind: Utvalgspapir, order: &Bestilling) -> Result<Papir> {
    let store = desk.store();
    let whose = whose(store, kind, order)?;
    let year = match kind {
        Utvalgspapir::Moeteplan | Utvalgspapir::Aarsberetning => Some(choose::year(store, whose, order.aar)?),
        Utvalgspapir::Handlingsplan | Utvalgspapir::Saksoversikt => order.aar,
        Utvalgspapir::Medlemsliste | Utvalgspapir::Mandat | Utvalgspapir::Fremdriftsplan => None,
    };
    let content = gather(store, whose, year, desk.today())?;
    let mut paper = documents::utvalgspapir(&content, kind, desk.now());
    profile::dress(store, &mut paper.dokument, profile::of_bodies(store, whose)?)?;
    Ok(paper)
}

/// The bodies that a paper about bodies is about.
pub(crate) fn whose(reader: &impl Reader, kind: Utvalgspapir, order: &Bestilling) -> Result<Omfang> {
    let asked = order.utvalg.as_deref();
    match kind {
        Utvalgspapir::Medlemsliste | Utvalgspapir::Mandat => Ok(Omfang::Utvalg(choose::body(reader, asked)?)),
        _ => choose::bodies_of(reader, asked),
    }
}
