//! What each document says: the content of a meeting in, the blocks of a paper out, in the body's målform.
//!
//! A secretary types only what nobody can know; heads, tables, who came and went, disqualification, closed
//! doors, labels and deadlines are made from data. A public document is made from
//! [`domain::offentlig`]'s content, so nothing here ever sees exempt text.

mod bevegelse;
mod binding;
mod dokument;
mod filnavn;
mod forfall;
mod habilitet;
mod hode;
mod innkalling;
mod konklusjon;
mod lukking;
mod oppfoelging;
mod oppmoete;
mod paper;
mod plain;
mod referat;
mod sak;
mod sakliste;
mod saksframlegg;
mod standpunkt;
mod tekst;
mod tidslinje;
mod tilstede;
mod underskrift;
mod varsel;
mod videre;

#[cfg(test)]
mod fixture;

pub use dokument::{Options, dokument};
pub use filnavn::filnavn;
pub use plain::lines;
