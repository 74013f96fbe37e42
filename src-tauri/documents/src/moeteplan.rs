//! The meetings of a year with their deadlines, and the year month by month.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::{Moete, Moeteart, Moetetilstand, Utvalgsmoete, frist};
use pdf::{Block, Row};
use texts::dates;

use crate::{
    ark::Ark,
    paper::{enumerated, upper},
    referat::span,
    tabell::{row, table},
    tekst::paragraph,
};

pub(crate) fn blocks(ark: &Ark) -> Vec<Block> {
    if ark.meetings().next().is_none() {
        return vec![paragraph(ark.word("dok-ingen-moeter"))];
    }
    let columns = [
        ("dok-utvalg", 1.75),
        ("dok-dato", 1.5),
        ("dok-tid", 1.25),
        ("dok-sted-vertskap", 1.9),
        ("dok-frist-saker", 1.5),
        ("dok-frist-saksframlegg", 1.5),
        ("dok-innkalling-sendes", 1.5),
    ];
    let rows = ark.meetings().map(|meeting| row_of(ark, meeting)).collect();
    let mut out = vec![
        ark.heading("dok-moeter"),
        table(ark.texts, "dok-moeter", &columns, rows),
        ark.heading("dok-aarshjul"),
    ];
    let columns = [("dok-maaned", 1.2), ("dok-moeter", 2.4), ("dok-frister", 4.4)];
    out.push(table(ark.texts, "dok-aarshjul", &columns, wheel(ark)));
    out
}

/// Those who meet, by their short names.
pub(crate) fn who(meeting: &Utvalgsmoete) -> String {
    let names: Vec<_> = meeting.utvalg.iter().map(|body| body.kort().to_owned()).collect();
    enumerated(&names)
}

fn row_of(ark: &Ark, meeting: &Utvalgsmoete) -> Row {
    let Moete {
        dato, start, slutt, ..
    } = meeting.moete;
    let [saker, papers, notice] =
        deadlines(meeting).map(|day| day.map_or_else(|| "–".into(), dates::short_date));
    row([
        who(meeting),
        format!(
            "{} {}",
            dates::weekday(dato, ark.content.maalform),
            dates::short_date(dato)
        ),
        span(start, slutt),
        place(ark, meeting),
        saker,
        papers,
        notice,
    ])
}

/// The place, with what is not as usual: extraordinary, called off.
fn place(ark: &Ark, meeting: &Utvalgsmoete) -> String {
    let moete = &meeting.moete;
    let mut marks = Vec::new();
    if moete.art == Moeteart::Ekstraordinaert {
        marks.push(ark.small("moeteart", &moete.art));
    }
    if moete.tilstand == Moetetilstand::Avlyst {
        marks.push(ark.small("moetetilstand", &moete.tilstand));
    }
    match (moete.sted.trim(), marks.is_empty()) {
        (place, true) => place.into(),
        ("", false) => upper(&marks.join(", ")),
        (place, false) => format!("{place} ({})", marks.join(", ")),
    }
}

/// Until when saker are raised and papers ready, and when the innkalling is sent. Nobody plans for an extraordinary
/// meeting, and nothing is due for one that is called off.
fn deadlines(meeting: &Utvalgsmoete) -> [Option<NaiveDate>; 3] {
    let moete = &meeting.moete;
    let Some(body) = meeting
        .utvalg
        .first()
        .filter(|_| moete.tilstand != Moetetilstand::Avlyst)
    else {
        return [None; 3];
    };
    let planned = |offset| (moete.art != Moeteart::Ekstraordinaert).then(|| frist(moete.dato, offset));
    [
        planned(body.frister.saker),
        planned(body.frister.saksframlegg),
        Some(frist(moete.dato, body.frister.varsel(moete.art))),
    ]
}

