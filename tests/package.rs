//! The meeting package, from attachments of every kind to one file that others' readers read.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

#[path = "foreign/mod.rs"]
mod foreign;

use std::{fs, ops::ControlFlow, process::Command};

use domain::{Maalform, MoetesakId, Sakstype, Utvalg, Vedlegg, VedleggId};
use foreign::{Foreign, without_table};
use lopdf::Document;
use secretariat::{
    Desk, Error, agenda, attachment,
    package::{Pakke, Pakkebestilling, Pakkeform, pack},
    plan, template,
};
use serde_json::json;
use store::Reader;
use tempfile::TempDir;

const JPEG: &[u8] = include_bytes!("../src-tauri/pdf/tests/paper/papers/small.jpg");

/// A desk with a meeting that treats one sak.
struct Office {
    desk: Desk,
    item: MoetesakId,
    folder: TempDir,
}

impl Office {
    fn new(language: Maalform) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(folder.path()).unwrap();
        template::start_plain(&mut desk, "Arkivutvalget", None, language).unwrap();
        let body = desk.store().all::<Utvalg>().unwrap().remove(0);
        let new = json!({ "utvalg": body.id, "dato": "2026-11-26", "start": "09:00:00" });
        let meeting = plan::plan_meeting(&mut desk, serde_json::from_value(new).unwrap()).unwrap();
        let item = agenda::add_free_item(&mut desk, meeting, "Arkivplan", Sakstype::Vedtak).unwrap();
        Self { desk, item, folder }
    }

    fn attach(&mut self, title: &str, name: &str, bytes: &[u8]) -> VedleggId {
        let id = attachment::add_attachment(&mut self.desk, None, Some(self.item), title, false).unwrap();
        attachment::attach_file(&mut self.desk, id, name, bytes).unwrap();
        id
    }

    fn order(form: Pakkeform) -> Pakkebestilling {
        Pakkebestilling { moete: None, form }
    }

    fn pack(&self, form: Pakkeform) -> Pakke {
        pack(&self.desk, &Self::order(form), &mut |_, _| {
            ControlFlow::Continue(())
        })
        .unwrap()
    }

    /// What another program says of a package, when it is installed.
    fn asked(&self, program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
        Command::new(program).arg("--version").output().ok()?;
        let path = self.folder.path().join("pakke.pdf");
        fs::write(&path, pdf).unwrap();
        let mut command = Command::new(program);
        command.args(arguments).arg(&path);
        if program == "pdftotext" {
            command.arg("-");
        }
        let said = command.output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        Some(String::from_utf8_lossy(&said.stdout).into_owned())
    }

    /// The words of each page, when pdftotext is installed.
    fn pages(&self, pdf: &[u8]) -> Option<Vec<String>> {
        let text = self.asked("pdftotext", &["-layout"], pdf)?;
        let tidy = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text.trim_end_matches('\u{c}').split('\u{c}').map(tidy).collect())
    }
}

fn has(pages: &[String], number: usize, words: &str) {
    assert!(
        pages[number - 1].contains(words),
        "{words:?} on page {number}: {}",
        pages[number - 1]
    );
}

