//! How an item ended: the conclusion under its label, standpoints, who is not bound, where the item goes.

use domain::{Beslutningsform, Enighet, Rettelse, Saksinnhold, Standpunkt, Tekst, Utfall, Videre, tekst};
use pdf::{Block, Numbering, Span};
use texts::{Value, dates};

use crate::{
    paper::{Paper, ended, enumerated, lower},
    tekst::{compared, labelled, led, paragraph, says, spans},
};

/// The blocks of the conclusion; empty when there is none yet. Headings in it are of `level`.
pub(crate) fn blocks(paper: &Paper, item: &Saksinnhold, level: u8) -> Vec<Block> {
    let mut out = match item.moetesak.utfall {
        Some(Utfall::Trukket) => return vec![paragraph(withdrawn(paper, item))],
        Some(Utfall::Utsatt | Utfall::IkkeBehandlet) => return not_concluded(paper, item, level),
        Some(Utfall::IkkeKonsensus) => no_consensus(paper, item, level),
        _ => concluded(paper, item, level),
    };
    out.extend(
        item.rettelser
            .iter()
            .filter_map(|correction| corrected(paper, item, correction)),
    );
    if item.moetesak.utfall != Some(Utfall::IkkeKonsensus) {
        out.extend(not_bound(paper, item));
    }
    if out.is_empty() {
        out
    } else {
        vec![Block::Highlight(out)]
    }
}

/// «**Vedtak (konsensus):** …», then where the item goes, unless the text says it.
fn concluded(paper: &Paper, item: &Saksinnhold, level: u8) -> Vec<Block> {
    let mut out = Vec::new();
    if !item.vedtak.is_empty() {
        out.extend(led(
            vec![Span::bold(format!("{}:", label(paper, item)))],
            &item.vedtak,
            level,
        ));
    }
    let goes_on = item.moetesak.utfall.is_some_and(Utfall::goes_on);
    if let Some(sentence) = goes_on.then(|| forwarded(paper, item)).flatten()
        && !says(&item.vedtak, &sentence)
    {
        out.push(paragraph(sentence));
    }
    out
}

/// The word for the conclusion, by outcome, and how it was reached: a body that only advises makes no vedtak.
fn label(paper: &Paper, item: &Saksinnhold) -> String {
    let advises = paper.content.utvalg.beslutningsform == Beslutningsform::Raad;
    let word = match item.moetesak.utfall {
        Some(Utfall::Tilraadd) => "dok-tilraading",
        Some(Utfall::RaadGitt) => "dok-raad",
        Some(Utfall::Droeftet) => return paper.word("dok-oppsummering"),
        _ if advises => "dok-konklusjon",
        _ => "dok-vedtak",
    };
    match item.moetesak.enighet {
        Some(agreement @ (Enighet::Konsensus | Enighet::Votering)) => {
            format!(
                "{} ({})",
                paper.word(word),
                lower(&paper.term("enighet", &agreement))
            )
        }
        Some(Enighet::IkkeKonsensus) | None => paper.word(word),
    }
}

/// «Saken er trukket …»: the reason is the whole sentence when it says so itself.
fn withdrawn(paper: &Paper, item: &Saksinnhold) -> String {
    let plain = paper.word("dok-saken-er-trukket");
    match item
        .moetesak
        .merknad
        .as_deref()
        .map(str::trim)
        .filter(|reason| !reason.is_empty())
    {
        Some(reason) if compared(reason).starts_with(&compared(&plain)) => ended(reason),
        Some(reason) => format!("{plain} {}", ended(reason)),
        None => plain,
    }
}

