//! Every line under `expect` of meetings A and B, asserted on the meetings as the use cases leave them.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use chrono::{NaiveDate, NaiveTime};
use domain::{
    Deltakelse, Dokumentart, Frammoete, Fravaersgrunn, Moete, MoeteId, Moeteinnhold, Moetesak, Moetetilstand,
    Oppfoelging, Oppfoelgingsstatus, Saksinnhold, Tilstedevaerelse, Utfall, Utvalg, deltakelse,
};
use secretariat::{
    Desk, content,
    demo::{Manus, play_in},
    exchange, find, meeting, minutes, overview, paper,
};
use store::Reader;
use tempfile::TempDir;

const A: &str = include_str!("../assets/demo/A.json");
const B: &str = include_str!("../assets/demo/B.json");

/// A meeting that has been held, its minutes not yet sealed.
struct Held {
    desk: Desk,
    id: MoeteId,
    folder: TempDir,
}

fn held(script: &str) -> Held {
    let folder = tempfile::tempdir().unwrap();
    let (desk, id) = play_in(folder.path(), &Manus::read(script).unwrap()).unwrap();
    Held { desk, id, folder }
}

impl Held {
    fn content(&self) -> Moeteinnhold {
        content::content(self.desk.store(), self.id).unwrap()
    }

    fn item(&self, number: &str) -> Saksinnhold {
        let all = self.content().saker;
        all.into_iter()
            .find(|item| item.nummer == number)
            .unwrap_or_else(|| panic!("no item {number}"))
    }

    fn part_of(&self, name: &str, number: &str) -> Deltakelse {
        let content = self.content();
        let person = content.frammoete.iter().find(|f| f.navn == name).unwrap().person;
        let mine: Vec<Tilstedevaerelse> = content
            .tilstedevaerelse
            .into_iter()
            .filter(|i| i.person == person)
            .collect();
        deltakelse(&self.item(number).moetesak, &mine)
    }

    fn lines(&self, kind: Dokumentart) -> String {
        paper::read_aloud(&self.desk, self.id, kind)
            .unwrap()
            .join("\n")
            .replace('\u{a0}', " ")
    }

