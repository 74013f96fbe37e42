//! Before a meeting: what is registered and planned.

use domain::{Moete, Moetesak, Sak};
use serde_json::{Map, Value};

use super::{Player, named::patched};
use crate::{Result, agenda, attachment, demo::script::Steg, notice, plan, sak, text};

impl Player {
    pub(super) fn register(&mut self, step: Steg) -> Result<()> {
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
            attachment::add_attachment(&mut self.desk, Some(id), None, title, *exempt)?;
        }
        Ok(())
    }

    pub(super) fn plan(&mut self, step: Steg) -> Result<()> {
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

    pub(super) fn change_meeting(&mut self, fields: Map<String, Value>) -> Result<()> {
        let meeting: Moete = self.need(self.meeting()?.0, "moete")?;
        plan::save_meeting(&mut self.desk, patched(&meeting, fields)?)
    }

    pub(super) fn in_meeting(&mut self, step: Steg) -> Result<()> {
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
}
