//! What a partnership or one of its bodies is and does, gathered: what a møteplan, a list of members, an overview
//! of saker or a yearly report is made from.

use chrono::NaiveDate;

use crate::{
    Behandlingssted, Frammoete, Frammoetestatus, Maalform, Moete, Moetesak, Oppfoelging, Plass, Sak,
    Skjerming, Tekst, Utvalg,
};

/// One body, or all bodies of a partnership.
#[derive(Debug, Clone, PartialEq)]
pub struct Utvalgsinnhold {
    /// The partnership's name, as printed in the head.
    pub helsefellesskap: Option<String>,
    /// The målform: the body's own, for several that of their partnership.
    pub maalform: Maalform,
    /// The year it is about, when it is about one; what is gathered is of all years.
    pub aar: Option<i32>,
    /// The day it was gathered: who sits, and what is late.
    pub dag: NaiveDate,
    /// The bodies, the top first.
    pub utvalg: Vec<Utvalgsdel>,
    /// Their meetings, by time.
    pub moeter: Vec<Utvalgsmoete>,
    /// Their saker, by their first treatment.
    pub saker: Vec<Sakshistorie>,
    /// What they follow up, by deadline.
    pub tiltak: Vec<Tiltak>,
    /// Where the year's plan of action was adopted (R04).
    pub vedtatt: Option<Behandlingssted>,
}

/// A body with its mandate and its seats.
#[derive(Debug, Clone, PartialEq)]
pub struct Utvalgsdel {
    /// The body.
    pub utvalg: Utvalg,
    /// The body above, as printed.
    pub over: Option<String>,
    /// What it is there for.
    pub mandat: Tekst,
    /// Its seats in printed order.
    pub plasser: Vec<Besetning>,
}

/// A seat and those in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Besetning {
    /// The seat.
    pub plass: Plass,
    /// Who holds it; nobody when it is vacant.
    pub innehaver: Option<Medlem>,
    /// Who deputises, first called first.
    pub varaer: Vec<Medlem>,
}

/// Somebody in a seat, without what is for the secretariat alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Medlem {
    /// Name.
    pub navn: String,
    /// Post.
    pub stilling: String,
    /// The party the person works for.
    pub part: Option<String>,
    /// The first day of the term.
    pub fra: NaiveDate,
    /// The last day of the term.
    pub til: Option<NaiveDate>,
}

/// A meeting with what a plan and a yearly report say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Utvalgsmoete {
    /// The meeting.
    pub moete: Moete,
    /// Those who meet, the one whose meeting it is first.
    pub utvalg: Vec<Utvalg>,
    /// Its items in the order of the agenda, each as exempt as its sak.
    pub saker: Vec<Moetesak>,
    /// Who was called and who came.
    pub frammoete: Vec<Frammoete>,
}

/// A sak with its way across the bodies.
#[derive(Debug, Clone, PartialEq)]
pub struct Sakshistorie {
    /// The sak.
    pub sak: Sak,
    /// The strictest exemption of the sak and of its treatments.
    pub skjerming: Option<Skjerming>,
    /// Where it was and is to be treated, oldest first; bodies by their short names.
    pub behandlet: Vec<Behandlingssted>,
}

/// A follow-up and the sak it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Tiltak {
    /// The follow-up, as exempt as its item.
    pub oppfoelging: Oppfoelging,
    /// The title of its item, when that is known here.
    pub sak: Option<String>,
}

impl Utvalgsmoete {
    /// How many of the members' seats there were, and for how many of them the member or a deputy came.
    pub fn frammoette(&self) -> (usize, usize) {
        let came = |f: &Frammoete| f.status == Frammoetestatus::Moett;
        let deputised = |f: &Frammoete| {
            self.frammoete
                .iter()
                .any(|d| d.vara_for == Some(f.person) && came(d))
        };
        let members = self
            .frammoete
            .iter()
            .filter(|f| f.rettighet.is_member() && f.vara_for.is_none());
        let seats = members.clone().count();
        (seats, members.filter(|f| came(f) || deputised(f)).count())
    }
}
