//! Small meetings to write documents of. All names are invented.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use domain::{
    Beslutningsform, Dokumentart, Enighet, Frammoete, Frammoetestatus, Fravaersgrunn, Frister,
    Godkjenningsmaate, Habilitet, Habilitetsutfall, Maalform, Moete, MoeteId, Moeteart, Moeteform,
    Moeteinnhold, Moetesak, MoetesakId, Moetetilstand, Navngitt, Nummerering, Oppfoelging,
    Oppfoelgingsstatus, Partsart, PersonId, Protokollrett, Rettighet, Rolle, Saksinnhold, Sakstype,
    Skjerming, Skjermingsomfang, Standpunkt, Tekst, Tilstedevaerelse, Utfall, UtsattNummer, Utvalg, UtvalgId,
    Utvalgsart, Videre,
};
use uuid::Uuid;

use crate::{Options, Papir, Utdrag, dokument, lines, utdrag};

fn id(n: usize) -> Uuid {
    Uuid::from_u128(n as u128)
}

/// `09.25` as a time.
pub(crate) fn kl(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H.%M").unwrap()
}

pub(crate) fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn utvalg(maalform: Maalform) -> Utvalg {
    let nb = maalform == Maalform::Nb;
    Utvalg {
        id: UtvalgId(id(1)),
        helsefellesskap: None,
        over: None,
        navn: if nb {
            "Strategisk samarbeidsutvalg"
        } else {
            "Strategisk samarbeidsutval"
        }
        .into(),
        kortnavn: Some("SSU".into()),
        nivaa: Some(2),
        art: Utvalgsart::Fast,
        maalform,
        myndighet: String::new(),
        fra: None,
        til: None,
        nummerering: Nummerering::loepenr_aar(),
        utsatt_nummer: UtsattNummer::Beholdes,
        beslutningsform: Beslutningsform::Konsensus,
        godkjenning: Godkjenningsmaate::NesteMoete,
        regler: BTreeMap::new(),
        frister: Frister::default(),
        moeter_per_aar: None,
        protokolltilfoersel: Protokollrett::Medlemmer,
        faste_saker: vec![],
        sekretariat: None,
        forfall_til: String::new(),
        til_tekst: "SSUs faste medlemmer.".into(),
        kopi_tekst: "observatørene".into(),
        stedsnavn: "Vestvoll".into(),
        moetested: String::new(),
        nummerfoerer: None,
        profil: None,
        logo: None,
    }
}

fn moete() -> Moete {
    Moete {
        id: MoeteId(id(2)),
        utvalg: UtvalgId(id(1)),
        felles_med: vec![],
        nummer: Some("3/2026".into()),
        dato: day("2026-09-24"),
        start: kl("09.00"),
        slutt: Some(kl("12.00")),
        tid_merknad: Some("lunsj kl. 12.00".into()),
        sted: "Vestvoll rådhus, møterom Havna".into(),
        lenke: Some("https://moete.example/hemmelig".into()),
        form: Moeteform::Fysisk,
        art: Moeteart::Ordinaert,
        tilstand: Moetetilstand::Hevet,
        innkalt: Some(day("2026-09-10").and_time(kl("12.00"))),
        kort_varsel: None,
        moeteleder: None,
        referent: None,
        arkivsaksnr: Some("2026/1187-14".into()),
        arkivsaksnr_referat: Some("2026/1187-19".into()),
        satt: Some(kl("09.00")),
        hevet: Some(kl("11.52")),
        naa: None,
        aapning: "Begge parter var representert.".into(),
        neste_moete: "torsdag 3. desember 2026".into(),
        referat_sendes: Some(day("2026-10-01")),
        merknadsfrist: Some(day("2026-10-08")),
        planlagte_pauser: vec![],
    }
}