    fn meeting_of(&self, body: &str, date: &str) -> Moete {
        let bodies: Vec<Utvalg> = self.desk.store().all().unwrap();
        let body = bodies
            .iter()
            .find(|u| u.kortnavn.as_deref() == Some(body))
            .unwrap();
        let meetings: Vec<Moete> = self.desk.store().by("utvalg", body.id.0).unwrap();
        meetings.into_iter().find(|m| m.dato == day(date)).unwrap()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

#[test]
fn in_a_the_withdrawn_item_keeps_its_number_and_stays_in_the_minutes() {
    let a = held(A);
    assert_eq!(a.item("28/26").moetesak.utfall, Some(Utfall::Trukket));
    let text = a.lines(Dokumentart::Referat);
    assert!(text.contains("Sak 28/26 Mandat for tidsbegrenset underutvalg for digital hjemmeoppfølging"));
    assert!(text.contains("Saken er trukket av forslagsstiller før behandling, jf. sak 21/26."));
}

#[test]
fn in_a_the_added_item_takes_the_next_free_number_although_it_is_treated_under_eventuelt() {
    let a = held(A);
    let added = a.item("31/26").moetesak;
    assert!(added.lagt_til_i_moetet);
    assert_eq!(added.under, Some(a.item("30/26").moetesak.id));
    let numbers: Vec<_> = a.content().saker.into_iter().map(|s| s.nummer).collect();
    assert_eq!(&numbers[8..], ["29/26", "30/26", "31/26"]);
}

#[test]
fn in_a_attendance_is_per_item() {
    let a = held(A);
    let before = |number: &str| a.part_of("Rajesh Thevarajah", number);
    assert_eq!(before("23/26"), Deltakelse::Ikke { grunn: None });
    assert_eq!(
        before("24/26"),
        Deltakelse::Delvis {
            fra: Some(time("09:25")),
            til: None
        }
    );
    assert_eq!(before("25/26"), Deltakelse::Hele);
    let waernes = |number: &str| a.part_of("Åse Gjertrud Wærnes", number);
    assert_eq!(waernes("25/26"), Deltakelse::Hele);
    assert_eq!(
        waernes("26/26"),
        Deltakelse::Ikke {
            grunn: Some(Fravaersgrunn::Inhabil)
        }
    );
    assert_eq!(waernes("27/26"), Deltakelse::Hele);
    assert_eq!(
        a.part_of("Karl Anders Myhrvold", "27/26"),
        Deltakelse::Ikke {
            grunn: Some(Fravaersgrunn::Lukket)
        }
    );
    let text = a.lines(Dokumentart::Referat);
    assert!(text.contains("Fra kl. 09.25 (sak 24/26)"), "{text}");
    assert!(text.contains("Ikke sak 26/26 (inhabil)"));
}

/// Words that stand only in the exempt items.
const EXEMPT_A: [&str; 7] = [
    "Uønsket samhandlingshendelse",
    "enkelthendelse",
    "medisinliste",
    "læringspunkter",
    "kvalitetsutvalg",
    "etterretning",
    "Felles tiltak etter hendelse",
];
const EXEMPT_B: [&str; 4] = ["lønsplassering", "3,1 mill", "fullmakt", "forhandl"];

/// Every string a reader could find in the file: its bytes, and those of every stream unpacked.
fn all_bytes(pdf: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let mut all = pdf.to_vec();
    for object in document.objects.values() {
        if let Ok(stream) = object.as_stream() {
            all.extend(
                stream
                    .decompressed_content()
                    .unwrap_or_else(|_| stream.content.clone()),
            );
        }
        all.extend(format!("{object:?}").into_bytes());
    }
    all
}

fn assert_free_of(pdf: &[u8], words: &[&str]) {
    let all = all_bytes(pdf);
    for word in words {
        let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let latin1: Vec<u8> = word
            .chars()
            .filter_map(|c| u8::try_from(u32::from(c)).ok())
            .collect();
        for spelling in [word.as_bytes().to_vec(), utf16, latin1] {
            let found = all.windows(spelling.len()).any(|window| window == spelling);
            assert!(!found, "the public version holds {word:?}");
        }
    }
}

fn public_versions_are_clean(mut held: Held, exempt: &[&str]) {
    minutes::seal_referat(&mut held.desk, held.id).unwrap();
    for document in minutes::make_public(&mut held.desk, held.id).unwrap() {
        let bytes = paper::document_bytes(&held.desk, document.id).unwrap();
        assert_free_of(&bytes, exempt);
        assert!(!exempt.iter().any(|word| document.filnavn.contains(word)));
        let text = held.lines(document.art);
        assert!(!exempt.iter().any(|word| text.contains(word)), "{text}");
        assert!(text.contains("*******"));
    }
}

#[test]
fn in_a_no_byte_of_the_exempt_text_is_in_a_public_version() {
    public_versions_are_clean(held(A), &EXEMPT_A);
}

#[test]
fn in_b_no_byte_of_the_exempt_text_is_in_a_public_version() {
    public_versions_are_clean(held(B), &EXEMPT_B);
}

#[test]
fn the_full_minutes_do_hold_what_the_public_ones_must_not() {
    let text = held(A).lines(Dokumentart::Referat);
    assert!(EXEMPT_A.iter().all(|word| text.contains(word)), "{text}");
}

#[test]
fn in_a_there_are_six_follow_ups_and_the_one_from_before_is_late() {
    let a = held(A);
    let rows = a.content().oppfoelging;
    let numbers: Vec<_> = rows.iter().map(|row| row.saksnummer.as_str()).collect();
    assert_eq!(numbers, ["12/26", "24/26", "25/26", "26/26", "27/26", "31/26"]);
    assert_eq!(rows[0].status, Oppfoelgingsstatus::Forsinket);
    assert!(rows[0].is_late(day("2026-09-24")));
    assert_eq!(rows[0].frist, Some(day("2026-12-01")));
    assert!(rows[4].unntatt);
}

#[test]
fn in_a_the_plan_of_action_is_on_the_partnership_meetings_draft_agenda_with_a_link_back() {
    let a = held(A);
    let partnership = a.meeting_of("PM", "2026-11-19");
    assert_eq!(partnership.tilstand, Moetetilstand::Planlagt);
    let there = content::content(a.desk.store(), partnership.id).unwrap();
    let item = there
        .saker
        .iter()
        .find(|s| s.moetesak.tittel.starts_with("Handlingsplan 2027"))
        .unwrap();
    assert_eq!(item.moetesak.kommer_fra, Some(a.item("24/26").moetesak.id));
    assert_eq!(item.moetesak.sak, a.item("24/26").moetesak.sak);
    let from = item.fra.as_ref().unwrap();
    assert_eq!(
        (from.nummer.as_deref(), from.dato),
        (Some("24/26"), day("2026-09-24"))
    );
}

#[test]
fn in_a_the_minutes_of_fsu_fill_the_referatsaker_by_themselves() {
    let notes = held(A).item("29/26").meldinger;
    let titles: Vec<_> = notes
        .iter()
        .map(|note| note.tittel.replace('\u{a0}', " "))
        .collect();
    assert_eq!(titles[0], "Referat fra FSU 2. september 2026");
    assert_eq!(titles[1], "Referat fra SUFF 27. august 2026");
    assert_eq!(titles[2], "Referat fra Beredskapsutvalget 20. august 2026");
    assert!(notes.iter().all(|note| note.fra_moete.is_some()));
}

#[test]
fn in_a_dates_are_written_as_in_bokmaal() {
    let text = held(A).lines(Dokumentart::Referat);
    assert!(
        text.contains("torsdag 24. september 2026 kl. 09.00–11.52"),
        "{text}"
    );
}

#[test]
fn in_b_the_item_from_2025_keeps_its_number_and_stands_where_the_agenda_puts_it() {
    let numbers: Vec<_> = held(B).content().saker.into_iter().map(|s| s.nummer).collect();
    let agenda = [
        "2026/19", "2026/20", "2026/21", "2026/22", "2025/31", "2026/23", "2026/24", "2026/25", "2026/26",
    ];
    assert_eq!(numbers, agenda);
}

#[test]
fn in_b_without_consensus_each_standpoint_is_kept_nobody_is_bound_and_the_body_above_gets_an_item() {
    let b = held(B);
    let item = b.item("2026/22");
    assert_eq!(item.moetesak.utfall, Some(Utfall::IkkeKonsensus));
    assert_eq!(item.standpunkter.len(), 3);
    assert!(item.standpunkter.iter().all(|s| !s.bundet));
    let above = content::content(b.desk.store(), b.meeting_of("PM", "2026-12-09").id).unwrap();
    let lifted = above
        .saker
        .iter()
        .find(|s| s.moetesak.kommer_fra == Some(item.moetesak.id))
        .unwrap();
    assert_eq!(
        lifted.moetesak.tittel,
        "Felles responssenter – modell for kostnadsdeling"
    );
    let text = b.lines(Dokumentart::Referat);
    assert!(text.contains("SSU kom ikkje fram til konsensus"), "{text}");
    assert!(text.contains("modell C, med eit tak på 400 000 kroner per kommune."));
}

#[test]
fn in_b_a_recommendation_awaits_an_answer_from_every_party() {
    let b = held(B);
    let item = b.item("2025/31").moetesak;
    let rows: Vec<Oppfoelging> = b.desk.store().by("moetesak", item.id.0).unwrap();
    let awaited: Vec<_> = rows.iter().filter(|row| row.part.is_some()).collect();
    assert_eq!(awaited.len(), 17);
    assert!(
        awaited
            .iter()
            .all(|row| row.oppgave == "Svar frå partane" && row.frist == Some(day("2027-01-31")))
    );
    assert!(awaited.iter().all(|row| row.status == Oppfoelgingsstatus::Venter));
    assert_eq!(
        awaited
            .iter()
            .filter(|row| row.ansvarlig == "Helse Havdal HF")
            .count(),
        1
    );
}

#[test]
fn in_b_the_parity_is_warned_of_after_eleven_and_stops_nothing() {
    let b = held(B);
    let content = b.content();
    let at = |clock: &str| {
        domain::check_room(
            &content.utvalg,
            &content.frammoete,
            &content.tilstedevaerelse,
            time(clock),
        )
    };
    assert_eq!(at("10:59"), None);
    let found = at("11:00").unwrap();
    assert_eq!(
        found.brudd,
        domain::Regelbrudd::Ulikt {
            kommune: 3,
            helseforetak: 4
        }
    );
    assert_eq!(found.haandheving, domain::Haandheving::Varsle);
    assert_eq!(b.item("2026/25").moetesak.utfall, Some(Utfall::Vedtatt));
}

#[test]
fn in_b_the_change_of_secretariat_is_told_sixty_days_before() {
    let b = held(B);
    assert!(overview::overview(&b.desk).unwrap().skifter.is_empty()); // 26 October: 67 days before
    let folder = b.folder;
    drop(b.desk);
    let later = secretariat::demo::SteppingClock::default();
    later.set(day("2026-11-20").and_time(time("09:00")));
    let desk = Desk::open_with(folder.path(), later, store::SystemRng).unwrap();
    let told = overview::overview(&desk).unwrap().skifter;
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].dato, told[0].hva),
        (day("2027-01-01"), overview::Skiftetype::Sekretariat)
    );
}

