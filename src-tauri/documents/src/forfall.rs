//! The lines under the table: who was absent, who served, who visited.

use domain::{Frammoete, Frammoetestatus, Rettighet};
use pdf::Block;
use texts::Value;

use crate::{
    oppmoete::single_items,
    paper::{Paper, ended, enumerated},
    tekst::labelled,
    tilstede::attended,
};

/// One line for each group somebody is in.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let lines = [
        ("dok-forfall", absent(paper)),
        ("dok-ikke-moett", missing(paper)),
        ("dok-fra-sekretariatet", secretariat(paper)),
        ("dok-inviterte", guests(paper)),
    ];
    let said = lines.into_iter().filter(|(_, words)| !words.is_empty());
    said.map(|(id, words)| labelled(&paper.word(id), &words))
        .collect()
}

/// Those who reported absence: «Navn, stilling (vararepresentant møtte).»
fn absent(paper: &Paper) -> String {
    let people = &paper.content.frammoete;
    let one = |person: &Frammoete| {
        let deputised = people
            .iter()
            .filter(|p| attended(p))
            .any(|p| p.vara_for == Some(person.person));
        let note = match &person.merknad {
            Some(written) => Some(written.clone()),
            None => deputised.then(|| paper.word("dok-vararepresentant-moette")),
        };
        match note {
            Some(note) => format!("{} ({note}).", named(person)),
            None => format!("{}.", named(person)),
        }
    };
    let absent = people.iter().filter(|p| p.status == Frammoetestatus::Forfall);
    absent.map(one).collect::<Vec<_>>().join(" ")
}

/// Those who did not come: said so, or called and never registered when the meeting was over.
fn missing(paper: &Paper) -> String {
    let over = paper.content.moete.hevet.is_some();
    let missing = |p: &&Frammoete| match p.status {
        Frammoetestatus::IkkeMoett => true,
        Frammoetestatus::Kalt => over,
        Frammoetestatus::Forfall | Frammoetestatus::Moett => false,
    };
    listed(paper.content.frammoete.iter().filter(missing))
}

/// The secretariat, with whoever took the minutes.
fn secretariat(paper: &Paper) -> String {
    let content = paper.content;
    let served = content
        .frammoete
        .iter()
        .filter(|p| attended(p))
        .filter(|p| p.rettighet == Rettighet::Sekretariat);
    let mut said = listed(served);
    if let Some(referent) = content
        .referent
        .as_ref()
        .filter(|r| content.person(r.person).is_none())
    {
        let own = ended(&with_post(&referent.navn, &referent.stilling));
        said = if said.is_empty() {
            own
        } else {
            format!("{own} {said}")
        };
    }
    said
}

fn listed<'a>(people: impl Iterator<Item = &'a Frammoete>) -> String {
    people
        .map(|person| ended(&named(person)))
        .collect::<Vec<_>>()
        .join(" ")
}

fn named(person: &Frammoete) -> String {
    with_post(&person.navn, &person.stilling)
}

/// «Navn, stilling».
pub(crate) fn with_post(name: &str, post: &str) -> String {
    if post.trim().is_empty() {
        name.into()
    } else {
        format!("{name}, {}", post.trim())
    }
}

/// Those who came for single items stand together: «A, rådgiver, og B, tolk (begge sak 2026/23).»
fn guests(paper: &Paper) -> String {
    let guest = |p: &&Frammoete| matches!(p.rettighet, Rettighet::Gjest | Rettighet::PaaSak);
    let mut groups: Vec<(Option<Vec<String>>, Vec<String>)> = Vec::new();
    for person in paper
        .content
        .frammoete
        .iter()
        .filter(|p| attended(p))
        .filter(guest)
    {
        let items = single_items(paper.content, person.person);
        match groups.iter_mut().find(|(same, _)| *same == items) {
            Some((_, names)) => names.push(named(person)),
            None => groups.push((items, vec![named(person)])),
        }
    }
    groups
        .iter()
        .map(|(items, names)| guest_group(paper, items.as_deref(), names))
        .collect::<Vec<_>>()
        .join(" ")
}

fn guest_group(paper: &Paper, items: Option<&[String]>, names: &[String]) -> String {
    let together = match names {
        // With a post after each name a comma also stands before «og».
        [first @ .., last] if !first.is_empty() => format!("{}, og {last}", first.join(", ")),
        _ => enumerated(names),
    };
    let when = match items {
        None | Some([]) => return ended(&together),
        Some(items) => {
            let values = [
                ("antall", Value::from(names.len())),
                ("sak", enumerated(items).into()),
            ];
            paper.say("dok-gjest-saker", &values)
        }
    };
    format!("{together} ({when}).")
}
