//! What the window and other programs know of our types is written from the types themselves. A stale file is
//! written anew, and the test fails so that it gets committed.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use std::{fs, path::Path};

use secretariat::*;
use ts_rs::{Config, TS};

fn keep(file: &str, fresh: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let there = fs::read_to_string(&path).unwrap_or_default();
    if there != fresh {
        fs::write(&path, fresh).unwrap();
        panic!("{file} was stale; it is written anew: look at it and commit it");
    }
}

#[test]
fn the_windows_types_are_those_of_the_use_cases() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::new().with_out_dir(folder.path()).with_large_int("number");
    macro_rules! export {
        ($($view:ty),* $(,)?) => { $( <$view>::export_all(&config).unwrap(); )* };
    }
    export!(
        Feil,
        StartUp,
        FunnTekst,
        template::Mal,
        history::Endring,
        find::Treff,
        backup::Sikkerhetskopi,
        exchange::Importert,
        overview::Oversikt,
        conflict::Konflikt,
        duplicate::Dobbeltnummer,
        sharing::Delingsbilde,
        sharing::Kode,
        sharing::Overlevering,
        sharing::Proeve,
        sharing::Utestengt,
        utvalg::UtvalgRad,
        utvalg::UtvalgSide,
        appoint::NyOppnevning,
        register::SakRad,
        register::MoeteRad,
        sak::SakSide,
        sak::NySak,
        plan::NyttMoete,
        meeting::MoeteSide,
        notice::Konsekvens,
        attendance::Invitasjon,
        decide::NyttStandpunkt,
        follow_up::OppfoelgingRad,
        follow_up::NyOppfoelging,
        order::Filform,
        order::Pakkenavn,
        order::Papirbestilling,
        printer::Skrivervalg,
        paper::DokumentRad,
        paper::Forhaandsvisning,
        profile::Profileier,
        profile::Profilside,
        sign::Signaturfelt,
        verify::Kontroll,
        domain::Part,
        domain::Helsefellesskap,
    );
    keep(
        "ui/src/bindings.ts",
        &fs::read_to_string(folder.path().join("bindings.ts")).unwrap(),
    );
}

#[test]
fn the_exchange_files_schema_is_that_of_its_types() {
    let schema = exchange::schema();
    keep(
        "assets/schemas/motebok.schema.json",
        &(serde_json::to_string_pretty(&schema).unwrap() + "\n"),
    );
}
