//! Starting: from one of the four helsefellesskap, or with one plain committee.

use std::collections::BTreeMap;

use domain::{
    FastPost, FastSak, Frister, Haandheving, Helsefellesskap, HelsefellesskapId, Maalform, Nummerering,
    Partsart, Plass, Regel, Rettighet, Rolle, Sakstype, Sekretariat, Utvalg, UtvalgId, Utvalgsart, between,
};
use serde::{Deserialize, Serialize};
use store::Tx;
use texts::Texts;

use crate::{Desk, Result, fresh};

const TEMPLATES: [&str; 4] = [
    include_str!("../../assets/templates/ostfold.json"),
    include_str!("../../assets/templates/fonna.json"),
    include_str!("../../assets/templates/sor-rogaland.json"),
    include_str!("../../assets/templates/bergen.json"),
];

/// A template as it is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Mal {
    /// Its name in the file, e.g. `ostfold`.
    pub id: String,
    /// The partnership it is made after.
    pub navn: String,
    /// Its målform.
    pub maalform: Maalform,
    /// The names of its bodies.
    pub utvalg: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    id: String,
    navn: String,
    maalform: Maalform,
    utvalg: Vec<Body>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    noekkel: String,
    over: Option<String>,
    navn: String,
    kortnavn: Option<String>,
    nivaa: Option<u8>,
    art: Utvalgsart,
    #[serde(default)]
    myndighet: String,
    moeter_per_aar: Option<(u8, u8)>,
    regler: Vec<Regel>,
    sekretariat: Option<Service>,
    #[serde(default)]
    faste_saker: Vec<String>,
    plasser: Vec<Seat>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    hvem: String,
    #[serde(default)]
    mellom: Vec<String>,
    skifter_hvert_aar: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seat {
    art: Partsart,
    betegnelse: String,
    #[serde(default = "one")]
    antall: u8,
    #[serde(default)]
    rettighet: Rettighet,
    teller: Option<bool>,
    merknad: Option<String>,
}

fn one() -> u8 {
    1
}

/// The templates are compiled in; a test reads each of them.
fn templates() -> Vec<Template> {
    TEMPLATES
        .iter()
        .filter_map(|json| serde_json::from_str(json).ok())
        .collect()
}

/// What a secretary may start from.
pub fn list_templates() -> Vec<Mal> {
    let offered = |template: Template| Mal {
        utvalg: template.utvalg.into_iter().map(|body| body.navn).collect(),
        id: template.id,
        navn: template.navn,
        maalform: template.maalform,
    };
    templates().into_iter().map(offered).collect()
}

/// Makes the bodies and seats of a template in one step. Returns the partnership, or nothing for an unknown id.
pub fn start_from_template(desk: &mut Desk, id: &str) -> Result<Option<HelsefellesskapId>> {
    let Some(template) = templates().into_iter().find(|template| template.id == id) else {
        return Ok(None);
    };
    desk.act("start_from_template", |tx| {
        let partnership = Helsefellesskap {
            id: fresh(),
            navn: template.navn.clone(),
            maalform: template.maalform,
            mal: Some(template.id.clone()),
            profil: None,
            logo: None,
        };
        tx.put(&partnership)?;
        let ids: BTreeMap<&str, UtvalgId> = template
            .utvalg
            .iter()
            .map(|body| (body.noekkel.as_str(), fresh()))
            .collect();
        for body in &template.utvalg {
            found_body(tx, &partnership, body, &ids)?;
        }
        Ok(Some(partnership.id))
    })
}

fn found_body(
    tx: &mut Tx<'_>,
    partnership: &Helsefellesskap,
    body: &Body,
    ids: &BTreeMap<&str, UtvalgId>,
) -> Result<()> {
    let id = ids.get(body.noekkel.as_str()).copied().unwrap_or_else(fresh);
    let mut utvalg = plain_body(id, &body.navn, body.kortnavn.clone(), partnership.maalform);
    utvalg.helsefellesskap = Some(partnership.id);
    utvalg.over = body.over.as_deref().and_then(|key| ids.get(key)).copied();
    utvalg.nivaa = body.nivaa;
    utvalg.art = body.art;
    utvalg.myndighet.clone_from(&body.myndighet);
    utvalg.moeter_per_aar = body.moeter_per_aar;
    utvalg.regler = body
        .regler
        .iter()
        .map(|rule| (*rule, default_strictness(*rule)))
        .collect();
    utvalg.sekretariat = body.sekretariat.as_ref().map(|service| Sekretariat {
        hvem: service.hvem.clone(),
        mellom: service.mellom.clone(),
        skifter_hvert_aar: service.skifter_hvert_aar,
        neste_skifte: None,
    });
    let own = |title: &String| FastSak {
        tittel: title.clone(),
        sakstype: Sakstype::Vedtak,
        fast: FastPost::Egen,
    };
    let at = utvalg
        .faste_saker
        .iter()
        .position(|item| item.fast == FastPost::Referatsaker);
    utvalg
        .faste_saker
        .splice(at.unwrap_or(0)..at.unwrap_or(0), body.faste_saker.iter().map(own));
    tx.put(&utvalg)?;
    let mut place: Option<String> = None;
    for seat in &body.plasser {
        for _ in 0..seat.antall {
            let order = between(place.as_deref(), None);
            tx.put(&Plass {
                id: fresh(),
                utvalg: id,
                art: seat.art,
                part: None,
                betegnelse: seat.betegnelse.clone(),
                rolle: Rolle::Medlem,
                rettighet: seat.rettighet,
                teller: seat
                    .teller
                    .unwrap_or(seat.rettighet.is_member() && Partsart::SIDER.contains(&seat.art)),
                rekkefoelge: order.clone(),
                fra: None,
                til: None,
                merknad: seat.merknad.clone(),
            })?;
            place = Some(order);
        }
    }
    Ok(())
}

