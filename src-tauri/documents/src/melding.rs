//! What a meeting concluded, in short, for the members to report at home (R21).

use domain::{Oppfoelging, Saksinnhold, Utfall};
use pdf::{Block, Numbering, Span};
use texts::dates;

use crate::{
    forfall::with_post,
    hode, konklusjon, lukking,
    oppfoelging::{responsible, together},
    paper::{Paper, ended, upper},
    sak,
    tekst::{labelled, labelled_spans, paragraph},
};

pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let mut out = hode::titled(paper, title(paper));
    out.push(Block::heading(2, paper.word("dok-besluttet")));
    let concluded: Vec<_> = paper
        .content
        .saker
        .iter()
        .filter(|item| is_concluded(item))
        .collect();
    if concluded.is_empty() {
        out.push(paragraph(paper.word("dok-ingenting-besluttet")));
    }
    out.extend(concluded.into_iter().flat_map(|item| of_item(paper, item)));
    out.extend(contact(paper));
    out
}

/// «Melding til egen organisasjon fra SSU 24. september 2026».
pub(crate) fn title(paper: &Paper) -> String {
    let values = [
        ("utvalg", paper.bodies(|body| body.kort().to_owned()).into()),
        ("dato", paper.content.moete.dato.into()),
    ];
    paper.say("dok-melding-fra", &values)
}

/// Routine and what was only put off is no news at home. How an exempt item ended is not said, only that it was
/// treated.
fn is_concluded(item: &Saksinnhold) -> bool {
    let ended = item.moetesak.utfall.is_some_and(Utfall::needs_text);
    ended && !item.moetesak.is_routine()
}

fn of_item(paper: &Paper, item: &Saksinnhold) -> Vec<Block> {
    let mut out = vec![sak::heading(paper, item, 3)];
    if item.moetesak.skjerming.is_some() {
        out.extend(lukking::notice(paper, item));
        return out;
    }
    out.extend(konklusjon::blocks(paper, item, 4));
    let mine = |task: &&Oppfoelging| task.moetesak == Some(item.moetesak.id);
    let tasks: Vec<_> = paper.content.oppfoelging.iter().filter(mine).cloned().collect();
    if !tasks.is_empty() {
        out.push(Block::List {
            numbering: Numbering::Bullet,
            start: 1,
            items: together(&tasks)
                .into_iter()
                .map(|(task, parties)| task_of(paper, task, parties))
                .collect(),
        });
    }
    out
}

/// «**Gjelder for:** Sekretariatet. Sende planen. **Frist:** 29.10.2026.»
fn task_of(paper: &Paper, task: &Oppfoelging, parties: usize) -> Vec<Span> {
    let who = responsible(paper.texts, task, parties);
    let words = format!("{} {}", ended(&who), ended(&task.oppgave));
    let mut spans = labelled_spans(&paper.word("dok-gjelder-for"), words.trim());
    if let Some(day) = task.frist {
        spans.push(Span::plain(" "));
        spans.extend(labelled_spans(
            &paper.word("dok-frist"),
            &ended(&dates::short_date(day)),
        ));
    }
    spans
}

/// Where to ask: what the body prints for those who cannot come, else whoever took the minutes.
fn contact(paper: &Paper) -> Option<Block> {
    let typed = paper.content.utvalg.forfall_til.trim();
    let who = if typed.is_empty() {
        let referent = paper.content.referent.as_ref()?;
        with_post(&referent.navn, &referent.stilling)
    } else {
        upper(typed)
    };
    Some(labelled(&paper.word("dok-kontakt"), &ended(&who)))
}

#[cfg(test)]
mod tests {
    use domain::{Enighet, FastPost, Maalform, Moeteinnhold, Utfall};

    use crate::{
        Utdrag,
        fixture::{exemption, extract, item, meeting, member, named, task},
    };

    fn content(maalform: Maalform) -> Moeteinnhold {
        let mut content = meeting(maalform);
        let per = member(&mut content, "Per Ås");
        content.referent = Some(named(&content, per));
        let routine = item(&mut content, "23/26", "Godkjenning", "09.00", "09.10");
        routine.moetesak.fast = Some(FastPost::GodkjenningInnkalling);
        routine.moetesak.utfall = Some(Utfall::Vedtatt);
        let sak = item(&mut content, "24/26", "Handlingsplan 2027", "09.10", "09.44");
        sak.moetesak.utfall = Some(Utfall::Vedtatt);
        sak.moetesak.enighet = Some(Enighet::Konsensus);
        sak.behandling = "Per innledet.".into();
        sak.vedtak = "Planen vedtas.".into();
        let id = sak.moetesak.id;
        let mut task = task("24/26", "Sende planen");
        task.moetesak = Some(id);
        content.oppfoelging = vec![task];
        let put_off = item(&mut content, "25/26", "Utsatt sak", "09.44", "09.50");
        put_off.moetesak.utfall = Some(Utfall::Utsatt);
        content
    }

    #[test]
    fn a_melding_says_what_was_concluded_for_whom_by_when_and_whom_to_ask() {
        for (maalform, said) in [
            (
                Maalform::Nb,
                [
                    "Melding til egen organisasjon fra SSU 24. september 2026",
                    "Besluttet",
                    "– Gjelder for: Sekretariatet. Sende planen. Frist: 29.10.2026.",
                ],
            ),
            (
                Maalform::Nn,
                [
                    "Melding til eigen organisasjon frå SSU 24. september 2026",
                    "Avgjort",
                    "– Gjeld for: Sekretariatet. Sende planen. Frist: 29.10.2026.",
                ],
            ),
        ] {
            let (paper, lines) = extract(&content(maalform), Utdrag::Melding);
            assert_eq!(
                [&lines[0], &lines[2], &lines[5]],
                [said[0], said[1], said[2]],
                "{lines:#?}"
            );
            assert_eq!(lines[3], "Sak 24/26 Handlingsplan 2027");
            assert_eq!(lines[4], "Vedtak (konsensus): Planen vedtas.");
            assert_eq!(lines[6..], ["Kontakt: Per Ås, rådgiver."]);
            assert_eq!(paper.dokument.title, lines[0].replace("24. s", "24.\u{a0}s"));
        }
    }

    #[test]
    fn nothing_exempt_is_in_a_melding() {
        let mut content = content(Maalform::Nb);
        let sak = &mut content.saker[1];
        sak.moetesak.skjerming = Some(exemption("offl. § 13"));
        sak.moetesak.tittel = "LØNNLIG tittel".into();
        sak.vedtak = "LØNNLIG vedtak".into();
        content.oppfoelging[0].oppgave = "LØNNLIG oppgave".into();
        let (paper, lines) = extract(&content, Utdrag::Melding);
        assert!(!format!("{paper:?}").contains("LØNNLIG"), "{lines:#?}");
        assert_eq!(lines[3], "Sak 24/26 *******");
        assert!(lines[4].starts_with("Unntatt offentlighet: offl. § 13."));
    }

    #[test]
    fn a_meeting_that_concluded_nothing_says_so() {
        let (_, lines) = extract(&meeting(Maalform::Nb), Utdrag::Melding);
        assert!(lines.contains(&"Møtet konkluderte ikke i noen sak.".to_string()));
    }
}