#[test]
fn two_hundred_attachments_with_a_thousand_pages_become_one_file_with_a_list_of_contents_that_is_true() {
    let mut office = Office::new(Maalform::Nb);
    for n in 1..=200 {
        let file = Foreign::new(&format!("Innhold {n}"), 5);
        let bytes = if n % 2 == 0 { file.classic() } else { file.packed() };
        office.attach(&format!("Notat {n}"), &format!("notat-{n}.pdf"), &bytes);
    }
    let mut told = Vec::new();
    let order = Office::order(Pakkeform::Leser);
    let made = pack(&office.desk, &order, &mut |done, all| {
        told.push((done, all));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!((told.len(), told[0], told[200]), (201, (0, 200), (200, 200)));
    assert!(made.utelatt.is_empty());

    let pdf = Document::load_mem(&made.pdf).unwrap();
    let count = pdf.get_pages().len();
    let own = count - 1000;
    assert!(own > 200, "each attachment has a cover");
    let leads = |object: &&lopdf::Object| object.as_dict().is_ok_and(|entries| entries.has(b"Dest"));
    let leading = pdf.objects.values().filter(leads).count();
    assert!(leading >= 400, "a bookmark and a link in the contents for each");
    let claims = pdf.catalog().unwrap().has(b"Metadata");
    assert!(!claims, "no standard, for foreign pages keep none");

    office.asked("qpdf", &["--check"], &made.pdf);
    let Some(pages) = office.pages(&made.pdf) else {
        return;
    };
    assert_eq!(pages.len(), count);
    let first = count - 1200 + 1;
    for n in 1..=200 {
        let cover = first + 6 * (n - 1);
        has(&pages, cover, &format!("Vedlegg: Notat {n} "));
        has(&pages, cover, &format!("notat-{n}.pdf"));
        for side in 1..=5 {
            has(&pages, cover + side, &format!("Innhold {n}, side {side} "));
            has(&pages, cover + side, &format!("{} av {count}", cover + side));
        }
        let line = format!("Vedlegg: Notat {n} {cover}");
        assert!(pages[..first].iter().any(|page| page.contains(&line)), "{line}");
    }
}

#[test]
fn what_cannot_be_put_in_is_named_with_the_reason_in_the_window_and_on_its_cover() {
    let mut office = Office::new(Maalform::Nn);
    let good = Foreign::new("god", 2);
    office.attach("God", "god.pdf", &good.classic());
    office.attach("Låst", "låst.pdf", &Foreign::new("a", 1).locked(4, "hemmeleg"));
    let whole = Foreign::new("halv", 4).classic();
    office.attach("Halv", "halv.pdf", &whole[..whole.len() / 2]);
    office.attach("Tekst", "notat.docx", b"PK\x03\x04 tekst");
    office.attach("Bilete", "bilete.png", &JPEG[..40]);
    let waiting =
        attachment::add_attachment(&mut office.desk, None, Some(office.item), "På veg", false).unwrap();
    let row: Vedlegg = office.desk.store().get(waiting.0).unwrap().unwrap();
    let coming = Vedlegg {
        filnavn: Some("stor.pdf".into()),
        sha256: Some("ab".repeat(32)),
        ..row
    };
    attachment::save_attachment(&mut office.desk, coming).unwrap();
    attachment::add_attachment(&mut office.desk, None, Some(office.item), "Utan fil", false).unwrap();

    let made = office.pack(Pakkeform::Leser);
    let named: Vec<_> = made
        .utelatt
        .iter()
        .map(|one| (one.tittel.as_str(), one.grunn.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            ("Låst", "Filen er låst med passord."),
            ("Halv", "Filen er skadet og kan ikke leses."),
            (
                "Tekst",
                "Filen er verken PDF, PNG eller JPEG. Lagre den som PDF og legg den inn på nytt."
            ),
            ("Bilete", "Filen er skadet og kan ikke leses."),
            ("På veg", "Filen er ikke kommet fra den delte mappen ennå."),
            ("Utan fil", "Det er ikke lagt inn noen fil."),
        ],
        "in the user's language"
    );
    let Some(pages) = office.pages(&made.pdf) else {
        return;
    };
    let whole = pages.join(" ");
    for why in [
        "Fila er låst med passord.",
        "Fila er ikkje komen frå den delte mappa enno.",
    ] {
        assert!(
            whole.contains(&format!("Vedlegget er ikkje sett inn. {why}")),
            "{why}: in the paper's"
        );
    }
    assert!(whole.contains("god, side 2"), "the others are there");
}

#[test]
fn files_are_what_they_are_whatever_their_names_say() {
    let mut office = Office::new(Maalform::Nb);
    let map = office.attach("Kart", "kart.pdf", JPEG);
    office.attach("Plan", "plan.jpg", &Foreign::new("plan", 1).classic());
    office.attach(
        "Reddet",
        "reddet.png",
        &without_table(Foreign::new("reddet", 1).packed()),
    );
    let mut turned = Foreign::new("dreid", 1).with("Rotate", 270);
    turned
        .page(0)
        .set("CropBox", vec![50.into(), 50.into(), 500.into(), 800.into()]);
    office.attach("Dreid", "dreid.pdf", &turned.classic());
    let made = office.pack(Pakkeform::Leser);
    assert!(made.utelatt.is_empty(), "{:?}", made.utelatt);
    assert_eq!(
        made.uten_bildetekst,
        ["Kart"],
        "somebody must say what the picture shows"
    );
    if let Some(pages) = office.pages(&made.pdf) {
        let whole = pages.join(" ");
        assert!(whole.contains("plan, side 1") && whole.contains("reddet, side 1"));
    }
    let row: Vedlegg = office.desk.store().get(map.0).unwrap().unwrap();
    let described = Vedlegg {
        alternativ_tekst: Some("Kart over Vestvoll".into()),
        ..row
    };
    attachment::save_attachment(&mut office.desk, described).unwrap();
    let made = office.pack(Pakkeform::Leser);
    assert!(made.uten_bildetekst.is_empty());
}

#[test]
fn who_breaks_off_gets_nothing() {
    let mut office = Office::new(Maalform::Nb);
    for n in 0..3 {
        office.attach("Notat", "notat.pdf", &Foreign::new(&n.to_string(), 1).classic());
    }
    let order = Office::order(Pakkeform::Leser);
    let stopped = pack(&office.desk, &order, &mut |done, _| match done {
        0 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    });
    let error = stopped.unwrap_err();
    assert!(matches!(error, Error::Cancelled));
    assert_eq!(
        error.feil(Maalform::Nb).message,
        "Det ble avbrutt. Ingenting er laget."
    );
}

#[test]
fn the_archives_form_carries_every_file_unchanged_and_keeps_both_standards() {
    let mut office = Office::new(Maalform::Nb);
    let files = [
        ("plan.pdf", Foreign::new("plan", 3).classic()),
        ("plan.pdf", Foreign::new("plan", 1).locked(4, "hemmelig")),
        ("kart.jpg", JPEG.to_vec()),
        ("notat.docx", b"PK\x03\x04 tekst".to_vec()),
        ("skadet.pdf", b"%PDF-1.4 skadet".to_vec()),
    ];
    for (name, bytes) in &files {
        office.attach("Vedlegg", name, bytes);
    }
    let made = office.pack(Pakkeform::Arkiv);
    assert!(
        made.utelatt.is_empty(),
        "the archive's form carries what nobody can read too"
    );
    let pdf = Document::load_mem(&made.pdf).unwrap();
    let associated = pdf.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    let mut carried = Vec::new();
    for entry in associated {
        let entry = pdf.get_dictionary(entry.as_reference().unwrap()).unwrap();
        let name = lopdf::decode_text_string(entry.get(b"UF").unwrap()).unwrap();
        let content = entry
            .get(b"EF")
            .unwrap()
            .as_dict()
            .unwrap()
            .get(b"F")
            .unwrap()
            .as_reference()
            .unwrap();
        let content = pdf.get_object(content).unwrap().as_stream().unwrap();
        carried.push((name, content.get_plain_content().unwrap()));
    }
    let names = ["plan.pdf", "plan (2).pdf", "kart.jpg", "notat.docx", "skadet.pdf"];
    let wanted: Vec<_> = names
        .iter()
        .map(|name| (*name).to_owned())
        .zip(files.map(|file| file.1))
        .collect();
    assert!(carried == wanted);

    if let Some(program) = std::env::var_os("MOTEBOK_VERAPDF") {
        let path = office.folder.path().join("arkiv.pdf");
        fs::write(&path, &made.pdf).unwrap();
        let said = Command::new(program).arg("3a,ua1").arg(&path).output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stdout));
    }
}
