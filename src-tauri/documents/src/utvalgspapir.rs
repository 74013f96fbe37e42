//! Papers about a body, or about all bodies of a partnership.

use chrono::NaiveDateTime;
use domain::{Utvalgsinnhold, offentlig_utvalg};

use crate::{
    Papir, aarsberetning, ark::Ark, fremdriftsplan, handlingsplan, mandat, medlemsliste, moeteplan,
    saksoversikt,
};

/// The kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utvalgspapir {
    /// The meetings of the year and their deadlines.
    Moeteplan,
    /// Who sits in a body.
    Medlemsliste,
    /// All saker with where they were treated and where they stand.
    Saksoversikt,
    /// What is to be done, by whom and when.
    Handlingsplan,
    /// The year that went.
    Aarsberetning,
    /// What comes next.
    Fremdriftsplan,
    /// What a body is there for.
    Mandat,
}

/// Writes the paper.
///
/// Each of them goes to parties, to the web pages and to the body above, and none of them treats an item; so all are
/// made from the content without what is exempt, and an exempt sak stands in them as in the public innkalling.
pub fn utvalgspapir(content: &Utvalgsinnhold, kind: Utvalgspapir, laget: NaiveDateTime) -> Papir {
    let public = offentlig_utvalg(content);
    let ark = Ark::new(&public);
    let (name, blocks) = match kind {
        Utvalgspapir::Moeteplan => ("dok-moeteplan", moeteplan::blocks(&ark)),
        Utvalgspapir::Medlemsliste => ("dok-medlemsliste", medlemsliste::blocks(&ark)),
        Utvalgspapir::Saksoversikt => ("dok-saksoversikt", saksoversikt::blocks(&ark)),
        Utvalgspapir::Handlingsplan => ("dok-handlingsplan", handlingsplan::blocks(&ark)),
        Utvalgspapir::Aarsberetning => ("dok-aarsberetning", aarsberetning::blocks(&ark)),
        Utvalgspapir::Fremdriftsplan => ("dok-fremdriftsplan", fremdriftsplan::blocks(&ark)),
        Utvalgspapir::Mandat => ("dok-mandat", mandat::blocks(&ark)),
    };
    ark.paper(name, laget, blocks)
}

#[cfg(test)]
mod tests {
    use domain::Maalform;

    use super::*;
    use crate::bodies_fixture::{bodies, printed, with_secrets};

    const ALL: [Utvalgspapir; 7] = [
        Utvalgspapir::Moeteplan,
        Utvalgspapir::Medlemsliste,
        Utvalgspapir::Saksoversikt,
        Utvalgspapir::Handlingsplan,
        Utvalgspapir::Aarsberetning,
        Utvalgspapir::Fremdriftsplan,
        Utvalgspapir::Mandat,
    ];

    #[test]
    fn nothing_exempt_is_in_a_paper_about_bodies_nor_in_its_metadata() {
        let content = with_secrets();
        assert!(format!("{content:?}").matches("LØNNLIG").count() > 8);
        for kind in ALL {
            let paper = format!("{:?}", printed(&content, kind).0);
            assert!(!paper.contains("LØNNLIG"), "{kind:?}: {paper}");
            assert!(
                !paper.to_lowercase().contains("etterretning"),
                "how an exempt sak ended"
            );
            assert!(!paper.contains("moete.example"), "the link is nobody's affair");
        }
    }

    #[test]
    fn every_kind_can_be_drawn_also_of_a_body_of_which_nothing_is_known() {
        for maalform in [Maalform::Nb, Maalform::Nn] {
            let full = bodies(maalform);
            let mut empty = full.clone();
            empty.aar = None;
            empty.helsefellesskap = None;
            empty.utvalg[0].plasser.clear();
            empty.utvalg[0].mandat = domain::Tekst::default();
            let second = empty.utvalg[0].clone();
            empty.utvalg.push(second);
            (empty.moeter, empty.saker, empty.tiltak) = (vec![], vec![], vec![]);
            for (content, kind) in [&full, &empty]
                .into_iter()
                .flat_map(|content| ALL.map(|kind| (content, kind)))
            {
                let (paper, lines) = printed(content, kind);
                pdf::render(&paper.dokument).unwrap();
                let raw = |line: &String| line.contains("dok-") || line.contains("{$");
                assert!(!lines.iter().any(raw), "{lines:#?}");
            }
        }
    }

    #[test]
    fn the_name_says_kind_body_and_year_or_day() {
        let content = bodies(Maalform::Nn);
        let name = |kind| printed(&content, kind).0.filnavn;
        assert_eq!(name(Utvalgspapir::Moeteplan), "Møteplan SSU 2026.pdf");
        assert_eq!(name(Utvalgspapir::Aarsberetning), "Årsmelding SSU 2026.pdf");
        let mut today = content.clone();
        today.aar = None;
        assert_eq!(
            printed(&today, Utvalgspapir::Medlemsliste).0.filnavn,
            "Medlemsliste SSU 2026-11-22.pdf"
        );
    }

    #[test]
    fn of_several_bodies_the_paper_names_the_partnership() {
        let mut content = bodies(Maalform::Nb);
        let second = content.utvalg[0].clone();
        content.utvalg.push(second);
        let (paper, lines) = printed(&content, Utvalgspapir::Moeteplan);
        assert_eq!(lines[0], "Møteplan 2026 for Helsefellesskapet Solvik");
        assert_eq!(paper.dokument.author, "Helsefellesskapet Solvik");
    }
}
