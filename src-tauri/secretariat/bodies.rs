//! Gathers what a partnership or one of its bodies is and does.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{
    Behandlingssted, Besetning, Helsefellesskap, HelsefellesskapId, MASKERT, Maalform, Medlem, Moete,
    MoeteId, Moetesak, Oppfoelging, Oppnevning, Part, Person, Plass, Sak, SakId, Sakshistorie, Skjerming,
    Tiltak, Utfall, Utvalg, UtvalgId, Utvalgsdel, Utvalgsinnhold, Utvalgsmoete,
};
use store::Reader;
use uuid::Uuid;

use crate::{Result, desk::need, register::norwegian};

/// Whose paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omfang {
    /// One body's.
    Utvalg(UtvalgId),
    /// That of all bodies of a partnership, or of all that belong to none.
    Helsefellesskap(Option<HelsefellesskapId>),
}

impl Omfang {
    /// Whether the body is one of them.
    pub(crate) fn holds(self, body: &Utvalg) -> bool {
        match self {
            Self::Utvalg(id) => body.id == id,
            Self::Helsefellesskap(id) => body.helsefellesskap == id,
        }
    }
}

/// Every treatment that is known, and by which exemption it is to be kept from the public.
struct Treatments {
    meetings: BTreeMap<MoeteId, Moete>,
    bodies: BTreeMap<UtvalgId, Utvalg>,
    items: Vec<Moetesak>,
    exempt: BTreeMap<SakId, Skjerming>,
}

/// What they are and do.
pub fn gather(
    reader: &impl Reader,
    whose: Omfang,
    year: Option<i32>,
    today: NaiveDate,
) -> Result<Utvalgsinnhold> {
    let known = treatments(reader)?;
    let mut chosen: Vec<&Utvalg> = known.bodies.values().filter(|body| whose.holds(body)).collect();
    chosen.sort_by_key(|u| (u.nivaa.unwrap_or(u8::MAX), norwegian(&u.navn), u.id));
    let ids: BTreeSet<UtvalgId> = chosen.iter().map(|body| body.id).collect();
    let partnership = match whose {
        Omfang::Helsefellesskap(id) => id,
        Omfang::Utvalg(_) => chosen.first().and_then(|body| body.helsefellesskap),
    };
    let partnership: Option<Helsefellesskap> = partnership.map(|id| need(reader, id.0)).transpose()?;
    let own = chosen.first().map_or(Maalform::Nb, |body| body.maalform);
    let maalform = match (whose, &partnership) {
        (Omfang::Helsefellesskap(_), Some(partnership)) => partnership.maalform,
        _ => own,
    };
    Ok(Utvalgsinnhold {
        vedtatt: year.and_then(|year| adopted(&known, partnership.as_ref(), year)),
        helsefellesskap: partnership.map(|partnership| partnership.navn),
        maalform,
        aar: year,
        dag: today,
        utvalg: chosen
            .iter()
            .map(|body| part(reader, &known, body, today))
            .collect::<Result<_>>()?,
        moeter: meetings(reader, &known, &ids)?,
        saker: saker(reader, &known, &ids)?,
        tiltak: follow_ups(reader, &known, &ids)?,
    })
}

fn treatments(reader: &impl Reader) -> Result<Treatments> {
    let mut items: Vec<Moetesak> = reader.all()?;
    let mut exempt = BTreeMap::new();
    for sak in reader.all::<Sak>()? {
        let own = items
            .iter()
            .filter(|item| item.sak == Some(sak.id))
            .filter_map(|item| item.skjerming.as_ref());
        let all = sak.skjerming.iter().chain(own);
        // The strictest: one that does not even let the title be read.
        if let Some(strictest) = all.max_by_key(|one| one.public_title(&sak.tittel) == MASKERT) {
            exempt.insert(sak.id, strictest.clone());
        }
    }
    for item in &mut items {
        let by_sak = item.sak.and_then(|sak| exempt.get(&sak)).cloned();
        item.skjerming = by_sak.or(item.skjerming.take());
    }
    Ok(Treatments {
        meetings: reader.all::<Moete>()?.into_iter().map(|m| (m.id, m)).collect(),
        bodies: reader.all::<Utvalg>()?.into_iter().map(|u| (u.id, u)).collect(),
        items,
        exempt,
    })
}

impl Treatments {
    /// The item with its meeting as a stop on a sak's way.
    fn stop(&self, item: &Moetesak) -> Option<Behandlingssted> {
        let meeting = self.meetings.get(&item.moete)?;
        Some(Behandlingssted {
            utvalg: self.bodies.get(&meeting.utvalg)?.kort().to_owned(),
            dato: meeting.dato,
            nummer: item.nummer(),
            utfall: item.utfall,
        })
    }
}

fn part(reader: &impl Reader, known: &Treatments, body: &Utvalg, today: NaiveDate) -> Result<Utvalgsdel> {
    let mut seats: Vec<Plass> = reader.by("utvalg", body.id.0)?;
    seats.retain(|seat| seat.exists(today));
    seats.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
    let mut plasser = Vec::with_capacity(seats.len());
    for plass in seats {
        let terms: Vec<Oppnevning> = reader.by("plass", plass.id.0)?;
        let holder = plass.holder(&terms, today);
        let deputies = plass.deputies(&terms, today);
        plasser.push(Besetning {
            innehaver: holder.map(|term| member(reader, term)).transpose()?,
            varaer: deputies
                .into_iter()
                .map(|term| member(reader, term))
                .collect::<Result<_>>()?,
            plass,
        });
    }
    Ok(Utvalgsdel {
        over: body
            .over
            .and_then(|over| known.bodies.get(&over))
            .map(Utvalg::fullt_navn),
        mandat: reader.text("utvalg", body.id.0, "mandat")?,
        plasser,
        utvalg: body.clone(),
    })
}

