//! A short notice and its reason, which notice and minutes repeat (R18).

use domain::{Regel, Regelbrudd};
use pdf::{Block, Span};
use texts::Value;

use crate::paper::{Paper, ended};

/// «**Kort varsel:** Innkallingen ble sendt 22 timer før møtet. Begrunnelse: …»
pub(crate) fn repeated(paper: &Paper) -> Option<Block> {
    let hours = paper
        .content
        .funn
        .iter()
        .find_map(|finding| match (&finding.regel, &finding.brudd) {
            (Regel::R18, Regelbrudd::KortVarsel { timer }) if *timer >= 0 => Some(*timer),
            _ => None,
        });
    let reason = paper
        .content
        .moete
        .kort_varsel
        .as_deref()
        .map(str::trim)
        .filter(|reason| !reason.is_empty());
    let mut sentences = Vec::new();
    if let Some(hours) = hours {
        let (id, count) = if hours < 48 {
            ("dok-sendt-timer-foer", hours)
        } else {
            ("dok-sendt-dager-foer", hours / 24)
        };
        sentences.push(paper.say(id, &[("antall", Value::from(count))]));
    }
    sentences.extend(reason.map(|reason| paper.say("dok-begrunnelse", &[("grunn", ended(reason).into())])));
    if sentences.is_empty() {
        return None;
    }
    let label = Span::bold(format!("{}:", paper.word("dok-kort-varsel")));
    Some(Block::Note(vec![
        label,
        Span::plain(format!(" {}", sentences.join(" "))),
    ]))
}

#[cfg(test)]
mod tests {
    use domain::{Dokumentart, Funn, Haandheving, Maalform, Moeteart, Regel, Regelbrudd};

    use crate::fixture::{meeting, written};

    #[test]
    fn a_short_notice_and_its_reason_stand_in_notice_and_minutes() {
        for (maalform, hours, said) in [
            (
                Maalform::Nb,
                22,
                "Kort varsel: Innkallingen ble sendt 22 timer før møtet. Begrunnelse: Vannet er forurenset.",
            ),
            (
                Maalform::Nn,
                100,
                "Kort varsel: Innkallinga vart send 4 dagar før møtet. Grunngiving: Vannet er forurenset.",
            ),
        ] {
            let mut content = meeting(maalform);
            content.moete.art = Moeteart::Ekstraordinaert;
            content.moete.kort_varsel = Some("Vannet er forurenset".into());
            content.funn = vec![Funn {
                regel: Regel::R18,
                haandheving: Haandheving::Varsle,
                brudd: Regelbrudd::KortVarsel { timer: hours },
            }];
            for art in [Dokumentart::Innkalling, Dokumentart::Referat] {
                let lines = written(&content, art);
                assert!(lines.iter().any(|line| line == said), "{lines:#?}");
                assert!(
                    lines[0].contains("ekstraordinært møte i Strategisk"),
                    "{lines:#?}"
                );
            }
        }
    }

    #[test]
    fn a_timely_notice_needs_no_word() {
        let lines = written(&meeting(Maalform::Nb), Dokumentart::Referat);
        assert!(!lines.iter().any(|line| line.starts_with("Kort varsel")));
    }
}
