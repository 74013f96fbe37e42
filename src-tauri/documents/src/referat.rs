//! The minutes: who met, what was said and concluded, what follows.

use domain::Godkjenningsmaate;
use pdf::Block;
use texts::dates;

use crate::{
    bevegelse::{after, bevegelser},
    hode, oppfoelging,
    paper::{Paper, ended},
    sak,
    tekst::{compared, labelled, paragraph},
    tilstede, underskrift, varsel,
};

/// All blocks, in the order of the minutes.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let mut out = hode::blocks(paper);
    out.push(facts(paper));
    out.extend(tilstede::blocks(paper));
    out.extend(varsel::repeated(paper));
    out.extend(opening(paper));
    let movements = bevegelser(paper);
    out.extend(after(&movements, None).into_iter().map(paragraph));
    for (place, item) in paper.content.saker.iter().enumerate() {
        out.extend(sak::blocks(paper, place, item, &movements));
    }
    out.extend(oppfoelging::blocks(paper));
    out.extend(ending(paper));
    out.extend(underskrift::minutes(paper));
    out
}

fn facts(paper: &Paper) -> Block {
    let content = paper.content;
    let meeting = &content.moete;
    let called = meeting.innkalt.map_or_else(String::new, |at| {
        paper.say("dok-innkalling-sendt-verdi", &[("dato", at.date().into())])
    });
    let name = |who: &Option<domain::Navngitt>| who.as_ref().map_or_else(String::new, |who| who.navn.clone());
    let from = meeting.satt.unwrap_or(meeting.start);
    let when = [
        dates::weekday_and_date(meeting.dato, content.utvalg.maalform),
        span(from, meeting.hevet.or(meeting.slutt)),
    ];
    hode::facts(
        paper,
        vec![
            ("dok-dato-og-tid", when.join(" ")),
            ("dok-sted", meeting.sted.clone()),
            ("dok-moeteleder", name(&content.moeteleder)),
            ("dok-referent", name(&content.referent)),
            ("dok-innkalling", called),
        ],
    )
}

/// «kl. 09.00–11.52».
pub(crate) fn span(from: chrono::NaiveTime, to: Option<chrono::NaiveTime>) -> String {
    let end = to.map_or_else(String::new, |to| format!("–{}", dates::clock(to)));
    format!("{}{end}", dates::at(from))
}

/// «Møteleder erklærte møtet for satt kl. 09.00. …»
fn opening(paper: &Paper) -> Option<Block> {
    let stated = ended(&paper.content.moete.aapning);
    let opened = paper
        .content
        .moete
        .satt
        .map(|kl| paper.say("dok-moetet-satt", &[("kl", kl.into())]));
    let opened = opened.filter(|sentence| !compared(&stated).contains(&compared(sentence)));
    let said: Vec<_> = opened
        .into_iter()
        .chain([stated])
        .filter(|sentence| !sentence.is_empty())
        .collect();
    if said.is_empty() {
        None
    } else {
        Some(paragraph(said.join(" ")))
    }
}

/// The next meeting, the end, and the deadline for remarks.
fn ending(paper: &Paper) -> Vec<Block> {
    let meeting = &paper.content.moete;
    let mut out = Vec::new();
    if !meeting.neste_moete.trim().is_empty() {
        out.push(labelled(
            &paper.word("dok-neste-moete"),
            &ended(&meeting.neste_moete),
        ));
    }
    out.extend(
        meeting
            .hevet
            .map(|kl| paragraph(paper.say("dok-moetet-hevet", &[("kl", kl.into())]))),
    );
    out.push(paragraph(remarks(paper)));
    out
}

