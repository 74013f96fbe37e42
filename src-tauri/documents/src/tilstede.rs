//! Who attended, as a table.

use domain::{Frammoete, Frammoetestatus, Fravaersgrunn, Rettighet};
use pdf::{Block, Row};
use texts::Value;

use crate::{
    forfall,
    oppmoete::{Fravaer, oppmoete},
    paper::{Paper, enumerated, lower},
    tabell::{self, row},
};

/// The heading, the table, and the lines under it.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let heading = Block::heading(2, paper.word("dok-til-stede"));
    [heading, table(paper)]
        .into_iter()
        .chain(forfall::blocks(paper))
        .collect()
}

/// True for those who have a row in the table: the body, and whoever takes part in it.
pub(crate) fn has_a_row(person: &Frammoete) -> bool {
    !matches!(
        person.rettighet,
        Rettighet::Sekretariat | Rettighet::Gjest | Rettighet::PaaSak
    )
}

/// Came to the meeting, for all of it or a part.
pub(crate) fn attended(person: &Frammoete) -> bool {
    person.status == Frammoetestatus::Moett
}

fn table(paper: &Paper) -> Block {
    let people = paper
        .content
        .frammoete
        .iter()
        .filter(|p| attended(p))
        .filter(|p| has_a_row(p));
    let cells = |person| row_of(paper, person);
    tabell::table(
        paper.texts,
        "dok-til-stede",
        &[
            ("dok-navn", 2.3),
            ("dok-stilling", 2.4),
            ("dok-part", 1.7),
            ("dok-rolle", 2.3),
            ("dok-til-stede", 2.2),
        ],
        people.map(cells).collect(),
    )
}

fn row_of(paper: &Paper, person: &Frammoete) -> Row {
    row([
        person.navn.clone(),
        person.stilling.clone(),
        paper.term("partsart", &person.art),
        role(paper, person),
        presence(paper, person),
    ])
}

fn role(paper: &Paper, person: &Frammoete) -> String {
    if let Some(written) = &person.rolle_tekst {
        return written.clone();
    }
    if let Some(absent) = person.vara_for {
        return match paper.content.person(absent) {
            Some(absent) => paper.say("dok-vararepresentant-for", &[("navn", (&absent.navn).into())]),
            None => paper.term("oppnevningsart", &domain::Oppnevningsart::Vara),
        };
    }
    if person.rettighet.is_member() || person.rolle != domain::Rolle::Medlem {
        paper.term("rolle", &person.rolle)
    } else {
        paper.term("rettighet", &person.rettighet)
    }
}

/// «Hele møtet», or in what way not.
fn presence(paper: &Paper, person: &Frammoete) -> String {
    let ways = oppmoete(paper.content, person.person);
    let Some((first, others)) = ways.split_first() else {
        return paper.word("dok-hele-moetet");
    };
    let mut out = said(paper, first);
    for way in others {
        out.push_str("; ");
        out.push_str(&lower(&said(paper, way)));
    }
    out
}

fn said(paper: &Paper, way: &Fravaer) -> String {
    match way {
        Fravaer::Fra { kl, sak: Some(sak) } => {
            paper.say("dok-fra-sak", &[("kl", (*kl).into()), ("sak", sak.into())])
        }
        Fravaer::Fra { kl, sak: None } => paper.say("dok-fra", &[("kl", (*kl).into())]),
        Fravaer::Til {
            kl,
            sak: Some(sak),
            under,
        } => {
            let id = if *under {
                "dok-til-under-sak"
            } else {
                "dok-til-og-med-sak"
            };
            paper.say(id, &[("kl", (*kl).into()), ("sak", sak.into())])
        }
        Fravaer::Til { kl, sak: None, .. } => paper.say("dok-til", &[("kl", (*kl).into())]),
        Fravaer::Ikke { saker, grunn } => {
            let values = [("sak", Value::from(enumerated(saker)))];
            with_reason(paper, paper.say("dok-ikke-sak", &values), *grunn, &[])
        }
        Fravaer::IkkeVedtaket { sak, grunn } => with_reason(
            paper,
            paper.say("dok-ikke-vedtaksdelen", &[("sak", sak.into())]),
            *grunn,
            &[],
        ),
        Fravaer::Ute {
            fra,
            til: Some(til),
            saker,
            grunn,
        } => {
            let values = [("fra", (*fra).into()), ("til", (*til).into())];
            with_reason(paper, paper.say("dok-ikke-kl", &values), *grunn, saker)
        }
        Fravaer::Ute {
            fra,
            til: None,
            saker,
            grunn,
        } => with_reason(
            paper,
            paper.say("dok-ikke-etter-kl", &[("fra", (*fra).into())]),
            *grunn,
            saker,
        ),
    }
}

