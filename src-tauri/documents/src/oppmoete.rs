//! What a person's intervals say of the person's attendance in the whole meeting.

use chrono::NaiveTime;
use domain::{Deltakelse, Fravaersgrunn, Moeteinnhold, PersonId, deltakelse};

use crate::tidslinje::{Borte, Paabordet, borte, intervals, treated};

/// One way in which somebody was not there for the whole meeting. Items are named by their printed numbers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fravaer {
    /// Came late: when, and the item that was on the table or the next one.
    Fra { kl: NaiveTime, sak: Option<String> },
    /// Left for good: when, and the last item the person attended; `under` when it was not over.
    Til {
        kl: NaiveTime,
        sak: Option<String>,
        under: bool,
    },
    /// Had no part in these items.
    Ikke {
        saker: Vec<String>,
        grunn: Option<Fravaersgrunn>,
    },
    /// Presented the item, and was out when it was decided.
    IkkeVedtaket {
        sak: String,
        grunn: Option<Fravaersgrunn>,
    },
    /// Was out for a while, in which these items were on the table.
    Ute {
        fra: NaiveTime,
        til: Option<NaiveTime>,
        saker: Vec<String>,
        grunn: Option<Fravaersgrunn>,
    },
}

/// How somebody's attendance differs from the whole meeting, by time; empty for the whole meeting.
pub(crate) fn oppmoete(content: &Moeteinnhold, person: PersonId) -> Vec<Fravaer> {
    let items = treated(content);
    let mut found = Vec::new();
    for gap in borte(content, person) {
        match (gap.fra, gap.til, gap.grunn) {
            (None, Some(came), _) => found.push(late(&items, came)),
            (Some(left), None, None | Some(Fravaersgrunn::Gikk | Fravaersgrunn::Hevet)) => {
                found.push(gone(&items, left));
            }
            (Some(left), _, Some(Fravaersgrunn::Inhabil | Fravaersgrunn::Lukket)) => {
                found.extend(stepped_out(content, &items, person, left, gap));
            }
            (Some(left), til, grunn) => {
                found.push(Fravaer::Ute {
                    fra: left,
                    til,
                    saker: numbers(&items, gap),
                    grunn,
                });
            }
            (None, None, _) => {}
        }
    }
    found
}

/// The items a person had a part in, by their printed numbers; nothing when it was all of them.
pub(crate) fn single_items(content: &Moeteinnhold, person: PersonId) -> Option<Vec<String>> {
    let items = treated(content);
    let mine = intervals(content, person);
    if mine.is_empty() {
        return None;
    }
    let there = |item: &&Paabordet| !matches!(deltakelse(&item.timed(), &mine), Deltakelse::Ikke { .. });
    let attended: Vec<_> = items
        .iter()
        .filter(there)
        .map(|item| item.sak.nummer.clone())
        .collect();
    (attended.len() < items.len()).then_some(attended)
}

fn numbers(items: &[Paabordet], gap: Borte) -> Vec<String> {
    items
        .iter()
        .filter(|item| gap.overlaps(item))
        .map(|item| item.sak.nummer.clone())
        .collect()
}

fn late(items: &[Paabordet], came: NaiveTime) -> Fravaer {
    let item = items.iter().find(|item| item.covers(came) || item.fra >= came);
    Fravaer::Fra {
        kl: came,
        sak: item.map(|item| item.sak.nummer.clone()),
    }
}

fn gone(items: &[Paabordet], left: NaiveTime) -> Fravaer {
    let last = items.iter().rev().find(|item| item.fra < left);
    Fravaer::Til {
        kl: left,
        sak: last.map(|item| item.sak.nummer.clone()),
        under: last.is_some_and(|item| item.covers(left)),
    }
}

