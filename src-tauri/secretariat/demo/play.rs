//! Plays a script through the use cases.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use domain::{
    Forslagsstatus, Frammoete, Habilitet, Helsefellesskap, Moete, MoeteId, Moetesak, MoetesakId, Oppfoelging,
    Oppnevningsart, Person, PersonId, Plass, Sak, SakId, Utvalg, UtvalgId, Videre,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use store::{Clock, Reader};
use uuid::Uuid;

use super::script::{Manus, Sittende, Steg};
use crate::{
    Bruker, Desk, Error, Result, agenda, appoint, attendance, decide, follow_up, impartiality, notice, plan,
    run, sak, template, text, utvalg,
};

/// A clock that stands where the script has set it.
#[derive(Debug, Clone)]
pub struct SteppingClock(Arc<Mutex<NaiveDateTime>>);

impl Default for SteppingClock {
    fn default() -> Self {
        let start = NaiveDate::from_ymd_opt(2026, 6, 1)
            .unwrap_or_default()
            .and_time(NaiveTime::default());
        Self(Arc::new(Mutex::new(start)))
    }
}

impl SteppingClock {
    /// Sets the clock.
    pub fn set(&self, at: NaiveDateTime) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for SteppingClock {
    fn now(&self) -> DateTime<FixedOffset> {
        let at = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Norwegian summer time; the scripts are about autumn meetings, and only the local time is shown.
        let zone = FixedOffset::east_opt(2 * 3600);
        zone.and_then(|zone| zone.from_local_datetime(&at).single())
            .unwrap_or_default()
    }
}

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

    fn register(&mut self, step: Steg) -> Result<()> {
        let Steg::RegistrerSak {
            tittel,
            sakstype,
            utvalg,
            meldt_av,
            saksansvarlig,
            arkivsaksnr,
            skjerming,
            tekster,
            forankring,
            vedlegg,
        } = step
        else {
            return Ok(());
        };
        let body = self.body(&utvalg)?;
        let new = sak::NySak {
            tittel,
            sakstype,
            meldt_av,
            utvalg: Some(body),
            saksansvarlig,
        };
        let id = sak::register_sak(&mut self.desk, new)?;
        let registered: Sak = self.need(id.0, "sak")?;
        sak::save_sak(
            &mut self.desk,
            Sak {
                arkivsaksnr,
                skjerming,
                ..registered
            },
        )?;
        for (field, words) in &tekster {
            text::set_text(&mut self.desk, "sak", id.0, field, words)?;
        }
        for (side, place, on) in &forankring {
            sak::add_anchoring(&mut self.desk, id, *side, place, *on)?;
        }
        for (title, exempt) in &vedlegg {
            sak::add_attachment(&mut self.desk, Some(id), None, title, *exempt)?;
        }
        Ok(())
    }

    fn plan(&mut self, step: Steg) -> Result<()> {
        let Steg::Planlegg {
            utvalg,
            felles_med,
            dato,
            start,
            slutt,
            sted,
            form,
            art,
            felt,
        } = step
        else {
            return Ok(());
        };
        let new = plan::NyttMoete {
            utvalg: self.body(&utvalg)?,
            felles_med: felles_med
                .iter()
                .map(|name| self.body(name))
                .collect::<Result<_>>()?,
            dato,
            start,
            slutt,
            sted,
            form,
            art,
        };
        self.meeting = Some(plan::plan_meeting(&mut self.desk, new)?);
        self.change_meeting(felt)
    }

    fn change_meeting(&mut self, fields: Map<String, Value>) -> Result<()> {
        let meeting: Moete = self.need(self.meeting()?.0, "moete")?;
        plan::save_meeting(&mut self.desk, patched(&meeting, fields)?)
    }

