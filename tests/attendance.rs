//! When people came and went, put right after the meeting.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use chrono::NaiveTime;
use domain::{Frammoete, Habilitet, Hinder, Moete, MoeteId, Tilstedevaerelse};
use secretariat::{
    Desk, Error, attendance,
    demo::{Manus, play_in},
    minutes,
};
use store::Reader;

fn kl(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

/// The stays of somebody in the meeting, the first one first.
fn stays(desk: &Desk, meeting: MoeteId, name: &str) -> Vec<Tilstedevaerelse> {
    let called: Vec<Frammoete> = desk.store().by("moete", meeting.0).unwrap();
    let person = called.iter().find(|row| row.navn == name).unwrap().person;
    let mut stays: Vec<Tilstedevaerelse> = desk.store().by("moete", meeting.0).unwrap();
    stays.retain(|stay| stay.person == person);
    stays.sort_by_key(|stay| stay.fra);
    stays
}

fn after_meeting_a(folder: &tempfile::TempDir) -> (Desk, MoeteId) {
    let script = Manus::read(include_str!("../assets/demo/A.json")).unwrap();
    play_in(folder.path(), &script).unwrap()
}

#[test]
fn a_late_arrival_is_put_right_after_the_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, meeting) = after_meeting_a(&folder);
    let late = stays(&desk, meeting, "Rajesh Thevarajah").remove(0);
    attendance::correct_stay(&mut desk, late.id, kl(9, 21), late.til).unwrap();
    let now = stays(&desk, meeting, "Rajesh Thevarajah").remove(0);
    assert_eq!((now.fra, now.til), (kl(9, 21), late.til));
}

#[test]
fn what_the_paper_says_of_the_disqualified_follows_her_way_out_and_in() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, meeting) = after_meeting_a(&folder);
    let [before, after] = stays(&desk, meeting, "Åse Gjertrud Wærnes").try_into().unwrap();
    attendance::correct_stay(&mut desk, before.id, before.fra, Some(kl(10, 16))).unwrap();
    attendance::correct_stay(&mut desk, after.id, kl(10, 35), after.til).unwrap();
    let found: Vec<Habilitet> = desk.store().all().unwrap();
    let hers = found.iter().find(|one| one.person == before.person).unwrap();
    assert_eq!(
        (hers.fratraadte, hers.tiltraadte),
        (Some(kl(10, 16)), Some(kl(10, 35)))
    );
}

#[test]
fn nobody_is_in_the_room_twice_or_leaves_before_coming() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, meeting) = after_meeting_a(&folder);
    let first = stays(&desk, meeting, "Åse Gjertrud Wærnes").remove(0);
    let twice = attendance::correct_stay(&mut desk, first.id, first.fra, Some(kl(10, 40)));
    assert!(
        matches!(twice, Err(Error::Hinder(Hinder::ErTilStedeToGanger))),
        "{twice:?}"
    );
    let backwards = attendance::correct_stay(&mut desk, first.id, kl(10, 30), Some(kl(10, 0)));
    assert!(
        matches!(backwards, Err(Error::Hinder(Hinder::SluttFoerStart))),
        "{backwards:?}"
    );
    assert_eq!(stays(&desk, meeting, "Åse Gjertrud Wærnes")[0], first);
}

#[test]
fn a_sealed_referat_keeps_its_times() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, meeting) = after_meeting_a(&folder);
    let late = stays(&desk, meeting, "Rajesh Thevarajah").remove(0);
    minutes::seal_referat(&mut desk, meeting).unwrap();
    assert!(attendance::correct_stay(&mut desk, late.id, kl(9, 21), late.til).is_err());
    assert_eq!(stays(&desk, meeting, "Rajesh Thevarajah")[0], late);
}

/// The identities are drawn, so that one meeting alone could be right by chance.
#[test]
fn of_two_leaders_the_one_whose_seat_stands_first_leads_the_meeting() {
    for _ in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let script = Manus::read(include_str!("data/C.json")).unwrap();
        let (desk, meeting) = play_in(folder.path(), &script).unwrap();
        let called: Vec<Frammoete> = desk.store().by("moete", meeting.0).unwrap();
        let held: Moete = desk.store().get(meeting.0).unwrap().unwrap();
        let chair = called.iter().find(|row| Some(row.person) == held.moeteleder);
        assert_eq!(chair.unwrap().navn, "Grete Solhaug");
    }
}