/// Disqualified, or out while the doors were closed. The reason holds for the item the person stepped out
/// of; what else was missed before coming back is named without one.
fn stepped_out(
    content: &Moeteinnhold,
    items: &[Paabordet],
    person: PersonId,
    left: NaiveTime,
    gap: Borte,
) -> Vec<Fravaer> {
    let mine = intervals(content, person);
    let had_no_part = |item: &&Paabordet| matches!(deltakelse(&item.timed(), &mine), Deltakelse::Ikke { .. });
    let missed: Vec<_> = items
        .iter()
        .filter(|item| gap.overlaps(item))
        .filter(had_no_part)
        .collect();
    let Some((first, others)) = missed.split_first() else {
        return vec![Fravaer::Ute {
            fra: left,
            til: gap.til,
            saker: numbers(items, gap),
            grunn: gap.grunn,
        }];
    };
    if gap.grunn == Some(Fravaersgrunn::Inhabil) && left > first.fra && presents(content, person, first) {
        let mut found = vec![Fravaer::IkkeVedtaket {
            sak: first.sak.nummer.clone(),
            grunn: gap.grunn,
        }];
        found.extend(named(others, None));
        return found;
    }
    let closed = |item: &&&Paabordet| {
        gap.grunn == Some(Fravaersgrunn::Lukket) && item.sak.moetesak.lukket_fra.is_some()
    };
    let (same, rest): (Vec<_>, Vec<_>) = others.iter().partition(closed);
    let mut reasoned = vec![*first];
    reasoned.extend(same);
    named(&reasoned, gap.grunn)
        .into_iter()
        .chain(named(&rest, None))
        .collect()
}

fn named(items: &[&Paabordet], grunn: Option<Fravaersgrunn>) -> Option<Fravaer> {
    let saker: Vec<_> = items.iter().map(|item| item.sak.nummer.clone()).collect();
    if saker.is_empty() {
        None
    } else {
        Some(Fravaer::Ikke { saker, grunn })
    }
}

/// The agenda names the person as the item's presenter.
fn presents(content: &Moeteinnhold, person: PersonId, item: &Paabordet) -> bool {
    content
        .person(person)
        .is_some_and(|p| !p.navn.is_empty() && item.sak.moetesak.innleder.contains(&p.navn))
}

#[cfg(test)]
mod tests {
    use domain::{Fravaersgrunn::*, Maalform, Partsart, Pause, Rettighet};

    use super::*;
    use crate::fixture::{attendance, exemption, item, kl, meeting, member, person, present};

    /// Items 1 to 5, from 09.00 to 11.00 with a break before the last, the fourth behind closed doors.
    fn with_items(maalform: Maalform) -> (Moeteinnhold, PersonId) {
        let mut content = meeting(maalform);
        let per = member(&mut content, "Per");
        for (nr, from, to) in [
            ("1/26", "09.00", "09.20"),
            ("2/26", "09.20", "09.50"),
            ("3/26", "10.00", "10.20"),
        ] {
            item(&mut content, nr, "Sak", from, to);
        }
        let closed = item(&mut content, "4/26", "Lukket", "10.20", "10.38");
        closed.moetesak.skjerming = Some(exemption("offl. § 13"));
        closed.moetesak.lukket_fra = Some(kl("10.20"));
        closed.moetesak.lukket_til = Some(kl("10.40"));
        item(&mut content, "5/26", "Siste", "10.50", "11.00");
        content.pauser.push(Pause {
            id: uuid::Uuid::nil().into(),
            moete: content.moete.id,
            fra: kl("10.40"),
            til: Some(kl("10.50")),
        });
        content.moete.hevet = Some(kl("11.00"));
        (content, per)
    }

    fn said(maalform: Maalform, when: &[(&str, &str, Fravaersgrunn)]) -> String {
        let (mut content, per) = with_items(maalform);
        present(&mut content, per, when);
        attendance(&content, "Per")
    }

    #[test]
    fn who_never_left_was_there_for_the_whole_meeting() {
        assert_eq!(said(Maalform::Nb, &[("09.00", "11.00", Hevet)]), "Hele møtet");
        assert_eq!(said(Maalform::Nn, &[("08.50", "11.00", Hevet)]), "Heile møtet");
        assert_eq!(said(Maalform::Nb, &[]), "Hele møtet", "nothing was registered");
    }

