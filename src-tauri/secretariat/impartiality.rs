//! Impartiality: the rest of the body decides, and whoever is disqualified leaves (forvaltningsloven § 6).

use chrono::NaiveTime;
use domain::{
    Fravaersgrunn, Habilitet, HabilitetId, Habilitetsutfall, Hinder, Moetesak, MoetesakId, PersonId,
};
use store::Reader;

use crate::{
    Desk, Result,
    attendance::{enter, exit},
    decide::open_item,
    desk::need,
    fresh,
};

/// What the body found about a person in an item. With a time, whoever is disqualified leaves the room then.
pub fn record_impartiality(
    desk: &mut Desk,
    item: MoetesakId,
    person: PersonId,
    found: Habilitetsutfall,
    why: &str,
    law: &str,
    left: Option<NaiveTime>,
) -> Result<HabilitetId> {
    desk.act("record_impartiality", |tx| {
        let there: Moetesak = open_item(tx, item)?;
        let before = tx
            .by::<Habilitet>("moetesak", item.0)?
            .into_iter()
            .find(|h| h.person == person);
        let row = Habilitet {
            id: before.map_or_else(fresh, |old| old.id),
            moetesak: item,
            person,
            utfall: found,
            grunn: why.trim().to_owned(),
            hjemmel: law.trim().to_owned(),
            fratraadte: left.filter(|_| found == Habilitetsutfall::Inhabil),
            tiltraadte: None,
        };
        row.check()?;
        tx.put(&row)?;
        if let Some(at) = row.fratraadte {
            exit(tx, there.moete, person, at, Fravaersgrunn::Inhabil)?;
        }
        Ok(row.id)
    })
}

/// The disqualified person comes back when the item is concluded.
pub fn return_after_impartiality(desk: &mut Desk, id: HabilitetId, at: NaiveTime) -> Result<()> {
    desk.act("return_after_impartiality", |tx| {
        let mut row: Habilitet = need(tx, id.0)?;
        let item = open_item(tx, row.moetesak)?;
        if row.fratraadte.is_some_and(|left| at < left) {
            return Err(Hinder::SluttFoerStart.into());
        }
        row.tiltraadte = Some(at);
        tx.put(&row)?;
        enter(tx, item.moete, row.person, at)
    })
}
