//! The rules and states of a committee secretariat: no input, no output, no clock, no database.
//!
//! A *sak* lives for years; a *moetesak* is its treatment in one meeting. Rules are data of the body.
//! Transitions return a [`Hinder`], the reason a secretary understands.

mod behandling;
mod dublett;
mod entity;
mod frammoete;
mod frist;
mod helsefellesskap;
mod hinder;
mod ids;
mod innhold;
mod kontroll;
mod maalform;
mod moete;
mod moetesak;
mod nummer;
mod offentlig;
mod oppfoelging;
mod part;
mod person;
mod plass;
mod profil;
mod referat;
mod regel;
mod rekkefoelge;
mod sak;
mod skjerming;
pub mod tekst;
mod utvalg;
mod utvalgsinnhold;

pub use behandling::*;
pub use dublett::{Dublett, Nummerert, dubletter};
pub use entity::Entity;
pub use frammoete::*;
pub use frist::{Frister, frist, is_working_day};
pub use helsefellesskap::Helsefellesskap;
pub use hinder::Hinder;
pub use ids::*;
pub use innhold::*;
pub use kontroll::*;
pub use maalform::Maalform;
pub use moete::*;
pub use moetesak::*;
pub use nummer::*;
pub use offentlig::{offentlig, offentlig_utvalg};
pub use oppfoelging::*;
pub use part::{Part, Partsart};
pub use person::{Navnespraak, Person, etternavn};
pub use plass::*;
pub use profil::{Arkstoerrelse, Logo, Profil, Skriftstoerrelse, Underskriver};
pub use referat::*;
pub use regel::{Haandheving, REGLER, Regel, Regelbeskrivelse, Regelsett, haandheving};
pub use rekkefoelge::between;
pub use sak::*;
pub use skjerming::*;
pub use tekst::Tekst;
pub use utvalg::*;
pub use utvalgsinnhold::*;
