//! The papers that are made on demand, from meetings A to F as the use cases leave them.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what the tests share may fail as they do

#[allow(clippy::pedantic, dead_code)] // a bench's
#[path = "../../benches/rivals/archive.rs"]
mod archive;
mod every;
#[allow(dead_code)] // as whoever made it needs it
#[path = "../../src-tauri/pdf/tests/paper/reading/mod.rs"]
mod reading;
mod screen;
#[allow(clippy::pedantic, dead_code)]
#[path = "../../benches/rivals/words.rs"]
mod words;

use domain::{Dokumentart, Maalform, Moete, MoeteId, Person, Sakstype, Utvalg};
use mail_parser::MessageParser;
use secretariat::{
    Desk, agenda, appoint,
    demo::{Manus, play_in},
    mail, minutes, notice, paper,
    print::{Bestilling, Papirart, Utvalgspapir, print, word, write},
};
use store::Reader;
use tempfile::TempDir;

const A: &str = include_str!("../../assets/demo/A.json");
const B: &str = include_str!("../../assets/demo/B.json");
const C: &str = include_str!("../data/C.json");
const D: &str = include_str!("../data/D.json");
const E: &str = include_str!("../data/E.json");
const F: &str = include_str!("../data/F.json");

const ABOUT_BODIES: [Utvalgspapir; 7] = [
    Utvalgspapir::Moeteplan,
    Utvalgspapir::Medlemsliste,
    Utvalgspapir::Saksoversikt,
    Utvalgspapir::Handlingsplan,
    Utvalgspapir::Aarsberetning,
    Utvalgspapir::Fremdriftsplan,
    Utvalgspapir::Mandat,
];

struct Played {
    desk: Desk,
    meeting: MoeteId,
    _folder: TempDir,
}

fn played(script: &str) -> Played {
    let folder = tempfile::tempdir().unwrap();
    let (desk, meeting) = play_in(folder.path(), &Manus::read(script).unwrap()).unwrap();
    Played {
        desk,
        meeting,
        _folder: folder,
    }
}

impl Played {
    /// An order about the meeting that was played.
    fn of_meeting(&self, art: Papirart, sak: Option<&str>) -> Bestilling {
        Bestilling {
            moete: Some(self.meeting.to_string()),
            sak: sak.map(str::to_owned),
            ..about(art)
        }
    }

    fn lines(&self, order: &Bestilling) -> Vec<String> {
        documents::lines(&write(&self.desk, order).unwrap().dokument)
    }

    fn refusal(&self, order: &Bestilling) -> String {
        print(&self.desk, order).unwrap_err().feil(Maalform::Nb).message
    }
}

fn about(art: Papirart) -> Bestilling {
    Bestilling {
        art,
        moete: None,
        sak: None,
        utvalg: None,
        aar: None,
    }
}

fn of_body(kind: Utvalgspapir, utvalg: &str) -> Bestilling {
    Bestilling {
        utvalg: Some(utvalg.into()),
        aar: Some(2026),
        ..about(Papirart::Utvalgspapir(kind))
    }
}

/// The order of an additional agenda, for an item that came after the innkalling to meeting A's next.
fn with_a_late_item(a: &mut Played) -> Bestilling {
    let all: Vec<Moete> = a.desk.store().all().unwrap();
    let planned = all
        .iter()
        .find(|m| m.dato.to_string() == "2026-11-19")
        .unwrap()
        .id;
    notice::call_meeting(&mut a.desk, planned, Some("Kort frist".into())).unwrap();
    agenda::add_free_item(&mut a.desk, planned, "Valg av møtevert", Sakstype::Vedtak).unwrap();
    Bestilling {
        moete: Some("2026-11-19".into()),
        ..about(Papirart::Tilleggssaksliste)
    }
}

fn has(lines: &[String], wanted: &str) {
    assert!(
        lines.iter().any(|line| line == wanted),
        "no {wanted:?} in {lines:#?}"
    );
}