    fn in_meeting(&mut self, step: Steg) -> Result<()> {
        let meeting = self.meeting()?;
        match step {
            Steg::Moete { felt } => self.change_meeting(felt)?,
            Steg::SettPaa { sak } => {
                let id = self.sak(&sak)?;
                agenda::add_item(&mut self.desk, meeting, id)?;
            }
            Steg::FriSak { tittel, sakstype } => {
                agenda::add_free_item(&mut self.desk, meeting, &tittel, sakstype)?;
            }
            Steg::Sak { sak, felt } => {
                let item: Moetesak = self.need(self.item(&sak)?.0, &sak)?;
                agenda::save_item(&mut self.desk, patched(&item, felt)?)?;
            }
            Steg::BehandlesAv { sak, utvalg } => {
                let mut item: Moetesak = self.need(self.item(&sak)?.0, &sak)?;
                item.behandles_av = utvalg.iter().map(|name| self.body(name)).collect::<Result<_>>()?;
                agenda::save_item(&mut self.desk, item)?;
            }
            Steg::Fjern { sak } => {
                let found = self.item(&sak)?;
                agenda::remove_item(&mut self.desk, found)?;
            }
            Steg::Flytt { sak, etter } => {
                let after = etter.map(|name| self.item(&name)).transpose()?;
                let found = self.item(&sak)?;
                agenda::move_item(&mut self.desk, found, after)?;
            }
            Steg::Referatsak { sak, tittel } => {
                let found = self.item(&sak)?;
                agenda::add_note(&mut self.desk, found, &tittel, None)?;
            }
            Steg::Trekk { sak, grunn } => {
                let found = self.item(&sak)?;
                agenda::withdraw_item(&mut self.desk, found, Some(grunn))?;
            }
            Steg::Utsett { sak, dato } => {
                let found = self.item(&sak)?;
                agenda::postpone_item(&mut self.desk, found, dato)?;
            }
            Steg::NySak { tittel, under } => {
                let under = under.map(|name| self.item(&name)).transpose()?;
                agenda::add_item_in_meeting(&mut self.desk, meeting, &tittel, under)?;
            }
            Steg::Innkall { grunn } => notice::call_meeting(&mut self.desk, meeting, grunn)?,
            people @ (Steg::Moeteleder { .. }
            | Steg::Referent { .. }
            | Steg::Inviter { .. }
            | Steg::Forfall { .. }
            | Steg::Vara { .. }
            | Steg::Frammoete { .. }
            | Steg::Kom { .. }
            | Steg::Gikk { .. }
            | Steg::Habilitet { .. }
            | Steg::Tiltraadt { .. }) => self.people(people)?,
            other => self.conduct(other)?,
        }
        Ok(())
    }

