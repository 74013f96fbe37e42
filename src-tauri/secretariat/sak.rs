//! Saker: registered, prepared, anchored.

use chrono::NaiveDate;
use domain::{
    Behandlingssted, Forankring, ForankringId, Moete, MoeteId, MoetesakId, Moetetilstand, Oppfoelging,
    Partsart, Sak, SakId, Sakstilstand, Sakstype, UtvalgId, Vedlegg,
};
use serde::{Deserialize, Serialize};
use store::Reader;

use crate::{Desk, Result, content::stops, desk::need, fresh};

/// A sak as it is raised.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)] // as in `Sak`
pub struct NySak {
    pub tittel: String,
    #[serde(rename = "type", default)]
    pub sakstype: Sakstype,
    #[serde(default)]
    pub meldt_av: String,
    #[serde(default)]
    pub utvalg: Option<UtvalgId>,
    #[serde(default)]
    pub saksansvarlig: String,
}

pub(crate) fn blank_sak(title: &str) -> Sak {
    Sak {
        id: fresh(),
        tittel: title.trim().to_owned(),
        arkivsaksnr: None,
        sakstype: Sakstype::default(),
        meldt_av: String::new(),
        meldt: None,
        saksansvarlig: String::new(),
        utvalg: None,
        tilstand: Sakstilstand::default(),
        skjerming: None,
        neste_steg: None,
        frist: None,
        kommer_fra: None,
    }
}

/// Registers a sak.
pub fn register_sak(desk: &mut Desk, new: NySak) -> Result<SakId> {
    let today = desk.today();
    desk.act("register_sak", |tx| {
        let sak = Sak {
            sakstype: new.sakstype,
            meldt_av: new.meldt_av.trim().to_owned(),
            meldt: Some(today),
            saksansvarlig: new.saksansvarlig.trim().to_owned(),
            utvalg: new.utvalg,
            ..blank_sak(&new.tittel)
        };
        sak.check()?;
        tx.put(&sak)?;
        Ok(sak.id)
    })
}

/// What is known of a sak.
pub fn save_sak(desk: &mut Desk, sak: Sak) -> Result<()> {
    desk.act("save_sak", |tx| {
        let now: Sak = need(tx, sak.id.0)?;
        sak.check()?;
        tx.put(&Sak {
            id: now.id,
            tittel: sak.tittel.trim().to_owned(),
            ..sak
        })?;
        Ok(())
    })
}

/// A side's prior agreement (R15).
pub fn add_anchoring(
    desk: &mut Desk,
    sak: SakId,
    side: Partsart,
    place: &str,
    on: Option<NaiveDate>,
) -> Result<ForankringId> {
    desk.act("add_anchoring", |tx| {
        let _: Sak = need(tx, sak.0)?;
        let row = Forankring {
            id: fresh(),
            sak,
            part: side,
            hvor: place.trim().to_owned(),
            dato: on,
        };
        tx.put(&row)?;
        Ok(row.id)
    })
}

/// It was a mistake.
pub fn remove_anchoring(desk: &mut Desk, id: ForankringId) -> Result<()> {
    desk.act("remove_anchoring", |tx| {
        tx.delete::<Forankring>(id.0)?;
        Ok(())
    })
}

/// One sak with its whole way.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct SakSide {
    pub sak: Sak,
    pub forankring: Vec<Forankring>,
    pub vedlegg: Vec<Vedlegg>,
    pub saksgang: Vec<Stopp>,
    pub oppfoelging: Vec<Oppfoelging>,
}

/// One stop on its way, with where to find it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[allow(missing_docs)]
pub struct Stopp {
    pub moete: MoeteId,
    pub moetesak: MoetesakId,
    pub moete_tilstand: Moetetilstand,
    #[serde(flatten)]
    pub sted: Behandlingssted,
}

/// One sak.
pub fn show_sak(desk: &Desk, id: SakId) -> Result<SakSide> {
    let store = desk.store();
    let mut saksgang = Vec::new();
    let mut oppfoelging = Vec::new();
    for (item, meeting, place) in stops(store, id)? {
        oppfoelging.extend(store.by::<Oppfoelging>("moetesak", item.id.0)?);
        let Moete {
            id: moete, tilstand, ..
        } = meeting;
        saksgang.push(Stopp {
            moete,
            moetesak: item.id,
            moete_tilstand: tilstand,
            sted: place,
        });
    }
    let mut vedlegg: Vec<Vedlegg> = store.by("sak", id.0)?;
    vedlegg.sort_by_key(|v| (v.nummer, v.id));
    Ok(SakSide {
        sak: need(store, id.0)?,
        forankring: store.by("sak", id.0)?,
        vedlegg,
        saksgang,
        oppfoelging,
    })
}
