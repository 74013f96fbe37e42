//! Proposals, conclusions, standpoints and statements.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use domain::{
    Enighet, Entity, FastPost, Forankring, Forslag, ForslagId, Forslagsstatus, Frammoete, Hinder, Moete,
    Moetesak, MoetesakId, Oppfoelging, Oppfoelgingsstatus, Part, Partsart, PersonId, Protokolltilfoersel,
    ProtokolltilfoerselId, Rettelse, RettelseId, Sak, Sakstilstand, Standpunkt, Tekst, Utfall, Utvalg,
    Videre, between, check_conclusion, may_enter_statement, stopped,
};
use serde::Deserialize;
use store::{Reader, Tx};
use texts::Texts;

use crate::{
    Desk, FunnTekst, Result, agenda::set_sak, attendance::party_name, desk::need, error::findings, fresh,
    minutes::must_be_open, plan::send_on,
};

/// A proposal is put forward.
pub fn propose(
    desk: &mut Desk,
    item: MoetesakId,
    by: &str,
    text: Tekst,
    at: Option<NaiveTime>,
) -> Result<ForslagId> {
    desk.act("propose", |tx| {
        open_item(tx, item)?;
        let proposal = Forslag {
            id: fresh(),
            moetesak: item,
            av: by.trim().to_owned(),
            kl: at,
            tekst: text,
            status: Forslagsstatus::Fremsatt,
        };
        tx.put(&proposal)?;
        Ok(proposal.id)
    })
}

/// What became of a proposal.
pub fn settle_proposal(desk: &mut Desk, id: ForslagId, status: Forslagsstatus) -> Result<()> {
    desk.act("settle_proposal", |tx| {
        let mut proposal: Forslag = need(tx, id.0)?;
        open_item(tx, proposal.moetesak)?;
        proposal.status = status;
        tx.put(&proposal)?;
        Ok(())
    })
}

/// Makes a proposal the text of the decision: the given one, else the case paper's, else the usual sentence of a
/// standing item. What is written there already stays above it.
pub fn use_proposal(desk: &mut Desk, item: MoetesakId, proposal: Option<ForslagId>) -> Result<()> {
    desk.act("use_proposal", |tx| {
        let there = open_item(tx, item)?;
        let text = match proposal {
            Some(id) => need::<Forslag>(tx, id.0)?.tekst,
            None => prepared(tx, &there)?,
        };
        let mut now = tx.text(Moetesak::NAME, item.0, "vedtak")?;
        if now != text {
            now.blocks.extend(text.blocks);
            tx.write_text(Moetesak::NAME, item.0, "vedtak", &now)?;
        }
        if let Some(id) = proposal {
            let mut proposal: Forslag = need(tx, id.0)?;
            proposal.status = Forslagsstatus::Vedtatt;
            tx.put(&proposal)?;
        }
        Ok(())
    })
}

/// The proposal that stands ready before the meeting.
pub(crate) fn prepared(reader: &impl Reader, item: &Moetesak) -> Result<Tekst> {
    if let Some(sak) = item.sak {
        return Ok(reader.text(Sak::NAME, sak.0, "forslag")?);
    }
    let meeting: Moete = need(reader, item.moete.0)?;
    let texts = Texts::of(crate::plan::language(reader, &meeting)?);
    let id = match item.fast {
        Some(FastPost::GodkjenningInnkalling) => "forslag-godkjenning-innkalling",
        Some(FastPost::GodkjenningReferat) => "forslag-godkjenning-referat",
        Some(FastPost::Vedtakslogg) => "forslag-orientering",
        Some(FastPost::Referatsaker) => "forslag-referatsaker",
        _ => return Ok(Tekst::default()),
    };
    Ok(Tekst::plain(&texts.word(id)))
}

