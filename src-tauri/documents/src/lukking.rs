//! What the referat says of an exempt item and of closed doors (kommuneloven §§ 11-4, 11-5).

use domain::{Deltakelse, Frammoetestatus, Fravaersgrunn, Rettighet, Saksinnhold, Utfall, deltakelse};
use pdf::{Block, Span};
use texts::Value;

use crate::{
    paper::Paper,
    tekst::{labelled_spans, paragraph, says},
    tidslinje::intervals,
};

/// «**Unntatt offentlighet: hjemmel.** …» above the treatment; nothing for an open item.
pub(crate) fn notice(paper: &Paper, item: &Saksinnhold) -> Option<Block> {
    let exemption = item.moetesak.skjerming.as_ref()?;
    let mut sentences = if paper.is_public() {
        in_public(paper, item)
    } else {
        in_full(paper, item)
    };
    sentences.retain(|sentence| !says(&item.behandling, sentence));
    Some(Block::Note(basis(
        paper,
        &exemption.hjemmel,
        &sentences.join(" "),
    )))
}

/// «**Unntatt offentlighet:** **hjemmel.** words».
pub(crate) fn basis(paper: &Paper, hjemmel: &str, words: &str) -> Vec<Span> {
    let hjemmel = hjemmel.trim().trim_end_matches('.');
    let mut spans = labelled_spans(&paper.word("dok-unntatt-offentlighet"), &format!("{hjemmel}."));
    for span in &mut spans {
        span.bold = true;
    }
    if !words.is_empty() {
        spans.push(Span::plain(format!(" {words}")));
    }
    spans
}

/// «Møtet ble åpnet igjen kl. … Observatørene tiltrådte.», at the end of a closed item.
pub(crate) fn reopened(paper: &Paper, item: &Saksinnhold) -> Option<Block> {
    let opened = item.moetesak.lukket_til?;
    if item.moetesak.skjerming.is_none() || paper.is_public() {
        return None;
    }
    let mut sentences = vec![paper.say("dok-moetet-aapnet", &[("kl", opened.into())])];
    let out = observers_out(paper, item);
    if out > 0 {
        sentences.push(paper.say("dok-observatoerene-tiltraadte", &[("antall", out.into())]));
    }
    sentences.retain(|sentence| !says(&item.behandling, sentence) && !says(&item.vedtak, sentence));
    if sentences.is_empty() {
        None
    } else {
        Some(paragraph(sentences.join(" ")))
    }
}

fn in_full(paper: &Paper, item: &Saksinnhold) -> Vec<String> {
    let Some(closed) = item.moetesak.lukket_fra else {
        return Vec::new();
    };
    let mut sentences = vec![paper.say("dok-moetet-lukket", &[("kl", closed.into())])];
    let out = observers_out(paper, item);
    if out > 0 {
        sentences.push(paper.say("dok-observatoerene-forlot", &[("antall", out.into())]));
    }
    if is_secret_by_law(item) {
        sentences.push(paper.word("dok-minnet-om-taushetsplikt"));
    }
    sentences
}

/// The duty of secrecy follows from offentleglova § 13 alone; the other exemptions are may-exemptions.
fn is_secret_by_law(item: &Saksinnhold) -> bool {
    let hjemmel = item
        .moetesak
        .skjerming
        .as_ref()
        .map_or("", |exemption| &exemption.hjemmel);
    let mut numbers = hjemmel
        .split('§')
        .skip(1)
        .map(|rest| rest.split_whitespace().next());
    numbers.any(|number| number.map(|n| n.trim_end_matches(['.', ','])) == Some("13"))
}

fn in_public(paper: &Paper, item: &Saksinnhold) -> Vec<String> {
    let treatment = &item.moetesak;
    let mut sentences = Vec::new();
    match (treatment.lukket_fra, treatment.lukket_til) {
        (Some(from), Some(to)) => {
            sentences.push(paper.say(
                "dok-moetet-var-lukket",
                &[("fra", from.into()), ("til", to.into())],
            ));
        }
        (Some(from), None) => sentences.push(paper.say("dok-moetet-lukket", &[("kl", from.into())])),
        _ => {}
    }
    let out = observers_out(paper, item);
    if out > 0 {
        sentences.push(paper.say("dok-observatoerene-ute", &[("antall", Value::from(out))]));
    }
    match treatment.utfall {
        Some(Utfall::Trukket | Utfall::Utsatt | Utfall::IkkeBehandlet) => {
            sentences.push(paper.word("dok-saksframlegg-er-unntatt"));
        }
        Some(Utfall::Droeftet | Utfall::IkkeKonsensus) | None => {
            sentences.push(paper.word("dok-behandling-er-unntatt"));
        }
        Some(_) => sentences.push(paper.word("dok-vedtak-er-unntatt")),
    }
    sentences
}

/// How many observers had no part in the item because the doors were closed.
fn observers_out(paper: &Paper, item: &Saksinnhold) -> usize {
    let content = paper.content;
    let observer = |right| matches!(right, Rettighet::Observatoer | Rettighet::ObservatoerTaleForslag);
    let out = |person| {
        let part = deltakelse(&item.moetesak, &intervals(content, person));
        part == Deltakelse::Ikke {
            grunn: Some(Fravaersgrunn::Lukket),
        }
    };
    let observers = content
        .frammoete
        .iter()
        .filter(|p| p.status == Frammoetestatus::Moett);
    observers
        .filter(|p| observer(p.rettighet) && out(p.person))
        .count()
}

