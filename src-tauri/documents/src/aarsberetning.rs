//! The year that went: who sat, what was held and treated, what came of it, and what comes next.
//!
//! Challenges are for people to write: no data says them, so the paper has no heading for them.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::{Besetning, Moetetilstand, Oppfoelgingsstatus, Rolle, Utfall, Utvalgsdel, Utvalgsmoete};
use pdf::{Block, Row};
use texts::dates;

use crate::{
    ark::Ark,
    fremdriftsplan,
    medlemsliste::members,
    moeteplan::who,
    saksoversikt,
    tabell::{row, table},
    tekst::paragraph,
};

pub(crate) fn blocks(ark: &Ark) -> Vec<Block> {
    let held: Vec<_> = ark
        .meetings()
        .filter(|meeting| meeting.moete.tilstand == Moetetilstand::Hevet)
        .collect();
    let mut out = vec![ark.heading("dok-innledning"), introduction(ark, &held)];
    out.extend(organisation(ark));
    out.extend(meetings(ark, &held));
    out.extend(results(ark));
    out.push(ark.heading("dok-veien-videre"));
    out.extend(fremdriftsplan::blocks(ark));
    out.extend([Block::PageBreak, ark.heading("dok-vedlegg-saksoversikt")]);
    out.extend(saksoversikt::blocks(ark));
    out
}

fn introduction(ark: &Ark, held: &[&Utvalgsmoete]) -> Block {
    let whose = ark.whose(domain::Utvalg::fullt_navn).unwrap_or_default();
    let year = ark.content.aar.map_or_else(String::new, |year| year.to_string());
    let items: usize = held.iter().map(|meeting| treated(meeting).count()).sum();
    let values = [
        ("hvem", whose.into()),
        ("aar", year.into()),
        ("moeter", held.len().into()),
        ("saker", items.into()),
    ];
    let mut said = ark.say("dok-aaret-i-tall", &values);
    let (seats, came) = held
        .iter()
        .map(|meeting| meeting.frammoette())
        // Nobody knows who came to a meeting that was entered after it was held.
        .filter(|(_, came)| *came > 0)
        .fold((0, 0), |(a, b), (seats, came)| (a + seats, b + came));
    if let Some(share) = (came * 100).checked_div(seats) {
        said = format!(
            "{said} {}",
            ark.say("dok-frammoete-i-snitt", &[("prosent", share.into())])
        );
    }
    paragraph(said)
}

/// The items a yearly report counts: those that were treated and are no routine.
fn treated(meeting: &Utvalgsmoete) -> impl Iterator<Item = &domain::Moetesak> {
    let ended = |item: &&domain::Moetesak| item.utfall.is_some() || item.avsluttet.is_some();
    meeting
        .saker
        .iter()
        .filter(|item| !item.is_routine())
        .filter(ended)
}

fn organisation(ark: &Ark) -> Vec<Block> {
    let mut out = vec![ark.heading("dok-organisering")];
    if let [body] = ark.content.utvalg.as_slice() {
        out.push(members(ark, body));
        return out;
    }
    let columns = [
        ("dok-utvalg", 3.4),
        ("dok-leder", 2.4),
        ("dok-medlemmer", 1.2),
        ("dok-ledige", 1.2),
    ];
    let rows = ark.content.utvalg.iter().map(body_row).collect();
    out.push(table(ark.texts, "dok-organisering", &columns, rows));
    for body in ark
        .content
        .utvalg
        .iter()
        .filter(|body| taken(body).next().is_some())
    {
        out.push(Block::heading(3, body.utvalg.fullt_navn()));
        out.push(members(ark, body));
    }
    out
}

/// The seats somebody sits in.
fn taken(body: &Utvalgsdel) -> impl Iterator<Item = &Besetning> {
    body.plasser.iter().filter(|seat| seat.innehaver.is_some())
}

