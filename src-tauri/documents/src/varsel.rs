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