/// A meeting without people and items.
pub(crate) fn meeting(maalform: Maalform) -> Moeteinnhold {
    Moeteinnhold {
        helsefellesskap: Some("Helsefellesskapet Solvik".into()),
        utvalg: utvalg(maalform),
        felles_med: vec![],
        utvalgsnavn: BTreeMap::from([
            (UtvalgId(id(9)), "Partnerskapsmøtet".into()),
            (UtvalgId(id(8)), "FSU".into()),
        ]),
        moete: moete(),
        moeteleder: None,
        referent: None,
        frammoete: vec![],
        tilstedevaerelse: vec![],
        pauser: vec![],
        saker: vec![],
        oppfoelging: vec![],
        funn: vec![],
    }
}

/// Somebody who attended from opening to end.
pub(crate) fn person(content: &mut Moeteinnhold, name: &str, art: Partsart, right: Rettighet) -> PersonId {
    let number = content.frammoete.len();
    let person = PersonId(id(100 + number));
    content.frammoete.push(Frammoete {
        id: Frammoete::identity(content.moete.id, person),
        moete: content.moete.id,
        person,
        plass: None,
        navn: name.into(),
        stilling: "rådgiver".into(),
        art,
        rolle: Rolle::Medlem,
        rolle_tekst: None,
        rettighet: right,
        teller: true,
        vara_for: None,
        status: Frammoetestatus::Moett,
        merknad: None,
        rekkefoelge: format!("{number:03}"),
    });
    present(content, person, &[("09.00", "11.52", Fravaersgrunn::Hevet)]);
    person
}

/// A member of the kommune side.
pub(crate) fn member(content: &mut Moeteinnhold, name: &str) -> PersonId {
    person(content, name, Partsart::Kommune, Rettighet::Medlem)
}

/// Replaces when somebody was present: from, to, and why it ended.
pub(crate) fn present(content: &mut Moeteinnhold, person: PersonId, when: &[(&str, &str, Fravaersgrunn)]) {
    content.tilstedevaerelse.retain(|i| i.person != person);
    for (from, to, reason) in when {
        let number = content.tilstedevaerelse.len();
        content.tilstedevaerelse.push(Tilstedevaerelse {
            id: id(500 + number).into(),
            moete: content.moete.id,
            person,
            fra: kl(from),
            til: Some(kl(to)),
            grunn: Some(*reason),
        });
    }
}

pub(crate) fn named(content: &Moeteinnhold, person: PersonId) -> Navngitt {
    let row = content.person(person).unwrap();
    Navngitt {
        person,
        navn: row.navn.clone(),
        stilling: row.stilling.clone(),
    }
}

/// An item that was on the table from `fra` to `til`; both empty for one that never was.
pub(crate) fn item<'a>(
    content: &'a mut Moeteinnhold,
    nr: &str,
    title: &str,
    fra: &str,
    til: &str,
) -> &'a mut Saksinnhold {
    let number = content.saker.len();
    let time = |text: &str| (!text.is_empty()).then(|| kl(text));
    content.saker.push(Saksinnhold {
        moetesak: Moetesak {
            id: MoetesakId(id(1000 + number)),
            moete: content.moete.id,
            sak: None,
            rekkefoelge: format!("{number:03}"),
            behandles_av: vec![],
            numre: vec![],
            tittel: title.into(),
            sakstype: Sakstype::Vedtak,
            innleder: String::new(),
            planlagt: None,
            vedlegg: String::new(),
            fast: None,
            under: None,
            lagt_til_i_moetet: false,
            tilleggssak: None,
            skjerming: None,
            startet: time(fra),
            avsluttet: time(til),
            lukket_fra: None,
            lukket_til: None,
            utfall: None,
            enighet: None,
            merknad: None,
            kommer_fra: None,
            videre: None,
        },
        nummer: nr.into(),
        nummer_fast: true,
        behandling: Tekst::default(),
        vedtak: Tekst::default(),
        sak: None,
        saksframlegg: BTreeMap::new(),
        forankring: vec![],
        saksgang: vec![],
        vedlegg: vec![],
        habilitet: vec![],
        forslag: vec![],
        standpunkter: vec![],
        protokolltilfoersler: vec![],
        meldinger: vec![],
        rettelser: vec![],
        fra: None,
    });
    content.saker.last_mut().unwrap()
}