/// How an item ends.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Konklusjon {
    /// The outcome.
    pub utfall: Utfall,
    /// How it was reached; nothing for items that end without a conclusion.
    pub enighet: Option<Enighet>,
    /// When.
    pub kl: NaiveTime,
    /// Where the item goes next.
    #[serde(default)]
    pub videre: Option<Videre>,
    /// Each side's standpoint, and whether it is bound.
    #[serde(default)]
    pub standpunkter: Vec<NyttStandpunkt>,
    /// Until when the parties answer a recommendation.
    #[serde(default)]
    pub svarfrist: Option<NaiveDate>,
}

/// A standpoint as it is recorded.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)] // as in `Standpunkt`
pub struct NyttStandpunkt {
    pub art: Option<Partsart>,
    pub hvem: String,
    pub tekst: String,
    pub bundet: bool,
}

/// Records how an item ends. Rules that stop refuse it; those that warn are returned.
///
/// Without consensus the standpoints are stored, nobody is bound, and the item goes to the body above. A
/// recommendation makes one follow-up per party for its answer. May be said again until the referat is sealed.
pub fn record_conclusion(desk: &mut Desk, id: MoetesakId, said: Konklusjon) -> Result<Vec<FunnTekst>> {
    let language = desk.language();
    desk.act("record_conclusion", |tx| {
        let mut item = open_item(tx, id)?;
        let meeting: Moete = need(tx, item.moete.0)?;
        let utvalg: Utvalg = need(tx, meeting.utvalg.0)?;
        let without = said.utfall == Utfall::IkkeKonsensus;
        if without && said.standpunkter.len() < 2 {
            return Err(Hinder::StandpunktMangler.into());
        }
        let standpoints = replace_standpoints(tx, id, &said, without)?;
        let anchored = match item.sak {
            Some(sak) => tx.by::<Forankring>("sak", sak.0)?,
            None => Vec::new(),
        };
        // Items that came up in the meeting, and standing ones, have no case paper to anchor.
        let prepared_item = item.sak.is_some() && !item.lagt_til_i_moetet;
        let mut found = check_conclusion(&utvalg, said.utfall, said.enighet, &anchored, &standpoints);
        found.retain(|funn| funn.regel != domain::Regel::R15 || prepared_item);
        stopped(&found)?;
        item.start(item.startet.unwrap_or(said.kl))?;
        item.conclude(said.utfall, said.enighet, said.kl)?;
        item.videre = said
            .videre
            .clone()
            .or_else(|| without.then(|| above(&utvalg)).flatten());
        tx.put(&item)?;
        if let Some(next) = &item.videre {
            send_on(tx, &item, next)?;
        }
        if said.utfall == Utfall::Tilraadd {
            await_answers(tx, &utvalg, &item, said.svarfrist)?;
        }
        let state = if said.utfall.goes_on() {
            Sakstilstand::Klar
        } else {
            Sakstilstand::Oppfoelging
        };
        set_sak(tx, &item, state)?;
        Ok(findings(&found, language))
    })
}

fn above(utvalg: &Utvalg) -> Option<Videre> {
    utvalg.over.map(|utvalg| Videre { utvalg, dato: None })
}

fn replace_standpoints(
    tx: &mut Tx<'_>,
    id: MoetesakId,
    said: &Konklusjon,
    nobody_bound: bool,
) -> Result<Vec<Standpunkt>> {
    for old in tx.by::<Standpunkt>("moetesak", id.0)? {
        tx.delete::<Standpunkt>(old.id.0)?;
    }
    let mut place: Option<String> = None;
    let mut rows = Vec::new();
    for new in &said.standpunkter {
        let order = between(place.as_deref(), None);
        let row = Standpunkt {
            id: fresh(),
            moetesak: id,
            art: new.art,
            part: None,
            hvem: new.hvem.trim().to_owned(),
            tekst: new.tekst.trim().to_owned(),
            bundet: new.bundet && !nobody_bound,
            rekkefoelge: order.clone(),
        };
        tx.put(&row)?;
        rows.push(row);
        place = Some(order);
    }
    Ok(rows)
}