#[cfg(test)]
mod tests {
    use domain::{
        Dokumentart, Enighet, Fravaersgrunn::*, Maalform, Moeteinnhold, Partsart, Rettighet, Utfall,
    };

    use super::is_secret_by_law;
    use crate::fixture::{exemption, item, kl, meeting, member, minutes, person, present, written};

    fn content(maalform: Maalform) -> Moeteinnhold {
        let mut content = meeting(maalform);
        member(&mut content, "Per");
        for name in ["Karl", "Turid"] {
            let observer = person(
                &mut content,
                name,
                Partsart::Bruker,
                Rettighet::ObservatoerTaleForslag,
            );
            present(
                &mut content,
                observer,
                &[("09.00", "10.50", Lukket), ("11.08", "11.52", Hevet)],
            );
        }
        let sak = item(&mut content, "27/26", "Hemmelig hendelse", "10.50", "11.06");
        sak.moetesak.skjerming = Some(exemption("offl. § 13 jf. fvl. § 13 første ledd nr. 1"));
        sak.moetesak.lukket_fra = Some(kl("10.50"));
        sak.moetesak.lukket_til = Some(kl("11.08"));
        sak.moetesak.utfall = Some(Utfall::TattTilEtterretning);
        sak.moetesak.enighet = Some(Enighet::Konsensus);
        sak.behandling = "Tormod gikk gjennom den hemmelige hendelsen.".into();
        sak.vedtak = "Gjennomgangen tas til etterretning.".into();
        content
    }

    fn public(content: &Moeteinnhold) -> Vec<String> {
        let lines = written(content, Dokumentart::OffentligReferat);
        lines[lines
            .iter()
            .position(|line| line.starts_with("Sak 27/26"))
            .unwrap()..]
            .to_vec()
    }

    #[test]
    fn the_minutes_say_when_the_doors_were_closed_and_opened_and_who_went_out() {
        assert_eq!(
            minutes(&content(Maalform::Nb))[..5],
            [
                "Sak 27/26 Hemmelig hendelse",
                "Unntatt offentlighet: offl. § 13 jf. fvl. § 13 første ledd nr. 1. Møtet ble lukket kl. 10.50. \
                 Observatørene forlot møtet. Medlemmene ble minnet om taushetsplikten.",
                "Tormod gikk gjennom den hemmelige hendelsen.",
                "Vedtak (konsensus): Gjennomgangen tas til etterretning.",
                "Møtet ble åpnet igjen kl. 11.08. Observatørene tiltrådte.",
            ]
        );
    }

    #[test]
    fn the_same_in_nynorsk_and_without_observers() {
        let mut content = content(Maalform::Nn);
        content.frammoete.truncate(1);
        content.saker[0].moetesak.skjerming = Some(exemption("offl. § 23 første ledd"));
        let lines = minutes(&content);
        assert_eq!(
            lines[1],
            "Unnateke offentlegheit: offl. § 23 første ledd. Møtet vart lukka kl. 10.50."
        );
        assert_eq!(lines[4], "Møtet vart opna att kl. 11.08.");
    }

    #[test]
    fn the_public_version_says_that_it_was_closed_and_nothing_of_what_was_said() {
        assert_eq!(
            public(&content(Maalform::Nb))[..3],
            [
                "Sak 27/26 *******",
                "Unntatt offentlighet: offl. § 13 jf. fvl. § 13 første ledd nr. 1. Møtet var lukket kl. 10.50–11.08. \
                 Observatørene var ikke til stede. Saken ble behandlet og vedtak ble truffet. Saksframlegg, \
                 behandling og vedtak er unntatt.",
                "Neste møte: torsdag 3. desember 2026.",
            ]
        );
        assert_eq!(
            public(&content(Maalform::Nn))[1],
            "Unnateke offentlegheit: offl. § 13 jf. fvl. § 13 første ledd nr. 1. Møtet var lukka kl. 10.50–11.08. \
             Observatørane var ikkje til stades. Saka vart handsama og vedtak vart gjort. Saksframlegg, handsaming \
             og vedtak er unnatekne."
        );
    }

    #[test]
    fn an_item_that_was_only_discussed_or_postponed_has_no_vedtak_in_public() {
        let mut content = content(Maalform::Nb);
        content.saker[0].moetesak.utfall = Some(Utfall::Droeftet);
        assert!(public(&content)[1].ends_with("Saken ble behandlet. Saksframlegg og behandling er unntatt."));
        content.saker[0].moetesak.utfall = Some(Utfall::Utsatt);
        assert_eq!(public(&content)[2], "Saken utsettes.");
    }

    #[test]
    fn one_observer_is_one() {
        let mut content = content(Maalform::Nb);
        content.frammoete.truncate(2);
        assert!(minutes(&content)[1].contains("Observatøren forlot møtet."));
    }

    #[test]
    fn only_the_duty_of_secrecy_is_a_thing_to_be_reminded_of() {
        let mut content = content(Maalform::Nb);
        let cases = [
            ("offl. § 13", true),
            ("Offl. §13, jf. fvl. § 13", true),
            ("offl. § 23 første ledd, fvl. § 13.", true),
            ("offl. § 23 første ledd", false),
            ("offl. § 14", false),
            ("offl. § 130", false),
        ];
        for (law, secret) in cases {
            content.saker[0].moetesak.skjerming = Some(exemption(law));
            assert_eq!(is_secret_by_law(&content.saker[0]), secret, "{law}");
        }
    }
}