/// «Saken utsettes til møtet …»
fn not_concluded(paper: &Paper, item: &Saksinnhold, level: u8) -> Vec<Block> {
    let mut sentences = Vec::new();
    if item.moetesak.utfall == Some(Utfall::IkkeBehandlet) {
        sentences.push(paper.word("dok-ikke-behandlet"));
    }
    if item.moetesak.utfall == Some(Utfall::Utsatt) || item.moetesak.videre.is_some() {
        sentences.push(postponed(paper, item.moetesak.videre.as_ref()));
    }
    sentences.extend(item.moetesak.merknad.as_deref().map(ended));
    sentences.retain(|sentence| !sentence.is_empty() && !says(&item.vedtak, sentence));
    let mut out = vec![];
    if !sentences.is_empty() {
        out.push(paragraph(sentences.join(" ")));
    }
    out.extend(crate::tekst::blocks(&item.vedtak, level));
    if out.is_empty() {
        out
    } else {
        vec![Block::Highlight(out)]
    }
}

fn postponed(paper: &Paper, to: Option<&Videre>) -> String {
    let Some(to) = to else {
        return paper.word("dok-saken-utsettes");
    };
    let body = (to.utvalg != paper.content.utvalg.id)
        .then(|| other_body(paper, to))
        .flatten();
    match (body, to.dato) {
        (Some(body), dato) => {
            let mut where_to = vec![body];
            where_to.extend(dato.map(dates::date));
            paper.say(
                "dok-saken-utsettes-til-utvalg",
                &[("hvor", where_to.join(" ").into())],
            )
        }
        (None, Some(dato)) => paper.say("dok-saken-utsettes-til", &[("dato", dato.into())]),
        (None, None) => paper.word("dok-saken-utsettes"),
    }
}

/// «Saken løftes til partnerskapsmøtet 9. desember 2026.» Nothing when nobody said where it goes.
fn forwarded(paper: &Paper, item: &Saksinnhold) -> Option<String> {
    let to = item.moetesak.videre.as_ref()?;
    let mut where_to = vec![other_body(paper, to)?];
    where_to.extend(to.dato.map(dates::date));
    let id = match item.moetesak.utfall? {
        Utfall::Oversendt => "dok-saken-oversendes",
        Utfall::SendtTilbake => "dok-saken-sendes-tilbake",
        _ => "dok-saken-loeftes",
    };
    Some(paper.say(id, &[("hvor", where_to.join(" ").into())]))
}

/// A body's name inside a sentence: a single common noun begins small, a name or an abbreviation does not.
fn other_body(paper: &Paper, to: &Videre) -> Option<String> {
    let name = paper.content.utvalgsnavn.get(&to.utvalg)?;
    let common = !name.contains(' ') && name.chars().skip(1).all(char::is_lowercase);
    Some(if common { lower(name) } else { name.clone() })
}

/// «**Konklusjon: SSU kom ikke fram til konsensus.** …»: nobody is bound, and each side's standpoint goes with
/// the item as a point among the others.
fn no_consensus(paper: &Paper, item: &Saksinnhold, level: u8) -> Vec<Block> {
    let conclusion = paper.say("dok-ikke-konsensus", &[("utvalg", paper.body().into())]);
    let nobody_bound = paper.word("dok-ingen-bundet");
    let heading = format!("{}: {conclusion}", paper.word("dok-konklusjon"));
    let mut out = vec![Block::Paragraph(vec![
        Span::bold(heading),
        Span::plain(format!(" {nobody_bound}")),
    ])];
    let lift = forwarded(paper, item);
    let carry = (!item.standpunkter.is_empty()).then(|| paper.word("dok-standpunktene"));
    let said = [
        Some(&conclusion),
        Some(&nobody_bound),
        lift.as_ref(),
        carry.as_ref(),
    ];
    let already: Vec<_> = said
        .into_iter()
        .flatten()
        .map(|sentence| compared(sentence))
        .collect();
    let own = own_points(&item.vedtak, &already);
    let plain = |words: String| vec![Span::plain(words)];
    let first: Vec<_> = lift.into_iter().chain(carry).map(plain).collect();
    if first.is_empty() {
        out.extend(crate::tekst::blocks(&item.vedtak, level));
        return out;
    }
    let next = u32::try_from(first.len()).unwrap_or_default() + 1;
    out.push(Block::List {
        numbering: Numbering::Decimal,
        start: 1,
        items: first,
    });
    out.extend(standpoints(&item.standpunkter));
    if !own.is_empty() {
        out.push(Block::List {
            numbering: Numbering::Decimal,
            start: next,
            items: own,
        });
    }
    out
}

