//! One item of the referat, from its heading to what happened after it.

use domain::{FastPost, Saksinnhold, Sakstype, Utfall};
use pdf::{Block, Numbering, Span};
use texts::dates;

use crate::{
    bevegelse::{Bevegelse, after, during},
    habilitet, konklusjon, lenke, lukking,
    paper::Paper,
    tekst::{self, labelled, led, paragraph, says},
};

/// The item at `place` of the content.
pub(crate) fn blocks(paper: &Paper, place: usize, item: &Saksinnhold, movements: &[Bevegelse]) -> Vec<Block> {
    let mut out = vec![lenke::anchor(item)];
    out.extend(treated(paper, place, item, movements, level(paper, item)));
    out.extend(after(movements, Some(place)).into_iter().map(paragraph));
    out
}

/// The item alone, under a heading of `level`: without who came and went when it was over.
pub(crate) fn treated(
    paper: &Paper,
    place: usize,
    item: &Saksinnhold,
    movements: &[Bevegelse],
    level: u8,
) -> Vec<Block> {
    let mut out = vec![heading(paper, item, level)];
    out.extend(lukking::notice(paper, item));
    let exempt = paper.is_public() && item.moetesak.skjerming.is_some();
    if exempt {
        out.extend(during(movements, place).into_iter().map(paragraph));
        if item.moetesak.utfall.is_some_and(|outcome| !outcome.needs_text()) {
            // Withdrawn and postponed say when, not what.
            out.extend(konklusjon::blocks(paper, item, level + 1));
        }
    } else {
        out.extend(treatment(paper, place, item, movements, level + 1));
    }
    out
}

/// An item treated under another has its heading one level below.
fn level(paper: &Paper, item: &Saksinnhold) -> u8 {
    let above = item.moetesak.under;
    let under = above.is_some_and(|id| paper.content.saker.iter().any(|other| other.moetesak.id == id));
    if under { 3 } else { 2 }
}

pub(crate) fn heading(paper: &Paper, item: &Saksinnhold, level: u8) -> Block {
    let values = [
        ("sak", (&item.nummer).into()),
        ("tittel", title(paper, item).into()),
    ];
    Block::heading(level, paper.say("dok-sak-tittel", &values))
}

/// The title, with where a postponed item was put off from.
pub(crate) fn title(paper: &Paper, item: &Saksinnhold) -> String {
    let title = &item.moetesak.tittel;
    let postponed = item
        .fra
        .as_ref()
        .filter(|from| from.utfall == Some(Utfall::Utsatt));
    let Some(from) = postponed else {
        return title.clone();
    };
    let id = if dates::same_year(from.dato, paper.content.moete.dato) {
        "dok-utsatt-fra"
    } else {
        "dok-utsatt-fra-aar"
    };
    let suffix = paper.say(id, &[("dato", from.dato.into())]);
    if tekst::compared(title).contains(&tekst::compared(&suffix)) {
        title.clone()
    } else {
        format!("{title} {suffix}")
    }
}

/// Everything said and done, in the order of the referat.
fn treatment(
    paper: &Paper,
    place: usize,
    item: &Saksinnhold,
    movements: &[Bevegelse],
    level: u8,
) -> Vec<Block> {
    let mut out = Vec::new();
    out.extend(noted(item));
    let mut came_and_went = during(movements, place);
    came_and_went.retain(|sentence| !says(&item.behandling, sentence));
    let lead = if came_and_went.is_empty() {
        vec![]
    } else {
        vec![Span::plain(came_and_went.join(" "))]
    };
    out.extend(led(lead, &item.behandling, level));
    out.extend(habilitet::found(paper, item));
    out.extend(konklusjon::blocks(paper, item, level));
    for statement in &item.protokolltilfoersler {
        let label = paper.say("dok-protokolltilfoersel", &[("fra", (&statement.fra).into())]);
        out.push(labelled(&label, &quoted(&statement.tekst)));
    }
    out.extend(habilitet::returned(paper, item));
    out.extend(lukking::reopened(paper, item));
    if out.is_empty() && is_any_other_business(item) && !holds_others(paper, item) {
        out.push(paragraph(paper.word("dok-ingen-saker")));
    }
    out
}

/// What was received and noted: a), b), c).
fn noted(item: &Saksinnhold) -> Option<Block> {
    let items: Vec<_> = item
        .meldinger
        .iter()
        .map(|one| vec![Span::plain(&*one.tittel)])
        .collect();
    if items.is_empty() {
        return None;
    }
    Some(Block::List {
        numbering: Numbering::LowerAlpha,
        start: 1,
        items,
    })
}

fn is_any_other_business(item: &Saksinnhold) -> bool {
    item.moetesak.fast == Some(FastPost::Eventuelt) || item.moetesak.sakstype == Sakstype::Eventuelt
}

fn holds_others(paper: &Paper, item: &Saksinnhold) -> bool {
    paper
        .content
        .saker
        .iter()
        .any(|other| other.moetesak.under == Some(item.moetesak.id))
}