#[test]
fn every_paper_about_bodies_is_drawn_of_every_body_of_the_six_meetings() {
    for script in [A, B, C, D, E, F] {
        let played = played(script);
        for body in played.desk.store().all::<Utvalg>().unwrap() {
            for kind in ABOUT_BODIES {
                let made = print(&played.desk, &of_body(kind, &body.id.to_string())).unwrap();
                assert!(made.bytes.starts_with(b"%PDF-"));
            }
        }
    }
}

#[test]
fn every_paper_about_the_meeting_and_its_items_is_drawn() {
    for script in [A, B, C, D, E, F] {
        let played = played(script);
        for art in [Papirart::Tilleggssaksliste, Papirart::Melding] {
            print(&played.desk, &played.of_meeting(art, None)).unwrap();
        }
        let items: Vec<domain::Moetesak> = played.desk.store().by("moete", played.meeting.0).unwrap();
        for number in items.iter().filter_map(|item| item.numre.first()) {
            for art in [Papirart::Saksframlegg, Papirart::Saksutskrift] {
                print(&played.desk, &played.of_meeting(art, Some(&number.tekst))).unwrap();
            }
        }
    }
}

#[test]
fn a_word_file_is_named_as_its_pdf_and_made_again_alike() {
    let played = played(A);
    let order = played.of_meeting(Papirart::Moetepapir(Dokumentart::OffentligReferat), None);
    let made = word(&played.desk, &order).unwrap();
    assert_eq!(
        made.filnavn,
        "Referat SSU 2026-09-24 offentlig versjon utkast.docx"
    );
    assert!(made.bytes.starts_with(b"PK"));
    assert_eq!(made, word(&played.desk, &order).unwrap());
}

/// Words that stand only in the exempt items.
const EXEMPT_A: [&str; 6] = [
    "Uønsket samhandlingshendelse",
    "enkelthendelse",
    "medisinliste",
    "læringspunkter",
    "etterretning",
    "Felles tiltak etter hendelse",
];
const EXEMPT_B: [&str; 4] = ["lønsplassering", "3,1 mill", "fullmakt", "forhandl"];

#[test]
fn nothing_exempt_is_in_a_paper_that_travels() {
    for (script, exempt) in [(A, &EXEMPT_A[..]), (B, &EXEMPT_B[..])] {
        let played = played(script);
        let orders = ABOUT_BODIES.map(|kind| of_body(kind, "SSU"));
        for order in orders.iter().chain([&played.of_meeting(Papirart::Melding, None)]) {
            let paper = format!("{:?}", write(&played.desk, order).unwrap());
            for word in exempt {
                assert!(!paper.contains(word), "{word:?} in {:?}", order.art);
            }
        }
    }
}

#[test]
fn an_extract_of_sealed_minutes_is_of_what_was_sealed_and_no_draft() {
    let mut a = played(A);
    let order = a.of_meeting(Papirart::Saksutskrift, Some("24/26"));
    let draft = write(&a.desk, &order).unwrap();
    assert_eq!(draft.filnavn, "Saksutskrift SSU 2026-09-24 sak 24-26 utkast.pdf");
    minutes::seal_referat(&mut a.desk, a.meeting).unwrap();
    let made = write(&a.desk, &order).unwrap();
    assert_eq!(made.filnavn, "Saksutskrift SSU 2026-09-24 sak 24-26.pdf");
    let lines = documents::lines(&made.dokument);
    assert_eq!(
        lines[0],
        "Saksutskrift fra Strategisk samarbeidsutvalg (SSU) 24. september 2026, sak 24/26"
    );
    has(
        &lines,
        "Sak 24/26 Handlingsplan 2027 – utkast til partnerskapsmøtet",
    );
    has(&lines, "Rett utskrift");
    assert!(
        !lines.join(" ").contains("Trygg hjem"),
        "another item of the meeting"
    );
}

