//! Finding saker and minutes again.

use domain::{
    Entity, Moetesak, Oppfoelging, OppfoelgingId, Oppfoelgingsstatus, Protokolltilfoersel, Sak, Tekst,
    UtvalgId,
};
use serde_json::json;
use uuid::Uuid;

use super::desk::{Desk, act, moetesak, put, sak, write};
use crate::{Hit, Reader, Store};

const KINDS: [&str; 3] = [Sak::NAME, Moetesak::NAME, Oppfoelging::NAME];

fn found(store: &Store, query: &str) -> Vec<u128> {
    store
        .search(query, &KINDS, 20)
        .unwrap()
        .iter()
        .map(|hit| hit.id.as_u128())
        .collect()
}

fn marked(hit: &Hit) -> String {
    hit.snippet
        .iter()
        .map(|part| {
            if part.hit {
                format!("[{}]", part.text)
            } else {
                part.text.clone()
            }
        })
        .collect()
}

#[test]
fn words_are_found_by_their_beginning_in_any_order() {
    let mut store = Desk::new().open();
    put(&mut store, "register", &sak(1, "Felles legevakt i Ášši og Øst"));
    put(&mut store, "register", &sak(2, "Årsrapport for legevakten"));
    assert_eq!(found(&store, "øst legev"), [1]);
    assert_eq!(found(&store, "LEGEVAKTEN"), [2]);
    assert_eq!(found(&store, "ášš"), [1]);
    assert_eq!(found(&store, "sykehus"), [] as [u128; 0]);
}

fn task(id: u128, task: &str, who: &str) -> Oppfoelging {
    Oppfoelging {
        id: OppfoelgingId(Uuid::from_u128(id)),
        utvalg: UtvalgId(Uuid::from_u128(7)),
        moetesak: None,
        behandlet_i: None,
        saksnummer: "14/26".into(),
        oppgave: task.into(),
        ansvarlig: who.into(),
        part: None,
        frist: None,
        status: Oppfoelgingsstatus::default(),
        unntatt: false,
        rekkefoelge: "a".into(),
    }
}

#[test]
fn tasks_are_found_by_what_is_to_be_done_by_whom_and_where_it_was_decided() {
    let mut store = Desk::new().open();
    put(
        &mut store,
        "add",
        &task(1, "Sende saken til høring", "Sekretariatet"),
    );
    put(&mut store, "register", &sak(2, "Høring om legevakt"));
    assert_eq!(found(&store, "sekr saken"), [1]);
    assert_eq!(found(&store, "14/26"), [1]);
    let saker = store.search("høring", &[Sak::NAME], 20).unwrap();
    assert_eq!(saker.iter().map(|hit| hit.entity).collect::<Vec<_>>(), ["sak"]);
}

#[test]
fn what_an_older_program_did_not_search_is_found_after_the_update() {
    let desk = Desk::new();
    let mut store = desk.open();
    put(
        &mut store,
        "add",
        &task(1, "Sende saken til høring", "Sekretariatet"),
    );
    let as_before = "INSERT INTO search_index (search_index) VALUES ('delete-all');
        DELETE FROM search_page; UPDATE meta SET value = 'older' WHERE key = 'fields'";
    store.conn.execute_batch(as_before).unwrap();
    drop(store);
    assert_eq!(found(&desk.open(), "høring"), [1]);
}

#[test]
fn aa_is_not_a() {
    let mut store = Desk::new().open();
    put(&mut store, "register", &sak(1, "Årsrapport"));
    put(&mut store, "register", &sak(2, "Arsenal"));
    assert_eq!(found(&store, "års"), [1]);
    assert_eq!(found(&store, "ars"), [2]);
    assert_eq!(found(&store, "a\u{30a}rs"), [1], "å typed as two characters");
}

#[test]
fn case_numbers_are_found_as_they_are_printed() {
    let mut store = Desk::new().open();
    put(
        &mut store,
        "register",
        &Sak {
            arkivsaksnr: Some("2026/1420".into()),
            ..sak(1, "Legevakt")
        },
    );
    let form = json!([{"utvalg": Uuid::from_u128(7), "aar": 2026, "loepenr": 28, "tekst": "28/26"}]);
    let mut item = moetesak(2, 9, "Plan");
    item.numre = serde_json::from_value(form).unwrap();
    put(&mut store, "fix_numbers", &item);
    put(&mut store, "fix_numbers", &moetesak(3, 9, "Nr. 26 av 28"));
    assert_eq!(found(&store, "28/26"), [2]);
    assert_eq!(found(&store, "2026/1420"), [1]);
    assert_eq!(found(&store, "2026/14"), [1]);
    assert_eq!(found(&store, "26/28"), [] as [u128; 0]);
    assert_eq!(store.search("28/26", &KINDS, 1).unwrap()[0].number, "28/26");
}

