//! How an item ended: the conclusion under its label.

use domain::{Beslutningsform, Enighet, Rettelse, Saksinnhold, Utfall};
use pdf::{Block, Span};

use crate::{
    paper::{Paper, ended, lower},
    standpunkt::{no_consensus, not_bound},
    tekst::{self, labelled, led, paragraph, says},
    videre::{forwarded, postponed, withdrawn},
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
    out.extend(tekst::blocks(&item.vedtak, level));
    if out.is_empty() {
        out
    } else {
        vec![Block::Highlight(out)]
    }
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
    use domain::{Beslutningsform, Enighet, Maalform, MoetesakId, Rettelse, Utfall};

    use crate::fixture::{ended_as, minutes};

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
            assert_eq!(minutes(&ended_as(maalform, outcome, agreement, "X."))[1], said);
        }
    }

    #[test]
    fn a_body_that_only_advises_makes_no_vedtak() {
        let mut content = ended_as(Maalform::Nb, Utfall::Vedtatt, Some(Enighet::Konsensus), "X.");
        content.utvalg.beslutningsform = Beslutningsform::Raad;
        assert_eq!(minutes(&content)[1], "Konklusjon (konsensus): X.");
    }

    #[test]
    fn numbered_points_stay_numbered_under_the_label() {
        let content = ended_as(
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
    fn a_correction_is_told_unless_the_vedtak_spells_it_out() {
        let text = "I sak 16/26 skal fristen være 1. november.";
        let mut content = ended_as(
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
