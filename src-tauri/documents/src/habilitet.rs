//! What the referat says of disqualification (forvaltningsloven § 6), made from what was registered.

use domain::{Habilitet, Habilitetsutfall, Saksinnhold, etternavn};
use pdf::Block;

use crate::{
    paper::{Paper, ended, enumerated},
    tekst::{labelled, paragraph, says},
};

/// «**Habilitet:** …»: the disqualified one by one, then those found not to be.
pub(crate) fn found(paper: &Paper, item: &Saksinnhold) -> Option<Block> {
    let mut sentences = Vec::new();
    for row in item
        .habilitet
        .iter()
        .filter(|row| row.utfall == Habilitetsutfall::Inhabil)
    {
        sentences.extend(disqualified(paper, row));
    }
    sentences.extend(cleared(paper, item));
    sentences.retain(|sentence| !says(&item.behandling, sentence));
    if sentences.is_empty() {
        None
    } else {
        Some(labelled(&paper.word("dok-habilitet"), &sentences.join(" ")))
    }
}

/// «Navn tiltrådte kl. …», at the end of the item.
pub(crate) fn returned(paper: &Paper, item: &Saksinnhold) -> Vec<Block> {
    let back = item
        .habilitet
        .iter()
        .filter_map(|row| Some((name(paper, row), row.tiltraadte?)));
    back.map(|(name, kl)| paper.say("dok-tiltraadte", &[("navn", name.into()), ("kl", kl.into())]))
        .filter(|sentence| !says(&item.behandling, sentence) && !says(&item.vedtak, sentence))
        .map(paragraph)
        .collect()
}

fn disqualified(paper: &Paper, row: &Habilitet) -> Vec<String> {
    let name = name(paper, row);
    let surname = etternavn(&name).to_owned();
    let asked = if row.grunn.trim().is_empty() {
        paper.say("dok-ba-om-vurdering", &[("navn", (&name).into())])
    } else {
        let reason = row.grunn.trim().trim_end_matches('.');
        paper.say(
            "dok-ba-om-vurdering-fordi",
            &[("navn", (&name).into()), ("grunn", reason.into())],
        )
    };
    let who = pronoun(&row.grunn).map_or_else(|| surname.clone(), String::from);
    let found = paper.say(
        "dok-fant-inhabil",
        &[
            ("utvalg", paper.body().into()),
            ("hvem", who.into()),
            ("hjemmel", row.hjemmel.trim().trim_end_matches('.').into()),
        ],
    );
    let left = row
        .fratraadte
        .map(|kl| paper.say("dok-fratraadte", &[("navn", surname.into()), ("kl", kl.into())]));
    [asked, found].into_iter().chain(left).collect()
}

/// Those found habile for the same reason are named together.
fn cleared(paper: &Paper, item: &Saksinnhold) -> Vec<String> {
    let mut groups: Vec<(String, Vec<&Habilitet>)> = Vec::new();
    for row in item
        .habilitet
        .iter()
        .filter(|row| row.utfall == Habilitetsutfall::Habil)
    {
        let reason = row.grunn.trim().trim_end_matches('.').to_owned();
        match groups.iter_mut().find(|(same, _)| *same == reason) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((reason, vec![row])),
        }
    }
    groups
        .iter()
        .map(|(reason, rows)| cleared_group(paper, reason, rows))
        .collect()
}

fn cleared_group(paper: &Paper, reason: &str, rows: &[&Habilitet]) -> String {
    let names: Vec<_> = rows.iter().map(|row| name(paper, row)).collect();
    let told = if reason.is_empty() {
        paper.word("dok-egne-forhold")
    } else if pronoun(reason).is_some() {
        paper.say("dok-opplyste-at", &[("grunn", reason.into())])
    } else {
        paper.say("dok-opplyste-om", &[("grunn", reason.into())])
    };
    let who = match names.as_slice() {
        [only] => pronoun(reason).map_or_else(|| etternavn(only).to_owned(), String::from),
        [_, _] => paper.word("dok-begge"),
        _ => paper.word("dok-alle"),
    };
    let id = if rows.len() == 1 {
        "dok-fant-habil"
    } else {
        "dok-fant-habile"
    };
    ended(&paper.say(
        id,
        &[
            ("navn", enumerated(&names).into()),
            ("opplyste", told.into()),
            ("utvalg", paper.body().into()),
            ("hvem", who.into()),
        ],
    ))
}