fn body_row(body: &Utvalgsdel) -> Row {
    let leader = taken(body)
        .filter(|seat| seat.plass.rolle == Rolle::Leder)
        .find_map(|seat| seat.innehaver.as_ref());
    let members = taken(body).filter(|seat| seat.plass.rettighet.is_member());
    row([
        body.utvalg.fullt_navn(),
        leader.map_or_else(|| "–".into(), |one| one.navn.clone()),
        members.count().to_string(),
        (body.plasser.len() - taken(body).count()).to_string(),
    ])
}

fn meetings(ark: &Ark, held: &[&Utvalgsmoete]) -> Vec<Block> {
    let mut out = vec![ark.heading("dok-moeter-og-saker")];
    if held.is_empty() {
        out.push(paragraph(ark.word("dok-ingen-moeter-holdt")));
        return out;
    }
    let columns = [
        ("dok-dato", 1.3),
        ("dok-utvalg", 2.0),
        ("dok-moetenr", 1.2),
        ("dok-sted", 2.6),
        ("dok-saker", 0.9),
        ("dok-frammoete", 1.5),
    ];
    let rows = held.iter().map(|meeting| meeting_row(ark, meeting)).collect();
    out.push(table(ark.texts, "dok-moeter-og-saker", &columns, rows));
    let outcomes = outcomes(ark, held);
    if !outcomes.is_empty() {
        let columns = [("dok-resultat", 3.0), ("dok-antall-saker", 1.2)];
        out.push(table(ark.texts, "dok-resultat", &columns, outcomes));
    }
    out
}

fn meeting_row(ark: &Ark, meeting: &Utvalgsmoete) -> Row {
    let moete = &meeting.moete;
    let (seats, came) = meeting.frammoette();
    let items = treated(meeting).count();
    // Of a meeting that was entered after it was held nothing more is known.
    let items = if came > 0 || items > 0 {
        items.to_string()
    } else {
        "–".into()
    };
    let attendance = if came > 0 {
        ark.say("dok-av-alle", &[("antall", came.into()), ("alle", seats.into())])
    } else {
        "–".into()
    };
    row([
        dates::short_date(moete.dato),
        who(meeting),
        moete.nummer.clone().unwrap_or_default(),
        moete.sted.clone(),
        items,
        attendance,
    ])
}

/// How many items ended in each way. How an exempt one ended is not said.
fn outcomes(ark: &Ark, held: &[&Utvalgsmoete]) -> Vec<Row> {
    let mut counts: BTreeMap<Option<Utfall>, usize> = BTreeMap::new();
    let all = held.iter().flat_map(|meeting| treated(meeting));
    for item in all {
        *counts.entry(item.utfall).or_default() += 1;
    }
    let exempt = counts.remove(&None);
    let known = counts
        .into_iter()
        .filter_map(|(outcome, count)| Some((ark.term("utfall", &outcome?), count)));
    let exempt = exempt.map(|count| (ark.word("dok-unntatt-offentlighet"), count));
    known
        .chain(exempt)
        .map(|(what, count)| row([what, count.to_string()]))
        .collect()
}

/// How far what was due in the year has come.
fn results(ark: &Ark) -> Vec<Block> {
    let mut counts: BTreeMap<Oppfoelgingsstatus, usize> = BTreeMap::new();
    let tasks = ark.content.tiltak.iter().map(|tiltak| &tiltak.oppfoelging);
    for task in tasks.filter(|task| task.frist.map(|day| day.year()) == ark.content.aar) {
        *counts.entry(ark.status(task)).or_default() += 1;
    }
    if counts.is_empty() {
        return Vec::new();
    }
    let row_of = |(status, count): (Oppfoelgingsstatus, usize)| {
        row([ark.term("oppfoelgingsstatus", &status), count.to_string()])
    };
    let columns = [("dok-status", 3.0), ("dok-antall-tiltak", 1.2)];
    let rows = counts.into_iter().map(row_of).collect();
    vec![
        ark.heading("dok-resultater-paa-handlingsplanen"),
        table(ark.texts, "dok-resultater-paa-handlingsplanen", &columns, rows),
    ]
}

#[cfg(test)]
mod tests {
    use domain::{Frammoetestatus, Maalform};

    use crate::{
        Utvalgspapir,
        bodies_fixture::{bodies, printed, with_secrets},
    };