fn member(reader: &impl Reader, term: &Oppnevning) -> Result<Medlem> {
    let person: Person = need(reader, term.person.0)?;
    let party = person.part.map(|part| reader.get::<Part>(part.0)).transpose()?;
    Ok(Medlem {
        navn: person.navn,
        stilling: person.stilling,
        part: party.flatten().map(|party| party.navn),
        fra: term.fra,
        til: term.til,
    })
}

fn meetings(reader: &impl Reader, known: &Treatments, ids: &BTreeSet<UtvalgId>) -> Result<Vec<Utvalgsmoete>> {
    let mine = |m: &&Moete| m.alle_utvalg().any(|body| ids.contains(&body));
    let mut found: Vec<&Moete> = known.meetings.values().filter(mine).collect();
    found.sort_by_key(|m| (m.dato, m.start, m.id));
    let one = |meeting: &Moete| -> Result<Utvalgsmoete> {
        let items = known.items.iter().filter(|item| item.moete == meeting.id);
        let mut saker: Vec<Moetesak> = items.cloned().collect();
        saker.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
        Ok(Utvalgsmoete {
            moete: meeting.clone(),
            utvalg: meeting
                .alle_utvalg()
                .filter_map(|body| known.bodies.get(&body).cloned())
                .collect(),
            saker,
            frammoete: reader.by("moete", meeting.id.0)?,
        })
    };
    found.into_iter().map(one).collect()
}

/// The saker prepared for these bodies or treated in them.
fn saker(reader: &impl Reader, known: &Treatments, ids: &BTreeSet<UtvalgId>) -> Result<Vec<Sakshistorie>> {
    let mut treated: BTreeMap<SakId, Vec<&Moetesak>> = BTreeMap::new();
    for item in &known.items {
        if let Some(sak) = item.sak {
            treated.entry(sak).or_default().push(item);
        }
    }
    let meets = |item: &&Moetesak| {
        let meeting = known.meetings.get(&item.moete);
        meeting.is_some_and(|m| m.alle_utvalg().any(|body| ids.contains(&body)))
    };
    let mut found = Vec::new();
    for sak in reader.all::<Sak>()? {
        let items = treated.remove(&sak.id).unwrap_or_default();
        let prepared = sak.utvalg.is_some_and(|body| ids.contains(&body));
        if !prepared && !items.iter().any(meets) {
            continue;
        }
        let mut stops: Vec<_> = items.iter().filter_map(|item| known.stop(item)).collect();
        stops.sort_by_key(|stop| stop.dato);
        found.push(Sakshistorie {
            skjerming: known.exempt.get(&sak.id).cloned(),
            sak,
            behandlet: stops,
        });
    }
    let first = |history: &Sakshistorie| history.behandlet.first().map(|stop| stop.dato);
    // What was never treated comes last.
    found.sort_by_key(|one| (first(one).is_none(), first(one), one.sak.meldt, one.sak.id));
    Ok(found)
}

fn follow_ups(reader: &impl Reader, known: &Treatments, ids: &BTreeSet<UtvalgId>) -> Result<Vec<Tiltak>> {
    let mut rows: Vec<Oppfoelging> = reader.all()?;
    rows.retain(|row| ids.contains(&row.utvalg));
    let place = |row: &Oppfoelging| (row.frist.is_none(), row.frist, row.rekkefoelge.clone(), row.id);
    rows.sort_by_key(place);
    let items: BTreeMap<Uuid, &Moetesak> = known.items.iter().map(|item| (item.id.0, item)).collect();
    Ok(rows
        .into_iter()
        .map(|mut row| {
            let item = row.moetesak.and_then(|id| items.get(&id.0)).copied();
            row.unntatt |= item.map_or_else(|| known.exempt_number(&row), |item| item.skjerming.is_some());
            Tiltak {
                sak: item.map(|item| item.tittel.clone()),
                oppfoelging: row,
            }
        })
        .collect())
}

impl Treatments {
    /// A task that names its item by its number alone is exempt when an item of the body with that number is.
    fn exempt_number(&self, row: &Oppfoelging) -> bool {
        self.items.iter().any(|item| {
            item.skjerming.is_some()
                && item
                    .numre
                    .iter()
                    .any(|number| number.utvalg == row.utvalg && number.tekst == row.saksnummer)
        })
    }
}

/// The item of the top body that adopted the year's plan of action (R04): standing items have no other name than
/// their title, which the two målformer share.
fn adopted(known: &Treatments, partnership: Option<&Helsefellesskap>, year: i32) -> Option<Behandlingssted> {
    let title = format!("Handlingsplan {year}");
    let top = |item: &&Moetesak| {
        let body = known
            .meetings
            .get(&item.moete)
            .and_then(|m| known.bodies.get(&m.utvalg));
        body.is_some_and(|body| {
            body.nivaa == Some(1) && body.helsefellesskap == partnership.map(|partnership| partnership.id)
        })
    };
    let item = known
        .items
        .iter()
        .filter(|item| item.skjerming.is_none() && item.tittel.starts_with(&title))
        .filter(|item| matches!(item.utfall, Some(Utfall::Vedtatt | Utfall::VedtattEndret)))
        .find(top)?;
    let meeting = known.meetings.get(&item.moete)?;
    Some(Behandlingssted {
        utvalg: known.bodies.get(&meeting.utvalg)?.navn.clone(),
        ..known.stop(item)?
    })
}
