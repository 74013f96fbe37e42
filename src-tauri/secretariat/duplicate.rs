//! Numbers that two desks fixed without having seen each other's: none changes by itself, a person is shown both.

use domain::{Moete, MoeteId, Moetesak, MoetesakId, Nummerert, Saksnummer, Utvalg, UtvalgId, dubletter};
use serde::Serialize;
use store::Reader;
use texts::dates;

use crate::{Desk, Error, Result, decide::open_item, desk::need, minutes::must_be_open};

/// A number of a body that stands on several items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Dobbeltnummer {
    /// The body.
    pub utvalg: UtvalgId,
    /// The number as printed.
    pub nummer: String,
    /// The items, the one that came into being first before the others.
    pub saker: Vec<Dobbeltsak>,
}

/// One of the items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Dobbeltsak {
    /// The item.
    pub id: MoetesakId,
    /// Its meeting.
    pub moete: MoeteId,
    /// Its title.
    pub tittel: String,
    /// Body and day of the meeting.
    pub sted: String,
    /// The number with a letter that it could have instead; none for the first, and none where the minutes are
    /// sealed.
    pub forslag: Option<String>,
}

/// The numbers that stand on several items: of one meeting, or all.
pub fn duplicates(desk: &Desk, of: Option<MoeteId>) -> Result<Vec<Dobbeltnummer>> {
    let store = desk.store();
    let items: Vec<Nummerert> = store.each::<Moetesak, _>(&Nummerert::FIELDS)?;
    let mut found = Vec::new();
    for utvalg in store.all::<Utvalg>()? {
        for double in dubletter(utvalg.id, &items) {
            let proposals = double.proposals(utvalg.id, &utvalg.nummerering, &items);
            let sak = |id: &MoetesakId| -> Result<Dobbeltsak> {
                let item: Moetesak = need(store, id.0)?;
                let meeting: Moete = need(store, item.moete.0)?;
                let proposed = proposals.iter().find(|(one, _)| one == id);
                let is_open = must_be_open(store, meeting.id).is_ok();
                Ok(Dobbeltsak {
                    id: *id,
                    moete: meeting.id,
                    tittel: item.tittel,
                    sted: format!("{} {}", utvalg.kort(), dates::short_date(meeting.dato)),
                    forslag: proposed
                        .filter(|_| is_open)
                        .map(|(_, number)| number.tekst.clone()),
                })
            };
            let saker = double.saker.iter().map(sak).collect::<Result<Vec<_>>>()?;
            if of.is_none_or(|meeting| saker.iter().any(|sak| sak.moete == meeting)) {
                let utvalg = utvalg.id;
                let nummer = double.tekst.clone();
                found.push(Dobbeltnummer {
                    utvalg,
                    nummer,
                    saker,
                });
            }
        }
    }
    Ok(found)
}

/// Gives an item the number with a letter that was proposed for it. Refused when its minutes are sealed.
pub fn print_beside(desk: &mut Desk, id: MoetesakId, utvalg: UtvalgId) -> Result<()> {
    desk.act("print_beside", |tx| {
        let mut item = open_item(tx, id)?;
        let items: Vec<Nummerert> = tx.each::<Moetesak, _>(&Nummerert::FIELDS)?;
        let body: Utvalg = need(tx, utvalg.0)?;
        let proposals = dubletter(utvalg, &items)
            .into_iter()
            .flat_map(|double| double.proposals(utvalg, &body.nummerering, &items));
        let (_, proposed) = proposals
            .into_iter()
            .find(|(one, _)| *one == id)
            .ok_or(Error::NotFound {
                entity: "saksnummer",
                id: id.0,
            })?;
        let is_the_same =
            |number: &&mut Saksnummer| number.utvalg == utvalg && number.nummer == proposed.nummer;
        if let Some(number) = item.numre.iter_mut().find(is_the_same) {
            *number = proposed;
        }
        tx.put(&item)?;
        Ok(())
    })
}