fn remarks(paper: &Paper) -> String {
    let meeting = &paper.content.moete;
    let mut sentences = Vec::new();
    if let Some(day) = meeting.referat_sendes {
        sentences.push(paper.say("dok-referat-sendes", &[("dato", day.into())]));
    }
    if let Some(day) = meeting.merknadsfrist {
        // The year is said once when both days are of the same.
        let id = match meeting.referat_sendes {
            Some(sent) if dates::same_year(sent, day) => "dok-merknader-samme-aar",
            _ => "dok-merknader",
        };
        sentences.push(paper.say(id, &[("dato", day.into())]));
    }
    sentences.push(paper.word(match paper.content.utvalg.godkjenning {
        Godkjenningsmaate::NesteMoete => "dok-godkjennes-neste-moete",
        Godkjenningsmaate::Hoering => "dok-godkjennes-hoering",
        Godkjenningsmaate::SammeMoete => "dok-godkjent-samme-moete",
        Godkjenningsmaate::Signatur => "dok-godkjennes-signatur",
    }));
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use domain::{Dokumentart, Maalform};

    use super::*;
    use crate::{
        Options, dokument,
        fixture::{item, meeting, member, named, options, written},
        lines,
    };

    #[test]
    fn the_head_and_the_facts_are_made_from_data() {
        let mut content = meeting(Maalform::Nb);
        let ingunn = member(&mut content, "Ingunn Brekkhus");
        content.moeteleder = Some(named(&content, ingunn));
        assert_eq!(
            written(&content, Dokumentart::Referat)[..6],
            [
                "Referat fra møte i Strategisk samarbeidsutvalg (SSU)",
                "Helsefellesskapet Solvik · Møtenr. 3/2026 · Arkivsaksnr. 2026/1187-19",
                "Dato og tid | torsdag 24. september 2026 kl. 09.00–11.52",
                "Sted | Vestvoll rådhus, møterom Havna",
                "Møteleder | Ingunn Brekkhus",
                "Innkalling | Sendt 10. september 2026",
            ]
        );
    }

    #[test]
    fn the_opening_and_the_end_say_their_times() {
        for (maalform, opened, closed) in [
            (
                Maalform::Nb,
                "Møteleder erklærte møtet for satt kl. 09.00. Begge parter var representert.",
                [
                    "Neste møte: torsdag 3. desember 2026.",
                    "Møtet ble hevet kl. 11.52.",
                    "Referatet sendes ut innen 1. oktober 2026. Merknader meldes innen 8. oktober. Referatet godkjennes \
                     i neste møte.",
                ],
            ),
            (
                Maalform::Nn,
                "Møtet vart sett kl. 09.00. Begge parter var representert.",
                [
                    "Neste møte: torsdag 3. desember 2026.",
                    "Møtet vart heva kl. 11.52.",
                    "Referatet blir sendt ut innan 1. oktober 2026. Merknader må meldast innan 8. oktober. Referatet blir \
                     lagt fram til godkjenning i neste møte.",
                ],
            ),
        ] {
            let lines = written(&meeting(maalform), Dokumentart::Referat);
            let at = lines.iter().position(|line| line == opened).unwrap();
            assert_eq!(lines[at + 1..at + 4], closed);
        }
    }

    #[test]
    fn an_opening_the_secretary_wrote_whole_is_not_said_twice() {
        let mut content = meeting(Maalform::Nn);
        content.moete.aapning = "Møtet vart sett kl. 09.00. Alle såg og høyrde kvarandre.".into();
        let lines = written(&content, Dokumentart::Referat);
        assert!(lines.contains(&content.moete.aapning), "{lines:#?}");
    }

    #[test]
    fn the_deadline_for_remarks_says_its_year_when_it_stands_alone() {
        let mut content = meeting(Maalform::Nn);
        content.moete.referat_sendes = None;
        content.utvalg.godkjenning = Godkjenningsmaate::Hoering;
        let lines = written(&content, Dokumentart::Referat);
        let said = "Merknader til referatet må meldast innan 8. oktober 2026. Referatet blir godkjent når fristen for \
                    merknader er ute.";
        assert!(lines.iter().any(|line| line == said), "{lines:#?}");
    }

    #[test]
    fn a_draft_and_a_new_version_say_so_in_the_head_and_on_every_page() {
        let content = meeting(Maalform::Nb);
        let marked = Options {
            foreloepig: true,
            versjon: Some(2),
            merknad: Some("Fristen i sak 3/26 er rettet".into()),
            ..options(Dokumentart::Referat)
        };
        let document = dokument(&content, &marked);
        assert_eq!(
            lines(&document)[..5],
            [
                "Foreløpig",
                "Referat fra møte i Strategisk samarbeidsutvalg (SSU)",
                "Helsefellesskapet Solvik · Møtenr. 3/2026 · Arkivsaksnr. 2026/1187-19 · Versjon 2",
                "Referatet er ikke godkjent.",
                "Versjon 2. Fristen i sak 3/26 er rettet.",
            ]
        );
        assert_eq!(document.footer, "Referat 24.09.2026 · Versjon 2");
        assert_eq!(document.header, "Helsefellesskapet Solvik · SSU · Møtenr. 3/2026");
        assert_eq!(document.page_of, "Side {n} av {m}");
    }

    #[test]
    fn the_document_says_its_language_and_when_it_was_made() {
        let document = dokument(&meeting(Maalform::Nn), &options(Dokumentart::OffentligReferat));
        assert_eq!(document.language, pdf::Language::NnNo);
        assert_eq!(document.created.to_rfc3339(), "2026-09-28T14:00:00+02:00");
        assert_eq!(
            document.title.replace('\u{a0}', " "),
            "Referat frå møte i Strategisk samarbeidsutval (SSU) – offentleg versjon, 24. september 2026"
        );
    }

    #[test]
    fn a_meeting_of_which_nothing_is_known_still_makes_a_paper() {
        let mut content = meeting(Maalform::Nb);
        content.helsefellesskap = None;
        content.utvalg.kortnavn = None;
        content.moete.nummer = None;
        content.moete.satt = None;
        content.moete.hevet = None;
        content.moete.innkalt = None;
        item(&mut content, "1/26", "Sak", "", "");
        for art in [
            Dokumentart::Referat,
            Dokumentart::OffentligReferat,
            Dokumentart::Innkalling,
        ] {
            let lines = written(&content, art);
            assert!(
                !lines
                    .iter()
                    .any(|line| line.contains("dok-") || line.contains("{$")),
                "{lines:#?}"
            );
        }
    }
}
