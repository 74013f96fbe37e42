//! The items that came on the agenda after the innkalling was sent, with their case papers.

use domain::Saksinnhold;
use pdf::Block;
use texts::dates;

use crate::{
    hode, innkalling, paper::Paper, referat::span, sakliste, saksframlegg, tekst::paragraph, underskrift,
};

pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let mut out = hode::titled(paper, title(paper));
    out.push(facts(paper));
    let items: Vec<&Saksinnhold> = innkalling::called(paper)
        .filter(|item| item.moetesak.tilleggssak.is_some())
        .collect();
    if items.is_empty() {
        out.push(paragraph(paper.word("dok-ingen-tilleggssaker")));
        return out;
    }
    out.push(paragraph(paper.word("dok-tilleggssaker")));
    out.extend(innkalling::exempt(paper, &items));
    out.push(sakliste::additional(paper, &items));
    out.extend(underskrift::notice(paper));
    out.extend(innkalling::recipients(paper));
    out.extend(items.iter().flat_map(|item| saksframlegg::blocks(paper, item)));
    out
}

/// «Tilleggssaksliste til møte i Strategisk samarbeidsutvalg (SSU)».
pub(crate) fn title(paper: &Paper) -> String {
    let bodies = paper.bodies(domain::Utvalg::fullt_navn);
    paper.say("dok-tilleggssaksliste-til", &[("utvalg", bodies.into())])
}

fn facts(paper: &Paper) -> Block {
    let meeting = &paper.content.moete;
    let maalform = paper.texts.maalform();
    let sent = meeting
        .innkalt
        .map(|at| dates::weekday_and_date(at.date(), maalform));
    hode::facts(
        paper,
        vec![
            ("dok-moetenr", meeting.nummer.clone().unwrap_or_default()),
            ("dok-dato", dates::weekday_and_date(meeting.dato, maalform)),
            ("dok-tid", span(meeting.start, meeting.slutt)),
            ("dok-sted", innkalling::place(paper)),
            ("dok-innkallingen-sendt", sent.unwrap_or_default()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use domain::Maalform;

    use crate::{
        Utdrag,
        fixture::{day, exemption, extract, item, meeting},
    };

    #[test]
    fn only_what_came_after_the_innkalling_is_on_the_additional_agenda() {
        for (maalform, title, table) in [
            (
                Maalform::Nb,
                "Tilleggssaksliste til møte i Strategisk samarbeidsutvalg (SSU)",
                "Saksnr. | Sak | Type | Innleder | Tid | Vedlegg | U.off.",
            ),
            (
                Maalform::Nn,
                "Tilleggssakliste til møte i Strategisk samarbeidsutval (SSU)",
                "Saksnr. | Sak | Type | Innleiar | Tid | Vedlegg | U.off.",
            ),
        ] {
            let mut content = meeting(maalform);
            item(&mut content, "24/26", "Innkalt", "", "");
            let later = item(&mut content, "32/26", "Kom til", "", "");
            later.moetesak.tilleggssak = Some(day("2026-09-15"));
            later.saksframlegg.insert("bakgrunn".into(), "Det haster.".into());
            let (paper, lines) = extract(&content, Utdrag::Tilleggssaksliste);
            assert_eq!(lines[0], title);
            let at = lines.iter().position(|line| line == table).unwrap();
            assert_eq!(lines[at + 1], "32/26 | Kom til | Vedtak |  |  | – | ");
            assert!(lines.contains(&"Saksframlegg 32/26 Kom til".to_string()));
            assert!(!lines.join(" ").contains("Innkalt"));
            assert!(paper.filnavn.ends_with("SSU 2026-09-24.pdf"));
        }
    }

    #[test]
    fn an_exempt_title_is_masked_and_the_note_says_who_gets_its_paper() {
        let mut content = meeting(Maalform::Nb);
        let later = item(&mut content, "32/26", "Hemmelig", "", "");
        later.moetesak.tilleggssak = Some(day("2026-09-15"));
        later.moetesak.skjerming = Some(exemption("offl. § 13"));
        let (_, lines) = extract(&content, Utdrag::Tilleggssaksliste);
        assert!(!lines.join(" ").contains("Hemmelig"), "{lines:#?}");
        assert!(
            lines
                .iter()
                .any(|line| line.starts_with("Sak 32/26 er unntatt offentlighet."))
        );
    }

    #[test]
    fn without_additional_items_the_paper_says_so() {
        let (_, lines) = extract(&meeting(Maalform::Nb), Utdrag::Tilleggssaksliste);
        assert_eq!(
            lines.last().unwrap(),
            "Ingen saker er kommet til etter at innkallingen ble sendt."
        );
    }
}
