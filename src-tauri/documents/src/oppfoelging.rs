//! The table of what is to be done after the meeting.

use domain::{MASKERT, Oppfoelging, Saksinnhold};
use pdf::{Block, Row};
use texts::{Texts, dates};

use crate::{
    lenke,
    paper::Paper,
    tabell::{row, table},
};

/// Heading and table; nothing when there is nothing to follow up.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    if paper.content.oppfoelging.is_empty() {
        return Vec::new();
    }
    let rows = together(&paper.content.oppfoelging);
    let table = table(
        paper.texts,
        "dok-oppfoelging",
        &[
            ("dok-sak-kolonne", 1.0),
            ("dok-oppgave", 3.6),
            ("dok-ansvarlig", 2.4),
            ("dok-frist", 1.2),
            ("dok-status", 1.3),
        ],
        rows.into_iter()
            .map(|(task, parties)| row_of(paper, task, parties))
            .collect(),
    );
    vec![Block::heading(2, paper.word("dok-oppfoelging")), table]
}

/// The rows: what every party is to do by the same day, and is equally far with, is one row with the number of
/// parties. When some are further than others each has its own row.
pub(crate) fn together(tasks: &[Oppfoelging]) -> Vec<(&Oppfoelging, usize)> {
    let same = |a: &Oppfoelging, b: &Oppfoelging| {
        let of = |task: &Oppfoelging| {
            (
                task.saksnummer.clone(),
                task.oppgave.clone(),
                task.frist,
                task.unntatt,
            )
        };
        a.part.is_some() && b.part.is_some() && of(a) == of(b)
    };
    let mut rows: Vec<(&Oppfoelging, usize)> = Vec::new();
    for task in tasks {
        let others: Vec<_> = tasks.iter().filter(|other| same(task, other)).collect();
        let alike = others.len() > 2 && others.iter().all(|other| other.status == task.status);
        match rows.iter_mut().find(|(first, _)| alike && same(first, task)) {
            Some(_) => {}
            None => rows.push((task, if alike { others.len() } else { 1 })),
        }
    }
    rows
}

/// Who does it: «Hver part (17)» when it is many parties' row.
pub(crate) fn responsible(texts: &Texts, task: &Oppfoelging, parties: usize) -> String {
    if parties > 1 {
        texts.get("dok-hver-part", &[("antall", parties.into())])
    } else {
        task.ansvarlig.clone()
    }
}

fn row_of(paper: &Paper, task: &Oppfoelging, parties: usize) -> Row {
    let masked = task.unntatt && paper.is_public();
    let deadline = task.frist.map_or_else(|| "–".into(), dates::short_date);
    let hide = |words: String| if masked { MASKERT.into() } else { words };
    let mut row = row([
        task.saksnummer.clone(),
        what(paper, task),
        hide(responsible(paper.texts, task, parties)),
        hide(deadline),
        hide(paper.term("oppfoelgingsstatus", &task.status)),
    ]);
    if let Some(item) = item_of(paper, task) {
        row.cells[0] = lenke::to(item, &task.saksnummer);
    }
    row
}

/// The item of this meeting that the task comes from.
fn item_of<'a>(paper: &Paper<'a>, task: &Oppfoelging) -> Option<&'a Saksinnhold> {
    paper.content.saker.iter().find(|item| match task.moetesak {
        Some(id) => item.moetesak.id == id,
        None => item.nummer == task.saksnummer,
    })
}

/// The task; what is exempt says so, in the public version with its law in short.
fn what(paper: &Paper, task: &Oppfoelging) -> String {
    if !task.unntatt {
        return task.oppgave.clone();
    }
    let short = |hjemmel: &str| hjemmel.split(" jf.").next().unwrap_or(hjemmel).to_owned();
    let law = item_of(paper, task)
        .and_then(|item| item.moetesak.skjerming.as_ref())
        .map(|e| short(&e.hjemmel));
    let note = match law.filter(|_| paper.is_public()) {
        Some(law) => format!("{}, {law}", paper.word("dok-unntatt")),
        None => paper.word("dok-unntatt"),
    };
    format!("{} ({note})", task.oppgave)
}

#[cfg(test)]
mod tests {
    use domain::{Dokumentart, Maalform, Moeteinnhold, Oppfoelging, Oppfoelgingsstatus};

    use crate::fixture::{exemption, item, meeting, member, task, written};

    fn content(maalform: Maalform) -> Moeteinnhold {
        let mut content = meeting(maalform);
        member(&mut content, "Per");
        item(&mut content, "27/26", "Hendelse", "10.50", "11.06")
            .moetesak
            .skjerming = Some(exemption("offl. § 13 jf. fvl. § 13 første ledd nr. 1"));
        content.oppfoelging = vec![
            task("24/26", "Sende planen"),
            task("27/26", "Tiltak etter hendelse"),
        ];
        content.oppfoelging[0].status = Oppfoelgingsstatus::Forsinket;
        content.oppfoelging[1].unntatt = true;
        content
    }

    fn rows(content: &Moeteinnhold, art: Dokumentart) -> Vec<String> {
        let lines = written(content, art);
        lines[lines.iter().position(|line| line.starts_with("Sak |")).unwrap()..][..3].to_vec()
    }

    #[test]
    fn a_task_says_who_and_until_when_and_an_exempt_one_that_it_is() {
        assert_eq!(
            rows(&content(Maalform::Nb), Dokumentart::Referat),
            [
                "Sak | Oppgave | Ansvarlig | Frist | Status",
                "24/26 | Sende planen | Sekretariatet | 29.10.2026 | Forsinket",
                "27/26 | Tiltak etter hendelse (unntatt offentlighet) | Sekretariatet | 29.10.2026 | Ikke startet",
            ]
        );
        assert_eq!(
            rows(&content(Maalform::Nn), Dokumentart::Referat)[..2],
            [
                "Sak | Oppgåve | Ansvarleg | Frist | Status",
                "24/26 | Sende planen | Sekretariatet | 29.10.2026 | Forseinka",
            ]
        );
    }

    #[test]
    fn in_public_an_exempt_task_has_its_number_and_its_law_alone() {
        assert_eq!(
            rows(&content(Maalform::Nb), Dokumentart::OffentligReferat)[2],
            "27/26 | ******* (unntatt offentlighet, offl. § 13) | ******* | ******* | *******"
        );
    }

    #[test]
    fn what_every_party_is_to_do_is_one_row_until_some_are_further_than_others() {
        let mut content = content(Maalform::Nn);
        let answer = |n: u128| Oppfoelging {
            part: Some(uuid::Uuid::from_u128(n).into()),
            ansvarlig: format!("Kommune {n}"),
            ..task("2025/31", "Svar frå partane")
        };
        content.oppfoelging = (1..=3).map(answer).collect();
        content.oppfoelging.push(task("2026/25", "Siste"));
        let lines = rows(&content, Dokumentart::Referat);
        assert_eq!(
            lines[1],
            "2025/31 | Svar frå partane | Kvar part (3) | 29.10.2026 | Ikkje starta"
        );
        assert!(lines[2].starts_with("2026/25"), "{lines:?}");
        content.oppfoelging[1].status = Oppfoelgingsstatus::Utfoert;
        assert!(rows(&content, Dokumentart::Referat)[2].contains("| Kommune 2 | 29.10.2026 | Utført"));
    }

    #[test]
    fn without_tasks_there_is_no_table() {
        let mut content = content(Maalform::Nb);
        content.oppfoelging.clear();
        assert!(!written(&content, Dokumentart::Referat).contains(&"Oppfølging".to_string()));
    }
}