/// One row per party whose answer is awaited (R34).
fn await_answers(tx: &mut Tx<'_>, utvalg: &Utvalg, item: &Moetesak, due: Option<NaiveDate>) -> Result<()> {
    let Some(partnership) = utvalg.helsefellesskap else {
        return Ok(());
    };
    let rows: Vec<Oppfoelging> = tx.by("moetesak", item.id.0)?;
    let mut place = rows.iter().map(|row| row.rekkefoelge.clone()).max();
    let asked: BTreeMap<_, _> = rows
        .iter()
        .filter_map(|row| row.part.map(|part| (part, row.id)))
        .collect();
    let mut parties: Vec<Part> = tx.by("helsefellesskap", partnership.0)?;
    parties.retain(|p| Partsart::SIDER.contains(&p.art) && !asked.contains_key(&p.id));
    parties.sort_by(|a, b| (a.art, &a.navn).cmp(&(b.art, &b.navn)));
    let texts = Texts::of(utvalg.maalform);
    for party in parties {
        let order = between(place.as_deref(), None);
        tx.put(&Oppfoelging {
            id: fresh(),
            utvalg: utvalg.id,
            moetesak: Some(item.id),
            behandlet_i: None,
            saksnummer: item.nummer().unwrap_or_default(),
            oppgave: texts.word("oppgave-svar-fra-partene"),
            ansvarlig: party.navn,
            part: Some(party.id),
            frist: due,
            status: Oppfoelgingsstatus::Venter,
            unntatt: item.skjerming.is_some(),
            rekkefoelge: order.clone(),
        })?;
        place = Some(order);
    }
    Ok(())
}

/// A statement is entered in the minutes under the decision, verbatim.
pub fn enter_statement(
    desk: &mut Desk,
    item: MoetesakId,
    person: PersonId,
    text: &str,
) -> Result<ProtokolltilfoerselId> {
    desk.act("enter_statement", |tx| {
        let there = open_item(tx, item)?;
        let meeting: Moete = need(tx, there.moete.0)?;
        let utvalg: Utvalg = need(tx, meeting.utvalg.0)?;
        let row: Frammoete = need(tx, Frammoete::identity(meeting.id, person).0)?;
        may_enter_statement(utvalg.protokolltilfoersel, row.rettighet)?;
        let from = match party_name(tx, &row)? {
            Some(party) => format!("{}, {party}", row.navn),
            None => row.navn,
        };
        let statement = Protokolltilfoersel {
            id: fresh(),
            moetesak: item,
            person,
            fra: from,
            tekst: text.trim().to_owned(),
        };
        tx.put(&statement)?;
        Ok(statement.id)
    })
}

/// A statement is taken back.
pub fn remove_statement(desk: &mut Desk, id: ProtokolltilfoerselId) -> Result<()> {
    desk.act("remove_statement", |tx| {
        let statement: Protokolltilfoersel = need(tx, id.0)?;
        open_item(tx, statement.moetesak)?;
        tx.delete::<Protokolltilfoersel>(id.0)?;
        Ok(())
    })
}

/// Earlier minutes are corrected when they are approved.
pub fn correct_minutes(
    desk: &mut Desk,
    item: MoetesakId,
    number: &str,
    text: &str,
    by: &str,
) -> Result<RettelseId> {
    desk.act("correct_minutes", |tx| {
        open_item(tx, item)?;
        let correction = Rettelse {
            id: fresh(),
            moetesak: item,
            gjelder: None,
            saksnummer: number.trim().to_owned(),
            tekst: text.trim().to_owned(),
            fra: by.trim().to_owned(),
        };
        tx.put(&correction)?;
        Ok(correction.id)
    })
}

/// The correction is taken back.
pub fn remove_correction(desk: &mut Desk, id: RettelseId) -> Result<()> {
    desk.act("remove_correction", |tx| {
        let correction: Rettelse = need(tx, id.0)?;
        open_item(tx, correction.moetesak)?;
        tx.delete::<Rettelse>(id.0)?;
        Ok(())
    })
}

/// The item, when its minutes may still be written.
pub(crate) fn open_item(tx: &Tx<'_>, id: MoetesakId) -> Result<Moetesak> {
    let item: Moetesak = need(tx, id.0)?;
    must_be_open(tx, item.moete)?;
    Ok(item)
}
