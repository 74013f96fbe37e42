//! The numbers of a meeting's items: provisional until the innkalling, then fixed for good.

use std::collections::BTreeMap;

use domain::{Loepenummer, Moete, Moetesak, MoetesakId, Saksnummer, Utvalg, UtvalgId};
use store::Reader;

use crate::{Result, desk::need};

/// Every number a body has given, in any meeting it took part in.
fn used(reader: &impl Reader, utvalg: UtvalgId) -> Result<Vec<Loepenummer>> {
    let mut numbers = Vec::new();
    for item in reader.all::<Moetesak>()? {
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

fn treats(item: &Moetesak, body: UtvalgId) -> bool {
    item.behandles_av.is_empty() || item.behandles_av.contains(&body)
}

/// The next number of a body, for its page.
pub(crate) fn next_printed(reader: &impl Reader, utvalg: &Utvalg, day: chrono::NaiveDate) -> Result<String> {
    let number = utvalg.nummerering.next(day, used(reader, utvalg.id)?);
    Ok(utvalg.nummerering.print(number))
}
