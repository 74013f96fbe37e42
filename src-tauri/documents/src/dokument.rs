//! From a meeting's content to a whole paper.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Weekday};
use domain::{Dokumentart, Maalform, Moeteinnhold, offentlig};
use pdf::{Document, Language};

use crate::{binding::bind, hode, innkalling, paper::Paper, referat};

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
    let mut blocks = match options.art {
        Dokumentart::Innkalling | Dokumentart::OffentligInnkalling => innkalling::blocks(&paper),
        Dokumentart::Referat | Dokumentart::OffentligReferat | Dokumentart::SignertReferat => {
            referat::blocks(&paper)
        }
    };
    bind(&mut blocks);
    Document {
        title: hode::metadata_title(&paper),
        author: content
            .helsefellesskap
            .clone()
            .unwrap_or_else(|| content.utvalg.fullt_navn()),
        subject: hode::subject(&paper),
        language: match content.utvalg.maalform {
            Maalform::Nb => Language::NbNo,
            Maalform::Nn => Language::NnNo,
        },
        header: hode::running_header(&paper),
        footer: hode::running_footer(&paper),
        page_of: paper.word("dok-side-av"),
        created: in_norway(options.laget),
        blocks,
        ..Document::default()
    }
}

/// A local time with its distance from UTC: summer time from the last Sunday of March at 2 to the last Sunday
/// of October at 3 (forskrift om sommertid 2001).
fn in_norway(local: NaiveDateTime) -> DateTime<FixedOffset> {
    let last_sunday = |month: u32, hour: u32| {
        let last = NaiveDate::from_ymd_opt(local.year(), month, 31)?;
        let sunday = last.week(Weekday::Sun).first_day();
        sunday.and_hms_opt(hour, 0, 0)
    };
    let summer = last_sunday(3, 2).is_some_and(|begins| local >= begins)
        && last_sunday(10, 3).is_some_and(|ends| local < ends);
    let hours = if summer { 2 } else { 1 };
    let offset = FixedOffset::east_opt(hours * 3600);
    offset
        .and_then(|offset| offset.from_local_datetime(&local).single())
        .unwrap_or_else(|| local.and_utc().fixed_offset())
}

#[cfg(test)]
mod tests {
    use domain::{Funn, Haandheving, Habilitetsutfall, Regel, Regelbrudd, Utfall, Videre};

    use super::*;
    use crate::fixture::{exemption, impartiality, item, kl, meeting, member, options, standpoint, task};

    #[test]
    fn the_time_of_a_document_knows_summer_from_winter() {
        let at = |text: &str| in_norway(text.parse().unwrap()).to_rfc3339();
        assert_eq!(at("2026-09-28T12:00:00"), "2026-09-28T12:00:00+02:00");
        assert_eq!(at("2026-11-05T16:00:00"), "2026-11-05T16:00:00+01:00");
        assert_eq!(at("2026-03-29T01:59:59"), "2026-03-29T01:59:59+01:00");
        assert_eq!(at("2026-03-29T03:00:00"), "2026-03-29T03:00:00+02:00");
        assert_eq!(at("2026-10-25T04:00:00"), "2026-10-25T04:00:00+01:00");
    }

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
