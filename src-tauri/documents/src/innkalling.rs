//! The notice of a meeting: facts, what to know beforehand, the agenda, the case papers.

use domain::{Moeteform, Rolle, Saksinnhold, Utfall, Utvalg, frist};
use pdf::Block;
use texts::{Value, dates};

use crate::{
    forfall::with_post,
    hode,
    paper::{Paper, ended, enumerated, lower},
    referat::span,
    sakliste, saksframlegg,
    tekst::{labelled, labelled_spans, paragraph},
    underskrift, varsel,
};

/// All blocks, in the order of the notice.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let mut out = notice(paper);
    out.extend(called(paper).flat_map(|item| saksframlegg::blocks(paper, item)));
    out
}

/// The notice without its case papers.
pub(crate) fn notice(paper: &Paper) -> Vec<Block> {
    let mut out = hode::blocks(paper);
    out.push(facts(paper));
    out.extend(varsel::repeated(paper));
    out.push(paragraph(absence(paper)));
    out.push(paragraph(paper.word("dok-habilitet-paaminnelse")));
    out.extend(exempt(paper, &called(paper).collect::<Vec<_>>()));
    out.extend(sakliste::blocks(paper));
    out.extend(underskrift::notice(paper));
    out.extend(recipients(paper));
    out
}

/// The items of the notice: those added in the meeting came after it.
pub(crate) fn called<'a>(paper: &Paper<'a>) -> impl Iterator<Item = &'a Saksinnhold> {
    paper
        .content
        .saker
        .iter()
        .filter(|item| !item.moetesak.lagt_til_i_moetet)
}

fn facts(paper: &Paper) -> Block {
    let content = paper.content;
    let meeting = &content.moete;
    let maalform = content.utvalg.maalform;
    let note = meeting
        .tid_merknad
        .as_deref()
        .map(str::trim)
        .filter(|note| !note.is_empty());
    let time =
        span(meeting.start, meeting.slutt) + &note.map_or_else(String::new, |note| format!(" ({note})"));
    let sent = meeting.innkalt.unwrap_or(paper.options.laget).date();
    let secretary = content
        .referent
        .as_ref()
        .map_or_else(String::new, |who| with_post(&who.navn, &who.stilling));
    hode::facts(
        paper,
        vec![
            ("dok-utvalg", paper.bodies(Utvalg::fullt_navn)),
            ("dok-moetenr", meeting.nummer.clone().unwrap_or_default()),
            ("dok-dato", dates::weekday_and_date(meeting.dato, maalform)),
            ("dok-tid", time),
            ("dok-sted", place(paper)),
            ("dok-arkivsaksnr", meeting.arkivsaksnr.clone().unwrap_or_default()),
            ("dok-referanse", hode::reference(paper).unwrap_or_default()),
            ("dok-innkallingen-sendt", dates::weekday_and_date(sent, maalform)),
            ("dok-moeteleder", chair(paper)),
            ("dok-sekretaer", secretary),
        ],
    )
}

/// The place, and how people meet there. The link itself stands in the calendar, never on paper.
pub(crate) fn place(paper: &Paper) -> String {
    let sted = paper.content.moete.sted.trim();
    let how = match paper.content.moete.form {
        Moeteform::Fysisk => "dok-sted-fysisk",
        Moeteform::Digitalt => "dok-sted-digitalt",
        Moeteform::Hybrid => "dok-sted-hybrid",
        Moeteform::Skriftlig => "dok-sted-skriftlig",
    };
    if sted.is_empty() {
        String::new()
    } else {
        paper.say(how, &[("sted", sted.trim_end_matches('.').into())])
    }
}

fn chair(paper: &Paper) -> String {
    let Some(chair) = &paper.content.moeteleder else {
        return String::new();
    };
    match underskrift::role(paper, chair.person) {
        Some(role @ (Rolle::Leder | Rolle::Nestleder)) => {
            with_post(&chair.navn, &lower(&paper.term("rolle", &role)))
        }
        _ => with_post(&chair.navn, &chair.stilling),
    }
}

/// To whom and until when absence is reported; when the deadline is past already, as soon as may be.
fn absence(paper: &Paper) -> String {
    let content = paper.content;
    let typed = content.utvalg.forfall_til.trim().trim_end_matches('.');
    let to = if typed.is_empty() {
        paper.word("dok-sekretariatet")
    } else {
        typed.into()
    };
    let deadline = frist(content.moete.dato, content.utvalg.frister.forfall);
    let sent = content.moete.innkalt.unwrap_or(paper.options.laget).date();
    if deadline > sent {
        paper.say(
            "dok-forfall-meldes-innen",
            &[("til", to.into()), ("dato", deadline.into())],
        )
    } else {
        paper.say("dok-forfall-meldes-snarest", &[("til", to.into())])
    }
}

