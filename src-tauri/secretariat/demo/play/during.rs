//! While a meeting runs.

use domain::{Forslagsstatus, Frammoete, Habilitet, Person, Videre};
use serde_json::Map;
use store::Reader;

use super::{
    Player,
    named::{json, lost, patched},
};
use crate::{Error, Result, appoint, attendance, decide, demo::script::Steg, impartiality, run, text};

impl Player {
    pub(super) fn people(&mut self, step: Steg) -> Result<()> {
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
                navnespraak,
            } => {
                let person = attendance::invite(&mut self.desk, meeting, &navn, &stilling, rolle)?;
                let known: Person = self.need(person.0, &navn)?;
                let spoken = Person { navnespraak, ..known };
                appoint::save_person(&mut self.desk, spoken)?;
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

    pub(super) fn conduct(&mut self, step: Steg) -> Result<()> {
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

    pub(super) fn conclude(&mut self, step: Steg) -> Result<()> {
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
}