pub(crate) fn exemption(hjemmel: &str) -> Skjerming {
    Skjerming {
        hjemmel: hjemmel.into(),
        omfang: Skjermingsomfang::Hele,
        offentlig_tittel: None,
        til: None,
    }
}

pub(crate) fn impartiality(
    person: PersonId,
    found: Habilitetsutfall,
    reason: &str,
    law: &str,
    times: Option<(&str, &str)>,
) -> Habilitet {
    Habilitet {
        id: id(2000).into(),
        moetesak: MoetesakId(id(1000)),
        person,
        utfall: found,
        grunn: reason.into(),
        hjemmel: law.into(),
        fratraadte: times.map(|(left, _)| kl(left)),
        tiltraadte: times.map(|(_, back)| kl(back)),
    }
}

pub(crate) fn standpoint(who: &str, text: &str, bound: bool) -> Standpunkt {
    Standpunkt {
        id: id(3000).into(),
        moetesak: MoetesakId(id(1000)),
        art: None,
        part: None,
        hvem: who.into(),
        tekst: text.into(),
        bundet: bound,
        rekkefoelge: "a".into(),
    }
}

pub(crate) fn task(nr: &str, what: &str) -> Oppfoelging {
    Oppfoelging {
        id: id(4000).into(),
        utvalg: UtvalgId(id(1)),
        moetesak: None,
        behandlet_i: None,
        saksnummer: nr.into(),
        oppgave: what.into(),
        ansvarlig: "Sekretariatet".into(),
        part: None,
        frist: Some(day("2026-10-29")),
        status: Oppfoelgingsstatus::IkkeStartet,
        unntatt: false,
        rekkefoelge: "a".into(),
    }
}

/// The partnership meeting, as the body an item is lifted to.
pub(crate) fn above() -> UtvalgId {
    UtvalgId(id(9))
}

pub(crate) fn options(art: Dokumentart) -> Options {
    Options {
        art,
        laget: day("2026-09-28").and_time(kl("14.00")),
        versjon: None,
        foreloepig: false,
        signatur: false,
        merknad: None,
    }
}

/// The lines of a document of the meeting.
pub(crate) fn written(content: &Moeteinnhold, art: Dokumentart) -> Vec<String> {
    lines(&dokument(content, &options(art)))
}

/// A paper about the meeting beside innkalling and referat, and its lines.
pub(crate) fn extract(content: &Moeteinnhold, what: Utdrag) -> (Papir, Vec<String>) {
    let paper = utdrag(content, what, &options(what.fra())).unwrap();
    let said = lines(&paper.dokument);
    (paper, said)
}

/// The minutes from the first item on.
pub(crate) fn minutes(content: &Moeteinnhold) -> Vec<String> {
    let lines = written(content, Dokumentart::Referat);
    let first = lines
        .iter()
        .position(|line| line.starts_with("Sak ") && !line.starts_with("Sak |"));
    lines[first.unwrap_or(0)..].to_vec()
}

/// What the table says of one person's attendance.
pub(crate) fn attendance(content: &Moeteinnhold, name: &str) -> String {
    let lines = written(content, Dokumentart::Referat);
    let row = lines
        .iter()
        .find(|line| line.starts_with(&format!("{name} |")))
        .unwrap();
    row.rsplit(" | ").next().unwrap().into()
}

/// A meeting with one member and one item that ended in this way.
pub(crate) fn ended_as(
    maalform: Maalform,
    outcome: Utfall,
    agreement: Option<Enighet>,
    text: &str,
) -> Moeteinnhold {
    let mut content = meeting(maalform);
    member(&mut content, "Per");
    let sak = item(&mut content, "1/26", "Sak", "09.00", "09.10");
    sak.moetesak.utfall = Some(outcome);
    sak.moetesak.enighet = agreement;
    sak.vedtak = text.into();
    content
}

/// The first item goes to the partnership meeting.
pub(crate) fn lift(content: &mut Moeteinnhold) {
    content.saker[0].moetesak.videre = Some(Videre {
        utvalg: above(),
        dato: Some(day("2026-12-09")),
    });
}