#[test]
fn the_minutes_are_found_with_what_belongs_to_the_item() {
    let mut store = Desk::new().open();
    let item = moetesak(2, 9, "Plan");
    let statement: Protokolltilfoersel = serde_json::from_value(json!({
        "id": Uuid::from_u128(5), "moetesak": Uuid::from_u128(2), "person": Uuid::from_u128(6),
        "fra": "Elvestad kommune", "tekst": "Kommunen tar forbehold om finansieringen.",
    }))
    .unwrap();
    put(&mut store, "put_on_agenda", &item);
    write(
        &mut store,
        "moetesak",
        item.id(),
        "behandling",
        "Utvalget drøftet beredskapen.",
    );
    write(&mut store, "moetesak", item.id(), "vedtak", "Planen vedtas.");
    put(&mut store, "enter_statement", &statement);
    for query in ["beredskap", "vedtas", "forbehold", "plan beredskap forbehold"] {
        assert_eq!(found(&store, query), [2], "{query}");
    }
    act(&mut store, "withdraw_statement", |tx| {
        tx.delete::<Protokolltilfoersel>(statement.id())
    });
    assert_eq!(found(&store, "forbehold"), [] as [u128; 0]);
    assert_eq!(found(&store, "beredskap"), [2]);
}

#[test]
fn what_was_changed_or_deleted_is_not_found_by_its_old_words() {
    let mut store = Desk::new().open();
    put(&mut store, "register", &sak(1, "Legevakt"));
    put(&mut store, "rename", &sak(1, "Ambulanse"));
    assert_eq!(
        (found(&store, "legevakt"), found(&store, "ambulanse")),
        (vec![], vec![1])
    );
    act(&mut store, "delete", |tx| tx.delete::<Sak>(Uuid::from_u128(1)));
    assert_eq!(found(&store, "ambulanse"), [] as [u128; 0]);
    store.undo("Kari").unwrap();
    assert_eq!(found(&store, "ambulanse"), [1]);
}

#[test]
fn the_title_weighs_more_than_the_text() {
    let mut store = Desk::new().open();
    for n in 1..=5 {
        put(
            &mut store,
            "register",
            &sak(n, if n == 4 { "Beredskap" } else { "Annet" }),
        );
        let words = "Beredskap og mer beredskap, og så noe helt annet om andre ting.";
        write(&mut store, "sak", Uuid::from_u128(n), "bakgrunn", words);
    }
    assert_eq!(found(&store, "beredskap")[0], 4);
}

#[test]
fn the_snippet_shows_the_words_where_they_stand() {
    let mut store = Desk::new().open();
    put(&mut store, "register", &sak(1, "Plan"));
    let words = format!(
        "{} Utvalget drøftet beredskapen i går. {}",
        "Ord først. ".repeat(30),
        "Ord sist. ".repeat(30)
    );
    write(&mut store, "sak", Uuid::from_u128(1), "bakgrunn", &words);
    let hit = store.search("drøft beredskap", &KINDS, 5).unwrap().remove(0);
    assert!(
        marked(&hit).contains("Utvalget [drøftet] [beredskapen] i går."),
        "{}",
        marked(&hit)
    );
    assert_eq!(
        (hit.entity, hit.title.as_str(), hit.number.as_str()),
        ("sak", "Plan", "")
    );
}

#[test]
fn whatever_is_typed_is_a_search_and_never_an_error() {
    let mut store = Desk::new().open();
    put(&mut store, "register", &sak(1, "\"Legevakt\" AND (NEAR)"));
    for query in [
        "",
        "  ",
        "\"",
        "\"\"\"",
        "*",
        "AND",
        "OR OR",
        "NEAR(",
        "legevakt*\"",
        "-x",
        "^a:b",
        "title:x",
        "{}",
        "\0",
        "/",
        "'; --",
    ] {
        store.search(query, &KINDS, 5).unwrap();
    }
    store.search("a\0b \u{2}c", &KINDS, 5).unwrap();
    store.search(&"legevakt ".repeat(5_000), &KINDS, 5).unwrap();
    assert_eq!(found(&store, "\"legevakt\""), [1]);
    assert_eq!(found(&store, "AND"), [1]);
    assert_eq!(found(&store, "- legevakt /"), [1]);
}