    fn people(&mut self, step: Steg) -> Result<()> {
        let meeting = self.meeting()?;
        match step {
            Steg::Moeteleder { navn } => {
                let person = self.person(&navn)?;
                self.change_meeting(Map::from_iter([("moeteleder".to_owned(), json(&person))]))?;
            }
            Steg::Referent { navn } => {
                let person = self.person(&navn)?;
                self.change_meeting(Map::from_iter([("referent".to_owned(), json(&person))]))?;
            }
            Steg::Inviter {
                navn,
                stilling,
                rolle,
                referent,
            } => {
                let person = attendance::invite(&mut self.desk, meeting, &navn, &stilling, rolle)?;
                if referent {
                    self.change_meeting(Map::from_iter([("referent".to_owned(), json(&person))]))?;
                }
            }
            Steg::Forfall { navn, merknad } => {
                let (person, absent) = (self.person(&navn)?, domain::Frammoetestatus::Forfall);
                attendance::set_attendance(&mut self.desk, meeting, person, absent, merknad)?;
            }
            Steg::Vara { for_, navn } => {
                let (absent, deputy) = (self.person(&for_)?, self.person(&navn)?);
                attendance::call_deputy(&mut self.desk, meeting, absent, deputy)?;
            }
            Steg::Frammoete { navn, felt } => {
                let row: Frammoete = self.need(Frammoete::identity(meeting, self.person(&navn)?).0, &navn)?;
                attendance::save_attendance(&mut self.desk, patched(&row, felt)?)?;
            }
            Steg::Kom { navn, kl } => {
                let found = self.person(&navn)?;
                attendance::arrive(&mut self.desk, meeting, found, kl)?;
            }
            Steg::Gikk { navn, kl, grunn } => {
                let found = self.person(&navn)?;
                attendance::leave(&mut self.desk, meeting, found, kl, grunn)?;
            }
            Steg::Habilitet {
                sak,
                navn,
                utfall,
                grunn,
                hjemmel,
                kl,
            } => {
                let (item, person) = (self.item(&sak)?, self.person(&navn)?);
                impartiality::record_impartiality(
                    &mut self.desk,
                    item,
                    person,
                    utfall,
                    &grunn,
                    &hjemmel,
                    kl,
                )?;
            }
            Steg::Tiltraadt { sak, navn, kl } => {
                let (item, person) = (self.item(&sak)?, self.person(&navn)?);
                let rows: Vec<Habilitet> = self.desk.store().by("moetesak", item.0)?;
                let row = rows
                    .into_iter()
                    .find(|h| h.person == person)
                    .ok_or_else(|| lost("habilitet", &navn))?;
                impartiality::return_after_impartiality(&mut self.desk, row.id, kl)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn conduct(&mut self, step: Steg) -> Result<()> {
        let meeting = self.meeting()?;
        match step {
            Steg::Aapne { kl, ikke_kommet } => {
                let late = ikke_kommet
                    .iter()
                    .map(|name| self.person(name))
                    .collect::<Result<Vec<_>>>()?;
                run::open_meeting(&mut self.desk, meeting, kl, &late)?;
            }
            Steg::Start { sak, kl } => {
                let found = self.item(&sak)?;
                run::start_item(&mut self.desk, found, kl)?;
            }
            Steg::Pause { kl } => run::pause_meeting(&mut self.desk, meeting, kl)?,
            Steg::Fortsett { kl } => run::resume_meeting(&mut self.desk, meeting, kl)?,
            Steg::Hev { kl } => run::adjourn_meeting(&mut self.desk, meeting, kl)?,
            Steg::Lukk { sak, kl } => {
                let found = self.item(&sak)?;
                run::close_doors(&mut self.desk, found, kl)?;
            }
            Steg::AapneDoer { sak, kl } => {
                let found = self.item(&sak)?;
                run::open_doors(&mut self.desk, found, kl)?;
            }
            Steg::Tekst { sak, felt, tekst } => {
                let item = self.item(&sak)?;
                text::set_text(&mut self.desk, "moetesak", item.0, &felt, &tekst)?;
            }
            Steg::BrukForslag { sak } => {
                let found = self.item(&sak)?;
                decide::use_proposal(&mut self.desk, found, None)?;
            }
            Steg::Forslag {
                sak,
                av,
                tekst,
                kl,
                vedtatt,
            } => {
                let item = self.item(&sak)?;
                let proposal = decide::propose(&mut self.desk, item, &av, tekst, kl)?;
                if vedtatt {
                    decide::settle_proposal(&mut self.desk, proposal, Forslagsstatus::Vedtatt)?;
                }
            }
            Steg::Konklusjon { .. } => self.conclude(step)?,
            Steg::Protokoll { sak, navn, tekst } => {
                let (item, person) = (self.item(&sak)?, self.person(&navn)?);
                decide::enter_statement(&mut self.desk, item, person, &tekst)?;
            }
            Steg::Rettelse {
                sak,
                saksnummer,
                tekst,
                fra,
            } => {
                let found = self.item(&sak)?;
                decide::correct_minutes(&mut self.desk, found, &saksnummer, &tekst, &fra)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn conclude(&mut self, step: Steg) -> Result<()> {
        let Steg::Konklusjon {
            sak,
            utfall,
            enighet,
            kl,
            videre,
            standpunkter,
            svarfrist,
        } = step
        else {
            return Ok(());
        };
        let next = videre
            .map(|(name, dato)| {
                Ok::<_, Error>(Videre {
                    utvalg: self.body(&name)?,
                    dato,
                })
            })
            .transpose()?;
        let standpoint = |(art, hvem, tekst, bundet)| decide::NyttStandpunkt {
            art,
            hvem,
            tekst,
            bundet,
        };
        let said = decide::Konklusjon {
            utfall,
            enighet,
            kl,
            videre: next,
            standpunkter: standpunkter.into_iter().map(standpoint).collect(),
            svarfrist,
        };
        let found = self.item(&sak)?;
        decide::record_conclusion(&mut self.desk, found, said)?;
        Ok(())
    }

    fn meeting(&self) -> Result<MoeteId> {
        self.meeting.ok_or_else(|| lost("moete", "-"))
    }

    fn need<T: domain::Entity>(&self, id: Uuid, name: &str) -> Result<T> {
        self.desk.store().get(id)?.ok_or_else(|| lost(T::NAME, name))
    }

    fn body(&self, name: &str) -> Result<UtvalgId> {
        let all: Vec<Utvalg> = self.desk.store().all()?;
        let found = all
            .iter()
            .find(|u| u.kortnavn.as_deref() == Some(name))
            .or_else(|| all.iter().find(|u| u.navn == name));
        found.map(|u| u.id).ok_or_else(|| lost("utvalg", name))
    }

    fn person(&self, name: &str) -> Result<PersonId> {
        let all: Vec<Person> = self.desk.store().all()?;
        all.iter()
            .find(|p| p.navn == name)
            .map(|p| p.id)
            .ok_or_else(|| lost("person", name))
    }

    fn sak(&self, title: &str) -> Result<SakId> {
        let all: Vec<Sak> = self.desk.store().all()?;
        all.iter()
            .rev()
            .find(|s| s.tittel.starts_with(title))
            .map(|s| s.id)
            .ok_or_else(|| lost("sak", title))
    }

    fn item(&self, name: &str) -> Result<MoetesakId> {
        let all: Vec<Moetesak> = self.desk.store().by("moete", self.meeting()?.0)?;
        let numbered =
            |m: &&Moetesak| m.numre.iter().any(|n| n.tekst == name) || m.nummer().as_deref() == Some(name);
        let found = all
            .iter()
            .find(numbered)
            .or_else(|| all.iter().find(|m| m.tittel.starts_with(name)));
        found.map(|m| m.id).ok_or_else(|| lost("moetesak", name))
    }
}

/// Something the script names is not there: a fault of the script.
fn lost(kind: &'static str, name: &str) -> Error {
    crate::exchange::ExchangeError::Nowhere {
        place: kind.to_owned(),
        id: name.to_owned(),
    }
    .into()
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The thing with some fields given new values.
fn patched<T: Serialize + DeserializeOwned>(thing: &T, fields: Map<String, Value>) -> Result<T> {
    let mut value = json(thing);
    if let Value::Object(object) = &mut value {
        object.extend(fields);
    }
    serde_json::from_value(value).map_err(|e| {
        crate::exchange::ExchangeError::Unreadable {
            place: "manus".into(),
            reason: e.to_string(),
        }
        .into()
    })
}