/// The words in quotation marks, unless they have them.
fn quoted(words: &str) -> String {
    let words = words.trim();
    if words.starts_with('«') {
        words.into()
    } else {
        format!("«{words}»")
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Behandlingssted, FastPost, Maalform, Melding, MoetesakId, PersonId, Protokolltilfoersel, Utfall,
    };

    use crate::fixture::{day, item, meeting, member, minutes};

    #[test]
    fn an_item_added_under_eventuelt_stands_below_it() {
        let mut content = meeting(Maalform::Nb);
        member(&mut content, "Per");
        let above = item(&mut content, "30/26", "Eventuelt", "11.45", "");
        above.moetesak.fast = Some(FastPost::Eventuelt);
        let above = above.moetesak.id;
        let below = item(&mut content, "31/26", "Vaksinasjon", "11.45", "11.50");
        below.moetesak.under = Some(above);
        below.behandling = "Per innledet.".into();
        assert_eq!(
            minutes(&content)[..3],
            ["Sak 30/26 Eventuelt", "Sak 31/26 Vaksinasjon", "Per innledet."]
        );
        let options = crate::fixture::options(domain::Dokumentart::Referat);
        let document = crate::dokument(&content, &options);
        let headings = document.blocks.iter().filter_map(|block| match block {
            pdf::Block::Heading { level, text } if pdf::Span::joined(text).starts_with("Sak") => Some(*level),
            _ => None,
        });
        assert_eq!(headings.collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn eventuelt_without_items_says_so() {
        let mut content = meeting(Maalform::Nn);
        member(&mut content, "Per");
        item(&mut content, "2026/26", "Eventuelt", "11.20", "11.21")
            .moetesak
            .fast = Some(FastPost::Eventuelt);
        assert_eq!(minutes(&content)[..2], ["Sak 2026/26 Eventuelt", "Ingen saker."]);
    }

    #[test]
    fn what_was_received_is_lettered() {
        let mut content = meeting(Maalform::Nb);
        let sak = item(&mut content, "29/26", "Referatsaker", "11.35", "11.40");
        let melding = |title: &str| Melding {
            id: uuid::Uuid::nil().into(),
            moetesak: MoetesakId(uuid::Uuid::nil()),
            rekkefoelge: "a".into(),
            tittel: title.into(),
            fra_moete: None,
        };
        sak.meldinger = vec![
            melding("Referat fra FSU 2. september 2026"),
            melding("Referat fra SUFF"),
        ];
        sak.moetesak.utfall = Some(Utfall::TattTilOrientering);
        sak.vedtak = "Referatsakene tas til orientering.".into();
        assert_eq!(
            minutes(&content)[1..4],
            [
                "a) Referat fra FSU 2. september 2026",
                "b) Referat fra SUFF",
                "Vedtak: Referatsakene tas til orientering.",
            ]
        );
    }

    #[test]
    fn a_statement_stands_in_quotation_marks_under_the_vedtak() {
        let mut content = meeting(Maalform::Nn);
        let sak = item(&mut content, "1/26", "Plan", "09.00", "09.20");
        sak.moetesak.utfall = Some(Utfall::Vedtatt);
        sak.vedtak = "Planen blir vedteken.".into();
        sak.protokolltilfoersler = vec![Protokolltilfoersel {
            id: uuid::Uuid::nil().into(),
            moetesak: MoetesakId(uuid::Uuid::nil()),
            person: PersonId(uuid::Uuid::nil()),
            fra: "Pål Ås, Elvestad kommune".into(),
            tekst: "Vi tek atterhald.".into(),
        }];
        let said = "Protokolltilførsel frå Pål Ås, Elvestad kommune: «Vi tek atterhald.»";
        assert_eq!(minutes(&content)[1..3], ["Vedtak: Planen blir vedteken.", said]);
        content.saker[0].protokolltilfoersler[0].tekst = "«Vi tek atterhald.»".into();
        assert_eq!(minutes(&content)[2], said);
    }

    #[test]
    fn a_carried_over_item_says_from_when_once() {
        let mut content = meeting(Maalform::Nn);
        let sak = item(&mut content, "2025/31", "Tenesteavtale 5", "10.00", "10.24");
        sak.fra = Some(Behandlingssted {
            utvalg: "SSU".into(),
            dato: day("2026-06-10"),
            nummer: Some("2025/31".into()),
            utfall: Some(Utfall::Utsatt),
        });
        let said = "Sak 2025/31 Tenesteavtale 5 (utsett frå møtet 10. juni)";
        assert_eq!(minutes(&content)[0], said);
        content.saker[0].moetesak.tittel = "Tenesteavtale 5 (utsett frå møtet 10. juni)".into();
        assert_eq!(minutes(&content)[0], said);
        content.saker[0].moetesak.tittel = "Tenesteavtale 5".into();
        content.saker[0].fra.as_mut().unwrap().dato = day("2025-12-10");
        assert!(minutes(&content)[0].ends_with("(utsett frå møtet 10. desember 2025)"));
    }
}