#[test]
fn in_b_saami_letters_survive_database_exchange_papers_and_search() {
    let b = held(B);
    let names = ["Ánná Elle Čuovži-Ŋávdi", "Iŋggá-Ristin Ruŧo Žeallje"];
    let people: Vec<Frammoete> = b.desk.store().by("moete", b.id.0).unwrap();
    let exported = String::from_utf8(exchange::export(&b.desk, false).unwrap()).unwrap();
    let lines = b.lines(Dokumentart::Referat);
    for name in names {
        assert!(people.iter().any(|p| p.navn == name));
        assert!(exported.contains(name) && lines.contains(name));
        assert!(
            find::search(&b.desk, name, 5)
                .unwrap()
                .iter()
                .any(|hit| hit.tittel == name)
        );
    }
    assert!(lines.contains("á, č, đ, ŋ, š, ŧ, ž"));
}

#[test]
fn a_meetings_page_says_what_lacks_until_nothing_does() {
    let a = held(A);
    let page = meeting::show_meeting(&a.desk, a.id).unwrap();
    assert_eq!(
        page.mangler.iter().map(|m| m.tekst.as_str()).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
    let planned = a.meeting_of("PM", "2026-11-19");
    let page = meeting::show_meeting(&a.desk, planned.id).unwrap();
    assert!(
        page.mangler
            .iter()
            .any(|m| m.tekst == "Innkallingen er ikke laget.")
    );
}

#[test]
fn sealed_minutes_cannot_be_changed_and_a_new_version_leaves_them_as_they_are() {
    let mut a = held(A);
    minutes::seal_referat(&mut a.desk, a.id).unwrap();
    let item: Moetesak = a.item("24/26").moetesak;
    let refused =
        secretariat::text::set_text(&mut a.desk, "moetesak", item.id.0, "vedtak", &"Noe annet".into());
    let message = refused.unwrap_err().feil(domain::Maalform::Nb).message;
    assert_eq!(
        message,
        "Referatet er forseglet og kan ikke endres. Lag en ny versjon hvis noe må rettes."
    );
    minutes::new_version(&mut a.desk, a.id, "Rettet skrivefeil").unwrap();
    secretariat::text::set_text(&mut a.desk, "moetesak", item.id.0, "vedtak", &"Noe annet".into()).unwrap();
    let versions: Vec<domain::Referat> = a.desk.store().by("moete", a.id.0).unwrap();
    let sealed = versions
        .iter()
        .find(|v| v.versjon == 1)
        .unwrap()
        .innhold
        .clone()
        .unwrap();
    let frozen: Moeteinnhold = serde_json::from_slice(&a.desk.store().blob(&sealed).unwrap()).unwrap();
    let vedtak = &frozen.saker.iter().find(|s| s.nummer == "24/26").unwrap().vedtak;
    assert!(vedtak.to_plain().contains("brukermedvirkning"));
}

#[test]
fn a_remark_to_the_minutes_stands_on_the_meetings_page() {
    let mut a = held(A);
    minutes::add_remark(
        &mut a.desk,
        a.id,
        "Jon Aksel Tveiterås",
        day("2026-10-05"),
        "Sak 23/26: riktig tall er 8 av 11.",
    )
    .unwrap();
    let page = meeting::show_meeting(&a.desk, a.id).unwrap();
    assert_eq!(
        page.merknader_til_referat[0].tekst,
        "Sak 23/26: riktig tall er 8 av 11."
    );
}