    #[test]
    fn who_came_late_came_to_the_item_on_the_table_or_the_next() {
        assert_eq!(
            said(Maalform::Nb, &[("09.25", "11.00", Hevet)]),
            "Fra kl. 09.25 (sak 2/26)"
        );
        assert_eq!(
            said(Maalform::Nn, &[("09.55", "11.00", Hevet)]),
            "Frå kl. 09.55 (sak 3/26)"
        );
        assert_eq!(
            said(Maalform::Nb, &[("09.20", "11.00", Hevet)]),
            "Fra kl. 09.20 (sak 2/26)"
        );
        assert_eq!(said(Maalform::Nb, &[("11.00", "11.00", Hevet)]), "Fra kl. 11.00");
    }

    #[test]
    fn who_left_early_stayed_to_the_end_of_an_item_or_left_under_it() {
        assert_eq!(
            said(Maalform::Nn, &[("09.00", "10.20", Gikk)]),
            "Til kl. 10.20 (til og med sak 3/26)"
        );
        assert_eq!(
            said(Maalform::Nb, &[("09.00", "09.55", Gikk)]),
            "Til kl. 09.55 (til og med sak 2/26)"
        );
        assert_eq!(
            said(Maalform::Nb, &[("09.00", "10.10", Gikk)]),
            "Til kl. 10.10 (under sak 3/26)"
        );
        assert_eq!(said(Maalform::Nb, &[("08.55", "09.00", Gikk)]), "Til kl. 09.00");
    }

    #[test]
    fn who_came_late_and_left_early_did_both() {
        assert_eq!(
            said(Maalform::Nb, &[("09.25", "10.20", Gikk)]),
            "Fra kl. 09.25 (sak 2/26); til kl. 10.20 (til og med sak 3/26)"
        );
    }

    #[test]
    fn the_disqualified_had_no_part_in_the_item_though_they_heard_its_beginning() {
        assert_eq!(
            said(
                Maalform::Nb,
                &[("09.00", "09.22", Inhabil), ("09.52", "11.00", Hevet)]
            ),
            "Ikke sak 2/26 (inhabil)"
        );
        assert_eq!(
            said(
                Maalform::Nn,
                &[("09.00", "09.20", Inhabil), ("09.50", "11.00", Hevet)]
            ),
            "Ikkje sak 2/26 (inhabil)"
        );
    }

    #[test]
    fn the_disqualified_who_stays_away_missed_the_next_item_without_that_reason() {
        assert_eq!(
            said(
                Maalform::Nb,
                &[("09.00", "09.22", Inhabil), ("10.20", "11.00", Hevet)]
            ),
            "Ikke sak 2/26 (inhabil); ikke sak 3/26"
        );
    }

    #[test]
    fn the_disqualified_who_presented_the_item_missed_only_the_decision() {
        let (mut content, per) = with_items(Maalform::Nn);
        content.saker[1].moetesak.innleder = "FoU v/Per".into();
        present(
            &mut content,
            per,
            &[("09.00", "09.24", Inhabil), ("09.52", "11.00", Hevet)],
        );
        assert_eq!(
            attendance(&content, "Per"),
            "Ikkje vedtaksdelen av sak 2/26 (inhabil)"
        );
        present(
            &mut content,
            per,
            &[("09.00", "09.20", Inhabil), ("09.52", "11.00", Hevet)],
        );
        assert_eq!(
            attendance(&content, "Per"),
            "Ikkje sak 2/26 (inhabil)",
            "left before it began"
        );
    }

    #[test]
    fn observers_had_no_part_in_a_closed_item() {
        let (mut content, _) = with_items(Maalform::Nb);
        let kari = person(
            &mut content,
            "Kari",
            Partsart::Fastlege,
            Rettighet::ObservatoerTaleForslag,
        );
        present(
            &mut content,
            kari,
            &[("09.00", "10.20", Lukket), ("10.40", "11.00", Hevet)],
        );
        assert_eq!(attendance(&content, "Kari"), "Ikke sak 4/26 (lukket)");
    }