/// The points of a text, each paragraph or item one, without those `already` said.
fn own_points(text: &Tekst, already: &[String]) -> Vec<Vec<Span>> {
    let mut points: Vec<&Vec<tekst::Span>> = Vec::new();
    for block in &text.blocks {
        match block {
            tekst::Block::Paragraph(words) | tekst::Block::Heading(words) => points.push(words),
            tekst::Block::Bullets(items) | tekst::Block::Numbers(items) => points.extend(items),
        }
    }
    let plain = |words: &[tekst::Span]| words.iter().map(|span| span.text.as_str()).collect::<String>();
    points.retain(|words| !already.contains(&compared(&plain(words))));
    points.into_iter().map(|words| spans(words)).collect()
}

/// «*Kommunene:* modell C.», one bullet per side or party.
fn standpoints(rows: &[Standpunkt]) -> Option<Block> {
    let one = |row: &Standpunkt| {
        let who = Span::italic(format!("{}:", row.hvem.trim().trim_end_matches(':')));
        vec![who, Span::plain(format!(" {}", ended(&row.tekst)))]
    };
    if rows.is_empty() {
        return None;
    }
    Some(Block::List {
        numbering: Numbering::Bullet,
        start: 1,
        items: rows.iter().map(one).collect(),
    })
}

/// R23: a conclusion binds only the parties that accept it.
fn not_bound(paper: &Paper, item: &Saksinnhold) -> Vec<Block> {
    let free: Vec<_> = item
        .standpunkter
        .iter()
        .filter(|row| !row.bundet)
        .map(|row| row.hvem.clone())
        .collect();
    if free.is_empty() || item.moetesak.utfall.is_none_or(Utfall::goes_on) {
        return Vec::new();
    }
    let values = [
        ("hvem", Value::from(enumerated(&free))),
        ("antall", free.len().into()),
    ];
    let sentence = paper.say("dok-ikke-bundet", &values);
    let said: Vec<_> = item
        .standpunkter
        .iter()
        .filter(|row| !row.tekst.trim().is_empty())
        .cloned()
        .collect();
    std::iter::once(paragraph(sentence))
        .chain(standpoints(&said))
        .collect()
}

/// A correction of earlier minutes, unless the conclusion spells it out.
fn corrected(paper: &Paper, item: &Saksinnhold, row: &Rettelse) -> Option<Block> {
    if says(&item.vedtak, &row.tekst) {
        return None;
    }
    let label = paper.say("dok-rettelse", &[("sak", (&row.saksnummer).into())]);
    Some(labelled(&label, &ended(&row.tekst)))
}

#[cfg(test)]
mod tests {
    use domain::{Beslutningsform, Enighet, Maalform, Moeteinnhold, MoetesakId, Rettelse, Utfall, Videre};

    use crate::fixture::{above, day, item, meeting, member, minutes, standpoint};

    fn with(maalform: Maalform, outcome: Utfall, agreement: Option<Enighet>, text: &str) -> Moeteinnhold {
        let mut content = meeting(maalform);
        member(&mut content, "Per");
        let sak = item(&mut content, "1/26", "Sak", "09.00", "09.10");
        sak.moetesak.utfall = Some(outcome);
        sak.moetesak.enighet = agreement;
        sak.vedtak = text.into();
        content
    }

    fn lifted(content: &mut Moeteinnhold) {
        content.saker[0].moetesak.videre = Some(Videre {
            utvalg: above(),
            dato: Some(day("2026-12-09")),
        });
    }

