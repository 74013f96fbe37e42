//! The public version: the same content without what is exempt. A document is made from what this returns,
//! so exempt text cannot reach its pages, its bookmarks or its metadata (Noark 5 5.2.31).

use std::collections::BTreeMap;

use crate::{
    MASKERT, Moeteinnhold, Moetesak, Oppfoelging, Sakshistorie, Saksinnhold, Skjermingsomfang, Tekst,
    Utvalgsinnhold,
};

/// Removes everything exempt from the content of a meeting.
#[must_use]
pub fn offentlig(content: &Moeteinnhold) -> Moeteinnhold {
    let mut public = content.clone();
    public.moete.lenke = None;
    for item in &mut public.saker {
        mask(item);
    }
    for task in &mut public.oppfoelging {
        let from_exempt = content.saker.iter().any(|s| {
            s.moetesak.skjerming.is_some()
                && (task.moetesak == Some(s.moetesak.id)
                    || (task.moetesak.is_none() && task.saksnummer == s.nummer))
        });
        if task.unntatt || from_exempt {
            mask_task(task);
        }
    }
    public
}

/// An exempt item keeps its number, its legal basis, its times and that something was decided.
fn mask(item: &mut Saksinnhold) {
    item.vedlegg
        .iter_mut()
        .filter(|v| v.unntatt)
        .for_each(|attachment| {
            attachment.tittel = MASKERT.into();
            attachment.filnavn = None;
            attachment.sha256 = None;
        });
    let Some(exemption) = item.moetesak.skjerming.clone() else {
        return;
    };
    let title = exemption.public_title(&item.moetesak.tittel).to_owned();
    item.moetesak.tittel.clone_from(&title);
    item.moetesak.merknad = None;
    if exemption.omfang == Skjermingsomfang::Hele {
        // The presenter stays, as in the innkalling's agenda: the name says nothing of the content.
        item.moetesak.vedlegg = String::new();
        item.saksgang.clear();
        item.fra = None;
    }
    item.behandling = Tekst::default();
    item.vedtak = Tekst::default();
    item.sak = None;
    item.saksframlegg = BTreeMap::new();
    item.forankring.clear();
    item.vedlegg.clear();
    item.habilitet.clear();
    item.forslag.clear();
    item.standpunkter.clear();
    item.protokolltilfoersler.clear();
    item.meldinger.clear();
    item.rettelser.clear();
}

/// Removes everything exempt from the content of bodies: titles, outcomes and tasks of exempt saker.
#[must_use]
pub fn offentlig_utvalg(content: &Utvalgsinnhold) -> Utvalgsinnhold {
    let mut public = content.clone();
    for meeting in &mut public.moeter {
        meeting.moete.lenke = None;
        meeting.saker.iter_mut().for_each(mask_item);
    }
    public.saker.iter_mut().for_each(mask_sak);
    for task in public.tiltak.iter_mut().filter(|t| t.oppfoelging.unntatt) {
        mask_task(&mut task.oppfoelging);
        task.sak = None;
    }
    // Where an exempt task stood among the others would tell about when it is due.
    public.tiltak.sort_by_key(|task| task.oppfoelging.frist.is_none());
    public
}

fn mask_item(item: &mut Moetesak) {
    if let Some(exemption) = &item.skjerming {
        item.tittel = exemption.public_title(&item.tittel).to_owned();
        item.merknad = None;
        item.utfall = None;
        item.videre = None;
    }
}

/// An exempt sak keeps its archive number, who answers for it, and where and when it was treated.
fn mask_sak(history: &mut Sakshistorie) {
    let Some(exemption) = &history.skjerming else {
        return;
    };
    let sak = &mut history.sak;
    sak.tittel = exemption.public_title(&sak.tittel).to_owned();
    sak.meldt_av = String::new();
    sak.neste_steg = None;
    sak.frist = None;
    for stop in &mut history.behandlet {
        stop.utfall = None;
    }
}

fn mask_task(task: &mut Oppfoelging) {
    task.unntatt = true;
    task.oppgave = MASKERT.into();
    task.ansvarlig = MASKERT.into();
    task.frist = None;
    task.part = None;
}
