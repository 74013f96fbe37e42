//! When the parties do not agree: each side's standpoint, and whom the conclusion does not bind (R23).

use domain::{Saksinnhold, Standpunkt, Tekst, Utfall, tekst};
use pdf::{Block, Numbering, Span};
use texts::Value;

use crate::{
    paper::{Paper, ended, enumerated},
    tekst::{blocks, compared, paragraph, spans},
    videre::forwarded,
};

/// «**Konklusjon: SSU kom ikke fram til konsensus.** …»: nobody is bound, and each side's standpoint goes with
/// the item as a point among the others.
pub(crate) fn no_consensus(paper: &Paper, item: &Saksinnhold, level: u8) -> Vec<Block> {
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
        out.extend(blocks(&item.vedtak, level));
        return out;
    }
    let next = u32::try_from(first.len()).unwrap_or_default() + 1;
    let points = Block::List {
        numbering: Numbering::Decimal,
        start: 1,
        items: first,
    };
    // The standpoints belong to the last of these points.
    out.push(Block::KeepTogether(
        std::iter::once(points)
            .chain(standpoints(&item.standpunkter))
            .collect(),
    ));
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
pub(crate) fn not_bound(paper: &Paper, item: &Saksinnhold) -> Vec<Block> {
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

#[cfg(test)]
mod tests {
    use domain::{Enighet, Maalform, Utfall};

    use crate::fixture::{ended_as, lift, minutes, standpoint};

    #[test]
    fn without_consensus_nobody_is_bound_and_each_standpoint_goes_with_the_item() {
        let text = "1. Saka blir løfta til partnerskapsmøtet 9. desember 2026.\n2. Sekretariatet lagar nytt framlegg.";
        let mut content = ended_as(
            Maalform::Nn,
            Utfall::IkkeKonsensus,
            Some(Enighet::IkkeKonsensus),
            text,
        );
        lift(&mut content);
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
        let content = ended_as(
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
        let mut content = ended_as(
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
}
