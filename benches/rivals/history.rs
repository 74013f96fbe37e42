//! Ten years as they came to be: what three secretaries did day by day, each row and each sentence a change of its own,
//! shared in the evening.

use std::{collections::BTreeMap, path::Path, rc::Rc};

use chrono::{Days, NaiveDate, NaiveTime};
use domain::{Entity, Tekst, UtvalgId};
use secretariat::exchange::{Fil, Post, inward};
use serde_json::Value;
use store::{StoreError, Tx};

use crate::{
    Outcome,
    desks::{Hands, Secretary, act},
};

const SECRETARIES: usize = 3;
const DAY: i64 = 86_400_000;
const SECOND: i64 = 1_000;

/// One thing that somebody does.
type Deed<'a> = Box<dyn Fn(&mut Tx<'_>) -> Result<(), StoreError> + 'a>;

/// What is done on each day, and for which body.
type Diary<'a> = BTreeMap<NaiveDate, Vec<(UtvalgId, Vec<Deed<'a>>)>>;

/// Has three secretaries share in a folder everything that is in an exchange file. Returns how many changes it took.
pub(crate) fn written(file: Value, folder: &Path) -> Outcome<usize> {
    let file: Fil = serde_json::from_value(inward(file))?;
    let diary = diary(&file);
    let morning = |day: &NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + DAY / 3;
    let clock = Hands::at(diary.keys().next().map_or(0, morning));
    let mut secretaries = Secretary::several(SECRETARIES, folder, &clock)?;
    let mut changes = 0;
    for (day, work) in &diary {
        clock.set(morning(day));
        for (body, deeds) in work {
            let place = file.utvalg.iter().position(|known| known.post.id == *body);
            let secretary = &mut secretaries[place.unwrap_or(0) % SECRETARIES];
            for deed in deeds {
                clock.turn(SECOND);
                act(&mut secretary.store, "write", deed)?;
            }
            changes += deeds.len();
        }
        evening(&mut secretaries, &clock)?;
    }
    // In the evenings after, with nothing left to write, everybody hears that all have everything.
    for _ in 0..4 {
        clock.turn(DAY);
        evening(&mut secretaries, &clock)?;
    }
    Ok(changes)
}

fn evening(secretaries: &mut [Secretary], clock: &Hands) -> Outcome<()> {
    for secretary in secretaries {
        clock.turn(SECOND);
        secretary.pass()?;
    }
    Ok(())
}

/// A meeting is called on its date, and on each day after it one of its items is prepared and minuted.
fn diary(file: &Fil) -> Diary<'_> {
    let mut diary = Diary::new();
    let first = file
        .moete
        .iter()
        .map(|meeting| meeting.post.dato)
        .min()
        .unwrap_or_default();
    for body in &file.utvalg {
        let seats = file.plass.iter().filter(|row| row.post.utvalg == body.post.id);
        let deeds = told(body).into_iter().chain(seats.flat_map(told)).collect();
        diary.entry(first).or_default().push((body.post.id, deeds));
    }
    let everybody = file
        .person
        .iter()
        .flat_map(told)
        .chain(file.oppnevning.iter().flat_map(told));
    let of = file
        .utvalg
        .first()
        .map(|body| (body.post.id, everybody.collect()));
    diary.entry(first).or_default().extend(of);
    for meeting in &file.moete {
        let (id, body) = (meeting.post.id, meeting.post.utvalg);
        let minutes = file
            .referat
            .iter()
            .filter(|row| row.post.moete == id)
            .flat_map(told);
        let people = file
            .frammoete
            .iter()
            .filter(|row| row.post.moete == id)
            .flat_map(told);
        let there = file
            .tilstedevaerelse
            .iter()
            .filter(|row| row.post.moete == id)
            .flat_map(told);
        let calling = told(meeting)
            .into_iter()
            .chain(minutes)
            .chain(people)
            .chain(there);
        diary
            .entry(meeting.post.dato)
            .or_default()
            .push((body, calling.collect()));
        let items = file.moetesak.iter().filter(|row| row.post.moete == id);
        for (item, day) in items.zip(1..) {
            let sak = file
                .sak
                .iter()
                .filter(|row| Some(row.post.id) == item.post.sak)
                .flat_map(told);
            let tasks = file
                .oppfoelging
                .iter()
                .filter(|row| row.post.moetesak == Some(item.post.id));
            let deeds = sak.chain(told(item)).chain(tasks.flat_map(told)).collect();
            diary
                .entry(meeting.post.dato + Days::new(day))
                .or_default()
                .push((body, deeds));
        }
    }
    diary
}

/// A row is recorded, and then its texts are typed, sentence after sentence.
fn told<T: Entity>(row: &Post<T>) -> Vec<Deed<'_>> {
    let mut deeds: Vec<Deed<'_>> = vec![Box::new(|tx| tx.put(&row.post))];
    for (field, text) in &row.tekster {
        let text: Rc<str> = text.to_string().into();
        for end in ends(&text) {
            let text = text.clone();
            let said = move || Tekst::from(&text[..end]);
            deeds.push(Box::new(move |tx| {
                tx.write_text(T::NAME, row.post.id(), field, &said())
            }));
        }
    }
    deeds
}

/// Where each sentence of a text ends. After a number a point is that of a list.
fn ends(text: &str) -> Vec<usize> {
    let is_end = |(at, _): &(usize, &str)| !text[..*at].ends_with(|last: char| last.is_ascii_digit());
    let points = text.match_indices('.').filter(is_end).map(|(at, _)| at + 1);
    points.collect()
}