/// Each month with its meetings and with what is due in it.
fn wheel(ark: &Ark) -> Vec<Row> {
    let mut months: BTreeMap<NaiveDate, [Vec<(NaiveDate, String)>; 2]> = BTreeMap::new();
    let mut add = |day: NaiveDate, column: usize, what: String| {
        let month = months.entry(day.with_day(1).unwrap_or(day)).or_default();
        month[column].push((day, what));
    };
    for meeting in ark.meetings() {
        if meeting.moete.tilstand == Moetetilstand::Avlyst {
            continue;
        }
        let names = who(meeting);
        let day = meeting.moete.dato;
        add(day, 0, format!("{names} {}.", day.day()));
        let ids = ["dok-saker-til", "dok-saksframlegg-til", "dok-innkalling-til"];
        for (due, id) in deadlines(meeting).into_iter().zip(ids) {
            if let Some(due) = due {
                let values = [("dag", i64::from(due.day()).into()), ("utvalg", (&names).into())];
                add(due, 1, ark.say(id, &values));
            }
        }
    }
    let said = |mut lines: Vec<(NaiveDate, String)>| {
        lines.sort();
        let words: Vec<_> = lines.into_iter().map(|(_, words)| words).collect();
        words.join("\n")
    };
    let rows = months.into_iter().map(|(first, [meetings, due])| {
        let name = upper(dates::month(first));
        let name = if ark.content.aar == Some(first.year()) {
            name
        } else {
            format!("{name} {}", first.year())
        };
        row([name, said(meetings), said(due)])
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use domain::{Maalform, Moeteart, Moetetilstand};

    use crate::{
        Utvalgspapir,
        bodies_fixture::{bodies, printed},
    };

    #[test]
    fn each_meeting_has_its_deadlines_and_each_month_what_is_due() {
        let (_, lines) = printed(&bodies(Maalform::Nb), Utvalgspapir::Moeteplan);
        assert_eq!(
            lines[..5],
            [
                "Møteplan 2026 for Strategisk samarbeidsutvalg (SSU)",
                "Helsefellesskapet Solvik · Per 22. november 2026",
                "Møter",
                "Utvalg | Dato | Tid | Sted/vertskap | Frist for saker | Frist for saksframlegg | Innkalling sendes",
                "SSU | torsdag 24.09.2026 | kl. 09.00–12.00 | Vestvoll rådhus, møterom Havna | 27.08.2026 | 04.09.2026 | \
                 10.09.2026",
            ]
        );
        let month = "September | SSU 24. | 4. Saksframlegg til SSU 10. Innkalling til SSU";
        assert!(lines.contains(&month.to_string()), "{lines:#?}");
    }

    #[test]
    fn in_nynorsk_the_plan_is_nynorsk() {
        let (_, lines) = printed(&bodies(Maalform::Nn), Utvalgspapir::Moeteplan);
        assert!(lines[3].contains("Stad/vertskap") && lines[3].ends_with("Innkalling blir send"));
    }

    #[test]
    fn nothing_is_due_for_a_meeting_that_is_called_off_and_little_for_an_extraordinary_one() {
        let mut content = bodies(Maalform::Nb);
        content.moeter[0].moete.art = Moeteart::Ekstraordinaert;
        content.moeter[1].moete.tilstand = Moetetilstand::Avlyst;
        let (_, lines) = printed(&content, Utvalgspapir::Moeteplan);
        assert!(
            lines[4].ends_with("møterom Havna (ekstraordinært) | – | – | 23.09.2026"),
            "{lines:#?}"
        );
        assert!(lines[5].ends_with("Solvik (avlyst) | – | – | –"));
        assert!(!lines[6..].join(" ").contains("Desember"));
    }

    #[test]
    fn a_year_without_meetings_says_so() {
        let mut content = bodies(Maalform::Nb);
        content.aar = Some(2031);
        let (_, lines) = printed(&content, Utvalgspapir::Moeteplan);
        assert_eq!(lines[2..], ["Ingen møter er planlagt."]);
    }
}