    fn section(lines: &[String], from: &str, to: &str) -> Vec<String> {
        let at = |heading: &str| lines.iter().position(|line| line == heading).unwrap();
        lines[at(from) + 1..at(to)].to_vec()
    }

    #[test]
    fn the_year_is_told_in_figures_meetings_outcomes_and_results() {
        let (_, lines) = printed(&bodies(Maalform::Nb), Utvalgspapir::Aarsberetning);
        assert_eq!(
            lines[0],
            "Årsberetning 2026 for Strategisk samarbeidsutvalg (SSU)"
        );
        assert_eq!(
            section(&lines, "Innledning", "Organisering og medlemmer"),
            [
                "Årsberetningen gjelder Strategisk samarbeidsutvalg (SSU) i 2026. Det ble holdt ett møte, og én sak ble \
                 behandlet. Frammøtet blant medlemmene var i snitt 100 prosent, vararepresentanter medregnet."
            ]
        );
        assert_eq!(
            section(&lines, "Møter og saker i året", "Resultater på handlingsplanen"),
            [
                "Dato | Utvalg | Møtenr. | Sted | Saker | Frammøte",
                "24.09.2026 | SSU | 3/2026 | Vestvoll rådhus, møterom Havna | 1 | 1 av 1",
                "Resultat | Antall saker",
                "Vedtatt med endringer | 1",
            ]
        );
        assert_eq!(
            section(&lines, "Resultater på handlingsplanen", "Veien videre"),
            ["Status | Antall tiltak", "Forsinket | 1"]
        );
        assert!(
            section(&lines, "Veien videre", "Vedlegg: saksoversikt")[1]
                .starts_with("29.10.2026 | Sende planen")
        );
    }

    #[test]
    fn in_nynorsk_the_year_is_told_in_nynorsk() {
        let (_, lines) = printed(&bodies(Maalform::Nn), Utvalgspapir::Aarsberetning);
        assert!(lines.iter().any(|line| line.starts_with(
            "Årsmeldinga gjeld Strategisk samarbeidsutval (SSU) i 2026. Det vart halde eitt møte, og éi sak vart handsama."
        )));
        for wanted in [
            "Organisering og medlemmer",
            "Resultat på handlingsplanen",
            "Vegen vidare",
        ] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted}");
        }
    }

    #[test]
    fn how_an_exempt_sak_ended_is_counted_apart() {
        let (_, lines) = printed(&with_secrets(), Utvalgspapir::Aarsberetning);
        assert!(
            lines.contains(&"Unntatt offentlighet | 1".to_string()),
            "{lines:#?}"
        );
    }

    #[test]
    fn a_deputy_counts_for_the_member_and_not_beside() {
        let mut content = bodies(Maalform::Nb);
        let people = &mut content.moeter[0].frammoete;
        let mut deputy = people[0].clone();
        deputy.vara_for = Some(people[0].person);
        people.push(deputy);
        let mut shown = |member, deputy| {
            content.moeter[0].frammoete[0].status = member;
            content.moeter[0].frammoete[1].status = deputy;
            let (_, lines) = printed(&content, Utvalgspapir::Aarsberetning);
            let row = lines
                .iter()
                .find(|line| line.starts_with("24.09.2026 | SSU"))
                .unwrap();
            row.rsplit(" | ").next().unwrap().to_owned()
        };
        assert_eq!(
            [
                shown(Frammoetestatus::Moett, Frammoetestatus::Moett),
                shown(Frammoetestatus::Forfall, Frammoetestatus::Moett),
                shown(Frammoetestatus::Forfall, Frammoetestatus::Kalt),
            ],
            ["1 av 1", "1 av 1", "–"]
        );
    }

    #[test]
    fn a_year_without_meetings_still_makes_a_report() {
        let mut content = bodies(Maalform::Nb);
        content.aar = Some(2031);
        let (_, lines) = printed(&content, Utvalgspapir::Aarsberetning);
        assert!(
            lines.contains(&"Det ble ikke holdt møter i året.".to_string()),
            "{lines:#?}"
        );
    }
}
