//! The numbers of a meeting's items: provisional until the innkalling, then fixed for good.

use std::collections::BTreeMap;

use domain::{Loepenummer, Moete, Moetesak, MoetesakId, Nummerert, Saksnummer, Utvalg, UtvalgId};
use store::Reader;

use crate::{Desk, Result, desk::need};

/// Every number a body has given, in any meeting it took part in.
fn used(reader: &impl Reader, utvalg: UtvalgId) -> Result<Vec<Loepenummer>> {
    let mut numbers = Vec::new();
    for item in reader.each::<Moetesak, Nummerert>(&Nummerert::FIELDS)? {
        numbers.extend(item.numre.iter().filter(|n| n.utvalg == utvalg).map(|n| n.nummer));
    }
    Ok(numbers)
}

/// The numbers `items` have or would get, in the order given. What is fixed is never changed.
pub(crate) fn numbers(
    reader: &impl Reader,
    meeting: &Moete,
    items: &[Moetesak],
) -> Result<BTreeMap<MoetesakId, Vec<Saksnummer>>> {
    let mut given: BTreeMap<MoetesakId, Vec<Saksnummer>> =
        items.iter().map(|i| (i.id, i.numre.clone())).collect();
    if items.iter().all(|item| !item.numre.is_empty()) {
        return Ok(given);
    }
    for body in meeting.alle_utvalg() {
        let utvalg: Utvalg = need(reader, body.0)?;
        let mut taken = used(reader, body)?;
        for item in items
            .iter()
            .filter(|item| treats(item, body) && item.numre.is_empty())
        {
            let number = utvalg.nummerering.next(meeting.dato, taken.iter().copied());
            taken.push(number);
            let printed = Saksnummer {
                utvalg: body,
                nummer: number,
                tekst: utvalg.nummerering.print(number),
            };
            given.entry(item.id).or_default().push(printed);
        }
    }
    Ok(given)
}

/// The bodies among these whose numbers somebody else fixes, with who it is.
pub(crate) fn kept_by_others(
    reader: &impl Reader,
    bodies: impl IntoIterator<Item = UtvalgId>,
    user: &str,
) -> Result<Vec<(Utvalg, String)>> {
    let mut found = Vec::new();
    for body in bodies {
        let utvalg: Utvalg = need(reader, body.0)?;
        if let Some(keeper) = utvalg.nummerfoerer.clone().filter(|keeper| keeper != user) {
            found.push((utvalg, keeper));
        }
    }
    Ok(found)
}

/// Hands the numbers of every body over to somebody else, but for those that a third one fixes. Returns the bodies.
pub fn hand_over_numbers(desk: &mut Desk, to: &str) -> Result<Vec<String>> {
    let from = desk.user().navn.clone();
    desk.act("hand_over_numbers", |tx| {
        let mut bodies: Vec<Utvalg> = tx.all()?;
        bodies.retain(|utvalg| utvalg.nummerfoerer.as_ref().is_none_or(|keeper| *keeper == from));
        for utvalg in &mut bodies {
            utvalg.nummerfoerer = Some(to.to_owned());
            tx.put(utvalg)?;
        }
        Ok(bodies.iter().map(|utvalg| utvalg.kort().to_owned()).collect())
    })
}

fn treats(item: &Moetesak, body: UtvalgId) -> bool {
    item.behandles_av.is_empty() || item.behandles_av.contains(&body)
}

/// The next number of a body, for its page.
pub(crate) fn next_printed(reader: &impl Reader, utvalg: &Utvalg, day: chrono::NaiveDate) -> Result<String> {
    let number = utvalg.nummerering.next(day, used(reader, utvalg.id)?);
    Ok(utvalg.nummerering.print(number))
}
