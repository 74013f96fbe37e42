//! Plays a script through the use cases.

mod before;
mod during;
mod named;

use chrono::{NaiveDate, NaiveTime};
use domain::{Helsefellesskap, MoeteId, Moetesak, Oppfoelging, Oppnevningsart, Person, Plass, Utvalg};
use store::Reader;

use self::named::{lost, patched};
use super::{
    clock::SteppingClock,
    script::{Manus, Sittende, Steg},
};
use crate::{Bruker, Desk, Result, agenda, appoint, follow_up, plan, template, utvalg};

/// Plays scripts at a desk.
pub struct Player {
    desk: Desk,
    clock: SteppingClock,
    meeting: Option<MoeteId>,
}

impl Player {
    /// Somebody who plays scripts at this desk.
    pub fn new(desk: Desk, clock: SteppingClock) -> Self {
        Self {
            desk,
            clock,
            meeting: None,
        }
    }

    /// The desk and the last meeting that was planned.
    pub fn finish(self) -> Result<(Desk, MoeteId)> {
        let meeting = self.meeting.ok_or_else(|| lost("moete", "-"))?;
        Ok((self.desk, meeting))
    }

    /// Plays a whole script.
    pub fn play(&mut self, script: &Manus) -> Result<()> {
        self.begin(script)?;
        for step in &script.steg {
            self.step(step)?;
        }
        Ok(())
    }

    fn begin(&mut self, script: &Manus) -> Result<()> {
        let partnership = if let Some(there) = self.desk.store().all::<Helsefellesskap>()?.pop() {
            there.id
        } else {
            let made = template::start_from_template(&mut self.desk, &script.mal)?;
            made.ok_or_else(|| lost("mal", &script.mal))?
        };
        let mut named: Helsefellesskap = self
            .desk
            .store()
            .get(partnership.0)?
            .ok_or_else(|| lost("helsefellesskap", &script.mal))?;
        named.navn.clone_from(&script.helsefellesskap);
        let maalform = named.maalform;
        utvalg::save_partnership(&mut self.desk, named)?;
        self.desk.save_user(Bruker {
            navn: script.underskrivere.last().cloned().unwrap_or_default(),
            maalform,
        })?;
        let any = self
            .desk
            .store()
            .all::<Utvalg>()?
            .into_iter()
            .next()
            .ok_or_else(|| lost("utvalg", "-"))?;
        for (kind, name) in &script.parter {
            appoint::add_party(&mut self.desk, any.id, *kind, name)?;
        }
        for seated in &script.plasser {
            self.seat(seated, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default())?;
        }
        Ok(())
    }

    fn seat(&mut self, seated: &Sittende, from: NaiveDate) -> Result<()> {
        let body = self.body(&seated.utvalg)?;
        let mut seats: Vec<Plass> = self.desk.store().by("utvalg", body.0)?;
        seats.sort_by(|a, b| (&a.rekkefoelge, a.id).cmp(&(&b.rekkefoelge, b.id)));
        let mut seat = seats
            .get(seated.plass)
            .cloned()
            .ok_or_else(|| lost("plass", &seated.navn))?;
        if let Some(role) = seated.rolle {
            seat.rolle = role;
            appoint::save_seat(&mut self.desk, seat.clone())?;
        }
        let holder = (&seated.navn, &seated.stilling, &seated.part, Oppnevningsart::Fast);
        let deputies = seated
            .vara
            .iter()
            .map(|(navn, stilling, part)| (navn, stilling, part, Oppnevningsart::Vara));
        for (navn, stilling, part, som) in std::iter::once(holder).chain(deputies) {
            let known = self
                .desk
                .store()
                .all::<Person>()?
                .into_iter()
                .find(|p| p.navn == *navn)
                .map(|p| p.id);
            let ny = appoint::NyPerson {
                navn: navn.clone(),
                stilling: stilling.clone(),
                part: part.clone(),
            };
            let new = appoint::NyOppnevning {
                plass: seat.id,
                person: known,
                ny: Some(ny),
                som,
                fra: from,
                til: None,
            };
            appoint::appoint(&mut self.desk, new)?;
        }
        Ok(())
    }

    /// Plays one step.
    pub fn step(&mut self, step: &Steg) -> Result<()> {
        match step.clone() {
            Steg::Klokke { naar } => self.clock.set(naar),
            Steg::Utvalg { utvalg: name, felt } => {
                let body: Utvalg = self.need(self.body(&name)?.0, &name)?;
                utvalg::save_utvalg(&mut self.desk, patched(&body, felt)?)?;
            }
            Steg::NyttUtvalg { navn, kort, over } => {
                let above: Utvalg = self.need(self.body(&over)?.0, &over)?;
                template::create_utvalg(&mut self.desk, &navn, Some(kort), Some(above.id), above.maalform)?;
            }
            Steg::NyPlass {
                utvalg,
                art,
                betegnelse,
            } => {
                let body = self.body(&utvalg)?;
                appoint::add_seat(&mut self.desk, body, art, &betegnelse, domain::Rettighet::Medlem)?;
            }
            Steg::Oppnevn {
                utvalg,
                plass,
                navn,
                stilling,
                part,
                rolle,
                fra,
            } => {
                self.seat(
                    &Sittende {
                        utvalg,
                        plass,
                        navn,
                        stilling,
                        part,
                        rolle,
                        vara: vec![],
                    },
                    fra,
                )?;
            }
            Steg::Holdt { utvalg, dato } => self.held(&utvalg, dato)?,
            Steg::RegistrerSak { .. } => self.register(step.clone())?,
            Steg::Planlegg { .. } => self.plan(step.clone())?,
            Steg::Oppfoelging {
                utvalg,
                sak,
                saksnummer,
                oppgave,
                ansvarlig,
                frist,
                status,
            } => {
                let moetesak = sak.map(|name| self.item(&name)).transpose()?;
                let utvalg = self.body(&utvalg)?;
                let new = follow_up::NyOppfoelging {
                    utvalg,
                    moetesak,
                    saksnummer,
                    oppgave,
                    ansvarlig,
                    frist,
                    status,
                };
                follow_up::add_follow_up(&mut self.desk, new)?;
            }
            Steg::EndreOppfoelging { saksnummer, felt } => {
                let rows: Vec<Oppfoelging> = self.desk.store().all()?;
                let row = rows.into_iter().find(|r| r.saksnummer == saksnummer);
                let row = row.ok_or_else(|| lost("oppfoelging", &saksnummer))?;
                follow_up::save_follow_up(&mut self.desk, patched(&row, felt)?)?;
            }
            other => return self.in_meeting(other),
        }
        Ok(())
    }

    /// A meeting that was held before the script begins.
    fn held(&mut self, name: &str, date: NaiveDate) -> Result<()> {
        let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
        let body = self.body(name)?;
        let new = plan::NyttMoete {
            utvalg: body,
            felles_med: vec![],
            dato: date,
            start: nine,
            slutt: None,
            sted: String::new(),
            form: domain::Moeteform::default(),
            art: domain::Moeteart::default(),
        };
        let meeting = plan::plan_meeting(&mut self.desk, new)?;
        // What came before this program has no numbers here: the body's setting says which were used.
        for item in self.desk.store().by::<Moetesak>("moete", meeting.0)? {
            agenda::remove_item(&mut self.desk, item.id)?;
        }
        plan::record_held(&mut self.desk, meeting, nine)
    }
}