/// «Sak 27/26 er unntatt offentlighet. …»
pub(crate) fn exempt(paper: &Paper, items: &[&Saksinnhold]) -> Option<Block> {
    let exempt = items.iter().filter(|item| item.moetesak.skjerming.is_some());
    let on_it = exempt.filter(|item| item.moetesak.utfall != Some(Utfall::Trukket));
    let numbers: Vec<_> = on_it.map(|item| item.nummer.clone()).collect();
    if numbers.is_empty() {
        return None;
    }
    let id = if paper.is_public() {
        "dok-unntatt-offentlig-utgave"
    } else {
        "dok-unntatt-til-medlemmer"
    };
    let values = [
        ("sak", Value::from(enumerated(&numbers))),
        ("antall", numbers.len().into()),
    ];
    Some(Block::Note(vec![paper.say(id, &values).into()]))
}

/// «**Til:** … **Kopi:** …»
pub(crate) fn recipients(paper: &Paper) -> Option<Block> {
    let utvalg = &paper.content.utvalg;
    let line = |id: &str, words: &str| (!words.trim().is_empty()).then(|| (paper.word(id), ended(words)));
    let lines = [
        line("dok-til-mottaker", &utvalg.til_tekst),
        line("dok-kopi", &utvalg.kopi_tekst),
    ];
    match lines {
        [Some((to, words)), Some((copy, copied))] => {
            let mut spans = labelled_spans(&to, &format!("{words} "));
            spans.extend(labelled_spans(&copy, &copied));
            Some(Block::Paragraph(spans))
        }
        [Some((label, words)), None] | [None, Some((label, words))] => Some(labelled(&label, &words)),
        [None, None] => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::{Dokumentart, Maalform, Moeteinnhold, PlanlagtPause, Sakstype, Vedlegg};

    use super::*;
    use crate::fixture::{day, exemption, item, kl, meeting, member, named, written};

    fn content(maalform: Maalform) -> Moeteinnhold {
        let mut content = meeting(maalform);
        let ingunn = member(&mut content, "Ingunn Brekkhus");
        content.frammoete[0].rolle = Rolle::Leder;
        content.moeteleder = Some(named(&content, ingunn));
        content.referent = Some(named(&content, ingunn));
        content
    }

    fn agenda(content: &Moeteinnhold, art: Dokumentart) -> Vec<String> {
        let lines = written(content, art);
        lines[lines
            .iter()
            .position(|line| line.starts_with("Saksnr. |"))
            .unwrap()
            + 1..]
            .to_vec()
    }

    #[test]
    fn the_facts_say_when_where_and_who() {
        assert_eq!(
            written(&content(Maalform::Nb), Dokumentart::Innkalling)[..11],
            [
                "Innkalling til møte i Strategisk samarbeidsutvalg (SSU)",
                "Helsefellesskapet Solvik",
                "Utvalg | Strategisk samarbeidsutvalg (SSU)",
                "Møtenr. | 3/2026",
                "Dato | torsdag 24. september 2026",
                "Tid | kl. 09.00–12.00 (lunsj kl. 12.00)",
                "Sted | Vestvoll rådhus, møterom Havna. Møtet er fysisk.",
                "Arkivsaksnr. | 2026/1187-14",
                "Innkallingen sendt | torsdag 10. september 2026",
                "Møteleder | Ingunn Brekkhus, leder",
                "Sekretær | Ingunn Brekkhus, rådgiver",
            ]
        );
    }

    #[test]
    fn a_digital_meeting_shows_no_link() {
        let mut content = content(Maalform::Nn);
        content.moete.form = Moeteform::Digitalt;
        content.moete.sted = "Digitalt møte på Teams".into();
        let lines = written(&content, Dokumentart::Innkalling);
        assert!(lines.contains(&"Stad | Digitalt møte på Teams (lenkje i kalenderinnkallinga)".to_string()));
        assert!(!lines.join("\n").contains("hemmelig"));
    }

    #[test]
    fn absence_is_reported_until_the_bodys_deadline() {
        let mut nb = content(Maalform::Nb);
        nb.utvalg.forfall_til =
            "sekretariatet på e-post ssu@solvik-hf.example eller telefon 00 00 00 00.".into();
        let lines = written(&nb, Dokumentart::Innkalling);
        let said = "Forfall meldes snarest og senest mandag 21. september til sekretariatet på e-post \
                    ssu@solvik-hf.example eller telefon 00 00 00 00. Sekretariatet innkaller vararepresentant. \
                    Vararepresentanter møter bare etter særskilt innkalling.";
        assert_eq!(lines[11], said);
        assert_eq!(
            written(&content(Maalform::Nn), Dokumentart::Innkalling)[11],
            "Forfall skal meldast til sekretariatet snarast råd og seinast måndag 21. september. Sekretariatet kallar \
             inn vararepresentant. Vararepresentantar møter berre etter særskild innkalling."
        );
    }

    #[test]
    fn a_deadline_that_is_past_is_not_printed() {
        let mut content = content(Maalform::Nb);
        content.moete.innkalt = Some(day("2026-09-23").and_time(kl("12.00")));
        assert!(
            written(&content, Dokumentart::Innkalling)[11]
                .starts_with("Forfall meldes snarest til sekretariatet.")
        );
    }

    #[test]
    fn the_agenda_has_breaks_in_their_places() {
        let mut content = content(Maalform::Nb);
        item(&mut content, "26/26", "Midler", "", "").moetesak.planlagt = Some(kl("10.15"));
        content.saker[0].moetesak.innleder = "Odd-Einar Fjeld".into();
        content.saker[0].moetesak.vedlegg = "6".into();
        item(&mut content, "30/26", "Eventuelt", "", "").moetesak.planlagt = Some(kl("11.45"));
        content.saker[1].moetesak.sakstype = Sakstype::Eventuelt;
        content.moete.planlagte_pauser = vec![PlanlagtPause {
            kl: kl("10.40"),
            tekst: "Pause".into(),
        }];
        assert_eq!(
            agenda(&content, Dokumentart::Innkalling)[..3],
            [
                "26/26 | Midler | Vedtak | Odd-Einar Fjeld | 10.15 | 6 | ",
                " | Pause |  |  | 10.40 |  | ",
                "30/26 | Eventuelt |  |  | 11.45 | – | ",
            ]
        );
    }

    #[test]
    fn an_exempt_title_is_masked_in_every_agenda_and_its_paper_is_in_the_members_copy_alone() {
        let mut content = content(Maalform::Nb);
        let sak = item(&mut content, "27/26", "Hemmelig hendelse", "", "");
        sak.moetesak.skjerming = Some(exemption("offl. § 13"));
        sak.saksframlegg
            .insert("bakgrunn".into(), "Pasienten falt.".into());
        sak.vedlegg = vec![attachment(7, true)];
        let members = written(&content, Dokumentart::Innkalling);
        let public = written(&content, Dokumentart::OffentligInnkalling);
        assert_eq!(
            agenda(&content, Dokumentart::Innkalling)[0],
            "27/26 | ******* | Vedtak |  |  | 7 (unntatt) | Offl. § 13"
        );
        assert_eq!(
            agenda(&content, Dokumentart::OffentligInnkalling)[0],
            "27/26 | ******* | Vedtak |  |  | – | Offl. § 13"
        );
        assert!(members.iter().any(|line| line
            == "Sak 27/26 er unntatt offentlighet. Saksdokumentet sendes bare til faste medlemmer og innkalte \
                vararepresentanter."));
        assert!(
            public
                .iter()
                .any(|line| line == "Sak 27/26 er unntatt offentlighet. Saksdokumentet er ikke med her.")
        );
        assert!(
            members.contains(&"Saksframlegg 27/26 Hemmelig hendelse".to_string()),
            "{members:#?}"
        );
        assert!(!public.join("\n").contains("Hemmelig"), "{public:#?}");
        assert!(!public.join("\n").contains("Pasienten"));
    }

    fn attachment(number: u16, exempt: bool) -> Vedlegg {
        Vedlegg {
            id: uuid::Uuid::nil().into(),
            sak: None,
            moetesak: None,
            nummer: Some(number),
            tittel: format!("Utkast {number}"),
            unntatt: exempt,
            filnavn: None,
            sha256: None,
            alternativ_tekst: None,
        }
    }

    #[test]
    fn attachments_are_numbered_in_the_agenda() {
        let mut content = content(Maalform::Nb);
        item(&mut content, "1/26", "A", "", "").vedlegg = vec![attachment(3, false), attachment(4, false)];
        item(&mut content, "2/26", "B", "", "").vedlegg = (9..12).map(|n| attachment(n, false)).collect();
        item(&mut content, "3/26", "C", "", "").vedlegg = vec![attachment(12, false), attachment(14, true)];
        let agenda = agenda(&content, Dokumentart::Innkalling);
        let column: Vec<_> = agenda[..3]
            .iter()
            .map(|row| row.split(" | ").nth(5).unwrap())
            .collect();
        assert_eq!(column, ["3, 4", "9–11", "12, 14 (unntatt)"]);
    }

    #[test]
    fn an_item_added_in_the_meeting_was_not_called() {
        let mut content = content(Maalform::Nb);
        item(&mut content, "31/26", "Meldt i møtet", "", "")
            .moetesak
            .lagt_til_i_moetet = true;
        let lines = written(&content, Dokumentart::Innkalling);
        assert!(
            lines.contains(&"Ingen saker er satt på sakslisten ennå.".to_string()),
            "{lines:#?}"
        );
    }

    #[test]
    fn to_and_copy_stand_on_one_line() {
        let lines = written(&content(Maalform::Nb), Dokumentart::Innkalling);
        assert_eq!(
            lines.last().unwrap(),
            "Til: SSUs faste medlemmer. Kopi: observatørene."
        );
    }
}
