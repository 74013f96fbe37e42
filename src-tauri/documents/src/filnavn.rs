//! The name a document is saved under.

use domain::{Dokumentart, Moeteinnhold};

use crate::{Options, hode, paper::Paper};

/// The longest name without its ending: leaves room for long folders under Windows' 260 characters.
const LONGEST: usize = 100;

/// E.g. `Referat SSU 2026-09-24.pdf`.
pub fn filnavn(content: &Moeteinnhold, options: &Options) -> String {
    let paper = Paper::new(content, options);
    let mut marks = Vec::new();
    if options.art.is_public() {
        marks.push(paper.word("dok-offentlig-versjon"));
    }
    marks.extend(unfinished(&paper));
    if options.art == Dokumentart::SignertReferat {
        marks.push(paper.word("dok-signert"));
    }
    of_meeting(&paper, &hode::kind(&paper), marks)
}

/// What is said of a draft and of a new version.
pub(crate) fn unfinished(paper: &Paper) -> Vec<String> {
    let draft = paper
        .options
        .foreloepig
        .then(|| paper.word("dok-utkast").to_lowercase());
    let version = paper
        .options
        .versjon
        .filter(|version| *version > 1)
        .map(|version| format!("v{version}"));
    draft.into_iter().chain(version).collect()
}

/// `Saksutskrift SSU 2026-09-24 sak 24-26.pdf`: the kind, those who met, the day, and `marks`.
pub(crate) fn of_meeting(paper: &Paper, kind: &str, marks: Vec<String>) -> String {
    let body = paper.bodies(|body| body.kort().to_owned());
    let day = paper.content.moete.dato.to_string();
    named(&format!("{kind} {body}"), &[vec![day], marks].concat())
}

/// The name of a file: what it is, cut when it is long, and what is never cut. Made of kind, body, number and day
/// alone, so that no word of an item is in it; without the characters Windows and `OneDrive` refuse.
pub(crate) fn named(what: &str, end: &[String]) -> String {
    let end = allowed(&end.join(" "));
    let room = LONGEST.saturating_sub(end.chars().count() + 1);
    let start: String = allowed(what).chars().take(room).collect();
    format!("{} {end}.pdf", start.trim_end_matches([' ', '.']))
}

/// The words with what a file name may not hold as spaces, and single spaces between them.
fn allowed(words: &str) -> String {
    let refused = |c: char| c.is_control() || "\"*:<>?/\\|#%".contains(c) || is_invisible(c);
    let spaced: String = words.chars().map(|c| if refused(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks that turn the direction of writing can disguise the ending of a file name.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use domain::Maalform;

    use super::*;
    use crate::fixture::{exemption, item, meeting, options};

    #[test]
    fn the_name_says_kind_body_and_day() {
        let nb = meeting(Maalform::Nb);
        let nn = meeting(Maalform::Nn);
        for (content, art, name) in [
            (&nb, Dokumentart::Innkalling, "Innkalling SSU 2026-09-24.pdf"),
            (
                &nb,
                Dokumentart::OffentligInnkalling,
                "Innkalling SSU 2026-09-24 offentlig versjon.pdf",
            ),
            (&nb, Dokumentart::Referat, "Referat SSU 2026-09-24.pdf"),
            (
                &nb,
                Dokumentart::OffentligReferat,
                "Referat SSU 2026-09-24 offentlig versjon.pdf",
            ),
            (
                &nn,
                Dokumentart::OffentligReferat,
                "Referat SSU 2026-09-24 offentleg versjon.pdf",
            ),
            (
                &nb,
                Dokumentart::SignertReferat,
                "Referat SSU 2026-09-24 signert.pdf",
            ),
        ] {
            assert_eq!(filnavn(content, &options(art)), name);
        }
    }

    #[test]
    fn a_draft_and_a_new_version_are_told_apart() {
        let draft = Options {
            foreloepig: true,
            versjon: Some(2),
            ..options(Dokumentart::Referat)
        };
        assert_eq!(
            filnavn(&meeting(Maalform::Nb), &draft),
            "Referat SSU 2026-09-24 utkast v2.pdf"
        );
    }

    #[test]
    fn what_windows_refuses_is_left_out_and_sami_letters_are_kept() {
        let mut content = meeting(Maalform::Nb);
        content.utvalg.kortnavn = Some("Čuovži/Ŋávdi: «SSU» <1>\u{202e}? .".into());
        assert_eq!(
            filnavn(&content, &options(Dokumentart::Referat)),
            "Referat Čuovži Ŋávdi «SSU» 1 2026-09-24.pdf"
        );
    }

    #[test]
    fn a_long_name_is_cut_and_the_day_is_not() {
        let mut content = meeting(Maalform::Nb);
        content.utvalg.kortnavn = Some("Utvalg ".repeat(40));
        let name = filnavn(&content, &options(Dokumentart::OffentligReferat));
        assert!(
            name.ends_with("Utvalg 2026-09-24 offentlig versjon.pdf"),
            "{name}"
        );
        assert!(name.chars().count() <= LONGEST + ".pdf".len());
    }

    #[test]
    fn a_joint_meeting_names_both_bodies_and_no_item() {
        let mut content = meeting(Maalform::Nn);
        let mut other = content.utvalg.clone();
        other.kortnavn = Some("FSU".into());
        content.felles_med = vec![other];
        item(&mut content, "1/26", "Hemmelig", "", "").moetesak.skjerming = Some(exemption("offl. § 13"));
        assert_eq!(
            filnavn(&content, &options(Dokumentart::Referat)),
            "Referat SSU og FSU 2026-09-24.pdf"
        );
    }
}
