//! Numbers that two desks fixed without having seen each other's. None of them is ever changed by itself: it may
//! be printed. A person is shown both, and what could be done.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Loepenummer, MoeteId, Moetesak, MoetesakId, Nummerering, SakId, Saksnummer, UtvalgId};

/// What the numbers of an item of business are about, and no more of it: all items of ten years are gone through.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Nummerert {
    /// Its identity.
    pub id: MoetesakId,
    /// Its meeting.
    pub moete: MoeteId,
    /// The sak it is about.
    pub sak: Option<SakId>,
    /// The item of an earlier meeting that it goes on with.
    pub kommer_fra: Option<MoetesakId>,
    /// Its numbers.
    pub numre: Vec<Saksnummer>,
}

impl Nummerert {
    /// The fields of a [`Moetesak`] that it has, besides the identity.
    pub const FIELDS: [&str; 4] = ["moete", "sak", "kommer_fra", "numre"];
}

impl From<Moetesak> for Nummerert {
    fn from(item: Moetesak) -> Self {
        Self {
            id: item.id,
            moete: item.moete,
            sak: item.sak,
            kommer_fra: item.kommer_fra,
            numre: item.numre,
        }
    }
}

/// Items that bear the same number of one body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dublett {
    /// The number.
    pub nummer: Loepenummer,
    /// As printed.
    pub tekst: String,
    /// Those that bear it, the one that came into being first before the others.
    pub saker: Vec<MoetesakId>,
}

/// The numbers of a body that stand on several of these items. An item that was postponed and kept its number
/// is still the same one.
pub fn dubletter(utvalg: UtvalgId, items: &[Nummerert]) -> Vec<Dublett> {
    let mut bearers: BTreeMap<(Loepenummer, &str), Vec<&Nummerert>> = BTreeMap::new();
    for item in items {
        for number in item.numre.iter().filter(|number| number.utvalg == utvalg) {
            let others = bearers.entry((number.nummer, &number.tekst)).or_default();
            if !others.iter().any(|other| is_same(other, item)) {
                others.push(item);
            }
        }
    }
    let several = bearers.into_iter().filter(|(_, bearers)| bearers.len() > 1);
    several
        .map(|((nummer, tekst), bearers)| {
            let mut saker: Vec<_> = bearers.iter().map(|item| item.id).collect();
            saker.sort();
            Dublett {
                nummer,
                tekst: tekst.to_owned(),
                saker,
            }
        })
        .collect()
}

fn is_same(one: &Nummerert, other: &Nummerert) -> bool {
    let same_sak = one.sak.is_some() && one.sak == other.sak;
    same_sak || one.kommer_fra == Some(other.id) || other.kommer_fra == Some(one.id)
}

impl Dublett {
    /// What could be printed instead on the later ones: the number with a letter, `12b/26`, which tells where
    /// it stands in the series. No letter that one of the `items` bears already.
    pub fn proposals(
        &self,
        utvalg: UtvalgId,
        series: &Nummerering,
        items: &[Nummerert],
    ) -> Vec<(MoetesakId, Saksnummer)> {
        let printed = |tekst: &String| {
            let mut numbers = items.iter().flat_map(|item| &item.numre);
            numbers.any(|number| number.utvalg == utvalg && number.tekst == *tekst)
        };
        let free = ('b'..='z')
            .map(|letter| series.print_beside(self.nummer, letter))
            .filter(|tekst| !printed(tekst));
        let later = self.saker.iter().skip(1).zip(free);
        let number = |tekst| Saksnummer {
            utvalg,
            nummer: self.nummer,
            tekst,
        };
        later.map(|(item, tekst)| (*item, number(tekst))).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    fn utvalg() -> UtvalgId {
        UtvalgId(Uuid::from_u128(900))
    }

    fn item(n: u128, number: u32, from: Option<u128>) -> Nummerert {
        let numre =
            json!([{ "utvalg": utvalg(), "aar": 2026, "loepenr": number, "tekst": format!("{number}/26") }]);
        let form = json!({
            "id": Uuid::from_u128(n), "moete": Uuid::from_u128(9), "numre": numre,
            "kommer_fra": from.map(Uuid::from_u128),
        });
        serde_json::from_value(form).unwrap()
    }

    #[test]
    fn two_items_with_one_number_are_flagged_and_the_later_gets_a_proposal() {
        let items = [item(3, 12, None), item(1, 12, None), item(2, 13, None)];
        let found = dubletter(utvalg(), &items);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].saker, [items[1].id, items[0].id]);
        let proposals = |pattern: &str| {
            let series = Nummerering {
                moenster: pattern.into(),
                brukt_foer: None,
            };
            found[0].proposals(utvalg(), &series, &items).remove(0).1.tekst
        };
        assert_eq!(proposals("{seq}/{yy}"), "12b/26");
        assert_eq!(proposals("{yyyy}/{seq}"), "2026/12b");
        assert_eq!(proposals("PS {seq:3}/{yy}"), "PS 012b/26");
    }

    #[test]
    fn a_number_with_a_letter_is_another_and_its_letter_is_not_proposed_again() {
        let mut items = [item(1, 12, None), item(2, 12, None), item(3, 12, None)];
        items[1].numre[0].tekst = "12b/26".into();
        let found = dubletter(utvalg(), &items);
        assert_eq!(found[0].saker, [items[0].id, items[2].id]);
        let proposals = found[0].proposals(utvalg(), &Nummerering::loepenr_aar(), &items);
        assert_eq!(proposals[0].1.tekst, "12c/26");
        items[2].numre = vec![proposals[0].1.clone()];
        assert_eq!(dubletter(utvalg(), &items), []);
    }

    #[test]
    fn an_item_that_was_postponed_keeps_its_number_alone() {
        let items = [item(1, 12, None), item(2, 12, Some(1))];
        assert_eq!(dubletter(utvalg(), &items), []);
    }
}