#[test]
fn a_sak_that_came_after_the_innkalling_is_on_the_additional_agenda() {
    let mut a = played(A);
    let order = with_a_late_item(&mut a);
    let text = a.lines(&order).join("\n");
    assert!(text.contains("Valg av møtevert"), "{text}");
    assert!(
        !text.contains("Handlingsplan 2027"),
        "it was called with the rest: {text}"
    );
}

#[test]
fn the_plan_of_action_says_that_the_partnership_meeting_adopted_it() {
    let e = played(E);
    let mut order = about(Papirart::Utvalgspapir(Utvalgspapir::Handlingsplan));
    order.aar = Some(2027);
    has(
        &e.lines(&order),
        "Vedtatt av Partnerskapsmøtet 19. november 2026, sak 3/26.",
    );
}

#[test]
fn a_joint_meeting_is_in_the_report_of_both_bodies_and_once_in_that_of_the_partnership() {
    let f = played(F);
    let joint = |order: &Bestilling| {
        let lines = f.lines(order);
        lines
            .iter()
            .filter(|line| line.contains("| SSU og FSU Helseberedskap |"))
            .count()
    };
    let whole = Bestilling {
        utvalg: None,
        ..of_body(Utvalgspapir::Aarsberetning, "")
    };
    assert_eq!(
        [
            joint(&of_body(Utvalgspapir::Aarsberetning, "SSU")),
            joint(&of_body(Utvalgspapir::Aarsberetning, "fsu helseberedskap")),
            joint(&whole)
        ],
        [1, 1, 1]
    );
    assert_eq!(
        f.lines(&whole)[0],
        "Årsmelding 2026 for Helsefellesskapet i Havdal"
    );
}

#[test]
fn the_mandate_of_a_body_with_an_end_says_when_and_who_appointed_it() {
    let lines = played(C).lines(&of_body(Utvalgspapir::Mandat, "LEGEMIDDEL"));
    assert_eq!(
        lines[0],
        "Mandat for Underutvalg for legemiddelavstemming (LEGEMIDDEL)"
    );
    has(&lines, "Varighet | 1. november 2026–30. juni 2027");
    has(&lines, "Oppnevnt av | Faglig samarbeidsutvalg (FSU)");
}

#[test]
fn a_choice_that_lacks_is_asked_for_with_what_there_is() {
    let a = played(A);
    let which = a.refusal(&about(Papirart::Utvalgspapir(Utvalgspapir::Medlemsliste)));
    assert!(
        which.starts_with("Velg et utvalg med --utvalg: PM; SSU; "),
        "{which}"
    );
    let item = a.refusal(&a.of_meeting(Papirart::Saksutskrift, None));
    assert!(
        item.starts_with("Velg en sak med --sak: 21/26 Godkjenning av innkalling og saksliste; 22/26 "),
        "{item}"
    );
    assert!(item.contains("27/26 *******;"), "{item}");
    let unknown = a.refusal(&of_body(Utvalgspapir::Mandat, "Ukjent"));
    assert!(
        unknown.starts_with("«Ukjent» finnes ikke. Velg et utvalg med --utvalg: "),
        "{unknown}"
    );
    let meeting = Bestilling {
        moete: Some("2031-01-01".into()),
        ..about(Papirart::Melding)
    };
    assert!(
        a.refusal(&meeting)
            .starts_with("«2031-01-01» finnes ikke. Velg et møte med --moete: SSU 2026-06-11 (")
    );
}

#[test]
fn a_year_is_asked_for_only_when_there_are_several() {
    let mut a = played(A);
    let order = about(Papirart::Utvalgspapir(Utvalgspapir::Moeteplan));
    assert_eq!(a.lines(&order)[0], "Møteplan 2026 for Helsefellesskapet Solvik");
    let body = a.desk.store().all::<Utvalg>().unwrap()[0].id;
    let next = secretariat::plan::NyttMoete {
        utvalg: body,
        felles_med: vec![],
        dato: "2027-02-10".parse().unwrap(),
        start: "09:00:00".parse().unwrap(),
        slutt: None,
        sted: String::new(),
        form: domain::Moeteform::Fysisk,
        art: domain::Moeteart::Ordinaert,
    };
    secretariat::plan::plan_meeting(&mut a.desk, next).unwrap();
    assert_eq!(a.refusal(&order), "Velg et år med --aar: 2026; 2027.");
}

