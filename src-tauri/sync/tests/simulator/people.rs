//! What people do at a desk: real entities through the store's own door.

use std::collections::BTreeSet;

use domain::{Moetesak, Referat, Tekst, Vedlegg};
use serde_json::{Value as Json, json};
use store::{Action, Age, Conflict, Reader, Store, StoreError, Tx};
use uuid::Uuid;

use crate::{
    chance::Dice,
    forms::{Ballot, Case, Kind, fields, texts},
    truth::{DELETED, Files, Key, SERIES, Truth, Write},
};

const CASES: usize = 6;
const ITEMS: usize = 5;
const MINUTES: usize = 3;
const ATTACHMENTS: usize = 4;
const BALLOTS: usize = 3;

/// The largest file, in chunks as this rehearsal cuts them: three pieces, and a little of a fourth.
const MOST_CHUNKS: usize = 25;

/// How small files are cut here: little ones must come in pieces too.
pub(crate) const CHUNK: u64 = 200;

/// What somebody wrote: fields and their values.
type Done = Vec<(Key, Json)>;

/// Somebody at a desk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Worker {
    /// The number of the desk.
    pub(crate) n: usize,
    /// How old the program is.
    pub(crate) age: Age,
}

/// Somebody does something at a desk that has `seen` these writes. Adds what they wrote to the truth and to
/// what the desk has.
pub(crate) fn act(
    store: &mut Store,
    worker: Worker,
    seen: &mut BTreeSet<usize>,
    truth: &mut Truth,
    dice: &Dice,
) {
    let action = Action {
        name: "work",
        undoable: true,
        actor: &format!("Nr. {}", worker.n),
        subject: None,
    };
    let next = truth.writes.len();
    let files = &mut truth.files;
    let (done, _) = store
        .change(&action, |tx| match (worker.age, dice.below(22)) {
            (Age::Present | Age::Newer, 20..) => attach(tx, files, dice),
            (age, what) => work(tx, age, what, next, dice),
        })
        .unwrap();
    let before = seen.clone();
    for (key, value) in done {
        seen.insert(truth.writes.len());
        truth.writes.push(Write {
            key,
            value,
            seen: before.clone(),
            by: worker.n,
        });
    }
}

/// What a program of this age does not know, nobody does there.
fn work(tx: &mut Tx<'_>, age: Age, what: usize, n: usize, dice: &Dice) -> Result<Done, StoreError> {
    match (age, what) {
        (Age::Newer, 8) => vote(tx, n, dice),
        (_, 9) => delete_case(tx, dice),
        (_, 14 | 15) => fix_number(tx, dice),
        (_, 18 | 19) => settle(tx, age, dice),
        (_, 0..=8) | (Age::Older, _) => change_case(tx, age, n, dice),
        (_, 10..=13) => write_text(tx, age, n, dice),
        (_, 16) => seal(tx, n, dice),
        _ => send_out(tx, dice),
    }
}

/// A field of a sak; a sak that is not there is made, with a value of its own in every field that is watched.
fn change_case(tx: &mut Tx<'_>, age: Age, n: usize, dice: &Dice) -> Result<Done, StoreError> {
    let id = Kind::Case.id(dice.below(CASES));
    let value = |field: &str| Json::from(format!("{field}-{n}"));
    let fields = fields(age);
    let Some(Case(mut form)) = tx.get::<Case>(id)? else {
        let mut form = json!({ "id": id, "type": "vedtak", "meldt_av": "SSU", "tilstand": "meldt" });
        let mut done = vec![((id, DELETED), false.into())];
        for field in fields {
            form[*field] = value(field);
            done.push(((id, *field), value(field)));
        }
        tx.put(&Case(form))?;
        return Ok(done);
    };
    let field = fields[dice.below(fields.len())];
    form[field] = value(field);
    tx.put(&Case(form))?;
    Ok(vec![((id, field), value(field))])
}

fn delete_case(tx: &mut Tx<'_>, dice: &Dice) -> Result<Done, StoreError> {
    let id = Kind::Case.id(dice.below(CASES));
    let was_there = tx.delete::<Case>(id)?;
    Ok(was_there
        .then(|| ((id, DELETED), true.into()))
        .into_iter()
        .collect())
}

fn vote(tx: &mut Tx<'_>, n: usize, dice: &Dice) -> Result<Done, StoreError> {
    let id = Kind::Ballot.id(dice.below(BALLOTS));
    let (is_new, title) = (tx.get::<Ballot>(id)?.is_none(), format!("tittel-{n}"));
    tx.put(&Ballot(json!({ "id": id, "tittel": title })))?;
    let mut done = vec![((id, "tittel"), title.into())];
    done.extend(is_new.then(|| ((id, DELETED), false.into())));
    Ok(done)
}

fn write_text(tx: &mut Tx<'_>, age: Age, n: usize, dice: &Dice) -> Result<Done, StoreError> {
    let id = Kind::Case.id(dice.below(2));
    let Some(field) = dice.pick(texts(age)) else {
        return Ok(Done::new());
    };
    if tx.get::<Case>(id)?.is_none() {
        return Ok(Done::new());
    }
    let before = tx.text("sak", id, field)?.to_plain();
    let words = format!("[{n}]");
    let wanted = match dice.below(3) {
        0 => format!("{words}{before}"),
        1 => format!("{before}{words}"),
        _ => format!("{before}\n\n{words}"),
    };
    tx.write_text("sak", id, field, &Tekst::from(wanted.as_str()))?;
    Ok(vec![((id, field), words.into())])
}