#[test]
fn a_word_that_stands_everywhere_gives_titles_first_and_then_the_newest() {
    let mut store = Desk::new().open();
    act(&mut store, "import", |tx| {
        (1..=2_100).try_for_each(|n| {
            let title = if n == 7 { "Samarbeid" } else { "Annet" };
            tx.put(&sak(n, title))?;
            tx.put(&moetesak(
                10_000 + n,
                9,
                if n % 700 == 0 { "Samarbeid" } else { "Annet" },
            ))?;
            tx.write_text(
                "sak",
                Uuid::from_u128(n),
                "bakgrunn",
                &Tekst::from("Samarbeidet fortsetter."),
            )
        })
    });
    let found = found(&store, "samarbeid");
    assert_eq!(found.len(), 20);
    let mut titles = found[..4].to_vec();
    titles.sort_unstable();
    assert_eq!(titles, [7, 10_700, 11_400, 12_100]);
    assert_eq!(found[4..6], [2_100, 2_099]);
}

#[test]
fn one_old_task_is_found_behind_many_newer_saker_that_say_the_same() {
    let mut store = Desk::new().open();
    put(
        &mut store,
        "add",
        &task(1, "Samarbeid om høring", "Sekretariatet"),
    );
    act(&mut store, "import", |tx| {
        (2..=700).try_for_each(|n| tx.put(&sak(n, "Samarbeid")))
    });
    let tasks = store.search("samarbeid", &[Oppfoelging::NAME], 5).unwrap();
    assert_eq!(tasks.iter().map(|hit| hit.id.as_u128()).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_single_letter_is_a_word_of_its_own() {
    let mut store = Desk::new().open();
    put(&mut store, "register", &sak(1, "Plan i Øst"));
    put(&mut store, "register", &sak(2, "Innkalling"));
    assert_eq!(found(&store, "i"), [1]);
}

#[test]
fn no_more_is_found_than_asked_for() {
    let mut store = Desk::new().open();
    act(&mut store, "import", |tx| {
        (1..=30).try_for_each(|n| tx.put(&sak(n, "Legevakt")))
    });
    assert_eq!(store.search("lege", &KINDS, 7).unwrap().len(), 7);
}

#[test]
fn rows_are_found_by_what_a_field_says_without_reading_the_others() {
    let mut store = Desk::new().open();
    for (n, title) in [(1, "Legevakt"), (2, "Ášši"), (3, "Legebil"), (4, "Legekontor")] {
        put(&mut store, "register", &sak(n, title));
    }
    act(&mut store, "delete", |tx| {
        tx.delete::<Sak>(Uuid::from_u128(3))?;
        Ok(())
    });
    let saying = |word: &str, limit| -> Vec<String> {
        let found = store.saying::<Sak>("tittel", limit, |title| title.contains(word));
        found.unwrap().into_iter().map(|sak| sak.tittel).collect()
    };
    assert_eq!(saying("Lege", 9), ["Legevakt", "Legekontor"]);
    assert_eq!(saying("Lege", 1), ["Legevakt"]);
    assert_eq!(saying("Lege", 0), [] as [&str; 0]);
    assert!(store.saying::<Sak>("skjerming", 9, |_| true).is_err());
}

#[test]
fn some_fields_are_read_of_all_that_is_not_deleted() {
    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Called {
        id: Uuid,
        tittel: String,
    }
    let mut store = Desk::new().open();
    for (n, title) in [(2, "Legevakt"), (1, "Ášši"), (3, "Legebil")] {
        put(&mut store, "register", &sak(n, title));
    }
    act(&mut store, "delete", |tx| tx.delete::<Sak>(Uuid::from_u128(3)));
    let called = |n, tittel: &str| Called {
        id: Uuid::from_u128(n),
        tittel: tittel.into(),
    };
    let found: Vec<Called> = store.each::<Sak, _>(&["tittel"]).unwrap();
    assert_eq!(found, [called(1, "Ášši"), called(2, "Legevakt")]);
    assert!(store.each::<Sak, Called>(&["finnes_ikke"]).is_err());
}

#[test]
fn an_action_finds_nothing_of_its_own_before_it_is_done() {
    let mut store = Desk::new().open();
    act(&mut store, "import", |tx| {
        tx.put(&moetesak(1, 9, "Legevakt"))?;
        tx.write_text("moetesak", Uuid::from_u128(1), "vedtak", &Tekst::from("Vedtatt."))?;
        assert_eq!(tx.search("legevakt", &KINDS, 5)?, []);
        assert_eq!(tx.all::<Moetesak>()?.len(), 1);
        Ok(())
    });
    assert_eq!(found(&store, "vedtatt"), [1]);
}
