//! The registers: every sak, every meeting, a line each.

use chrono::{Datelike, NaiveDate, NaiveTime};
use domain::{
    Frister, Moete, MoeteId, Moeteart, Moeteform, Moetesak, Moetetilstand, Referattilstand, Sak, SakId,
    Sakstilstand, Sakstype, Utfall, Utvalg, UtvalgId, frist,
};
use serde::Serialize;
use std::collections::BTreeMap;
use store::Reader;

use crate::{Desk, Result, desk::need, minutes::newest};

/// A sak in the register.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct SakRad {
    pub id: SakId,
    pub tittel: String,
    pub arkivsaksnr: Option<String>,
    #[serde(rename = "type")]
    pub sakstype: Sakstype,
    pub meldt_av: String,
    pub tilstand: Sakstilstand,
    pub neste_steg: Option<String>,
    pub saksansvarlig: String,
    pub frist: Option<NaiveDate>,
    pub skjermet: bool,
    pub utvalg: Option<UtvalgId>,
    pub utvalg_navn: Option<String>,
    pub siste: Option<SisteBehandling>,
    pub antall_behandlinger: usize,
    pub aar: i32,
}

/// A sak's last treatment.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct SisteBehandling {
    pub utvalg: String,
    pub nummer: Option<String>,
    pub dato: NaiveDate,
    pub utfall: Option<Utfall>,
}

/// Every sak, newest first.
pub fn list_saker(desk: &Desk) -> Result<Vec<SakRad>> {
    let store = desk.store();
    let bodies: BTreeMap<UtvalgId, Utvalg> = store.all::<Utvalg>()?.into_iter().map(|u| (u.id, u)).collect();
    let meetings: BTreeMap<MoeteId, Moete> = store.all::<Moete>()?.into_iter().map(|m| (m.id, m)).collect();
    let mut treated: BTreeMap<SakId, Vec<Moetesak>> = BTreeMap::new();
    for item in store.all::<Moetesak>()? {
        if let Some(sak) = item.sak {
            treated.entry(sak).or_default().push(item);
        }
    }
    let name = |id: UtvalgId| bodies.get(&id).map(|u| u.kort().to_owned());
    let mut rows = Vec::new();
    for sak in store.all::<Sak>()? {
        let mine = treated.remove(&sak.id).unwrap_or_default();
        let last = mine
            .iter()
            .filter_map(|item| meetings.get(&item.moete).map(|m| (m, item)))
            .max_by_key(|(m, _)| m.dato);
        rows.push(SakRad {
            siste: last.map(|(m, item)| SisteBehandling {
                utvalg: name(m.utvalg).unwrap_or_default(),
                nummer: item.nummer(),
                dato: m.dato,
                utfall: item.utfall,
            }),
            antall_behandlinger: mine.len(),
            aar: sak
                .meldt
                .or(last.map(|(m, _)| m.dato))
                .map_or(0, |day| day.year()),
            utvalg_navn: sak.utvalg.and_then(name),
            skjermet: sak.skjerming.is_some(),
            id: sak.id,
            tittel: sak.tittel,
            arkivsaksnr: sak.arkivsaksnr,
            sakstype: sak.sakstype,
            meldt_av: sak.meldt_av,
            tilstand: sak.tilstand,
            neste_steg: sak.neste_steg,
            saksansvarlig: sak.saksansvarlig,
            frist: sak.frist,
            utvalg: sak.utvalg,
        });
    }
    rows.reverse();
    Ok(rows)
}

/// A meeting in the list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct MoeteRad {
    pub id: MoeteId,
    pub utvalg: UtvalgId,
    pub utvalg_navn: String,
    pub utvalg_kort: String,
    pub nummer: Option<String>,
    pub dato: NaiveDate,
    pub start: NaiveTime,
    pub sted: String,
    pub form: Moeteform,
    pub art: Moeteart,
    pub tilstand: Moetetilstand,
    pub saker: usize,
    pub referat: Option<Referattilstand>,
    pub neste_frist: Option<Frist>,
}

/// A deadline of a meeting.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct Frist {
    pub hva: Fristtype,
    pub dato: NaiveDate,
    pub utvalg: String,
    pub moete: MoeteId,
    /// From today; negative when it has passed.
    pub dager: i64,
    pub gjort: bool,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Fristtype {
    Saker,
    Saksframlegg,
    Innkalling,
    Forfall,
    Referat,
    Merknader,
}