/// The next free number, as far as one can see here.
fn fix_number(tx: &mut Tx<'_>, dice: &Dice) -> Result<Done, StoreError> {
    let id = Kind::Item.id(dice.below(ITEMS));
    let used = tx
        .all::<Moetesak>()?
        .into_iter()
        .flat_map(|item| item.numre)
        .map(|number| number.nummer.loepenr);
    let next = used.max().unwrap_or(0) + 1;
    let item = tx.get::<Moetesak>(id)?;
    if item.as_ref().is_some_and(|item| !item.numre.is_empty()) {
        return Ok(Done::new());
    }
    let numre = json!([{ "utvalg": SERIES, "aar": 2026, "loepenr": next, "tekst": format!("{next}/26") }]);
    let mut form = json!({
        "id": id, "moete": Uuid::from_u128(901), "rekkefoelge": "a", "behandles_av": [], "tittel": "Sak",
        "type": "vedtak", "innleder": "", "vedlegg": "", "lagt_til_i_moetet": false,
    });
    form["numre"] = numre.clone();
    tx.put(&serde_json::from_value::<Moetesak>(form).unwrap())?;
    let mut done = vec![((id, "numre"), numre)];
    done.extend(item.is_none().then(|| ((id, DELETED), false.into())));
    Ok(done)
}

fn draft(id: Uuid) -> Referat {
    let form = json!({ "id": id, "moete": Uuid::from_u128(901), "versjon": 1, "tilstand": "utkast" });
    serde_json::from_value(form).unwrap()
}

fn seal(tx: &mut Tx<'_>, n: usize, dice: &Dice) -> Result<Done, StoreError> {
    let id = Kind::Minutes.id(dice.below(MINUTES));
    let before = tx.get::<Referat>(id)?;
    let is_new = before.is_none();
    let mut minutes = before.unwrap_or_else(|| draft(id));
    if minutes.is_sealed() {
        return Ok(Done::new());
    }
    let content = format!("innhold-{n}");
    minutes.seal(tx.at().naive_local(), content.clone()).unwrap();
    tx.put(&minutes)?;
    let mut done = vec![((id, "innhold"), content.into())];
    done.extend(is_new.then(|| ((id, DELETED), false.into())));
    Ok(done)
}

/// Somebody sends out a draft, perhaps of what another has sealed by now. Nothing of it is watched but that
/// the seal stays.
fn send_out(tx: &mut Tx<'_>, dice: &Dice) -> Result<Done, StoreError> {
    if let Some(mut minutes) = tx.get::<Referat>(Kind::Minutes.id(dice.below(MINUTES)))?
        && !minutes.is_sealed()
    {
        minutes.advance(domain::Referattilstand::SendtUt).unwrap();
        tx.put(&minutes)?;
    }
    Ok(Done::new())
}

/// Somebody attaches a file, another instead of one that was there, or takes one away.
fn attach(tx: &mut Tx<'_>, files: &mut Files, dice: &Dice) -> Result<Done, StoreError> {
    let id = Kind::Attachment.id(dice.below(ATTACHMENTS));
    let before = tx.get::<Vedlegg>(id)?;
    if before.is_some() && dice.once_in(6) {
        tx.delete::<Vedlegg>(id)?;
        return Ok(vec![((id, DELETED), true.into())]);
    }
    let chunks = if dice.once_in(3) { MOST_CHUNKS } else { 3 };
    let len = dice.below(chunks * usize::try_from(CHUNK).unwrap());
    let bytes: Vec<u8> = (0..len).map(|_| dice.next().to_le_bytes()[0]).collect();
    let hash = tx.put_blob(&bytes)?;
    files.insert(hash.clone(), bytes);
    let form = json!({
        "id": id, "tittel": "Kart", "unntatt": false, "filnavn": "kart.pdf", "sha256": hash,
    });
    tx.put(&serde_json::from_value::<Vedlegg>(form).unwrap())?;
    let mut done = vec![((id, "sha256"), hash.into())];
    done.extend(before.is_none().then(|| ((id, DELETED), false.into())));
    Ok(done)
}

/// A person chooses one of several versions.
fn settle(tx: &mut Tx<'_>, age: Age, dice: &Dice) -> Result<Done, StoreError> {
    let conflicts = tx.conflicts(None)?;
    let Some(conflict) = dice.pick(&conflicts) else {
        return Ok(Done::new());
    };
    let versions: Vec<_> = std::iter::once(&conflict.shown).chain(&conflict.others).collect();
    let Some(kept) = dice.pick(&versions) else {
        return Ok(Done::new());
    };
    tx.settle(conflict.entity, conflict.id, conflict.field, kept.set)?;
    let mut done = vec![((conflict.id, conflict.field), kept.value.clone())];
    if conflict.field == DELETED && kept.value == false {
        done.extend(said_anew(tx, age, conflict)?);
    }
    Ok(done)
}

/// Who brings a thing back says all of it that is undisputed.
fn said_anew(tx: &mut Tx<'_>, age: Age, back: &Conflict) -> Result<Done, StoreError> {
    let (form, fields) = match back.entity {
        "sak" => (tx.get::<Case>(back.id)?.map(|case| case.0), fields(age)),
        _ => (
            tx.get::<Vedlegg>(back.id)?.map(|file| json!(file)),
            &["sha256"][..],
        ),
    };
    let disputed = tx.conflicts(Some(back.id))?;
    let is_said = |field: &&&'static str| !disputed.iter().any(|one| one.field == **field);
    let said = fields.iter().filter(is_said);
    let value = |field: &'static str| Some(((back.id, field), form.as_ref()?.get(field)?.clone()));
    Ok(said.filter_map(|field| value(field)).collect())
}
