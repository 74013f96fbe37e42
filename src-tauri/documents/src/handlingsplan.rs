//! What is to be done: the follow-ups as measures, under the sak each comes from.

use chrono::Datelike;
use domain::{MASKERT, Oppfoelging, Tiltak, Utvalg};
use pdf::{Block, Row};
use texts::dates;

use crate::{
    ark::Ark,
    oppfoelging::{responsible, together},
    tabell::{row, table},
    tekst::paragraph,
};

pub(crate) fn blocks(ark: &Ark) -> Vec<Block> {
    let measures: Vec<_> = ark
        .content
        .utvalg
        .iter()
        .flat_map(|body| of_body(ark, &body.utvalg))
        .collect();
    let nothing = measures.is_empty();
    let mut out: Vec<_> = adopted(ark).into_iter().chain(measures).collect();
    if nothing {
        out.push(paragraph(ark.word("dok-ingen-tiltak")));
    }
    out
}

/// «Vedtatt av Partnerskapsmøtet 19. november 2026, sak 3/26.»
fn adopted(ark: &Ark) -> Option<Block> {
    let at = ark.content.vedtatt.as_ref()?;
    let number = at.nummer.clone().unwrap_or_default();
    let values = [
        ("utvalg", (&at.utvalg).into()),
        ("dato", at.dato.into()),
        ("sak", number.into()),
    ];
    Some(paragraph(ark.say("dok-planen-er-vedtatt", &values)))
}

fn of_body(ark: &Ark, body: &Utvalg) -> Vec<Block> {
    let mine = |tiltak: &&Tiltak| tiltak.oppfoelging.utvalg == body.id && belongs(ark, &tiltak.oppfoelging);
    let tasks: Vec<Oppfoelging> = ark
        .content
        .tiltak
        .iter()
        .filter(mine)
        .map(|tiltak| tiltak.oppfoelging.clone())
        .collect();
    if tasks.is_empty() {
        return Vec::new();
    }
    let heading = ark.only().is_none().then(|| Block::heading(2, body.fullt_navn()));
    let columns = [
        ("dok-innsatsomraade", 2.6),
        ("dok-tiltak", 2.9),
        ("dok-ansvarlig", 1.9),
        ("dok-frist", 1.25),
        ("dok-status", 1.3),
    ];
    let rows = together(&tasks)
        .into_iter()
        .map(|(task, parties)| row_of(ark, task, parties))
        .collect();
    heading
        .into_iter()
        .chain([table(ark.texts, "dok-handlingsplan", &columns, rows)])
        .collect()
}

/// Due in the year of the plan, or left over when it began.
fn belongs(ark: &Ark, task: &Oppfoelging) -> bool {
    let Some(year) = ark.content.aar else { return true };
    match task.frist.map(|day| day.year()) {
        Some(due) => due == year || (due < year && task.is_open()),
        None => task.is_open(),
    }
}

fn row_of(ark: &Ark, task: &Oppfoelging, parties: usize) -> Row {
    row([
        origin(ark, task),
        task.oppgave.clone(),
        responsible(ark.texts, task, parties),
        task.frist.map_or_else(|| "–".into(), dates::short_date),
        if task.unntatt {
            MASKERT.into()
        } else {
            ark.term("oppfoelgingsstatus", &ark.status(task))
        },
    ])
}

/// «Sak 24/26 Handlingsplan 2027», as much of it as is known.
pub(crate) fn origin(ark: &Ark, task: &Oppfoelging) -> String {
    let title = ark
        .content
        .tiltak
        .iter()
        .find(|tiltak| tiltak.oppfoelging.id == task.id)
        .and_then(|tiltak| tiltak.sak.clone());
    let number = task.saksnummer.trim();
    match title {
        Some(title) if number.is_empty() => title,
        Some(title) => ark.say(
            "dok-sak-tittel",
            &[("sak", number.into()), ("tittel", title.into())],
        ),
        None if number.is_empty() => String::new(),
        None => ark.say("dok-sak-alene", &[("sak", number.into())]),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Behandlingssted, Maalform};

    use crate::{
        Utvalgspapir,
        bodies_fixture::{bodies, printed, with_secrets},
        fixture::day,
    };

    #[test]
    fn a_measure_says_its_sak_its_deadline_and_that_it_is_late() {
        for (maalform, head, row) in [
            (
                Maalform::Nb,
                "Innsatsområde | Tiltak | Ansvarlig | Frist | Status",
                "Sak 24/26 Handlingsplan 2027 | Sende planen | Sekretariatet | 29.10.2026 | Forsinket",
            ),
            (
                Maalform::Nn,
                "Innsatsområde | Tiltak | Ansvarleg | Frist | Status",
                "Sak 24/26 Handlingsplan 2027 | Sende planen | Sekretariatet | 29.10.2026 | Forseinka",
            ),
        ] {
            let (_, lines) = printed(&bodies(maalform), Utvalgspapir::Handlingsplan);
            assert_eq!(lines[2..], [head, row]);
        }
    }

    #[test]
    fn the_plan_says_where_it_was_adopted() {
        let mut content = bodies(Maalform::Nn);
        content.vedtatt = Some(Behandlingssted {
            utvalg: "Partnarskapsmøte".into(),
            dato: day("2025-11-19"),
            nummer: Some("3/25".into()),
            utfall: None,
        });
        let (_, lines) = printed(&content, Utvalgspapir::Handlingsplan);
        assert_eq!(
            lines[2],
            "Vedteken av Partnarskapsmøte 19. november 2025, sak 3/25."
        );
    }

    #[test]
    fn of_an_exempt_measure_only_the_number_of_its_sak_is_shown() {
        let (_, lines) = printed(&with_secrets(), Utvalgspapir::Handlingsplan);
        assert_eq!(lines[4], "Sak 27/26 | ******* | ******* | – | *******");
    }

    #[test]
    fn what_is_left_over_goes_into_the_next_plan_and_what_comes_later_does_not() {
        let mut content = bodies(Maalform::Nb);
        let mut shown = |year| {
            content.aar = Some(year);
            printed(&content, Utvalgspapir::Handlingsplan).1.len() == 4
        };
        assert_eq!([shown(2025), shown(2026), shown(2027)], [false, true, true]);
    }
}