/// The deadlines around a meeting, in the order of time.
pub(crate) fn deadlines(
    meeting: &Moete,
    utvalg: &Utvalg,
    sent: Option<Referattilstand>,
    today: NaiveDate,
) -> Vec<Frist> {
    if meeting.tilstand == Moetetilstand::Avlyst {
        return Vec::new();
    }
    let Frister {
        saker,
        saksframlegg,
        forfall,
        referat,
        merknader,
        ..
    } = utvalg.frister;
    let called = meeting.innkalt.is_some();
    let begun = meeting.satt.is_some();
    let out = sent.is_some_and(|state| state >= Referattilstand::SendtUt);
    let approved = sent.is_some_and(|state| state >= Referattilstand::Godkjent);
    let notice = utvalg.frister.varsel(meeting.art);
    let all = [
        (Fristtype::Saker, saker, called),
        (Fristtype::Saksframlegg, saksframlegg, called),
        (Fristtype::Innkalling, notice, called),
        (Fristtype::Forfall, forfall, begun),
        (Fristtype::Referat, referat, out),
        (Fristtype::Merknader, merknader, approved),
    ];
    let due = |(hva, offset, gjort): (Fristtype, i16, bool)| {
        let own = match hva {
            Fristtype::Referat => meeting.referat_sendes,
            Fristtype::Merknader => meeting.merknadsfrist,
            _ => None,
        };
        let dato = own.unwrap_or_else(|| frist(meeting.dato, offset));
        let dager = dato.signed_duration_since(today).num_days();
        Frist {
            hva,
            dato,
            utvalg: utvalg.kort().to_owned(),
            moete: meeting.id,
            dager,
            gjort,
        }
    };
    all.into_iter().map(due).collect()
}

pub(crate) fn meeting_row(desk: &Desk, meeting: &Moete) -> Result<MoeteRad> {
    let store = desk.store();
    let utvalg: Utvalg = need(store, meeting.utvalg.0)?;
    let minutes = newest(store, meeting.id)?.map(|m| m.tilstand);
    let next = deadlines(meeting, &utvalg, minutes, desk.today())
        .into_iter()
        .find(|d| !d.gjort);
    Ok(MoeteRad {
        id: meeting.id,
        utvalg: meeting.utvalg,
        utvalg_kort: utvalg.kort().to_owned(),
        utvalg_navn: utvalg.navn,
        nummer: meeting.nummer.clone(),
        dato: meeting.dato,
        start: meeting.start,
        sted: meeting.sted.clone(),
        form: meeting.form,
        art: meeting.art,
        tilstand: meeting.tilstand,
        saker: store.by::<Moetesak>("moete", meeting.id.0)?.len(),
        referat: minutes,
        neste_frist: next,
    })
}

/// Every meeting, the latest first.
pub fn list_meetings(desk: &Desk) -> Result<Vec<MoeteRad>> {
    let mut all: Vec<Moete> = desk.store().all()?;
    all.sort_by_key(|m| std::cmp::Reverse((m.dato, m.start, m.id)));
    all.iter().map(|m| meeting_row(desk, m)).collect()
}

/// A key that sorts as Norwegians do: æ, ø, å last, and aa as å.
pub fn norwegian(name: &str) -> String {
    let lower = name.to_lowercase().replace("aa", "å");
    let place = |c: char| match c {
        'æ' | 'ä' => '\u{e000}',
        'ø' | 'ö' => '\u{e001}',
        'å' => '\u{e002}',
        'á' | 'à' => 'a',
        'č' => 'c',
        'đ' | 'ð' => 'd',
        'ŋ' => 'n',
        'š' => 's',
        'ŧ' => 't',
        'ž' => 'z',
        'é' | 'è' | 'ê' => 'e',
        other => other,
    };
    lower.chars().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::norwegian;

    #[test]
    fn names_sort_as_norwegians_expect() {
        let mut names = [
            "Ås",
            "Østby",
            "Zakariassen",
            "Ærlig",
            "Aasen",
            "Čuovži",
            "Dahl",
            "Áile",
        ];
        names.sort_by_key(|n| norwegian(n));
        assert_eq!(
            names,
            [
                "Áile",
                "Čuovži",
                "Dahl",
                "Zakariassen",
                "Ærlig",
                "Østby",
                "Ås",
                "Aasen"
            ]
        );
    }
}
