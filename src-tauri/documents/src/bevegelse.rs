//! Sentences on who came and went, each at the item it belongs to.

use chrono::NaiveTime;
use domain::{Frammoete, Frammoetestatus, Fravaersgrunn};
use texts::Value;

use crate::{
    paper::Paper,
    tidslinje::{Paabordet, borte, treated},
    tilstede::has_a_row,
};

/// One sentence and its place: the item that was on the table, or the time between two items.
pub(crate) struct Bevegelse {
    kl: NaiveTime,
    /// The item's place in the content; none before the first.
    sak: Option<usize>,
    /// While the item was treated, not after it.
    under: bool,
    setning: String,
}

/// Everybody's comings and goings, by time. Those who stepped out as disqualified or for closed doors are
/// told of by the item itself.
pub(crate) fn bevegelser(paper: &Paper) -> Vec<Bevegelse> {
    let items = treated(paper.content);
    let mut found = Vec::new();
    let people = paper
        .content
        .frammoete
        .iter()
        .filter(|p| p.status == Frammoetestatus::Moett);
    for person in people.filter(|p| has_a_row(p)) {
        of_person(paper, &items, person, &mut found);
    }
    found.sort_by_key(|movement| movement.kl);
    found
}

/// The sentences for while the item at `place` was treated.
pub(crate) fn during(movements: &[Bevegelse], place: usize) -> Vec<String> {
    let here = movements.iter().filter(|m| m.sak == Some(place) && m.under);
    here.map(|m| m.setning.clone()).collect()
}

/// The sentences for after the item at `place`, or before the first item.
pub(crate) fn after(movements: &[Bevegelse], place: Option<usize>) -> Vec<String> {
    let here = movements.iter().filter(|m| m.sak == place && !m.under);
    here.map(|m| m.setning.clone()).collect()
}

fn of_person(paper: &Paper, items: &[Paabordet], person: &Frammoete, found: &mut Vec<Bevegelse>) {
    let mut add = |kl: NaiveTime, id: &str, until: Option<NaiveTime>| {
        let (sak, under) = place(items, kl);
        let mut values = vec![("navn", Value::from(&person.navn)), ("kl", kl.into())];
        values.extend(until.map(|until| ("til", until.into())));
        // «… under behandlingen av saken», where the text of the movement can tell.
        values.push(("under", if under { "ja" } else { "nei" }.into()));
        found.push(Bevegelse {
            kl,
            sak,
            under,
            setning: paper.say(id, &values),
        });
    };
    for gap in borte(paper.content, person.person) {
        match (gap.fra, gap.til, gap.grunn) {
            (_, _, Some(Fravaersgrunn::Inhabil | Fravaersgrunn::Lukket)) | (None, None, _) => {}
            (None, Some(came), _) => add(came, "dok-kom", None),
            (Some(lost), Some(back), Some(Fravaersgrunn::Samband)) => {
                add(lost, "dok-samband-mistet-og-tilbake", Some(back));
            }
            (Some(lost), None, Some(Fravaersgrunn::Samband)) => add(lost, "dok-samband-mistet", None),
            (Some(left), back, _) => {
                add(left, "dok-gikk", None);
                if let Some(back) = back {
                    add(back, "dok-kom-tilbake", None);
                }
            }
        }
    }
}

/// The item on the table at `kl`; else the last that was begun before.
fn place(items: &[Paabordet], kl: NaiveTime) -> (Option<usize>, bool) {
    match items.iter().find(|item| item.covers(kl)) {
        Some(item) => (Some(item.plass), true),
        None => (
            items
                .iter()
                .rev()
                .find(|item| item.fra <= kl)
                .map(|item| item.plass),
            false,
        ),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Fravaersgrunn::*, Maalform, Tekst};

    use crate::fixture::{item, meeting, member, minutes, present};

    #[test]
    fn a_late_arrival_is_told_where_it_happened_before_what_was_said() {
        let mut content = meeting(Maalform::Nb);
        let per = member(&mut content, "Per Ås");
        item(&mut content, "1/26", "Først", "09.00", "09.10");
        item(&mut content, "2/26", "Så", "09.10", "09.40").behandling = "Kari la fram saken.".into();
        present(&mut content, per, &[("09.25", "11.52", Hevet)]);
        let lines = minutes(&content);
        assert_eq!(lines[1], "Sak 2/26 Så");
        assert_eq!(
            lines[2],
            "Per Ås kom til møtet kl. 09.25 under behandlingen av saken. Kari la fram saken."
        );
    }

    #[test]
    fn what_the_secretary_wrote_is_not_said_again() {
        let mut content = meeting(Maalform::Nn);
        let per = member(&mut content, "Per Ås");
        let written = "Per Ås mista sambandet kl. 10.05 og var attende kl. 10.20. Saka vart oppsummert.";
        item(&mut content, "1/26", "Først", "10.00", "10.24").behandling = Tekst::from(written);
        present(
            &mut content,
            per,
            &[("09.00", "10.05", Samband), ("10.20", "11.52", Hevet)],
        );
        assert_eq!(minutes(&content)[1], written);
        content.saker[0].behandling = Tekst::from("Saka vart oppsummert.");
        assert_eq!(minutes(&content)[1], written);
    }

    #[test]
    fn who_leaves_between_two_items_is_told_of_between_them() {
        let mut content = meeting(Maalform::Nn);
        let ragnhild = member(&mut content, "Ragnhild");
        item(&mut content, "1/26", "Først", "10.35", "10.54");
        item(&mut content, "2/26", "Så", "11.01", "11.10");
        present(&mut content, ragnhild, &[("09.00", "11.00", Gikk)]);
        let lines = minutes(&content);
        assert_eq!(
            lines[..3],
            [
                "Sak 1/26 Først",
                "Ragnhild gjekk frå møtet kl. 11.00.",
                "Sak 2/26 Så"
            ]
        );
    }

    #[test]
    fn who_comes_and_goes_before_the_first_item_is_told_of_under_the_opening() {
        let mut content = meeting(Maalform::Nb);
        let per = member(&mut content, "Per");
        item(&mut content, "1/26", "Først", "09.10", "09.20");
        present(&mut content, per, &[("09.05", "11.52", Hevet)]);
        let lines = crate::fixture::written(&content, domain::Dokumentart::Referat);
        let at = lines
            .iter()
            .position(|line| line == "Per kom til møtet kl. 09.05.")
            .unwrap();
        assert_eq!(lines[at + 1], "Sak 1/26 Først");
    }

    #[test]
    fn who_goes_out_and_comes_back_is_told_of_twice() {
        let mut content = meeting(Maalform::Nb);
        let per = member(&mut content, "Per");
        item(&mut content, "1/26", "Først", "09.00", "09.40");
        present(
            &mut content,
            per,
            &[("09.00", "09.15", Gikk), ("09.30", "11.52", Hevet)],
        );
        assert_eq!(
            minutes(&content)[1],
            "Per gikk fra møtet kl. 09.15 under behandlingen av saken. Per kom tilbake kl. 09.30."
        );
    }
}
