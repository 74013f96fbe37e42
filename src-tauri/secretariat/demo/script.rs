//! A script: what a secretary does, step by step, in words rather than identities.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{
    Enighet, Fravaersgrunn, Habilitetsutfall, Moeteart, Moeteform, Navnespraak, Oppfoelgingsstatus, Partsart,
    Rolle, Sakstype, Skjerming, Tekst, Utfall,
};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{Result, attendance::Invitasjon, exchange::ExchangeError};

/// A whole script.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Manus {
    pub mal: String,
    pub helsefellesskap: String,
    /// The organisation named in the throw-away certificates.
    pub virksomhet: String,
    pub parter: Vec<(Partsart, String)>,
    pub plasser: Vec<Sittende>,
    /// Who signs, in the order of the fields.
    pub underskrivere: Vec<String>,
    pub steg: Vec<Steg>,
}

/// Somebody in a seat, by the seat's place in its body.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Sittende {
    pub utvalg: String,
    pub plass: usize,
    pub navn: String,
    pub stilling: String,
    pub part: Option<String>,
    #[serde(default)]
    pub rolle: Option<Rolle>,
    #[serde(default)]
    pub vara: Vec<(String, String, Option<String>)>,
}

/// One step. Items are named by their number, or before they have one by the beginning of their title; people by
/// their names; bodies by their short names.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "steg", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs)]
pub enum Steg {
    Klokke {
        naar: NaiveDateTime,
    },
    Utvalg {
        utvalg: String,
        felt: Map<String, Value>,
    },
    NyttUtvalg {
        navn: String,
        kort: String,
        over: String,
    },
    NyPlass {
        utvalg: String,
        art: Partsart,
        betegnelse: String,
    },
    Oppnevn {
        utvalg: String,
        plass: usize,
        navn: String,
        stilling: String,
        #[serde(default)]
        part: Option<String>,
        #[serde(default)]
        rolle: Option<Rolle>,
        fra: NaiveDate,
    },
    Holdt {
        utvalg: String,
        dato: NaiveDate,
    },
    RegistrerSak {
        tittel: String,
        #[serde(rename = "type")]
        sakstype: Sakstype,
        utvalg: String,
        #[serde(default)]
        meldt_av: String,
        #[serde(default)]
        saksansvarlig: String,
        #[serde(default)]
        arkivsaksnr: Option<String>,
        #[serde(default)]
        skjerming: Option<Skjerming>,
        #[serde(default)]
        tekster: BTreeMap<String, Tekst>,
        #[serde(default)]
        forankring: Vec<(Partsart, String, Option<NaiveDate>)>,
        #[serde(default)]
        vedlegg: Vec<(String, bool)>,
    },
    Planlegg {
        utvalg: String,
        #[serde(default)]
        felles_med: Vec<String>,
        dato: NaiveDate,
        start: NaiveTime,
        #[serde(default)]
        slutt: Option<NaiveTime>,
        sted: String,
        #[serde(default)]
        form: Moeteform,
        #[serde(default)]
        art: Moeteart,
        #[serde(default)]
        felt: Map<String, Value>,
    },
    Moete {
        felt: Map<String, Value>,
    },
    SettPaa {
        sak: String,
    },
    FriSak {
        tittel: String,
        #[serde(rename = "type")]
        sakstype: Sakstype,
    },
    Sak {
        sak: String,
        felt: Map<String, Value>,
    },
    BehandlesAv {
        sak: String,
        utvalg: Vec<String>,
    },
    Fjern {
        sak: String,
    },
    Flytt {
        sak: String,
        #[serde(default)]
        etter: Option<String>,
    },
    Referatsak {
        sak: String,
        tittel: String,
    },
    Moeteleder {
        navn: String,
    },
    Referent {
        navn: String,
    },
    Inviter {
        navn: String,
        stilling: String,
        rolle: Invitasjon,
        #[serde(default)]
        referent: bool,
        #[serde(default)]
        navnespraak: Option<Navnespraak>,
    },
    Forfall {
        navn: String,
        #[serde(default)]
        merknad: Option<String>,
    },
    Vara {
        for_: String,
        navn: String,
    },
    Frammoete {
        navn: String,
        felt: Map<String, Value>,
    },
    Innkall {
        #[serde(default)]
        grunn: Option<String>,
    },
    Aapne {
        kl: NaiveTime,
        #[serde(default)]
        ikke_kommet: Vec<String>,
    },
    Start {
        sak: String,
        kl: NaiveTime,
    },
    Kom {
        navn: String,
        kl: NaiveTime,
    },
    Gikk {
        navn: String,
        kl: NaiveTime,
        grunn: Fravaersgrunn,
    },
    Pause {
        kl: NaiveTime,
    },
    Fortsett {
        kl: NaiveTime,
    },
    Hev {
        kl: NaiveTime,
    },
    Lukk {
        sak: String,
        kl: NaiveTime,
    },
    AapneDoer {
        sak: String,
        kl: NaiveTime,
    },
    Habilitet {
        sak: String,
        navn: String,
        utfall: Habilitetsutfall,
        #[serde(default)]
        grunn: String,
        #[serde(default)]
        hjemmel: String,
        #[serde(default)]
        kl: Option<NaiveTime>,
    },
    Tiltraadt {
        sak: String,
        navn: String,
        kl: NaiveTime,
    },
    Tekst {
        sak: String,
        felt: String,
        tekst: Tekst,
    },
    Forslag {
        sak: String,
        av: String,
        tekst: Tekst,
        #[serde(default)]
        kl: Option<NaiveTime>,
        #[serde(default)]
        vedtatt: bool,
    },
    BrukForslag {
        sak: String,
    },
    Konklusjon {
        sak: String,
        utfall: Utfall,
        #[serde(default)]
        enighet: Option<Enighet>,
        kl: NaiveTime,
        #[serde(default)]
        videre: Option<(String, Option<NaiveDate>)>,
        #[serde(default)]
        standpunkter: Vec<(Option<Partsart>, String, String, bool)>,
        #[serde(default)]
        svarfrist: Option<NaiveDate>,
    },
    Protokoll {
        sak: String,
        navn: String,
        tekst: String,
    },
    Trekk {
        sak: String,
        grunn: String,
    },
    Utsett {
        sak: String,
        #[serde(default)]
        dato: Option<NaiveDate>,
    },
    NySak {
        tittel: String,
        #[serde(default)]
        under: Option<String>,
    },
    Rettelse {
        sak: String,
        saksnummer: String,
        tekst: String,
        fra: String,
    },
    Oppfoelging {
        utvalg: String,
        #[serde(default)]
        sak: Option<String>,
        #[serde(default)]
        saksnummer: String,
        oppgave: String,
        ansvarlig: String,
        #[serde(default)]
        frist: Option<NaiveDate>,
        #[serde(default)]
        status: Oppfoelgingsstatus,
    },
    EndreOppfoelging {
        saksnummer: String,
        felt: Map<String, Value>,
    },
}

impl Manus {
    /// Reads a script.
    pub fn read(json: &str) -> Result<Self> {
        serde_json::from_str(json).map_err(|e| {
            ExchangeError::Unreadable {
                place: format!("manus:{}", e.line()),
                reason: e.to_string(),
            }
            .into()
        })
    }
}