/// Consensus is kept strictly where it is the rule; all else is said, and left to people.
fn default_strictness(rule: Regel) -> Haandheving {
    if rule == Regel::R08 {
        Haandheving::Stopp
    } else {
        Haandheving::Varsle
    }
}

/// One committee with the usual rules and nothing above it.
pub fn start_plain(
    desk: &mut Desk,
    name: &str,
    short: Option<String>,
    language: Maalform,
) -> Result<UtvalgId> {
    create_utvalg(desk, name, short, None, language)
}

/// A new body, under another or on its own.
pub fn create_utvalg(
    desk: &mut Desk,
    name: &str,
    short: Option<String>,
    above: Option<UtvalgId>,
    language: Maalform,
) -> Result<UtvalgId> {
    desk.act("create_utvalg", |tx| {
        let mut utvalg = plain_body(
            fresh(),
            name.trim(),
            short.filter(|s| !s.trim().is_empty()),
            language,
        );
        if let Some(above) = above {
            let parent: Utvalg = crate::desk::need(tx, above.0)?;
            utvalg.over = Some(above);
            utvalg.helsefellesskap = parent.helsefellesskap;
            utvalg.nivaa = parent.nivaa.map(|level| level.saturating_add(1));
        }
        utvalg.check()?;
        tx.put(&utvalg)?;
        Ok(utvalg.id)
    })
}

fn plain_body(id: UtvalgId, name: &str, short: Option<String>, language: Maalform) -> Utvalg {
    Utvalg {
        id,
        helsefellesskap: None,
        over: None,
        navn: name.to_owned(),
        kortnavn: short,
        nivaa: None,
        art: Utvalgsart::default(),
        maalform: language,
        myndighet: String::new(),
        fra: None,
        til: None,
        nummerering: match language {
            Maalform::Nb => Nummerering::loepenr_aar(),
            Maalform::Nn => Nummerering {
                moenster: "{yyyy}/{seq}".into(),
                brukt_foer: None,
            },
        },
        utsatt_nummer: domain::UtsattNummer::default(),
        beslutningsform: domain::Beslutningsform::default(),
        godkjenning: domain::Godkjenningsmaate::default(),
        regler: BTreeMap::new(),
        frister: Frister::default(),
        moeter_per_aar: None,
        protokolltilfoersel: domain::Protokollrett::default(),
        faste_saker: standing_items(language),
        sekretariat: None,
        forfall_til: String::new(),
        til_tekst: String::new(),
        kopi_tekst: String::new(),
        stedsnavn: String::new(),
        moetested: String::new(),
        nummerfoerer: None,
        profil: None,
        logo: None,
    }
}

/// The standing items most agendas have, in their usual order.
fn standing_items(language: Maalform) -> Vec<FastSak> {
    let texts = Texts::of(language);
    let items = [
        (
            FastPost::GodkjenningInnkalling,
            Sakstype::Vedtak,
            "fast-godkjenning-innkalling",
        ),
        (
            FastPost::GodkjenningReferat,
            Sakstype::Vedtak,
            "fast-godkjenning-referat",
        ),
        (FastPost::Vedtakslogg, Sakstype::Orientering, "fast-vedtakslogg"),
        (FastPost::Referatsaker, Sakstype::Referat, "fast-referatsaker"),
        (FastPost::Eventuelt, Sakstype::Eventuelt, "fast-eventuelt"),
    ];
    items
        .into_iter()
        .map(|(fast, sakstype, id)| FastSak {
            tittel: texts.word(id),
            sakstype,
            fast,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_helsefellesskap_have_their_twenty_four_bodies() {
        let all = templates();
        let ids: Vec<_> = all.iter().map(|template| template.id.as_str()).collect();
        assert_eq!(ids, ["ostfold", "fonna", "sor-rogaland", "bergen"]);
        assert_eq!(
            all.iter().map(|template| template.utvalg.len()).sum::<usize>(),
            24
        );
    }

    #[test]
    fn every_body_names_a_parent_that_is_there() {
        for template in templates() {
            for body in &template.utvalg {
                let Some(over) = &body.over else { continue };
                assert!(
                    template.utvalg.iter().any(|other| other.noekkel == *over),
                    "{}: {over}",
                    template.id
                );
            }
        }
    }
}
