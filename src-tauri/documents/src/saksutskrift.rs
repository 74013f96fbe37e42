//! The extract of one item from the minutes: it goes with the sak to whoever treats it next.

use domain::{Saksinnhold, Utvalg};
use pdf::Block;
use texts::dates;

use crate::{bevegelse::bevegelser, hode, paper::Paper, sak, saksframlegg::way, underskrift};

/// «Saksutskrift fra Strategisk samarbeidsutvalg (SSU) 24. september 2026, sak 24/26».
pub(crate) fn title(paper: &Paper, item: &Saksinnhold) -> String {
    let values = [
        ("utvalg", paper.bodies(Utvalg::fullt_navn).into()),
        ("dato", paper.content.moete.dato.into()),
        ("sak", (&item.nummer).into()),
    ];
    paper.say("dok-saksutskrift-fra", &values)
}

/// The item at `place`, word for word as in the minutes, and that it is so.
pub(crate) fn blocks(paper: &Paper, place: usize, item: &Saksinnhold) -> Vec<Block> {
    let mut out = hode::titled(paper, title(paper, item));
    out.push(facts(paper, item));
    out.extend(way(paper, item));
    out.extend(sak::treated(paper, place, item, &bevegelser(paper), 2));
    out.push(underskrift::true_copy(paper));
    out
}

fn facts(paper: &Paper, item: &Saksinnhold) -> Block {
    let content = paper.content;
    let sak = item.sak.as_ref();
    let archive = sak.and_then(|sak| sak.arkivsaksnr.clone());
    let responsible = sak.map(|sak| sak.saksansvarlig.clone());
    let chair = content.moeteleder.as_ref().map(|who| who.navn.clone());
    hode::facts(
        paper,
        vec![
            (
                "dok-moetedato",
                dates::weekday_and_date(content.moete.dato, paper.texts.maalform()),
            ),
            ("dok-sted", content.moete.sted.clone()),
            ("dok-moeteleder", chair.unwrap_or_default()),
            ("dok-saksansvarlig", responsible.unwrap_or_default()),
            ("dok-arkivsaksnr", archive.unwrap_or_default()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use domain::{Dokumentart, Enighet, Maalform, Moeteinnhold, Utfall};

    use crate::{
        Options, Utdrag,
        fixture::{exemption, extract, item, meeting, member, named, options},
        lines, utdrag,
    };

    fn content(maalform: Maalform) -> Moeteinnhold {
        let mut content = meeting(maalform);
        let per = member(&mut content, "Per Ås");
        content.referent = Some(named(&content, per));
        item(&mut content, "23/26", "En annen sak", "09.00", "09.10").behandling = "Noe annet.".into();
        let sak = item(&mut content, "24/26", "Handlingsplan 2027", "09.10", "09.44");
        sak.moetesak.utfall = Some(Utfall::Vedtatt);
        sak.moetesak.enighet = Some(Enighet::Konsensus);
        sak.behandling = "Per innledet.".into();
        sak.vedtak = "Planen vedtas.".into();
        content
    }

    #[test]
    fn an_extract_is_the_item_as_in_the_minutes_and_says_that_it_is() {
        for (maalform, title) in [
            (
                Maalform::Nb,
                "Saksutskrift fra Strategisk samarbeidsutvalg (SSU) 24. september 2026, sak 24/26",
            ),
            (
                Maalform::Nn,
                "Saksutskrift frå Strategisk samarbeidsutval (SSU) 24. september 2026, sak 24/26",
            ),
        ] {
            let content = content(maalform);
            let (paper, lines) = extract(&content, Utdrag::Saksutskrift(content.saker[1].moetesak.id));
            assert_eq!(lines[0], title);
            let at = lines
                .iter()
                .position(|line| line.starts_with("Sak 24/26"))
                .unwrap();
            assert_eq!(
                lines[at..],
                [
                    "Sak 24/26 Handlingsplan 2027",
                    "Per innledet.",
                    "Vedtak (konsensus): Planen vedtas.",
                    "Rett utskrift",
                    "Vestvoll, 28. september 2026",
                    "Per Ås",
                    "referent",
                ]
            );
            assert_eq!(paper.filnavn, "Saksutskrift SSU 2026-09-24 sak 24-26.pdf");
            assert_eq!(paper.dokument.footer, "Saksutskrift 24.09.2026, sak 24/26");
        }
    }

    #[test]
    fn an_extract_of_minutes_that_are_not_approved_says_so() {
        let content = content(Maalform::Nn);
        let draft = Options {
            foreloepig: true,
            ..options(Dokumentart::Referat)
        };
        let what = Utdrag::Saksutskrift(content.saker[1].moetesak.id);
        let paper = utdrag(&content, what, &draft).unwrap();
        assert_eq!(paper.dokument.mark, "Førebels");
        assert!(lines(&paper.dokument).contains(&"Referatet er ikkje godkjent.".to_string()));
        assert_eq!(paper.filnavn, "Saksutskrift SSU 2026-09-24 sak 24-26 utkast.pdf");
    }

    #[test]
    fn an_exempt_item_is_whole_and_every_page_says_that_it_is_exempt() {
        let mut content = content(Maalform::Nb);
        content.saker[1].moetesak.skjerming = Some(exemption("offl. § 13"));
        let (paper, lines) = extract(&content, Utdrag::Saksutskrift(content.saker[1].moetesak.id));
        assert!(
            lines.contains(&"Unntatt offentlighet: offl. § 13.".to_string()),
            "{lines:#?}"
        );
        assert!(lines.contains(&"Vedtak (konsensus): Planen vedtas.".to_string()));
        assert_eq!(
            paper.dokument.footer,
            "Saksutskrift 24.09.2026, sak 24/26 · Unntatt offentlighet"
        );
        assert!(!paper.filnavn.contains("Handlingsplan"));
    }

    #[test]
    fn an_item_of_another_meeting_has_no_extract_here() {
        let what = Utdrag::Saksutskrift(content(Maalform::Nb).saker[1].moetesak.id);
        let other = meeting(Maalform::Nb);
        assert_eq!(utdrag(&other, what, &options(what.fra())), None);
    }
}