    #[test]
    fn each_outcome_has_its_label() {
        let agreed = Some(Enighet::Konsensus);
        let cases = [
            (Maalform::Nb, Utfall::Vedtatt, agreed, "Vedtak (konsensus): X."),
            (
                Maalform::Nb,
                Utfall::Vedtatt,
                Some(Enighet::Votering),
                "Vedtak (votering): X.",
            ),
            (
                Maalform::Nn,
                Utfall::Vedtatt,
                Some(Enighet::Votering),
                "Vedtak (røysting): X.",
            ),
            (
                Maalform::Nb,
                Utfall::Tilraadd,
                agreed,
                "Tilrådning (konsensus): X.",
            ),
            (
                Maalform::Nn,
                Utfall::Tilraadd,
                agreed,
                "Tilråding (konsensus): X.",
            ),
            (Maalform::Nb, Utfall::RaadGitt, None, "Råd: X."),
            (Maalform::Nb, Utfall::Droeftet, agreed, "Oppsummering: X."),
            (
                Maalform::Nn,
                Utfall::TattTilOrientering,
                agreed,
                "Vedtak (konsensus): X.",
            ),
        ];
        for (maalform, outcome, agreement, said) in cases {
            assert_eq!(minutes(&with(maalform, outcome, agreement, "X."))[1], said);
        }
    }

    #[test]
    fn a_body_that_only_advises_makes_no_vedtak() {
        let mut content = with(Maalform::Nb, Utfall::Vedtatt, Some(Enighet::Konsensus), "X.");
        content.utvalg.beslutningsform = Beslutningsform::Raad;
        assert_eq!(minutes(&content)[1], "Konklusjon (konsensus): X.");
    }

    #[test]
    fn numbered_points_stay_numbered_under_the_label() {
        let content = with(
            Maalform::Nb,
            Utfall::Vedtatt,
            Some(Enighet::Konsensus),
            "1. Først.\n2. Sist.",
        );
        assert_eq!(
            minutes(&content)[1..4],
            ["Vedtak (konsensus):", "1. Først.", "2. Sist."]
        );
    }

    #[test]
    fn without_consensus_nobody_is_bound_and_each_standpoint_goes_with_the_item() {
        let text = "1. Saka blir løfta til partnerskapsmøtet 9. desember 2026.\n2. Sekretariatet lagar nytt framlegg.";
        let mut content = with(
            Maalform::Nn,
            Utfall::IkkeKonsensus,
            Some(Enighet::IkkeKonsensus),
            text,
        );
        lifted(&mut content);
        content.saker[0].standpunkter = vec![
            standpoint("Kommunane (Ås)", "modell C", false),
            standpoint("Føretaket", "modell B.", false),
        ];
        assert_eq!(
            minutes(&content)[1..7],
            [
                "Konklusjon: SSU kom ikkje fram til konsensus. Ingen av partane er bundne av drøftinga.",
                "1. Saka blir løfta til partnerskapsmøtet 9. desember 2026.",
                "2. Standpunkta til partane følgjer saka:",
                "– Kommunane (Ås): modell C.",
                "– Føretaket: modell B.",
                "3. Sekretariatet lagar nytt framlegg.",
            ]
        );
    }

    #[test]
    fn without_consensus_and_without_anywhere_to_go_the_text_stands_alone() {
        let content = with(
            Maalform::Nb,
            Utfall::IkkeKonsensus,
            Some(Enighet::IkkeKonsensus),
            "Drøftes hjemme.",
        );
        assert_eq!(
            minutes(&content)[1..3],
            [
                "Konklusjon: SSU kom ikke fram til konsensus. Ingen av partene er bundet av drøftingen.",
                "Drøftes hjemme.",
            ]
        );
    }

    #[test]
    fn a_party_that_does_not_accept_is_not_bound() {
        let mut content = with(
            Maalform::Nb,
            Utfall::Vedtatt,
            Some(Enighet::Konsensus),
            "Pasientene fordeles.",
        );
        content.saker[0].standpunkter = vec![
            standpoint("Nyvikdal kommune", "mangler senger", false),
            standpoint("Elvestad kommune", "", true),
        ];
        assert_eq!(
            minutes(&content)[2..4],
            [
                "Nyvikdal kommune slutter seg ikke til og er ikke bundet.",
                "– Nyvikdal kommune: mangler senger."
            ]
        );
    }

