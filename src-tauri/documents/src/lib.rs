//! What each document says: the content of a meeting in, the blocks of a paper out, in the body's målform.
//!
//! A secretary types only what nobody can know; heads, tables, who came and went, disqualification, closed
//! doors, labels and deadlines are made from data. A public document is made from
//! [`domain::offentlig`]'s content, so nothing here ever sees exempt text.

mod aarsberetning;
mod ark;
mod bevegelse;
mod binding;
mod cover;
mod dokument;
mod filnavn;
mod forfall;
mod fremdriftsplan;
mod habilitet;
mod handlingsplan;
mod hode;
mod innkalling;
mod konklusjon;
mod lenke;
mod lukking;
mod mandat;
mod medlemsliste;
mod melding;
mod moetepakke;
mod moeteplan;
mod navn;
mod oppfoelging;
mod oppmoete;
mod paper;
mod plain;
mod referat;
mod runs;
mod sak;
mod sakliste;
mod saksframlegg;
mod saksoversikt;
mod saksutskrift;
mod standpunkt;
mod tabell;
mod tekst;
mod tidslinje;
mod tilleggssaksliste;
mod tilstede;
mod underskrift;
mod utdrag;
mod utvalgspapir;
mod varsel;
mod vedleggsfil;
mod videre;

#[cfg(test)]
mod bodies_fixture;
#[cfg(test)]
mod fixture;

pub use dokument::{Options, dokument};
pub use filnavn::filnavn;
pub use lenke::{SAKLISTE, saksted};
pub use moetepakke::{anker, moetepakke, pakkevedlegg};
pub use navn::{Navn, read_names};
pub use plain::lines;
pub use utdrag::{Utdrag, utdrag};
pub use utvalgspapir::{Utvalgspapir, utvalgspapir};
pub use vedleggsfil::{Pakkeform, Utelatelse, Vedleggsfil, Vedleggsform};

/// A paper and the name it is saved under.
#[derive(Debug, Clone, PartialEq)]
pub struct Papir {
    /// The name, with its ending.
    pub filnavn: String,
    /// The paper.
    pub dokument: pdf::Document,
}
