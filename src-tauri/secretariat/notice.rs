//! Calling the meeting: the numbers are fixed and the innkalling is made.

use domain::{
    Dokumentart, Frammoete, Frammoetestatus, Hinder, Moete, MoeteId, MoetesakId, Oppnevning, Plass, Utvalg,
    check_notice, check_seats,
};
use serde::Serialize;
use store::Reader;
use texts::Texts;

use crate::{
    Desk, FunnTekst, Result, attendance,
    content::items,
    desk::need,
    error::findings,
    number::{kept_by_others, numbers},
    paper::make_document,
};

/// What will happen when the innkalling is made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Konsekvens {
    /// The numbers that are fixed.
    pub numre: Vec<NyttNummer>,
    /// What the rules find.
    pub funn: Vec<FunnTekst>,
    /// The notice is shorter than the body's deadline: a reason must be given.
    pub kort_varsel: bool,
    /// Who gets it.
    pub mottakere: Vec<String>,
    /// Seats with nobody in them.
    pub uten_innehaver: Vec<String>,
    /// All of it in sentences.
    pub linjer: Vec<String>,
}

/// A number an item is given.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct NyttNummer {
    /// The item.
    pub sak: MoetesakId,
    /// Its title.
    pub tittel: String,
    /// The number as it will be printed.
    pub nummer: String,
}

/// What will happen, before it does.
pub fn notice_consequences(desk: &Desk, id: MoeteId) -> Result<Konsekvens> {
    let store = desk.store();
    let meeting: Moete = need(store, id.0)?;
    let utvalg: Utvalg = need(store, meeting.utvalg.0)?;
    let all = items(store, id)?;
    let given = numbers(store, &meeting, &all)?;
    let numre: Vec<_> = all
        .iter()
        .map(|item| NyttNummer {
            sak: item.id,
            tittel: item.tittel.clone(),
            nummer: given
                .get(&item.id)
                .into_iter()
                .flatten()
                .map(|n| n.tekst.clone())
                .collect::<Vec<_>>()
                .join(" · "),
        })
        .collect();
    let seats: Vec<Plass> = store.by("utvalg", utvalg.id.0)?;
    let terms: Vec<Oppnevning> = store.all()?;
    let mut found = check_seats(&utvalg, &seats, &terms, meeting.dato);
    let short = check_notice(&utvalg, &meeting, desk.now());
    let kort_varsel = short.is_some();
    found.extend(short);
    let vacant: Vec<_> = seats
        .iter()
        .filter(|s| s.exists(meeting.dato) && s.holder(&terms, meeting.dato).is_none())
        .collect();
    let people: Vec<Frammoete> = store.by("moete", id.0)?;
    let mottakere: Vec<_> = people
        .iter()
        .filter(|p| p.status == Frammoetestatus::Kalt)
        .map(|p| p.navn.clone())
        .collect();
    let texts = Texts::of(desk.language());
    let kept = kept_by_others(store, meeting.alle_utvalg(), &desk.user().navn)?;
    let mut linjer: Vec<_> = kept
        .into_iter()
        .filter(|_| all.iter().any(|item| item.numre.is_empty()))
        .map(|(utvalg, keeper)| {
            let values = [
                ("hvem", keeper.into()),
                ("utvalg", utvalg.kort().to_owned().into()),
            ];
            texts.get("konsekvens-nummerfoerer", &values)
        })
        .collect();
    linjer.extend([
        texts.get("konsekvens-numre", &[("antall", numre.len().into())]),
        texts.get("konsekvens-mottakere", &[("antall", mottakere.len().into())]),
        texts.word("konsekvens-dokumenter"),
        texts.word("konsekvens-etterpaa"),
    ]);
    if !vacant.is_empty() {
        linjer.push(texts.get("konsekvens-ledige", &[("antall", vacant.len().into())]));
    }
    Ok(Konsekvens {
        numre,
        funn: findings(&found, desk.language()),
        kort_varsel,
        mottakere,
        uten_innehaver: vacant.into_iter().map(|seat| seat.betegnelse.clone()).collect(),
        linjer,
    })
}

/// Makes the innkalling: fixes the numbers for good, calls those who hold the seats today, and makes the paper
/// and its public version. May be done again after a change; what is fixed stays.
pub fn call_meeting(desk: &mut Desk, id: MoeteId, short_notice: Option<String>) -> Result<()> {
    let now = desk.now();
    let user = desk.user().navn.clone();
    desk.act("call_meeting", |tx| {
        let mut meeting: Moete = need(tx, id.0)?;
        let utvalg: Utvalg = need(tx, meeting.utvalg.0)?;
        let all = items(tx, id)?;
        if all.is_empty() {
            return Err(Hinder::SaklistenErTom.into());
        }
        let seats: Vec<Plass> = tx.by("utvalg", utvalg.id.0)?;
        domain::stopped(&check_seats(&utvalg, &seats, &tx.all()?, meeting.dato))?;
        let reason = short_notice
            .filter(|text| !text.trim().is_empty())
            .or(meeting.kort_varsel.take());
        let called = meeting.innkalt.unwrap_or(now);
        if let Some(short) = check_notice(&utvalg, &meeting, called)
            && reason.is_none()
        {
            domain::stopped(std::slice::from_ref(&short))?;
            return Err(Hinder::KortVarselUtenGrunn.into());
        }
        meeting.kort_varsel = reason;
        let given = numbers(tx, &meeting, &all)?;
        if all.iter().any(|item| item.numre.is_empty()) {
            // Whoever fixes numbers does so from now on; the other one sees it when the two desks meet.
            for (mut utvalg, _) in kept_by_others(tx, meeting.alle_utvalg(), &user)? {
                utvalg.nummerfoerer = Some(user.clone());
                tx.put(&utvalg)?;
            }
        }
        for mut item in all {
            item.numre = given.get(&item.id).cloned().unwrap_or_default();
            tx.put(&item)?;
        }
        attendance::refresh_called(tx, &meeting)?;
        meeting.call(now)?;
        tx.put(&meeting)?;
        Ok(())
    })?;
    make_document(desk, id, Dokumentart::Innkalling)?;
    make_document(desk, id, Dokumentart::OffentligInnkalling)?;
    Ok(())
}
