//! The power goes at any moment: what was acknowledged is there, and the database opens each time.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use domain::{Entity, Maalform, Moetesak, Tekst};
use secretariat::{Desk, plan, template, text};
use store::Reader;
use uuid::Uuid;

/// Where the child process types; without it, it is no child.
const FOLDER: &str = "MOTEBOK_TYPIST";
/// How many times the typist is killed.
const KILLS: usize = 200;

/// The child: types one line after the other into the minutes of one item, and says each when it is durable.
#[test]
fn typist() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut desk = Desk::open(Path::new(&folder)).unwrap();
    let item = desk.store().all::<Moetesak>().unwrap()[0].id.0;
    let mut said = text::text(&desk, Moetesak::NAME, item, "behandling")
        .unwrap()
        .to_plain();
    let begun = said.lines().count();
    if begun > 0 {
        said.push('\n');
    }
    for n in begun.. {
        writeln!(said, "Linje {n}: noe ble sagt om sak {}.", n * 7 % 60).unwrap();
        text::set_text(
            &mut desk,
            Moetesak::NAME,
            item,
            "behandling",
            &Tekst::plain(&said),
        )
        .unwrap();
        println!("durable {n}");
        // A new page now and then, so that a run of kills does not grow one text without end.
        if n > 60 {
            text::set_text(&mut desk, Moetesak::NAME, item, "behandling", &Tekst::default()).unwrap();
            println!("emptied");
            break;
        }
    }
}

fn prepared(folder: &Path) -> Uuid {
    let mut desk = Desk::open(folder).unwrap();
    let utvalg = template::start_plain(&mut desk, "Arkivutvalget", None, Maalform::Nb).unwrap();
    let new: plan::NyttMoete = serde_json::from_value(serde_json::json!({
        "utvalg": utvalg, "dato": "2026-12-01", "start": "09:00:00", "slutt": null
    }))
    .unwrap();
    plan::plan_meeting(&mut desk, new).unwrap();
    desk.store().all::<Moetesak>().unwrap()[0].id.0
}

/// A number below `limit`, another one each time.
fn chance(limit: u64) -> u64 {
    let drawn = Uuid::now_v7().as_u64_pair().1;
    drawn % limit
}

fn start(folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "typist", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn two_hundred_kills_lose_no_acknowledged_word() {
    let folder = tempfile::tempdir().unwrap();
    let item = prepared(folder.path());
    let (mut acknowledged, mut written) = (None, 0);
    for _ in 0..KILLS {
        let mut child = start(folder.path());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // The moment is drawn in lines and then in time, so that it falls inside a change as often as between two.
        for _ in 0..=chance(5) {
            match lines.next() {
                Some(Ok(line)) => read(&line, &mut acknowledged, &mut written),
                _ => break,
            }
        }
        std::thread::sleep(Duration::from_micros(chance(6000)));
        child.kill().unwrap();
        for line in lines.map_while(Result::ok) {
            read(&line, &mut acknowledged, &mut written);
        }
        child.wait().unwrap();
        let desk = Desk::open(folder.path()).unwrap();
        let there = text::text(&desk, Moetesak::NAME, item, "behandling")
            .unwrap()
            .to_plain();
        // The last change may have become durable without being told; what was told is there.
        if let Some(last) = acknowledged {
            let next = there.lines().count();
            assert!(
                next > last || next == 0,
                "line {last} was acknowledged, {next} lines are there"
            );
            assert!(next != 0 || last >= 60, "everything is gone after line {last}");
        }
        if there.is_empty() {
            acknowledged = None;
        }
    }
    assert!(written >= KILLS, "only {written} changes were acknowledged");
}

fn read(line: &str, acknowledged: &mut Option<usize>, written: &mut usize) {
    // The test runner prints its own words before the first line, on the same line.
    if let Some((_, n)) = line.rsplit_once("durable ") {
        *acknowledged = n.trim().parse().ok();
        *written += 1;
    } else if line.contains("emptied") {
        *acknowledged = None;
    }
}