fn name(paper: &Paper, row: &Habilitet) -> String {
    paper
        .content
        .person(row.person)
        .map_or_else(|| paper.word("dok-et-medlem"), |person| person.navn.clone())
}

/// How the reason speaks of the person, so that the next sentence can do the same.
fn pronoun(reason: &str) -> Option<&str> {
    let first = reason.split_whitespace().next()?;
    ["hun", "han", "hen", "ho"]
        .into_iter()
        .find(|known| *known == first)
}

#[cfg(test)]
mod tests {
    use domain::{Habilitetsutfall::*, Maalform, Moeteinnhold};

    use crate::fixture::{impartiality, item, meeting, member, minutes};

    fn content(maalform: Maalform) -> Moeteinnhold {
        let mut content = meeting(maalform);
        let people = ["Åse Gjertrud Wærnes", "Marius Løkkeberg", "Rajesh Thevarajah"];
        let [aase, marius, rajesh] = people.map(|name| member(&mut content, name));
        let sak = item(&mut content, "26/26", "Midler", "10.15", "10.34");
        let law = "forvaltningsloven § 6 annet ledd";
        let times = Some(("10.17", "10.36"));
        sak.habilitet = vec![
            impartiality(
                aase,
                Inhabil,
                "hun leder styringsgruppen i prosjektet",
                law,
                times,
            ),
            impartiality(marius, Habil, "egne forhold til prosjektet", "", None),
            impartiality(rajesh, Habil, "egne forhold til prosjektet", "", None),
        ];
        content
    }

    #[test]
    fn the_disqualified_and_those_found_habile_stand_in_one_paragraph() {
        assert_eq!(
            minutes(&content(Maalform::Nb))[1..3],
            [
                "Habilitet: Åse Gjertrud Wærnes ba om å få vurdert sin habilitet fordi hun leder styringsgruppen i \
                 prosjektet. SSU fant enstemmig at hun er inhabil, jf. forvaltningsloven § 6 annet ledd. Wærnes \
                 fratrådte kl. 10.17. Marius Løkkeberg og Rajesh Thevarajah opplyste om egne forhold til \
                 prosjektet; SSU fant begge habile.",
                "Åse Gjertrud Wærnes tiltrådte kl. 10.36.",
            ]
        );
    }

    #[test]
    fn in_nynorsk_the_person_goes_and_comes_back() {
        let mut content = content(Maalform::Nn);
        content.saker[0].habilitet.truncate(2);
        content.saker[0].habilitet[0].grunn = "saka gjeld eiga lønsramme".into();
        content.saker[0].habilitet[1].grunn = String::new();
        assert_eq!(
            minutes(&content)[1..3],
            [
                "Habilitet: Åse Gjertrud Wærnes bad om å få vurdert habiliteten sin fordi saka gjeld eiga lønsramme. \
                 SSU fann samrøystes at Wærnes er inhabil, jf. forvaltningsloven § 6 annet ledd. Wærnes gjekk frå \
                 møtet kl. 10.17. Marius Løkkeberg opplyste om eigne tilhøve til saka; SSU fann Løkkeberg habil.",
                "Åse Gjertrud Wærnes kom attende kl. 10.36.",
            ]
        );
    }

    #[test]
    fn a_reason_that_is_a_clause_is_told_as_one() {
        let mut content = content(Maalform::Nb);
        content.saker[0].habilitet.remove(0);
        content.saker[0].habilitet[0].grunn = "han har deltatt i prosjektet".into();
        assert_eq!(
            minutes(&content)[1],
            "Habilitet: Marius Løkkeberg opplyste at han har deltatt i prosjektet; SSU fant han habil. Rajesh \
             Thevarajah opplyste om egne forhold til prosjektet; SSU fant Thevarajah habil."
        );
    }

    #[test]
    fn a_sentence_the_secretary_wrote_is_left_out() {
        let mut content = content(Maalform::Nb);
        content.saker[0].habilitet.truncate(1);
        content.saker[0].behandling = "Wærnes fratrådte kl. 10.17.".into();
        let lines = minutes(&content);
        assert_eq!(lines.join("\n").matches("fratrådte").count(), 1, "{lines:#?}");
    }
}
