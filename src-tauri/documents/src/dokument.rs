//! From a meeting's content to a whole paper.

use chrono::NaiveDateTime;
use domain::{Dokumentart, Moeteinnhold, offentlig};
use pdf::Document;

use crate::{hode, innkalling, paper::Paper, referat};

/// Which document is wanted, and what only the one who makes it knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The kind.
    pub art: Dokumentart,
    /// When it is made, in local time: the date of the document.
    pub laget: NaiveDateTime,
    /// The version of the minutes, counted from 1; printed from the second on.
    pub versjon: Option<u16>,
    /// A draft innkalling, or minutes not yet approved: said in the head and on every page.
    pub foreloepig: bool,
    /// Ends with a signature field for each signer, instead of their names on a line.
    pub signatur: bool,
    /// Why there is a new version, in a sentence.
    pub merknad: Option<String>,
}

/// Writes the document in the body's målform. A public kind is written from the content's public version.
pub fn dokument(content: &Moeteinnhold, options: &Options) -> Document {
    if options.art.is_public() {
        write(&offentlig(content), options)
    } else {
        write(content, options)
    }
}

fn write(content: &Moeteinnhold, options: &Options) -> Document {
    let paper = Paper::new(content, options);
    let blocks = match options.art {
        Dokumentart::Innkalling | Dokumentart::OffentligInnkalling => innkalling::blocks(&paper),
        Dokumentart::Referat | Dokumentart::OffentligReferat | Dokumentart::SignertReferat => {
            referat::blocks(&paper)
        }
    };
    hode::cover(&paper, &hode::title(&paper), hode::foot(&paper)).around(paper.texts, blocks)
}

#[cfg(test)]
mod tests {
    use domain::{Funn, Haandheving, Habilitetsutfall, Maalform, Regel, Regelbrudd, Utfall, Videre};

    use super::*;
    use crate::fixture::{exemption, impartiality, item, kl, meeting, member, options, standpoint, task};

    /// Every text of an item, each with a word found nowhere else.
    fn with_secrets() -> Moeteinnhold {
        let mut content = meeting(Maalform::Nb);
        let per = member(&mut content, "Per");
        let above = crate::fixture::above();
        let sak = item(&mut content, "27/26", "LØNNLIG tittel", "10.50", "11.06");
        sak.moetesak.skjerming = Some(exemption("offl. § 13"));
        sak.moetesak.lukket_fra = Some(kl("10.50"));
        sak.moetesak.merknad = Some("LØNNLIG merknad".into());
        sak.moetesak.vedlegg = "LØNNLIG vedlegg".into();
        sak.moetesak.utfall = Some(Utfall::Vedtatt);
        sak.moetesak.videre = Some(Videre {
            utvalg: above,
            dato: None,
        });
        sak.behandling = "LØNNLIG behandling".into();
        sak.vedtak = "LØNNLIG vedtak".into();
        sak.saksframlegg
            .insert("forslag".into(), "LØNNLIG forslag".into());
        sak.habilitet = vec![impartiality(
            per,
            Habilitetsutfall::Inhabil,
            "LØNNLIG grunn",
            "fvl. § 6",
            None,
        )];
        sak.standpunkter = vec![standpoint("LØNNLIG part", "LØNNLIG standpunkt", false)];
        let mut task = task("27/26", "LØNNLIG oppgave");
        task.ansvarlig = "LØNNLIG ansvarlig".into();
        content.oppfoelging = vec![task];
        content.funn = vec![Funn {
            regel: Regel::R23,
            haandheving: Haandheving::Varsle,
            brudd: Regelbrudd::IkkeBundet {
                hvem: vec!["LØNNLIG part".into()],
            },
        }];
        content
    }

    #[test]
    fn nothing_exempt_is_in_a_public_document_nor_in_its_metadata() {
        let content = with_secrets();
        for art in [Dokumentart::OffentligInnkalling, Dokumentart::OffentligReferat] {
            let document = format!("{:?}", dokument(&content, &options(art)));
            assert!(!document.contains("LØNNLIG"), "{document}");
            assert!(!document.contains("moete.example"), "the link is nobody's affair");
            assert!(!crate::filnavn(&content, &options(art)).contains("LØNNLIG"));
        }
        let members = format!("{:?}", dokument(&content, &options(Dokumentart::Referat)));
        for word in ["tittel", "behandling", "vedtak", "grunn", "standpunkt", "oppgave"] {
            assert!(members.contains(&format!("LØNNLIG {word}")), "{word}");
        }
    }

    #[test]
    fn every_kind_of_document_can_be_drawn() {
        let mut content = with_secrets();
        for maalform in [Maalform::Nb, Maalform::Nn] {
            content.utvalg.maalform = maalform;
            for art in [
                Dokumentart::Innkalling,
                Dokumentart::OffentligInnkalling,
                Dokumentart::Referat,
                Dokumentart::OffentligReferat,
                Dokumentart::SignertReferat,
            ] {
                let wanted = Options {
                    signatur: art == Dokumentart::SignertReferat,
                    ..options(art)
                };
                pdf::render(&dokument(&content, &wanted)).unwrap();
            }
        }
    }
}
