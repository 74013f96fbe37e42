//! What comes next: meetings that are planned, the next step of every open sak, and what is to be done, by time.

use chrono::NaiveDate;
use domain::{Moetetilstand, Oppfoelging, Rolle, Sakshistorie, Sakstilstand, Utvalgsmoete};
use pdf::Block;
use texts::dates;

use crate::{
    ark::Ark,
    handlingsplan::origin,
    moeteplan::who,
    oppfoelging::{responsible, together},
    saksoversikt,
    tabell::{row, table},
    tekst::paragraph,
};

/// When, what, about what, by whom.
type Step = (Option<NaiveDate>, [String; 3]);

pub(crate) fn blocks(ark: &Ark) -> Vec<Block> {
    let content = ark.content;
    let meetings = content.moeter.iter().filter_map(|meeting| coming(ark, meeting));
    let saker = content.saker.iter().filter_map(|sak| next(ark, sak));
    let mut steps: Vec<Step> = meetings.chain(saker).chain(to_do(ark)).collect();
    // What has no day yet comes last.
    steps.sort_by_key(|(day, _)| (day.is_none(), *day));
    if steps.is_empty() {
        return vec![paragraph(ark.word("dok-ingenting-planlagt"))];
    }
    let rows = steps.into_iter().map(|(day, [what, about, by])| {
        let when = day.map_or_else(|| ark.word("dok-ikke-fastsatt"), dates::short_date);
        row([when, what, about, by])
    });
    let columns = [
        ("dok-naar", 1.3),
        ("dok-hva", 2.9),
        ("dok-om", 3.3),
        ("dok-ansvar", 2.0),
    ];
    vec![table(ark.texts, "dok-fremdriftsplan", &columns, rows.collect())]
}

/// A meeting that is not held yet, and what it is to treat.
fn coming(ark: &Ark, meeting: &Utvalgsmoete) -> Option<Step> {
    let moete = &meeting.moete;
    if matches!(moete.tilstand, Moetetilstand::Hevet | Moetetilstand::Avlyst) {
        return None;
    }
    let items = meeting.saker.iter().filter(|item| !item.is_routine());
    let titles: Vec<_> = items.map(|item| item.tittel.clone()).collect();
    let what = ark.say("dok-moete-i", &[("utvalg", who(meeting).into())]);
    Some((Some(moete.dato), [what, titles.join("\n"), leader(ark, meeting)]))
}

/// Who leads the body, else its secretariat.
fn leader(ark: &Ark, meeting: &Utvalgsmoete) -> String {
    let body = ark
        .content
        .utvalg
        .iter()
        .find(|body| body.utvalg.id == meeting.moete.utvalg);
    let leads = body
        .into_iter()
        .flat_map(|body| &body.plasser)
        .filter(|seat| seat.plass.rolle == Rolle::Leder)
        .find_map(|seat| seat.innehaver.as_ref())
        .map(|one| one.navn.clone());
    let secretariat = || Some(body?.utvalg.sekretariat.as_ref()?.hvem.clone());
    leads.or_else(secretariat).unwrap_or_default()
}

/// What happens next with an open sak.
fn next(ark: &Ark, history: &Sakshistorie) -> Option<Step> {
    let sak = &history.sak;
    if matches!(sak.tilstand, Sakstilstand::Lukket | Sakstilstand::Avvist) {
        return None;
    }
    let step = sak.neste_steg.clone().filter(|step| !step.trim().is_empty());
    if step.is_none() && sak.frist.is_none() {
        return None;
    }
    let what = step.unwrap_or_else(|| ark.term("sakstilstand", &sak.tilstand));
    Some((
        sak.frist,
        [what, saksoversikt::title(history), sak.saksansvarlig.clone()],
    ))
}

/// What is to be done; what every party is to do is one step.
fn to_do(ark: &Ark) -> Vec<Step> {
    let tasks = ark.content.tiltak.iter().map(|tiltak| &tiltak.oppfoelging);
    let open: Vec<Oppfoelging> = tasks.filter(|task| task.is_open()).cloned().collect();
    let step = |(task, parties): (&Oppfoelging, usize)| {
        let by = responsible(ark.texts, task, parties);
        (task.frist, [task.oppgave.clone(), origin(ark, task), by])
    };
    together(&open).into_iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use domain::{Maalform, Oppfoelgingsstatus};

    use crate::{
        Utvalgspapir,
        bodies_fixture::{bodies, printed},
    };

    #[test]
    fn what_comes_is_told_by_time_and_what_is_done_is_not() {
        let mut content = bodies(Maalform::Nn);
        content.aar = None;
        let (_, lines) = printed(&content, Utvalgspapir::Fremdriftsplan);
        assert_eq!(
            lines[..],
            [
                "Framdriftsplan for Strategisk samarbeidsutval (SSU)",
                "Helsefellesskapet Solvik · Per 22. november 2026",
                "Når | Kva | Om | Ansvar",
                "29.10.2026 | Sende planen | Sak 24/26 Handlingsplan 2027 | Sekretariatet",
                "19.11.2026 | Legges fram for partnerskapsmøtet | Handlingsplan 2027 | Grete Solhaug",
                "03.12.2026 | Møte i SSU | Felles sommerrutine | Ingunn Brekkhus",
            ]
        );
        content.tiltak[0].oppfoelging.status = Oppfoelgingsstatus::Utfoert;
        content.saker[0].sak.frist = None;
        let (_, lines) = printed(&content, Utvalgspapir::Fremdriftsplan);
        assert_eq!(
            lines[4..],
            ["Ikkje fastsett | Legges fram for partnerskapsmøtet | Handlingsplan 2027 | Grete Solhaug"]
        );
    }
}