/// «… (mistet sambandet, sak 24/26)».
fn with_reason(paper: &Paper, what: String, reason: Option<Fravaersgrunn>, items: &[String]) -> String {
    let reason = match reason {
        Some(Fravaersgrunn::Inhabil) => Some("dok-inhabil"),
        Some(Fravaersgrunn::Lukket) => Some("dok-lukket"),
        Some(Fravaersgrunn::Samband) => Some("dok-mistet-sambandet"),
        Some(Fravaersgrunn::Gikk | Fravaersgrunn::Hevet) | None => None,
    };
    let mut inside: Vec<_> = reason.map(|id| paper.word(id)).into_iter().collect();
    if !items.is_empty() {
        inside.push(paper.say("dok-sak", &[("sak", enumerated(items).into())]));
    }
    if inside.is_empty() {
        what
    } else {
        format!("{what} ({})", inside.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Dokumentart, Frammoetestatus, Fravaersgrunn, Maalform, Partsart, PersonId, Rettighet, Rolle,
    };

    use crate::fixture::{item, meeting, member, named, person, present, written};

    fn has(lines: &[String], wanted: &str) {
        assert!(
            lines.iter().any(|line| line == wanted),
            "no «{wanted}» in {lines:#?}"
        );
    }

    #[test]
    fn each_row_says_name_post_party_role_and_attendance() {
        let mut content = meeting(Maalform::Nb);
        member(&mut content, "Ingunn Brekkhus");
        content.frammoete[0].rolle = Rolle::Leder;
        content.frammoete[0].stilling = "kommunaldirektør, Vestvoll".into();
        person(
            &mut content,
            "Karl Myhrvold",
            Partsart::Fastlege,
            Rettighet::ObservatoerTaleForslag,
        );
        let lines = written(&content, Dokumentart::Referat);
        has(&lines, "Navn | Stilling | Part | Rolle | Til stede");
        has(
            &lines,
            "Ingunn Brekkhus | kommunaldirektør, Vestvoll | Kommune | Leder | Hele møtet",
        );
        has(
            &lines,
            "Karl Myhrvold | rådgiver | Fastlege | Observatør med tale- og forslagsrett | Hele møtet",
        );
    }

    #[test]
    fn a_deputy_is_named_with_whom_for_and_the_absent_with_the_deputy() {
        let mut content = meeting(Maalform::Nn);
        let absent = member(&mut content, "Leiv Kvalnes");
        content.frammoete[0].status = Frammoetestatus::Forfall;
        member(&mut content, "Guro Nesbø");
        content.frammoete[1].vara_for = Some(absent);
        member(&mut content, "Lene Østby");
        content.frammoete[2].status = Frammoetestatus::Forfall;
        content.frammoete[2].merknad = Some("utan vararepresentant".into());
        let lines = written(&content, Dokumentart::Referat);
        has(
            &lines,
            "Guro Nesbø | rådgiver | Kommune | Vararepresentant for Leiv Kvalnes | Heile møtet",
        );
        has(
            &lines,
            "Forfall: Leiv Kvalnes, rådgiver (vararepresentant møtte). Lene Østby, rådgiver (utan vararepresentant).",
        );
        assert!(!lines.iter().any(|line| line.starts_with("Leiv Kvalnes |")));
    }

    #[test]
    fn nobody_who_was_called_disappears() {
        let mut content = meeting(Maalform::Nb);
        member(&mut content, "Per");
        member(&mut content, "Pål");
        content.frammoete[0].status = Frammoetestatus::IkkeMoett;
        content.frammoete[1].status = Frammoetestatus::Kalt;
        has(
            &written(&content, Dokumentart::Referat),
            "Ikke møtt: Per, rådgiver. Pål, rådgiver.",
        );
    }

    #[test]
    fn the_secretariat_and_guests_stand_under_the_table() {
        let mut content = meeting(Maalform::Nn);
        member(&mut content, "Per");
        person(
            &mut content,
            "Mona Kvernberg",
            Partsart::Sekretariat,
            Rettighet::Sekretariat,
        );
        for name in ["Ánná Elle Čuovži-Ŋávdi", "Iŋggá-Ristin Ruŧo Žeallje"] {
            let guest = person(&mut content, name, Partsart::Annen, Rettighet::Gjest);
            present(&mut content, guest, &[("10.35", "10.55", Fravaersgrunn::Gikk)]);
        }
        item(&mut content, "2026/22", "Først", "09.00", "10.00");
        item(&mut content, "2026/23", "Tolk", "10.35", "10.54");
        let lines = written(&content, Dokumentart::Referat);
        has(&lines, "Frå sekretariatet: Mona Kvernberg, rådgiver.");
        has(
            &lines,
            "Inviterte: Ánná Elle Čuovži-Ŋávdi, rådgiver, og Iŋggá-Ristin Ruŧo Žeallje, rådgiver (begge sak 2026/23).",
        );
        assert!(
            !lines.iter().any(|line| line.contains("Ŋávdi kom til")),
            "guests come and go unsaid"
        );
    }

    #[test]
    fn whoever_took_the_minutes_is_named_though_never_called() {
        let mut content = meeting(Maalform::Nb);
        let per = member(&mut content, "Per");
        let mut referent = named(&content, per);
        referent.person = PersonId(uuid::Uuid::nil());
        referent.navn = "Mona".into();
        content.referent = Some(referent);
        has(
            &written(&content, Dokumentart::Referat),
            "Fra sekretariatet: Mona, rådgiver.",
        );
    }
}