    #[test]
    fn two_closed_items_in_a_row_are_named_together() {
        let (mut content, per) = with_items(Maalform::Nb);
        content.saker[2].moetesak.lukket_fra = Some(kl("10.00"));
        present(
            &mut content,
            per,
            &[("09.00", "10.00", Lukket), ("10.40", "11.00", Hevet)],
        );
        assert_eq!(attendance(&content, "Per"), "Ikke sak 3/26 og 4/26 (lukket)");
    }

    #[test]
    fn a_lost_connection_is_told_with_its_times_and_items() {
        assert_eq!(
            said(
                Maalform::Nn,
                &[("09.00", "10.05", Samband), ("10.18", "11.00", Hevet)]
            ),
            "Ikkje kl. 10.05–10.18 (mista sambandet, sak 3/26)"
        );
        assert_eq!(
            said(
                Maalform::Nb,
                &[("09.00", "09.45", Samband), ("10.05", "11.00", Hevet)]
            ),
            "Ikke kl. 09.45–10.05 (mistet sambandet, sak 2/26 og 3/26)"
        );
        assert_eq!(
            said(Maalform::Nb, &[("09.00", "10.52", Samband)]),
            "Ikke etter kl. 10.52 (mistet sambandet, sak 5/26)"
        );
    }

    #[test]
    fn who_went_out_for_a_while_missed_what_was_on_the_table() {
        assert_eq!(
            said(
                Maalform::Nb,
                &[("09.00", "09.30", Gikk), ("09.40", "11.00", Hevet)]
            ),
            "Ikke kl. 09.30–09.40 (sak 2/26)"
        );
        assert_eq!(
            said(
                Maalform::Nb,
                &[("09.00", "09.52", Gikk), ("09.58", "11.00", Hevet)]
            ),
            "Ikke kl. 09.52–09.58"
        );
    }

    #[test]
    fn time_in_a_break_and_between_touching_intervals_is_not_absence() {
        assert_eq!(
            said(
                Maalform::Nb,
                &[("09.00", "10.40", Gikk), ("10.50", "11.00", Hevet)]
            ),
            "Hele møtet"
        );
        assert_eq!(
            said(
                Maalform::Nb,
                &[("09.00", "09.30", Gikk), ("09.30", "11.00", Hevet)]
            ),
            "Hele møtet"
        );
        assert_eq!(
            said(
                Maalform::Nb,
                &[("09.00", "10.30", Gikk), ("09.30", "11.00", Hevet)]
            ),
            "Hele møtet"
        );
    }

    #[test]
    fn items_whose_beginning_nobody_noted_begin_where_the_one_before_ended() {
        let (mut content, per) = with_items(Maalform::Nb);
        content.saker[1].moetesak.startet = None;
        present(
            &mut content,
            per,
            &[("09.00", "09.30", Gikk), ("09.40", "11.00", Hevet)],
        );
        assert_eq!(attendance(&content, "Per"), "Ikke kl. 09.30–09.40 (sak 2/26)");
    }

    #[test]
    fn an_item_under_eventuelt_stands_for_it() {
        let (mut content, per) = with_items(Maalform::Nb);
        let above = content.saker[4].moetesak.id;
        item(&mut content, "6/26", "Meldt i møtet", "10.51", "11.00")
            .moetesak
            .under = Some(above);
        present(&mut content, per, &[("10.52", "11.00", Hevet)]);
        assert_eq!(attendance(&content, "Per"), "Fra kl. 10.52 (sak 6/26)");
    }

    #[test]
    fn a_guest_is_named_with_the_items_attended() {
        let (mut content, per) = with_items(Maalform::Nn);
        present(&mut content, per, &[("10.00", "10.20", Gikk)]);
        assert_eq!(single_items(&content, per), Some(vec!["3/26".into()]));
        present(&mut content, per, &[("09.00", "11.00", Hevet)]);
        assert_eq!(single_items(&content, per), None);
    }
}
