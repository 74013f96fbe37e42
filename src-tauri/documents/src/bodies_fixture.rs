//! A small partnership to write papers of. All names are invented.

use domain::{
    Behandlingssted, Besetning, FastPost, Maalform, Medlem, Moetetilstand, Partsart, Plass, Rettighet, Rolle,
    Sak, SakId, Sakshistorie, Sakstilstand, Sakstype, Tiltak, Utfall, Utvalg, Utvalgsdel, Utvalgsinnhold,
    Utvalgsmoete,
};
use uuid::Uuid;

use crate::{
    Papir, Utvalgspapir,
    fixture::{day, exemption, item, meeting, member, task},
    lines, utvalgspapir,
};

fn seat(utvalg: &Utvalg, art: Partsart, what: &str, rolle: Rolle) -> Plass {
    Plass {
        id: Uuid::nil().into(),
        utvalg: utvalg.id,
        art,
        part: None,
        betegnelse: what.into(),
        rolle,
        rettighet: Rettighet::Medlem,
        teller: true,
        rekkefoelge: "a".into(),
        fra: None,
        til: None,
        merknad: None,
    }
}

fn somebody(name: &str, post: &str, party: Option<&str>) -> Medlem {
    Medlem {
        navn: name.into(),
        stilling: post.into(),
        part: party.map(str::to_owned),
        fra: day("2026-01-01"),
        til: Some(day("2027-12-31")),
    }
}

/// SSU alone: a seat that is taken, one of the employees', one that is vacant.
fn body(utvalg: Utvalg) -> Utvalgsdel {
    let leader = Besetning {
        plass: seat(&utvalg, Partsart::Kommune, "kommunaldirektør", Rolle::Leder),
        innehaver: Some(somebody(
            "Ingunn Brekkhus",
            "kommunaldirektør",
            Some("Vestvoll kommune"),
        )),
        varaer: vec![somebody("Kåre Ås", "rådgiver", Some("Vestvoll kommune"))],
    };
    let employees = Besetning {
        plass: Plass {
            rettighet: Rettighet::Observatoer,
            ..seat(
                &utvalg,
                Partsart::Ansatte,
                "representant for de ansatte",
                Rolle::Medlem,
            )
        },
        innehaver: Some(somebody(
            "Siv Aune",
            "LØNNLIG forbund, hovedtillitsvalgt",
            Some("LØNNLIG forbund"),
        )),
        varaer: vec![],
    };
    let vacant = Besetning {
        plass: seat(&utvalg, Partsart::Kommune, "kommunaldirektør", Rolle::Medlem),
        innehaver: None,
        varaer: vec![],
    };
    Utvalgsdel {
        over: Some("Partnerskapsmøtet (PM)".into()),
        mandat: "Utvalget skal samordne.".into(),
        plasser: vec![leader, employees, vacant],
        utvalg,
    }
}

fn history(title: &str, number: &str, outcome: Option<Utfall>) -> Sakshistorie {
    Sakshistorie {
        sak: Sak {
            id: SakId(Uuid::nil()),
            tittel: title.into(),
            arkivsaksnr: Some("2026/1420".into()),
            sakstype: Sakstype::Vedtak,
            meldt_av: "FSU".into(),
            meldt: Some(day("2026-08-01")),
            saksansvarlig: "Grete Solhaug".into(),
            utvalg: None,
            tilstand: Sakstilstand::Oppfoelging,
            skjerming: None,
            neste_steg: Some("Legges fram for partnerskapsmøtet".into()),
            frist: Some(day("2026-11-19")),
            kommer_fra: None,
        },
        skjerming: None,
        behandlet: vec![Behandlingssted {
            utvalg: "SSU".into(),
            dato: day("2026-09-24"),
            nummer: Some(number.into()),
            utfall: outcome,
        }],
    }
}

/// A body with a meeting held in 2026, one planned, a sak, and a task that is late.
pub(crate) fn bodies(maalform: Maalform) -> Utvalgsinnhold {
    let mut held = meeting(maalform);
    member(&mut held, "Ingunn Brekkhus");
    let routine = item(&mut held, "23/26", "Godkjenning", "09.00", "09.05");
    routine.moetesak.fast = Some(FastPost::GodkjenningInnkalling);
    routine.moetesak.utfall = Some(Utfall::Vedtatt);
    let sak = item(&mut held, "24/26", "Handlingsplan 2027", "09.05", "09.30");
    sak.moetesak.utfall = Some(Utfall::VedtattEndret);
    let mut planned = meeting(maalform).moete;
    planned.dato = day("2026-12-03");
    planned.tilstand = Moetetilstand::Planlagt;
    planned.sted = "Solvik".into();
    let gathered = |moete, saker, frammoete| Utvalgsmoete {
        moete,
        utvalg: vec![held.utvalg.clone()],
        saker,
        frammoete,
    };
    let items: Vec<_> = held.saker.iter().map(|item| item.moetesak.clone()).collect();
    let mut coming = items.clone();
    coming.truncate(1);
    coming[0].fast = None;
    coming[0].tittel = "Felles sommerrutine".into();
    Utvalgsinnhold {
        helsefellesskap: held.helsefellesskap.clone(),
        maalform,
        aar: Some(2026),
        dag: day("2026-11-22"),
        utvalg: vec![body(held.utvalg.clone())],
        moeter: vec![
            gathered(held.moete.clone(), items, held.frammoete.clone()),
            gathered(planned, coming, vec![]),
        ],
        saker: vec![history(
            "Handlingsplan 2027",
            "24/26",
            Some(Utfall::VedtattEndret),
        )],
        tiltak: vec![Tiltak {
            oppfoelging: task("24/26", "Sende planen"),
            sak: Some("Handlingsplan 2027".into()),
        }],
        vedtatt: None,
    }
}

/// The same with an exempt item, sak and task beside the open ones.
pub(crate) fn with_secrets() -> Utvalgsinnhold {
    let mut content = bodies(Maalform::Nb);
    for meeting in &mut content.moeter {
        let mut exempt = meeting.saker[0].clone();
        exempt.fast = None;
        exempt.tittel = "LØNNLIG tittel".into();
        exempt.merknad = Some("LØNNLIG merknad".into());
        exempt.utfall = Some(Utfall::TattTilEtterretning);
        exempt.skjerming = Some(exemption("offl. § 13"));
        meeting.saker.push(exempt);
    }
    let mut sak = history("LØNNLIG sak", "27/26", Some(Utfall::TattTilEtterretning));
    sak.sak.meldt_av = "LØNNLIG melder".into();
    sak.sak.neste_steg = Some("LØNNLIG steg".into());
    sak.skjerming = Some(exemption("offl. § 13"));
    content.saker.push(sak);
    let mut task = task("27/26", "LØNNLIG oppgave");
    task.ansvarlig = "LØNNLIG ansvarlig".into();
    task.id = Uuid::from_u128(4001).into();
    task.unntatt = true;
    content.tiltak.push(Tiltak {
        oppfoelging: task,
        sak: Some("LØNNLIG sak".into()),
    });
    content
}

/// A paper about the bodies, and its lines.
pub(crate) fn printed(content: &Utvalgsinnhold, kind: Utvalgspapir) -> (Papir, Vec<String>) {
    let paper = utvalgspapir(content, kind, day("2026-11-22").and_hms_opt(12, 0, 0).unwrap());
    let said = lines(&paper.dokument);
    (paper, said)
}