    #[test]
    fn where_an_item_goes_is_said_once() {
        for (outcome, said) in [
            (
                Utfall::Loeftet,
                "Saken løftes til partnerskapsmøtet 9. desember 2026.",
            ),
            (
                Utfall::Oversendt,
                "Saken oversendes til partnerskapsmøtet 9. desember 2026.",
            ),
            (
                Utfall::SendtTilbake,
                "Saken sendes tilbake til partnerskapsmøtet 9. desember 2026.",
            ),
        ] {
            let mut content = with(Maalform::Nb, outcome, None, "Utredes.");
            lifted(&mut content);
            assert_eq!(minutes(&content)[2], said);
            content.saker[0].vedtak = said.into();
            assert_eq!(minutes(&content)[1], format!("Vedtak: {said}"));
            assert!(!minutes(&content)[2].contains("Saken"));
        }
    }

    #[test]
    fn a_withdrawn_item_says_so_with_its_reason() {
        let mut content = with(Maalform::Nb, Utfall::Trukket, None, "");
        assert_eq!(minutes(&content)[1], "Saken er trukket.");
        content.saker[0].moetesak.merknad = Some("FSU trenger mer tid".into());
        assert_eq!(minutes(&content)[1], "Saken er trukket. FSU trenger mer tid.");
        let whole = "Saken er trukket av forslagsstiller før behandling, jf. sak 21/26.";
        content.saker[0].moetesak.merknad = Some(whole.into());
        assert_eq!(minutes(&content)[1], whole);
        let nn = with(Maalform::Nn, Utfall::Trukket, None, "");
        assert_eq!(minutes(&nn)[1], "Saka er trekt.");
    }

    #[test]
    fn a_postponed_item_says_to_when() {
        let mut content = with(Maalform::Nb, Utfall::Utsatt, None, "");
        assert_eq!(minutes(&content)[1], "Saken utsettes.");
        let here = content.utvalg.id;
        content.saker[0].moetesak.videre = Some(Videre {
            utvalg: here,
            dato: Some(day("2026-12-03")),
        });
        assert_eq!(minutes(&content)[1], "Saken utsettes til møtet 3. desember 2026.");
        lifted(&mut content);
        content.saker[0].moetesak.merknad = Some("Tallene mangler".into());
        assert_eq!(
            minutes(&content)[1],
            "Saken utsettes til partnerskapsmøtet 9. desember 2026. Tallene mangler."
        );
        let mut late = with(Maalform::Nn, Utfall::IkkeBehandlet, None, "");
        late.saker[0].moetesak.videre = Some(Videre {
            utvalg: here,
            dato: None,
        });
        assert_eq!(
            minutes(&late)[1],
            "Saka vart ikkje handsama i møtet. Saka blir utsett."
        );
    }

    #[test]
    fn a_correction_is_told_unless_the_vedtak_spells_it_out() {
        let text = "I sak 16/26 skal fristen være 1. november.";
        let mut content = with(
            Maalform::Nb,
            Utfall::GodkjentMedRettelse,
            Some(Enighet::Konsensus),
            "Godkjennes.",
        );
        content.saker[0].rettelser = vec![Rettelse {
            id: uuid::Uuid::nil().into(),
            moetesak: MoetesakId(uuid::Uuid::nil()),
            gjelder: None,
            saksnummer: "16/26".into(),
            tekst: text.into(),
            fra: "Jon".into(),
        }];
        assert_eq!(minutes(&content)[2], format!("Rettelse til sak 16/26: {text}"));
        content.saker[0].vedtak = format!("Godkjennes med denne rettelsen: {text}").as_str().into();
        assert_eq!(minutes(&content)[2], "Neste møte: torsdag 3. desember 2026.");
    }
}