/// Gives everybody but one an address of their own.
fn with_addresses(mut played: Played, without: &str) -> Played {
    let everybody: Vec<Person> = played.desk.store().all().unwrap();
    for (number, mut person) in (1..).zip(everybody) {
        person.epost = (person.navn != without).then(|| format!("p{number}@solvik.example"));
        appoint::save_person(&mut played.desk, person).unwrap();
    }
    played
}

#[test]
fn a_draft_goes_to_those_the_paper_is_for() {
    let played = with_addresses(played(A), "Rajesh Thevarajah");
    let draft_of = |art, sak| mail::draft(&played.desk, &played.of_meeting(art, sak)).unwrap();
    let has = |names: &[String], name: &str| names.iter().any(|one| one == name);

    let notice = draft_of(Papirart::Moetepapir(Dokumentart::OffentligInnkalling), None);
    assert!(
        !has(&notice.til, "Sunniva Kråkmo"),
        "she has said that she will not come"
    );
    assert!(has(&notice.til, "Marius Løkkeberg"), "he was called in her place");
    assert!(has(&notice.til, "Karl Anders Myhrvold") && notice.holdt_utenfor.is_empty());
    assert_eq!(notice.uten_adresse, ["Rajesh Thevarajah"]);

    let minutes = draft_of(Papirart::Moetepapir(Dokumentart::Referat), None);
    assert!(
        has(&minutes.til, "Sunniva Kråkmo"),
        "whoever was away wants to know"
    );
    assert!(has(&minutes.til, "Mona Kvernberg"), "the secretary");
    assert!(
        has(&minutes.holdt_utenfor, "Karl Anders Myhrvold"),
        "observers left while it was closed"
    );

    assert!(has(
        &draft_of(Papirart::Melding, None).til,
        "Karl Anders Myhrvold"
    ));
    assert!(
        draft_of(Papirart::Saksutskrift, Some("26/26"))
            .holdt_utenfor
            .is_empty()
    );
    assert!(
        !draft_of(Papirart::Saksutskrift, Some("27/26"))
            .holdt_utenfor
            .is_empty()
    );

    let members = mail::draft(&played.desk, &of_body(Utvalgspapir::Medlemsliste, "SSU")).unwrap();
    assert!(has(&members.til, "Ingunn Brekkhus") && has(&members.til, "Sunniva Kråkmo"));
    assert!(!has(&members.til, "Marius Løkkeberg"), "he only deputises");
}

#[test]
fn a_draft_carries_exactly_the_paper_that_was_asked_for() {
    let played = with_addresses(played(A), "");
    let order = played.of_meeting(Papirart::Moetepapir(Dokumentart::OffentligReferat), None);
    let draft = mail::draft(&played.desk, &order).unwrap();
    assert_eq!(
        draft.fil.filnavn,
        "Referat SSU 2026-09-24 offentlig versjon utkast.eml"
    );
    let carried = |eml: &[u8]| {
        let mail = MessageParser::default().parse(eml).unwrap();
        assert_eq!(mail.attachment_count(), 1);
        mail.attachment(0).unwrap().contents().to_vec()
    };
    assert_eq!(
        carried(&draft.fil.bytes),
        print(&played.desk, &order).unwrap().bytes
    );

    let kept = paper::newest_document(played.desk.store(), played.meeting, Dokumentart::Innkalling);
    let kept = kept.unwrap().unwrap();
    let draft = mail::draft_of_document(&played.desk, kept.id).unwrap();
    assert_eq!(
        carried(&draft.fil.bytes),
        paper::document_bytes(&played.desk, kept.id).unwrap()
    );
}
